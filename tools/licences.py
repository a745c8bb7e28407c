"""Write the page on the licences of everything that comes along: `python -m tools.licences`.

Read from the installed packages themselves, so that the environment has to have every extra (`make licences`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = "wagtail-urgent-action"
PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "licences.md"
#: Classifiers that say it in other words than SPDX; the rest of them is cut at "License :: OSI Approved :: ".
_SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
_HEAD = """# Licences

Made by `make licences` from the packages themselves. The app is under the [BSD 3-Clause licence](../../LICENSE) and ships no
code of others: pip installs these beside it. The first table comes with every installation, the others with an
[extra](dependencies.md). A package stands in the first table in which it is needed, on Linux.

Of licences joined by OR any one will do. MPL asks something of those who change that package itself, not of a site that uses it;
no package here can be had under the GPL or AGPL alone. A test fails on a package that is not in these tables, and on a licence that
was not looked at before.

WeasyPrint needs Pango from the system, which is under the LGPL; it is not part of these packages.
"""


@dataclass(frozen=True)
class Entry:
    """A package that comes along.

    Attributes:
        name: as its authors write it.
        licence: an SPDX expression where the package has one, otherwise the words of its classifier.
        extra: the extra that brings it; empty for every installation.
    """

    name: str
    licence: str
    extra: str


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: the expression, or the classifiers, or the first line of the field.

    Of several classifiers any one will do: those who name two mean a choice.
    """
    if expression := package.metadata.get("License-Expression"):
        return str(expression)
    prefix = "License :: "
    claimed = [value for value in package.metadata.get_all("Classifier") or [] if value.startswith(prefix)]
    words = [value.rpartition(" :: ")[2] for value in claimed if not value.endswith(":: OSI Approved")]
    field = str(package.metadata.get("License") or "").strip().partition("\n")[0]
    if len(words) == 1 and _SPDX.get(words[0], "") == "BSD" and re.fullmatch(r"BSD[- ]\d[\w -]*", field):
        return field
    return " OR ".join(sorted(_SPDX.get(word, word) for word in words)) or _SPDX.get(field, field)


def needed_by(name: str, extra: str) -> Iterator[tuple[str, str]]:
    """What a package needs, by the markers that hold here: pairs of a package and one of its extras.

    Args:
        name: the package.
        extra: the extra of it that is asked for; empty for none.
    """
    for text in distribution(name).requires or []:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            for asked in ["", *requirement.extras]:
                yield canonicalize_name(requirement.name), asked


def closure(extra: str) -> set[str]:
    """Every package that is installed with the app and one extra, by normalised name, without the app itself."""
    seen: set[tuple[str, str]] = set()
    waiting = {(OURS, ""), (OURS, extra)}
    while waiting:
        pair = waiting.pop()
        seen.add(pair)
        try:
            waiting |= set(needed_by(*pair)) - seen
        except PackageNotFoundError:
            raise SystemExit(f"{pair[0]} is not installed: this needs an environment with every extra.") from None
    return {name for name, _extra in seen} - {OURS}


def extras() -> list[str]:
    """The extras of the app, the one for every installation (an empty name) first."""
    return ["", *sorted(distribution(OURS).metadata.get_all("Provides-Extra") or [])]


def entries() -> list[Entry]:
    """Every package, in the order of the page: for every installation first, then by extra and name."""
    found: list[Entry] = []
    known: set[str] = set()
    for extra in extras():
        for name in sorted(closure(extra) - known):
            package = distribution(name)
            found.append(Entry(package.metadata["Name"], licence_of(package), extra))
            known.add(name)
    return found


def page(found: list[Entry]) -> str:
    """The page as Markdown."""
    parts = [_HEAD]
    for extra in extras():
        rows = [f"| {entry.name} | {entry.licence} |" for entry in found if entry.extra == extra]
        title = f"The extra `{extra}`" if extra else "With every installation"
        nothing = ["Nothing that does not come with every installation."]
        table = ["| package | licence |", "|---|---|", *rows] if rows else nothing
        parts.append("\n".join([f"## {title}", "", *table]) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(entries()), encoding="utf-8")

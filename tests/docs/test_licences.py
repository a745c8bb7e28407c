"""The page on licences names every package that comes along, and none whose licence nobody looked at."""

from __future__ import annotations

import re
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from tools.licences import PAGE, closure, entries, extras, licence_of, page

#: What a site under any licence of its own may use beside it. Somebody has read each of them.
KNOWN = {
    "Apache-2.0",
    "BSD",
    "BSD-3-Clause",
    "ISC",
    "LGPL-2.0-or-later",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-1.1",
    "MPL-2.0",
    "PSF-2.0",
    "Unlicense",
    "BSD-3-Clause, Apache-2.0, dependency licenses",  # pypdfium2: its files, and PDFium with what is in it
}


def _rows() -> dict[str, str]:
    return dict(re.findall(r"^\| (\S+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_package_that_comes_along_is_named() -> None:
    assert {entry.name for entry in entries()} - set(_rows()) == set()


@pytest.mark.parametrize(("name", "licence"), [row for row in _rows().items() if row[0] != "package"])
def test_licence_is_one_that_was_looked_at(name: str, licence: str) -> None:
    assert set(licence.split(" OR ")) & KNOWN, f"{name}: nobody has looked at “{licence}” yet"


def test_page_is_what_the_tool_writes_of_it() -> None:
    """Head and order; rows may differ by the versions of this environment."""
    text = PAGE.read_text(encoding="utf-8")
    made = page(entries())
    assert re.sub(r"^\|.*\n", "", made, flags=re.MULTILINE) == re.sub(r"^\|.*\n", "", text, flags=re.MULTILINE)


def test_needs_of_needs_and_their_extras_are_followed() -> None:
    assert extras() == ["", "import", "nh3", "pdf", "sealed"]
    assert {"wagtail", "pillow", "willow"} <= closure("")  # Willow comes with Wagtail, Pillow with both
    assert "zopfli" in closure("pdf") - closure("")  # WeasyPrint asks for fonttools[woff], that for zopfli
    assert "pytest" not in closure("pdf")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("License-Expression: MIT\nLicense: other", "MIT"),
        ("License: ISC", "ISC"),
        ("License: BSD 3-Clause\nClassifier: License :: OSI Approved :: BSD License", "BSD 3-Clause"),
        ("Classifier: License :: OSI Approved :: BSD License", "BSD"),
        ("License: Apache Software License", "Apache-2.0"),
        (
            "Classifier: License :: OSI Approved :: MIT License\nClassifier: License :: OSI Approved :: ISC License (ISCL)",
            "ISC OR MIT",
        ),
        ("Name: says-nothing", ""),
    ],
)
def test_licence_is_read_from_whichever_place_names_it(tmp_path: Path, lines: str, expected: str) -> None:
    folder = tmp_path / "example-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.4\n{lines}\n\n", encoding="utf-8")
    assert licence_of(Distribution.at(folder)) == expected

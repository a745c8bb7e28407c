"""The catalogues are whole: every entry translated, placeholders kept, plurals right, and compiled as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

import urgent_action

PACKAGE = Path(urgent_action.__file__).parent
EXAMPLE = Path(__file__).parent.parent / "example_project"
PLURALS = {"ar": 6, "de": 2, "es": 2, "fr": 2}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


@pytest.fixture(params=PLURALS)
def language(request: pytest.FixtureRequest) -> str:
    """Each language that there are translations into."""
    return str(request.param)


@pytest.fixture(params=[(PACKAGE, 500), (EXAMPLE, 4)], ids=["app", "example"])
def catalogue(request: pytest.FixtureRequest, language: str) -> Path:
    """The catalogue of the app and that of the example site, without the ending of the file; neither is empty."""
    place, least = request.param
    path: Path = place / "locale" / language / "LC_MESSAGES" / "django"
    assert len(polib.pofile(f"{path}.po")) > least
    return path


def test_every_entry_is_translated(catalogue: Path, language: str) -> None:
    texts = polib.pofile(f"{catalogue}.po")
    assert [entry.msgid for entry in texts.untranslated_entries()] == []
    assert [entry.msgid for entry in texts.fuzzy_entries()] == []
    assert [
        entry.msgid for entry in texts if entry.msgid_plural and len(entry.msgstr_plural) != PLURALS[language]
    ] == []


def test_every_translation_keeps_the_placeholders(catalogue: Path) -> None:
    wrong = []
    for entry in polib.pofile(f"{catalogue}.po"):
        wanted = set(_PLACEHOLDER.findall(entry.msgid)) | set(_PLACEHOLDER.findall(entry.msgid_plural))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            if not set(_PLACEHOLDER.findall(text)) <= wanted or (
                not entry.msgid_plural and set(_PLACEHOLDER.findall(text)) != wanted
            ):
                wrong.append((entry.msgid, text))
    assert wrong == []


def test_catalogue_is_compiled_as_it_stands(catalogue: Path) -> None:
    compiled, texts = (
        {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in entries}
        for entries in (polib.mofile(f"{catalogue}.mo"), polib.pofile(f"{catalogue}.po"))
    )
    assert compiled == texts


def test_no_public_template_writes_a_colon_behind_a_value_by_itself() -> None:
    """French has a space before it; so the colon stands in a text to translate."""
    written = [
        f"{path.name}: {line.strip()}"
        for path in PACKAGE.rglob("*.html")
        if not {"admin", "print"} & set(path.parts)
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"}}:(?!\S)", line)
    ]
    assert written == []

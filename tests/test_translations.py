"""The catalogues are whole: every entry translated, placeholders kept, plurals right, and compiled as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

import urgent_action

LOCALE = Path(urgent_action.__file__).parent / "locale"
PLURALS = {"ar": 6, "de": 2, "es": 2, "fr": 2}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def catalogue(language: str) -> polib.POFile:
    """The texts of one language."""
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", PLURALS)
def test_every_entry_is_translated(language: str) -> None:
    texts = catalogue(language)
    assert len(texts) > 500
    assert [entry.msgid for entry in texts.untranslated_entries()] == []
    assert [entry.msgid for entry in texts.fuzzy_entries()] == []
    assert [
        entry.msgid for entry in texts if entry.msgid_plural and len(entry.msgstr_plural) != PLURALS[language]
    ] == []


@pytest.mark.parametrize("language", PLURALS)
def test_every_translation_keeps_the_placeholders(language: str) -> None:
    wrong = []
    for entry in catalogue(language):
        wanted = set(_PLACEHOLDER.findall(entry.msgid)) | set(_PLACEHOLDER.findall(entry.msgid_plural))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            if not set(_PLACEHOLDER.findall(text)) <= wanted or (
                not entry.msgid_plural and set(_PLACEHOLDER.findall(text)) != wanted
            ):
                wrong.append((entry.msgid, text))
    assert wrong == []


@pytest.mark.parametrize("language", PLURALS)
def test_catalogue_is_compiled_as_it_stands(language: str) -> None:
    compiled = polib.mofile(str(LOCALE / language / "LC_MESSAGES" / "django.mo"))
    texts = {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in catalogue(language)}
    assert {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in compiled} == texts


def test_no_public_template_writes_a_colon_behind_a_value_by_itself() -> None:
    """French has a space before it; so the colon stands in a text to translate."""
    written = [
        f"{path.name}: {line.strip()}"
        for path in LOCALE.parent.rglob("*.html")
        if not {"admin", "print"} & set(path.parts)
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"}}:(?!\S)", line)
    ]
    assert written == []

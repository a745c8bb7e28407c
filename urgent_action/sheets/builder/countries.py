"""From the printed name of a country to its code and back.

Names are those of :mod:`urgent_action.countries` in the languages in which sheets are read.
``other_country_names.json`` adds forms that sheets print and that leave no doubt. ``Korea`` or ``Yugoslavia`` are not in it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from ...countries import country_names

#: The languages in which sheets are read.
LANGUAGES = ("en", "es", "fr", "de", "ar")
#: Between the countries of one case.
SEPARATOR = " / "

_DIVIDED = re.compile(r"\s*/\s*")


def codes_of(printed: str) -> list[str]:
    """Codes of the countries that are printed, divided by strokes; empty unless each is exactly a known name.

    A name is looked up in five languages, without regard to capitals and apostrophes, and in no other way: a country
    that is nearly right is a wrong one.
    """
    names = _codes_by_name()
    found = [names.get(_folded(part)) for part in _DIVIDED.split(printed.strip())]
    codes = [code for code in found if code]
    return codes if len(codes) == len(found) else []


def names_of(codes: list[str], language: str) -> str:
    """The names of countries in a language, as :func:`codes_of` reads them; codes that are not known are left out."""
    names = country_names(language)
    return SEPARATOR.join(names[code] for code in codes if code in names)


@cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in country_names(language).items():
            found.setdefault(_folded(name), set()).add(code)
    for code, names in _other_names().items():
        for name in names:
            found.setdefault(_folded(name), set()).add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def _other_names() -> dict[str, list[str]]:
    table = Path(__file__).parent / "other_country_names.json"
    names: dict[str, list[str]] = json.loads(table.read_text(encoding="utf-8"))
    return names


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'")
    return " ".join(text.casefold().split())

"""From the printed name of a country to its code and back.

``country_names.json`` has, for each code, a name in each language in which sheets are read, and other forms that sheets
print and that leave no doubt (from the Unicode CLDR and django-countries). ``Korea`` or ``Yugoslavia`` are not in it.
django-countries alone would not do: its translations are there only where the site installs it as an app.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from django_countries import countries

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
    base = language.split("-")[0]
    names = (_table().get(code, {}).get(base) or str(countries.name(code)) for code in codes)
    return SEPARATOR.join(name for name in names if name)


@cache
def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = json.loads(
        (Path(__file__).parent / "country_names.json").read_text(encoding="utf-8")
    )
    return table


@cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for code, name in countries:  # a site may have renamed or added some
        for known in (str(name), *_names(_table().get(code, {}))):
            found.setdefault(_folded(known), set()).add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def _names(row: dict[str, Any]) -> list[str]:
    return [*(row[language] for language in LANGUAGES if language in row), *row.get("other", [])]


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'")
    return " ".join(text.casefold().split())

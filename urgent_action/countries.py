"""Names of countries in a reader's language.

django-countries brings the names and their translations, but Django reads the catalogues of installed apps only. They are
read here directly, so that a site need not install one app more for the sake of a list of names.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from unicodedata import normalize

import django_countries
from django.utils.translation import get_language, override, to_locale
from django_countries import countries
from django_countries.data import COUNTRIES

_CATALOGUES = Path(django_countries.__file__).parent / "locale"


def is_country(code: str) -> bool:
    """Whether ``code`` is the ISO 3166-1 alpha-2 code of a country on the list."""
    return code in countries.countries


def country_name(code: str, language: str | None = None) -> str:
    """What a country is called in a language (by default the one in use); the code itself if it is not on the list."""
    return country_names(language or get_language() or "en").get(str(code), str(code))


@lru_cache(maxsize=64)
def country_names(language: str) -> dict[str, str]:
    """Code → name of every country, in the alphabetical order of the names, as far as code points give one."""
    catalogue = _catalogue(language)
    with override(None):
        english = {code: (str(name), str(COUNTRIES.get(code, name))) for code, name in countries.countries.items()}
    # Where nobody has translated the common name ("Palestine" into Arabic), the official one is; English comes last.
    named = {code: _first(catalogue, names) for code, names in english.items()}
    return dict(sorted(named.items(), key=lambda item: normalize("NFKD", item[1]).casefold()))


class _Silent(NullTranslations):
    """Says nothing for what a catalogue does not have: a name that is the same in both languages is no missing one."""

    def gettext(self, message: str) -> str:
        """Nothing."""
        return ""


def _catalogue(language: str) -> NullTranslations:
    wanted = [to_locale(language), to_locale(language.split("-")[0])]
    found = translation("django", localedir=str(_CATALOGUES), languages=wanted, fallback=True)
    found.add_fallback(_Silent())
    return found


def _first(catalogue: NullTranslations, names: tuple[str, str]) -> str:
    return next(filter(None, map(catalogue.gettext, names)), names[0])

"""The list of countries, made once for each language: rendering 249 options through a form field costs more than the page."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django_countries import countries


def is_country(code: str) -> bool:
    """Whether ``code`` is the ISO 3166-1 alpha-2 code of a country on the list."""
    return code in countries.countries


def country_options(selected: str = "") -> SafeString:
    """The ``<option>`` elements in the language in use, by name; the selected one stands first."""
    chosen = (
        format_html('<option value="{}" selected>{}</option>', selected, countries.name(selected))
        if is_country(selected)
        else SafeString("")
    )
    return SafeString(chosen + _options(translation.get_language() or "en"))


@lru_cache(maxsize=32)
def _options(language: str) -> SafeString:
    with translation.override(language):
        named = [(code, str(name)) for code, name in countries]
    named.sort(key=lambda item: normalize("NFKD", item[1]).casefold())
    return format_html_join("", '<option value="{}">{}</option>', named)

"""The list of countries as options, made once for each language: through a form field it costs more than the page."""

from __future__ import annotations

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..countries import country_name, country_names, is_country


def country_options(selected: str = "") -> SafeString:
    """The ``<option>`` elements in the language in use, by name; the selected one stands first."""
    options = _options(get_language() or "en")
    if not is_country(selected):
        return options
    chosen = format_html('<option value="{}" selected>{}</option>', selected, country_name(selected))
    return SafeString(chosen + options)


@lru_cache(maxsize=64)
def _options(language: str) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', country_names(language).items())

"""What lists of the admin say of an urgent action, in the words that readers get; blank for other pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, pgettext

from ..conf import app_settings
from ..countries import country_name
from ..domain.overview import keys_of, read_tallies
from ..languages import listed
from ..models import UrgentActionMixin
from ..templatetags.urgent_action_tags import closing_words

_TALLY = "urgent_action_tally"


def add_tallies(pages: Iterable[Any]) -> list[Any]:
    """The pages, each action with its number of signatures: at most two queries for all of them."""
    listed = list(pages)
    keys = keys_of(page for page in listed if isinstance(page, UrgentActionMixin))
    tallies = read_tallies(keys.values()) if keys else {}
    for page in listed:
        setattr(page, _TALLY, tallies.get(keys[page.pk], 0) if page.pk in keys else None)
    return listed


def tally_of(page: Any) -> int | None:
    """What :func:`add_tallies` found."""
    found: int | None = getattr(page, _TALLY, None)
    return found


def status_of(page: Any) -> str:
    """Where an action stands; what nobody sees yet is a draft, whatever its deadline."""
    if not isinstance(page, UrgentActionMixin):
        return ""
    return str(page.status_at(timezone.now()).label) if page.live else pgettext("status", "Draft")


def is_open(page: Any) -> bool:
    """Whether supporters can act."""
    return isinstance(page, UrgentActionMixin) and bool(page.live and page.status_at(timezone.now()).takes_action)


def closing_of(page: Any) -> str:
    """The end of an action, in the zone of its deadline."""
    return str(closing_words(page)) if isinstance(page, UrgentActionMixin) else ""


def kind_of(page: Any) -> str:
    """What a sheet is in its chain."""
    return str(page.get_kind_display()) if isinstance(page, UrgentActionMixin) else ""


def countries_of(page: Any) -> str:
    """The countries of the case by name."""
    if not isinstance(page, UrgentActionMixin):
        return ""
    return listed(country_name(code) for code in page.country_codes)


def theme_of(page: Any) -> str:
    """The theme by name; a theme that is in the settings no more, by its slug."""
    slug = page.theme if isinstance(page, UrgentActionMixin) else ""
    return str(app_settings().themes.get(slug, slug))


def language_of(page: Any) -> str:
    """The language of the page."""
    return str(page.locale.get_display_name()) if page.locale_id else gettext("Unknown")

"""Hand what editors entered to the core; see :mod:`urgent_action.sections`."""

from __future__ import annotations

from typing import Any

from .models import SectionSettings

#: What a section has one of on each site, and what it says in each language.
_FACTS = ("email", "time_zone", "retention_days")
_WORDS = ("name", "postal_address", "privacy_url", "safety_notice", "demands_intro", "after_deadline_note")
#: Names and addresses of the main language stand in where a language has none; sentences that few could read do not.
_SHARED = ("name", "postal_address", "privacy_url")
_ROWS = "_urgent_action_section"


def known_of(site: Any, language: str) -> dict[str, Any]:
    """What was entered for a site, in the words of a language; ``pt-br`` finds those in ``pt``.

    The main language is the first in the editor's order.
    """
    rows = _rows_of(site)
    if not rows:
        return {}
    texts = {row["texts__language"]: row for row in rows}
    own = texts.get(language) or texts.get(language.partition("-")[0]) or {}
    known = {name: rows[0][name] for name in _FACTS}
    known |= {name: rows[0][f"texts__{name}"] for name in _SHARED}
    return known | {name: own[f"texts__{name}"] for name in _WORDS if own.get(f"texts__{name}")}


def _rows_of(site: Any) -> list[dict[str, Any]]:
    """One query for each site object, and no write: Wagtail's own way to read a setting makes its row."""
    if _ROWS not in site.__dict__:
        columns = ("texts__language", *(f"texts__{name}" for name in _WORDS))
        rows = SectionSettings.objects.filter(site_id=site.pk).order_by("texts__sort_order", "texts__pk")
        site.__dict__[_ROWS] = list(rows.values(*_FACTS, *columns))
    return list(site.__dict__[_ROWS])

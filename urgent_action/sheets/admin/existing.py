"""Sheets that are on the site already."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from ...numbers import normalise_number


def same_numbers(page_model: type[Any], ua_number: str, index_number: str, *, user: Any) -> list[Any]:
    """Pages with the same UA or index number, the newest first: published ones, and drafts that the user may edit."""
    numbers = {"ua_number_normalised": normalise_number(ua_number)}
    numbers["index_number_normalised"] = normalise_number(index_number)
    same = Q()
    for name, number in numbers.items():
        if number:
            same |= Q(**{name: number})
    if not same:
        return []
    pages = page_model._default_manager.filter(same, alias_of=None).order_by("-issue_date", "-pk").defer("body")[:20]
    found = []
    for page in pages:
        page.may_be_edited = page.permissions_for_user(user).can_edit()
        page.is_this_sheet = bool(numbers["index_number_normalised"]) and (
            page.index_number_normalised == numbers["index_number_normalised"]
        )
        if page.live or page.may_be_edited:
            found.append(page)
    return found

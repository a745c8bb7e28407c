"""Every address of the app that takes a GET, and every parameter that one of them reads: found, not listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import reverse

import urgent_action
from tests.admin.test_permission_matrix import URLS, Section

_READ = re.compile(r"""GET(?:\.get|\.getlist|\.pop)?[(\[]\s*["']([\w-]+)["']|query\.get\(\s*["']([\w-]+)["']""")
#: What Wagtail's own views and forms read beside, and what nobody reads.
COMMON = (
    "p", "q", "page", "ordering", "o", "next", "export", "collection_id", "tag", "locale", "per_page", "_export",
    "sort", "_w_filter_", "page[]", "q[0]", "q[__proto__]", "", "id", "undo", "before", "after",
)  # fmt: skip


def admin_addresses(section: Section) -> dict[str, str]:
    """Name → address, about the rows of a section."""
    return {name: section.address(name) for name in URLS}


def public_addresses(page: Any, index: Any) -> dict[str, str]:
    """Name → address of what everybody may ask for about an action and its list."""
    about = {"page_id": page.pk}
    names = ("sign", "thanks", "confirmed", "ask_withdrawal", "status", "count")
    appeals = ("appeal", "appeal_thanks", "channel", "channel_thanks")
    return {
        "index": index.url,
        "page": page.url,
        "feed": reverse("urgent_action:feed", kwargs={"page_id": index.pk}),
        "health": reverse("urgent_action:health"),
        "card": reverse("urgent_action_embed:card", kwargs=about),
        "sheet": reverse("urgent_action_sheets:sheet", kwargs={**about, "output": "txt"}),
        "letter": reverse("urgent_action_sheets:letter", kwargs={**about, "output": "txt", "language": "en"}),
        **{name: reverse(f"urgent_action:{name}", kwargs=about) for name in names},
        **{name: reverse(f"urgent_action_appeals:{name}", kwargs=about) for name in appeals},
    }


def parameters() -> list[str]:
    """Every name that the app's source reads from an address, those of its filters, and Wagtail's."""
    return sorted({*COMMON, *_read_in_source(), *_of_filters()})


def _read_in_source() -> Iterator[str]:
    for file in Path(urgent_action.__file__).parent.rglob("*.py"):
        for found in _READ.finditer(file.read_text(encoding="utf-8")):
            yield found[1] or found[2]


def _of_filters() -> Iterator[str]:
    from urgent_action.admin.filters import ActionFilterSet
    from urgent_action.admin.signatures.filters import SignatureFilterSet

    kinds = [ActionFilterSet, SignatureFilterSet]
    for kind in kinds:
        kinds += [sub for sub in kind.__subclasses__() if sub not in kinds]
        for name in kind.base_filters:
            yield from (name, f"{name}_from", f"{name}_to", f"{name}_after", f"{name}_before", f"{name}_0", f"{name}_1")

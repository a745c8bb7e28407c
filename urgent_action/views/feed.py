"""A list of actions as an Atom feed (RFC 4287): each entry says where its action stands and until when it is open."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Site

from .. import deadlines
from ..arrivals import arrived_at
from ..conf import app_settings
from ..enums import Status
from ..models import UrgentActionIndexMixin, UrgentActionMixin
from ..narrowing import Narrowing
from ..sections import section_for
from .lookup import cached_as_page, for_index

#: Entries of either sort, open and ended.
MOST_ENTRIES = 50

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ActionsFeed(Atom1Feed):
    """Atom with the deadline for programs: ``dcterms:valid``, a period (DCMI) that ends when the action closes."""

    def root_attributes(self) -> dict[str, str]:
        """Adds the name space."""
        return {**super().root_attributes(), "xmlns:dcterms": "http://purl.org/dc/terms/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Adds the deadline and the status."""
        super().add_item_elements(handler, item)
        status = item["status"]
        handler.addQuickElement("category", "", {"term": status.value, "label": str(status.label)})
        if item["closes_at"] is not None:
            end = item["closes_at"].strftime("%Y-%m-%dT%H:%M:%SZ")
            handler.addQuickElement("dcterms:valid", f"end={end}; scheme=W3C-DTF;")


@for_index
def show_feed(request: HttpRequest, page: UrgentActionIndexMixin, site: Site) -> HttpResponse:
    """The list as a feed, narrowed as the list itself is, and cached no longer than it."""
    now = arrived_at(request)
    choice = Narrowing.from_query(request.GET)
    actions = page.get_actions().narrowed(choice).for_cards()
    entries = [
        *actions.taking_action(now).order_by("-first_published_at")[:MOST_ENTRIES],
        *actions.ended(now)[:MOST_ENTRIES],
    ]
    feed = ActionsFeed(
        title=_xml_text(page.title),
        link=page.get_full_url(request),
        description=None,
        language=page.locale.language_code,
        subtitle=_xml_text(page.introduction),
        author_name=_xml_text(section_for(site, page.locale.language_code).name),
        # What was chosen, not what was typed: an address can be as long as anybody likes.
        feed_url="?".join(filter(None, [f"{site.root_url}{request.path}", choice.query])),
        feed_guid=page.translation_key.urn,
    )
    for action in sorted(entries, key=lambda entry: _updated_at(entry, now), reverse=True):
        _add(feed, action, request, now)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response.headers["Content-Language"] = page.locale.language_code
    return cached_as_page(response, page, max_age=page.max_age_at(now))


def _add(feed: ActionsFeed, action: UrgentActionMixin, request: HttpRequest, now: datetime) -> None:
    status = action.status_at(now)
    words = render_to_string("urgent_action/feed/entry.html", {"action": action, "status": status})
    feed.add_item(
        title=_xml_text(action.title),
        link=action.get_full_url(request),
        description=_xml_text(words.strip()),
        # An address changes when a page is moved, and an action has a page in each language.
        unique_id=uuid5(action.translation_key, action.locale.language_code).urn,
        pubdate=action.first_published_at,
        updateddate=_updated_at(action, now),
        status=status,
        closes_at=None if status in (Status.OUTCOME, Status.STOPPED) else action.closes_at,
    )


def _updated_at(action: UrgentActionMixin, now: datetime) -> datetime:
    """When what the entry says last changed: the words of the page, or by itself where the action stands."""
    change = deadlines.last_change(
        closes_at=action.closes_at, stopped_at=action.stopped_at, now=now, closing_soon=app_settings().closing_soon
    )
    known = [instant for instant in (action.first_published_at, action.last_published_at, change) if instant]
    return max(known, default=now)


def _xml_text(text: str) -> str:
    """What XML can hold: an editor may paste control characters."""
    return _NOT_IN_XML.sub("", text)

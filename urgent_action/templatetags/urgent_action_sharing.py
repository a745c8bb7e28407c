"""What others are told of an action where its page is passed on: share links, Open Graph, and data for search engines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import to_locale
from wagtail.images.shortcuts import get_rendition_or_not_found

from ..arrivals import arrived_at
from ..domain.sharing import share_links as _share_links
from ..models import UrgentActionMixin
from ..querysets import for_everybody
from ..sections import section_for
from .urgent_action_tags import site_of

register = template.Library()

#: The size that networks show links with; JPEG, since some of them take no newer format.
SHARED_PICTURE = "fill-1200x630|format-jpeg|jpegquality-75"
_DESCRIPTION = 300
#: As ``json_script`` of Django has it: nothing in the data can end its element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class SharedPicture:
    """The editor's picture as networks fetch it; ``url`` is absolute."""

    url: str
    width: int
    height: int
    alt: str


@register.inclusion_tag("urgent_action/parts/share.html", takes_context=True)
def share_links(context: Context, page: UrgentActionMixin) -> dict[str, Any]:
    """Links to pass an action on while it is open; nothing after that, or of a draft."""
    request = context.get("request")
    url = None if getattr(request, "is_preview", False) else page.full_url
    takes_action = page.status_at(arrived_at(request)).takes_action
    return {"links": _share_links(title=page.title, url=url) if url and takes_action else []}


@register.simple_tag
def shared_description(page: UrgentActionMixin) -> str:
    """What the page is about, in a few sentences. A base page of a site's own may know no description for search engines."""
    return str(Truncator(getattr(page, "search_description", "") or page.summary).chars(_DESCRIPTION))


@register.simple_tag
def shared_picture(page: UrgentActionMixin) -> SharedPicture | None:
    """The picture to show with a link to the page; None without one, or where its file is gone."""
    if not page.picture or not page.full_url:
        return None
    rendition = get_rendition_or_not_found(page.picture, SHARED_PICTURE)
    if not rendition.pk:  # Wagtail's stand-in for a file that cannot be read
        return None
    root = page.get_url_parts()[1]
    url = f"{root}{rendition.url}" if rendition.url.startswith("/") else rendition.url
    return SharedPicture(url=url, width=rendition.width, height=rendition.height, alt=page.picture.description)


@register.simple_tag
def language_versions(page: UrgentActionMixin) -> list[UrgentActionMixin]:
    """The public pages of the action in other languages."""
    if not page.pk:
        return []
    others = for_everybody(page.get_translations().select_related("locale").defer("body"))
    return [other for other in others if other.full_url]


@register.filter
def locale_name(code: str) -> str:
    """A language code as Open Graph writes it: ``pt-br`` is ``pt_BR``."""
    return to_locale(code)


@register.simple_tag(takes_context=True)
def action_json_ld(context: Context, page: UrgentActionMixin) -> SafeString:
    """The page as JSON-LD. It is data: a browser does not run it, and a Content Security Policy does not stop it.

    An ``Article``, which is what the page is. schema.org has no appeals; an ``Event`` would promise a place and a time to
    come to, and ``Person`` would put those at risk into the databases of search engines. While the action is open it says
    what a reader can do and until when; it states no ``expires``, since the page stays and tells how the case went on.
    """
    picture = shared_picture(page)
    status = page.status_at(arrived_at(context.get("request")))
    section = section_for(site_of(context, page), page.locale.language_code).name
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "description": shared_description(page),
        "url": page.full_url,
        "inLanguage": page.locale.language_code,
        "image": picture.url if picture else None,
        "datePublished": _iso(page.first_published_at),
        "dateModified": _iso(page.last_published_at),
        "publisher": {"@type": "Organization", "name": section} if section else None,
    }
    if status.takes_action:
        data["potentialAction"] = {
            "@type": "CommunicateAction",
            "target": page.full_url,
            **({"endTime": _iso(page.closes_at)} if page.closes_at else {}),
        }
    text = json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text.translate(_ESCAPES)))


def _iso(instant: Any) -> str | None:
    return instant.isoformat(timespec="seconds") if instant else None

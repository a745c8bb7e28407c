"""What templates may ask for. Any template of the site can use the banner: ``{% urgent_action_banner page %}``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, cast

from django import template
from django.template.context import Context
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.models import Site

from .. import languages
from ..arrivals import arrived_at
from ..blocks.base import split_paragraphs
from ..countries import country_name
from ..dates import day_and_time, long_date
from ..deadlines import ANYWHERE_ON_EARTH, last_day
from ..domain.composing import mail_to
from ..domain.letters import Mailto
from ..domain.tally import read_tally
from ..downloads import Download, downloads_of
from ..enums import Status
from ..forms import SignatureForm
from ..forms.countries import country_options as _country_options
from ..models import UrgentActionMixin
from ..querysets import for_everybody

register = template.Library()

_CHAIN = "_urgent_action_chain"

register.filter("text_direction", languages.direction)
register.filter("language_name", languages.own_name)
register.filter("listed", languages.listed)
register.filter("country_name", country_name)
register.filter("paragraphs", split_paragraphs)


@register.inclusion_tag("urgent_action/banner.html", takes_context=True)
def urgent_action_banner(context: Context, page: UrgentActionMixin) -> dict[str, Any]:
    """The banner that says, by itself and to the second, whether an action is open.

    It needs the stylesheet ``urgent_action/urgent_action.css``; with ``urgent_action/closing.js`` it also turns in
    a page that is already open when the deadline passes.
    """
    request = context.get("request")
    status = context.get("status") if context.get("page") == page else None
    return {
        "action": page,
        "status": status or page.status_at(arrived_at(request)),
        "Status": Status,
        "is_preview": getattr(request, "is_preview", False),
        "followed_by": following_sheets(page)[-1:],
    }


@register.simple_tag(takes_context=True)
def action_status(context: Context, page: UrgentActionMixin) -> Status:
    """Where an action stands, for lists and teasers."""
    return page.status_at(arrived_at(context.get("request")))


@register.simple_tag(takes_context=True)
def signature_form(context: Context, page: UrgentActionMixin) -> SignatureForm:
    """The form with errors that the view made, or a new one."""
    if "form" in context:
        return context["form"]
    return SignatureForm(page=page, site=site_of(context, page), now=arrived_at(context.get("request")))


def site_of(context: Context, page: UrgentActionMixin) -> Any:
    """The site on which a page is shown, whose section speaks: that of the request, or else the page's own."""
    request = context.get("request")
    return (Site.find_for_request(request) if request else None) or page.get_site()


@register.simple_tag(takes_context=True)
def signature_tally(context: Context, page: UrgentActionMixin) -> int:
    """How many signatures the action has over all its languages."""
    return read_tally(page.action_key, now=arrived_at(context.get("request")))


@register.simple_tag
def closing_moment(page: UrgentActionMixin) -> str:
    """The last day of an action, and the time on it unless it runs to the day's end, in the deadline's own zone."""
    return _end_of(page.last_day) if page.last_day else ""


@register.simple_tag
def earlier_words(page: UrgentActionMixin) -> str:
    """The end that an action had before it was extended, with its zone, as running text; empty if it was not."""
    before, zone = page.extended_from, page.extended_from_zone
    if before is None or page.closes_at is None or before >= page.closes_at:
        return ""
    return f"{_end_of(last_day(before, zone))} ({zone_label(zone)})"


def _end_of(end: tuple[Any, Any]) -> str:
    day, at = end
    if at is None:
        return gettext("the end of %(day)s") % {"day": long_date(day)}
    return day_and_time(day, at)


@register.simple_tag
def closing_words(page: UrgentActionMixin) -> str:
    """The end of an action with its zone, as running text; empty without a deadline."""
    return f"{closing_moment(page)} ({zone_label(page.closes_at_zone)})" if page.closes_at else ""


@register.simple_tag
def country_options(selected: str = "") -> SafeString:
    """The options of a country list in the language in use."""
    return _country_options(selected or "")


@register.simple_tag
def mailto(page: UrgentActionMixin, target: Any) -> Mailto | None:
    """A link to mail the first model letter to a target, with the copies in cc; None without an address that works."""
    return mail_to(page, target, instead=gettext("[Paste your letter here]"))


@register.simple_tag(takes_context=True)
def action_downloads(context: Context, page: UrgentActionMixin) -> list[Download]:
    """Files that the installed apps offer of an action, for example the sheet to print; none without such an app."""
    return downloads_of(page, now=arrived_at(context.get("request")))


@register.simple_tag
def earlier_sheets(page: UrgentActionMixin) -> list[UrgentActionMixin]:
    """The earlier sheets of the chain on this site, oldest first."""
    return [sheet for sheet in _chain(page) if _place(sheet) < _place(page)]


@register.simple_tag
def following_sheets(page: UrgentActionMixin) -> list[UrgentActionMixin]:
    """The later sheets of the chain on this site, oldest first."""
    return [sheet for sheet in _chain(page) if _place(sheet) > _place(page)]


@register.filter
def heads(people: Collection[Any]) -> int:
    """How many people a list of those at risk stands for, as far as a plural has to know: a group is several."""
    return len(people) + (2 if any(person.is_group for person in people) else 0)


@register.filter
def grouped(number: int) -> str:
    """A number with the separators of the language in use."""
    return str(number_format(number, force_grouping=True))


register.filter("long_date", long_date, expects_localtime=True)


@register.filter(expects_localtime=True)
def long_moment(moment: datetime | None) -> str:
    """A date with its month in full and the time of day, in the time zone in use."""
    return day_and_time(moment, moment) if moment else ""


@register.filter
def zone_label(zone: str) -> str:
    """A time zone as readers are told it."""
    return gettext("anywhere on Earth") if zone == ANYWHERE_ON_EARTH else zone.replace("_", " ")


@register.filter
def mail_address(address: str) -> SafeString:
    """An e-mail address that, where it has no room in a line, is broken behind its sign and not within its last word."""
    name, sign, domain = str(address).rpartition("@")
    return format_html("{}{}<wbr>{}", name, sign, domain)


@register.filter
def tel(number: str) -> str:
    """A printed number as a ``tel:`` link (RFC 3966): digits and a leading plus."""
    digits = re.sub(r"\D", "", re.split(r"ext|x|#", number)[0])
    return f"tel:{'+' if number.strip().startswith('+') else ''}{digits}"


def _chain(page: UrgentActionMixin) -> list[UrgentActionMixin]:
    """Published sheets of the same chain in the same language, but for ``page``: one query or two, kept on the page.

    They are of the same site, but for the one that this page names itself: anybody who publishes elsewhere may use a number.
    An alias stands where its source does not.
    """
    if not hasattr(page, _CHAIN):
        source = page.alias_of_id or page.pk
        sheets = type(page).objects.of_case(page, copies=False).filter(locale_id=page.locale_id).defer("body")
        roots = Site.get_site_root_paths()
        site = _site_of(page, roots)
        found = [
            sheet
            for sheet in for_everybody(sheets.exclude(pk=page.pk))
            if sheet.pk == page.previous_action_id or _site_of(sheet, roots) == site
        ]
        stand = {source or 0, *(sheet.pk for sheet in found)}
        chain = [sheet for sheet in found if sheet.pk != source and sheet.alias_of_id not in stand]
        setattr(page, _CHAIN, sorted(chain, key=_place))
    return cast(list[UrgentActionMixin], getattr(page, _CHAIN))


def _site_of(page: UrgentActionMixin, roots: Iterable[Any]) -> int | None:
    """Primary key of the site beneath whose root a page stands, by the paths of roots that Wagtail keeps in its cache."""
    path = page.url_path or ""
    return next((root.site_id for root in roots if path.startswith(root.root_path)), None)


def _place(sheet: UrgentActionMixin) -> tuple[str, int]:
    issued = sheet.issue_date or (sheet.first_published_at and sheet.first_published_at.date())
    return (issued.isoformat() if issued else "9999", sheet.pk or 0)

"""Take reports, and thank for them. As with signatures no page carries a token: the origin of a POST is judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Site

from ..arrivals import arrived_at
from ..exceptions import ActionClosed, KeysMissing
from ..models import UrgentActionMixin
from ..views.lookup import action_page, for_action, never_cached, unavailable
from ..views.requests import FormRefused, network_of, read_form
from .domain.channels import addresses_of, report_channel
from .domain.reporting import report_appeal
from .forms import AppealForm, ChannelForm, ReportForm

_METHODS = ("GET", "HEAD", "POST")


@csrf_exempt  # the page comes from shared caches and carries no token
@for_action
def take_appeal(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """The form, or one report more. POST → 303 to the thanks, or 422 with the form and its errors."""

    def count(form: ReportForm) -> None:
        said = form.cleaned_data
        report_appeal(
            page,
            said["channel"],
            said["number"],
            now=arrived_at(request),
            client=network_of(request),
            from_program=bool(said["website"]),
        )

    return _take(request, page, site, "appeal", AppealForm, count)


@csrf_exempt  # as above
@for_action
def take_channel(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """The form, or one more report of an address that did not work; answers as above."""

    def make(data: Any = None) -> ChannelForm:
        return ChannelForm(data, addresses=addresses_of(page))

    def count(form: ReportForm) -> None:
        address = form.cleaned_data["address"]
        report_channel(page, address, now=arrived_at(request), client=network_of(request))

    return _take(request, page, site, "channel", make, count)


@for_action
def thank_for_appeal(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Thank whoever comes, and show the next step."""
    return _show(request, page, "appeal_thanks")


@for_action
def thank_for_channel(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Thank whoever comes, and show which ways are left."""
    living = [address for address in addresses_of(page) if not address.is_dead]
    return _show(request, page, "channel_thanks", addresses=living)


def _take(
    request: HttpRequest,
    page: UrgentActionMixin,
    site: Site,
    name: str,
    make_form: Callable[..., ReportForm],
    count: Callable[[ReportForm], None],
) -> HttpResponse:
    """What both reports have in common: ``name`` is that of their template and URL."""
    if request.method not in _METHODS:
        return HttpResponse(status=405, headers={"Allow": ", ".join(_METHODS)})
    if not page.status_at(arrived_at(request)).takes_action:
        return _show(request, page, "closed", status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _show(request, page, name, form=make_form())
    try:
        form = make_form(read_form(request, site))
    except FormRefused as error:
        return _show(request, page, "not_recorded", status=error.status, is_foreign=error.status == 403)
    if not form.is_valid():
        return _show(request, page, name, status=422, form=form)
    try:
        count(form)
    except ActionClosed:
        return _show(request, page, "closed", status=409)
    except KeysMissing:
        return unavailable(request)
    return never_cached(HttpResponseRedirect(resolve_url(f"urgent_action_appeals:{name}_thanks", page.pk), status=303))


def _show(
    request: HttpRequest, page: UrgentActionMixin, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    is_open = page.status_at(arrived_at(request)).takes_action
    context = {"action": page, "page": page, "is_open": is_open, **context}
    return action_page(request, f"appeals/{template}", status=status, **context)

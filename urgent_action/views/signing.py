"""Sign, and be thanked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.models import Site

from ..arrivals import arrived_at
from ..domain.signing import sign
from ..exceptions import ActionClosed, ConsentOutdated, KeysMissing
from ..forms import SignatureForm
from ..kept import kept_or_made
from ..models import UrgentActionMixin
from ..tasks import send_soon
from .lookup import action_page, for_action, never_cached, refused, unavailable
from .requests import FormRefused, network_of, read_form


@csrf_exempt  # the page comes from shared caches and carries no token: the origin is judged instead
@sensitive_post_parameters()  # Django mails a report with the form to the webmaster, also of each 503
@for_action
def sign_action(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Take a signature. POST → 303 to the thanks page, or 422 with the page and every value kept."""
    if request.method in ("GET", "HEAD"):
        return never_cached(HttpResponseRedirect(page.get_url(request)))
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    try:
        form = SignatureForm(read_form(request, site), page=page, site=site, now=arrived_at(request))
    except FormRefused as error:
        return refused(request, page, error.status)
    return _answer(request, page, site, form)


def _answer(request: HttpRequest, page: UrgentActionMixin, site: Site, form: SignatureForm) -> HttpResponse:
    try:
        if form.is_valid():
            send_soon(sign(page, form.submission(), site=site, now=arrived_at(request), client=network_of(request)))
            # Without a fragment of its own the address would keep the form's, which leads to its errors.
            address = f"{resolve_url('urgent_action:thanks', page.pk)}#ua-thanks"
            return never_cached(HttpResponseRedirect(address, status=303))
    except ActionClosed:
        return action_page(request, "too_late", status=409, action=page)
    except KeysMissing:
        return unavailable(request)
    except ConsentOutdated:
        form.add_error("consent", _("The wording of this consent has changed. Please read it again."))
    if not page.status_at(arrived_at(request)).takes_action:
        return action_page(request, "too_late", status=409, action=page)
    return never_cached(page.respond(request, status=422, form=form))


@for_action
def thank(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Thank whoever comes, and show the next step. It says nothing about who they are."""
    is_open = page.status_at(arrived_at(request)).takes_action
    return never_cached(
        kept_or_made(
            request,
            page.live_revision_id,
            is_open,
            make=lambda: action_page(request, "thanks", action=page, page=page, is_open=is_open),
        )
    )

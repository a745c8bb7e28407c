"""Follow the links of mails: a GET shows one button, and only the POST behind it changes anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from ..arrivals import arrived_at
from ..domain.confirmation import confirm, find_pending
from ..domain.withdrawal import ask_to_withdraw, find_standing, withdraw
from ..exceptions import KeysMissing, LinkInvalid
from ..forms import WithdrawalForm
from ..models import UrgentActionMixin
from ..tasks import send_soon
from .lookup import action_page, for_action, never_cached, refused, rendered, unavailable
from .requests import FormRefused, read_form

TokenView = Callable[[HttpRequest, str], HttpResponse]


def for_token(view: TokenView) -> TokenView:
    """Answer every link that does nothing with one neutral page, and keep the token out of what is sent elsewhere.

    The token is the authority, so these POSTs need no CSRF token; none can be forged without having the mail.
    """

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            try:
                response = rendered(view(request, token))
            except LinkInvalid:  # inside, since the site's base template may ask a database that is away
                response = action_page(request, "link_invalid")
        except (DatabaseError, InterfaceError, KeysMissing):
            response = unavailable(request)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return guarded


@for_token
def confirm_signature(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button, or count the signature and go on."""
    now = arrived_at(request)
    if request.method != "POST":
        return _notice(request, find_pending(token, now=now), "confirm")
    page = confirm(token, now=now)
    if not page.live:
        return _notice(request, page, "confirmed_only")
    return never_cached(HttpResponseRedirect(resolve_url("urgent_action:confirmed", page.pk), status=303))


@for_token
def withdraw_signature(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button, or take the signature back."""
    now = arrived_at(request)
    signature = find_standing(token, now=now)
    page = signature.page.specific if signature.page else None
    if request.method != "POST":
        return _notice(request, page, "withdraw")
    delivered = withdraw(token, now=now)
    return _notice(request, page, "withdrawn", delivered=delivered)


@for_action
def show_confirmed(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Say that a signature counts, and show the next step. It says nothing about who came."""
    is_open = page.status_at(arrived_at(request)).takes_action
    return action_page(request, "confirmed", action=page, page=page, is_open=is_open)


@csrf_exempt  # nothing but a mail to the owner of the address can come of it, and the origin is judged
@sensitive_post_parameters()
@for_action
def ask_for_withdrawal(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Ask for an address and mail its owner the link to withdraw; the answer is the same whether there is a signature."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
    if request.method != "POST":
        return action_page(request, "ask_withdrawal", action=page, page=page, form=WithdrawalForm())
    try:
        form = WithdrawalForm(read_form(request, site))
    except FormRefused as error:
        return refused(request, page, error.status)
    if not form.is_valid():
        return action_page(request, "ask_withdrawal", status=422, action=page, page=page, form=form)
    try:
        send_soon(ask_to_withdraw(page, form.cleaned_data["email"], now=arrived_at(request)))
    except KeysMissing:
        return unavailable(request)
    return action_page(request, "withdrawal_asked", action=page, page=page)


def _notice(request: HttpRequest, action: UrgentActionMixin | None, template: str, **context: Any) -> HttpResponse:
    """A short page in the language of the action, or of the visitor where its page was deleted."""
    if action is None:
        return action_page(request, template, **context)
    # Of a page that was taken off not even the title is told, and no way leads back to it.
    if action.live:
        context |= {"action": action, "page": action}
    with translation.override(action.locale.language_code):
        return action_page(request, template, **context)

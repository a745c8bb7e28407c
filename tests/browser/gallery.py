"""Every page that the public may see, in every state and language, as the site answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from wagtail.models import Locale

from tests.people import sign_as
from urgent_action.pages.models import SignatureQuestion, UrgentActionIndexPage, UrgentActionPage
from urgent_action.tokens import Purpose, TokenPurpose, make_token
from urgent_action.updates.tokens import UpdatesPurpose

from .support import CLOSED, KITE, LIGHTHOUSE, OUTCOME, STOPPED, action

LANGUAGES = ("en", "ar", "de", "es", "fr")
#: What each state is answered with, and a piece of its HTML that tells it from the others.
STATES = {
    "open": (200, "ua-banner--open"),
    "closing soon": (200, "ua-banner--closing_soon"),
    "closed": (200, "ua-banner--closed"),
    "stopped": (200, "ua-banner--stopped"),
    "outcome": (200, "ua-banner--outcome"),
    "home": (200, "ua-site-banner"),
    "index": (200, "ua-teaser"),
    "index narrowed": (200, "ua-filter__all"),
    "index of nothing": (200, "zzz"),
    "card": (200, "ua-embed__body"),
    "card closed": (200, "ua-banner--closed"),
    "thanks": (200, "ua-thanks"),
    "thanks, look into your mail": (200, "ua-hint"),
    "confirmed": (200, "ua-thanks"),
    "withdrawal": (200, 'type="email"'),
    "withdrawal refused": (422, "ua-email_error"),
    "withdrawal asked": (200, "ua-notice"),
    "appeal": (200, "ua-appeal-number"),
    "appeal without channel": (422, "ua-appeal-channel_error"),
    "appeal without number": (422, "ua-appeal-number_error"),
    "appeal empty": (422, "ua-appeal-channel_error"),
    "appeal thanks": (200, "ua-thanks"),
    "appeal too late": (200, "ua-notice"),
    "address": (200, "ua-channel-address"),
    "address refused": (422, "ua-channel-address_error"),
    "address thanks": (200, "ua-addresses"),
    "link expired": (200, "ua-notice"),
    "403": (403, "ua-notice"),
    "403 of a report": (403, "ua-notice"),
    "404": (404, "ua-notice"),
    "415": (415, "ua-notice"),
    "409": (409, "ua-notice"),
    "503": (503, 'value="ana@supporter.example"'),
    "form without name": (422, "ua-name_error"),
    "form without email": (422, "ua-email_error"),
    "form without country": (422, "ua-country_error"),
    "form without question": (422, "_error"),
    "form without consent": (422, "ua-consent_error"),
    "form with a wrong address": (422, "ua-email_error"),
    "form with an old consent": (422, "ua-consent_error"),
    "form empty": (422, "ua-consent_error"),
    "confirm": (200, "<form"),
    "withdraw": (200, "<form"),
    "withdrawn": (200, "ua-notice"),
    "unsubscribe": (200, "<form"),
    "unsubscribed": (200, "ua-notice"),
}
#: What a browser sends with a form of the site's own page.
FORM: dict[str, Any] = {"headers": {"Sec-Fetch-Site": "same-origin"}}


@dataclass(frozen=True)
class Shown:
    """One page as it is answered: where a browser asked for it, and what it got."""

    url: str
    html: str
    status: int
    headers: dict[str, str]


Ask = Callable[[], HttpResponse]


def hang(site_url: str) -> dict[str, dict[str, Shown]]:
    """Ask for every page: by state, then by language. The demo has two languages; the others get copies of its pages."""
    UrgentActionPage.objects.filter(pk=action(KITE).pk).update(confirming=True)
    SignatureQuestion.objects.update(required=True)
    originals = {address: action(address) for address in (KITE, LIGHTHOUSE, CLOSED, STOPPED, OUTCOME)}
    pages = {"en": originals}
    for language in LANGUAGES[1:]:
        locale, _made = Locale.objects.get_or_create(language_code=language)
        pages[language] = {address: _translated(page, locale) for address, page in originals.items()}
    host = site_url.partition("//")[2]
    shown: dict[str, dict[str, Shown]] = {}
    for language in LANGUAGES:
        client = Client(headers={"Host": host, "Accept-Language": language}, raise_request_exception=False)
        for name, ask in _states(client, language, pages[language]).items():
            answer = ask()
            assert answer.status_code < 300 or answer.status_code >= 400, f"{name} leads elsewhere"
            where = site_url + str(answer.wsgi_request.get_full_path())  # type: ignore[attr-defined]
            shown.setdefault(name, {})[language] = Shown(
                where, answer.content.decode(), answer.status_code, dict(answer.headers)
            )
    return shown


def _translated(page: UrgentActionPage, locale: Locale) -> UrgentActionPage:
    """A published copy of a page in one more language, standing where the page stands."""
    made = page.copy_for_translation(locale, copy_parents=True)
    index = made.get_parent().specific
    for copy in (index.get_parent().specific, index, made):
        if not copy.live:
            copy.save_revision().publish()
    kept = {name: getattr(page, name) for name in ("confirming", "stopped_at", "closes_at", "closes_at_zone")}
    UrgentActionPage.objects.filter(pk=made.pk).update(**kept)
    return UrgentActionPage.objects.get(pk=made.pk)


def _states(client: Client, language: str, pages: dict[str, UrgentActionPage]) -> dict[str, Ask]:
    """How each page is asked for, by the name of its state."""
    kite, lighthouse, closed = pages[KITE], pages[LIGHTHOUSE], pages[CLOSED]
    index = UrgentActionIndexPage.objects.get(locale__language_code=language)

    def get(path: str) -> Ask:
        return partial(client.get, path)

    def post(path: str, **data: str) -> Ask:
        return partial(client.post, path, data, **FORM)

    def of(page: UrgentActionPage, path: str) -> str:
        return f"/urgent-action/{page.pk}/{path}"

    states: dict[str, Ask] = {
        "open": get(kite.url),
        "closing soon": get(lighthouse.url),
        "closed": get(closed.url),
        "stopped": get(pages[STOPPED].url),
        "outcome": get(pages[OUTCOME].url),
        "home": get(index.get_parent().url),
        "index": get(index.url),
        "index narrowed": get(f"{index.url}?q=kite&country=GB"),
        "index of nothing": get(f"{index.url}?q=zzz"),
        "card": get(f"/urgent-action/embed/{kite.pk}/"),
        "card closed": get(f"/urgent-action/embed/{closed.pk}/"),
        "thanks": get(of(lighthouse, "thanks/")),
        "thanks, look into your mail": get(of(kite, "thanks/")),
        "confirmed": get(of(kite, "confirmed/")),
        "withdrawal": get(of(kite, "withdraw/")),
        "withdrawal refused": post(of(kite, "withdraw/"), email="x"),
        "withdrawal asked": post(of(kite, "withdraw/"), email="nobody@supporter.example"),
        "appeal": get(of(kite, "appeal/")),
        "appeal without channel": post(of(kite, "appeal/"), number="3"),
        "appeal without number": post(of(kite, "appeal/"), channel="post", number=""),
        "appeal empty": post(of(kite, "appeal/")),
        "appeal thanks": get(of(kite, "appeal/thanks/")),
        "appeal too late": get(of(closed, "appeal/")),
        "address": get(of(kite, "channel/")),
        "address refused": post(of(kite, "channel/")),
        "address thanks": get(of(kite, "channel/thanks/")),
        "link expired": get("/urgent-action/confirm/" + "x" * 45 + "/"),
        "403": partial(client.post, of(kite, "sign/"), headers={"Sec-Fetch-Site": "cross-site"}),
        "403 of a report": partial(client.post, of(kite, "appeal/"), headers={"Sec-Fetch-Site": "cross-site"}),
        "404": get(f"/{language}/nowhere/"),
        "415": partial(client.post, of(kite, "sign/"), "{}", content_type="application/json", **FORM),
        "409": post(of(closed, "sign/")),
        "503": partial(_without_keys, post(of(kite, "sign/"), **_filled(kite))),
    }
    filled = _filled(kite)
    for missing in filled:
        given = {name: value for name, value in filled.items() if name != missing}
        states[f"form without {missing.partition('_')[0]}"] = post(of(kite, "sign/"), **given)
    states["form with a wrong address"] = post(of(kite, "sign/"), **{**filled, "email": "ana at supporter"})
    states["form with an old consent"] = post(of(kite, "sign/"), **filled, consent_key="old")
    states["form empty"] = post(of(kite, "sign/"))
    for name, purpose in (("confirm", Purpose.CONFIRM), ("withdraw", Purpose.WITHDRAW)):
        states[name] = partial(_with_token, client.get, kite, purpose)
    states["withdrawn"] = partial(_with_token, client.post, kite, Purpose.WITHDRAW)
    states["unsubscribe"] = partial(_with_token, client.get, kite, UpdatesPurpose.UNSUBSCRIBE)
    states["unsubscribed"] = partial(_with_token, client.post, kite, UpdatesPurpose.UNSUBSCRIBE)
    return states


def _filled(page: UrgentActionPage) -> dict[str, str]:
    question = page.signature_questions.get()
    return {
        "name": "Ana Example",
        "email": "ana@supporter.example",
        "country": "KE",
        f"question_{question.pk}": "Not yet",
        "consent": "1",
    }


def _without_keys(ask: Ask) -> HttpResponse:
    changed = {name: value for name, value in settings.URGENT_ACTION.items() if not name.endswith("_KEY")}
    with override_settings(URGENT_ACTION=changed):
        return ask()


def _with_token(ask: Callable[[str], HttpResponse], page: UrgentActionPage, purpose: TokenPurpose) -> HttpResponse:
    """Follow the link of a mail, of somebody who has signed just now."""
    now = datetime.now(UTC)
    signature = sign_as(page, f"{page.locale.language_code}@supporter.example", now=now, wants_updates=True)
    path = "updates/end" if purpose is UpdatesPurpose.UNSUBSCRIBE else purpose.value
    return ask(f"/urgent-action/{path}/{make_token(purpose, signature.pk, now=now)}/")

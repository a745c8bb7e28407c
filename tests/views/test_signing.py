"""Signing: 303 and one row for what is right, one same answer for everybody, and a page with every value for the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from tests.views.conftest import sign_url
from urgent_action.domain.consent import current_statement
from urgent_action.models import ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.signals import signature_added

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]
Sign = Callable[..., HttpResponse]

NOW = datetime(2030, 6, 1, 12, tzinfo=UTC)

#: The columns in which a row keeps what mail it owes.
MAIL_BOOKKEEPING = {"mail_owed", "mail_due_at", "mail_attempts", "mail_day", "mail_count"}


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    """An open action."""
    return make_action()


def answer_of(response: HttpResponse) -> tuple[int, dict[str, str], bytes, dict[str, Any]]:
    """All that a signer can observe, but for the second of the clock, which may turn between two answers."""
    headers = {name: value for name, value in response.headers.items() if name != "Expires"}
    return response.status_code, headers, response.content, dict(response.cookies)


def test_right_form_is_stored_and_thanked(client: Client, page: UrgentActionPage, sign: Sign) -> None:
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        response = sign(page, updates="1", public_name="1")
        instant = datetime.now(UTC)
        assert clock
    assert response.status_code == 303
    assert response.headers["Location"] == f"/urgent-action/{page.pk}/thanks/#ua-thanks"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    signature = Signature.objects.get()
    assert (signature.name, signature.email, str(signature.country)) == ("Ana Example", "ana@supporter.example", "KE")
    assert (signature.state, signature.quarantine_reason) == ("confirmed", "")
    assert (signature.wants_updates, signature.public_name) == (True, True)
    assert (signature.page_id, signature.action_key) == (page.pk, page.translation_key)
    assert (signature.language, signature.revision) == ("en", page.live_revision_id)
    assert signature.created_at == signature.confirmed_at == instant
    assert signature.answers == []
    site = page.get_site()
    assert signature.consent.text == current_statement(site, "en").text
    thanks = client.get(response.headers["Location"])
    assert thanks.status_code == 200
    assert "no-store" in thanks.headers["Cache-Control"]
    assert not thanks.cookies
    assert "Ana Example" not in thanks.content.decode()


def test_boxes_that_nobody_ticked_are_no(page: UrgentActionPage, sign: Sign) -> None:
    assert sign(page).status_code == 303
    signature = Signature.objects.get()
    assert (signature.wants_updates, signature.public_name) == (False, False)


def test_form_ticks_no_box_in_advance(client: Client, page: UrgentActionPage) -> None:
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert len(soup.select("#ua-sign input[type=checkbox]")) == 3
    assert soup.select("#ua-sign input[checked]") == []


def test_form_of_the_page_posted_as_it_stands_is_accepted(client: Client, page: UrgentActionPage) -> None:
    """The names in the HTML are the names that the view reads."""
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1), tick=False):
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    form = soup.select_one("#ua-sign form")
    assert form is not None
    data = {
        str(field["name"]): str(field.get("value", ""))
        for field in form.find_all("input")
        if field["type"] != "checkbox"
    }
    data |= {"name": "Ana Example", "email": "ana@supporter.example", "country": "KE", "consent": "1"}
    assert client.post(str(form["action"]), data).status_code == 303
    assert Signature.objects.get().state == "confirmed"


def test_signing_without_cookies_session_or_script_works(page: UrgentActionPage, form_data: FormData) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(sign_url(page), form_data(page)).status_code == 303
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "website"),
    [
        ("confirmed", ""),
        ("pending", ""),
        ("confirmed", "https://spam.example"),
        ("pending", "https://spam.example"),
        ("quarantined", "https://spam.example"),
    ],
)
def test_duplicate_gets_the_same_answer_and_leaves_the_row(
    page: UrgentActionPage, sign: Sign, state: str, website: str
) -> None:
    """All of it but the mail bookkeeping: the owner of the address is told by mail, within the limit of a day."""
    new = sign(page)
    Signature.objects.update(state=state)
    [before] = Signature.objects.values()
    again = sign(page, name="Somebody Else", updates="1", website=website)
    assert answer_of(again) == answer_of(new)
    [after] = Signature.objects.values()
    changed = {column for column in after if after[column] != before[column]}
    assert changed <= MAIL_BOOKKEEPING
    if state == "quarantined":  # what is set aside owes no mail
        assert changed == set()
    else:
        assert after["mail_owed"] == ("confirm" if state == "pending" else "signed")
        assert after["mail_due_at"] > before["mail_due_at"]


@pytest.mark.parametrize("state", ["withdrawn", "quarantined"])
def test_duplicate_of_what_does_not_stand_gets_the_same_answer_and_takes_the_row(
    page: UrgentActionPage, sign: Sign, state: str
) -> None:
    """Whoever withdrew may sign again, and a robot that used an address first does not keep its owner out."""
    new = sign(page)
    Signature.objects.update(
        state=state, confirmed_at=None, quarantine_reason="honeypot", mail_owed="", mail_due_at=None
    )
    [before] = Signature.objects.values()
    again = sign(page, name="Somebody Else", updates="1")
    assert answer_of(again) == answer_of(new)
    [after] = Signature.objects.values()
    assert after["created_at"] == after["confirmed_at"] == after["mail_due_at"] > before["created_at"]
    said = {"state": "confirmed", "quarantine_reason": "", "name": "Somebody Else", "wants_updates": True}
    renewed = {name: after[name] for name in ("created_at", "confirmed_at", *MAIL_BOOKKEEPING)}
    assert after == {**before, **renewed, **said}
    assert (after["mail_owed"], after["mail_attempts"]) == ("signed", 0)


@time_machine.travel(NOW, tick=False)  # so that nothing in memory grows old
def test_duplicate_costs_the_same_questions(client: Client, make_action: MakeAction, form_data: FormData) -> None:
    page = make_action()
    data = form_data(page)
    for email in ("one@supporter.example", "two@supporter.example"):  # what is kept in memory has been stored and read
        client.post(sign_url(page), {**data, "email": email})
    with CaptureQueriesContext(connection) as new:
        assert client.post(sign_url(page), data).status_code == 303
    with CaptureQueriesContext(connection) as again:
        assert client.post(sign_url(page), data).status_code == 303
    asked_new, asked_again = ([query["sql"].split(" ")[0] for query in each] for each in (new, again))
    assert (asked_new[-1], asked_again[-1]) == ("INSERT", "UPDATE")  # of one row, and as long: tests/bench measures it
    assert asked_new[:-1] == asked_again[:-1]
    # What decides is read anew; the limits of the network and of the address are one statement; the person's row is read, and
    # inserted or written.
    assert len(new) == 1 + 1 + 1 + 1
    assert Signature.objects.count() == 2 + 1


def test_thanks_are_the_same_for_new_and_duplicate(client: Client, page: UrgentActionPage, sign: Sign) -> None:
    first = client.get(sign(page).headers["Location"])
    second = client.get(sign(page).headers["Location"])
    assert answer_of(first) == answer_of(second)


@pytest.mark.parametrize("state", ["confirmed", "quarantined"])
def test_signal_is_sent_once_and_only_for_what_counts(
    page: UrgentActionPage, sign: Sign, django_capture_on_commit_callbacks: Any, state: str
) -> None:
    seen: list[Signature] = []

    def receive(sender: type, signature: Signature, **kwargs: Any) -> None:
        seen.append(signature)

    signature_added.connect(receive)
    try:
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                assert sign(page, website="x" if state == "quarantined" else "").status_code == 303
    finally:
        signature_added.disconnect(receive)
    assert [signature.email for signature in seen] == (["ana@supporter.example"] if state == "confirmed" else [])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"website": "https://spam.example"}, "honeypot"), ({"shown_at": "now"}, "speed"), ({"website": " "}, "honeypot")],
)
@time_machine.travel(NOW, tick=False)
def test_suspicious_form_is_set_aside_and_gets_the_same_answer(
    client: Client, make_action: MakeAction, sign: Sign, fields: dict[str, str], reason: str
) -> None:
    page = make_action()
    if "shown_at" in fields:
        fields = {"shown_at": str(int(NOW.timestamp()))}
    plain = sign(page)
    plain_thanks = client.get(plain.headers["Location"])
    kept_aside = sign(page, email="robot@supporter.example", **fields)
    assert answer_of(kept_aside) == answer_of(plain)
    assert answer_of(client.get(kept_aside.headers["Location"])) == answer_of(plain_thanks)
    signature = Signature.objects.get(email="robot@supporter.example")
    assert (signature.state, signature.quarantine_reason) == ("quarantined", reason)
    assert signature.confirmed_at is None


@pytest.mark.parametrize("seconds", [1, 2, 3600, -3600])
@time_machine.travel(NOW, tick=False)
def test_person_who_took_a_second_is_not_set_aside(make_action: MakeAction, sign: Sign, seconds: int) -> None:
    page = make_action()
    assert sign(page, shown_at=str(int(NOW.timestamp()) - seconds)).status_code == 303
    assert Signature.objects.get().state == "confirmed"


def test_person_whom_a_robot_signed_before_is_counted(page: UrgentActionPage, sign: Sign) -> None:
    """Otherwise a robot that fills in the hidden field keeps people out of the count, thanked and unheard."""
    assert sign(page, website="https://spam.example").status_code == 303
    assert sign(page).status_code == 303
    assert [signature.state for signature in Signature.objects.all()] == ["confirmed"]


# --- consent ---------------------------------------------------------------------------------------------------------


def test_consent_key_missing_is_asked_again_whoever_signed_before(page: UrgentActionPage, sign: Sign) -> None:
    """Which words were agreed to is not guessed, and the answer tells nothing of other signers."""
    first = sign(page, consent_key="")
    assert sign(page, email="bo@supporter.example").status_code == 303
    second = sign(page, consent_key="")
    for response in (first, second):
        assert response.status_code == 422
        assert BeautifulSoup(response.content, "html.parser").select_one("#ua-errors a[href='#ua-consent']") is not None
    assert Signature.objects.count() == 1


def test_consent_key_unknown_is_asked_again_with_fields_kept(page: UrgentActionPage, sign: Sign) -> None:
    response = sign(page, consent_key=str(uuid4()))
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert soup.select_one(".ua-errors a[href='#ua-consent']") is not None
    assert soup.select_one("#ua-name")["value"] == "Ana Example"  # type: ignore[index]
    assert Signature.objects.count() == 0


@pytest.mark.parametrize(("hours", "taken"), [(0, True), (23, True), (25, False)])
def test_consent_words_replaced_while_a_page_lay_in_a_cache(
    make_action: MakeAction, form_data: FormData, client: Client, settings: Any, hours: int, taken: bool
) -> None:
    with time_machine.travel(NOW, tick=False):
        page = make_action()
        old = form_data(page)
        assert client.post(sign_url(page), old).status_code == 303
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "SECTION_NAME": "Another Solidarity"}
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        new = form_data(page, email="bo@supporter.example")
        assert new["consent_key"] != old["consent_key"]
        assert client.post(sign_url(page), new).status_code == 303
    with time_machine.travel(NOW + timedelta(days=1, hours=hours), tick=False):
        response = client.post(sign_url(page), {**old, "email": "cy@supporter.example"})
    assert response.status_code == (303 if taken else 422)
    stored = Signature.objects.filter(email="cy@supporter.example").first()
    assert (stored is not None) is taken
    if stored:
        assert "Ruritania Solidarity" in stored.consent.text
    else:
        assert 'value="cy@supporter.example"' in response.content.decode()
        assert new["consent_key"] in response.content.decode()


def test_consent_words_of_another_site_are_not_agreed_to_here(
    client: Client, page: UrgentActionPage, form_data: FormData
) -> None:
    other = Site.objects.create(hostname="other.example", site_name="Other", root_page=Page.objects.get(depth=1))
    foreign = ConsentStatement.objects.create(
        key=uuid4(), site=other, language="en", text="Other words.", created_at=datetime.now(UTC)
    )
    response = client.post(sign_url(page), form_data(page, consent_key=str(foreign.key)))
    assert response.status_code == 422
    assert Signature.objects.count() == 0


def test_consent_words_are_stored_once_for_many_signers(page: UrgentActionPage, sign: Sign) -> None:
    for number in range(3):
        assert sign(page, email=f"ana{number}@supporter.example").status_code == 303
    assert ConsentStatement.objects.count() == 1


# --- whose page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["sign/", "thanks/", "status.json"])
def test_draft_is_not_found(client: Client, make_action: MakeAction, form_data: FormData, path: str) -> None:
    page = make_action(publish=False)
    data = form_data(page)
    url = f"/urgent-action/{page.pk}/{path}"
    assert client.get(url, follow=True).status_code == 404
    assert client.post(url, data, follow=True).status_code == 404
    assert Signature.objects.count() == 0


def test_other_kinds_of_pages_are_not_found(
    client: Client, index_page: UrgentActionIndexPage, page: UrgentActionPage, form_data: FormData
) -> None:
    for other in (index_page.pk, index_page.get_parent().pk, Page.objects.get(depth=1).pk):
        assert client.post(f"/urgent-action/{other}/sign/", form_data(page), follow=True).status_code == 404
    assert Signature.objects.count() == 0


def test_page_of_another_site_is_found_there_only(
    client: Client, index_page: UrgentActionIndexPage, page: UrgentActionPage, form_data: FormData
) -> None:
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=Page(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", site_name="Other", root_page=home)
    theirs = page.copy(to=home, update_attrs={"slug": "theirs"}, keep_live=True)
    assert theirs.live
    data = form_data(theirs)
    assert client.post(sign_url(theirs), data, follow=True).status_code == 404
    assert client.post(sign_url(page), form_data(page), HTTP_HOST="other.example", follow=True).status_code == 404
    assert Signature.objects.count() == 0
    assert client.post(sign_url(theirs), data, HTTP_HOST="other.example").status_code == 303


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
@pytest.mark.parametrize("on_the_list", [False, True], ids=["page", "its-list"])
def test_protected_page_sends_to_itself_and_stores_nothing(
    client: Client, page: UrgentActionPage, form_data: FormData, kind: str, on_the_list: bool
) -> None:
    guarded = page.get_parent() if on_the_list else page
    PageViewRestriction.objects.create(page=guarded, restriction_type=kind, password="kite")
    for path in ("sign/", "thanks/", "status.json"):
        response = client.post(f"/urgent-action/{page.pk}/{path}", form_data(page))
        assert response.status_code == 302
        assert response.headers["Location"] == page.url
        assert "no-store" in response.headers["Cache-Control"]
    assert Signature.objects.count() == 0


def test_password_once_given_lets_sign(client: Client, page: UrgentActionPage, form_data: FormData) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="kite")
    asked = BeautifulSoup(client.get(page.url).content, "html.parser").find("form")
    assert asked is not None
    answer = client.post(str(asked["action"]), {"password": "kite", "return_url": page.url})
    assert answer.status_code == 302
    assert restriction.pk
    assert client.post(sign_url(page), form_data(page)).status_code == 303
    assert Signature.objects.count() == 1


def test_password_protected_page_renders_its_form_uncached_after_an_error(
    client: Client, page: UrgentActionPage, form_data: FormData
) -> None:
    response = client.post(sign_url(page), form_data(page, name=""))
    assert response.status_code == 422
    assert "no-store" in response.headers["Cache-Control"]
    assert "public" not in response.headers["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize(
    "page_id", ["0", "99999999999999999999999999", "9" * 300, "-1", "１", "4%00", "4/..", "0x4", "4.0"]
)
def test_page_that_is_none_is_not_found(
    client: Client, page: UrgentActionPage, form_data: FormData, page_id: str
) -> None:
    for path in ("sign/", "thanks/", "status.json"):
        response = client.post(f"/urgent-action/{page_id}/{path}", form_data(page), follow=True)
        assert response.status_code == 404
        assert client.get(f"/urgent-action/{page_id}/{path}", follow=True).status_code == 404
    assert Signature.objects.count() == 0

"""Ending updates: by the button on the page, and by the mail program's one click."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.people import NOW
from urgent_action.exceptions import LinkInvalid
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import Purpose, make_token, read_token
from urgent_action.updates.domain.sending import send_updates
from urgent_action.updates.domain.unsubscribing import unsubscribe
from urgent_action.updates.tokens import UpdatesPurpose

from .conftest import Asked, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(page: UrgentActionPage, asked: Asked) -> str:
    """The path of the link in an update."""
    row = asked(created_at=timezone.now(), confirmed_at=timezone.now() - timedelta(days=1))
    token = make_token(UpdatesPurpose.UNSUBSCRIBE, row.pk, now=timezone.now())
    return f"/urgent-action/updates/end/{token}"


def wants_updates() -> bool:
    return Signature.objects.get().wants_updates


def test_opening_the_link_shows_a_button_and_changes_nothing(client: Client, link: str) -> None:
    for _ in range(3):
        page = client.get(link)
        assert page.status_code == 200
        assert "Send me no more updates" in page.content.decode()
        assert client.head(link).status_code == 200
    assert wants_updates()
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page.headers["Cache-Control"]


def test_button_ends_updates_and_the_signature_stands(client: Client, link: str) -> None:
    answer = client.post(link)
    assert answer.status_code == 200
    assert "You get no more updates" in answer.content.decode()
    row = Signature.objects.get()
    assert not row.wants_updates
    assert (row.state, row.name) == ("confirmed", "Ana Example")


def test_one_click_of_a_mail_server_is_enough(link: str) -> None:
    """RFC 8058: a POST from elsewhere, without cookies, and no redirect in the answer."""
    server = Client(enforce_csrf_checks=True)
    answer = server.post(
        link,
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
        headers={"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 200
    assert not answer.cookies
    assert not wants_updates()


def test_ending_twice_is_ending_once(client: Client, link: str) -> None:
    assert client.post(link).content == client.post(link).content
    assert not wants_updates()


@pytest.mark.parametrize("glued", ["/", "=", ">", "."])
def test_link_survives_what_mail_programs_do_to_it(client: Client, link: str, glued: str) -> None:
    path, token = link.rsplit("/", 1)
    assert client.post(f"{path}/{token.upper()}{glued}").status_code == 200
    assert not wants_updates()


@pytest.mark.parametrize("purpose", list(Purpose))
def test_link_for_something_else_ends_nothing(client: Client, link: str, purpose: Purpose) -> None:
    row = Signature.objects.get()
    token = make_token(purpose, row.pk, now=timezone.now())
    answer = client.post(f"/urgent-action/updates/end/{token}")
    assert "nothing to do" in answer.content.decode()
    assert wants_updates()


@pytest.mark.parametrize("purpose", list(Purpose))
def test_link_that_ends_updates_does_nothing_else(purpose: Purpose) -> None:
    token = make_token(UpdatesPurpose.UNSUBSCRIBE, 7, now=NOW)
    with pytest.raises(LinkInvalid):
        read_token(purpose, token, now=NOW)


def test_link_works_as_long_as_one_to_withdraw(page: UrgentActionPage, asked: Asked) -> None:
    token = make_token(UpdatesPurpose.UNSUBSCRIBE, asked().pk, now=NOW)
    assert unsubscribe(token, now=NOW + timedelta(days=364)) is not None
    with pytest.raises(LinkInvalid):
        unsubscribe(token, now=NOW + timedelta(days=365))


def test_link_of_an_erased_signature_is_answered_like_any_other(client: Client, link: str) -> None:
    before = client.post(link).content
    Signature.objects.all().delete()
    assert client.post(link).content == before


def test_garbled_link_gets_the_neutral_page(client: Client) -> None:
    answer = client.post("/urgent-action/updates/end/nonsense")
    assert answer.status_code == 200
    assert "nothing to do" in answer.content.decode()


def test_page_speaks_the_language_of_the_signature(client: Client, link: str) -> None:
    Signature.objects.update(language="ar")
    assert 'dir="rtl"' in client.get(link).content.decode()


def test_link_in_a_mail_is_this_link(client: Client, page: UrgentActionPage, asked: Asked) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    asked(created_at=yesterday, confirmed_at=yesterday)
    update = started(page)
    type(update).objects.update(started_at=timezone.now())
    list(send_updates(now=timezone.now()))
    url = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    assert client.post("/" + url.split("/", 3)[3]).status_code == 200
    assert not wants_updates()

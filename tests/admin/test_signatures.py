"""The signatures of an action in the admin: listed by keyset, filtered, found, looked at; moderated with undo; erased."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from tests.admin.conftest import logged
from tests.factories import consent_row, signature
from tests.people import sign_as
from urgent_action.admin.signatures.paging import cursor_of, slice_of
from urgent_action.digests import email_digest
from urgent_action.domain.tally import read_tally
from urgent_action.enums import QuarantineReason, SignatureState
from urgent_action.models import Erasure, Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

VIEW, MODERATE, ERASE = (f"urgent_action.{codename}_signature" for codename in ("view", "moderate", "erase"))
BASE = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
LogIn = Callable[..., Client]
Sign = Callable[..., Signature]


def url(page: Any, *parts: Any) -> str:
    """An address of the signatures of a page."""
    return f"/cms/urgent-action/{page.pk}/signatures/" + "".join(f"{part}/" for part in parts)


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """The action."""
    return make_action()


@pytest.fixture
def editor(log_in: LogIn, page: UrgentActionPage) -> Client:
    """Somebody with every right on the action."""
    return log_in(VIEW, MODERATE, ERASE, may_change=page)


@pytest.fixture
def sign(page: UrgentActionPage, db: None) -> Sign:
    """Makes a signature, of the action unless another page is named."""
    consent = consent_row(text="I <agree> to this.")

    def make(name: str = "Ana Example", *, on: UrgentActionPage | None = None, **facts: Any) -> Signature:
        on = on or page
        facts = {"page": on, "action_key": on.action_key, "created_at": BASE, **facts}
        row = signature(consent, name=name, **facts)
        row.save(force_insert=True)
        return row

    return make


def names(answer: Any) -> list[str]:
    """The names on a page of the list, from the top."""
    return re.findall(r"<bdi>([^<]*)</bdi>", answer.content.decode())


# The list


def test_list_shows_the_newest_first_with_what_they_typed_as_text(
    editor: Client, page: UrgentActionPage, sign: Sign
) -> None:
    sign("Ana Example", created_at=BASE)
    sign("<script>alert(1)</script>", created_at=BASE + timedelta(hours=1), country="DE")
    sign("نور الخالد", created_at=BASE - timedelta(hours=1), email="nour@supporter.example")
    answer = editor.get(url(page))
    assert answer.status_code == 200
    assert names(answer) == ["&lt;script&gt;alert(1)&lt;/script&gt;", "Ana Example", "نور الخالد"]
    text = answer.content.decode()
    assert "<script>alert(1)" not in text
    assert "Germany" in text
    assert "supporter.example" not in text  # addresses stand with the single signature only


def test_list_says_why_there_is_no_name(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    sign("", email="")
    sign("", email="", country="", state=SignatureState.WITHDRAWN, confirmed_at=None)
    text = editor.get(url(page)).content.decode()
    assert "Sealed: cannot be read on this site" in text
    assert "Withdrawn: nothing is kept" in text


def test_list_without_signatures(editor: Client, page: UrgentActionPage) -> None:
    assert "Nobody has signed yet." in editor.get(url(page)).content.decode()


def test_leafing_shows_each_row_once_both_ways_however_many_are_of_one_instant(
    editor: Client, page: UrgentActionPage, sign: Sign
) -> None:
    for number in range(120):
        sign(f"Person {number:03}", created_at=BASE + timedelta(seconds=number // 60))
    everybody = [f"Person {number:03}" for number in reversed(range(120))]
    shown, answer = [], editor.get(url(page))
    visited = [names(answer)]
    assert answer.context["newer_url"] == ""
    while answer.context["older_url"]:
        answer = editor.get(answer.context["older_url"])
        visited.append(names(answer))
    shown = [name for names_of_page in visited for name in names_of_page]
    assert shown == everybody
    assert [len(names_of_page) for names_of_page in visited] == [50, 50, 20]
    back = [names(answer)]
    while answer.context["newer_url"]:
        answer = editor.get(answer.context["newer_url"])
        back.append(names(answer))
    assert back[1:] == [everybody[50:100], everybody[:50]]


def test_page_stays_where_it_is_while_others_sign(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    for number in range(60):
        sign(f"Person {number:02}", created_at=BASE + timedelta(seconds=number))
    older = editor.get(url(page)).context["older_url"]
    before = names(editor.get(older))
    sign("Late Comer", created_at=BASE + timedelta(days=1))
    assert names(editor.get(older)) == before == [f"Person {number:02}" for number in reversed(range(10))]


@pytest.mark.parametrize(
    "cursor", ["", "x", "1-", "-1", "1-2-3", "9" * 30 + "-1", "1-" + "9" * 30, "１-１", "1-1\0", "' OR 1"]
)
def test_cursor_that_is_none_shows_the_first_page(
    editor: Client, page: UrgentActionPage, sign: Sign, cursor: str
) -> None:
    sign("Ana Example")
    for side in ("before", "after"):
        assert names(editor.get(url(page), {side: cursor})) == ["Ana Example"]


def test_cursor_at_either_end(sign: Sign) -> None:
    row = sign()
    rows = Signature.objects.all()
    assert slice_of(rows, before=cursor_of(row)).rows == []
    assert slice_of(rows, after=cursor_of(row)).rows == [row]
    assert slice_of(rows, before="1-1").rows == []
    assert slice_of(rows, after="1-1").rows == [row]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "pending"}, ["Pending"]),
        ({"state": "quarantined"}, ["Aside"]),
        ({"country": "DE"}, ["German"]),
        ({"language": "fr"}, ["French"]),
        ({"signed_from": "2031-05-06"}, ["Night", "Future"]),
        ({"signed_to": "2031-05-01"}, ["Past"]),
        ({"signed_from": "2031-05-06", "signed_to": "2031-05-06"}, ["Night"]),
        ({"signed_from": "0001-01-01"}, ["Future", "Night", "Pending", "Aside", "German", "French", "Past"]),
        ({"signed_from": "0001-01-02", "signed_to": "0001-01-03"}, []),
        ({"signed_from": "9999-12-30", "signed_to": "9999-12-31"}, []),
        ({"country": "DE", "state": "pending"}, []),
        ({"state": "nonsense"}, ["Future", "Night", "Pending", "Aside", "German", "French", "Past"]),
    ],
)
def test_filters(
    editor: Client, page: UrgentActionPage, sign: Sign, settings: Any, query: dict[str, str], expected: list[str]
) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "TIME_ZONE": "Pacific/Auckland"}
    Locale.objects.get_or_create(language_code="fr")
    minute = timedelta(minutes=1)
    sign("Pending", state=SignatureState.PENDING, created_at=BASE - minute)
    sign("Aside", state=SignatureState.QUARANTINED, created_at=BASE - 2 * minute)
    sign("German", country="DE", created_at=BASE - 3 * minute)
    sign("French", language="fr", created_at=BASE - 4 * minute)
    sign("Past", created_at=BASE - timedelta(days=9))
    sign("Night", created_at=datetime(2031, 5, 5, 12, 0, tzinfo=UTC))  # midnight of the 6th in Auckland
    sign("Future", created_at=datetime(2031, 5, 6, 12, 0, tzinfo=UTC))
    answer = editor.get(url(page), query)
    assert sorted(names(answer)) == sorted(expected)
    assert names(editor.get(url(page, "results"), query)) == names(answer)
    assert "Pacific/Auckland" in answer.content.decode()


def test_filter_is_kept_while_leafing(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    for number in range(120):
        sign(f"Person {number:03}", country="DE" if number % 2 else "KE", created_at=BASE + timedelta(seconds=number))
    answer = editor.get(url(page), {"country": "DE"})
    assert "Found: 60" in answer.content.decode()
    assert len(names(editor.get(answer.context["older_url"]))) == 10


def test_list_costs_the_same_for_2_and_for_60_rows(
    editor: Client, log_in: LogIn, page: UrgentActionPage, sign: Sign
) -> None:
    boss = log_in(superuser=True)
    costs = set()
    for rows in (2, 58):
        for number in range(rows):
            sign(f"Person {number}", created_at=BASE + timedelta(seconds=number))
        for browser in (editor, boss):
            browser.get(url(page))  # what Wagtail keeps of the site and the user's settings
        older = f"{url(page)}?before={cursor_of(Signature.objects.order_by('-created_at')[1])}"
        asked = (url(page), older, url(page, "results") + "?state=pending", url(page, "charts"))
        for browser in (editor, boss):
            for address in asked:
                with CaptureQueriesContext(
                    connection,
                ) as captured:
                    assert browser.get(address).status_code == 200
                costs.add((browser is boss, address.split("?")[0], len(captured)))
                assert len(captured) < (15 if browser is boss else 20), [query["sql"] for query in captured]
    assert len(costs) == 6, costs


# One signature


def test_one_signature_with_everything_that_is_kept_of_it(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    row = sign(
        "Ana <b>Example</b>",
        email="ana@supporter.example",
        answers=[{"question": "Town?", "answer": "<i>Port Selwyn</i>"}, {"question": "Member?", "answer": True}],
        mail_owed="confirm",
        mail_due_at=BASE,
        state=SignatureState.PENDING,
        confirmed_at=None,
    )
    text = editor.get(url(page, row.pk)).content.decode()
    for said in (
        "<bdi>Ana &lt;b&gt;Example&lt;/b&gt;</bdi>",
        "<bdi>ana@supporter.example</bdi>",
        "&lt;i&gt;Port Selwyn&lt;/i&gt;",
        "I &lt;agree&gt; to this.",
        "Owed: Asks to confirm the signature; due at",
        "not confirmed",
        "Kenya",
    ):
        assert said in text, said


def test_sealed_signature_can_be_opened_and_moderated(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    row = sign("", email="")
    assert "Sealed: cannot be read on this site" in editor.get(url(page, row.pk)).content.decode()
    editor.post(url(page, "set-aside"), {"id": row.pk})
    row.refresh_from_db()
    assert row.state == "quarantined"


def test_address_finds_exactly_its_signature(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    digest = email_digest(page.action_key, "ana@supporter.example")
    row = sign("", email="", email_digest=digest)  # sealed: only the digest is left
    for typed in ("ana@supporter.example", " ANA+tag@Supporter.example "):
        assert editor.post(url(page, "find"), {"email": typed})["Location"] == url(page, row.pk)
    for typed, told in {
        "ben@supporter.example": "Nobody has signed this action with this address.",
        "ana@supporter": "Type one whole e-mail address",
        "ana": "Type one whole e-mail address",
        "": "Type one whole e-mail address",
    }.items():
        answer = editor.post(url(page, "find"), {"email": typed}, follow=True)
        assert answer.redirect_chain == [(url(page), 302)]
        assert told in answer.content.decode()
    assert editor.get(url(page, "find")).status_code == 405


def test_address_is_not_found_on_another_action(
    editor: Client, page: UrgentActionPage, make_action: Callable[..., UrgentActionPage]
) -> None:
    sign_as(make_action(), "ana@supporter.example", now=datetime.now(UTC))
    assert editor.post(url(page, "find"), {"email": "ana@supporter.example"})["Location"] == url(page)


def test_without_keys_nobody_is_found_and_it_is_said(editor: Client, page: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": ""}
    answer = editor.post(url(page, "find"), {"email": "ana@supporter.example"}, follow=True)
    assert "the site has no keys for the app yet" in answer.content.decode()


# Set aside, restore, undo


def test_set_aside_offers_once_to_undo_and_undoing_brings_all_back(
    editor: Client, page: UrgentActionPage, sign: Sign
) -> None:
    rows = [sign(f"Person {number}") for number in range(3)]
    sign_as(page, now=datetime.now(UTC))  # brings the record of the action
    ids, here = [row.pk for row in rows], f"{url(page)}?country=KE"
    answer = editor.post(url(page, "set-aside"), {"id": ids[:2], "next": here})
    assert (answer.status_code, answer["Location"]) == (302, here)
    assert read_tally(page.action_key, now=datetime.now(UTC)) == 2
    shown = editor.get(here)
    undo = shown.context["undo"]
    assert "2 signatures were set aside." in shown.content.decode()
    assert (undo.url_name, undo.ids) == ("urgent_action_signatures:restore", ids[:2])
    assert editor.get(here).context["undo"] is None
    editor.post(url(page, "restore"), {"id": undo.ids})
    assert set(Signature.objects.values_list("state", flat=True)) == {"confirmed"}
    assert "2 signatures were restored." in editor.get(here).content.decode()
    assert [(entry["label"], entry["data"]) for entry in logged("urgent_action.set_aside_signatures")] == [
        (page.title, {"signatures": 2})
    ]
    assert [entry["data"] for entry in logged("urgent_action.restore_signatures")] == [{"signatures": 2}]


def test_restored_signature_gets_its_mail_at_once(
    editor: Client, make_action: Callable[..., UrgentActionPage], page: UrgentActionPage, log_in: LogIn
) -> None:
    asking = make_action(confirming=True)
    row = sign_as(asking, now=datetime.now(UTC), quarantine=QuarantineReason.SPEED)
    browser = log_in(MODERATE, may_change=asking)
    browser.post(url(asking, "restore"), {"id": row.pk})
    row.refresh_from_db()
    assert (row.state, row.mail_count) == ("pending", 1)
    assert row.mail_owed == "confirm" or [message.to for message in mail.outbox] == [["ana@supporter.example"]]


def test_nothing_chosen_and_nothing_to_do_are_said(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    row = sign()
    for chosen in ({}, {"id": ["x", "-1", "９", "9" * 30, "1\0"]}):
        assert "Tick the signatures" in editor.post(url(page, "set-aside"), chosen, follow=True).content.decode()
    told = editor.post(url(page, "restore"), {"id": row.pk}, follow=True).content.decode()
    assert "stand like that already" in told
    assert logged("urgent_action.set_aside_signatures") == logged("urgent_action.restore_signatures") == []


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_next_leads_nowhere_else(editor: Client, page: UrgentActionPage, sign: Sign, elsewhere: str) -> None:
    answer = editor.post(url(page, "set-aside"), {"id": sign().pk, "next": elsewhere})
    assert answer["Location"] == url(page)


def test_next_that_is_a_word_is_an_address_and_not_the_name_of_a_view(
    editor: Client, page: UrgentActionPage, sign: Sign
) -> None:
    row = sign("Ana")
    answer = editor.post(url(page, "set-aside"), {"id": row.pk, "next": "nonsense"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "nonsense")


def test_undo_cannot_be_made_up_by_a_link(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    row = sign()
    for query in ({"undo": row.pk}, {"ids": row.pk, "verb": "restore"}):
        assert editor.get(url(page), query).context["undo"] is None


# Erase


def test_erasing_is_asked_once_more_and_then_done(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    rows = [sign("Ana Example"), sign("Ben Example"), sign("Cleo Example")]
    ids = [row.pk for row in rows[:2]]
    asked = editor.post(url(page, "erase"), {"id": ids})
    text = asked.content.decode()
    assert asked.status_code == 200
    assert "Erase 2 signatures?" in text
    assert set(names(asked)) == {"Ana Example", "Ben Example"}
    assert re.search(r'<input type="checkbox" name="sure" value="1" required>', text)
    assert Signature.objects.count() == 3
    done = editor.post(url(page, "erase"), {"id": ids, "sure": "1"}, follow=True)
    assert "2 signatures were erased." in done.content.decode()
    assert done.context["undo"] is None
    assert [row.name for row in Signature.objects.all()] == ["Cleo Example"]
    assert Erasure.objects.count() == 2
    assert [entry["data"] for entry in logged("urgent_action.erase_signatures")] == [{"signatures": 2}]


def test_verbs_are_posts(editor: Client, page: UrgentActionPage) -> None:
    for verb in ("set-aside", "restore", "erase"):
        assert editor.get(url(page, verb)).status_code == 405


def test_nothing_of_a_signer_is_in_the_log(editor: Client, page: UrgentActionPage, sign: Sign) -> None:
    from wagtail.models import PageLogEntry

    row = sign("Ana Example", email_digest=uuid4())
    for verb in ("set-aside", "restore", "erase"):
        editor.post(url(page, verb), {"id": row.pk, "sure": "1"})
    kept = repr(list(PageLogEntry.objects.filter(action__startswith="urgent_action.").values()))
    assert kept.count("urgent_action.") == 3
    assert not [said for said in ("Ana", "supporter", str(row.email_digest)) if said in kept]

"""Hand-overs in the admin: who may, what is asked, what is noted, and what comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.admin.conftest import logged
from tests.factories import sign_many
from urgent_action.domain.withdrawal import withdraw
from urgent_action.handover.admin import forms, views
from urgent_action.handover.models import HandOver
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.tokens import Purpose, make_token

from .conftest import RIGHT, Signed, asked, body, url
from .test_files import read_csv, read_xlsx

pytestmark = pytest.mark.django_db

LogIn = Callable[..., Client]
AUDIENCES = ["target", "crm", "public"]


def download(browser: Client, page: Any, audience: str, **fields: str) -> bytes:
    """A file."""
    return body(browser.post(url(page, audience), asked(audience, **fields)))


def answers(browser: Client, page: Any, made: HandOver) -> list[Any]:
    """What each view says, asked in each way."""
    return [
        browser.get(url(page)),
        *(browser.post(url(page, audience), asked(audience)) for audience in AUDIENCES),
        *(browser.post(url(page, audience), {f"{audience}-count": "1"}) for audience in AUDIENCES),
        browser.post(url(page, made.pk, "delivered")),
    ]


def refused(browser: Client, page: UrgentActionPage, made: HandOver) -> bool:
    """Whether somebody is turned away from everything, with nothing of the action in the answer, and nothing done."""
    before = list(HandOver.objects.order_by("pk").values())
    said = answers(browser, page, made)
    assert list(HandOver.objects.order_by("pk").values()) == before or {answer.status_code for answer in said} != {302}
    names = (page.title.encode(), b"Ana Example", b"supporter.example", b"Secret purpose")
    return all(answer.status_code == 302 and not any(name in answer.content for name in names) for answer in said)


@pytest.fixture
def made(page: UrgentActionPage, signed: Signed, log_in: LogIn) -> HandOver:
    """A file that somebody made for the target."""
    signed()
    download(log_in(superuser=True), page, "target", purpose="Secret purpose")
    return HandOver.objects.get()


def test_right_and_page_are_both_needed(
    log_in: LogIn,
    page: UrgentActionPage,
    make_action: Callable[..., UrgentActionPage],
    made: HandOver,
) -> None:
    other = make_action()
    assert refused(Client(), page, made)
    assert refused(log_in(), page, made)
    assert refused(log_in(RIGHT), page, made)
    assert refused(log_in(may_change=page), page, made)
    assert refused(log_in("urgent_action.view_signature", may_change=page), page, made)
    assert refused(log_in(RIGHT, may_change=other), page, made)
    assert not refused(log_in(RIGHT, may_change=page), page, made)
    assert not refused(log_in(superuser=True), page, made)


def test_ids_in_the_query_and_the_body_open_no_other_page(
    log_in: LogIn,
    page: UrgentActionPage,
    make_action: Callable[..., UrgentActionPage],
    made: HandOver,
) -> None:
    other = make_action()
    browser = log_in(RIGHT, may_change=other)
    foreign = {
        "page_id": page.pk,
        "page": page.pk,
        "action_key": str(page.action_key),
        "crm-pages": page.pk,
        "next": url(page),
    }
    assert b"Secret purpose" not in browser.get(url(other), foreign).content
    answer = browser.post(url(other, "crm"), {**asked("crm", everybody="everybody", new="all"), **foreign})
    assert answer.status_code == 422  # of the other action there is nothing to export
    assert b"Ana Example" not in answer.content
    assert browser.post(url(other, made.pk, "delivered"), foreign, follow=True).status_code == 404
    made.refresh_from_db()
    assert made.delivered_at is None


def test_files_are_made_by_post_from_our_own_form_only(log_in: LogIn, page: UrgentActionPage, made: HandOver) -> None:
    browser = log_in(superuser=True)
    paths = [*(url(page, audience) for audience in AUDIENCES), url(page, made.pk, "delivered")]
    assert [browser.get(path, asked("crm")).status_code for path in paths] == [405] * 4
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(is_superuser=True, pk=made.made_by_id))
    assert [strict.post(path, asked("crm")).status_code for path in paths] == [403] * 4
    assert browser.post(url(page, "press"), asked("press"), follow=True).status_code == 404
    assert browser.post(url(page), asked("crm")).status_code == 405
    assert HandOver.objects.count() == 1


def test_no_other_page_has_such_a_view(log_in: LogIn, index_page: UrgentActionIndexPage) -> None:
    browser = log_in(superuser=True)
    assert browser.get(url(index_page), follow=True).status_code == 404


def test_button_is_there_for_those_who_may(log_in: LogIn, page: UrgentActionPage) -> None:
    edit, listing = f"/cms/pages/{page.pk}/edit/", f"/cms/pages/{page.get_parent().pk}/"
    may, may_not = log_in(RIGHT, may_change=page.get_parent()), log_in(may_change=page.get_parent())
    for address in (edit, listing):
        assert url(page) in may.get(address).content.decode()
        assert url(page) not in may_not.get(address).content.decode()


def test_who_works_with_one_language_gets_what_was_signed_there(
    log_in: LogIn,
    page: UrgentActionPage,
    arabic: UrgentActionPage,
    signed: Signed,
) -> None:
    signed("English")
    signed("Arabic", page_id=arabic.pk, language="ar")
    both, one = log_in(superuser=True), log_in(RIGHT, may_change=arabic)
    assert len(read_csv(download(both, arabic, "crm"))) == 4
    assert "You work with some of the pages" in one.get(url(arabic)).content.decode()
    records = read_csv(download(one, arabic, "crm", new="all", everybody="everybody"))
    assert [record[1] for record in records[1:-1]] == ["Arabic"]
    assert ["All", "", "1"] in read_csv(download(one, arabic, "public"))
    whole, *others = HandOver.objects.order_by("pk")
    assert one.post(url(arabic, whole.pk, "delivered"), follow=True).status_code == 404
    assert [line.made for line in one.get(url(arabic)).context["history"]] == others[::-1]
    assert [made.filter.get("pages") for made in (whole, *others)] == [None, [arabic.pk], [arabic.pk]]


def test_download_is_noted_without_anything_of_signers(
    exporter: Client, page: UrgentActionPage, signed: Signed
) -> None:
    signed("Ana Example", answers=[{"question": "Town?", "answer": "Port Selwyn"}])
    signed("Björn", country="SE")
    answer = exporter.post(url(page, "crm"), asked("crm", country="SE", purpose="Import into the CRM"))
    disposition = answer.headers["Content-Disposition"]
    assert disposition == f'attachment; filename="ua-80-21-{page.slug}-crm-{timezone.now():%Y-%m-%d}.csv"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert len(read_csv(body(answer))) == 3
    made, user = HandOver.objects.get(), User.objects.get()
    assert logged(views.EXPORT) == [
        {
            "label": page.title,
            "user": user.pk,
            "data": {
                "hand_over": made.pk,
                "audience": "crm",
                "format": "csv",
                "filter": {"new": True, "country": "SE"},
                "rows": 1,
                "purpose": "Import into the CRM",
            },
        }
    ]
    assert (made.made_by, made.rows, made.page_id, made.purpose) == (user, 1, page.pk, "Import into the CRM")
    assert made.finished_at is not None
    kept = repr([*HandOver.objects.values(), *logged(views.EXPORT)])
    assert not [told for told in ("Björn", "supporter", "Selwyn", "Ana") if told in kept]


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({"purpose": ""}, "purpose"),
        ({"purpose": "  "}, "purpose"),
        ({"purpose": "x" * 201}, "purpose"),
        ({"format": "docx"}, "format"),
        ({"format": ""}, "format"),
        ({"country": "XX"}, "country"),
        ({"language": "xx"}, "language"),
        ({"new": "some"}, "new"),
        ({"everybody": ""}, "everybody"),
    ],
)
def test_faulty_form_is_shown_again_and_nothing_is_made(
    exporter: Client, page: UrgentActionPage, signed: Signed, fault: dict[str, str], field: str
) -> None:
    signed()
    answer = exporter.post(url(page, "crm"), asked("crm", **fault))
    assert answer.status_code == 422
    [bound] = [card.form for card in answer.context["cards"] if card.form.is_bound]
    assert bound.errors.keys() == {field}
    assert (HandOver.objects.count(), logged(views.EXPORT)) == (0, [])


def test_number_is_told_without_a_purpose_and_without_a_file(
    exporter: Client, page: UrgentActionPage, signed: Signed
) -> None:
    signed()
    signed("Björn", country="SE", wants_updates=False)
    sent = {**asked("target", purpose="", country="SE"), "target-count": "1"}
    answer = exporter.post(url(page, "target"), sent)
    assert answer.status_code == 200
    assert [card.rows for card in answer.context["cards"]] == [1, 1, 2]
    assert "This field is required" not in answer.content.decode()
    assert not HandOver.objects.exists()


def test_empty_choice_is_said_and_makes_no_file(exporter: Client, page: UrgentActionPage) -> None:
    for audience in AUDIENCES:
        answer = exporter.post(url(page, audience), asked(audience, format="csv"))
        assert answer.status_code == 422
        assert "There is no signature of this choice." in answer.content.decode()
    assert not HandOver.objects.exists()


def test_three_files_tell_three_audiences_what_is_theirs(
    exporter: Client, page: UrgentActionPage, signed: Signed
) -> None:
    for number in range(11):
        signed(f"Ana {number}")
    signed("=1+1 Björn", country="SE", wants_updates=False)
    signed("Shy", public_name=False, country="SE")
    target = read_csv(download(exporter, page, "target"))
    assert target[0] == ["No.", "Name", "Country"]
    assert [record[0] for record in target[1:-1]] == [str(number) for number in range(1, 13)]
    assert ["12", "'=1+1 Björn", "Sweden"] in target
    assert target[-1] == ["End of the file: 12 rows"]
    assert "supporter" not in repr(target)
    csv_rows = read_csv(download(exporter, page, "crm"))
    [sheet] = read_xlsx(download(exporter, page, "crm", format="xlsx"))
    assert len(csv_rows) == len(sheet) == 14
    assert [[cell for cell in row if cell] for row in csv_rows] == sheet
    public = read_csv(download(exporter, page, "public"))
    assert public[1] == ["All", "", "13"]
    assert [record for record in public if record[0] == "Country"] == [["Country", "Others", "13"]]
    assert not [word for word in ("Ana", "Björn", "supporter") if word in repr(public)]


def test_target_reads_the_language_of_the_page(
    log_in: LogIn,
    page: UrgentActionPage,
    arabic: UrgentActionPage,
    signed: Signed,
) -> None:
    signed()
    records = read_csv(download(log_in(superuser=True), arabic, "target"))
    assert records[1] == ["1", "Ana Example", "كينيا"]


def test_download_that_breaks_off_is_told_as_such_and_cannot_be_handed_over(
    exporter: Client, page: UrgentActionPage, signed: Signed
) -> None:
    signed()
    answer = exporter.post(url(page, "target"), asked("target"))
    next(iter(answer.streaming_content))
    answer._iterator.close()  # as answer.close() does, which would take the test's connection with it
    made = HandOver.objects.get()
    assert made.finished_at is None
    assert len(logged(views.EXPORT)) == 1
    assert "broke off" in exporter.get(url(page)).content.decode()
    assert exporter.post(url(page, made.pk, "delivered"), follow=True).status_code == 404
    assert not Signature.objects.exclude(delivered_at=None).exists()


def test_handed_over_is_noted_once_and_told_to_who_withdraws(
    exporter: Client, page: UrgentActionPage, signed: Signed
) -> None:
    row = signed()
    download(exporter, page, "target")
    made = HandOver.objects.get()
    assert url(page, made.pk, "delivered") in exporter.get(url(page)).content.decode()
    for _press in range(2):
        answer = exporter.post(url(page, made.pk, "delivered"))
        assert (answer.status_code, answer.headers["Location"]) == (302, url(page))
    user = User.objects.get()
    made.refresh_from_db()
    assert made.marked_by == user
    assert logged(views.MARK) == [
        {"label": page.title, "user": user.pk, "data": {"hand_over": made.pk, "finished": True}}
    ]
    assert url(page, made.pk, "delivered") not in exporter.get(url(page)).content.decode()
    assert withdraw(make_token(Purpose.WITHDRAW, row.pk, now=timezone.now()), now=timezone.now()) is True
    made.refresh_from_db()
    assert made.rows == 1  # the history keeps its number


def test_totals_are_nothing_to_mark(exporter: Client, page: UrgentActionPage, signed: Signed) -> None:
    signed()
    download(exporter, page, "public")
    assert "Mark as handed over" not in exporter.get(url(page)).content.decode()


def test_sealed_names_are_not_pretended_to(exporter: Client, page: UrgentActionPage, signed: Signed) -> None:
    signed()
    sealed = signed("Björn")
    Signature.objects.filter(pk=sealed.pk).update(name="", email="", public_name=False)
    shown = exporter.get(url(page)).content.decode()
    assert f"urgent_action_sealed_export {page.action_key}" in shown
    for audience in ("target", "crm"):
        answer = exporter.post(url(page, audience), asked(audience, everybody="everybody"))
        assert answer.status_code == 422
        assert "Names are sealed" in answer.content.decode()
    assert read_csv(download(exporter, page, "public"))[1] == ["All", "", "2"]
    assert [made.audience for made in HandOver.objects.all()] == ["public"]


def test_pdf_that_cannot_be_made_is_said_beside_the_field(
    exporter: Client, page: UrgentActionPage, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed()
    signed()
    monkeypatch.setattr(forms, "MOST_NAMES", 1)
    answer = exporter.post(url(page, "target"), asked("target", format="pdf"))
    assert answer.status_code == 422
    assert "at most 1 names, and these are 2" in answer.content.decode()
    monkeypatch.setattr(forms, "prints_pdf", lambda: False)
    answer = exporter.post(url(page, "target"), asked("target", format="pdf"))
    assert "install wagtail-urgent-action[pdf]" in answer.content.decode()
    assert not HandOver.objects.exists()


def test_history_outlives_page_and_people(log_in: LogIn, page: UrgentActionPage, made: HandOver) -> None:
    browser = log_in(superuser=True)
    User.objects.filter(pk=made.made_by_id).delete()
    assert "somebody who is gone" in browser.get(url(page)).content.decode()
    page.delete()
    made.refresh_from_db()
    assert (made.page_id, made.made_by_id, made.rows) == (None, None, 1)


def test_signatures_of_the_last_minute_wait_for_the_next_file(
    exporter: Client, page: UrgentActionPage, signed: Signed
) -> None:
    """A signature that was confirmed before may still be on its way into the table: nobody may fall between two files."""
    signed("Settled", created_at=timezone.now() - timedelta(seconds=90))
    signed("Fresh", created_at=timezone.now() - timedelta(seconds=30))
    assert [record[1] for record in read_csv(download(exporter, page, "crm"))[1:-1]] == ["Settled"]
    made = HandOver.objects.get()
    assert made.covers_until < made.made_at


def test_view_costs_no_question_more_with_more_signatures(
    exporter: Client, page: UrgentActionPage, made: HandOver, django_assert_max_num_queries: Any
) -> None:
    exporter.get(url(page))
    sign_many(page.action_key, 500, at=timezone.now() - timedelta(hours=1))
    with django_assert_max_num_queries(30):
        exporter.get(url(page))

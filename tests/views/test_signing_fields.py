"""Every field of the signature form with right, odd and hostile values (CASES.md: names, e-mail, other fields)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from tests.views.conftest import sign_url
from urgent_action.models import Signature
from urgent_action.pages.models import SignatureQuestion, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]
Sign = Callable[..., HttpResponse]


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    """An open action."""
    return make_action()


def assert_refused(response: HttpResponse, field: str, typed: str | None = None) -> BeautifulSoup:
    """422 with the page, the summary linking to the field, the field marked, what was typed kept, and nothing stored."""
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert Signature.objects.count() == 0
    assert "no-store" in response.headers["Cache-Control"]
    assert soup.title is not None
    assert soup.title.get_text().strip().startswith("Error:")
    links = [str(link["href"]) for link in soup.select("#ua-errors a")]
    assert f"#{field}" in links
    for link in links:
        assert soup.select_one(link) is not None, f"the summary links to {link}, which is not there"
    marked = soup.select_one(f"#{field}")
    assert marked is not None
    assert marked.get("aria-invalid") == "true"
    described = str(marked["aria-describedby"]).split()
    assert all(soup.find(id=name) is not None for name in described)
    if typed is not None:
        assert marked.get("value", marked.get_text()) == typed
    return soup


def test_everything_that_was_typed_is_kept(page: UrgentActionPage, sign: Sign) -> None:
    typed = {"name": "Ana <Example>", "email": "not an address", "country": "KE", "updates": "1", "public_name": "1"}
    soup = assert_refused(sign(page, **typed), "ua-email", "not an address")
    values = {name: soup.select_one(f"#ua-{name}") for name in ("name", "consent", "updates", "public_name", "country")}
    assert values["name"]["value"] == "Ana <Example>"  # type: ignore[index]
    for box in ("consent", "updates", "public_name"):
        assert values[box].has_attr("checked")  # type: ignore[union-attr]
    assert soup.select_one("#ua-country option[selected]")["value"] == "KE"  # type: ignore[index]


def test_all_errors_stand_in_the_summary_in_the_order_of_the_form(page: UrgentActionPage, client: Client) -> None:
    soup = assert_refused(client.post(sign_url(page), {}), "ua-name")
    links = [str(link["href"]) for link in soup.select("#ua-errors a")]
    assert links == ["#ua-name", "#ua-email", "#ua-country", "#ua-consent"]
    assert soup.select_one("#ua-errors[role=alert][data-ua-focus]") is not None


# --- names -----------------------------------------------------------------------------------------------------------

EMPTY_NAMES = [
    "",
    " ",
    "\u200b",
    "\u3164",
    "\u2800",
    "\u00ad",
    "\u200b \u3164\u2800\u00ad",
    "\t\r\n",
    "...",
    "\u202e",
]
REFUSED_NAMES = [
    "=1+1",
    "+49 Ana",
    "@SUM(A1)",
    "\t=cmd|' /C calc'!A0",
    "＝1+Ana",
    "Ana www.spam.example",
    "visit https://spam.example",
    "ana@spam.example",
    "Ana spam.com",
]
TAKEN_NAMES = [
    ("  Ana \u00a0\u2028 \t Example\r\n", "Ana Example"),
    ("Ana\x00 Example", "Ana Example"),
    ("A\x01na\x1b Exa\x7f\x85mple", "Ana Exa mple"),
    ("Ana \u202eExample\u202c\u2066\u2069", "Ana Example"),
    ("نرگس\u200cها", "نرگس\u200cها"),
    ("ක්\u200dරිස්", "ක්\u200dරිස්"),
    ("O", "O"),
    ("Suharto", "Suharto"),
    ("O'Brien", "O'Brien"),
    ("Nguyễn Văn A", "Nguyễn Văn A"),
    (unicodedata.normalize("NFD", "Nguyễn Văn A"), "Nguyễn Văn A"),
    ("عائشة المرأة", "عائشة المرأة"),
    ("艾山·吐尔逊", "艾山·吐尔逊"),
    ("አበበ ቢቂላ", "አበበ ቢቂላ"),
    ("Ana 😀 Example", "Ana Example"),
    ("\ue000Ana\ufffe Example\uffff", "Ana Example"),
    ("<script>alert(1)</script> Ana", "<script>alert(1)</script> Ana"),
    ("{{7*7}} Ana", "{{7*7}} Ana"),
    ("%s %(name)s", "%s %(name)s"),
    ("${jndi:ldap} Ana", "${jndi:ldap} Ana"),
    ("Ana'); DROP TABLE students;--", "Ana'); DROP TABLE students;--"),
    ("x" * 100, "x" * 100),
]


@pytest.mark.parametrize("typed", EMPTY_NAMES, ids=ascii)
def test_name_without_a_letter_is_refused(page: UrgentActionPage, sign: Sign, typed: str) -> None:
    assert_refused(sign(page, name=typed), "ua-name")


@pytest.mark.parametrize("typed", REFUSED_NAMES, ids=ascii)
def test_name_that_is_none_is_refused(page: UrgentActionPage, sign: Sign, typed: str) -> None:
    assert_refused(sign(page, name=typed), "ua-name")


@pytest.mark.parametrize(("typed", "stored"), TAKEN_NAMES, ids=ascii)
def test_name_is_taken_and_cleaned(page: UrgentActionPage, sign: Sign, typed: str, stored: str) -> None:
    response = sign(page, name=typed)
    assert response.status_code == 303, BeautifulSoup(response.content, "html.parser").select_one("#ua-errors")
    name = Signature.objects.get().name
    assert name == stored
    assert unicodedata.is_normalized("NFC", name)
    assert not [char for char in name if unicodedata.category(char) == "Cc"]


@pytest.mark.parametrize(
    "typed", ["x" * 101, "x" * 500, "x " * 500_000, "e\u0301" * 101], ids=["101", "500", "1MB", "NFD"]
)
def test_name_over_the_limit_is_refused_naming_it(page: UrgentActionPage, sign: Sign, typed: str) -> None:
    soup = assert_refused(sign(page, name=typed), "ua-name")
    assert "100" in soup.select_one("#ua-name_error").get_text()  # type: ignore[union-attr]


def test_name_with_a_tower_of_marks_is_cut(page: UrgentActionPage, sign: Sign) -> None:
    assert sign(page, name="Z" + "\u0335" * 40 + "algo").status_code == 303
    name = Signature.objects.get().name
    assert sum(unicodedata.category(char) == "Mn" for char in name) == 8


def test_name_as_a_lone_surrogate_is_no_encoding_error(
    client: Client, page: UrgentActionPage, form_data: FormData
) -> None:
    fields = "&".join(f"{name}={value}" for name, value in form_data(page).items() if name != "name")
    body = f"name=Ana%ED%A0%80%20Example&{fields.replace('@', '%40')}".encode()
    response = client.post(sign_url(page), body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 303
    assert Signature.objects.get().name == "Ana Example"


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x>', "</title><b>"])
def test_refused_values_are_escaped_in_the_form(page: UrgentActionPage, sign: Sign, typed: str) -> None:
    response = sign(page, name=typed, email=typed, country=typed, website=typed)
    soup = assert_refused(response, "ua-email", typed)
    assert soup.select_one("#ua-name")["value"] == typed  # type: ignore[index]
    assert typed not in response.content.decode()


# --- e-mail ----------------------------------------------------------------------------------------------------------

REFUSED_EMAILS = [
    "",
    " ",
    "ana",
    "ana@",
    "@supporter.example",
    "a@[127.0.0.1]",
    "a@localhost",
    '"ana example"@supporter.example',
    "ana@supporter.example,bo@supporter.example",
    "ana@supporter.example bo@supporter.example",
    "Ana <ana@supporter.example>",
    "ana@supporter.example\nbcc: bo@supporter.example",
    "ana@supporter.example%0Abcc:bo@supporter.example",
    "ana@supporter..example",
    "ana@-supporter.example",
    "ana\x00@supporter.example",
    "ana@supporter.example\x00",
    "x" * 65 + "@supporter.org",
    "x@" + "a" * 63 + "." + "b" * 63 + "." + "c" * 63 + "." + "d" * 63 + ".org",
    "x" * 10_000,
]
SAME_PERSON = [
    ("A@EXAMPLE.org", "a@example.org"),
    ("a+tag@example.org", "a@example.org"),
    (" a@example.org\n", "a@example.org"),
    ("a@bücher.org", "a@xn--bcher-kva.org"),
    ("a@BÜCHER.org", "a@bücher.org"),
]
OTHER_PERSON = [
    ("a.b@example.org", "ab@example.org"),
    ("а@example.org", "a@example.org"),  # Cyrillic
    ("a@example.org", "a@example.net"),
    ("a-b@example.org", "a@example.org"),
]


@pytest.mark.parametrize("typed", REFUSED_EMAILS, ids=lambda typed: ascii(typed)[:40])
def test_email_that_is_none_is_refused(page: UrgentActionPage, sign: Sign, typed: str) -> None:
    assert_refused(sign(page, email=typed), "ua-email")


@pytest.mark.parametrize(("one", "other"), SAME_PERSON)
def test_email_spelt_otherwise_is_the_same_person(page: UrgentActionPage, sign: Sign, one: str, other: str) -> None:
    assert sign(page, email=one).status_code == 303
    assert sign(page, email=other).status_code == 303
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(("one", "other"), OTHER_PERSON)
def test_email_that_differs_is_another_person(page: UrgentActionPage, sign: Sign, one: str, other: str) -> None:
    assert sign(page, email=one).status_code == 303
    assert sign(page, email=other).status_code == 303
    assert Signature.objects.count() == 2


def test_email_with_a_tag_is_stored_with_it(page: UrgentActionPage, sign: Sign) -> None:
    assert sign(page, email="  Ana+kites@Supporter.Example ").status_code == 303
    assert Signature.objects.get().email == "Ana+kites@supporter.example"


def test_email_tags_may_be_other_people_by_setting(page: UrgentActionPage, sign: Sign, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "MERGE_PLUS_ADDRESSES": False}
    sign(page, email="a+tag@example.org")
    sign(page, email="a@example.org")
    assert Signature.objects.count() == 2


@pytest.mark.parametrize("typed", ["ana@dead-domain.example", "ana@mailinator.com", "minister@justice.example"])
def test_email_of_any_domain_is_taken_without_asking_anybody(page: UrgentActionPage, sign: Sign, typed: str) -> None:
    assert sign(page, email=typed).status_code == 303


# --- other fields ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "XX", "ke", "Kenya", "KEN", "K\x00", "KE,CN", "x" * 10_000])
def test_country_that_is_none_is_refused(page: UrgentActionPage, sign: Sign, typed: str) -> None:
    assert_refused(sign(page, country=typed), "ua-country")


@pytest.mark.parametrize("typed", [None, "", "0", "false", "False"])
def test_consent_that_is_missing_is_refused(page: UrgentActionPage, sign: Sign, typed: str | None) -> None:
    soup = assert_refused(sign(page, consent=typed), "ua-consent")
    assert not soup.select_one("#ua-consent").has_attr("checked")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("consent_key", "not a key"),
        ("consent_key", "\x00"),
        ("shown_at", "yesterday"),
        ("shown_at", "9" * 400),
        ("shown_at", "-" + "9" * 400),
        ("shown_at", "9" * 5000),
        ("shown_at", "1e400"),
        ("shown_at", "NaN"),
        ("website", "\x00"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_hidden_field_that_is_broken_never_leaves_a_person_without_a_word(
    page: UrgentActionPage, sign: Sign, field: str, typed: str
) -> None:
    """Taken as if absent, set aside, or refused with an error that can be seen; never a summary that says nothing."""
    response = sign(page, **{field: typed})
    if response.status_code == 422:
        soup = BeautifulSoup(response.content, "html.parser")
        assert soup.select("#ua-errors a") != []
        assert Signature.objects.count() == 0
    else:
        assert response.status_code == 303
        assert Signature.objects.count() == 1


def test_unknown_fields_are_ignored(client: Client, page: UrgentActionPage, form_data: FormData) -> None:
    extra = {
        "id": "5",
        "is_confirmed": "1",
        "state": "withdrawn",
        "page": "1",
        "email_digest": "0" * 32,
        "created_at": "2001-01-01",
        "next": "//evil.example",
        "question_1": "x",
        "answers": '[{"question": "x"}]',
    }
    response = client.post(sign_url(page), {**form_data(page), **extra})
    assert response.status_code == 303
    assert response.headers["Location"] == f"/urgent-action/{page.pk}/thanks/#ua-thanks"
    signature = Signature.objects.get()
    assert signature.state == "confirmed"
    assert signature.page_id == page.pk
    assert signature.answers == []
    assert signature.created_at.year > 2001


@pytest.mark.parametrize("field", ["email", "name", "consent", "country", "unknown"])
def test_field_sent_twice_is_a_bad_request(
    client: Client, page: UrgentActionPage, form_data: FormData, field: str
) -> None:
    response = client.post(sign_url(page), {**form_data(page), field: ["KE", "CN"]})
    assert response.status_code == 400
    assert Signature.objects.count() == 0


# --- the editor's extra questions ------------------------------------------------------------------------------------


def _ask(page: UrgentActionPage, kind: str, *, required: bool, **given: str) -> str:
    page = UrgentActionPage.objects.get(pk=page.pk)
    page.signature_questions = [
        SignatureQuestion(label=f"A {kind} <question>", question_type=kind, required=required, **given)
    ]
    page.save_revision().publish()
    return f"question_{UrgentActionPage.objects.get(pk=page.pk).signature_questions.get().pk}"


QUESTIONS = {"text": "", "long_text": "", "checkbox": "", "choice": "By post\nBy e-mail"}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_required_question_without_an_answer_is_refused(page: UrgentActionPage, sign: Sign, kind: str) -> None:
    field = _ask(page, kind, required=True, choices=QUESTIONS[kind])
    for missing in ({}, {field: ""}, {field: " "}, {field: "\u200b"}):
        if kind == "checkbox" and missing.get(field):
            continue
        assert_refused(sign(page, **missing), f"ua-{field}")


@pytest.mark.parametrize("kind", QUESTIONS)
def test_optional_question_may_stay_without_an_answer(page: UrgentActionPage, sign: Sign, kind: str) -> None:
    field = _ask(page, kind, required=False, choices=QUESTIONS[kind])
    assert sign(page, **({} if kind == "checkbox" else {field: ""})).status_code == 303
    answers = Signature.objects.get().answers
    assert answers == ([{"question": "A checkbox <question>", "answer": False}] if kind == "checkbox" else [])


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("text", "  By \x07post\u202e ", "By post"),
        ("long_text", "One\r\n\x08two  words\r\n", "One\ntwo words"),
        ("checkbox", "1", True),
        ("choice", "By e-mail", "By e-mail"),
        ("text", "=1+1", "=1+1"),
        ("text", "x" * 200, "x" * 200),
        ("text", "a\x00b", "ab"),
    ],
)
def test_question_answered_is_stored_with_its_words(
    page: UrgentActionPage, sign: Sign, kind: str, typed: str, stored: object
) -> None:
    field = _ask(page, kind, required=True, choices=QUESTIONS[kind])
    assert sign(page, **{field: typed}).status_code == 303
    assert Signature.objects.get().answers == [{"question": f"A {kind} <question>", "answer": stored}]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("text", "x" * 201),
        ("text", "x" * 1_000_000),
        ("long_text", "x" * 2001),
        ("long_text", "x\n" * 2000),
        ("long_text", "x" * 1_000_000),
        ("choice", "By pigeon"),
        ("choice", "By post\nBy e-mail"),
        ("choice", "x" * 100_000),
    ],
    ids=lambda value: str(value)[:12],
)
def test_question_answered_wrongly_is_refused(page: UrgentActionPage, sign: Sign, kind: str, typed: str) -> None:
    field = _ask(page, kind, required=False, choices=QUESTIONS[kind])
    assert_refused(sign(page, **{field: typed}), f"ua-{field}")


def test_question_label_and_help_are_escaped(client: Client, page: UrgentActionPage) -> None:
    _ask(page, "text", required=True, help_text="<b>Why</b>?")
    html = client.get(page.url).content.decode()
    assert "A text &lt;question&gt;" in html
    assert "&lt;b&gt;Why&lt;/b&gt;?" in html


def test_answers_of_a_question_that_was_removed_are_ignored(page: UrgentActionPage, sign: Sign) -> None:
    field = _ask(page, "text", required=True)
    page = UrgentActionPage.objects.get(pk=page.pk)
    page.signature_questions = []
    page.save_revision().publish()
    assert sign(page, **{field: "By post"}).status_code == 303
    assert json.dumps(Signature.objects.get().answers) == "[]"

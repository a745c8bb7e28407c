"""The links of mails over HTTP: looking changes nothing, pressing the button does, and no answer tells who has signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import PageViewRestriction, Site

from tests.people import CLOSES, DAY, EMAIL, HOUR, NOW, SECOND, closing_at, link_in, sign_as
from urgent_action.digests import email_digest, make_key
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.subjects import erase_subject
from urgent_action.domain.tally import recount
from urgent_action.domain.withdrawal import withdraw
from urgent_action.enums import QuarantineReason, SignatureState
from urgent_action.models import ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]

PREFETCHES = [
    {"Sec-Purpose": "prefetch"},
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
    {"X-Moz": "prefetch"},
    {"User-Agent": "Mozilla/5.0 (compatible; SafeLinks scanner)"},
]


@pytest.fixture
def clock() -> Iterator[Any]:
    """The time stands still until a test moves it."""
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling


@pytest.fixture
def page(make_action: MakeAction, clock: Any) -> UrgentActionPage:
    """An action that asks for confirmation."""
    return make_action(confirming=True, body=closing_at(CLOSES))


@pytest.fixture
def signed(page: UrgentActionPage) -> Signature:
    """A signature that waits for its confirmation."""
    return sign_as(page)


def path(purpose: str, signature: Signature | int, *, now: datetime = NOW) -> str:
    """The path of a link in a mail."""
    number = signature if isinstance(signature, int) else signature.pk
    return f"/urgent-action/{purpose}/{make_token(Purpose(purpose), number, now=now)}"


def everything() -> list[dict[str, Any]]:
    """Every signature as it is stored."""
    return list(Signature.objects.order_by("pk").values())


def shown(response: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    """What a visitor gets, but for the clock."""
    headers = {name: value for name, value in response.headers.items() if name != "Expires"}
    return response.status_code, headers, response.content


def count(client: Client, page: UrgentActionPage) -> Any:
    """What count.json says."""
    return client.get(f"/urgent-action/{page.pk}/count.json").json()["signatures"]


# Looking


@pytest.mark.parametrize("purpose", list(Purpose))
def test_looking_at_a_link_changes_nothing(client: Client, signed: Signature, purpose: str) -> None:
    before = everything()
    for _ in range(5):
        assert client.get(path(purpose, signed)).status_code == 200
    assert client.head(path(purpose, signed)).status_code == 200
    for headers in PREFETCHES:
        client.get(path(purpose, signed), headers=headers)
        client.head(path(purpose, signed), headers=headers)
    for method in (client.put, client.patch, client.delete, client.options, client.trace):
        assert method(path(purpose, signed)).status_code == 405
    assert everything() == before
    assert mail.outbox == []


@pytest.mark.parametrize("purpose", list(Purpose))
def test_link_shows_one_button_that_posts_to_itself(client: Client, signed: Signature, purpose: str) -> None:
    response = client.get(path(purpose, signed))
    [form] = BeautifulSoup(response.content, "html.parser").find_all("form")
    assert form["method"] == "post"
    assert form.get("action") is None
    assert form.find_all("input") == []
    assert len(form.find_all("button")) == 1
    assert not response.cookies


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("dead", [False, True])
def test_link_is_told_to_nobody_and_kept_by_no_cache(
    client: Client, signed: Signature, purpose: str, method: str, dead: bool
) -> None:
    response = getattr(client, method)(path(purpose, 4711 if dead else signed))
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert {"no-store", "private"} <= set(response.headers["Cache-Control"].replace(" ", "").split(","))
    assert not response.cookies


def test_link_page_holds_nothing_of_the_signer(client: Client, signed: Signature) -> None:
    for purpose in Purpose:
        html = client.get(path(purpose, signed)).content.decode()
        for said in (signed.name, signed.email, "supporter.example"):
            assert said not in html
        assert 'content="noindex"' in html


# Pressing the button


def test_post_confirms_and_the_count_is_up_by_one(client: Client, page: UrgentActionPage, signed: Signature) -> None:
    assert count(client, page) == 0
    response = client.post(path("confirm", signed))
    assert (response.status_code, response.headers["Location"]) == (303, f"/urgent-action/{page.pk}/confirmed/")
    thanked = client.get(response.headers["Location"])
    assert thanked.status_code == 200
    assert "Your signature counts" in thanked.content.decode()
    assert "no-store" in thanked.headers["Cache-Control"]
    assert count(client, page) == 1
    again = client.post(path("confirm", signed))
    assert shown(again) == shown(response)
    assert count(client, page) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {"Origin": "null"},
        {"Origin": "https://webmail.example"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
)
def test_post_confirms_from_wherever_the_mail_is_read(
    client: Client, signed: Signature, headers: dict[str, str]
) -> None:
    """The page behind the link has no referrer, so browsers post from it with ``Origin: null``."""
    assert client.post(path("confirm", signed), headers=headers).status_code == 303


def test_post_needs_no_cookie_and_no_csrf_token(signed: Signature) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path("confirm", signed)).status_code == 303
    assert strict.post(path("withdraw", signed)).status_code == 200


@pytest.mark.parametrize(
    "mangled", ["{}.", "{}/", "{}>", "{})", "%3C{}%3E", "=3D{}", "3D{}", "{}%20", "{}=", "{}%0A", "{}%0D%0A"]
)
def test_post_with_what_a_mail_program_left_confirms(client: Client, signed: Signature, mangled: str) -> None:
    token = make_token(Purpose.CONFIRM, signed.pk, now=NOW)
    assert client.post("/urgent-action/confirm/" + mangled.format(token)).status_code == 303
    assert client.post("/urgent-action/confirm/" + mangled.format(token.upper())).status_code == 303


def test_post_after_the_grace_is_neutral(client: Client, page: UrgentActionPage, signed: Signature, clock: Any) -> None:
    late = path("confirm", signed, now=CLOSES)
    clock.move_to(CLOSES + DAY)
    assert "nothing to do" in client.post(late).content.decode()
    clock.move_to(CLOSES + DAY - SECOND)
    assert client.post(late).status_code == 303
    assert count(client, page) == 1


def test_post_withdraws_and_the_count_is_down_by_one(client: Client, page: UrgentActionPage, signed: Signature) -> None:
    confirm(make_token(Purpose.CONFIRM, signed.pk, now=NOW), now=NOW)
    recount(page.action_key, now=NOW + HOUR)
    assert count(client, page) == 1
    response = client.post(path("withdraw", signed))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Your signature is withdrawn" in html
    assert "handed to the officials" not in html
    assert count(client, page) == 0


def test_post_that_withdraws_a_name_handed_over_says_so(client: Client, signed: Signature) -> None:
    Signature.objects.update(delivered_at=NOW)
    assert "handed to the officials before" in client.post(path("withdraw", signed)).content.decode()


def test_post_that_withdraws_works_when_the_page_is_gone(
    client: Client, page: UrgentActionPage, signed: Signature
) -> None:
    page.delete()
    assert client.get(path("withdraw", signed)).status_code == 200
    assert "is withdrawn" in client.post(path("withdraw", signed)).content.decode()


def test_post_to_a_page_that_was_moved_confirms(client: Client, page: UrgentActionPage, signed: Signature) -> None:
    url = path("confirm", signed)
    root = Site.objects.get().root_page
    page.move(root, "last-child")
    UrgentActionPage.objects.get(pk=page.pk).save()
    assert client.post(url).status_code == 303


def test_mail_of_a_signature_has_links_that_work(
    client: Client, page: UrgentActionPage, form_data: FormData, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    [message] = mail.outbox
    assert client.post(link_in(message, "confirm")).status_code == 303
    assert "is withdrawn" in client.post(link_in(message, "withdraw")).content.decode()
    assert Signature.objects.get().state == SignatureState.WITHDRAWN


# Links that do nothing


def dead_links(page: UrgentActionPage) -> dict[str, dict[str, str]]:
    """A link of each kind that does nothing any more, by purpose and by why."""

    def confirmed(email: str) -> Signature:
        signature = sign_as(page, email)
        confirm(make_token(Purpose.CONFIRM, signature.pk, now=NOW), now=NOW)
        return signature

    used, gone, erased = (confirmed(f"{name}@supporter.example") for name in ("used", "gone", "erased"))
    withdraw(make_token(Purpose.WITHDRAW, gone.pk, now=NOW), now=NOW)
    erase_subject(erased.email, now=NOW)
    pending = sign_as(page, "pending@supporter.example")
    robot = sign_as(page, "robot@supporter.example", quarantine=QuarantineReason.HONEYPOT)
    links = {
        purpose: {
            "unknown": path(purpose, 4711),
            "withdrawn": path(purpose, gone),
            "erased": path(purpose, erased),
            "expired": path(purpose, pending, now=NOW - 366 * DAY),
            "future": path(purpose, pending, now=NOW + DAY),
            "changed": path(purpose, pending)[:-5] + "aaaaa",
            "truncated": path(purpose, pending)[:-1],
            "other purpose": path("withdraw" if purpose == "confirm" else "confirm", pending).replace(
                "/withdraw/" if purpose == "confirm" else "/confirm/", f"/{purpose}/"
            ),
            "garbage": f"/urgent-action/{purpose}/%00%ff%F0%9F%98%80<script>",
            "no token": f"/urgent-action/{purpose}/.",
        }
        for purpose in Purpose
    }
    links["confirm"]["set aside"] = path("confirm", robot)
    links["confirm"]["used"] = path("confirm", used)
    return links


@pytest.mark.parametrize("purpose", list(Purpose))
def test_links_that_do_nothing_get_one_and_the_same_page(client: Client, page: UrgentActionPage, purpose: str) -> None:
    links = dead_links(page)[purpose]
    before = everything()
    tally = count(client, page)
    answers = {name: shown(client.get(link)) for name, link in links.items()}
    assert len({repr(answer) for answer in answers.values()}) == 1, {name: a[0] for name, a in answers.items()}
    links.pop("used", None)  # confirming twice is confirming once
    posted = {name: shown(client.post(link)) for name, link in links.items()}
    assert {repr(answer) for answer in posted.values()} == {repr(next(iter(answers.values())))}
    assert everything() == before
    assert count(client, page) == tally


def test_link_that_does_nothing_shows_the_way_on(client: Client, page: UrgentActionPage) -> None:
    response = client.get("/urgent-action/confirm/garbage")
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert soup.find_all("form") == []
    assert "sign once more" in soup.text
    assert soup.select_one(".ua-notice a[href='/']") is not None


def test_link_longer_than_any_mail_makes_it_is_not_found(client: Client, page: UrgentActionPage) -> None:
    assert client.get("/urgent-action/confirm/" + "a" * 10_000, follow=True).status_code == 404


@pytest.mark.parametrize("setting", ["TOKEN_KEY"])
def test_link_without_a_key_is_answered_503(client: Client, signed: Signature, settings: Any, setting: str) -> None:
    url = path("confirm", signed)
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, setting: ""}
    for response in (client.get(url), client.post(url)):
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "30"
        assert "no-store" in response.headers["Cache-Control"]


def test_link_with_another_key_is_neutral(client: Client, signed: Signature, settings: Any) -> None:
    url = path("confirm", signed)
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "TOKEN_KEY": make_key()}
    assert "nothing to do" in client.get(url).content.decode()


def away(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    """A database that refuses every statement."""
    raise OperationalError("the database system is shutting down")


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_while_the_database_is_away_is_answered_503(client: Client, signed: Signature, method: str) -> None:
    urls = [path("confirm", signed), path("withdraw", signed), f"/urgent-action/{signed.page_id}/withdraw/"]
    before = everything()
    for url in urls:
        with connection.execute_wrapper(away):
            response = getattr(client, method)(url, {"email": EMAIL} if method == "post" else None)
        assert response.status_code == 503, url
        assert response.headers["Retry-After"] == "30"
    assert everything() == before


# Asking for the link


def ask(client: Client, page: UrgentActionPage, email: Any = EMAIL, **extra: Any) -> HttpResponse:
    """Ask for the link to withdraw."""
    return client.post(f"/urgent-action/{page.pk}/withdraw/", {"email": email}, **extra)


def test_asking_mails_the_link_that_withdraws(
    client: Client, page: UrgentActionPage, signed: Signature, django_capture_on_commit_callbacks: Any
) -> None:
    confirm(make_token(Purpose.CONFIRM, signed.pk, now=NOW), now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(client, page).status_code == 200
    [message] = mail.outbox
    assert message.to == [EMAIL]
    assert "is withdrawn" in client.post(link_in(message, "withdraw")).content.decode()


def test_asking_gets_the_same_answer_whoever_it_is(client: Client, page: UrgentActionPage) -> None:
    dead_links(page)
    names = ["stranger", "pending", "used", "gone", "erased", "robot"]
    answers = {repr(shown(ask(client, page, f"{name}@supporter.example"))) for name in names}
    assert len(answers) == 1
    assert "Check your e-mail" in answers.pop()


def test_asking_changes_no_state(client: Client, page: UrgentActionPage, signed: Signature) -> None:
    ask(client, page)
    row = Signature.objects.get()
    assert (row.state, row.name, row.email) == (signed.state, signed.name, signed.email)


@pytest.mark.parametrize(
    ("email", "status"),
    [("", 422), ("ana", 422), ("a@b.example, c@d.example", 422), ("a@b.example\nbcc: c@d.example", 422)],
)
def test_asking_with_what_is_no_address(client: Client, page: UrgentActionPage, email: str, status: int) -> None:
    response = ask(client, page, email)
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == status
    assert soup.title is not None
    assert soup.title.text.strip().startswith("Error:")
    assert soup.select_one("input[name=email]")["aria-invalid"] == "true"  # type: ignore[index]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({}, 200),
    ],
)
def test_asking_from_another_site(client: Client, page: UrgentActionPage, headers: dict[str, str], status: int) -> None:
    assert ask(client, page, headers=headers).status_code == status


def test_asking_with_a_body_that_is_no_form(client: Client, page: UrgentActionPage, signed: Signature) -> None:
    url = f"/urgent-action/{page.pk}/withdraw/"
    assert client.post(url, '{"email": "ana@supporter.example"}', content_type="application/json").status_code == 415
    assert client.post(url, {"email": [EMAIL, "b@supporter.example"]}).status_code == 400
    upload = b'--x\r\nContent-Disposition: form-data; name="email"; filename="a"\r\n\r\nana\r\n--x--\r\n'
    assert client.post(url, upload, content_type="multipart/form-data; boundary=x").status_code == 400
    assert client.post(url, b"--y\r\n", content_type="multipart/form-data").status_code == 400
    assert Signature.objects.get().mail_count == signed.mail_count


def test_asking_by_another_method(client: Client, page: UrgentActionPage) -> None:
    url = f"/urgent-action/{page.pk}/withdraw/"
    assert client.get(url).status_code == client.head(url).status_code == 200
    for method in (client.put, client.delete, client.patch):
        assert (method(url).status_code, method(url).headers["Allow"]) == (405, "GET, HEAD, POST")


def test_asking_without_keys(client: Client, page: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": ""}
    assert ask(client, page).status_code == 503


# The count


def test_count_is_cacheable_for_a_minute_and_names_small_countries_not(client: Client, page: UrgentActionPage) -> None:
    for number in range(12):
        signature = sign_as(page, f"signer{number}@supporter.example", country="KE" if number < 10 else "DE")
        confirm(make_token(Purpose.CONFIRM, signature.pk, now=NOW), now=NOW)
    recount(page.action_key, now=NOW + HOUR)
    page.offline_signatures = 70
    page.save_revision().publish()
    response = client.get(f"/urgent-action/{page.pk}/count.json")
    facts = {"signatures": 12, "on_paper": 70, "countries": {"KE": 10}}
    assert response.json() == {**facts, "letters_reported": 0, "other_appeals_reported": 0}
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_count_of_a_protected_page_is_not_told(client: Client, page: UrgentActionPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="secret")
    assert client.get(f"/urgent-action/{page.pk}/count.json").status_code == 302


def test_count_of_a_draft_is_not_found(client: Client, page: UrgentActionPage) -> None:
    page.unpublish()
    assert client.get(f"/urgent-action/{page.pk}/count.json").status_code == 404


def test_count_costs_the_same_with_none_and_with_many(client: Client, page: UrgentActionPage) -> None:
    url = f"/urgent-action/{page.pk}/count.json"
    client.get(url)
    costs = []
    for number in (0, 30):
        for at in range(number):
            signature = sign_as(page, f"signer{at}@supporter.example")
            confirm(make_token(Purpose.CONFIRM, signature.pk, now=NOW), now=NOW)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).json()["signatures"] == number
        costs.append(len(asked))
    assert costs[0] == costs[1]


# Who has signed


STATES = ["new", "pending", "confirmed", "withdrawn", "quarantined"]


def test_answers_do_not_tell_the_state_of_an_address(
    client: Client, make_action: MakeAction, form_data: FormData
) -> None:
    """200 requests for each of five states, in turns; the time is measured by tests/bench/address_states.py."""
    page = make_action(confirming=True)
    rounds = 200
    client.post(f"/urgent-action/{page.pk}/sign/", form_data(page, email="first@supporter.example"))
    addresses = prepare_states(page, rounds)
    seen: dict[str, set[str]] = {state: set() for state in STATES}
    data = form_data(page)
    for turn in range(rounds):
        for state in STATES[turn % 5 :] + STATES[: turn % 5]:
            response = client.post(
                f"/urgent-action/{page.pk}/sign/",
                {**data, "email": addresses[state][turn]},
                REMOTE_ADDR=f"10.{turn}.0.1",
            )
            seen[state].add(repr(shown(response)))
    assert {state: len(answers) for state, answers in seen.items()} == dict.fromkeys(STATES, 1)
    assert len(set.union(*seen.values())) == 1
    thanks = {repr(shown(client.get(f"/urgent-action/{page.pk}/thanks/"))) for _ in range(3)}
    assert len(thanks) == 1
    assert Signature.objects.count() == 1 + 5 * rounds


def prepare_states(page: UrgentActionPage, number: int) -> dict[str, list[str]]:
    """So many addresses in each state under an action, by state."""
    addresses = {state: [f"{state}{at}@supporter.example" for at in range(number)] for state in STATES}
    consent = ConsentStatement.objects.first()
    at = timezone.now() - timedelta(hours=1)
    rows = [
        Signature(
            page_id=page.pk,
            action_key=page.action_key,
            email_digest=email_digest(page.action_key, email),
            state=state,
            name="" if state == "withdrawn" else "Ana Example",
            email="" if state == "withdrawn" else email,
            country="" if state == "withdrawn" else "KE",
            consent=consent,
            language="en",
            created_at=at,
            confirmed_at=at if state == "confirmed" else None,
            mail_day=None if state == "quarantined" else at.date(),
            mail_count=0 if state == "quarantined" else 1,
            quarantine_reason=QuarantineReason.CLIENT_LIMIT if state == "quarantined" else "",
        )
        for state in STATES[1:]
        for email in addresses[state]
    ]
    Signature.objects.bulk_create(rows)
    return addresses


@pytest.mark.django_db(transaction=True)
def test_asking_to_withdraw_is_the_same_work_for_each_state_of_an_address(
    client: Client, make_action: MakeAction, form_data: FormData, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    page = make_action(confirming=True)
    client.post(f"/urgent-action/{page.pk}/sign/", form_data(page, email="first@supporter.example"))
    addresses = prepare_states(page, 2)
    work: dict[str, list[str]] = {}
    for turn in range(2):  # what is made or kept for the first time comes with the first
        for state in STATES:
            default_task_backend.clear()  # type: ignore[attr-defined]
            with CaptureQueriesContext(connection) as asked:
                assert ask(client, page, addresses[state][turn]).status_code == 200
            verbs = sorted(query["sql"].split()[0].replace("INSERT", "UPDATE") for query in asked)
            work[state] = [*verbs, *("task" for _task in default_task_backend.results)]  # type: ignore[attr-defined]
    assert work == dict.fromkeys(STATES, work["confirmed"])
    assert work["confirmed"].count("UPDATE") == work["confirmed"].count("task") == 1


def test_pages_with_a_button_name_the_action_above_what_they_ask(signed: Signature, page: UrgentActionPage) -> None:
    for address in (path("confirm", signed), path("withdraw", signed), f"/urgent-action/{page.pk}/withdraw/"):
        soup = BeautifulSoup(Client().get(address, follow=True).content, "html.parser")
        kicker = soup.select_one(".ua-kicker > span")
        assert kicker is not None, address
        assert kicker.text == page.title


@pytest.mark.parametrize("verb", ["confirm", "withdraw"])
def test_title_of_a_page_that_was_taken_off_is_told_to_nobody(
    signed: Signature, page: UrgentActionPage, verb: str
) -> None:
    link = path(verb, signed)
    page.unpublish()
    for answer in (Client().get(link), Client().post(link)):
        assert answer.status_code == 200
        assert page.title not in answer.content.decode()
        assert page.slug not in answer.content.decode()

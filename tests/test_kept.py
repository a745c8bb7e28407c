"""A rendered page for the next visitor: kept only if it says the same to everybody, and never past what makes it untrue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from tests.settings import URGENT_ACTION
from urgent_action.domain.stopping import stop
from urgent_action.enums import StopKind
from urgent_action.kept import kept_or_made
from urgent_action.pages.models import UrgentActionPage

KEEPING = {**URGENT_ACTION, "PAGE_MEMORY": 5}
NOW = datetime(2030, 6, 1, 12, tzinfo=UTC)


class Session(dict[str, str]):
    """A session that notes, as Django's does, whether somebody looked."""

    accessed = False


class Renders:
    """Renders answers, and counts them."""

    def __init__(self, request: HttpRequest, *, also: Callable[[HttpRequest, HttpResponse], object] | None = None):
        self.request, self.also, self.times = request, also, 0

    def __call__(self) -> HttpResponse:
        self.times += 1
        response = HttpResponse(f"rendered {self.times}")
        if self.also:
            self.also(self.request, response)
        return response


def request_with(method: str = "get", path: str = "/case/", **more: Any) -> HttpRequest:
    """A request of somebody of whom nothing is known."""
    return getattr(RequestFactory(), method)(path, **more)


@pytest.fixture(autouse=True)
def keeping(settings: Any) -> None:
    """The setting is on."""
    settings.URGENT_ACTION = KEEPING


def twice(first: HttpRequest, second: HttpRequest, facts: tuple[object, object] = (1, 1), **more: Any) -> int:
    """How often two requests had something rendered."""
    render = Renders(first, also=more.pop("also", None))
    kept_or_made(first, facts[0], make=render, **more)
    kept_or_made(second, facts[1], make=render, **more)
    return render.times


def test_next_visitor_gets_what_was_rendered() -> None:
    render = Renders(request_with())
    assert kept_or_made(request_with(), make=render).content == b"rendered 1"
    assert kept_or_made(request_with("head"), make=render).content == b"rendered 1"


@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        (request_with(path="/a/"), request_with(path="/b/"), (1, 1)),
        (request_with(HTTP_HOST="a.testserver"), request_with(HTTP_HOST="b.testserver"), (1, 1)),
        (request_with(), request_with(secure=True), (1, 1)),
        (request_with(), request_with(), ("open", "closed")),
    ],
    ids=["path", "host", "scheme", "fact"],
)
def test_what_differs_is_kept_apart(first: HttpRequest, second: HttpRequest, facts: tuple[object, object]) -> None:
    assert twice(first, second, facts) == 2


@pytest.mark.parametrize(
    "known",
    [
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"QUERY_STRING": "a=b"},
        {"method": "post"},
    ],
    ids=["session", "authorization", "query", "post"],
)
def test_somebody_of_whom_something_is_known_gets_an_answer_of_their_own(known: dict[str, Any]) -> None:
    method = known.pop("method", "get")
    assert twice(request_with(), request_with(method, **known)) == 2
    assert twice(request_with(method, path="/other/", **known), request_with(path="/other/")) == 2


def look_into_session(request: HttpRequest, response: HttpResponse) -> None:
    request.session = Session()  # type: ignore[assignment]
    request.session.accessed = True


def show_messages(request: HttpRequest, response: HttpResponse) -> None:
    request._messages = type("Messages", (), {"used": True})()  # type: ignore[attr-defined]
    get_messages(request)


def use_nonce(request: HttpRequest, response: HttpResponse) -> None:
    request._csp_nonce = "bm9uY2U="  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "also",
    [
        look_into_session,
        show_messages,
        use_nonce,
        lambda request, response: get_token(request),
        lambda request, response: response.set_cookie("seen", "1"),
        lambda request, response: setattr(response, "status_code", 404),
    ],
    ids=["session", "messages", "nonce", "token", "cookie", "no page"],
)
def test_what_was_said_to_one_visitor_is_not_kept(also: Callable[[HttpRequest, HttpResponse], object]) -> None:
    first = request_with()
    assert twice(first, first, also=also) == 2


def test_kept_for_seconds_and_not_past_what_makes_it_untrue() -> None:
    render = Renders(request_with())
    with time_machine.travel(NOW, tick=False) as clock:
        kept_or_made(request_with(), make=render, at_most=2)
        clock.shift(timedelta(seconds=1))
        kept_or_made(request_with(), make=render, at_most=1)
        assert render.times == 1
        clock.shift(timedelta(seconds=1))
        kept_or_made(request_with(), make=render, at_most=0)
        assert render.times == 2


def test_nothing_is_kept_where_the_setting_says_so(settings: Any) -> None:
    settings.URGENT_ACTION = {**KEEPING, "PAGE_MEMORY": 0}
    assert twice(request_with(), request_with()) == 2


def test_page_is_rendered_once_and_a_stop_and_a_new_version_show_at_once(
    client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    first = client.get(page.url)
    UrgentActionPage.objects.filter(pk=page.pk).update(summary="Changed past everything.")
    kept = client.get(page.url)
    assert kept.content == first.content
    assert kept.headers["Cache-Control"] == first.headers["Cache-Control"] == "public, max-age=60"
    page.summary = "A new version."
    page.save_revision().publish()
    assert "A new version." in client.get(page.url).content.decode()
    stop(page, {"en": "He is free."}, kind=StopKind.RELEASED, now=datetime.now(UTC), by=None)
    stopped = client.get(page.url).content.decode()
    assert "He is free." in stopped
    assert 'name="consent"' not in stopped


def test_kept_page_closes_with_its_deadline(client: Client, make_action: Callable[..., UrgentActionPage]) -> None:
    page = make_action(closes_in=timedelta(hours=1))
    with time_machine.travel(page.closes_at - timedelta(seconds=1), tick=False) as clock:
        assert 'name="consent"' in client.get(page.url).content.decode()
        clock.shift(timedelta(seconds=1))
        assert 'name="consent"' not in client.get(page.url).content.decode()


def test_editors_get_the_page_anew(
    client: Client, admin_client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    client.get(page.url)
    UrgentActionPage.objects.filter(pk=page.pk).update(summary="Changed past everything.")
    assert "Changed past everything." in admin_client.get(page.url).content.decode()

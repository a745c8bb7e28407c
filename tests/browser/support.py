"""A visitor with a browser, and the site they come to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from tests.system.support import Found, wait_until
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

KITE = "/en/urgent-actions/kite-maker-held/"
LIGHTHOUSE = "/en/urgent-actions/lighthouse-keeper-missing/"
CLOSED = "/en/urgent-actions/drum-teacher-sentenced/"
STOPPED = "/en/urgent-actions/noodle-vendor-evicted/"
OUTCOME = "/en/urgent-actions/archivist-free/"
INDEX = "/en/urgent-actions/"
ARABIC = "/ar/urgent-actions/tal-nour-weavers/"

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}

#: The strictest policy under which the public pages promise to work.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

#: Milliseconds for which a test waits for what must come; a busy machine is slow.
PATIENCE = 30_000

#: Milliseconds after which the form no longer takes a signer for a program.
A_PERSON_NEEDS = 1100


class StrictPolicy:
    """Middleware: every public page is served under the policy, as a careful section would serve it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the policy."""
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", POLICY)  # the card for other sites has its own
        return response


class SlowLine:
    """Middleware: a page that a link or a form leads to comes in two pieces, its head and, a moment later, its body.

    After a click Playwright waits for the first piece only. A test that then counts what is there, in place of waiting for
    it, would pass or fail by the load of the machine; so it fails.
    """

    #: Seconds between the two.
    PAUSE = 0.1

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """Answer, in pieces where a click asked."""
        response = self.get_response(request)
        clicked = (
            request.headers.get("Sec-Fetch-Mode") == "navigate"
            and request.headers.get("Sec-Fetch-Site") == "same-origin"
        )
        if not clicked or response.streaming or b"<body" not in response.content:
            return response
        slow = StreamingHttpResponse(
            self._in_pieces(response.content), status=response.status_code, headers=response.headers
        )
        slow.cookies = response.cookies
        return slow

    def _in_pieces(self, page: bytes) -> Iterator[bytes]:
        start_of_body = page.index(b"<body")
        yield page[:start_of_body]
        sleep(self.PAUSE)
        yield page[start_of_body:]


@dataclass
class Watch:
    """What a browser did behind the page: nobody sees it, and a test must."""

    origin: str
    foreign: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    def over(self, context: BrowserContext) -> Watch:
        """Watch every page of a browser profile, from its first request on."""
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("response", self._answered)
        return self

    def assert_clean(self) -> None:
        """Nothing left the origin, nothing broke the policy, no script and no page failed."""
        assert (self.foreign, self.violations, self.errors) == ([], [], [])

    def _asked(self, request: Request) -> None:
        self.requests.append(request)
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.foreign.append(request.url)

    def _answered(self, answer: Response) -> None:
        if answer.status >= 500 and answer.request.is_navigation_request():
            self.errors.append(f"{answer.status} {answer.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.violations.append(message.text)


@dataclass(frozen=True)
class DemoSite:
    """The demo, served."""

    url: str
    snapshot: Path

    def reset(self) -> None:
        """Put the demo back as it was loaded; a test may have signed, or moved a deadline."""
        connection.ensure_connection()
        with closing(sqlite3.connect(self.snapshot)) as snapshot:
            snapshot.backup(connection.connection)


@contextmanager
def database_in_file(path: Path) -> Iterator[None]:
    """Move the test database from memory into a file, and back unchanged.

    The one connection to a database in memory would be shared by the test and all threads of the server, whose
    transactions would end up in each other. With a file each has its own, as in production.
    """
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(path)) as file:
        memory.backup(file)
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    try:
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = memory, name


def action(address: str) -> UrgentActionPage:
    """The action of the demo at an address."""
    return UrgentActionPage.objects.get(slug=address.strip("/").rsplit("/", 1)[1])


def in_seconds(seconds: float) -> datetime:
    """An instant shortly ahead."""
    return datetime.now(UTC) + timedelta(seconds=seconds)


def close_at(address: str, instant: datetime) -> None:
    """Move the deadline of an action, as the public sees it."""
    UrgentActionPage.objects.filter(pk=action(address).pk).update(closes_at=instant, closes_at_zone="UTC")


def signatures(address: str) -> Any:
    """The signatures under an action."""
    return Signature.objects.filter(action_key=action(address).action_key)


def until(page: Page, condition: Callable[[], Found], what: str) -> Found:
    """Wait for what Playwright's ``expect`` does not know. It pauses in Playwright, which tells meanwhile what browsers report."""
    return wait_until(condition, what, seconds=PATIENCE / 1000, pause=lambda: page.wait_for_timeout(20))


def fill_in(page: Page, *, name: str = "Ana Example", email: str = "ana@supporter.example") -> None:
    """Fill in the signature form, at the pace of a person."""
    page.fill("#ua-name", name)
    page.fill("#ua-email", email)
    page.select_option("#ua-country", "KE")
    page.check("#ua-consent")
    page.wait_for_timeout(A_PERSON_NEEDS)


def submit(page: Page) -> None:
    """Send the form in, and wait for the answer's page."""
    with page.expect_navigation(wait_until="load"):
        page.click(".ua-form button[type=submit]")


def focused(page: Page) -> str:
    """The id of what has the focus, or its tag."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.localName"))

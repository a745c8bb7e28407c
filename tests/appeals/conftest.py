"""An action in two languages, an alias of it, and what supporters post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from tests.factories import in_arabic
from tests.people import CLOSES, closing_at
from urgent_action.appeals.domain.channels import Address, addresses_of
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

MAIL = "minister@justice.example"
FAX = "+999 1 555 0102"
POST = "4 Harbour Square\n1000 Port Selwyn"

Report = Callable[..., HttpResponse]


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """The action in English, whose target has an e-mail address, a fax and a postal address."""
    body = closing_at(CLOSES)
    body[0][1]["faxes"] = [FAX]
    return make_action(body=body)


@pytest.fixture
def arabic(page: UrgentActionPage) -> UrgentActionPage:
    """The same action in Arabic, with the same addresses."""
    return in_arabic(page)


@pytest.fixture
def alias(page: UrgentActionPage, index_page: UrgentActionIndexPage) -> UrgentActionPage:
    """The English page once more, elsewhere on the site."""
    made: UrgentActionPage = page.create_alias(parent=index_page, update_slug="kite-again")
    return made


@pytest.fixture
def report(client: Client) -> Report:
    """Post one of the two forms, as a browser does; ``what`` is ``appeal`` or ``channel``."""

    def post(
        page: UrgentActionPage, what: str, *, headers: dict[str, str] | None = None, **fields: Any
    ) -> HttpResponse:
        usual = {"channel": "post", "number": "1", "website": ""} if what == "appeal" else {}
        return client.post(url(page, what), {**usual, **fields}, headers=headers)

    return post


def url(page: UrgentActionPage, what: str) -> str:
    """Where a form posts to."""
    return f"/urgent-action/{page.pk}/{what}/"


def address(page: UrgentActionPage, value: str) -> Address:
    """The page's address with this value."""
    return next(known for known in addresses_of(page) if known.value == value)


def soup(response: HttpResponse) -> BeautifulSoup:
    """The page of an answer."""
    return BeautifulSoup(response.content, "html.parser")

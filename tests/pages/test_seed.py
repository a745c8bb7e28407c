"""A real sheet of 2021, entered by an editor item by item, published, and read by a visitor: nothing is lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from tests.conftest import SHARED
from tests.pages.support import (
    add_url,
    deadline_fields,
    information_fields,
    letter_fields,
    page_fields,
    publish,
    target_fields,
)
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

SEED = SHARED / "ua" / "seed" / "xinjiang.json"
ISSUED = datetime(2021, 8, 1, 12, tzinfo=UTC)
REPORT = "https://reports.example/like-we-were-enemies-in-a-war"


@pytest.fixture(scope="module")
def seed() -> dict[str, Any]:
    """The sheet as the contract writes it; its absence is said aloud."""
    if not SEED.exists():
        pytest.skip(f"THE SEED IS MISSING: {SEED} is not there, so the real sheet was NOT tested.")
    sheet: dict[str, Any] = json.loads(SEED.read_text(encoding="utf-8"))
    return sheet


def _background(paragraphs: list[str]) -> str:
    """The background as rich text, with the title of the report (between asterisks on the sheet) as a link."""
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    before, title, after = html.split("*")
    return f'{before}<a href="{REPORT}">{title}</a>{after}'


def _fields(seed: dict[str, Any]) -> dict[str, Any]:
    [target] = seed["targets"]
    letter = seed["letter"]
    return page_fields(
        title=seed["headline"],
        slug="xinjiang",
        summary=seed["summary"],
        people=[
            {
                "name": person["name"],
                "pronouns": person["pronouns"],
                **({"is_group": "on"} if person["is_group"] else {}),
            }
            for person in seed["subjects"]
        ],
        body=[
            (
                "target",
                target_fields(
                    kind=target["kind"],
                    name=target["name"],
                    role=target["role"],
                    address="\n".join(target["address_lines"]),
                    country=target["country"],
                    emails=target["emails"],
                    faxes=target["faxes"],
                    preferred_languages=seed["preferred_languages"],
                    **({"own_language_welcome": "on"} if seed["own_language_welcome"] else {}),
                ),
            ),
            (
                "letter",
                letter_fields(
                    salutation=letter["salutation"],
                    body="\n\n".join(letter["body"]),
                    demands_intro=letter["demands_intro"],
                    demands=letter["demands"],
                    closing=letter["closing"],
                ),
            ),
            ("additional_information", information_fields(_background(seed["additional_information"]))),
            (
                "deadline",
                deadline_fields(
                    seed["deadline"], zone="Europe/London", after_deadline_note=seed["after_deadline_note"]
                ),
            ),
        ],
    )


def _published(admin_client: Client, index_page: UrgentActionIndexPage, seed: dict[str, Any]) -> UrgentActionPage:
    response = publish(admin_client, add_url(index_page), _fields(seed))
    assert response.status_code == 302, response.context["form"].errors
    return UrgentActionPage.objects.live().get()


def _text(html: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def _items(seed: dict[str, Any]) -> list[str]:
    """Every item that has to be on the page as printed, while the action is open."""
    [target] = seed["targets"]
    letter = seed["letter"]
    return [
        seed["headline"],
        seed["summary"],
        target["name"],
        target["role"],
        *target["address_lines"],
        target["country"],
        *target["emails"],
        *target["faxes"],
        letter["salutation"],
        *letter["body"],
        letter["demands_intro"],
        *letter["demands"],
        letter["closing"],
        *seed["preferred_languages"],
        seed["after_deadline_note"],
        "You can also write in your own language.",
        "10 September 2021",
        "[Group] (they/them)",
    ]


@time_machine.travel(ISSUED, tick=False)
def test_seed_entered_and_published_is_on_the_page_item_by_item(
    admin_client: Client, client: Client, index_page: UrgentActionIndexPage, seed: dict[str, Any]
) -> None:
    page = _published(admin_client, index_page, seed)
    html = client.get(page.url).content.decode()
    text, raw = _text(html), " ".join(unescape(html).split())
    missing = [item for item in _items(seed) if item not in text and item not in raw]
    assert missing == []
    assert len(seed["letter"]["demands"]) == 2
    assert len(seed["letter"]["body"]) == 3


@time_machine.travel(ISSUED, tick=False)
def test_seed_background_is_whole_and_links_to_the_report(
    admin_client: Client, client: Client, index_page: UrgentActionIndexPage, seed: dict[str, Any]
) -> None:
    page = _published(admin_client, index_page, seed)
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    section = soup.find(class_="ua-information")
    assert section is not None
    paragraphs = [" ".join(paragraph.get_text().split()) for paragraph in section.find_all("p")]
    assert paragraphs == [" ".join(text.replace("*", "").split()) for text in seed["additional_information"]]
    [link] = section.find_all("a")
    assert link["href"] == REPORT
    assert "Like We Were Enemies in a War" in link.get_text()


@time_machine.travel(ISSUED, tick=False)
def test_seed_letter_and_target_stand_in_their_own_elements(
    admin_client: Client, client: Client, index_page: UrgentActionIndexPage, seed: dict[str, Any]
) -> None:
    page = _published(admin_client, index_page, seed)
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    paper = soup.select_one("[data-ua-letter]")
    assert paper is not None
    assert [item.get_text() for item in paper.find_all("li")] == seed["letter"]["demands"]
    paragraphs = [paragraph.get_text() for paragraph in paper.find_all("p")]
    letter = seed["letter"]
    assert paragraphs == [letter["salutation"], *letter["body"], letter["demands_intro"], letter["closing"]]
    address = soup.find("address")
    assert address is not None
    shown = [span.get_text() for span in address.find_all("span")]
    [target] = seed["targets"]
    assert shown == [target["role"], target["name"], *target["address_lines"], target["country"]]


@time_machine.travel(ISSUED, tick=False)
def test_seed_closes_at_the_end_of_10_september_in_london(
    admin_client: Client, index_page: UrgentActionIndexPage, seed: dict[str, Any]
) -> None:
    page = _published(admin_client, index_page, seed)
    assert page.closes_at == datetime(2021, 9, 10, 23, tzinfo=UTC)


def test_seed_after_its_deadline_keeps_the_case_and_hides_the_letter(
    admin_client: Client, client: Client, index_page: UrgentActionIndexPage, seed: dict[str, Any]
) -> None:
    with time_machine.travel(ISSUED, tick=False):
        page = _published(admin_client, index_page, seed)
    with time_machine.travel(datetime(2021, 9, 10, 23, tzinfo=UTC), tick=False):
        html = client.get(page.url).content.decode()
    text = _text(html)
    for kept in (seed["headline"], seed["summary"], seed["after_deadline_note"], "[Group] (they/them)"):
        assert kept in text
    for gone in (*seed["letter"]["body"], *seed["letter"]["demands"]):
        assert gone not in text
        assert gone not in unescape(html)


@time_machine.travel(ISSUED, tick=False)
def test_seed_opened_again_in_the_editor_is_unchanged(
    admin_client: Client, index_page: UrgentActionIndexPage, seed: dict[str, Any]
) -> None:
    page = _published(admin_client, index_page, seed)
    [target], letter = page.targets, page.letters[0]
    assert target.channels == {"emails": ["english@mail.gov.cn"], "faxes": ["+86 10 6238 1025"]}
    assert target.languages == seed["preferred_languages"]
    assert target["own_language_welcome"] is True
    assert letter.paragraphs == seed["letter"]["body"]
    assert letter.demand_list == seed["letter"]["demands"]
    response = admin_client.get(f"/cms/pages/{page.pk}/edit/")
    assert response.status_code == 200

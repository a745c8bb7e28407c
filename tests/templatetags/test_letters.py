"""Targets and letters as the page shows them: channels that are dead, posts, embassies, and the composer's place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.conftest import sheet_body
from urgent_action.pages.models import UrgentActionPage

MakeAction = Callable[..., UrgentActionPage]
EMBASSIES = [
    (
        "target",
        {"kind": "embassy", "role": f"Embassy in {country}", "country": country, "emails": [f"{country}@x.example"]},
    )
    for country in ("Kenya", "France")
]


def shown(client: Client, page: UrgentActionPage) -> BeautifulSoup:
    """The page as the public gets it."""
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def body_with(**target: Any) -> list[tuple[str, Any]]:
    """A sheet whose target has more."""
    body = sheet_body()
    body[0][1].update(target)
    return body


pytestmark = pytest.mark.django_db


def test_dead_channel_is_struck_out_and_linked_nowhere(client: Client, make_action: MakeAction) -> None:
    faxes, emails = ["+999 1 555 0102", "+999 1 555 0103"], ["minister@justice.example", "gone@x.example"]
    page = make_action(
        body=body_with(faxes=faxes, emails=emails, web_form="https://gone.example/", social=["X: @gone"])
    )
    dead = ["+999 1 555 0102", "gone@x.example", "https://gone.example/", "X: @gone"]
    UrgentActionPage.objects.filter(pk=page.pk).update(dead_channels=dead)
    soup = shown(client, page)
    assert sorted(struck.get_text(strip=True) for struck in soup.select(".ua-channels s")) == sorted(dead)
    assert soup.select_one(".ua-channels").get_text().count("does not work any more") == len(dead)  # type: ignore[union-attr]
    links = " ".join(str(link["href"]) for link in soup.select("a[href]"))
    assert "tel:+99915550103" in links
    assert "mailto:minister@justice.example?" in links
    for gone in ("0102", "gone"):
        assert gone not in links
    composer = soup.select_one("[data-ua-composer]")
    assert "gone" not in str(composer["data-ua-composer"])  # type: ignore[index]


def test_fax_and_telephone_are_dialled_by_a_click(client: Client, make_action: MakeAction) -> None:
    soup = shown(client, make_action(body=body_with(faxes=["+999 1 555 0102"], phones=["+999 1 555 0177 ext 3"])))
    assert [link["href"] for link in soup.select(".ua-channels a")] == ["tel:+99915550102", "tel:+99915550177"]


def test_suggested_post_is_a_plain_link_that_tells_the_network_nothing(client: Client, make_action: MakeAction) -> None:
    page = make_action(body=body_with(social=["X: @minister", "Facebook: Ministry"]))
    soup = shown(client, page)
    first, second = soup.select(".ua-social")
    assert first.select_one("a")["rel"] == ["noopener", "noreferrer", "external"]  # type: ignore[index]
    assert first.select_one("[data-ua-suggested]").get_text() == f"@minister Free Ilyas Verne {page.full_url}"  # type: ignore[union-attr]
    assert second.select_one("a") is None
    assert soup.select("script[src^='http'], iframe") == []


def test_several_embassies_bring_a_choice_of_countries_before_the_first(
    client: Client, make_action: MakeAction
) -> None:
    soup = shown(client, make_action(body=[*sheet_body(), *EMBASSIES]))
    (choice,) = soup.select("[data-ua-embassies]")
    assert [option.get_text() for option in choice.select("option")] == ["Choose a country", "France", "Kenya"]
    assert choice.find_next_sibling()["data-ua-embassy"] == "Kenya"  # type: ignore[index]
    assert choice.has_attr("hidden")
    assert not any(section.has_attr("hidden") for section in soup.select("[data-ua-embassy]"))


def test_single_embassy_needs_no_choice(client: Client, make_action: MakeAction) -> None:
    assert shown(client, make_action(body=[*sheet_body(), EMBASSIES[0]])).select("[data-ua-embassies]") == []


def test_one_composer_stands_for_all_letters_and_cannot_send_anything_to_us(
    client: Client, make_action: MakeAction
) -> None:
    arabic = ("letter", {"language": "ar", "subject": "</textarea>\"'<b>", "body": "أطلقوا سراحه."})
    soup = shown(client, make_action(body=[*sheet_body(), arabic]))
    (composer,) = soup.select("[data-ua-composer]")
    assert composer.find_parent("form") is None
    assert composer.select("form, [name]") == []
    assert composer.has_attr("hidden")
    facts = json.loads(str(composer["data-ua-composer"]))
    assert [letter["language"] for letter in facts["letters"]] == ["en", "ar"]
    assert facts["letters"][1]["subject"] == "</textarea>\"'<b>"
    assert len(soup.select("[data-ua-letter]")) == 2
    assert [str(script["src"]).rsplit("/", 1)[1] for script in soup.select("script[src]")].count("composer.js") == 1


@pytest.mark.parametrize("facts", [{"kind": "outcome"}, {"body": [*sheet_body(), *EMBASSIES], "closed": True}])
def test_after_the_close_nothing_of_it_is_in_the_page(
    client: Client, make_action: MakeAction, facts: dict[str, Any]
) -> None:
    closed = facts.pop("closed", False) and {
        "body": [*facts.pop("body"), ("deadline", {"date": "2020-01-01", "zone": "UTC"})]
    }
    page = make_action(**facts, **(closed or {}))
    soup = shown(client, page)
    gone = "[data-ua-composer], [data-ua-letter], [data-ua-embassies], .ua-social, a[href^='tel:'], a[href^='mailto:']"
    assert soup.select(f"{gone}, script[src$='composer.js'], template") == []
    assert "Letters are no longer asked for." in soup.get_text()

"""What others are told where an action is passed on: share links, Open Graph, data for search engines."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from home.demo.pictures import draw
from wagtail.images import get_image_model
from wagtail.models import Locale, PageViewRestriction

from urgent_action.domain.sharing import share_links
from urgent_action.pages.models import UrgentActionPage

MakeAction = Callable[..., UrgentActionPage]

TITLE = "“Kites” & 100% <b>drums</b>? كاتب"
URL = "https://section.example/en/kite-maker/"


@pytest.fixture
def picture(db: None) -> Any:
    """A picture of the editor's."""
    image = get_image_model()(title="Kites", description="Three kites", file=ContentFile(draw("kites"), "kites.png"))
    image.save()
    return image


def _head(client: Client, page: UrgentActionPage) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def _told(head: BeautifulSoup) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for meta in head.select("meta[property], meta[name]"):
        told.setdefault(str(meta.get("property") or meta.get("name")), []).append(str(meta["content"]))
    return told


def _data(head: BeautifulSoup) -> dict[str, Any]:
    [script] = head.select('script[type="application/ld+json"]')
    return dict(json.loads(script.get_text()))


# --- share links -----------------------------------------------------------------------------------------------------


def test_share_links_bring_title_and_address_whole() -> None:
    links = {str(link.name): urlsplit(link.url) for link in share_links(title=TITLE, url=URL)}
    said = {name: {**parse_qs(parts.query), **parse_qs(parts.fragment)} for name, parts in links.items()}
    both = f"{TITLE}\n{URL}"
    assert said == {
        "E-mail": {"subject": [TITLE], "body": [f"{TITLE}\r\n\r\n{URL}"]},
        "WhatsApp": {"text": [both]},
        "Telegram": {"url": [URL], "text": [TITLE]},
        "Facebook": {"u": [URL]},
        "X": {"text": [TITLE], "url": [URL]},
        "Bluesky": {"text": [both]},
        "Mastodon": {"text": [both]},
    }
    assert {parts.scheme for parts in links.values()} == {"mailto", "https"}


@pytest.mark.django_db
def test_page_offers_plain_share_links_while_it_is_open(client: Client, make_action: MakeAction) -> None:
    page = make_action(title=TITLE)
    soup = _head(client, page)
    links = soup.select(".ua-share[data-ua-open-only] a")
    assert len(links) == 7
    assert all(page.full_url in unquote(str(link["href"])) for link in links)
    assert all("noreferrer" in link["rel"] for link in links)
    for over in (make_action(closes_in=timedelta(days=-1)), make_action(kind="outcome")):
        assert _head(client, over).select(".ua-share") == []


@pytest.mark.django_db
def test_preview_of_a_draft_offers_no_share_links(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action(publish=False)
    page.save_revision()
    html = admin_client.get(f"/cms/pages/{page.pk}/view_draft/").content.decode()
    assert "ua-banner--open" in html
    assert "ua-share" not in html
    assert "ld+json" not in html


# --- Open Graph ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_open_graph_has_title_text_picture_and_times(client: Client, make_action: MakeAction, picture: Any) -> None:
    page = make_action(title=TITLE, summary="A kite maker is held. " * 30, picture=picture)
    told = _told(_head(client, page))
    [image] = told["og:image"]
    assert image.startswith("http://localhost/media/images/kites")
    assert image.endswith(".jpg")
    assert (told["og:image:width"], told["og:image:height"]) == (["1200"], ["630"])
    assert told["og:image:alt"] == ["Three kites"]
    assert told["og:title"] == [TITLE]
    assert told["og:url"] == [page.full_url]
    assert told["og:type"] == ["article"]
    assert told["og:locale"] == ["en"]
    assert told["twitter:card"] == ["summary_large_image"]
    assert told["og:description"] == told["description"]
    assert len(told["description"][0]) == 300
    assert told["article:published_time"][0].startswith(page.first_published_at.isoformat()[:19])


@pytest.mark.django_db
def test_open_graph_takes_the_editors_words_for_search_engines_first(client: Client, make_action: MakeAction) -> None:
    page = make_action(seo_title="Free the kite maker", search_description="In a sentence.")
    told = _told(_head(client, page))
    assert told["og:title"] == ["Free the kite maker"]
    assert told["og:description"] == ["In a sentence."]
    assert "og:image" not in told
    assert told["twitter:card"] == ["summary"]


@pytest.mark.django_db
def test_page_whose_picture_has_lost_its_file_is_told_without(
    client: Client, make_action: MakeAction, picture: Any
) -> None:
    page = make_action(picture=picture)
    picture.file.storage.delete(picture.file.name)
    response = client.get(page.url)
    assert response.status_code == 200
    assert "og:image" not in response.content.decode()


@pytest.mark.django_db
def test_other_languages_are_named_if_everybody_may_read_them(client: Client, make_action: MakeAction) -> None:
    page = make_action()
    for code in ("ar", "fr", "de"):
        translated = page.copy_for_translation(Locale.objects.create(language_code=code), copy_parents=True)
        if code != "de":
            translated.save_revision().publish()
        if code == "fr":
            PageViewRestriction.objects.create(page=translated, restriction_type="login")
    head = _head(client, page)
    assert _told(head)["og:locale:alternate"] == ["ar"]
    arabic = page.get_translation(Locale.objects.get(language_code="ar"))
    links = {str(link["hreflang"]): str(link["href"]) for link in head.select("link[rel=alternate][hreflang]")}
    assert links == {"en": page.full_url, "ar": arabic.full_url}
    assert _told(_head(client, arabic))["og:locale"] == ["ar"]


# --- data for search engines -----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_data_says_what_the_page_is_and_until_when_one_can_act(
    client: Client, make_action: MakeAction, picture: Any
) -> None:
    page = make_action(title=TITLE, picture=picture, people=2)
    head = _head(client, page)
    data = _data(head)
    assert data["@type"] == "Article"
    assert data["headline"] == TITLE
    assert data["url"] == page.full_url
    assert data["image"] == _told(head)["og:image"][0]
    assert data["inLanguage"] == "en"
    assert data["publisher"]["name"] == "Ruritania Solidarity"
    assert data["potentialAction"]["endTime"] == page.closes_at.isoformat(timespec="seconds")
    assert "Verne" not in json.dumps(data)  # nobody at risk is made an entry of a database


@pytest.mark.django_db
def test_data_of_a_closed_action_asks_for_nothing(client: Client, make_action: MakeAction) -> None:
    assert "potentialAction" not in _data(_head(client, make_action(closes_in=timedelta(days=-1))))
    assert "endTime" not in _data(_head(client, make_action(closes_in=None)))["potentialAction"]


@pytest.mark.django_db
def test_data_cannot_be_ended_by_an_editors_words(client: Client, make_action: MakeAction) -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028"
    page = make_action(title=title)
    html = client.get(page.url).content.decode()
    assert "<script>alert" not in html
    assert _data(BeautifulSoup(html, "html.parser"))["headline"] == title

"""A site whose base template has other block names overrides one file, and the app's pages stand in its frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from urgent_action.checks.templates import check_base_template
from urgent_action.pages.models import UrgentActionPage

MakeAction = Callable[..., UrgentActionPage]


def _soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["page", "thanks", "index"])
def test_every_part_stands_in_its_block_of_the_frame(client: Client, make_action: MakeAction, at: str) -> None:
    page = make_action(title="Kite maker held")
    paths = {"page": page.url, "thanks": f"/urgent-action/{page.pk}/thanks/", "index": page.get_parent().url}
    soup = _soup(client, paths[at])
    assert soup.select_one("body > header .masthead__name")
    assert soup.select_one("body > main.column > .ua")
    assert soup.title is not None
    assert str(soup.title.string).strip().endswith("· Section")
    assert len(str(soup.title.string).strip()) > len("· Section")
    sheets = [str(link["href"]).rpartition("/")[2] for link in soup.select('link[rel="stylesheet"]')]
    assert sheets[:3] == ["section.css", "urgent_action.css", "actions.css"]
    assert any("urgent_action.js" in str(script["src"]) for script in soup.select("body > script[src]"))


def test_check_is_content_with_the_file_and_names_the_blocks_without_it(settings: Any) -> None:
    assert check_base_template() == []
    frame = Path(settings.TEMPLATES[0]["DIRS"][0], "section/frame.html").read_text(encoding="utf-8")
    engine = {**settings.TEMPLATES[0], "DIRS": [], "APP_DIRS": False}
    loaders: list[Any] = [("django.template.loaders.locmem.Loader", {"section/frame.html": frame})]
    loaders.append("django.template.loaders.app_directories.Loader")
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": loaders}}]
    [message] = check_base_template()
    assert "content, extra_css, extra_js, title" in message.msg

"""Bars drawn by the server: in proportion, named for those who cannot see them, and from the stored counts alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.people import sign_as
from urgent_action.admin.charts import Bar, draw_columns, draw_rows
from urgent_action.admin.signatures.drawing import drawings
from urgent_action.domain.tally import recount
from urgent_action.models import PartCount, Signature
from urgent_action.pages.models import UrgentActionPage

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & 'x'"


def parse(drawing: str) -> ElementTree.Element:
    """A drawing as XML, which it is."""
    return ElementTree.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def lengths(drawing: str, side: str) -> list[float]:
    """How long the bars are."""
    return [float(bar.attrib[side]) for bar in parse(drawing).iter(f"{SVG}rect")]


@pytest.mark.parametrize("draw", [draw_columns, draw_rows])
def test_drawing_is_one_picture_with_title_and_description(draw: Callable[..., str]) -> None:
    root = parse(draw("By <day>", HOSTILE, [Bar(HOSTILE, 3), Bar("b", 1)], name="x"))
    assert root.attrib["role"] == "img"
    labels = [element for element in root.iter() if element.attrib.get("id") in root.attrib["aria-labelledby"].split()]
    assert [(element.tag, element.text) for element in labels] == [(f"{SVG}title", "By <day>"), (f"{SVG}desc", HOSTILE)]


@pytest.mark.parametrize("draw", [draw_columns, draw_rows])
def test_drawing_has_no_style_and_no_script_of_its_own(draw: Callable[..., str]) -> None:
    drawing = draw("t", "d", [Bar(HOSTILE, 3)], name="x")
    assert not re.search(r"<script|style=|\bon\w+=|href", drawing.replace("&lt;script", ""))


def test_bars_are_in_proportion_and_what_is_there_can_be_seen() -> None:
    bars = [Bar("a", 100), Bar("b", 50), Bar("c", 1), Bar("d", 0)]
    a, b, c = lengths(draw_columns("t", "d", bars, name="x"), "height")
    assert (a / b, c) == (2, 2)
    a, b, c, d = lengths(draw_rows("t", "d", bars, name="x"), "width")
    assert (a / b, c > 0, d) == (2, True, 0)


def test_nothing_can_be_drawn() -> None:
    assert draw_rows("t", "d", [], name="x") == ""
    assert lengths(draw_columns("t", "d", [Bar("a", 0), Bar("b", 0)], name="x"), "height") == []


@pytest.mark.parametrize("language", ["en", "de", "ar", "fr"])
def test_lengths_are_numbers_in_every_language(language: str, settings: Any) -> None:
    settings.USE_THOUSAND_SEPARATOR = True
    with translation.override(language):
        drawing = draw_columns("t", "d", [Bar(str(n), 1000 + n) for n in range(7)], name="x")
    assert all(
        re.fullmatch(r"[0-9.]+", bar.attrib[key])
        for bar in parse(drawing).iter(f"{SVG}rect")
        for key in ("x", "y", "width", "height")
    )


def test_mirrored_rows_begin_at_the_right() -> None:
    bars = [Bar("a", 4), Bar("b", 2)]
    ends = {
        mirrored: [
            float(bar.attrib["x"]) + (float(bar.attrib["width"]) if mirrored else 0)
            for bar in parse(draw_rows("t", "d", bars, name="x", mirrored=mirrored)).iter(f"{SVG}rect")
        ]
        for mirrored in (False, True)
    }
    assert ends == {False: [230, 230], True: [490, 490]}


@pytest.mark.parametrize("draw", [draw_columns, draw_rows])
def test_labels_run_in_their_own_direction_within_a_drawing_that_runs_from_the_left(draw: Callable[..., str]) -> None:
    label = "27\u200f/11\u200f/2026"  # as Django writes a date in Arabic
    texts = [text.text for text in parse(draw("t", "d", [Bar(label, 3)], name="x")).iter(f"{SVG}text")]
    assert f"\u2068{label}\u2069" in texts
    assert label not in texts


@pytest.mark.django_db
def test_charts_of_an_action(make_action: Callable[..., UrgentActionPage], log_in: Callable[..., Client]) -> None:
    page = make_action()
    now = datetime.now(UTC)
    for number, country in enumerate(["DE", "DE", "KE"]):
        row = sign_as(page, f"p{number}@supporter.example", now=now, country=country)
        Signature.objects.filter(pk=row.pk).update(confirmed_at=now - timedelta(days=30 * number, minutes=2))
    recount(page.action_key, now=now)
    today, busiest = (now - timedelta(minutes=2)).date(), drawings(page, now=now)["charts"]
    assert [(bar.label, bar.number) for bar in busiest[1]["rows"]] == [("Germany", 2), ("Kenya", 1)]
    assert [(bar.label, bar.number) for bar in busiest[2]["rows"]] == [("English", 3)]
    assert [bar.number for bar in busiest[0]["rows"]] == [1, 1, 1]
    assert len(lengths(busiest[0]["svg"], "height")) == 2  # the third is 60 days old: in the table only
    text = (
        log_in("urgent_action.view_signature", may_change=page)
        .get(f"/cms/urgent-action/{page.pk}/signatures/charts/")
        .content.decode()
    )
    assert "<b>3</b> confirmed signatures" in text
    assert text.count('role="img"') == text.count('<table class="listing ua-numbers">') == 3
    assert f"{today.day} {today:%B %Y}" in text


@pytest.mark.django_db
def test_charts_fold_in_what_has_settled(make_action: Callable[..., UrgentActionPage]) -> None:
    page = make_action()
    now = datetime.now(UTC)
    sign_as(page, now=now)
    assert drawings(page, now=now)["total"] == 0
    assert drawings(page, now=now + timedelta(minutes=2))["total"] == 1


@pytest.mark.django_db
def test_charts_ask_for_no_signatures_once_they_are_folded(make_action: Callable[..., UrgentActionPage]) -> None:
    page = make_action()
    sign_as(page, now=datetime.now(UTC))
    later = datetime.now(UTC) + timedelta(hours=1)
    drawings(page, now=later)
    with CaptureQueriesContext(connection) as captured:
        drawings(page, now=later)
    assert not [query for query in captured if "urgent_action_signature" in query["sql"]]
    assert PartCount.objects.count() == 3


@pytest.mark.django_db
def test_charts_of_an_action_that_nobody_has_signed(
    make_action: Callable[..., UrgentActionPage], log_in: Callable[..., Client]
) -> None:
    page = make_action()
    answer = log_in(superuser=True).get(f"/cms/urgent-action/{page.pk}/signatures/charts/")
    assert answer.status_code == 200
    assert answer.content.decode().count("Nothing has been counted yet.") == 3

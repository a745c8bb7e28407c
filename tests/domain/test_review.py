"""What is said of a page before it is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.conftest import raw_body, sheet_body
from tests.factories import in_arabic
from tests.people import CLOSES, DAY, HOUR, NOW, SECOND, closing_at
from urgent_action.domain.review import Level, findings
from urgent_action.enums import SheetKind
from urgent_action.pages.models import PersonAtRisk, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
GOOD_TARGET = {
    "kind": "target",
    "name": "Adaeze Morrow",
    "role": "Minister",
    "address": "4 Harbour Square",
    "emails": ["minister@justice.ruritania"],
    "preferred_languages": ["English"],
}
GOOD_LETTER = dict(sheet_body()[1][1])
DEADLINE = closing_at(CLOSES)[-1]


def sheet(target: dict[str, Any] | None = None, letter: dict[str, Any] | None = None, *more: Any) -> list[Any]:
    """A body of which there is nothing to say, but for what is changed."""
    return [
        ("target", {**GOOD_TARGET, **(target or {})}),
        ("letter", {**GOOD_LETTER, **(letter or {})}),
        *more,
        DEADLINE,
    ]


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    """A published page of which there is nothing to say."""
    return make_action(body=sheet(), named_with_consent=True)


def codes(page: UrgentActionPage, *, now: Any = NOW, **changed: Any) -> list[str]:
    """The codes of what is said of a page with some facts changed, errors in capitals."""
    for name, value in changed.items():
        setattr(page, name, raw_body(value) if name == "body" else value)
    found = findings(page, now=now)
    assert all(str(finding.sentence) for finding in found)
    return [one.code.upper() if one.level == Level.ERROR else one.code for one in found]


def test_nothing_is_said_of_a_good_page(page: UrgentActionPage) -> None:
    assert codes(page) == []


@pytest.mark.parametrize(
    ("closes_in", "said"),
    [
        (timedelta(0), ["DEADLINE_PAST"]),
        (SECOND, ["deadline_near"]),
        (HOUR, ["deadline_near"]),
        (HOUR + SECOND, []),
    ],
)
def test_deadline_of_a_draft(page: UrgentActionPage, closes_in: timedelta, said: list[str]) -> None:
    now = CLOSES + DAY
    assert codes(page, body=[*sheet()[:2], closing_at(now + closes_in)[-1]], now=now) == said


def test_page_that_goes_live_when_its_deadline_is_over(page: UrgentActionPage) -> None:
    assert codes(page, go_live_at=CLOSES - SECOND) == []
    assert codes(page, go_live_at=CLOSES) == ["deadline_before_live"]


@pytest.mark.parametrize("kind", [SheetKind.FIRST, SheetKind.OUTCOME])
def test_page_that_is_to_disappear(page: UrgentActionPage, kind: SheetKind) -> None:
    assert codes(page, kind=kind, expire_at=CLOSES + DAY) == ["expiry"]


def test_page_that_closed_as_it_stands_may_be_corrected(page: UrgentActionPage) -> None:
    assert codes(page, now=CLOSES + DAY) == []


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ([], ["deadline_none"]),
        ([("deadline", {"date": None, "zone": "UTC"})], ["DEADLINE_MISSING"]),
        (
            [("deadline", {"date": "2031-03-30", "time": "02:30:00", "zone": "Europe/Berlin"})],
            ["DEADLINE_IMPOSSIBLE"],
        ),
    ],
)
def test_deadline_with_gaps(page: UrgentActionPage, deadline: list[Any], said: list[str]) -> None:
    assert codes(page, body=[*sheet()[:2], *deadline]) == said


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ({"address": "", "emails": []}, ["TARGET_UNREACHABLE"]),
        ({"name": "", "role": ""}, ["TARGET_UNNAMED"]),
        ({"kind": "embassy", "name": "", "role": "", "address": "", "emails": []}, []),
        ({"preferred_languages": []}, ["target_language"]),
        ({"preferred_languages": [], "own_language_welcome": True}, []),
        ({"web_form": "https://form.example/"}, ["link_placeholder"]),
        ({"web_form": "javascript:alert(1)"}, ["LINK_BROKEN"]),
    ],
)
def test_target(page: UrgentActionPage, target: dict[str, Any], said: list[str]) -> None:
    assert codes(page, body=sheet(target)) == said


@pytest.mark.parametrize(
    ("address", "said"), [("4 Harbour Square", ["channel_dead"]), ("", ["channel_dead", "target_lost"])]
)
def test_dead_channel(page: UrgentActionPage, address: str, said: list[str]) -> None:
    dead = ["Minister@justice.ruritania"]
    assert codes(page, body=sheet({"address": address}), dead_channels=dead) == said


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ({"body": ""}, ["LETTER_EMPTY"]),
        ({"salutation": ""}, ["letter_salutation"]),
        ({"demands": []}, ["letter_demands"]),
        ({"body": "Слово. " * 200}, ["letter_long"]),
        ({"body": "Word. " * 200}, []),
    ],
)
def test_letter(page: UrgentActionPage, letter: dict[str, Any], said: list[str]) -> None:
    assert codes(page, body=sheet(None, letter)) == said


def test_salutation_of_every_target_is_one(page: UrgentActionPage) -> None:
    assert codes(page, body=sheet({"salutation": "Dear Minister,"}, {"salutation": ""})) == []


def test_sheet_that_asks_for_nothing(page: UrgentActionPage) -> None:
    assert codes(page, body=[DEADLINE]) == ["target_none", "letter_none"]
    assert codes(page, body=[("text", "<p>Free.</p>")], kind=SheetKind.OUTCOME) == []


@pytest.mark.parametrize(
    ("people", "consent", "said"),
    [
        ([{"name": "Ilyas Verne"}], True, ["pronouns_none"]),
        ([{"name": "Ilyas Verne", "pronouns": "not known"}], True, []),
        ([{"name": "Kite makers", "is_group": True}], False, ["consent_none"]),
        ([{"name": "[Name withheld]"}], False, []),
        ([], False, []),
    ],
)
def test_people(page: UrgentActionPage, people: list[dict[str, Any]], consent: bool, said: list[str]) -> None:
    page.people_at_risk = [PersonAtRisk(**person) for person in people]
    assert codes(page, named_with_consent=consent) == said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://news.ruritania/kites", []),
        ("mailto:desk@section.ruritania", []),
        ("/documents/1/", []),
        ("https://www.example.org/report", ["link_placeholder"]),
        ("http://localhost/", ["link_placeholder"]),
        ("https://", ["LINK_BROKEN"]),
        ("http://todo", ["LINK_BROKEN"]),
        ("www.news.ruritania", ["LINK_BROKEN"]),
        ("javascript:alert(1)", ["LINK_BROKEN"]),
        ("https://[bad", ["LINK_BROKEN"]),
    ],
)
def test_links(page: UrgentActionPage, url: str, said: list[str]) -> None:
    text = f'<p>Read <a href="{url}">more</a> and <a id="3" linktype="page">this</a>.</p>'
    assert codes(page, body=sheet(None, None, ("text", text))) == said
    assert codes(page, body=sheet(None, None, ("additional_information", {"heading": "", "text": text}))) == said


def test_draft_full_of_gaps_is_survived(make_action: MakeAction) -> None:
    page = make_action(publish=False, body=[("target", {}), ("letter", {}), ("video", {}), ("text", "")], people=0)
    assert set(codes(page)) >= {"TARGET_UNREACHABLE", "LETTER_EMPTY", "deadline_none"}


def test_languages_that_close_at_different_times_are_told_to_each_other(page: UrgentActionPage) -> None:
    arabic = in_arabic(page)
    assert codes(page) == codes(arabic) == []
    arabic.body = raw_body([*sheet()[:-1], closing_at(CLOSES + DAY)[-1]])
    arabic.save_revision().publish()
    arabic.refresh_from_db()
    [told] = [one for one in findings(page, now=NOW) if one.code == "deadline_differs"]
    assert told.place == "العربيّة"
    assert codes(arabic) == ["deadline_differs"]
    assert codes(page, body=sheet()[:-1]) == ["deadline_none", "deadline_differs"]
    UrgentActionPage.objects.filter(pk=arabic.pk).update(stopped_at=NOW)
    assert codes(page, body=sheet()) == []
    UrgentActionPage.objects.filter(pk=arabic.pk).update(stopped_at=None, live=False)
    assert codes(page) == []

"""The next sheet of a chain: what goes along, what starts empty, and how the sheets find each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.conftest import logged
from urgent_action.domain.chain import FOLLOWING, drafts_after, may_follow, next_sheet
from urgent_action.enums import SheetKind
from urgent_action.exceptions import NoSheetHere
from urgent_action.pages.models import UrgentActionPage
from urgent_action.sections import register_section

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FACTS: dict[str, Any] = {
    "ua_number": "80/31",
    "index_number": "XYZ 99/0001/2031",
    "countries": ["KE", "UG"],
    "safety_notice": "Do not write from work.",
    "dead_channels": ["minister@justice.example"],
    "named_with_consent": True,
    "goal": 500,
}


@pytest.fixture
def first(make_action: MakeAction) -> UrgentActionPage:
    """A published sheet with two people."""
    return make_action(people=2, confirming=True, **FACTS)


def made(page: UrgentActionPage, kind: SheetKind) -> UrgentActionPage:
    """The draft, as the database has it."""
    return UrgentActionPage.objects.get(pk=next_sheet(page, kind=kind, by=None).pk)


@pytest.mark.parametrize("kind", FOLLOWING)
def test_draft_has_what_belongs_to_the_case(first: UrgentActionPage, kind: SheetKind) -> None:
    draft = made(first, kind)
    assert (draft.kind, draft.live, draft.get_parent(), draft.previous_action_id) == (
        kind,
        False,
        first.get_parent(),
        first.pk,
    )
    assert (draft.ua_number, draft.country_codes, draft.safety_notice) == (
        "80/31",
        ["KE", "UG"],
        FACTS["safety_notice"],
    )
    people = [(person.name, person.pronouns) for person in draft.people_at_risk.all()]
    assert people == [("Ilyas Verne 0", "he/him"), ("Ilyas Verne 1", "he/him")]
    assert draft.confirming
    assert draft.translation_key != first.translation_key


@pytest.mark.parametrize("kind", FOLLOWING)
def test_draft_starts_empty_where_a_sheet_has_its_own(first: UrgentActionPage, kind: SheetKind) -> None:
    draft = made(first, kind)
    assert (draft.index_number, draft.issue_date, draft.summary, draft.goal) == ("", None, "", None)
    assert draft.closes_at is None
    assert not draft.named_with_consent  # to be named in one sheet is not to be named in the next


@pytest.mark.parametrize(
    ("kind", "blocks", "targets", "letters"),
    [
        ("further_information", ["target", "letter", "additional_information", "deadline"], 1, 1),
        ("update", ["target", "letter", "additional_information", "deadline"], 1, 0),
        ("outcome", ["text"], 0, 0),
    ],
)
def test_body_by_kind(first: UrgentActionPage, kind: str, blocks: list[str], targets: int, letters: int) -> None:
    draft = made(first, SheetKind(kind))
    assert [child.block_type for child in draft.body] == blocks
    assert (len(draft.targets), len(draft.letters)) == (targets, letters)
    assert draft.dead_channels == (FACTS["dead_channels"] if targets else [])
    if letters:
        assert draft.letters[0].as_text() == first.letters[0].as_text()
    if targets:
        assert draft.deadline.get("date") is None


def test_empty_deadline_says_what_the_section_says(first: UrgentActionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urgent_action.sections._providers", [])
    register_section(lambda site, language: {"after_deadline_note": f"Ask us ({language})."})
    assert made(first, SheetKind.UPDATE).deadline.get("after_deadline_note") == "Ask us (en)."


def test_older_page_points_to_the_new_one_once_that_is_published(client: Client, first: UrgentActionPage) -> None:
    draft = made(first, SheetKind.FURTHER_INFORMATION)
    draft.title, draft.issue_date = "Kite maker moved", datetime.now(UTC).date()
    revision = draft.save_revision()
    assert "Kite maker moved" not in client.get(first.url).content.decode()
    rows = draft.body.get_prep_value()
    for row in rows:
        if row["type"] == "deadline":
            row["value"]["date"] = "2099-12-10"
    draft.body = draft.body.stream_block.to_python(rows)
    revision = draft.save_revision()
    revision.publish()
    draft = UrgentActionPage.objects.get(pk=draft.pk)
    old = client.get(first.url).content.decode()
    banner = old[: old.index("ua-header")]
    assert f'href="{draft.url}"' in banner
    assert f'href="{first.url}"' in client.get(draft.url).content.decode()


def test_sheet_after_an_alias_follows_the_page_itself(first: UrgentActionPage) -> None:
    alias = first.create_alias(parent=first.get_parent(), update_slug="alias")
    assert made(alias, SheetKind.UPDATE).previous_action_id == first.pk


def test_it_is_in_the_history_of_both_pages_and_belongs_to_who_made_it(
    first: UrgentActionPage, admin_user: User
) -> None:
    draft = next_sheet(first, kind=SheetKind.OUTCOME, by=admin_user)
    (entry,) = logged("urgent_action.next_sheet")
    assert entry["data"] == {"page": draft.pk, "kind": "outcome"}
    assert entry["user"] == admin_user.pk
    assert draft.owner == admin_user
    assert draft.latest_revision.user == admin_user
    assert drafts_after(first) == [draft]


def test_wagtails_rules_for_new_pages_hold(
    first: UrgentActionPage, admin_user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UrgentActionPage, "max_count", 1)
    assert not may_follow(first, admin_user)
    with pytest.raises(NoSheetHere):
        next_sheet(first, kind=SheetKind.UPDATE, by=admin_user)
    assert UrgentActionPage.objects.count() == 1

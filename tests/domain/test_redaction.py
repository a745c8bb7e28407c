"""Redacting a name: everywhere in the action, in every version, and told where it stood."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.formats import date_format
from wagtail.models import (
    Comment,
    CommentReply,
    GroupApprovalTask,
    Locale,
    PageLogEntry,
    Revision,
    TaskState,
    Workflow,
    WorkflowTask,
)

from tests.admin.conftest import logged
from tests.conftest import sheet_body
from urgent_action.domain.pages import pages_of_action
from urgent_action.domain.records import ensure_record
from urgent_action.domain.redaction import Report, look_for, redact
from urgent_action.models import ActionRecord
from urgent_action.names import NameMatcher
from urgent_action.pages.models import PersonAtRisk, SignatureQuestion, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
NAME = "Ilyas Verné"
WITHHELD = "[Name withheld]"


@pytest.fixture
def named(make_action: MakeAction, admin_user: User) -> UrgentActionPage:
    """A page that has the name wherever one can be, with an older version, a draft, and a comment."""
    rich = '<p>Police took <b>Ilyas</b> Vern&eacute;. <a href="https://news.example/ilyas-verne">More</a></p>'
    body = [
        *sheet_body(subject=f"Free {NAME}", body=f"I write about {NAME.upper()}.", demands=[f"release {NAME};"]),
        ("text", rich),
        ("quote", {"text": f"“{NAME} is my brother”", "attribution": "His sister"}),
        ("deadline", {"date": "2099-12-10", "zone": "UTC", "after_deadline_note": f"Ask about {NAME}."}),
    ]
    page = make_action(
        title=f"{NAME} held",
        slug="ilyas-verne-held",
        summary=f"{NAME} is held.",
        seo_title=f"Free {NAME}",
        search_description=f"{NAME} is held",
        body=body,
        people=0,
    )
    page.people_at_risk = [PersonAtRisk(name=NAME, pronouns="he/him")]
    page.signature_questions = [SignatureQuestion(label=f"Do you know {NAME}?")]
    page.save_revision().publish()
    ensure_record(page)
    draft = UrgentActionPage.objects.get(pk=page.pk)
    draft.title = f"Where is {NAME}?"
    draft.save_revision()
    comment = Comment.objects.create(page=page, user=admin_user, text=f"Is {NAME} spelt so?", contentpath="title")
    CommentReply.objects.create(comment=comment, user=admin_user, text=f"{NAME}: yes")
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Look"))
    workflow.start(draft, admin_user)
    TaskState.objects.update(comment=f"{NAME}'s family agrees")
    return UrgentActionPage.objects.get(pk=page.pk)


def run(page: UrgentActionPage, name: str = NAME) -> Report:
    """Redact it in every page of the action."""
    return redact(pages_of_action(page.action_key), NameMatcher(name), replacement=WITHHELD, by=None)


def everything(page: UrgentActionPage) -> str:
    """All that the database holds of the action, decoded."""
    held: list[Any] = []
    for one in pages_of_action(page.action_key):
        held += [one.serializable_data(), one.draft_title]
        held += [[revision.content, revision.object_str] for revision in Revision.objects.for_instance(one)]
        held += [comment.text for comment in Comment.objects.filter(page=one)]
        held += [state.comment for state in TaskState.objects.filter(revision__in=one.revisions.all())]
        held += [reply.text for reply in CommentReply.objects.filter(comment__page=one)]
    held += list(ActionRecord.objects.values_list("title", flat=True))
    return (
        json.dumps(held, default=str, ensure_ascii=True)
        .encode()
        .decode("unicode_escape")
        .encode()
        .decode("unicode_escape")
    )


def rows(page: UrgentActionPage) -> list[Any]:
    """The page and its versions as they are stored."""
    stored = UrgentActionPage.objects.filter(pk=page.pk).values()
    return [*stored, *Revision.objects.for_instance(page).order_by("pk").values()]


def test_name_is_gone_from_page_children_versions_comments_and_record(named: UrgentActionPage) -> None:
    before = everything(named)
    assert NameMatcher(NAME).find(before)
    report = run(named)
    after = everything(UrgentActionPage.objects.get(pk=named.pk))
    assert NameMatcher(NAME).find(after) == []
    assert after.count(WITHHELD) >= report.times > 30
    page = UrgentActionPage.objects.get(pk=named.pk)
    assert (page.title, page.draft_title) == (f"{WITHHELD} held", f"Where is {WITHHELD}?")
    assert [person.name for person in page.people_at_risk.all()] == [WITHHELD]
    assert page.letters[0].demand_list == [f"release {WITHHELD};"]
    assert page.get_latest_revision_as_object().title == f"Where is {WITHHELD}?"


def test_public_page_says_it_no_more(client: Client, named: UrgentActionPage) -> None:
    assert NAME in client.get(named.url).content.decode()
    run(named)
    html = client.get(named.url).content.decode()
    assert NameMatcher(NAME).find(html) == []
    assert f"I write about {WITHHELD}." in html
    assert f"Police took <b>{WITHHELD}</b>." in html


def test_no_version_brings_it_back(named: UrgentActionPage) -> None:
    run(named)
    for revision in list(Revision.objects.for_instance(named)):
        Revision.objects.get(pk=revision.pk).publish()
        assert NameMatcher(NAME).find(everything(named)) == []


def test_translation_is_redacted_as_well(named: UrgentActionPage) -> None:
    locale, _made = Locale.objects.get_or_create(language_code="fr")
    french = named.copy_for_translation(locale, copy_parents=True)
    french.summary = f"{NAME} est détenu."
    french.save()
    run(named)
    assert UrgentActionPage.objects.get(pk=french.pk).summary == f"{WITHHELD} est détenu."


def test_looking_changes_nothing_and_finds_what_redacting_replaces(named: UrgentActionPage) -> None:
    before = rows(named)
    looked = look_for(pages_of_action(named.action_key), NameMatcher(NAME))
    assert rows(named) == before
    done = run(named)
    assert [(place.where, place.times) for place in looked.places] == [
        (place.where, place.times) for place in done.places
    ]
    summary = next(place for place in looked.places if place.where.endswith(": Summary"))
    assert date_format(named.first_published_at, "j F Y") in next(
        place.where for place in looked.places if "version of" in place.where
    )
    assert (summary.found[0].name, summary.found[0].after) == (NAME, " is held.")


def test_second_run_finds_nothing(named: UrgentActionPage) -> None:
    run(named)
    assert run(named).places == []


def test_parts_and_addresses_are_told_and_left(named: UrgentActionPage) -> None:
    UrgentActionPage.objects.filter(pk=named.pk).update(summary="Mr Verné is held.")
    report = run(named)
    page = UrgentActionPage.objects.get(pk=named.pk)
    assert page.summary == "Mr Verné is held."
    assert page.slug == "ilyas-verne-held"
    assert ["verné"] in [parts for where, parts in report.parts if where.endswith(": Summary")]
    assert 'href="https://news.example/ilyas-verne"' in str(page.body)


def test_another_action_is_left_alone(named: UrgentActionPage, make_action: MakeAction) -> None:
    other = make_action(summary=f"{NAME} too")
    run(named)
    assert UrgentActionPage.objects.get(pk=other.pk).summary == f"{NAME} too"


def test_text_that_gets_too_long_is_cut_rather_than_kept(named: UrgentActionPage) -> None:
    UrgentActionPage.objects.filter(pk=named.pk).update(title=("x" * 241) + " " + NAME)
    run(named)
    title = UrgentActionPage.objects.get(pk=named.pk).title
    assert len(title) == 255
    assert title.endswith(WITHHELD[:13])


def test_audit_log_knows_how_often_and_not_whom(named: UrgentActionPage) -> None:
    report = run(named)
    (entry,) = logged("urgent_action.redact")
    assert entry["data"] == {"places": len(report.places), "times": report.times}
    assert NAME not in entry["label"]
    assert PageLogEntry.objects.filter(label__contains=NAME).exists()  # older entries are told of, and stay


@pytest.mark.parametrize(("depth", "end"), [(100_000, ""), (100_000, "]"), (900, "]")])
def test_text_that_is_nested_too_deeply_for_json_is_text(make_action: MakeAction, depth: int, end: str) -> None:
    text = "[" * depth + '"{}"' + end * depth
    page = make_action(summary=text.format(NAME), people=0)
    redact([page], NameMatcher(NAME), replacement=WITHHELD, by=None)
    page.refresh_from_db()
    assert page.summary == text.format(WITHHELD)

"""Pages with signatures: deleting is asked back and names how many; nothing that happens to a page loses or copies one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail import hooks
from wagtail.models import Locale, Page

from tests.people import sign_as
from urgent_action.admin.deletion import _told, signatures_on
from urgent_action.domain.tally import read_tally
from urgent_action.models import ActionRecord, Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

LogIn = Callable[..., Client]
ASKED_BACK = '<input type="checkbox" name="signatures_known" value="1" required>'


@pytest.fixture
def boss(log_in: LogIn) -> Client:
    """Somebody who may do everything."""
    return log_in(superuser=True)


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An action that two people signed."""
    made = make_action()
    for email in ("ana@supporter.example", "ben@supporter.example"):
        sign_as(made, email, now=datetime.now(UTC))
    return made


def rows() -> list[dict[str, Any]]:
    """All signatures as they are stored."""
    return list(Signature.objects.order_by("pk").values())


def test_great_numbers_are_written_as_everywhere_in_the_admin() -> None:
    assert _told(1204).startswith("1,204 signatures")


@pytest.mark.parametrize("which", ["the page", "the list above it"])
def test_deleting_names_the_signatures_and_asks_back(
    boss: Client, page: UrgentActionPage, index_page: UrgentActionIndexPage, which: str
) -> None:
    going = page if which == "the page" else index_page
    address, before = f"/cms/pages/{going.pk}/delete/", rows()
    question = boss.get(address).content.decode()
    assert "2 signatures hang on what you are about to delete" in question
    assert "Yes, delete it" in question  # Wagtail's own question stays
    asked = boss.post(address, {"next": "/cms/pages/2/", "confirm_site_name": "x"})
    text = asked.content.decode()
    assert asked.status_code == 200
    assert "2 signatures hang on what" in text
    assert ASKED_BACK in text
    assert '<input type="hidden" name="next" value="/cms/pages/2/">' in text
    assert "supporter" not in text
    assert Page.objects.filter(pk=going.pk).exists()
    assert rows() == before
    done = boss.post(address, {"next": "/cms/pages/2/", "signatures_known": "1"})
    assert done["Location"] == "/cms/pages/2/"
    assert not Page.objects.filter(pk=page.pk).exists()
    assert rows() == [{**row, "page_id": None} for row in before]
    assert read_tally(page.action_key, now=datetime.now(UTC)) == 2
    assert ActionRecord.objects.get().title == page.title


def test_translations_that_would_go_along_are_counted(
    boss: Client, page: UrgentActionPage, make_action: Callable[..., UrgentActionPage]
) -> None:
    empty = make_action()
    hook = "construct_translated_pages_to_cascade_actions"
    assert "signatures hang" not in boss.get(f"/cms/pages/{empty.pk}/delete/").content.decode()
    with hooks.register_temporarily(hook, lambda pages, action: {pages[0]: [page]} if action == "delete" else {}):
        assert "2 signatures hang" in boss.get(f"/cms/pages/{empty.pk}/delete/").content.decode()


def test_bulk_deletion_names_the_signatures_and_asks_back(
    boss: Client, page: UrgentActionPage, make_action: Callable[..., UrgentActionPage]
) -> None:
    other = make_action()
    sign_as(other, now=datetime.now(UTC))
    address = f"/cms/bulk/wagtailcore/page/delete/?next=%2Fcms%2Fpages%2F2%2F&id={page.pk}&id={other.pk}"
    asked = boss.post(address)
    assert "3 signatures hang on what" in asked.content.decode()
    assert ASKED_BACK in asked.content.decode()
    assert Page.objects.filter(pk__in=[page.pk, other.pk]).count() == 2
    boss.post(address, {"signatures_known": "1"})
    assert not Page.objects.filter(pk__in=[page.pk, other.pk]).exists()
    assert Signature.objects.filter(page=None).count() == 3


def test_page_without_signatures_is_deleted_as_ever(boss: Client, make_action: Callable[..., UrgentActionPage]) -> None:
    empty, also_empty = make_action(), make_action()
    Signature.objects.all().delete()
    assert "signatures hang" not in boss.get(f"/cms/pages/{empty.pk}/delete/").content.decode()
    assert boss.post(f"/cms/pages/{empty.pk}/delete/").status_code == 302
    assert boss.post(f"/cms/bulk/wagtailcore/page/delete/?id={also_empty.pk}").status_code == 302
    assert not Page.objects.filter(pk__in=[empty.pk, also_empty.pk]).exists()


def test_other_bulk_actions_are_not_asked_back(boss: Client, page: UrgentActionPage) -> None:
    boss.post(f"/cms/bulk/wagtailcore/page/unpublish/?id={page.pk}")
    page.refresh_from_db()
    assert not page.live
    assert Signature.objects.filter(page=page).count() == 2


def test_withdrawn_signatures_name_nobody_and_are_not_counted(page: UrgentActionPage) -> None:
    Signature.objects.filter(email__startswith="ana").update(state="withdrawn")
    assert signatures_on([page]) == 1
    assert signatures_on([]) == 0


def test_page_whose_path_begins_alike_is_not_counted(
    page: UrgentActionPage, make_action: Callable[..., UrgentActionPage]
) -> None:
    assert signatures_on([make_action()]) == 0


@pytest.mark.parametrize("act", ["move", "copy", "alias", "translate", "revert", "unpublish", "slug"])
def test_nothing_that_happens_to_a_page_loses_moves_or_copies_a_signature(
    page: UrgentActionPage, index_page: UrgentActionIndexPage, act: str
) -> None:
    before, now = rows(), datetime.now(UTC)
    first = page.save_revision()
    others: list[UrgentActionPage] = []
    if act == "move":
        target = UrgentActionIndexPage(title="Archive", slug="archive")
        index_page.get_parent().add_child(instance=target)
        page.move(target, pos="last-child")
    elif act == "copy":
        others = [page.copy(update_attrs={"slug": "copied"})]
    elif act == "alias":
        page.create_alias(update_slug="alias")
    elif act == "translate":
        locale, _made = Locale.objects.get_or_create(language_code="fr")
        index_page.get_parent().copy_for_translation(locale)
        index_page.copy_for_translation(locale)
        page.copy_for_translation(locale)
    elif act == "revert":
        page.title = "Later"
        page.save_revision().publish()
        first.publish()
    elif act == "unpublish":
        page.unpublish()
    else:
        page.slug = "renamed"
        page.save_revision().publish()
    assert rows() == before
    assert read_tally(page.action_key, now=now) == 2
    for other in others:  # an action of its own starts at nothing
        assert read_tally(other.action_key, now=now) == 0
        assert signatures_on([other]) == 0

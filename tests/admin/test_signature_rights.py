"""Who reaches whose signatures: editor of A against B, foreign ids in path, query and body, and each right by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import Locale

from tests.people import sign_as
from urgent_action.admin.signatures.urls import urlpatterns
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

from .test_signatures import ERASE, MODERATE, VIEW, names, url

pytestmark = pytest.mark.django_db

LogIn = Callable[..., Client]
#: What each view needs, by the name of its URL.
NEEDED = {
    "list": VIEW,
    "results": VIEW,
    "charts": VIEW,
    "find": VIEW,
    "inspect": VIEW,
    "set_aside": MODERATE,
    "restore": MODERATE,
    "erase": ERASE,
}
POSTS = {"find", "set_aside", "restore", "erase"}


@pytest.fixture
def pages(make_action: Callable[..., UrgentActionPage]) -> tuple[UrgentActionPage, UrgentActionPage]:
    """Two actions, each signed once."""
    made = make_action(title="Ours"), make_action(title="Theirs")
    for page, name in zip(made, ("Ana Ours", "Ben Theirs"), strict=True):
        sign_as(page, now=datetime.now(UTC), name=name)
    return made


def ask(browser: Client, page: Any, name: str, row: Signature, *, follow: bool = False) -> Any:
    """Open a view of a page, naming a signature."""
    path = url(page, row.pk) if name == "inspect" else url(page, *([] if name == "list" else [name.replace("_", "-")]))
    if name in POSTS:
        return browser.post(path, {"id": row.pk, "email": "ana@supporter.example", "sure": "1"}, follow=follow)
    return browser.get(path, follow=follow)


def test_every_view_is_in_the_table() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(NEEDED)


@pytest.mark.parametrize("name", NEEDED)
def test_view_needs_its_right_and_the_page(
    log_in: LogIn, pages: tuple[UrgentActionPage, UrgentActionPage], name: str
) -> None:
    ours, theirs = pages
    row = Signature.objects.get(page=ours)
    before = list(Signature.objects.order_by("pk").values())
    others = {VIEW, MODERATE, ERASE} - {NEEDED[name]}
    for browser in (
        Client(),
        log_in(),
        log_in(VIEW, MODERATE, ERASE),
        log_in(VIEW, MODERATE, ERASE, may_change=theirs),
        log_in(may_change=ours),
        log_in(*others, may_change=ours),
    ):
        answer = ask(browser, ours, name, row)
        assert answer.status_code == 302
        assert answer["Location"].split("?")[0] in ("/cms/", "/cms/login/")
        assert "Ana Ours" not in answer.content.decode()
    assert list(Signature.objects.order_by("pk").values()) == before
    for browser in (log_in(NEEDED[name], may_change=ours), log_in(superuser=True)):
        answer = ask(browser, ours, name, Signature.objects.filter(page=ours).first() or row)
        location = answer.headers.get("Location", "")
        assert answer.status_code == 200 or location.startswith(url(ours))


@pytest.mark.parametrize("name", ["inspect", "set_aside", "restore", "erase"])
def test_foreign_signature_is_refused_without_a_word_about_it(
    log_in: LogIn, pages: tuple[UrgentActionPage, UrgentActionPage], name: str
) -> None:
    ours, theirs = pages
    mine, foreign = Signature.objects.get(page=ours), Signature.objects.get(page=theirs)
    before = list(Signature.objects.order_by("pk").values())
    rights = log_in(VIEW, MODERATE, ERASE, may_change=ours), log_in(superuser=True)
    for browser in rights:
        answer = ask(browser, ours, name, foreign)
        assert answer.status_code == 403
        assert "Theirs" not in answer.content.decode()
        if name in POSTS:
            for sure in ({}, {"sure": "1"}):
                path = url(ours, name.replace("_", "-"))
                answer = browser.post(f"{path}?id={foreign.pk}", {"id": [mine.pk, foreign.pk], **sure})
                assert answer.status_code == 403
                assert not {"Ana Ours", "Ben Theirs"} & set(names(answer))
    assert list(Signature.objects.order_by("pk").values()) == before


def test_row_that_has_gone_meanwhile_is_no_trespass(
    log_in: LogIn, pages: tuple[UrgentActionPage, UrgentActionPage]
) -> None:
    ours, _theirs = pages
    mine = Signature.objects.get(page=ours)
    answer = log_in(MODERATE, may_change=ours).post(url(ours, "set-aside"), {"id": [mine.pk, mine.pk + 1000]})
    assert answer.status_code == 302
    mine.refresh_from_db()
    assert mine.state == "quarantined"


@pytest.mark.parametrize("name", NEEDED)
def test_only_urgent_actions_have_signatures(log_in: LogIn, index_page: UrgentActionIndexPage, name: str) -> None:
    browser = log_in(superuser=True)
    row = Signature(pk=1)
    assert ask(browser, index_page, name, row, follow=True).status_code == 404
    for nobody in (999_999, 10**25):
        index_page.pk = nobody
        assert ask(browser, index_page, name, row, follow=True).status_code == 404


def test_editor_of_one_language_has_the_signatures_of_that_language(
    log_in: LogIn, pages: tuple[UrgentActionPage, UrgentActionPage], index_page: UrgentActionIndexPage
) -> None:
    ours, _theirs = pages
    locale, _made = Locale.objects.get_or_create(language_code="fr")
    index_page.get_parent().copy_for_translation(locale)
    index_page.copy_for_translation(locale)
    french = ours.copy_for_translation(locale)
    french.save_revision().publish()
    french.refresh_from_db()
    row = sign_as(french, "cleo@supporter.example", now=datetime.now(UTC), name="Cleo French")
    browser = log_in(VIEW, MODERATE, may_change=french)
    assert names(browser.get(url(french))) == ["Cleo French"]
    english = Signature.objects.get(name="Ana Ours")
    assert browser.get(url(french, english.pk)).status_code == 403
    assert browser.post(url(french, "set-aside"), {"id": english.pk}).status_code == 403
    assert browser.post(url(french, "find"), {"email": "ana@supporter.example"})["Location"] == url(french)
    assert browser.post(url(french, "find"), {"email": "cleo@supporter.example"})["Location"] == url(french, row.pk)
    assert names(log_in(superuser=True).get(url(french))) == ["Cleo French", "Ana Ours"]


def test_verbs_are_shown_to_those_who_may(log_in: LogIn, pages: tuple[UrgentActionPage, UrgentActionPage]) -> None:
    ours, _theirs = pages
    row = Signature.objects.get(page=ours)
    for rights, shown in {
        (): set(),
        (MODERATE,): {"set-aside"},
        (ERASE,): {"erase"},
        (MODERATE, ERASE): {"set-aside", "erase"},
    }.items():
        browser = log_in(VIEW, *rights, may_change=ours)
        for address in (url(ours), url(ours, row.pk)):
            text = browser.get(address).content.decode()
            assert {verb for verb in ("set-aside", "erase") if f'formaction="{url(ours, verb)}"' in text} == shown
            assert ('name="id"' in text) == bool(shown)


def test_way_to_the_list_is_shown_to_those_who_may(
    log_in: LogIn, pages: tuple[UrgentActionPage, UrgentActionPage]
) -> None:
    ours, _theirs = pages
    parent = ours.get_parent()
    may, may_not = log_in(VIEW, may_change=parent), log_in(may_change=parent)
    for address in (f"/cms/pages/{ours.pk}/edit/", f"/cms/pages/{parent.pk}/"):
        assert url(ours) in may.get(address).content.decode()
        assert url(ours) not in may_not.get(address).content.decode()
    assert "/signatures/" not in may.get(f"/cms/pages/{parent.pk}/edit/").content.decode()


def test_panel_in_the_editor_shows_how_the_signatures_stand(
    log_in: LogIn, pages: tuple[UrgentActionPage, UrgentActionPage]
) -> None:
    ours, _theirs = pages
    Signature.objects.get(page=ours)
    answer = log_in(VIEW, may_change=ours).get(f"/cms/pages/{ours.pk}/edit/").content.decode()
    assert f'<a href="{url(ours)}?state=confirmed">1</a>' in answer
    assert f'<a href="{url(ours)}?state=quarantined">0</a>' in answer
    assert "?state=confirmed" not in log_in(may_change=ours).get(f"/cms/pages/{ours.pk}/edit/").content.decode()


def test_rights_stand_in_the_editor_of_groups(log_in: LogIn) -> None:
    page = log_in(superuser=True).get("/cms/groups/new/").content.decode()
    for codename in ("view_signature", "moderate_signature", "erase_signature"):
        assert f'value="{Permission.objects.get(codename=codename).pk}"' in page

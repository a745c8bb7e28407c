"""What a person saw on the pages and a rule of axe-core did not: edges, neighbours, words on another ground."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from playwright.sync_api import Page
from wagtail.users.models import UserProfile

from tests.sheets_app.samples import KITE as SHEET
from tests.sheets_app.samples import as_file
from urgent_action.pages.models import UrgentActionPage

from .conftest import Visit
from .support import ARABIC, DESKTOP, KITE, LIGHTHOUSE, STOPPED, action
from .test_editors_week import about
from .test_import import upload

#: The lower edge of a form's button and the upper ones of the links beneath it, at one instant.
_BUTTON_AND_LINKS = """form => [
  form.querySelector('button').getBoundingClientRect().bottom,
  ...[...form.querySelectorAll('.ua-form__more a')].map(e => e.getBoundingClientRect().top),
]"""
_COLOUR = "e => getComputedStyle(e).color"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_later_sheet_of_an_open_action_is_legible_in_the_banner(visit: Visit, scheme: str) -> None:
    UrgentActionPage.objects.filter(pk=action(LIGHTHOUSE).pk).update(previous_action=action(KITE))
    page = visit(KITE, color_scheme=scheme)
    kind = page.locator(".ua-banner .ua-chain__kind")
    assert "Urgent action" in kind.inner_text()
    assert kind.evaluate(_COLOUR) == page.locator(".ua-banner__text").evaluate(_COLOUR)


@pytest.mark.parametrize("width", [320, 1280])
def test_word_without_end_beneath_a_quote_makes_no_page_scroll_sideways(visit: Visit, width: int) -> None:
    page = visit(KITE, viewport={**DESKTOP, "width": width})
    page.locator(".ua-quote figcaption").evaluate("element => { element.textContent = 'a'.repeat(200) }")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("address", [KITE, ARABIC])
def test_links_beneath_the_form_stand_each_on_its_own_line_and_clear_of_the_button(visit: Visit, address: str) -> None:
    page = visit(address, viewport={**DESKTOP, "width": 768})
    bottom, *tops = page.locator(".ua-form").evaluate(_BUTTON_AND_LINKS)
    assert len(tops) == 2
    assert bottom + 8 <= tops[0] < tops[1] - 20


@pytest.mark.parametrize("address", [KITE, ARABIC])
def test_nothing_on_a_loaded_page_moves_the_form_from_under_a_finger(phone: Page, address: str) -> None:
    phone.clock.install()
    phone.clock.pause_at(datetime.now(UTC) + timedelta(seconds=1))
    phone.goto(address)
    form, height = phone.locator(".ua-form"), "document.documentElement.scrollHeight"
    loaded = (form.evaluate(_BUTTON_AND_LINKS), phone.evaluate(height))
    phone.clock.run_for(10_000)  # whatever a script does later
    assert (form.evaluate(_BUTTON_AND_LINKS), phone.evaluate(height)) == loaded


@pytest.mark.parametrize("width", [700, 768, 900])
def test_form_ends_where_the_sheet_above_it_ends(visit: Visit, width: int) -> None:
    page = visit(KITE, viewport={**DESKTOP, "width": width})
    sheet, aside = (page.locator(name).bounding_box() for name in (".ua-sheet", ".ua-aside"))
    assert sheet is not None
    assert aside is not None
    assert (aside["x"], aside["width"]) == (sheet["x"], sheet["width"])


_BEYOND = """() => [...document.querySelectorAll('main *')]
  .filter(e => e.checkVisibility() && !e.closest('header') && e.getBoundingClientRect().right > innerWidth)
  .map(e => e.outerHTML.slice(0, 90))"""


def test_dialogs_of_the_admin_fit_a_phone(editor: Page) -> None:
    editor.set_viewport_size({"width": 400, "height": 800})
    page, stopped = action(KITE), action(STOPPED)
    for address in (
        *(about(f"urgent_action_admin:{name}", page) for name in ("extend", "stop", "next_sheet", "redact")),
        about("urgent_action_admin:stopped", stopped),
        about("urgent_action_embed_admin:code", page),
    ):
        editor.goto(address)
        assert editor.evaluate(_BEYOND) == [], address


def test_long_line_in_the_review_of_an_import_stays_in_its_note(editor: Page, tmp_path: Path) -> None:
    path = tmp_path / "kite.docx"
    path.write_bytes(as_file(SHEET))
    upload(editor, path, "long-line")
    editor.set_viewport_size({"width": 400, "height": 800})
    note = editor.locator(".help-block").first
    note.evaluate("e => e.append('https://example.org/' + 'a'.repeat(200))")
    assert note.evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_word_without_end_stays_within_a_mail(desktop: Page) -> None:
    words = {"section": "Ruritania Solidarity", "page_url": "https://section.example/", "body": "w" * 200}
    desktop.set_viewport_size({"width": 360, "height": 740})
    desktop.set_content(render_to_string("urgent_action/updates/mail/update.html", words))
    assert desktop.evaluate("document.documentElement.scrollWidth") == 360


def test_buttons_beside_an_address_stay_in_the_list_in_a_long_language(editor: Page) -> None:
    editor.set_viewport_size({"width": 1280, "height": 800})
    profile = UserProfile.get_for_user(get_user_model().objects.get(username="editor"))
    profile.preferred_language = "fr"
    profile.save()
    editor.goto(about("urgent_action_appeals_admin:reports", action(KITE)))
    part = editor.locator(".ua-reports").first
    assert part.locator("form button").count() > 2
    assert part.evaluate("e => e.scrollWidth - e.clientWidth") == 0

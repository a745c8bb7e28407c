"""An editor's week in the real admin: import, publish, extend, look at signatures, stop, outcome, hand over, redact, erase.

Every dialog is worked by keyboard alone, and the focus has to be seen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect
from wagtail.models import PageLogEntry

from tests.sheets_app.samples import KITE as SHEET
from tests.sheets_app.samples import as_file
from urgent_action.enums import Status
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

from .support import DemoSite, fill_in, submit
from .test_import import publish, publish_draft, upload

#: What the audit log holds of the editor's week, beside what Wagtail notes by itself.
ACTS = [
    "urgent_action.extend",
    "urgent_action.set_aside_signatures",
    "urgent_action.restore_signatures",
    "urgent_action.stop",
    "urgent_action.next_sheet",
    "urgent_action_handover.export",
    "urgent_action_handover.mark",
    "urgent_action.redact",
    "urgent_action.erase_signatures",
]


# --- the keyboard ---------------------------------------------------------------------------------------------------

_LOOK = """element => [element, ...element.labels || []]
  .flatMap(e => [null, '::before', '::after'].map(part => getComputedStyle(e, part)))
  .map(style => [style.outlineStyle, style.outlineWidth, style.boxShadow].join())
  .join()"""


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until a control has the focus, which has to be seen there."""
    wanted = place.element_handle()
    idle = wanted.evaluate(_LOOK)
    for _press in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            assert wanted.evaluate(_LOOK) != idle, "the focus cannot be seen"
            return
    pytest.fail(f"Tab does not reach {place}")


def press(page: Page, name: str, key: str = "Enter", *, within: str = "main") -> None:
    """Tab on to a button, and press it by keyboard; the answer is another page."""
    tab_to(page, page.locator(within).get_by_role("button", name=name, exact=True))
    with page.expect_navigation():
        page.keyboard.press(key)


def type_into(page: Page, field: str, text: str) -> None:
    """Tab on to a field and type."""
    tab_to(page, page.locator(field))
    page.keyboard.type(text)


def about(name: str, page: UrgentActionPage, *rest: int) -> str:
    """The address of a view about an action."""
    return reverse(name, args=[page.pk, *rest])


def signers(page: UrgentActionPage, **state: object) -> list[str]:
    """Who has signed."""
    rows = Signature.objects.filter(action_key=page.action_key, **state)
    return sorted(rows.values_list("name", flat=True))


# --- the week -------------------------------------------------------------------------------------------------------


def test_the_week(editor: Page, profile: Callable[..., BrowserContext], tmp_path: Path) -> None:
    page = import_and_publish(editor, tmp_path)
    see_that_it_is_urgent(editor, page)
    extend(editor, page)
    visitors = sign_twice(profile, page)
    look_at_signatures(editor, page)
    stop(editor, page)
    newcomer = see(profile, page)
    expect(newcomer.locator(".ua-banner")).to_contain_text("Please do not write any more. He is free.")
    expect(newcomer.locator("form.ua-form")).to_have_count(0)
    submit(visitors[2])  # has had the form open since before
    assert visitors[2].title().startswith("This action is closed")
    assert signers(page) == ["Ana Example", "Bo Example"]
    outcome = tell_the_outcome(editor, page)
    expect(see(profile, page).locator(".ua-banner").get_by_role("link", name=outcome.title)).to_be_visible()
    hand_over(editor, page)
    redact(editor, page)
    erase_one(editor, page)
    acts = PageLogEntry.objects.filter(user__username="editor").order_by("pk").values_list("action", flat=True)
    assert [act for act in acts if act.startswith("urgent_action")] == ACTS


def see(profile: Callable[..., BrowserContext], page: UrgentActionPage) -> Page:
    """The page as somebody sees it who has no copy of it yet."""
    visitor = profile().new_page()
    visitor.goto(page.get_url())
    return visitor


def import_and_publish(editor: Page, folder: Path) -> UrgentActionPage:
    """A Word file becomes a page that closes in five days."""
    path = folder / "kite.docx"
    path.write_bytes(as_file(SHEET))
    upload(editor, path, "week")
    today = datetime.now(UTC).date()
    editor.fill("[name=issue_date]", today.isoformat())
    editor.fill("[name=deadline]", (today + timedelta(days=5)).isoformat())
    page = publish(editor, "week")
    assert page.status_at(datetime.now(UTC)) == Status.CLOSING_SOON
    return page


def see_that_it_is_urgent(editor: Page, page: UrgentActionPage) -> None:
    """It is on the first page of the admin, and first but one in the report."""
    editor.goto("/cms/")
    expect(editor.locator("#urgent-actions-section").get_by_role("link", name=page.title)).to_be_visible()
    editor.goto(reverse("urgent_action_admin:report"))
    expect(editor.locator("main tbody tr").nth(1)).to_contain_text(page.title)


def extend(editor: Page, page: UrgentActionPage) -> None:
    """A later day, typed; the page is published with it."""
    later = datetime.now(UTC).date() + timedelta(days=40)
    editor.goto(about("urgent_action_admin:extend", page))
    type_into(editor, "#id_date", later.isoformat())
    editor.keyboard.press("Escape")  # closes Wagtail's calendar, which opens with the focus
    press(editor, "Extend and publish")
    page.refresh_from_db()
    assert page.last_day == (later, None)


def test_day_that_cannot_be_read_stays_as_it_was_typed(editor: Page, demo: DemoSite) -> None:
    page = UrgentActionPage.objects.get(slug="kite-maker-held")
    before = page.closes_at
    editor.goto(about("urgent_action_admin:extend", page))
    type_into(editor, "#id_date", "31/12/2099")
    editor.keyboard.press("Tab")
    expect(editor.locator("#id_time")).to_be_focused()
    editor.keyboard.press("Escape")
    press(editor, "Extend and publish")
    expect(editor.locator(".error-message")).to_contain_text("Write the day as in 2030-12-31.")
    expect(editor.locator("#id_date")).to_have_value("31/12/2099")
    page.refresh_from_db()
    assert page.closes_at == before


def sign_twice(profile: Callable[..., BrowserContext], page: UrgentActionPage) -> list[Page]:
    """Two supporters sign; a third has the form open."""
    UrgentActionPage.objects.filter(pk=page.pk).update(confirming=False)  # confirming by mail has a walk of its own
    visitors = []
    for name in ("Ana", "Bo", "Cleo"):
        visitor = see(profile, page)
        fill_in(visitor, name=f"{name} Example", email=f"{name.lower()}@supporter.example")
        visitor.check("#ua-public_name")
        visitors.append(visitor)
    expect(visitors[0].locator(".ua-banner__extended")).to_contain_text("Extended from")
    for visitor in visitors[:2]:
        submit(visitor)
    assert signers(page, state="confirmed") == ["Ana Example", "Bo Example"]
    return visitors


def look_at_signatures(editor: Page, page: UrgentActionPage) -> None:
    """Both are listed; one is set aside, and put back by the offered undo."""
    editor.goto(about("urgent_action_signatures:list", page))
    assert editor.locator("main tbody .title a").all_inner_texts() == ["Bo Example", "Ana Example"]
    tab_to(editor, editor.get_by_label("Choose Bo Example"))
    editor.keyboard.press("Space")
    press(editor, "Set aside")
    assert Signature.objects.get(name="Bo Example").state == "quarantined"
    press(editor, "Undo")
    assert Signature.objects.get(name="Bo Example").state == "confirmed"
    editor.get_by_role("link", name="Charts").click()
    expect(editor.get_by_role("heading", name="By country")).to_be_visible()


def stop(editor: Page, page: UrgentActionPage) -> None:
    """With a reason and a sentence."""
    editor.goto(about("urgent_action_admin:stop", page))
    tab_to(editor, editor.get_by_label("Released, or the demand was met"))
    editor.keyboard.press("Space")
    type_into(editor, "#id_sentence_en", "He is free.")
    press(editor, "Stop it now", "Space")
    expect(editor.get_by_text("He is free.")).to_be_visible()


def tell_the_outcome(editor: Page, page: UrgentActionPage) -> UrgentActionPage:
    """From what to do after a stop to the published outcome."""
    tab_to(editor, editor.get_by_role("link", name="Make the outcome sheet"))
    with editor.expect_navigation():
        editor.keyboard.press("Enter")
    tab_to(editor, editor.get_by_label("Outcome"))  # chosen in advance
    press(editor, "Make the draft")
    editor.fill("#id_title", "The kite maker is free")
    editor.fill("#id_summary", "He flies kites again.")
    editor.locator("[contenteditable=true]").first.fill("A court has let him go, and given the kite back.")
    return publish_draft(editor, "week-outcome")


def hand_over(editor: Page, page: UrgentActionPage) -> None:
    """A CSV for the target; then it is marked as handed over."""
    Signature.objects.filter(action_key=page.action_key).update(confirmed_at=datetime.now(UTC) - timedelta(minutes=5))
    editor.goto(about("urgent_action_handover_admin:hand_over", page))
    type_into(editor, "#id_target-purpose", "For the minister")
    type_into(editor, "#id_target-format", "C")
    tab_to(editor, editor.get_by_role("button", name="Download").first)
    with editor.expect_download() as download:
        editor.keyboard.press("Enter")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "Ana Example" in text
    assert "Bo Example" in text
    assert "@" not in text
    editor.reload()
    tab_to(editor, editor.locator(".ua-mark summary"))
    editor.keyboard.press("Enter")
    press(editor, "Mark as handed over")
    assert signers(page, delivered_at__isnull=False) == ["Ana Example", "Bo Example"]


def redact(editor: Page, page: UrgentActionPage) -> None:
    """The name goes from the page."""
    editor.goto(about("urgent_action_admin:redact", page))
    type_into(editor, "#id_name", "Ilyas Verne")
    press(editor, "Show where it stands")
    press(editor, "Replace it everywhere", "Space")
    expect(editor.locator("main")).to_contain_text("The name was replaced")
    page.refresh_from_db()
    assert "Verne" not in page.letters[0].as_text(salutation="")


def erase_one(editor: Page, page: UrgentActionPage) -> None:
    """One signer is erased for good, after a question."""
    editor.goto(about("urgent_action_signatures:list", page))
    tab_to(editor, editor.get_by_label("Choose Ana Example"))
    editor.keyboard.press("Space")
    press(editor, "Erase…")
    tab_to(editor, editor.get_by_label("I want to erase them for good."))
    editor.keyboard.press("Space")
    press(editor, "Erase")
    assert signers(page) == ["Bo Example"]

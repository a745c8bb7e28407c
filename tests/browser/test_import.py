"""An editor imports a sheet: upload, review, draft, publish; the public page then shows every item of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import SHARED
from tests.sheets_app.samples import ARABIC, KITE, as_file
from tools.guide_shots import log_in
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.sheets.bounded import read_bounded
from urgent_action.sheets.sheet import Sheet

from .support import DESKTOP, PATIENCE, DemoSite

SEED = SHARED / "ua" / "seed" / "xinjiang.md"
#: A folder for pictures of each step, for people who want to look.
PICTURES = os.environ.get("UA_PICTURES", "")

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def admin(browser: object, served_demo: DemoSite) -> Page:
    """An editor's browser, logged in. Wagtail's admin does not keep to the policy of the public pages."""
    context: BrowserContext = browser.new_context(  # type: ignore[attr-defined]
        base_url=served_demo.url, viewport=DESKTOP, locale="en-GB", bypass_csp=True
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    log_in(page, "admin")
    yield page
    context.close()


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page, if somebody wants to look."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES, f"{name}.png"), full_page=True)


def upload(page: Page, path: Path, name: str, language: str = "en") -> None:
    """From the explorer to the review."""
    index = UrgentActionIndexPage.objects.filter(locale__language_code=language).first()
    page.goto(f"/cms/pages/{index.pk}/")
    page.locator("header button[aria-label=Actions], .w-slim-header button[aria-label=Actions]").first.click()
    page.get_by_role("link", name="Import a sheet").first.click()
    page.set_input_files("[name=file]", path)
    page.select_option("[name=language]", language)
    picture(page, f"{name}-upload")
    page.get_by_role("button", name="Read the sheet").click()
    page.wait_for_url("**/sheets/review/**")
    picture(page, f"{name}-review")


def publish(page: Page, name: str) -> UrgentActionPage:
    """From the review to the published page."""
    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_url("**/cms/pages/*/edit/")
    return publish_draft(page, name)


def publish_draft(page: Page, name: str) -> UrgentActionPage:
    """From the editor, where the newest draft is open, to the published page."""
    picture(page, f"{name}-editor")
    draft = UrgentActionPage.objects.latest("pk")
    assert not draft.live
    page.wait_for_timeout(1500)  # an autosave that changed something would do so now
    page.locator("[aria-label='Actions (footer)'] button[aria-label], .w-dropdown__toggle").last.click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(f"**/cms/pages/{draft.get_parent().pk}/")
    draft.refresh_from_db()
    assert draft.live
    return draft


def items(sheet: Sheet) -> list[str]:
    """Every text of a sheet that a reader of the page has to find; dates are written in words."""
    letter, texts = sheet.letter, [sheet.headline, sheet.summary, *sheet.additional_information]
    for target in sheet.targets:
        texts += [target.name, target.role, *target.address_lines, target.country, *target.emails, *target.faxes]
    if letter:
        texts += [letter.salutation, *letter.body, letter.demands_intro, *letter.demands, letter.closing]
    texts += [*sheet.preferred_languages, sheet.after_deadline_note, *(subject.name for subject in sheet.subjects)]
    return [" ".join(text.split()) for text in texts if text]


def missing(page: Page, sheet: Sheet) -> list[str]:
    """What the public page does not show, the letter that can be edited among it."""
    typed = page.locator("main :is(input, textarea)").evaluate_all("fields => fields.map(field => field.value)")
    shown = " ".join(" ".join([page.inner_text("main"), *typed]).split()).casefold()
    return [text for text in items(sheet) if text.casefold() not in shown]


def test_seed_from_upload_to_the_published_page(admin: Page, desktop: Page) -> None:
    if not SEED.exists():
        pytest.skip("The real sheet is not part of the repository.")
    sheet = read_bounded(SEED.read_bytes(), SEED.name).reading.sheet
    upload(admin, SEED, "seed")
    expect(admin.get_by_text("This deadline is over")).to_be_visible()
    later = datetime.now(UTC).date() + timedelta(days=60)
    admin.fill("[name=deadline]", later.isoformat())
    page = publish(admin, "seed")
    assert (page.last_day, page.kind) == ((later, None), "first")
    desktop.goto(page.get_url())
    picture(desktop, "seed-public")
    assert missing(desktop, sheet) == []
    assert desktop.locator(".ua-form").count() == 1


def test_word_file_from_upload_to_the_published_page(admin: Page, desktop: Page, tmp_path: Path) -> None:
    path = tmp_path / "kite.docx"
    path.write_bytes(as_file(KITE))
    upload(admin, path, "kite")
    page = publish(admin, "kite")
    desktop.goto(page.get_url())
    assert missing(desktop, KITE) == []
    with desktop.expect_download() as download:
        desktop.locator(".ua-downloads").get_by_role("link", name="Word").first.click()
    assert read_bounded(Path(download.value.path()).read_bytes(), "sheet.docx").reading.sheet == KITE


def test_arabic_sheet_beneath_an_arabic_index(admin: Page, desktop: Page, tmp_path: Path) -> None:
    path = tmp_path / "weavers.docx"
    path.write_bytes(as_file(ARABIC, language="ar"))
    upload(admin, path, "arabic", language="ar")
    page = publish(admin, "arabic")
    desktop.goto(page.get_url())
    picture(desktop, "arabic-public")
    assert missing(desktop, ARABIC) == []
    assert desktop.locator(".ua-letter__paper").get_attribute("dir") == "rtl"


def test_review_by_keyboard_and_without_scripts(
    admin: Page, profile: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    path = tmp_path / "kite.docx"
    path.write_bytes(as_file(KITE))
    upload(admin, path, "keyboard")
    admin.locator(".ua-value__note a").first.focus()
    admin.keyboard.press("Enter")
    line = admin.evaluate("document.querySelector('.ua-line:target').id")
    assert admin.url.endswith(f"#{line}")
    back = admin.locator(f"#{line} small a").first
    back.focus()
    admin.keyboard.press("Enter")
    assert admin.evaluate("document.querySelector(':target').name") in ("kind", "ua_number")
    admin.get_by_role("button", name="Discard the sheet").focus()
    admin.keyboard.press("Enter")
    admin.wait_for_url("**/cms/pages/*/")
    expect(admin.get_by_text("Nothing of it was kept")).to_be_visible()

"""The pictures of the user guide: what the demo's editor sees in the admin. ``screenshots.py`` takes them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

KITE = "/en/urgent-actions/kite-maker-held/"

Shot = Callable[[Page], None]


def log_in(page: Page, name: str = "admin") -> None:
    """Log the administrator of the demo in, or its editor."""
    page.goto("/cms/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", name)
    page.click("[type=submit]")
    page.wait_for_url("**/cms/")


def number_of(page: Page, address: str) -> str:
    """The id of an open action."""
    # The userbar's link is not shown to the public: the page's own form names its id.
    page.goto(address)
    return str(page.get_attribute("form.ua-form", "action")).split("/")[2]


def about(view: str) -> Shot:
    """A view about the kite maker's action."""

    def shot(page: Page) -> None:
        log_in(page, "editor")
        number = number_of(page, KITE)
        page.goto(view.format(number), wait_until="networkidle")

    return shot


def find_in_menu(page: Page) -> None:
    """The menu of a page."""
    about("/cms/pages/{}/edit/")(page)
    page.wait_for_timeout(800)
    page.locator("header button[aria-label=Actions], .w-slim-header button[aria-label=Actions]").first.click()
    page.get_by_role("link", name="Hand over signatures").scroll_into_view_if_needed()
    page.wait_for_timeout(400)


def review_import(page: Page) -> None:
    """What was found in the kite maker's own sheet, printed from the site and uploaded again."""
    log_in(page, "editor")
    page.goto(KITE)
    with page.expect_download() as download:
        page.locator(".ua-downloads").get_by_role("link", name="Word").first.click()
    page.goto("/cms/pages/", wait_until="networkidle")
    number = number_of(page, KITE)
    page.goto(f"/cms/pages/{number}/edit/")
    parent = page.locator("a[href^='/cms/pages/']", has_text="Urgent actions").last.get_attribute("href")
    page.goto(f"/cms/urgent-action/sheets/import/{str(parent).strip('/').split('/')[-1]}/")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kite-maker.docx")
        shutil.copy(download.value.path(), path)
        page.set_input_files("[name=file]", path)
        page.get_by_role("button", name="Read the sheet").click()
        page.wait_for_url("**/sheets/review/**")


def look_for_name(page: Page) -> None:
    """Where a name stands, before it is replaced."""
    about("/cms/urgent-action/{}/redact/")(page)
    page.fill("#id_name", "Ilyas Verne")
    page.get_by_role("button", name="Show where it stands").click()
    page.get_by_role("button", name="Replace it everywhere").wait_for()


def set_aside(page: Page) -> None:
    """The list of signatures after two were set aside."""
    about("/cms/urgent-action/{}/signatures/")(page)
    for box in page.locator("main tbody input[type=checkbox]").all()[3:5]:
        box.check()
    page.get_by_role("button", name="Set aside").click()
    page.locator(".ua-undo").wait_for()
    page.get_by_role("button", name="Undo").scroll_into_view_if_needed()


GUIDE: dict[str, tuple[Shot, tuple[int, int]]] = {
    "signatures": (set_aside, (1280, 660)),  # first: what was set aside stands on the first page of the admin
    "menu": (find_in_menu, (1280, 760)),
    "import-review": (review_import, (1280, 900)),
    "before-publishing": (about("/cms/pages/{}/edit/"), (1280, 560)),
    "what-is-urgent": (about("/cms/"), (1280, 780)),
    "report": (about("/cms/urgent-action/report/"), (1280, 700)),
    "extend": (about("/cms/urgent-action/{}/extend/"), (1280, 600)),
    "stop": (about("/cms/urgent-action/{}/stop/"), (1280, 1040)),
    "next-sheet": (about("/cms/urgent-action/{}/next-sheet/"), (1280, 560)),
    "redact": (look_for_name, (1280, 760)),
    "charts": (about("/cms/urgent-action/{}/signatures/charts/"), (1280, 860)),
    "hand-over": (about("/cms/urgent-action/{}/hand-over/"), (1280, 960)),
    "addresses": (about("/cms/urgent-action/appeals/{}/reports/"), (1280, 560)),
    "section": (about("/cms/settings/urgent_action_section_settings/sectionsettings/"), (1280, 900)),
    "card": (about("/cms/urgent-action/embed/{}/"), (1280, 830)),
}

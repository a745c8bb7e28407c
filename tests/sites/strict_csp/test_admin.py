"""The admin under the looser policy of the how-to; and what of the app would ask for one, which is nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from wagtail.models import Site

from tests.browser.support import ARABIC, CLOSED, KITE, STOPPED, action
from tests.browser.test_admin_accessibility import DEEPER, views
from tests.browser.test_editors_week import about
from tests.browser.test_import import publish, upload
from tests.sheets_app.samples import KITE as SHEET
from tests.sheets_app.samples import as_file
from tools.guide_shots import log_in

from .models import PlainLine, PlainPage
from .policies import ADMIN_POLICY
from .watching import PolicyWatch

pytestmark = pytest.mark.usefixtures("demo")

Profile = Callable[..., BrowserContext]

#: Reported and not enforced, so that one look finds everything that would need more than a public page does.
STRICT = (
    "default-src 'none'; script-src 'self' 'report-sample'; style-src 'self' 'report-sample'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


@pytest.fixture
def editor(profile: Profile) -> Page:
    """The administrator of the demo, under whatever policy the site sends."""
    page = profile().new_page()
    log_in(page, "admin")
    return page


@pytest.fixture
def plain(demo: object) -> PlainPage:
    """A page of Wagtail's own parts, filled."""
    home = Site.objects.get(is_default_site=True).root_page
    page = PlainPage(title="Plain", slug="plain", text="<h3>A heading</h3><p>Words</p><ul><li>an item</li></ul>")
    page.lines = [PlainLine(words="A line")]
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def needs(page: Page, watch: PolicyWatch, address: str) -> set[tuple[str, str, str]]:
    """What a page does that a strict policy forbids: directive, what is blocked, and the kind of code that it is."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)  # what the editor of texts adds when it starts
    # Up to the first name: initDateChooser("id_issue_date"…
    kinds = {(told["directive"], told["blocked"], re.split(r'["\d]', told["sample"])[0]) for told in watch.told}
    assert not any(told["is_enforced"] for told in watch.told)
    watch.told.clear()
    watch.violations.clear()
    return kinds


def _reported(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy-report-only": STRICT})


def test_admin_alone_has_the_looser_policy(editor: Page, watch: PolicyWatch) -> None:
    editor.goto(f"/cms/pages/{action(KITE).pk}/edit/")
    editor.goto(KITE)
    by_path = dict(watch.policies)
    assert {policy for path, policy in by_path.items() if path.startswith("/cms/")} == {ADMIN_POLICY}
    assert "unsafe" not in by_path[KITE]


def test_app_asks_for_nothing_that_wagtail_does_not_ask_for(editor: Page, watch: PolicyWatch, plain: PlainPage) -> None:
    """Beside the editor of a plain page with a date, a time, choosers, an inline panel and rich text."""
    editor.route(re.compile(r"/cms/(?!.*(\.|/preview/|jsi18n|sprite))"), _reported)
    of_wagtail = needs(editor, watch, f"/cms/pages/{plain.pk}/edit/")
    kite, index = action(KITE), action(KITE).get_parent()
    addresses = {
        **{f"editor of {address}": f"/cms/pages/{action(address).pk}/edit/" for address in (KITE, CLOSED, ARABIC)},
        "new action": f"/cms/pages/add/urgent_action_pages/urgentactionpage/{index.pk}/",
        "editor of the list": f"/cms/pages/{index.pk}/edit/",
        "explorer": f"/cms/pages/{index.pk}/",
        "settings": "/cms/settings/urgent_action_section_settings/sectionsettings/",
        "import": about("urgent_action_sheets_admin:upload", index),
        **views(kite, action(STOPPED)),
    }
    found = {name: needs(editor, watch, address) - of_wagtail for name, address in addresses.items()}
    assert of_wagtail >= {
        ("script-src-elem", "inline", "initDateChooser("),
        ("script-src-elem", "inline", "initTimeChooser("),
    }  # the measure measures
    assert {name: more for name, more in found.items() if more} == {}


def test_editor_works_under_the_policy_of_the_admin(editor: Page, watch: PolicyWatch, tmp_path: Path) -> None:
    """From the sheet to the stopped action; nothing is blocked, of the app or of Wagtail."""
    path = tmp_path / "kite.docx"
    path.write_bytes(as_file(SHEET))
    upload(editor, path, "csp")
    page = publish(editor, "csp")
    editor.goto(f"/cms/pages/{page.pk}/edit/")
    expect(editor.locator(".Draftail-Editor").first).to_be_visible()
    editor.get_by_role("button", name="Toggle preview").click()
    expect(editor.frame_locator("#w-preview-iframe").locator(".ua-banner")).to_be_visible()
    editor.goto(about("urgent_action_admin:stop", page))
    editor.get_by_label("Released, or the demand was met").check()
    with editor.expect_navigation():
        editor.get_by_role("button", name="Stop it now").click()
    for way in DEEPER.values():
        way(editor, action(KITE))
    editor.goto(about("urgent_action_embed_admin:code", action(KITE)))
    expect(editor.frame_locator("main iframe").locator("h1")).to_have_text(action(KITE).title)
    assert watch.told == []

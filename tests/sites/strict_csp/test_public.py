"""Every public page, walked in a browser under the policy of the how-to: nothing of the app breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.gallery import STATES, Shown
from tests.browser.letters import mailed
from tests.browser.support import (
    ARABIC,
    CLOSED,
    INDEX,
    KITE,
    LIGHTHOUSE,
    OUTCOME,
    POLICY,
    STOPPED,
    action,
    close_at,
    fill_in,
    signatures,
    submit,
    until,
)
from tests.browser.test_other_sites import Partner, framed
from tests.browser.test_reports import MAIL, press
from tests.fences import fences_of
from tests.people import link_in, sign_as
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import make_token
from urgent_action.updates.tokens import UpdatesPurpose

from .common import HERE, PAGE
from .watching import PolicyWatch

pytestmark = pytest.mark.usefixtures("demo")

Profile = Callable[..., BrowserContext]

#: Notes what is printed, in place of a dialog of the browser's.
PRINTING = """() => {
  window.print = () => { document.documentElement.dataset.printed = document.querySelector("body > .ua-post").innerText };
}"""
#: The policy that the other browser tests send, with the nonce of the site's own script.
WITH_NONCE = POLICY.replace("script-src 'self'", "script-src 'self' 'nonce-…'")


def parts(policy: str) -> set[str]:
    """The directives of a policy, in whatever order."""
    return set(policy.rstrip("; ").split("; "))


# --- what the others rest on ----------------------------------------------------------------------------------------


def test_middleware_is_the_file_of_the_how_to() -> None:
    [block] = [fence.text for fence in fences_of(PAGE) if "def admin_policy" in fence.text]
    assert (HERE / "policies.py").read_text(encoding="utf-8").partition("\n\n")[2] == block


def test_checks_are_content() -> None:
    call_command("check", fail_level="WARNING")


def test_pages_come_under_the_policy_of_the_how_to(desktop: Page, watch: PolicyWatch) -> None:
    for address in ("/en/", INDEX, KITE, f"/urgent-action/{action(KITE).pk}/thanks/", "/en/nowhere/"):
        desktop.goto(address)
    found = [parts(policy) for _path, policy in watch.policies]
    without, with_nonce = parts(POLICY), parts(WITH_NONCE)  # which the page around the first and the last does not use
    assert found == [without, with_nonce, with_nonce, with_nonce, without]


@pytest.mark.parametrize(
    "broken",
    [
        "document.body.setAttribute('style', 'color: red')",
        "document.body.setAttribute('onclick', 'alert()'); document.body.click()",
        "document.body.append(Object.assign(document.createElement('script'), {text: 'document.title = 1'}))",
        "document.body.append(Object.assign(new Image(), {src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw='}))",
        "fetch('https://elsewhere.example/').catch(() => 0)",
    ],
    ids=["style", "handler", "script", "picture", "request"],
)
def test_watch_sees_what_breaks_the_policy(desktop: Page, watch: PolicyWatch, broken: str) -> None:
    desktop.goto(KITE)
    watch.assert_clean()
    desktop.evaluate(broken)
    until(desktop, lambda: watch.told and watch.violations, "both reports")
    desktop.wait_for_timeout(100)
    assert len(watch.told) == 1
    with pytest.raises(AssertionError):
        watch.assert_clean()
    watch.told.clear()
    watch.violations.clear()


def test_page_with_a_nonce_is_made_for_each_visitor(profile: Profile) -> None:
    """What is kept in memory for the next one would name a nonce that their policy does not."""
    nonces = set()
    for _visitor in range(2):
        page = profile().new_page()
        page.goto(KITE)
        expect(page.locator("html")).to_have_attribute("data-site-script", "ran")
        nonces.add(page.locator("script[nonce]").evaluate("script => script.nonce"))
    assert len(nonces) == 2
    assert "" not in nonces


def test_page_may_not_be_framed(desktop: Page, partner: Partner, watch: PolicyWatch) -> None:
    there = partner(f'<!doctype html><link rel="icon" href="data:,"><iframe src="{watch.origin}{KITE}"></iframe>')
    with desktop.expect_event("console", lambda said: "frame-ancestors" in said.text):
        desktop.goto(there)
    assert desktop.frame_locator("iframe").locator(".ua").count() == 0
    assert all("frame-ancestors" in line for line in watch.violations)
    watch.violations.clear()
    watch.foreign.clear()


# --- the walks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_list_of_actions(profile: Profile, javascript: bool) -> None:
    page = profile(java_script_enabled=javascript).new_page()
    page.goto("/en/")
    expect(page.locator(".ua-site-banner")).to_be_visible()
    page.goto(INDEX)
    page.get_by_role("searchbox", name="Search").fill("kite maker")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".ua-teaser h3")).to_have_text(["Kite maker held for a word in the sky"])
    page.click("text=Kite maker held for a word in the sky")
    expect(page.locator(".ua-banner--open")).to_be_visible()


@pytest.mark.parametrize("address", [KITE, LIGHTHOUSE, CLOSED, STOPPED, OUTCOME, ARABIC, "/ar/"])
def test_page_is_read_to_its_end(desktop: Page, address: str) -> None:
    desktop.goto(address)
    desktop.evaluate("window.scrollTo(0, document.body.scrollHeight)")  # lazy pictures are asked for here
    desktop.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    desktop.wait_for_load_state("networkidle")
    broken = desktop.locator("img").evaluate_all(
        "pictures => pictures.filter(img => !img.naturalWidth).map(img => img.src)"
    )
    assert broken == []


def test_banner_counts_down_and_closes(desktop: Page) -> None:
    close_at(KITE, datetime.now(UTC) + timedelta(seconds=6))
    desktop.goto(KITE)
    expect(desktop.locator(".ua-banner--closing_soon")).to_be_visible()
    expect(desktop.locator(".ua-banner--closed")).to_contain_text("It was open until")
    expect(desktop.locator(".ua-form")).to_have_count(0)


@pytest.mark.parametrize("address", [KITE, ARABIC], ids=["english", "arabic"])
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_signing_confirming_and_withdrawing(profile: Profile, javascript: bool, address: str) -> None:
    UrgentActionPage.objects.filter(pk=action(address).pk).update(confirming=True)
    page = profile(java_script_enabled=javascript).new_page()
    page.goto(address)
    submit(page)
    assert page.locator("#ua-errors a").count() >= 4
    fill_in(page)
    submit(page)
    assert f"/urgent-action/{action(address).pk}/thanks/" in page.url
    row = signatures(address).get(email="ana@supporter.example")
    expect(page.locator(".ua-thanks")).to_be_visible()
    for purpose, state in (("confirm", "confirmed"), ("withdraw", "withdrawn")):
        page.goto(link_in(next(each for each in reversed(mail.outbox) if f"/{purpose}/" in str(each.body)), purpose))
        with page.expect_navigation():
            page.locator("main form button").first.click()
        row.refresh_from_db()
        assert row.state == state


def test_letter_is_edited_copied_mailed_and_printed(profile: Profile, watch: PolicyWatch) -> None:
    context = profile(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(KITE)
    page.fill("#ua-body", "Let him go.")
    page.fill("#ua-signed", "Ana Example")
    for button in page.locator("[data-ua-copy]:visible").all():
        button.click()
        expect(page.locator("[data-ua-copied]")).to_have_text("Copied.")
    page.locator("[data-ua-copy=letter]").click()
    expect(page.locator("[data-ua-copied]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("Let him go.\n\nAna Example")
    page.evaluate(PRINTING)
    page.locator("[data-ua-print]").click()
    expect(page.locator("html")).to_have_attribute("data-printed", re.compile("Let him go."))
    page.check("[data-ua-keep]")
    expect(page.locator("[data-ua-draft]")).not_to_be_empty()
    assert mailed(page)["body"].endswith("Let him go.\r\n\r\nAna Example")
    page.click("[data-ua-mail]")
    context.route(re.compile(r"https://mail\.google\.com/"), _other_site)
    with page.expect_popup() if page.get_attribute("[data-ua-webmail]", "target") else page.expect_navigation():
        page.locator("[data-ua-webmail]").first.click()
    assert [url.split("?")[0] for url in watch.foreign] == ["https://mail.google.com/mail/"]
    watch.foreign.clear()


def _other_site(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Mail</title>", content_type="text/html")


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_reporting_an_appeal_and_a_dead_address(profile: Profile, javascript: bool) -> None:
    page = profile(java_script_enabled=javascript).new_page()
    page.goto(KITE)
    press(page, "Report my appeal")
    assert page.title().startswith("Error: Report your appeal")
    page.get_by_label("Post", exact=True).check()
    page.get_by_label("How many did you send?").fill("12")
    press(page, "Report my appeal")
    assert page.inner_text("h1") == "Thank you. Your appeal is counted."
    page.goto(f"/urgent-action/{action(KITE).pk}/channel/")
    page.get_by_label("Which address did not work?").select_option(label=f"E-mail: \u2068{MAIL}\u2069")
    press(page, "Report this address")
    assert page.inner_text("h1") == "Thank you. We look into it."


def test_card_in_a_frame_of_another_site_keeps_its_own_policy(
    desktop: Page, partner: Partner, watch: PolicyWatch
) -> None:
    close_at(KITE, datetime.now(UTC) + timedelta(seconds=6))
    card = framed(desktop, KITE, partner, watch)
    expect(card.locator("h1")).to_have_text(action(KITE).title)
    expect(card.locator(".ua-banner--closed")).to_contain_text("Was open until")
    [(path, policy)] = watch.policies
    assert path == f"/urgent-action/embed/{action(KITE).pk}/"
    assert {"default-src 'none'", "frame-ancestors 'self' *"} < parts(policy)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_updates_are_ended(profile: Profile, javascript: bool) -> None:
    now = datetime.now(UTC)
    row = sign_as(action(KITE), now=now, wants_updates=True)
    page = profile(java_script_enabled=javascript).new_page()
    page.goto(f"/urgent-action/updates/end/{make_token(UpdatesPurpose.UNSUBSCRIBE, row.pk, now=now)}/")
    press(page, "Send me no more updates")
    row.refresh_from_db()
    assert not row.wants_updates


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_sheet_opens_in_the_browser(desktop: Page, kind: str) -> None:
    desktop.goto(KITE)
    with desktop.context.expect_event("response", lambda answer: answer.url.endswith(f"sheet.{kind}")) as answer:
        desktop.evaluate("path => window.open(path)", f"/urgent-action/{action(KITE).pk}/sheet.{kind}")
    assert answer.value.ok


def _as_it_was(shown: Shown, route: Route) -> None:
    route.fulfill(body=shown.html, headers=shown.headers, status=shown.status)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_in_every_state(
    desktop: Page, gallery: dict[str, dict[str, Shown]], watch: PolicyWatch, language: str
) -> None:
    """As the site has answered them, with its headers: what no walk comes to is among them."""
    assert set(gallery) == set(STATES)
    for name in STATES:
        shown = gallery[name][language]
        desktop.route(shown.url, partial(_as_it_was, shown))
        desktop.goto(shown.url, wait_until="load")
        desktop.unroute(shown.url)
    assert len(watch.policies) == len(STATES)
    assert watch.errors == [f"503 {gallery['503'][language].url}"]  # which is among them
    watch.errors.clear()
    assert [path for path, policy in watch.policies if "unsafe" in policy or "default-src 'none'" not in policy] == []

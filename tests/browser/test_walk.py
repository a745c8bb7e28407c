"""The supporter's walk: read, sign, be thanked; by mouse and by keyboard, with scripts and cookies and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from urgent_action.enums import SignatureState

from .support import (
    ARABIC,
    CLOSED,
    INDEX,
    KITE,
    LIGHTHOUSE,
    OUTCOME,
    PHONE,
    POLICY,
    STOPPED,
    DemoSite,
    Watch,
    action,
    fill_in,
    focused,
    signatures,
    submit,
    until,
)

KITE_SIGNERS = 1204


def sign_up(page: Page, address: str = KITE) -> None:
    """Read, sign, and be thanked."""
    page.goto(address)
    fill_in(page)
    submit(page)
    came_to = urlsplit(page.url)
    assert (came_to.path, came_to.fragment) == (f"/urgent-action/{action(address).pk}/thanks/", "ua-thanks")
    expect(page.locator(f"#{came_to.fragment}")).to_be_in_viewport()
    assert page.locator("h1").inner_text() == "Thank you. Your name stands under this appeal."


def assert_signed_once() -> None:
    """One signature more than the demo has, counted, with what was typed and nothing that was not ticked."""
    assert signatures(KITE).filter(state=SignatureState.CONFIRMED).count() == KITE_SIGNERS + 1
    row = signatures(KITE).get(email="ana@supporter.example")
    assert (row.name, str(row.country), row.public_name, row.wants_updates) == ("Ana Example", "KE", False, False)
    assert "Ruritania Solidarity" in row.consent.text


# --- the walk -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_signing_with_and_without_scripts(profile: Callable[..., BrowserContext], javascript: bool) -> None:
    page = profile(java_script_enabled=javascript, viewport=PHONE).new_page()
    page.goto(INDEX)
    page.click("text=Kite maker held for a word in the sky")
    assert urlsplit(page.url).path == KITE
    page.click(".ua-jump a[href='#ua-sign']")
    fill_in(page)
    submit(page)
    assert "1,205 people have signed so far." in page.inner_text("main")
    page.get_by_role("link", name="Write a letter").click()
    page.wait_for_url(f"**{KITE}#ua-write")
    assert_signed_once()
    assert page.context.cookies() == []


def test_signing_twice_looks_like_signing_once(desktop: Page) -> None:
    sign_up(desktop)
    first = desktop.inner_text("main")
    sign_up(desktop)
    assert desktop.inner_text("main") == first
    assert_signed_once()


def test_going_back_and_sending_again_leaves_one_row(desktop: Page) -> None:
    sign_up(desktop)
    desktop.go_back()
    expect(desktop.locator("#ua-name")).to_have_value("Ana Example")
    submit(desktop)
    assert "/thanks/" in desktop.url
    assert_signed_once()


def test_double_click_on_sign_leaves_one_row(desktop: Page) -> None:
    desktop.goto(KITE)
    fill_in(desktop)
    desktop.dblclick(".ua-form button[type=submit]", no_wait_after=True)
    # The second click may take the place of the first one's navigation, which the browser then calls aborted: what
    # counts is where the signer ends up.
    expect(desktop).to_have_url(re.compile(r"/thanks/"), timeout=30_000)
    assert_signed_once()


#: What a page meets where all storage is blocked.
_NO_STORAGE = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied.', 'SecurityError'); } });
}"""


@pytest.fixture
def cookieless(profile: Callable[..., BrowserContext]) -> Page:
    """A page in a browser whose owner blocks every cookie and all storage."""
    context = profile()
    context.add_init_script(_NO_STORAGE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setDocumentCookieDisabled", {"disabled": True})
    return page


def test_signing_with_cookies_blocked(cookieless: Page) -> None:
    cookieless.goto(KITE)
    assert cookieless.evaluate("document.cookie = 'a=b'; document.cookie") == ""
    assert cookieless.evaluate("try { localStorage } catch (error) { error.name }") == "SecurityError"
    sign_up(cookieless)
    assert_signed_once()
    assert cookieless.context.cookies() == []


def test_signing_under_a_strict_policy(desktop: Page, watch: Watch) -> None:
    answers = []
    desktop.on("response", lambda answer: answers.append(answer))
    sign_up(desktop)
    pages = [answer for answer in answers if answer.request.is_navigation_request()]
    assert [answer.status for answer in pages] == [200, 303, 200]
    assert {answer.headers["content-security-policy"] for answer in pages} == {POLICY}
    assert watch.violations == []


def test_watch_sees_a_violation(desktop: Page, watch: Watch) -> None:
    """The other tests rest on it: what breaks the policy or leaves the site is noticed."""
    desktop.goto(KITE)
    desktop.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://elsewhere.example/x.png\">')")
    desktop.evaluate("document.body.setAttribute('style', 'color: red')")
    desktop.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    until(desktop, lambda: len(watch.violations) == 3, "three violations")
    watch.violations.clear()
    watch.foreign.clear()


def test_public_pages_ask_no_other_site_and_set_no_cookie(desktop: Page, demo: DemoSite) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    for address in ("/en/", INDEX, KITE, LIGHTHOUSE, CLOSED, STOPPED, OUTCOME, "/ar/urgent-actions/", ARABIC):
        desktop.goto(address)
        desktop.evaluate("window.scrollTo(0, document.body.scrollHeight)")  # lazy pictures are asked for here
        desktop.wait_for_timeout(50)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(demo.url).netloc}
    assert desktop.context.cookies() == []


# --- by keyboard alone ----------------------------------------------------------------------------------------------


def stops(page: Page, count: int) -> list[str]:
    """Where the focus goes with each press of Tab."""
    seen = []
    for _press in range(count):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("(e => e.id || e.getAttribute('href') || e.textContent.trim())(document.activeElement)")
        )
    return seen


def test_skip_link_leads_to_the_content(desktop: Page) -> None:
    desktop.goto(KITE)
    desktop.keyboard.press("Tab")
    assert desktop.inner_text(":focus") == "Skip to the content"
    assert desktop.locator(":focus").bounding_box()["y"] >= 0  # type: ignore[index]
    desktop.keyboard.press("Enter")
    assert focused(desktop) == "ua-main"


def test_tab_order_follows_the_page(phone: Page) -> None:
    phone.goto(KITE)
    order = stops(phone, 80)
    fields = ["ua-name", "ua-email", "ua-country", f"ua-{question(KITE)}", "ua-consent", "ua-public_name", "ua-updates"]
    start = order.index("ua-name")
    assert order[:4] == ["#ua-main", "/", "#ua-write", "#ua-sign"]
    assert order[start : start + 8] == [*fields, "Sign"]
    assert "Copy the letter" in order[:start]
    assert "ua-website" not in order


def test_each_stop_of_the_keyboard_is_in_view_and_marked(desktop: Page) -> None:
    desktop.goto(KITE)
    unmarked = []
    stopped_at = ":is(a[href], button, input:not([type=hidden], [type=radio]), select):visible"  # radios are one stop
    for _press in range(desktop.locator(stopped_at).count() - 1):
        desktop.keyboard.press("Tab")
        shown = desktop.evaluate(
            """() => {
              const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
              const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              const marked = e.matches('.ua-skip') || style.outlineStyle === 'auto' || drawn;
              const line = e.getClientRects()[0];  // of a link that runs over two lines
              const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
              const bare = top && (e.contains(top) || top.contains(e));  // nothing lies over it (WCAG 2.4.11)
              return [e.outerHTML.slice(0, 80), marked && bare && box.bottom > 0 && box.top < innerHeight];
            }"""
        )
        if not shown[1]:
            unmarked.append(shown[0])
    assert unmarked == []


def question(address: str) -> str:
    """Name of the field of the editor's first question."""
    return f"question_{action(address).signature_questions.get().pk}"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_empty_form_says_first_what_is_wrong(profile: Callable[..., BrowserContext], javascript: bool) -> None:
    page = profile(java_script_enabled=javascript).new_page()
    page.goto(KITE)
    submit(page)
    assert page.title() == "Error: Kite maker held for a word in the sky"
    assert page.inner_text("#ua-errors h3") == "There are problems"
    links = page.locator("#ua-errors a")
    assert links.all_inner_texts() == [
        "Write your name.",
        "Write your e-mail address.",
        "Choose your country.",
        "Tick this box to sign.",
    ]
    for link in links.all():
        field = page.locator(link.get_attribute("href") or "")
        assert field.get_attribute("aria-invalid") == "true"
        described = str(field.get_attribute("aria-describedby")).split()
        assert link.inner_text() in " ".join(page.inner_text(f"#{part}") for part in described)
    assert page.locator("#ua-errors").is_visible()
    assert signatures(KITE).count() == KITE_SIGNERS


def test_keyboard_alone_from_errors_to_thanks(desktop: Page) -> None:
    desktop.goto(KITE)
    desktop.focus("#ua-name")
    desktop.keyboard.type("Ana Example")
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    assert desktop.title().startswith("Error:")
    assert focused(desktop) == "ua-errors"
    assert desktop.locator("#ua-errors").bounding_box()["y"] >= 0  # type: ignore[index]
    assert desktop.input_value("#ua-name") == "Ana Example"
    desktop.keyboard.press("Tab")
    assert desktop.inner_text(":focus") == "Write your e-mail address."
    desktop.keyboard.press("Enter")
    assert focused(desktop) == "ua-email"
    desktop.keyboard.type("ana@supporter.example")
    desktop.keyboard.press("Tab")
    desktop.keyboard.type("Keny")
    desktop.keyboard.press("Tab")
    desktop.keyboard.type("Not")
    desktop.keyboard.press("Tab")
    assert focused(desktop) == "ua-consent"
    desktop.keyboard.press("Space")
    desktop.wait_for_timeout(1100)
    for _box in ("public name", "updates", "the button"):
        desktop.keyboard.press("Tab")
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    assert "/thanks/" in desktop.url
    assert_signed_once()
    assert signatures(KITE).get(email="ana@supporter.example").answers == [
        {"question": "Would you write a letter too?", "answer": "Not yet"}
    ]


def test_refused_form_keeps_every_value(desktop: Page) -> None:
    desktop.goto(KITE)
    fill_in(desktop, name="Ana <b>Example</b>", email="not an address")
    desktop.check("#ua-updates")
    desktop.check("#ua-public_name")
    desktop.select_option(f"#ua-{question(KITE)}", "I already did")
    submit(desktop)
    kept = [desktop.input_value(f"#ua-{name}") for name in ("name", "email", "country", question(KITE))]
    assert kept == ["Ana <b>Example</b>", "not an address", "KE", "I already did"]
    assert [desktop.is_checked(f"#ua-{name}") for name in ("consent", "updates", "public_name")] == [True] * 3


# --- where the form comes from --------------------------------------------------------------------------------------


def test_page_from_a_cache_signs_from_a_fresh_profile(
    profile: Callable[..., BrowserContext], demo: DemoSite, watch: Watch
) -> None:
    """What a shared cache hands to everybody holds nothing of the first visitor, and is good for any other."""
    first = profile().new_page()
    answer = first.goto(KITE)
    assert answer is not None
    assert "set-cookie" not in answer.headers
    assert "cookie" not in answer.headers.get("vary", "").lower()
    stored = answer.text()
    first.context.close()

    second = profile()
    served = []

    def from_memory(route: Route) -> None:
        served.append(route.request.url)
        route.fulfill(body=stored, content_type="text/html; charset=utf-8")

    second.route(f"{demo.url}{KITE}", from_memory)
    sign_up(second.new_page())
    assert served == [f"{demo.url}{KITE}"]
    assert_signed_once()


@pytest.mark.parametrize("javascript", [True, False], ids=["by itself", "by a click"])
def test_form_of_another_site_is_refused(
    profile: Callable[..., BrowserContext], demo: DemoSite, watch: Watch, javascript: bool
) -> None:
    """127.0.0.1 is another site than localhost: its page makes the visitor's browser sign."""
    context = profile(java_script_enabled=javascript)
    other = demo.url.replace("localhost", "127.0.0.1")
    target = f"{demo.url}/urgent-action/{action(KITE).pk}/sign/"
    fields = {"name": "Ana Example", "email": "ana@supporter.example", "country": "KE", "consent": "1"}
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields.items())
    form = f'<form method="post" action="{target}">{inputs}<button>Win a kite</button></form>'
    script = "<script>document.forms[0].submit()</script>" if javascript else ""
    context.route(f"{other}/trap", lambda route: route.fulfill(body=form + script, content_type="text/html"))
    page = context.new_page()
    with page.expect_response(target) as answer:
        page.goto(f"{other}/trap")
        if not javascript:
            page.click("button")
    page.wait_for_load_state()
    assert answer.value.status == 403
    assert page.inner_text("h1") == "Your signature was not recorded"
    assert "The form was sent from another web site." in page.inner_text("main")
    page.click("text=Back to")
    assert urlsplit(page.url).path == KITE
    assert signatures(KITE).count() == KITE_SIGNERS
    assert watch.foreign == [f"{other}/trap"]
    watch.foreign.clear()


def test_form_in_a_sandboxed_frame_is_refused(desktop: Page, demo: DemoSite, watch: Watch) -> None:
    """A page that has no origin says ``Origin: null``, and is not this site."""
    target = f"{demo.url}/urgent-action/{action(KITE).pk}/sign/"
    form = f"<form method=post action='{target}' target=_blank><button>Go</button></form>"
    frame = f'<iframe sandbox="allow-forms allow-popups allow-popups-to-escape-sandbox" srcdoc="{form}"></iframe>'
    desktop.route(f"{demo.url}/frame", lambda route: route.fulfill(body=frame, content_type="text/html"))
    desktop.goto(f"{demo.url}/frame")
    with desktop.expect_popup() as popup:
        desktop.frame_locator("iframe").locator("button").click()
    popup.value.wait_for_load_state()
    assert popup.value.inner_text("h1") == "Your signature was not recorded"
    assert signatures(KITE).count() == KITE_SIGNERS

"""The letter as a supporter writes it: links that hold exactly the letter or say that they do not, in any script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .letters import ARABIC_LETTER, EMBASSY, mailed, offered, publish, too_long
from .support import ARABIC, KITE, LIGHTHOUSE, Watch, action, close_at, focused, until
from .test_accessibility import run_axe, told

SENTENCES = {
    "latin": "Dear Minister, let “Ilyas” go: 100% & + # = ? <b> it's (now)! ~*~ façade. ",
    "arabic": "أطلقوا سراح إلياس فيرن فورًا — دون شروط، ٢٠٢٦. ",
    "chinese": "请立即释放伊利亚斯《自由》𠀀。 ",
    "amharic": "ኢሊያስን በአስቸኳይ ይፍቱ፣ ፳፻፲፱። ",
}
KEY = "Object.keys(localStorage)"


def settle(page: Page) -> None:
    """Wait for the pause after which the page says something about the letter."""
    page.wait_for_timeout(700)


def write(page: Page, body: str, *, name: str = "", town: str = "") -> str:
    """Write a letter; the text that has to leave the page."""
    page.fill("#ua-body", body)
    page.fill("#ua-signed", name)
    page.fill("#ua-town", town)
    signed = "\n".join(filter(None, (name, town)))
    return "\n\n".join(filter(None, (page.input_value("#ua-salutation"), body.strip(), signed)))


def test_untouched_letter_is_the_server_s(profile: Callable[..., BrowserContext]) -> None:
    """The script makes the same link as the server, and the text that the server prints."""
    plain, page = profile(java_script_enabled=False).new_page(), profile().new_page()
    for address in (KITE, LIGHTHOUSE, ARABIC):
        plain.goto(address)
        page.goto(address)
        target = next(target for target in action(address).targets if target.channels.get("emails"))
        made_by_server = plain.locator(".ua-target a[href^='mailto:']").first.get_attribute("href")
        assert page.get_attribute("[data-ua-mail]", "href") == made_by_server
        assert mailed(page)["to"] == target.channels["emails"][0]
        written = page.input_value("#ua-salutation") + "\n\n" + page.input_value("#ua-body")
        assert mailed(page)["body"].replace("\r\n", "\n") == written
        assert written.endswith(action(address).letters[0].body_text)


@pytest.mark.parametrize("script", SENTENCES)
def test_links_hold_exactly_the_letter_or_are_not_offered(desktop: Page, script: str) -> None:
    """From one sentence to 6,000 characters: every link that is offered is whole."""
    desktop.goto(KITE)
    desktop.fill("#ua-subject", SENTENCES[script].strip())
    sentence = SENTENCES[script]
    fitting, left_out = set(), set()
    for length in (len(sentence), 300, 700, 1500, 3000, 6000):
        text = (sentence * 200)[:length].strip().replace(". ", ".\n\n")
        text = write(desktop, text, name="Ana “Ñ” Example", town="إسطنبول")
        mail = {
            "to": "minister@justice.ruritania.example",
            "cc": "office@prosecution.ruritania.example",
            "subject": sentence.strip(),
        }
        if too_long(desktop):
            left_out.add("mail")
            assert mailed(desktop) == {**mail, "body": "[Paste your letter here]"}
        else:
            fitting.add("mail")
            assert mailed(desktop) == {**mail, "body": text.replace("\n", "\r\n")}
        services = offered(desktop)
        assert services == {name: {**mail, "body": text} for name in services}
        fitting |= set(services)
        left_out |= {"Gmail", "Outlook.com", "Yahoo Mail"} - set(services)
    assert fitting == left_out == {"mail", "Gmail", "Outlook.com", "Yahoo Mail"}


def test_limit_is_met_to_the_character(desktop: Page) -> None:
    desktop.goto(KITE)
    write(desktop, "x")
    room = 1900 - len(str(desktop.get_attribute("[data-ua-mail]", "href")))
    write(desktop, "x" * (room + 1))
    assert not too_long(desktop)
    assert len(str(desktop.get_attribute("[data-ua-mail]", "href"))) == 1900
    assert desktop.inner_text("[data-ua-length]") == ""
    write(desktop, "x" * (room + 2))
    assert too_long(desktop)
    expect(desktop.locator("[data-ua-length]")).to_contain_text("1,901 characters of 1,900")


def test_half_a_character_is_no_error(desktop: Page, watch: Watch) -> None:
    desktop.goto(KITE)
    desktop.evaluate("document.querySelector('#ua-body').value = 'a' + String.fromCharCode(0xD83D) + 'b'")
    desktop.fill("#ua-signed", "Ana")
    assert mailed(desktop)["body"].endswith("a\ufffdb\r\n\r\nAna")
    assert watch.errors == []


def test_long_letter_is_copied_and_the_mail_program_opened(profile: Callable[..., BrowserContext]) -> None:
    page = profile(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(KITE)
    text = write(page, "Let him go. " * 500, name="Ana Example")
    page.click("[data-ua-mail]")
    expect(page.locator("[data-ua-copied]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text


# --- own words ------------------------------------------------------------------------------------------------------


def test_nudge_counts_the_paragraphs_of_the_model_and_blocks_nothing(desktop: Page) -> None:
    desktop.goto(KITE)
    nudge = desktop.locator("[data-ua-nudge]")
    assert nudge.get_attribute("role") == "status"
    expect(nudge).to_have_text("So far this is the model letter. A sentence of your own makes it count more.")
    model = desktop.input_value("#ua-body")
    assert len(model.split("\n\n")) == 6  # five, and the closing
    write(desktop, model.replace("Nobody should be locked up", "I fly kites. Nobody should be locked up"))
    expect(nudge).to_have_text("Paragraphs that are still the model letter’s: 4 of 5.")
    write(desktop, "Kites are my life too.\n\nLet him go.")
    expect(nudge).to_have_text("This letter is in your own words.")
    write(desktop, "")
    expect(nudge).to_have_text("")
    assert mailed(desktop)["body"] == "Dear Minister,"


# --- several targets and languages ----------------------------------------------------------------------------------


def test_each_target_gets_its_own_letter_and_the_same_words(desktop: Page) -> None:
    publish(("target", EMBASSY), dead=("embassy@ruritania.example",))
    desktop.goto(KITE)
    labels = desktop.locator("#ua-to option").all_inner_texts()
    assert labels == [
        "Hon. Adaeze Morrow, Minister of Justice",
        "H.E. Ambassador Lina Corvin, Embassy of Ruritania",
        "Embassy of Ruritania",
        "Copy to Tobias Hale, Prosecutor General",
    ]
    write(desktop, "Let him go.", name="Ana")
    desktop.fill("#ua-salutation", "Dear Madam Minister,")
    desktop.select_option("#ua-to", label="Copy to Tobias Hale, Prosecutor General")
    assert "17 Cooper Street" in desktop.inner_text("[data-ua-address]")
    desktop.fill("#ua-salutation", "Dear Mr Hale,")
    assert mailed(desktop) == {
        "to": "office@prosecution.ruritania.example",
        "subject": "Release Ilyas Verne",
        "body": "Dear Mr Hale,\r\n\r\nLet him go.\r\n\r\nAna",
    }
    desktop.select_option("#ua-to", label="Embassy of Ruritania")
    assert mailed(desktop)["to"] == "paris@ruritania.example"
    desktop.select_option("#ua-to", label=labels[1])  # whose only address is dead
    assert desktop.locator("[data-ua-mailed]").is_hidden()
    assert desktop.locator("[data-ua-print]").is_visible()
    desktop.select_option("#ua-to", label=labels[0])
    assert mailed(desktop)["body"] == "Dear Madam Minister,\r\n\r\nLet him go.\r\n\r\nAna"


def test_each_language_keeps_its_words_and_its_direction(desktop: Page) -> None:
    publish(("letter", ARABIC_LETTER))
    desktop.goto(KITE)
    assert desktop.locator(".ua-letter__paper:visible").count() == 0
    assert desktop.locator("#ua-in option").all_inner_texts() == ["English", "العربيّة"]
    write(desktop, "Let him go.")
    desktop.select_option("#ua-in", label="العربيّة")
    body = desktop.locator("#ua-body")
    assert (body.get_attribute("lang"), body.get_attribute("dir")) == ("ar", "rtl")
    assert desktop.input_value("#ua-salutation") == "معالي الوزير،"
    assert mailed(desktop)["subject"] == "أطلقوا سراح إلياس فيرن"
    assert mailed(desktop)["body"].startswith("معالي الوزير،\r\n\r\nأكتب إليكم بشأن")
    desktop.select_option("#ua-in", label="English")
    assert (body.get_attribute("dir"), body.input_value()) == ("ltr", "Let him go.")


def test_link_of_a_target_leads_to_its_letter(desktop: Page) -> None:
    desktop.goto(KITE)
    desktop.locator(".ua-target--copy [data-ua-write-to]").click()
    assert desktop.locator("#ua-to option:checked").inner_text() == "Copy to Tobias Hale, Prosecutor General"
    assert focused(desktop) == "ua-compose"
    assert desktop.locator(".ua-target a[href^='mailto:']").count() == 0


def test_embassy_is_chosen_by_the_supporter_s_country(profile: Callable[..., BrowserContext]) -> None:
    publish(("target", EMBASSY))
    page = profile().new_page()
    page.goto(KITE)
    embassies = page.locator("[data-ua-embassy]:visible")
    assert embassies.count() == 0
    page.get_by_label("Embassy in your country").select_option("France")
    assert "75008 Paris" in embassies.inner_text()
    plain = profile(java_script_enabled=False).new_page()
    plain.goto(KITE)
    assert plain.locator("[data-ua-embassy]:visible").count() == 2
    assert plain.locator("[data-ua-embassies]:visible").count() == 0


# --- the draft ------------------------------------------------------------------------------------------------------


def test_draft_is_kept_only_if_asked_and_forgotten_when_told(desktop: Page) -> None:
    publish(("letter", ARABIC_LETTER))
    desktop.goto(KITE)
    write(desktop, "Let him go.", name="Ana Example")
    settle(desktop)
    desktop.reload()
    assert desktop.evaluate(KEY) == []
    assert desktop.input_value("#ua-signed") == ""

    write(desktop, "Let him go.", name="Ana Example", town="Kisumu")
    desktop.check("#ua-keep")
    desktop.fill("#ua-body", "Let him go today.")
    until(desktop, lambda: "today" in desktop.evaluate("Object.values(localStorage).join()"), "the draft to be kept")
    desktop.reload()
    assert desktop.input_value("#ua-body") == "Let him go today."
    assert (desktop.input_value("#ua-signed"), desktop.input_value("#ua-town")) == ("Ana Example", "Kisumu")
    assert desktop.is_checked("#ua-keep")
    assert desktop.inner_text("[data-ua-draft]") == "This is the draft that you kept in this browser."

    desktop.click("[data-ua-forget] button")
    assert desktop.evaluate(KEY) == []
    assert desktop.inner_text("[data-ua-draft]") == "The draft is forgotten."
    assert focused(desktop) == "ua-keep"
    settle(desktop)
    desktop.reload()
    assert desktop.evaluate(KEY) == []
    assert desktop.input_value("#ua-body").startswith("I am writing about Ilyas Verne")


def test_draft_that_cannot_be_read_is_no_error(desktop: Page, watch: Watch) -> None:
    desktop.goto(KITE)
    for stored in (
        "{",
        "null",
        "[]",
        '{"written": 7}',
        '{"written": {"en": {"body": 3, "salutations": 4}}, "name": 5}',
    ):
        desktop.evaluate("text => localStorage.setItem(`urgent-action-draft ${location.pathname}`, text)", stored)
        desktop.reload()
        assert desktop.input_value("#ua-body").startswith("I am writing about Ilyas Verne"), stored
        assert desktop.input_value("#ua-salutation") == "Dear Minister,", stored
        desktop.evaluate("localStorage.clear()")
    assert watch.errors == []


def test_blocked_storage_is_told_and_is_no_error(desktop: Page, watch: Watch) -> None:
    desktop.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    desktop.goto(KITE)
    write(desktop, "Let him go.")
    desktop.click("#ua-keep")
    assert not desktop.is_checked("#ua-keep")
    assert "keeps nothing for this page" in desktop.inner_text("[data-ua-draft]")
    settle(desktop)
    assert watch.errors == []


def test_draft_does_not_outlive_the_action(desktop: Page) -> None:
    desktop.goto(KITE)
    desktop.check("#ua-keep")
    assert len(desktop.evaluate(KEY)) == 1
    close_at(KITE, datetime.now(UTC) - timedelta(seconds=1))
    desktop.reload()
    assert desktop.evaluate(KEY) == []


# --- for everybody --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [KITE, ARABIC], ids=["english", "arabic"])
def test_composer_at_work_passes_axe(profile: Callable[..., BrowserContext], address: str) -> None:
    """Too long for a link, copying refused, a draft kept, a post opened: whatever it can say is on the page."""
    page = profile(permissions=["geolocation"]).new_page()
    page.goto(address)
    write(page, "Let him go. " * 500)
    page.check("#ua-keep")
    page.click("[data-ua-copy=letter]")
    for summary in page.locator(".ua-social summary").all():
        summary.click()
    expect(page.locator("[data-ua-by-hand]")).to_be_visible()
    said = page.locator("[data-ua-length], [data-ua-copied], [data-ua-draft]")
    until(page, lambda: "" not in said.all_inner_texts(), "all three sentences")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert list(told(run_axe(page)["violations"])) == []
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


# --- the close, while somebody writes -------------------------------------------------------------------------------


def test_close_while_writing_leaves_a_sentence_where_the_letter_was(desktop: Page) -> None:
    deadline = datetime.now(UTC) + timedelta(seconds=3)
    close_at(KITE, deadline)
    desktop.goto(KITE)
    desktop.fill("#ua-name", "Ana Example")
    desktop.click("#ua-body")
    desktop.keyboard.type("Let him go. ")
    desktop.wait_for_selector(".ua-banner--closed", timeout=30_000)
    assert desktop.locator("textarea, [data-ua-composer], a[href^='mailto:']").count() == 0
    letter, form = desktop.locator(".ua-ended").all()
    typed = "The action closed while you were writing. What you had typed here was not sent."
    assert letter.inner_text().split("\n\n") == ["Letters are no longer asked for.", typed]
    assert form.inner_text().split("\n\n") == ["Signatures are no longer taken.", typed]
    assert desktop.evaluate("document.activeElement.innerText").startswith("Letters are no longer asked for.")


# --- by keyboard alone ----------------------------------------------------------------------------------------------


def test_letter_is_written_and_copied_by_keyboard_alone(profile: Callable[..., BrowserContext]) -> None:
    page = profile(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(KITE)
    page.locator(".ua-target--target [data-ua-write-to]").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "ua-compose"
    seen = []
    for _stop in ("to", "subject", "salutation", "body"):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert seen == ["ua-to", "ua-subject", "ua-salutation", "ua-body"]
    page.keyboard.press("Control+Home")
    page.keyboard.type("I fly kites too.\n\n")
    page.keyboard.press("Tab")
    page.keyboard.type("Ana Example")
    page.keyboard.press("Tab")
    page.keyboard.type("Kisumu")
    ways = []
    for _way in range(5):
        page.keyboard.press("Tab")
        ways.append(page.inner_text(":focus"))
    assert ways == ["Open in your mail program", "Gmail", "Outlook.com", "Yahoo Mail", "Copy the letter"]
    page.keyboard.press("Enter")
    expect(page.locator("[data-ua-copied]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Dear Minister,\n\nI fly kites too.\n\nI am writing about")
    assert copied.endswith("Yours sincerely,\n\nAna Example\nKisumu")

"""Letters as links: the whole letter, or an honest link without it; never a letter that is cut."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urgent_action.domain.letters import MAILTO_LIMIT, Mailto, compose_mailto

TO = ["minister@justice.example"]
LATIN = "Dear Minister,\n\nI write about Ilyas Verne: 100% innocent & held “without” charge? #free + now; a=b.\n"
ARABIC = "معالي الوزير،\n\nأكتب إليكم بشأن إلياس فيرن.\nمع فائق الاحترام"
CHINESE = "部长先生：\n\n请释放伊利亚斯。\n此致"


def opened(mailto: Mailto) -> tuple[list[str], dict[str, str]]:
    """What a mail program makes of a link (RFC 6068): addresses and fields."""
    scheme, _colon, rest = mailto.href.partition(":")
    assert scheme == "mailto"
    addresses, _mark, query = rest.partition("?")
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    assert len({name for name, _equals, _value in pairs}) == len(pairs)
    fields = {unquote(name): unquote(value, errors="strict") for name, _equals, value in pairs}
    return [unquote(address) for address in addresses.split(",") if address], fields


def crlf(text: str) -> str:
    """The text as a mail has it."""
    return "\r\n".join(text.splitlines())


@pytest.mark.parametrize("text", [LATIN, ARABIC, CHINESE, "one line"], ids=["latin", "arabic", "chinese", "short"])
def test_mailto_opens_as_exactly_the_letter(text: str) -> None:
    mailto = compose_mailto(TO, subject="Free Ilyas Verne – إلياس", text=text)
    assert mailto.holds_letter is True
    assert opened(mailto) == (TO, {"subject": "Free Ilyas Verne – إلياس", "body": crlf(text)})


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\rb"])
def test_mailto_has_crlf_line_ends(text: str) -> None:
    assert compose_mailto(TO, text=text).href.endswith("?body=a%0D%0Ab")


def test_mailto_keeps_blank_lines() -> None:
    assert opened(compose_mailto(TO, text="a\n\n\nb"))[1] == {"body": "a\r\n\r\n\r\nb"}


@pytest.mark.parametrize(
    ("letter", "unit"), [("a", 1), ("é", 6), ("ع", 6), ("国", 9), ("\U00020000", 12), (" ", 3), ("\n", 6)]
)
def test_mailto_holds_the_letter_up_to_the_limit_and_never_a_part(letter: str, unit: int) -> None:
    room = MAILTO_LIMIT - len(compose_mailto(TO, subject="S", text="x").href)
    fitting = "x" * (room % unit) + letter * (room // unit) + "x"
    whole = compose_mailto(TO, subject="S", text=fitting)
    assert (len(whole.href), whole.holds_letter) == (MAILTO_LIMIT, True)
    assert opened(whole)[1]["body"] == crlf(fitting)
    too_long = compose_mailto(TO, subject="S", text=f"{fitting}x")
    assert (opened(too_long), too_long.holds_letter) == ((TO, {"subject": "S"}), False)


@given(
    text=st.text(st.characters(codec="utf-8"), max_size=500), subject=st.text(st.characters(codec="utf-8"), max_size=60)
)
@settings(max_examples=300, deadline=None)
def test_mailto_of_any_letter_is_the_letter_or_none_of_it(text: str, subject: str) -> None:
    mailto = compose_mailto(TO, subject=subject, text=text)
    addresses, fields = opened(mailto)
    assert addresses == TO
    assert fields.get("subject", "") == subject
    assert fields.get("body", "") == (crlf(text) if mailto.holds_letter else "")
    assert len(mailto.href) <= MAILTO_LIMIT
    assert mailto.href.isascii()


def test_mailto_with_copies() -> None:
    mailto = compose_mailto(["a@x.example", "b@x.example"], cc=["c@x.example", "d@x.example"], text="Dear all")
    assert opened(mailto) == (
        ["a@x.example", "b@x.example"],
        {"cc": "c@x.example,d@x.example", "body": "Dear all"},
    )


def test_mailto_without_anything_more() -> None:
    assert compose_mailto(TO) == Mailto("mailto:minister@justice.example", holds_letter=False)


@pytest.mark.parametrize("address", ["a?bcc=evil@x.example", "a&body=x@x.example", "a,b@x.example", "a%0Ab@x.example"])
def test_mailto_address_adds_no_recipient_and_no_field(address: str) -> None:
    assert opened(compose_mailto([address], text="Dear Minister")) == ([address], {"body": "Dear Minister"})


def test_mailto_to_a_generator_keeps_the_addresses_of_a_long_letter() -> None:
    mailto = compose_mailto((address for address in TO), subject="S", text="x" * MAILTO_LIMIT)
    assert opened(mailto) == (TO, {"subject": "S"})


@pytest.mark.parametrize("character", ["a", "ع", "国", "\U00020000"])
def test_mailto_with_the_longest_subject_is_within_the_limit(character: str) -> None:
    """200 characters: what the editor's form allows."""
    assert len(compose_mailto(TO, subject=character * 200, text="Dear Minister").href) <= MAILTO_LIMIT


# --- letters as supporters write them -------------------------------------------------------------------------------

#: Words of each script, and what a letter of that script may hold besides.
SCRIPTS = {
    "latin": "Dear Minister, prisoner öffentlich señor “free” façade 100% & + # = ? <b>",
    "arabic": "معالي الوزير، أكتب إليكم بشأن إلياس ٢٠٢٦ — Verne (حُرّ)",
    "chinese": "部长先生： 请立即释放伊利亚斯 《自由》 2026 年",
    "amharic": "ክቡር ሚኒስትር፣ ኢሊያስን በአስቸኳይ ይፍቱ። ፳፻፲፱",
}
#: Characters: one sentence, a page, and far more than any link takes.
SIZES = (40, 900, 6000)


@st.composite
def written(draw: st.DrawFn, script: str, size: int) -> str:
    """A letter of about ``size`` characters in one script, in paragraphs of drawn lengths."""
    words = SCRIPTS[script].split()
    breaks = st.sampled_from([" ", " ", " ", " ", "\n", "\n\n"])
    text = ""
    while len(text) < size:
        chunk = draw(st.lists(st.tuples(st.sampled_from(words), breaks), min_size=20, max_size=20))
        text += "".join(word + space for word, space in chunk * max(1, size // 600))
    return text[:size].strip()


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("size", SIZES)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_letter_of_any_script_and_length_is_whole_or_not_in_the_link(
    data: st.DataObject, script: str, size: int
) -> None:
    text = data.draw(written(script, size))
    mailto = compose_mailto(TO, subject="Ilyas – إلياس", text=text, cc=["c@x.example"], instead="[Paste it here]")
    fields = {"cc": "c@x.example", "subject": "Ilyas – إلياس", "body": crlf(text)}
    if not mailto.holds_letter:
        fields["body"] = "[Paste it here]"
    assert opened(mailto) == (TO, fields)
    assert len(mailto.href) <= MAILTO_LIMIT
    if size == SIZES[0]:
        assert mailto.holds_letter
    if size == SIZES[-1]:
        assert not mailto.holds_letter


@pytest.mark.parametrize("script", SCRIPTS)
def test_one_sentence_of_any_script_fits(script: str) -> None:
    assert compose_mailto(TO, subject="S", text=SCRIPTS[script]).holds_letter


def test_mail_for_a_long_letter_says_where_to_paste_it_as_long_as_that_fits() -> None:
    long = "x" * MAILTO_LIMIT
    assert opened(compose_mailto(TO, subject="S", text=long, instead="[Hier einfügen]"))[1] == {
        "subject": "S",
        "body": "[Hier einfügen]",
    }
    assert opened(compose_mailto(TO, subject="S", text=long, instead=long))[1] == {"subject": "S"}
    assert opened(compose_mailto(TO, subject=long, text=long, instead="here"))[1] == {}

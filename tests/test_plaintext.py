"""Names and lines: each rule of what is kept, removed and refused, and what holds for any text at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from urgent_action.exceptions import PlainTextError
from urgent_action.plaintext import MAX_MARKS, clean_line, clean_name

JOINERS = "\u200c\u200d"
LIMIT = 100
#: Text of the kinds of characters that interact: joiners, blanks that count as letters, marks, emoji, controls.
tricky = st.text(
    alphabet=st.sampled_from(
        "aßé가ᄀ\u1161ක\u0dca\u200c\u200d\u200b\u00ad\u3164\u115f\u034f\u0301\u0323\u20e3\ufe0f❤☀ \x00\t1=@."
    ),
    max_size=30,
)
anything = st.text(alphabet=st.characters(), max_size=80) | tricky


def cleaned(typed: str) -> str | None:
    """The cleaned line, or None where it is too long."""
    try:
        return clean_line(typed, max_length=LIMIT)
    except PlainTextError as error:
        if error.code != "too_long":
            raise
        return None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        pytest.param("  Ana Example  ", "Ana Example", id="outer spaces"),
        pytest.param("Ana   Example", "Ana Example", id="inner run of spaces"),
        pytest.param("Ana\u00a0Example", "Ana Example", id="NBSP"),
        pytest.param("Ana\u2028Example", "Ana Example", id="line separator"),
        pytest.param("Ana\u2029Example", "Ana Example", id="paragraph separator"),
        pytest.param("Ana\u3000Example", "Ana Example", id="ideographic space"),
        pytest.param("Ana\t\tExample", "Ana Example", id="tabs"),
        pytest.param("Ana\r\nExample\n", "Ana Example", id="CR LF"),
        pytest.param("A\x00na", "Ana", id="NUL"),
        pytest.param("A\x01\x07\x08na", "Ana", id="C0 controls"),
        pytest.param("A\x80\x9fna", "Ana", id="C1 controls"),
        pytest.param("A\x1b[31mna", "A[31mna", id="ESC"),
        pytest.param("\u202aAna\u202b \u202cB\u202d\u202e", "Ana B", id="bidi embeddings and overrides"),
        pytest.param("\u2066Ana\u2067 \u2068B\u2069", "Ana B", id="bidi isolates"),
        pytest.param("A\u200bna\ufeff", "Ana", id="zero-width space and BOM"),
        pytest.param("A\u00adna", "Ana", id="soft hyphen"),
        pytest.param("A\u3164n\u115fa\uffa0", "Ana", id="Hangul fillers"),
        pytest.param("A\u2800na", "Ana", id="blank Braille"),
        pytest.param("علی\u200cرضا", "علی\u200cرضا", id="ZWNJ in Persian"),
        pytest.param("ශ්\u200dරී", "ශ්\u200dරී", id="ZWJ in Sinhala"),
        pytest.param("\u200cAna\u200d", "Ana", id="joiners at the ends"),
        pytest.param("Ana\u200d \u200cB", "Ana B", id="joiners beside a space"),
        pytest.param("Ana", "Ana", id="one word"),
        pytest.param("A", "A", id="one letter"),
        pytest.param("王", "王", id="one ideograph"),
        pytest.param("a" * 100, "a" * 100, id="100 characters"),
        pytest.param("O'Brien", "O'Brien", id="apostrophe"),
        pytest.param("Nguyễn Văn A", "Nguyễn Văn A", id="Vietnamese"),
        pytest.param("محمد الأمين", "محمد الأمين", id="Arabic"),
        pytest.param("陳大文", "陳大文", id="Chinese"),
        pytest.param("አበበ ቢቂላ", "አበበ ቢቂላ", id="Amharic"),
        pytest.param("Jean-Luc d’Été-Noël", "Jean-Luc d’Été-Noël", id="hyphens and curly apostrophe"),
        pytest.param("Ana 😀❤️👩🏽\u200d🚀 Example", "Ana Example", id="emoji"),
        pytest.param("Ana \U0001f1f0\U0001f1ea", "Ana", id="flag"),
        pytest.param("A\ue000na\U000f0000", "Ana", id="private use"),
        pytest.param("A\ufffena\U0001ffff", "Ana", id="noncharacters"),
        pytest.param("A\ud800na\udfff", "Ana", id="lone surrogates"),
        pytest.param("a" + "\u0301" * 20, "á" + "\u0301" * 8, id="Zalgo"),
        pytest.param("<script>alert</script>", "<script>alert</script>", id="markup"),
        pytest.param("{{7*7}}", "{{7*7}}", id="template"),
        pytest.param("Ana {{7*7}}", "Ana {{7*7}}", id="template beside a name"),
        pytest.param("%s", "%s", id="format"),
        pytest.param("${jndi:x}", "${jndi:x}", id="lookup"),
        pytest.param("J. R. Example", "J. R. Example", id="initials"),
        pytest.param("Dr. Ana Example, Jr.", "Dr. Ana Example, Jr.", id="titles"),
    ],
)
def test_name_accepted_or_normalised(typed: str, stored: str) -> None:
    assert clean_name(typed) == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("   \t\n", "empty", id="spaces"),
        pytest.param("\u200b\u200b", "empty", id="zero-width spaces"),
        pytest.param("\u3164", "empty", id="Hangul filler"),
        pytest.param("\u2800\u2800", "empty", id="blank Braille"),
        pytest.param("\u00ad", "empty", id="soft hyphen"),
        pytest.param("\u200d", "empty", id="a joiner alone"),
        pytest.param("\x00", "empty", id="NUL alone"),
        pytest.param("😀😀", "empty", id="emoji alone"),
        pytest.param("\ud800", "empty", id="a surrogate alone"),
        pytest.param("…!?", "empty", id="punctuation alone"),
        pytest.param("a" * 101, "too_long", id="101 characters"),
        pytest.param("a" * 1_000_000, "too_long", id="a megabyte"),
        pytest.param(" " * 1_000_000, "too_long", id="a megabyte of spaces"),
        pytest.param("http://spam.example", "address", id="http"),
        pytest.param("https://spam.example/x?y=1", "address", id="https"),
        pytest.param("Ana www.spam.example", "address", id="www"),
        pytest.param("Ana spam.com", "address", id="bare domain"),
        pytest.param("SPAM.COM", "address", id="bare domain in capitals"),
        pytest.param("ｓｐａｍ．ｃｏｍ", "address", id="full-width domain"),
        pytest.param("ana@supporter.example", "address", id="e-mail address"),
        pytest.param("Ana <ana@supporter.example>", "address", id="name and address"),
        pytest.param("=Ana", "formula", id="equals"),
        pytest.param("+Ana", "formula", id="plus"),
        pytest.param("@Ana", "formula", id="at"),
        pytest.param("＝Ana", "formula", id="full-width equals"),
        pytest.param("＋Ana", "formula", id="full-width plus"),
        pytest.param("＠Ana", "formula", id="full-width at"),
        pytest.param("\t=Ana", "formula", id="tab, then equals"),
        pytest.param("\u200b=Ana", "formula", id="zero-width space, then equals"),
        pytest.param("=1+2", "formula", id="equals without a letter"),
    ],
)
def test_name_refused(typed: str, code: str) -> None:
    with pytest.raises(PlainTextError) as caught:
        clean_name(typed)
    assert caught.value.code == code


def test_name_decomposed_and_composed_are_one_value() -> None:
    name = "Nguyễn Văn Ánh"
    assert clean_name(unicodedata.normalize("NFD", name)) == clean_name(name) == name


def test_name_of_100_letters_may_come_decomposed() -> None:
    assert clean_name(unicodedata.normalize("NFD", "ễ" * 100)) == "ễ" * 100


def test_line_may_be_empty() -> None:
    assert clean_line("\u200b \x00", max_length=10) == ""


def test_line_keeps_digits_addresses_and_signs() -> None:
    assert clean_line("=2 www.spam.example", max_length=40) == "=2 www.spam.example"


def test_line_length_is_looked_at_before_normalising() -> None:
    with pytest.raises(PlainTextError) as caught:
        clean_line("\u200b" * 41, max_length=10)
    assert caught.value.code == "too_long"


def test_marks_are_cut_also_where_a_dropped_joiner_stands_between_them() -> None:
    line = clean_line("x" + "\u0323" * MAX_MARKS + "\u200d" + "\u0323" * MAX_MARKS, max_length=LIMIT)
    assert line == "x" + "\u0323" * MAX_MARKS


@pytest.mark.parametrize("typed", ["a\u200c\u3164 b", "a \u20e3\u200db", "❤\ufe0f\u200da", "a\u200d\u115f"])
def test_joiner_beside_a_dropped_character_goes_with_it(typed: str) -> None:
    line = clean_line(typed, max_length=LIMIT)
    assert [char for char in line if char in JOINERS] == []


@given(typed=anything)
@settings(max_examples=500, deadline=None)
def test_line_of_any_text_holds_no_invisible_category(typed: str) -> None:
    for char in cleaned(typed) or "":
        assert unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        assert unicodedata.category(char) != "Cf" or char in JOINERS


@given(typed=anything)
@settings(max_examples=500, deadline=None)
@example(typed="a\u200c\u3164 b")
def test_line_of_any_text_has_joiners_inside_words_only(typed: str) -> None:
    line = cleaned(typed) or ""
    outside = [
        place
        for place, char in enumerate(line)
        if char in JOINERS
        and not (
            0 < place < len(line) - 1
            and unicodedata.category(line[place - 1])[0] in "LM"
            and unicodedata.category(line[place + 1])[0] == "L"
        )
    ]
    assert outside == []


@given(typed=anything)
@settings(max_examples=500, deadline=None)
def test_line_of_any_text_is_short_normal_and_single_spaced(typed: str) -> None:
    line = cleaned(typed) or ""
    assert len(line) <= LIMIT
    assert line == unicodedata.normalize("NFC", line)
    assert line == " ".join(line.split())
    assert line.encode("utf-8").decode("utf-8") == line


@given(typed=anything)
@settings(max_examples=500, deadline=None)
@example(typed="a\u200c\u3164 b")
def test_line_of_any_text_is_left_alone_the_second_time(typed: str) -> None:
    line = cleaned(typed)
    assert line is None or clean_line(line, max_length=LIMIT) == line


@given(typed=anything)
@settings(max_examples=300, deadline=None)
def test_name_of_any_text_is_the_line_or_an_error_with_a_code(typed: str) -> None:
    try:
        outcome = clean_name(typed)
    except PlainTextError as error:
        outcome = error.code
    assert outcome in {cleaned(typed), "empty", "too_long", "address", "formula"}

"""Texts that do harm somewhere: long ones that make searches slow, and short ones that mean something else."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from tests.fuzz.bodies import VALUE

#: Bytes of a long text, more or less.
LONG = 100_000


@dataclass(frozen=True)
class Long:
    """One piece again and again, so that an input of 100 kB can be told in a line."""

    piece: str
    before: str = ""
    after: str = ""
    length: int = LONG

    @property
    def text(self) -> str:
        """The text itself."""
        return (
            self.before
            + self.piece * (self.length // max(1, len(self.piece.encode("utf-8", "surrogatepass"))))
            + self.after
        )


#: What regular expressions, number readers, normalisers, searches and databases hate to see again and again.
PIECES = (
    "a", " ", "\t", "\n", "\r\n", "\x00", "0", "9", "９", "٣", "-", "--", ",", ".", ":", ";", "/", "\\", "'", '"', "(",
    "[", "{", "<", "&", "%", "_", "*", "+", "?", "|", "^", "$", "=", "@", "#", "~", "a@", "a.", "a-", "1/", "1 ",
    "1-", "a ", " a", "(a", "<a ", "<!--", "&amp;", "&#0;", "%s", "%00", "{{", "${", "://", "www.", "www.a.", "a:",
    "UA ", "UA: 1/", "AI INDEX: ", "0 ", "\ud800", "\ufffe", "\u202e", "\u200b", "\u200d", "\u2028", "\u00ad",
    "e\u0301", "\u0301", "\ufdfa", "\u1e9e", "İ", "ı", "ﬃ", "🏳\ufe0f\u200d🌈", "𝟗", "²", "①", "ก", "ا", "KE,", "ke",
    "or ", "AND ", "NOT ", "NEAR/", "a* ", '" ', "1e9", "0x", "2031-01-01 ",
)  # fmt: skip
#: Values that some reader takes for what they are not.
ODD = (
    "", "0", "-1", "1", "9", "-", "9", "9", "1e400", "inf", "nan", "NaN", "１", "٣", "²", "①", "1_000", " 1 ", "1.0",
    "+1", "0x10", "true", "None", "null", "undefined", "[]", "[[1]]", "{}", '{"a":1}', "[]=1", "2031-02-30",
    "0000-00-00", "9999-12-31", "10000-01-01", "0001-01-01", "2031-01-01T00:00:00", "9999-12-31-1",
    "99999999999999999-999999999999999999", "..", "../../etc/passwd", "//evil.example", "javascript:alert(1)", "\x00",
    "\ud800", "\ufffe", "KE", "ke", "last", "first", "-pk", "pk", "?", "password", "title", "-title", "__class__",
    "a__b__c", "page__owner__password", "xlsx", "csv", "all",
)  # fmt: skip

LONG_TEXT = st.builds(
    Long,
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(codec=None), min_size=1, max_size=4)),
    st.sampled_from(["", "a", "(", '"', "1", " ", "KE"]),
    st.sampled_from(["", "!", "b", ")", "\x00", "é", "\n"]),
)
#: A short or a long one.
TEXT = st.one_of(st.sampled_from(ODD), VALUE, LONG_TEXT)


def text_of(value: str | Long) -> str:
    """The text that a value stands for."""
    return value.text if isinstance(value, Long) else value


def query_of(pairs: list[tuple[str, str | Long]]) -> str:
    """The query of an address as a client sends it, with lone surrogates in the three bytes that some programs write."""
    return "&".join(f"{_quoted(name)}={_quoted(text_of(value))}" for name, value in pairs)


def _quoted(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="")

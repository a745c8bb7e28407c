"""What people type on one line, made safe to keep and show: names, towns, short answers.

Nothing is escaped here: templates escape. What is removed is what has no place in a name and does harm in mails,
spreadsheets or next to text of the other direction.
"""

from __future__ import annotations

import re
import unicodedata

from .exceptions import PlainTextError

#: Marks on one base letter: enough for Vietnamese, pointed Hebrew and Tibetan; more is "Zalgo" that overprints its neighbours.
MAX_MARKS = 8

_ZWNJ, _ZWJ = "\u200c", "\u200d"
#: Letters and symbols by category, but drawn as nothing.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
#: The other C categories: controls, formats (soft hyphen, bidi, zero width), surrogates, private use, unassigned.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Me"})
_EMOJI_PARTS = frozenset("\ufe0e\ufe0f") | {chr(code) for code in range(0x1F3FB, 0x1F400)}
_ADDRESS = re.compile(
    r"://|\bwww\.|\S@\S|\b[\w-]+\.(?:com|net|org|info|biz|xyz|top|shop|site|online|club|link|click|ru|cn|io|co|me)\b",
    re.IGNORECASE,
)
_FORMULA = ("=", "+", "@")


def clean_line(typed: str, *, max_length: int) -> str:
    """One line of plain text in NFC, without characters that are invisible or do harm; may be empty.

    Raises:
        PlainTextError: ``too_long``. The length is looked at before the work of normalising, so that a megabyte costs
            nothing, and once more after it.
    """
    if len(typed) > 4 * max_length:  # decomposed letters, runs of spaces: as many again as anyone types
        raise PlainTextError("too_long")
    text = unicodedata.normalize("NFC", typed.encode("utf-8", "ignore").decode("utf-8"))
    text = " ".join(_only_joining("".join(_keep(text))).split())
    text = unicodedata.normalize("NFC", text)
    if len(text) > max_length:
        raise PlainTextError("too_long")
    return text


def clean_name(typed: str, *, max_length: int = 100) -> str:
    """The name of a signer as it is stored and shown.

    Raises:
        PlainTextError: ``empty`` (no letter in it), ``too_long``, ``address`` (a web or e-mail address: names are
            printed, and must not advertise), ``formula`` (begins as a spreadsheet formula does).
    """
    name = clean_line(typed, max_length=max_length)
    if not any(unicodedata.category(char)[0] in "LN" for char in name):
        raise PlainTextError("formula" if _folded(name).startswith(_FORMULA) else "empty")
    if _folded(name).startswith(_FORMULA):
        raise PlainTextError("formula")
    if _ADDRESS.search(_folded(name)):
        raise PlainTextError("address")
    return name


def _folded(text: str) -> str:
    """Full-width and other look-alike forms of ASCII as ASCII, to test for, never to store."""
    return unicodedata.normalize("NFKC", text)


def _keep(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        if char in (_ZWNJ, _ZWJ):
            kept.append(char)
            continue
        if char.isspace() or category.startswith("Z"):
            kept.append(" ")
        elif char in _BLANK or char in _EMOJI_PARTS or category in _DROPPED:
            continue
        elif category in ("Mn", "Mc"):
            marks += 1
            if marks <= MAX_MARKS:
                kept.append(char)
            continue
        else:
            kept.append(char)
        marks = 0
    return kept


def _only_joining(text: str) -> str:
    """The text with joiners only where they join, now that what is dropped is gone."""
    return "".join(char for at, char in enumerate(text) if char not in (_ZWNJ, _ZWJ) or _joins(text, at))


def _joins(text: str, position: int) -> bool:
    """Whether a joiner stands inside a word, as in Persian and Sinhala, where it changes what is read."""
    if not 0 < position < len(text) - 1:
        return False
    before, after = unicodedata.category(text[position - 1]), unicodedata.category(text[position + 1])
    return before[0] in "LM" and after[0] == "L"

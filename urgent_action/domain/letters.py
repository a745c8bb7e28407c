"""Turn a letter into a link that a mail program opens whole, or into an honest part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

#: Longest mailto link that every mail program in use takes whole; Outlook on Windows cuts at about 2,000 characters.
MAILTO_LIMIT = 1900


@dataclass(frozen=True)
class Mailto:
    """A mailto link (RFC 6068)."""

    href: str
    #: Whether the letter is in it. If not, it carries the subject alone, and the supporter pastes the letter.
    holds_letter: bool


def compose_mailto(to: Iterable[str], *, subject: str = "", text: str = "", cc: Iterable[str] = ()) -> Mailto:
    """A link to write to ``to``, with the letter in it where it fits, and never a letter that is cut.

    Args:
        to: e-mail addresses.
        subject: subject line, any script.
        text: the letter; line ends become CRLF, as RFC 6068 asks.
        cc: addresses that get a copy.
    """
    to, copies = list(to), {"cc": ",".join(cc)}
    whole = _link(to, {**copies, "subject": subject, "body": "\r\n".join(text.splitlines())})
    if len(whole) <= MAILTO_LIMIT:
        return Mailto(whole, holds_letter=bool(text))
    plain = _link(to, {**copies, "subject": subject})
    return Mailto(plain if len(plain) <= MAILTO_LIMIT else _link(to, copies), holds_letter=False)


def _link(to: Iterable[str], fields: dict[str, str]) -> str:
    query = urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)
    addresses = ",".join(quote(address, safe="@") for address in to)
    return f"mailto:{addresses}?{query}" if query else f"mailto:{addresses}"

"""Turn a letter into a link that a mail program opens whole, or into an honest part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

#: Longest mailto link that every mail program in use takes whole. Windows hands a link of about 2,000 characters to
#: Outlook and cuts or drops a longer one (reports agree on 2,008 to 2,046, docs/explanation/letters.md); the rest is
#: for what a browser adds.
MAILTO_LIMIT = 1900


@dataclass(frozen=True)
class Webmail:
    """A mail service that opens a new mail from a link."""

    name: str
    address: str
    #: The service's own name for each of ``to``, ``cc``, ``subject`` and ``body``.
    fields: dict[str, str]
    #: Longest link, in characters, that it is known to take whole, or is safe to. Sources: docs/explanation/letters.md.
    limit: int


#: Gmail was seen to refuse links of 6,410 characters. Who is not logged in is sent through a page that encodes the link
#: once more, which makes 4,000 characters up to 6,700. Nothing is published for Yahoo: it gets what a mailto link gets.
WEBMAILS = (
    Webmail(
        "Gmail",
        "https://mail.google.com/mail/?view=cm&fs=1",
        {"to": "to", "cc": "cc", "subject": "su", "body": "body"},
        limit=4000,
    ),
    Webmail(
        "Outlook.com",
        "https://outlook.live.com/mail/0/deeplink/compose?",
        {"to": "to", "cc": "cc", "subject": "subject", "body": "body"},
        limit=4000,
    ),
    Webmail(
        "Yahoo Mail",
        "https://compose.mail.yahoo.com/?",
        {"to": "to", "cc": "cc", "subject": "subject", "body": "body"},
        limit=MAILTO_LIMIT,
    ),
)


@dataclass(frozen=True)
class Mailto:
    """A mailto link (RFC 6068)."""

    href: str
    #: Whether the letter is in it. If not, it carries the subject at most, and the supporter pastes the letter.
    holds_letter: bool


def compose_mailto(
    to: Iterable[str], *, subject: str = "", text: str = "", cc: Iterable[str] = (), instead: str = ""
) -> Mailto:
    """A link to write to ``to``, with the letter in it where it fits, and never a letter that is cut.

    Args:
        to: e-mail addresses.
        subject: subject line, any script.
        text: the letter; line ends become CRLF, as RFC 6068 asks.
        cc: addresses that get a copy.
        instead: what stands in the mail where the letter does not fit, for example "Paste your letter here".
    """
    to, copies = list(to), {"cc": ",".join(cc)}
    whole = _link(to, {**copies, "subject": subject, "body": "\r\n".join(text.splitlines())})
    if len(whole) <= MAILTO_LIMIT:
        return Mailto(whole, holds_letter=bool(text))
    shorter = ({**copies, "subject": subject, "body": instead}, {**copies, "subject": subject}, copies)
    links = [_link(to, fields) for fields in shorter]
    return Mailto(next((link for link in links if len(link) <= MAILTO_LIMIT), links[-1]), holds_letter=False)


def _link(to: Iterable[str], fields: dict[str, str]) -> str:
    query = urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)
    addresses = ",".join(quote(address, safe="@") for address in to)
    return f"mailto:{addresses}?{query}" if query else f"mailto:{addresses}"

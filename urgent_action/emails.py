"""E-mail addresses: checked by email-validator, and folded to the one form that stands for a person."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

from .exceptions import EmailAddressError

#: RFC 5321 4.5.3.1, with the path's angle brackets taken off.
MAX_LENGTH = 254


def clean_email(typed: str) -> str:
    """The address as it is stored and written to: trimmed, domain in its Unicode form and in small letters.

    No DNS is asked: that would leak who signs, and make the form wait for other people's servers.

    Raises:
        EmailAddressError: not exactly one address that can be written to from outside.
    """
    text = typed.strip()
    if len(text) > MAX_LENGTH or any(unicodedata.category(char) == "Cc" for char in text) or "%0" in text:
        raise EmailAddressError
    try:
        return validate_email(text, check_deliverability=False, strict=True).normalized
    except (EmailNotValidError, UnicodeError) as error:
        raise EmailAddressError from error


def canonical_email(email: str, *, merge_plus: bool) -> str:
    """The form in which two spellings of one mailbox are equal: used for the digest only, never to send to.

    Case is folded also before the ``@``: no provider in use keeps it apart, and people type it either way.

    Args:
        email: an address that :func:`clean_email` returned.
        merge_plus: whether what follows a ``+`` before the ``@`` is left out.
    """
    local, _at, domain = email.rpartition("@")
    if not email.isascii():  # an address in ASCII has one form only, and this is asked for often
        checked = validate_email(email, check_deliverability=False)
        local, domain = unicodedata.normalize("NFC", checked.local_part), checked.ascii_domain or checked.domain
    local = local.lower()
    if merge_plus and not local.startswith("+"):
        local = local.partition("+")[0]
    return f"{local}@{domain}".lower()

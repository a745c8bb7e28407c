"""The links in mails: who may confirm or withdraw which signature, until when.

A token is 28 bytes: the signature's number, the second of issue, and 128 bits of an HMAC-SHA-256 under a key for its one
purpose. It holds nothing personal. Base32 in small letters, because mail programs and people wrap links, change their
case, and glue punctuation to them, and all of that can be undone with certainty in an alphabet of one case. Nothing is
stored: a mail that is sent twice carries two tokens, and both work.
"""

from __future__ import annotations

import hmac
import re
from base64 import b32decode, b32encode
from binascii import Error as Base32Error
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from struct import pack, unpack
from typing import NamedTuple, Protocol

from .conf import app_settings
from .digests import derive_key
from .exceptions import LinkInvalid

_BODY = ">QI"
_BODY_BYTES, _MAC_BYTES = 12, 16
_LENGTH = 45
#: What quoted-printable, line wrapping and pasting leave around or inside a token.
_RESIDUE = re.compile(r"^(?:=3D|3D(?=.{45}))|=\r?\n|[\s<>\"'.,;:)\]=]+", re.IGNORECASE)


#: Two machines of one site may disagree about the time by this much.
_CLOCKS_APART = timedelta(minutes=5)


class Grant(NamedTuple):
    """What a token says: for which signature it was made, and when (UTC, whole seconds)."""

    signature_id: int
    issued_at: datetime

    @property
    def signed_before(self) -> datetime:
        """Whoever signed at this instant or later is not the one it speaks for, whatever the number.

        A database that was restored from a backup gives the numbers of the lost signatures to other people.
        """
        return self.issued_at + _CLOCKS_APART


class TokenPurpose(Protocol):
    """What a token allows. A token for one purpose is worthless for another, since each has a key of its own.

    An optional app brings an enumeration of its own, with its label in the values so that no two apps share a key.
    """

    @property
    def value(self) -> str:
        """Names the purpose, once and for all: links in mails that are out depend on it."""

    @property
    def lifetime(self) -> timedelta:
        """How long a token of this purpose works."""


class Purpose(StrEnum):
    """What the core's own links allow."""

    CONFIRM = "confirm"
    WITHDRAW = "withdraw"

    @property
    def lifetime(self) -> timedelta:
        """How long a token of this purpose works."""
        settings = app_settings()
        return timedelta(days=settings.confirm_days if self is Purpose.CONFIRM else settings.withdraw_days)


def make_token(purpose: TokenPurpose, signature_id: int, *, now: datetime) -> str:
    """A token for one signature, to be put into a link.

    Raises:
        KeysMissing: there is no key to sign with.
    """
    body = pack(_BODY, signature_id, int(now.timestamp()))
    return b32encode(body + _mac(purpose, body)).decode("ascii").rstrip("=").lower()


def read_token(purpose: TokenPurpose, token: str, *, now: datetime) -> Grant:
    """What a token says. :meth:`.querysets.SignatureQuerySet.granted` finds the signature that it speaks for.

    Raises:
        LinkInvalid: garbled, forged, made for another purpose, expired, or from the future.
        KeysMissing: there is no key to check with.
    """
    text = _RESIDUE.sub("", token).upper()
    if len(text) != _LENGTH:
        raise LinkInvalid
    try:
        raw = b32decode(text + "===")
    except (Base32Error, ValueError) as error:
        raise LinkInvalid from error
    # The last character has a bit to spare: of its two spellings only ours is a token.
    if b32encode(raw).decode("ascii").rstrip("=") != text:
        raise LinkInvalid
    body, mac = raw[:_BODY_BYTES], raw[_BODY_BYTES:]
    # Constant time: a forger must not learn from the clock how much of a guess is right.
    if not hmac.compare_digest(mac, _mac(purpose, body)):
        raise LinkInvalid
    signature_id, seconds = unpack(_BODY, body)
    issued_at = datetime.fromtimestamp(seconds, UTC)
    if not -_CLOCKS_APART <= now - issued_at < purpose.lifetime:
        raise LinkInvalid
    return Grant(signature_id, issued_at)


def _mac(purpose: TokenPurpose, body: bytes) -> bytes:
    key = derive_key(app_settings().token_key, f"urgent_action token v1 {purpose.value}".encode())
    return hmac.digest(key, body, "sha256")[:_MAC_BYTES]

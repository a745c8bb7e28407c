"""Keyed digests: how a person is recognised without the address being readable.

One master key (``URGENT_ACTION["DIGEST_KEY"]``, never ``SECRET_KEY``: rotating sessions must not let people sign twice)
gives a key for each action by HKDF, so that digests of one address on two actions cannot be matched in a leaked table.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from datetime import date
from functools import lru_cache
from hashlib import sha256
from secrets import token_bytes
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .conf import app_settings
from .emails import canonical_email
from .exceptions import KeysMissing

KEY_BYTES = 32


def make_key() -> str:
    """A new random key in the form in which settings hold it (URL-safe base64 of 32 bytes)."""
    return urlsafe_b64encode(token_bytes(KEY_BYTES)).decode("ascii")


def keys_ready() -> bool:
    """Whether the section has made both keys, and they are usable."""
    try:
        derive_key(app_settings().digest_key, b"check")
        derive_key(app_settings().token_key, b"check")
    except KeysMissing:
        return False
    return True


def email_digest(action_key: UUID, email: str) -> UUID:
    """Stands for one person on one action.

    The start of an HMAC-SHA-256 in a UUID (see :func:`_as_uuid`): a native, short, comparable column.

    Args:
        action_key: ``translation_key`` of the action's pages.
        email: an address that :func:`urgent_action.emails.clean_email` returned.

    Raises:
        KeysMissing: there is no key, or it is not one.
    """
    settings = app_settings()
    canonical = canonical_email(email, merge_plus=settings.merge_plus_addresses)
    key = derive_key(settings.digest_key, b"urgent_action email digest v1 " + action_key.bytes)
    return _as_uuid(hmac.digest(key, canonical.encode("utf-8"), "sha256"))


def daily_digest(purpose: str, value: str, day: date) -> UUID:
    """Stands for a value on one day only: on the next day the same value has another digest.

    Args:
        purpose: what the digest is for; digests for different purposes cannot be matched.
        value: for example a network, or a canonical e-mail address.
        day: the UTC day.

    Raises:
        KeysMissing: there is no key, or it is not one.
    """
    key = derive_key(app_settings().digest_key, f"urgent_action daily {purpose} {day.isoformat()}".encode())
    return _as_uuid(hmac.digest(key, value.encode("utf-8"), "sha256"))


def text_digest(*parts: str) -> UUID:
    """Names a public text by its content (no key: it is no secret). Parts cannot run into each other."""
    digest = sha256()
    for part in parts:
        raw = part.encode("utf-8")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return _as_uuid(digest.digest())


def _as_uuid(digest: bytes) -> UUID:
    """The first 128 bits of a digest, as a UUID of pseudo-random numbers (RFC 9562, 5.4), whose form takes 6 of them.

    Without that form MariaDB's type for UUIDs refuses one in four, and as version 8, one's own, still one in 64.
    """
    return UUID(bytes=digest[:16], version=4)


@lru_cache(maxsize=512)
def derive_key(master: str, purpose: bytes) -> bytes:
    """A key for one purpose from a master key of the settings (HKDF-SHA-256, RFC 5869).

    Raises:
        KeysMissing: the master key is missing, garbled or too short.
    """
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(_master(master))


def _master(setting: str) -> bytes:
    try:
        key = urlsafe_b64decode(setting.encode("ascii"))
    except (AttributeError, Base64Error, UnicodeError) as error:
        raise KeysMissing from error
    if len(key) < KEY_BYTES:
        raise KeysMissing
    return key

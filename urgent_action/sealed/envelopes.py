"""Seal a record to public keys, and open it with a private one. Needs no Django.

HPKE (RFC 9180) in base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, one message each. The server can
seal and cannot open. A record is bound to its place by HPKE's ``info`` (RFC 9180, 8.1): put under another signature or
action, it does not open.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from .keys import key_id

_INFO = b"urgent_action sealed v1"
#: Records are filled up to a multiple of this many bytes: the length of a name must not tell whose it is.
_BLOCK = 256


class SealBroken(ValueError):
    """A record that this key does not open: sealed to other keys, damaged, or moved to another place."""


def is_available() -> bool:
    """Whether the installed ``cryptography`` has HPKE (from version 47 on)."""
    try:
        from cryptography.hazmat.primitives import hpke  # noqa: F401
    except ImportError:
        return False
    return True


def seal_record(record: dict[str, Any], keys: Iterable[X25519PublicKey], *, place: bytes) -> dict[str, str]:
    """A record, sealed once to each key.

    Args:
        record: anything that JSON can hold.
        keys: whose private halves are each to open it.
        place: see :func:`place_of`.

    Returns:
        Base64 of the encapsulated key and the ciphertext, by :func:`urgent_action.sealed.keys.key_id`.
    """
    plain = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    plain += b" " * (-len(plain) % _BLOCK)
    return {key_id(key): b64encode(_suite().encrypt(plain, key, _INFO + place)).decode("ascii") for key in keys}


def open_record(envelope: dict[str, str], key: X25519PrivateKey, *, place: bytes) -> dict[str, Any]:
    """What is in an envelope.

    Raises:
        SealBroken: this key does not open it.
    """
    try:
        sealed = b64decode(envelope[key_id(key.public_key())], validate=True)
        return cast(dict[str, Any], json.loads(_suite().decrypt(sealed, key, _INFO + place)))
    except KeyError as error:
        raise SealBroken("sealed to another key") from error
    except (InvalidTag, Base64Error, ValueError, TypeError) as error:
        raise SealBroken("damaged, or moved from another place") from error


def place_of(action_key: UUID, signature_id: int) -> bytes:
    """What binds a record to one signature of one action."""
    return action_key.bytes + signature_id.to_bytes(8, "big")


def _suite() -> Any:
    from cryptography.hazmat.primitives import hpke

    return hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)

"""Key pairs of sealed mode. Needs no Django: private keys are made and used on a machine that is not the server.

X25519 (RFC 7748). A public key travels as a line of text; a private key is a PEM file (PKCS #8, RFC 5958), which any
other program can read as well.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

#: What a public key in the settings begins with, so that nobody pastes another kind of key.
_PREFIX = "ua-sealed-1:"
_BYTES = 32


class KeyUnusable(ValueError):
    """Not a key of sealed mode. The message says what is wrong, and never holds a key."""


def make_private_key() -> X25519PrivateKey:
    """A new private key."""
    return X25519PrivateKey.generate()


def write_private_key(key: X25519PrivateKey, path: Path) -> None:
    """Write a private key to a new file that only its owner can read.

    Raises:
        FileExistsError: there is a file of this name. A key is never replaced: what is sealed to it would be lost.
    """
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())


def read_private_key(path: Path) -> X25519PrivateKey:
    """The private key in a file.

    Raises:
        KeyUnusable: there is none in it.
        OSError: the file cannot be read.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnusable("This file holds no private key that can be read.") from error
    if not isinstance(key, X25519PrivateKey):
        raise KeyUnusable("This file holds a private key of another kind.")
    return key


def print_public_key(key: X25519PublicKey) -> str:
    """A public key as the line that stands in the settings."""
    return _PREFIX + urlsafe_b64encode(key.public_bytes_raw()).decode("ascii").rstrip("=")


def parse_public_key(line: str) -> X25519PublicKey:
    """The public key in a line of the settings.

    Raises:
        KeyUnusable: it is none.
    """
    if not isinstance(line, str) or not line.startswith(_PREFIX):
        raise KeyUnusable(f"A public key begins with {_PREFIX}")
    try:
        raw = urlsafe_b64decode(line.removeprefix(_PREFIX) + "=")
    except (Base64Error, ValueError) as error:
        raise KeyUnusable("A piece of this public key was lost or changed.") from error
    # The point zero is a valid encoding, to which everybody has the key (RFC 7748, 6.1).
    if len(raw) != _BYTES or not any(raw):
        raise KeyUnusable("A piece of this public key was lost or changed.")
    return X25519PublicKey.from_public_bytes(raw)


def key_id(key: X25519PublicKey) -> str:
    """Short name of a key pair, to find the right one among several: the start of the public key's SHA-256."""
    return sha256(key.public_bytes_raw()).hexdigest()[:16]

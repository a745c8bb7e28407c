"""What a database file still holds of what was overwritten.

A dump never holds it. SQLite's file does, unless it is told to overwrite what is deleted, and its write-ahead log does
until it is written back. Elsewhere that is the database's own affair: docs/how-to/sealed-mode.md says what to do.
"""

from __future__ import annotations

from typing import Any


def overwrite_deleted(connection: Any) -> None:
    """Have SQLite overwrite what is deleted in this connection from now on."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def empty_log(connection: Any) -> None:
    """Write SQLite's write-ahead log back and cut it to nothing, as far as no reader needs it."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

"""What is done on the campaigner's own machine: make a key pair, and turn a sealed export into a table.

Needs no Django, no settings and no database, and talks to nobody. Installed as the programs ``urgent-action-keygen`` and
``urgent-action-unseal``, and there as commands of ``manage.py`` as well.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ..spreadsheets import SIGNATURE_COLUMNS, defuse_cell
from .envelopes import SealBroken, is_available, open_record, place_of
from .keys import KeyUnusable, make_private_key, print_public_key, read_private_key, write_private_key


class OfflineError(Exception):
    """Something that the person at the machine can put right; the message says how."""


@dataclass(frozen=True)
class Unsealed:
    """What became of an export."""

    opened: int
    #: Line of the export and reason, for each record that did not open.
    failed: tuple[tuple[int, str], ...]


def make_keys(path: Path) -> str:
    """Make a key pair, write its private half to a new file, and return the line for the settings.

    Raises:
        OfflineError: the file exists or cannot be written.
    """
    key = make_private_key()
    try:
        write_private_key(key, path)
    except FileExistsError as error:
        raise OfflineError(f"{path} exists; keys are never replaced.") from error
    except OSError as error:
        raise OfflineError(f"{path} cannot be written: {error.strerror}.") from error
    return print_public_key(key.public_key())


def unseal_export(export: Path, *, key: Path, table: Path) -> Unsealed:
    """Open every record of an export and write a CSV table that only its owner can read.

    A record that does not open stops none of the others; where none opens, there is no table. Cells that a spreadsheet
    would run are defused.

    Args:
        export: JSON lines made by ``urgent_action_sealed_export``.
        key: the private key's file.
        table: a new file, UTF-8 with a byte order mark, without which Excel garbles names.

    Raises:
        OfflineError: a file is missing, is of another kind, or the table exists already.
    """
    if not is_available():
        raise OfflineError('Opening needs version 47 or later of "cryptography": pip install "cryptography>=47".')
    try:
        private = read_private_key(key)
        with export.open(encoding="utf-8") as lines:
            descriptor = os.open(table, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as out:
                result = _write_table(out, lines, private)
        if result.failed and not result.opened:
            table.unlink()  # with the right key the same command must not find a table in its way
        return result
    except KeyUnusable as error:
        raise OfflineError(str(error)) from error
    except FileExistsError as error:
        raise OfflineError(f"{table} exists; it is not replaced.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise OfflineError(f"A file cannot be read or written: {error}.") from error


def _write_table(out: TextIO, lines: TextIO, key: X25519PrivateKey) -> Unsealed:
    writer = csv.writer(out)
    writer.writerow(SIGNATURE_COLUMNS)
    opened, failed = 0, []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _open_line(line, key)
        except SealBroken as error:
            failed.append((number, str(error)))
            continue
        writer.writerow([defuse_cell(cell) for cell in _cells(record)])
        opened += 1
    return Unsealed(opened, tuple(failed))


def _open_line(line: str, key: X25519PrivateKey) -> dict[str, Any]:
    try:
        entry = json.loads(line)
        envelope = dict(entry["envelope"])
        place = place_of(UUID(entry["action_key"]), int(entry["signature"]))
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise SealBroken("no line of a sealed export") from error
    return {**entry, **open_record(envelope, key, place=place)}


def _cells(record: dict[str, Any]) -> Iterator[str]:
    answers = "\n".join(f"{answer.get('question')}: {answer.get('answer')}" for answer in record.get("answers") or [])
    for column in SIGNATURE_COLUMNS:
        value = answers if column == "answers" else record.get(column)
        yield "" if value is None else str(value)


def keygen(arguments: Sequence[str] | None = None) -> int:
    """The program ``urgent-action-keygen``. Returns its exit code."""
    parser = ArgumentParser(prog="urgent-action-keygen", description="Make a key pair for sealed mode.")
    parser.add_argument("--write", metavar="FILE", type=Path, required=True, help="new file for the private key")
    given = parser.parse_args(arguments)
    return _run(lambda: tell_keys(given.write, sys.stdout))


def unseal(arguments: Sequence[str] | None = None) -> int:
    """The program ``urgent-action-unseal``. Returns its exit code: 1 if a record did not open."""
    parser = ArgumentParser(prog="urgent-action-unseal", description="Turn a sealed export into a CSV table.")
    add_unseal_arguments(parser)
    given = parser.parse_args(arguments)
    return _run(lambda: tell_unsealed(unseal_export(given.export, key=given.key, table=given.csv), sys.stdout))


def add_unseal_arguments(parser: ArgumentParser) -> None:
    """From where, with what, to where."""
    parser.add_argument("export", metavar="EXPORT", type=Path, help="file made by urgent_action_sealed_export")
    parser.add_argument("--key", metavar="FILE", type=Path, required=True, help="the private key")
    parser.add_argument("--csv", metavar="OUT", type=Path, required=True, help="new file for the table")


def tell_keys(path: Path, out: Any) -> None:
    """Make keys, and say what to do with each half."""
    line = make_keys(path)
    out.write(f"The private key is in {path}. Keep a copy offline: without it nobody can ever read the names.\n")
    out.write(f'Into the site\'s settings: URGENT_ACTION_SEALED = {{"PUBLIC_KEYS": ["{line}"]}}\n')


def tell_unsealed(result: Unsealed, out: Any) -> None:
    """Say what was opened.

    Raises:
        OfflineError: something was not.
    """
    for number, reason in result.failed:
        out.write(f"Line {number}: {reason}.\n")
    out.write(f"{result.opened} records opened.\n")
    if result.failed:
        rest = "the table holds the others." if result.opened else "no table was made. Is it the right key?"
        raise OfflineError(f"{len(result.failed)} records did not open; {rest}")


def _run(act: Any) -> int:
    try:
        act()
    except OfflineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0

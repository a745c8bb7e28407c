"""``urgent_action_keygen`` and ``urgent_action_unseal``: the campaigner's programs as commands of ``manage.py``."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from urgent_action.sealed.envelopes import place_of, seal_record
from urgent_action.sealed.keys import parse_public_key, read_private_key

ACTION = uuid4()


def run(*arguments: object) -> str:
    """What the command prints."""
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """The file of a private key that the command made."""
    path = tmp_path / "campaigner.pem"
    run("urgent_action_keygen", "--write", path)
    return path


def sealed_line(number: int, name: str, key: Path) -> str:
    """A line of a sealed export that ``key`` opens."""
    envelope = seal_record(
        {"name": name, "email": "", "answers": [], "name_may_be_shown": True},
        [read_private_key(key).public_key()],
        place=place_of(ACTION, number),
    )
    return json.dumps({"action_key": str(ACTION), "signature": number, "envelope": envelope}) + "\n"


def names(table: Path) -> list[str]:
    """The names in a table."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]


def test_keygen_prints_the_public_half_of_the_key_that_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "new.pem"
    told = run("urgent_action_keygen", "--write", path)
    public = parse_public_key(told.split('["')[1].split('"]')[0])
    assert public.public_bytes_raw() == read_private_key(path).public_key().public_bytes_raw()
    assert path.read_text() not in told


def test_keygen_replaces_no_key(key: Path) -> None:
    before = key.read_bytes()
    with pytest.raises(CommandError, match="never replaced"):
        run("urgent_action_keygen", "--write", key)
    assert key.read_bytes() == before


def test_keygen_says_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        run("urgent_action_keygen", "--write", tmp_path / "nowhere" / "key.pem")


def test_unseal_writes_the_table(tmp_path: Path, key: Path) -> None:
    export, table = tmp_path / "export.jsonl", tmp_path / "table.csv"
    export.write_text(sealed_line(1, "Ada Weir", key) + sealed_line(2, "Ivo Stonebridge", key))
    assert run("urgent_action_unseal", export, "--key", key, "--csv", table) == "2 records opened.\n"
    assert names(table) == ["Ada Weir", "Ivo Stonebridge"]


def test_unseal_fails_where_a_record_did_not_open_and_writes_the_others(tmp_path: Path, key: Path) -> None:
    other = tmp_path / "other.pem"
    run("urgent_action_keygen", "--write", other)
    export, table = tmp_path / "export.jsonl", tmp_path / "table.csv"
    export.write_text(sealed_line(1, "Ada Weir", other) + sealed_line(2, "Ivo Stonebridge", key))
    with pytest.raises(CommandError, match="1 records did not open"):
        run("urgent_action_unseal", export, "--key", key, "--csv", table)
    assert names(table) == ["Ivo Stonebridge"]


def test_table_is_made_with_the_right_key_after_the_wrong_one(tmp_path: Path, key: Path) -> None:
    other = tmp_path / "other.pem"
    run("urgent_action_keygen", "--write", other)
    export, table = tmp_path / "export.jsonl", tmp_path / "table.csv"
    export.write_text(sealed_line(1, "Ada Weir", key))
    with pytest.raises(CommandError, match="1 records did not open; no table was made"):
        run("urgent_action_unseal", export, "--key", other, "--csv", table)
    run("urgent_action_unseal", export, "--key", key, "--csv", table)
    assert names(table) == ["Ada Weir"]


def test_unseal_says_what_is_wrong_with_the_key(tmp_path: Path) -> None:
    export, table = tmp_path / "export.jsonl", tmp_path / "table.csv"
    export.write_text("")
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no key")
    with pytest.raises(CommandError):
        run("urgent_action_unseal", export, "--key", wrong, "--csv", table)
    assert not table.exists()

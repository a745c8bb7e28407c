"""Keys, envelopes and the programs of the campaigner's own machine: all without Django."""

from __future__ import annotations

import csv
import json
import stat
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from urgent_action.sealed.envelopes import SealBroken, open_record, place_of, seal_record
from urgent_action.sealed.keys import (
    KeyUnusable,
    key_id,
    make_private_key,
    parse_public_key,
    print_public_key,
    read_private_key,
    write_private_key,
)
from urgent_action.sealed.offline import keygen, unseal
from urgent_action.spreadsheets import SIGNATURE_COLUMNS

ACTION = uuid4()
PLACE = place_of(ACTION, 7)
RECORD = {"name": "Nguyễn Văn Ánh", "email": "anh@supporter.example", "answers": [], "name_may_be_shown": True}
ROOT = Path(__file__).resolve().parents[2]


def export_line(envelope: dict[str, str], *, signature: int = 7) -> str:
    """A line of a sealed export."""
    facts = {"action_key": str(ACTION), "signature": signature, "country": "VN", "language": "vi"}
    return json.dumps({**facts, "envelope": envelope}) + "\n"


def test_public_key_is_read_back() -> None:
    key = make_private_key().public_key()
    assert parse_public_key(print_public_key(key)).public_bytes_raw() == key.public_bytes_raw()


@pytest.mark.parametrize(
    "change",
    [
        lambda line: "",
        lambda line: line[:-1],
        lambda line: line + "A",
        lambda line: line.removeprefix("ua-sealed-1:"),
        lambda line: line.replace("ua-sealed-1", "ua-sealed-2"),
        lambda line: "ua-sealed-1:" + "A" * 43,
        lambda line: "ua-sealed-1:ключ",
        lambda line: None,
    ],
)
def test_garbled_public_key_is_refused(change: object) -> None:
    line = print_public_key(make_private_key().public_key())
    with pytest.raises(KeyUnusable):
        parse_public_key(change(line))  # type: ignore[operator]


def test_private_key_is_written_for_its_owner_alone_and_never_replaced(tmp_path: Path) -> None:
    path, key = tmp_path / "key.pem", make_private_key()
    write_private_key(key, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_private_key(path).private_bytes_raw() == key.private_bytes_raw()
    with pytest.raises(FileExistsError):
        write_private_key(make_private_key(), path)
    assert read_private_key(path).private_bytes_raw() == key.private_bytes_raw()


def test_other_files_are_no_private_keys(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(b"no key")
    with pytest.raises(KeyUnusable):
        read_private_key(path)
    other = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(other)
    with pytest.raises(KeyUnusable):
        read_private_key(path)


def test_each_key_opens_what_was_sealed_to_all() -> None:
    keys = [make_private_key() for _ in range(3)]
    envelope = seal_record(RECORD, [key.public_key() for key in keys], place=PLACE)
    assert set(envelope) == {key_id(key.public_key()) for key in keys}
    assert [open_record(envelope, key, place=PLACE) for key in keys] == [RECORD] * 3


def test_another_key_opens_nothing() -> None:
    envelope = seal_record(RECORD, [make_private_key().public_key()], place=PLACE)
    with pytest.raises(SealBroken):
        open_record(envelope, make_private_key(), place=PLACE)


@pytest.mark.parametrize(
    "place", [place_of(ACTION, 8), place_of(uuid4(), 7)], ids=["another signature", "another action"]
)
def test_record_moved_to_another_place_does_not_open(place: bytes) -> None:
    key = make_private_key()
    envelope = seal_record(RECORD, [key.public_key()], place=PLACE)
    with pytest.raises(SealBroken):
        open_record(envelope, key, place=place)


def test_damaged_record_does_not_open() -> None:
    key = make_private_key()
    envelope = seal_record(RECORD, [key.public_key()], place=PLACE)
    [(name, text)] = envelope.items()
    for damaged in ("", text[:-4], "A" + text[1:] if text[0] != "A" else "B" + text[1:], "é"):
        with pytest.raises(SealBroken):
            open_record({name: damaged}, key, place=PLACE)


def test_length_tells_nothing_of_a_name() -> None:
    key = make_private_key().public_key()
    lengths = {
        len(next(iter(seal_record({**RECORD, "name": "A" * size}, [key], place=PLACE).values())))
        for size in range(1, 90)
    }
    assert len(lengths) == 1


def test_one_record_is_sealed_differently_each_time() -> None:
    key = make_private_key().public_key()
    assert seal_record(RECORD, [key], place=PLACE) != seal_record(RECORD, [key], place=PLACE)


def test_programs_run_without_django(tmp_path: Path) -> None:
    code = (
        "import sys; from urgent_action.sealed.offline import keygen, unseal; "
        "assert not [name for name in sys.modules if name.split('.')[0] in ('django', 'wagtail')]; "
        "sys.exit(keygen(['--write', sys.argv[1]]))"
    )
    path = tmp_path / "key.pem"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    line = done.stdout.split('"')[3]
    assert key_id(parse_public_key(line)) == key_id(read_private_key(path).public_key())


def test_keygen_refuses_to_replace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "key.pem"
    assert keygen(["--write", str(path)]) == 0
    before = path.read_bytes()
    assert keygen(["--write", str(path)]) == 1
    assert "never replaced" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_unseal_writes_a_table(tmp_path: Path) -> None:
    key = make_private_key()
    write_private_key(key, tmp_path / "key.pem")
    record = {**RECORD, "answers": [{"question": "Town?", "answer": "Huế"}, {"question": "Why?", "answer": "=1+1"}]}
    export = tmp_path / "export.jsonl"
    export.write_text(export_line(seal_record(record, [key.public_key()], place=PLACE)))
    table = tmp_path / "table.csv"
    assert unseal([str(export), "--key", str(tmp_path / "key.pem"), "--csv", str(table)]) == 0
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    with table.open(encoding="utf-8-sig", newline="") as file:
        heads, row = csv.reader(file)
    cells = dict(zip(heads, row, strict=True))
    assert tuple(heads) == SIGNATURE_COLUMNS
    assert cells["name"] == "Nguyễn Văn Ánh"
    assert cells["email"] == "anh@supporter.example"
    assert cells["country"] == "VN"
    assert cells["answers"] == "Town?: Huế\nWhy?: =1+1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "\u3000＝"])
def test_cells_are_defused(tmp_path: Path, start: str) -> None:
    key = make_private_key()
    write_private_key(key, tmp_path / "key.pem")
    name = f'{start}HYPERLINK("http://evil.example")'
    export = tmp_path / "export.jsonl"
    export.write_text(export_line(seal_record({**RECORD, "name": name}, [key.public_key()], place=PLACE)))
    assert unseal([str(export), "--key", str(tmp_path / "key.pem"), "--csv", str(tmp_path / "t.csv")]) == 0
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["name"] == "'" + name


def test_records_that_do_not_open_stop_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, other = make_private_key(), make_private_key()
    write_private_key(key, tmp_path / "key.pem")
    good = export_line(seal_record(RECORD, [key.public_key()], place=PLACE))
    foreign = export_line(seal_record(RECORD, [other.public_key()], place=PLACE))
    moved = export_line(seal_record(RECORD, [key.public_key()], place=PLACE), signature=9)
    export = tmp_path / "export.jsonl"
    export.write_text(good + foreign + "no json\n" + "\n" + moved + "[]\n" + good)
    table = tmp_path / "table.csv"
    assert unseal([str(export), "--key", str(tmp_path / "key.pem"), "--csv", str(table)]) == 1
    told = capsys.readouterr()
    assert [line.partition(":")[0] for line in told.out.splitlines()[:-1]] == ["Line 2", "Line 3", "Line 5", "Line 6"]
    assert "2 records opened." in told.out
    assert "4 records did not open" in told.err
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == 3


@pytest.mark.parametrize("missing", ["export.jsonl", "key.pem"])
def test_missing_file_is_said_plainly(tmp_path: Path, missing: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "export.jsonl").write_text("")
    write_private_key(make_private_key(), tmp_path / "key.pem")
    (tmp_path / missing).unlink()
    code = unseal([str(tmp_path / "export.jsonl"), "--key", str(tmp_path / "key.pem"), "--csv", str(tmp_path / "t")])
    assert code == 1
    assert missing in capsys.readouterr().err


def test_table_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "export.jsonl").write_text("")
    write_private_key(make_private_key(), tmp_path / "key.pem")
    (tmp_path / "t.csv").write_text("mine")
    code = unseal(
        [str(tmp_path / "export.jsonl"), "--key", str(tmp_path / "key.pem"), "--csv", str(tmp_path / "t.csv")]
    )
    assert code == 1
    assert (tmp_path / "t.csv").read_text() == "mine"
    assert "not replaced" in capsys.readouterr().err

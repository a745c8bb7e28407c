"""Files that nobody vouches for: read in a process of its own, with time and memory bounded."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sheets_app.hostile import HOSTILE, ODD
from tests.sheets_app.samples import ARABIC, KITE, as_file
from urgent_action.sheets import bounded
from urgent_action.sheets.bounded import MORE_REFUSALS, read_bounded
from urgent_action.sheets.lines import Line
from urgent_action.sheets.refusal import REFUSALS, SheetRefused
from urgent_action.sheets.transport import pack, unpack
from urgent_action.sheets.writers import Output

#: Seconds in which every hostile file has to end, whatever the machine does beside.
END = 10


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_ends_in_a_clear_message(name: str) -> None:
    data = HOSTILE[name]()
    started = time.monotonic()
    with pytest.raises(SheetRefused) as refused:
        read_bounded(data, "sheet")
    assert time.monotonic() - started < END
    assert refused.value.code in {*REFUSALS, *MORE_REFUSALS} - {"failed", "missing"}
    assert str(refused.value)


@pytest.mark.parametrize("name", ODD)
def test_odd_file_is_read_or_refused(name: str) -> None:
    started = time.monotonic()
    code = ""
    try:
        read_bounded(ODD[name](), "sheet")
    except SheetRefused as refused:
        code = refused.code
    assert code != "failed"
    assert time.monotonic() - started < END


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the address space")
def test_a_reader_that_takes_all_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WORKER", "tests.sheets_app.greedy")
    with pytest.raises(SheetRefused) as refused:
        read_bounded(b"x", "memory")
    assert refused.value.code == "too_heavy"


def test_a_reader_that_takes_all_time_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WORKER", "tests.sheets_app.greedy")
    monkeypatch.setattr(bounded, "SECONDS", 1)
    with pytest.raises(SheetRefused) as refused:
        read_bounded(b"x", "time")
    assert refused.value.code == "too_heavy"


def test_a_reader_that_crashes_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WORKER", "tests.sheets_app.greedy")
    with pytest.raises(SheetRefused) as refused:
        read_bounded(b"x", "crash")
    assert refused.value.code == "too_heavy"


def test_a_fault_of_ours_is_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(bounded, "WORKER", "tests.sheets_app.greedy")
    with pytest.raises(SheetRefused) as refused:
        read_bounded(b"x", "fault")
    assert refused.value.code == "failed"
    assert "a fault of ours" in caplog.text


def test_reader_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WORKER", "tests.sheets_app.greedy")
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("SECRET_KEY", "secret")
    with pytest.raises(SheetRefused) as refused:
        read_bounded(b"x", "secrets")
    assert set(str(refused.value.params["names"]).split()) <= {
        "PATH", "TMPDIR", "LANG", "LC_CTYPE", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "SYSTEMROOT"
    }  # fmt: skip


def test_name_of_a_file_is_no_path_and_no_option() -> None:
    understood = read_bounded(as_file(KITE), "-c/../../etc/passwd\x00.docx")
    assert understood.reading.sheet == KITE


@pytest.mark.parametrize("output", [Output.DOCX, Output.HTML, Output.MARKDOWN, Output.TEXT])
def test_written_sheet_reads_back(output: Output) -> None:
    assert read_bounded(as_file(KITE, output), f"sheet.{output}").reading.sheet == KITE


def test_arabic_sheet_is_read_in_its_own_process() -> None:
    sheet = read_bounded(as_file(ARABIC, language="ar"), "sheet.docx").reading.sheet
    assert (sheet.headline, sheet.letter, sheet.deadline) == (ARABIC.headline, ARABIC.letter, ARABIC.deadline)
    assert sheet.targets == ARABIC.targets


def test_every_value_leads_to_lines_of_the_source() -> None:
    understood = read_bounded(as_file(KITE), "sheet.docx")
    numbers = {line.number for line in understood.lines}
    places = [place for places in understood.reading.trace.values() for place in places]
    assert places
    assert {place.number for place in places} <= numbers


def test_understanding_survives_its_json() -> None:
    understood = read_bounded(as_file(KITE), "sheet.docx")
    assert unpack(understood.packed) == understood


def test_what_no_database_keeps_is_dropped() -> None:
    reading = replace(read_bounded(as_file(KITE), "sheet.docx").reading, sheet=replace(KITE, headline="a\x00b\ud800c"))
    packed = pack(reading, [Line("x\x00y\udfff", number=1)])
    assert packed["sheet"]["headline"] == "abc"
    assert packed["lines"] == [[1, "xy"]]


def test_reader_needs_no_django() -> None:
    code = "import sys, urgent_action.sheets.worker, urgent_action.sheets.parser; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "False"

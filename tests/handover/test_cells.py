"""Cells that a spreadsheet would run, or that would break the file."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urgent_action.handover.files.cells import safe_cell, safe_row

from .conftest import hostile_names

STARTS = "=+-@\t\r\n"


def is_harmless(cell: str) -> bool:
    """Whether no program reads a formula in it and each kind of file can hold it. Written without the code that it judges."""
    folded = unicodedata.normalize("NFKC", cell)
    runs = folded[:1] in tuple(STARTS) or folded.lstrip()[:1] in tuple("=+-@")
    unfit = [c for c in cell if (unicodedata.category(c) in ("Cc", "Cs") and c != "\n") or ord(c) & 0xFFFE == 0xFFFE]
    return not cell or not (runs or [c for c in unfit if ord(c) < 0x10000])


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("=1+1", "'=1+1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("\t=1", "' =1"),
        ("\rx", "'\nx"),
        ("\ufeff=1", "'=1"),
        ("\x00=1", "'=1"),
        ("A\x00n\ufffea\x1b", "Ana"),
        ("one\r\ntwo\tthree", "one\ntwo three"),
        ("", ""),
        ("O'Brien", "O'Brien"),
        ("Jean-Luc", "Jean-Luc"),
        ("محمد", "محمد"),
        ("ʻOkina", "ʻOkina"),
    ],
)
def test_cell_is_written_so_that_it_does_no_harm(told: str, written: str) -> None:
    assert safe_cell(told) == written
    assert safe_row(["1", told, "KE"]) == ["1", written, "KE"]


@given(
    st.lists(st.text(st.characters() | st.sampled_from("=+-@＝＋－＠|\t\r\n\x00\ufffe '\"")), min_size=1, max_size=5)
)
def test_no_row_does_harm_whatever_was_typed(row: list[str]) -> None:
    written = safe_row(row)
    assert [cell for cell in written if not is_harmless(cell)] == []
    assert written == [safe_cell(cell) for cell in row]


def test_no_hostile_name_does_harm() -> None:
    names = hostile_names(2000)
    assert len(set(names)) == 2000
    assert sum(not is_harmless(name) for name in names) > 1000
    assert [cell for name in names for cell in safe_row([name, "KE"]) if not is_harmless(cell)] == []


def test_letter_or_digit_never_folds_into_the_start_of_a_formula() -> None:
    """What the quick look at a whole row relies on, for all of Unicode."""
    letters = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isalnum() or char == "_"]
    assert len(letters) > 100_000
    assert [c for c in letters if unicodedata.normalize("NFKC", c).lstrip()[:1] in tuple(STARTS)] == []


def test_one_hostile_cell_changes_no_other() -> None:
    assert safe_row(["7", "Ana", "=1", "b|c", "|d"]) == ["7", "Ana", "'=1", "b|c", "|d"]

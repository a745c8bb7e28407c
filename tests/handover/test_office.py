"""LibreOffice opens what was written about 2,000 people with hostile names: no cell is a formula, and none is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tools import ensure_office
from urgent_action.handover.files.cells import safe_cell
from urgent_action.handover.files.csv import csv_pieces
from urgent_action.handover.files.xlsx import xlsx_pieces

from .conftest import hostile_names
from .test_files import HOSTILE, table

pytestmark = pytest.mark.office

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def opened(path: Path, folder: Path) -> list[list[etree._Element]]:
    """The cells of the first sheet, as LibreOffice keeps them after it opened a file."""
    program = ensure_office.find()
    if program is None:
        pytest.fail(f"No LibreOffice was found. Run: {sys.executable} -m tools.ensure_office")
    done = subprocess.run(
        [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            *(["--infilter=CSV:44,34,UTF8"] if path.suffix == ".csv" else []),  # its window proposes this itself, by the mark
            "--convert-to", "ods", "--outdir", str(folder), str(path),
        ],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    made = folder / f"{path.stem}.ods"
    assert made.exists(), done.stdout + done.stderr
    with ZipFile(made) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    sheet = next(content.iter(f"{_TABLE}table"))
    return [[cell for cell in row if said(cell)] for row in sheet.iter(f"{_TABLE}table-row") if "".join(map(said, row))]


def said(cell: etree._Element) -> str:
    """The text of a cell."""
    return "\n".join("".join(line.itertext()) for line in cell.iter(f"{_TEXT}p"))


@pytest.mark.parametrize(("kind", "pieces"), [("csv", csv_pieces), ("xlsx", xlsx_pieces)])
def test_office_finds_each_row_and_no_formula(tmp_path: Path, kind: str, pieces: object) -> None:
    path = tmp_path / f"signatures-{kind}.{kind}"
    path.write_bytes(b"".join(pieces(table(HOSTILE))))  # type: ignore[operator]
    rows = opened(path, tmp_path)
    assert [cell for row in rows for cell in row if cell.get(f"{_TABLE}formula")] == []
    assert len(rows) == len(HOSTILE) + 2
    assert said(rows[-1][0]) == "End of the file: 2000 rows"
    assert [said(row[0]) for row in rows[1:-1]] == [number for number, _name in HOSTILE]
    names = [row[1] for row in rows[1:-1]]
    assert {cell.get(f"{_OFFICE}value-type") for cell in names} == {"string"}
    # What it makes of spaces is its own affair; every other character is there.
    assert ["".join(said(cell).split()) for cell in names] == ["".join(safe_cell(name).split()) for _n, name in HOSTILE]


def test_office_would_run_what_is_not_defused(tmp_path: Path) -> None:
    """The test above can fail: the same names as they were typed give formulas."""
    path = tmp_path / "typed.csv"
    path.write_text("".join(f'{n},"=1+1"\r\n' for n, _name in enumerate(hostile_names(3))), encoding="utf-8")
    assert [cell for row in opened(path, tmp_path) for cell in row if cell.get(f"{_TABLE}formula")]

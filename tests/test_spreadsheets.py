"""Cells that a spreadsheet would run."""

from __future__ import annotations

import pytest

from urgent_action.spreadsheets import defuse_cell


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "﹢1",
        " =1",
        "\u00a0=1",
        "=" * 500,
    ],
)
def test_formula_becomes_text(cell: str) -> None:
    assert defuse_cell(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell", ["", "Ana", "O'Brien", "a=b", "ana@supporter.example", "’Ana", "Jean-Luc", "محمد", "'=1"]
)
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert defuse_cell(cell) == cell

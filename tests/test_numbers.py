"""UA and index numbers: prints of one number are equal, prints of two are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urgent_action.numbers import normalise_number
from urgent_action.pages.models import UrgentActionPage


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("", ""),
        ("   ", ""),
        ("283/11", "283/11"),
        ("UA 283/11", "283/11"),
        ("UA: 283/11", "283/11"),
        ("ua 283/11", "283/11"),
        ("UA0283/11", "283/11"),
        ("UA 0283/11", "283/11"),
        ("UA-283/11", "283/11"),
        ("AU 283/11", "283/11"),
        ("FI 283/11", "283/11"),
        ("283.11", "283/11"),
        ("283 11", "283/11"),
        ("283 / 11", "283/11"),
        ("２８３／１１", "283/11"),
        ("UA\u00a0283/11", "283/11"),
        ("086/21-3", "86/21-3"),
        ("80/05", "80/5"),
        ("EXTRA 19/92", "EXTRA 19/92"),
        ("Extra  19/92", "EXTRA 19/92"),
        ("AFR 99/0123/2021", "AFR 99/123/2021"),
        ("AFR 99 25/95", "AFR 99/25/95"),
        ("AFR 99/25/95", "AFR 99/25/95"),
        ("Index: AFR 99/0123/2021", "AFR 99/123/2021"),
        ("AI Index: AFR 99/0123/2021", "AFR 99/123/2021"),
        ("ÍNDICE: AMR 99/001/2020", "AMR 99/1/2020"),
        ("afr 99/0123/2021", "AFR 99/123/2021"),
        ("UAE 99/1", "UAE 99/1"),
        ("0", "0"),
        ("1000/20", "1000/20"),
    ],
)
def test_number(printed: str, normal: str) -> None:
    assert normalise_number(printed) == normal


def test_number_of_another_series_is_another() -> None:
    assert normalise_number("EXTRA 19/92") != normalise_number("19/92")


@given(
    number=st.integers(1, 999),
    year=st.integers(1, 99),
    zeros=st.integers(0, 3),
    mark=st.sampled_from(["/", ".", " / "]),
)
@settings(max_examples=100, deadline=None)
def test_number_in_every_print_is_one(number: int, year: int, zeros: int, mark: str) -> None:
    printed = f"UA {'0' * zeros}{number}{mark}{year:02}"
    assert normalise_number(printed) == f"{number}/{year}"
    assert normalise_number(normalise_number(printed)) == f"{number}/{year}"


@pytest.mark.parametrize("printed", ["½" * 40, "ﷺ" * 40, "ß" * 40], ids=["fraction", "ligature", "sharp s"])
def test_number_fits_its_column_whatever_was_printed(
    make_action: Callable[..., UrgentActionPage], printed: str
) -> None:
    """Some characters have a longer normal form; PostgreSQL refuses a row with a value that is too long."""
    page = make_action(ua_number=printed, publish=False)
    column = UrgentActionPage._meta.get_field("ua_number_normalised")
    assert len(page.ua_number_normalised) <= (column.max_length or 0)

"""The arithmetic of the benchmarks, on numbers that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bench.figures import Run, percentile, summarise
from tests.bench.growth import grows, grows_beyond_rows
from tests.bench.plot import chart

RUN = Run(
    variant="sign",
    accepted=100,
    refused=0,
    seconds=2.0,
    p50_ms=10,
    p95_ms=20,
    p99_ms=30,
    web_ms=3,
    database_ms=1,
    rows=100,
)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0, 1)])
def test_percentile_of_the_numbers_to_a_hundred(share: float, expected: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_percentile_of_nothing_and_of_one() -> None:
    assert (percentile([], 0.5), percentile([7.0], 0.99)) == (0, 7)


def test_run_tells_rate_and_cost() -> None:
    assert (RUN.rate, RUN.cpu_ms) == (50, 4)


@pytest.mark.parametrize(
    ("changed", "sound"),
    [
        ({}, True),
        ({"rows": None}, True),
        ({"rows": 99}, False),
        ({"rows": 101}, False),
        ({"refused": 1}, False),
        ({"accepted": 0, "rows": 0}, False),
    ],
)
def test_run_is_sound_when_the_database_holds_what_was_acknowledged(changed: dict[str, int], sound: bool) -> None:
    assert replace(RUN, **changed).is_sound is sound  # type: ignore[arg-type]


def test_summary_takes_ratios_within_each_pair_and_the_median_of_the_rounds() -> None:
    limit = replace(RUN, variant="limit", web_ms=1.5, database_ms=0.5, seconds=1.0)
    # In the second round the machine was half as fast, for both.
    slow_limit = replace(limit, web_ms=3, database_ms=1, seconds=2.0)
    slow = replace(RUN, web_ms=6, database_ms=2, seconds=4.0)
    summary = summarise([(limit, RUN), (slow_limit, slow), (limit, replace(RUN, web_ms=99))])
    assert (summary.variant, summary.rounds, summary.is_sound) == ("sign", 3, True)
    assert (summary.cpu_ratio, summary.rate_ratio) == (2, 0.5)
    assert summary.web_ms == 6


def test_summary_is_not_sound_if_one_run_is_not() -> None:
    assert not summarise([(RUN, RUN), (replace(RUN, rows=1), RUN)]).is_sound


@pytest.mark.parametrize(
    ("thing", "costs", "expected"),
    [
        ("sign", [2, 2.1, 2.2], False),
        ("sign", [2, 2, 20], True),
        ("list", [30, 40, 45], False),
        ("export", [1, 100, 1000], False),
        ("page", [5], False),
    ],
)
def test_growth_is_what_doubles_with_the_last_tenfold(thing: str, costs: list[float], expected: bool) -> None:
    assert grows(thing, costs) is expected


@pytest.mark.parametrize(
    ("seconds", "megabytes", "expected"),
    [
        ([1, 10, 100], [90, 91, 92], False),
        ([1, 10, 250], [90, 90, 90], True),
        ([1, 10, 100], [90, 90, 140], True),
        ([1, 10], [90, 90], False),
    ],
)
def test_what_looks_at_every_row_grows_with_them_and_in_the_same_memory(
    seconds: list[float], megabytes: list[float], expected: bool
) -> None:
    found = [
        {"rows": rows, "seconds": took, "megabytes": most}
        for rows, took, most in zip((10_000, 100_000, 1_000_000), seconds, megabytes, strict=False)
    ]
    assert grows_beyond_rows(found) is expected


def test_chart_draws_every_line_and_escapes_names() -> None:
    drawing = chart("Cost & size", [0, 10, 100], {"sign": [1, 1, 1], "<list>": [2, 20, 200]})
    assert drawing.count("<polyline") == 2
    assert "Cost &amp; size" in drawing
    assert "&lt;list&gt;" in drawing

"""From characters with positions to lines in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from ..lines import Line, tidy
from .pdf_run import Run
from .wrapping import BULLET

# The lines of a table's cell may be paragraphs with space between them: up to so many type sizes.
_FARTHEST = 3.2


Row = list[Run]


def lay_out(runs: Sequence[Run], height: float, page: int) -> list[tuple[Line, float]]:
    """Return the lines of a page in reading order, each with the height of its base line."""
    rows = _rows([run for run in runs if tidy(run.text) and run.sizes])
    if not rows:
        return []
    edge = max(run.x1 for row in rows for run in row)
    left = min((run.x0 for row in rows for run in row if run.rtl), default=0.0)
    lines: list[tuple[Line, float]] = []
    for band in _bands(rows):
        columns = _columns(band)
        ends = [min(run.x0 for row in c for run in row) for c in columns[1:]]
        pairs = list(zip(columns, [*(x - 8 for x in ends), edge], strict=True))
        if all(row[0].rtl for row in columns[-1]):
            pairs.reverse()
        for column, end in pairs:
            lines += _lines(column, (left, end), page)
    return lines


def _rows(runs: list[Run]) -> list[Row]:
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if rows and abs(rows[-1][0].y - run.y) <= 0.35 * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_glue(sorted(row, key=lambda run: run.x0)) for row in rows]


def _glue(row: Row) -> Row:
    """Put a bullet and what follows it together, and what only the font change parted."""
    glued: Row = []
    for run in row:
        before = glued[-1] if glued else None
        lone = before is not None and len(tidy(before.text)) <= 2 and BULLET.match(before.text + " ")
        if before is not None and (lone or run.x0 - before.x1 < before.size * 0.9):
            before.text = f"{before.text.rstrip()} {run.text.lstrip()}"
            before.x1 = max(before.x1, run.x1)
            before.sizes, before.bold = before.sizes + run.sizes, before.bold + run.bold
        else:
            glued.append(run)
    return glued


def _bands(rows: list[Row]) -> list[list[Row]]:
    """Cut a page into bands; a band with two rows or more of parallel text has columns."""
    bands: list[list[Row]] = []
    current: list[Row] = []
    for number, row in enumerate(rows):
        if current and (_fits(current, row) or _spaced_table(current, rows[number:])):
            current.append(row)
            continue
        # Columns of different type sizes do not share base lines: the row above is parallel too.
        beside = [current.pop()] if len(current) > 1 and _overlap(current[-1], row) else []
        if current:
            bands.append(current)
        current = [*beside, row]
    bands.append(current)
    return bands


def _overlap(above: Row, row: Row) -> bool:
    return above[0].y - row[0].y < 0.8 * min(above[0].size, row[0].size)


def _spaced_table(band: list[Row], below: list[Row]) -> bool:
    """Say whether a row goes on with columns whose lines are paragraphs of their own, far apart.

    Such a table is told by its second row, which starts where the first does; further rows keep
    its pace. A heading in the left column, with nothing beside it any more, is below the table.
    """
    row, before = below[0], band[-1]
    distance = before[0].y - row[0].y
    if distance > _FARTHEST * max(before[0].size, row[0].size):
        return False
    aligned = len(row) > 1 and len(row) == len(before) and all(
        abs(a.x0 - b.x0) < 3 for a, b in zip(before, row, strict=True)
    )  # fmt: skip
    if len(band) == 1:
        return aligned
    gutters = _gutters(band)
    steps = [a[0].y - b[0].y for a, b in itertools.pairwise(band)]
    if not gutters or distance > 1.15 * max(steps) or not _gutters([*band, row]):
        return False
    beside = any(run.x0 > gutters[0] - 6 for other in below[:3] for run in other)
    return beside or not tidy(row[-1].text).endswith(":")


def _fits(band: list[Row], row: Row) -> bool:
    """Say whether ``row`` goes on with ``band`` without closing its gutter."""
    before = band[-1]
    near = before[0].y - row[0].y < 2.1 * max(before[0].size, row[0].size)
    parallel = bool(_starts(band))
    if not parallel and not _starts([before, row]):
        return True
    if not near:
        return False
    if not parallel:
        # A row of two columns starts a band of its own unless the rows above keep to one of them.
        return len(band) == 1 and _gutters([*band, row]) != []
    return bool(_gutters([*band, row]))


def _gutters(rows: list[Row]) -> list[float]:
    """Return where columns start that no run of ``rows`` crosses."""
    starts = _starts(rows)
    found: list[float] = []
    for start in starts:
        crossed = any(run.x0 < start - 6 and run.x1 > start - 4 for row in rows for run in row)
        if not crossed and (not found or start - found[-1] > 40):
            found.append(start)
    return found


def _starts(rows: list[Row]) -> list[float]:
    """Return where runs start that have another run beside them on the left."""
    found: set[float] = set()
    for number, row in enumerate(rows):
        near = [run for other in rows[max(0, number - 1) : number + 2] for run in other]
        for run in row:
            if any(o.x1 < run.x0 - 4 and abs(o.y - run.y) < 0.8 * run.size for o in near):
                found.add(run.x0)
    return sorted(found)


def _columns(band: list[Row]) -> list[list[Row]]:
    parallel = sum(len(row) > 1 for row in band)
    offset = sum(_overlap(a, b) for a, b in itertools.pairwise(band))
    gutters = _gutters(band) if parallel + offset >= 2 else []
    labels = sum(tidy(row[0].text).endswith(":") for row in band if len(row) > 1)
    if not gutters or labels * 2 > parallel + offset:
        return [[_merged(row) for row in band]]
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in band:
        parts: list[Row] = [[] for _ in columns]
        for run in row:
            parts[sum(run.x0 >= gutter - 6 for gutter in gutters)].append(run)
        for column, part in zip(columns, parts, strict=True):
            if part:
                column.append(_merged(part))
    return [column for column in columns if column]


def _merged(row: Row) -> Row:
    if len(row) == 1:
        return row
    run = Run(y=row[0].y, text="    ".join(part.text.strip() for part in row))
    run.x0, run.x1 = row[0].x0, max(part.x1 for part in row)
    run.sizes = [size for part in row for size in part.sizes]
    run.rtl = any(part.rtl for part in row)
    run.bold = [bold for part in row for bold in part.bold]
    return [run]


def _lines(column: list[Row], edges: tuple[float, float], page: int) -> list[tuple[Line, float]]:
    runs = [row[0] for row in column]
    steps = [a.y - b.y for a, b in itertools.pairwise(runs)]
    small = [s for s, r in zip(steps, runs, strict=False) if 0.9 * r.size < s < 1.75 * r.size]
    step = median(small) if small else 0.0
    lines: list[tuple[Line, float]] = []
    for number, run in enumerate(runs):
        before = runs[number - 1] if number else None
        distance = before.y - run.y if before else 0.0
        gap = before is None or distance > 1.25 * (step or run.size * 1.3)
        goes_on = bool(before) and not gap and _goes_on(before, run, edges)
        lines.append((_line(run, gap and not goes_on, goes_on, page), run.y))
    return lines


def _goes_on(before: Run | None, run: Run, edges: tuple[float, float]) -> bool:
    if before is None or abs(before.size - run.size) > 0.6 or BULLET.match(run.text):
        return False
    left, edge = edges
    if run.rtl:
        word = (run.x1 - run.x0) / max(len(run.text), 1) * (len(run.text.split()[0]) + 0.7)
        return before.x0 - word < left
    if _runs_on(before.text.rstrip(), run.text) and before.x1 > 0.72 * edge:
        return True
    words = run.text.split()
    width = (run.x1 - run.x0) / max(len(run.text.strip()), 1)
    return before.x1 + width * (len(words[0]) + 0.7) > edge


def _runs_on(before: str, text: str) -> bool:
    """A line in small letters after one without an end goes on with it, whatever its width."""
    return text[:1].islower() and before[-1:].isalnum()


def _line(run: Run, gap: bool, goes_on: bool, page: int) -> Line:
    text = run.text.rstrip()
    # A soft hyphen at the end stays until the lines are joined.
    content = tidy(text) + ("\u00ad" if text.endswith("\u00ad") else "")
    return Line(
        content, raw=text, gap=gap, goes_on=goes_on, page=page, level=0,
        bold=bool(run.bold) and sum(run.bold) * 5 >= 4 * len(run.bold),
    )  # fmt: skip

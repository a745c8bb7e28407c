"""What is written to a file: a head, rows that come in batches, and a last line that says how many there were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Row = list[str]


@dataclass
class Table:
    """A table that is read once. Its cells are not safe yet: whatever writes them to a file makes them so."""

    head: list[str]
    batches: Iterable[list[Row]]
    #: Number of rows → the last line. A file without it is cut off.
    ending: Callable[[int], str]
    #: Rows that were read so far.
    rows: int = 0

    def __iter__(self) -> Iterator[list[Row]]:
        """The batches, counted."""
        for batch in self.batches:
            self.rows += len(batch)
            yield batch

    @property
    def last_line(self) -> str:
        """What stands beneath the rows, once all of them were read."""
        return self.ending(self.rows)

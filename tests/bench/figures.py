"""What the benchmarks make of their measurements: percentiles, medians, ratios between two runs side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from statistics import median
from typing import Any


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` (0 to 1) of the values do not exceed; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True, kw_only=True)
class Run:
    """One variant, measured once."""

    variant: str
    #: Visitors who came to the end of what they came for.
    accepted: int
    #: Answers that were not the ones expected.
    refused: int
    seconds: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    #: CPU time of the web server's processes and of the database's, for each visitor.
    web_ms: float
    database_ms: float
    #: Rows that the run left in the database; None where it writes none.
    rows: int | None = None

    @property
    def rate(self) -> float:
        """Visitors in a second."""
        return self.accepted / self.seconds

    @property
    def cpu_ms(self) -> float:
        """CPU time for each visitor, web server and database together."""
        return self.web_ms + self.database_ms

    @property
    def is_sound(self) -> bool:
        """Whether everybody was answered as expected, and the database holds what was acknowledged, no more, no less."""
        return self.accepted > 0 and self.refused == 0 and self.rows in (None, self.accepted)

    def as_dict(self) -> dict[str, Any]:
        """The run as JSON holds it."""
        return {**asdict(self), "rate": self.rate, "cpu_ms": self.cpu_ms, "is_sound": self.is_sound}


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A variant over all rounds: medians, with ratios to the reference that ran right before it in each round."""

    variant: str
    rounds: int
    rate: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    web_ms: float
    database_ms: float
    cpu_ratio: float
    rate_ratio: float
    is_sound: bool

    @property
    def cpu_ms(self) -> float:
        """CPU time for each visitor."""
        return self.web_ms + self.database_ms


def summarise(pairs: Sequence[tuple[Run, Run]]) -> Summary:
    """The rounds of one variant.

    Args:
        pairs: for each round, the reference and then the variant. A ratio is taken within its pair, so that what else
            the machine did in that minute weighs on both.
    """
    runs = [run for _reference, run in pairs]

    def middle(name: str) -> float:
        return median(getattr(run, name) for run in runs)

    return Summary(
        variant=runs[0].variant,
        rounds=len(runs),
        rate=middle("rate"),
        p50_ms=middle("p50_ms"),
        p95_ms=middle("p95_ms"),
        p99_ms=middle("p99_ms"),
        web_ms=middle("web_ms"),
        database_ms=middle("database_ms"),
        cpu_ratio=median(run.cpu_ms / reference.cpu_ms for reference, run in pairs),
        rate_ratio=median(run.rate / reference.rate for reference, run in pairs),
        is_sound=all(run.is_sound for pair in pairs for run in pair),
    )

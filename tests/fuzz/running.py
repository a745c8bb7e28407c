"""How a target is attacked: shortly in the suite, and for ``FUZZ_SECONDS`` by ``make fuzz``.

A long run is made of rounds, each with a seed of its own. The round that finds something tells its seed, and with
``FUZZ_SEED`` it is the only one: the same inputs come again, whatever the machine.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import nlargest
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

Input = TypeVar("Input")

#: Seconds for each target; 0 in the ordinary suite.
SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
#: Inputs for each target at the most.
MOST = int(os.environ.get("FUZZ_COUNT", "1000000"))
#: The one round to run again.
SEED = os.environ.get("FUZZ_SEED", "")
#: Inputs of a round of a long run: it is the unit that is run again.
ROUND = 200
#: Costs that are told.
SLOWEST = 10


@dataclass
class Ran:
    """One target, and what became of it."""

    name: str
    tried: int = 0
    #: What the answers were, by status or by whatever the target tells.
    answers: Counter[str] = field(default_factory=Counter)
    #: Seconds of this process's CPU, with what took them.
    costs: list[tuple[float, str]] = field(default_factory=list)
    failed: bool = False

    def answered(self, answer: object) -> None:
        """Note what an input was answered with."""
        self.answers[str(answer)] += 1

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Note the CPU time of what is done in here; what is told of it is cut to a line."""
        started = time.process_time()
        yield
        self.costs.append((time.process_time() - started, what[:160]))
        if len(self.costs) > 10 * SLOWEST:
            self.costs = nlargest(SLOWEST, self.costs)


#: Every target of this run, for the summary.
LEDGER: list[Ran] = []


def attack(name: str, target: Callable[[Ran, Input], None], inputs: st.SearchStrategy[Input], *, few: int) -> Ran:
    """Give inputs to a target until the time is over, or ``few`` of them, always the same, in the ordinary suite.

    Raises:
        AssertionError, or what else the target raises: with the smallest input found that does it, and the seed.
    """
    ran = Ran(name)
    LEDGER.append(ran)
    if not (SECONDS or SEED):
        _round(ran, target, inputs, number=0, examples=few)
        return ran
    end = time.monotonic() + SECONDS
    while not ran.tried or (not SEED and time.monotonic() < end and ran.tried < MOST):
        number = int(SEED) if SEED else random.SystemRandom().randrange(2**32)
        try:
            _round(ran, target, inputs, number=number, examples=min(ROUND, MOST))
        except BaseException as found:
            ran.failed = True
            found.add_note(f"The same once more: make fuzz FUZZ_ONLY={name} FUZZ_SEED={number}")
            raise
    return ran


def _round(
    ran: Ran, target: Callable[[Ran, Input], None], inputs: st.SearchStrategy[Input], *, number: int, examples: int
) -> None:
    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.target, Phase.shrink],
        print_blob=False,
    )
    @given(inputs)
    def each(tried: Input) -> None:
        ran.tried += 1
        target(ran, tried)

    each()

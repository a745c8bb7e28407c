"""All benchmarks, one after the other: ``make bench``. Each prints ratios within its own run."""

from __future__ import annotations

import sys

from tests.bench import address_states

if __name__ == "__main__":
    sys.exit(address_states.main())

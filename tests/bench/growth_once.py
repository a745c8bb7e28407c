"""What looks at every row, done once by a process of its own, so that its memory can be told:
``python -m tests.bench.growth_once export | erase ACTION``. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID


def export(action_key: UUID) -> int:
    """Write the CSV for the officials to nowhere; returns how many rows it has."""
    from urgent_action.handover.domain.scope import Scope
    from urgent_action.handover.domain.tables import table_of
    from urgent_action.handover.files.csv import csv_pieces
    from urgent_action.handover.models import Audience

    table = table_of(Scope(action_key=action_key, audience=Audience.TARGET, until=datetime.now(UTC)))
    with Path(os.devnull).open("wb") as nowhere:
        for piece in csv_pieces(table):
            nowhere.write(piece)
    return table.rows


def erase(action_key: UUID) -> int:
    """Erase everything of the action, as retention does it when its time is over; returns how many rows went."""
    from urgent_action.domain.retention import erase_expired
    from urgent_action.models import ActionRecord

    now = datetime.now(UTC)
    ActionRecord.objects.filter(pk=action_key).update(closes_at=now - timedelta(days=4000))
    return sum(erased.erased for erased in erase_expired(now=now))


def main(what: str, action_key: str) -> None:
    """Do one thing, and tell what it took here: seconds of CPU, and megabytes at the most."""
    import django

    django.setup()
    worked = time.process_time()
    rows = {"export": export, "erase": erase}[what](UUID(action_key))
    found = {
        "rows": rows,
        "seconds": time.process_time() - worked,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

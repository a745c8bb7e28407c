"""What an upgrade lost or changed in the tables of ours."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

#: Tables by name, as :func:`tests.upgrading.looking.look` gives them.
Tables = dict[str, Any]


def losses(before: Tables, after: Tables, *, meant: Collection[str] = ()) -> list[str]:
    """Rows that are gone, values that are others, and columns and tables that are gone.

    Args:
        before: the tables before the upgrade.
        after: the tables after it.
        meant: columns (``table.column``) and tables that a migration changes or drops on purpose.
    """
    lost = []
    for table, facts in before.items():
        if table in meant:
            continue
        rows = after.get(table, {}).get("rows", {})
        for key, row in facts["rows"].items():
            if key not in rows:
                lost.append(f"{table} {key}: gone")
                continue
            changed = {column for column, value in row.items() if rows[key].get(column) != value}
            lost += [f"{table}.{column} of {key}" for column in sorted(changed) if f"{table}.{column}" not in meant]
    return lost


def strays(upgraded: Tables, fresh: Tables) -> list[str]:
    """Where the shape of an upgraded database is not that of a new one."""
    found = []
    for table in sorted({*upgraded, *fresh}):
        old, new = upgraded.get(table, {}).get("shape", []), fresh.get(table, {}).get("shape", [])
        found += [f"{table} upgraded: {line}" for line in old if line not in new]
        found += [f"{table} new: {line}" for line in new if line not in old]
    return found

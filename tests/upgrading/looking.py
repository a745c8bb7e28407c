"""What stands in the tables of ours: rows and shape, as JSON: ``python -m tests.upgrading.looking``."""

from __future__ import annotations

import json
import sys
from typing import Any

import django
from django.db import connection

#: How the names of our tables begin, and Wagtail's table of which each of our pages has a row.
OURS, BASE = "urgent_action", "wagtailcore_page"


def look() -> dict[str, Any]:
    """Each table by its name.

    Returns:
        For each ``rows`` (by primary key, columns by name, values as text) and ``shape`` (columns and constraints, as text).
    """
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name: {"rows": _rows(cursor, name), "shape": _shape(cursor, name)} for name in names if _is_ours(name)}


def _is_ours(table: str) -> bool:
    return table.startswith(OURS) or table == BASE


def _rows(cursor: Any, table: str) -> dict[str, dict[str, str]]:
    keys = connection.introspection.get_primary_key_columns(cursor, table)
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    columns = [column[0] for column in cursor.description]
    rows = (dict(zip(columns, map(_text, row), strict=True)) for row in cursor.fetchall())
    return {" ".join(row[key] for key in keys): row for row in rows}


def _text(value: Any) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else repr(value)


def _shape(cursor: Any, table: str) -> list[str]:
    introspection = connection.introspection
    columns = [
        f"column {column.name}: {introspection.get_field_type(column.type_code, column)} {column.display_size} {column.null_ok}"
        for column in introspection.get_table_description(cursor, table)
    ]
    told = ("columns", "unique", "primary_key", "foreign_key", "index", "check")
    constraints = [
        "constraint " + json.dumps({key: fact[key] for key in told})
        for fact in introspection.get_constraints(cursor, table).values()
    ]
    return sorted([*columns, *constraints])


if __name__ == "__main__":
    django.setup()
    json.dump(look(), sys.stdout)

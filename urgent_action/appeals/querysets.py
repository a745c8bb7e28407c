"""How counters grow."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from ..prepared import insert_once


class CounterQuerySet(QuerySet[Any]):
    """Rows that count something."""

    def add(
        self, column: str, number: int, *, key: dict[str, Any], first: dict[str, Any], always: dict[str, Any]
    ) -> None:
        """Add to a counter, making its row if there is none: exact, however many processes add at once.

        The database adds, so that nobody reads what somebody else is about to change: one statement, and three for the
        first of a row.

        Args:
            column: what grows.
            number: by how much.
            key: columns that name the row; unique together.
            first: what a new row holds beside them.
            always: what is written each time.
        """
        grown = {column: F(column) + number, **always}
        if self.filter(**key).update(**grown):
            return
        insert_once(self.model(**key, **first, **always))
        self.filter(**key).update(**grown)

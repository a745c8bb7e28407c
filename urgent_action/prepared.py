"""One row, read or written by a statement that costs little more to make than to send.

Django makes the SQL of a query anew each time, which costs several times what asking costs. Here the part of it that is always
the same is made once by Django, for its own database, and what is kept holds no value of anybody's.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import local
from typing import Any

from django.db import IntegrityError, connections, router
from django.db.models import Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

#: MariaDB's number of the error that a unique key is taken (ER_DUP_ENTRY).
MYSQL_DUPLICATE = 1062
#: Statements that insert a row, by its table and the alias of the database.
_inserting: dict[tuple[type[Model], str], str] = {}


class RowReader(local):
    """Reads the same columns of one row each time. Each thread keeps SQL of its own, as it has connections of its own."""

    def __init__(self, *columns: str, by: tuple[str, ...]) -> None:
        """Take the names of the columns to read, and of those that the row is found by."""
        self.columns, self.by = columns, by
        self._kept: dict[tuple[type[Model], str], tuple[Any, str]] = {}

    def read(self, model: type[Model], *values: Any, alias: str) -> tuple[Any, ...] | None:
        """The columns of the row that has these values, in the order of ``by``; None if there is none."""
        connection = connections[alias]
        fields = [_field(model, name) for name in self.by]
        if (model, alias) not in self._kept:
            query = model._base_manager.using(alias).order_by().values_list(*self.columns).query
            compiler = query.get_compiler(alias)
            sql, _params = compiler.as_sql()
            quote = connection.ops.quote_name
            found_by = (f"{quote(field.model._meta.db_table)}.{quote(field.column)} = %s" for field in fields)
            self._kept[model, alias] = compiler, f"{sql} WHERE {' AND '.join(found_by)}"
        compiler, sql = self._kept[model, alias]
        with connection.cursor() as cursor:
            cursor.execute(sql, [f.get_db_prep_value(v, connection) for f, v in zip(fields, values, strict=True)])
            return next(map(tuple, compiler.results_iter([cursor.fetchmany(1)])), None)


def insert_once(row: Model) -> Any | None:
    """Insert a row unless one with its unique key is there already.

    One ``INSERT … ON CONFLICT DO NOTHING`` outside any transaction of its own: a duplicate is neither an error that
    spoils the caller's transaction nor a second statement that could race. MariaDB's INSERT IGNORE, which is what Django's
    ``ignore_conflicts`` says to it, would cut what is too long and fill what is missing, in silence: there it is a plain
    INSERT, whose refusal spoils no transaction.

    Returns:
        The primary key of the row that was written, or None. The instance gets none from the database.
    """
    model, meta = type(row), row._meta
    alias = router.db_for_write(model)
    connection = connections[alias]
    returns = connection.features.can_return_columns_from_insert
    fields = [field for field in meta.concrete_fields if field is not meta.auto_field]
    if (model, alias) not in _inserting:
        query = InsertQuery(model, on_conflict=None if connection.vendor == "mysql" else OnConflict.IGNORE)
        query.insert_values(fields, [row])
        compiler: Any = query.get_compiler(alias)
        compiler.returning_fields = [meta.pk] if returns else None
        [(_inserting[model, alias], _values)] = compiler.as_sql()
    with connection.cursor() as cursor:
        values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
        try:
            cursor.execute(_inserting[model, alias], values)
        except IntegrityError as error:
            if connection.vendor == "mysql" and error.args[0] == MYSQL_DUPLICATE:
                return None
            raise
        if returns:
            written = cursor.fetchone()
            return meta.pk.to_python(written[0]) if written else None
        return cursor.lastrowid if meta.auto_field else row.pk  # MySQL, whose refusal is an error


def update_row(model: type[Model], *, where: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    """Write columns of a row of one table if it is as ``where`` says; whether it was.

    Args:
        where: names of fields and the values that the row must have; None is a missing value.
        changes: names of fields, and their new values.
    """
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    written = {_field(model, name): value for name, value in changes.items()}
    held = {_field(model, name): value for name, value in where.items()}
    sets = ", ".join(f"{quote(field.column)} = %s" for field in written)
    tests = (f"{quote(field.column)} {'IS NULL' if value is None else '= %s'}" for field, value in held.items())
    values = [field.get_db_prep_save(value, connection) for field, value in written.items()]
    values += [field.get_db_prep_value(value, connection) for field, value in held.items() if value is not None]
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {quote(model._meta.db_table)} SET {sets} WHERE {' AND '.join(tests)}", values)  # noqa: S608  names of our own
        return bool(cursor.rowcount == 1)


def _field(model: type[Model], name: str) -> Any:
    return model._meta.pk if name == "pk" else model._meta.get_field(name)

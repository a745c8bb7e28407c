"""Queries by the words of the field. The deadline's rule stands here once more, for the database; a test holds it
against :mod:`urgent_action.deadlines`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from django.db import connections, transaction
from django.db.models import F, Model, Q, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.functions import Coalesce
from django.db.models.sql import InsertQuery
from wagtail.query import PageQuerySet

from .conf import app_settings
from .enums import SheetKind, SignatureState


def _is_over(now: datetime) -> Q:
    stopped = Q(stopped_at__isnull=False, stopped_at__lte=now)
    closed = Q(closes_at__isnull=False, closes_at__lte=now)
    return Q(kind=SheetKind.OUTCOME) | stopped | closed


class UrgentActionQuerySet(PageQuerySet):
    """Pages of urgent actions, by where they stand at ``now`` (an aware datetime)."""

    def taking_action(self, now: datetime) -> Self:
        """Open or closing soon: the next to close first, those without a deadline last."""
        return self.exclude(_is_over(now)).order_by(F("closes_at").asc(nulls_last=True), "-first_published_at")

    def open(self, now: datetime) -> Self:
        """Open, and not yet closing soon."""
        soon = now + app_settings().closing_soon
        return self.taking_action(now).filter(Q(closes_at__isnull=True) | Q(closes_at__gt=soon))

    def closing_soon(self, now: datetime) -> Self:
        """Open, with the deadline near."""
        return self.taking_action(now).filter(closes_at__lte=now + app_settings().closing_soon)

    def ended(self, now: datetime) -> Self:
        """Closed, stopped, or an outcome: the newest first, by when it closed or, without a deadline, was published."""
        newest = Coalesce("closes_at", "first_published_at").desc(nulls_last=True)
        return self.filter(_is_over(now)).order_by(newest, "-pk")

    def in_country(self, code: str) -> Self:
        """Actions on a country, by its ISO 3166-1 alpha-2 code."""
        return self.filter(countries__contains=code)


class SignatureQuerySet(QuerySet[Any]):
    """Signatures, and the one way in which they are written."""

    def insert_once(self, signature: Model) -> bool:
        """Insert a signature unless its person has one under this action already.

        One ``INSERT … ON CONFLICT DO NOTHING`` outside any transaction of its own: a duplicate is neither an error that
        spoils the caller's transaction nor a second statement that could race. Every database of Django's has it.

        Returns:
            Whether a row was written. The instance gets no primary key.
        """
        self._for_write = True
        fields = [field for field in self.model._meta.concrete_fields if not field.primary_key]
        query = InsertQuery(self.model, on_conflict=OnConflict.IGNORE)
        query.insert_values(fields, [signature])
        with connections[self.db].cursor() as cursor:
            for sql, params in query.get_compiler(self.db).as_sql():
                cursor.execute(sql, params)
            return bool(cursor.rowcount == 1)

    def counted(self, action_key: UUID) -> Self:
        """Those that the tally counts."""
        return self.filter(action_key=action_key, state=SignatureState.CONFIRMED)


class LimitQuerySet(QuerySet[Any]):
    """Counters of one day."""

    def hit(self, bucket: UUID, day: date) -> int:
        """Count one more hit and return how many there are now: exact, however many processes hit at once."""
        connection = connections[self.db]
        if connection.vendor in ("postgresql", "sqlite"):
            return self._upsert(connection, bucket, day)
        with transaction.atomic(using=self.db):  # the row's lock lasts until the count is read
            self.bulk_create([self.model(bucket=bucket, day=day)], ignore_conflicts=True)
            self.filter(pk=bucket).update(hits=F("hits") + 1)
            return int(self.values_list("hits", flat=True).get(pk=bucket))

    def _upsert(self, connection: Any, bucket: UUID, day: date) -> int:
        table = connection.ops.quote_name(self.model._meta.db_table)
        fields = [field.get_db_prep_save(value, connection) for field, value in self._row(bucket, day)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (bucket, day, hits) VALUES (%s, %s, 1) "  # noqa: S608  our own table's name
                f"ON CONFLICT (bucket) DO UPDATE SET hits = {table}.hits + 1 RETURNING hits",
                fields,
            )
            return int(cursor.fetchone()[0])

    def _row(self, bucket: UUID, day: date) -> list[tuple[Any, Any]]:
        return [(self.model._meta.get_field("bucket"), bucket), (self.model._meta.get_field("day"), day)]

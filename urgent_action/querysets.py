"""Queries by the words of the field. The deadline's rule stands here once more, for the database; a test holds it
against :mod:`urgent_action.deadlines`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any, Self
from uuid import UUID

from django.db import connections, transaction
from django.db.models import F, Min, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from .conf import app_settings
from .enums import SheetKind, SignatureState
from .narrowing import Narrowing
from .numbers import normalise_number
from .tokens import Grant

#: The size of the pictures of lists, as ``parts/card.html`` asks for it.
CARD_PICTURE = "fill-600x340-c75|format-webp"
#: How many actions a search finds at most.
MOST_FOUND = 200


def _is_over(now: datetime) -> Q:
    stopped = Q(stopped_at__isnull=False, stopped_at__lte=now)
    closed = Q(closes_at__isnull=False, closes_at__lte=now)
    return Q(kind=SheetKind.OUTCOME) | stopped | closed


def for_everybody(pages: PageQuerySet) -> list[Any]:
    """The published ones of a few pages, without those that a login or password keeps from somebody.

    ``public()`` asks for all restrictions first; here nothing more is asked where no page is found, as of most actions.
    """
    found = list(pages.live())
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True) if found else ()
    return [page for page in found if not page.path.startswith(tuple(restricted))]


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

    def of_case(self, page: Any, *, copies: bool) -> Self:
        """Sheets of the case that a page is about, by the links between them or by its UA number; the page may be among them.

        Args:
            page: an urgent action, stored or not.
            copies: also pages with the page's own index number. Each sheet has its own, so that another one with it is a copy.
        """
        source = page.alias_of_id or page.pk
        related = Q(previous_action=source) if source else Q(pk__in=[])
        if page.previous_action_id:
            related |= Q(pk=page.previous_action_id)
        if page.ua_number_normalised:
            numbered = Q(ua_number_normalised=page.ua_number_normalised)
            if page.index_number_normalised and not copies:
                numbered &= ~Q(index_number_normalised=page.index_number_normalised)
            related |= numbered
        return self.filter(related)

    def in_country(self, code: str) -> Self:
        """Actions on a country, by its ISO 3166-1 alpha-2 code."""
        return self.filter(countries__contains=code)

    def outcomes(self) -> Self:
        """Outcomes, the newest first; by the day of UTC, which no database needs a table of time zones for."""
        newest = Coalesce("issue_date", TruncDate("first_published_at", tzinfo=UTC)).desc(nulls_last=True)
        return self.filter(kind=SheetKind.OUTCOME).order_by(newest, "-first_published_at", "-pk")

    def narrowed(self, choice: Narrowing) -> Self:
        """Those that a reader has chosen to see."""
        chosen = self.in_country(choice.country) if choice.country else self
        if choice.theme:
            chosen = chosen.filter(theme=choice.theme)
        return chosen.about(choice.words) if choice.words else chosen

    def about(self, words: str) -> Self:
        """Those that Wagtail's search finds by all of the words, and the sheets that have such a number."""
        # Search backends know neither every lookup nor every order, so that they are asked for the keys alone.
        # A lone quotation mark makes that of SQLite fail.
        searched = words.replace('"', " ").strip()
        found = self.order_by().only("pk").search(searched, operator="and")[:MOST_FOUND] if searched else []
        named = Q(pk__in=[page.pk for page in found])
        number = normalise_number(words)
        if number:
            named |= Q(ua_number_normalised=number) | Q(index_number_normalised=number)
        return self.filter(named)

    def for_cards(self) -> Self:
        """With what cards show, in a fixed number of queries, and without the bodies: each is a whole sheet."""
        pictures = get_image_model()._default_manager.prefetch_renditions(CARD_PICTURE)
        return self.select_related("locale").prefetch_related(Prefetch("picture", pictures)).defer("body")

    def next_change(self, now: datetime) -> datetime | None:
        """The first instant at which one of them changes its status by itself."""
        soon = app_settings().closing_soon
        nearing = Min("closes_at", filter=Q(closes_at__gt=now + soon))
        next_ones = self.taking_action(now).order_by().aggregate(closing=Min("closes_at"), nearing=nearing)
        changes = [next_ones["closing"], next_ones["nearing"] and next_ones["nearing"] - soon]
        return min((change for change in changes if change), default=None)


class SignatureQuerySet(QuerySet[Any]):
    """Signatures."""

    def granted(self, grant: Grant) -> Self:
        """The signature that a token was made for, if it is still there."""
        return self.filter(pk=grant.signature_id, created_at__lt=grant.signed_before)

    def counted(self, action_key: UUID | OuterRef) -> Self:
        """Those that the tally counts, of an action or, within another query, of each of its actions."""
        return self.filter(action_key=action_key, state=SignatureState.CONFIRMED)


class LimitQuerySet(QuerySet[Any]):
    """Counters of one day."""

    def hit(self, buckets: Collection[UUID], day: date) -> dict[UUID, int]:
        """Count one more hit in each bucket and return how many there are now: exact, however many processes hit at once."""
        connection = connections[self.db]
        table = connection.ops.quote_name(self.model._meta.db_table)
        if connection.vendor == "mysql":
            again = "ON DUPLICATE KEY UPDATE hits = hits + 1"
        else:
            again = f"ON CONFLICT (bucket) DO UPDATE SET hits = {table}.hits + 1"
        key, when = (self.model._meta.get_field(name) for name in ("bucket", "day"))
        # In one order: two who hit the same two rows cannot wait for each other.
        ordered = sorted(buckets)
        values = [f.get_db_prep_save(v, connection) for bucket in ordered for f, v in ((key, bucket), (when, day))]
        rows = ", ".join(["(%s, %s, 1)"] * len(ordered))
        sql = f"INSERT INTO {table} (bucket, day, hits) VALUES {rows} {again}"  # noqa: S608  our own table
        if connection.features.can_return_columns_from_insert:
            with connection.cursor() as cursor:
                cursor.execute(f"{sql} RETURNING bucket, hits", values)
                return {key.to_python(bucket): int(hits) for bucket, hits in cursor.fetchall()}
        # MySQL: the rows are locked until their counts are read.
        with transaction.atomic(using=self.db), connection.cursor() as cursor:
            cursor.execute(sql, values)
            return dict(self.filter(pk__in=ordered).values_list("bucket", "hits"))

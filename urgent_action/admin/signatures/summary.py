"""How an action's signatures stand, in a few numbers that cost the same for ten and for a million."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import IntegerField, Subquery
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ...domain.tally import read_tally
from ...enums import SignatureState
from ...models import ActionRecord
from .paging import MOST_COUNTED


class _CountOf(Subquery):
    """How many rows a query finds, as a column of another."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted_rows)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Standing:
    """How many signatures are in one state, as shown."""

    state: SignatureState
    number: str


def summarise(page: Any, signatures: Any, *, now: datetime, matching: Any = None) -> tuple[list[Standing], str]:
    """The stored tally, and how many are in each of the other states; beyond 1,000 that is all that is said.

    Args:
        page: the action.
        signatures: those that the reader may have.
        now: an aware datetime.
        matching: those of them that the reader asked for, or None; they are counted by the same query.

    Returns:
        The numbers by state, and that of ``matching`` (empty without it).
    """
    rest = [state for state in SignatureState if state != SignatureState.CONFIRMED]
    wanted = {state.value: signatures.filter(state=state) for state in rest}
    if matching is not None:
        wanted["matching"] = matching
    columns = {name: _CountOf(rows.order_by().values("pk")[: MOST_COUNTED + 1]) for name, rows in wanted.items()}
    records: Any = ActionRecord.objects.filter(pk=page.action_key)
    numbers: dict[str, int] = records.values(**columns).first() or {}
    counted = Standing(
        SignatureState.CONFIRMED,
        number_format(read_tally(page.action_key, now=now), use_l10n=True, force_grouping=True),
    )
    standings = [counted, *(Standing(state, up_to(numbers.get(state.value, 0))) for state in rest)]
    return standings, up_to(numbers.get("matching", 0)) if matching is not None else ""


def up_to(number: int) -> str:
    """A number of :func:`count_up_to` in words."""
    if number <= MOST_COUNTED:
        return number_format(number)
    return _("more than %(number)s") % {"number": number_format(MOST_COUNTED, use_l10n=True, force_grouping=True)}

"""Each column declared, and the declarations true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from tests.people import CLOSES, NOW, SECOND, closing_at, sign_as
from urgent_action.domain.withdrawal import BLANK, withdraw
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.privacy import FATES, Fate
from urgent_action.tokens import Purpose, make_token

COLUMNS = {
    model._meta.label: {field.name for field in model._meta.concrete_fields}
    for model in apps.get_app_config("urgent_action").get_models(include_auto_created=True)
}


def test_fates_name_each_model_and_none_too_many() -> None:
    assert set(FATES) == set(COLUMNS)


@pytest.mark.parametrize("label", sorted(COLUMNS))
def test_fates_name_each_column_and_none_too_many(label: str) -> None:
    assert set(FATES[label]) == COLUMNS[label]


def test_fates_of_a_new_column_would_be_missed() -> None:
    """The comparison above is of real columns: those of a model are all in it."""
    assert "mail_due_at" in COLUMNS["urgent_action.Signature"]
    assert all(isinstance(fate, Fate) for columns in FATES.values() for fate in columns.values())


def test_fates_know_who_holds_a_person() -> None:
    """Columns of free text and of addresses are never KEEP, but for the section's own words."""
    own_words = {"urgent_action.ConsentStatement", "urgent_action.ActionRecord"}
    for label in set(COLUMNS) - own_words:
        for column in {"name", "email", "answers", "email_digest", "bucket"} & COLUMNS[label]:
            assert FATES[label][column] is not Fate.KEEP, (label, column)


@pytest.mark.django_db
@pytest.mark.parametrize("delivered", [False, True])
def test_withdrawal_blanks_each_erase_column(make_action: Callable[..., UrgentActionPage], delivered: bool) -> None:
    signature = sign_as(
        make_action(confirming=False, body=closing_at(CLOSES)),
        answers=[{"question": "Town?", "answer": "Port Selwyn"}],
        wants_updates=True,
        public_name=True,
    )
    if delivered:
        Signature.objects.update(delivered_at=NOW)
    erased = [column for column, fate in FATES["urgent_action.Signature"].items() if fate is Fate.ERASE]
    assert all(getattr(signature, column) for column in erased)
    withdraw(make_token(Purpose.WITHDRAW, signature.pk, now=NOW), now=NOW + SECOND)
    row: dict[str, Any] = Signature.objects.values().get()
    assert {column: row[column] for column in erased} == {column: BLANK[column] for column in erased}
    assert not any(row[column] for column in erased)
    text = repr(row)
    assert not [said for said in ("Ana", "ana", "supporter", "KE", "Selwyn", "Town") if said in text]

"""The sentences of the pure part are the ones that are translated."""

from __future__ import annotations

from urgent_action.sheets import phrases
from urgent_action.sheets.bounded import MORE_REFUSALS
from urgent_action.sheets.findings import MESSAGES, Finding
from urgent_action.sheets.refusal import REFUSALS, SheetRefused


def test_every_finding_has_its_sentence() -> None:
    assert {code: str(text) for code, text in phrases.FINDINGS.items()} == MESSAGES


def test_every_refusal_has_its_sentence() -> None:
    assert {code: str(text) for code, text in phrases.REFUSALS.items()} == {**REFUSALS, **MORE_REFUSALS}


def test_values_are_filled_in_and_never_formatted() -> None:
    finding = Finding("two_numbers", params={"value": "{value.__class__} 80/31"})
    assert phrases.finding_text(finding) == "Another UA number is printed as well: {value.__class__} 80/31."
    assert "40" in phrases.refusal_text(SheetRefused("too_many_pages", limit=40))

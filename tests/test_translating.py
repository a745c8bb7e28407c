"""What the app tells wagtail-localize. What comes of it: tests/sites/localized."""

from __future__ import annotations

import runpy
import sys

import pytest
from wagtail.blocks import CharBlock

from urgent_action import translating
from urgent_action.translating import FACTS, FACTS_WITH_EXCEPTIONS, FactBlockMixin, translation_rules


def test_rules_keep_the_facts_and_let_some_have_exceptions() -> None:
    rules = {rule.field_name: rule.overridable for rule in translation_rules()}
    assert rules == {**dict.fromkeys(FACTS, False), **dict.fromkeys(FACTS_WITH_EXCEPTIONS, True)}


def test_without_wagtail_localize_there_are_no_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wagtail_localize.fields", None)
    module = runpy.run_path(translating.__file__, run_name="urgent_action.translating")
    assert module["SynchronizedField"] is None
    assert module["translation_rules"]() == []


def test_value_of_a_fact_is_neither_offered_nor_replaced() -> None:
    class NumberBlock(FactBlockMixin, CharBlock):
        pass

    block = NumberBlock()
    assert block.get_translatable_segments("80/21") == []
    assert block.restore_translated_segments("80/21", [object()]) == "80/21"

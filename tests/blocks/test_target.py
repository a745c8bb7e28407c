"""The official to write to: what publishing asks for, and what drafts may leave open."""

from __future__ import annotations

from typing import Any

import pytest

from tests.blocks.support import errors_of
from urgent_action.blocks import TargetAddressBlock

TARGET: dict[str, Any] = {
    "kind": "target",
    "name": "Hon. Adaeze Morrow",
    "role": "Minister of Justice",
    "address": "4 Harbour Square\n\n 1000 Port Selwyn ",
    "country": "Ruritania",
}


@pytest.fixture
def block() -> TargetAddressBlock:
    """The block as it stands in a sheet."""
    return TargetAddressBlock()


def test_target_with_address_is_accepted(block: TargetAddressBlock) -> None:
    assert errors_of(block, TARGET) == {}


@pytest.mark.parametrize("missing", ["name", "role"])
def test_target_with_name_or_role_alone_is_accepted(block: TargetAddressBlock, missing: str) -> None:
    assert errors_of(block, {**TARGET, missing: ""}) == {}


@pytest.mark.parametrize("kind", ["target", "copy"])
def test_target_without_name_and_role_is_refused_on_publishing(block: TargetAddressBlock, kind: str) -> None:
    raw = {**TARGET, "kind": kind, "name": "", "role": ""}
    assert set(errors_of(block, raw)) == {"name"}
    assert errors_of(block, raw, draft=True) == {}


def test_target_that_nothing_reaches_is_refused_on_publishing(block: TargetAddressBlock) -> None:
    raw = {**TARGET, "address": " \n "}
    assert set(errors_of(block, raw)) == {"address"}
    assert errors_of(block, raw, draft=True) == {}


@pytest.mark.parametrize(
    ("channel", "value"),
    [
        ("emails", ["minister@justice.example"]),
        ("faxes", ["+999 1 555 0102"]),
        ("phones", ["+999 1 555 0101"]),
        ("web_form", "https://justice.example/contact"),
        ("social", ["X: @minister"]),
    ],
)
def test_target_with_one_channel_needs_no_address(block: TargetAddressBlock, channel: str, value: Any) -> None:
    assert errors_of(block, {**TARGET, "address": "", channel: value}) == {}


def test_embassy_without_anything_is_accepted(block: TargetAddressBlock) -> None:
    value = block.to_python({"kind": "embassy"})
    assert errors_of(block, {"kind": "embassy"}) == {}
    assert value.is_reachable
    assert value.is_empty
    assert "ua-target--embassy" in block.render(value, {"is_open": True})


@pytest.mark.parametrize("address", ["minister", "minister@", "a@b@c.example", "minister@justice.example, b@c.example"])
def test_target_with_wrong_email_is_refused(block: TargetAddressBlock, address: str) -> None:
    assert set(errors_of(block, {**TARGET, "emails": [address]})) == {"emails"}


@pytest.mark.parametrize("url", ["justice", "javascript:alert(1)", "ftp//justice.example", "https://"])
def test_target_with_wrong_web_form_is_refused(block: TargetAddressBlock, url: str) -> None:
    assert set(errors_of(block, {**TARGET, "web_form": url})) == {"web_form"}


def test_target_with_wrong_fax_is_refused(block: TargetAddressBlock) -> None:
    assert set(errors_of(block, {**TARGET, "faxes": ["+999 1 555 0102", "by post"]})) == {"faxes"}


def test_target_with_unknown_kind_is_refused(block: TargetAddressBlock) -> None:
    assert set(errors_of(block, {**TARGET, "kind": "friend"})) == {"kind"}


def test_target_draft_with_blank_lines_is_saved(block: TargetAddressBlock) -> None:
    raw = {"kind": "target", "emails": [""], "faxes": [""], "preferred_languages": [""]}
    assert errors_of(block, raw, draft=True) == {}


def test_target_value_lists_only_what_is_filled(block: TargetAddressBlock) -> None:
    value = block.to_python(
        {**TARGET, "emails": [" ", "minister@justice.example"], "preferred_languages": ["English", "", "French"]}
    )
    assert value.lines == ["4 Harbour Square", "1000 Port Selwyn"]
    assert value.channels == {"emails": ["minister@justice.example"]}
    assert value.languages == ["English", "French"]
    assert not value.is_empty


def test_target_default_is_empty(block: TargetAddressBlock) -> None:
    value = block.get_default()
    assert value["kind"] == "target"
    assert value.is_empty
    assert not value.is_reachable
    assert value.channels == {}
    assert block.render(value, {"is_open": True}).strip() == ""


def test_target_search_content_holds_the_words(block: TargetAddressBlock) -> None:
    found = block.get_searchable_content(block.to_python({**TARGET, "emails": ["minister@justice.example"]}))
    assert {"Hon. Adaeze Morrow", "Minister of Justice"} <= {str(text) for text in found}


def test_target_api_representation_is_plain_data(block: TargetAddressBlock) -> None:
    shown = block.get_api_representation(block.to_python({**TARGET, "emails": ["minister@justice.example"]}))
    assert shown["name"] == "Hon. Adaeze Morrow"
    assert shown["emails"] == ["minister@justice.example"]
    assert shown["own_language_welcome"] is False


def test_target_render_escapes_what_was_typed(block: TargetAddressBlock) -> None:
    html = block.render(block.to_python({**TARGET, "name": "<script>alert(1)</script>", "note": "{{ 7|add:7 }}"}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7|add:7 }}" in html

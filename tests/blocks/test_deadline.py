"""The deadline as an editor enters it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from tests.blocks.support import errors_of
from urgent_action.blocks import DeadlineBlock
from urgent_action.deadlines import ANYWHERE_ON_EARTH


@pytest.fixture
def block() -> DeadlineBlock:
    """The block as it stands in a sheet."""
    return DeadlineBlock()


@pytest.mark.parametrize(
    ("raw", "closes_at"),
    [
        ({"date": "2030-12-10", "zone": "UTC"}, datetime(2030, 12, 11, tzinfo=UTC)),
        ({"date": "2030-12-10", "time": "12:00", "zone": "UTC"}, datetime(2030, 12, 10, 12, tzinfo=UTC)),
        ({"date": "2030-07-10", "zone": "Europe/London"}, datetime(2030, 7, 10, 23, tzinfo=UTC)),
        ({"date": "2030-12-10", "zone": "Asia/Urumqi"}, datetime(2030, 12, 10, 18, tzinfo=UTC)),
        ({"date": "2030-12-10", "zone": ANYWHERE_ON_EARTH}, datetime(2030, 12, 11, 12, tzinfo=UTC)),
    ],
)
def test_deadline_complete_gives_the_instant(block: DeadlineBlock, raw: dict[str, Any], closes_at: datetime) -> None:
    assert errors_of(block, raw) == {}
    assert block.to_python(raw).closes_at == closes_at


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"date": "2030-03-31", "time": "01:30", "zone": "Europe/London"}, "time"),
        ({"date": "2030-10-27", "time": "01:30", "zone": "Europe/London"}, "time"),
        ({"date": "2030-03-10", "time": "02:30", "zone": "America/New_York"}, "time"),
        ({"date": "9999-12-31", "zone": "America/New_York"}, "date"),
    ],
)
def test_deadline_that_names_no_instant_is_refused_naming_the_zone(
    block: DeadlineBlock, raw: dict[str, Any], field: str
) -> None:
    errors = errors_of(block, raw)
    assert set(errors) == {field}
    assert raw["zone"] in errors[field]
    assert errors_of(block, raw, draft=True) == {}


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Europe", "../../etc/passwd", "EST5EDT4"])
def test_deadline_in_unknown_zone_is_refused_on_publishing(block: DeadlineBlock, zone: str) -> None:
    assert set(errors_of(block, {"date": "2030-12-10", "zone": zone})) == {"zone"}


def test_deadline_of_31_february_from_the_form_is_refused(block: DeadlineBlock) -> None:
    data = {"d-date": "2030-02-31", "d-time": "", "d-zone": "UTC", "d-after_deadline_note": ""}
    value = block.value_from_datadict(data, {}, "d")
    cleaned_errors = set()
    try:
        block.clean(value)
    except Exception as error:
        cleaned_errors = set(error.block_errors)  # type: ignore[attr-defined]
    assert cleaned_errors == {"date"}


@pytest.mark.parametrize("typed", ["31/12/2030", "3/4/2030", "31.12.2030", "tomorrow"])
def test_day_in_another_form_is_refused_and_told_how_to_write_it(block: DeadlineBlock, typed: str) -> None:
    with pytest.raises(ValidationError, match=r"as in 2030-12-31\."):
        block.child_blocks["date"].field.clean(typed)


@pytest.mark.parametrize("name", ["date", "time"])
def test_what_cannot_be_read_is_not_replaced_by_the_present(block: DeadlineBlock, name: str) -> None:
    assert block.child_blocks[name].field.widget.get_config()["validateOnBlur"] is False


def test_deadline_without_date_is_refused_on_publishing_only(block: DeadlineBlock) -> None:
    assert set(errors_of(block, {"zone": "UTC"})) == {"date"}
    assert errors_of(block, {"zone": "UTC"}, draft=True) == {}


def test_deadline_value_without_date_has_no_instant(block: DeadlineBlock) -> None:
    value = block.to_python({"time": "12:00", "zone": "UTC"})
    assert value.closes_at is None


def test_deadline_default_zone_is_the_sections(block: DeadlineBlock) -> None:
    assert block.get_default()["zone"] == "Europe/London"
    with override_settings(URGENT_ACTION={"TIME_ZONE": "Africa/Lagos"}):
        assert DeadlineBlock().get_default()["zone"] == "Africa/Lagos"
        assert block.to_python({"date": "2030-12-10"}).zone_name == "Africa/Lagos"


def test_deadline_render_names_day_zone_and_note(block: DeadlineBlock) -> None:
    raw = {"date": "2030-12-10", "zone": "America/New_York", "after_deadline_note": "Ask <your> section."}
    html = block.render(block.to_python(raw))
    assert "2030" in html
    assert "America/New York" in html
    assert "Ask &lt;your&gt; section." in html
    assert block.render(block.get_default()).strip() == ""


def test_deadline_preview_value_is_a_real_date(block: DeadlineBlock) -> None:
    value = block.get_preview_value()
    assert value["date"] == date(2030, 12, 10)
    assert value["time"] is None


def test_deadline_api_representation_is_plain_data(block: DeadlineBlock) -> None:
    shown = block.get_api_representation(block.to_python({"date": "2030-12-10", "time": "12:00", "zone": "UTC"}))
    assert str(shown["date"]) == "2030-12-10"
    assert shown["zone"] == "UTC"
    assert str(shown["time"]) in ("12:00:00", str(time(12)))

"""The app's settings: defaults, wrong names, and what happens when Django's settings change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.test import override_settings

from urgent_action.conf import AppSettings, app_settings, default_language


def test_settings_without_the_dict_are_the_defaults() -> None:
    with override_settings():
        del settings.URGENT_ACTION
        setting_changed.send(sender=None, setting="URGENT_ACTION", value=None, enter=True)
        assert app_settings() == AppSettings()


def test_settings_are_read_by_their_names_in_capitals() -> None:
    with override_settings(URGENT_ACTION={"CLOSING_SOON_DAYS": 3, "SECTION_NAME": "Ruritania"}):
        assert app_settings() == AppSettings(closing_soon_days=3, section_name="Ruritania")


def test_settings_are_rebuilt_when_they_change() -> None:
    before = app_settings()
    with override_settings(URGENT_ACTION={"SECTION_NAME": "Strelsau"}):
        assert app_settings().section_name == "Strelsau"
        with override_settings(URGENT_ACTION={"SECTION_NAME": "Zenda"}):
            assert app_settings().section_name == "Zenda"
        assert app_settings().section_name == "Strelsau"
    assert app_settings() == before


def test_settings_are_one_object_and_frozen() -> None:
    assert app_settings() is app_settings()
    with pytest.raises(FrozenInstanceError):
        app_settings().section_name = "Zenda"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"SECTION": "x"}, "URGENT_ACTION has unknown names: SECTION."),
        ({"section_name": "x"}, "URGENT_ACTION has unknown names: section_name."),
        ({"B": 1, "A": 1, "SECTION_NAME": "x"}, "URGENT_ACTION has unknown names: A, B."),
        ({"ZONE": "UTC"}, "URGENT_ACTION has unknown names: ZONE."),
        ([], "URGENT_ACTION must be a dict."),
        ("SECTION_NAME", "URGENT_ACTION must be a dict."),
        (None, "URGENT_ACTION must be a dict."),
    ],
)
def test_settings_refuse_what_is_no_setting(given: Any, message: str) -> None:
    with override_settings(URGENT_ACTION=given), pytest.raises(ImproperlyConfigured) as caught:
        app_settings()
    assert str(caught.value) == message


def test_settings_are_read_again_after_a_wrong_one() -> None:
    with override_settings(URGENT_ACTION={"SECTION": "x"}), pytest.raises(ImproperlyConfigured):
        app_settings()
    assert app_settings().section_name == "Ruritania Solidarity"


def test_zone_is_the_sections_or_django_s() -> None:
    with override_settings(URGENT_ACTION={"TIME_ZONE": "Asia/Kolkata"}, TIME_ZONE="Africa/Nairobi"):
        assert app_settings().zone == "Asia/Kolkata"
    with override_settings(URGENT_ACTION={}, TIME_ZONE="Africa/Nairobi"):
        assert app_settings().zone == "Africa/Nairobi"


def test_durations_are_timedeltas() -> None:
    chosen = AppSettings(closing_soon_days=2, consent_overlap_hours=5)
    assert (chosen.closing_soon, chosen.consent_overlap) == (timedelta(days=2), timedelta(hours=5))


def test_default_language_is_django_s() -> None:
    with override_settings(LANGUAGE_CODE="fr"):
        assert default_language() == "fr"

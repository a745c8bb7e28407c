"""What the core knows of a section without any app that provides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import override_settings

from urgent_action import sections
from urgent_action.sections import Section, register_section, safety_notice_for, section_for

SITE: Any = SimpleNamespace(site_name="Strelsau Solidarity", hostname="strelsau.example")


@pytest.fixture(autouse=True)
def _no_providers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sections, "_providers", [])
    with override_settings(
        TIME_ZONE="Europe/Rome",
        URGENT_ACTION={"SECTION_NAME": "Ruritania", "PRIVACY_URL": "https://r.example/privacy", "RETENTION_DAYS": 90},
    ):
        yield


def test_section_comes_from_the_settings() -> None:
    assert section_for(SITE, "en") == Section(
        name="Ruritania", time_zone="Europe/Rome", retention_days=90, privacy_url="https://r.example/privacy"
    )


@override_settings(URGENT_ACTION={})
def test_section_without_a_name_has_that_of_the_site_or_of_its_host() -> None:
    assert section_for(SITE, "en").name == "Strelsau Solidarity"
    assert section_for(SimpleNamespace(site_name="", hostname="strelsau.example"), "en").name == "strelsau.example"
    assert section_for(None, "en").name == ""


def test_provider_comes_before_the_settings_where_it_knows_something() -> None:
    def provide(site: Any, language: str) -> Mapping[str, Any]:
        return {"name": f"Zenda ({language})", "privacy_url": "", "retention_days": None, "email": "zenda@z.example"}

    register_section(provide)
    register_section(provide)
    assert section_for(SITE, "fr") == Section(
        name="Zenda (fr)",
        time_zone="Europe/Rome",
        retention_days=90,
        privacy_url="https://r.example/privacy",
        email="zenda@z.example",
    )


def test_provider_is_not_asked_where_there_is_no_site() -> None:
    register_section(lambda site, language: {"name": site.site_name})
    assert section_for(None, "en").name == "Ruritania"


@pytest.mark.parametrize(("own", "shown"), [("Do not travel.", "Do not travel."), ("", "Write in your own words.")])
def test_safety_notice_is_the_actions_own_or_the_sections(own: str, shown: str) -> None:
    section = Section(name="R", time_zone="UTC", retention_days=1, safety_notice="Write in your own words.")
    assert safety_notice_for(SimpleNamespace(safety_notice=own), section) == shown

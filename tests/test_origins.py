"""Where a POST comes from: a table of what browsers send, and of what nobody should."""

from __future__ import annotations

import pytest

from urgent_action.origins import is_same_origin

HOSTS = {"section.example", "www.section.example:8443"}


@pytest.mark.parametrize(
    ("sec_fetch_site", "origin", "expected"),
    [
        ("same-origin", "https://section.example", True),
        ("same-origin", None, True),
        ("same-origin", "null", True),  # Referrer-Policy: no-referrer
        ("none", None, True),  # typed by the person
        ("cross-site", "https://evil.example", False),
        ("cross-site", "https://section.example", False),
        ("cross-site", None, False),
        ("cross-site", "null", False),
        ("same-site", "https://section.example", True),
        ("same-site", "https://shop.section.example", False),
        ("same-site", None, False),
        ("same-site", "null", False),
        ("same-site", "", False),
        ("nonsense", "https://section.example", False),
        (None, None, True),
        ("", None, True),
        (None, "https://section.example", True),
        (None, "https://SECTION.example", True),
        (None, "https://www.section.example:8443", True),
        (None, "https://www.section.example", False),
        (None, "https://section.example:8443", False),
        (None, "https://section.example.evil.example", False),
        (None, "https://evil.example/section.example", False),
        (None, "https://section.example@evil.example", False),
        (None, "https://evil.example", False),
        (None, "null", False),
        (None, "", False),
        (None, "section.example", False),
        (None, "nonsense", False),
        (None, "http://[", False),
        (None, "https://[section.example", False),
    ],
)
def test_origin(sec_fetch_site: str | None, origin: str | None, expected: bool) -> None:
    assert is_same_origin(sec_fetch_site=sec_fetch_site, origin=origin, hosts=HOSTS) is expected


def test_origin_with_hosts_in_capitals() -> None:
    hosts = {"Section.Example"}
    assert is_same_origin(sec_fetch_site=None, origin="https://section.example", hosts=hosts) is True


def test_origin_without_hosts() -> None:
    assert is_same_origin(sec_fetch_site=None, origin="https://section.example", hosts=()) is False

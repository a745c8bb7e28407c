"""Which ways to a target still work, and what to post to an account."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from urgent_action.blocks.target import TargetAddressBlock
from urgent_action.domain.channels import POST_LIMIT, Channel, channels_of, living, posts_to

ADDRESS = "https://section.example/urgent-actions/kite-maker-held/"


def target(**given: Any) -> Any:
    """A target with the ways to reach it that are given."""
    return TargetAddressBlock().to_python({"kind": "target", "name": "Hon. Adaeze Morrow", **given})


def page(*dead: object) -> Any:
    """An action of which the section knows dead channels."""
    return SimpleNamespace(dead_channels=list(dead))


def test_channel_that_no_longer_works_is_told_and_not_used() -> None:
    minister = target(emails=["old@x.example", "new@x.example"], faxes=["+999 1 555 0102"])
    action = page("old@x.example")
    assert channels_of(action, minister) == {
        "emails": [Channel("old@x.example", is_dead=True), Channel("new@x.example")],
        "faxes": [Channel("+999 1 555 0102")],
    }
    assert living(action, minister, "emails") == ["new@x.example"]
    assert living(action, minister, "phones") == []


@pytest.mark.parametrize("noted", ["OLD@x.example", "  old@X.example ", "old@x.example"])
def test_dead_channel_is_found_however_it_was_noted(noted: str) -> None:
    assert living(page(noted), target(emails=["Old@x.example"]), "emails") == []


@pytest.mark.parametrize("noted", ["", "old@x", "x.example", "old@x.example.org"])
def test_part_of_a_channel_is_not_the_channel(noted: str) -> None:
    assert living(page(noted), target(emails=["old@x.example"]), "emails") == ["old@x.example"]


@pytest.mark.parametrize("stored", [None, "old@x.example", {"old@x.example": 1}, 7, [None, 3, ["old@x.example"]]])
def test_column_that_holds_anything_else_kills_no_channel(stored: object) -> None:
    action = SimpleNamespace(dead_channels=stored)
    assert living(action, target(emails=["old@x.example"]), "emails") == ["old@x.example"]


def test_block_without_a_page_has_its_channels() -> None:
    assert living(None, target(emails=["old@x.example"]), "emails") == ["old@x.example"]


# --- posts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "network", "name"),
    [
        ("X: @minister", "x.com", "@minister"),
        ("Twitter: @minister", "x.com", "@minister"),
        ("https://x.com/minister", "x.com", "@minister"),
        ("https://www.twitter.com/minister/", "x.com", "@minister"),
        ("Bluesky: @minister.example", "bsky.app", "@minister.example"),
        ("https://bsky.app/profile/minister.example", "bsky.app", "@minister.example"),
    ],
)
def test_post_to_a_known_network_is_a_plain_link_with_the_text(printed: str, network: str, name: str) -> None:
    (post,) = posts_to(page(), target(social=[printed]), about="Free Ilyas Verne – إلياس", url=ADDRESS)
    link = urlsplit(post.href)
    assert (link.scheme, link.netloc) == ("https", network)
    assert post.text == f"{name} Free Ilyas Verne – إلياس {ADDRESS}"
    assert parse_qs(link.query, strict_parsing=True) == {"text": [post.text]}


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Facebook: MinistryOfJustice", "MinistryOfJustice Free him"),
        ("@minister@mastodon.example", "@minister@mastodon.example Free him"),
        ("https://facebook.example/ministry", "@ministry Free him"),
        ("https://facebook.example", "Free him"),
        ("javascript:alert(1)", "alert(1) Free him"),
    ],
)
def test_post_to_another_network_is_text_to_copy(printed: str, text: str) -> None:
    (post,) = posts_to(page(), target(social=[printed]), about="Free him", url="")
    assert (post.account, post.text, post.href) == (printed, text, "")


def test_post_that_would_be_too_long_leaves_out_what_it_is_about_and_cuts_nothing() -> None:
    (post,) = posts_to(page(), target(social=["X: @minister"]), about="x" * POST_LIMIT, url=ADDRESS)
    assert post.text == f"@minister {ADDRESS}"


def test_nothing_is_posted_to_an_account_that_is_gone() -> None:
    assert posts_to(page("X: @minister"), target(social=["X: @minister"]), about="Free him", url=ADDRESS) == []

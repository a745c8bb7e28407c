"""Numbers that make no sense are refused in a sentence, before anything is done."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable

import pytest
from django.core.management import CommandError, load_command_class

from urgent_action.management.arguments import how_many, seconds


@pytest.mark.parametrize("text", ["0", "-5", "nan", "inf", "abc", "", "86401"])
def test_pause_that_is_none(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="seconds above 0"):
        seconds(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "abc", "", "²"])
def test_number_that_is_none(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="whole number above 0"):
        how_many(text)


@pytest.mark.parametrize(
    ("read", "text", "expected"), [(seconds, "0.5", 0.5), (seconds, "86400", 86_400), (how_many, "1", 1)]
)
def test_number_that_is_one(read: Callable[[str], float], text: str, expected: float) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("app", "command"),
    [("urgent_action", "urgent_action_send_mail"), ("urgent_action.updates", "urgent_action_send_updates")],
)
@pytest.mark.parametrize("argument", ["--loop=0", "--limit=-1"])
def test_commands_that_send_refuse_it(app: str, command: str, argument: str) -> None:
    parser = load_command_class(app, command).create_parser("manage.py", command)
    with pytest.raises(CommandError, match="above 0"):
        parser.parse_args([argument])

"""Numbers that several commands take as options."""

from __future__ import annotations

from argparse import ArgumentTypeError


def seconds(text: str) -> float:
    """A pause between two rounds. None at all would ask the database without end."""
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number <= 86_400:
        raise ArgumentTypeError(f"{text} is no number of seconds above 0, a day at most")
    return number


def how_many(text: str) -> int:
    """The most that one round does."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ArgumentTypeError(f"{text} is no whole number above 0")
    return int(text)

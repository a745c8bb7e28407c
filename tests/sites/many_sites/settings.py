"""The suite's settings for a house with two sections, each under a name of its own."""

from tests.settings import *  # noqa: F403

ALLOWED_HOSTS = ["north.example", "south.example"]

"""A section with two keys in its settings, and the private halves at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.people import CLOSES, closing_at
from urgent_action.pages.models import UrgentActionPage
from urgent_action.sealed.keys import make_private_key, print_public_key, write_private_key


@pytest.fixture
def keys(tmp_path: Path, settings: Any) -> list[Path]:
    """Files of two private keys, whose public halves are in the settings."""
    paths = [tmp_path / "campaigner.pem", tmp_path / "lawyer.pem"]
    lines = []
    for path in paths:
        key = make_private_key()
        write_private_key(key, path)
        lines.append(print_public_key(key.public_key()))
    settings.URGENT_ACTION_SEALED = {"PUBLIC_KEYS": lines}
    return paths


@pytest.fixture
def action(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An action that asks for confirmation."""
    return make_action(confirming=True, body=closing_at(CLOSES))

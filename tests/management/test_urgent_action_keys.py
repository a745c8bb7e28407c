"""The command that makes the keys: right keys, a file for its owner alone, and never a second time."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from urgent_action.conf import app_settings
from urgent_action.digests import keys_ready


def _run(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("urgent_action_keys", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_keys_printed_are_lines_for_the_settings(settings: Any) -> None:
    out, err = _run()
    scope: dict[str, Any] = {"URGENT_ACTION": {}}
    exec(out, scope)
    keys = scope["URGENT_ACTION"]
    assert list(keys) == ["DIGEST_KEY", "TOKEN_KEY"]
    assert keys["DIGEST_KEY"] != keys["TOKEN_KEY"]
    assert [len(urlsafe_b64decode(key)) for key in keys.values()] == [32, 32]
    assert "secret" in err
    settings.URGENT_ACTION = scope["URGENT_ACTION"]
    assert keys_ready()


def test_keys_differ_each_time() -> None:
    first, second = _run()[0].splitlines(), _run()[0].splitlines()
    assert len(set(first + second)) == 4


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_keys_written_are_readable_by_their_owner_alone(tmp_path: Path, settings: Any, umask: int) -> None:
    file = tmp_path / "keys.json"
    before = os.umask(umask)
    try:
        out, _err = _run("--write", str(file))
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    keys = json.loads(file.read_text(encoding="ascii"))
    assert set(keys) == {"DIGEST_KEY", "TOKEN_KEY"}
    assert keys["DIGEST_KEY"] != keys["TOKEN_KEY"]
    assert str(file) in out
    assert all(key not in out for key in keys.values())
    settings.URGENT_ACTION = keys
    assert keys_ready()
    assert app_settings().digest_key == keys["DIGEST_KEY"]
    assert app_settings().token_key == keys["TOKEN_KEY"]


def test_keys_are_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text("the keys of the section", encoding="ascii")
    with pytest.raises(CommandError, match="never replaced"):
        _run("--write", str(file))
    assert file.read_text(encoding="ascii") == "the keys of the section"


def test_keys_are_not_written_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "keys.json"
    link.symlink_to(tmp_path / "elsewhere.json")
    with pytest.raises(CommandError):
        _run("--write", str(link))
    assert not (tmp_path / "elsewhere.json").exists()


def test_keys_for_a_folder_that_does_not_exist_fail_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        _run("--write", str(tmp_path / "nowhere" / "keys.json"))

"""``import_urgent_action``: the contract on standard output, warnings on standard error, 1 for a refusal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.sheets_app.samples import ARABIC, KITE, as_file
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.sheets.sheet import Sheet
from urgent_action.sheets.writers import Output

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kite_file(tmp_path: Path) -> Path:
    """The kite maker's sheet as a Word file."""
    path = tmp_path / "kite.docx"
    path.write_bytes(as_file(KITE))
    return path


def run(*arguments: object) -> tuple[str, str, int]:
    """Output, errors and exit code of the command."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_urgent_action", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), error.returncode
    return out.getvalue(), err.getvalue(), 0


def test_prints_the_contract(kite_file: Path) -> None:
    out, err, code = run(kite_file, "--json")
    printed = json.loads(out)
    assert (code, err) == (0, "")
    assert {key: printed[key] for key in KITE.to_json()} == KITE.to_json()


def test_prints_one_object_a_line(tmp_path: Path, kite_file: Path) -> None:
    arabic = tmp_path / "arabic.txt"
    arabic.write_bytes(as_file(ARABIC, Output.TEXT, "ar"))
    out, _err, code = run(kite_file, arabic)
    assert code == 0
    assert [json.loads(line)["headline"] for line in out.splitlines()] == [KITE.headline, ARABIC.headline]


def test_warnings_go_to_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "gaps.txt"
    path.write_bytes(as_file(replace(KITE, deadline=None, after_deadline_note=""), Output.TEXT))
    out, err, code = run(path, "--json")
    assert code == 0
    assert json.loads(out)["deadline"] is None
    assert err == f"{path}: No deadline was found.\n"


def test_refusal_is_an_error_and_others_are_still_read(tmp_path: Path, kite_file: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    out, err, code = run(empty, tmp_path / "missing.txt", kite_file, "--json")
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert first == {"error": "The file is empty."}
    assert second == {"error": "No such file or directory"}
    assert third["ua_number"] == "80/31"
    assert code == 1
    assert "empty.txt: The file is empty." in err


def test_json_needs_no_database(tmp_path: Path, kite_file: Path) -> None:
    """As a command of its own, with a database that cannot be reached."""
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
        "EXAMPLE_VAR_DIR": str(tmp_path / "var"),
        "PYTHONPATH": str(ROOT),
    }
    command = [
        sys.executable,
        str(ROOT / "example_project/manage.py"),
        "import_urgent_action",
        str(kite_file),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert json.loads(done.stdout)["headline"] == KITE.headline


def test_exit_code_of_a_refusal_is_1(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("Eggs, flour and milk.\n" * 20, encoding="utf-8")
    environment = {**os.environ, "EXAMPLE_VAR_DIR": str(tmp_path / "var"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "example_project/manage.py"), "import_urgent_action", str(path), "--json"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"error": "This does not look like an urgent action."}


def test_makes_drafts_under_a_page(index_page: UrgentActionIndexPage, kite_file: Path) -> None:
    out, _err, code = run(kite_file, "--parent", index_page.pk)
    page = UrgentActionPage.objects.get()
    assert code == 0
    assert (page.live, page.title, page.get_parent().pk) == (False, KITE.headline, index_page.pk)
    assert out == f"{kite_file}: {page.pk} {KITE.headline}\n"


def test_drafts_tell_what_the_editor_has_to_look_at(index_page: UrgentActionIndexPage, tmp_path: Path) -> None:
    path = tmp_path / "fiji.txt"
    path.write_bytes(as_file(replace(KITE, country="Ruritania"), Output.TEXT))
    _out, err, _code = run(path, "--parent", index_page.pk)
    assert "Ruritania" in err


@pytest.mark.django_db
def test_parent_that_takes_no_actions_is_an_error(make_action: object, kite_file: Path) -> None:
    page = make_action()  # type: ignore[operator]
    _out, _err, code = run(kite_file, "--parent", page.pk)
    assert code == 1
    assert run(kite_file, "--parent", 987654)[2] == 1
    assert UrgentActionPage.objects.count() == 1


@pytest.mark.parametrize("name", ["foo.Bar", "Bar", "home.HomePage"])
def test_page_type_that_is_none_of_them_names_them(
    index_page: UrgentActionIndexPage, kite_file: Path, name: str
) -> None:
    options = ["--parent", str(index_page.pk), "--page-type", name]
    with pytest.raises(
        CommandError, match=r"urgent_action_pages\.UrgentActionPage\. Name one of them by --page-type\."
    ):
        call_command("import_urgent_action", str(kite_file), *options)
    assert not UrgentActionPage.objects.exists()


def test_page_type_is_named_in_any_case(index_page: UrgentActionIndexPage, kite_file: Path) -> None:
    name = "urgent_action_pages.urgentactionpage"
    assert run(kite_file, "--parent", index_page.pk, "--page-type", name)[2] == 0


def test_empty_sheet_is_a_complete_object() -> None:
    assert set(Sheet().to_json()) >= {"kind", "targets", "letter", "deadline", "previous_action_urls"}

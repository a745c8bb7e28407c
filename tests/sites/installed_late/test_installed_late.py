"""A site that has been online for years takes the app in by the README, acts, and lets it go by the how-to.

Its settings change on the way, so that processes of its own run each part. What the database held before and holds after
is compared row by row.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from tests.fences import ROOT, Fence, readme_steps, steps

HERE = Path(__file__).resolve().parent
ERASING = "migrate urgent_action zero"
#: What a site may have besides, with addresses above Wagtail's.
OPTIONAL = ("sheets", "appeals", "updates", "handover", "embed", "section_settings")
WITH_ADDRESSES = ("sheets", "appeals", "updates", "embed")
ADD_THE_OPTIONAL = [
    Fence("python", f"INSTALLED_APPS += {[f'urgent_action.{name}' for name in OPTIONAL]}"),
    Fence(
        "python",
        f"for name in {WITH_ADDRESSES}:\n"
        '    urlpatterns.insert(0, path(f"urgent-action/{name}/", include(f"urgent_action.{name}.urls")))',
    ),
    Fence("sh", "python manage.py migrate --verbosity 0"),
]
CLEAN = ("manage.py check --fail-level WARNING", "manage.py makemigrations --check --dry-run --verbosity 0")

#: What any visit to the admin or change of a page leaves, with or without the app: the history, which names pages by their
#: title, sessions, sizes of pictures, counters, and the order in which SQLite keeps words.
OF_THE_SITE = {
    "auth_user",
    "django_session",
    "sqlite_sequence",
    "wagtailadmin_editingsession",
    "wagtailcore_pagelogentry",
    "wagtailimages_rendition",
    "wagtailsearch_indexentry_fts_data",
    "wagtailsearch_indexentry_fts_idx",
}

Rows = dict[str, Counter[str]]


@dataclass(frozen=True)
class HarbourSite:
    """The site in a folder of its own."""

    folder: Path

    def run(self, *lines: str) -> None:
        """Run commands (``manage.py …``) and scripts of the folder ``scripts`` in one process."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "TEST_"))}
        env |= {"DJANGO_SETTINGS_MODULE": "harbour.settings", "PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}"}
        command = [sys.executable, "-m", f"{__package__}.scripts", *lines]
        done = subprocess.run(
            command, cwd=self.folder, env=env, capture_output=True, text=True, check=False, timeout=600
        )
        assert done.returncode == 0, f"{shlex.join(lines)}\n{done.stdout[-3000:]}\n{done.stderr[-5000:]}"

    def follow(self, shown: list[Fence], *then: str) -> None:
        """Do what fenced blocks say, and then something more; the package itself is there already."""
        for is_code, group in groupby(shown, key=lambda step: step.language == "python"):
            if is_code:
                for step in group:
                    self._write(step.text)
            else:
                lines = [line for step in group for line in step.text.strip().splitlines()]
                commands = [line.removeprefix("python ") for line in lines if line.startswith("python manage.py")]
                if commands:
                    self.run(*commands)
        self.run(*then)

    def _write(self, code: str) -> None:
        name = "urls.py" if "urlpatterns" in code else "settings.py"
        with (self.folder / "harbour" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n\n{code}")

    def rows(self) -> Rows:
        """Every row of every table, as text."""
        with closing(sqlite3.connect(self.folder / "db.sqlite3")) as database:
            names = [name for [name] in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: Counter(repr(row) for row in database.execute(f'SELECT * FROM "{name}"')) for name in names}

    def delete_the_site_record(self) -> None:
        """Delete what a foreign key of a table that was kept points to, as the database sees it."""
        with closing(sqlite3.connect(self.folder / "db.sqlite3")) as database:
            database.execute("PRAGMA foreign_keys = ON")
            with database:
                database.execute("DELETE FROM wagtailcore_site")


@dataclass(frozen=True)
class History:
    """The site after it has acted, and what was in its database before it had the app."""

    site: HarbourSite
    before: Rows

    def left(self, site: HarbourSite) -> Iterator[str]:
        """Tables with other rows than before the app, without those of the site's own life."""
        after = site.rows()
        for name in self.before.keys() | after.keys():
            if name not in OF_THE_SITE and self.before.get(name) != after.get(name):
                yield name


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    folder = tmp_path_factory.mktemp("harbour") / "site"
    shutil.copytree(HERE / "project", folder, ignore=shutil.ignore_patterns("__pycache__"))
    site = HarbourSite(folder)
    site.run("manage.py makemigrations news --verbosity 0", "manage.py migrate --verbosity 0", "fill.py")
    before = site.rows()
    for name in ("settings.py", "urls.py"):
        shutil.copy(folder / "harbour" / name, folder / f"before-{name}")
    site.follow(readme_steps(), *CLEAN)
    site.follow(ADD_THE_OPTIONAL, *CLEAN, "act.py")
    return History(site, before)


def uninstalled(history: History, folder: Path, *, erasing: bool) -> HarbourSite:
    """A copy of the site that has followed the how-to, with or without its step that erases the tables."""
    shutil.copytree(history.site.folder, folder)
    site = HarbourSite(folder)
    how_to = (ROOT / "docs" / "how-to" / "uninstall.md").read_text(encoding="utf-8")
    with_the_app, heading, without = how_to.partition("**Take the app out**")
    assert heading
    shown = steps(with_the_app)
    assert any(ERASING in step.text for step in shown)
    site.follow([step for step in shown if erasing or ERASING not in step.text])
    for name in ("settings.py", "urls.py"):
        shutil.copy(folder / f"before-{name}", folder / "harbour" / name)
    site.follow(steps(without), *CLEAN, "look.py")
    return site


def test_site_acts_with_the_steps_of_the_readme_alone(history: History) -> None:
    assert {"urgent_action_signature", "django_content_type", "wagtailcore_page"} <= set(history.left(history.site))


def test_nothing_is_left_of_the_app_when_its_tables_are_erased(history: History, tmp_path: Path) -> None:
    site = uninstalled(history, tmp_path / "site", erasing=True)
    assert list(history.left(site)) == []


def test_tables_are_all_that_is_left_when_they_are_kept(history: History, tmp_path: Path) -> None:
    site = uninstalled(history, tmp_path / "site", erasing=False)
    left = set(history.left(site))
    assert {name for name in left if not name.startswith("urgent_action")} == {"django_migrations"}
    assert sum(site.rows()["urgent_action_signature"].values()) == 1
    with pytest.raises(sqlite3.IntegrityError):
        site.delete_the_site_record()

"""A small site made by ``wagtail start`` with the README's steps, to which the blocks of a page are applied."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management import call_command

from tests.fences import ROOT, fences_of

README = [fence for fence in fences_of(ROOT / "README.md") if fence.language == "python"]
[FIRST_ACTION] = [fence for fence in fences_of(ROOT / "docs" / "tutorial.md") if fence.path == "first_action.py"]
SETTINGS, URLS = "mysite/settings/base.py", "mysite/urls.py"

#: What every script of a project begins with. ``command`` runs a line that the docs print.
OPENING = """
import os, shlex, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
import django
here = os.getcwd()
os.chdir("/")  # cron and web servers start elsewhere: no setting may depend on the folder
django.setup()
os.chdir(here)
from django.core.management import call_command
from django.template import engines
from django.test import Client


def command(line):
    line, _, file = line.partition(" > ")
    name, *arguments = shlex.split(line, comments=True)
    out = StringIO()
    with redirect_stdout(out):
        try:
            call_command(name, *arguments, stdout=out) if name != "shell" else call_command(name, *arguments)
        except SystemExit as left:  # urgent_action_status says by its code that something is not as it should be
            assert (name, left.code) == ("urgent_action_status", 1), (line, left.code, out.getvalue())
    if file:
        Path(file.strip()).write_text(out.getvalue())
    return out.getvalue()


def rendered(name, **context):
    return engines["django"].get_template(name).render(context)


client = Client(headers={"host": "localhost"})
"""


@dataclass
class Project:
    """A site in a folder, with the script that tries it when all blocks are in place."""

    folder: Path
    script: list[str] = field(default_factory=list)

    def append(self, path: str, text: str) -> None:
        """Put text at the end of a file; a new one if there is none."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"\n\n{text}")

    def write(self, path: str, text: str) -> None:
        """Put a whole file in place of what is there."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def add_app(self, name: str, models: str = "") -> None:
        """An app of the site's own."""
        for path in ("__init__.py", "migrations/__init__.py"):
            self.write(f"{name}/{path}", "")
        config = f"{name.title()}Config"
        self.write(  # as startapp makes it
            f"{name}/apps.py",
            f"from django.apps import AppConfig\n\n\nclass {config}(AppConfig):\n"
            f'    default_auto_field = "django.db.models.BigAutoField"\n    name = "{name}"\n',
        )
        if models:
            self.write(f"{name}/models.py", models)
        self.append(SETTINGS, f'INSTALLED_APPS += ["{name}"]')

    def then(self, *lines: str) -> None:
        """Have lines of Python run in the site, after those before them."""
        self.script += lines

    def run(self) -> str:
        """Run the script in a process of its own; what it printed."""
        (self.folder / "inside.py").write_text("\n".join([OPENING, *self.script]), encoding="utf-8")
        self.script.clear()
        return self.call(sys.executable, "inside.py")

    def call(self, *command: str) -> str:
        """Run a program in the site's folder; what it printed."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "TEST_"))}
        environment = kept | {"DJANGO_SETTINGS_MODULE": "mysite.settings.dev", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-6000:]}"
        return done.stdout

    def copy(self, folder: Path) -> Project:
        """The same site in another folder."""
        shutil.copytree(self.folder, folder / "mysite")
        return Project(folder / "mysite")


def start_project(folder: Path) -> Project:
    """A new site with the README's steps, its tables, and the tutorial's action."""
    wagtail = Path(sys.executable).with_name("wagtail")
    subprocess.run([str(wagtail), "start", "mysite"], cwd=folder, check=True, capture_output=True, timeout=300)
    project = Project(folder / "mysite")
    apps, urls, section = README
    project.append(SETTINGS, apps.text)
    project.append(URLS, urls.text)
    call_command("urgent_action_keys", write=str(project.folder / "urgent_action_keys.json"))
    project.append(SETTINGS, section.text)
    project.then('call_command("migrate", verbosity=0)', FIRST_ACTION.text)
    project.run()
    return project

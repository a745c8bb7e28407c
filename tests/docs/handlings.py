"""What is done with each fenced block of the documentation, in the order of its page.

A handling is given the project and the block. ``Told`` ones are not executed, and say why, and how they are looked at instead.
"""

from __future__ import annotations

import configparser
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import django
from django.core.management import get_commands
from packaging.requirements import Requirement

from tests.docs.project import SETTINGS, URLS, Project
from tests.fences import ROOT, Fence

#: The settings of the live site of the docs; without a word about them a site of ``wagtail start`` takes those of its developer.
_LIVE = "section.settings.production"
#: Programs of the docs that are not Python's, and what a line of them may hold.
_APT = re.compile(r"apt-get install( [a-z0-9.+-]+)+")


def filled_in(fence: Fence, given: tuple[tuple[str, str], ...]) -> str:
    """The text of a block, with values in place of what it leaves to its reader."""
    text = fence.text
    for place, value in given:
        assert place in text, f"{place} is not in\n{fence}"
        text = text.replace(place, value)
    return text


@dataclass(frozen=True)
class Append:
    """The block goes to the end of a file, with ``given`` in place of what it leaves to its reader."""

    path: str
    given: tuple[tuple[str, str], ...] = ()

    def __call__(self, project: Project, fence: Fence) -> None:
        """Write it."""
        project.append(self.path, filled_in(fence, self.given))


@dataclass(frozen=True)
class Write:
    """The block is a file of the site's own. A template is rendered by the script of its page."""

    path: str

    def __call__(self, project: Project, fence: Fence) -> None:
        """Write it."""
        project.write(self.path, fence.text)


@dataclass(frozen=True)
class Script:
    """The block is run within the site, when all others are in place."""

    def __call__(self, project: Project, fence: Fence) -> None:
        """Have it run."""
        project.then(fence.text)


@dataclass(frozen=True)
class Answer:
    """The block is what an address answers: with the same names and kinds of values, and with ``more`` names where it can be.

    ``settings`` are what the site is given while it is asked.
    """

    path: str
    more: tuple[str, ...] = ()
    settings: str = "{}"

    def __call__(self, project: Project, fence: Fence) -> None:
        """Have the site asked."""
        project.then(
            "from django.conf import settings",
            "from django.test import override_settings",
            f"shown = {json.loads(fence.text)!r}",
            f"with override_settings(URGENT_ACTION=settings.URGENT_ACTION | {self.settings}):",
            f'    answer = client.get(f"/urgent-action/{self.path}").json()',
            f"answer = {{name: value for name, value in answer.items() if name not in {self.more!r}}}",
            "kinds = [{name: type(value) for name, value in facts.items()} for facts in (shown, answer)]",
            "assert kinds[0] == kinds[1], (shown, answer)",
            'assert shown.get("ok") == answer.get("ok"), answer',
        )


@dataclass(frozen=True)
class Commands:
    """The ``manage.py`` lines of the block are run; every other line has to be of a kind that ``told`` knows."""

    told: tuple[Callable[[str], bool], ...] = ()
    given: tuple[tuple[str, str], ...] = ()

    def __call__(self, project: Project, fence: Fence) -> None:
        """Have them run."""
        for line in filled_in(fence, self.given).splitlines():
            if not line.strip() or line.startswith("#") or any(check(line) for check in self.told):
                continue
            program, found, rest = line.partition("python manage.py ")
            assert (program, bool(found)) == ("", True), f"nothing is done with: {line}"
            project.then(f"command({rest!r})")


@dataclass(frozen=True)
class Told:
    """The block is not executed, for ``reason``; ``check`` looks at it instead and raises AssertionError."""

    reason: str
    check: Callable[[Fence], None]

    def __call__(self, project: Project, fence: Fence) -> None:
        """Look at it."""
        self.check(fence)


#: What is done with a block.
Handling = Callable[[Project, Fence], None]


def pip_line(line: str) -> bool:
    """Whether this installs what the tests run with: our own extras exist, everything else is in this environment."""
    if not line.startswith("pip install "):
        return False
    for name in shlex.split(line)[2:]:
        if name == "--upgrade":
            continue
        wanted = Requirement(name)
        assert distribution(wanted.name)
        extras = set(distribution(wanted.name).metadata.get_all("Provides-Extra") or ())
        assert wanted.extras <= extras, name
    return True


def apt_line(line: str) -> bool:
    """Whether this installs packages of Debian."""
    return _APT.fullmatch(line) is not None


def endless(line: str) -> bool:
    """Whether this runs for ever; tests/docs/test_commands.py looks at its options."""
    return "manage.py" in line and "--loop" in line


def unsealed_elsewhere(line: str) -> bool:
    """Whether this runs on the campaigner's machine; tests/sealed runs the programs, here they have to be ours."""
    ours = {script.name for script in distribution("wagtail-urgent-action").entry_points}
    return line.split()[0] in ours


def installs(fence: Fence) -> None:
    """Each line installs something."""
    assert [line for line in fence.text.splitlines() if not (pip_line(line) or apt_line(line))] == []


def is_cron(fence: Fence) -> None:
    """The settings of the live site, then lines of five fields of time and a command that there is."""
    settings_line, *lines = fence.text.strip().splitlines()
    assert settings_line == f"DJANGO_SETTINGS_MODULE={_LIVE}"
    for line in lines:
        shown = re.fullmatch(r"([\d*/,-]+ +){5}cd /srv/section && venv/bin/python manage\.py (\w+)", line)
        assert shown, line
        assert shown[2] in get_commands(), line


def is_where_the_app_lies(fence: Fence) -> None:
    """What it prints is the folder in which the templates are."""
    program, option, code = shlex.split(fence.text)
    assert (program, option) == ("python", "-c")
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT).stdout
    assert (Path(said.strip()) / "templates/urgent_action/layout.html").is_file()


def is_unit(fence: Fence) -> None:
    """It is one systemd service with a program to start; a ``manage.py`` command of it exists."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(fence.text)
    assert parser.sections() == ["Service"]
    service = dict(parser["Service"])
    assert service.pop("Restart") == "always"
    assert service.pop("User") == "section"
    assert service.pop("Environment") == f"DJANGO_SETTINGS_MODULE={_LIVE}"
    assert set(service) <= {"ExecStart", "WorkingDirectory", "RestartSec"}
    program, *arguments = shlex.split(service["ExecStart"])
    if program.endswith("gunicorn"):
        from gunicorn.config import Config

        options = [argument.replace("%i", "8001") for argument in arguments]
        Config().parser().parse_args(options)
    else:
        assert arguments[0] == "manage.py"


def is_database_of_the_tests(fence: Fence) -> None:
    """It names the character set that the suite's MariaDB has, and nothing else."""
    named = re.fullmatch(r"CREATE DATABASE \w+ CHARACTER SET (\w+);\n", fence.text)
    assert named, fence.text
    assert f'"TEST": {{"CHARSET": "{named[1]}"}}' in (ROOT / "tests/settings.py").read_text(encoding="utf-8")


def is_tested_pool(fence: Fence) -> None:
    """Its lines stand in the set-up that runs with PgBouncer."""
    tested = (ROOT / "tests/production/pooled.py").read_text(encoding="utf-8")
    for line in fence.text.splitlines():
        assert line.rpartition(" = ")[0] + " = " in tested, line


def is_tested_partitioning(fence: Fence) -> None:
    """Its tables are made by the file that was measured, in the same words."""
    tested = " ".join((ROOT / "tests/production/partitions.sql").read_text(encoding="utf-8").split()).replace(
        "public.", ""
    )
    for statement in re.findall(r"^CREATE TABLE parted \(.*?;|^ALTER TABLE.*?;", fence.text, re.M | re.S):
        assert " ".join(statement.split()) in tested, statement


def is_policy_of_the_browser_tests(fence: Fence) -> None:
    """It is what the browser tests send with every page."""
    sent = (ROOT / "tests/browser/support.py").read_text(encoding="utf-8")
    for directive in " ".join(fence.text.split()).rstrip(";").split("; "):
        assert directive in sent, directive


def is_policy_in_settings(fence: Fence) -> None:
    """The settings come to the policy that the browser tests send; with Django 6.0 or later its own names are used."""
    names: dict[str, object] = {"MIDDLEWARE": []}
    text = fence.text
    if django.VERSION < (6, 0):
        names["CSP"] = SourcesOfDjango6
        text = text.replace("from django.utils.csp import CSP\n", "")
    exec(text, names)
    policy = names["SECURE_CSP"]
    assert isinstance(policy, dict)
    assert policy["script-src"][1:] == [names["CSP"].NONCE]  # type: ignore[attr-defined]
    stated = {**policy, "script-src": policy["script-src"][:1]}
    header = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in stated.items())
    is_policy_of_the_browser_tests(Fence("", header))


class SourcesOfDjango6:
    """The names of ``django.utils.csp.CSP`` that the page uses, for a Django that has none."""

    NONE, SELF, NONCE = "'none'", "'self'", "<CSP_NONCE_SENTINEL>"


def is_nginx(fence: Fence) -> None:
    """Its braces close, each line within ends with a semicolon, and the address is one of the app."""
    first, *within, last = fence.text.strip().splitlines()
    assert first == "location = /urgent-action/health.json {"
    assert last == "}"
    assert [line for line in within if not line.endswith(";")] == []


def is_followed_by_installed_late(fence: Fence) -> None:
    """The lines are a site's, and the test that follows the page goes by the page itself."""
    following = (ROOT / "tests/sites/installed_late/test_installed_late.py").read_text(encoding="utf-8")
    assert '"how-to" / "uninstall.md"' in following
    assert [line for line in fence.text.splitlines() if not line.startswith("python manage.py ")] == []


def runs_our_tools(fence: Fence) -> None:
    """Each line is a target of the Makefile or a module of this repository, or brings Node's part."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in fence.text.strip().splitlines():
        words = [word for word in shlex.split(line, comments=True) if "=" not in word]
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), line
        elif words[0] == ".venv/bin/python":
            path = ROOT / words[2].replace(".", "/")
            assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), line
        else:
            assert words[:2] == ["npm", "install"], line


def is_a_diagram(fence: Fence) -> None:
    """It has arrows."""
    assert "→" in fence.text


def is_css_of_ours(fence: Fence) -> None:
    """Each custom property that it sets is one that the stylesheet reads."""
    stylesheet = (ROOT / "urgent_action/static/urgent_action/urgent_action.css").read_text(encoding="utf-8")
    names = re.findall(r"^\s*(--[\w-]+):", fence.text, re.MULTILINE)
    assert names
    assert [name for name in names if f"{name}:" not in stylesheet or f"var({name}" not in stylesheet] == []


settings, urls, script, commands = Append(SETTINGS), Append(URLS), Script(), Commands()
_pip = Told("what the tests run with is installed already", installs)
_unit = Told("systemd is no part of a test", is_unit)
_cron = Told("cron is no part of a test", is_cron)
_uninstalling = Told("tests/sites/installed_late follows the page", is_followed_by_installed_late)
_tools = Told("takes minutes to hours", runs_our_tools)


def _more_of_the_same_class(project: Project, fence: Fence) -> None:
    """A method for the class that an earlier block of the page has defined."""
    imports, opening, method = fence.text.partition("class HomePage(Page):\n")
    models = (project.folder / "home/models.py").read_text(encoding="utf-8")
    assert opening
    assert opening in models
    project.write("home/models.py", f"{imports.strip()}\n{models}\n{method}")


def _campaigners_lines(project: Project, fence: Fence) -> None:
    """Run what the page runs on the campaigner's machine, which has the app and no site."""
    for line in fence.text.splitlines():
        if not pip_line(line):
            assert unsealed_elsewhere(line), line
            program, *arguments = shlex.split(line)
            project.write("public_key.txt", project.call(str(Path(sys.executable).with_name(program)), *arguments))


def _settings_with_the_key(project: Project, fence: Fence) -> None:
    """The settings, with the key that the campaigner's machine has printed in place of both."""
    place = '"ua-sealed-1:…", "ua-sealed-1:…"'
    [key] = set(re.findall(r"ua-sealed-1:[\w-]+", (project.folder / "public_key.txt").read_text(encoding="utf-8")))
    Append(SETTINGS, ((place, f'"{key}"'),))(project, fence)


def _export_and_open(project: Project, fence: Fence) -> None:
    """Export on the server and open on the campaigner's machine; the page's UUID is the tutorial's action."""
    for line in fence.text.splitlines():
        if line.startswith("python manage.py "):
            example, rest = re.search(r"[0-9a-f-]{36}", line)[0], line.partition("manage.py ")[2]  # type: ignore[index]
            project.then(f"command({rest!r}.replace({example!r}, str(page.action_key)))")
        elif not line.startswith("#"):
            assert unsealed_elsewhere(line), line
            program, *arguments = shlex.split(line)
            command = [str(Path(sys.executable).with_name(program)), *arguments]
            project.then("import subprocess", f"subprocess.run({command!r}, check=True)")


HANDLINGS: dict[str, list[tuple[str, Handling]]] = {
    "README.md": [
        ("sh", Told("starts a server", runs_our_tools)),
        ("sh", Told("it is what runs this", runs_our_tools)),
        ("sh", Told("tests/install runs it", installs)),
        ("python", settings),
        ("python", urls),
        ("sh", commands),
        ("python", settings),
        ("sh", commands),
        ("", _cron),
    ],
    "how-to/cdn.md": [("python", settings), ("python", settings)],
    "how-to/connect-a-crm.md": [("python", Write("crm/receivers.py")), ("python", Write("crm/apps.py"))],
    "how-to/content-security-policy.md": [
        ("", Told("a header", is_policy_of_the_browser_tests)),
        ("python", Told("Django 5.2 has no such middleware", is_policy_in_settings)),
        ("python", settings),
        ("python", Write("mysite/policies.py")),
    ],
    "how-to/databases.md": [
        ("sql", Told("Django makes the database of the tests, by the same words", is_database_of_the_tests)),
        ("python", settings),
    ],
    "how-to/embed-on-other-sites.md": [("python", settings), ("python", urls), ("python", settings)],
    "how-to/export-a-sheet.md": [("sh", _pip), ("python", script)],
    "how-to/hand-over-signatures.md": [("python", settings)],
    "how-to/import-a-sheet.md": [("sh", _pip), ("python", settings), ("python", urls)],
    "how-to/install.md": [("sh", Told("it prints a path of the reader's", is_where_the_app_lies))],
    "how-to/keys.md": [
        ("sh", Commands(given=(("urgent_action_keys.json", "more_keys.json"),))),
        ("python", settings),
    ],
    "how-to/languages.md": [("python", settings), ("python", settings), ("python", urls)],
    "how-to/mail-updates.md": [("python", settings), ("python", urls), ("sh", Commands((endless,)))],
    "how-to/own-fields-and-questions.md": [
        ("python", Write("yourapp/fields.py")),
        ("html", Write("mysite/templates/yourapp/case_page.html")),
    ],
    "how-to/own-page-type.md": [("python", Write("yourapp/models.py"))],
    "how-to/production.md": [
        ("", Told("a diagram", is_a_diagram)),
        ("sh", _pip),
        ("python", Append(SETTINGS, (('"HOST": "…"', '"HOST": "127.0.0.1"'),))),
        ("python", urls),
        ("ini", _unit),
        ("ini", _unit),
        ("ini", _unit),
    ],
    "how-to/report-appeals.md": [("python", settings), ("python", urls), ("python", Write("vigils/numbers.py"))],
    "how-to/restyle.md": [
        ("css", Told("tests/browser look at colours", is_css_of_ours)),
        ("html", Write("mysite/templates/with_banner.html")),
    ],
    "how-to/retention.md": [
        ("sh", commands),
        ("sh", Commands(given=(("/secure/", ""),))),
        ("sh", Commands(given=(("/secure/", ""),))),
    ],
    "how-to/sealed-mode.md": [
        ("sh", _campaigners_lines),
        ("python", _settings_with_the_key),
        ("sh", _export_and_open),
        ("sh", commands),
    ],
    "how-to/run-a-chain.md": [("sh", commands)],
    "how-to/section-settings.md": [("python", settings), ("python", script)],
    "how-to/see-what-is-urgent.md": [
        ("python", Write("yourapp/wagtail_hooks.py")),
        ("python", settings),
        ("", _cron),
    ],
    "how-to/show-on-your-home-page.md": [
        ("python", Write("home/models.py")),
        ("html", Write("mysite/templates/with_tags.html")),
        ("html", Write("mysite/templates/with_site_banner.html")),
        ("python", _more_of_the_same_class),
        ("html", Write("mysite/templates/with_fragment.html")),
    ],
    "how-to/signers-requests.md": [("sh", commands)],
    "how-to/translate-actions.md": [("python", Write("yourapp/fields.py"))],
    "how-to/uninstall.md": [("sh", _uninstalling), ("sh", _uninstalling), ("sh", _uninstalling)],
    "how-to/upgrade.md": [("sh", commands), ("sh", Commands((pip_line,))), ("sh", commands)],
    "how-to/watch-over-it.md": [
        ("sh", commands),
        ("nginx", Told("a web server of the reader's", is_nginx)),
    ],
    "explanation/going-further.md": [
        ("python", settings),
        ("ini", Told("make production runs it", is_tested_pool)),
        ("sql", Told("needs a million rows to mean something; it was measured", is_tested_partitioning)),
    ],
    "explanation/looks.md": [("", _tools)],
    "explanation/performance.md": [("", _tools), ("", _tools)],
    "reference/json.md": [
        ("json", Answer("{page.pk}/status.json")),
        ("json", Answer("{page.pk}/count.json", ("letters_reported", "other_appeals_reported", "vigils"))),
        ("json", Answer("health.json")),
        ("json", Answer("health.json", settings='{"DIGEST_KEY": ""}')),
    ],
}

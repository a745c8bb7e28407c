"""What the two files of a release hold: everything that the app needs, and nothing that is nobody's business."""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from packaging.metadata import Metadata
from packaging.version import Version

import urgent_action
from tests.install.conftest import Dists
from tests.install.running import ROOT
from tools.released import EXTRAS

pytestmark = pytest.mark.install

#: How the names of the package's files end. A new kind of file is put here by whoever ships it on purpose.
KINDS = {".py", ".typed", ".html", ".txt", ".css", ".js", ".svg", ".json", ".po", ".mo"}
#: At least one file of each kind, and each of those that something finds by its name.
NEEDED = {
    "urgent_action/py.typed",
    "urgent_action/migrations/0001_initial.py",
    "urgent_action/migrations/0002_signature_restored_at.py",
    "urgent_action/pages/migrations/0001_initial.py",
    "urgent_action/management/commands/urgent_action_keys.py",
    "urgent_action/templates/urgent_action/urgent_action_page.html",
    "urgent_action/templates/urgent_action/blocks/letter.html",
    "urgent_action/static/urgent_action/urgent_action.js",
    "urgent_action/static/urgent_action/urgent_action.css",
    *(f"urgent_action/locale/{language}/LC_MESSAGES/django.mo" for language in ("ar", "de", "es", "fr")),
}
#: What a work tree collects and nobody should be sent.
LEFTOVERS = re.compile(
    r"(^|/)(\.venv|\.git|\.cache|\.hypothesis|\.[a-z]+_cache|__pycache__|node_modules|var|build|dist|shared)/"
    r"|\.(pyc|pyo|sqlite3(-\w+)?|orig|rej|bak|log|pem|key|env)$|~$|\.po~$|(^|/)(\.coverage|\.DS_Store|crash-\w+)"
    r"|urgent_action_keys\.json$"
)


@pytest.fixture(scope="module")
def wheel_files(dists: Dists) -> list[str]:
    """Names of the wheel's files."""
    return [name for name in ZipFile(dists.wheel).namelist() if not name.endswith("/")]


@pytest.fixture(scope="module")
def sdist_files(dists: Dists) -> list[str]:
    """Names of the sdist's files, without the folder that all of them lie in."""
    with tarfile.open(dists.sdist) as archive:
        return [member.name.partition("/")[2] for member in archive if member.isfile()]


@pytest.fixture(scope="module")
def metadata(dists: Dists) -> Message:
    """The wheel's own description of itself."""
    archive = ZipFile(dists.wheel)
    [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    return HeaderParser().parsestr(archive.read(name).decode())


def test_wheel_holds_the_package_file_by_file_and_nothing_else(wheel_files: list[str]) -> None:
    on_disk = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "urgent_action").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in wheel_files if ".dist-info/" not in name} == on_disk


def test_wheel_holds_every_kind_of_file_and_no_other(wheel_files: list[str]) -> None:
    kinds = Counter(PurePosixPath(name).suffix for name in wheel_files if ".dist-info/" not in name)
    assert set(kinds) == KINDS
    assert NEEDED - set(wheel_files) == set()


def test_wheel_describes_itself_and_brings_its_licence_and_programs(wheel_files: list[str]) -> None:
    own = {name.partition(".dist-info/")[2] for name in wheel_files if ".dist-info/" in name}
    assert own == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def test_wheel_holds_no_test(wheel_files: list[str]) -> None:
    assert [name for name in wheel_files if re.search(r"(^|/)(tests?|test_\w+\.py|conftest\.py)(/|$)", name)] == []


@pytest.mark.parametrize("archive", ["wheel_files", "sdist_files"])
def test_nothing_of_a_work_tree_is_sent_along(archive: str, request: pytest.FixtureRequest) -> None:
    files = request.getfixturevalue(archive)
    assert [name for name in files if LEFTOVERS.search(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        "example_project/var/db.sqlite3",
        "urgent_action/locale/fr/LC_MESSAGES/django.po~",
        "urgent_action/__pycache__/conf.cpython-311.pyc",
        ".venv/bin/python",
        "urgent_action_keys.json",
        "tests/.hypothesis/examples/1",
    ],
)
def test_leftovers_are_known_by_their_names(name: str) -> None:
    assert LEFTOVERS.search(name)


def test_every_catalogue_is_compiled(wheel_files: list[str]) -> None:
    sources = {name.removesuffix(".po") for name in wheel_files if name.endswith(".po")}
    assert len(sources) == 4
    assert {name.removesuffix(".mo") for name in wheel_files if name.endswith(".mo")} == sources


def test_sdist_holds_what_somebody_needs_who_goes_on_with_it(sdist_files: list[str]) -> None:
    folders = {name.partition("/")[0] for name in sdist_files}
    assert folders >= {"urgent_action", "example_project", "tests", "docs", "tools", "Makefile", "pyproject.toml"}
    assert folders >= {
        ".ci",
        ".github",
        "noxfile.py",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "LICENSE",
        "mkdocs.yml",
    }


def test_metadata_is_valid_and_complete(dists: Dists) -> None:
    archive = ZipFile(dists.wheel)
    [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    parsed = Metadata.from_email(archive.read(name), validate=True)
    assert parsed.version == Version(urgent_action.__version__)
    assert parsed.license_expression == "BSD-3-Clause"
    assert parsed.description_content_type == "text/markdown"
    assert set(parsed.project_urls or {}) == {"Documentation", "Source", "Issues", "Security", "Changelog"}
    assert set(parsed.provides_extra or []) == set(EXTRAS.split(","))


def test_stage_that_is_claimed_fits_the_version(metadata: Message) -> None:
    version = Version(urgent_action.__version__)
    stage = "4 - Beta" if version.is_prerelease else "5 - Production/Stable"
    claimed = [value for value in metadata.get_all("Classifier", []) if value.startswith("Development Status")]
    assert claimed == [f"Development Status :: {stage}"]


def test_links_of_the_description_lead_somewhere_from_any_page(metadata: Message) -> None:
    """On the index's page nothing lies beside the text: a link or picture has to be whole, and of this version."""
    links = re.findall(r"\]\(([^)\s]+)\)", str(metadata.get_payload()))
    assert len(links) > 15
    assert [link for link in links if not link.startswith("https://")] == []
    ours = re.compile(r"https://github\.com/wagtail-urgent-action/wagtail-urgent-action/(?:raw|blob)/v([^/]+)/(.+)")
    found = [match for link in links if (match := ours.fullmatch(link))]
    assert {match[1] for match in found} == {urgent_action.__version__}
    assert [match[2] for match in found if not Path(ROOT, match[2]).exists()] == []


def test_changelog_tells_of_this_version() -> None:
    """Released versions have a date; what came since stands above, under Unreleased."""
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    released = [heading for heading in headings if heading != "Unreleased"]
    assert re.fullmatch(rf"{re.escape(urgent_action.__version__)} - \d{{4}}-\d\d-\d\d", released[0])

"""The combinations that the package is tested with: ``make matrix``. Each row is an environment of its own.

What is tested is the built wheel. The tests run in a folder without the package, so that nothing but the installed one can
be imported.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv"
nox.options.error_on_missing_interpreters = False
nox.options.stop_on_first_error = False

ROOT = Path(__file__).parent
BUILD = ROOT / "build" / "matrix"
EXTRAS = ",".join(nox.project.load_toml(ROOT / "pyproject.toml")["project"]["optional-dependencies"])
#: What tests need beside the package.
BESIDE = ("tests", "example_project", "tools", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", "mkdocs.yml")
#: What no version of Django or Wagtail changes, or what the main run tells once for all: the reading of sheets, other sites, the
#: rules of the source tree, the docs, the tools, the benchmarks, the attacks; and what needs a browser, LibreOffice or a package
#: index.
LEFT_OUT = ("sheets", "sites", "docs", "tools", "bench", "fuzz", "test_architecture.py")
#: The tests of what the package itself does with cryptography; the sealed extra asks for a newer one.
CORE_KEYS = ("tests/test_tokens.py", "tests/test_digests.py")
MARKED_OUT = "not browser and not install and not office"
#: The row in which the site under Django's own Content Security Policy is walked too, in a browser: the main run's Django has none.
WALKED = "py3.13-wagtail8.0-django6.1"


@dataclass(frozen=True)
class Row:
    """One combination. Without a version, the newest that the rest admits."""

    python: str
    wagtail: str = ""
    django: str = ""
    database: str = "sqlite"
    #: ``highest``, ``lowest`` (of what the package itself asks for) or ``pre`` (with pre-releases of Wagtail).
    versions: str = "highest"

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        parts = [f"py{self.python}", self.wagtail and f"wagtail{self.wagtail}", self.django and f"django{self.django}"]
        parts += [
            self.database if self.database != "sqlite" else "",
            self.versions if self.versions != "highest" else "",
        ]
        return "-".join(part for part in parts if part)

    @property
    def requirements(self) -> list[str]:
        """Versions to hold to."""
        lines = {"wagtail": self.wagtail, "django": self.django}
        return [f"{package}=={version}.*" for package, version in lines.items() if version]


#: Django 6 needs Python 3.12, and Wagtail 7.4 knows Django up to 6.0.
ROWS = [
    Row("3.11", "7.4", "5.2"),
    Row("3.11", "8.0", "5.2"),
    Row("3.12", "7.4", "5.2"),
    Row("3.12", "7.4", "6.0", "postgres"),
    Row("3.12", "8.0", "5.2"),
    Row("3.12", "8.0", "6.0"),
    Row("3.12", "8.0", "6.1"),
    Row("3.13", "7.4", "5.2"),
    Row("3.13", "7.4", "6.0"),
    Row("3.13", "8.0", "5.2"),
    Row("3.13", "8.0", "6.0"),
    Row("3.13", "8.0", "6.1"),
    Row("3.13", "8.0", "6.1", "postgres"),
    Row("3.12", "8.0", "6.1", "mariadb"),
    Row("3.11", versions="lowest"),
    Row("3.13", "8.1", "6.1", versions="pre"),
]


def _test(session: nox.Session, row: Row) -> None:
    shutil.rmtree(_folder(row), ignore_errors=True)
    session.run("uv", "build", "--quiet", "--wheel", "--out-dir", str(_folder(row)), str(ROOT), external=True)
    [wheel] = _folder(row).glob("*.whl")
    groups = ["test", *(["mariadb"] if row.database == "mariadb" else [])]
    install = [f"{wheel}[{EXTRAS}]", *row.requirements]
    install += [part for group in groups for part in ("--group", f"{ROOT / 'pyproject.toml'}:{group}")]
    if row.versions == "lowest":
        install += ["--constraint", str(_lowest(session, row))]
    if row.versions == "pre":
        install += ["--prerelease", "allow"]
    if row.database == "mariadb":  # mysqlclient is compiled
        session.run("python", "-m", "tools.ensure_mariadb", external=True)
    session.install(*install)
    beside = _beside(row)
    session.chdir(beside)
    (BUILD / f"{row.name}.xml").unlink(missing_ok=True)
    session.run("python", "-c", "import urgent_action as ua; assert 'site-packages' in ua.__file__, ua.__file__")
    ignored = [f"--ignore=tests/{name}" for name in LEFT_OUT if (row.versions, name) != ("lowest", "sheets")]
    report = f"--junit-xml={BUILD / row.name}.xml"
    choice = ["-n", "auto", "--dist", "loadfile", "--database", row.database, "-m", MARKED_OUT, *ignored, report]
    environment = {"UA_SHARED": os.environ.get("UA_SHARED") or str(ROOT.parent / "shared")}
    session.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *choice, *session.posargs, env=environment)

    if row.name == WALKED:
        session.run("python", "-m", "tools.ensure_chromium")
        walk = "tests/sites/test_sites.py::test_the_app_works_in_the_site[strict_csp/of_django]"
        session.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", walk, env=environment)

    if row.versions == "lowest":  # of what one extra asks more of
        session.install("--constraint", str(_lowest(session, row, extras="")), "cryptography")
        session.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *CORE_KEYS, env=environment)


def _folder(row: Row) -> Path:
    return BUILD / row.name


def _lowest(session: nox.Session, row: Row, *, extras: str = EXTRAS) -> Path:
    """The lowest versions that the package's own requirements admit, with what those ask for."""
    path = _folder(row) / f"lowest{extras and '-extras'}.txt"
    named = [part for extra in extras.split(",") if extra for part in ("--extra", extra)]
    compiling = ["--quiet", "--python-version", row.python, "--resolution", "lowest-direct", *named]
    session.run(
        "uv", "pip", "compile", *compiling, "--output-file", str(path), str(ROOT / "pyproject.toml"), external=True
    )
    return path


def _beside(row: Row) -> Path:
    """A copy of what tests need, without the package."""
    folder = _folder(row) / "beside"
    folder.mkdir()
    for name in BESIDE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "var"))
        else:
            shutil.copy(source, folder)
    return folder


for _row in ROWS:
    nox.session(partial(_test, row=_row), python=_row.python, name=_row.name)

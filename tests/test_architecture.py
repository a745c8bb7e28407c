"""The layers: a module imports from its own layer and from below, never upward; some imports have one home.

A new module fails here until it is given its place in ``LAYERS``. The optional apps build on the core, which must run
without them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import urgent_action

PACKAGE = Path(urgent_action.__file__).parent
LONGEST_FILE = 250

#: Module, or package with all that is in it, by layer; the most specific name counts.
LAYERS = {
    "": 0,  # urgent_action itself: the version
    "enums": 0,
    "exceptions": 0,
    "signals": 0,
    "conf": 0,
    "deadlines": 0,
    "sanitizing": 0,
    "numbers": 0,
    "languages": 0,
    "origins": 0,
    "plaintext": 0,
    "pdfs": 0,
    "emails": 0,
    "digests": 0,
    "tokens": 0,
    "clients": 0,
    "privacy": 0,
    "spreadsheets": 0,
    "countries": 0,
    "dates": 0,
    "downloads": 0,
    "counters": 0,
    "page_parts": 0,
    "sections": 0,
    "arrivals": 0,
    "memory": 0,
    "prepared": 0,
    "redis_cache": 0,
    "kept": 0,
    "names": 0,
    "narrowing": 0,
    "translating": 0,
    "fields": 1,
    "blocks": 1,
    "panels": 1,
    "editing": 1,
    "querysets": 1,
    "models": 2,
    "domain": 3,
    "forms": 4,
    "admin": 4,
    "bounces": 4,
    "caching": 4,
    "checks": 4,
    "receivers": 4,
    "tasks": 4,
    "templatetags": 4,
    "views": 5,
    "middleware": 5,
    "management": 5,
    "urls": 6,
    "wagtail_hooks": 6,
    "apps": 6,
}
#: Apps that a site may leave out.
OPTIONAL = {"pages", "sheets", "updates", "sealed", "section_settings", "embed", "appeals", "handover"}
#: Who alone may import what.
HOMES = {
    "bleach": {"sanitizing"},
    "nh3": {"sanitizing"},
    "django.conf.settings": {"conf"},
    "wagtail_localize": {"translating"},
}


def modules() -> Iterator[tuple[str, Path]]:
    """Name below the package (``models.page``) and file of each module, without migrations."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if "migrations" not in parts and "__pycache__" not in parts:
            yield ".".join(part for part in parts if part != "__init__"), path


ALL = dict(modules())
CORE = {name: path for name, path in ALL.items() if name.split(".")[0] not in OPTIONAL}


def imports(name: str, path: Path) -> list[str]:
    """Absolute dotted names that a module imports anywhere in it, also inside functions."""
    package = ["urgent_action", *name.split(".")] if name else ["urgent_action"]
    if path.name != "__init__.py":
        package.pop()
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = [*base, *(node.module or "").split(".")] if node.module else base
            found += [".".join([*start, alias.name]) for alias in node.names]
    return found


def own_imports(name: str, path: Path) -> list[str]:
    """The modules of the package that a module imports, by their names below it."""
    targets = []
    for imported in imports(name, path):
        if imported.split(".")[0] != "urgent_action":
            continue
        below = imported.removeprefix("urgent_action").lstrip(".")
        targets.append(below if below in ALL else below.rpartition(".")[0])
    return targets


def layer(name: str) -> int | None:
    """The layer of a module: of itself or of the nearest package that has one."""
    if not name:
        return LAYERS[""]
    parts = name.split(".")
    known = (LAYERS.get(".".join(parts[:length])) for length in range(len(parts), 0, -1))
    return next((found for found in known if found is not None), None)


def test_every_module_of_the_core_has_a_layer() -> None:
    assert [name for name in CORE if layer(name) is None] == []


def test_every_entry_of_the_table_is_a_module() -> None:
    assert [name for name in LAYERS if name not in ALL and not (PACKAGE / name.replace(".", "/")).is_dir()] == []


@pytest.mark.parametrize("name", CORE)
def test_module_imports_only_from_its_layer_and_below(name: str) -> None:
    own = layer(name)
    upward = [
        target
        for target in own_imports(name, CORE[name])
        if own is not None and target.split(".")[0] not in OPTIONAL and (layer(target) or 0) > own
    ]
    assert upward == []


@pytest.mark.parametrize("name", CORE)
def test_core_imports_no_optional_app(name: str) -> None:
    assert [target for target in own_imports(name, CORE[name]) if target.split(".")[0] in OPTIONAL] == []


@pytest.mark.parametrize("library", HOMES)
def test_import_has_one_home(library: str) -> None:
    importers = {
        name
        for name, path in ALL.items()
        if any(imported == library or imported.startswith(f"{library}.") for imported in imports(name, path))
    }
    assert importers == HOMES[library]


def test_settings_are_not_reached_through_the_module_of_django() -> None:
    assert [name for name, path in ALL.items() if name != "conf" and "django.conf" in imports(name, path)] == []


def test_mail_leaves_from_at_most_one_module() -> None:
    importers = [
        name
        for name, path in ALL.items()
        if any(f"{imported}.".startswith("django.core.mail.") for imported in imports(name, path))
    ]
    assert importers == importers[:1]


@pytest.mark.parametrize("name", [name for name in CORE if name.split(".")[0] == "domain"])
def test_domain_knows_no_requests_and_no_responses(name: str) -> None:
    tree = ast.parse(CORE[name].read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert [imported for imported in imports(name, CORE[name]) if imported.startswith("django.http")] == []
    assert names & {"HttpRequest", "HttpResponse", "request"} == set()


@pytest.mark.parametrize("name", CORE)
def test_module_is_short(name: str) -> None:
    assert len(CORE[name].read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


@pytest.mark.parametrize("name", CORE)
def test_module_says_what_it_is_for(name: str) -> None:
    source = CORE[name].read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from .views import lookup", ["urgent_action.views.lookup"]),
        ("from .views.lookup import find_action", ["urgent_action.views.lookup.find_action"]),
        ("def f():\n    import bleach", ["bleach"]),
        ("from . import checks, receivers", ["urgent_action.checks", "urgent_action.receivers"]),
        ("from django.conf import settings", ["django.conf.settings"]),
    ],
)
def test_imports_are_found_in_every_form(tmp_path: Path, source: str, expected: list[str]) -> None:
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    assert imports("module", path) == expected

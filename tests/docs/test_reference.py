"""Everything that a webmaster can name is in the reference: a new one fails here until it is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.management import _get_all_permissions
from django.core.management import get_commands
from django.dispatch import Signal

from urgent_action import signals
from urgent_action.appeals.conf import AppealSettings
from urgent_action.conf import AppSettings
from urgent_action.embed.conf import EmbedSettings
from urgent_action.sealed.conf import SealedSettings

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "urgent_action"
REFERENCE = ROOT / "docs" / "reference"


def _page(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def _ours() -> Iterator[object]:
    return (config for config in apps.get_app_configs() if config.name.startswith("urgent_action"))


@pytest.mark.parametrize("kind", [AppSettings, EmbedSettings, AppealSettings, SealedSettings])
def test_settings_are_documented(kind: type) -> None:
    page = _page("settings")
    assert [field.name for field in fields(kind) if f"| `{field.name.upper()}` |" not in page] == []


def test_commands_are_documented() -> None:
    ours = [name for name, app in get_commands().items() if str(app).startswith("urgent_action")]
    assert len(ours) > 10
    assert [name for name in ours if f"`{name}" not in _page("commands")] == []


def test_signals_are_documented() -> None:
    ours = [name for name, value in vars(signals).items() if isinstance(value, Signal)]
    assert len(ours) > 3
    assert [name for name in ours if f"| `{name}` |" not in _page("signals")] == []


def test_checks_are_documented() -> None:
    files = [*PACKAGE.rglob("checks.py"), *PACKAGE.rglob("checks/*.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    ids = set(re.findall(r'\b(?:id|identifier|missing|taken)="(urgent_action\w*\.\w+)"', source))
    assert len(ids) > 30
    assert {name for name in ids if f"| `{name}` |" not in _page("checks")} == set()


def test_permissions_are_documented() -> None:
    page = _page("permissions")
    names = [
        f"{config.label}.{codename}"
        for config in _ours()
        if config.label != "urgent_action_pages"  # Django's usual four, which the page says of all of them
        for model in config.get_models()
        for codename, _words in _get_all_permissions(model._meta)
    ]
    assert len(names) > 5
    assert [name for name in names if f"`{name}`" not in page] == []


def test_templates_are_documented() -> None:
    """By their own name, or by a pattern for their folder."""
    named = re.findall(r"`([\w/*.]+)`", _page("templates"))
    lost = []
    for path in PACKAGE.rglob("templates/**/*"):
        if path.is_file():
            name = path.as_posix().rpartition("/templates/")[2]
            names = {name, name.removeprefix("urgent_action/")}
            if not any(
                Path(each).match(pattern) or (each.startswith(pattern.removesuffix("*")) and pattern.endswith("*"))
                for each in names
                for pattern in named
                if pattern.strip("*/.")
            ):
                lost.append(name)
    assert lost == []


def test_template_tags_are_documented() -> None:
    libraries = [path for path in PACKAGE.rglob("templatetags/*.py") if path.stem != "__init__"]
    docs = _page("templates")
    lost = []
    for path in libraries:
        if f"load {path.stem}" not in docs:
            lost.append(path.stem)
    # Those of the admin and of one optional app's own templates are no part of what a site may use.
    assert [name for name in lost if not name.endswith(("_admin", "_admin_tags", "_appeals_tags"))] == []
    public = [path for path in libraries if f"load {path.stem}" in docs]
    tags = {
        name
        for path in public
        for name in re.findall(
            r"^@register\.(?:simple_tag|inclusion_tag|filter)[^\n]*\ndef (\w+)", path.read_text(encoding="utf-8"), re.M
        )
    }
    assert len(tags) > 20
    assert sorted(name for name in tags if not re.search(rf"[`{{% ]{name}\b", docs)) == []


def test_url_names_are_documented() -> None:
    page = _page("urls")
    lost = []
    for path in [*PACKAGE.rglob("urls.py")]:
        source = path.read_text(encoding="utf-8")
        space = re.search(r'^app_name = "(\w+)"', source, re.M)
        assert space, path
        lost += [
            f"{space[1]}:{name}" for name in re.findall(r'name="(\w+)"', source) if f"`{space[1]}:{name}`" not in page
        ]
    assert lost == []

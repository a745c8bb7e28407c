"""What axe-core says of each view that the app has in the admin, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from tests.sheets_app.samples import KITE as SHEET
from tests.sheets_app.samples import as_file
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

from .support import KITE, STOPPED, action
from .test_accessibility import told
from .test_editors_week import about
from .test_import import upload

#: What axe-core leaves to a person, who has looked: part of the page → rule and reason.
UNDECIDED = {
    ".w-status": "color-contrast: Wagtail hatches the background of a label that is not primary",
    "select": "color-contrast: Wagtail draws the arrow of a list as a picture",
    "svg text": "color-contrast: axe-core does not know what is painted behind a text of SVG; here nothing is",
    "[aria-invalid=true]": "aria-valid-attr-value: Django points to the id of its own list of errors, where Wagtail's has another",
    "iframe": "frame-tested: the card is a page of its own, and is tested in test_other_sites",
}

#: Everything that axe-core has, the size of targets included.
OPTIONS = {"resultTypes": ["violations", "incomplete"], "rules": {"target-size": {"enabled": True}}}
#: What may differ in the dark.
COLOURS = {"resultTypes": ["violations", "incomplete"], "runOnly": ["color-contrast"]}


def views(page: UrgentActionPage, stopped: UrgentActionPage) -> dict[str, str]:
    """Each view that is a page of its own: what it is, and its address."""
    row = Signature.objects.filter(action_key=page.action_key).latest("pk")
    names = ["extend", "stop", "next_sheet", "redact"]
    return {
        "first page": reverse("wagtailadmin_home"),
        "report": reverse("urgent_action_admin:report"),
        **{name: about(f"urgent_action_admin:{name}", page) for name in names},
        "stopped": about("urgent_action_admin:stopped", stopped),
        "stop again": about("urgent_action_admin:stop", stopped),
        "signatures": about("urgent_action_signatures:list", page),
        "inspect": about("urgent_action_signatures:inspect", page, row.pk),
        "charts": about("urgent_action_signatures:charts", page),
        "hand over": about("urgent_action_handover_admin:hand_over", page),
        "addresses": about("urgent_action_appeals_admin:reports", page),
        "card": about("urgent_action_embed_admin:code", page),
        "mail": about("urgent_action_updates_admin:mail", page),
        "consent": reverse("urgent_action_consent:index"),
        "new consent": reverse("urgent_action_consent:add"),
    }


def find_name(editor: Page, page: UrgentActionPage) -> None:
    """Where a name stands."""
    editor.goto(about("urgent_action_admin:redact", page))
    editor.fill("#id_name", "Ilyas Verne")
    editor.get_by_role("button", name="Show where it stands").click()
    editor.get_by_role("button", name="Replace it everywhere").wait_for()


def ask_to_erase(editor: Page, page: UrgentActionPage) -> None:
    """Whether signatures are to be erased; on the way, the offer to undo."""
    editor.goto(about("urgent_action_signatures:list", page))
    editor.locator("main tbody input[type=checkbox]").first.check()
    editor.get_by_role("button", name="Erase…").click()
    editor.get_by_label("I want to erase them for good.").wait_for()


def ask_to_delete(editor: Page, page: UrgentActionPage) -> None:
    """Whether a page with signatures is to be deleted."""
    editor.goto(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    editor.locator("main form [type=submit]").first.click()
    editor.get_by_label("I know of these signatures.").wait_for()


def refused_extension(editor: Page, page: UrgentActionPage) -> None:
    """An error beside its field."""
    editor.goto(about("urgent_action_admin:extend", page))
    editor.get_by_role("button", name="Extend and publish").click()
    editor.get_by_text("This field is required.").wait_for()


#: What is reached by pressing buttons.
DEEPER = {"places": find_name, "erase": ask_to_erase, "delete": ask_to_delete, "refused": refused_extension}


def left_open(page: Page, rules: list[dict[str, Any]]) -> Iterator[str]:
    """What axe-core could not decide: the part of :data:`UNDECIDED` that it is about, or the element itself."""
    for rule in rules:
        for node in rule["nodes"]:
            element = page.locator(node["target"][0]).first
            known = [part for part in UNDECIDED if element.evaluate("(e, part) => e.matches(part)", part)]
            is_told = known and UNDECIDED[known[0]].startswith(f"{rule['id']}:")
            yield known[0] if is_told else f"{rule['id']} {node['html'][:120]}"


def test_admin_views_pass_axe(editor: Page, tmp_path: Path) -> None:
    """Each view within Wagtail's frame, light and dark; of the first page, our panel."""
    page = action(KITE)
    violations: set[str] = set()
    undecided: set[str] = set()

    def look(name: str) -> None:
        part = "#urgent-actions-section" if name == "first page" else "main"
        editor.add_style_tag(content="*, ::before, ::after { transition: none !important }")  # colours change at once
        for scheme, options in (("dark", COLOURS), ("light", OPTIONS)):
            editor.emulate_media(color_scheme=scheme)
            result = Axe().run(editor, context=part, options=options).response
            assert result["passes"], f"axe-core did not look at {name}"
            violations.update(f"{name}, {scheme}: {line}" for line in told(result["violations"]))
            undecided.update(left_open(editor, result["incomplete"]))

    for name, address in views(page, action(STOPPED)).items():
        answer = editor.goto(address)
        assert answer is not None
        assert answer.ok, f"{name}: {answer.status}"
        look(name)
    path = tmp_path / "kite.docx"
    path.write_bytes(as_file(SHEET))
    editor.goto(reverse("urgent_action_sheets_admin:upload", args=[page.get_parent().pk]))
    look("upload")
    upload(editor, path, "axe")
    look("review")
    for name, way in DEEPER.items():
        way(editor, page)
        look(name)
    assert violations == set()
    assert undecided == set(UNDECIDED)

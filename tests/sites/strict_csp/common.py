"""What both ways to send the policy share. The policies themselves are those of the how-to, to the letter."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from tests.fences import ROOT, fences_of
from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as SUITE
from tests.settings import TEMPLATES as SUITE_TEMPLATES
from tests.settings import URGENT_ACTION as SUITE_ACTION

HERE = Path(__file__).resolve().parent
PAGE = ROOT / "docs" / "how-to" / "content-security-policy.md"

INSTALLED_APPS = ["tests.sites.strict_csp", *SUITE]
TEMPLATES = deepcopy(SUITE_TEMPLATES)
TEMPLATES[0]["DIRS"] = [HERE / "templates"]
# As in production: a page with a nonce must not be kept for the next visitor, whose policy names another.
URGENT_ACTION = {**SUITE_ACTION, "BASE_TEMPLATE": "strict_csp/base.html", "PAGE_MEMORY": 60}


def of_the_page(beginning: str, **names: Any) -> dict[str, Any]:
    """The settings that a webmaster has after copying the block of the how-to that begins like this."""
    [block] = [fence.text for fence in fences_of(PAGE) if fence.text.startswith(beginning)]
    assert block.count('"mysite.') == 1
    exec(block.replace('"mysite.', f'"{__package__}.'), names)
    return {
        name: value for name, value in names.items() if name.isupper() and name not in ("CSP", "NONCE", "NONE", "SELF")
    }

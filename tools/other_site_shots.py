"""Make the pictures of an action in a site unlike the demo: ``tests/sites/other_base`` around the demo's content."""

from __future__ import annotations

import os
import sys

from ensure_chromium import find
from guide_shots import KITE
from playwright.sync_api import sync_playwright
from screenshots import DESKTOP, FLAGS, PHONE, ROOT, example_site, keep

SETTINGS = "tests.sites.other_base.shown"
ARABIC = "/ar/urgent-actions/tal-nour-weavers/"
SHOTS = {
    "other-site": (KITE, DESKTOP),
    "other-site-phone": (KITE, PHONE),
    "other-site-arabic-phone": (ARABIC, PHONE),
}


def main() -> None:
    """Make all three."""
    chromium = find()
    if chromium is None:
        sys.exit("No Chromium was found: run tools/ensure_chromium.py")
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["PYTHONPATH"] = str(ROOT)
    with example_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (path, (width, height)) in SHOTS.items():
            with browser.new_context(base_url=site, viewport={"width": width, "height": height}) as context:
                page = context.new_page()
                page.goto(path, wait_until="networkidle")
                keep(name, page.screenshot(animations="disabled", full_page=bool(os.environ.get("WHOLE_PAGE"))))
        browser.close()


if __name__ == "__main__":
    main()

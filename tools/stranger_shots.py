"""Make the pictures of an action in a site unlike the demo: ``tests/sites/stranger`` around the demo's content."""

from __future__ import annotations

import os
import sys

from playwright.sync_api import sync_playwright

from tools.ensure_chromium import find
from tools.guide_shots import KITE
from tools.screenshots import DESKTOP, FLAGS, PHONE, ROOT, example_site, keep

SETTINGS = "tests.sites.stranger.shown"
ARABIC = "/ar/urgent-actions/tal-nour-weavers/"
SHOTS = {
    "stranger": (KITE, DESKTOP),
    "stranger-arabic-phone": (ARABIC, PHONE),
}


def main() -> None:
    """Make both."""
    chromium = find()
    if chromium is None:
        sys.exit("No Chromium was found: run python -m tools.ensure_chromium")
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["PYTHONPATH"] = str(ROOT)
    with example_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (path, (width, height)) in SHOTS.items():
            with browser.new_context(base_url=site, viewport={"width": width, "height": height}) as context:
                page = context.new_page()
                page.goto(path, wait_until="networkidle")
                keep(name, page.screenshot(animations="disabled"))
        browser.close()


if __name__ == "__main__":
    main()

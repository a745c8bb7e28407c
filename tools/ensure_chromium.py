"""Find a Chromium for the browser tests, or install one; say plainly what to do when neither works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import debian

#: The first is the same engine without windows: tests take little more than half of the time with it.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The executable of a Chromium: ``CHROMIUM``, one on the path, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Ask the system's package manager where that is allowed, then Playwright."""
    fonts = "fonts-noto-core"
    debian.install(["chromium-headless-shell", fonts]) or debian.install(["chromium", fonts])
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        sys.exit("No Chromium was found or could be installed. Install one, or name it: make test CHROMIUM=/path/to/it")

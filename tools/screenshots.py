"""Make the pictures of the docs: starts the example site on a database of its own, and photographs it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tools.ensure_chromium import find
from tools.guide_shots import GUIDE, KITE, Shot, log_in, number_of
from tools.page_shots import PAGES

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
MANAGE = [sys.executable, str(ROOT / "example_project" / "manage.py")]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
]
#: What a picture in the docs may weigh, in bytes.
LIMIT = 150_000
#: What one of the many of the user guide may weigh.
GUIDE_LIMIT = 120_000
DESKTOP = (1280, 900)
PHONE = (360, 740)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def runserver(port: int) -> list[str]:
    """The command that serves the example site as `make demo` does."""
    return [*MANAGE, "runserver", f"localhost:{port}", "--noreload"]


@contextmanager
def example_site(serve: Callable[[int], list[str]] = runserver) -> Iterator[str]:
    """The example site with its demo, in a temporary folder; its address."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="urgent-action-shots-") as folder:
        environment = {**os.environ, "EXAMPLE_VAR_DIR": folder}
        environment.pop("DATABASE_URL", None)

        def manage(*arguments: str) -> None:
            subprocess.run([*MANAGE, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)

        manage("urgent_action_keys", "--write", f"{folder}/urgent_action_keys.json")
        manage("migrate", "--verbosity", "0")
        manage("load_demo", "--port", str(port))
        server = subprocess.Popen(
            serve(port),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(f"http://localhost:{port}{KITE}")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    for _second in range(60):
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(0.5)
        else:
            return
    sys.exit(f"{address} does not answer.")


def read(address: str) -> Shot:
    """A page as it is opened."""

    def shot(page: Page) -> None:
        page.goto(address, wait_until="networkidle")

    return shot


def refuse(page: Page) -> None:
    """The form after it was sent in with two mistakes."""
    page.goto(KITE)
    page.fill("#ua-name", "Ana Example")
    page.fill("#ua-email", "ana at supporter.example")
    page.click(".ua-form button[type=submit]")
    page.wait_for_selector("#ua-errors")
    page.locator("#ua-sign").evaluate("form => form.scrollIntoView({ block: 'start' })")


def thank(page: Page) -> None:
    """The page after a signature."""
    page.goto(KITE)
    page.fill("#ua-name", "Ana Example")
    page.fill("#ua-email", "ana@supporter.example")
    page.select_option("#ua-country", "KE")
    page.check("#ua-consent")
    page.wait_for_timeout(1200)
    page.click(".ua-form button[type=submit]")
    page.wait_for_url("**/thanks/**")


def edit(page: Page) -> None:
    """The editor's form of the kite maker's action."""
    log_in(page)
    page.goto(f"/cms/pages/{number_of(page, KITE)}/edit/", wait_until="networkidle")
    page.wait_for_timeout(800)


def pick_block(page: Page) -> None:
    """The editor chooses what comes next on the sheet."""
    edit(page)
    button = page.get_by_role("button", name="Insert a block").nth(3)
    button.evaluate("button => button.scrollIntoView({ block: 'start' }) || window.scrollBy(0, -220)")
    button.click()
    option = page.locator("[role=option]:visible").filter(has_text="Model letter").first
    option.wait_for()
    option.locator("xpath=following-sibling::button").click()
    page.wait_for_timeout(2500)  # the block's preview is a page of its own


SHOTS: dict[str, tuple[Shot, tuple[int, int], dict[str, str]]] = {
    "page-desktop": (read(KITE), DESKTOP, {}),
    "page-phone": (read(KITE), PHONE, {}),
    "page-dark": (read(KITE), DESKTOP, {"color_scheme": "dark"}),
    "page-arabic": (read("/ar/urgent-actions/tal-nour-weavers/"), DESKTOP, {}),
    "page-closed": (read("/en/urgent-actions/drum-teacher-sentenced/"), DESKTOP, {}),
    "form-errors": (refuse, DESKTOP, {}),
    "thanks": (thank, (1280, 640), {}),
    "index": (read("/en/urgent-actions/"), (1280, 1500), {}),
    "editor": (edit, (1440, 1000), {}),
    "block-picker": (pick_block, (1440, 1000), {}),
    **{name: (shot, size, {}) for name, (shot, size) in PAGES.items()},
    **{f"user-guide/{name}": (shot, size, {}) for name, (shot, size) in GUIDE.items()},
}


def wanted(name: str) -> bool:
    """Whether a picture was named, or its folder, or nothing was."""
    return not sys.argv[1:] or name.startswith(tuple(sys.argv[1:]))


def photograph(browser: Browser, site: str) -> None:
    """Make every picture of a screen."""
    for name, (shot, (width, height), options) in SHOTS.items():
        if not wanted(name):
            continue
        viewport = {"width": width, "height": height}
        with browser.new_context(base_url=site, viewport=viewport, locale="en-GB", **options) as context:
            page = context.new_page()
            shot(page)
            keep(name, page.screenshot(animations="disabled"))


def photograph_print(browser: Browser, site: str) -> None:
    """The printed page: the first sheet of the PDF where pdftoppm is at hand, else the screen in print colours."""
    if not wanted("page-print"):
        return
    with browser.new_context(base_url=site, viewport={"width": 794, "height": 1123}) as context:
        page = context.new_page()
        page.goto(KITE)
        page.emulate_media(media="print")
        if not shutil.which("pdftoppm"):
            keep("page-print", page.screenshot())
            return
        with tempfile.TemporaryDirectory() as folder:
            pdf = Path(folder, "page.pdf")
            margin = dict.fromkeys(("top", "right", "bottom", "left"), "18mm")
            page.pdf(path=pdf, format="A4", margin=margin)
            subprocess.run(["pdftoppm", "-png", "-r", "80", "-singlefile", str(pdf), f"{folder}/page"], check=True)
            keep("page-print", Path(folder, "page.png").read_bytes())


def keep(name: str, picture: bytes) -> None:
    """Write a picture, with fewer colours where it would be too heavy."""
    path = IMAGES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)
    is_guide = name.startswith("user-guide/")
    if len(picture) > LIMIT or is_guide:
        from PIL import Image

        with Image.open(path) as full:
            # Photographs need dots in between; of the admin's few colours, dots would only weigh.
            dither = Image.Dither.NONE if is_guide else Image.Dither.FLOYDSTEINBERG
            for colours in (256, 96):
                if colours == 256 or path.stat().st_size > LIMIT:
                    full.convert("RGB").quantize(colours, dither=dither).save(path, optimize=True)
    if is_guide and path.stat().st_size > GUIDE_LIMIT:
        sys.exit(f"{path.relative_to(ROOT)} is too heavy.")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Make all pictures, or those that are named."""
    chromium = find()
    if chromium is None:
        sys.exit("No Chromium was found: run python -m tools.ensure_chromium")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with example_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        photograph(browser, site)
        photograph_print(browser, site)
        browser.close()


if __name__ == "__main__":
    main()

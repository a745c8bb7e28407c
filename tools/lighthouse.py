"""Run Lighthouse's audits on the demo, as a phone sees it: `python -m tools.lighthouse` prints a table for the docs.

Needs Node and the package `lighthouse` of npm (`npm install lighthouse`), which `npx` finds in the folder it is run in.
The demo is served as in production: by gunicorn, with DEBUG off, and compressed.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).resolve().parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "Action": "/en/urgent-actions/kite-maker-held/",
    "Action, Arabic": "/ar/urgent-actions/tal-nour-weavers/",
    "Action, closed": "/en/urgent-actions/drum-teacher-sentenced/",
    "List": "/en/urgent-actions/",
    "Home page": "/en/",
}
#: What is printed beside the scores, by Lighthouse's names.
MEASURES = {
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked for",
    "cumulative-layout-shift": "layout shift",
    "total-byte-weight": "weight with pictures",
}
#: What each page must reach.
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu"

#: A WSGI application.
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def make_application() -> Application:
    """The example site with its static files and pictures, compressed as a web server in front of it would do it."""
    sys.path.insert(0, str(TOOLS.parent / "example_project"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example.settings")
    from django.conf import settings
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application
    from django.urls import re_path
    from django.views.static import serve

    site: Any = StaticFilesHandler(get_wsgi_application())
    from example import urls

    urls.urlpatterns.insert(0, re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}))

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        begun: list[Any] = []
        body = b"".join(site(environ, lambda *parts: begun.extend(parts)))
        status, headers = begun[:2]
        headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        if dict(headers).get("Content-Type", "").startswith(("text/", "image/svg")):
            body = gzip.compress(body, 6)
            headers.append(("Content-Encoding", "gzip"))
        if environ["PATH_INFO"].startswith(("/static/", "/media/")):
            headers.append(("Cache-Control", "public, max-age=31536000"))
        start_response(status, [*headers, ("Content-Length", str(len(body)))])
        return [body]

    return application


def gunicorn(port: int) -> list[str]:
    """The command that serves the example site as in production."""
    served = ["lighthouse:make_application()", "--pythonpath", str(TOOLS), "--bind", f"localhost:{port}"]
    return [sys.executable, "-m", "gunicorn", *served, "--workers", "2", "--env", "DEBUG=0"]


def audit(address: str, chromium: str) -> dict[str, Any]:
    """Lighthouse's report of one page, with its usual profile: a phone on a slow mobile connection."""
    command = ["npx", "--no-install", "lighthouse", address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"Lighthouse did not run:\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def complaints(report: dict[str, Any]) -> list[str]:
    """The audits that cost a category points, but for those of speed, which count by degrees."""
    audits = report["audits"]
    ids = [ref["id"] for name in CATEGORIES[1:] for ref in report["categories"][name]["auditRefs"] if ref["weight"]]
    return [audits[name]["title"] for name in ids if audits[name]["score"] not in (None, 1)]


def main() -> None:
    """Audit every page, or those that are named; the exit code tells whether all reach what they must."""
    from screenshots import example_site

    from tools.ensure_chromium import find

    chromium = find()
    if chromium is None:
        sys.exit("No Chromium was found: run python -m tools.ensure_chromium")
    missed = False
    print(f"| Page | {' | '.join([*CATEGORIES, *MEASURES.values()])} |")
    print(f"|{'---|' * (1 + len(CATEGORIES) + len(MEASURES))}")
    with example_site(gunicorn) as site:
        for name, path in PAGES.items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            report = audit(f"{site}{path}", str(chromium))
            scores = {key: round(100 * report["categories"][key]["score"]) for key in CATEGORIES}
            measured = [report["audits"][key]["displayValue"].removeprefix("Total size was ") for key in MEASURES]
            print(f"| {' | '.join([name, *map(str, scores.values()), *measured])} |".replace("\xa0", " "), flush=True)
            for title in complaints(report):
                print(f"  {name}: {title}", file=sys.stderr)
            missed |= any(scores[key] < least for key, least in LEAST.items())
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()

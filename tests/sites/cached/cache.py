"""A small HTTP cache: keeps what ``Cache-Control`` lets it keep, for as long, and drops an address on ``PURGE``."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


@dataclass
class HttpCache:
    """A cache in front of an origin (``http://host:port``)."""

    origin: str
    url: str = ""
    #: Paths that were purged, in order.
    purged: list[str] = field(default_factory=list)
    kept: dict[str, tuple[float, bytes]] = field(default_factory=dict)

    def get(self, path: str) -> tuple[str, bool]:
        """A page as a visitor of the cache has it, and whether the cache had it already."""
        with urlopen(f"{self.url}{path}", timeout=60) as answer:
            return answer.read().decode(), answer.headers["X-Cache"] == "hit"

    def answer(self, path: str) -> tuple[int, bytes, bool]:
        """Status, body, and whether it was kept."""
        until, body = self.kept.get(path, (0.0, b""))
        if time.monotonic() < until:
            return 200, body, True
        request = Request(f"{self.origin}{path}", headers={"Host": urlsplit(self.origin).netloc})
        try:
            with urlopen(request, timeout=60) as answer:
                control, body = answer.headers.get("Cache-Control", ""), answer.read()
        except HTTPError as error:
            return error.code, error.read(), False
        seconds = re.search(r"max-age=(\d+)", control)
        if seconds and "no-store" not in control and "private" not in control:
            self.kept[path] = (time.monotonic() + int(seconds[1]), body)
        return 200, body, False


@contextmanager
def cache_before(origin: str) -> Iterator[HttpCache]:
    """The cache, on a free port."""
    cache = HttpCache(origin)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, hit = cache.answer(self.path)
            self.send_response(status)
            self.send_header("X-Cache", "hit" if hit else "miss")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_PURGE(self) -> None:
            path = urlsplit(self.path).path  # Wagtail sends the whole address
            cache.purged.append(path)
            cache.kept.pop(path, None)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    cache.url = f"http://127.0.0.1:{server.server_port}"
    yield cache
    server.shutdown()
    server.server_close()

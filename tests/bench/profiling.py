"""Where the time of an answer goes: ``python -m tests.bench profile sign``. One process, no web server, no load."""

from __future__ import annotations

import cProfile
import io
import pstats
import re
import sys
import time
from argparse import Namespace
from statistics import median

from tests.bench.measured import measured_site

REPEATED = 50
_NAME = re.compile(r"(\d:|\s)/\S*?/(?:site-packages|python3\.\d+)/")


def run(options: Namespace) -> int:
    """Tell the statements, the CPU time, and the functions of the last step of a variant."""
    with measured_site() as (_folder, seeded, _pid):
        from django.core.handlers.wsgi import WSGIHandler
        from django.core.signals import request_finished, request_started
        from django.db import close_old_connections, connection, reset_queries

        from tests.bench.load import visitors
        from tests.bench.site.seed import pending_tokens
        from tests.bench.variants import LIMIT, variants

        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        request_started.disconnect(reset_queries)
        variant = {each.name: each for each in [LIMIT, *variants(seeded)]}[options.variant]
        people = 9 * REPEATED
        tokens = pending_tokens(seeded, people, "r") if variant.with_tokens else []
        plan = {"host": "localhost", "run": "r", "people": people, "steps": variant.steps[-1:], "tokens": tokens}
        handler = WSGIHandler()
        requests = (visitor[0] for visitor in visitors(plan))

        def answer() -> None:
            request, expected = next(requests)
            status: list[str] = []
            response = handler(_environ(request), lambda line, headers: status.append(line))
            for _part in response:
                pass
            response.close()
            assert status[0].startswith(str(expected)), status

        for _ in range(30):
            answer()
        with connection.execute_wrapper(_Log(log := [])):
            answer()
        for statement in log:
            sys.stdout.write(f"  {statement}\n")
        times = []
        for _ in range(5):
            started = time.process_time()
            for _ in range(REPEATED):
                answer()
            times.append((time.process_time() - started) / REPEATED * 1000)
        sys.stdout.write(f"{len(log)} statements, {median(times):.2f} ms CPU in this process\n")
        profile = cProfile.Profile()
        profile.enable()
        for _ in range(REPEATED):
            answer()
        profile.disable()
        output = io.StringIO()
        pstats.Stats(profile, stream=output).sort_stats("cumulative").print_stats(options.lines)
        sys.stdout.write("\n".join(_NAME.sub("", line) for line in output.getvalue().splitlines()) + "\n")
    return 0


class _Log:
    """Keeps the statements that Django sends."""

    def __init__(self, log: list[str]) -> None:
        self.log = log

    def __call__(self, execute: object, sql: str, params: object, many: bool, context: object) -> object:
        self.log.append(re.sub(r"SELECT .{60,}? FROM", "SELECT … FROM", sql)[:200])
        return execute(sql, params, many, context)  # type: ignore[operator]


def _environ(request: bytes) -> dict[str, object]:
    head, _blank, body = request.partition(b"\r\n\r\n")
    line, *headers = head.decode().split("\r\n")
    method, path, _protocol = line.split(" ")
    environ: dict[str, object] = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "", "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr,
    }  # fmt: skip
    for header in headers:
        name, _colon, value = header.partition(": ")
        name = name.upper().replace("-", "_")
        environ[name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"] = value
    return environ

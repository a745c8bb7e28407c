"""Sends requests as fast as they are answered, from a process of its own: ``python -m tests.bench.load PLAN.json``.

A plan names visitors and what each of them asks for, one request after the other. All bytes are made before the clock
starts, so that this process takes little from those that are measured. Connections are kept alive and opened anew every
so often: otherwise they stick to the workers of the web server as they were first accepted, many to one and few to another.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.figures import percentile

#: Requests on one connection before it is opened anew.
KEEP_ALIVE = 20
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)

Visitor = list[tuple[bytes, int]]


def visitors(plan: dict[str, Any]) -> list[Visitor]:
    """The requests of each visitor as bytes, with the status that is expected."""
    tokens = plan.get("tokens", [])
    return [[_request(plan, step, number, tokens) for step in plan["steps"]] for number in range(plan["people"])]


def _request(plan: dict[str, Any], step: dict[str, Any], number: int, tokens: list[str]) -> tuple[bytes, int]:
    def filled(text: str) -> str:
        network = f"10.{number >> 8 & 255}.{number & 255}.7"
        for name, value in (("{n}", str(number)), ("{run}", plan["run"]), ("{network}", network)):
            text = text.replace(name, value)
        return text.replace("{token}", tokens[number]) if tokens else text

    body = urlencode({name: filled(value) for name, value in step.get("fields", {}).items()}).encode()
    headers = {"Host": plan["host"], "Accept": "text/html", **step.get("headers", {})}
    if step["method"] == "POST":
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    lines = [f"{step['method']} {filled(step['path'])} HTTP/1.1", *(f"{k}: {filled(v)}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body, step["status"]


class Connection:
    """One browser after the other on a connection that is kept alive."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.used = 0
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request; status and whole answer."""
        if self.reader is None or self.writer is None or self.used >= KEEP_ALIVE:
            self.close()
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
            self.used = 0
        self.used += 1
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        body = await self._body(head)
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return int(head[9:12]), head + body

    async def _body(self, head: bytes) -> bytes:
        assert self.reader is not None
        length = _LENGTH.search(head)
        if length:
            return await self.reader.readexactly(int(length[1]))
        body = b""
        while _CHUNKED.search(head):
            size = int(await self.reader.readuntil(b"\r\n"), 16)
            body += (await self.reader.readexactly(size + 2))[:-2]
            if not size:
                break
        return body

    def close(self) -> None:
        """Hang up."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def send(plan: dict[str, Any]) -> dict[str, Any]:
    """Let the visitors of a plan come until its seconds are over; those who have begun come to their end."""
    queue: Iterator[Visitor] = iter(visitors(plan))
    times: list[float] = []
    refused: list[str] = []
    end = time.perf_counter() + plan["seconds"]

    async def serve(connection: Connection) -> None:
        for visitor in queue:
            started = time.perf_counter()
            if started >= end:
                break
            for request, expected in visitor:
                status, answer = await connection.ask(request)
                if status != expected:
                    refused.append(f"{status} instead of {expected}: {answer[:2000].decode('latin-1')}")
                    break
            else:
                times.append((time.perf_counter() - started) * 1000)
        connection.close()

    started = time.perf_counter()
    await asyncio.gather(*(serve(Connection(plan["port"])) for _ in range(plan["connections"])))
    return {
        "seconds": time.perf_counter() - started,
        "accepted": len(times),
        "refused": len(refused),
        "examples": refused[:2],
        **{f"p{share}_ms": percentile(times, share / 100) for share in (50, 95, 99)},
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(send(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))))

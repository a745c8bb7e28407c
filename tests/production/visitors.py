"""People who read and sign, from a process of their own: ``python -m tests.production.visitors PLAN.json``.

Of five requests four read and one signs, through Varnish, each person from a network of their own. A person whose form is
answered 503 waits and sends it again, as the page asks for. Prints what the people saw, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.figures import percentile
from tests.bench.load import Connection

READS = 4
#: Seconds after which somebody sends a form again; the page asks for 30, and people are less patient.
AGAIN = 2
#: How often somebody does.
TRIES = 60


class Crowd:
    """What the people of one run saw."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan, self.end = plan, time.time() + plan["seconds"]
        self.statuses: Counter[str] = Counter()
        self.thanked: list[str] = []
        self.bad: list[str] = []
        self.read_ms: list[float] = []
        self.sign_ms: list[float] = []
        self.open_after_close = self.seen_after_close = self.taken_after_close = 0
        self.no_retry_after = self.confirmed = self.gave_up = self.number = 0

    async def ask(self, connection: Connection, request: bytes, kind: str) -> tuple[int, bytes]:
        """Send a request and note how it was answered; 0 if the connection broke."""
        try:
            status, answer = await asyncio.wait_for(connection.ask(request), 90)
        except (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError) as error:
            connection.close()
            self.statuses[f"{kind} broken"] += 1
            self.bad.append(repr(error)[:200])
            return 0, b""
        self.statuses[f"{kind} {status}"] += 1
        if status == 503 and b"retry-after:" not in answer[:2000].lower():
            self.no_retry_after += 1
        if status >= 500 and status != 503:
            self.bad.append(answer[:600].decode("latin-1"))
        return status, answer

    def _request(self, method: str, path: str, fields: dict[str, str] | None = None) -> bytes:
        number = self.number
        body = urlencode(fields or {}).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{self.plan['port']}", "Accept: text/html"]
        lines.append(f"X-Forwarded-For: {11 + (number >> 16 & 63)}.{number >> 8 & 255}.{number & 255}.7")
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body

    async def person(self) -> None:
        """One person after the other, until the time is over."""
        connection = Connection(self.plan["port"])
        while time.time() < self.end:
            self.number += 1
            number = self.number
            for turn in range(READS):
                await self._read(connection, self.plan["actions"][(number + turn) % len(self.plan["actions"])])
            await self._sign(connection, self.plan["actions"][number % len(self.plan["actions"])], number)
        connection.close()

    async def _read(self, connection: Connection, action: dict[str, Any]) -> None:
        started = time.time()
        status, answer = await self.ask(connection, self._request("GET", action["path"]), "read")
        self.read_ms.append((time.time() - started) * 1000)
        if started >= action["closes_at"] and status == 200:
            self.seen_after_close += 1
            self.open_after_close += b"/sign/" in answer

    async def _sign(self, connection: Connection, action: dict[str, Any], number: int) -> None:
        email = f"{self.plan['run']}.{number}@supporter.example"
        fields = {
            "name": "Ana Example", "email": email, "country": "KE", "consent": "1", "website": "",
            "consent_key": self.plan["consent"],
        }  # fmt: skip
        request = self._request("POST", f"/urgent-action/{action['id']}/sign/", fields)
        for _ in range(TRIES):
            started = time.time()
            status, answer = await self.ask(connection, request, "sign")
            if status == 303:
                self.sign_ms.append((time.time() - started) * 1000)
                self.thanked.append(f"{action['key']} {email}")
                self.taken_after_close += started >= action["closes_at"]
                return
            if status == 409 and time.time() >= action["closes_at"]:
                return
            if status not in (0, 503):
                self.bad.append(f"sign: {answer[:600].decode('latin-1')}")
                return
            await asyncio.sleep(AGAIN)
        self.gave_up += 1

    async def confirm_all(self) -> None:
        """Confirm what the mails ask for, each once, as long as people sign."""
        connection, at = Connection(self.plan["port"]), 0
        path = Path(self.plan["mails"])
        while time.time() < self.end:
            lines = path.read_bytes()[at:] if path.exists() else b""
            lines = lines[: lines.rfind(b"\n") + 1]
            at += len(lines)
            for line in lines.decode().splitlines():
                link = line.partition("\t")[2]
                if link and time.time() < self.end:
                    status, _answer = await self.ask(connection, self._request("POST", link), "confirm")
                    self.confirmed += status == 303
            await asyncio.sleep(0.5)
        connection.close()

    def told(self) -> dict[str, Any]:
        """What they saw, in numbers."""
        return {
            "statuses": dict(sorted(self.statuses.items())),
            "thanked": self.thanked,
            "bad": self.bad[:5],
            "bad_count": len(self.bad),
            **{name: getattr(self, name) for name in (
                "open_after_close", "seen_after_close", "taken_after_close", "no_retry_after", "confirmed", "gave_up",
            )},
            **{f"{kind}_p{share}_ms": round(percentile(times, share / 100), 1) if times else None
               for kind, times in (("read", self.read_ms), ("sign", self.sign_ms)) for share in (50, 95, 99)},
        }  # fmt: skip


async def come(plan: dict[str, Any]) -> dict[str, Any]:
    """Let them come."""
    crowd = Crowd(plan)
    await asyncio.gather(crowd.confirm_all(), *(crowd.person() for _ in range(plan["people"])))
    return crowd.told()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(come(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))))

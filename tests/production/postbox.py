"""An SMTP server that notes each mail on a line, recipient and link: ``python -m tests.production.postbox PORT FILE``."""

from __future__ import annotations

import asyncio
import re
import sys
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

_LINK = re.compile(rb"https?://[^/\s]+(/\S*/confirm/\w+)")


class Postbox:
    """Notes what it takes before it says that it took it."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("a", encoding="ascii", buffering=1)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        """Take a mail."""
        message = message_from_bytes(bytes(envelope.content or b""))
        part = next(part for part in message.walk() if part.get_content_type() == "text/plain")
        found = _LINK.search(part.get_payload(decode=True))  # type: ignore[arg-type]
        for address in envelope.rcpt_tos:
            self.file.write(f"{address}\t{found[1].decode() if found else ''}\n")
        return "250 OK"


async def serve(port: int, path: Path) -> None:
    """Take mails until the process is ended."""
    box = Postbox(path)
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(box), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))

"""Reading of files that nobody vouches for: in a process of its own, with time and memory bounded."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from .readers import MAX_BYTES
from .refusal import SheetRefused
from .transport import Understood, unpack
from .worker import SECONDS

logger = logging.getLogger(__name__)

#: What is run for each document.
WORKER = "urgent_action.sheets.worker"

#: Why a document was given up that no reader has refused, beside the codes of :mod:`urgent_action.sheets.refusal`.
MORE_REFUSALS = {
    "too_heavy": "Reading this file takes more time or memory than an urgent action should; it was given up.",
    "failed": "This file could not be understood. It was not imported.",
    "missing": "This kind of file cannot be read here: {library} is not installed (extra “import”).",
}


class ReadingGivenUp(SheetRefused):
    """A document whose reading ended without an answer; ``code`` is a key of :data:`MORE_REFUSALS`."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.template = MORE_REFUSALS[code]
        self.params = params
        Exception.__init__(self, self.template.format(**params))


def read_bounded(data: bytes, filename: str = "") -> Understood:
    """Read and understand a document within :data:`~urgent_action.sheets.worker.SECONDS` and its memory.

    Raises:
        SheetRefused: whatever the file is or does.
    """
    if len(data) > MAX_BYTES:
        raise SheetRefused("too_big")
    answer = _ask(data, Path(filename).name[:200].replace("\x00", ""))
    if "understood" in answer:
        return unpack(answer["understood"])
    if "missing" in answer:
        raise ReadingGivenUp("missing", library=answer["missing"])
    if answer["refused"] in MORE_REFUSALS:
        raise ReadingGivenUp(answer["refused"])
    raise SheetRefused(answer["refused"], **answer["params"])


def _ask(data: bytes, name: str) -> dict[str, Any]:
    command = [_python(), "-P", "-m", WORKER, name]
    try:
        done = subprocess.run(  # noqa: S603  our own module; the name is an argument, no shell sees it
            command, input=data, capture_output=True, timeout=SECONDS, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingGivenUp("too_heavy") from error
    if done.returncode == 0:
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    # A library that runs out of memory in C, or out of time, ends its process in many ways; a fault of ours in one.
    if done.returncode == 1 and b"Traceback" in done.stderr and b"MemoryError" not in done.stderr:
        logger.error("A sheet could not be understood.\n%s", done.stderr.decode("utf-8", "replace")[-4000:])
        raise ReadingGivenUp("failed")
    raise ReadingGivenUp("too_heavy")


def _environment() -> dict[str, str]:
    """What the reader is told of its surroundings: where modules are, and nothing that is secret."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "LANG") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONDONTWRITEBYTECODE": "1"}


def _python() -> str:
    """The interpreter; where Python is embedded (uWSGI, mod_wsgi), ``sys.executable`` may be the server's."""
    if "python" in Path(sys.executable or "").name.lower():
        return sys.executable
    found = shutil.which("python3", path=str(Path(sys.prefix, "bin"))) or shutil.which("python3")
    return found or sys.executable

"""Reads one document in a process of its own, under limits: ``python -m urgent_action.sheets.worker NAME <file``.

Prints ``{"understood": …}``, ``{"refused": code, "params": …}`` or ``{"missing": library}``. It knows nothing of Django
and is given no environment: a file that takes over a reader finds neither settings nor a database.
"""

from __future__ import annotations

import json
import sys
from typing import Any

#: Bytes of address space, libraries included, and seconds of processor time.
MEMORY = 300 * 1024 * 1024
SECONDS = 10


def limit() -> None:
    """Bound memory and time, where the system can (not on Windows, where the caller's clock has to do)."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS knows no limit of address space
            continue


def understand(data: bytes, filename: str) -> dict[str, Any]:
    """What is to be printed."""
    from .parser import parse
    from .readers import read
    from .refusal import SheetRefused
    from .transport import pack

    try:
        lines = read(data, filename)
        return {"understood": pack(parse(lines), lines)}
    except SheetRefused as refused:
        return {"refused": refused.code, "params": {k: str(v) for k, v in refused.params.items()}}
    except (MemoryError, RecursionError):
        return {"refused": "too_heavy", "params": {}}
    except ModuleNotFoundError as error:
        return {"missing": error.name}


def main() -> None:
    """Read standard input, write standard output."""
    limit()
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    answer = understand(sys.stdin.buffer.read(), name)
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()

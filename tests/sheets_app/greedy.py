"""Stands in for the reader of documents, and behaves as a reader that a file has led astray: under the real limits."""

from __future__ import annotations

import sys

from urgent_action.sheets.worker import limit

if __name__ == "__main__":
    limit()
    sys.stdin.buffer.read()
    what = sys.argv[1]
    if what == "memory":
        hoard = [bytearray(16 * 1024 * 1024) for _ in range(100)]
    elif what == "time":
        while True:
            pass
    elif what == "crash":
        import os

        os.abort()
    elif what == "secrets":
        import json
        import os

        json.dump({"refused": "unreadable", "params": {"names": " ".join(sorted(os.environ))}}, sys.stdout)
    else:
        raise AssertionError("a fault of ours")

"""Ask for known vulnerabilities of everything that is released: `make audit`.

pip-audit ends well when the service knows nothing of a package, and also when it cannot be asked at all. Here only an answer
for every package counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from tools.released import NAME, install


def judge(found: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
    """What pip-audit's answers come to.

    Args:
        found: its entries: ``name``, and either ``version`` and ``vulns`` or ``skip_reason``.

    Returns:
        0 if every package was answered for and none is vulnerable, 1 for a vulnerable one, 2 where no answer came; and what
        to tell.
    """
    others = [entry for entry in found if entry["name"] != NAME]  # the app itself may not be published yet
    silent = [entry["name"] for entry in others if "skip_reason" in entry]
    vulnerable = [
        f"{entry['name']} {entry['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version'}"
        for entry in others
        for hole in entry.get("vulns", [])
    ]
    told = [*vulnerable]
    if silent or not others:
        told.append(f"NOT AUDITED: no answer for {len(silent)} of {len(others)} packages. {', '.join(silent)}")
    answered = len(others) - len(silent)
    told.append(f"{answered} packages answered for, {len(vulnerable)} known vulnerabilities")
    return (1 if vulnerable else 2 if silent or not others else 0), told


def audit() -> int:
    """Audit the environment of the release, and tell what was found."""
    python = install()
    packages = (
        python.parent.parent / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    )
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--path",
        str(packages),
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if not done.stdout.strip():
        sys.stdout.write("NOT AUDITED: the service that knows of vulnerabilities could not be asked (see above).\n")
        return 2
    result, told = judge(json.loads(done.stdout)["dependencies"])
    sys.stdout.write("\n".join(told) + "\n")
    return result


if __name__ == "__main__":
    sys.exit(audit())

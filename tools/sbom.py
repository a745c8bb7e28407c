"""Write the list of what is released and of everything that it brings, as CycloneDX: `make sbom`, into build/sbom.cdx.json."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tools.released import BUILD, NAME, ROOT, VERSION, install

PATH = BUILD / "sbom.cdx.json"


def write() -> dict[str, Any]:
    """Make the environment of the release and write down what is in it.

    Returns:
        What was written.
    """
    python = install()
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--mc-type", "library", "--short-PURLs"]
    pyproject = ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
    subprocess.run([*command, *pyproject, "--output-file", str(PATH), str(python)], check=True)
    found = dict(json.loads(PATH.read_text(encoding="utf-8")))
    # pyproject.toml does not hold the version: it is read from the package.
    found["metadata"]["component"] |= {"version": VERSION, "purl": f"pkg:pypi/{NAME}@{VERSION}"}
    PATH.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return found


if __name__ == "__main__":
    written = write()
    sys.stdout.write(f"{PATH.relative_to(ROOT)}: {NAME} {VERSION} and {len(written['components'])} packages\n")

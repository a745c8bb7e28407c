"""What MkDocs does beside building: links to files outside docs/ lead to the repository.

On the repository's page the relative links work as they stand. The built site has no such files.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any

_OUTSIDE = re.compile(r"\]\(((?:\.\./)+[^)#\s]+)")


def on_page_markdown(markdown: str, page: Any, config: Any, **kwargs: Any) -> str:
    """The page with each link that leaves docs/ made absolute."""
    folder = posixpath.dirname(f"docs/{page.file.src_uri}")

    def absolute(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, link[1]))
        if path.startswith("docs/"):
            return link[0]
        return f"]({config.repo_url.rstrip('/')}/blob/main/{path}"

    return _OUTSIDE.sub(absolute, markdown)

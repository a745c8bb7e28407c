"""The one seam through which HTML from outside the editor passes, and the only importer of a sanitizer.

bleach is the default; its authors ended its maintenance in June 2026, so ``URGENT_ACTION["SANITIZER"] = "nh3"`` swaps in
nh3 (extra ``nh3``). One allow-list serves both. Only HTML that staff import comes here: what the public types is plain
text, which templates escape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bleach.html5lib_shim import Filter
from bleach.sanitizer import Cleaner

from .conf import app_settings

#: What a sheet's additional information may hold; the same as the editor's rich text features.
TAGS = frozenset({"a", "b", "blockquote", "br", "em", "h3", "h4", "i", "li", "ol", "p", "strong", "ul"})
ATTRIBUTES = {"a": {"href"}}
PROTOCOLS = frozenset({"http", "https", "mailto"})
#: Elements of which not even the text is kept.
SILENCED = frozenset({"script", "style"})


def clean_html(html: str) -> str:
    """The HTML with nothing left but the allow-list: no scripts, styles, handlers, frames, images, or other schemes.

    Raises:
        LookupError: the setting names an unknown sanitizer.
        ImportError: nh3 is asked for and not installed.
    """
    return SANITIZERS[app_settings().sanitizer](html)


def _bleach(html: str) -> str:
    attributes = {tag: sorted(names) for tag, names in ATTRIBUTES.items()}
    cleaner = Cleaner(
        tags=TAGS | SILENCED,
        attributes=attributes,
        protocols=PROTOCOLS,
        strip=True,
        strip_comments=True,
        filters=[_Silence],
    )
    return cleaner.clean(html)


class _Silence(Filter):
    """Drops the silenced elements with their text; bleach alone would drop the tags and keep the text."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        inside = 0
        for token in super().__iter__():
            if token.get("name") in SILENCED and token["type"] in ("StartTag", "EndTag", "EmptyTag"):
                inside += {"StartTag": 1, "EndTag": -1, "EmptyTag": 0}[token["type"]]
            elif not inside:
                yield token


def _nh3(html: str) -> str:
    import nh3

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={"*": set(), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},
        url_schemes=set(PROTOCOLS),
        clean_content_tags=set(SILENCED),
        strip_comments=True,
        link_rel=None,
    )


SANITIZERS: dict[str, Callable[[str], str]] = {"bleach": _bleach, "nh3": _nh3}

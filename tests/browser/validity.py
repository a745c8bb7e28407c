"""What is wrong with a page of HTML: what a parser must mend, and what the standard forbids beyond that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import html5lib


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Elements that hold text and phrasing only, so that none of the blocks may stand in them, however deep.
PHRASING = _names("p h1 h2 h3 h4 h5 h6 span a button label legend dt summary em strong b i s bdi option time")
BLOCKS = _names(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p "
    "pre search section table ul"
)
#: ``a`` takes what its parent takes; headings may stand in a legend or summary.
MAY_HOLD = {"a": BLOCKS, "legend": _names("h1 h2 h3 h4"), "summary": _names("h1 h2 h3 h4")}
INTERACTIVE = _names("a button details input label select textarea iframe video audio")
CHILDREN = {
    "ul": {"li", "template"},
    "ol": {"li", "template"},
    "dl": {"dt", "dd", "div", "template"},
    "select": {"option", "optgroup"},
    "optgroup": {"option"},
    "head": {"meta", "title", "link", "script", "base"},
}
GLOBAL = _names("class dir hidden id inert lang tabindex title role itemprop translate popover")
OWN: dict[str, frozenset[str]] = {
    name: _names(names)
    for name, names in {
        "a": "href rel target type hreflang download",
        "base": "href target",
        "button": "type name value disabled",
        "blockquote": "cite",
        "details": "open name",
        "form": "action method novalidate enctype target autocomplete",
        "iframe": "src width height title loading allow referrerpolicy allowfullscreen sandbox",
        "img": "src width height alt loading srcset sizes decoding",
        "input": "type name value required checked maxlength minlength autocomplete inputmode enterkeyhint readonly "
        "placeholder pattern min max step disabled",
        "label": "for",
        "link": "rel href type hreflang sizes media",
        "meta": "charset name content property http-equiv",
        "ol": "start reversed type",
        "optgroup": "label disabled",
        "option": "value selected disabled label",
        "progress": "max value",
        "script": "src defer async type",
        "select": "name required autocomplete multiple size disabled",
        "source": "src type srcset",
        "svg": "viewbox width height fill",
        "textarea": "name rows cols readonly required autocomplete maxlength",
        "time": "datetime",
        "video": "src controls width height poster preload",
    }.items()
}
PLAIN = _names(
    "html head title body main header footer nav section article aside div p span ul ol li dl dt dd h1 h2 h3 h4 h5 h6 em "
    "strong b i s br wbr hr bdi address figure figcaption fieldset legend summary search template small abbr sub sup table "
    "thead tbody tr th td caption pre code"
)
#: Attributes that name the ids of other elements.
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
#: Types of fields that a browser fills in (HTML 4.10.18.7); for a box that is ticked it means nothing.
NEVER_FILLED_IN = frozenset({"checkbox", "radio", "button", "submit", "reset", "file", "image"})


def mistakes(html: str) -> list[str]:
    """Every mistake of a page, a line each."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(html)
    found = [f"line {place[0]}: {code} {facts}" for place, code, facts in parser.errors]
    found += _of_ids(document)
    found += _of_headings(document)
    found += _of_elements(document, ())
    return found


def _of_ids(document: Any) -> Iterator[str]:
    counts = Counter(element.get("id") for element in document.iter() if element.get("id") is not None)
    yield from (f"id {name!r} {count} times" for name, count in counts.items() if count > 1 or not name or " " in name)
    for element in document.iter():
        for attribute in REFERENCES:
            for name in (element.get(attribute) or "").split():
                if name not in counts:
                    yield f"{attribute} names {name!r}, which is not there"
        if (element.get("href") or "").startswith("#") and element.get("href")[1:] not in counts:
            yield f"a link leads to {element.get('href')}, which is not there"


def _of_headings(document: Any) -> Iterator[str]:
    level = 0
    for element in document.iter():
        if isinstance(element.tag, str) and element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            if int(element.tag[1]) > level + 1:
                yield f"{element.tag} {element.text!r} after h{level}"
            level = int(element.tag[1])


def _of_elements(element: Any, above: tuple[str, ...]) -> Iterator[str]:
    tag = element.tag
    if not isinstance(tag, str) or tag.startswith("{"):  # a comment, or a drawing
        return
    yield from _of_place(tag, above)
    yield from _of_attributes(tag, element)
    if tag in CHILDREN and (element.text or "").strip():
        yield f"text in {tag}"
    for child in element:
        yield from _of_elements(child, (*above, tag))


def _of_place(tag: str, above: tuple[str, ...]) -> Iterator[str]:
    if above and above[-1] in CHILDREN and tag not in CHILDREN[above[-1]]:
        yield f"{tag} in {above[-1]}"
    if tag in BLOCKS:
        yield from (
            f"{tag} in {parent}" for parent in above if parent in PHRASING and tag not in MAY_HOLD.get(parent, ())
        )
    if tag in INTERACTIVE:
        yield from (f"{tag} in {parent}" for parent in above if parent in {"a", "button"})
    if tag in {"form", "main", "label"} and tag in above:
        yield f"{tag} in {tag}"


def _of_attributes(tag: str, element: Any) -> Iterator[str]:
    if tag not in OWN and tag not in PLAIN:
        yield f"unknown element {tag}"
    known = GLOBAL | OWN.get(tag, frozenset())
    for name in element.attrib:
        if not name.startswith(("data-", "aria-")) and name not in known:
            yield f"{name} on {tag}"
    if tag == "img" and element.get("alt") is None:
        yield "img without alt"
    if tag == "input" and element.get("type") in NEVER_FILLED_IN and element.get("autocomplete"):
        yield f"autocomplete on a {element.get('type')}"
    if tag == "html" and not (element.get("lang") and element.get("dir")):
        yield "html without lang or dir"

"""Countries that a sheet names itself: the embassy *of* one, the representatives *of* one."""

from __future__ import annotations

import re

from .keys import folded
from .parts import Part
from .places import Countries
from .shapes import (
    is_prose,
)

_COUNTRY_OF = re.compile(
    r"(?:embassy|high commission|consulate(?: general)?|permanent mission) of (?:the )?(.+?)"
    r"(?: to the .+)?$|(?:ambassador|high commissioner) (?:of|for) (?:the )?(.+)$"
    r"|(?:ambassade|haut-commissariat|consulat(?: general)?) (?:de la |de l'|du |des |de |d')(.+)$"
    r"|(?:embajada|consulado(?: general)?) (?:de la |del |de los |de )(.+)$"
    r"|botschaft (?:der |des |von |fur )?(.+)$|سفاره (.+)$"
)


_DIPLOMATS = re.compile(
    r"representatives? of (?:the )?([^.]{2,60}?) accredited"
    r"|diplomatic[oa]s? de ([^.]{2,50}?) acreditad|diplomatiques? d[eu] ([^.]{2,50}?) accredit"
)


def tell_countries(parts: list[Part], countries: Countries) -> None:
    """Learn from ``Embassy of X`` and from the line about diplomats that X is a country."""
    for part in parts:
        if is_prose(part.text) and not _DIPLOMATS.search(folded(part.text)):
            continue
        for piece in re.split(r"[,;()]", folded(part.text)):
            match = _COUNTRY_OF.search(piece.strip()) or _DIPLOMATS.search(piece)
            name = next((group for group in match.groups() if group), "") if match else ""
            if name and len(name.split()) <= 5:
                countries.tell(_without_official(name.strip(" .")))


def _without_official(name: str) -> str:
    return re.sub(r"^(?:the )?(?:republi(?:c|que|ca|k)|kingdom|reino|royaume) (?:of|de|du|d')?\s*", "", name)

"""Lines that belong nowhere: site furniture, page numbers, mail headers, placeholders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..labels import Mark
from .keys import folded, key_of
from .parts import Part
from .shapes import is_prose

_PATTERNS = re.compile(
    r"^(?:page|pagina|seite|p\.)\s*\d+(?:\s*(?:of|/|de|sur|von)\s*.{1,30})?$"
    r"|^\d{1,3}(?:\s*/\s*\d{1,3})?$"
    r"|^©|^\(c\)\s|copyright\b|all rights reserved"
    r"|\bcookies?\b.*(?:accept|acepta|accepter|akzept|use|usa|utilis|necess)"
    r"|(?:^|\s)(?:registered charity|privacy policy|terms of use|aviso legal|mentions legales)\b"
    r"|^(?:language|idioma|langue|sprache)s?\s*:\s*\S+\s*\|"
    r"|^(?:home|inicio|accueil|startseite|start)\s*[›>»/|]"
    r"|^(?:accept all|only necessary|aceptar todas|solo las necesarias)$"
    r"|^(?:share|tweet|print|email this|follow us|siguenos|suivez-nous|teilen|comparte)\b.{0,80}$"
    r"|^(?:sign up|subscribe|suscribete|abonnez|inscrivez|newsletter)\b"
    r"|^\[?(?:your |full )?(?:name|nombre|nom|signature|firma)(?: and address)?\]?,?$"
    r"|^\[(?:[^\]]{0,60})(?:name|nombre|nom|relevant|signature|date|adresse|address)\b[^\]]{0,40}\]$"
    r"|^\[(?:الاسم|اسمك|التوقيع)\]$|^-{3,}|^_{3,}|^\*{3,}$"
    r"|^(?:external|public)(?: \(for general distribution\))?$|^distr\b"
    r"|^(?:n/?a|none|ninguno|ninguna|aucun|keine|keiner)\.?$"
    r"|^https?://www\.[a-z.]+/?$"
)
_MAIL = re.compile(
    r"^(?:from|sent|to|subject|cc|bcc|reply-to|de|para|asunto|enviado|envoye|objet|an|von|betreff"
    r"|gesendet|message-id|mime-version|content-type|x-[a-z-]+)\s*:"
)
_STEP = re.compile(
    r"in your own words|click here|urgent action expires|sample (?:letter )?below|let us know"
    r"|tell us what you did|take action as soon|report your action|email us|we report the total"
    r"|one or both of the officials|as a guide|sample letter|the officials listed"
)


def is_furniture(part: Part) -> bool:
    """Say whether a part is known to belong nowhere."""
    plain = folded(part.text).strip()
    if part.mark in {Mark.FURNITURE, Mark.RESIDUE}:
        return part.mark is Mark.RESIDUE or not (is_prose(part.text) and len(part.text) > 110)
    if part.mark:
        return False
    return (bool(_PATTERNS.search(plain)) and len(plain) < 400) or not key_of(plain)


def is_step(part: Part) -> bool:
    """Say whether a line is one of the numbered steps of the USA section."""
    return bool(_STEP.search(folded(part.text))) or (part.ordered and is_prose(part.text))


def mail_headers(parts: Sequence[Part]) -> set[int]:
    """Return the indexes of the header lines of a mail."""
    found = [
        number for number, part in enumerate(parts[:40]) if _MAIL.match(folded(part.text)) and len(part.text) < 200
    ]
    kinds = {folded(parts[number].text).split(":")[0] for number in found}
    if len(kinds) < 2 or not kinds & {"from", "subject", "de", "asunto", "objet", "von", "betreff"}:
        return set()
    first, last = min(found), max(found)
    return {
        number for number in range(first, last + 2)
        if number in found or re.match(r"(?:date|fecha|datum)\s*:", folded(_at(parts, number)))
    }  # fmt: skip


def _at(parts: Sequence[Part], number: int) -> str:
    return parts[number].text if number < len(parts) else ""


def site_name(part: Part) -> bool:
    """Say whether a short line is a menu entry or the name of the site."""
    return len(part.text.split()) <= 4 and not part.level and not re.search(r"[.:;]", part.text)

"""UA and index numbers: kept as printed, compared by a normal form."""

import re
import unicodedata

_LABEL = re.compile(r"^(?:(?:UA|AU|FI)(?:[\s:–-]+|(?=\d))|(?:AI\s+)?(?:INDEX|ÍNDICE)\s*:\s*)", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?<=\d)[\s./]+(?=\d)")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def normalise_number(printed: str) -> str:
    """The form by which two prints of one number are the same: no label, one separator, no leading zeros, capitals.

    ``UA 283/11``, ``283.11`` and ``UA0283/11`` are one number; so are ``AFR 99 25/95`` and ``AFR 99/25/95``.
    ``EXTRA 19/92`` is another series than ``19/92`` and keeps its word; a suffix (``086/21-3``) stays.
    """
    text = unicodedata.normalize("NFKC", printed).strip()
    text = _LABEL.sub("", text)
    text = _SEPARATOR.sub("/", text)
    text = _LEADING_ZEROS.sub("", text)
    return " ".join(text.upper().split())

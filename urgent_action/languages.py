"""Languages of letters: names and writing direction, for languages that Django itself is not translated into as well."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

#: Languages of letters that Django has no name for: code → (English name for translation, own name).
_MORE = {
    "am": (_("Amharic"), "አማርኛ"),
    "bo": (_("Tibetan"), "བོད་ཡིག"),
    "ht": (_("Haitian Creole"), "Kreyòl ayisyen"),
    "km": (_("Khmer"), "ភាសាខ្មែរ"),
    "lo": (_("Lao"), "ພາສາລາວ"),
    "om": (_("Oromo"), "Afaan Oromoo"),
    "prs": (_("Dari"), "دری"),
    "ps": (_("Pashto"), "پښتو"),
    "rw": (_("Kinyarwanda"), "Ikinyarwanda"),
    "si": (_("Sinhala"), "සිංහල"),
    "so": (_("Somali"), "Soomaali"),
    "ti": (_("Tigrinya"), "ትግርኛ"),
    "tl": (_("Tagalog"), "Tagalog"),
}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"})


def letter_languages() -> list[tuple[str, object]]:
    """Codes and names to choose a letter's language from, by English name."""
    known = {code: info["name"] for code, info in LANG_INFO.items() if "name" in info and code != "en-au"}
    named = {**known, **{code: name for code, (name, _own) in _MORE.items()}}
    return sorted(named.items(), key=lambda item: str(item[1]))


def own_name(code: str) -> str:
    """What speakers call the language; the code itself if it is not known."""
    if code in _MORE:
        return _MORE[code][1]
    info = LANG_INFO.get(code) or LANG_INFO.get(code.split("-")[0]) or {}
    return str(info.get("name_local", code))


def direction(code: str) -> str:
    """``rtl`` or ``ltr``, for an HTML ``dir``."""
    return "rtl" if code.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def text_direction(text: str) -> str:
    """``rtl`` or ``ltr``, by the first letter of the text that has a direction; empty if none has."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next(("ltr" if kind == "L" else "rtl" for kind in strong if kind in ("L", "R", "AL")), "")


def listed(values: Iterable[object]) -> str:
    """Values one after the other, with the comma of the language in use."""
    # Translators: what stands between the items of a list, with its space.
    return str(pgettext("between items of a list", ", ")).join(str(value) for value in values)

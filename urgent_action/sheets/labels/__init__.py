"""Labels and word lists, one file per language. A new language is a file and a line here."""

from .ar import ARABIC
from .base import Language, Mark
from .countries import COUNTRY_NAMES
from .de import GERMAN
from .en import ENGLISH
from .es import SPANISH
from .fr import FRENCH

LANGUAGES: tuple[Language, ...] = (ENGLISH, SPANISH, FRENCH, GERMAN, ARABIC)

__all__ = ["COUNTRY_NAMES", "LANGUAGES", "Language", "Mark"]

"""All documents of the corpus, in order."""

from sheetgen.content import (
    arabic,
    degraded,
    french,
    german,
    international,
    spanish,
    twopage,
    typed,
    usa,
)
from sheetgen.model import Doc

MODULES = (international, twopage, typed, usa, spanish, french, german, arabic, degraded)
DOCS: list[Doc] = sorted((doc for module in MODULES for doc in module.DOCS), key=lambda doc: doc.stem)

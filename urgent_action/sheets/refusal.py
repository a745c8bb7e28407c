"""The one exception with which a file is turned away."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "empty": "The file is empty.",
    "too_big": "The file is larger than 10 MB.",
    "too_many_pages": "The document has more than {limit} pages; an urgent action has two or three.",
    "too_much_text": "The document holds far more text than an urgent action.",
    "wrong_type": "This is not a Word, PDF, HTML, Markdown or text file.",
    "old_word": "This is an old Word file (.doc). Save it as .docx and try again.",
    "unreadable": "The file is damaged and cannot be read.",
    "encrypted": "The file is protected by a password.",
    "bomb": "The file unpacks to far more than a document should; it was not opened.",
    "macros": "The file contains macros; it was not opened.",
    "entities": "The file declares XML entities, which documents do not need; it was not opened.",
    "no_text": "No text was found in the file. A scanned sheet has to be typed or recognised first.",
    "no_urgent_action": "This does not look like an urgent action.",
}


class SheetRefused(Exception):
    """A file that is not read, and why.

    ``code`` is a key of :data:`REFUSALS`; ``str()`` gives its English sentence. Callers that
    speak another language translate the template and fill in ``params``.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.template = REFUSALS[code]
        self.params = params
        super().__init__(self.template.format(**params))

"""What can go wrong, by name. Each is raised by a leaf or a domain verb and put into words by a view or form."""


class UrgentActionError(Exception):
    """Root of the app's own errors."""


class DeadlineError(UrgentActionError):
    """A deadline that names no instant: a time that the clocks skip or repeat, an unknown zone, a day out of range.

    ``code`` is one of ``gap``, ``fold``, ``zone``, ``range``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class PlainTextError(UrgentActionError):
    """Text that cannot be taken as a name or line. ``code``: ``empty``, ``too_long``, ``address``, ``formula``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class EmailAddressError(UrgentActionError):
    """Something that is not one deliverable e-mail address."""


class KeysMissing(UrgentActionError):
    """The section has not made its keys yet, so nothing can be signed."""


class ActionClosed(UrgentActionError):
    """The action takes no signatures at this instant."""


class LinkInvalid(UrgentActionError):
    """A link from a mail that does nothing (any more): garbled, expired, used, withdrawn, erased. Never says which."""


class ConsentOutdated(UrgentActionError):
    """The consent statement that was shown is unknown, or was replaced longer ago than a cached page lives."""


class NotExtendable(UrgentActionError):
    """A deadline that cannot be extended.

    ``code`` is one of ``alias``, ``draft``, ``outcome``, ``stopped``, ``none`` (there is no deadline), ``earlier`` (the new
    one is not later than the old one, or past).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoSheetHere(UrgentActionError):
    """A further sheet of the chain cannot be made beside this one."""

"""The closed lists of the field: every choice that is stored, in one place."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SheetKind(models.TextChoices):
    """What a sheet is within its chain."""

    FIRST = "first", pgettext_lazy("kind of urgent action", "Urgent action")
    FURTHER_INFORMATION = "further_information", _("Further information")
    UPDATE = "update", pgettext_lazy("kind of urgent action", "Update")
    OUTCOME = "outcome", pgettext_lazy("kind of urgent action", "Outcome")


class TargetKind(models.TextChoices):
    """In which role an official gets the letter."""

    TARGET = "target", pgettext_lazy("kind of addressee", "Target")
    COPY = "copy", pgettext_lazy("kind of addressee", "Copy")
    EMBASSY = "embassy", pgettext_lazy("kind of addressee", "Embassy")


class Status(models.TextChoices):
    """Where an action stands at one instant. Never stored; see :mod:`urgent_action.deadlines`."""

    OPEN = "open", pgettext_lazy("status", "Open")
    CLOSING_SOON = "closing_soon", pgettext_lazy("status", "Closing soon")
    CLOSED = "closed", pgettext_lazy("status", "Closed")
    STOPPED = "stopped", pgettext_lazy("status", "Stopped")
    OUTCOME = "outcome", pgettext_lazy("status", "Outcome")

    @property
    def takes_action(self) -> bool:
        """Whether letters and signatures are taken in this status."""
        return self in (Status.OPEN, Status.CLOSING_SOON)


class SignatureState(models.TextChoices):
    """What a signature counts for. One value, so that no two flags can contradict each other."""

    PENDING = "pending", pgettext_lazy("state of a signature", "Pending")
    CONFIRMED = "confirmed", pgettext_lazy("state of a signature", "Confirmed")
    QUARANTINED = "quarantined", pgettext_lazy("state of a signature", "Quarantined")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a signature", "Withdrawn")


class QuarantineReason(models.TextChoices):
    """Why a signature was set aside instead of counted."""

    HONEYPOT = "honeypot", _("The field that people cannot see was filled in")
    SPEED = "speed", _("The form came back in under a second")
    CLIENT_LIMIT = "client", _("Very many signatures came from one place on one day")
    ADDRESS_LIMIT = "address", _("Very many signatures came for one e-mail address on one day")
    STAFF = "staff", _("Set aside by somebody of the section")

    @property
    def is_spam(self) -> bool:
        """Whether it was a program; what only went over a limit may be many people behind one address."""
        return self in (QuarantineReason.HONEYPOT, QuarantineReason.SPEED)


class TallyPart(models.TextChoices):
    """By what the stored count of an action is broken down."""

    COUNTRY = "country", _("Country")
    LANGUAGE = "language", _("Language")
    DAY = "day", _("Day")


class StopKind(models.TextChoices):
    """Why an action is stopped before its deadline: for the section, and not for the public."""

    RELEASED = "released", pgettext_lazy("why an action is stopped", "Released, or the demand was met")
    KILLED = "killed", pgettext_lazy("why an action is stopped", "Killed, or died")
    SILENCE = "silence", pgettext_lazy("why an action is stopped", "The person or family asks for silence")
    OTHER = "other", pgettext_lazy("why an action is stopped", "Another reason")


class MailKind(models.TextChoices):
    """Which mail a signature still owes its signer."""

    CONFIRM = "confirm", _("Asks to confirm the signature")
    SIGNED = "signed", _("Says that the signature stands, and how to withdraw it")
    WITHDRAW = "withdraw", _("Brings the link to withdraw")


class QuestionType(models.TextChoices):
    """What an editor's extra question asks for."""

    TEXT = "text", _("One line of text")
    LONG_TEXT = "long_text", _("Several lines of text")
    CHECKBOX = "checkbox", _("A box to tick")
    CHOICE = "choice", _("One of a list")

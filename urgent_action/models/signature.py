"""Who signed what, and the words they agreed to."""

from __future__ import annotations

from typing import Any, ClassVar

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..enums import MailKind, QuarantineReason, SignatureState
from ..querysets import SignatureQuerySet

swapper.set_app_prefix("wagtailcore", "wagtail")


class ConsentStatement(models.Model):
    """The exact words that signers agreed to. A version is never changed: other words are another row.

    ``key`` names the words by their content, so that a form from a cache names exactly what was shown.
    """

    key = models.UUIDField(primary_key=True, editable=False)
    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(_("language"), max_length=35)
    text = models.TextField(_("text"))
    by_section = models.BooleanField(_("written by the section"), default=False)
    created_at = models.DateTimeField(_("created at"))
    replaced_at = models.DateTimeField(_("replaced at"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent statement")
        verbose_name_plural = _("consent statements")
        # A version is never changed and never deleted, so there is no right to.
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return self.text


class Signature(models.Model):
    """One person under one action.

    Not a child of the page: children are copied into revisions and deleted by publishing. The page may go (SET_NULL);
    ``action_key`` and the :class:`ActionRecord` of that key stay.
    """

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    action_key = models.UUIDField(_("action"), editable=False)
    email_digest = models.UUIDField(editable=False)
    state = models.CharField(_("state"), max_length=12, choices=SignatureState.choices)
    quarantine_reason = models.CharField(
        _("why it was set aside"), max_length=12, choices=QuarantineReason.choices, blank=True
    )
    name = models.CharField(_("name"), max_length=100)
    email = models.CharField(_("e-mail"), max_length=254)
    country = CountryField(verbose_name=_("country"))
    answers = models.JSONField(_("answers"), default=list, blank=True)
    wants_updates = models.BooleanField(_("wants updates"), default=False)
    public_name = models.BooleanField(_("name may be shown"), default=False)
    consent = models.ForeignKey(
        ConsentStatement,
        verbose_name=_("consent statement"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,  # statements are never deleted, and each index is paid for by everybody who signs
    )
    language = models.CharField(_("language"), max_length=35)
    revision = models.BigIntegerField(
        _("version of the page"), null=True, help_text=_("Number of the revision that was on the page.")
    )
    created_at = models.DateTimeField(_("signed at"))
    confirmed_at = models.DateTimeField(_("counted from"), null=True, blank=True)
    # When it was last put back into the count, by which a file that was made meanwhile is known not to hold it.
    restored_at = models.DateTimeField(_("restored at"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    # The row is the outbox: what it owes is written with it, and survives a dead mail server and a dead worker.
    mail_owed = models.CharField(_("mail owed"), max_length=8, choices=MailKind.choices, blank=True)
    mail_due_at = models.DateTimeField(_("mail due at"), null=True, blank=True)
    mail_attempts = models.PositiveSmallIntegerField(_("attempts to send"), default=0)
    mail_day = models.DateField(_("day of the last mail"), null=True, blank=True)
    mail_count = models.PositiveSmallIntegerField(_("mails on that day"), default=0)
    bounced_at = models.DateTimeField(_("address refused at"), null=True, blank=True)

    objects: ClassVar[Any] = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        default_permissions = ("view",)
        permissions = [
            ("export_signature", _("Can export signatures and hand them over")),
            ("moderate_signature", _("Can set signatures aside and restore them")),
            ("erase_signature", _("Can erase signatures, and names from a page")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["action_key", "email_digest"], name="urgent_action_one_signature_each")
        ]
        indexes = [
            models.Index(fields=["action_key", "confirmed_at"], name="urgent_action_counting"),
            # The list of an action in the admin, newest first, whole and by each filter, without counting or sorting.
            models.Index(fields=["action_key", "created_at"], name="urgent_action_newest"),
            models.Index(fields=["action_key", "state", "created_at"], name="urgent_action_by_state"),
            models.Index(fields=["action_key", "country", "created_at"], name="urgent_action_by_country"),
            models.Index(fields=["action_key", "language", "created_at"], name="urgent_action_by_language"),
            models.Index(
                fields=["mail_due_at"], condition=models.Q(mail_due_at__isnull=False), name="urgent_action_mail_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.created_at:%Y-%m-%d}"

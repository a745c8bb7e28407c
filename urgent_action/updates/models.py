"""What was mailed about an action, and to whose signatures."""

from __future__ import annotations

from typing import Any, ClassVar

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import Signature

swapper.set_app_prefix("wagtailcore", "wagtail")


class Update(models.Model):
    """One mail about one action, to those who asked for it, in whatever language they signed."""

    #: Made with the editor's form: a form that is sent twice makes one update.
    key = models.UUIDField(primary_key=True, editable=False)
    action_key = models.UUIDField(_("action"), editable=False, db_index=True)
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    #: For those who signed in a language in which nothing was written.
    main_language = models.CharField(_("main language"), max_length=35)
    created_by = models.ForeignKey(
        swapper.get_model_name("auth", "User"),
        verbose_name=_("written by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    started_at = models.DateTimeField(_("started at"))
    enrolled_at = models.DateTimeField(_("everybody listed at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("update")
        verbose_name_plural = _("updates")
        default_permissions = ()
        permissions = [("mail_update", _("Can mail updates to signers"))]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class UpdateText(models.Model):
    """The words of an update in one language."""

    update = models.ForeignKey(Update, verbose_name=_("update"), on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=35)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("text of an update")
        verbose_name_plural = _("texts of updates")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["update", "language"], name="urgent_action_updates_one_text_each")
        ]

    def __str__(self) -> str:
        return self.subject


class Delivery(models.Model):
    """One update for one signer. The row is the outbox, as it is for the mails of a signature."""

    update = models.ForeignKey(Update, verbose_name=_("update"), on_delete=models.CASCADE, related_name="deliveries")
    signature = models.ForeignKey(Signature, verbose_name=_("signature"), on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField(_("due at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts to send"), default=0)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["update", "signature"], name="urgent_action_updates_once_each")]
        indexes = [
            models.Index(
                fields=["update", "due_at"],
                condition=models.Q(due_at__isnull=False),
                name="urgent_action_updates_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

"""Which files were made of the signatures of an action, for whom, what for, and whether they were handed over.

The files themselves are not kept, and no row here names a signer: whoever withdraws or is erased later leaves numbers.
"""

from __future__ import annotations

from typing import Any, ClassVar

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..conf import user_model

swapper.set_app_prefix("wagtailcore", "wagtail")


class Audience(models.TextChoices):
    """For whom a file is made. It decides who is in it and what it tells of them."""

    TARGET = "target", pgettext_lazy("audience of a file", "For the target")
    CRM = "crm", pgettext_lazy("audience of a file", "For the section’s CRM")
    PUBLIC = "public", pgettext_lazy("audience of a file", "For the public")


class FileFormat(models.TextChoices):
    """What a file is."""

    PDF = "pdf", _("PDF")
    CSV = "csv", _("CSV")
    XLSX = "xlsx", _("Excel (XLSX)")


class HandOver(models.Model):
    """One file that somebody of the section made of the signatures of an action."""

    action_key = models.UUIDField(_("action"), editable=False, db_index=True)
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    audience = models.CharField(_("for whom"), max_length=8, choices=Audience.choices)
    format = models.CharField(_("format"), max_length=8, choices=FileFormat.choices)
    #: What chose the signatures; see :class:`urgent_action.handover.domain.scope.Scope`.
    filter = models.JSONField(_("filter"), default=dict)
    purpose = models.CharField(_("what for"), max_length=200)
    made_by = models.ForeignKey(
        user_model(), verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    covers_until = models.DateTimeField(_("signatures counted until"))
    rows = models.PositiveBigIntegerField(_("rows"), default=0)
    #: None: the download is under way, or broke off.
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    marked_by = models.ForeignKey(
        user_model(), verbose_name=_("marked by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_audience_display()} {self.made_at:%Y-%m-%d %H:%M}"

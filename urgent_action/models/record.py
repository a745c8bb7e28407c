"""What the app knows about an action apart from its pages: enough to stand when the pages are gone."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActionRecord(models.Model):
    """One action over all its languages: the snapshot that its signatures refer to, and its stored count."""

    action_key = models.UUIDField(primary_key=True, editable=False)
    title = models.CharField(_("headline"), max_length=255)
    ua_number = models.CharField(_("UA number"), max_length=40, blank=True)
    index_number = models.CharField(_("index number"), max_length=60, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    counted = models.PositiveBigIntegerField(_("signatures counted so far"), default=0)
    counted_until = models.DateTimeField(_("counted until"))

    class Meta:
        verbose_name = _("urgent action")
        verbose_name_plural = _("urgent actions")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

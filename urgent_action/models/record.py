"""What the app knows about an action apart from its pages: enough to stand when the pages are gone."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import TallyPart
from ..querysets import LimitQuerySet


class ActionRecord(models.Model):
    """One action over all its languages: the snapshot that its signatures refer to, and its stored count."""

    action_key = models.UUIDField(primary_key=True, editable=False)
    title = models.CharField(_("headline"), max_length=255)
    ua_number = models.CharField(_("UA number"), max_length=40, blank=True)
    index_number = models.CharField(_("index number"), max_length=60, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    on_hold = models.BooleanField(
        _("kept on hold"),
        default=False,
        help_text=_("Signatures of an action on hold are not erased when their time is over."),
    )
    erased = models.PositiveBigIntegerField(_("counted signatures that were erased"), default=0)
    counted = models.PositiveBigIntegerField(_("signatures counted so far"), default=0)
    counted_until = models.DateTimeField(_("counted until"))

    class Meta:
        verbose_name = _("urgent action")
        verbose_name_plural = _("urgent actions")
        default_permissions = ()
        permissions = [("stop_action", _("Can stop an urgent action at once"))]

    def __str__(self) -> str:
        return self.title


class PartCount(models.Model):
    """How many signatures of an action fall to one country, language or day (UTC), as far as they were folded in."""

    action_key = models.UUIDField(editable=False)
    part = models.CharField(_("counted by"), max_length=8, choices=TallyPart.choices)
    value = models.CharField(_("value"), max_length=35)
    counted = models.PositiveBigIntegerField(_("signatures counted so far"), default=0)
    erased = models.PositiveBigIntegerField(_("counted signatures that were erased"), default=0)

    class Meta:
        verbose_name = _("part of a tally")
        verbose_name_plural = _("parts of tallies")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["action_key", "part", "value"], name="urgent_action_one_count_each")
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.counted}"


class LimitCount(models.Model):
    """How often something happened on one day. The bucket is a digest that means nothing on the next day."""

    bucket = models.UUIDField(primary_key=True, editable=False)
    day = models.DateField(_("day"), db_index=True)
    hits = models.PositiveIntegerField(_("hits"), default=0)

    objects: ClassVar[Any] = LimitQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.day}: {self.hits}"


class Erasure(models.Model):
    """One line of the erasure ledger: what was erased, as digests, so that a restored backup can be cleaned again."""

    action_key = models.UUIDField(editable=False)
    email_digest = models.UUIDField(editable=False)
    erased_at = models.DateTimeField(_("erased at"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["action_key", "email_digest"], name="urgent_action_one_erasure_each")
        ]

    def __str__(self) -> str:
        return f"{self.erased_at:%Y-%m-%d}"

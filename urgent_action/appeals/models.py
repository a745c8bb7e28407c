"""What supporters reported: numbers and public addresses, and nothing about who reported it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .enums import AppealChannel
from .querysets import CounterQuerySet


class AppealCount(models.Model):
    """Appeals that were reported of one action, over all its languages, by one channel on one day (UTC)."""

    action_key = models.UUIDField(_("action"), editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=AppealChannel.choices)
    day = models.DateField(_("day"))
    reported = models.PositiveBigIntegerField(_("appeals reported"), default=0)
    #: What went over a limit, or came from a program: kept apart, and never shown to the public.
    set_aside = models.PositiveBigIntegerField(_("appeals counted apart"), default=0)

    objects: ClassVar[Any] = CounterQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeals of a day")
        verbose_name_plural = _("appeals by day")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["action_key", "channel", "day"], name="urgent_action_appeals_one_count_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.reported}"


class ChannelReport(models.Model):
    """How often supporters told that an address of an action did not work. The address is public: it stands on the page."""

    action_key = models.UUIDField(_("action"), editable=False)
    #: Names kind and value: a value may be longer than what a database can keep unique.
    digest = models.UUIDField(editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=AppealChannel.choices)
    value = models.TextField(_("as printed"))
    reports = models.PositiveBigIntegerField(_("reports"), default=0)
    first_at = models.DateTimeField(_("first reported at"))
    last_at = models.DateTimeField(_("last reported at"))

    objects: ClassVar[Any] = CounterQuerySet.as_manager()

    class Meta:
        verbose_name = _("reports of a dead address")
        verbose_name_plural = _("reports of dead addresses")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["action_key", "digest"], name="urgent_action_appeals_one_report_each")
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.reports}"

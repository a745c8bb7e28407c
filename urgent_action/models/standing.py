"""Facts of an action rather than of one version of its text: what no old revision may bring back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, router, transaction
from django.utils.translation import gettext_lazy as _

from .serving import ServedAction

#: What a copy that is an action of its own starts with.
_NEW_ACTION: dict[str, Any] = {
    "stopped_at": None,
    "stop_reason": "",
    "extended_from": None,
    "extended_from_zone": "",
    "dead_channels": [],
}


class StandingAction(ServedAction):
    """That an action was stopped or extended, and which channels are dead, stays true whatever is published later."""

    stopped_at = models.DateTimeField(_("stopped at"), null=True, editable=False)
    stop_reason = models.TextField(_("why it was stopped"), blank=True, editable=False)
    extended_from = models.DateTimeField(_("deadline before it was extended"), null=True, editable=False)
    extended_from_zone = models.CharField(max_length=64, blank=True, editable=False)
    dead_channels = models.JSONField(_("channels that do not work any more"), default=list, blank=True, editable=False)

    #: The columns that a revision does not set.
    unversioned_fields: ClassVar[tuple[str, ...]] = tuple(_NEW_ACTION)

    class Meta:
        abstract = True

    def settle_standing(self) -> None:
        """Take over what stands in the database before a full save, and note a deadline that was extended.

        Whoever saves may have read the page before somebody stopped it; only verbs that write single columns change these
        facts. The row is locked until the transaction ends, so that a stop comes before this save or after it. A deadline
        that readers were told is remembered when a later one takes its place on the site.
        """
        stored: Any = type(self)._base_manager
        facts = ("live", "closes_at", "closes_at_zone", *self.unversioned_fields)
        known = stored.select_for_update().filter(pk=self.pk).values(*facts).first()
        if known is None:
            return
        for name in self.unversioned_fields:
            setattr(self, name, known[name])
        was_told, told = known["closes_at"] if known["live"] else None, self.closes_at if self.live else None
        if was_told is not None and told is not None and told > was_told:
            self.extended_from, self.extended_from_zone = was_told, known["closes_at_zone"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page with its standing as the database has it, wherever its body is saved."""
        only = kwargs.get("update_fields")
        with transaction.atomic(using=router.db_for_write(type(self), instance=self)):
            if only is None or "body" in only:
                self.settle_standing()
            if only is not None and "body" in only:
                kwargs["update_fields"] = {*only, "extended_from", "extended_from_zone"}
            super().save(*args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> StandingAction:
        """A copy of the page. A new action was never stopped or extended; a translation is the same action."""
        if kwargs.get("reset_translation_key", True):
            kwargs["update_attrs"] = {**_NEW_ACTION, **(kwargs.get("update_attrs") or {})}
        copied: StandingAction = super().copy(*args, **kwargs)  # type: ignore[misc]
        return copied

    def with_content_json(self, content: dict[str, Any]) -> StandingAction:
        """A revision as a page. That the action was stopped stays true, however old the revision."""
        page: StandingAction = super().with_content_json(content)  # type: ignore[misc]
        for name in self.unversioned_fields:
            setattr(page, name, getattr(self, name))
        return page

"""The editor's form of an urgent action: what is checked beyond single blocks, on publishing only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .exceptions import DeadlineError


class UrgentActionPageForm(WagtailAdminPageForm):
    """Refuses to publish a deadline that is past, unless the page already stands with it."""

    def clean(self) -> dict[str, Any]:
        """Check the deadline against the clock. A closed page may be corrected; a new one must still be open."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "body" not in cleaned:
            return cleaned
        for index, child in enumerate(cleaned["body"]):
            if child.block_type == "deadline":
                self._check_deadline(index, child.value)
        return cleaned

    def _check_deadline(self, index: int, deadline: Any) -> None:
        try:
            closes_at = deadline.closes_at
        except DeadlineError:
            return  # the block has said so already
        if closes_at is None or closes_at > timezone.now() or closes_at == self._published_closes_at():
            return
        message = ValidationError(_("This deadline is already over in %(zone)s."), params={"zone": deadline.zone_name})
        error = StructBlockValidationError({"date": message})
        self.add_error("body", StreamBlockValidationError(block_errors={index: error}))

    def _published_closes_at(self) -> datetime | None:
        """The deadline with which the page stands now; the form's instance may be a draft of another one."""
        if not self.instance.pk:
            return None
        stored = type(self.instance)._default_manager.filter(pk=self.instance.pk, live=True)
        return stored.values_list("closes_at", flat=True).first()

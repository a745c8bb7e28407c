"""The editor's form of an urgent action: what is checked beyond single blocks, on publishing only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .blocks.review import Finding, body_errors
from .sections import Section, section_for


def fill_skeleton(body: Any, section: Section) -> None:
    """Put what a section says in each of its sheets into a sheet that is still empty, in place."""
    for child in body:
        if child.block_type == "letter":
            child.value["demands_intro"] = section.demands_intro
        elif child.block_type == "deadline":
            child.value["zone"] = section.time_zone
            child.value["after_deadline_note"] = section.after_deadline_note


class UrgentActionPageForm(WagtailAdminPageForm):
    """A new sheet starts with its section's texts, and what :mod:`urgent_action.blocks.review` calls an error is not published."""

    def __init__(self, data: Any = None, files: Any = None, parent_page: Any = None, **kwargs: Any) -> None:
        page = kwargs.get("instance")
        if data is None and parent_page is not None and page is not None and not page.pk:
            fill_skeleton(page.body, section_for(parent_page.get_site(), parent_page.locale.language_code))
        super().__init__(data, files, parent_page, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuse what must not be published. A closed page may be corrected; a new one must still be open."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "body" not in cleaned:
            return cleaned
        kind = cleaned.get("kind", self.instance.kind)
        standing = self._published_closes_at()
        for error in body_errors(cleaned["body"], kind=kind, now=timezone.now(), standing=standing):
            self._refuse(error)
        return cleaned

    def _refuse(self, error: Finding) -> None:
        said = format_lazy("{sentence} ({place})", sentence=error.sentence, place=error.place)
        message = ValidationError(said if error.place else error.sentence)
        inside = StructBlockValidationError({error.field: message}) if error.field else message
        self.add_error("body", StreamBlockValidationError(block_errors={error.index: inside}))

    def _published_closes_at(self) -> datetime | None:
        """The deadline with which the page stands now; the form's instance may be a draft of another one."""
        if not self.instance.pk:
            return None
        stored = type(self.instance)._default_manager.filter(pk=self.instance.pk, live=True)
        return stored.values_list("closes_at", flat=True).first()

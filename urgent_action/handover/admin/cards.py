"""What the view shows: a card for each audience, and the files that were made before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from ...countries import country_name
from ...models import UrgentActionMixin
from ...templatetags.urgent_action_admin import language_in_words
from ..domain.scope import Scope, has_sealed, select
from ..models import Audience, HandOver
from .forms import FileForm

#: Files that are listed; older ones stand in the audit log.
_LISTED = 50
_ICONS = {Audience.TARGET: "group", Audience.CRM: "table", Audience.PUBLIC: "globe"}


@dataclass
class Card:
    """A file that could be made."""

    form: FileForm
    scope: Scope

    @property
    def audience(self) -> Audience:
        """For whom."""
        return self.form.audience

    @property
    def icon(self) -> str:
        """The name of its icon in the admin."""
        return _ICONS[self.audience]

    @cached_property
    def rows(self) -> int:
        """How many signatures the file is about."""
        return int(select(self.scope).count())

    @cached_property
    def is_sealed(self) -> bool:
        """Whether the server cannot read the names."""
        return has_sealed(self.scope)

    @property
    def refusal(self) -> str:
        """Why no file can be made; empty if one can."""
        if self.is_sealed:
            return _(
                "Names are sealed: this server cannot read them, and nobody could tell who is missing in the file. On the "
                "server, urgent_action_sealed_export %(action)s gives the sealed list, which is opened with your own key."
            ) % {"action": self.scope.action_key}
        return "" if self.rows else _("There is no signature of this choice.")


@dataclass(frozen=True)
class Line:
    """A file that was made."""

    made: HandOver

    @property
    def choice(self) -> list[str]:
        """Its filter in words."""
        chosen = self.made.filter
        words = [
            _("not handed over before") if chosen.get("new") else "",
            _("everybody") if chosen.get("everybody") else "",
        ]
        words.append(country_name(chosen["country"]) if chosen.get("country") else "")
        words.append(language_in_words(chosen.get("language", "")))
        return [word for word in words if word]

    @property
    def can_be_marked(self) -> bool:
        """Whether it is whole, tells of persons, and was not handed over yet."""
        made = self.made
        return bool(made.finished_at and not made.delivered_at and made.audience != Audience.PUBLIC)


def history_for(page: UrgentActionMixin, pages: Iterable[int] | None) -> list[Line]:
    """The files of an action, newest first, as far as they are about pages within reach (None: all)."""
    made = HandOver.objects.filter(action_key=page.action_key).select_related("made_by", "marked_by")
    return [Line(file) for file in made.order_by("-made_at", "-pk")[:_LISTED] if is_within(file, pages)]


def is_within(made: HandOver, pages: Iterable[int] | None) -> bool:
    """Whether a file is about no other pages than these (None: all)."""
    told = made.filter.get("pages")
    return pages is None or (told is not None and set(told) <= set(pages))

"""What a site's own pages say about its urgent actions: which are open, which close next, how long that holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from wagtail.models import Site, get_page_models

from .. import deadlines
from ..conf import app_settings, default_language
from ..models import UrgentActionIndexMixin, UrgentActionMixin
from ..querysets import UrgentActionQuerySet


@dataclass(frozen=True)
class SiteActions:
    """The public urgent actions of a site in one language, whatever their page classes, as they stand at ``now``."""

    site: Site
    language: str
    now: datetime

    def first_open(self, number: int) -> list[UrgentActionMixin]:
        """Open actions that close next, those without a deadline last; at most ``number``, ready for cards."""
        found = [action for actions in self._actions for action in actions.taking_action(self.now).for_cards()[:number]]
        return sorted(found, key=lambda action: (action.closes_at is None, action.closes_at or self.now))[:number]

    @property
    def count_open(self) -> int:
        """How many take letters or signatures."""
        return sum(actions.taking_action(self.now).count() for actions in self._actions)

    @property
    def next_change(self) -> datetime | None:
        """The first instant at which one of them changes its status by itself."""
        changes = [actions.next_change(self.now) for actions in self._actions]
        return min((change for change in changes if change), default=None)

    @property
    def max_age(self) -> int:
        """Seconds for which a page that shows any of this may be cached."""
        return deadlines.max_age(change=self.next_change, now=self.now, ceiling=app_settings().page_max_age)

    @property
    def index(self) -> UrgentActionIndexMixin | None:
        """The first public list of actions of the site in this language."""
        for model in _page_classes(UrgentActionIndexMixin):
            found = self._within(model.objects.live().public()).order_by("path").select_related("locale").first()
            if found is not None:
                return found
        return None

    @cached_property
    def _actions(self) -> list[UrgentActionQuerySet]:
        return [self._within(model.objects.live().public()) for model in _page_classes(UrgentActionMixin)]

    def _within(self, pages: Any) -> Any:
        """Of these pages those beneath the site's root in this language, or in the main one where it has none in this.

        Wagtail keeps the paths of roots in its cache: no query is needed to find the root of a language.
        """
        roots = [root for root in Site.get_site_root_paths() if root.site_id == self.site.pk]
        by_language = {root.language_code: root.root_path for root in reversed(roots)}
        known = [by_language[code] for code in (self.language, default_language(), *by_language) if code in by_language]
        return pages.filter(url_path__startswith=known[0]) if known else pages.none()


def _page_classes(kind: type[Any]) -> list[Any]:
    return [model for model in get_page_models() if issubclass(model, kind)]

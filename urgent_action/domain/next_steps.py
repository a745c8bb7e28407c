"""Where somebody who has just acted can act next."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django.db.models import Q

from ..models import UrgentActionMixin


def another_open_action(page: UrgentActionMixin, site: Any, *, now: datetime) -> UrgentActionMixin | None:
    """The next action of a site to close, in the language of a page; not the page's own, nor one behind a login.

    Args:
        page: the action that was acted on.
        site: the site of the request, or None.
        now: actions are open at this instant.
    """
    if site is None:
        return None
    own = page.alias_of_id or page.pk
    actions = type(page).objects.taking_action(now).live().public()
    theirs = actions.filter(locale_id=page.locale_id, path__startswith=site.root_page.path)
    others = theirs.exclude(Q(pk=own) | Q(alias_of=own)) if own else theirs
    return cast("UrgentActionMixin | None", others.select_related("picture", "locale").defer("body").first())

"""The panel "What is urgent" on the admin's first page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import get_template
from wagtail.admin.ui.components import Component

from ..arrivals import arrived_at
from ..domain import urgency
from ..domain.overview import actions_among
from .access import Right, within_reach
from .words import closing_of, status_of

#: How many pages of each sort are named.
SHOWN = 5


class UrgentPanel(Component):
    """Deadlines, cases without an end, mails that wait, and what was set aside: of the pages that the user works with."""

    name = "urgent_actions"
    template_name = "urgent_action/admin/dashboard.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What the template shows; ``reach`` is false where nothing is within reach."""
        request = parent_context["request"]
        reach, now = within_reach(request.user), arrived_at(request)
        if not any(actions.exists() for actions in actions_among(reach)):
            return {"reach": False}
        closing = urgency.closing_next(reach, now=now, limit=SHOWN)
        ended = urgency.ended_without_outcome(reach, now=now, limit=SHOWN)
        moderates = request.user.has_perm(Right.MODERATE)
        waiting, more_waiting = urgency.waiting_quarantine(reach, limit=SHOWN) if moderates else ([], False)
        late = urgency.count_late_mails(reach, now=now)
        return {
            "reach": True,
            "closing": [(page, closing_of(page)) for page in closing.pages],
            "more_closing": closing.more,
            "ended": [(page, status_of(page), closing_of(page)) for page in ended.pages],
            "more_ended": ended.more,
            "waiting": [(found.page, *_capped(found.number)) for found in waiting],
            "may_view": request.user.has_perm(Right.VIEW),
            "more_waiting": more_waiting,
            "late_mails": _capped(late) if late else None,
        }

    def render_html(self, parent_context: Any = None) -> Any:
        """The panel, or nothing for somebody within whose reach nothing is."""
        context = self.get_context_data(parent_context or {})
        return get_template(self.template_name).render(context) if context["reach"] else ""


def _capped(number: int) -> tuple[int, bool]:
    """The number that is told, and whether there are more."""
    return min(number, urgency.MOST_COUNTED), number > urgency.MOST_COUNTED

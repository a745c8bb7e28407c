"""The ready-made page types in the admin."""

from __future__ import annotations

from ..admin.explorer import UrgentActionPageViewSet
from .models import UrgentActionIndexPage, UrgentActionPage


class ReadyMadePageViewSet(UrgentActionPageViewSet):
    """Columns and filters beneath the ready-made list of actions."""

    model = UrgentActionPage
    parent_models = [UrgentActionIndexPage]

"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from wagtail import hooks

from ..admin.explorer import UrgentActionPageViewSet
from .models import UrgentActionIndexPage, UrgentActionPage


class ReadyMadePageViewSet(UrgentActionPageViewSet):
    """Columns and filters beneath the ready-made list of actions."""

    model = UrgentActionPage
    parent_models = [UrgentActionIndexPage]


@hooks.register("register_admin_viewset")
def register_pages() -> ReadyMadePageViewSet:
    """The ready-made page type."""
    return ReadyMadePageViewSet()

"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from wagtail import hooks

from .admin import ReadyMadePageViewSet


@hooks.register("register_admin_viewset")
def register_pages() -> ReadyMadePageViewSet:
    """The ready-made page type."""
    return ReadyMadePageViewSet()

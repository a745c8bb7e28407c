"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from .admin import menu_item, show_sealed


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """The page about sealed mode."""
    return [path("urgent-action/sealed/", show_sealed, name="urgent_action_sealed_report")]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> Any:
    """Its entry among the reports."""
    return menu_item()

"""What happens when Wagtail publishes a page."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from .domain.records import refresh_record
from .models import UrgentActionMixin


@receiver(page_published, dispatch_uid="urgent_action.refresh_record")
def keep_record(sender: type, instance: Any, **kwargs: Any) -> None:
    """Refresh the record of an urgent action."""
    if isinstance(instance, UrgentActionMixin):
        refresh_record(instance)

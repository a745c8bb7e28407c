"""What happens when Wagtail publishes, moves or protects a page."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, post_page_move

from .domain.records import refresh_record
from .domain.standing import forget_actions
from .models import UrgentActionMixin


@receiver(page_published, dispatch_uid="urgent_action.refresh_record")
def keep_record(sender: type, instance: Any, **kwargs: Any) -> None:
    """Refresh the record of an urgent action."""
    if isinstance(instance, UrgentActionMixin):
        refresh_record(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="urgent_action.forget_protected")
def forget_protected(sender: type, instance: Any, **kwargs: Any) -> None:
    """Have those asked for a password who are to be asked from now on."""
    _forget_below(instance.page)


@receiver(post_page_move, dispatch_uid="urgent_action.forget_moved")
def forget_moved(sender: type, instance: Any, **kwargs: Any) -> None:
    """Other restrictions, and another site, may hold where a page stands now."""
    _forget_below(instance)


def _forget_below(page: Any) -> None:
    forget_actions(page.get_descendants(inclusive=True).values_list("pk", flat=True))

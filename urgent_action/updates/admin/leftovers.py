"""Where a name still stands when an action has been redacted: in updates that were sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ...names import NameMatcher
from ..models import UpdateText


def updates_with(pages: list[Any], matcher: NameMatcher) -> Iterator[str]:
    """Updates of an action in which a name stands: they were sent, and the texts are kept as they were."""
    keys = {page.action_key for page in pages}
    texts = UpdateText.objects.filter(update__action_key__in=keys).select_related("update")
    for text in texts:
        if matcher.find(text.subject) or matcher.find(text.body):
            yield _("The update that was mailed on %(update)s (%(language)s)") % {
                "update": text.update,
                "language": text.language,
            }

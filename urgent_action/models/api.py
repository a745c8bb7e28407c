"""What other programs read of an urgent action: what the page shows, and no more."""

from __future__ import annotations

from typing import Any

from rest_framework.fields import Field

from ..arrivals import arrived_at

#: Blocks that are handed out only while the action takes letters.
WHILE_OPEN = ("letter", "appeal_points")


class PublicBodyField(Field):
    """The blocks of the sheet; after the close without the letter."""

    def to_representation(self, page: Any) -> list[Any]:
        """The body as JSON."""
        takes_action = page.status_at(arrived_at(self.context.get("request"))).takes_action
        blocks = page.body.stream_block.get_api_representation(page.body, self.context)
        return [block for block in blocks if takes_action or block["type"] not in WHILE_OPEN]

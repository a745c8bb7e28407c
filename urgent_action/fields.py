"""Model fields of our own, and what they check."""

from __future__ import annotations

import json
from typing import Any

from django.core.validators import URLValidator
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

_check_url = URLValidator(schemes=["http", "https"])


def validate_urls(text: str) -> None:
    """Each line that holds something is a web address."""
    for line in text.splitlines():
        if line.strip():
            _check_url(line.strip())


class SheetField(StreamField):
    """A StreamField whose blocks stay out of migrations.

    With block definitions frozen into it, every changed label would make a migration in the sites that install the app.
    A historical model therefore knows no blocks. A stock StreamField without blocks reads as empty and, when the model is
    saved, wipes the column: here such a field keeps the raw data, so that data migrations may save and even edit it.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """How migrations write the field: without blocks, without the blocks' default."""
        name, path, _args, kwargs = super().deconstruct()
        for key in ("block_lookup", "default"):
            kwargs.pop(key, None)
        return name, path, [[]], kwargs

    def to_python(self, value: Any) -> Any:
        """A stream, or the raw data where the blocks are not known."""
        if self.stream_block.child_blocks or isinstance(value, StreamValue):
            return super().to_python(value)
        return json.loads(value) if isinstance(value, str) else value if value is not None else []

    def value_to_string(self, obj: Any) -> str:
        """The JSON text that fixtures and revisions hold."""
        value = self.value_from_object(obj)
        return super().value_to_string(obj) if isinstance(value, StreamValue) else json.dumps(value)

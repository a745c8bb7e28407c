"""How the tests of blocks read a raw value and look at what was refused."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import Block
from wagtail.blocks.struct_block import StructBlockValidationError


def errors_of(block: Block, raw: dict[str, Any], *, draft: bool = False) -> dict[str, str]:
    """Field → what an editor is told on publishing (or on saving a draft); empty when the value is taken."""
    value = block.to_python(raw)
    try:
        (block.clean_deferred if draft else block.clean)(value)
    except StructBlockValidationError as error:
        return {name: " ".join(_messages(found)) for name, found in error.block_errors.items()}
    return {}


def _messages(error: Any) -> list[str]:
    """Messages of an error and of those inside it: list blocks nest theirs."""
    inner = getattr(error, "block_errors", None)
    if inner:
        nested = inner.values() if isinstance(inner, dict) else [found for found in inner if found]
        return [message for found in nested for message in _messages(found)]
    assert isinstance(error, ValidationError)
    return [str(message) for message in error.messages]

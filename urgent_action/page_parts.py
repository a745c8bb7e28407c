"""Parts that optional apps put beneath the sheet of an action: a registry of templates."""

from __future__ import annotations

_templates: list[str] = []


def register_part(template: str) -> None:
    """Have a template included on the page of every action; call it in ``AppConfig.ready``. Twice is as once.

    It gets the context of the page around it, and has to survive drafts with gaps.
    """
    if template not in _templates:
        _templates.append(template)


def page_parts() -> list[str]:
    """The templates, in the order of the apps."""
    return list(_templates)

"""The template of the site in which public pages stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode

from ..conf import SETTING, app_settings

_LAYOUT = "urgent_action/layout.html"
_REQUEST = "django.template.context_processors.request"


@register(Tags.templates)
def check_base_template(**kwargs: Any) -> list[CheckMessage]:
    """Public pages extend a template of the site, and fill its blocks."""
    return list(_base_template())


def _base_template() -> Iterator[CheckMessage]:
    name = app_settings().base_template
    try:
        get_template(name)
    except TemplateDoesNotExist:
        yield Error(
            f"BASE_TEMPLATE of URGENT_ACTION names {name}, which does not exist.",
            hint=f"Name a template with blocks title, extra_css, content and extra_js, or override {_LAYOUT}.",
            obj=SETTING,
            id="urgent_action.E002",
        )
        return
    missing = sorted(_missing_blocks(name))
    if missing:
        yield Warning(
            f"The base template {name} has no block {', '.join(missing)}, so what {_LAYOUT} puts there is not shown.",
            hint=(
                f"Add the block to {name}, or copy {_LAYOUT} from the app into the site's templates and give its outer "
                "blocks the names that the base template has."
            ),
            obj=name,
            id="urgent_action.W002",
        )


@register(Tags.templates)
def check_request(**kwargs: Any) -> list[CheckMessage]:
    """Thanks and confirmations are rendered without Wagtail, which would have added the request."""
    engine: Any = get_template(_LAYOUT).backend  # type: ignore[attr-defined]
    if _REQUEST in engine.engine.context_processors:
        return []
    return [
        Warning(
            "TEMPLATES lacks the context processor request, so tags of the base template that ask for the request "
            "(wagtail_site, pageurl) fail or answer wrongly after signing.",
            hint=f'Add "{_REQUEST}" to OPTIONS["context_processors"] of TEMPLATES.',
            obj="TEMPLATES",
            id="urgent_action.W003",
        )
    ]


def _missing_blocks(base: str) -> set[str]:
    """The blocks that the layout fills and its base template, with all that it extends, does not have.

    None where that cannot be read from the templates: a layout of the site's own that extends nothing, or a parent whose
    name is computed for each request.
    """
    start = _extends(_compiled(_LAYOUT))
    name = _parent(start, base)
    if start is None or name is None:
        return set()
    filled = {node.name for node in start.nodelist if isinstance(node, BlockNode)}
    while name is not None:
        template = _compiled(name)
        if template is None:
            return set()
        filled -= {node.name for node in template.nodelist.get_nodes_by_type(BlockNode) if isinstance(node, BlockNode)}
        start = _extends(template)
        name = _parent(start, base)
        if start is not None and name is None:
            return set()
    return filled


def _compiled(name: str) -> Template | None:
    """A template of Django's own language; what a site's base gets wrong is told by whoever renders it."""
    try:
        return getattr(get_template(name), "template", None)
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return None


def _extends(template: Template | None) -> ExtendsNode | None:
    nodes = template.nodelist.get_nodes_by_type(ExtendsNode) if template is not None else []
    return next((node for node in nodes if isinstance(node, ExtendsNode)), None)


def _parent(node: ExtendsNode | None, base: str) -> str | None:
    """The name of the template that one extends; None if none, or where it depends on more than the setting."""
    if node is None:
        return None
    expression: Any = node.parent_name
    name = expression.resolve(Context({"urgent_action_base": base}), ignore_failures=True)
    return name if name and isinstance(name, str) else None

"""The base template: whether it is there, has the blocks that the app fills, and is given the request."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from urgent_action.checks.templates import check_base_template, check_request

LAYOUT = "urgent_action/layout.html"
BLOCKS = ("title", "extra_css", "content", "extra_js")


def _templates(settings: Any, **files: str) -> None:
    """Have the site bring templates of its own, and name one of them."""
    engine: dict[str, Any] = deepcopy(settings.TEMPLATES[0])
    loaders = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
    own = {name.replace("__", "/") + ".html": text for name, text in files.items()}
    engine["APP_DIRS"] = False
    engine["OPTIONS"]["loaders"] = [("django.template.loaders.locmem.Loader", own), *loaders]
    settings.TEMPLATES = [engine]
    settings.URGENT_ACTION = {"BASE_TEMPLATE": "section.html"}


def _page(*blocks: str, extends: str = "") -> str:
    return extends + "".join(f"{{% block {name} %}}{{% endblock %}}" for name in blocks)


def test_base_template_that_does_not_exist_is_named(settings: Any) -> None:
    settings.URGENT_ACTION = {"BASE_TEMPLATE": "no/such/base.html"}
    [message] = check_base_template()
    assert message.id == "urgent_action.E002"
    assert "no/such/base.html" in message.msg
    assert "extra_css" in str(message.hint)


def test_base_template_of_the_app_is_there(settings: Any) -> None:
    settings.URGENT_ACTION = {}
    assert check_base_template() == []


def test_base_template_with_all_blocks_is_silent(settings: Any) -> None:
    _templates(settings, section=_page(*BLOCKS))
    assert check_base_template() == []


@pytest.mark.parametrize("missing", BLOCKS)
def test_base_template_without_a_block_is_named_with_it(settings: Any, missing: str) -> None:
    _templates(settings, section=_page(*(name for name in BLOCKS if name != missing)))
    [message] = check_base_template()
    assert (message.id, message.obj) == ("urgent_action.W002", "section.html")
    assert f"has no block {missing}, so" in message.msg
    assert LAYOUT in str(message.hint)


def test_blocks_of_what_the_base_template_extends_count(settings: Any) -> None:
    child = _page("content", extends='{% extends "skeleton.html" %}')
    _templates(settings, section=child, skeleton=_page("title", "extra_css", "main"))
    [message] = check_base_template()
    assert "has no block extra_js, so" in message.msg


def test_layout_of_the_site_that_fills_other_blocks_is_judged_by_these(settings: Any) -> None:
    layout = _page("head", "page_body", extends="{% extends urgent_action_base %}")
    _templates(settings, section=_page("head", "page_body"), urgent_action__layout=layout)
    assert check_base_template() == []
    _templates(settings, section=_page(*BLOCKS), urgent_action__layout=layout)
    [message] = check_base_template()
    assert "has no block head, page_body, so" in message.msg


@pytest.mark.parametrize(
    "base",
    ['{% extends "gone.html" %}', "{% extends chosen_for_the_visitor %}", "{% extends urgent_action_base|upper %}"],
)
def test_what_cannot_be_read_from_the_templates_is_not_judged(settings: Any, base: str) -> None:
    _templates(settings, section=base)
    assert check_base_template() == []


def test_layout_of_the_site_that_extends_nothing_is_not_judged(settings: Any) -> None:
    _templates(settings, section="", urgent_action__layout=_page(*BLOCKS))
    assert check_base_template() == []


def test_engine_without_the_request_is_told(settings: Any) -> None:
    assert check_request() == []
    engine = deepcopy(settings.TEMPLATES[0])
    engine["OPTIONS"]["context_processors"].remove("django.template.context_processors.request")
    settings.TEMPLATES = [engine]
    [message] = check_request()
    assert (message.id, message.obj) == ("urgent_action.W003", "TEMPLATES")
    assert "django.template.context_processors.request" in str(message.hint)

"""Names that a site had first: the app works beside them, or a check says what is in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.core.checks import WARNING, run_checks
from django.template import Context, Template
from django.test import Client
from wagtail.models import Site

from tests.sites.visitor import read_sign_confirm_and_come_too_late
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

from .models import Signature

MakeAction = Callable[..., UrgentActionPage]


def _told(settings: Any, **changed: Any) -> set[str]:
    for name, value in changed.items():
        setattr(settings, name, value)
    return {str(message.id) for message in run_checks() if message.level >= WARNING and not message.is_silenced()}


def test_checks_are_content_with_models_and_addresses_of_the_same_name(settings: Any) -> None:
    assert _told(settings) == set()


@pytest.mark.django_db(transaction=True)
def test_supporter_goes_the_whole_way_beside_them(make_action: MakeAction) -> None:
    page = make_action(title="Kite maker held", confirming=True)
    paper = Signature.objects.create(name="Bo Example", page=page)
    read_sign_confirm_and_come_too_late(page)
    assert list(Signature.objects.all()) == [paper]
    page.delete()
    paper.refresh_from_db()
    assert paper.page is None


@pytest.mark.django_db
def test_page_of_the_site_at_the_prefix_of_the_app_is_served(client: Client, site: Site) -> None:
    page = UrgentActionIndexPage(title="What urgent actions are", slug="urgent-action")
    site.root_page.add_child(instance=page)
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    assert "What urgent actions are" in answer.content.decode()
    assert client.get("/urgent-action/archive/").content == b"The archive of 1998"


@pytest.mark.django_db
def test_tags_of_both_are_told_apart_by_their_libraries(make_action: MakeAction) -> None:
    context = Context({"page": make_action()})
    own = Template("{% load urgent_action_extras %}{% urgent_action_banner %}")
    ours = Template("{% load urgent_action_tags %}{% urgent_action_banner page %}")
    assert own.render(context) == "A banner of the site"
    assert "ua-banner--open" in ours.render(context)


def test_addresses_below_those_of_wagtail_are_an_error(settings: Any) -> None:
    assert "urgent_action.E009" in _told(settings, ROOT_URLCONF="tests.sites.namesakes.urls_below_wagtail")


def test_second_namespace_of_the_same_name_is_told(settings: Any) -> None:
    assert _told(settings, ROOT_URLCONF="tests.sites.namesakes.urls_same_namespace") == {
        "urls.W005",
        "urgent_action.E001",
    }


@pytest.mark.parametrize(
    ("apps", "said"),
    [
        (["tests.sites.namesakes.namesake_pages"], "fields.E304"),
        (["tests.sites.namesakes.urgent_action"], "Application labels aren't unique, duplicates: urgent_action"),
    ],
    ids=["page type", "label"],
)
def test_what_cannot_stand_beside_the_app_is_told_by_check(apps: list[str], said: str) -> None:
    code = (
        "from django.conf import settings; from django.core.management import call_command; import django\n"
        f"settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, *{apps!r}]\n"
        "django.setup(); call_command('check')"
    )
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.sites.namesakes.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**env, "PYTHONPATH": ".:example_project"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert said in done.stderr

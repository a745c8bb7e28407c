"""Without any internationalisation the app is in the language of the site."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from tests.sites.visitor import read_sign_confirm_and_come_too_late
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db(transaction=True)

MakeAction = Callable[..., UrgentActionPage]


def test_checks_are_content() -> None:
    call_command("check", fail_level="WARNING")


def test_supporter_goes_the_whole_way(make_action: MakeAction) -> None:
    read_sign_confirm_and_come_too_late(make_action(title="Kite maker held", confirming=True))


def test_page_names_its_language_and_offers_no_other(client: Client, make_action: MakeAction) -> None:
    page = make_action()
    html = client.get(page.get_url(), headers={"accept-language": "fr"}).content.decode()
    assert '<html lang="en" dir="ltr">' in html
    assert "hreflang" not in html
    assert page.get_url() == f"/urgent-actions/{page.slug}/"


def test_other_outputs_are_served(client: Client, make_action: MakeAction) -> None:
    page = make_action(title="Kite maker held")
    index = page.get_parent()
    for path in (index.get_url(), f"/urgent-action/{index.pk}/feed.xml", f"/urgent-action/{page.pk}/sheet.txt"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "Kite maker held" in b"".join(answer).decode()


def test_editor_writes_stops_and_goes_on(client: Client, make_action: MakeAction) -> None:
    page = make_action(title="Kite maker held")
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@section.example", "editor"))
    assert client.get(f"/cms/pages/{page.pk}/edit/").status_code == 200
    for path in ("report/", f"{page.pk}/signatures/", f"{page.pk}/extend/", f"{page.pk}/next-sheet/"):
        assert client.get(f"/cms/urgent-action/{path}").status_code == 200, path
    stopped = client.post(f"/cms/urgent-action/{page.pk}/stop/", {"kind": "released", "sentence_en": "He is free."})
    assert stopped.status_code == 302
    assert "He is free." in client.get(page.get_url()).content.decode()

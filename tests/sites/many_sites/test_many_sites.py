"""Two sites in one Wagtail: each asks in the name of its own section, and nobody signs one through the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from wagtail.models import Page, Site

from urgent_action.domain.consent import current_statement
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.section_settings.models import SectionSettings, SectionTexts

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]


@dataclass
class House:
    """A site with its one action."""

    site: Site
    page: UrgentActionPage

    @property
    def client(self) -> Client:
        """A visitor of this site."""
        return Client(headers={"host": self.site.hostname})


def _name_section(site: Site, name: str) -> None:
    section = SectionSettings(site=site)
    section.texts = [SectionTexts(language="en", name=name)]
    section.save()


@pytest.fixture
def north(site: Site, make_action: MakeAction) -> House:
    site.hostname = "north.example"
    site.save()
    _name_section(site, "Section of the North")
    return House(site, make_action(title="Northern case"))


@pytest.fixture
def south(north: House, make_action: MakeAction) -> House:
    root = Page.get_first_root_node().add_child(instance=Page(title="South", slug="south"))
    index = UrgentActionIndexPage(title="Actions", slug="actions")
    root.add_child(instance=index)
    site = Site.objects.create(hostname="south.example", root_page=root)
    _name_section(site, "Section of the South")
    page = make_action(title="Southern case")
    page.move(index, pos="last-child")
    return House(site, UrgentActionPage.objects.get(pk=page.pk))


def test_each_site_asks_in_the_name_of_its_own_section(north: House, south: House) -> None:
    for house, name, other in ((north, "North", "South"), (south, "South", "North")):
        html = house.client.get(house.page.get_url()).content.decode()
        assert f"Section of the {name}" in html
        assert f"Section of the {other}" not in html


def test_each_site_keeps_what_its_own_signers_agreed_to(north: House, south: House, form_data: FormData) -> None:
    for house in (north, south):
        response = house.client.post(f"/urgent-action/{house.page.pk}/sign/", form_data(house.page))
        assert response.status_code == 303
    texts = Signature.objects.order_by("pk").values_list("consent__text", flat=True)
    assert ["North" in text for text in texts] == [True, False]
    assert ["South" in text for text in texts] == [False, True]


@pytest.mark.parametrize("view", ["count.json", "status.json", "sheet.txt"])
def test_action_of_the_other_site_is_not_found(north: House, south: House, view: str) -> None:
    assert south.client.get(f"/urgent-action/{north.page.pk}/{view}").status_code == 404
    assert north.client.get(f"/urgent-action/{south.page.pk}/{view}").status_code == 404


def test_consent_of_the_other_section_is_no_consent(north: House, south: House, form_data: FormData) -> None:
    others = str(current_statement(south.site, "en").key)
    response = north.client.post(f"/urgent-action/{north.page.pk}/sign/", form_data(north.page, consent_key=others))
    assert response.status_code == 422
    assert not Signature.objects.exists()


def test_form_that_the_other_site_sends_is_refused(north: House, south: House, form_data: FormData) -> None:
    headers = {"origin": "http://south.example", "sec-fetch-site": "cross-site"}
    path = f"/urgent-action/{north.page.pk}/sign/"
    assert north.client.post(path, form_data(north.page), headers=headers).status_code == 403
    assert not Signature.objects.exists()


def test_list_and_feed_of_a_site_hold_its_own_actions_alone(north: House, south: House) -> None:
    for house, other in ((north, south), (south, north)):
        index = house.page.get_parent()
        for path in (index.get_url(), f"/urgent-action/{index.pk}/feed.xml"):
            text = house.client.get(path).content.decode()
            assert house.page.title in text
            assert other.page.title not in text

"""Who may do what: every URL of the admin side, for everybody, own and foreign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.sheets_app.samples import KITE
from tests.sheets_app.support import upload, upload_url
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.sheets.admin import urls
from urgent_action.sheets.models import SheetImport, SheetSource

WHO = ["anonymous", "visitor", "no right", "other section", "editor", "superuser"]
#: 302 is the way to the login for who is nobody there; 404 hides what is another's.
EXPECTED = {
    "upload": [302, 302, 403, 403, 200, 200],
    "review": [302, 302, 404, 404, 200, 404],
    "discard": [302, 302, 404, 404, 302, 404],
    "source": [302, 302, 403, 403, 200, 200],
    "draft": [302, 302, 403, 403, 200, 200],
}


@pytest.fixture
def elsewhere(site: Any) -> UrgentActionIndexPage:
    """The index of another section."""
    page = UrgentActionIndexPage(title="Elsewhere", slug="elsewhere")
    site.root_page.add_child(instance=page)
    return page


@pytest.fixture
def clients(
    make_editor: Callable[..., User], editing: Client, elsewhere: UrgentActionIndexPage, admin_user: User
) -> dict[str, Client]:
    """A browser for each."""
    users = {
        "visitor": User.objects.create_user("visitor"),
        "no right": make_editor("nobody"),
        "other section": make_editor("other", elsewhere),
        "superuser": admin_user,
    }
    made = {"anonymous": Client(), "editor": editing}
    for name, user in users.items():
        made[name] = Client()
        made[name].force_login(user)
    return made


@pytest.fixture
def addresses(
    clients: dict[str, Client], index_page: UrgentActionIndexPage, import_draft: Callable[..., UrgentActionPage]
) -> dict[str, str]:
    """Every address of the admin side, all of them the editor's."""
    upload(clients["editor"], index_page)
    row = SheetImport.objects.get()
    page = import_draft(KITE)
    SheetSource.objects.create(page_id=page.pk, filename="sheet.docx", data=b"PK")
    arguments = {
        "upload": [index_page.pk],
        "review": [row.pk],
        "discard": [row.pk],
        "source": [page.pk],
        "draft": [page.pk, "txt"],
    }
    return {name: reverse(f"urgent_action_sheets_admin:{name}", args=args) for name, args in arguments.items()}


def matrix() -> Iterator[tuple[str, str, int]]:
    """Name of the URL, who asks, and the status of the answer."""
    for name, statuses in EXPECTED.items():
        yield from ((name, who, status) for who, status in zip(WHO, statuses, strict=True))


@pytest.mark.parametrize(("name", "who", "status"), list(matrix()))
def test_answers(addresses: dict[str, str], clients: dict[str, Client], name: str, who: str, status: int) -> None:
    client = clients[who]
    response = client.post(addresses[name]) if name == "discard" else client.get(addresses[name])
    # Wagtail sends who lacks a right to the admin's front page, with a message, instead of a bare 403.
    refused = response.status_code == 302 and response.url in ("/cms/", reverse("wagtailadmin_home"))
    # Django looks for what it does not find once more below the language's prefix.
    looked_again = response.status_code == 302 and response.url == f"/en{addresses[name]}"
    found = 403 if refused else client.get(response.url).status_code if looked_again else response.status_code
    assert found == status
    if status in (302, 403, 404) and who != "editor":
        assert KITE.headline not in response.text


def test_every_url_is_in_the_matrix() -> None:
    assert {pattern.name for pattern in urls.urlpatterns} == set(EXPECTED)


def test_import_under_a_page_that_takes_no_actions_is_refused(
    clients: dict[str, Client], import_draft: Callable[..., UrgentActionPage]
) -> None:
    page = import_draft(KITE)
    assert clients["superuser"].get(upload_url(page)).status_code == 302
    assert upload(clients["superuser"], page).status_code == 302
    assert SheetImport.objects.count() == 0


def test_right_that_is_taken_away_ends_the_import(
    clients: dict[str, Client], addresses: dict[str, str], index_page: UrgentActionIndexPage
) -> None:
    add = Permission.objects.get(codename="add_page")
    GroupPagePermission.objects.filter(page=index_page, permission=add).delete()
    before = UrgentActionPage.objects.count()
    clients["editor"].post(addresses["review"], {"make": "1"})
    assert UrgentActionPage.objects.count() == before


@pytest.mark.parametrize(
    ("who", "offered"), [("no right", False), ("other section", False), ("editor", True), ("superuser", True)]
)
def test_button_is_where_an_action_may_be_made(
    clients: dict[str, Client], index_page: UrgentActionIndexPage, who: str, offered: bool
) -> None:
    response = clients[who].get(reverse("wagtailadmin_explore", args=[index_page.pk]), follow=True)
    assert (upload_url(index_page) in response.text) == offered


def test_button_is_in_the_list_of_the_explorer(clients: dict[str, Client], index_page: UrgentActionIndexPage) -> None:
    response = clients["superuser"].get(reverse("wagtailadmin_explore", args=[index_page.get_parent().pk]))
    assert upload_url(index_page) in response.text


def test_page_has_buttons_for_its_files(
    clients: dict[str, Client], addresses: dict[str, str], index_page: UrgentActionIndexPage
) -> None:
    page = UrgentActionPage.objects.get()
    response = clients["editor"].get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert addresses["source"] in response.text
    for output in ("pdf", "docx", "txt"):
        assert reverse("urgent_action_sheets_admin:draft", args=[page.pk, output]) in response.text
    assert upload_url(page) not in response.text

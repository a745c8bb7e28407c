"""Fixtures of import and export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission

from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.sheets.builder import build_page
from urgent_action.sheets.sheet import Sheet


@pytest.fixture
def import_draft(index_page: UrgentActionIndexPage) -> Callable[..., UrgentActionPage]:
    """Makes a draft of a sheet beneath the index."""

    def make(sheet: Sheet, *, language: str = "en", **options: Any) -> UrgentActionPage:
        page = build_page(
            sheet, parent=index_page, user=None, language=language, page_model=UrgentActionPage, **options
        )
        return UrgentActionPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def publish_sheet(import_draft: Callable[..., UrgentActionPage]) -> Callable[..., UrgentActionPage]:
    """Makes a published page of a sheet."""

    def make(sheet: Sheet, **options: Any) -> UrgentActionPage:
        page = import_draft(sheet, **options)
        page.get_latest_revision().publish()
        page.refresh_from_db()
        return page

    return make


@pytest.fixture
def make_editor(db: None) -> Callable[..., User]:
    """Makes a user of the admin who may add and change pages beneath some pages, and publish if asked for."""

    def make(name: str, *pages: Any, publish: bool = False) -> User:
        user = User.objects.create_user(name, f"{name}@section.example", name)
        group = Group.objects.create(name=f"editors {name}")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for page in pages:
            for right in ["add_page", "change_page", *(["publish_page"] if publish else [])]:
                GroupPagePermission.objects.create(
                    group=group, page=page, permission=Permission.objects.get(codename=right)
                )
        user.groups.add(group)
        return user

    return make


@pytest.fixture
def editor(make_editor: Callable[..., User], index_page: UrgentActionIndexPage) -> User:
    """Who may add actions beneath the index."""
    return make_editor("editor", index_page)


@pytest.fixture
def editing(editor: User) -> Client:
    """The editor's browser."""
    client = Client()
    client.force_login(editor)
    return client

"""People of the admin: what one may do there is what a test gives them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission, Page


@pytest.fixture
def log_in(db: None) -> Callable[..., Client]:
    """A browser in which somebody has logged in to the admin, with rights by ``app_label.codename``.

    ``may_change`` is a page beneath which they have the rights ``on_page``: to edit and publish, unless told otherwise.
    """

    def make(
        *rights: str,
        may_change: Page | None = None,
        on_page: tuple[str, ...] = ("change_page", "publish_page"),
        superuser: bool = False,
    ) -> Client:
        number = User.objects.count()
        user = User.objects.create_user(f"person{number}", f"person{number}@section.example", is_superuser=superuser)
        group = Group.objects.create(name=f"group{number}")
        for right in ("wagtailadmin.access_admin", *rights):
            app_label, codename = right.split(".")
            group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
        if may_change is not None:
            for codename in on_page:
                permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
                GroupPagePermission.objects.create(group=group, page=may_change, permission=permission)
        user.groups.add(group)
        client = Client()
        client.force_login(user)
        return client

    return make


def logged(action: str) -> list[dict[str, Any]]:
    """What the audit log holds of an act, oldest first."""
    from wagtail.models import ModelLogEntry, PageLogEntry

    entries = [*ModelLogEntry.objects.filter(action=action), *PageLogEntry.objects.filter(action=action)]
    return [{"label": entry.label, "data": entry.data, "user": entry.user_id} for entry in entries]

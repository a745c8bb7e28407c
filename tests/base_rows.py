"""What Wagtail's migrations put into a new database, made again where a test with real transactions has emptied it."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupPagePermission, Locale, Page, Site


def restore_base_rows() -> None:
    """Root page, home page, default site, root collection, and the two groups; nothing where they are."""
    if Page.objects.exists():
        return
    Locale.objects.get_or_create(language_code="en")
    root = Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    for name, permissions in (("Editors", ("add", "change")), ("Moderators", ("add", "change", "publish"))):
        group, _made = Group.objects.get_or_create(name=name)
        for permission in permissions:
            GroupPagePermission.objects.create(group=group, page=root, permission_type=permission)

"""What Wagtail's migrations put into a new database, made again where a test with real transactions has emptied it."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import Admin
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)


def restore_base_rows() -> None:
    """Root page, home page, default site, root collection, two groups, and the moderation; nothing where they are."""
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
        group.permissions.add(_right_to_the_admin())
        for permission in permissions:
            GroupPagePermission.objects.create(group=group, page=root, permission_type=permission)
    workflow = Workflow.objects.create(name="Moderators approval")
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(Group.objects.get(name="Moderators"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)


def _right_to_the_admin() -> Permission:
    """Made by a migration, and not with the others, which Django makes anew after each emptying."""
    content_type = ContentType.objects.get_for_model(Admin)
    permission, _made = Permission.objects.get_or_create(
        content_type=content_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    return permission

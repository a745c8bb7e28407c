"""Who of the staff may do what with the signatures of which action.

Two things are needed, always: the right itself, given to a group in Wagtail's editor of groups, and the page. Whoever may
neither change, publish nor lock a page reaches nothing of its action, and an action that has pages out of reach (another
language under another editor) is reached as far as the own pages go.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import swapper
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..domain.pages import all_pages, pages_of_actions
from ..models import Signature, UrgentActionMixin


class Right(StrEnum):
    """A right of the app, as Django names it."""

    VIEW = "urgent_action.view_signature"
    EXPORT = "urgent_action.export_signature"
    MODERATE = "urgent_action.moderate_signature"
    ERASE = "urgent_action.erase_signature"
    STOP = "urgent_action.stop_action"


#: Any of Wagtail's rights on a page brings it within reach.
REACHING = frozenset({"change", "publish", "lock", "unlock"})


def own_permissions() -> QuerySet[Permission]:
    """The rights as rows, for the editor of groups."""
    codenames = [right.partition(".")[2] for right in Right]
    return Permission.objects.filter(content_type__app_label="urgent_action", codename__in=codenames)


def within_reach(user: Any) -> QuerySet[Any]:
    """The pages that a user works with."""
    return page_policy().instances_user_has_any_permission_for(user, REACHING)


def reaches(user: Any, page: Any) -> bool:
    """Whether a user works with a page."""
    return bool(page_policy().user_has_any_permission_for_instance(user, REACHING, page))


def may(user: Any, right: Right, page: Any) -> bool:
    """Whether a user has a right on the action of a page."""
    return bool(user.has_perm(right)) and reaches(user, page)


def may_edit(user: Any, page: Any) -> bool:
    """Whether a user may change an action's page; instead of an alias the page that it follows: what is done there is done to
    its action, and an alias itself cannot be changed.
    """
    source = page.alias_of if page.alias_of_id else page
    return bool(source.permissions_for_user(user).can_edit())


def action_for(user: Any, page_id: int, right: Right) -> Any:
    """The urgent action with this id, as it stands on the site, if the user has the right on it.

    Raises:
        Http404: no such page, or not an urgent action.
        PermissionDenied: the user has not the right, or does not work with this page.
    """
    page = reachable_action(user, page_id)
    if not user.has_perm(right):
        raise PermissionDenied
    return page


def reachable_action(user: Any, page_id: int) -> Any:
    """The urgent action with this id, as it stands on the site, if the user works with it.

    Raises:
        Http404: no such page, or not an urgent action.
        PermissionDenied: the user does not work with this page.
    """
    page = find_action(page_id)
    if not reaches(user, page):
        raise PermissionDenied
    return page


def find_action(page_id: int) -> Any:
    """The urgent action with this id, as it stands on the site; who may have it is the caller's to ask.

    Raises:
        Http404: no such page, or not an urgent action.
    """
    page = all_pages().filter(pk=page_id).specific().first()
    if not isinstance(page, UrgentActionMixin):
        raise Http404
    return page


def is_action(page: Any) -> bool:
    """Whether a page of Wagtail's lists and menus, which need not be of its own class there, is a stored urgent action."""
    kind = page.specific_class
    return bool(page.pk and kind is not None and issubclass(kind, UrgentActionMixin))


def signatures_for(user: Any, page: UrgentActionMixin) -> QuerySet[Any]:
    """The signatures of an action that a user who has a right on one of its pages may have.

    All of them if every page of the action is within reach; else those that were made on the pages that are.
    """
    signatures = Signature.objects.filter(action_key=page.action_key)
    pages = pages_for(user, page)
    return signatures if pages is None else signatures.filter(page__in=pages)


def pages_for(user: Any, page: UrgentActionMixin) -> set[int] | None:
    """Primary keys of those pages of an action that a user works with; None if that is all of them."""
    if user.is_superuser:
        return None
    pages = list(pages_of_actions([page.action_key]))
    reached = {each.pk for each in pages if reaches(user, each)}
    return None if len(reached) == len(pages) else reached


def page_policy() -> Any:
    """Wagtail's rules of who may do what with pages, of the page model in use."""
    return PagePermissionPolicy(swapper.load_model("wagtailcore", "Page"))

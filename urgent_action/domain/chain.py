"""Make the next sheet of a chain: a draft beside the page that it follows."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from ..editing import fill_skeleton
from ..enums import SheetKind
from ..exceptions import NoSheetHere
from ..models import UrgentActionMixin
from ..sections import section_for

#: Name of the act in the audit log of the older page.
NEXT_SHEET = "urgent_action.next_sheet"
#: What may follow a sheet.
FOLLOWING = (SheetKind.FURTHER_INFORMATION, SheetKind.UPDATE, SheetKind.OUTCOME)
#: Facts of the case rather than of one sheet. That somebody agreed to be named is asked anew for each sheet.
_CARRIED = ("ua_number", "countries", "theme", "picture", "safety_notice", "signing", "confirming")
#: Parts of the body by kind: those that are carried over, and then those that start empty.
_PARTS: dict[SheetKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    SheetKind.FURTHER_INFORMATION: (("target", "letter", "appeal_points"), ("additional_information", "deadline")),
    SheetKind.UPDATE: (("target",), ("letter", "additional_information", "deadline")),
    SheetKind.OUTCOME: ((), ("text",)),
}


def may_follow(page: UrgentActionMixin, user: Any) -> bool:
    """Whether a user may make a sheet beside this one, by Wagtail's own rules for new pages."""
    parent = page.get_parent()
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        return False
    return _is_possible(page, parent.specific)


def next_sheet(page: UrgentActionMixin, *, kind: SheetKind, by: Any) -> UrgentActionMixin:
    """Make the draft of the sheet that follows ``page``, in its language and beneath the same parent.

    People, number, countries, theme and picture go along; targets and the channels known to be dead too, but for an
    outcome; letters for a further information. Index number, issue date, summary and deadline start empty.

    Args:
        page: the sheet to follow, as it stands on the site.
        kind: one of :data:`FOLLOWING`.
        by: the user who will own the draft; None for a program.

    Raises:
        NoSheetHere: Wagtail allows no further page of this class there.
    """
    parent = page.get_parent().specific
    if not _is_possible(page, parent):
        raise NoSheetHere
    model: Any = type(page)
    draft: UrgentActionMixin = model(title=page.title, kind=kind, live=False, owner=by, locale=page.locale)
    for name in _CARRIED:
        setattr(draft, name, getattr(page, name))
    if kind != SheetKind.OUTCOME:
        draft.dead_channels = page.dead_channels
    draft.previous_action_id = page.alias_of_id or page.pk
    draft.body = _body(page, kind)
    # Through the relation rather than by a list of fields: a site's own class of people may know more of them.
    page.copy_child_relation("people_at_risk", target=draft, commit=False)
    for person in draft.people_at_risk.all():
        person.translation_key = person._meta.get_field("translation_key").get_default()
    with transaction.atomic():
        parent.add_child(instance=draft)
        log(instance=draft, action="wagtail.create", user=by, content_changed=True)
        log(instance=page, action=NEXT_SHEET, user=by, data={"page": draft.pk, "kind": str(kind)})
        draft.save_revision(user=by, log_action=True)
    return draft


def drafts_after(page: UrgentActionMixin) -> list[Any]:
    """Drafts that follow the page and were never published: one may be there already."""
    previous = page.alias_of_id or page.pk
    model: Any = type(page)
    return list(model.objects.filter(previous_action=previous, live=False).order_by("pk"))


def _is_possible(page: UrgentActionMixin, parent: Any) -> bool:
    model: Any = type(page)
    return model in parent.creatable_subpage_models() and bool(model.can_create_at(parent))


def _body(page: UrgentActionMixin, kind: SheetKind) -> Any:
    carried, empty = _PARTS[kind]
    stream_block = page.body.stream_block
    old = page.body.get_prep_value()
    rows = [{"type": name, "value": row["value"]} for name in carried for row in old if row["type"] == name]
    blocks = ((name, stream_block.child_blocks[name]) for name in empty)
    new = stream_block.to_python(
        [{"type": name, "value": block.get_prep_value(block.get_default())} for name, block in blocks]
    )
    fill_skeleton(new, section_for(page.get_site(), page.locale.language_code))
    return stream_block.to_python([*rows, *new.get_prep_value()])

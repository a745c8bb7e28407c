"""Give an action a later deadline: on the site at once, and in what waits to be published."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.log_actions import log

from .. import deadlines
from ..enums import SheetKind
from ..exceptions import DeadlineError, NotExtendable
from ..models import UrgentActionMixin
from .pages import all_pages, refresh_outside

#: Name of the act in the audit log.
EXTEND = "urgent_action.extend"


def hindrance(page: UrgentActionMixin) -> str:
    """Code of what keeps the deadline of a page from being extended: ``alias``, ``draft``, ``outcome``, ``stopped``, ``none``.

    Empty if it can be extended. A closed action can: it opens again.
    """
    if page.alias_of_id:
        return "alias"
    if not page.live:
        return "draft"
    if page.kind == SheetKind.OUTCOME:
        return "outcome"
    if page.stopped_at is not None:
        return "stopped"
    return "none" if page.closes_at is None else ""


def extend(
    page: UrgentActionMixin, *, day: date, at: time | None = None, zone: str, now: datetime, by: Any
) -> UrgentActionMixin:
    """Publish a later deadline, and nothing else of what may wait in a draft.

    The published version gets the deadline and is published anew. A newer draft and a version that is scheduled get it too,
    so that publishing them does not bring the old one back, unless theirs is later still.

    Args:
        page: the page; its aliases follow it, its translations have deadlines of their own.
        day: the new last day.
        at: local time on it, or None for its end.
        zone: IANA name of the zone of both.
        now: when this is done (aware).
        by: the user; None for a program.

    Returns:
        The page as it stands on the site now.

    Raises:
        DeadlineError: day, time and zone name no instant.
        NotExtendable: the page has no deadline that could be extended (``code`` as of :func:`hindrance`), or the new one
            is not later than the old one and than ``now`` (``code`` is ``earlier``).
    """
    closes_at = deadlines.closes_at(day, at, zone)
    with transaction.atomic():
        # Two at once would each publish over the other's draft.
        all_pages().select_for_update().get(pk=page.pk)
        page = all_pages().specific().get(pk=page.pk)
        before, before_zone = page.closes_at, page.closes_at_zone
        if code := hindrance(page):
            raise NotExtendable(code)
        if closes_at <= now or before is None or closes_at <= before:
            raise NotExtendable("earlier")
        deadline = {"date": day, "time": at, "zone": zone}
        draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
        scheduled = page.revisions.filter(approved_go_live_at__isnull=False).first()
        task = getattr(page.current_workflow_state, "current_task_state", None)
        _put(page, deadline)
        page.save_revision(user=by, clean=False).publish(user=by)
        if scheduled is not None:
            _keep_scheduled(scheduled, closes_at, deadline)
        if draft is not None:
            if _is_earlier(draft, closes_at):
                _put(draft, deadline)
            newest = draft.save_revision(user=by, clean=False)
            if task is not None and type(task).objects.filter(pk=task.pk, status=task.STATUS_IN_PROGRESS).exists():
                type(task).objects.filter(pk=task.pk).update(revision=newest)
        data = {"before": before, "before_zone": before_zone, "after": closes_at, "after_zone": zone}
        log(instance=page, action=EXTEND, user=by, data=data)
        refresh_outside([page])
    return all_pages().specific().get(pk=page.pk)


def _put(page: Any, deadline: dict[str, Any]) -> None:
    """Write the deadline into the body; everything else of it stays as it is."""
    rows = [dict(row) for row in page.body.get_prep_value()]
    for row in rows:
        if row["type"] == "deadline":
            row["value"] = {**row["value"], **deadline}
    page.body = page.body.stream_block.to_python(json.loads(json.dumps(rows, cls=DjangoJSONEncoder)))


def _keep_scheduled(revision: Any, closes_at: datetime, deadline: dict[str, Any]) -> None:
    """A version that goes live later stays scheduled, which publishing another would undo, and has the deadline too."""
    version = revision.as_object()
    if _is_earlier(version, closes_at):
        _put(version, deadline)
        revision.content = {**revision.content, "body": version.serializable_data()["body"]}
    revision.save(update_fields=["content", "approved_go_live_at"])


def _is_earlier(version: Any, closes_at: datetime) -> bool:
    deadline = version.deadline
    if deadline is None:  # somebody took it out on purpose
        return False
    try:
        return deadline.closes_at is None or bool(deadline.closes_at < closes_at)
    except DeadlineError:
        return True

"""Report an address that did not work, and judge what was reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ...digests import text_digest
from ...domain.channels import channels_of, post_of
from ...domain.composing import addressee
from ...domain.limits import count_today
from ...domain.pages import pages_of_action, refresh_outside, set_columns
from ...exceptions import ActionClosed
from ...languages import listed
from ...models import UrgentActionMixin
from ..conf import appeal_settings
from ..enums import AppealChannel
from ..models import ChannelReport

#: Fields of a target → the channel that they are.
_CHANNELS = {
    "emails": AppealChannel.EMAIL,
    "faxes": AppealChannel.FAX,
    "phones": AppealChannel.PHONE,
    "web_form": AppealChannel.WEB_FORM,
    "social": AppealChannel.SOCIAL,
}


@dataclass(frozen=True)
class Address:
    """One way to reach a target of an action, as it stands on the page."""

    channel: AppealChannel
    #: As printed; the lines of a postal address one beneath the other.
    value: str
    target: str
    is_dead: bool

    @property
    def digest(self) -> UUID:
        """Names channel and value in forms and in the table."""
        return text_digest(self.channel, self.value)

    @property
    def in_one_line(self) -> str:
        """The value where there is no room for lines."""
        return listed(self.value.splitlines())


@dataclass(frozen=True)
class JudgedAddress:
    """An address with what supporters reported of it: None where nobody did."""

    address: Address
    report: ChannelReport | None


def addresses_of(page: UrgentActionMixin) -> list[Address]:
    """Every way to reach the targets that the page names, in its order; one that two targets share stands once."""
    found: dict[UUID, Address] = {}
    for target in page.targets:
        for address in _of_target(page, target):
            found.setdefault(address.digest, address)
    return list(found.values())


def report_channel(page: UrgentActionMixin, address: Address, *, now: datetime, client: str | None = None) -> None:
    """Count that an address did not work. Over the limit of one network nothing is counted, and nobody is told.

    Args:
        page: a page of the action.
        address: one of its addresses.
        now: when the request arrived.
        client: the client's network, for the limit; None where it is not known.

    Raises:
        ActionClosed: the action is over; nothing is counted.
        KeysMissing: the section has no keys yet; nothing is counted.
    """
    if not page.status_at(now).takes_action:
        raise ActionClosed
    key = {"action_key": page.action_key, "digest": address.digest}
    if client is not None:
        hits = count_today("channel", f"{page.action_key} {address.digest} {client}", now=now)
        if hits > appeal_settings().channel_limit:
            return
    first = {"channel": address.channel, "value": address.value, "first_at": now}
    ChannelReport.objects.add("reports", 1, key=key, first=first, always={"last_at": now})


def judged_addresses(page: UrgentActionMixin) -> list[JudgedAddress]:
    """The page's addresses with what was reported of them in any language of the action."""
    reports = {report.digest: report for report in ChannelReport.objects.filter(action_key=page.action_key)}
    return [JudgedAddress(address, reports.get(address.digest)) for address in addresses_of(page)]


def judge_channel(page: UrgentActionMixin, address: Address, *, works: bool) -> int:
    """Say on all pages of an action, whatever their language, whether an address works.

    Saying that it works answers what was reported of it: counting starts anew.

    Returns:
        How many reports there were.
    """
    action_key = page.action_key
    with transaction.atomic():
        reports = ChannelReport.objects.filter(action_key=action_key, digest=address.digest)
        number = int(reports.values_list("reports", flat=True).first() or 0)
        if works:
            reports.delete()
        pages = pages_of_action(action_key)
        for other in pages:
            _note(other, address.value, works=works)
        refresh_outside(pages)
    return number


def _note(page: Any, value: str, *, works: bool) -> None:
    """Write the page's list with or without a value; its row is locked, since two editors may be judging two addresses."""
    rows = type(page)._base_manager.filter(pk=page.pk)
    stored = rows.select_for_update().values_list("dead_channels", flat=True).get()
    kept = [other for other in stored if _folded(other) != _folded(value)]
    set_columns(page, dead_channels=kept if works else [*kept, value])


def _of_target(page: UrgentActionMixin, target: Any) -> Iterator[Address]:
    name = addressee(target)
    for field, channels in channels_of(page, target).items():
        yield from (Address(_CHANNELS[field], channel.value, name, channel.is_dead) for channel in channels)
    post = post_of(page, target)
    if post is not None:
        yield Address(AppealChannel.POST, post.value, name, post.is_dead)


def _folded(value: object) -> str:
    return " ".join(str(value).split()).casefold()

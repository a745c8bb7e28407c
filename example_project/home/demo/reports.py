"""Invented reports, so that the demo shows what supporters did beside signing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from urgent_action.appeals.domain.channels import addresses_of, judge_channel, report_channel
from urgent_action.appeals.domain.reporting import report_appeal
from urgent_action.appeals.enums import AppealChannel
from urgent_action.pages.models import UrgentActionPage


def add_reports(page: UrgentActionPage, facts: dict[str, Any], *, now: datetime) -> None:
    """Add appeals by channel, and reports of addresses: how many of each, and with ``None`` a dead one."""
    for channel, number in facts.get("appeals", {}).items():
        report_appeal(page, AppealChannel(channel), number, now=now - timedelta(days=1))
    for address in addresses_of(page):
        reports = facts.get("bounced", {}).get(address.value, 0)
        for number in range(reports or 0):
            report_channel(page, address, now=now - timedelta(hours=9 * (reports - number)))
        if reports is None:
            judge_channel(page, address, works=False)

"""Notice floods. Limits never refuse anybody: what goes over them is set aside for an editor to look at.

A limit counts under a digest of the day, so that neither an address nor a network can be read from what is stored, nor
followed to the next day. The counter lives in a cache that all processes share, if the site names one, and in the
database otherwise; when that cache is away, counting goes on in the database from there.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.core.cache import BaseCache, caches

from ..conf import app_settings
from ..digests import daily_digest
from ..emails import canonical_email
from ..enums import QuarantineReason
from ..models import LimitCount

logger = logging.getLogger(__name__)

_DAY = timedelta(days=1)


def check_limits(*, action_key: UUID, email: str, client: str | None, now: datetime) -> QuarantineReason | None:
    """Count a signature against both limits; the reason to set it aside, or None.

    Args:
        action_key: the action that is signed.
        email: the signer's address, cleaned.
        client: the client's network (:func:`urgent_action.clients.client_network`), or None where it is not known.
        now: when the request arrived.
    """
    settings = app_settings()
    day = now.date()
    address = daily_digest("address", canonical_email(email, merge_plus=True), day)
    network = daily_digest("client", f"{action_key} {client}", day) if client is not None else None
    hits = _hit([bucket for bucket in (network, address) if bucket], now)
    if network and hits[network] > settings.client_limit:
        return QuarantineReason.CLIENT_LIMIT
    return QuarantineReason.ADDRESS_LIMIT if hits[address] > settings.address_limit else None


def count_today(purpose: str, value: str, *, now: datetime) -> int:
    """Count something once more and say how often it happened today; for the limits of optional apps.

    Args:
        purpose: what is counted; it keeps counters of one value apart.
        value: for example an action and a client's network.
        now: when the request arrived.

    Raises:
        KeysMissing: there is no key for the digest of the day.
    """
    bucket = daily_digest(purpose, value, now.date())
    return _hit([bucket], now)[bucket]


def purge_limits(*, now: datetime) -> int:
    """Delete the counters of past days; returns how many."""
    deleted, _by_model = LimitCount.objects.filter(day__lt=(now - _DAY).date()).delete()
    return deleted


def _hit(buckets: list[UUID], now: datetime) -> dict[UUID, int]:
    """Count each bucket once more: how often it was hit today."""
    alias = app_settings().limits_cache
    if alias:
        try:
            return {bucket: _hit_in_cache(caches[alias], f"urgent_action.limit.{bucket.hex}") for bucket in buckets}
        except Exception:  # each cache backend has errors of its own; none of them may stop a signature
            logger.warning("The cache that counts limits is away; counting in the database.")
    return dict(LimitCount.objects.hit(buckets, now.date()))


def _hit_in_cache(cache: BaseCache, key: str) -> int:
    try:
        return int(cache.incr(key))
    except ValueError:  # not counted yet, the one case in which it takes two more questions
        cache.add(key, 0, timeout=int(2 * _DAY.total_seconds()))
        return int(cache.incr(key))

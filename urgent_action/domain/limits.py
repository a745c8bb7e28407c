"""Notice floods. Limits never refuse anybody: what goes over them is set aside for an editor to look at.

A limit counts under a digest of the day, so that neither an address nor a network can be read from what is stored, nor
followed to the next day. The counter lives in a cache that all processes share, if the site names one, and in the
database otherwise; when that cache is away, counting goes on in the database from there.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.core.cache import caches

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
    if client is not None:
        bucket = daily_digest("client", f"{action_key} {client}", day)
        if _hit(bucket, now) > settings.client_limit:
            return QuarantineReason.CLIENT_LIMIT
    address = canonical_email(email, merge_plus=True)
    if _hit(daily_digest("address", address, day), now) > settings.address_limit:
        return QuarantineReason.ADDRESS_LIMIT
    return None


def purge_limits(*, now: datetime) -> int:
    """Delete the counters of past days; returns how many."""
    deleted, _by_model = LimitCount.objects.filter(day__lt=(now - _DAY).date()).delete()
    return deleted


def _hit(bucket: UUID, now: datetime) -> int:
    alias = app_settings().limits_cache
    if alias:
        key = f"urgent_action.limit.{bucket.hex}"
        try:
            caches[alias].add(key, 0, timeout=int(2 * _DAY.total_seconds()))
            return int(caches[alias].incr(key))
        except Exception:  # each cache backend has errors of its own; none of them may stop a signature
            logger.warning("The cache that counts limits is away; counting in the database.")
    return int(LimitCount.objects.hit(bucket, now.date()))

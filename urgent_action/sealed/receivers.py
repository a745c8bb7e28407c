"""When signatures are sealed, and when what was sealed goes. What fails here is made good by ``urgent_action_seal``."""

from __future__ import annotations

from typing import Any

from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.utils import timezone

from ..models import Signature
from ..signals import signature_confirmed, signature_mailed, signature_withdrawn
from .conf import sealed_settings
from .domain.sealing import discard, seal
from .storage import overwrite_deleted


@receiver([signature_confirmed, signature_mailed], dispatch_uid="urgent_action_sealed.seal")
def seal_signature(sender: type, signature: Signature, **kwargs: Any) -> None:
    """Seal what counts and owes no mail: after confirming, or after the last mail where nothing is confirmed."""
    if sealed_settings().public_keys:
        seal(signature.pk, now=timezone.now())


@receiver(signature_withdrawn, dispatch_uid="urgent_action_sealed.discard")
def discard_sealed(sender: type, signature_id: int, **kwargs: Any) -> None:
    """A signer withdrew. Erased rows take what was sealed with them."""
    discard(signature_id)


@receiver(connection_created, dispatch_uid="urgent_action_sealed.overwrite")
def overwrite(sender: type, connection: Any, **kwargs: Any) -> None:
    """Leave nothing in the pages of SQLite's file."""
    overwrite_deleted(connection)

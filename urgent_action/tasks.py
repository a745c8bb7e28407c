"""Background tasks. Each takes a number only: nothing personal lies in a queue."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .domain.health import note_worker
from .domain.mailing import send_owed_mail


@task()
def send_mail_of(signature_id: int) -> None:
    """Send what a signature owes now; the sweep command sends what this could not."""
    now = timezone.now()
    note_worker(now=now)
    send_owed_mail(signature_id, now=now)


def send_soon(signature_id: int) -> None:
    """Have the owed mail of a signature sent as soon as what is written now is committed."""
    transaction.on_commit(partial(send_mail_of.enqueue, signature_id))

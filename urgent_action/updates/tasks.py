"""Background tasks of updates."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .domain.sending import send_updates

#: Mails in one run: where tasks run within the request, nobody waits for more.
BATCH = 50
#: Mails in a row that do not go out, after which the mail server is taken to be away.
GIVE_UP = 3


@task()
def send_some_updates() -> None:
    """Send a few updates that are due, and have the rest sent by the next run.

    A backend that runs tasks at once, within the request, cannot put anything off: there the command sends the rest, as
    it does when the mail server is away.
    """
    tried = failed = 0
    for went_out in send_updates(now=timezone.now(), limit=BATCH):
        tried += 1
        failed = 0 if went_out else failed + 1
        if failed == GIVE_UP:
            return
    if tried >= BATCH and send_some_updates.get_backend().supports_defer:
        send_some_updates.enqueue()


def send_soon() -> None:
    """Have updates sent as soon as what is written now is committed."""
    transaction.on_commit(partial(send_some_updates.enqueue))

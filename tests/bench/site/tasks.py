"""Background work of the measured site."""

from __future__ import annotations

from typing import Any

from django_tasks.backends.dummy import DummyBackend


class SweptBackend(DummyBackend):
    """Takes tasks and keeps none: owed mail is sent by ``urgent_action_send_mail --loop``, another process."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Take a task."""
        result = super().enqueue(task, args, kwargs)
        self.results.clear()
        return result

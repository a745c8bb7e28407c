"""How mail leaves, said as the installed Django has it: by ``MAILERS`` from 6.1 on, by ``EMAIL_…`` before."""

from __future__ import annotations

from typing import Any

import django


def mail_settings(backend: str, **options: Any) -> dict[str, Any]:
    """Settings with which mail leaves by a backend.

    Args:
        backend: its dotted name.
        **options: ``host``, ``port``, ``timeout`` and the like.
    """
    if django.VERSION >= (6, 1):
        return {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": options}}}
    return {"EMAIL_BACKEND": backend, **{f"EMAIL_{name.upper()}": value for name, value in options.items()}}


def send_mail_by(settings: Any, backend: str) -> None:
    """Have mail leave by another backend during a test, by pytest-django's ``settings``."""
    for name, value in mail_settings(backend).items():
        setattr(settings, name, value)

"""How the admin answers those whom it does not let in."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def refused(answer: Any) -> bool:
    """Whether Wagtail sent somebody without the right to the admin's front page, or to the login."""
    homes = {"/cms/", reverse("wagtailadmin_home")}
    return answer.status_code == 302 and (answer.url in homes or "/login/" in answer.url)


def not_found(answer: Any) -> bool:
    """Whether there is nothing: Django looks once more below the language's prefix before it says so."""
    return answer.status_code == 404 or (answer.status_code == 302 and answer.url.startswith("/en/cms/"))

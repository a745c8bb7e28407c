"""What stays of a name in addresses that lead on: Wagtail makes such a redirect by itself when an editor changes an address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from urgent_action.admin.leftovers import find_leftovers
from urgent_action.names import NameMatcher
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db(transaction=True)

MakeAction = Callable[..., UrgentActionPage]


@pytest.fixture
def moved(make_action: MakeAction) -> UrgentActionPage:
    """A page whose address held the name until a moment ago."""
    page = make_action(slug="free-ilyas-verne")
    page.slug = "free-the-kite-maker"
    page.save_revision().publish()
    return UrgentActionPage.objects.get(pk=page.pk)


def test_redirect_with_the_name_is_told(moved: UrgentActionPage, admin_client: Client) -> None:
    [redirect] = Redirect.objects.all()
    assert "free-ilyas-verne" in redirect.old_path
    told = {left.url: left.where for left in find_leftovers([moved], NameMatcher("Ilyas Verne"))}
    edit = reverse("wagtailredirects:edit", args=[redirect.pk])
    assert redirect.old_path in told[edit]
    said = {"name": "Ilyas Verne", "replacement": "[Name withheld]", "redact": "1"}
    assert edit in admin_client.post(reverse("urgent_action_admin:redact", args=[moved.pk]), said).text


def test_redirect_without_it_is_not(moved: UrgentActionPage) -> None:
    assert "redirect" not in " ".join(left.where for left in find_leftovers([moved], NameMatcher("Ana Example")))

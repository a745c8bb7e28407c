"""Many requests at the same moment, from several processes, against one database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from urgent_action.domain.tally import read_tally, recount
from urgent_action.models import LimitCount, Signature
from urgent_action.pages.models import UrgentActionPage

from .support import Site, mail_server, wait_until

pytestmark = [pytest.mark.many_writers, pytest.mark.django_db(transaction=True)]

MakeAction = Callable[..., UrgentActionPage]
MakeSite = Callable[..., Site]
FormData = Callable[..., dict[str, str]]


def states() -> Counter[tuple[str, str]]:
    """How many signatures are in each state, for each reason."""
    return Counter(Signature.objects.values_list("state", "quarantine_reason"))


def test_200_signatures_of_one_client_at_once_under_a_limit_of_50(
    make_action: MakeAction, make_site: MakeSite, form_data: FormData
) -> None:
    site = make_site(CLIENT_LIMIT=50)
    page = make_action(confirming=False)
    data = form_data(page)
    with site.served(workers=2, threads=16):
        answers = site.sign_all(page.pk, [{**data, "email": f"signer{at}@supporter.example"} for at in range(200)])
    assert Counter(answers) == {303: 200}
    assert states() == {("confirmed", ""): 50, ("quarantined", "client"): 150}
    assert Signature.objects.values("email").distinct().count() == 200
    assert read_tally(page.action_key, now=timezone.now()) == 50
    assert recount(page.action_key, now=timezone.now()) == 0
    assert sorted(LimitCount.objects.values_list("hits", flat=True))[-1] == 200


def test_200_signatures_with_forged_addresses_count_as_one_client(
    make_action: MakeAction, make_site: MakeSite, form_data: FormData
) -> None:
    """The site has no proxy of its own, so X-Forwarded-For is the client's to write."""
    site = make_site(CLIENT_LIMIT=10)
    page = make_action(confirming=False)
    data = form_data(page)

    def forge(at: int) -> int:
        connection = HTTPConnection("localhost", site.port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": f"10.{at}.1.1, 10.1.{at}.1"}
        body = urlencode({**data, "email": f"signer{at}@supporter.example"})
        connection.request("POST", f"/urgent-action/{page.pk}/sign/", body, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    with site.served(), ThreadPoolExecutor(40) as pool:
        assert Counter(pool.map(forge, range(40))) == {303: 40}
    assert states() == {("confirmed", ""): 10, ("quarantined", "client"): 30}


def test_40_identical_forms_at_once_leave_one_row_and_few_mails(
    make_action: MakeAction, make_site: MakeSite, form_data: FormData
) -> None:
    site = make_site()
    page = make_action(confirming=True)
    with mail_server(site.smtp_port) as box, site.served(workers=2, threads=16):
        assert Counter(site.sign_all(page.pk, [form_data(page)] * 40)) == {303: 40}
        wait_until(lambda: not Signature.objects.exclude(mail_owed="").exists(), "the mail")
    assert Signature.objects.count() == 1
    assert 1 <= len(box.messages) <= 3
    assert set(box.recipients) == {"ana@supporter.example"}

"""What Django tells the webmaster of an answer that failed: not what a signer typed.

Django mails a report to ``ADMINS`` for each 500 and 503, and services that collect errors do the like; each holds the form.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.debug import ExceptionReporter

from urgent_action.middleware import DatabaseAwayMiddleware
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]
NAME, EMAIL = "Quirina Unusual", "odd.localpart@rare-domain.example"


class Reports(logging.Handler):
    """Makes of each error the report that Django would mail."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, with what the variables held."""
        reporter = ExceptionReporter(record.request, *(record.exc_info or (None, None, None)), is_email=True)  # type: ignore[attr-defined]
        self.texts.append(reporter.get_traceback_text())


@pytest.fixture
def reports(client: Client, admin_client: Client) -> Iterator[Reports]:
    """What is reported during a test, in which errors are answered as on a live site."""
    client.raise_request_exception = admin_client.raise_request_exception = False
    made = Reports()
    logging.getLogger("django.request").addHandler(made)
    yield made
    logging.getLogger("django.request").removeHandler(made)


def fail(*args: Any, **kwargs: Any) -> Any:
    raise RuntimeError("A fault of ours.")


def away(*args: Any) -> Any:
    raise OperationalError("away")


@pytest.mark.parametrize("verb", ["sign", "withdraw"])
def test_report_of_a_database_that_is_away_holds_nothing_of_a_signer(
    client: Client, make_action: MakeAction, form_data: FormData, reports: Reports, verb: str
) -> None:
    page = make_action()
    data = form_data(page, name=NAME, email=EMAIL)
    with connection.execute_wrapper(away):
        assert client.post(f"/urgent-action/{page.pk}/{verb}/", data).status_code == 503
    [report] = reports.texts
    assert f"/urgent-action/{page.pk}/{verb}/" in report
    assert NAME not in report
    assert EMAIL not in report


@pytest.mark.parametrize(
    ("verb", "broken"),
    [("sign", "urgent_action.views.signing.sign"), ("withdraw", "urgent_action.views.links.ask_to_withdraw")],
)
def test_report_of_a_fault_holds_nothing_of_a_signer(
    client: Client,
    make_action: MakeAction,
    form_data: FormData,
    reports: Reports,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    broken: str,
) -> None:
    page = make_action()
    monkeypatch.setattr(broken, fail)
    data = form_data(page, name=NAME, email=EMAIL)
    assert client.post(f"/urgent-action/{page.pk}/{verb}/", data).status_code == 500
    [report] = reports.texts
    assert "A fault of ours." in report
    assert NAME not in report
    assert EMAIL not in report


def test_report_of_a_search_in_the_admin_does_not_hold_the_address(
    admin_client: Client, make_action: MakeAction, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urgent_action.admin.signatures.views.email_digest", fail)
    url = reverse("urgent_action_signatures:find", args=[make_action().pk])
    assert admin_client.post(url, {"email": EMAIL}).status_code == 500
    [report] = reports.texts
    assert "A fault of ours." in report
    assert EMAIL not in report


def test_report_of_another_page_of_the_site_does_not_hold_what_was_typed() -> None:
    request = RequestFactory().post("/members/", {"password": "swordfish"})
    assert DatabaseAwayMiddleware(fail).process_exception(request, OperationalError("away")) is not None
    report = ExceptionReporter(request, None, None, None, is_email=True).get_traceback_text()
    assert "/members/" in report
    assert "swordfish" not in report

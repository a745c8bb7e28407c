"""Sealing on a real database: when, what is left, and that withdrawal and erasure still work."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client

from tests.people import CLOSES, EMAIL, HOUR, NOW, closing_at, sign_as, token_in
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.mailing import send_owed_mail
from urgent_action.domain.retention import erase_expired
from urgent_action.domain.subjects import erase_subject, export_subject
from urgent_action.domain.tally import read_countries, read_tally, recount
from urgent_action.domain.withdrawal import NOBODY, ask_to_withdraw, withdraw
from urgent_action.enums import MailKind, SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.sealed.conf import sealed_settings
from urgent_action.sealed.domain.sealing import seal, unsealed
from urgent_action.sealed.envelopes import open_record, place_of
from urgent_action.sealed.keys import read_private_key
from urgent_action.sealed.models import SealedSignature
from urgent_action.sealed.privacy import FATES

pytestmark = pytest.mark.django_db

Committing = Callable[..., AbstractContextManager[Any]]
ANSWERS = [{"question": "Town?", "answer": "Port Selwyn"}]


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Committing:
    """What is done within is committed, as far as signals can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def sealed(keys: list[Path], action: UrgentActionPage, committing: Committing) -> Signature:
    """A signature that was signed, confirmed and sealed."""
    return sign_and_confirm(action, committing)


def sign_and_confirm(
    page: UrgentActionPage, committing: Committing, email: str = EMAIL, *, now: datetime = NOW, **said: Any
) -> Signature:
    """A signature, confirmed by the link in its mail."""
    said = {"answers": ANSWERS, "public_name": True, "wants_updates": True, **said}
    with committing():
        signature = sign_as(page, email, now=now, **said)
        send_owed_mail(signature.pk, now=now)
    with committing():
        confirm(token_in(mail.outbox[-1], "confirm"), now=now + HOUR)
    signature.refresh_from_db()
    return signature


def opened(signature: Signature, key: Path) -> dict[str, Any]:
    """What a private key reads of a sealed signature."""
    envelope = SealedSignature.objects.get(pk=signature.pk).envelope
    return open_record(envelope, read_private_key(key), place=place_of(signature.action_key, signature.pk))


def test_confirming_seals(sealed: Signature, keys: list[Path]) -> None:
    assert sealed.state == SignatureState.CONFIRMED
    assert (sealed.name, sealed.email, sealed.answers, sealed.public_name) == ("", "", [], False)
    told = {"name": "Ana Example", "email": EMAIL, "answers": ANSWERS, "name_may_be_shown": True}
    assert [opened(sealed, key) for key in keys] == [told, told]


def test_country_language_and_digest_stay(sealed: Signature) -> None:
    assert sealed.country == "KE"
    assert sealed.language == "en"
    assert sealed.email_digest


def test_nothing_is_sealed_before_it_is_confirmed(
    keys: list[Path], action: UrgentActionPage, committing: Committing
) -> None:
    with committing():
        signature = sign_as(action)
        send_owed_mail(signature.pk, now=NOW)
    signature.refresh_from_db()
    assert signature.name == "Ana Example"
    assert not SealedSignature.objects.exists()
    assert not seal(signature.pk, now=NOW)


def test_without_confirmation_it_is_sealed_after_its_mail(
    keys: list[Path], make_action: Callable[..., UrgentActionPage], committing: Committing
) -> None:
    page = make_action(confirming=False, body=closing_at(CLOSES))
    with committing():
        signature = sign_as(page)
    signature.refresh_from_db()
    assert signature.email == EMAIL  # the mail is still owed
    with committing():
        assert send_owed_mail(signature.pk, now=NOW)
    signature.refresh_from_db()
    assert (signature.name, signature.email) == ("", "")
    assert opened(signature, keys[0])["email"] == EMAIL
    assert mail.outbox[-1].to == [EMAIL]


def test_sealing_twice_is_sealing_once(sealed: Signature) -> None:
    before = SealedSignature.objects.get()
    assert not seal(sealed.pk, now=NOW)
    assert SealedSignature.objects.get().envelope == before.envelope


def test_without_keys_nothing_is_touched(action: UrgentActionPage, committing: Committing) -> None:
    signature = sign_and_confirm(action, committing)
    assert signature.name == "Ana Example"
    assert not SealedSignature.objects.exists()


def test_command_seals_what_was_left_over(keys: list[Path], action: UrgentActionPage, committing: Committing) -> None:
    signature = sign_as(action)
    send_owed_mail(signature.pk, now=NOW)
    confirm(token_in(mail.outbox[-1], "confirm"), now=NOW + HOUR)  # its on_commit never runs: the process died
    assert unsealed().count() == 1
    out = io.StringIO()
    with committing():
        call_command("urgent_action_seal", stdout=out)
    assert out.getvalue() == "1 signatures sealed, 0 withdrawn ones discarded.\n"
    assert not unsealed().exists()
    signature.refresh_from_db()
    assert signature.name == ""


def test_command_needs_keys(db: None) -> None:
    with pytest.raises(CommandError, match="PUBLIC_KEYS"):
        call_command("urgent_action_seal")


def test_tally_counts_sealed_signatures(sealed: Signature, action: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "SMALLEST_CELL": 1}
    later = NOW + 2 * HOUR
    assert read_tally(action.action_key, now=later) == 1
    assert recount(action.action_key, now=later) == 0
    assert read_countries(action.action_key) == [("KE", 1)]


def test_signing_again_counts_once_and_brings_nothing_back(
    sealed: Signature, action: UrgentActionPage, committing: Committing
) -> None:
    with committing():
        again = sign_as(action, now=NOW + 2 * HOUR)
    assert again.pk == sealed.pk
    assert (again.name, again.email) == ("", "")
    assert SealedSignature.objects.count() == 1


def test_withdrawal_by_the_old_link_deletes_what_was_sealed(
    sealed: Signature, action: UrgentActionPage, committing: Committing
) -> None:
    with committing():
        withdraw(token_in(mail.outbox[0], "withdraw"), now=NOW + 2 * HOUR)
    assert not SealedSignature.objects.exists()
    assert read_tally(action.action_key, now=NOW + 3 * HOUR) == 0


def test_withdrawal_by_address_mails_the_link_and_forgets_the_address_again(
    sealed: Signature, action: UrgentActionPage, keys: list[Path], committing: Committing
) -> None:
    later = NOW + 30 * HOUR
    assert ask_to_withdraw(action, EMAIL, now=later) == sealed.pk
    with committing():
        assert send_owed_mail(sealed.pk, now=later)
    assert mail.outbox[-1].to == [EMAIL]
    sealed.refresh_from_db()
    assert sealed.email == ""
    assert opened(sealed, keys[0])["name"] == "Ana Example"
    with committing():
        withdraw(token_in(mail.outbox[-1], "withdraw"), now=later + HOUR)
    assert not SealedSignature.objects.exists()


def test_address_lent_for_a_mail_is_not_sealed_over_the_name(
    sealed: Signature, action: UrgentActionPage, keys: list[Path]
) -> None:
    ask_to_withdraw(action, EMAIL, now=NOW + 30 * HOUR)
    Signature.objects.update(mail_owed="", mail_due_at=None)  # the mail was given up
    call_command("urgent_action_seal", stdout=io.StringIO())
    sealed.refresh_from_db()
    assert sealed.email == ""
    assert opened(sealed, keys[1])["name"] == "Ana Example"


def test_asking_with_a_foreign_address_puts_nothing_into_the_row(sealed: Signature, action: UrgentActionPage) -> None:
    assert ask_to_withdraw(action, "bo@supporter.example", now=NOW + 30 * HOUR) == NOBODY
    sealed.refresh_from_db()
    assert (sealed.email, sealed.mail_owed) == ("", "")


def test_no_address_is_put_back_when_no_mail_may_go(sealed: Signature, action: UrgentActionPage) -> None:
    Signature.objects.update(mail_day=NOW.date(), mail_count=99)
    ask_to_withdraw(action, EMAIL, now=NOW + HOUR)
    sealed.refresh_from_db()
    assert (sealed.email, sealed.mail_owed) == ("", "")


def test_command_discards_what_a_crash_left_of_a_withdrawal(
    sealed: Signature, action: UrgentActionPage, keys: list[Path]
) -> None:
    withdraw(token_in(mail.outbox[0], "withdraw"), now=NOW + 2 * HOUR)  # its on_commit never runs
    assert SealedSignature.objects.exists()
    out = io.StringIO()
    call_command("urgent_action_seal", stdout=out)
    assert out.getvalue() == "0 signatures sealed, 1 withdrawn ones discarded.\n"
    assert not SealedSignature.objects.exists()


def test_signing_anew_after_withdrawing_seals_the_new_name(
    sealed: Signature, action: UrgentActionPage, keys: list[Path], committing: Committing
) -> None:
    withdraw(token_in(mail.outbox[0], "withdraw"), now=NOW + 2 * HOUR)  # and a crash left the old name sealed
    again = sign_and_confirm(action, committing, now=NOW + 3 * HOUR, name="Ana Newname", answers=[])
    assert again.pk == sealed.pk
    assert opened(again, keys[0])["name"] == "Ana Newname"


def test_erasure_finds_sealed_people_by_their_digest(sealed: Signature) -> None:
    [held] = export_subject(EMAIL)
    assert held["name"] == ""
    assert erase_subject(EMAIL, now=NOW + 2 * HOUR) == 1
    assert not Signature.objects.exists()
    assert not SealedSignature.objects.exists()


def test_retention_erases_what_is_sealed(sealed: Signature) -> None:
    done = list(erase_expired(now=CLOSES + 24 * 400 * HOUR))
    assert [result.erased for result in done] == [1]
    assert not SealedSignature.objects.exists()


def test_export_names_nobody_and_says_what_is_missing(
    sealed: Signature, action: UrgentActionPage, committing: Committing
) -> None:
    bo = sign_as(action, "bo@supporter.example", name="Bo Example")
    send_owed_mail(bo.pk, now=NOW)
    confirm(token_in(mail.outbox[-1], "confirm"), now=NOW + HOUR)
    out, err = io.StringIO(), io.StringIO()
    call_command("urgent_action_sealed_export", str(action.action_key), stdout=out, stderr=err)
    [line] = out.getvalue().splitlines()
    assert json.loads(line).keys() == {
        "action_key",
        "signature",
        "country",
        "language",
        "wants_updates",
        "signed_at",
        "confirmed_at",
        "envelope",
    }
    assert "Ana Example" not in line
    assert "supporter.example" not in line
    assert "1 sealed signatures." in err.getvalue()
    assert "1 more are not sealed yet" in err.getvalue()


def test_export_leaves_out_other_actions_and_withdrawn_people(
    sealed: Signature, action: UrgentActionPage, make_action: Callable[..., UrgentActionPage], committing: Committing
) -> None:
    other = make_action(confirming=True, body=closing_at(CLOSES))
    sign_and_confirm(other, committing)
    withdraw(token_in(mail.outbox[0], "withdraw"), now=NOW + 2 * HOUR)
    out = io.StringIO()
    call_command("urgent_action_sealed_export", str(action.action_key), stdout=out, stderr=io.StringIO())
    assert out.getvalue() == ""
    call_command("urgent_action_sealed_export", str(other.action_key), stdout=out, stderr=io.StringIO())
    assert len(out.getvalue().splitlines()) == 1


def test_export_of_no_action_is_no_empty_export(sealed: Signature) -> None:
    unknown = "6f1c9a52-3d0e-4b8e-9a44-0c5e2d7f1b90"
    with pytest.raises(CommandError, match=f"no action {unknown}"):
        call_command("urgent_action_sealed_export", unknown, stdout=io.StringIO(), stderr=io.StringIO())


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["urgent_action_sealed.E001"]),
        ({"PUBLIC_KEYS": []}, ["urgent_action_sealed.E001"]),
        ({"PUBLIC_KEYS": "ua-sealed-1:one"}, ["urgent_action_sealed.E002"]),
        ({"PUBLIC_KEYS": ["ua-sealed-1:short", "nothing"]}, ["urgent_action_sealed.E002"] * 2),
    ],
)
def test_checks_name_missing_and_faulty_keys(settings: Any, given: dict[str, Any], found: list[str]) -> None:
    settings.URGENT_ACTION_SEALED = given
    assert [message.id for message in run_checks() if str(message.id).startswith("urgent_action_sealed")] == found


def test_unknown_name_in_the_setting_is_an_error(settings: Any) -> None:
    settings.URGENT_ACTION_SEALED = {"PUBLIC_KEY": []}
    with pytest.raises(ImproperlyConfigured, match="URGENT_ACTION_SEALED has unknown names: PUBLIC_KEY"):
        sealed_settings()


def test_checks_are_content_with_good_keys(keys: list[Path]) -> None:
    assert [message for message in run_checks() if str(message.id).startswith("urgent_action_sealed")] == []


def test_each_column_has_a_fate() -> None:
    columns = {
        model._meta.label: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_app_config("urgent_action_sealed").get_models()
    }
    assert {label: set(fates) for label, fates in FATES.items()} == columns


def test_admin_says_how_it_stands_and_what_it_costs(sealed: Signature, admin_client: Client) -> None:
    page = admin_client.get("/cms/urgent-action/sealed/").content.decode()
    assert "1 signature is sealed." in page
    assert "What sealing costs" in page
    assert "/cms/urgent-action/sealed/" in admin_client.get("/cms/reports/site-history/").content.decode()


def test_admin_page_needs_the_right_to_see_signatures(client: Client, django_user_model: Any) -> None:
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("ed", "ed@section.example")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get("/cms/urgent-action/sealed/").status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="view_signature"))
    assert client.get("/cms/urgent-action/sealed/").status_code == 200


def test_mails_owed_are_never_lost_to_sealing(sealed: Signature, action: UrgentActionPage) -> None:
    ask_to_withdraw(action, EMAIL, now=NOW + 30 * HOUR)
    assert not seal(sealed.pk, now=NOW + 30 * HOUR)
    sealed.refresh_from_db()
    assert (sealed.email, sealed.mail_owed) == (EMAIL, MailKind.WITHDRAW)

"""A person who asks: all of theirs, nobody else's, and gone when they say so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import in_arabic
from tests.people import CLOSES, DAY, EMAIL, HOUR, NOW, SECOND, closing_at, sign_as
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.subjects import erase_subject, export_subject, replay_erasures
from urgent_action.domain.tally import fold, read_countries, read_tally, recount
from urgent_action.domain.withdrawal import withdraw
from urgent_action.enums import QuarantineReason
from urgent_action.exceptions import EmailAddressError, KeysMissing
from urgent_action.models import ActionRecord, Erasure, PartCount, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.signals import signature_erased
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

OTHER = "berta@supporter.example"


@pytest.fixture
def actions(make_action: Callable[..., UrgentActionPage]) -> list[UrgentActionPage]:
    """Three actions."""
    return [make_action(confirming=True, body=closing_at(CLOSES)) for _ in range(3)]


@pytest.fixture
def announced() -> Iterator[list[dict[str, Any]]]:
    """What was said about erasures."""
    heard: list[dict[str, Any]] = []

    def listen(*, signal: Any, sender: Any, **said: Any) -> None:
        heard.append(said)

    signature_erased.connect(listen)
    yield heard
    signature_erased.disconnect(listen)


def confirmed(action: UrgentActionPage, email: str = EMAIL, **facts: Any) -> Signature:
    """A signature that counts."""
    signature = sign_as(action, email, **facts)
    confirm(make_token(Purpose.CONFIRM, signature.pk, now=NOW), now=NOW)
    signature.refresh_from_db()
    return signature


def rows() -> list[dict[str, Any]]:
    """Every signature, as the database holds it."""
    return list(Signature.objects.order_by("pk").values())


def test_export_tells_everything_of_one_person(actions: list[UrgentActionPage]) -> None:
    answers = [{"question": "Town?", "answer": "Port Selwyn"}]
    confirmed(actions[0], answers=answers, wants_updates=True)
    sign_as(actions[1], name="Ana E.", country="DE", public_name=True, now=NOW + SECOND)
    sign_as(actions[1], OTHER, name="Berta Other")
    told = sorted(export_subject(EMAIL), key=lambda entry: entry["action"])
    statement = Signature.objects.first().consent.text
    assert told == [
        {
            "action": actions[0].title,
            "address_of_the_action": actions[0].get_full_url(),
            "name": "Ana Example",
            "email": EMAIL,
            "country": "KE",
            "answers": answers,
            "wants_updates": True,
            "name_may_be_shown": False,
            "language": "en",
            "state": "confirmed",
            "set_aside_for": "",
            "consent_statement": statement,
            "signed_at": "2030-06-05T12:00:00+00:00",
            "confirmed_at": "2030-06-05T12:00:00+00:00",
            "mail_came_back_at": None,
            "handed_over_at": None,
        },
        {
            "action": actions[1].title,
            "address_of_the_action": actions[1].get_full_url(),
            "name": "Ana E.",
            "email": EMAIL,
            "country": "DE",
            "answers": [],
            "wants_updates": False,
            "name_may_be_shown": True,
            "language": "en",
            "state": "pending",
            "set_aside_for": "",
            "consent_statement": statement,
            "signed_at": "2030-06-05T12:00:01+00:00",
            "confirmed_at": None,
            "mail_came_back_at": None,
            "handed_over_at": None,
        },
    ]


def test_export_names_the_action_in_the_language_in_which_it_was_signed(
    make_action: Callable[..., UrgentActionPage],
) -> None:
    source = make_action(title="Kite maker held", body=closing_at(CLOSES))
    translated = in_arabic(source, title="صانع طائرات ورقية")
    sign_as(translated)

    def named() -> list[tuple[str, str, str]]:
        return [(told["language"], told["action"], told["address_of_the_action"]) for told in export_subject(EMAIL)]

    assert named() == [("ar", translated.title, translated.get_full_url())]
    translated.unpublish()  # its address would lead nowhere
    assert named() == [("ar", source.title, source.get_full_url())]
    UrgentActionPage.objects.all().delete()
    assert named() == [("ar", source.title, source.get_full_url())]


@pytest.mark.parametrize(
    "spelling", ["ANA@supporter.example", " ana@supporter.example\n", "ana+news@supporter.example"]
)
def test_export_finds_other_spellings_of_the_mailbox(actions: list[UrgentActionPage], spelling: str) -> None:
    sign_as(actions[0])
    assert len(export_subject(spelling)) == 1


def test_export_does_not_depend_on_the_address_being_readable(actions: list[UrgentActionPage]) -> None:
    sign_as(actions[0])
    Signature.objects.update(email="", name="")
    assert [entry["country"] for entry in export_subject(EMAIL)] == ["KE"]


def test_export_of_a_stranger_is_empty(actions: list[UrgentActionPage]) -> None:
    sign_as(actions[0])
    assert export_subject(OTHER) == []


@pytest.mark.parametrize("typed", ["", "ana", "ana@", "a@b.example, c@d.example", "ana@localhost"])
def test_subject_must_be_one_address(actions: list[UrgentActionPage], typed: str) -> None:
    for verb in (export_subject, lambda email: erase_subject(email, now=NOW)):
        with pytest.raises(EmailAddressError):
            verb(typed)
    with pytest.raises(CommandError, match="not one e-mail address"):
        call_command("urgent_action_subject", email=typed, export=True)


def test_subject_without_keys_cannot_be_found(actions: list[UrgentActionPage], settings: Any) -> None:
    sign_as(actions[0])
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": ""}
    with pytest.raises(KeysMissing):
        export_subject(EMAIL)
    with pytest.raises(CommandError, match="keys"):
        call_command("urgent_action_subject", email=EMAIL, erase=True)


def test_erase_takes_every_state_on_every_action_and_nobody_else(actions: list[UrgentActionPage]) -> None:
    confirmed(actions[0])
    sign_as(actions[1], quarantine=QuarantineReason.HONEYPOT)
    third = confirmed(actions[2])
    withdraw(make_token(Purpose.WITHDRAW, third.pk, now=NOW), now=NOW)
    for action in actions:
        confirmed(action, OTHER)
    kept = [row for row in rows() if row["email"] == OTHER]
    assert erase_subject(EMAIL, now=NOW + HOUR, dry_run=True) == 3
    assert len(rows()) == 6
    assert erase_subject(EMAIL, now=NOW + HOUR) == 3
    assert rows() == kept
    assert erase_subject(EMAIL, now=NOW + HOUR) == 0


def test_erase_takes_from_an_action_on_hold_too(actions: list[UrgentActionPage]) -> None:
    confirmed(actions[0])
    ActionRecord.objects.update(on_hold=True)
    assert erase_subject(EMAIL, now=NOW) == 1
    assert rows() == []


@pytest.mark.parametrize("folded", [False, True])
def test_erase_takes_one_from_the_tally_and_its_country(
    actions: list[UrgentActionPage], settings: Any, folded: bool
) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "SMALLEST_CELL": 1}
    key = actions[0].action_key
    confirmed(actions[0])
    confirmed(actions[0], OTHER)
    later = NOW + HOUR
    if folded:
        fold(key, now=later)
    erase_subject(EMAIL, now=later)
    assert read_tally(key, now=later) == 1
    assert recount(key, now=later) == 0
    assert (read_tally(key, now=later), read_countries(key)) == (1, [("KE", 1)])


def test_erase_is_announced_after_the_commit_with_numbers_only(
    actions: list[UrgentActionPage], announced: list[dict[str, Any]], django_capture_on_commit_callbacks: Any
) -> None:
    signature = confirmed(actions[0])
    with django_capture_on_commit_callbacks(execute=True):
        erase_subject(EMAIL, now=NOW)
        assert announced == []
    assert announced == [{"signature_id": signature.pk, "action_key": signature.action_key}]


def test_erase_leaves_nothing_of_the_person_in_any_table(actions: list[UrgentActionPage]) -> None:
    """Nothing readable: not the name, not the address, not a part of it."""
    answers = [{"question": "Town?", "answer": "Zanzibar-Selwyn"}]
    confirmed(actions[0], "unusual.localpart@rare-domain.example", name="Quirina Unusual", answers=answers)
    erase_subject("unusual.localpart@rare-domain.example", now=NOW)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            text = repr(cursor.fetchall()).lower()
            for said in ("unusual", "localpart", "rare-domain", "quirina", "zanzibar"):
                assert said not in text, table


def test_ledger_remembers_the_later_of_two_erasures(actions: list[UrgentActionPage]) -> None:
    """Who signs again after an erasure, and is erased again, must not come back with a backup made in between."""
    for turn in range(2):
        sign_as(actions[0], now=NOW + turn * HOUR)
        erase_subject(EMAIL, now=NOW + turn * HOUR + SECOND)
    assert Erasure.objects.get().erased_at == NOW + HOUR + SECOND


def restore(backup: list[dict[str, Any]]) -> None:
    """Put a copy of the rows back, as a restored backup would."""
    Signature.objects.all().delete()
    Signature.objects.bulk_create([Signature(**row) for row in backup])


def restored_counts(action: UrgentActionPage, counted: int) -> None:
    """The stored counts of the backup."""
    ActionRecord.objects.filter(pk=action.action_key).update(counted=counted)
    PartCount.objects.filter(action_key=action.action_key).update(counted=counted)


@pytest.mark.parametrize("in_the_backup", [True, False], ids=["ledger-restored-too", "ledger-lost"])
def test_ledger_is_replayed_over_a_restored_backup(
    actions: list[UrgentActionPage], tmp_path: Path, capsys: pytest.CaptureFixture[str], in_the_backup: bool
) -> None:
    ledger = tmp_path / "ledger"
    first = actions[0]
    for email in (EMAIL, OTHER, "withdrew@supporter.example", "again@supporter.example"):
        confirmed(first, email)
    fold(first.action_key, now=NOW + HOUR)
    backup = rows()
    erase_subject(EMAIL, now=NOW + HOUR)
    gone = Signature.objects.get(email="withdrew@supporter.example")
    withdraw(make_token(Purpose.WITHDRAW, gone.pk, now=NOW), now=NOW + HOUR)
    erase_subject("again@supporter.example", now=NOW + HOUR)
    call_command("urgent_action_ledger", save=str(ledger))
    assert capsys.readouterr().out == "3 erasures saved.\n"
    assert "supporter" not in ledger.read_text()

    restore(backup)
    restored_counts(first, 4)
    if not in_the_backup:
        Erasure.objects.all().delete()
    back_again = Signature.objects.filter(email="again@supporter.example")
    back_again.update(created_at=NOW + DAY)  # signed anew after the backup was restored
    assert read_tally(first.action_key, now=NOW + DAY) == 4
    call_command("urgent_action_ledger", replay=str(ledger))
    assert capsys.readouterr().out == "2 signatures erased again.\n"
    assert set(Signature.objects.values_list("email", flat=True)) == {OTHER, "again@supporter.example"}
    assert read_tally(first.action_key, now=NOW + DAY) == 2
    assert recount(first.action_key, now=NOW + DAY) == 0
    call_command("urgent_action_ledger", replay=str(ledger))
    assert capsys.readouterr().out == "0 signatures erased again.\n"


def test_ledger_of_the_file_is_newer_than_the_one_in_the_backup(
    actions: list[UrgentActionPage], tmp_path: Path
) -> None:
    sign_as(actions[0])
    erase_subject(EMAIL, now=NOW + SECOND)
    sign_as(actions[0], now=NOW + HOUR)
    backup, old = rows(), list(Erasure.objects.values())
    erase_subject(EMAIL, now=NOW + 2 * HOUR)
    call_command("urgent_action_ledger", save=str(tmp_path / "ledger"), verbosity=0)
    Erasure.objects.all().delete()
    Erasure.objects.bulk_create([Erasure(**row) for row in old])
    restore(backup)
    call_command("urgent_action_ledger", replay=str(tmp_path / "ledger"))
    assert rows() == []


def test_replay_leaves_who_has_withdrawn_alone(actions: list[UrgentActionPage]) -> None:
    signature = confirmed(actions[0])
    withdraw(make_token(Purpose.WITHDRAW, signature.pk, now=NOW), now=NOW + SECOND)
    assert replay_erasures(now=NOW + HOUR) == 0
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("content", ["[1, 2]", "not JSON", '["a", "b", "c"]', '["a"]', "null", '{"a": 1}', "é"])
def test_ledger_that_is_none_is_refused(db: None, tmp_path: Path, content: str) -> None:
    file = tmp_path / "ledger"
    file.write_text(content)
    with pytest.raises(CommandError, match="not a ledger"):
        call_command("urgent_action_ledger", replay=str(file))
    with pytest.raises(CommandError, match="not a ledger"):
        call_command("urgent_action_ledger", save=str(file))
    assert file.read_text() == content
    assert not Erasure.objects.exists()


@pytest.mark.parametrize(("name", "why"), [("missing", "No such file"), ("", "Is a directory")])
def test_ledger_that_cannot_be_read_says_why(db: None, tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(CommandError, match=f"cannot be read: {why}"):
        call_command("urgent_action_ledger", replay=str(tmp_path / name))


@pytest.mark.parametrize(("name", "why"), [("missing/ledger", "No such file"), ("", "Is a directory")])
def test_ledger_that_cannot_be_written_says_why(db: None, tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(CommandError, match=f"cannot be written: {why}"):
        call_command("urgent_action_ledger", save=str(tmp_path / name))


def test_saving_keeps_what_a_restored_database_has_lost(
    actions: list[UrgentActionPage], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The nightly save may come between the restored backup and whoever replays the ledger over it."""
    ledger = tmp_path / "ledger"
    sign_as(actions[0])
    backup = rows()
    erase_subject(EMAIL, now=NOW + SECOND)
    call_command("urgent_action_ledger", save=str(ledger))
    ledger.chmod(0o640)
    saved = ledger.read_text()
    Erasure.objects.all().delete()
    restore(backup)
    sign_as(actions[0], OTHER)
    erase_subject(OTHER, now=NOW + SECOND)
    call_command("urgent_action_ledger", save=str(ledger))
    assert ledger.read_text().startswith(saved)
    call_command("urgent_action_ledger", replay=str(ledger))
    said = ["1 erasures saved.", "2 erasures saved.", "1 signatures erased again."]
    assert capsys.readouterr().out.splitlines() == said
    assert rows() == []
    assert list(tmp_path.iterdir()) == [ledger]
    assert ledger.stat().st_mode & 0o777 == 0o640


def test_link_to_the_ledger_stays_a_link(actions: list[UrgentActionPage], tmp_path: Path) -> None:
    """Also that of /dev/stdout, when the command is told to write there."""
    ledger, link = tmp_path / "ledger", tmp_path / "link"
    ledger.touch()
    link.symlink_to(ledger)
    sign_as(actions[0])
    erase_subject(EMAIL, now=NOW + SECOND)
    call_command("urgent_action_ledger", save=str(link))
    assert link.is_symlink()
    assert str(actions[0].action_key) in ledger.read_text()


def test_subject_command_exports_and_erases(
    actions: list[UrgentActionPage], capsys: pytest.CaptureFixture[str]
) -> None:
    sign_as(actions[0], name="Nguyễn Văn A")
    call_command("urgent_action_subject", email=EMAIL, export=True)
    out = capsys.readouterr().out
    assert "Nguyễn Văn A" in out
    assert json.loads(out) == export_subject(EMAIL)
    call_command("urgent_action_subject", email=EMAIL, erase=True, dry_run=True)
    assert capsys.readouterr().out == "Would erase 1 signatures.\n"
    call_command("urgent_action_subject", email=EMAIL, erase=True)
    assert capsys.readouterr().out == "Erased 1 signatures.\n"
    assert rows() == []


@pytest.mark.parametrize(
    "arguments", [[], ["--export"], [f"--email={EMAIL}"], [f"--email={EMAIL}", "--export", "--erase"]]
)
def test_subject_command_asks_for_an_address_and_one_thing_to_do(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("urgent_action_subject", *arguments)

"""What a supporter can write and to whom."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest

from urgent_action.blocks.letter import ModelLetterBlock
from urgent_action.blocks.target import TargetAddressBlock
from urgent_action.domain.composing import addressee, composition, copied_to, mail_to, salutation

MINISTER = {"name": "Hon. Adaeze Morrow", "role": "Minister", "salutation": "Dear Minister,", "emails": ["m@x.example"]}
JUDGE = {"role": "Judge", "address": "17 Cooper Street\n1003 Port Selwyn", "country": "Ruritania"}
COPY = {"kind": "copy", "name": "Tobias Hale", "emails": ["gone@x.example", "hale@x.example"]}
EMBASSY = {"kind": "embassy", "role": "Embassy", "country": "Kenya", "emails": ["embassy@x.example"]}
ENGLISH = {"language": "en", "salutation": "To whom it may concern,", "body": "Free him.", "closing": "Yours,"}
ARABIC = {"language": "ar", "salutation": "تحية طيبة،", "body": "أطلقوا سراحه."}


def action(*targets: dict[str, Any], letters: list[dict[str, Any]] | None = None, dead: tuple[str, ...] = ()) -> Any:
    """An action that is not saved."""
    return SimpleNamespace(
        title="Kite maker held",
        dead_channels=list(dead),
        targets=[TargetAddressBlock().to_python({"kind": "target", **target}) for target in targets],
        letters=[ModelLetterBlock().to_python(letter) for letter in ([ENGLISH] if letters is None else letters)],
    )


def salutations(page: Any) -> list[list[str]]:
    """How each letter begins to each target."""
    return [[salutation(page, target, letter) for letter in page.letters] for target in page.targets]


def test_letter_begins_as_its_target_is_addressed() -> None:
    assert salutations(action(MINISTER, JUDGE)) == [["Dear Minister,"], ["To whom it may concern,"]]


def test_translation_of_the_letter_keeps_its_own_salutation() -> None:
    page = action(MINISTER, letters=[ENGLISH, ARABIC, {"language": "fr", "body": "Libérez-le."}])
    assert salutations(page) == [["Dear Minister,", "تحية طيبة،", "Dear Minister,"]]


def test_salutation_in_another_script_gives_way_to_the_letter() -> None:
    page = action({**MINISTER, "salutation": "معالي الوزير،"}, letters=[ENGLISH])
    assert salutations(page) == [["To whom it may concern,"]]


def test_copies_go_with_a_letter_to_a_target_and_with_no_other() -> None:
    page = action(MINISTER, COPY, EMBASSY, dead=("gone@x.example",))
    assert [copied_to(page, target) for target in page.targets] == [["hale@x.example"], [], []]


def test_mail_goes_only_where_it_arrives() -> None:
    page = action(MINISTER, COPY, JUDGE, dead=("m@x.example", "gone@x.example"))
    minister, copy, judge = (mail_to(page, target) for target in page.targets)
    assert (minister, judge) == (None, None)
    assert copy is not None
    assert copy.href.startswith("mailto:hale@x.example?subject=Kite%20maker%20held&body=")


def test_mail_for_a_long_letter_says_where_to_paste_it() -> None:
    page = action(MINISTER, letters=[{**ENGLISH, "body": "x" * 3000}])
    mail = mail_to(page, page.targets[0], instead="[Paste]")
    assert mail is not None
    assert unquote(mail.href) == "mailto:m@x.example?subject=Kite maker held&body=[Paste]"


def test_composer_knows_letters_addressees_and_limits() -> None:
    page = action(COPY, JUDGE, EMBASSY, MINISTER, letters=[ENGLISH, ARABIC], dead=("gone@x.example",))
    facts = composition(page)
    assert json.loads(json.dumps(facts)) == facts
    assert [target["place"] for target in facts["targets"]] == [1, 3, 2, 0]  # targets, embassies, copies
    judge, minister, embassy, copy = facts["targets"]
    assert judge["address"] == ["Judge", "17 Cooper Street", "1003 Port Selwyn", "Ruritania"]
    assert [target["has_post"] for target in facts["targets"]] == [True, False, False, False]
    assert (minister["emails"], minister["cc"]) == (["m@x.example"], ["hale@x.example"])
    assert (minister["copies"], embassy["copies"]) == (["Tobias Hale"], [])
    assert (copy["emails"], copy["cc"]) == (["hale@x.example"], [])
    english, arabic = facts["letters"]
    assert (english["subject"], english["body"]) == ("Kite maker held", "Free him.\n\nYours,")
    assert (arabic["language"], arabic["name"], arabic["direction"]) == ("ar", "العربيّة", "rtl")
    assert facts["limit"] <= min(service["limit"] for service in facts["webmails"])
    assert [service["name"] for service in facts["webmails"]] == ["Gmail", "Outlook.com", "Yahoo Mail"]


def test_letter_is_not_addressed_to_where_post_no_longer_arrives() -> None:
    (judge,) = composition(action(JUDGE, dead=("17 Cooper Street 1003 Port Selwyn",)))["targets"]
    assert (judge["address"], judge["has_post"]) == (["Judge"], False)


@pytest.mark.parametrize(
    ("target", "label"),
    [
        (MINISTER, "Hon. Adaeze Morrow, Minister"),
        (JUDGE, "Judge"),
        ({"kind": "embassy", "address": "12 Larch Avenue\nLondon"}, "12 Larch Avenue"),
        ({"emails": ["a@x.example"]}, ""),
    ],
)
def test_addressee_in_one_line(target: dict[str, Any], label: str) -> None:
    assert addressee(action(target).targets[0]) == label

"""Where the letter, the points and the addresses stand when no label says so."""

from __future__ import annotations

from tests.sheets.parser.pieces import (
    ACTION,
    ADDRESS,
    BACKGROUND,
    BODY,
    HEAD,
    MINISTER,
    MODEL,
    NARRATIVE,
    TAIL,
    WRITTEN,
    read,
    unplaced,
    with_letter,
)
from urgent_action.sheets.sheet import Letter, TargetKind

DEMANDS = ("asking him to release Mira Oldcastle;", "asking him to give back her notebook.")
BULLETS = "\n".join(f"• {demand}" for demand in DEMANDS)
POINTS = f"Please write immediately in Ruritanian, English or your own language:\n\n{BULLETS}"


def test_salutation_below_the_summary_opens_the_letter() -> None:
    assert read(HEAD, MODEL).sheet.letter == WRITTEN


def test_address_and_letter_are_found_without_any_label() -> None:
    sheet = read(HEAD, ADDRESS, MODEL).sheet
    assert (sheet.targets, sheet.letter) == ((MINISTER,), WRITTEN)


def test_letter_is_found_at_the_very_end() -> None:
    sheet = read(HEAD, ACTION, BACKGROUND, TAIL, MODEL).sheet
    assert (sheet.letter, sheet.additional_information) == (WRITTEN, (NARRATIVE,))


def test_letter_and_address_are_found_below_the_background() -> None:
    assert read(HEAD, ACTION, BACKGROUND, MODEL, TAIL).sheet.letter == WRITTEN
    assert read(HEAD, BACKGROUND, ADDRESS).sheet.targets == (MINISTER,)


def test_address_is_found_at_the_very_end() -> None:
    assert read(HEAD, BACKGROUND, TAIL, ADDRESS).sheet.targets == (MINISTER,)


def test_heading_in_capitals_may_go_on_in_the_next_line() -> None:
    heading = "TAKE ACTION:\n\nWRITE AT ONCE AND BEFORE THE TRIAL OF MARCH BEGINS"
    reading = read(HEAD, heading, ADDRESS, MODEL, BACKGROUND)
    assert reading.sheet.targets == (MINISTER,)
    assert unplaced(reading) == []


def test_bullets_in_front_of_or_behind_an_address_are_appeal_points() -> None:
    assert read(HEAD, ACTION, BULLETS, ADDRESS, BACKGROUND).sheet.appeal_points == DEMANDS
    assert read(HEAD, ACTION, ADDRESS, BULLETS, BACKGROUND).sheet.appeal_points == DEMANDS


def test_what_the_section_asks_of_writers_is_no_address() -> None:
    reading = read(HEAD, ACTION, ADDRESS, "Let us know if you took action.", MODEL, BACKGROUND)
    assert (reading.sheet.targets, reading.sheet.letter) == ((MINISTER,), WRITTEN)


def test_letter_may_begin_with_its_demands() -> None:
    letter = read(HEAD, ACTION, ADDRESS, MODEL.split("notebook.", 1)[1], BACKGROUND).sheet.letter
    assert letter == Letter("", (), WRITTEN.demands_intro, WRITTEN.demands, WRITTEN.closing)


def test_letter_with_a_heading_needs_no_salutation() -> None:
    letter = read(HEAD, ACTION, "SAMPLE LETTER", BODY, "I urge you to release her.", "Yours sincerely,").sheet.letter
    assert letter == Letter("", (BODY, "I urge you to release her."), closing="Yours sincerely,")


def test_address_may_stand_below_the_heading_of_the_letter() -> None:
    sheet = read(HEAD, "SAMPLE LETTER", ADDRESS, MODEL, BACKGROUND).sheet
    assert (sheet.targets, sheet.letter) == ((MINISTER,), WRITTEN)


def test_second_salutation_is_left_over() -> None:
    letter = f"Dear Minister,\n\n{BODY}\n\nSAMPLE LETTER\n\nDear Mayor,\n\n{BODY}\n\nYours sincerely,"
    reading = with_letter(letter)
    assert reading.sheet.letter == Letter("Dear Minister,", (BODY, BODY), closing="Yours sincerely,")
    assert unplaced(reading) == ["Dear Mayor,"]


def test_salutation_above_another_one_belongs_to_the_address() -> None:
    address = "Mr Rupert Blacktower\nFax: +991 555 0101\nDear Minister,"
    sheet = read(HEAD, ACTION, address, f"Dear Sir,\n\n{BODY}\n\nYours sincerely,").sheet
    assert [target.salutation for target in sheet.targets] == ["Dear Minister,"]
    assert sheet.letter == Letter("Dear Sir,", (BODY,), closing="Yours sincerely,")


def test_salutation_above_the_copies_belongs_to_the_address() -> None:
    address = "Mr Rupert Blacktower\nFax: +991 555 0101\nDear Minister,"
    sheet = read(HEAD, ACTION, address, "COPIES TO:", "Mayor of Zenda\nFax: +991 555 0102", BACKGROUND).sheet
    assert [(t.kind, t.salutation) for t in sheet.targets] == [
        (TargetKind.TARGET, "Dear Minister,"),
        (TargetKind.COPY, ""),
    ]
    assert sheet.letter is None


def test_salutation_that_ends_the_text_opens_a_letter_that_was_cut() -> None:
    reading = read(HEAD, ACTION, ADDRESS, "Dear Minister,")
    assert reading.sheet.letter == Letter("Dear Minister,")
    assert "letter_cut" in {warning.code for warning in reading.warnings}


def test_demands_may_be_paragraphs_that_end_in_semicolons() -> None:
    letter = with_letter(
        f"Dear Minister,\n\n{BODY}\n\nI urge you to:\n\nrelease Mira Oldcastle at once;\n\ngive her back her notebook;\n\n"
        "open the park to all.\n\nYours sincerely,"
    ).sheet.letter
    assert letter is not None
    assert letter.demands == ("release Mira Oldcastle at once;", "give her back her notebook;", "open the park to all.")


def test_introduction_without_demands_is_text() -> None:
    letter = with_letter(f"Dear Minister,\n\n{BODY}\n\nI urge you to:\n\nYours sincerely,").sheet.letter
    assert letter == Letter("Dear Minister,", (BODY, "I urge you to:"), closing="Yours sincerely,")


def test_signature_is_no_part_of_the_closing() -> None:
    letter = with_letter(f"Dear Minister,\n\n{BODY}\n\nYours sincerely, Ada Weir").sheet.letter
    assert letter is not None
    assert letter.closing == "Yours sincerely,"


def test_letter_may_speak_of_diplomats() -> None:
    line = "DIPLOMATIC REPRESENTATIVES ACCREDITED TO YOUR COUNTRY"
    sheet = with_letter(f"Dear Minister,\n\n{BODY}\n\n{line}\n\nPlease release her.\n\nYours sincerely,").sheet
    assert sheet.letter is not None
    assert sheet.letter.body == (BODY, line, "Please release her.")
    assert sheet.targets == (MINISTER,)


def test_letter_may_follow_the_appeal_points() -> None:
    sheet = read(HEAD, POINTS, f"Dear Minister,\n\n{BODY}\n\nYours sincerely,").sheet
    assert (sheet.appeal_points, sheet.preferred_languages) == (DEMANDS, ("Ruritanian", "English"))
    assert sheet.letter == Letter("Dear Minister,", (BODY,), closing="Yours sincerely,")


def test_address_may_follow_the_appeal_points() -> None:
    sheet = read(HEAD, POINTS, ADDRESS).sheet
    assert (sheet.appeal_points, sheet.targets) == (DEMANDS, (MINISTER,))


def test_text_behind_the_appeal_points_is_information_and_text_before_them_is_left_over() -> None:
    assert read(HEAD, POINTS, NARRATIVE).sheet.additional_information == (NARRATIVE,)
    asked = "The office is glad of each and every letter that you send to it."
    reading = read(HEAD, POINTS.replace(":\n", f":\n\n{asked}\n"))
    assert (reading.sheet.appeal_points, unplaced(reading)) == (DEMANDS, [asked])

"""The wordings of headings and labels, and the shapes of single values. Everything is invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sheets.files import LETTER
from urgent_action.sheets.labels import Mark
from urgent_action.sheets.parser.book import label_at_start
from urgent_action.sheets.parser.contacts import read_contacts
from urgent_action.sheets.parser.dates import find_dates
from urgent_action.sheets.parser.people import people_in
from urgent_action.sheets.parser.tail import languages_in, sentence_mark
from urgent_action.sheets.reading import read_pasted
from urgent_action.sheets.sheet import Sheet


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("URGENT ACTION", Mark.DOCUMENT),
        ("U R G E N T  A C T I O N", Mark.DOCUMENT),
        ("Acción Urgente", Mark.DOCUMENT),
        ("Urgent Action: TEACHER HELD", Mark.DOCUMENT),
        ("Eilaktion", Mark.DOCUMENT),
        ("تحرك عاجل", Mark.DOCUMENT),
        ("COntact Information:", Mark.ADDRESSES),
        ('TARGET\'S CONTACT DETAILS & "COPIES TO"', Mark.ADDRESSES),
        ("APPEALS TO:", Mark.ADDRESSES),
        ("APPELLE AN", Mark.ADDRESSES),
        ("And copies to:", Mark.COPIES),
        ("Y copia a:", Mark.COPIES),
        ("Copies à :", Mark.COPIES),
        ("KOPIEN AN", Mark.COPIES),
        ("نسخة إلى:", Mark.COPIES),
        ("SAMPLE LETTER", Mark.LETTER),
        ("Musterbrief", Mark.LETTER),
        ("BACKGROUND INFORMATION (400 WORDS + RELEVANT LINKS):", Mark.BACKGROUND),
        ("INFORMACION COMPLEMENTARIA", Mark.BACKGROUND),
        ("COMPLÉMENT D'INFORMATION", Mark.BACKGROUND),
        ("HINTERGRUNDINFORMATIONEN", Mark.BACKGROUND),
        ("معلومات إضافية", Mark.BACKGROUND),
        ("PREFERRED LANGUAGE TO ADDRESS TARGET: English", Mark.LANGUAGES),
        ("LANGUE(S) À PRIVILÉGIER POUR LES DESTINATAIRES : français", Mark.LANGUAGES),
        ("APPEAL DEADLINE NOTICE: 3 May 2017", Mark.DEADLINE),
        ("ويُرجى المبادرة بالتحرك في أسرع وقت ممكن قبل: 3 مايو 2022", Mark.DEADLINE),
        ("Nombre: Mira", Mark.PEOPLE),
        ("LIEN VERS L'AU PRÉCÉDENTE :", Mark.PREVIOUS),
        ("The urgent action was issued in May.", None),
        ("background noise was heard", None),
        ("Names were read aloud.", None),
    ],
)
def test_label_at_the_start_of_a_line(text: str, mark: Mark | None) -> None:
    hit = label_at_start(text)
    assert (hit.mark if hit else None) == mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Also send copies to diplomatic representatives accredited to your country.", Mark.DIPLOMATS),
        ("and to diplomatic representatives of Ruritania accredited to your country.", Mark.DIPLOMATS),
        ("Envíen también copia a la representación diplomática acreditada en su país.", Mark.DIPLOMATS),
        ("Check with your section office if sending appeals after the above date.", Mark.AFTER_DEADLINE),
        (
            "Vérifiez auprès de votre section s’il faut encore intervenir après la date indiquée ci-dessus.",
            Mark.AFTER_DEADLINE,
        ),
        (
            "Consulten con la oficina de su país si desean enviar llamamientos después de la fecha indicada.",
            Mark.AFTER_DEADLINE,
        ),
        ("You can also write in your own language.", Mark.OWN_LANGUAGE),
        ("También pueden escribir en su propio idioma.", Mark.OWN_LANGUAGE),
        ("Seulement pour information.", Mark.NOTHING_TO_DO),
        ("NO FURTHER ACTION IS REQUESTED. MANY THANKS TO ALL WHO SENT APPEALS.", Mark.NOTHING_TO_DO),
        ("The diplomats were sent home.", None),
    ],
)
def test_sentence_that_stands_for_itself(text: str, mark: Mark | None) -> None:
    assert sentence_mark(text) == mark


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16 September 2011", date(2011, 9, 16)),
        ("May 26, 2020", date(2020, 5, 26)),
        ("June 1 2023", date(2023, 6, 1)),
        ("28 OCTOBER 2011", date(2011, 10, 28)),
        ("4th June 2013", date(2013, 6, 4)),
        ("10 DE DICIEMBRE DE 2013", date(2013, 12, 10)),
        ("Martes, 11 de junio, 2019", date(2019, 6, 11)),
        ("1er décembre 2023", date(2023, 12, 1)),
        ("9. Januar 2014", date(2014, 1, 9)),
        ("18.10.2002", date(2002, 10, 18)),
        ("09/01/2018", date(2018, 1, 9)),
        ("26 Feb 99", date(1999, 2, 26)),
        ("12 أكتوبر/تشرين الأول 2022", date(2022, 10, 12)),
        ("٣٠ أبريل/نيسان ٢٠٢٤", date(2024, 4, 30)),
    ],
)
def test_date_in_every_form(text: str, day: date) -> None:
    assert [found.value for found in find_dates(f"x {text} y")] == [day]


@pytest.mark.parametrize("text", ["31 February 2020", "99/99/2020", "283/11", "in May 2020", "+31 20 555 2020"])
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_contacts_in_one_line_are_divided() -> None:
    found = read_contacts("Phone: 202 555 0101 I Fax: 202 555 0102")
    assert (found.phones, found.faxes) == (["202 555 0101"], ["202 555 0102"])
    found = read_contacts("Courriel : a@zenda.example ou b@zenda.example ; Tél. : + 991 55 01, +991 55 02")
    assert (found.emails, found.phones) == (["a@zenda.example", "b@zenda.example"], ["+ 991 55 01", "+991 55 02"])


def test_contact_notes_and_masks_are_no_values() -> None:
    assert read_contacts("Fax: +991 555 01 (please keep trying)").faxes == ["+991 555 01"]
    masked = read_contacts("Email: [email protected]")
    assert masked.masked
    assert masked.emails == []


def test_social_handles_keep_their_network() -> None:
    assert read_contacts("Twitter/X: @a_b ; @c").social == ["Twitter/X: @a_b", "Twitter/X: @c"]
    assert read_contacts("تويتر: @zenda").social == ["تويتر: @zenda"]


def test_salutation_is_read_from_brackets() -> None:
    assert read_contacts("(Anrede: Your Excellency / Exzellenz)").salutation == "Your Excellency / Exzellenz"


def test_languages_are_split_and_own_language_is_told() -> None:
    assert languages_in("Persian, English or your own language") == (["Persian", "English"], True)
    assert languages_in("français et anglais") == (["français", "anglais"], False)


def test_people_with_pronouns_groups_and_withheld_names() -> None:
    assert [(p.name, p.pronouns, p.is_group) for p in people_in("Mira Old (she/her), Al Roe (he/him)")] == [
        ("Mira Old", "she/her", False),
        ("Al Roe", "he/him", False),
    ]
    assert [(p.name, p.is_group) for p in people_in("[Group] (they/them)")] == [("[Group]", True)]
    assert [(p.name, p.is_group) for p in people_in("[Name withheld]")] == [("[Name withheld]", False)]


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("UA: 283/11 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "first", "283/11"),
        ("UA: 283/11 | Index: EUR 99/013/2011 | Ruritania | Date: 16 September 2011", "first", "283/11"),
        ("UA: 283/11\nIndex: EUR 99/013/2011\nRuritania\nDate: 16 September 2011", "first", "283/11"),
        (
            "Further information on UA: 9/15 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011",
            "further_information",
            "9/15",
        ),
        ("FI 086/21-3 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "further_information", "086/21-3"),
        (
            "UA-257-1/2014 Index: EUR 99/013/2011 Ruritania Datum: 16. September 2011",
            "further_information",
            "257-1/2014",
        ),
        ("THIRD UA: 001/20 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "update", "001/20"),
        ("Segunda AU: 112.21 Índice: EUR 99/013/2011 Ruritania Fecha: 16 de septiembre de 2011", "update", "112.21"),
        ("Résultat AU : 5/11 Index : EUR 99/013/2011 Ruritania Date : 16 septembre 2011", "outcome", "5/11"),
        ("UA: 72/24: 72/24 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "first", "72/24"),
    ],
)
def test_header_line_in_every_arrangement(line: str, kind: str, number: str) -> None:
    sheet = _with_header(line)
    assert (sheet.kind, sheet.ua_number, sheet.index_number) == (kind, number, "EUR 99/013/2011")
    assert (sheet.country, sheet.issue_date) == ("Ruritania", date(2011, 9, 16))


def _with_header(line: str) -> Sheet:
    return read_pasted(line + "\n\n" + LETTER.split("\n\n", 1)[1]).sheet


def test_number_and_index_of_an_earlier_sheet_in_brackets_are_not_taken() -> None:
    sheet = _with_header("Further information on UA 65/99 (EUR 99/19/99, 9 March 1999) Index: EUR 99/25/99 Ruritania")
    assert (sheet.index_number, sheet.issue_date) == ("EUR 99/25/99", None)


def test_text_cut_in_the_letter_keeps_what_is_there() -> None:
    reading = read_pasted(LETTER.split("with a notebook")[0])
    assert reading.sheet.letter is not None
    assert (reading.sheet.letter.salutation, reading.sheet.letter.closing) == ("Dear Minister,", "")
    assert reading.sheet.deadline is None
    assert {"letter_cut", "missing_deadline"} <= {warning.code for warning in reading.warnings}


def test_circular_and_mail_headers_are_not_the_letter() -> None:
    mail = "From: Desk <desk@section.example>\nSent: Friday, 5 April 2024 09:12\nSubject: FW: UA 12/24\n\nDear friends,\n\n"
    sheet = read_pasted(
        mail + "Please find below an urgent action, and thank you all for writing so often.\n\n" + LETTER
    ).sheet
    assert sheet.headline == "TEACHER HELD FOR COUNTING SWANS"
    assert sheet.issue_date == date(2024, 3, 3)
    assert sheet.letter is not None
    assert sheet.letter.salutation == "Dear Minister,"


def test_every_value_has_its_source_and_nothing_is_dropped() -> None:
    text = LETTER.replace("Yours sincerely,", "Yours sincerely,\n\nStamp of the office")
    reading = read_pasted(text)
    assert [place.text for place in reading.trace["deadline"]] == [
        "PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 28 April 2024"
    ]
    assert [place.text for place in reading.trace["targets[0].faxes[0]"]] == ["Fax: +991 555 0101"]
    assert [place.text for place in reading.unplaced] == ["Stamp of the office"]
    seen = {place for places in reading.trace.values() for place in places}
    seen |= {*reading.unplaced, *reading.furniture}
    assert {line.strip() for line in text.split("\n") if line.strip()} == {place.text for place in seen}

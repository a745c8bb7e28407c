"""Import through the admin: upload, review, draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.sheets_app.samples import ARABIC, KITE, as_file
from tests.sheets_app.support import form_fields, review_url, upload, upload_url
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.sheets.builder import read_page
from urgent_action.sheets.models import SheetImport, SheetSource
from urgent_action.sheets.writers import Output

Index = UrgentActionIndexPage
Draft = Callable[..., UrgentActionPage]


def begin(client: Client, index_page: Index, **options: Any) -> tuple[str, dict[str, Any], Any]:
    """Upload; the review's address, what its forms hold, and its page."""
    response = upload(client, index_page, **options)
    assert response.status_code == 302, response.context["form"].errors
    shown = client.get(response.url)
    return response.url, form_fields(shown), shown


# --- upload -----------------------------------------------------------------------------------------------------------


def test_upload_leads_to_the_review_and_makes_no_page(editing: Client, index_page: Index) -> None:
    response = upload(editing, index_page)
    row = SheetImport.objects.get()
    assert response.url == review_url(row)
    assert (row.owner.username, row.parent_id, row.filename) == ("editor", index_page.pk, "sheet.docx")
    assert row.page_type == "urgent_action_pages.UrgentActionPage"
    assert UrgentActionPage.objects.count() == 0


def test_nothing_of_the_sheet_is_in_the_session(editing: Client, index_page: Index) -> None:
    upload(editing, index_page)
    assert not [key for key in editing.session.keys() if not key.startswith("_auth")]  # noqa: SIM118


def test_pasted_text_is_read(editing: Client, index_page: Index) -> None:
    text = as_file(KITE, Output.TEXT).decode()
    response = editing.post(upload_url(index_page), {"text": text, "language": "en"})
    assert response.status_code == 302
    assert SheetImport.objects.get().unpacked().reading.sheet == KITE


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty."),
        (b"x" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB."),
        (b"Eggs, flour and milk.\n" * 20, "This does not look like an urgent action."),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "This is not a Word, PDF, HTML, Markdown or text file."),
        (b"%PDF-1.4 nonsense", "The file is damaged and cannot be read."),
    ],
)
def test_refused_file_is_told_beside_the_field(editing: Client, index_page: Index, data: bytes, message: str) -> None:
    response = upload(editing, index_page, data)
    assert response.context["form"].errors == {"file": [message]}
    assert message in response.text
    assert SheetImport.objects.count() == 0


def test_neither_or_both_is_an_error(editing: Client, index_page: Index) -> None:
    neither = editing.post(upload_url(index_page), {"text": " ", "language": "en"})
    assert neither.context["form"].non_field_errors() == ["Choose a file or paste a text."]
    both = upload(editing, index_page, text="UA 80/31")
    assert both.context["form"].non_field_errors() == ["Choose a file or paste a text, not both."]


def test_old_imports_are_forgotten_at_the_next_upload(editing: Client, index_page: Index) -> None:
    upload(editing, index_page)
    SheetImport.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    assert editing.get(review_url(), follow=True).status_code == 404
    editing.get(upload_url(index_page))
    assert SheetImport.objects.count() == 0


# --- review -----------------------------------------------------------------------------------------------------------


def test_review_shows_every_value_and_every_line(editing: Client, index_page: Index) -> None:
    _url, fields, shown = begin(editing, index_page)
    assert fields["ua_number"] == "80/31"
    assert fields["deadline"] == "2031-06-30"
    assert fields["letter_demands"] == "Release Ilyas Verne at once;\nTell his family where he is."
    assert fields["targets-0-address_lines"].splitlines() == list(KITE.targets[0].address_lines)
    for line in SheetImport.objects.get().unpacked().lines:
        if line.text:
            assert f'id="line-{line.number}"' in shown.text


def test_values_lead_to_their_lines_and_back(editing: Client, index_page: Index) -> None:
    _url, _fields, shown = begin(editing, index_page)
    showing = shown.context["showing"]
    (number,) = showing.facts["deadline"].lines
    (line,) = [line for line in showing.lines if line.number == number]
    assert "30 June 2031" in line.text
    assert line.fields == [("id_deadline", "Deadline")]
    assert f'<a href="#line-{number}">line {number}</a>' in shown.text
    assert '<a href="#id_deadline">Deadline</a>' in shown.text


def test_every_traced_line_leads_to_a_value(editing: Client, index_page: Index) -> None:
    _url, _fields, shown = begin(editing, index_page)
    traced = {place.number for places in shown.context["showing"]._trace.values() for place in places}
    assert traced == {line.number for line in shown.context["showing"].lines if line.fields}


def test_states_say_what_was_found(editing: Client, index_page: Index) -> None:
    sheet = replace(KITE, index_number=None, country="Ruritania")
    _url, _fields, shown = begin(editing, index_page, data=as_file(sheet))
    facts = shown.context["showing"].facts
    states = {name: facts[name].state for name in ("ua_number", "index_number", "country")}
    assert states == {"ua_number": "found", "index_number": "missing", "country": "doubtful"}
    assert "Ruritania" in facts["country"].doubts[0]


def test_unplaced_lines_and_warnings_are_told(editing: Client, index_page: Index) -> None:
    text = as_file(replace(KITE, deadline=None), Output.TEXT).decode()
    text = text.replace("URGENT ACTION\n", "URGENT ACTION\n\nThe rain in the valley has not stopped\n", 1)
    editing.post(upload_url(index_page), {"text": text, "language": "en"})
    shown = editing.get(review_url())
    assert "No deadline was found." in shown.text
    unplaced = SheetImport.objects.get().unpacked().reading.unplaced
    for place in unplaced:
        assert f'<a href="#line-{place.number}">{place.number}</a>' in shown.text


def test_past_deadline_is_told(editing: Client, index_page: Index) -> None:
    sheet = replace(KITE, deadline=date(2021, 9, 10))
    _url, _fields, shown = begin(editing, index_page, data=as_file(sheet))
    assert "This deadline is over" in shown.text


def test_review_has_no_inline_script_or_style_of_ours(editing: Client, index_page: Index) -> None:
    _url, _fields, shown = begin(editing, index_page)
    body = shown.text.partition('<form method="post"')[2].partition("</form>")[0]
    assert "<script" not in body
    assert " style=" not in body
    assert " onclick" not in body


def test_text_of_the_source_is_escaped(editing: Client, index_page: Index) -> None:
    sheet = replace(KITE, summary='Held for <script>alert("x")</script> on a kite.')
    _url, _fields, shown = begin(editing, index_page, data=as_file(sheet))
    assert "<script>alert" not in shown.text


# --- draft ------------------------------------------------------------------------------------------------------------


def test_make_the_draft(editing: Client, index_page: Index) -> None:
    url, fields, _shown = begin(editing, index_page)
    response = editing.post(url, {**fields, "make": "1"})
    page = UrgentActionPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.live, page.owner.username) == (False, "editor")
    assert read_page(page) == KITE
    assert SheetImport.objects.count() == 0
    assert SheetSource.objects.count() == 0
    assert editing.get(response.url).status_code == 200


def test_the_same_review_makes_one_draft(editing: Client, index_page: Index) -> None:
    url, fields, _shown = begin(editing, index_page)
    editing.post(url, {**fields, "make": "1"})
    assert editing.post(url, {**fields, "make": "1"}, follow=True).status_code == 404
    assert UrgentActionPage.objects.count() == 1


def test_what_the_editor_changes_is_what_the_draft_says(editing: Client, index_page: Index) -> None:
    url, fields, _shown = begin(editing, index_page)
    changed = {
        **fields,
        "deadline": "2031-08-01",
        "country": "Kenya",
        "letter_demands": "Release him;\r\nPay him.",
        "letter_body": "One.\r\n\r\nTwo.",
        "targets-0-emails": "office@justice.example\nminister@justice.example",
        "pieces-0-shape": "heading",
        "pieces-1-DELETE": "on",
        "subjects-0-pronouns": "",
        "make": "1",
    }
    editing.post(url, changed)
    page = UrgentActionPage.objects.get()
    sheet = read_page(page)
    assert (sheet.deadline, sheet.country) == (date(2031, 8, 1), "Kenya")
    assert sheet.letter is not None
    assert (sheet.letter.body, sheet.letter.demands) == (("One.", "Two."), ("Release him;", "Pay him."))
    assert sheet.targets[0].emails == ("office@justice.example", "minister@justice.example")
    assert sheet.subjects[0].pronouns == ""
    html = page.blocks_of("additional_information")[0]["text"].source
    assert html == f"<h3>{KITE.additional_information[0]}</h3>"


def test_check_again_judges_the_changed_values_and_makes_nothing(editing: Client, index_page: Index) -> None:
    url, fields, _shown = begin(editing, index_page)
    response = editing.post(url, {**fields, "country": "Ruritania", "targets-0-emails": "nobody", "check": "1"})
    assert "Ruritania" in response.context["showing"].facts["country"].doubts[0]
    emails = [value for value in response.context["showing"].targets[0]["fields"] if value.field.name == "emails"]
    assert emails[0].state == "doubtful"
    assert UrgentActionPage.objects.count() == 0
    assert SheetImport.objects.count() == 1


def test_a_value_that_cannot_be_taken_is_marked_and_nothing_is_lost(editing: Client, index_page: Index) -> None:
    url, fields, _shown = begin(editing, index_page)
    response = editing.post(url, {**fields, "deadline": "31 February", "summary": "Changed.", "make": "1"})
    assert response.status_code == 200
    assert response.context["review"].facts.errors.keys() == {"deadline"}
    assert "Changed." in response.text
    assert UrgentActionPage.objects.count() == 0


def test_document_is_kept_only_if_asked_for(editing: Client, index_page: Index) -> None:
    url, fields, _shown = begin(editing, index_page)
    editing.post(url, {**fields, "keep_source": "on", "make": "1"})
    page = UrgentActionPage.objects.get()
    source = editing.get(reverse("urgent_action_sheets_admin:source", args=[page.pk]))
    assert b"".join(source.streaming_content)[:2] == b"PK"
    assert source.headers["Content-Type"] == "application/octet-stream"
    assert source.headers["Content-Disposition"] == 'attachment; filename="sheet.docx"'
    page.delete()
    assert SheetSource.objects.count() == 0


def test_page_without_a_document_has_none(editing: Client, import_draft: Draft) -> None:
    page = import_draft(KITE)
    url = reverse("urgent_action_sheets_admin:source", args=[page.pk])
    assert editing.get(url, follow=True).status_code == 404


def test_discard_forgets_everything(editing: Client, index_page: Index) -> None:
    upload(editing, index_page)
    url = reverse("urgent_action_sheets_admin:discard", args=[SheetImport.objects.get().pk])
    assert editing.get(url).status_code == 405
    assert editing.post(url).status_code == 302
    assert SheetImport.objects.count() == 0


def test_arabic_sheet_on_an_arabic_letter(editing: Client, index_page: Index) -> None:
    data = as_file(ARABIC, language="ar")
    url, fields, shown = begin(editing, index_page, data=data, language="ar")
    assert shown.context["showing"].facts["letter_language"].doubts == []
    editing.post(url, {**fields, "make": "1"})
    (letter,) = UrgentActionPage.objects.get().letters
    assert (letter["language"], letter.direction) == ("ar", "rtl")


# --- the same sheet on the site ---------------------------------------------------------------------------------------


def test_same_sheet_is_offered_to_be_opened(editing: Client, index_page: Index, import_draft: Draft) -> None:
    page = import_draft(KITE)
    _url, _fields, shown = begin(editing, index_page)
    assert [(sheet.pk, sheet.is_this_sheet) for sheet in shown.context["review"].existing] == [(page.pk, True)]
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown.text
    assert "probably this very sheet" in shown.text


@pytest.mark.parametrize("printed", ["UA 080.31", "80/31", "080/31"])
def test_further_sheet_joins_the_chain(editing: Client, index_page: Index, import_draft: Draft, printed: str) -> None:
    first = import_draft(replace(KITE, ua_number=printed))
    url, fields, shown = begin(editing, index_page, data=as_file(replace(KITE, index_number="AFR 99/0200/2031")))
    assert [sheet.is_this_sheet for sheet in shown.context["review"].existing] == [False]
    editing.post(url, {**fields, "previous": str(first.pk), "make": "1"})
    assert UrgentActionPage.objects.latest("pk").previous_action_id == first.pk


def test_chain_takes_only_what_was_offered(editing: Client, index_page: Index, import_draft: Draft) -> None:
    import_draft(KITE)
    other = import_draft(replace(KITE, ua_number="81/31", index_number="AFR 1/1/31"))
    url, fields, _shown = begin(editing, index_page)
    response = editing.post(url, {**fields, "previous": str(other.pk), "make": "1"})
    assert response.context["review"].decision.errors.keys() == {"previous"}


def test_drafts_of_others_are_not_named(
    make_editor: Callable[..., User], index_page: Index, import_draft: Draft, site: Any
) -> None:
    import_draft(replace(KITE, headline="A secret draft"))
    elsewhere = Index(title="Elsewhere", slug="elsewhere")
    site.root_page.add_child(instance=elsewhere)
    client = Client()
    client.force_login(make_editor("stranger", elsewhere))
    _url, _fields, shown = begin(client, elsewhere)
    assert shown.context["review"].existing == []
    assert "A secret draft" not in shown.text

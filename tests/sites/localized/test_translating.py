"""An action that is translated with wagtail-localize: text by translators, facts from the source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polib
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from tests.conftest import raw_body, sheet_body
from urgent_action.domain.tally import read_tally
from urgent_action.models import Signature, UrgentActionMixin
from urgent_action.pages.models import SignatureQuestion, UrgentActionPage
from urgent_action.translating import FACTS, FACTS_WITH_EXCEPTIONS

pytestmark = pytest.mark.django_db(transaction=True)  # wagtail-localize publishes after the commit

ADDRESS = "4 Harbour Square\n1000 Port Selwyn"
CHANNELS = {
    "emails": ["minister@justice.example"],
    "faxes": ["+999 1 555 0102"],
    "phones": ["+999 1 555 0103"],
    "social": ["X: @minister"],
    "web_form": ["https://justice.example/write"],
}
#: What the translators are asked for, by field; demands and languages are lines of their own.
OFFERED = {
    "title": ["Kite maker held"],
    "slug": ["kite-maker"],
    "summary": ["A kite maker is held."],
    "safety_notice": ["Do not write from work."],
    "search_description": ["Write for Ilyas Verne."],
    "people_at_risk.name": ["Ilyas Verne 0"],
    "people_at_risk.pronouns": ["he/him"],
    "signature_questions.label": ["Which group?"],
    "signature_questions.help_text": ["Yours."],
    "signature_questions.choices": ["North<br/>South"],
    "body.target.name": ["Hon. Adaeze Morrow"],
    "body.target.role": ["Minister of Justice"],
    "body.target.salutation": ["Dear Minister,"],
    "body.target.address": [ADDRESS.replace("\n", "<br/>")],
    "body.target.country": ["Ruritania"],
    "body.target.preferred_languages.item": ["English", "Ruritanian"],
    "body.target.note": ["Post is slow."],
    "body.letter.subject": ["Free Ilyas Verne"],
    "body.letter.salutation": ["Dear Minister,"],
    "body.letter.body": ["I write about Ilyas Verne.<br/><br/>He is held without charge."],
    "body.letter.demands_intro": ["I urge you to:"],
    "body.letter.demands.item": ["release him;", "let him see a lawyer."],
    "body.letter.closing": ["Yours sincerely,"],
    "body.additional_information.text": ["He makes kites."],
    "body.deadline.after_deadline_note": ["Ask your section."],
}

MakeAction = Callable[..., UrgentActionPage]


@pytest.fixture
def staff() -> AbstractUser:
    return get_user_model().objects.create_superuser("editor", "editor@section.example", "secret")


def _body(day: date) -> list[tuple[str, Any]]:
    """A sheet that uses every field which could be taken for text."""
    (target_type, target), (letter_type, letter), *others = sheet_body(day=day.isoformat())
    lists = {name: values for name, values in CHANNELS.items() if name != "web_form"}
    target = {
        **target,
        **lists,
        "web_form": CHANNELS["web_form"][0],
        "address": ADDRESS,
        "salutation": "Dear Minister,",
        "preferred_languages": ["English", "Ruritanian"],
        "note": "Post is slow.",
    }
    letter = {**letter, "demands": ["release him;", "let him see a lawyer."]}
    return [(target_type, target), (letter_type, letter), *others]


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    """An action with every fact set."""
    action = make_action(
        title="Kite maker held",
        slug="kite-maker",
        body=_body(date(2098, 3, 1)),
        kind="update",
        ua_number="80/21",
        index_number="AFR 99/0123/2021",
        issue_date=date(2021, 6, 1),
        countries=["KE", "FR"],
        theme="detention",
        goal=500,
        offline_signatures=12,
        named_with_consent=True,
        previous_action_urls="https://section.example/earlier",
        safety_notice="Do not write from work.",
        search_description="Write for Ilyas Verne.",
    )
    action.signature_questions = [
        SignatureQuestion(label="Which group?", help_text="Yours.", question_type="choice", choices="North\nSouth")
    ]
    action.save_revision().publish()
    return UrgentActionPage.objects.get(pk=action.pk)


def _submit(page: UrgentActionPage, *languages: str) -> list[Translation]:
    locales = [Locale.objects.get_or_create(language_code=language)[0] for language in languages]
    translate_object(page, locales)
    source = TranslationSource.objects.get_for_instance(page)
    return [source.translations.get(target_locale=locale) for locale in locales]


def _translate(translation: Translation, staff: AbstractUser) -> UrgentActionPage:
    """Send in a PO file in which every text is marked with its language, and publish."""
    language = translation.target_locale.language_code
    po: polib.POFile = translation.export_po()
    for entry in po:
        entry.msgstr = f"{entry.msgid}-{language}" if entry.msgctxt == "slug" else f"[{language}] {entry.msgid}"
    assert translation.import_po(po, user=staff) == []
    translation.save_target(user=staff)
    return _translated(translation)


def _translated(translation: Translation) -> UrgentActionPage:
    return UrgentActionPage.objects.get(pk=translation.get_target_instance().pk)


def _facts(page: UrgentActionPage) -> dict[str, Any]:
    names = (*FACTS, "picture_id", "previous_action_id", "previous_action_urls", *page.derived_fields)
    return {name: getattr(page, name) for name in (*names, *page.unversioned_fields)}


def test_translators_are_offered_each_text_whole_and_no_fact(page: UrgentActionPage) -> None:
    [translation] = _submit(page, "fr")
    offered: dict[str, list[str]] = {}
    for segment in translation.source.stringsegment_set.select_related("context", "string").order_by("order"):
        offered.setdefault(segment.context.field_path, []).append(segment.string.data)
    assert offered == OFFERED
    overridable = translation.source.overridablesegment_set.values_list("context__field_path", flat=True)
    assert set(overridable) == {"previous_action_urls", "body.target.web_form"}


def test_every_column_of_the_action_is_text_or_a_fact() -> None:
    own = {field.name for field in UrgentActionMixin._meta.get_fields() if field.editable}
    rules = [rule for rule in get_translatable_fields(UrgentActionPage) if rule.field_name in own]
    facts = {rule.field_name for rule in rules if isinstance(rule, SynchronizedField)}
    assert facts == {*FACTS, *FACTS_WITH_EXCEPTIONS}
    assert {rule.field_name for rule in rules} - facts == {"summary", "body", "safety_notice"}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_translation_has_its_own_text_and_the_facts_of_the_source(
    page: UrgentActionPage, staff: AbstractUser, client: Client, language: str
) -> None:
    [translation] = _submit(page, language)
    translated = _translate(translation, staff)
    assert _facts(translated) == _facts(page)
    assert translated.closes_at == datetime(2098, 3, 2, tzinfo=UTC)
    assert (translated.title, translated.slug) == (f"[{language}] Kite maker held", f"kite-maker-{language}")
    assert [str(person) for person in translated.people_at_risk.all()] == [
        f"[{language}] Ilyas Verne 0 ([{language}] he/him)"
    ]
    target, letter = translated.targets[0], translated.letters[0]
    assert target["address"] == f"[{language}] {ADDRESS}"
    assert target.channels == CHANNELS
    assert (target["kind"], target.languages) == ("target", [f"[{language}] English", f"[{language}] Ruritanian"])
    assert letter["language"] == "en"
    assert letter.paragraphs == [f"[{language}] I write about Ilyas Verne.", "He is held without charge."]
    assert letter.demand_list == [f"[{language}] release him;", f"[{language}] let him see a lawyer."]
    html = client.get(translated.url).content.decode()
    assert f"[{language}] A kite maker is held." in html
    assert "minister@justice.example" in html


def test_signatures_of_all_languages_are_one_tally(
    page: UrgentActionPage, staff: AbstractUser, client: Client, form_data: Callable[..., dict[str, str]]
) -> None:
    french, arabic = (_translate(translation, staff) for translation in _submit(page, "fr", "ar"))
    for signed, email in ((page, "ana"), (french, "bo"), (arabic, "ana")):
        question = signed.signature_questions.get()
        answer = {f"question_{question.pk}": question.choice_list[0]}
        fields = form_data(signed, email=f"{email}@supporter.example", **answer)
        assert client.post(f"/urgent-action/{signed.pk}/sign/", fields).status_code == 303
    given = Signature.objects.order_by("pk").values_list("language", "answers")
    assert [(language, answers[0]["answer"]) for language, answers in given] == [("en", "North"), ("fr", "[fr] North")]
    now = datetime.now(UTC)
    assert {read_tally(each.action_key, now=now) for each in (page, french, arabic)} == {2}


def test_update_from_the_source_brings_the_new_deadline_and_undoes_nothing(
    page: UrgentActionPage, staff: AbstractUser, client: Client
) -> None:
    [translation] = _submit(page, "fr")
    before = _translate(translation, staff)
    stopped_at = datetime.now(UTC) - timedelta(hours=1)
    standing = {"stopped_at": stopped_at, "stop_reason": "Il est libre.", "dead_channels": CHANNELS["faxes"]}
    UrgentActionPage.objects.filter(pk=before.pk).update(**standing)
    raw = page.body.get_prep_value()
    for block in raw:
        if block["type"] == "deadline":
            block["value"]["date"] = "2099-06-30"
    page.body = page.body.stream_block.to_python(raw)
    page.index_number = "AFR 99/0124/2021"
    page.save_revision().publish()
    client.force_login(staff)
    response = client.post(
        reverse("wagtail_localize:update_translations", args=[translation.source_id]), {"publish_translations": "on"}
    )
    assert response.status_code == 302
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[before.pk]))
    assert "wagtail_localize/admin/edit_translation.html" in [template.name for template in editor.templates]
    after = _translated(translation)
    assert after.deadline["date"] == date(2099, 6, 30)
    assert (after.closes_at, after.index_number) == (datetime(2099, 7, 1, tzinfo=UTC), "AFR 99/0124/2021")
    assert (after.extended_from, after.title) == (before.closes_at, before.title)
    assert {name: getattr(after, name) for name in standing} == standing
    after.latest_revision.publish()
    after.refresh_from_db()
    assert {name: getattr(after, name) for name in standing} == standing


def test_sheet_of_an_older_version_can_be_submitted(make_action: MakeAction) -> None:
    """Stored before some of the blocks' fields were there."""
    page = make_action()
    old = raw_body([("target", {"name": "Dr Morrow", "emails": CHANNELS["emails"]}), ("letter", {"body": "Free him."})])
    UrgentActionPage.objects.filter(pk=page.pk).update(body=old)
    [translation] = _submit(UrgentActionPage.objects.get(pk=page.pk), "fr")
    translated = _translated(translation)
    assert translated.targets[0].channels == {"emails": CHANNELS["emails"]}
    assert translated.letters[0].paragraphs == ["Free him."]

"""What templates may ask for: the banner in any template, the chain, mailto links, and every filter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation
from django_countries.fields import Country
from wagtail.models import Site

from tests.conftest import sheet_body
from urgent_action.pages.models import PersonAtRisk, UrgentActionIndexPage, UrgentActionPage
from urgent_action.templatetags import urgent_action_tags as tags

MakeAction = Callable[..., UrgentActionPage]


def render(source: str, context: dict[str, Any] | None = None, *, request: Any = None) -> str:
    """Render a template of the site with the app's tags loaded."""
    return engines["django"].from_string("{% load urgent_action_tags %}" + source).render(context or {}, request)


# --- banner ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("closes_in", "state"),
    [(timedelta(days=30), "open"), (timedelta(days=2), "closing_soon"), (timedelta(days=-1), "closed"), (None, "open")],
)
def test_banner_in_any_template_without_a_request(
    make_action: MakeAction, closes_in: timedelta | None, state: str
) -> None:
    page = make_action(closes_in=closes_in)
    soup = BeautifulSoup(render("{% urgent_action_banner teaser %}", {"teaser": page}), "html.parser")
    assert soup.select_one(f".ua-banner--{state}") is not None
    assert len(soup.select(".ua-banner")) == 1


@pytest.mark.django_db
def test_banner_of_stopped_action_and_outcome(make_action: MakeAction) -> None:
    stopped = make_action()
    stopped.stopped_at, stopped.stop_reason = datetime.now(UTC), "He is <b>free</b>."
    html = render("{% urgent_action_banner page %}", {"page": stopped})
    assert "ua-banner--stopped" in html
    assert "He is &lt;b&gt;free&lt;/b&gt;." in html
    assert "ua-banner--outcome" in render("{% urgent_action_banner page %}", {"page": make_action(kind="outcome")})


@pytest.mark.django_db
def test_banner_of_another_page_does_not_take_the_status_of_the_page_around(make_action: MakeAction) -> None:
    around, other = make_action(closes_in=timedelta(days=-1)), make_action()
    context = {"page": around, "status": "closed", "other": other}
    assert "ua-banner--open" in render("{% urgent_action_banner other %}", context)


@pytest.mark.django_db
def test_banner_of_a_draft_without_anything_renders() -> None:
    assert "ua-banner--open" in render("{% urgent_action_banner page %}", {"page": UrgentActionPage(title="New")})


@pytest.mark.django_db
def test_banner_keeps_one_instant_for_one_request(make_action: MakeAction) -> None:
    page = make_action(closes_in=timedelta(seconds=10))
    request = RequestFactory().get("/")
    assert "closing_soon" in str(render("{% action_status page %}", {"page": page}, request=request))
    with time_machine.travel(page.closes_at + timedelta(seconds=1), tick=False):
        assert "closing_soon" in str(render("{% action_status page %}", {"page": page}, request=request))
        assert "closed" in str(render("{% action_status page %}", {"page": page}))


@pytest.mark.django_db
def test_banner_links_the_newest_sheet_of_the_chain(make_action: MakeAction) -> None:
    first = make_action(ua_number="80/21", issue_date=date(2021, 1, 1), title="First")
    make_action(ua_number="UA 080/21", issue_date=date(2021, 2, 1), title="Second")
    last = make_action(ua_number="80.21", issue_date=date(2021, 3, 1), title="Third", kind="outcome")
    html = render("{% urgent_action_banner page %}", {"page": first})
    assert "Third" in html
    assert "Second" not in html
    assert "First" not in render("{% urgent_action_banner page %}", {"page": last})


# --- the chain -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_chain_has_the_published_sheets_of_the_same_number_in_order(make_action: MakeAction) -> None:
    make_action(ua_number="81/21", title="Another case")
    first = make_action(ua_number="UA 80/21", issue_date=date(2021, 1, 1), title="First")
    third = make_action(ua_number="80/21", issue_date=date(2021, 3, 1), title="Third")
    second = make_action(ua_number="080/21", issue_date=date(2021, 2, 1), title="Second")
    make_action(ua_number="80/21", issue_date=date(2021, 4, 1), title="Draft", publish=False)
    assert [page.pk for page in tags.earlier_sheets(second)] == [first.pk]
    assert [page.pk for page in tags.following_sheets(second)] == [third.pk]
    assert [page.pk for page in tags.following_sheets(first)] == [second.pk, third.pk]


@pytest.mark.django_db
def test_copy_of_a_sheet_is_no_other_sheet_of_its_chain(make_action: MakeAction) -> None:
    first = make_action(ua_number="80/21", index_number="AFR 99/0123/2021", title="First")
    copied = first.copy(update_attrs={"slug": "copied", "title": "Copied"})
    copied.save_revision().publish()
    later = make_action(ua_number="80/21", index_number="AFR 99/0124/2021", title="Later")
    assert [page.title for page in tags.following_sheets(first)] == ["Later"]
    assert [page.title for page in tags.earlier_sheets(later)] == ["First", "Copied"]


@pytest.mark.django_db
def test_chain_follows_the_previous_action_without_numbers(make_action: MakeAction) -> None:
    first = make_action(issue_date=date(2021, 1, 1))
    second = make_action(issue_date=date(2021, 2, 1), previous_action=first)
    assert [page.pk for page in tags.earlier_sheets(second)] == [first.pk]
    assert [page.pk for page in tags.following_sheets(first)] == [second.pk]
    assert tags.following_sheets(second) == []


@pytest.mark.django_db
def test_alias_is_no_sheet_of_the_chain_beside_the_page_that_it_follows(
    make_action: MakeAction, index_page: UrgentActionIndexPage
) -> None:
    first = make_action(ua_number="80/21", issue_date=date(2021, 1, 1))
    second = make_action(ua_number="80/21", issue_date=date(2021, 2, 1))
    alias = second.create_alias(parent=index_page, update_slug="alias")
    assert [tags.earlier_sheets(page) for page in (second, alias)] == [[first], [first]]
    assert [tags.following_sheets(page) for page in (second, alias)] == [[], []]
    assert tags.following_sheets(first) == [second]


@pytest.mark.django_db
def test_page_of_another_site_is_no_sheet_of_the_chain_unless_this_one_follows_it(make_action: MakeAction) -> None:
    page = make_action(ua_number="80/21", issue_date=date(2021, 1, 1))
    root = page.get_parent().get_parent().get_parent()
    elsewhere = root.add_child(instance=UrgentActionIndexPage(title="Elsewhere", slug="elsewhere"))
    Site.objects.create(hostname="other.example", root_page=elsewhere)
    theirs = make_action(ua_number="80/21", issue_date=date(2021, 2, 1), previous_action=page, title="He is free")
    theirs.move(elsewhere, pos="last-child")
    assert tags.following_sheets(page) == []
    assert "He is free" not in render("{% urgent_action_banner page %}", {"page": page})
    ours = make_action(issue_date=date(2021, 3, 1), previous_action=theirs)
    assert tags.earlier_sheets(ours) == [theirs]


# --- form, tally, countries ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_form_without_a_request_belongs_to_the_pages_site(make_action: MakeAction) -> None:
    page = make_action()
    html = render("{% signature_form page as form %}{{ form.section }}|{{ form.statement.key }}", {"page": page})
    assert html.startswith("Ruritania Solidarity|")


@pytest.mark.django_db
def test_form_made_by_the_view_is_used(make_action: MakeAction) -> None:
    assert render("{% signature_form page as made %}{{ made }}", {"page": make_action(), "form": "mine"}) == "mine"


@pytest.mark.django_db
def test_tally_of_an_action_that_nobody_signed_is_nothing(make_action: MakeAction) -> None:
    assert render("{% signature_tally page %}", {"page": make_action()}) == "0"
    assert render("{% signature_tally page %}", {"page": make_action(publish=False)}) == "0"


@pytest.mark.parametrize("selected", ["", "KE", "XX", "<b>", None])
def test_country_options_put_the_chosen_one_first(selected: str | None) -> None:
    options = BeautifulSoup(render("{% country_options selected %}", {"selected": selected}), "html.parser")
    chosen = [str(option["value"]) for option in options.select("option[selected]")]
    assert chosen == (["KE"] if selected == "KE" else [])
    assert len(options.find_all("option")) > 240


def test_country_options_are_in_the_language_in_use() -> None:
    with translation.override("fr"):
        assert "Allemagne" in render("{% country_options %}")
    assert "Germany" in render("{% country_options %}")


# --- mailto ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_mailto_holds_subject_salutation_and_letter(make_action: MakeAction) -> None:
    body = sheet_body()
    body[0][1]["salutation"] = "Your Excellency,"
    body.append(("target", {"kind": "copy", "name": "Bo Example", "emails": ["bo@copies.example"]}))
    page = make_action(body=body)
    link = tags.mailto(page, page.targets[0])
    assert link is not None
    assert link.holds_letter
    text = unquote(link.href)
    assert text.startswith("mailto:minister@justice.example?")
    for part in ("cc=bo@copies.example", "subject=Free Ilyas Verne", "body=Your Excellency,\r\n", "- release him;"):
        assert part in text
    copy = tags.mailto(page, page.targets[1])
    assert copy is not None
    assert "cc=" not in copy.href


@pytest.mark.django_db
def test_mailto_of_a_long_letter_never_cuts_it(make_action: MakeAction) -> None:
    page = make_action(body=sheet_body(body="x" * 3000))
    link = tags.mailto(page, page.targets[0])
    assert link is not None
    assert not link.holds_letter
    assert "xxx" not in link.href


@pytest.mark.django_db
def test_mailto_without_address_or_letter(make_action: MakeAction) -> None:
    page = make_action(body=[("target", {"name": "Hon. Adaeze Morrow", "address": "4 Harbour Square"})])
    assert tags.mailto(page, page.targets[0]) is None
    page = make_action(body=sheet_body()[:1])
    link = tags.mailto(page, page.targets[0])
    assert link is not None
    assert link.href == "mailto:minister@justice.example"


# --- filters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "value", "shown"),
    [
        ("{{ value|text_direction }}", "ar", "rtl"),
        ("{{ value|text_direction }}", "en-gb", "ltr"),
        ("{{ value|language_name }}", "de", "Deutsch"),
        ("{{ value|language_name }}", "xx", "xx"),
        ("{{ value|paragraphs|join:'|' }}", "a\n\nb\nc\n", "a|b\nc"),
        ("{{ value|paragraphs|length }}", None, "0"),
        ("{{ value|grouped }}", 1234567, "1,234,567"),
        ("{{ value|grouped }}", 0, "0"),
        ("{{ value|listed }}", ["Chinese", "English"], "Chinese, English"),
        ("{{ value|listed }}", [], ""),
        ("{{ value|listed }}", ["<b>"], "&lt;b&gt;"),
        ("{{ value|zone_label }}", "America/New_York", "America/New York"),
        ("{{ value|zone_label }}", "Etc/GMT+12", "anywhere on Earth"),
        ("{{ value|zone_label }}", "", ""),
        ("{{ value|tel }}", "+44 (0)20 7946-0000", "tel:+4402079460000"),
        ("{{ value|tel }}", "020 7946 0000 ext. 12", "tel:02079460000"),
        ("{{ value|tel }}", "020 7946 0000 x12", "tel:02079460000"),
        ("{{ value|tel }}", "020 7946 0000 #12", "tel:02079460000"),
        ("{{ value|long_date }}", date(2021, 9, 10), "10 September 2021"),
        ("{{ value|long_date }}", None, ""),
    ],
)
def test_filter(source: str, value: object, shown: str) -> None:
    with translation.override("en"):
        assert render(source, {"value": value}) == shown


def test_grouped_follows_the_language_in_use() -> None:
    with translation.override("de"):
        assert render("{{ value|grouped }}", {"value": 1234567}) == "1.234.567"


def test_country_name_is_in_the_language_in_use() -> None:
    country = Country("DE")
    with translation.override("fr"):
        assert render("{{ value|country_name }}", {"value": country}) == "Allemagne"
    with translation.override("en"):
        assert render("{{ value|country_name }}", {"value": country}) == "Germany"


@pytest.mark.parametrize(("code", "name"), [("PS", "فلسطين"), ("CD", "جمهورية الكونغو الديمقراطية"), ("TW", "تايوان")])
def test_country_whose_common_name_nobody_translated_has_its_official_one(code: str, name: str) -> None:
    with translation.override("ar"):
        assert render("{{ value|country_name }}", {"value": Country(code)}) == name


def test_country_that_is_called_the_same_in_two_languages_keeps_its_common_name() -> None:
    with translation.override("de"):
        assert render("{{ value|country_name }}", {"value": Country("TW")}) == "Taiwan"


@pytest.mark.parametrize(("groups", "heading"), [([False], "Person at risk"), ([True], "People at risk")])
def test_heading_takes_a_group_for_several_people(groups: list[bool], heading: str) -> None:
    people = [PersonAtRisk(name="Ilyas Verne", is_group=group) for group in groups]
    assert render("{{ people|heads }}", {"people": people}) == ("3" if any(groups) else "1")
    page = SimpleNamespace(people_at_risk=SimpleNamespace(all=lambda: people))
    html = render_to_string("urgent_action/parts/people.html", {"page": page})
    assert BeautifulSoup(html, "html.parser").h2.get_text() == heading


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "4 March 2031, 5 p.m."), ("fr", "4 mars 2031 à 17:00"), ("ar", "4 مارس 2031، الساعة 5:00 م")],
)
def test_moment_is_said_with_its_month_in_full(language: str, shown: str) -> None:
    with translation.override(language), timezone.override(UTC):
        assert render("{{ at|long_moment }}", {"at": datetime(2031, 3, 4, 17, tzinfo=UTC)}) == shown
        assert render("{{ at|long_moment }}", {"at": None}) == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("office@law.example", "office@<wbr>law.example"),
        ('"<b>"@law.example', "&quot;&lt;b&gt;&quot;@<wbr>law.example"),
    ],
)
def test_mail_address_may_be_broken_behind_its_sign(address: str, shown: str) -> None:
    assert render("{{ value|mail_address }}", {"value": address}) == shown


def test_every_filter_is_tested_here() -> None:
    assert set(tags.register.filters) == {
        "country_name",
        "text_direction",
        "language_name",
        "paragraphs",
        "grouped",
        "heads",
        "listed",
        "long_date",
        "long_moment",
        "mail_address",
        "zone_label",
        "tel",
    }

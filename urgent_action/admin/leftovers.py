"""Where a name still stands when an action has been redacted: what only a person can change, or nobody can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import PageLogEntry

from ..domain.redaction import texts_in
from ..names import NameMatcher

#: Wagtail hook: given the pages and the matcher, sentences about what an app keeps with the name in it.
LEFTOVERS_HOOK = "urgent_action_leftovers"


@dataclass(frozen=True)
class Leftover:
    """One place that was not changed."""

    where: str
    #: Where in the admin it can be changed; empty if nowhere.
    url: str = ""


def find_leftovers(pages: list[Any], matcher: NameMatcher) -> list[Leftover]:
    """Places with the name that redaction leaves alone, for a list of pages of one action."""
    found = [*_addresses(pages, matcher), *_files(pages, matcher), *_chain(pages, matcher)]
    found += [*_log_entries(pages, matcher), *_redirects(pages, matcher)]
    for hook in hooks.get_hooks(LEFTOVERS_HOOK):
        found += [Leftover(str(sentence)) for sentence in hook(pages, matcher)]
    return found


def out_of_reach() -> list[str]:
    """What no program here can know or change, in sentences."""
    return [
        _("Files: a name within a document, or in a picture, is not seen."),
        _("Mails that were sent, exports that were downloaded, and sheets that were printed."),
        _("Backups, copies in search engines, in archives of the web and on other sites, posts in social media."),
    ]


def _addresses(pages: list[Any], matcher: NameMatcher) -> Iterator[Leftover]:
    for page in pages:
        if matcher.is_in_address(page.slug) or matcher.parts_in(page.slug):
            where = _("The address of the page, “%(slug)s”: change it under “Promote”. Old links then lead nowhere.")
            yield Leftover(where % {"slug": page.slug}, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _files(pages: list[Any], matcher: NameMatcher) -> Iterator[Leftover]:
    for item in {file for page in pages for file in _files_of(page)}:
        texts = [*texts_in(item), item.file.name]
        if any(matcher.find(text) or matcher.is_in_address(text) for text in texts):
            app = "wagtailimages:edit" if isinstance(item, AbstractImage) else "wagtaildocs:edit"
            named = {"kind": capfirst(item._meta.verbose_name), "title": item.title}
            where = _("%(kind)s “%(title)s”: its title, description or file name") % named
            yield Leftover(where, reverse(app, args=[item.pk]))


def _files_of(page: Any) -> Iterator[Any]:
    """Pictures and documents that a page uses, in columns and within texts and blocks."""
    for column in page._meta.concrete_fields:
        references: list[tuple[Any, Any]] = []
        if isinstance(column, ForeignKey):
            references = [(column.related_model, getattr(page, column.attname))]
        elif hasattr(column, "extract_references"):
            extracted = column.extract_references(column.value_from_object(page))
            references = [(model, pk) for model, pk, _model_path, _content_path in extracted]
        for model, pk in references:
            if pk and issubclass(model, AbstractImage | AbstractDocument):
                yield from model.objects.filter(pk=pk)


def _chain(pages: list[Any], matcher: NameMatcher) -> Iterator[Leftover]:
    ids = [page.pk for page in pages]
    for page in pages:
        related = Q(previous_action__in=ids) | Q(pk=page.previous_action_id)
        if page.ua_number_normalised:
            related |= Q(ua_number_normalised=page.ua_number_normalised)
        for sheet in type(page).objects.filter(related, locale=page.locale_id).live().public().exclude(pk__in=ids):
            people = [str(person) for person in sheet.people_at_risk.all()]
            if any(matcher.find(text) for text in (*people, *texts_in(sheet))):
                yield Leftover(
                    _("Another sheet of the chain, “%(title)s”") % {"title": sheet.title},
                    reverse("urgent_action_admin:redact", args=[sheet.pk]),
                )


def _log_entries(pages: list[Any], matcher: NameMatcher) -> Iterator[Leftover]:
    entries = PageLogEntry.objects.filter(page__in=[page.pk for page in pages])
    number = sum(any(matcher.find(text) for text in (entry.label, str(entry.data))) for entry in entries.iterator())
    if number:
        told = ngettext("%(number)d entry of the audit log", "%(number)d entries of the audit log", number)
        yield Leftover(told % {"number": number})


def _redirects(pages: list[Any], matcher: NameMatcher) -> Iterator[Leftover]:
    if not apps.is_installed("wagtail.contrib.redirects"):
        return
    from wagtail.contrib.redirects.models import Redirect

    for redirect in Redirect.objects.filter(redirect_page__in=pages):
        if matcher.is_in_address(redirect.old_path):
            where = _("A redirect from %(path)s") % {"path": redirect.old_path}
            yield Leftover(where, reverse("wagtailredirects:edit", args=[redirect.pk]))

"""The words that signers agree to: shown, named by their content, and stored once somebody has agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from ..conf import app_settings
from ..digests import text_digest
from ..exceptions import ConsentOutdated
from ..models import ConsentStatement


@dataclass(frozen=True)
class Statement:
    """A consent statement as it is shown on a form."""

    key: UUID
    language: str
    text: str


def section_name(site: Site) -> str:
    """Who asks for the consent."""
    return app_settings().section_name or site.site_name or site.hostname


def current_statement(site: Site, language: str) -> Statement:
    """The statement that a form shows today, in the language of the page: the section's own, or the app's."""
    written = ConsentStatement.objects.filter(site=site, language=language, by_section=True, replaced_at=None)
    own = written.order_by("-created_at").first()
    if own is not None:
        return Statement(key=own.pk, language=language, text=own.text)
    with translation.override(language):
        text = _(
            "I sign this appeal. %(section)s keeps my name, e-mail address and country for it, and deletes them when they "
            "are no longer needed for it. I can withdraw my signature at any time."
        ) % {"section": section_name(site)}
    return Statement(key=text_digest(str(site.pk), language, text), language=language, text=text)


def agreed_statement(key: UUID | None, *, site: Site, language: str, now: datetime) -> ConsentStatement:
    """The stored statement that a signer has seen, by the key that stood in their form.

    Raises:
        ConsentOutdated: no such words are known, or they were replaced longer ago than a cached form lives.
    """
    current = current_statement(site, language)
    stored = ConsentStatement.objects.filter(pk=key, site=site).first() if key else None
    if key == current.key:
        if stored is None or stored.replaced_at is not None:
            return _store(current, site=site, now=now)
        return stored
    if stored is None or (stored.replaced_at or now) + app_settings().consent_overlap < now:
        raise ConsentOutdated
    return stored


def write_statement(text: str, *, site: Site, language: str, now: datetime) -> ConsentStatement:
    """Make the section's words the ones that forms of a site show from now on. Older versions stay as they are."""
    statement = Statement(key=text_digest(str(site.pk), language, text), language=language, text=text)
    row = _store(statement, site=site, now=now)
    # The same words may have been used before: they come into force again.
    ConsentStatement.objects.filter(pk=row.pk).update(by_section=True, replaced_at=None)
    return row


def _store(statement: Statement, *, site: Site, now: datetime) -> ConsentStatement:
    row = ConsentStatement(
        key=statement.key, site=site, language=statement.language, text=statement.text, created_at=now
    )
    ConsentStatement.objects.bulk_create([row], ignore_conflicts=True)
    ConsentStatement.objects.filter(pk=row.pk).update(replaced_at=None)
    older = ConsentStatement.objects.filter(site=site, language=statement.language, replaced_at=None)
    older.exclude(pk=row.pk).update(replaced_at=now)
    return row

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
from ..memory import forget, remembered
from ..models import ConsentStatement
from ..prepared import insert_once
from ..sections import section_for


@dataclass(frozen=True)
class Statement:
    """A consent statement as it is shown on a form."""

    key: UUID
    language: str
    text: str


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
        ) % {"section": section_for(site, language).name}
    return Statement(key=text_digest(str(site.pk), language, text), language=language, text=text)


def agreed_statement(key: UUID | None, *, site: Site, language: str, now: datetime) -> ConsentStatement:
    """The stored statement that a signer has seen, by the key that stood in their form.

    One that is in force is kept in memory. Should other words take its place meanwhile, it may be agreed to for some seconds
    longer in other processes, as it may for ``CONSENT_OVERLAP_HOURS`` from pages in caches.

    Raises:
        ConsentOutdated: no such words are known, or they were replaced longer ago than a cached form lives.
    """
    if key is None:
        raise ConsentOutdated
    in_force = remembered(_memory(site, language, key), lambda: _stored_in_force(key, site=site, language=language))
    if in_force is not None:
        return in_force
    current = current_statement(site, language)
    if key == current.key:
        return _store(current, site=site, now=now)
    stored = ConsentStatement.objects.filter(pk=key, site=site).first()
    if stored is None or (stored.replaced_at or now) + app_settings().consent_overlap < now:
        raise ConsentOutdated
    return stored


def _stored_in_force(key: UUID, *, site: Site, language: str) -> ConsentStatement | None:
    """The words with this key, if they are those that a form shows today and somebody has agreed to them before.

    What is stored only now is not kept in memory: the transaction that stores it may yet be rolled back.
    """
    if key != current_statement(site, language).key:
        return None
    return ConsentStatement.objects.filter(pk=key, site=site, replaced_at=None).first()


def _memory(site: Site, language: str, key: UUID) -> str:
    return f"consent.{site.pk}.{language}.{key.hex}"


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
    insert_once(row)
    ConsentStatement.objects.filter(pk=row.pk).update(replaced_at=None)
    older = ConsentStatement.objects.filter(site=site, language=statement.language, replaced_at=None).exclude(pk=row.pk)
    forget([_memory(site, statement.language, key) for key in older.values_list("pk", flat=True)])
    older.update(replaced_at=now)
    return row

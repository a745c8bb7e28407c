"""What a file tells of the signatures that it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from uuid import UUID

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from ...countries import country_names
from ...exceptions import UrgentActionError
from ...languages import own_name
from ...spreadsheets import SIGNATURE_COLUMNS
from ..files.table import Row, Table
from ..models import Audience
from .scope import Scope, as_text, as_utc, in_batches, select
from .totals import by_country, by_day, by_language

#: Heads of the file for the CRM. The words of a version stand once in the admin: in each row they would be half of the file.
CRM_COLUMNS = (*SIGNATURE_COLUMNS, "consent_version")


class NamesSealed(UrgentActionError):
    """The server cannot read the names: they are sealed."""


def table_of(scope: Scope) -> Table:
    """The table of a scope, with the words of the language in use; its rows are read when it is written.

    Reading them raises :class:`NamesSealed` if a signature is sealed meanwhile: the file then breaks off.
    """
    tables = {Audience.TARGET: _for_target, Audience.CRM: _for_crm, Audience.PUBLIC: _for_public}
    return tables[scope.audience](scope)


def _for_target(scope: Scope) -> Table:
    names = country_names(get_language() or "en")
    batches = in_batches(select(scope), "name", "country")

    def rows() -> Iterator[list[Row]]:
        number = 0
        for batch in batches:
            yield [
                [str(at), name or _unreadable(), names.get(country, country)]
                for at, (_at, _pk, name, country) in enumerate(batch, start=number + 1)
            ]
            number += len(batch)

    head = [pgettext("column of a table: number in a list", "No."), _("Name"), _("Country")]
    return Table(head, rows(), _ending())


def _for_crm(scope: Scope) -> Table:
    told = ("name", "email", "country", "language", "wants_updates", "public_name")
    versions = _Versions()
    batches = in_batches(select(scope), *told, as_text("created_at"), as_text("answers"), as_text("consent"))

    def rows() -> Iterator[list[Row]]:
        for batch in batches:
            yield [
                [
                    str(number),
                    name or _unreadable(),
                    email,
                    country,
                    language,
                    "True" if wants_updates else "False",
                    "True" if public_name else "False",
                    as_utc(created),
                    as_utc(confirmed),
                    "" if answers == "[]" else _told(answers),
                    versions[key],
                ]
                for (
                    confirmed, number, name, email, country, language, wants_updates, public_name, created, answers, key
                ) in batch
            ]  # fmt: skip

    return Table(list(CRM_COLUMNS), rows(), _ending())


class _Versions(dict[str, str]):
    """The database's text of a version's key → the usual one, which not each database has."""

    def __missing__(self, key: str) -> str:
        self[key] = str(UUID(key))
        return self[key]


def _for_public(scope: Scope) -> Table:
    others = pgettext("countries, days or languages with few signatures", "Others")
    names = country_names(get_language() or "en")
    total, country, day, language = _("All"), _("Country"), _("Day"), _("Language")

    def rows() -> Iterator[list[Row]]:
        signatures = select(scope)
        yield [[total, "", str(signatures.count())]]
        yield [[country, names.get(code, code) or others, str(number)] for code, number in by_country(signatures)]
        yield [[day, date or others, str(number)] for date, number in by_day(signatures)]
        yield [[language, own_name(code) if code else others, str(number)] for code, number in by_language(signatures)]

    return Table([_("Counted by"), _("Value"), _("Signatures")], rows(), _ending())


def _unreadable() -> str:
    raise NamesSealed


def _told(answers: str) -> str:
    return "\n".join(f"{answer.get('question')}: {answer.get('answer')}" for answer in json.loads(answers))


def _ending() -> Callable[[int], str]:
    words = _("End of the file: %(rows)d rows")
    return lambda rows: words % {"rows": rows}

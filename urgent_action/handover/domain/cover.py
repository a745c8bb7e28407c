"""The list of names for the target, as a PDF with a cover page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import pgettext

from ...conf import app_settings
from ...countries import country_name
from ...dates import long_date
from ...enums import TargetKind
from ...languages import listed
from ...models import UrgentActionMixin
from ...sections import section_for
from ..files.pdf import make_pdf
from ..models import Audience
from .scope import Scope, select
from .tables import table_of
from .totals import by_country


def print_names(page: UrgentActionMixin, scope: Scope, *, now: datetime) -> tuple[bytes, int]:
    """The PDF in the language of the page, and how many names are in it.

    The totals are of all who signed within the scope; the names are of those who agreed to be named.

    Raises:
        NamesSealed: the server cannot read the names.
    """
    language = page.locale.language_code
    with translation.override(language):
        table = table_of(scope)
        names = list(chain.from_iterable(table))
        context = {
            **_cover(page, scope, now=now),
            "language": language,
            "names": names,
            "named": len(names),
            "last_line": table.last_line,
        }
        html = render_to_string("urgent_action_handover/print/target.html", context)
    return make_pdf(html), len(names)


def _cover(page: UrgentActionMixin, scope: Scope, *, now: datetime) -> dict[str, Any]:
    everybody = select(replace(scope, audience=Audience.PUBLIC, new=False))
    others = pgettext("countries, days or languages with few signatures", "Others")
    countries = [(country_name(code) if code else others, number) for code, number in by_country(everybody)]
    officials = [target for target in page.targets if target.get("kind") == TargetKind.TARGET]
    parts = [[str(part) for part in (target.get("name"), target.get("role")) if part] for target in officials]
    narrowed = scope.pages is not None or scope.country or scope.language
    return {
        "page": page,
        "section": section_for(page.get_site(), page.locale.language_code).name,
        "targets": [listed(target) for target in parts if target],
        "day": long_date(now.astimezone(ZoneInfo(app_settings().zone)).date()),
        "total": sum(number for _country, number in countries),
        "countries": countries,
        "on_paper": 0 if narrowed else page.offline_signatures,
    }

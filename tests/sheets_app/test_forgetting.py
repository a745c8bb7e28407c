"""``urgent_action_forget_imports``: what was uploaded and never made into a draft."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from urgent_action.pages.models import UrgentActionIndexPage
from urgent_action.sheets.models import SheetImport

pytestmark = pytest.mark.django_db


def test_sheets_older_than_a_day_are_deleted_and_younger_ones_stay(
    editor: User, index_page: UrgentActionIndexPage
) -> None:
    for name, ago in (
        ("old.docx", timedelta(days=1, minutes=1)),
        ("older.docx", timedelta(days=9)),
        ("young.docx", timedelta(hours=23)),
    ):
        SheetImport.objects.create(
            owner=editor,
            parent_id=index_page.pk,
            page_type="urgent_action_pages.UrgentActionPage",
            language="en",
            filename=name,
            source=b"x",
            understood={},
            created_at=timezone.now() - ago,
        )
    out = StringIO()
    call_command("urgent_action_forget_imports", stdout=out)
    assert out.getvalue() == "2 deleted.\n"
    assert [sheet.filename for sheet in SheetImport.objects.all()] == ["young.docx"]

"""Sections that were entered in the admin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Site

from urgent_action.section_settings.models import SectionSettings, SectionTexts

MakeSection = Callable[..., SectionSettings]


@pytest.fixture
def make_section(site: Site) -> MakeSection:
    """Enter a section for a site; ``texts`` are its words by language, the main language first."""

    def make(*, on: Site = site, texts: dict[str, dict[str, str]] | None = None, **facts: Any) -> SectionSettings:
        row = SectionSettings(site=on, **facts)
        row.texts = [SectionTexts(language=language, **words) for language, words in (texts or {}).items()]
        row.save()
        return row

    return make

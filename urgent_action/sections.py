"""The section that runs a site, as its pages and mails name it: a registry, so that an optional app can provide the values
per site and language, and the core need not know it. What nobody provides comes from ``URGENT_ACTION``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .conf import app_settings


@dataclass(frozen=True)
class Section:
    """What a section says of itself, on one site and in one language."""

    #: As in "your details are kept by …".
    name: str
    #: IANA zone in which deadlines are meant unless the editor chooses another.
    time_zone: str
    #: Days after the close for which signatures are kept.
    retention_days: int
    #: Web address of the privacy notice.
    privacy_url: str = ""
    #: Lines, as on an envelope.
    postal_address: str = ""
    #: Where people may write to the section.
    email: str = ""
    #: What supporters should think of before they act, where an action says nothing of its own.
    safety_notice: str = ""
    #: With which a new letter introduces its demands.
    demands_intro: str = ""
    #: What a new sheet says about coming too late.
    after_deadline_note: str = ""


#: Given a Wagtail site and a language code, the values that it knows, by the names of :class:`Section`; empty ones and None
#: count as not known. It is asked for every page, so it costs at most one query for each site object.
Provider = Callable[[Any, str], Mapping[str, Any]]

_providers: list[Provider] = []


def register_section(provider: Provider) -> None:
    """Have a provider asked before the settings; call it in ``AppConfig.ready``. Twice is as once."""
    if provider not in _providers:
        _providers.append(provider)


def section_for(site: Any, language: str) -> Section:
    """The section that runs a site, in the words of one language.

    Args:
        site: a Wagtail site, or None where there is none: then the settings speak alone.
        language: code of the language of the page or mail that the words are for.
    """
    settings = app_settings()
    section = Section(
        name=settings.section_name or (site.site_name or site.hostname if site else ""),
        time_zone=settings.zone,
        retention_days=settings.retention_days,
        privacy_url=settings.privacy_url,
    )
    for provider in _providers if site else ():
        known = provider(site, language)
        section = replace(section, **{name: value for name, value in known.items() if value not in ("", None)})
    return section


def safety_notice_for(page: Any, section: Section) -> str:
    """What supporters of an action should think of before they act: the action's own words, else its section's."""
    return str(page.safety_notice or section.safety_notice)

"""Look over a page before it is published, and while it stands: what is wrong, and what an editor should look at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..blocks.review import Finding, Level, body_errors, body_links
from ..enums import SheetKind, TargetKind
from ..exceptions import DeadlineError
from ..languages import own_name
from ..models import UrgentActionMixin
from .channels import living
from .composing import addressee, mail_to, salutation

__all__ = ["Finding", "Level", "findings"]

#: A deadline that is nearer is more often a wrong zone or day than meant.
_NEAR = timedelta(hours=1)
#: Hosts that stand for a host (RFC 2606, RFC 6761).
_PLACEHOLDERS = ("example", "example.com", "example.org", "example.net", "invalid", "test", "localhost")


def findings(page: UrgentActionMixin, *, now: datetime) -> list[Finding]:
    """Everything that is to be said of a page, errors first.

    Args:
        page: as it stands on the site, or as a draft holds it; drafts have gaps, and it survives them.
        now: aware.
    """
    errors = list(body_errors(page.body, kind=page.kind, now=now, standing=_standing(page)))
    warnings = [*_about_links(page), *_about_people(page), *_about_expiry(page)]
    if page.kind != SheetKind.OUTCOME:
        warnings = [
            *_about_deadline(page, now),
            *_about_translations(page),
            *_about_targets(page),
            *_about_letters(page),
            *warnings,
        ]
    return [*errors, *warnings]


def _warn(code: str, sentence: Any, place: str = "") -> Finding:
    return Finding(code, Level.WARNING, sentence, place=place)


def _standing(page: UrgentActionMixin) -> datetime | None:
    """The deadline with which the page stands on the site; ``page`` may be a draft of another one."""
    if not page.pk or not page.live:
        return None
    return type(page)._base_manager.filter(pk=page.pk).values_list("closes_at", flat=True).first()


def _about_deadline(page: UrgentActionMixin, now: datetime) -> Iterator[Finding]:
    if page.deadline is None:
        yield _warn("deadline_none", _("There is no deadline: the action stays open until somebody stops it."))
        return
    try:
        closes_at = page.deadline.closes_at
    except DeadlineError:
        return  # an error already
    if closes_at is not None and now < closes_at <= now + _NEAR:
        yield _warn("deadline_near", _("The deadline is less than an hour away. Are the day and the time zone right?"))
    if closes_at is not None and page.go_live_at is not None and closes_at <= page.go_live_at:
        yield _warn("deadline_before_live", _("The page is scheduled to go live only when its deadline is over."))


def _about_expiry(page: UrgentActionMixin) -> Iterator[Finding]:
    if page.expire_at is not None:
        sentence = _(
            "An expiry date is set: the page disappears then. Leave it empty, since an action closes by itself."
        )
        yield _warn("expiry", sentence)


def _about_translations(page: UrgentActionMixin) -> Iterator[Finding]:
    """Each language has a deadline of its own, and of two that differ one was more often forgotten than meant."""
    try:
        closes_at = page.deadline.closes_at if page.deadline else None
    except DeadlineError:
        return  # an error already
    model: Any = type(page)
    others = model.objects.live().filter(translation_key=page.translation_key, alias_of=None, stopped_at=None)
    others = others.exclude(Q(pk=page.pk) | Q(kind=SheetKind.OUTCOME))
    for code, moment in others.order_by("pk").values_list("locale__language_code", "closes_at"):
        if moment != closes_at:
            sentence = _("In another language the action closes at another time. Is that meant?")
            yield _warn("deadline_differs", sentence, own_name(code))


def _about_targets(page: UrgentActionMixin) -> Iterator[Finding]:
    if not page.blocks_of("target"):
        yield _warn("target_none", _("There is nobody to write to."))
    for target in page.targets:
        name = addressee(target)
        dead = [
            value
            for kind, values in target.channels.items()
            for value in values
            if value not in living(page, target, kind)
        ]
        for value in dead:
            yield _warn("channel_dead", _("This way to the target is marked as dead."), value)
        ways = [way for kind in target.channels for way in living(page, target, kind)]
        if dead and not ways and not target.lines:
            yield _warn("target_lost", _("Every way to reach this target is marked as dead."), name)
        if target.get("kind") == TargetKind.TARGET and not (target.languages or target.get("own_language_welcome")):
            yield _warn("target_language", _("It is not said in which languages this target can be written to."), name)


def _about_letters(page: UrgentActionMixin) -> Iterator[Finding]:
    if not page.letters and not page.blocks_of("appeal_points"):
        yield _warn("letter_none", _("There is neither a letter nor a list of points to write."))
    targets = [target for target in page.targets if target.get("kind") != TargetKind.COPY]
    for letter in page.letters:
        if not letter.get("language"):
            yield _warn("letter_language", _("It is not said in which language the letter is."))
        if not letter.get("salutation") and not (targets and all(salutation(page, one, letter) for one in targets)):
            yield _warn("letter_salutation", _("The letter has no salutation."), letter.language_name)
        if not letter.demand_list:
            yield _warn("letter_demands", _("The letter has no demands."), letter.language_name)
    for target in targets:
        link = mail_to(page, target) if page.letters else None
        if link is not None and not link.holds_letter:
            sentence = _("The letter is too long for a mail link: supporters have to copy and paste it.")
            yield _warn("letter_long", sentence, addressee(target))


def _about_people(page: UrgentActionMixin) -> Iterator[Finding]:
    people = list(page.people_at_risk.all())
    named = [person for person in people if not person.name.strip().startswith("[")]
    for person in named:
        if not person.pronouns and not person.is_group:
            yield _warn("pronouns_none", _("Pronouns are missing; write “not known” if they are."), person.name)
    if named and not page.named_with_consent:
        sentence = _("It is not ticked that the people named, or their family, agreed to be named.")
        yield _warn("consent_none", sentence)


def _about_links(page: UrgentActionMixin) -> Iterator[Finding]:
    links = [url for _index, _field, url in body_links(page.body)]
    for url in dict.fromkeys([*links, *page.earlier_urls]):
        if _is_placeholder(url):
            yield _warn("link_placeholder", _("This link looks like a placeholder."), url)


def _is_placeholder(url: str) -> bool:
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    return any(host == name or host.endswith(f".{name}") for name in _PLACEHOLDERS)

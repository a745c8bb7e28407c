"""The facts of an urgent action, as columns, for any page class."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any, ClassVar, cast
from uuid import UUID

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager

from .. import deadlines
from ..blocks import SheetBlock, sheet_skeleton
from ..blocks.base import split_lines
from ..conf import app_settings, theme_choices
from ..enums import SheetKind, Status
from ..exceptions import DeadlineError
from ..fields import SheetField, validate_urls
from ..numbers import normalise_number
from ..querysets import UrgentActionQuerySet
from ..translating import translation_rules
from .serving import PageResponse
from .standing import StandingAction

swapper.set_app_prefix("wagtailcore", "wagtail")

#: Room for every country of the world, so that a new one does not change the column (ISO codes and commas).
_COUNTRIES_LENGTH = 1000


class UrgentActionMixin(StandingAction):
    """Makes a page class an urgent action: mix it in before a page class of Wagtail's or your own."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=SheetKind.choices,
        default=SheetKind.FIRST,
        help_text=_("What this sheet is within its chain. An outcome takes no letters and no signatures."),
    )
    ua_number = models.CharField(
        _("UA number"),
        max_length=40,
        blank=True,
        help_text=_("As printed, for example 80/21. The whole chain has the same."),
    )
    ua_number_normalised = models.CharField(max_length=40, blank=True, editable=False, db_index=True)
    index_number = models.CharField(
        _("index number"),
        max_length=60,
        blank=True,
        help_text=_("This sheet's own, as printed, for example AFR 99/0123/2021."),
    )
    index_number_normalised = models.CharField(max_length=60, blank=True, editable=False, db_index=True)
    issue_date = models.DateField(_("issue date"), null=True, blank=True)
    countries = CountryField(
        verbose_name=_("countries"),
        multiple=True,
        blank=True,
        max_length=_COUNTRIES_LENGTH,
        help_text=_("Countries of the case. The list of actions can be filtered by them."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("The first paragraph of the sheet: who, what, when, and what is feared.")
    )
    theme = models.CharField(
        _("theme"),
        max_length=60,
        blank=True,
        choices=theme_choices,
        help_text=_("What the case is about. The list of actions can be filtered by it."),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Shown at the top, in the list, and where the page is shared. Only with the consent of those who are in it."
        ),
    )
    body = SheetField(SheetBlock(), verbose_name=_("sheet"), blank=True, default=sheet_skeleton)
    previous_action = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("previous sheet on this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    previous_action_urls = models.TextField(
        _("addresses of earlier sheets elsewhere"),
        blank=True,
        validators=[validate_urls],
        help_text=_("One web address on each line."),
    )
    signing = models.BooleanField(_("collect signatures"), default=True)
    confirming = models.BooleanField(
        _("ask signers to confirm by e-mail"),
        default=True,
        help_text=_("Without confirmation a signature counts at once, and anybody can sign with anybody's address."),
    )
    offline_signatures = models.PositiveIntegerField(
        _("signatures on paper"), default=0, help_text=_("Collected elsewhere; they are shown apart from the others.")
    )
    goal = models.PositiveIntegerField(
        _("goal"), null=True, blank=True, help_text=_("How many signatures you hope for. Empty: no goal is shown.")
    )
    named_with_consent = models.BooleanField(
        _("the people named, or their family, agreed to be named"),
        default=False,
        help_text=_("Ask before you publish a name: it can put somebody in danger."),
    )
    safety_notice = models.TextField(
        _("safety notice"),
        blank=True,
        help_text=_("What supporters of this action should think of before they act. Empty: the section's own notice."),
    )
    closes_at = models.DateTimeField(_("closes at"), null=True, editable=False, db_index=True)
    closes_at_zone = models.CharField(max_length=64, blank=True, editable=False)

    objects: ClassVar[Any] = PageManager.from_queryset(UrgentActionQuerySet)()

    #: Facts that follow from others, and are computed when the page is saved.
    derived_fields = ("ua_number_normalised", "index_number_normalised", "closes_at", "closes_at_zone")
    #: Read by wagtail-localize, where a site has it.
    override_translatable_fields: ClassVar[list[Any]] = translation_rules()

    class Meta:
        abstract = True

    @property
    def action_key(self) -> UUID:
        """What makes pages one action: shared by its translations and, through their source, by its aliases."""
        source = self.alias_of.specific_deferred if self.alias_of_id else self
        return cast(UUID, source.translation_key)

    def status_at(self, now: datetime) -> Status:
        """Where the action stands at ``now``."""
        return deadlines.status(
            kind=self.kind,
            closes_at=self.closes_at,
            stopped_at=self.stopped_at,
            now=now,
            closing_soon=app_settings().closing_soon,
        )

    def max_age_at(self, now: datetime) -> int:
        """Seconds for which a page made at ``now`` may be cached."""
        change = deadlines.next_change(
            status=self.status_at(now), closes_at=self.closes_at, now=now, closing_soon=app_settings().closing_soon
        )
        return deadlines.max_age(change=change, now=now, ceiling=app_settings().page_max_age)

    @property
    def last_day(self) -> tuple[Any, Any] | None:
        """Last day and time on it (None: to its end) in the deadline's own zone; None without a deadline."""
        return deadlines.last_day(self.closes_at, self.closes_at_zone) if self.closes_at else None

    def blocks_of(self, block_type: str) -> list[Any]:
        """Values of the body's blocks of one type, in order."""
        return [child.value for child in self.body if child.block_type == block_type]

    @property
    def targets(self) -> list[Any]:
        """Targets, copies and embassies that a reader can be shown."""
        return [target for target in self.blocks_of("target") if not target.is_empty]

    @property
    def letters(self) -> list[Any]:
        """Model letters that say something."""
        return [letter for letter in self.blocks_of("letter") if not letter.is_empty]

    @property
    def deadline(self) -> Any | None:
        """The deadline block's value, if there is one."""
        return next(iter(self.blocks_of("deadline")), None)

    @property
    def first_to_write(self) -> int | None:
        """Position in the body of the first block that says whom to write to, or what."""
        parts = ("target", "letter", "appeal_points")
        return next((at for at, child in enumerate(self.body) if child.block_type in parts), None)

    @property
    def country_codes(self) -> list[str]:
        """ISO 3166-1 alpha-2 codes of the countries of the case."""
        return [country.code for country in self.countries]

    @property
    def earlier_urls(self) -> list[str]:
        """Addresses of earlier sheets elsewhere."""
        return split_lines(self.previous_action_urls)

    def derive(self) -> None:
        """Compute the derived facts from the others; the only place that sets ``closes_at``.

        Raises:
            DeadlineError: the deadline names no instant.
        """
        self.ua_number_normalised = normalise_number(self.ua_number)[:40]
        self.index_number_normalised = normalise_number(self.index_number)[:60]
        self.closes_at, self.closes_at_zone = None, ""
        deadline = self.deadline
        if deadline is not None and deadline.closes_at is not None:
            self.closes_at, self.closes_at_zone = deadline.closes_at, deadline.zone_name

    def with_content_json(self, content: dict[str, Any]) -> UrgentActionMixin:
        """A revision as a page. Wagtail writes a draft down without saving it, with what the version before it derived."""
        page = cast(UrgentActionMixin, super().with_content_json(content))
        with suppress(DeadlineError):  # it has none then, as in a draft that is saved
            page.derive()
        return page

    def serve_preview(self, request: HttpRequest, mode_name: str) -> PageResponse:
        """The page as the form has it at this moment, its deadline included."""
        with suppress(DeadlineError):
            self.derive()
        return super().serve_preview(request, mode_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page with its derived facts. An alias of an alias becomes one of the page that both show.

        Raises:
            ValidationError: a page that the public sees has a deadline block from which no instant can be computed.
                Forms check this first; here it holds for programs too, since such a page would never close.
        """
        if self._state.adding and self.alias_of_id and self.alias_of.alias_of_id:
            self.alias_of = self.alias_of.alias_of
        try:
            self.derive()
        except DeadlineError as error:
            if self.live:
                raise ValidationError({"body": str(error)}) from error
        if self.live and self.deadline is not None and self.closes_at is None:
            raise ValidationError({"body": _("The deadline has no date.")})
        only = kwargs.get("update_fields")
        if only is not None and "body" in only:
            kwargs["update_fields"] = {*only, *self.derived_fields}
        super().save(*args, **kwargs)

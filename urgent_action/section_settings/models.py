"""What a section says of itself on each site, and in each language."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from .forms import SectionSettingsForm
from .panels import SECTION_PANELS, TEXTS_PANELS


@register_setting(icon="group")
class SectionSettings(ClusterableModel, BaseSiteSetting):
    """One section on one site. What is left empty comes from ``URGENT_ACTION``."""

    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Where supporters may write to you."))
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        help_text=_(
            "In which deadlines are meant, unless an editor chooses another. Sheets that are there already keep theirs."
        ),
    )
    retention_days = models.PositiveIntegerField(
        _("days for which signatures are kept"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("Counted from the close of an action. After that they are erased, and only their number stays."),
    )

    base_form_class = SectionSettingsForm
    panels = SECTION_PANELS

    class Meta:
        verbose_name = _("urgent action section")
        verbose_name_plural = _("urgent action sections")
        default_permissions = ("change",)


class SectionTexts(Orderable):
    """The words of a section in one language."""

    section = ParentalKey(SectionSettings, verbose_name=_("section"), on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=35)
    name = models.CharField(
        _("name of the section"),
        max_length=200,
        blank=True,
        help_text=_("As in “… keeps my name, e-mail address and country”. Signers agree to this name."),
    )
    postal_address = models.TextField(
        _("postal address"), max_length=500, blank=True, help_text=_("Lines, as on an envelope.")
    )
    privacy_url = models.URLField(
        _("address of the privacy notice"), max_length=500, blank=True, help_text=_("Linked beside the signature form.")
    )
    safety_notice = models.TextField(
        _("safety notice"),
        blank=True,
        help_text=_("What supporters should think of before they act. A sheet may have its own instead."),
    )
    demands_intro = models.CharField(
        _("introduction of the demands"),
        max_length=500,
        blank=True,
        help_text=_("New sheets start with it, as in “I urge you to:”."),
    )
    after_deadline_note = models.TextField(
        _("after the deadline"),
        blank=True,
        help_text=_("New sheets start with it: what supporters should do if they come too late."),
    )

    panels = TEXTS_PANELS

    class Meta(Orderable.Meta):
        verbose_name = _("texts of a section")
        verbose_name_plural = _("texts of sections")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["section", "language"], name="urgent_action_section_one_text_each")
        ]

    def __str__(self) -> str:
        return self.language

"""The official to write to."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from ..enums import TargetKind
from .base import (
    PREVIEW_TEMPLATE,
    AccountBlock,
    CodeChoiceBlock,
    MailAddressBlock,
    PhoneBlock,
    SheetPartBlock,
    filled,
    listed,
    split_lines,
)


class TargetValue(blocks.StructValue):
    """One official with every way to reach them."""

    @cached_property
    def lines(self) -> list[str]:
        """Address lines as printed, without the country."""
        return split_lines(self.get("address"))

    @cached_property
    def channels(self) -> dict[str, list[str]]:
        """Kind of channel → its values as printed; kinds without a value are left out."""
        found = {name: filled(self.get(name)) for name in ("emails", "faxes", "phones", "social")}
        found["web_form"] = filled([self.get("web_form")])
        return {name: values for name, values in found.items() if values}

    @cached_property
    def languages(self) -> list[str]:
        """Preferred languages in order."""
        return filled(self.get("preferred_languages"))

    @property
    def is_reachable(self) -> bool:
        """Whether there is an address or a channel. An embassy "in your country" needs none."""
        return bool(self.lines or self.channels) or self.get("kind") == TargetKind.EMBASSY

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in that a reader could be shown."""
        return not (self.lines or self.channels or self.get("name") or self.get("role"))


class TargetAddressBlock(SheetPartBlock):
    """A target, somebody to copy the letter to, or an embassy."""

    kind = CodeChoiceBlock(
        choices=TargetKind.choices,
        default=TargetKind.TARGET.value,
        label=_("Kind"),
        help_text=_("The official written to, somebody who gets a copy, or an embassy."),
    )
    name = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Name"),
        help_text=_("As printed on the sheet, with Mr, Dr or Hon. Leave it empty if only the office is known."),
    )
    role = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Role"),
        help_text=_("The office, board or embassy, for example “Minister of Justice”."),
    )
    salutation = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Salutation"),
        help_text=_("How a letter to this person begins, for example “Dear Minister,”. Empty: the model letter's own."),
    )
    address = blocks.TextBlock(
        required=False,
        rows=4,
        label=_("Address"),
        help_text=_("One line of the address on each line, without the country."),
    )
    country = blocks.CharBlock(required=False, max_length=100, label=_("Country of the address"))
    emails = listed(MailAddressBlock(label=_("E-mail")), _("E-mails"))
    faxes = listed(PhoneBlock(label=_("Fax")), _("Faxes"))
    phones = listed(PhoneBlock(label=_("Telephone")), _("Telephones"))
    web_form = blocks.URLBlock(required=False, label=_("Contact form on the web"))
    social = listed(
        AccountBlock(max_length=200, label=_("Account")),
        _("Social media"),
        help_text=_("Network and account, for example “X: @minister”."),
    )
    preferred_languages = listed(
        blocks.CharBlock(max_length=60, label=_("Language")),
        _("Preferred languages"),
        help_text=_("In the order of the sheet."),
    )
    own_language_welcome = blocks.BooleanBlock(
        required=False, default=False, label=_("Supporters can also write in their own language")
    )
    note = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Note"),
        help_text=_("What a supporter has to know, for example “Post to this country is suspended”."),
    )

    def clean(self, value: TargetValue) -> TargetValue:
        """Refuse, on publishing, a target whom no letter can reach."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if cleaned.get("kind") != TargetKind.EMBASSY and not (cleaned.get("name") or cleaned.get("role")):
            raise StructBlockValidationError({"name": ValidationError(_("Give a name, a role, or both."))})
        if not cleaned.is_reachable:
            raise StructBlockValidationError(
                {
                    "address": ValidationError(
                        _(
                            "Give at least one way to reach this target: an address, e-mail, fax, telephone, contact form or account."
                        )
                    )
                }
            )
        return cleaned

    class Meta:
        icon = "user"
        label = _("Target address")
        label_format = "{role} {name}"
        description = _("An official to write to, somebody to copy the letter to, or an embassy.")
        template = "urgent_action/blocks/target.html"
        preview_template = PREVIEW_TEMPLATE
        value_class = TargetValue
        form_layout = BlockGroup(
            children=[
                BlockGroup(["kind", "name", "role", "salutation"], heading=_("Who"), icon="user", label_format=""),
                BlockGroup(["address", "country"], heading=_("Post"), icon="home", label_format=""),
                BlockGroup(
                    ["emails", "faxes", "phones", "web_form", "social"],
                    heading=_("Other ways to reach them"),
                    icon="mail",
                    label_format="",
                ),
                BlockGroup(
                    ["preferred_languages", "own_language_welcome", "note"],
                    heading=_("Languages and note"),
                    icon="globe",
                    classname="collapsed",
                    label_format="",
                ),
            ],
        )
        preview_value = {
            "kind": "target",
            "name": "Hon. Adaeze Morrow",
            "role": "Minister of Justice",
            "salutation": "Dear Minister,",
            "address": "Ministry of Justice\n4 Harbour Square\n1000 Port Selwyn",
            "country": "Ruritania",
            "emails": ["minister@justice.example"],
            "faxes": ["+999 1 555 0102"],
            "phones": [],
            "web_form": "",
            "social": [],
            "preferred_languages": ["English", "French"],
            "own_language_welcome": True,
            "note": "",
        }

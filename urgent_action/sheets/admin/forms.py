"""The review as forms: every value of the sheet, to be corrected."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ... import languages
from ...enums import SheetKind, TargetKind
from ..marks import Shape
from .fields import DayField, LineField, LinesField, ParagraphsField, TextField

#: As many rows as are shown; Django refuses a form of more than a thousand fields.
MOST_TARGETS, MOST_PIECES, MOST_PEOPLE = 25, 100, 50


class FactsForm(forms.Form):
    """The single values of a sheet."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("unknown", _("Not said: a first one")), *SheetKind.choices])
    ua_number = LineField(label=_("UA number"), max_length=40)
    index_number = LineField(label=_("Index number"), max_length=60)
    issue_date = DayField(label=_("Issue date"))
    country = LineField(label=_("Country"), help_text=_("Several countries: with “ / ” between them."))
    headline = TextField(label=_("Headline"), max_length=255)
    summary = TextField(label=_("Summary"))
    letter_language = forms.ChoiceField(label=_("Language of the letter"), choices=languages.letter_languages)
    letter_salutation = LineField(label=_("Salutation"))
    letter_body = ParagraphsField(label=_("Body"), help_text=_("A blank line begins a new paragraph."))
    letter_demands_intro = TextField(label=_("Introduction of the demands"))
    letter_demands = LinesField(label=_("Demands"), help_text=_("One on each line."))
    letter_closing = TextField(label=_("Closing"))
    appeal_points = LinesField(label=_("Appeal points"), help_text=_("One on each line."))
    preferred_languages = LinesField(label=_("Preferred languages"), help_text=_("One on each line."))
    own_language_welcome = forms.BooleanField(
        label=_("Supporters can also write in their own language"), required=False
    )
    deadline = DayField(label=_("Deadline"))
    after_deadline_note = TextField(label=_("After the deadline"))
    previous_action_urls = LinesField(label=_("Addresses of earlier sheets"), help_text=_("One on each line."))


class TargetForm(forms.Form):
    """One address."""

    kind = forms.ChoiceField(label=_("Kind"), choices=TargetKind.choices)
    role = LineField(label=_("Role"))
    name = LineField(label=_("Name"))
    salutation = LineField(label=_("Salutation"))
    address_lines = LinesField(label=_("Address"), help_text=_("One line of the address on each line."))
    country = LineField(label=_("Country of the address"))
    emails = LinesField(label=_("E-mails"))
    faxes = LinesField(label=_("Faxes"))
    phones = LinesField(label=_("Telephones"))
    social = LinesField(label=_("Social media"))


class SubjectForm(forms.Form):
    """A person at risk."""

    name = LineField(label=_("Name"))
    pronouns = LineField(label=_("Pronouns"))
    is_group = forms.BooleanField(label=_("A group or organisation"), required=False)


class PieceForm(forms.Form):
    """A piece of the additional information."""

    text = TextField(label=_("Text"))
    shape = forms.ChoiceField(
        label=_("Shape"),
        choices=[
            (Shape.PARAGRAPH.value, _("Paragraph")),
            (Shape.HEADING.value, _("Sub-heading")),
            (Shape.BULLET.value, _("Bullet")),
        ],
    )


class DecisionForm(forms.Form):
    """What becomes of the sheet: which chain it belongs to, and whether its source is kept."""

    previous = forms.ChoiceField(label=_("This sheet is"), widget=forms.RadioSelect)
    keep_source = forms.BooleanField(
        label=_("Keep the document with the page"),
        required=False,
        help_text=_("Only those who may edit the page can open it. Without this it is deleted with the review."),
    )

    def __init__(self, *args: Any, sheets: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        follows = [(str(page.pk), _("a further sheet of the case, after “%s”") % page.title) for page in sheets]
        self.fields["previous"].choices = [("", _("on its own")), *follows]  # type: ignore[attr-defined]
        self.fields["previous"].required = False
        if not sheets:
            del self.fields["previous"]


def _formset(form: type[forms.Form], most: int) -> Any:
    return forms.formset_factory(form, extra=0, can_delete=True, max_num=most, absolute_max=most)


TargetFormSet = _formset(TargetForm, MOST_TARGETS)
SubjectFormSet = _formset(SubjectForm, MOST_PEOPLE)
PieceFormSet = _formset(PieceForm, MOST_PIECES)

"""Redact a name from the admin: look where it stands, then replace it, and see where it stood and still stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.debug import sensitive_post_parameters

from ..domain.pages import pages_of_action
from ..domain.redaction import look_for, redact
from ..names import NameMatcher
from .access import Right, action_for, reaches
from .dialogs import dialog
from .leftovers import find_leftovers, out_of_reach

_plain = RegexValidator(r"^[^<>&\"\\]+$", gettext_lazy("Use no quotes, backslashes, “&”, “<” or “>”."))


def _withheld() -> str:
    return pgettext("in place of a person's name", "[Name withheld]")


class RedactForm(forms.Form):
    """The name, and what takes its place."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy(
            "As it is written in the texts. Capitals, accents in either form and mark-up make no difference. Each spelling, "
            "each script and the family name alone are looked for one after the other."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    replacement = forms.CharField(
        label=gettext_lazy("What stands there instead"),
        max_length=60,
        initial=_withheld,
        validators=[_plain],
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def clean_name(self) -> str:
        """Something that can be looked for."""
        name: str = self.cleaned_data["name"]
        try:
            NameMatcher(name)
        except ValueError as error:
            raise forms.ValidationError(_("Write at least two characters.")) from error
        return name


@sensitive_post_parameters("name")
def redact_name(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET: asks for the name. POST: where it stands; with ``redact``, replacing it.

    The name is only ever posted: an address would stay in logs and histories.
    """
    page = action_for(request.user, page_id, Right.ERASE)
    posted = request.POST if request.method == "POST" else None
    form = RedactForm(posted)
    title, icon = _("Redact a name"), "view"
    if not form.is_valid() or "change" in request.POST:
        status = 422 if posted is not None and form.errors else 200
        return dialog(request, "redact", page, title, icon=icon, status=status, form=form)
    matcher = NameMatcher(form.cleaned_data["name"])
    pages = pages_of_action(page.action_key)
    within = [one for one in pages if reaches(request.user, one)]
    context: dict[str, Any] = {"form": form, "others": len(pages) - len(within), "out_of_reach": out_of_reach()}
    name = "redact_preview"
    if "redact" in request.POST:
        name = "redacted"
        context["report"] = redact(within, matcher, replacement=form.cleaned_data["replacement"], by=request.user)
        within = pages_of_action(page.action_key)
        within = [one for one in within if reaches(request.user, one)]
        page = action_for(request.user, page_id, Right.ERASE)
    else:
        context["report"] = look_for(within, matcher)
    context["leftovers"] = find_leftovers(within, matcher)
    response = dialog(request, name, page, title, icon=icon, **context)
    add_never_cache_headers(response)
    return response

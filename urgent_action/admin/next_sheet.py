"""Make the next sheet of a chain from the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from ..domain.chain import FOLLOWING, drafts_after, may_follow, next_sheet
from ..enums import SheetKind
from .access import reachable_action, reaches
from .dialogs import dialog


class NextSheetForm(forms.Form):
    """Which kind of sheet follows."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of sheet?"),
        choices=[(kind.value, kind.label) for kind in FOLLOWING],
        initial=SheetKind.FURTHER_INFORMATION,
        widget=forms.RadioSelect,
    )


def make_next_sheet(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET: which kind (``?kind=`` chooses one in advance). POST: make the draft, and open it in the editor."""
    page = reachable_action(request.user, page_id)
    if not may_follow(page, request.user):
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    chosen = request.GET.get("kind", "")
    form = NextSheetForm(posted, initial={"kind": chosen} if chosen in FOLLOWING else None)
    if form.is_valid():
        draft = next_sheet(page, kind=SheetKind(form.cleaned_data["kind"]), by=request.user)
        messages.success(request, _("The draft was made. Nothing is published yet."))
        return redirect("wagtailadmin_pages:edit", draft.pk)
    drafts: list[Any] = [draft for draft in drafts_after(page) if reaches(request.user, draft)]
    status = 422 if posted is not None else 200
    return dialog(
        request, "next_sheet", page, _("Make the next sheet"), icon="copy", status=status, form=form, drafts=drafts
    )

"""Extend a deadline from the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.blocks.struct_block import StructBlockValidationError

from ..arrivals import arrived_at
from ..blocks.moments import ClockInput, DateField
from ..domain.extending import extend, hindrance
from ..domain.pages import all_pages, pages_of_action
from ..exceptions import NotExtendable
from .access import reachable_action
from .dialogs import dialog

_WHY_NOT = {
    "alias": gettext_lazy("This page is an alias. Extend the page that it follows."),
    "draft": gettext_lazy("This page is not published: change the deadline in the editor."),
    "outcome": gettext_lazy("An outcome has no deadline."),
    "stopped": gettext_lazy("This action was stopped. A stop is undone first, or stays."),
    "none": gettext_lazy("This page has no deadline: set one in the editor."),
    "locked": gettext_lazy("This page is locked."),
    "earlier": gettext_lazy("The new deadline must be later than the one that was published, and not yet past."),
}


class ExtendForm(forms.Form):
    """The new deadline, checked as the block in the editor checks it."""

    date = DateField(label=gettext_lazy("Please take action until"))
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        required=False,
        widget=ClockInput,
        help_text=gettext_lazy("Only if the action closes before the end of the day."),
    )
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    translations: Any = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Extend these translations as well"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reopen = forms.BooleanField(label=gettext_lazy("Open the action again"))

    def __init__(self, data: Any = None, *, page: Any, others: list[Any], closed: bool) -> None:
        super().__init__(data, initial={"zone": page.closes_at_zone})
        self.page = page
        block = page.body.stream_block.child_blocks["deadline"]
        self._block = block
        zone: Any = self.fields["zone"]
        zone.choices = block.child_blocks["zone"].field.choices
        pages = type(page)._default_manager.filter(pk__in=[other.pk for other in others])
        field: Any = self.fields["translations"]
        field.queryset = pages.select_related("locale")
        field.initial = [other.pk for other in others]
        field.label_from_instance = lambda other: f"{other.title} ({other.locale.get_display_name()})"
        if not others:
            del self.fields["translations"]
        if not closed:
            del self.fields["reopen"]

    def clean(self) -> dict[str, Any]:
        """Refuse a time that the clocks of the zone skip or repeat."""
        cleaned: dict[str, Any] = super().clean() or {}
        given = {name: cleaned.get(name) for name in ("date", "time", "zone")}
        if given["date"] and given["zone"]:
            value = self._block.to_python({**self._block.get_prep_value(self._block.get_default()), **given})
            try:
                self._block.clean(value)
            except StructBlockValidationError as error:
                for name, wrong in error.block_errors.items():
                    self.add_error(name if name in self.fields else None, ValidationError(wrong.messages))
        return cleaned


def extend_deadline(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET: the deadline as it is. POST: publish a later one."""
    page = reachable_action(request.user, page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    why_not = _hindrance(page, request.user)
    title, icon = _("Extend the deadline"), "date"
    if why_not:
        return dialog(request, "extend", page, title, icon=icon, why_not=_WHY_NOT[why_not])
    now = arrived_at(request)
    closed = page.closes_at <= now
    own, foreign = _translations(page, request.user)
    posted = request.POST if request.method == "POST" else None
    form = ExtendForm(posted, page=page, others=own, closed=closed)
    if form.is_valid() and _extend(form, now=now, by=request.user):
        messages.success(request, _("The deadline was extended, and the page is published with it."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    status = 422 if posted is not None else 200
    context = {"form": form, "closed": closed, "foreign": foreign, "media": form.media}
    return dialog(request, "extend", page, title, icon=icon, status=status, **context)


def _extend(form: ExtendForm, *, now: Any, by: Any) -> bool:
    said = form.cleaned_data
    try:
        with transaction.atomic():  # all languages or none
            # All are locked before the first is published, and in the order in which a stop takes them: of two who do this,
            # or publish or stop one of them, none waits for the other for ever.
            pages = sorted([form.page, *said.get("translations", ())], key=lambda page: page.pk)
            list(all_pages().select_for_update().filter(pk__in=[page.pk for page in pages]).order_by("pk"))
            for page in pages:
                extend(page, day=said["date"], at=said["time"], zone=said["zone"], now=now, by=by)
    except NotExtendable as error:
        form.add_error("date" if error.code == "earlier" else None, _WHY_NOT[error.code])
        return False
    return True


def _hindrance(page: Any, user: Any) -> str:
    return hindrance(page) or ("locked" if page.permissions_for_user(user).page_locked() else "")


def _translations(page: Any, user: Any) -> tuple[list[Any], int]:
    """Other published languages with a deadline: those that the user may publish, and how many there are beside them."""
    others = [one for one in pages_of_action(page.action_key) if one.pk != page.pk and not hindrance(one)]
    own = [one for one in others if one.permissions_for_user(user).can_publish() and not _hindrance(one, user)]
    return own, len(others) - len(own)

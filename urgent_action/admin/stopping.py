"""Stop an action from the admin, and what to do after that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.coreutils import get_content_languages

from ..arrivals import arrived_at
from ..domain.chain import may_follow
from ..domain.pages import pages_of_action
from ..domain.stopping import public_sentence, resume, stop
from ..enums import SheetKind, StopKind
from ..languages import direction
from .access import Right, action_for, reaches
from .dialogs import dialog

#: Wagtail hook: given a page that was stopped and the user, :class:`NextStep` objects.
NEXT_STEPS_HOOK = "urgent_action_after_stop"


@dataclass(frozen=True)
class NextStep:
    """Something to do after a stop."""

    text: str
    #: Where it is done; empty if outside the admin.
    url: str = ""


class StopForm(forms.Form):
    """Why, and in which words the public is told, for each language of the action."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Why is it stopped?"), choices=StopKind.choices, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, languages: Iterable[str], pages: Iterable[Any] = ()) -> None:
        super().__init__(data)
        said = {page.locale.language_code: page.stop_reason for page in pages}
        names = get_content_languages()
        self.languages = list(languages)
        for language in self.languages:
            marked = {"rows": 2, "lang": language, "dir": direction(language)}
            self.fields[f"sentence_{language}"] = forms.CharField(
                label=_("What the public reads (%(language)s)") % {"language": names.get(language, language)},
                required=False,
                max_length=500,
                strip=True,
                initial=said.get(language, ""),
                widget=forms.Textarea(attrs=marked),
                help_text=_("Empty: the sentence that belongs to the reason, as shown above."),
            )

    @cached_property
    def suggestions(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each reason with the sentences that the public reads if nothing else is written."""
        return [
            (str(kind.label), [(language, public_sentence(kind, language)) for language in self.languages])
            for kind in StopKind
        ]

    def sentences(self) -> dict[str, str]:
        """What was written, by language. The form must be valid."""
        return {language: self.cleaned_data[f"sentence_{language}"] for language in self.languages}


def stop_action(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET: what will happen. POST: it happens."""
    page = action_for(request.user, page_id, Right.STOP)
    pages = pages_of_action(page.action_key)
    languages = dict.fromkeys([page.locale.language_code, *(one.locale.language_code for one in pages)])
    within = [one for one in pages if reaches(request.user, one)]
    posted = request.POST if request.method == "POST" else None
    form = StopForm(posted, languages=languages, pages=pages)
    if form.is_valid():
        kind = StopKind(form.cleaned_data["kind"])
        stop(page, form.sentences(), kind=kind, now=arrived_at(request), by=request.user)
        return redirect("urgent_action_admin:stopped", page.pk)
    title = _("Change what is said about the stop") if page.stopped_at else _("Stop this action")
    context = {"form": form, "pages": within, "others": len(pages) - len(within)}
    return dialog(request, "stop", page, title, icon="no-view", status=422 if posted is not None else 200, **context)


@require_safe
def show_stopped(request: HttpRequest, page_id: int) -> HttpResponse:
    """What to do now that the action is stopped."""
    page = action_for(request.user, page_id, Right.STOP)
    if not page.stopped_at:
        return redirect("urgent_action_admin:stop", page.pk)
    steps = _steps(page, request.user, now=arrived_at(request))
    return dialog(request, "stopped", page, _("Stopped"), icon="no-view", steps=steps)


@require_POST
def resume_action(request: HttpRequest, page_id: int) -> HttpResponse:
    """Undo a stop."""
    page = action_for(request.user, page_id, Right.STOP)
    if page.stopped_at:
        resume(page, by=request.user)
        messages.success(request, _("The stop was undone. The deadline alone decides again."))
    return redirect("urgent_action_admin:stop", page.pk)


def _steps(page: Any, user: Any, *, now: datetime) -> list[NextStep]:
    steps = [
        NextStep(
            _("Stop this sheet of the case as well: “%(title)s”") % {"title": sheet.title},
            reverse("urgent_action_admin:stop", args=[sheet.pk]),
        )
        for sheet in _open_sheets(page, user, now=now)
    ]
    if may_follow(page, user):
        url = reverse("urgent_action_admin:next_sheet", args=[page.pk])
        steps.append(NextStep(_("Make the outcome sheet"), f"{url}?kind={SheetKind.OUTCOME}"))
    for hook in hooks.get_hooks(NEXT_STEPS_HOOK):
        steps += hook(page, user)
    return [
        *steps,
        NextStep(_("Tell the other sections that run this action, and whoever sent you the sheet.")),
        NextStep(_("Look at posts in social media that ask people to write, and correct or delete them.")),
        NextStep(_("Take away printed sheets and petition lists, from stands and from letter-writing groups.")),
    ]


def _open_sheets(page: Any, user: Any, *, now: datetime) -> Iterator[Any]:
    """Other sheets of the case that still ask for letters and within the user's reach, one page of each action."""
    known = {page.action_key}
    for sheet in type(page).objects.of_case(page, copies=True).filter(alias_of=None).live().order_by("pk"):
        if sheet.action_key not in known and sheet.status_at(now).takes_action and reaches(user, sheet):
            known.add(sheet.action_key)
            yield sheet

"""List the signatures of an action, look at one, find one by its address, and draw how many there are."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets import HeaderButton

from ...conf import default_language
from ...digests import email_digest
from ...emails import clean_email
from ...exceptions import EmailAddressError, KeysMissing
from ...sections import section_for
from ..access import Right, action_for, may, signatures_for
from .choosing import answer_foreign, furniture, own_signature
from .columns import columns_for, name_of
from .drawing import drawings
from .filters import SignatureFilterSet
from .paging import Slice, count_up_to, slice_of
from .summary import Standing, summarise, up_to
from .undoing import offered_undo


def zone_of(page: Any) -> ZoneInfo:
    """The zone of the section that runs the page's site; days and times of its signatures are shown in it."""
    return ZoneInfo(section_for(page.get_site(), default_language()).time_zone)


class SignatureListView(BaseListingView):
    """The signatures of one action, newest first."""

    template_name = "urgent_action/admin/signatures/list.html"
    results_template_name = "urgent_action/admin/signatures/list_results.html"
    filterset_class = SignatureFilterSet
    page_title = gettext_lazy("Signatures")
    verbose_name_plural = gettext_lazy("signatures")
    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the action.

        Raises:
            Http404: there is none of this number.
            PermissionDenied: the user may not see its signatures.
        """
        super().setup(request, *args, **kwargs)
        self.action = action_for(request.user, kwargs["page_id"], Right.VIEW)
        self.zone = zone_of(self.action)
        self.now = timezone.now()

    @cached_property
    def signatures(self) -> Any:
        """Those that the user may have."""
        return signatures_for(self.request.user, self.action)

    @cached_property
    def rights(self) -> dict[str, bool]:
        """What the user may do with what they choose."""
        user = self.request.user
        return {"moderate": may(user, Right.MODERATE, self.action), "erase": may(user, Right.ERASE, self.action)}

    def get_queryset(self) -> list[Any]:
        """The rows of one page."""
        self.matching = self.filter_queryset(self.signatures)
        asked = self.request.GET
        self.slice: Slice = slice_of(self.matching, before=asked.get("before", ""), after=asked.get("after", ""))
        return self.slice.rows

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """The filters know in which zone a day is meant."""
        return {**super().get_filterset_kwargs(), "zone": self.zone}

    @cached_property
    def columns(self) -> list[Any]:
        """Boxes to tick only for those who may do something with what they tick."""
        return columns_for(self.action, zone=self.zone, choosing=any(self.rights.values()))

    def get_index_url(self) -> str:
        """This list."""
        return reverse("urgent_action_signatures:list", args=[self.action.pk])

    def get_index_results_url(self) -> str:
        """This list without what is around it."""
        return reverse("urgent_action_signatures:results", args=[self.action.pk])

    def get_page_subtitle(self) -> str:
        """Of which action."""
        return str(self.action.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Beneath the page."""
        return list(furniture(self.action, _("Signatures"))["breadcrumbs_items"])

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The way to the charts."""
        url = reverse("urgent_action_signatures:charts", args=[self.action.pk])
        return [HeaderButton(_("Charts"), url, icon_name="view")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the numbers, the neighbouring pages, and what can be done."""
        asked = self.request.GET
        summary, matches = self._numbers()
        return {
            **super().get_context_data(**kwargs),
            "action": self.action,
            "rights": self.rights,
            "summary": summary,
            "matches": matches,
            "here": self._url(before=asked.get("before", ""), after=asked.get("after", "")),
            "newest_url": self._url(),
            "newer_url": self.slice.newer and self._url(after=self.slice.newer),
            "older_url": self.slice.older and self._url(before=self.slice.older),
            "undo": None if self.results_only else offered_undo(self.request, self.action),
        }

    def _numbers(self) -> tuple[list[Standing], str]:
        matching = self.matching if self.is_filtering else None
        if not self.results_only:
            return summarise(self.action, self.signatures, now=self.now, matching=matching)
        return [], up_to(count_up_to(matching)) if matching is not None else ""

    def _url(self, **cursors: str) -> str:
        """This list with the same filters, at another place."""
        query = self.request.GET.copy()
        for name in ("before", "after", "_w_filter_fragment"):
            query.pop(name, None)
        query.update({name: cursor for name, cursor in cursors.items() if cursor})
        return f"{self.index_url}?{query.urlencode()}" if query else self.index_url


@require_GET
@answer_foreign
def inspect_signature(request: HttpRequest, page_id: int, signature_id: int) -> HttpResponse:
    """One signature, with the words that its signer agreed to."""
    page = action_for(request.user, page_id, Right.VIEW)
    row = own_signature(request.user, page, signature_id)
    context = {
        "row": row,
        "name": name_of(row),
        "zone": zone_of(page),
        "rights": {"moderate": may(request.user, Right.MODERATE, page), "erase": may(request.user, Right.ERASE, page)},
        "here": reverse("urgent_action_signatures:inspect", args=[page.pk, row.pk]),
        "undo": offered_undo(request, page),
        **furniture(page, _("Signature"), beneath_list=True),
    }
    return TemplateResponse(request, "urgent_action/admin/signatures/inspect.html", context)


@require_POST
@sensitive_post_parameters("email")
def find_signature(request: HttpRequest, page_id: int) -> HttpResponse:
    """The signature of exactly one address, found by its digest: in sealed mode too, and with no address in any log."""
    page = action_for(request.user, page_id, Right.VIEW)
    try:
        digest = email_digest(page.action_key, clean_email(request.POST.get("email", "")))
    except EmailAddressError:
        messages.error(request, _("Type one whole e-mail address, as in ana@example.org."))
    except KeysMissing:
        messages.error(request, _("Nobody can be found: the site has no keys for the app yet."))
    else:
        found = signatures_for(request.user, page).filter(email_digest=digest).first()
        if found is not None:
            return redirect("urgent_action_signatures:inspect", page.pk, found.pk)
        messages.warning(request, _("Nobody has signed this action with this address."))
    return redirect("urgent_action_signatures:list", page.pk)


@require_GET
def show_charts(request: HttpRequest, page_id: int) -> HttpResponse:
    """How many, by day, country and language."""
    page = action_for(request.user, page_id, Right.VIEW)
    context = {**drawings(page, now=timezone.now()), **furniture(page, _("Charts"), beneath_list=True)}
    return TemplateResponse(request, "urgent_action/admin/signatures/charts.html", context)

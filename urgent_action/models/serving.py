"""How a page answers: in its own language, cacheable, and never cached past its deadline."""

from __future__ import annotations

from functools import partial
from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from ..arrivals import arrived_at
from ..conf import app_settings
from ..enums import Status
from ..kept import kept_or_made, was_made_for_one


class PageResponse(TemplateResponse):
    """A page in its own language, whatever language the request, or a cache's first visitor, asked for."""

    def __init__(self, request: HttpRequest, template: Any, context: dict[str, Any], *, language: str, **kwargs: Any):
        super().__init__(request, template, context, **kwargs)
        self.language = language

    @property
    def rendered_content(self) -> str:
        """The page as HTML."""
        with translation.override(self.language):
            return super().rendered_content


class ServedPage(models.Model):
    """What urgent actions and their index have in common when they are served. Mixed in before a page class.

    It has no fields, and is a model only so that migrations do not name it as a base.
    """

    #: Used where a page class brings no template of its own.
    fallback_template: ClassVar[str]
    #: POSTs have their own URLs: Wagtail's view cannot be exempted from the CSRF cookie that would make pages uncacheable.
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    if TYPE_CHECKING:  # whatever Wagtail's page brings, which has no types
        alias_of: Any

        def __getattr__(self, name: str) -> Any: ...

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        """The page class's own template if there is one, else the app's."""
        own = super().get_template(request, *args, **kwargs)  # type: ignore[misc]
        return [*([own] if isinstance(own, str) else own), self.fallback_template]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the templates are given beside Wagtail's own."""
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return {**context, "urgent_action_base": app_settings().base_template, "now": arrived_at(request)}

    def respond(self, request: HttpRequest, *, status: int = 200, **context: Any) -> PageResponse:
        """The page as an answer.

        Args:
            request: whom it answers.
            status: HTTP status.
            **context: more for the template, for example a form with errors.
        """
        return PageResponse(
            request,
            self.get_template(request),
            {**self.get_context(request), **context},
            language=self.locale.language_code,
            status=status,
        )

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page for a visitor."""
        return self.respond(request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, with a lifetime in caches that ends before what it says becomes untrue."""
        request.is_preview = False  # type: ignore[attr-defined]
        response = self.answer(request)
        patch_cache_control(response, public=True, max_age=self.max_age_at(arrived_at(request)))
        if isinstance(response, TemplateResponse):
            response.add_post_render_callback(partial(_keep_from_others, request))
        return response


def _keep_from_others(request: HttpRequest, rendered: HttpResponse) -> None:
    """Not every shared cache heeds ``Vary: Cookie``: one that does not would show an editor's user bar to everybody."""
    if was_made_for_one(request, rendered):
        patch_cache_control(rendered, private=True)


class ServedAction(ServedPage):
    """An urgent action as it is served and previewed."""

    fallback_template = "urgent_action/urgent_action_page.html"
    preview_modes: ClassVar[list[tuple[str, Any]]] = [
        ("", _("As it stands")),
        ("open", _("Open")),
        ("closed", _("After the deadline")),
        ("thanks", _("After signing")),
    ]
    _previewed: ClassVar[dict[str, Status]] = {"open": Status.OPEN, "closed": Status.CLOSED}

    #: Columns that change what the page says from one moment to the next.
    kept_by: ClassVar[tuple[str, ...]] = (
        "live_revision_id",
        "stopped_at",
        "stop_reason",
        "extended_from",
        "dead_channels",
    )

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``status`` (a Status) and ``is_open``."""
        context = super().get_context(request, *args, **kwargs)
        status = self.status_at(arrived_at(request))
        if status != Status.OUTCOME:  # which neither opens nor closes
            status = self._previewed.get(getattr(request, "preview_mode", ""), status)
        return {**context, "status": status, "is_open": status.takes_action}

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page as anybody sees it, rendered now or a moment ago; see :mod:`urgent_action.kept`."""
        now = arrived_at(request)
        facts = [getattr(self, name) for name in ("pk", *self.kept_by)]
        return kept_or_made(
            request, *facts, self.status_at(now), make=lambda: self.respond(request), at_most=self.max_age_at(now)
        )

    def serve_preview(self, request: HttpRequest, mode_name: str) -> PageResponse:
        """A draft as supporters would see it; drafts have gaps, and the templates survive them."""
        if mode_name != "thanks":
            return self.respond(request)
        context = {**self.get_context(request), "action": self}
        return PageResponse(request, "urgent_action/thanks.html", context, language=self.locale.language_code)

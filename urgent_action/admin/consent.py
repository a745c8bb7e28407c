"""Consent statements in the admin: every version can be read, a new one can be written, none can be changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.coreutils import get_content_languages
from wagtail.log_actions import log
from wagtail.models import Site

from ..domain.consent import write_statement
from ..models import ConsentStatement
from ..templatetags.urgent_action_admin import language_in_words

#: Name of the act in the audit log.
WRITE_CONSENT = "urgent_action.write_consent"


class StatementForm(WagtailAdminModelForm):
    """A new version: whose, in which language, and the words."""

    language = forms.ChoiceField(label=_("Language"), choices=lambda: list(get_content_languages().items()))

    class Meta:
        model = ConsentStatement
        fields = ("site", "language", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "text": _("What stands beside the box that signers tick: who keeps what of them, what for, and how long.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site = self.fields["site"]
        site.required = True
        site.initial = Site.objects.filter(is_default_site=True).first()


class StatementIndexView(IndexView):
    """The versions, those in force first."""

    default_ordering = ("site", "language", "-created_at")

    def get_base_queryset(self) -> Any:
        """All versions, with their sites."""
        return super().get_base_queryset().select_related("site")


class StatementAddView(CreateView):
    """Put other words into force."""

    page_title = _("New version")
    success_message = _("The new words are in force. Signatures keep the version that their signers saw.")

    def save_instance(self) -> ConsentStatement:
        """Write the version, and say so in the audit log."""
        said = self.form.cleaned_data
        row = write_statement(said["text"], site=said["site"], language=said["language"], now=timezone.now())
        log(instance=row, action=WRITE_CONSENT, user=self.request.user, data={"language": row.language})
        return row

    def get_success_buttons(self) -> list[Any]:
        """None: a version cannot be edited."""
        return []


class ConsentStatementViewSet(ModelViewSet):
    """List, read, write anew. There is no URL to edit or delete: signers agreed to these words."""

    model = ConsentStatement
    name = "urgent_action_consent"
    url_prefix = "urgent-action/consent"
    icon = "clipboard-list"
    menu_label = _("Consent statements")
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = StatementIndexView
    add_view_class = StatementAddView
    list_display = [
        "text",
        Column("site", label=_("Site"), sort_key="site"),
        Column(
            "language", label=_("Language"), sort_key="language", accessor=lambda row: language_in_words(row.language)
        ),
        DateColumn("created_at", label=_("In force from"), sort_key="created_at"),
        DateColumn("replaced_at", label=_("Replaced at"), sort_key="replaced_at"),
        BooleanColumn("by_section", label=_("Written by the section")),
    ]
    list_filter = ["site", "language"]
    inspect_view_fields = ["text", "site", "language", "created_at", "replaced_at", "by_section", "key"]
    _views = frozenset({"index", "index_results", "add", "inspect"})

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No view may link to one that is not there."""
        missing = ("edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        return super().get_common_view_kwargs(**{**dict.fromkeys(missing), **kwargs})

    def get_form_class(self, for_update: bool = False) -> type[StatementForm]:
        """The form of a new version; there is no other."""
        return StatementForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """List, inspect and add, and nothing else."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in self._views]

    def register_admin_url_finder(self) -> None:
        """None: the finder would link to the view that edits."""


consent_statements = ConsentStatementViewSet()

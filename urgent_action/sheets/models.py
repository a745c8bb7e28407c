"""What an import keeps: while it is under review, and, if the editor wants it, the source beside its page."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar

import swapper
from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..conf import user_model
from .transport import Understood, unpack

swapper.set_app_prefix("wagtailcore", "wagtail")

#: How long an import waits for its editor.
WAITS = timedelta(days=1)


class SheetImportQuerySet(models.QuerySet["SheetImport"]):
    """Imports under review."""

    def waiting_for(self, user: Any, now: datetime) -> SheetImportQuerySet:
        """Those of one user that are not too old. Nobody else sees them, whatever their rights."""
        return self.filter(owner=user, created_at__gt=now - WAITS)

    def forget_old(self, now: datetime) -> int:
        """Delete what nobody came back for; how many."""
        return self.filter(created_at__lte=now - WAITS).delete()[0]


class SheetImport(models.Model):
    """A document between upload and draft. Deleted when the draft is made, when it is discarded, and after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(user_model(), verbose_name=_("owner"), on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("parent page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    page_type = models.CharField(_("page type"), max_length=200)
    language = models.CharField(_("language"), max_length=35)
    filename = models.CharField(_("file name"), max_length=200, blank=True)
    source = models.BinaryField()
    understood = models.JSONField()
    created_at = models.DateTimeField(_("created at"), default=timezone.now, db_index=True)

    objects: ClassVar[Any] = SheetImportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sheet under review")
        verbose_name_plural = _("sheets under review")
        default_permissions = ()

    def __str__(self) -> str:
        return self.filename or str(self.pk)

    @property
    def page_model(self) -> type[Any]:
        """The page class that the draft will have.

        Raises:
            LookupError: the site has no such class any more.
        """
        return apps.get_model(self.page_type)

    def unpacked(self) -> Understood:
        """The reading and its source lines."""
        return unpack(self.understood)


class SheetSource(models.Model):
    """The document that a page was imported from, kept with the page and served to its editors alone.

    In a table of our own and not among the site's documents: those have public addresses, and a folder that web servers
    often serve past every restriction.
    """

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    filename = models.CharField(_("file name"), max_length=200)
    data = models.BinaryField()
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("source of a sheet")
        verbose_name_plural = _("sources of sheets")
        default_permissions = ()

    def __str__(self) -> str:
        return self.filename

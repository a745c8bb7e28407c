"""The ways in which an appeal reaches a target."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AppealChannel(models.TextChoices):
    """How an appeal was made."""

    EMAIL = "email", pgettext_lazy("way of an appeal", "E-mail")
    POST = "post", pgettext_lazy("way of an appeal", "Post")
    FAX = "fax", pgettext_lazy("way of an appeal", "Fax")
    WEB_FORM = "web_form", pgettext_lazy("way of an appeal", "Contact form")
    PHONE = "phone", pgettext_lazy("way of an appeal", "Telephone")
    SOCIAL = "social", pgettext_lazy("way of an appeal", "Social media")
    IN_PERSON = "in_person", _("In person")

    @property
    def is_letter(self) -> bool:
        """Whether what was sent is a letter; calls, posts and visits are counted apart from letters."""
        return self in (AppealChannel.EMAIL, AppealChannel.POST, AppealChannel.FAX, AppealChannel.WEB_FORM)

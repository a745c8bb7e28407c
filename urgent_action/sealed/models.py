"""What takes the place of a signer's name, address and answers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import Signature


class SealedSignature(models.Model):
    """What one signer told, sealed to each public key. It goes when its signature goes."""

    signature = models.OneToOneField(
        Signature, verbose_name=_("signature"), primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    #: Ciphertexts in base64, by the name of the key that opens them.
    envelope = models.JSONField(_("envelope"))
    sealed_at = models.DateTimeField(_("sealed at"))

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("sealed signature")
        verbose_name_plural = _("sealed signatures")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk} {self.sealed_at:%Y-%m-%d}"

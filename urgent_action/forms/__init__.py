"""The forms that supporters fill in."""

from .signature import SignatureForm

__all__ = ["SignatureForm"]

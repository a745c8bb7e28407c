"""The forms that supporters fill in."""

from .signature import SignatureForm
from .withdrawal import WithdrawalForm

__all__ = ["SignatureForm", "WithdrawalForm"]

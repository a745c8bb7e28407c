"""The models. Concrete page types are in the optional app ``urgent_action.pages``."""

from .action import UrgentActionMixin
from .children import AbstractPersonAtRisk, AbstractSignatureQuestion
from .index import AbstractUrgentActionIndexPage, UrgentActionIndexMixin
from .page import AbstractUrgentActionPage
from .record import ActionRecord, Erasure, LimitCount, PartCount
from .signature import ConsentStatement, Signature

__all__ = [
    "AbstractPersonAtRisk",
    "AbstractSignatureQuestion",
    "AbstractUrgentActionIndexPage",
    "AbstractUrgentActionPage",
    "ActionRecord",
    "ConsentStatement",
    "Erasure",
    "LimitCount",
    "PartCount",
    "Signature",
    "UrgentActionIndexMixin",
    "UrgentActionMixin",
]

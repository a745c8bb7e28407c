"""What becomes of each column of this app; see :mod:`urgent_action.privacy`."""

from ..privacy import Fate

FATES: dict[str, dict[str, Fate]] = {
    "urgent_action_sealed.SealedSignature": {
        "signature": Fate.DERIVE,
        "envelope": Fate.ERASE,
        "sealed_at": Fate.KEEP,
    }
}

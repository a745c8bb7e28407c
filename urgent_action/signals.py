"""Signals for connectors. Each is sent after the commit, so a receiver never acts on what was rolled back.

The sender is always the class :class:`urgent_action.models.Signature`. A receiver that fails is logged and stops nothing.

``signature_added``
    A person signed for the first time, or anew after withdrawing; with confirmation on, it does not count yet.
    Arguments: ``signature``.
``signature_confirmed``
    A signature counts from now on; also one that was set aside, when it is restored. Arguments: ``signature``.
``signature_mailed``
    The mail that a signature owed went out, or there was nothing left to write about; it owes none now.
    Arguments: ``signature``.
``signature_withdrawn``
    A signer withdrew; name and address are gone already. Arguments: ``signature_id``, ``action_key``.
``signature_set_aside``
    Somebody of the section set a signature aside: it counts no more, unless it is restored. Arguments: ``signature``.
``signature_erased``
    A row was erased, at its signer's request or when its time was over. Arguments: ``signature_id``, ``action_key``.
"""

from django.dispatch import Signal

signature_added = Signal()
signature_confirmed = Signal()
signature_mailed = Signal()
signature_withdrawn = Signal()
signature_set_aside = Signal()
signature_erased = Signal()

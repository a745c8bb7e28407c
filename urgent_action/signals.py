"""Signals for connectors. Each is sent after the commit, so a receiver never acts on what was rolled back.

``signature_added``
    A person signed for the first time. Arguments: ``sender`` (the Signature class), ``signature``.
    A second signature from the same address sends nothing.
"""

from django.dispatch import Signal

signature_added = Signal()

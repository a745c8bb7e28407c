"""Sealed mode: what a signer told is encrypted, as soon as it counts, to keys that the server does not have."""

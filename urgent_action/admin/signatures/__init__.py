"""The signatures of one action in the admin: listed, looked at, drawn, set aside, restored and erased."""

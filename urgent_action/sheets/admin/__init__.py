"""The editor's side: upload or paste, review, draft."""

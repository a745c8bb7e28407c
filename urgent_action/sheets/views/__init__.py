"""Public views: the sheet and the letter as files."""

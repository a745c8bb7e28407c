"""Hand-overs in the Wagtail admin."""

"""Reports in the Wagtail admin."""

"""Updates in the Wagtail admin."""

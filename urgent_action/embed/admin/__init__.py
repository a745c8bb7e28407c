"""The code for other sites in the Wagtail admin."""

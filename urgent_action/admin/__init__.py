"""Views of the Wagtail admin. They are registered in :mod:`urgent_action.wagtail_hooks`."""

"""Ready-made page types. Leave this app out where Wagtail's base page is swapped, or to define your own."""

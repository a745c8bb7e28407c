"""Content and renderers of the sheet corpus."""

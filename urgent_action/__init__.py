"""Urgent actions for Wagtail: the sheet, the signature form, and a banner that tells the truth."""

__version__ = "1.0.0rc1"

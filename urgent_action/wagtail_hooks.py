"""Registers with Wagtail, and does nothing else."""

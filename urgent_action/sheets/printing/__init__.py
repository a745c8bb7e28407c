"""A page as a file to print or pass on: the whole sheet, or the model letter alone."""

from .files import Format, PrintedFile, available_formats
from .letter import print_letter
from .sheet import print_sheet

__all__ = ["Format", "PrintedFile", "available_formats", "print_letter", "print_sheet"]

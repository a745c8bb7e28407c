"""Import and export of official urgent action sheets.

The parts below this package that read, understand and write sheets know nothing of Django:
``sheet`` (the data), ``reading`` (files in), ``writers`` (files out), ``refusal``, ``findings``.
"""

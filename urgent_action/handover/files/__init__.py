"""The files: cells that do no harm, CSV, XLSX and PDF."""

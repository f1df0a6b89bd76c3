"""The records and figures in other formats than pages: one module a format, found by `formats.py`."""

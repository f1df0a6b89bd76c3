"""Plainrecord: turns the structured record of a shared public service into a plain-language site."""

from pathlib import Path

__version__ = "0.1.0"

PROGRAM = Path(__file__).parent
"""The folder of the program itself."""

"""Plainrecord: turns the structured record of a shared public service into a plain-language site."""

from pathlib import Path

__version__ = "0.1.0"

PROGRAM = Path(__file__).parent
"""The folder of the program itself."""

FRAME = PROGRAM / "frame" if (PROGRAM / "frame").is_dir() else PROGRAM.parent
"""The folder with what lies beside the program: the site's look, its configuration, pinned packages and workflows."""


class Unfit(Exception):
    """Raised for a part of the program that lacks what it must have, such as a new kind: says which, and what."""

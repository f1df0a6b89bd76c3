"""Lets `python -m generator` stand for the `plainrecord` command."""

import sys

from generator.commands.cli import main

if __name__ == "__main__":
    sys.exit(main())

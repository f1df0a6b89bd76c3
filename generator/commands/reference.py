"""`plainrecord reference`: the reference pages, from the models."""

from argparse import Namespace

from generator.commands.cli import parser
from generator.machine.generated import write_generated
from generator.reference.pages import reference_pages


def run(options: Namespace) -> int:
    """Write the pages that are not as they should be."""
    return write_generated(options.docs, reference_pages(parser()), options.check, "reference")

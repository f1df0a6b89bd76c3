"""`plainrecord init`: the repository of a new partnership."""

import shlex
from argparse import Namespace

from generator.commands.usage import WrongUsage
from generator.machine.harmless import printed
from generator.machine.today import today
from generator.starting.asking import ask_line
from generator.starting.init import start_partnership
from generator.starting.new import CannotStart


def run(options: Namespace) -> int:
    """Ask what was not given, and write the files."""
    try:
        name = options.name or ask_line("What is the partnership called?")
        councils = options.councils or ask_line("Which councils? Put a comma between them.").split(",")
        named = [council for council in map(str.strip, councils) if council]
        made = start_partnership(options.folder, name, named, options.bodies, today())
    except CannotStart as error:
        raise WrongUsage(str(error)) from error
    folder = printed(options.folder)
    print(f"{len(made.written)} files are written in {folder}, {len(made.kept)} were there and stay as they are.")
    print(f"Now: cd {shlex.quote(folder)} && git init --initial-branch=main && make site")
    return 0

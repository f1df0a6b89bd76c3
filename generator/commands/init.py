"""`plainrecord init`: the repository of a new partnership."""

import shlex
from argparse import Namespace
from contextlib import nullcontext

from generator.commands.usage import WrongUsage
from generator.machine.harmless import printed
from generator.machine.today import today
from generator.starting.asking import ask_line
from generator.starting.init import refuse_foreign, start_partnership
from generator.starting.new import CannotStart
from generator.starting.release import release_for


def run(options: Namespace) -> int:
    """Ask what was not given, and write the files."""
    try:
        name = options.name or ask_line("What is the partnership called?")
        councils = options.councils or ask_line("Which councils? Put a comma between them.").split(",")
        named = [council for council in map(str.strip, councils) if council]
        refuse_foreign(options.folder)
        with nullcontext() if options.with_program else release_for(options.release) as release:
            made = start_partnership(options.folder, name, named, options.bodies, today(), release)
    except CannotStart as error:
        raise WrongUsage(str(error)) from error
    folder = printed(options.folder)
    print(f"{len(made.written)} files are written in {folder}. {len(made.kept)} were there already and are unchanged.")
    print(f"Now: cd {shlex.quote(folder)} && git init --initial-branch=main && make site")
    return 0

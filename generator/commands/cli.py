"""The command line: arguments in, words out. Each command is a module beside this one; what it does, those it calls."""

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from generator import Unfit, __version__
from generator.commands.offered import COMMANDS, Argument
from generator.commands.usage import WrongUsage
from generator.machine.cores import WorkerLost
from generator.machine.files import NotOurs, why_not
from generator.machine.harmless import printed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the `plainrecord` command; returns 0, 1 for errors in the content or of the machine, 2 for wrong usage."""
    _prepare_output()
    # The program alone makes so many values, all of which stay, that looking for cycles took a tenth of a small check.
    gc.set_threshold(100_000)
    # What is left at the end goes with the process: to find what of it is held in circles took a seventh of a night.
    atexit.register(gc.freeze)
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(answers="new" in given).parse_args(given)
        # A command is loaded when it runs: the models take far longer to load than `--help` takes to print.
        ended = int(import_module(f"generator.commands.{options.command}").run(options))
        sys.stdout.flush()
    except (WrongUsage, NotOurs) as error:
        print(f"plainrecord: {printed(error)}", file=sys.stderr)
        return 2
    except (Unfit, WorkerLost) as error:
        print(f"plainrecord: {printed(error).rstrip('.')}.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our words has closed its end, as `head` does.
        _say_no_more()
        return 1
    except KeyboardInterrupt:
        print("plainrecord: stopped.", file=sys.stderr)
        _say_no_more()
        return 130
    except OSError as error:
        print(f"plainrecord: {printed(why_not(error))}.", file=sys.stderr)
        _say_no_more()
        return 1
    return ended


def _prepare_output() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A problem may name what the terminal's encoding has no sign for.
        sys.stdout.reconfigure(errors="backslashreplace")
    elif sys.stdout is None:
        _say_no_more()


def _say_no_more() -> None:
    """Let the end of Python not try again to write what could not be written."""
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def parser(answers: bool = True) -> argparse.ArgumentParser:
    """Build the parser of the whole command; without `answers` it leaves out those of `new`, which the kinds know."""
    about = "Turns the structured record of a shared public service into a plain-language website."
    top = argparse.ArgumentParser(prog="plainrecord", description=about)
    top.add_argument("--version", action="version", version=f"plainrecord {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND", dest="command")
    for name, (good_for, arguments) in COMMANDS.items():
        command = commands.add_parser(name, help=good_for)
        _add(command, arguments)
        if name == "new" and answers:
            _add_answers(command)
    return top


def _add(command: argparse._ActionsContainer, arguments: Sequence[Argument | list[Argument]]) -> None:
    for argument in arguments:
        if isinstance(argument, list):
            _add(command.add_mutually_exclusive_group(), argument)
        else:
            names, known = argument
            command.add_argument(*names, **known)


def _add_answers(command: argparse.ArgumentParser) -> None:
    from generator.kinds import all_kinds
    from generator.starting.questions import flags

    answers = command.add_argument_group("answers", "What is not given here is asked for.")
    for key, asked in flags(all_kinds()).items():
        flag = f"--{key.replace('_', '-')}"
        answers.add_argument(flag, dest=f"answer_{key}", metavar="ANSWER", help=asked.replace("%", "%%"))

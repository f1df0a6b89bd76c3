"""`plainrecord new`: the first lines of a record, asked for question by question."""

from argparse import Namespace

from generator.commands.usage import WrongUsage, content_of, day_of, report, shown_from_here
from generator.machine.harmless import printed
from generator.starting.asking import ask
from generator.starting.new import CannotStart, new_record
from generator.starting.questions import BadAnswer


def run(options: Namespace) -> int:
    """Ask, write the file, and check it."""
    content = content_of(options)
    answers = {key.removeprefix("answer_"): said for key, said in vars(options).items() if key.startswith("answer_")}
    given = {key: said for key, said in answers.items() if said is not None}
    try:
        started = new_record(options.kind, content, day_of(options), given, ask, options.record_id)
    except (CannotStart, BadAnswer) as error:
        raise WrongUsage(str(error)) from error
    ended = report(started.problems, 1, content, always=False)
    file = printed(shown_from_here(started.file))
    print(f"{file} is written. Open it to add more: the lines that start with # show what you can add.")
    return ended

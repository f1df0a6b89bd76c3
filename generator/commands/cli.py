"""The command line: arguments in, words out. What the commands do stands in the modules they call."""

from __future__ import annotations

import argparse
import io
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator import FRAME, __version__
from generator.commands.arguments import address, day
from generator.core.problems import Problem, has_errors
from generator.machine.files import NotOurs, why_not
from generator.machine.harmless import printed
from generator.machine.today import today
from generator.reports import FORMATS
from generator.values.english import counted

# What a command needs is imported when it runs: the models take far longer to load than `--help` takes to print.

CONTENT = Path("content")
SITE = Path("site")


class WrongUsage(Exception):
    """Raised for a command that cannot be carried out as it was given; the command ends with 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the `plainrecord` command; gives 0, 1 for errors in the content or of the machine, 2 for wrong usage."""
    _prepare_output()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(answers="new" in given).parse_args(given)
        ended = int(options.run(options))
        sys.stdout.flush()
    except (WrongUsage, NotOurs) as error:
        print(f"plainrecord: {printed(error)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our words has closed its end, as `head` does.
        _say_no_more()
        return 1
    except KeyboardInterrupt:
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
    top = argparse.ArgumentParser(prog="plainrecord", description=_ABOUT)
    top.add_argument("--version", action="version", version=f"plainrecord {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_new(commands.add_parser("new", help="begin a new file: a decision, minutes, a risk"), answers)
    _add_init(commands.add_parser("init", help="begin a new partnership's repository"))
    _add_check(commands.add_parser("check", help="check the content and tell every problem"))
    _add_fmt(commands.add_parser("fmt", help="put the content's files into one form, without changing what they say"))
    _add_build(commands.add_parser("build", help="check the content and build the site"))
    _add_serve(commands.add_parser("serve", help="show the site in a browser while you edit"))
    _add_verify(commands.add_parser("verify", help="tell whether a built site is whole"))
    _add_diff(commands.add_parser("diff", help="tell what residents will see change since another state"))
    _add_schema(commands.add_parser("schema", help="write what editors need to help while somebody types"))
    _add_reference(commands.add_parser("reference", help="write the reference pages from the models"))
    return top


_ABOUT = "Turns the structured record of a shared public service into a plain-language website."


def _add_content(command: argparse.ArgumentParser) -> None:
    command.add_argument("--content", type=Path, default=CONTENT, metavar="DIR", help="the content folder (content)")
    command.add_argument(
        "--as-of",
        type=day,
        default=None,
        metavar="DATE",
        help="the day to take as today, such as 2026-10-01 (today)",
    )


def _add_check(command: argparse.ArgumentParser) -> None:
    _add_content(command)
    command.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to tell them (text)")
    command.add_argument("--fix", action="store_true", help="mend what has one right answer, then tell the rest")
    command.add_argument("--no-advice", dest="advice", action="store_false", help="leave out advice on wording")
    command.add_argument("--no-cache", action="store_true", help="read all files again, not only those that changed")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="tell only the problems of these files")
    command.set_defaults(run=_check)


def _add_new(command: argparse.ArgumentParser, with_answers: bool) -> None:
    _add_content(command)
    command.add_argument("kind", metavar="KIND", help="what to begin, such as: decision, minutes, exit plan")
    command.add_argument(
        "--id", dest="record_id", default="", help="the file's name, without its ending (made of the answers)"
    )
    command.set_defaults(run=_new)
    if with_answers:
        _add_answers(command)


def _add_answers(command: argparse.ArgumentParser) -> None:
    from generator.kinds import all_kinds
    from generator.starting.questions import flags

    answers = command.add_argument_group("answers", "What is not given here is asked for.")
    for key, asked in flags(all_kinds()).items():
        answers.add_argument(f"--{key}", dest=f"answer_{key}", metavar="ANSWER", help=asked.replace("%", "%%"))


def _add_init(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR", help="where it goes: a new folder, or one begun before")
    command.add_argument("--name", default="", help="the partnership's name (asked for)")
    command.add_argument(
        "--council", dest="councils", action="append", default=[], help="a council's name; once for each (asked for)"
    )
    command.add_argument(
        "--body",
        dest="bodies",
        action="append",
        default=[],
        help="a joint committee's or board's name, if there is one",
    )
    how = command.add_mutually_exclusive_group()
    how.add_argument(
        "--release", metavar="RELEASE", help="the release to build with: its file, its address#sha256=…, or sha256:…"
    )
    how.add_argument("--with-program", action="store_true", help="copy the program too, and depend on nobody")
    command.set_defaults(run=_init)


def _add_fmt(command: argparse.ArgumentParser) -> None:
    command.add_argument("--content", type=Path, default=CONTENT, metavar="DIR", help="the content folder (content)")
    command.add_argument("--check", action="store_true", help="write nothing; fail if a file is not in form")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these files")
    command.set_defaults(run=_fmt)


def _add_mkdocs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--config", type=Path, default=None, metavar="FILE", help="the MkDocs configuration (mkdocs.yml here)"
    )


def _add_build(command: argparse.ArgumentParser) -> None:
    _add_content(command)
    _add_mkdocs(command)
    command.add_argument("--site", type=Path, default=SITE, metavar="DIR", help="where the site goes (site)")
    command.add_argument("--markdown", type=Path, default=None, metavar="DIR", help="where the Markdown goes")
    command.add_argument("--no-cache", action="store_true", help="take nothing from earlier builds (nothing is yet)")
    command.set_defaults(run=_build)


def _add_serve(command: argparse.ArgumentParser) -> None:
    _add_content(command)
    _add_mkdocs(command)
    command.add_argument(
        "--address", type=address, default="127.0.0.1:8000", metavar="HOST:PORT", help="where (127.0.0.1:8000)"
    )
    command.set_defaults(run=_serve)


def _add_verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("site", type=Path, nargs="?", default=SITE, metavar="DIR", help="the built site (site)")
    command.set_defaults(run=_verify)


def _add_diff(command: argparse.ArgumentParser) -> None:
    command.add_argument("base", metavar="BASE", help="the state before: a branch, a tag or a commit")
    _add_content(command)
    formats = ("text", "markdown", "json")
    command.add_argument("--format", choices=formats, default="text", help="how to tell it (text)")
    command.set_defaults(run=_diff)


def _add_schema(command: argparse.ArgumentParser) -> None:
    _add_content(command)
    command.add_argument("--out", type=Path, default=Path("schemas"), metavar="DIR", help="where they go (schemas)")
    command.add_argument("--check", action="store_true", help="write nothing; fail if one is out of date")
    command.set_defaults(run=_schema)


def _add_reference(command: argparse.ArgumentParser) -> None:
    command.add_argument("--check", action="store_true", help="write nothing; fail if a page is out of date")
    command.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="where the pages are (docs)")
    command.set_defaults(run=_reference)


def _content(options: argparse.Namespace) -> Path:
    content: Path = options.content
    if not content.is_dir():
        what = "is a file, not a folder" if content.exists() else "is not there"
        raise WrongUsage(f"the content folder {content} {what}; name it with --content")
    return content


def _new(options: argparse.Namespace) -> int:
    from generator.starting.asking import ask
    from generator.starting.new import CannotStart, new_record
    from generator.starting.questions import BadAnswer

    content = _content(options)
    prefix = "answer_"
    given = {
        key.removeprefix(prefix): answer
        for key, answer in vars(options).items()
        if key.startswith(prefix) and answer is not None
    }
    try:
        started = new_record(options.kind, content, options.as_of or today(), given, ask, options.record_id)
    except (CannotStart, BadAnswer) as error:
        raise WrongUsage(str(error)) from error
    problems = relative_to_here(started.problems, content)
    if problems:
        sys.stdout.write(FORMATS["text"](problems, 1))
    print(f"{printed(_shown(started.file))} is written. Open it: what can be added stands there as comments.")
    return 1 if has_errors(problems) else 0


def _init(options: argparse.Namespace) -> int:
    from contextlib import nullcontext

    from generator.starting.asking import ask_line
    from generator.starting.init import refuse_foreign, start_partnership
    from generator.starting.new import CannotStart
    from generator.starting.release import release_for

    try:
        name = options.name or ask_line("What is the partnership called?")
        councils = options.councils or [
            council.strip() for council in ask_line("Which councils? Put a comma between them.").split(",")
        ]
        refuse_foreign(options.folder)
        with nullcontext() if options.with_program else release_for(options.release) as release:
            given = (name, [name for name in councils if name], options.bodies, today())
            made = start_partnership(options.folder, *given, release)
    except CannotStart as error:
        raise WrongUsage(str(error)) from error
    folder = printed(options.folder)
    print(f"{len(made.written)} files are written in {folder}, {len(made.kept)} were there and stay as they are.")
    print(f"Now: cd {shlex.quote(folder)} && git init --initial-branch=main && make site")
    return 0


def _fmt(options: argparse.Namespace) -> int:
    from generator.rewriting.folder import format_files

    files = [_content_file(file, options.content) for file in options.files]
    outcome = format_files(options.content, files, only_look=options.check)
    for file in outcome.changed:
        print(
            f"{printed(_shown(file))} {'is not in form; run plainrecord fmt' if options.check else 'is put into form.'}"
        )
    for file, why in outcome.refused:
        print(printed(f"{_shown(file)}:{why.line}: {why.message}"), file=sys.stderr)
    return 1 if outcome.refused or (options.check and outcome.changed) else 0


def _content_file(file: Path, content: Path) -> Path:
    _wanted(file, content)
    return file


def _check(options: argparse.Namespace) -> int:
    from generator.checks.cache import Recall
    from generator.checks.checking import check, check_some
    from generator.kinds import all_kinds

    day, kinds = options.as_of or today(), all_kinds()
    if options.fix:
        from generator.rewriting.folder import mend_files

        wanted_files = [_content_file(file, options.content) for file in options.files]
        found = check(_content(options), day, kinds).problems
        for file, number in mend_files(options.content, found, wanted_files, day).items():
            print(printed(f"{_shown(file)}: {number} mended."))
    if options.files and options.content.is_dir():
        wanted = tuple(_wanted(file, options.content) for file in options.files)
        recall = Recall(options.content, keep=not options.no_cache)
        checked = check_some(options.content, day, kinds, lambda file: _is_in(file, wanted), recall, options.advice)
    else:
        checked = check(_content(options), day, kinds, options.advice)
    problems = relative_to_here(checked.problems, options.content)
    sys.stdout.write(FORMATS[options.format](problems, checked.records))
    return 1 if has_errors(problems) else 0


def _build(options: argparse.Namespace) -> int:
    from generator.building.finishing import CannotPublish
    from generator.building.whole_site import site_of
    from generator.checks.checking import check
    from generator.kinds import all_kinds
    from generator.machine.history import last_changed
    from generator.publishers.mkdocs.publisher import MkDocs
    from generator.publishers.publishing import build_site

    publisher = MkDocs(_mkdocs_config(options.config))
    checked = check(_content(options), options.as_of or today(), all_kinds())
    problems = relative_to_here(checked.problems, options.content)
    if problems:
        sys.stdout.write(FORMATS["text"](problems, checked.records))
    if not checked.ok or checked.register is None:
        print("Nothing was built; the site is as it was.", file=sys.stderr)
        return 1
    site = site_of(checked.register, all_kinds(), checked.problems, last_changed(options.content))
    try:
        built = build_site(site, options.content, options.site, publisher, options.markdown)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}. The site is as it was.", file=sys.stderr)
        return 1
    print(printed(f"{built.pages:,} pages are in {built.site}. Open {built.site / 'index.html'}."))
    return 0


def _mkdocs_config(given: Path | None) -> Path:
    """Find mkdocs.yml: the one named, the one here, or the one that came with this program."""
    candidates = [given] if given else [Path("mkdocs.yml"), FRAME / "mkdocs.yml"]
    found = next((file for file in candidates if file.is_file()), None)
    if found is None:
        raise WrongUsage(f"there is no {candidates[0]}; name it with --config")
    return found


def _serve(options: argparse.Namespace) -> int:
    from generator.building.finishing import CannotPublish
    from generator.publishers.mkdocs.serving import serve

    content = _content(options)
    try:
        serve(content, _mkdocs_config(options.config), options.as_of, options.address)
    except CannotPublish as error:
        print(f"plainrecord: {printed(error).rstrip('.')}.", file=sys.stderr)
        return 1
    return 0


def _verify(options: argparse.Namespace) -> int:
    from generator.site.verifying import faults_of

    faults = list(faults_of(options.site))
    for fault in faults:
        print(printed(fault))
    print(printed(f"{options.site}: {counted(len(faults), 'fault') if faults else 'whole'}."))
    return 1 if faults else 0


def _diff(options: argparse.Namespace) -> int:
    from generator.changes.base import CannotCompare, content_at
    from generator.changes.compare import compare
    from generator.changes.telling import TELLING
    from generator.checks.checking import check
    from generator.kinds import all_kinds

    day = options.as_of or today()
    after = check(_content(options), day, all_kinds())
    try:
        with content_at(options.content, options.base) as folder:
            before = check(folder, day, all_kinds())
    except CannotCompare as error:
        raise WrongUsage(str(error)) from error
    sys.stdout.write(TELLING[options.format](compare(before, after)))
    return 0 if after.ok else 1


def _schema(options: argparse.Namespace) -> int:
    from generator.checks.checking import check
    from generator.kinds import all_kinds
    from generator.machine.generated import write_generated
    from generator.reference.schema import ids_of, schemas, settings_with

    checked = check(_content(options), options.as_of or today(), all_kinds())
    if checked.register is None:
        sys.stdout.write(FORMATS["text"](relative_to_here(checked.problems, options.content), checked.records))
        return 1
    ended = write_generated(options.out, schemas(all_kinds(), ids_of(checked.register)), options.check, "schema")
    folder = options.out.parent / ".vscode"
    settings = folder / "settings.json"
    held = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    made = {settings.name: settings_with(held, all_kinds())} if held else {}
    return max(ended, write_generated(folder, made, options.check, "schema", ours=True))


def _reference(options: argparse.Namespace) -> int:
    from generator.machine.generated import write_generated
    from generator.reference.pages import reference_pages

    return write_generated(options.docs, reference_pages(parser()), options.check, "reference")


def _wanted(file: Path, content: Path) -> str:
    if not file.exists():
        raise WrongUsage(f"there is no file {file}")
    if not file.resolve().is_relative_to(content.resolve()):
        raise WrongUsage(f"{file} is not in the content folder {content}")
    return file.resolve().relative_to(content.resolve()).as_posix()


def _is_in(file: str, wanted: Sequence[str]) -> bool:
    """Whether a file is one of those wanted, or lies in a folder that is; the content folder itself has them all."""
    return any(name in (file, ".") or file.startswith(f"{name}/") for name in wanted)


def relative_to_here(problems: Sequence[Problem], content: Path) -> list[Problem]:
    """Name each problem's file from where the command runs, so that it can be opened from there."""
    return [replace(problem, file=_shown(content / problem.file)) for problem in problems]


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()

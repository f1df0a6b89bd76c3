"""What can be asked on the command line: each command, what it is good for, and what may be behind it."""

from pathlib import Path
from typing import Any

from generator.commands.arguments import address, day
from generator.publishers import MKDOCS, PUBLISHERS
from generator.reports import FORMATS

Argument = tuple[tuple[str, ...], dict[str, Any]]
"""The names of an argument, and what `argparse` is to know of it."""

Arguments = tuple[Argument | list[Argument], ...]
"""What may be behind a command; of a list only one."""


def _argument(*names: str, **known: Any) -> Argument:
    return names, known


def _folder(name: str, default: str | None, about: str, **known: Any) -> Argument:
    return _argument(name, type=Path, default=default and Path(default), metavar="DIR", help=about, **known)


def _switch(name: str, about: str) -> Argument:
    return _argument(name, action="store_true", help=about)


_CONTENT = _folder("--content", "content", "the content folder (content)")
_DAY = _argument("--as-of", type=day, metavar="DATE", help="the day to take as today, such as 2026-10-01 (today)")
_CONFIG = _argument("--config", type=Path, metavar="FILE", help="the MkDocs configuration (mkdocs.yml here)")
_FORMAT = _argument("--format", choices=sorted(FORMATS), default="text", help="how to show them (text)")
_LAST = _argument("--last", metavar="FILE", help="the manifest.json of the published site, or its address")
_TO = _argument("--to", type=Path, required=True, metavar="DIR", help="the folder that the web server shows")
_RELEASES = _argument("--releases", type=Path, metavar="DIR", help="where releases are kept (.NAME.releases beside it)")
_PUBLISHER = _argument(
    "--publisher",
    choices=PUBLISHERS,
    default=MKDOCS,
    metavar="NAME",
    help="what makes the pages: mkdocs (the default), properdocs, zensical or plain; the last two run no plugins",
)
_FILES = {"nargs": "*", "type": Path, "metavar": "FILE"}
_MANY = {"action": "append", "default": []}

_QUIET = _switch("--quiet", "say nothing but what is wrong")

COMMANDS: dict[str, tuple[str, Arguments]] = {
    "new": (
        "start a new file: a decision, minutes, a risk",
        (
            _CONTENT,
            _DAY,
            _argument("kind", metavar="KIND", help="what to start, such as: decision, minutes, exit plan"),
            _argument(
                "--id", dest="record_id", default="", help="the file name, without its ending (made from the answers)"
            ),
        ),
    ),
    "init": (
        "start the repository of a new partnership",
        (
            _argument("folder", type=Path, metavar="DIR", help="where it goes: a new folder, or one started before"),
            _argument("--name", default="", help="the partnership's name (asked for)"),
            _argument("--council", dest="councils", help="a council's name; once for each (asked for)", **_MANY),
            _argument("--body", dest="bodies", help="a joint committee's or board's name, if there is one", **_MANY),
            [
                _argument(
                    "--release",
                    metavar="RELEASE",
                    help="the release to build with: its file, its address#sha256=…, or sha256:…",
                ),
                _switch("--with-program", "copy the program as well, to be independent"),
            ],
        ),
    ),
    "upgrade": (
        "update a repository from an earlier release to this one",
        (
            _argument("folder", type=Path, metavar="DIR", nargs="?", default=Path(), help="the repository (this one)"),
            _DAY,
            _argument(
                "--release",
                metavar="RELEASE",
                help="the release to build with: its file, its address#sha256=…, or sha256:…",
            ),
            _switch("--dry-run", "write nothing; only list what would change"),
        ),
    ),
    "check": (
        "check the content and list every problem",
        (
            _CONTENT,
            _DAY,
            _FORMAT,
            _switch("--fix", "fix what has one right answer, then list the rest"),
            _argument("--no-advice", dest="advice", action="store_false", help="leave out advice on wording"),
            _switch("--no-cache", "read all files again, not only those that changed"),
            _argument("files", help="list only the problems in these files", **_FILES),
        ),
    ),
    "fmt": (
        "put the files into the standard layout, without changing what they say",
        (
            _CONTENT,
            _switch("--check", "write nothing; fail if a file is not in the standard layout"),
            _argument("files", help="only these files", **_FILES),
        ),
    ),
    "build": (
        "check the content and build the site",
        (
            _CONTENT,
            _DAY,
            _CONFIG,
            _PUBLISHER,
            _folder("--site", "site", "where the site goes (site)"),
            _folder("--markdown", None, "where the Markdown goes"),
            _switch("--no-cache", "take nothing from earlier builds"),
            _LAST,
            [_QUIET, _switch("--json", "print the result as JSON")],
        ),
    ),
    "publish": (
        "build the site, and show it to readers once it has passed every gate",
        (
            _CONTENT,
            _DAY,
            _CONFIG,
            _PUBLISHER,
            _TO,
            _RELEASES,
            _argument(
                "--keep", type=int, metavar="N", help="how many releases to keep (7, or what publishing.yml says)"
            ),
            [
                _switch("--resume", "publish again although the site was put back and its records are the same"),
                _switch("--forget", "delete every earlier release and all that is kept for later builds"),
            ],
            _switch("--no-cache", "take nothing from earlier builds"),
            _FORMAT,
            _QUIET,
        ),
    ),
    "rollback": (
        "put an earlier release back, until the records change",
        (
            _DAY,
            _TO,
            _RELEASES,
            _argument("--release", type=int, metavar="N", help="which release (the one before)"),
            [
                _argument("--why", metavar="TEXT", help="the reason; residents read it on the front page"),
                _switch("--list", "change nothing; list the releases that are kept"),
            ],
        ),
    ),
    "serve": (
        "show the site in a browser while you edit",
        (
            _CONTENT,
            _DAY,
            _CONFIG,
            _argument(
                "--address", type=address, default="127.0.0.1:8000", metavar="HOST:PORT", help="where (127.0.0.1:8000)"
            ),
            _QUIET,
        ),
    ),
    "verify": ("check that a built site is complete", (_folder("site", "site", "the built site (site)", nargs="?"),)),
    "diff": (
        "show what changes for residents since an earlier version",
        (
            _argument("base", metavar="BASE", help="the earlier version: a branch, a tag or a commit"),
            _CONTENT,
            _DAY,
            _argument("--format", choices=("text", "markdown", "json"), default="text", help="how to show it (text)"),
        ),
    ),
    "schema": (
        "write the schemas that let editors help as you type",
        (
            _CONTENT,
            _DAY,
            _folder("--out", "schemas", "where they go (schemas)"),
            _switch("--check", "write nothing; fail if one is out of date"),
        ),
    ),
    "reference": (
        "write the reference pages from the models",
        (
            _switch("--check", "write nothing; fail if a page is out of date"),
            _folder("--docs", "docs", "where the pages are (docs)"),
        ),
    ),
}
"""The commands in the order of the help. `generator/commands/<name>.py` carries each out in its function `run`."""

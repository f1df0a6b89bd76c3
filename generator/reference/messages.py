"""The page of all messages: every rule with what it is about, what requires it, and examples of its messages.

The rules are the very values that the check names. The examples are data, and the tests run each through the check.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import yaml

from generator import checks
from generator.core.kind import Layout
from generator.kinds import all_kinds
from generator.values.rules import Rule, Severity, known_rules

EXAMPLES = Path(__file__).with_name("examples.yml")
_ABOUT = """\
Each message ends with the name of its rule in square brackets, such as `[bad-date]`. Look for that name on this page:
it says what the rule is, with an example of each message and what to do."""
_SEVERITIES = {
    Severity.ERROR: (
        "Errors",
        "The site is not built until each of these is fixed. What is published stays as it is.",
    ),
    Severity.WARNING: (
        "Warnings",
        "The site is built. Where the councils keep the record themselves, some of these are shown on the page “Not "
        "in this record”. Some can be set or turned off under `duties:` in `partnership.yml`, with the reason.",
    ),
    Severity.ADVICE: ("Advice", "The site is built and does not show these. They make a text easier to read."),
}


class Example(NamedTuple):
    """What is in a file, what the check says about it, and what to do; `sample` is what the tests make it from."""

    sample: str
    file: str
    shows: str
    says: str
    hint: str


def all_rules() -> tuple[Rule, ...]:
    """Every rule that any message can carry, errors first."""
    for module in iter_modules(checks.__path__):
        import_module(f"{checks.__name__}.{module.name}")  # A rule is known once what looks for it is loaded.
    for kind in all_kinds():
        if kind.layout is not Layout.FILE:
            # Another record of its kind may be named as the one to read instead.
            assert kind.unknown
    return known_rules()


@cache
def examples() -> dict[str, list[Example]]:
    """The examples of each rule, by its severity and name."""
    data = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return {key: [Example(**example) for example in several] for key, several in data.items()}


def messages_page(start: str) -> str:
    """Write every rule, by how much it matters and by name."""
    parts = [start, "# Every message, and what to do", _ABOUT]
    rules = all_rules()
    for severity, (title, about) in _SEVERITIES.items():
        parts += [f"## {title}", about]
        for rule in rules:
            if rule.severity is severity:
                parts += [f"### {rule.name}", " ".join((_plain(rule.about), *_notes(rule)))]
                parts += [_written(example) for example in examples().get(f"{severity} {rule.name}", ())]
    return "\n\n".join(parts) + "\n"


def _notes(rule: Rule) -> list[str]:
    notes = [_plain(note) for note in rule.notes]
    for law in rule.laws:
        if law.address:
            notes = [note.replace(law.name, f"[{law.name}]({law.address})") for note in notes]
    return notes


def _written(example: Example) -> str:
    shown = f"In `{example.file}`:\n\n```text\n{example.shows}\n```" if example.shows else f"In `{example.file}`."
    cure = f"\n\nWhat to do: {_plain(example.hint)}" if example.hint else ""
    return f"{shown}\n\nThe check says: {_plain(example.says)}{cure}"


def _plain(text: str) -> str:
    """Keep signs of Markdown outside code as they are."""
    parts = re.split("(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else re.sub(r"([*_<\[#])", r"\\\1", part) for part in parts)

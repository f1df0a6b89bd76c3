"""What a new file says: the answers, and beneath them, as comments, what can be added later."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import PROGRAM
from generator.core.kind import Kind
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.values.dates import PartialDate

ANY = "any.yml.j2"
"""The skeleton of a kind that has none in its folder."""


def written(kind: Kind[Any], answers: Mapping[str, str], register: Register, scalar: Callable[..., str]) -> str:
    """Fill in a kind's skeleton; `scalar` writes a value so that YAML reads just that."""

    def line(key: str, answer: str = "") -> str:
        return f"{key}: {scalar(answers[answer or key], key)}"

    council = register.authorities.get(answers.get("authority", ""))
    made = Environment(  # noqa: S701 - what is written is no HTML
        loader=FileSystemLoader([kind.folder, PROGRAM / "starting" / "templates"]),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters["scalar"] = scalar
    made.globals.update(kind.begun(register))
    made.globals.update(line=line, days_from=_days_from, council=council.called if council else "")
    skeleton = made.get_template(kind.skeleton.name if kind.skeleton.is_file() else ANY)
    return skeleton.render(answers=answers, keys=spec_of(kind.model), an_authority=next(iter(register.authorities), ""))


def _days_from(day: str, days: int) -> str:
    """Find a day before or after one that was answered; what was answered itself where no day is known."""
    known = PartialDate.read(day).known_day
    return (known + timedelta(days=days)).isoformat() if known else day

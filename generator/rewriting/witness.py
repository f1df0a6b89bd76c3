"""A second opinion on a rewritten file, from ruamel.yaml: it knows comments, quotes and order, as libyaml does not."""

from typing import Any

from ruamel.yaml import YAML

from generator.reading.mending import as_meant, as_typed

Account = tuple[list[tuple[object, ...]], list[str]]
"""What ruamel.yaml sees in a file: every value in its order and how it is written, and every comment."""


def account_of(text: str) -> Account | None:
    """Return what ruamel.yaml sees in YAML text; None where it cannot read it."""
    values: list[tuple[object, ...]] = []
    comments: dict[tuple[int, int], str] = {}
    try:
        for event in YAML().parse(as_meant(text)):
            style, flow = getattr(event, "style", None), getattr(event, "flow_style", None)
            values.append((type(event).__name__, _said(event), style, flow))
            _gather(getattr(event, "comment", None), comments)
    except Exception:
        # It is only a witness: whatever stops it, the reader of this project has the last word.
        return None
    told = (line.strip() for place in sorted(comments) for line in comments[place].split("\n"))
    return values, [as_typed(line) for line in told if line.startswith("#")]


def _said(event: Any) -> str | None:
    value = getattr(event, "value", None)
    # It marks in a folded text where its lines ended.
    return as_typed(value.replace("\a", "")) if isinstance(value, str) else None


def _gather(found: Any, comments: dict[tuple[int, int], str]) -> None:
    """Take the comments out of the lists in lists in which ruamel.yaml hangs them on what is next to them."""
    if isinstance(found, list | tuple):
        for inner in found:
            _gather(inner, comments)
    elif found is not None and hasattr(found, "start_mark"):
        mark = found.start_mark
        comments[mark.line, mark.column] = found.value

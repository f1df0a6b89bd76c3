"""How problems are printed: as text for people, as JSON for tools, as annotations for code hosts. One module each."""

from collections.abc import Callable, Sequence

from generator.core.problems import Problem
from generator.reports import github, gitlab, json, sarif, text

Report = Callable[[Sequence[Problem], int], str]
"""Writes problems, whose files are relative to where the command runs, and the number of records."""

FORMATS: dict[str, Report] = {
    "text": text.write,
    "json": json.write,
    "github": github.write,
    "gitlab": gitlab.write,
    "sarif": sarif.write,
}

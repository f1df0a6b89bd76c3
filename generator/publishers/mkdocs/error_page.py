"""The pages that a live preview shows in the site's place: what is wrong, where, and what to do."""

import re
from collections.abc import Iterable
from html import escape

from generator.core.problems import Problem
from generator.values.rules import Severity

STYLE_ADDRESS = "/livereload.css"
"""Where the preview has the style of these pages: the policy of its pages lets none are within one."""

STYLE = """\
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
li { margin: 1rem 0; }
code { font-size: 1rem; overflow-wrap: anywhere; }
"""
# What is in a file, or is to be there, is marked so in a message.
_TYPED = re.compile(r"`([^`]+)`")
_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>There is a problem</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
</head>
<body>
<main>
<h1>There is a problem</h1>
<p>{said} The preview returns when it is fixed.</p>
{items}
</main>
</body>
</html>
"""


def error_page(problems: Iterable[Problem]) -> str:
    """Write the page; all that people typed is escaped."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    number = (
        "1 thing stops the site from being built"
        if len(errors) == 1
        else f"{len(errors)} things stop the site from being built"
    )
    items = "\n".join(["<ol>", *(_item(problem) for problem in errors[:100]), "</ol>"])
    return _PAGE.format(style=STYLE_ADDRESS, said=f"{number}.", items=items)


def trouble_page(sentence: str) -> str:
    """Write the page for what is wrong with the machine and not with the content."""
    return _PAGE.format(style=STYLE_ADDRESS, said=escape(sentence), items="")


def _item(problem: Problem) -> str:
    place = f"{escape(problem.file)}, line {problem.line}, column {problem.column}"
    told = _TYPED.sub(r"<code>\1</code>", escape(f"{problem.message} {problem.hint}".strip()))
    return f"<li><code>{place}</code><br>{told}</li>"

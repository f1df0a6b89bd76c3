"""Every regular expression of the site's scripts, found by reading them as a browser does: the literals between slashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

# What a script is made of: notes and texts, which are passed over, and a pattern, which stands where a value may.
_TOKENS = re.compile(
    r"""(?P<note>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
    |/(?P<pattern>(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])*)/(?P<flags>[a-z]*)
    |(?P<other>[\w$]+|\s+|.)""",
    re.VERBOSE | re.DOTALL,
)
_VALUE_BEFORE = re.compile(r"[\w$)\]}]\Z")
_WORDS = {"return", "typeof", "case", "of", "in", "await", "yield", "=>"}
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def all_scripts() -> dict[str, str]:
    """The site's scripts, those within its templates too, by where they stand."""
    files = [
        *(ROOT / "site_overrides").rglob("*.js"),
        *(ROOT / "site_overrides").rglob("*.html"),
        *(ROOT / "generator" / "templates").rglob("*"),
    ]
    found = {}
    for file in sorted(file for file in files if file.is_file()):
        text = file.read_text(encoding="utf-8")
        name = file.relative_to(ROOT).as_posix()
        if file.suffix == ".js":
            found[name] = text
        else:
            found |= {f"{name}#{number}": inner for number, inner in enumerate(_INLINE.findall(text))}
    return found


def patterns_in(script: str) -> Iterator[tuple[int, str, str]]:
    """Give each pattern of a script with its line and its flags; a pattern that is put together cannot be looked at."""
    before = ""
    line = 1
    place = 0
    while place < len(script):
        token = _TOKENS.match(script, place)
        assert token is not None
        if token["pattern"] is not None and _VALUE_BEFORE.search(before) and before not in _WORDS:
            token = re.compile("/").match(script, place)
            assert token is not None
            before = "/"
        elif token.groupdict().get("pattern") is not None:
            yield line, token["pattern"], token["flags"]
            before = "/x"
        else:
            said = token.group()
            assert said != "RegExp", f"line {line}: write the pattern as it is, so that it can be looked at"
            before = said if said.strip() and not token["note"] else before
        line += script.count("\n", place, token.end())
        place = token.end()


def as_python(pattern: str) -> str:
    """Write a script's pattern so that Python can take it apart: near enough to know what it takes."""
    plain = re.sub(r"\\p\{[LN]\}", r"\\w", pattern)
    plain = re.sub(r"\\p\{P[^}]*\}", r"!-/", re.sub(r"\\p\{M\}", "\u0301", plain))
    return (
        plain.replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!").replace("[{}[\\]", "[{}\\[\\]")
    )

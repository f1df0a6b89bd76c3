"""Random edits of a whole content, as people and strangers make them: each checked, and what checks clean is built.

`python -m tests.checks.edits --edits 5000` makes many. An edit that the check refuses is undone; the others stay, so
that a build holds many of them at a time. A build is a real one, of MkDocs in its strict mode.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.checking import Checked, check
from generator.kinds import all_kinds
from generator.publishers.mkdocs.publisher import MkDocs
from generator.publishers.publishing import build_site
from generator.site.verifying import faults_of
from generator.site.writing import write_pages

ROOT = Path(__file__).parents[2]
CONTENTS = {"content": date(2026, 11, 23), "examples/content": date(2026, 10, 1)}
TARGETS = [*(kind.name for kind in all_kinds()), "authorities", "services", "bodies", "story", "data", "all"]
HOSTILE = [
    "<script>alert(1)</script>", "{{ 7*7 }}", "{% include 'x' %}", "](/index.md)", "[x](javascript:alert(1))", "![x](https://e.example/x.png)",
    "{: .x}", "\\", "`", "```", "~~~", "|", "||a|b|", "---", "***", "# x", "> x", ": x", "[^1]", "[^1]: x", "[x]: https://e.example", "*[HTML]: x",
    "&lt;b&gt;", "&nbsp;", "<!-- x -->", "$&", "%s", "%", "${x}", "::error::x", "\x1b[31m", "\u202e", "\u200b", "\u00ad", "İ", "ﬀ", "🙂", "日本語", "--8<-- 'x'",
    "!!! note", "=== \"x\"", "/// x", "[TOC]", "[[x]]", "<https://e.example>", "https://e.example/a_b_c", "me@e.example", "a" * 300, "1. x", "- x", "+ x", "2016. x",
    "[a](decisions/x)", "**", "*", "__", "_", "((x))", "{x}", "'", '"', "“", "…", "£", "=1+1", "@x", "null", "~", "[", "]", "{", "}", ",", "#", "#x", "&x", "*x", "!x",
]  # fmt: skip
VALUES = [
    "true", "false", "0", "1", "-1", "999999999", "0.5", "£0", "-£5", "£1m", "£2.4 million", "£999bn", "100%", "0%", "2016", "2016-03", "2016-03-15", "1900-01-01",
    "9999-12-31", "0001-01-01", "2099-01-01", "2016/17", "2016/17 Q3", "each year", "one-off", "agreed", "refused", "awaited", "noted", "withdrawn", "joint", "open", "closed",
    "draft", "approved", "held", "planned", "cancelled", "[]", "{}", "''", "x", "https://example.org", "a@example.org", "00:00", "12:00", "23:59", "percent", "pounds", "OGL-UK-3.0",
]  # fmt: skip

FEW = 10
"""Of so many edits at least one checks clean; usually it is one of three."""


@dataclass
class Content:
    """A copy of a content that edits are made in, and the ids of what is there."""

    folder: Path
    chance: random.Random
    changed: dict[Path, bytes | None] = field(default_factory=dict)

    def files(self) -> list[Path]:
        """Every file, in order."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    def pick(self) -> Path:
        """One file; the partnership's more often than the others, for all hangs on it."""
        return self.folder / "partnership.yml" if self.chance.random() < 0.12 else self.chance.choice(self.files())

    def write(self, path: Path, text: str) -> None:
        """Write a file, and remember what was there."""
        self.note(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogatepass")

    def note(self, path: Path) -> None:
        """Remember a file as it is."""
        self.changed.setdefault(path, path.read_bytes() if path.is_file() else None)

    def undo(self) -> None:
        """Put back what the last edit changed."""
        for path, was in self.changed.items():
            if was is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(was)

    def ids(self) -> list[str]:
        """The names of all records, as links and as ids."""
        return [f"{path.relative_to(self.folder).parts[0].removesuffix('.yml')}/{path.stem}" for path in self.files()]

    def link(self) -> str:
        """A link of any kind: to what is there, to what is not, and with something behind it."""
        named = re.findall(r"id: ([a-z0-9-]+)", (self.folder / "partnership.yml").read_text(encoding="utf-8"))
        chance = self.chance
        target = chance.choice(
            [
                chance.choice(self.ids()),
                f"{chance.choice(TARGETS)}/{chance.choice([*named, 'index', 'all', 'x'])}",
                f"{chance.choice(TARGETS)}/{chance.choice(self.ids()).partition('/')[2]}",
                chance.choice(TARGETS),
                "partnership/partnership",
                "glossary/glossary",
                "https://example.org/a(b)c?d=[e]&f",
                "mailto:a@example.org",
            ]
        )
        words = chance.choice(["this", "the **whole**", "a_b", "x]y", "", "5*3", "`x`"])
        return f"[{words}]({target}{chance.choice(['', '', '', '', '/', '.md', '#x', '?y=1', '/index', ' '])})"


def _lines(content: Content, change: Callable[[list[str], int, random.Random], None]) -> None:
    path = content.pick()
    lines = path.read_text(encoding="utf-8").split("\n")
    change(lines, content.chance.randrange(len(lines)), content.chance)
    content.write(path, "\n".join(lines))


def _delete(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at : at + chance.choice([1, 1, 1, 2, 5])]


def _double(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at:at] = lines[at : at + chance.choice([1, 1, 3])]


def _swap(lines: list[str], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = " " * chance.choice([0, 1, 2, 4, 6]) + lines[at].lstrip()


def _cut(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at:]
    if lines and chance.random() < 0.5:
        lines[-1] = lines[-1][: chance.randrange(len(lines[-1]) + 1)]


def _value(lines: list[str], at: int, chance: random.Random) -> None:
    keyed = [number for number, line in enumerate(lines) if re.search(r"\w: \S", line)]
    if not keyed:
        return
    at = chance.choice(keyed)
    spots = list(re.finditer(r"(?<=: )[^,{}\[\]]+", lines[at]))
    if spots:
        spot = chance.choice(spots)
        lines[at] = lines[at][: spot.start()] + chance.choice(VALUES) + lines[at][spot.end() :]


def _letters(lines: list[str], at: int, chance: random.Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(HOSTILE) + lines[at][place:]


def _words(content: Content, said: str) -> None:
    """Put words into a text: at its start, within it, at its end, or as lines of their own; quoted where YAML asks."""
    path, chance = content.pick(), content.chance
    lines = path.read_text(encoding="utf-8").split("\n")
    texts = [
        number
        for number, line in enumerate(lines)
        if re.match(r" *(?:- )?(?:summary|why|note|what|means|title|name|text|item|action|headline|purpose): \S", line)
    ]
    if path.suffix == ".md":
        texts = [len(lines) - 1]
    if not texts:
        return
    at = chance.choice(texts)
    key, colon, rest = lines[at].partition(": ") if path.suffix != ".md" else ("", "", lines[at])
    rest = rest.strip("'\"")
    rest = chance.choice([f"{said} {rest}", f"{rest} {said}", said, f"{rest[:20]}{said}{rest[20:]}"])
    if path.suffix != ".md" and rest[:1] not in ">|":
        rest = "'" + rest.replace("'", "''") + "'"
    lines[at] = f"{key}{colon}{rest}"
    content.write(path, "\n".join(lines))


def _keys(content: Content) -> None:
    """Take a line with a key from one file into another, at the same depth."""
    path, chance = content.pick(), content.chance
    other = content.pick().read_text(encoding="utf-8").split("\n")
    keyed = [line for line in other if re.match(r" *(?:- )?[a-z_]+:", line)]
    lines = path.read_text(encoding="utf-8").split("\n")
    if keyed:
        lines.insert(chance.randrange(len(lines)), chance.choice(keyed))
        content.write(path, "\n".join(lines))


def _rename(content: Content) -> None:
    """Give a file another name, or put a second one there."""
    path, chance = content.pick(), content.chance
    names = [
        "index",
        "con",
        "all",
        "x",
        "a" * 100,
        "a" * 101,
        "A",
        "é",
        "year-2016",
        "service-ict",
        "2016",
        "2016-2",
        "404",
        "search",
        "readme",
        f"{path.stem}-2",
    ]
    new = path.with_name(chance.choice(names) + path.suffix)
    content.note(new)
    text = path.read_text(encoding="utf-8")
    if chance.random() < 0.5:
        content.note(path)
        path.unlink()
    elif chance.random() < 0.5:
        text = f"formerly: [{path.stem}, {chance.choice(names)}]\n{text}" if path.suffix == ".yml" else text
    content.write(new, text)


def _ids(content: Content) -> None:
    """Change an id wherever it stands."""
    chance = content.chance
    partnership = (content.folder / "partnership.yml").read_text(encoding="utf-8")
    named = re.findall(r"id: ([a-z0-9-]+)", partnership)
    old = chance.choice(named or ["x"])
    services = re.findall(r"id: ([a-z0-9-]+)", partnership.partition("\nservices:")[2])
    new = chance.choice(
        [
            "index",
            "con",
            "x",
            "all",
            "year-2016",
            "year",
            "joint",
            "a" * 100,
            "1",
            *(f"service-{one}" for one in services),
            *named,
        ]
    )
    for path in content.files():
        text = path.read_text(encoding="utf-8")
        changed = re.sub(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", new, text)
        if changed != text:
            content.write(path, changed)


EDITS: list[tuple[int, Callable[[Content], None]]] = [
    (3, lambda content: _lines(content, _delete)),
    (2, lambda content: _lines(content, _double)),
    (2, lambda content: _lines(content, _swap)),
    (1, lambda content: _lines(content, _indent)),
    (1, lambda content: _lines(content, _cut)),
    (6, lambda content: _lines(content, _value)),
    (2, lambda content: _lines(content, _letters)),
    (5, lambda content: _words(content, content.chance.choice(HOSTILE))),
    (5, lambda content: _words(content, content.link())),
    (2, _keys),
    (1, _rename),
    (1, _ids),
]


@contextmanager
def edited(name: str, seed: int) -> Iterator[Content]:
    """A fresh copy of a content."""
    with tempfile.TemporaryDirectory(prefix="plainrecord-edits-") as folder:
        shutil.copytree(ROOT / name, Path(folder) / "content")
        yield Content(Path(folder) / "content", random.Random(seed))


def edit(content: Content) -> None:
    """Make one edit."""
    content.changed = {}
    weights = [weight for weight, _ in EDITS]
    content.chance.choices([change for _, change in EDITS], weights)[0](content)


def render(content: Content, checked: Checked, folder: Path) -> None:
    """Write every page of the site as Markdown."""
    assert checked.register is not None
    site = site_of(checked.register, all_kinds(), checked.problems)
    write_pages((*site.pages, *site.files), folder)


def built(content: Content, checked: Checked, folder: Path) -> list[str]:
    """Build the site, strictly, and give what keeps it from being whole; raises `CannotPublish`."""
    assert checked.register is not None
    site = site_of(checked.register, all_kinds(), checked.problems)
    build_site(site, content.folder, folder / "site", MkDocs(ROOT / "mkdocs.yml"), folder / "markdown")
    return list(faults_of(folder / "site"))


def walk(name: str, seed: int, wanted: int, renders: int, builds: int) -> tuple[Counter[str], list[str]]:
    """Make edits one after another until as many as are wanted check clean; give how many went how, and what went wrong.

    All that checked clean is rendered after so many clean edits, and really built after so many.
    """
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    day = CONTENTS[name]
    with edited(name, seed) as content, tempfile.TemporaryDirectory(prefix="plainrecord-edits-") as work:
        for number in range(FEW * wanted):
            if counts["clean"] == wanted:
                break
            edit(content)
            counts["edits"] += 1
            try:
                checked = check(content.folder, day, all_kinds())
                told = [problem for problem in checked.problems if problem.rule.name == "program-fault"]
                wrong += [f"{seed}/{number}: {problem.file}: {problem.message}" for problem in told]
                if not checked.ok:
                    content.undo()
                    continue
                counts["clean"] += 1
                if counts["clean"] % renders == 0:
                    render(content, checked, Path(work) / "markdown")
                    counts["rendered"] += 1
                if counts["clean"] % builds == 0:
                    wrong += [f"{seed}/{number}: {fault}" for fault in built(content, checked, Path(work))]
                    counts["built"] += 1
            except (Exception, CannotPublish) as error:
                last = traceback.extract_tb(error.__traceback__)[-1]
                files = ", ".join(path.name for path in content.changed)
                wrong.append(
                    f"{seed}/{number}: {type(error).__name__}: {str(error)[:300]} ({last.filename}:{last.lineno}; {files})"
                )
                content.undo()
    return counts, wrong


def main() -> int:
    """Walk through both contents, each time anew from a fresh copy, and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=5000)
    parser.add_argument("--long", type=int, default=40, help="clean edits of one fresh copy")
    parser.add_argument("--renders", type=int, default=10, help="clean edits to a rendering of all pages")
    parser.add_argument("--builds", type=int, default=50, help="clean edits to a real build")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=3000)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    start, failed = time.monotonic(), False
    walked = 0
    while counts["edits"] < options.edits and time.monotonic() - start < options.seconds:
        found, wrong = walk(
            list(CONTENTS)[walked % 2], options.seed + walked, options.long, options.renders, options.builds
        )
        counts += found
        failed = failed or bool(wrong)
        for one in wrong:
            print(one, flush=True)
        print(f"{walked}: {dict(counts)}", file=sys.stderr, flush=True)
        walked += 1
    print(dict(counts))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

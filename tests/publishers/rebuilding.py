"""Random scripts of edits, days, damage and changes of the program: each build with what is kept, and a clean one.

A live preview is open all the time, and shows the pages of the clean one.

`python -m tests.publishers.rebuilding 500` runs many scripts.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from pytest import MonkeyPatch

from generator.building.finishing import CannotPublish
from generator.building.whole_site import site_of
from generator.checks.cache import Recall
from generator.checks.checking import check
from generator.core import asked as noting
from generator.core.asked import asking
from generator.core.problems import Problem
from generator.gates.passing import Gates, NotPassed
from generator.kinds import all_kinds
from generator.machine import kept as keeping
from generator.machine.folders import MARK
from generator.machine.history import origin_of
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.publishers.mkdocs import base, reuse, settings
from generator.publishers.mkdocs.alone import Alone
from generator.publishers.mkdocs.publisher import MkDocs, telling
from generator.publishers.publishing import build_site
from generator.publishers.standing import Standing
from tests.checks.edits import Content, edit
from tests.checks.samples import SMALL
from tests.publishers.commands import ROOT, prints

AS_OF = date(2026, 10, 1)
STEPS = 2
"""How many states of the content one script has; after each it is built with what is kept, and without."""


def script(seed: int) -> Iterator[str]:
    """Run one script; yields each file that is not as a clean build makes it."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="plainrecord-rebuilding-") as name, MonkeyPatch.context() as patch:
        work = Path(name)
        patch.setattr(noting, "_MANY", chance.choice([1, 100]))
        shutil.copytree(SMALL, work / "content")
        content, day = Content(work / "content", chance), AS_OF
        kept, config = work / "kept", _own_look(work, patch)
        preview = _Preview(content.folder, work, config, patch)
        _built(content.folder, day, Kept(kept), work, config)
        for step in range(STEPS):
            day = day + timedelta(days=chance.choice([0, 0, 1, 1, 30, -20, 400]))
            for _ in range(chance.choice([0, 1, 1, 3])):
                edit(content)
                if not check(content.folder, day, all_kinds()).ok:
                    content.undo()
            chance.choice([_nothing, _nothing, _damage, _site, _look, _program, _settings])(kept, config, chance, patch)
            again, clean = (_built(content.folder, day, held, work, config) for held in (Kept(kept), NOTHING_KEPT))
            yield from (f"{seed}, step {step}: {name}" for name in _differing(again, clean))
            if "stopped" not in clean:
                shown, pages = _shown(preview.on(day)), _shown(clean)
                yield from (f"{seed}, step {step}, preview: {name}" for name in _differing(shown, pages))


def _differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


def _shown(made: dict[str, str]) -> dict[str, str]:
    """What a preview shows of a site: it has no cards and no index, and says nothing of how the site was built."""
    endings = (".html", ".css", ".js", ".csv", ".svg", ".xml", ".woff2", ".ics", "d.json")
    left_out = ("markdown/", "pagefind", "assets/cards/")
    return {name: told for name, told in made.items() if name.endswith(endings) and not name.startswith(left_out)}


class _Preview:
    """A live preview, which builds again and again in one folder."""

    def __init__(self, content: Path, work: Path, settings: Path, patch: MonkeyPatch) -> None:
        self._work, self._settings, self._patch = work, settings, patch
        self._known: dict[str, Any] = {}
        (work / "seen-markdown").mkdir()
        patch.setenv("PLAINRECORD_CONTENT", str(content))
        patch.setenv("PLAINRECORD_CACHE", str(work / "kept"))

    def on(self, day: date) -> dict[str, str]:
        """What it shows on a day."""
        self._patch.setenv("PLAINRECORD_AS_OF", day.isoformat())
        folders = {"docs_dir": str(self._work / "seen-markdown"), "site_dir": str(self._work / "seen")}
        config = load_config(str(self._settings), strict=False, **folders)
        plugin = config.plugins["plainrecord"]
        # MkDocs has one of our plugin a process; a preview's is not that of a build.
        if not self._known:
            vars(plugin)["_alone"] = Alone()
            config.plugins.on_startup(command="serve", dirty=True)
        vars(plugin).update(self._known)
        with telling():
            build_with_mkdocs(config, dirty=True)
        self._known = {name: held for name, held in vars(plugin).items() if name != "config"}
        return prints(self._work / "seen")


def _built(content: Path, day: date, kept: Kept, work: Path, config: Path) -> dict[str, str]:
    """Each file of the site with its fingerprint, and each problem; what stopped the build where something did."""
    publisher = MkDocs(config, kept)
    try:
        standing = Standing(content, work / "site", work / "markdown", publisher, kept, Gates())
        problems = stands.problems if (stands := standing.on(day)) else _made(content, day, kept, work, standing)
    except CannotPublish as error:
        return {"stopped": str(error)}
    except NotPassed as error:
        return {"stopped": str(error.problems)}
    made = {"problems": str(problems), "mark": (work / "site" / MARK).read_text(encoding="utf-8")}
    return made | prints(work / "site") | {f"markdown/{name}": told for name, told in prints(work / "markdown").items()}


def _made(content: Path, day: date, kept: Kept, work: Path, standing: Standing) -> tuple[Problem, ...]:
    """Build as the command does."""
    with asking() as asked:
        checked = check(content, day, all_kinds(), recall=Recall(kept))
        assert checked.register is not None
        site = site_of(checked.register, all_kinds(), checked.problems, kept=kept, origin=origin_of(content))
    built = build_site(site, content, work / "site", standing.publisher, work / "markdown", kept)
    standing.keep(asked, day, checked.problems, checked.records, built)
    return checked.problems


def _own_look(work: Path, patch: MonkeyPatch) -> Path:
    """A look and settings of the script's own, which it may change."""
    look, config = work / "look", work / "mkdocs.yml"
    shutil.copytree(ROOT / "site_overrides", look)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config.write_text(text.replace("custom_dir: site_overrides", f"custom_dir: {look}"), encoding="utf-8")
    for module in (base, reuse, settings):
        patch.setattr(module, "LOOK", look)
    return config


def _nothing(kept: Path, config: Path, chance: random.Random, patch: MonkeyPatch) -> None:
    pass


def _damage(kept: Path, config: Path, chance: random.Random, patch: MonkeyPatch) -> None:
    """Somebody, or the disk, changes some of what is kept, or all of it, or the key."""
    files = sorted(path for path in kept.rglob("*") if path.is_file())
    for file in chance.sample(files, len(files) // 3):
        held = file.read_bytes()
        other = chance.choice(files)
        file.write_bytes(
            chance.choice(
                [b"", held[: len(held) // 2], held[:-1] + b"x", held.replace(b"<p>", b"<b>"), other.read_bytes()]
            )
        )
    if chance.random() < 0.3:
        (kept / "key").write_bytes(bytes(32))


def _site(kept: Path, config: Path, chance: random.Random, patch: MonkeyPatch) -> None:
    """Somebody changes a file of the site or of its Markdown, or takes it away."""
    work = config.parent
    file = chance.choice(
        sorted(path for of in ("site", "markdown") for path in (work / of).rglob("*") if path.is_file())
    )
    chance.choice([lambda: file.write_bytes(file.read_bytes() + b"x"), file.unlink, lambda: file.chmod(0o666)])()


def _look(kept: Path, config: Path, chance: random.Random, patch: MonkeyPatch) -> None:
    """A part of the frame or of the style changes."""
    file = chance.choice(
        sorted((config.parent / "look").rglob("*.html")) + sorted((config.parent / "look").rglob("*.css"))
    )
    sign = "/* changed */" if file.suffix == ".css" else "{# changed #}<!-- changed -->"
    if file.name != Path(reuse.TAKEN_OVER).name:
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{sign}\n", encoding="utf-8")


def _program(kept: Path, config: Path, chance: random.Random, patch: MonkeyPatch) -> None:
    """Another program wrote what is kept."""
    was = keeping.program()
    patch.setattr(keeping, "program", lambda: f"{was} and another")


def _settings(kept: Path, config: Path, chance: random.Random, patch: MonkeyPatch) -> None:
    """The settings change: an extension more, other styles, or a template of the partnership's own."""
    text = config.read_text(encoding="utf-8")
    changes = [
        ("markdown_extensions:\n", "markdown_extensions:\n  - abbr\n"),
        ("  - toc: {", "  - toc: { baselevel: 2, "),
        ("extra_css:\n", "extra_css:\n  - assets/own.css\n"),
        ("  generator: false\n", "  generator: false\n  contact: x\n"),
    ]
    old, new = chance.choice(changes)
    config.write_text(text.replace(old, new, 1), encoding="utf-8")


def main(number: int, first: int = 0) -> int:
    """Run so many scripts; gives 1 where a build was not as a clean one."""
    wrong = [one for seed in range(first, first + number) for one in script(seed)]
    print("\n".join(wrong) or f"{number} scripts: each build the same bytes as a clean one.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))

"""Takes the pictures of the officers' guide: `make officer-pictures`.

Follows the guide to the letter in a copy of the made-up partnership, and photographs what comes out: the pages of the
site, the summary of what changes for residents, and the editor of GitHub and GitLab with our schemas.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page

from generator.checks.checking import check
from generator.kinds import all_kinds, kind_named
from generator.reference.schema import file_of, ids_of, schemas
from tools.guide import day_of, follow, steps
from tools.programs import NODE, browser
from tools.screenshots import PICTURES, ROOT, served

EXAMPLE = ROOT / "examples" / "content"
EDITOR = ROOT / "tools" / "editor"
TO = PICTURES / "officers"
PAGES = {
    "decision": "decisions/2026-09-22-new-telephones/",
    "minutes": "minutes/2026-11-24-joint-committee/",
    "saving": "savings/payroll-for-schools/",
    "correction": "decisions/2026-06-09-one-helpdesk/",
    "exit-plan": "exit-plans/copperdown/",
}
LOOK_AT = {"correction": "Corrections", "saving": "All figures found"}
"""The heading that a picture begins at, where it is not the top of the page."""
_GO_TO = """([line, column]) => {
  editor.setPosition({lineNumber: line, column});
  editor.revealLineInCenter(line);
  editor.focus();
}"""
_SUMMARY = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Summary</title><style>
body {{ font: 16px/1.5 sans-serif; color: #1f2328; margin: 0; padding: 8px 24px; width: 712px; }}
h2, h3 {{ border-bottom: 1px solid #d1d9e0; padding-bottom: 4px; }} code {{ background: #eee; }}
</style>{body}</html>"""


def main() -> int:
    """Take all of them."""
    TO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, browser() as started:
        folder = Path(temporary)
        for page in PAGES:
            _photograph_page(started, page, folder / page)
        _photograph_changes(started, folder / "changes")
        _photograph_editor(started, folder / "editor")
    return 0


def _followed(page: str, folder: Path) -> Path:
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    follow(page, content)
    return content


def _photograph_page(started: Browser, name: str, folder: Path) -> None:
    content, site = _followed(name, folder), folder / "site"
    command = [sys.executable, "-m", "generator", "build", "--content", str(content), "--site", str(site)]
    command += ["--markdown", str(folder / "markdown"), "--as-of", day_of(name).isoformat()]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with served(site) as address, _page(started, 960, 800) as page:
        # The page works out from the reader's clock what has passed.
        page.clock.set_fixed_time(datetime.combine(day_of(name), time(12), UTC))
        page.goto(address + PAGES[name])
        page.wait_for_load_state("networkidle")
        if name in LOOK_AT:
            page.get_by_role("heading", name=LOOK_AT[name]).first.evaluate("here => here.scrollIntoView()")
        _keep(page, name)


def _photograph_changes(started: Browser, folder: Path) -> None:
    """The summary of a pull request that adds the guide's decision."""
    shutil.copytree(EXAMPLE, folder / "content")
    git = ("git", "-c", "user.name=Officer", "-c", "user.email=officer@example.org")
    for arguments in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "Before")):
        subprocess.run([*git, *arguments], cwd=folder, check=True)
    follow("decision", folder / "content")
    command = [sys.executable, "-m", "generator", "diff", "HEAD", "--content", str(folder / "content")]
    command += ["--format", "markdown", "--as-of", day_of("decision").isoformat()]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    with _page(started, 760, 10) as page:
        page.set_content(_SUMMARY.format(body=MarkdownIt().render(told)))
        _keep(page, "changes", whole=True)


@dataclass(frozen=True, slots=True)
class Typed:
    """A picture of the editor: the guide's decision, changed, and where the caret or mouse rests."""

    name: str
    old: str
    new: str
    shows: str


TYPED = (
    Typed("editor-offers", "    outcome: awaited\n", "    outcome: \n", ".suggest-widget.visible"),
    Typed("editor-tells", "", "", ".monaco-hover:not(.hidden)"),
    Typed("editor-warns", "body: brookvale-cabinet\n", "body: brookvale-cabinett\n", ".monaco-hover:not(.hidden)"),
)


def _photograph_editor(started: Browser, folder: Path) -> None:
    subprocess.run([NODE, "build.mjs", str(folder)], cwd=EDITOR, check=True)
    shutil.copy(EDITOR / "index.html", folder)
    kind = kind_named("decisions")
    register = check(EXAMPLE, day_of("decision"), all_kinds()).register
    assert kind is not None and register is not None
    schema = json.loads(schemas(all_kinds(), ids_of(register))[file_of(kind)])
    step = next(steps("decision"))
    for typed in TYPED:
        assert typed.old in step.text
        text = step.text.replace(typed.old, typed.new) if typed.old else step.text
        with served(folder) as address, _page(started, 760, 520) as page:
            page.goto(address)
            page.locator("header").evaluate("(here, name) => here.textContent = name", f"content/{step.file}")
            page.evaluate("given => openFile(...given)", [f"content/{step.file}", text, schema])
            page.locator(".view-line").first.wait_for()
            _rest(page, typed, text)
            page.locator(typed.shows).first.wait_for()
            page.wait_for_timeout(500)
            _keep(page, typed.name)


def _rest(page: Page, typed: Typed, text: str) -> None:
    """Put the caret, or rest the mouse, where the picture is about."""
    about = {"editor-offers": "outcome: \n", "editor-tells": "published:", "editor-warns": "brookvale-cabinett"}[
        typed.name
    ]
    before = text[: text.index(about)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    if typed.name == "editor-offers":
        column += len("outcome: ")
    page.evaluate(
        _GO_TO,
        [line, column],
    )
    if typed.name == "editor-warns":
        page.wait_for_function("() => problems().length > 0")
    action = "editor.action.triggerSuggest" if typed.name == "editor-offers" else "editor.action.showHover"
    page.wait_for_timeout(1500)
    page.evaluate("name => editor.trigger('picture', name, {})", action)


@contextmanager
def _page(started: Browser, width: int, height: int) -> Iterator[Page]:
    page = started.new_page(viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce")
    yield page
    page.close()


def _keep(page: Page, name: str, whole: bool = False) -> None:
    page.screenshot(path=TO / f"{name}.png", full_page=whole)
    print(TO / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())

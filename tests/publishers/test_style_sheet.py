"""The style sheet: parts in their order, one file for readers, and a partnership's own before ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files

from generator.kinds import all_kinds
from generator.publishers.frame import OF_KINDS, PARTS, WHOLE
from generator.publishers.mkdocs.style_sheet import join_style_sheet

LOOK = Path(__file__).parents[2] / "site_overrides"


@pytest.fixture
def config() -> MkDocsConfig:
    """A configuration as it is while MkDocs asks our plugin."""
    made = MkDocsConfig()
    made.plugins = PluginCollection()
    made.plugins._current_plugin = "plainrecord"
    return made


def files_of(folder: Path, held: dict[str, str]) -> Files:
    """Files of a theme."""
    for name, text in held.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Files([File(name, str(folder), "site", True) for name in held])


def test_the_parts_are_one_file_in_their_order(tmp_path: Path, config: MkDocsConfig) -> None:
    """Readers fetch one file; no part of it is in the site by itself, and all else stays."""
    files = files_of(tmp_path, {f"{PARTS}20-b.css": "b {}\n", "x.svg": "<svg/>", f"{PARTS}10-a.css": "a {}\n"})
    joined = join_style_sheet(files, config)
    assert sorted(file.src_uri for file in joined) == [WHOLE, "x.svg"]
    assert joined.src_uris[WHOLE].content_string.startswith("a {}\n\nb {}\n")


def test_what_a_kind_needs_comes_after_the_paper(tmp_path: Path, config: MkDocsConfig) -> None:
    """A partnership's own part of that name is there in place of a kind's."""
    own = f"{PARTS}{OF_KINDS}-glossary.css"
    joined = join_style_sheet(files_of(tmp_path, {f"{PARTS}90-paper.css": "paper {}\n", own: "own {}\n"}), config)
    whole = joined.src_uris[WHOLE].content_string
    assert whole.index("paper {}") < whole.index(".pr-decisions") < whole.index("own {}") < whole.index(".pr-savings")
    assert ".pr-glossary" not in whole


def test_a_style_sheet_of_a_partnership_s_own_stays(tmp_path: Path, config: MkDocsConfig) -> None:
    """Whoever brings a whole one wants nothing of ours."""
    joined = join_style_sheet(files_of(tmp_path, {WHOLE: "own {}", f"{PARTS}10-a.css": "a {}"}), config)
    assert [(file.src_uri, file.content_string) for file in joined] == [(WHOLE, "own {}")]


def test_each_part_is_small_and_says_what_it_styles() -> None:
    """A part begins with a sentence, and its braces close within it."""
    parts = [*sorted((LOOK / PARTS).iterdir()), *(kind.style for kind in all_kinds() if kind.style.is_file())]
    assert len(parts) > 12
    for part in parts:
        text = part.read_text(encoding="utf-8")
        assert text.startswith("/* "), part.name
        assert text.count("{") == text.count("}"), part.name
        assert len(text.splitlines()) < 300, part.name

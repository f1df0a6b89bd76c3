"""Templates are compiled once, and a damaged file is compiled anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.pages.environment import _Compiled


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Render a template as a separate process would."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)

    def render(source: str) -> str:
        compiled = _Compiled("councils")
        compiled.directory = str(tmp_path)
        return Environment(loader=DictLoader({"x": source}), bytecode_cache=compiled).get_template("x").render()

    return render


@pytest.mark.parametrize("damage", [lambda held: held, lambda held: held[:20], lambda held: b"x" + held, lambda _: b""])
def test_what_was_compiled_is_believed_only_whole(
    tmp_path: Path, rendered: Callable[[str], str], damage: Callable[[bytes], bytes]
) -> None:
    """And only for the same text."""
    assert rendered("A") == "A"
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert (rendered("A"), rendered("B"), rendered("B")) == ("A", "B", "B")


def test_where_nothing_can_be_written_it_is_compiled_all_the_same(
    rendered: Callable[[str], str], tmp_path: Path
) -> None:
    """As for a program that belongs to somebody else."""
    tmp_path.rmdir()
    assert rendered("A") == "A"

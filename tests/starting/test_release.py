"""The release that a new partnership is built with: one wheel, in an empty folder, with nothing else of ours."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.starting.new import CannotStart
from generator.starting.release import Release, release_installed, release_named
from tests.publishers.test_serve import wait_for

ROOT = Path(__file__).parents[2]
HASH = "0123456789abcdef" * 4


@dataclass(frozen=True, slots=True)
class Installed:
    """A release, and the environment that it is installed in."""

    wheel: Path
    programs: Path

    def run(self, folder: Path, name: str, *words: str | Path) -> str:
        """Run one of its programs in a folder; it must succeed."""
        command = [str(self.programs / name), *map(str, words)]
        home = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "PLAINRECORD_AS_OF": "2026-11-28"}
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=home)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, built and installed by pip; the packages that it needs are those that run this test."""
    work = tmp_path_factory.mktemp("release")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = work.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", work / "env"], check=True)
    python = work / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    (own,) = (work / "env").glob("lib/python*/site-packages")
    # A path in a file is only looked into: what is installed from this repository is not found through it.
    (own / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Installed(wheel, work / "env" / "bin")


@pytest.fixture(scope="module")
def first(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A partnership that was begun in an empty folder; no test changes it."""
    folder = tmp_path_factory.mktemp("first")
    words = ("init", "new", "--name=Downs", "--council=Ash Council", "--council=Birch Council")
    installed.run(folder, "plainrecord", *words)
    return folder / "new"


@pytest.fixture
def begun(first: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(first, tmp_path / "new")


def test_the_wheel_is_all_that_is_needed(installed: Installed, begun: Path) -> None:
    """It checks, builds and verifies there; plain MkDocs makes the same site; the program is that of the wheel."""
    where = installed.run(begun, "python", "-c", "import generator; print(generator.__file__)")
    assert Path(where.strip()).is_relative_to(installed.programs.parent)

    told = installed.run(begun, "plainrecord", "check")
    assert "[no-contact]" in told
    assert told.endswith("records checked: 1 warning.\n")
    installed.run(begun, "plainrecord", "build")
    assert "whole" in installed.run(begun, "plainrecord", "verify")
    ours = {
        file.relative_to(begun / "site"): file.read_bytes() for file in (begun / "site").rglob("*") if file.is_file()
    }
    installed.run(begun, "python", "-m", "mkdocs", "build", "--quiet")
    theirs = {file: (begun / "site" / file).read_bytes() for file in ours}
    # When and how long each took.
    built, other = (json.loads(made.pop(Path("build.json"))) for made in (ours, theirs))
    assert built | {"built": None, "seconds": None} == other | {"built": None, "seconds": None}
    assert ours == theirs
    installed.run(begun, "plainrecord", "build", "--config", ROOT / "mkdocs.yml", "--site", "full")
    assert ours == {file: (begun / "full" / file).read_bytes() for file in ours}


def test_it_serves(installed: Installed, begun: Path) -> None:
    """The live preview shows the first page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [installed.programs / "plainrecord", "serve", "--address", address]
    with subprocess.Popen(command, cwd=begun, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://{address}/", lambda text: "Downs" in text)
        finally:
            server.terminate()


def test_it_is_held_by_its_hash(installed: Installed, begun: Path) -> None:
    """The release lies beside the content, and its line names the hash; a changed file would not be installed."""
    held = hashlib.sha256(installed.wheel.read_bytes()).hexdigest()

    assert f"./{installed.wheel.name} --hash=sha256:{held}\n" in (begun / "requirements.txt").read_text()
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-index", "--no-deps", "--require-hashes"]
    pip += ["-r", "requirements.txt", "-d"]
    assert subprocess.run([*pip, "there"], cwd=begun, check=False, capture_output=True).returncode == 0
    with (begun / installed.wheel.name).open("ab") as file:
        file.write(b"more")
    assert b"HASH" in subprocess.run([*pip, "again"], cwd=begun, check=False, capture_output=True).stderr.upper()


def test_what_a_partnership_has_of_its_own_wins(installed: Installed, begun: Path) -> None:
    """Its files over ours, ours over the theme's; its settings too; its extension beside ours."""
    sign = begun / "look" / "assets" / "favicon.svg"
    sign.parent.mkdir(parents=True)
    sign.write_text("<svg/>")
    settings = (begun / "mkdocs.yml").read_text().replace("# custom_dir", "custom_dir")
    (begun / "mkdocs.yml").write_text(settings + "copyright: Ours\nmarkdown_extensions: [admonition]\n")

    installed.run(begun, "plainrecord", "build")

    assert (begun / "site" / "assets" / "favicon.svg").read_text() == "<svg/>"
    assert not list((begun / "site").rglob("bundle*.js"))
    assert (begun / "site" / "assets" / "stylesheets" / "plainrecord.css").is_file()
    assert "<dl" in (begun / "site" / "partnership" / "index.html").read_text()


def test_the_program_can_be_copied_out_of_the_wheel(installed: Installed, tmp_path: Path) -> None:
    """With `--with-program` everything is there that this repository would have copied."""
    words = ("init", "new", "--name=Downs", "--council=Ash", "--council=Birch", "--with-program")
    installed.run(tmp_path, "plainrecord", *words)
    new = tmp_path / "new"

    for part in ("generator", "site_overrides"):
        theirs = {file.relative_to(new) for file in (new / part).rglob("*") if file.is_file()}
        ours = {file.relative_to(ROOT) for file in (ROOT / part).rglob("*") if file.is_file()}
        assert {file for file in theirs if "__pycache__" not in file.parts} == {
            file for file in ours if "__pycache__" not in file.parts
        }
    for file in ("mkdocs.yml", "pyproject.toml", "requirements.txt", "LICENSE", "tools/wheel.py"):
        assert (new / file).read_bytes() == (ROOT / file).read_bytes()


def test_nothing_of_this_machine_is_in_the_wheel(installed: Installed, tmp_path: Path) -> None:
    """No path of it; and built again, it is the same bytes."""
    shutil.unpack_archive(installed.wheel, tmp_path / "out", "zip")
    for file in (tmp_path / "out").rglob("*"):
        assert not file.is_file() or str(ROOT).encode() not in file.read_bytes(), file
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / "again" / installed.wheel.name).read_bytes() == installed.wheel.read_bytes()


def test_a_release_is_named_in_three_ways(tmp_path: Path) -> None:
    """By its file, by its address with the hash, or by the hash of the one that is on an index."""
    wheel = tmp_path / "plainrecord-9.9-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    held = hashlib.sha256(b"wheel").hexdigest()
    address = "https://example.org/plainrecord-9.9-py3-none-any.whl"

    assert release_named(str(wheel)) == Release(f"./{wheel.name} --hash=sha256:{held}", wheel)
    assert release_named(f"{address}#sha256={HASH}") == Release(f"plainrecord @ {address} --hash=sha256:{HASH}")
    assert re.fullmatch(rf"plainrecord==[\d.]+ --hash=sha256:{HASH}", release_named(f"sha256:{HASH}").requirement)


@pytest.mark.parametrize(
    "named",
    [
        "",
        "nowhere.whl",
        "sha256:abc",
        "https://example.org/plainrecord-9.9-py3-none-any.whl",
        f"https://example.org/plain record.whl#sha256={HASH}",
        f"http://example.org/plainrecord-9.9-py3-none-any.whl#sha256={HASH}",
        "https://example.org/x.whl\nother==1#sha256=" + HASH,
    ],
)
def test_what_names_no_release_is_refused(named: str) -> None:
    """In a sentence that says what would."""
    with pytest.raises(CannotStart, match=r"hash|--release"):
        release_named(named)


def test_from_the_repository_a_release_is_built(tmp_path: Path) -> None:
    """What runs from a checkout is put into a wheel first."""
    built = release_installed(tmp_path)
    assert built.file is not None
    assert built.file.parent == tmp_path

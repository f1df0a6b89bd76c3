"""Plainrecord against its peers and itself, as ratios in one run: `make bench`.

Each figure is the median of several runs, the compared commands in turn, each as a separate process. Times are
processor time (user and system), which other work on the machine disturbs least.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.explain import growth as explaining
from bench.serving import Previewed
from bench.synthetic import write
from bench.weights import built_in_index, first_search, first_visit, heaviest_record, lean

ROOT = Path(__file__).parents[1]
AS_OF = "2026-01-01"


@dataclass(frozen=True, slots=True)
class Result:
    """One measured figure, its bound, and whether it is kept."""

    what: str
    figure: float
    bound: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: processor seconds and the most memory in megabytes."""

    seconds: float
    megabytes: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; returns 1 where a bound is not kept."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="plainrecord-bench-") as folder:
        results = [result for part in options.parts for result in PARTS[part](Path(folder), options)]
    if options.json:
        print(json.dumps([asdict(result) for result in results], indent=2))
    else:
        for result in results:
            print(f"{'kept  ' if result.kept else 'MISSED'}  {result.figure:10.3f}  {result.bound:14}  {result.what}")
    return 0 if all(result.kept for result in results) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS), help="what to measure (all)")
    parser.add_argument("--records", type=int, default=5000, help="how many records to compare with the peers (5000)")
    parser.add_argument("--small", type=int, default=1000, help="where growth starts (1000)")
    parser.add_argument("--large", type=int, default=10000, help="where growth ends (10000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command (3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _content(folder: Path, number: int) -> Path:
    content = folder / f"content-{number}"
    if not content.exists():
        write(number, content)
    return content


def _timed(command: Sequence[str]) -> Run:
    process = subprocess.Popen(
        command, cwd=ROOT, env=_as_installed(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1) or (process.returncode == 1 and "yamllint" not in command):
        told = process.stderr.read().decode() if process.stderr else ""
        raise SystemExit(f"{' '.join(command)} failed: {told}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _as_installed() -> dict[str, str]:
    """The surroundings of a program that is installed: Python need not read its modules anew each time."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _in_turn(commands: dict[str, Sequence[str]], runs: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(_timed(command).seconds)
    return {name: statistics.median(found) for name, found in times.items()}


def _check(content: Path) -> list[str]:
    """Check with nothing that is kept of earlier checks."""
    return [*_check_again(content), "--no-cache"]


def _check_again(content: Path) -> list[str]:
    return [sys.executable, "-m", "generator", "check", "--content", str(content), "--as-of", AS_OF]


def _build(content: Path, site: Path) -> list[str]:
    return [*_rebuild(content, site, AS_OF), "--no-cache"]


def _rebuild(content: Path, site: Path, as_of: str) -> list[str]:
    """Build with what is kept of earlier builds."""
    command = [sys.executable, "-m", "generator", "build", "--content", str(content), "--as-of", as_of]
    return [*command, "--site", str(site), "--markdown", f"{site}-markdown"]


def peers(folder: Path, options: argparse.Namespace) -> list[Result]:
    """The check of the format against only composing the same files, and against yamllint, which does no more."""
    content = _content(folder, options.records)
    times = _in_turn(
        {
            "check": [sys.executable, "-m", "bench.check_format", str(content), AS_OF],
            "compose": [sys.executable, "-m", "bench.compose", str(content)],
            "yamllint": [sys.executable, "-m", "yamllint", "-d", "relaxed", str(content)],
        },
        options.runs,
    )
    to_compose = times["check"] / times["compose"]
    to_yamllint = times["yamllint"] / times["check"]
    return [
        Result(f"check / compose, {options.records} records", to_compose, "at most 4", to_compose <= 4),
        Result(f"yamllint / check, {options.records} records", to_yamllint, "at least 5", to_yamllint >= 5),
    ]


def growth(folder: Path, options: argparse.Namespace) -> list[Result]:
    """How cost grows with the number of records, against proportion; memory; and whether pages grow."""
    small, large = _content(folder, options.small), _content(folder, options.large)
    proportion = options.large / options.small
    checks = _in_turn({"small": _check(small), "large": _check(large)}, options.runs)
    first, second = _timed(_build(small, folder / "small")), _timed(_build(large, folder / "large"))
    by_check = checks["large"] / checks["small"] / proportion
    by_build = second.seconds / first.seconds / proportion
    pages = [_largest_page(folder / name) for name in ("small", "large")]
    grown = pages[1] / pages[0]
    told = f"{options.small} to {options.large} records"
    return [
        Result(f"check, growth over proportion, {told}", by_check, "at most 1.1", by_check <= 1.1),
        Result(f"build, growth over proportion, {told}", by_build, "at most 1.1", by_build <= 1.1),
        Result(f"build of {options.large}: memory in MB", second.megabytes, "under 1000", second.megabytes < 1000),
        Result(f"largest page, {told}", grown, "at most 1.2", grown <= 1.2),
    ]


def _largest_page(site: Path) -> int:
    return max(page.stat().st_size for page in site.rglob("*.html"))


def share(folder: Path, options: argparse.Namespace) -> list[Result]:
    """The generator's own part of a whole build: reading, checking and writing Markdown."""
    content = _content(folder, options.records)
    own = [sys.executable, "-m", "bench.own_share", str(content), str(folder / "markdown"), AS_OF]
    times = _in_turn({"own": own, "build": _build(content, folder / "whole")}, 1)
    part = times["own"] / times["build"]
    return [Result(f"own share of a build, {options.records} records", part, "under 0.333", part < 1 / 3)]


def same(folder: Path, options: argparse.Namespace) -> list[Result]:
    """Two builds of the same content and day, byte for byte."""
    content = _content(folder, options.small)
    sites = []
    for name, seed in (("first", "1"), ("second", "2")):
        site = folder / name
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "2" else "UTC"}
        subprocess.run(_build(content, site), cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)
        sites.append(_fingerprint(site))
    equal = float(sites[0] == sites[1])
    return [Result(f"two builds are the same bytes, {options.small} records", equal, "1", bool(equal))]


def _fingerprint(site: Path) -> str:
    made = hashlib.sha256()
    # When it was built, and how long that took, is in one file alone.
    for file in sorted(path for path in site.rglob("*") if path.is_file() and path.name != "build.json"):
        made.update(file.relative_to(site).as_posix().encode() + b"\0" + file.read_bytes())
    return made.hexdigest()


def weights(folder: Path, options: argparse.Namespace) -> list[Result]:
    """What a reader fetches on a site of many records, the first search and the index's part of the build included."""
    content, site, markdown = _content(folder, options.records), folder / "weights", folder / "weights-markdown"
    build = _timed(_build(content, site)).seconds
    index = _timed([sys.executable, "-m", "bench.index_share", str(site)]).seconds
    told = f"{options.records} records"
    search, shared = first_search(site)
    to_built_in = search / built_in_index(markdown, folder)
    heaviest, visit, part = heaviest_record(site) / 1000, first_visit(site) / 1000, index / (build - index)
    files = sum(file.is_file() for file in site.rglob("*")) / options.records
    return [
        Result(f"files a record, {told}", files, "at most 2 at 5,000 records", files <= 2 or options.records < 5000),
        Result(f"heaviest page about one thing in KB, {told}", heaviest, "under 12", heaviest < 12),
        Result(f"first visit in KB, {told}", visit, "under 150", visit < 150),
        Result(f"first search in KB, {told}", search / 1000, "under 100", search < 100_000),
        Result(f"a shared search as a first visit in KB, {told}", shared / 1000, "under 150", shared < 150_000),
        Result(f"first search / Material's own index, {told}", to_built_in, "under 1", to_built_in < 1),
        Result(f"search index / rest of the build, {told}", part, "under 0.3", part < 0.3),
    ]


def rules(folder: Path, options: argparse.Namespace) -> list[Result]:
    """All rules of advice, personal data and duties against a full check without them."""
    content = _content(folder, options.records)
    format_alone = [sys.executable, "-m", "bench.check_format", str(content), AS_OF]
    times = _in_turn({"all": _check(content), "format": format_alone}, options.runs)
    ratio = times["all"] / times["format"]
    told = f"check with all rules / without advice, privacy and duties, {options.records} records"
    return [Result(told, ratio, "at most 2", ratio <= 2)]


def one(folder: Path, options: argparse.Namespace) -> list[Result]:
    """One changed file among many, with what the check before it knows: processor time, and against a full check."""
    content = _content(folder, options.records)
    changed = min((content / "decisions").rglob("*.yml"))
    command = [*_check_again(content), str(changed)]
    surroundings = {"PLAINRECORD_CACHE": str(folder / "cache")}
    os.environ.update(surroundings)
    _timed(command)
    text = changed.read_text(encoding="utf-8")
    warm = []
    for number in range(options.runs):
        changed.write_text(f"{text}# change {number}\n", encoding="utf-8")
        warm.append(_timed(command).seconds)
    seconds = statistics.median(warm)
    ratio = seconds / _timed(_check(content)).seconds
    told = f"one changed file of {options.records} records"
    return [
        Result(f"{told}: processor seconds", seconds, "under 1", seconds < 1),
        Result(f"{told} / a full check", ratio, "under 0.25", ratio < 0.25),
    ]


def night(folder: Path, options: argparse.Namespace) -> list[Result]:
    """The nights after a first build, against a clean build of the same Markdown by lean MkDocs and Material."""
    content, site = _content(folder, options.small), folder / "night"
    os.environ["PLAINRECORD_CACHE"] = str(folder / "kept")
    first = _timed(_rebuild(content, site, AS_OF))
    plain = _timed(lean(folder / "night-markdown", folder)).seconds
    same = _timed(_rebuild(content, site, "2026-01-02")).seconds
    dated = sorted((content / "decisions").rglob("*.yml"), key=_day_of)
    number = options.small // 100
    newest = _changed(dated[-number:], content, site, "2026-01-03")
    spread = _changed(dated[:: len(dated) // number], content, site, "2026-01-04")
    told = f"lean Material, clean, {options.small} records"
    goal = 0.12 if options.small < 5000 else 0.03
    return [
        Result(f"a night with nothing new / {told}", same / plain, f"at most {goal}", same / plain <= goal),
        Result(f"a night with 1% changed, the newest / {told}", newest / plain, "at most 0.2", newest / plain <= 0.2),
        Result(
            f"a night with 1% changed, of all years / {told}", spread / plain, "at most 0.35", spread / plain <= 0.35
        ),
        Result(f"a first build / {told}", first.seconds / plain, "at most 0.7", first.seconds / plain <= 0.7),
        Result("a first build: memory in MB", first.megabytes, "at most 600", first.megabytes <= 600),
    ]


def _day_of(file: Path) -> tuple[str, str]:
    """Of which day a decision is, and its name."""
    dated = re.search(r"^date: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return dated[1] if dated else "", file.name


def _say_more(files: Iterable[Path], sentence: str) -> None:
    """Add a sentence to the summary of some records."""
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("summary: |\n", f"summary: |\n  {sentence}\n", 1), encoding="utf-8")


def _changed(files: Sequence[Path], content: Path, site: Path, day: str) -> float:
    """What a build costs after some files were changed."""
    _say_more(files, "New.")
    return _timed(_rebuild(content, site, day)).seconds


def tools(folder: Path, options: argparse.Namespace) -> list[Result]:
    """The check of all files with one in a hundred changed, against composing them; `verify` and `diff` against a check.

    The check that they are measured against knows nothing. A `diff` is of one changed file, after another `diff`.
    """
    content, site = _content(folder, options.small), folder / "night"
    os.environ["PLAINRECORD_CACHE"] = str(folder / "kept")
    if not site.exists():
        _timed(_rebuild(content, site, AS_OF))
    base = _committed(content, folder / "repository")
    dated = sorted((content / "decisions").rglob("*.yml"), key=_day_of)
    _timed(_check_again(content))
    _timed(_diff(base))
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(options.runs):
        _say_more(dated[number :: len(dated) * 100 // options.small], f"In run {number}.")
        _say_more([min((base / "decisions").rglob("*.yml"))], f"In run {number}.")
        times["check"].append(_timed(_check_again(content)).seconds)
        times["diff"].append(_timed(_diff(base)).seconds)
        times["cold"].append(_timed(_check(content)).seconds)
        times["compose"].append(_timed([sys.executable, "-m", "bench.compose", str(content)]).seconds)
        times["verify"].append(_timed([sys.executable, "-m", "generator", "verify", str(site)]).seconds)
    middle = {name: statistics.median(found) for name, found in times.items()}
    told = f"{options.small} records"
    found = {
        f"check with 1% changed / compose, {told}": middle["check"] / middle["compose"],
        f"verify / a cold check, {told}": middle["verify"] / middle["cold"],
        f"diff with one file changed / a cold check, {told}": middle["diff"] / middle["cold"],
    }
    return [Result(what, ratio, "at most 0.5", ratio <= 0.5) for what, ratio in found.items()]


def _diff(content: Path) -> list[str]:
    return [sys.executable, "-m", "generator", "diff", "HEAD", "--content", str(content), "--as-of", AS_OF]


def _committed(content: Path, repository: Path) -> Path:
    """A copy of a content folder in a repository of its own."""
    copy = repository / "content"
    shutil.copytree(content, copy)
    author = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-q", "-m", "All"]):
        subprocess.run(["git", *command], cwd=repository, check=True)
    return copy


def serve(folder: Path, options: argparse.Namespace) -> list[Result]:
    """The live preview, which shows an edited record, against its first build: processor time until it is shown."""
    content = _content(folder, options.small)
    os.environ["PLAINRECORD_CACHE"] = str(folder / "kept-serving")
    changed = max((content / "decisions").rglob("*.yml"), key=_day_of)
    with Previewed(content, AS_OF) as preview:
        page = f"decisions/{changed.stem}/"
        first = preview.until(page, "</html>")
        text = changed.read_text(encoding="utf-8")
        edits = []
        for number in range(options.runs):
            changed.write_text(
                text.replace("summary: |\n", f"summary: |\n  Edit number {number}.\n", 1), encoding="utf-8"
            )
            edits.append(preview.until(page, f"Edit number {number}."))
    ratio = statistics.median(edits) / first
    told = f"the preview after one edit / its first build, {options.small} records"
    return [Result(told, ratio, "at most 0.05", ratio <= 0.05)]


def words(folder: Path, options: argparse.Namespace) -> list[Result]:
    """Explaining words on a page with many terms in the glossary, against few."""
    ratio = explaining()
    return [Result("a page's words explained, 10000 terms / 10 terms", ratio, "at most 2", ratio <= 2)]


def start(folder: Path, options: argparse.Namespace) -> list[Result]:
    """How long the command takes to say what it can do, against what it is built on."""
    ours, theirs = [sys.executable, "-m", "generator", "--help"], [sys.executable, "-m", "mkdocs", "--version"]
    times = _in_turn({"ours": ours, "theirs": theirs}, max(options.runs, 5))
    ratio = times["ours"] / times["theirs"]
    return [Result("plainrecord --help / mkdocs --version", ratio, "at most 1.5", ratio <= 1.5)]


PARTS = {
    "peers": peers,
    "growth": growth,
    "share": share,
    "same": same,
    "weights": weights,
    "rules": rules,
    "one": one,
    "night": night,
    "tools": tools,
    "serve": serve,
    "words": words,
    "start": start,
}


if __name__ == "__main__":
    sys.exit(main())

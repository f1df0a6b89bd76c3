"""How the cost of a build grows with records, councils and words: `python -m bench.scale`.

Each build is one process, without anything of earlier ones. Times are processor time, also that of the programs that it
starts, so that other work on the machine disturbs them least.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.synthetic import write

ROOT = Path(__file__).parents[1]
BUILDING = """
import resource, sys, time
from generator.commands.cli import main
from generator.machine import progress

def used():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)

progress.perf_counter = used
ended = main(sys.argv[1:])
mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"Everything: {used():.1f} s", f"Memory in MB: {mb:.0f} s", sep=chr(10), file=sys.stderr)
sys.exit(ended)
"""


def main() -> int:
    """Build once for each size, and print a table of them."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--councils", type=int, default=5)
    parser.add_argument("--terms", type=int, default=0, help="how many words are explained besides (0)")
    options = parser.parse_args()
    for number in options.records:
        with tempfile.TemporaryDirectory(prefix="plainrecord-bench-") as name:
            folder = Path(name)
            write(number, folder / "content", options.councils, options.terms)
            print(f"\n{number} records, {options.councils} councils, {options.terms} more words")
            for what, seconds in _built(folder).items():
                print(f"| {what} | {seconds:.1f} | {1000 * seconds / number:.2f} |", flush=True)
            print(*_heaviest(folder / "site"), sep="\n", flush=True)
    return 0


def _built(folder: Path) -> dict[str, float]:
    """The seconds of each step, and the memory in megabytes."""
    command = [sys.executable, "-c", BUILDING, "build", "--content", str(folder / "content"), "--as-of", "2026-01-01"]
    command += ["--no-cache", "--site", str(folder / "site"), "--markdown", str(folder / "markdown")]
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ, "COLUMNS": "80"}, capture_output=True, text=True)
    lines = [line.rpartition(": ") for line in ended.stderr.splitlines() if line.endswith(" s")]
    if ended.returncode:
        print(ended.stdout[-2000:], ended.stderr[-2000:])
    return {what: float(seconds.removesuffix(" s").replace(",", "")) for what, _, seconds in lines}


def _heaviest(site: Path) -> list[str]:
    """The heaviest pages and data files, and how many files there are of each sort."""
    files = [file for file in site.rglob("*") if file.is_file()]
    sorts = Counter(file.suffix for file in files)
    told = [f"{sum(file.stat().st_size for file in files) / 1e6:.0f} MB in {len(files)} files: {dict(sorts)}"]
    for sort in (".html", ".json", ".csv"):
        those = sorted((file for file in files if file.suffix == sort), key=lambda file: -file.stat().st_size)
        told += [f"{file.stat().st_size / 1000:.0f} KB {file.relative_to(site)}" for file in those[:4]]
    return told


if __name__ == "__main__":
    sys.exit(main())

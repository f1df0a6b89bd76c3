"""Print how well and how fast personal data is found: `python -m tests.privacy.measure`."""

from __future__ import annotations

import time
from pathlib import Path

from generator.privacy import leaks_in
from tests.privacy.labelled import NONE, RULES, figures, lines

RECORDS = 5000
EXAMPLES = Path(__file__).parents[2] / "examples" / "content"
ORDINARY = "The committee noted the report and agreed that the service would come back with a plan in the spring."


def main() -> None:
    """Print the figures as a Markdown table."""
    told = figures()
    print("| Rule | Seeded | Found |\n| --- | ---: | ---: |")
    for rule in RULES:
        print(f"| {rule} | {told.seeded[rule]} | {told.found[rule]} |")
    print(f"| all | {told.seeded.total()} | {told.found.total()} |")
    share = len(told.false_alarms) / told.innocent
    print(f"\nFalse alarms: {len(told.false_alarms)} of {told.innocent} innocent lines ({share:.1%}).")
    print("\n| Text | Processor time for a megabyte |\n| --- | ---: |")
    print(f"| The example records | {seconds_a_megabyte(example_records()):.2f} s |")
    print(f"| Innocent lines, on purpose hard | {seconds_a_megabyte(hard_records()):.2f} s |")


def example_records() -> list[str]:
    """The records of the example, several times over."""
    files = sorted(EXAMPLES.rglob("*.md")) + sorted(EXAMPLES.rglob("*.yml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [texts[n % len(texts)] for n in range(RECORDS // 10)]


def hard_records() -> list[str]:
    """Records made of the innocent lines, which look like leaks and so take longest."""
    innocent = [text for label, text in lines() if label == NONE]
    return [f"{ORDINARY} {innocent[n % len(innocent)]} {ORDINARY}" for n in range(RECORDS)]


def seconds_a_megabyte(records: list[str]) -> float:
    """The processor time that a megabyte of such records takes."""
    start = time.process_time()
    for record in records:
        for _ in leaks_in(record):
            pass
    return (time.process_time() - start) / sum(map(len, records)) * 1_000_000


if __name__ == "__main__":
    main()

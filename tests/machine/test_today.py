"""The day is that of the United Kingdom, in summer too, and one function alone asks the clock."""

from __future__ import annotations

import re
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.machine.today import day_of, today

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T22:59:59+00:00", date(2026, 6, 30)),
        ("2026-06-30T23:00:00+00:00", date(2026, 7, 1)),
        ("2026-12-31T23:59:59+00:00", date(2026, 12, 31)),
        ("2027-01-01T00:00:00+00:00", date(2027, 1, 1)),
        ("2026-03-29T00:59:59+00:00", date(2026, 3, 29)),
        ("2026-10-24T23:30:00+00:00", date(2026, 10, 25)),
        ("2026-10-25T23:30:00+00:00", date(2026, 10, 25)),
        ("2026-07-01T09:00:00+14:00", date(2026, 6, 30)),
    ],
)
def test_the_day_changes_at_midnight_in_the_united_kingdom(moment: str, day: date) -> None:
    """An hour before it does by UTC, from the last Sunday of March to the last of October."""
    assert day_of(datetime.fromisoformat(moment)) == day


def test_today_is_what_a_clock_in_london_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever zone the machine is set to."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    command = ["date", "+%F"]
    before, here, after = (
        subprocess.run(command, env={"TZ": "Europe/London"}, capture_output=True, text=True, check=True).stdout.strip(),
        today().isoformat(),
        subprocess.run(command, env={"TZ": "Europe/London"}, capture_output=True, text=True, check=True).stdout.strip(),
    )
    assert here in (before, after)


def test_nothing_else_asks_the_clock() -> None:
    """A second clock would be another day for an hour of each summer night."""
    asking = re.compile(r"\b(datetime\.(now|today|utcnow)|date\.today|time\.(time|localtime|gmtime)|strftime)\b\(?")
    found = [
        file.relative_to(ROOT).as_posix()
        for file in sorted((ROOT / "generator").rglob("*.py"))
        if asking.search(file.read_text(encoding="utf-8"))
    ]
    assert found == ["generator/machine/today.py"]

"""Made-up records of all kinds, as many as you like: `python -m bench.synthetic 5000 DIR`.

They follow the format and pass the check without an error, are about as long as real ones, point at each other, and are
the same for the same number.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

AUTHORITIES: tuple[str, ...] = ("ashmere", "brookvale", "copperdown", "dunmarsh", "elmstead")
ALL = tuple(f"{side}{name}" for side in ("", "north-", "south-", "east-", "west-", "old-") for name in AUTHORITIES)
SERVICES = ("ict", "payroll", "legal", "libraries")
YEARS = range(2016, 2025)
WORDS = (
    "the councils agreed to share what they pay for and to show each other all figures so that residents can see what "
    "came of it staff go on in their own town hall while one team answers calls and mends computers costs fell in the "
    "first year and rose again later because a contract ended"
).split()


def main(arguments: list[str]) -> int:
    """Write the records; returns 2 where the arguments are not a number and a folder."""
    if len(arguments) != 2 or not arguments[0].isdigit():
        print("usage: python -m bench.synthetic NUMBER DIR", file=sys.stderr)
        return 2
    write(int(arguments[0]), Path(arguments[1]))
    return 0


def write(number: int, folder: Path, councils: int = 5, terms: int = 0) -> None:
    """Write a partnership of so many councils, at most 30, and `number` records beside it; with more terms if asked."""
    global AUTHORITIES
    AUTHORITIES = ALL[:councils]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "partnership.yml").write_text(_partnership(), encoding="utf-8")
    (folder / "glossary.yml").write_text(_glossary(terms), encoding="utf-8")
    for path, text in _records(number):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _records(number: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(number)
    # Half are decisions and a fifth are minutes, as in councils' real records.
    makers: list[Callable[[random.Random, int, int], tuple[str, str]]] = [
        *[_decision] * 10, *[_minutes] * 4, _saving, _saving, _risk, _measure, _agreement, _review, _page,
    ]  # fmt: skip
    made = range(number - len(AUTHORITIES) * 2 - 4)
    for index in made:
        yield makers[index % len(makers)](chance, index, len(makers))
    measures = [index for index in made if makers[index % len(makers)] is _measure]
    if measures:
        yield "readings/2021-22-q1.yml", _report(chance, measures)
    else:
        yield _decision(chance, len(made), len(makers))
    yield "budgets/all.yml", _budget(chance)
    for authority in AUTHORITIES:
        yield f"exit-plans/{authority}.yml", _exit_plan(chance, authority)
        yield f"assessments/{authority}.yml", _assessment(chance, authority)


def _sentence(chance: random.Random, least: int = 8, most: int = 18) -> str:
    words = chance.choices(WORDS, k=chance.randint(least, most))
    return " ".join(words).capitalize() + "."


def _prose(chance: random.Random, sentences: int, indent: int = 2) -> str:
    told = [_sentence(chance) for _ in range(sentences)]
    if chance.random() < 0.3:
        told[0] = f"**{told[0][:-1]}.**"
    if chance.random() < 0.3:
        told[-1] += " See [the report](https://example.org/reports/12?page=3)."
    pad = " " * indent
    return "|\n" + "\n".join(pad + line for line in told)


def _head(chance: random.Random, title: str) -> str:
    about = chance.sample(AUTHORITIES, k=chance.randint(2, 4))
    return (
        f"title: {title}\nsummary: {_prose(chance, 3)}\n"
        f"authorities: [{', '.join(about)}]\nservices: [{chance.choice(SERVICES)}]\n"
        "sources:\n  - title: Minutes and papers of the meeting\n"
        f"    url: https://example.org/papers/{chance.randint(1, 99999)}\n    kind: official\n"
        "    publisher: A council\n    accessed: 2025-12-01\n"
    )


def _day(chance: random.Random) -> str:
    return f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _later(day: str) -> str:
    year, _, rest = day.partition("-")
    return f"{int(year) + 1}-{rest}"


def _earlier(chance: random.Random, index: int, every: int) -> int:
    """The index of an earlier record of the same place in the round."""
    rounds = index // every
    return index - every * chance.randint(1, rounds) if rounds else index


def _decision(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    day = _day(chance)
    deciding = chance.sample(AUTHORITIES, k=3)
    steps = "".join(
        f"  - body: {authority}-cabinet\n    date: {day}\n    outcome: agreed\n    published: {day}\n"
        f'    item: "{chance.randint(1, 300)}"\n    vote: {{for: {chance.randint(4, 9)}, against: 1, abstained: 0}}\n'
        "    conflicts: none\n"
        for authority in deciding
    )
    points = "".join(f"  - {_sentence(chance)}\n" for _ in range(3))
    links = f"depends_on: [decision-{_earlier(chance, index, every)}]\n" if index >= every else ""
    text = (
        f"{_head(chance, f'Decision number {index}')}date: {day}\nwhy: {_prose(chance, 4)}\n"
        f"options:\n  - option: Carry on alone\n    why_not: {_sentence(chance)}\n"
        f"path:\n{steps}resolved:\n{points}kind: ordinary\n{links}"
    )
    # Those who decide are among those whom it concerns.
    text = re.sub("^authorities: .*", f"authorities: [{', '.join(deciding)}]", text, flags=re.MULTILINE)
    return f"decisions/{day[:4]}/decision-{index}.yml", text


def _minutes(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    day = _day(chance)
    items = "".join(
        f"  - number: {number}\n    title: Item {number}\n    summary: {_sentence(chance)}\n"
        f'    resolved: ["{_sentence(chance)}"]\n    decisions: [decision-{index - index % every}]\n'
        f'    actions:\n      - {{what: "{_sentence(chance)}", who: Head of service, due: {_later(day)}, done: {_later(day)}}}\n'
        for number in range(1, 5)
    )
    text = (
        f"{_head(chance, f'Meeting number {index}')}body: joint-committee\ndate: {day}\nstart: 18:30\nvenue: Town Hall\n"
        f"state: held\nminutes: {{state: approved, published: {_later(day)}}}\ndeclarations: none\nitems:\n{items}"
    )
    return f"minutes/{day[:4]}/meeting-{index}.yml", text


def _saving(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    rows = []
    for year in range(2017, 2022):
        parts = {authority: chance.randint(10, 900) * 1000 for authority in AUTHORITIES}
        shared = ", ".join(f"{authority}: £{pounds:,}" for authority, pounds in parts.items())
        rows.append(
            f"  - {{on: {year + 1}-06-01, says: delivered, what: saving, period: {year}/{(year + 1) % 100:02}, "
            f"amount: £{sum(parts.values()):,},\n     by_authority: {{{shared}}},\n     why: Posts were left empty for a part of the year}}\n"
        )
    text = (
        f"{_head(chance, f'Saving number {index}')}counts: cashable\nbasis: {_sentence(chance)}\n"
        f"baseline: {{amount: £9.2m, year: 2015/16}}\nfigures:\n{''.join(rows)}"
        "  - {on: 2016-01-19, says: promised, what: saving, period: each year, amount: £2.4m}\n"
        "  - {on: 2021-06-19, says: delivered, what: saving, period: each year, amount: £2.4m}\n"
    )
    # Parts are of all authorities, so the record is about all of them.
    return f"savings/saving-{index}.yml", "\n".join(
        line for line in text.split("\n") if not line.startswith("authorities:")
    )


def _budget(chance: random.Random) -> str:
    rows = "".join(
        f"  - {{on: {year}-02-11, says: budget, period: {year}/{(year + 1) % 100:02}, amount: £9.2m}}\n"
        f"  - {{on: {year + 1}-06-11, says: outturn, period: {year}/{(year + 1) % 100:02}, amount: £9.{chance.randint(0, 3)}m}}\n"
        for year in range(2017, 2022)
    )
    return f"{_head(chance, 'The budget')}rows:\n{rows}"


def _risk(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    scores = "".join(
        f"  - {{on: {year}-05-01, likelihood: {chance.randint(1, 5)}, impact: {chance.randint(1, 5)}, note: {_sentence(chance)}}}\n"
        for year in range(2017, 2022)
    )
    text = (
        f"{_head(chance, f'Risk number {index}')}kind: threat\ncause: {_sentence(chance)}\neffect: {_sentence(chance)}\n"
        f'owner: Head of service\nscores:\n{scores}doing: ["{_sentence(chance)}"]\nstate: open\nraised: 2016-05\n'
    )
    return f"risks/risk-{index}.yml", text


def _measure(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    readings = "".join(
        f"  - {{period: {year}/{(year + 1) % 100:02} Q{quarter}, value: {chance.randint(40, 99)}}}\n"
        for year in range(2017, 2021)
        for quarter in range(1, 5)
    )
    text = (
        f"{_head(chance, f'Measure number {index}')}unit: percent\nbetter: higher\n"
        f"target: [{{from: 2016-04-01, value: 70}}]\nreadings:\n{readings}every_months: 60\n"
    )
    return f"measures/measure-{index}.yml", text


def _report(chance: random.Random, measures: list[int]) -> str:
    readings = "".join(f"  measure-{index}: {chance.randint(40, 99)}\n" for index in measures)
    return f"{_head(chance, 'Results of one quarter')}period: 2021/22 Q1\non: 2021-08-20\nreadings:\n{readings}"


def _agreement(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    text = (
        f"{_head(chance, f'Agreement number {index}')}kind: contract\nparties: [ashmere, brookvale]\nsupplier: Lineworks Ltd\n"
        "start: 2018-04-01\nends: 2028-03-31\nnotice_by: 2027-03-31\nvalue: £1.2m\nlead: ashmere\non_exit: split\n"
    )
    return f"agreements/agreement-{index}.yml", text


def _review(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    points = ", ".join(f'"{_sentence(chance)}"' for _ in range(4))
    text = (
        f"{_head(chance, f'Review number {index}')}date: {_day(chance)}\nstage: working together\n"
        f"working_well: [{points}]\nneeds_work: [{points}]\n"
    )
    return f"reviews/review-{index}.yml", text


def _page(chance: random.Random, index: int, every: int) -> tuple[str, str]:
    text = f"---\n{_head(chance, f'Page number {index}')}---\n\n{_prose(chance, 8, 0)[2:]}\n"
    return f"pages/page-{index}.md", text


def _exit_plan(chance: random.Random, authority: str) -> str:
    return (
        f"{_head(chance, f'How {authority} can leave')}authority: {authority}\nstate: agreed\nagreed: 2025-06-01\n"
        f'what_happens: {{staff: "{_sentence(chance)}", data: "{_sentence(chance)}"}}\n'
    )


def _assessment(chance: random.Random, authority: str) -> str:
    return (
        f"{_head(chance, f'What {authority} seeks')}authority: {authority}\ndate: 2015-11-03\n"
        f'offers: ["{_sentence(chance)}"]\nseeks: ["{_sentence(chance)}"]\n'
    )


def _partnership() -> str:
    authorities = "".join(
        f"  - {{id: {name}, name: {name.title()} Council, short_name: {name.title()}, "
        "call_in: {days: 5, unit: working, from: publication}}\n"
        for name in AUTHORITIES
    )
    bodies = "".join(f"  - {{id: {name}-cabinet, name: Cabinet, authority: {name}}}\n" for name in AUTHORITIES)
    members = ", ".join(f"{name}: 2" for name in AUTHORITIES)
    services = "".join(f"  - {{id: {name}, name: {name.title()}}}\n" for name in SERVICES)
    return (
        "name: Synthetic Partnership\nsummary: Made up to measure.\nillustrative: true\nstarted: 2016-04-01\n"
        "contact: {email: synthetic@example.org}\n"
        f"sharing: {{rule: equal}}\nauthorities:\n{authorities}bodies:\n{bodies}"
        f"  - {{id: joint-committee, name: Joint Committee, authority: joint, members: {{{members}}}}}\nservices:\n{services}"
    )


def _glossary(more: int) -> str:
    chance = random.Random(more)
    terms = "".join(
        f"  - {{term: {chance.choice(WORDS)} {chance.choice(WORDS)} {index}, means: {_sentence(chance)}}}\n"
        for index in range(more)
    )
    terms += "".join(f"  - {{term: {word} rule, means: A rule about {word}.}}\n" for word in dict.fromkeys(WORDS))
    return f"terms:\n{terms}  - {{term: contract, means: A promise that the law holds people to.}}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

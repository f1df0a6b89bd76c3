"""What a new file of each kind says: the answers, and beneath them, as comments, what can be added later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from generator.core.spec import Spec

Answers = Mapping[str, str]
"""What was answered; `an authority`: the id of one, for the examples among the comments; `the council`: what people
call the one that was answered."""
Scalar = Callable[..., str]


def _line(key: str, answers: Answers, scalar: Scalar, name: str = "") -> str:
    return f"{key}: {scalar(answers[name or key], key)}\n"


def _sources(answers: Answers, scalar: Scalar) -> str:
    url = f"    url: {scalar(answers['url'])}\n" if answers.get("url") else "    # url: https://example.org/\n"
    return (
        "# Where it is published, so that everyone can read it there. Kind: official, press or other.\n"
        f"sources:\n  - title: {scalar(answers['source'])}\n{url}    kind: official\n"
    )


def _head(answers: Answers, scalar: Scalar) -> str:
    title = _line("title", answers, scalar) if "title" in answers else ""
    told = "# For somebody who knows nothing: what happened, and what it means.\n"
    return title + told + _line("summary", answers, scalar)


def _decision(answers: Answers, scalar: Scalar) -> str:
    return (
        _head(answers, scalar)
        + _line("date", answers, scalar)
        + "# The reasons themselves, not only where they stand.\n"
        + _line("why", answers, scalar)
        + "# What else was considered, and why it was not chosen:\n"
        + "# options:\n#   - {option: Carry on as before, why_not: It costs more.}\n"
        + "# Every body that decides, in order. published: the day it was issued; call-in is counted from it.\n"
        + "path:\n"
        + f"  - body: {answers['body']}\n    date: {answers['date']}\n    outcome: {answers['outcome']}\n"
        + f"    # published: {answers['date']}\n"
        + "# A big one in law is key, one by an officer is officer:\n# kind: key\n"
        + _sources(answers, scalar)
    )


def _minutes(answers: Answers, scalar: Scalar) -> str:
    return (
        _line("body", answers, scalar)
        + _line("date", answers, scalar)
        + "# planned, held or cancelled.\n"
        + _line("state", answers, scalar)
        + _head(answers, scalar)
        + "# The day the agenda was out: five clear days before.\n"
        + f"# agenda_published: {_days_from(answers['date'], -8)}\n"
        + "# start: 19:00\n# venue: Room 1, Town Hall\n"
        + "# The agenda, an item each:\n"
        + "# items:\n#   - title: The budget\n#     summary: What happened, in plain words.\n"
        + "#     resolved: [What was agreed.]\n"
        + f"# After the meeting:\n# minutes: {{state: draft, published: {_days_from(answers['date'], 10)}}}\n"
        + _sources(answers, scalar)
    )


def _saving(answers: Answers, scalar: Scalar) -> str:
    return (
        _head(answers, scalar)
        + "# cashable, non-cashable, avoided cost or income.\n"
        + _line("counts", answers, scalar)
        + "# What it is measured against, and how:\n# basis: What was spent in 2025/26, less what is spent now\n"
        + "# baseline: {amount: £25m, year: 2025/26}\n"
        + "# Every figure ever published, a row each. A new figure is a new row; no row is ever changed.\n"
        + "figures:\n"
        + f"  - on: {answers['date']}\n    says: {answers['says']}\n    what: saving\n    period: each year\n"
        + f"    amount: {scalar(answers['amount'])}\n"
        + f"    # by_authority: {{{answers['an authority']}: {answers['amount']}}}\n"
        + _sources(answers, scalar)
    )


def _plan(answers: Answers, scalar: Scalar) -> str:
    return (
        f"title: {scalar('How ' + answers['the council'] + ' can leave')}\n"
        + _head(answers, scalar)
        + _line("authority", answers, scalar)
        + "# none, draft, agreed, in use or done.\n"
        + _line("state", answers, scalar)
        + "# Once it is agreed: when, how long before leaving to tell the others, how often to read it again.\n"
        + "# agreed: 2026-01-10\n# notice: {months: 12}\n# review_every_months: 12\n# tested: 2026-06-01\n"
        + "# What becomes of everything that is shared:\n"
        + "# what_happens:\n"
        + "".join(f"#   {part}: Nothing is settled yet.\n" for part in SHARED_PARTS)
        + "# cost: {amount: £300k, shared_by: all}\n"
        + _sources(answers, scalar)
    )


def _risk(answers: Answers, scalar: Scalar) -> str:
    score = f"on: {answers['date']}, likelihood: {answers['likelihood']}, impact: {answers['impact']}"
    return (
        _head(answers, scalar)
        + "# threat or opportunity.\n"
        + _line("kind", answers, scalar)
        + "# cause: Why it may happen.\n# effect: What then.\n# owner: Head of service\n"
        + "# Every score ever given, a row each: from 1 to 5.\n"
        + f"scores:\n  - {{{score}}}\n"
        + "# doing: [What is being done about it.]\n"
        + "# open, closed or happened.\nstate: open\n"
        + _sources(answers, scalar)
    )


def _agreement(answers: Answers, scalar: Scalar) -> str:
    return (
        _head(answers, scalar)
        + "# Either partnership, between the councils, or contract, with a supplier.\n"
        + _line("kind", answers, scalar)
        + _line("start", answers, scalar, "date")
        + "# ends: 2031-03-31\n# notice_by: 2030-03-31\n# value: £1.2m\n# supplier: The company\n"
        + "# What becomes of it at the end: keep shared, split, hand over, end or not agreed.\n# on_exit: split\n"
        + "# document: https://example.org/\n"
        + _sources(answers, scalar)
    )


def _assessment(answers: Answers, scalar: Scalar) -> str:
    return (
        f"title: {scalar('What ' + answers['the council'] + ' brings and seeks')}\n"
        + _head(answers, scalar)
        + _line("authority", answers, scalar)
        + _line("date", answers, scalar)
        + "# offers: [What it brings.]\n# seeks: [What it hopes for.]\n# strengths: [What it is good at.]\n"
        + "# concerns: [What worries it.]\n"
        + _sources(answers, scalar)
    )


def _measure(answers: Answers, scalar: Scalar) -> str:
    return (
        _head(answers, scalar)
        + "# percent, pounds, days, hours or number.\n"
        + _line("unit", answers, scalar)
        + "# higher or lower: which way is good.\n"
        + _line("better", answers, scalar)
        + "# target: [{from: 2026-04-01, value: 70}]\n"
        + "# Every reading, a row each.\n"
        + f"readings:\n  - period: {scalar(answers['period'])}\n    value: {scalar(answers['value'])}\n"
        + "# every_months: 3\n"
        + _sources(answers, scalar)
    )


def _review(answers: Answers, scalar: Scalar) -> str:
    return (
        _head(answers, scalar)
        + _line("date", answers, scalar)
        + "# The stage of working together (ISO 44001).\n"
        + _line("stage", answers, scalar)
        + "# working_well: [What works.]\n# needs_work: [What does not.]\n"
        + "# actions: [{what: Agree a plan, who: Head of service, due: 2026-12-31}]\n"
        + _sources(answers, scalar)
    )


def _page(answers: Answers, scalar: Scalar) -> str:
    return f"---\n{_line('title', answers, scalar)}# nav: Its name in the menu\n# order: 1\n---\n\n{answers['text']}\n"


def _days_from(day: str, days: int) -> str:
    """Give a day before or after one that was answered; the year or month itself where no more was known."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat() if len(day) == len("2026-01-01") else day


def plain_body(keys: Mapping[str, Spec]) -> Callable[[Answers, Scalar], str]:
    """Make a file of a kind that has none here: what is needed, and beneath it every other key with what it is."""

    def body(answers: Answers, scalar: Scalar) -> str:
        needed = "".join(_line(key, answers, scalar) for key, spec in keys.items() if key in answers and spec.required)
        others = "".join(f"# {key}: {spec.description}\n" for key, spec in keys.items() if not spec.required)
        return f"{needed}{_sources(answers, scalar) if 'source' in answers else ''}# What can be added:\n{others}"

    return body


SHARED_PARTS = ("services", "staff", "data", "contracts", "systems", "assets", "money", "residents")

BODIES: Mapping[str, Callable[[Answers, Scalar], str]] = {
    "decisions": _decision,
    "minutes": _minutes,
    "savings": _saving,
    "exit-plans": _plan,
    "risks": _risk,
    "agreements": _agreement,
    "assessments": _assessment,
    "measures": _measure,
    "reviews": _review,
    "pages": _page,
}

"""Each duty: what breaks it, what keeps it, that it names its source, and that a partnership can set it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.checks.people import names_in
from generator.core.problems import Problem
from generator.values.rules import Rule, known_rules
from tests.partnership import PARTNERSHIP, checked

RUNS = re.sub(
    r"(id: (?:camden-cabinet|haringey-cabinet|islington-executive|joint-committee),)",
    r"\1 law: executive,",
    PARTNERSHIP,
)
"""Every body is an executive one: the law asks most of these."""
COUNCIL = RUNS.replace("law: executive", "law: council")
NO_LAW = PARTNERSHIP
ENDED = RUNS + "ended: 2018-12-31\n"
OUTSIDE = RUNS + "run_by: Volunteers\n"
WALES = RUNS + "nation: wales\n"


def duties(keys: str, partnership: str = RUNS) -> str:
    """A partnership that sets some duties, and says why."""
    return f"{partnership}duties: {{why: We agreed so., {keys}}}\n"


MEETING = "body: joint-committee\ndate: {day}\nstate: {state}\n{more}"
DECISION = "date: 2018-03-01\nwhy: {why}\nkind: {kind}\npath:\n  - {{body: {body}, date: 2018-03-01, outcome: {outcome}{step}}}\n{more}"
WHY = "The old phones broke every week and staff could not be reached by residents."


def decision(**told: str) -> dict[str, str]:
    """One decision, as the format has it, with some things said otherwise."""
    usual = {"why": WHY, "kind": "ordinary", "body": "camden-cabinet", "outcome": "agreed", "step": "", "more": ""}
    return {"decisions/one": DECISION.format(**{**usual, **told})}


def meeting(day: str, state: str = "held", more: str = "") -> dict[str, str]:
    """One meeting."""
    return {"minutes/one": MEETING.format(day=day, state=state, more=more)}


NOTICE = "private_notice: {{first: {}, second: {}}}\n"
PRIVATE = RUNS.replace("law: executive, name: Joint", "law: executive, meets_in_public: false, name: Joint")
PLAN = "authority: camden\nstate: agreed\nagreed: 2017-01-10\n"
PLANS = {f"exit-plans/{who}": f"authority: {who}\nstate: draft\n" for who in ("camden", "haringey", "islington")}
LATER = "}\n  - {body: camden-cabinet, date: 2018-03-05, outcome: agreed"
MEASURE = "unit: percent\nbetter: higher\nevery_months: 3\nreadings: [{period: 2017/18 Q1, value: 64}]\n"
SAVING = "counts: cashable\nbasis: A plan.\nbaseline: {amount: £25m}\nfigures:\n"
PROMISED = "  - {on: 2016-03-15, says: promised, what: saving, period: 2016/17, amount: £2m}\n"


def delivered(*periods: str) -> str:
    """What was delivered in some periods, published in the end."""
    row = "  - {{on: 2018-05-15, says: delivered, what: saving, period: {}, amount: £500k, why: Late.}}\n"
    return "".join(row.format(period) for period in periods)


ELECTION = RUNS + "duties: {elections: {from: 2018-02-20, until: 2018-05-03}}\n"
QUOTED = "Councillor Jo Bloggs said, “We are proud of what this council has done for you.”"

BROKEN: list[tuple[str, str, dict[str, str], str, str]] = [
    # 8 November 2016 is a Tuesday: from Wednesday 2 there are Thursday, Friday and Monday.
    ("agenda-late", "2016-11-09", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), RUNS, "SI 2012/2089"),
    (
        "agenda-late",
        "2016-11-09",
        meeting("2016-11-08", more="agenda_published: 2016-11-02\n"),
        COUNCIL,
        "section 100B",
    ),
    (
        "agenda-late",
        "2016-11-09",
        meeting("2016-11-08", more="agenda_published: 2016-11-02\n"),
        duties("agenda_days: 4", NO_LAW),
        "the partnership's own rule, `agenda_days`",
    ),
    ("agenda-late", "2022-11-08", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), RUNS, "SI 2012/2089"),
    ("agenda-late", "2016-11-09", meeting("2016-11-08", more="agenda_published: 2016-11-08\n"), RUNS, "0 clear days"),
    ("agenda-missing", "2018-03-01", meeting("2018-03-06", "planned"), COUNCIL, "section 100B"),
    (
        "private-notice-short",
        "2018-03-07",
        meeting("2018-03-06", more=NOTICE.format("2018-02-06", "2018-02-26")),
        RUNS,
        "27 ",
    ),
    (
        "private-notice-short",
        "2018-03-07",
        meeting("2018-03-06", more=NOTICE.format("2018-02-05", "2018-02-27")),
        RUNS,
        "4 ",
    ),
    (
        "private-notice-missing",
        "2018-03-07",
        meeting("2018-03-06", more="items: [{title: A, exempt: {}}]\n"),
        RUNS,
        "5",
    ),
    ("private-notice-missing", "2018-03-01", meeting("2018-03-06", "planned"), PRIVATE, "regulation 5"),
    ("statement-missing", "2016-12-07", meeting("2016-11-08"), RUNS, "regulations 12 and 14"),
    ("statement-missing", "2016-12-07", meeting("2016-11-08", more="minutes: {state: none}\n"), RUNS, "SI 2012/2089"),
    ("statement-missing", "2016-12-07", meeting("2016-11-08", more="decision_sheet: not published\n"), RUNS, "12"),
    ("minutes-late", "2016-11-23", meeting("2016-11-08"), duties("minutes_days: 10", COUNCIL), "`minutes_days`"),
    ("minutes-late", "2016-11-23", meeting("2016-11-08"), duties("minutes_days: 10", NO_LAW), "10 working days after"),
    ("minutes-late", "2016-11-23", meeting("2016-11-08"), duties("minutes_days: 10", WALES), "own rule"),
    (
        "minutes-not-approved",
        "2017-02-09",
        meeting("2016-11-08", more="minutes: {state: draft}\n"),
        duties("minutes_approved_months: 3", NO_LAW),
        "own rule",
    ),
    (
        "private-part",
        "2016-11-09",
        meeting("2016-11-08", more="items: [{title: A contract, exempt: {paragraph: 3, why: Prices.}}]\n"),
        RUNS,
        "Schedule 12A",
    ),
    ("private-part", "2018-04-01", decision(more="exempt: {paragraph: 3, why: Prices.}\n"), RUNS, "Schedule 12A"),
    ("notice-missing", "2018-04-01", decision(kind="key"), RUNS, "regulation 9"),
    (
        "notice-short",
        "2018-04-01",
        decision(kind="key", more="notice: {published: 2018-02-10}\n"),
        RUNS,
        "regulation 9",
    ),
    (
        "notice-short",
        "2018-04-01",
        decision(kind="key", more="notice: {published: 2018-02-10}\n"),
        duties("key_notice_days: 20", NO_LAW),
        "own rule",
    ),
    (
        "notice-short",
        "2018-04-01",
        decision(kind="key", more="notice: {published: 2018-02-22, route: general exception, why: The lease ended.}\n"),
        RUNS,
        "4 clear days before (5 required; regulation 10, SI 2012/2089)",
    ),
    (
        "notice-unexplained",
        "2018-04-01",
        decision(kind="key", more="notice: {route: special urgency}\n"),
        RUNS,
        "regulation 11",
    ),
    (
        "notice-unexplained",
        "2018-04-01",
        decision(kind="key", more="notice: {published: 2018-02-01, route: general exception}\n"),
        RUNS,
        "regulation 10",
    ),
    ("decision-late", "2018-04-01", decision(outcome="awaited"), NO_LAW, "no outcome"),
    ("call-in-open", "2018-03-08", decision(step=", published: 2018-03-01"), RUNS, "section 9F"),
    (
        "officer-alternatives",
        "2018-04-01",
        decision(kind="officer", more="officer: Head of service\n"),
        COUNCIL,
        "regulation 7, SI 2014/2095",
    ),
    ("officer-alternatives", "2018-04-01", decision(kind="officer", more="officer: Head\n"), RUNS, "regulation 13(4)"),
    (
        "reasons-elsewhere",
        "2018-04-01",
        decision(why="As set out in the report.", kind="officer", more="officer: Head\n"),
        COUNCIL,
        "SI 2014/2095",
    ),
    ("reasons-elsewhere", "2018-04-01", decision(why="As set out in the report."), RUNS, "SI 2012/2089"),
    ("reasons-elsewhere", "2018-04-01", decision(why="Reasons as in the report; no others."), RUNS, "SI 2012/2089"),
    (
        "reasons-elsewhere",
        "2018-04-01",
        decision(why="For the reasons set out in the report of the director."),
        RUNS,
        "12",
    ),
    (
        "reasons-elsewhere",
        "2018-04-01",
        decision(why=" ".join(WHY.split()[:11]) + " as set out in the report"),
        RUNS,
        "12",
    ),
    ("exit-plan-missing", "2018-04-01", {}, RUNS, "ISO 44001"),
    ("exit-plan-untested", "2019-01-11", {"exit-plans/camden": PLAN}, RUNS, "ISO 44001"),
    ("exit-plan-untested", "2021-01-11", {"exit-plans/camden": PLAN + "tested: 2018-01-10\n"}, RUNS, "Last tested"),
    (
        "exit-plan-review-late",
        "2018-01-11",
        {"exit-plans/camden": PLAN + "reviewed: [2017-01-10]\nreview_every_months: 12\n"},
        RUNS,
        "own rule",
    ),
    ("figure-due", "2017-10-02", {"savings/one": SAVING + PROMISED}, RUNS, "National Audit Office"),
    (
        "figure-due",
        "2019-04-01",
        {"savings/one": SAVING + PROMISED + delivered("2016/17 Q1", "2016/17 Q2")},
        RUNS,
        "National Audit",
    ),
    ("reading-late", "2017-10-01", {"measures/one": MEASURE}, RUNS, "own rule"),
    ("election-period", "2018-04-01", decision(why=QUOTED), ELECTION, "Publicity"),
    ("election-period", "2018-04-01", decision(why=QUOTED), ELECTION.replace("2018-02-20", "2018-03-01"), "Publicity"),
    ("election-period", "2018-04-01", decision(why=QUOTED), ELECTION.replace("2018-05-03", "2018-03-01"), "Publicity"),
    ("election-period", "2018-04-01", decision(why="Thanks to Councillor Bloggs it works."), ELECTION, "1986"),
    ("person-named", "2018-04-01", decision(why="Mrs Evans asked for a ramp. " + WHY), RUNS, "UK GDPR"),
    ("person-named", "2018-04-01", decision(why="Karen Whitlock asked for a ramp. " + WHY), RUNS, "UK GDPR"),
    (
        "person-named",
        "2016-11-09",
        meeting("2016-11-08", more="present: [{name: Karen Whitlock, role: A resident}]\n"),
        RUNS,
        "UK GDPR",
    ),
    (
        "person-named",
        "2016-11-09",
        meeting("2016-11-08", more="items: [{title: Desk, actions: [{what: Look., who: Karen Whitlock}]}]\n"),
        RUNS,
        "UK GDPR",
    ),
]
KEPT: list[tuple[str, str, dict[str, str], str]] = [
    ("agenda-late", "2016-11-09", meeting("2016-11-08", more="agenda_published: 2016-10-31\n"), RUNS),
    (
        "agenda-late",
        "2016-11-09",
        meeting("2016-11-08", more="agenda_published: 2016-11-02\n"),
        duties("clear_days: calendar"),
    ),
    ("agenda-late", "2016-11-09", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), duties("agenda_days: 3")),
    ("agenda-missing", "2018-03-01", meeting("2018-03-12", "planned"), RUNS),
    ("agenda-missing", "2018-03-06", meeting("2018-03-06", "planned"), RUNS),
    *((rule, "2016-11-09", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), partnership) for rule in ("agenda-late",) for partnership in (NO_LAW, WALES, RUNS.replace("started: 2016-10-01", "started: 2016-11-09"))),
    ("agenda-late", "2022-11-09", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), RUNS),
    ("agenda-late", "2019-01-01", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), ENDED),
    ("agenda-missing", "2018-03-01", meeting("2018-03-06", "planned"), NO_LAW),
    ("private-notice-short", "2018-03-07", meeting("2018-03-06", more=NOTICE.format("2018-02-05", "2018-02-26")), RUNS),
    ("private-notice-short", "2018-03-07", meeting("2018-03-06", more=NOTICE.format("2018-02-26", "2018-02-27").replace("}", ", urgent: The bank failed.}")), RUNS),
    ("private-notice-short", "2018-03-07", meeting("2018-03-06", more=NOTICE.format("2018-02-26", "2018-02-27")), COUNCIL),
    ("private-notice-missing", "2018-03-07", meeting("2018-03-06"), RUNS),
    ("private-notice-missing", "2018-03-07", meeting("2018-03-06", more="items: [{title: A, exempt: {}}]\n"), COUNCIL),
    ("statement-missing", "2016-12-06", meeting("2016-11-08"), RUNS),
    ("statement-missing", "2016-12-07", meeting("2016-11-08", more="decision_sheet: 2016-11-10\n"), RUNS),
    ("statement-missing", "2016-12-07", meeting("2016-11-08", more="minutes: {published: 2016-11-10}\n"), RUNS),
    ("statement-missing", "2016-12-07", meeting("2016-11-08", more="decision_sheet: none\n"), RUNS),
    *(("statement-missing", "2016-12-07", meeting("2016-11-08"), partnership) for partnership in (COUNCIL, NO_LAW, WALES)),
    *(("statement-missing", day, meeting("2016-11-08"), partnership) for day, partnership in (("2022-11-09", RUNS), ("2019-01-01", ENDED))),
    ("statement-missing", "2016-12-07", meeting("2016-11-08", "cancelled"), RUNS),
    ("minutes-late", "2017-02-01", meeting("2016-11-08"), COUNCIL),
    ("minutes-late", "2016-11-22", meeting("2016-11-08"), duties("minutes_days: 10", COUNCIL)),
    ("minutes-late", "2016-11-23", meeting("2016-11-08", more="minutes: none\n"), duties("minutes_days: 10", COUNCIL)),
    ("minutes-late", "2017-02-01", meeting("2016-11-08", "cancelled"), duties("minutes_days: 10", COUNCIL)),
    ("minutes-not-approved", "2018-05-08", meeting("2016-11-08", more="minutes: {state: draft}\n"), RUNS),
    ("minutes-not-approved", "2017-02-08", meeting("2016-11-08", more="minutes: {state: draft}\n"), duties("minutes_approved_months: 3")),
    ("private-part", "2018-04-01", decision(more="exempt: {}\n"), RUNS),
    ("private-part", "2018-04-01", decision(more="exempt: {paragraph: 3, public_interest: not published}\n"), RUNS),
    ("private-part", "2018-04-01", decision(more="exempt: {paragraph: 3, why: Prices.}\n"), NO_LAW),
    *(("notice-missing", day, decision(kind="key"), partnership) for day, partnership in (("2018-04-01", NO_LAW), ("2018-04-01", COUNCIL), ("2018-04-01", WALES), ("2024-03-02", RUNS), ("2019-01-01", ENDED))),
    ("private-part", "2018-04-01", decision(more="exempt: {paragraph: 3, why: Prices., public_interest: Bids.}\n"), RUNS),
    ("notice-short", "2018-04-01", decision(kind="key", more="notice: {published: 2018-02-21, route: general exception, why: The lease ended.}\n"), RUNS),
    ("notice-short", "2018-04-01", decision(kind="key", more="notice: {published: 2018-02-28, route: special urgency, why: The lease ended.}\n"), RUNS),
    ("notice-missing", "2018-04-01", decision(kind="key", more="notice: {route: special urgency, why: The lease ended.}\n"), RUNS),
    *(("notice-unexplained", "2018-04-01", decision(kind="key", more="notice: {route: special urgency}\n"), partnership) for partnership in (NO_LAW, COUNCIL)),
    ("officer-alternatives", "2018-04-01", decision(kind="officer", more="officer: Head\noptions: none\n"), COUNCIL),
    ("notice-missing", "2018-04-01", decision(kind="key", more="notice: {published: 2018-01-31}\n"), RUNS),
    ("notice-short", "2018-04-01", decision(kind="key", more="notice: {published: 2018-01-31}\n"), RUNS),
    ("notice-short", "2018-04-01", decision(kind="key", more="notice: {published: 2018-02-10}\n"), duties("key_notice_days: 10")),
    ("decision-late", "2018-03-01", decision(outcome="awaited"), RUNS),
    ("decision-late", "2018-04-01", decision(outcome="awaited", step=LATER), RUNS),
    ("decision-late", "2018-04-01", decision(outcome="awaited") | {"decisions/two": decision(more="replaces: [one]\n")["decisions/one"]}, RUNS),
    ("call-in-open", "2018-03-09", decision(step=", published: 2018-03-01"), RUNS),
    ("call-in-open", "2018-03-02", decision(outcome="refused", step=", published: 2018-03-01"), RUNS),
    ("officer-alternatives", "2018-04-01", decision(kind="officer", more="officer: Head\noptions: [{option: Wait}]\n"), RUNS),
    ("officer-alternatives", "2018-04-01", decision(kind="officer", more="officer: Head\n"), NO_LAW),
    *(("reasons-elsewhere", "2018-04-01", decision(why="As set out in the report."), partnership) for partnership in (NO_LAW, COUNCIL, WALES)),
    ("reasons-elsewhere", "2018-04-01", decision(why=WHY + " The figures are set out in the report."), RUNS),
    ("reasons-elsewhere", "2018-04-01", decision(why="Councillors asked for a report."), RUNS),
    ("reasons-elsewhere", "2018-04-01", decision(why=" ".join(WHY.split()[:12]) + " as set out in the report"), RUNS),
    ("exit-plan-missing", "2018-04-01", PLANS, RUNS),
    ("exit-plan-missing", "2019-04-01", {}, ENDED),
    ("exit-plan-untested", "2019-01-10", {"exit-plans/camden": PLAN}, RUNS),
    ("exit-plan-untested", "2019-01-11", {"exit-plans/camden": PLAN}, duties("exit_plan_test_months: 36")),
    *(("exit-plan-review-late", "2019-01-11", {"exit-plans/camden": PLAN + "reviewed: [2017-01-10]\nreview_every_months: 12\n"}, partnership) for partnership in (ENDED, OUTSIDE)),
    *(("reading-late", "2019-01-11", {"measures/one": MEASURE}, partnership) for partnership in (ENDED, OUTSIDE)),
    ("exit-plan-review-late", "2018-01-10", {"exit-plans/camden": PLAN + "reviewed: [2017-01-10]\nreview_every_months: 12\n"}, RUNS),
    ("figure-due", "2017-09-30", {"savings/one": SAVING + PROMISED}, RUNS),
    ("figure-due", "2019-04-01", {"savings/one": SAVING + PROMISED + PROMISED.replace("promised", "delivered").replace("2016-03", "2017-05")}, RUNS),
    ("figure-due", "2019-04-01", {"savings/one": SAVING + PROMISED + delivered("2016/17 Q1", "2016/17 Q2", "2016/17 Q3", "2016/17 Q4")}, RUNS),
    ("figure-due", "2019-04-01", {"savings/one": SAVING + PROMISED + delivered("each year")}, RUNS),
    ("figure-due", "2019-04-01", {"savings/one": SAVING + PROMISED + delivered("each year").replace("2018-05-15", "2017-03-31")}, RUNS),
    ("figure-due", "2019-04-01", {"savings/one": SAVING + PROMISED.replace("2016/17", "2016/17 Q2") + delivered("2016/17")}, RUNS),
    ("figure-due", "2019-04-01", {"savings/one": SAVING + PROMISED.replace("£2m", "£2m, prices: real") + delivered("2016/17")}, RUNS),
    ("reading-late", "2017-09-30", {"measures/one": MEASURE}, RUNS),
    ("election-period", "2018-04-01", decision(why=QUOTED), RUNS),
    ("election-period", "2018-04-01", decision(why=WHY), ELECTION),
    ("election-period", "2018-04-01", decision(why=QUOTED), ELECTION.replace("2018-02-20", "2018-03-02")),
    ("person-named", "2018-04-01", decision(why="Councillor Karen Whitlock asked for a ramp. " + WHY), RUNS),
    ("person-named", "2018-04-01", decision(why="Karen Whitlock asked for a ramp. " + WHY), RUNS + "duties: {people: [Karen Whitlock]}\n"),
    ("person-named", "2018-04-01", decision(why="Karen Whitlock asked. " + WHY) | meeting("2016-11-08", more="present: [{name: Karen Whitlock, role: Chief executive}]\n"), RUNS),
    ("person-named", "2018-04-01", decision(why="It moves to Victoria Road and to Charlotte Street Library. " + WHY), RUNS),
    *((rule, "2018-04-01", decision(why="As set out in the report."), duties("off: [reasons-elsewhere]")) for rule in ("reasons-elsewhere",)),
]  # fmt: skip


def told(rule: str, folder: Path, files: dict[str, str], as_of: str, partnership: str) -> list[Problem]:
    """The findings of one rule; nothing else may be wrong with the content."""
    found = checked(folder, files, as_of, partnership)
    assert found.register is not None, found.problems
    return [problem for problem in found.problems if problem.rule.name == rule]


@pytest.mark.parametrize(("rule", "as_of", "files", "partnership", "source"), BROKEN)
def test_a_duty_that_is_not_kept_is_told(
    tmp_path: Path, rule: str, as_of: str, files: dict[str, str], partnership: str, source: str
) -> None:
    """As a warning, with the rule's source, what to do, and at a line of the file."""
    problems = told(rule, tmp_path, files, as_of, partnership)

    assert problems, rule
    for problem in problems:
        assert source in problem.message
        assert problem.severity == "warning"
        assert problem.hint
        assert problem.line >= 1


@pytest.mark.parametrize(("rule", "as_of", "files", "partnership"), KEPT)
def test_a_duty_that_is_kept_is_not_told(
    tmp_path: Path, rule: str, as_of: str, files: dict[str, str], partnership: str
) -> None:
    """On the very day, by the partnership's own period, or where the rule does not apply."""
    assert told(rule, tmp_path, files, as_of, partnership) == []


HEAD = "officer: Head\n"
HELD = meeting("2016-11-08")
NO_DATES = meeting("2018-03-06", "planned")
SIX_YEARS = [
    # The rule, the records, the partnership, and the first and the last day on which it is told. A meeting, decision or
    # notice is of its own day; the last day is six years after it, or the last day before what is asked of passes.
    ("agenda-late", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), RUNS, "2016-11-08", "2022-11-08"),
    ("agenda-late", meeting("2016-11-08", more="agenda_published: 2016-11-02\n"), COUNCIL, "2016-11-08", "2022-11-08"),
    ("agenda-missing", NO_DATES, RUNS, "2018-02-27", "2018-03-05"),
    ("agenda-missing", NO_DATES, COUNCIL, "2018-02-27", "2018-03-05"),
    ("private-notice-missing", NO_DATES, PRIVATE, "2018-02-06", "2024-03-06"),
    (
        "private-notice-short",
        meeting("2018-03-06", more=NOTICE.format("2018-02-06", "2018-02-26")),
        RUNS,
        "2018-03-06",
        "2024-03-06",
    ),
    ("statement-missing", HELD, RUNS, "2016-12-07", "2022-11-08"),
    ("minutes-late", HELD, duties("minutes_days: 10", COUNCIL), "2016-11-23", "2022-11-08"),
    (
        "minutes-not-approved",
        meeting("2016-11-08", more="minutes: {state: draft}\n"),
        duties("minutes_approved_months: 3", COUNCIL),
        "2017-02-09",
        "2022-11-08",
    ),
    (
        "private-part",
        meeting("2016-11-08", more="items: [{title: A contract, exempt: {paragraph: 3}}]\n"),
        COUNCIL,
        "2016-11-08",
        "2022-11-08",
    ),
    ("private-part", decision(more="exempt: {paragraph: 3, why: Prices.}\n"), RUNS, "2018-03-01", "2024-03-01"),
    ("notice-missing", decision(kind="key", outcome="awaited"), RUNS, "2018-02-01", "2024-03-01"),
    ("notice-short", decision(kind="key", more="notice: {published: 2018-02-01}\n"), RUNS, "2018-03-01", "2024-03-01"),
    (
        "notice-unexplained",
        decision(kind="key", more="notice: {route: special urgency}\n"),
        RUNS,
        "2018-03-01",
        "2024-03-01",
    ),
    ("officer-alternatives", decision(kind="officer", more=HEAD), RUNS, "2018-03-01", "2024-03-01"),
    ("officer-alternatives", decision(kind="officer", more=HEAD), COUNCIL, "2018-03-01", "2024-03-01"),
    ("reasons-elsewhere", decision(why="As set out in the report."), RUNS, "2018-03-01", "2024-03-01"),
    (
        "reasons-elsewhere",
        decision(why="As set out in the report.", kind="officer", more=HEAD),
        COUNCIL,
        "2018-03-01",
        "2024-03-01",
    ),
]
BY_LAW = {rule.name for rule in known_rules() if rule.may_be_off and "legislation.gov.uk" in rule.law.address}


@pytest.mark.parametrize(("rule", "files", "partnership", "first", "last"), SIX_YEARS)
def test_a_duty_holds_from_its_first_day_to_its_last(
    tmp_path: Path, rule: str, files: dict[str, str], partnership: str, first: str, last: str
) -> None:
    """Not the day before, nor the day after; nor of what was before the partnership began, nor once it has ended."""

    def is_told(day: date, keys: str = partnership) -> bool:
        return bool(told(rule, tmp_path, files, day.isoformat(), keys))

    begins, ends, one = date.fromisoformat(first), date.fromisoformat(last), timedelta(days=1)
    assert is_told(begins) and is_told(ends) and not is_told(ends + one)
    of = date.fromisoformat(re.search(r"(?m)^date: (\S+)", next(iter(files.values())))[1])  # type: ignore[index]
    if begins != of:
        assert not is_told(begins - one)
    later = partnership.replace("started: 2016-10-01", f"started: {of + one}")
    assert not is_told(max(begins, of + one), later)
    ended = f"{partnership}ended: {begins}\n"
    assert is_told(begins, ended) and not is_told(begins + one, ended)


def test_each_duty_that_a_law_asks_for_has_its_days() -> None:
    """But for call-in, which ends with its window, and what holds on every day."""
    always = {"call-in-open", "election-period", "person-named", "body-law"}
    assert BY_LAW - always <= {rule for rule, *_ in SIX_YEARS}


def test_every_rule_is_tried_and_can_be_set_off(tmp_path: Path) -> None:
    """Each has a case above, and is one of the names that `off` takes."""
    assert {rule for rule, *_ in BROKEN} == {rule.name for rule in known_rules() if rule.may_be_off}
    for number, (rule, as_of, files, partnership, _) in enumerate(BROKEN):
        folder = tmp_path / str(number)
        folder.mkdir()
        off = (
            partnership.replace("duties: {", f"duties: {{off: [{rule}], ")
            if "duties" in partnership
            else partnership + f"duties: {{off: [{rule}]}}\n"
        )
        assert told(rule, folder, files, as_of, off) == [], rule


COMMITTEES = RUNS.replace("id: haringey-cabinet, law: executive,", "id: haringey-cabinet, law: council,")


def test_a_joint_committee_is_executive_only_with_all_its_members(tmp_path: Path) -> None:
    """One council that has no executive makes it a council's committee; where nothing is known, nothing is said."""
    (problem,) = told("body-law", tmp_path, {}, "2018-04-01", COMMITTEES)
    assert problem.said == "Haringey has no executive body here, so this joint committee is not an executive one."
    assert problem.source == "regulation 2, SI 2012/2089"
    unknown = RUNS.replace("id: haringey-cabinet, law: executive,", "id: haringey-cabinet,")
    joint = COMMITTEES.replace("id: joint-committee, law: executive,", "id: joint-committee, law: council,")
    for partnership in (RUNS, unknown, joint, COUNCIL, COMMITTEES + "nation: wales\n"):
        assert told("body-law", tmp_path, {}, "2018-04-01", partnership) == []


LOOSE = {"agenda_days: 4": 5, "clear_days: calendar": "working", "key_notice_days: 27": 28, "minutes_days: 21": 20}
LOOSE |= {"minutes_approved_months: 7": 6, "exit_plan_test_months: 25": 24, "figure_months: 7": 6}


@pytest.mark.parametrize(("keys", "usual"), LOOSE.items())
def test_asking_for_less_than_usual_needs_a_reason(tmp_path: Path, keys: str, usual: object) -> None:
    """Fewer days of notice, or more time for what is published; the finding is at the period."""
    (problem,) = told("off-unexplained", tmp_path, {}, "2018-04-01", f"{RUNS}duties: {{{keys}}}\n")
    assert problem.message == f"This asks for less than usual ({usual}), and no reason is given."
    assert told("off-unexplained", tmp_path, {}, "2018-04-01", duties(keys)) == []


@pytest.mark.parametrize("keys", ["agenda_days: 6", "clear_days: working", "minutes_days: 10", "figure_months: 6"])
def test_asking_for_more_needs_none(tmp_path: Path, keys: str) -> None:
    """Nor does what is as usual."""
    assert told("off-unexplained", tmp_path, {}, "2018-04-01", f"{RUNS}duties: {{{keys}}}\n") == []


def test_a_rule_that_is_off_needs_a_reason(tmp_path: Path) -> None:
    """It is at the list of the rules that are off."""
    (problem,) = told("off-unexplained", tmp_path, {}, "2018-04-01", RUNS + "duties: {off: [agenda-late]}\n")
    assert (problem.message, problem.severity) == ("This rule is off, and no reason is given.", "warning")
    (problem,) = told(
        "off-unexplained", tmp_path, {}, "2018-04-01", RUNS + "duties: {off: [agenda-late, figure-due]}\n"
    )
    assert problem.message == "These rules are off, and no reason is given."


@pytest.mark.parametrize("rule", [rule for rule in known_rules() if rule.may_be_off], ids=lambda rule: rule.name)
def test_each_duty_names_what_asks_for_it(rule: Rule) -> None:
    """A law has its address on legislation.gov.uk; what is no law has none."""
    assert rule.law
    for law in rule.laws:
        is_law = re.search(r"\bSI \d|\bAct\b|GDPR", law.name)
        assert law.address.startswith("https://www.legislation.gov.uk/") if is_law else not law.address, law


def test_what_the_record_leaves_out_is_for_officers_alone() -> None:
    """Residents read of what rests on dates that the record has."""
    told_residents = {rule.name for rule in known_rules() if rule.may_be_off and rule.for_residents}
    assert told_residents == {
        "agenda-late",
        "private-notice-short",
        "notice-short",
        "exit-plan-review-late",
        "reading-late",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karen Whitlock spoke.", ["Karen Whitlock"]),
        ("Mr. J. O’Brien and Ms Ahmed spoke.", ["Mr. J. O’Brien", "Ms Ahmed"]),
        ("Sue McDonald-Hughes spoke.", ["Sue McDonald-Hughes"]),
        ("Councillors Ann Bell, Tom Cook and Amir Khan were there.", []),
        ("The Mayor, Ann Bell, was there.", []),
        ("Councillors Ann Bell, Tom Cook, Amir Khan, Jo Reed and Karen Whitlock were there.", []),
        (f"Councillors {', '.join(['Alexandra Featherstonehaugh'] * 5)} and Karen Whitlock spoke.", []),
        (
            "The Mayor spoke. Later that evening, after the vote on the shared service, Karen Whitlock spoke.",
            ["Karen Whitlock"],
        ),
        ("The Grace Hill Estate and the Alan Turing Institute.", []),
        ("Children at St Mary Abbots School.", []),
        ("Will Camden pay? May Haringey wait? Mark Hill as read.", []),
    ],
)
def test_which_names_are_seen(text: str, names: list[str]) -> None:
    """Names of people after a title, or that start with a common first name; not councillors, streets or schools."""
    assert [re.sub(r"\s+", " ", name) for name in names_in(text)] == names


def test_a_plan_that_is_there_is_not_asked_for_again(tmp_path: Path) -> None:
    """Where the file has a mistake, nothing is said; where it says that there is none, it is named."""
    state = "authority: camden\nstate: {state}\n"
    wrong = checked(tmp_path, {"exit-plans/camden": state.format(state="finished")}, "2018-04-01")
    assert "exit-plan-missing" not in {problem.rule.name for problem in wrong.problems if "Camden" in problem.message}
    for text, hint in (
        (state.format(state="none"), "Once there is one, describe it in exit-plans/camden.yml."),
        (
            state.format(state="agreed") + "agreed: 2017-01-01\nwithdrawn: {on: 2018-01-01, why: A draft.}\n",
            "exit-plans/camden.yml was withdrawn. Add the plan that replaced it.",
        ),
    ):
        found = checked(tmp_path, {"exit-plans/camden": text}, "2018-04-01").problems
        assert [one.hint for one in found if one.rule.name == "exit-plan-missing" and "Camden" in one.message] == [hint]


@pytest.mark.parametrize(("name", "told"), [("camdn", False), ("camden-plan", False), ("leaving", True)])
def test_a_plan_in_a_misnamed_file_is_not_asked_for(tmp_path: Path, name: str, told: bool) -> None:
    """The file is pointed at; a second plan would be the wrong thing to write."""
    found = checked(tmp_path, {f"exit-plans/{name}": f"authority: {name}\nstate: draft\n"}, "2018-04-01").problems
    assert any(one.rule.name == "unknown-authority" and one.file == f"exit-plans/{name}.yml" for one in found)
    assert any(one.rule.name == "exit-plan-missing" and "Camden" in one.message for one in found) is told

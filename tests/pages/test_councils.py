"""What the pages of councils, exit plans, services and agreements claim: no more than is published, in its time."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.kinds import all_kinds
from tests.pages.test_gathered import ENDED, FILES, LEFT, pages
from tests.partnership import PARTNERSHIP, fact
from tests.whole_site import pages_of

ROOT = Path(__file__).parents[2]
PLANNED = ENDED.replace("ended: 2018-12-31", "ended: 2018-12-31\nend_confirmed: false")
LEAVE = "date: {day}\nwhy: A test.\npath: [{{body: {body}, date: {day}, outcome: agreed}}]\n"
PRESS = 'sources: [{title: News, url: "https://example.com/", kind: press}]'


@pytest.fixture(scope="module")
def real_pages() -> dict[str, str]:
    """The Markdown of the real story's pages, by their paths."""
    checked = check(ROOT / "content", date(2026, 11, 23), all_kinds())
    assert checked.register is not None
    return {page.path: page.text for page in pages_of(checked.register, all_kinds(), ())}


def row_of(page: str, council: str, number: int = 0) -> str:
    """A council's row in one of the tables of a page."""
    rows = [line for line in page.splitlines() if line.startswith(f"| [{council}]")]
    return rows[number]


def test_what_a_council_offers_and_wants_stands_on_its_page(tmp_path: Path) -> None:
    """Two short lists; one that is not in the record is left out, and so is the heading where there are none."""
    files = {
        "assessments/camden": "authority: camden\ndate: 2016\noffers: [Staff.]\nseeks: [Savings.]\n",
        "assessments/islington": "authority: islington\ndate: 2016\nseeks: [Savings.]\n",
    }
    made = pages(tmp_path, PARTNERSHIP, files)
    camden, islington, haringey = (made[f"authorities/{name}.md"] for name in ("camden", "islington", "haringey"))
    two = '>What it offers and wants</h2>\n\n<h3 id="offers" markdown>Offers</h3>'
    assert two + '\n\n-   Staff.\n\n<h3 id="wants" markdown>Wants</h3>\n\n-   Savings.' in camden
    assert ">What it wants</h2>\n\n-   Savings." in islington
    assert "offers" not in islington
    assert "What it" not in haringey


def test_the_councils_are_compared_by_what_is_known(tmp_path: Path) -> None:
    """The values themselves, without a mark for what is not in the record."""
    with_one = PARTNERSHIP.replace("id: camden, name: Camden,", "id: camden, name: Camden, key_decision_over: £500k,")
    page = pages(tmp_path, with_one)["authorities/index.md"]
    assert "## Compare the councils" in page
    assert "| Council | Key decision threshold | Call-in |" in page
    assert row_of(page, "Camden").endswith("| £500,000 | Within 5 working days of publication |")
    assert "|  | By 10am" in row_of(page, "Haringey")
    assert "✗" not in page


def test_a_plan_made_as_the_council_left_is_no_plan_in_advance(tmp_path: Path) -> None:
    """It is shown only where it was agreed before anyone decided to leave, or was reviewed or tested before."""
    files = {
        "decisions/leave": LEAVE.format(day="2018-11", body="camden-cabinet"),
        "exit-plans/camden": "authority: camden\nstate: done\nagreed: 2018-11\ndecision: leave\n",
        "exit-plans/haringey": "authority: haringey\nstate: done\nagreed: 2016-05-01\ndecision: leave\n",
        "exit-plans/islington": "authority: islington\nstate: done\ndecision: leave\n",
    }
    made = pages(tmp_path, PLANNED, files)
    assert "in advance" not in made["authorities/camden.md"]
    assert "The plan was made before the end." in made["exit-plans/haringey.md"]
    assert "The plan was made before the end." not in made["exit-plans/camden.md"]
    (tmp_path / "left").mkdir()
    left = pages(
        tmp_path / "left", LEFT, {"exit-plans/haringey": "authority: haringey\nstate: done\nagreed: 2016-05-01\n"}
    )
    assert "**Haringey has left.**" in left["exit-plans/haringey.md"]


def test_a_plan_s_date_is_not_joined_to_another_decision(tmp_path: Path) -> None:
    """The decision that used a plan did not agree it, and where no date is published there is nothing to join."""
    files = {
        "decisions/share": LEAVE.format(day="2016-05-01", body="camden-cabinet"),
        "decisions/leave": LEAVE.format(day="2018-11", body="camden-cabinet"),
        "exit-plans/camden": "authority: camden\nstate: agreed\nagreed: 2016-05-02\ndecision: share\n",
        "exit-plans/haringey": "authority: haringey\nstate: done\nagreed: 2016-05-01\ndecision: leave\n",
        "exit-plans/islington": "authority: islington\nstate: done\ndecision: leave\n",
    }
    made = pages(tmp_path, PLANNED, files)
    assert fact("Agreed", "2 May 2016: [share]") in made["exit-plans/camden.md"]
    assert fact("Agreed", "1 May 2016\n") in made["exit-plans/haringey.md"]
    for council in ("haringey", "islington"):
        assert fact("Decision", "[leave]") in made[f"exit-plans/{council}.md"]
    assert "Not published: [leave]" not in made["exit-plans/islington.md"]


def test_a_test_that_is_not_in_the_record_is_not_told(tmp_path: Path) -> None:
    """Nobody knows that a plan was never tested."""
    files = {"exit-plans/camden": "authority: camden\nstate: draft\nreviewed: [2018-01]\n"}
    made = pages(tmp_path, PARTNERSHIP, files)
    page = made["exit-plans/camden.md"]
    assert "never" not in page
    assert "Draft exit plan." in page
    assert "Last tested" not in page


def test_plans_are_told_in_their_time(tmp_path: Path) -> None:
    """What a council was to do, did, or is to do when it leaves."""
    plan = "authority: camden\nstate: {state}\n{more}what_happens: {{staff: They go back.}}\ngoes_on: [A contract.]\n"
    risk = "kind: threat\nstate: open\ncould_end_it: true\n"
    told = {}
    for name, partnership, state in (
        ("planned", PLANNED, "done"),
        ("runs", PARTNERSHIP, "agreed"),
        ("left", PARTNERSHIP.replace("joined: 2015-09,", "joined: 2015-09, left: 2019-03-31,", 1), "done"),
    ):
        (tmp_path / name).mkdir()
        files = {
            "exit-plans/camden": plan.format(state=state, more="agreed: 2016-05-01\n"),
            "risks/trust": risk,
        }
        told[name] = pages(tmp_path / name, partnership, files)["exit-plans/camden.md"]
    assert ">Plans for shared services</h2>" in told["planned"]
    assert ">What happens to shared services</h2>" in told["runs"]
    assert ">What happened to shared services</h2>" in told["left"]
    for page in told.values():
        assert "## Staying shared" in page
        assert "## Risks to the partnership" in page


def test_a_partnership_that_ended_is_not_told_in_the_present(tmp_path: Path) -> None:
    """Its own page and that of its councils use the past, and its beginning is one that was set."""
    body = "{id: joint-committee, name: Joint Committee, authority: joint,"
    public = body + " meets_in_public: true,"
    (tmp_path / "ended").mkdir()
    (tmp_path / "runs").mkdir()
    ended = pages(tmp_path / "ended", PLANNED.replace(body, public))
    runs = pages(tmp_path / "runs", PARTNERSHIP.replace(body, public))
    page = ended["partnership/index.md"]
    for words in (
        fact("Due to end", "31 December 2018"),
        ">How costs and savings were shared</h2>",
        ">Who decided</h2>",
        "Its meetings were open to the public.",
        ">What was shared</h2>",
    ):
        assert words in page
    assert "Who was ready" not in ended["authorities/index.md"]
    assert "Its meetings are open to the public." in runs["partnership/index.md"]
    assert fact("Started", "1 October 2016") in runs["partnership/index.md"]


def test_an_agreement_was_only_set_to_end(tmp_path: Path) -> None:
    """Where no source mentions the end, the agreement's own page does not either; plans for the end stay plans."""
    files = {
        "agreements/ours": "kind: partnership\nends: 2018-12-31\non_exit: end\n",
        "agreements/network": "kind: contract\nsupplier: A firm\nends: 2018-03-31\non_exit: keep shared\n",
    }
    made = pages(tmp_path, PLANNED, files)
    assert "**Agreement between the councils, due to end on 31 December 2018.**" in made["agreements/ours.md"]
    assert "Due to end as well" in made["agreements/ours.md"]
    assert "**Contract with A firm. The end date was 31 March 2018.**" in made["agreements/network.md"]
    assert fact("At the partnership’s end", "Due to stay shared\n") in made["agreements/network.md"]


def test_what_only_the_press_says_of_an_agreement_is_a_press_report(real_pages: dict[str, str]) -> None:
    """What becomes of the contracts is known from the press alone."""
    page = real_pages["agreements/contracts-near-their-end.md"]
    assert "(press report)" in page
    assert "What each council planned for the end" in real_pages["pages/about.md"]
    assert "A “high-trust” model." in real_pages["partnership/index.md"]


COST = """counts: cashable
basis: A plan.
figures:
  - {says: promised, what: saving, amount: £4m, period: each year, on: 2015-09, by_authority: {camden: £2m, islington: £2m}}
  - says: promised
    what: cost
    amount: £5m
    period: one-off
    on: 2015-09-24
    by_authority: {camden: £2.5m, islington: £2.5m}
    note: The most that it was to cost.
  - {says: delivered, what: saving, amount: £2m, period: each year, on: 2018-07, by_authority: {camden: £1m, islington: £1m}}
"""


def test_a_council_s_page_tells_its_costs(tmp_path: Path) -> None:
    """Each figure of a cost that names its part; of what the record does not have, nothing is said."""
    made = pages(tmp_path, ENDED, {"savings/all": COST})
    page = made["authorities/islington.md"]
    row = "| [all](../savings/all.md) | 24 September 2015 | Promised: £2.5 million (one-off) | The most that it was to cost. |"
    assert "## Costs" in page and row in page
    other = made["authorities/haringey.md"].partition("## Costs")[2].partition("##")[0]
    assert "£" not in other
    assert "Figures for all the councils together: [all]" in other
    assert "## Costs" not in pages(tmp_path, ENDED, FILES)["authorities/islington.md"]
    assert not re.search("paid|not published", page.partition("## Savings")[2].partition("## How")[0])


def test_a_council_s_story_tells_its_part_of_each_sum(tmp_path: Path) -> None:
    """The whole sum beside the part that is published; the story of all has the whole alone."""
    made = pages(tmp_path, ENDED, {"savings/all": COST})
    own = made["story/islington.md"]
    cost = (
        "A one-off cost of £5 million was promised. [All figures](../savings/all.md). Islington’s share: £2.5 million."
    )
    saving = "**A saving of £4 million a year was promised.** [All figures](../savings/all.md). Islington’s share: £2 million a year."
    assert cost in own and saving in own
    assert "Islington’s share" not in made["story/index.md"]
    assert "share:" not in made["story/haringey.md"]


def test_whose_word_a_council_s_part_is(tmp_path: Path) -> None:
    """Its own, another's or the press's: it is said; that nobody checked it is not."""
    made = pages(tmp_path, ENDED, {"savings/all": COST})["authorities/islington.md"]
    plan = "(July 2018); £2 million a year was promised. That is £1 million (50%) less than promised."
    pair = f"For Islington, £1 million a year was saved {plan}"
    assert f"{pair} [How reliable this is](../savings/all.md#how-far" in made
    assert "obody outside" not in made
    for speaker, said in (
        ("islington", f"Islington recorded savings of £1 million a year {plan}"),
        ("camden", f"Camden recorded savings of £1 million a year for Islington {plan}"),
    ):
        spoken = COST.replace("on: 2018-07,", f"on: 2018-07, said_by: [{speaker}],")
        assert said in pages(tmp_path, ENDED, {"savings/all": spoken})["authorities/islington.md"]
    reported = COST.replace("on: 2018-07,", f"on: 2018-07, {PRESS},")
    made = pages(tmp_path, ENDED, {"savings/all": reported})["authorities/islington.md"]
    assert "For Islington, £1 million a year was saved (July 2018, press report); £2 million" in made


def test_a_council_s_own_figure_for_all_stands_on_its_page(tmp_path: Path) -> None:
    """What it recorded for all of them is shown there, with who it is for, and on no other council's page."""
    own = COST.replace("on: 2018-07, by_authority: {camden: £1m, islington: £1m}", "on: 2018-07, said_by: [islington]")
    made = pages(tmp_path, ENDED, {"savings/all": own})
    said = "In July 2018, Islington recorded £2 million a year for all three councils."
    assert said in made["authorities/islington.md"]
    assert "Islington recorded" not in made["authorities/camden.md"]


def test_what_all_recorded_together_is_not_one_council_s_own(tmp_path: Path) -> None:
    """It says that it is for all of them; and where nothing is known of one alone, its story has no empty line."""
    all_of_them = "{on: 2018-07, says: delivered, what: saving, period: each year, amount: £2m, said_by: [%s]}"
    saving = f"figures:\n  - {all_of_them % 'camden, haringey, islington'}\n"
    made = pages(tmp_path, ENDED, {"savings/all": saving})
    said = "Saved: £2 million a year for all three councils, the councils’ own count (July 2018)"
    assert said in made["authorities/islington.md"] and said in made["authorities/index.md"]
    assert "All figures and sources" in made["story/index.md"]
    assert "All figures and sources" not in made["story/islington.md"]


def test_the_councils_stand_side_by_side_with_their_money(tmp_path: Path) -> None:
    """Those of which a figure is known by itself, each with its day; a council without one has no empty row."""
    page = pages(tmp_path, ENDED, {"savings/all": COST})["authorities/index.md"]
    part = page.partition("## Savings and costs by council")[2].partition("##")[0]
    money = "Promised: £2 million a year (September 2015) | Saved: £1 million a year (July 2018)"
    assert f"| [Islington](../authorities/islington.md) | {money} | Promised: £2.5 million (one-off, 24 Sept" in part
    assert "[Haringey]" not in part
    assert "## Savings and costs by council" not in pages(tmp_path, ENDED, FILES)["authorities/index.md"]


def test_risks_that_are_not_open_are_told_too(tmp_path: Path) -> None:
    """A service and a council name their risks with where they stand; "none" would hide what happened."""
    files = {
        "risks/fails": "kind: threat\nstate: happened\nservices: [ict]\n",
        "risks/own": "kind: threat\nstate: closed\nauthorities: [camden]\n",
    }
    two = PARTNERSHIP.replace("[{id: ict, name: ICT}]", "[{id: ict, name: ICT}, {id: pay, name: Payroll}]")
    made = pages(tmp_path, two, files)
    service = made["services/ict.md"].partition("## Risks")[2].partition("## ")[0]
    assert "[fails]" in service
    assert "Risk that happened." in service
    assert "[See all risks](../risks/index.md)" in service
    council = made["authorities/camden.md"].partition("## Risks specific to Camden")[2].partition("\n## ")[0]
    assert "[own]" in council
    assert "## Risks" not in made["authorities/haringey.md"]


def test_notice_that_was_given_and_waived_is_told_so(tmp_path: Path) -> None:
    """Who gave it and when, and that the others let it go; not that the council "can leave"."""
    plan = "authority: {0}\nstate: agreed\nagreed: 2016-05-01\nnotice: {{{1}}}\n"
    files = {
        "exit-plans/camden": plan.format("camden", "months: 12, given: 2019-09-10, by: camden, waived: true"),
        "exit-plans/haringey": plan.format("haringey", "months: 12, given: 2019-09-10, by: camden"),
        "exit-plans/islington": plan.format("islington", "months: 12, waived: true"),
    }
    made = pages(tmp_path, PARTNERSHIP, files)
    assert (
        "It gave notice on 10 September 2019. Notice period: 12 months, waived by the partners."
        in made["authorities/camden.md"]
    )
    told = "[Camden](../authorities/camden.md) gave it notice on 10 September 2019. Notice period: 12 months."
    assert told in made["authorities/haringey.md"]
    assert "Notice period: 12 months, waived by the partners." in made["authorities/islington.md"]
    assert "12 months, given 10 September 2019, waived by the partners" in made["authorities/camden.md"]


def test_a_council_that_left_is_told_in_the_past(tmp_path: Path) -> None:
    """Also where the partnership goes on without it."""
    plan = "authority: haringey\nstate: done\nagreed: 2016-05-01\nnotice: {months: 12}\n"
    page = pages(tmp_path, LEFT, {"exit-plans/haringey": plan})["authorities/haringey.md"]
    assert "Notice period: 12 months." in page


RISK = "kind: threat\nstate: open\nauthorities: {who}\n"


def test_a_risk_of_some_councils_is_no_council_s_alone(tmp_path: Path) -> None:
    """Alone, with others, and of all: each where it belongs."""
    files = {
        "risks/own": RISK.format(who="[camden]"),
        "risks/some": RISK.format(who="[camden, islington]"),
        "risks/all-of-them": RISK.format(who="[camden, haringey, islington]"),
    }
    made = pages(tmp_path, PARTNERSHIP, files)
    alone, _, others = (
        made["authorities/camden.md"]
        .partition("## Risks specific to Camden")[2]
        .partition("## Risks for some councils")
    )
    assert "[own]" in alone
    assert "[some]" not in alone
    assert "[some]" in others
    islington = made["authorities/islington.md"]
    assert "Risks specific" not in islington
    assert "[some]" in islington.partition("## Risks for some councils")[2]
    assert "Risks" not in made["authorities/haringey.md"]
    assert not any("[all-of-them]" in made[f"authorities/{name}.md"] for name in ("camden", "haringey", "islington"))


GONE = "withdrawn: {on: 2017-01-01, why: It was a draft.}\n"


def test_what_was_withdrawn_counts_nowhere(tmp_path: Path) -> None:
    """A plan, an assessment, a contract, a saving and a review that were withdrawn: as if they were not there."""
    files = {
        "exit-plans/camden": f"authority: camden\nstate: agreed\nagreed: 2016-05-01\n{GONE}",
        "assessments/camden": f"authority: camden\ndate: 2016\noffers: [Staff.]\nseeks: [Savings.]\n{GONE}",
        "agreements/network": f"kind: contract\nlead: camden\n{GONE}",
        "decisions/own": f"{LEAVE.format(day='2016-11-01', body='camden-cabinet')}{GONE}",
        "risks/storm": f"kind: threat\nstate: open\nscores: [{{on: 2016-12-01, likelihood: 5, impact: 5}}]\n{GONE}",
        "reviews/first": f"date: 2016-12-01\nactions: [{{what: Tidy up., who: Staff, due: 2016-12-24}}]\n{GONE}",
    }
    made = pages(tmp_path, PARTNERSHIP, files)
    assert "Not in this record: the key decision threshold, the exit plan." in made["authorities/camden.md"]
    assert "offers and wants" not in made["authorities/camden.md"]
    assert "[network]" not in made["authorities/camden.md"]
    assert "and plans. This record has no open actions.\n" in made["actions/index.md"]
    assert "agreed exit plan" not in made["index.md"]


LATER = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2026-03,")
CITY = PARTNERSHIP.replace("{id: camden, name: Camden,", "{id: camden, name: City of London,")


def test_a_council_that_is_still_to_join_has_not_joined(tmp_path: Path) -> None:
    """Its page says that it is to join, and asks no plan of it."""
    page = pages(tmp_path, LATER)["authorities/haringey.md"]
    assert "**Haringey is due to join the partnership in March 2026.**" in page
    assert fact("Due to join", "March 2026") in page
    assert "has been part" not in page
    assert "It has not left" not in page
    told = check(tmp_path, date(2020, 6, 1), all_kinds()).problems
    assert sum(one.rule.name == "exit-plan-missing" for one in told) == 2


def test_a_council_that_is_still_to_leave_has_not_left(tmp_path: Path) -> None:
    """A day in the future is written as one."""
    page = pages(tmp_path, PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2026-03-31,"))[
        "authorities/haringey.md"
    ]
    assert "**Haringey is due to leave the partnership on 31 March 2026.**" in page
    assert fact("Due to leave", "31 March 2026") in page


def test_a_plan_in_use_when_the_council_has_left(tmp_path: Path) -> None:
    """Nobody is leaving who has left."""
    plan = {"exit-plans/haringey": "authority: haringey\nstate: in use\nreview_every_months: 1\n"}
    made = pages(tmp_path, LEFT, plan)
    assert "**The exit plan was in use when Haringey left.**" in made["exit-plans/haringey.md"]
    assert fact("Review", "Every month") in made["exit-plans/haringey.md"]
    assert "**The exit plan is in use." in pages(tmp_path, PARTNERSHIP, plan)["exit-plans/haringey.md"]


def test_a_council_with_an_article_has_it_in_a_sentence(tmp_path: Path) -> None:
    """The City of London, where it does something; by its bare name in tables and links."""
    files = {
        "decisions/share": LEAVE.format(day="2016-11-01", body="camden-cabinet"),
        "reviews/own": "date: 2017-01-01\nauthorities: [camden]\nstage: exit\n",
    }
    made = pages(tmp_path, CITY, files)
    assert "**Agreed on 1 November 2016 by the City of London.**" in made["decisions/share.md"]
    assert "Agreed by the City of London." in made["story/index.md"]
    assert "**The City of London, Haringey and Islington share ICT.**" in made["authorities/index.md"]
    assert (
        "Review by [The City of London](../authorities/camden.md): [own](../reviews/own.md)." in made["story/index.md"]
    )
    assert "**The City of London has been part" in made["authorities/camden.md"]
    assert (
        "Members: 2 from [the City of London](../authorities/camden.md), 2 from [Haringey]"
        in made["partnership/index.md"]
    )
    assert "-   **[The City of London](authorities/camden.md)** decides through" in made["how-decisions-are-made.md"]


def test_a_council_that_withdrew_from_the_plans_was_never_a_partner(tmp_path: Path) -> None:
    """Its decisions and its page are there; no record of all is about it, nothing is asked of it and it has no share."""
    barnet = "  - {id: barnet, name: Barnet, withdrew: 2015-12-01}\nbodies:\n"
    barnet += "  - {id: barnet-cabinet, name: Cabinet, authority: barnet}\n"
    steps = "path: [{body: barnet-cabinet, date: 2015-10-01, outcome: refused}]\n"
    files = {
        "decisions/plan": f"date: 2015-10-01\n{steps}",
        "reviews/look": "date: 2015-06-01\nworking_well: [It works.]\n",
    }
    made = pages(tmp_path, PARTNERSHIP.replace("bodies:\n", barnet), files)
    page = made["authorities/barnet.md"]
    assert "**Barnet withdrew from the plans for the partnership on 1 December 2015. It was never a partner.**" in page
    assert fact("Withdrew", "1 December 2015") in page
    assert "Refused by Barnet" in made["story/barnet.md"] and "withdrew from the plans" in made["story/barnet.md"]
    assert "withdrew from the plans" in made["story/camden.md"]
    assert "barnet" not in made["reviews/look.md"].partition("\n# ")[2]
    others = ("exit-plans/index.md", "how-decisions-are-made.md", "years/2015-16.md")
    assert not any("left on" in made.get(path, "") or "Barnet joined" in made.get(path, "") for path in others)
    assert not [path for path in made if path.startswith("years/") and "barnet" in path]


def test_a_council_of_one_ledger_is_told_what_its_page_tells(tmp_path: Path) -> None:
    """The plan for all of it, not one for a part; and what taking a service back costs is said with the service."""
    row = "  - {{on: 2015-11, says: {}, what: saving, period: {}, amount: {}}}\n"
    part = row.format("expected", "each year", "£94,000").replace("}\n", ", covers: running costs}\n")
    figures = row.format("expected", "each year", "£74,000") + part + row.format("delivered", "2014/15", "-£70,000")
    leaves = "authority: camden\nservices: [ict]\nstate: in use\ncost: {amount: about £150k}\n"
    files = {"savings/x": f"authorities: [camden]\nfigures:\n{figures}", "exit-plans/camden": leaves}
    made = pages(tmp_path, PARTNERSHIP.replace("name: ICT}]", "name: ICT}, {id: hr, name: Human resources}]"), files)
    for page in (made["authorities/camden.md"], made["savings/x.md"]):
        assert "£74,000 a year was expected" in page.partition("## ")[0]
        assert "£94,000" not in page.partition("## ")[0]
    assert "Cost of taking back ICT: about £150,000." in made["authorities/camden.md"]


def test_what_is_not_known_of_some_councils_only_is_not_said_of_all(tmp_path: Path) -> None:
    """The page about the partnership names them, as the pages of the others show it."""
    some = PARTNERSHIP.replace("name: Haringey,", "name: Haringey, key_decision_over: £500k,")
    assert some != PARTNERSHIP
    page = pages(tmp_path, some, {})["partnership/index.md"]
    assert "the key decision threshold (Camden and Islington)" in page


def test_a_scrutiny_committee_decides_nothing(tmp_path: Path) -> None:
    """By its name, or because the record says so: a council decides through its cabinet alone."""
    bodies = (
        "  - {id: camden-scrutiny, name: Resources Scrutiny Committee, authority: camden, law: council}\n"
        "  - {id: camden-panel, name: Policy Panel, authority: camden, decides: false}\n"
    )
    made = pages(tmp_path, PARTNERSHIP.replace("services: [", f"{bodies}services: ["), {})
    page = made["how-decisions-are-made.md"]
    assert "decides through its Cabinet." in page and "decides through:" not in page
    assert (
        "**The Resources Scrutiny Committee** of [Camden](authorities/camden.md) scrutinises decisions or advises"
        in page
    )
    assert "**The Policy Panel** of [Camden](authorities/camden.md) scrutinises" in page
    assert made["partnership/index.md"].count("It scrutinises decisions or advises on them.") == 2


def test_a_council_s_story_has_every_account_of_its_saving(tmp_path: Path) -> None:
    """What a newspaper said of it does not stand without what the council counted itself."""
    row = "  - {{says: delivered, what: saving, period: {0}, amount: {1}, on: {2}, authorities: [camden], said_by: [{3}]}}\n"
    figures = row.format("each year", "£13m", "2019-03", "The Times") + row.format(
        "2017/18 to 2018/19", "£171k", "2019-04-10", "camden"
    )
    made = pages(tmp_path, PARTNERSHIP, {"savings/all": f"counts: cashable\nfigures:\n{figures}"})
    for page in ("story/camden.md", "authorities/camden.md"):
        top = made[page].partition("## ")[0]
        assert "According to The Times" in top or "According to the Times" in top
        assert "Camden recorded a saving of £171,000" in top


def test_a_council_keeps_its_capital_where_it_begins_what_was_typed(tmp_path: Path) -> None:
    """Where we looked, and a step that was done: within another sentence, and not “camden’s”."""
    partnership = PARTNERSHIP.replace("started:", "run_by: Us\nsearched: {on: 2020-05-01, where: %s}\nstarted:", 1)
    files = {
        "exit-plans/camden": "authority: camden\nstate: in use\nsteps: [{what: Camden asks Haringey., done: 2019-01-02}]\n"
    }
    for number, (typed, said) in enumerate((("Camden’s pages.", "Camden’s pages."), ("The pages.", "the pages."))):
        (folder := tmp_path / str(number)).mkdir()
        made = pages(folder, partnership % typed, files)
        assert f"We last looked on 1 May 2020: {said}" in made["authorities/haringey.md"]
    assert (
        "completed a step of [its exit plan](../exit-plans/camden.md): “Camden asks Haringey”."
        in made["story/index.md"]
    )

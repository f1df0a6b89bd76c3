"""Who shares what, and when: partners of other kinds, partners that come back, and services of only some of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.changes.compare import compare
from generator.kinds import all_kinds
from generator.kinds.savings.ledger import ledger_of
from generator.kinds.savings.model import Saving
from generator.overview.gaps import by_councils, gaps_in
from tests.pages.test_gathered import pages
from tests.partnership import PARTNERSHIP, checked, fact, register_of
from tests.whole_site import pages_of

POLICE = PARTNERSHIP.replace("Three councils shared", "Three partners share").replace(
    "{id: haringey, name: Haringey, joined: 2016-03, "
    'call_in: {days: 5, unit: working, at: "10:00", from: publication}}',
    "{id: haringey, name: Haringey Police, kind: police, joined: 2016-03, host: true, households: {number: 9, year: 2020}}",
)
FIGURES = """counts: cashable
basis: A plan.
figures:
  - {says: promised, what: saving, amount: £6m, period: each year, on: 2016-04,
     by_authority: {camden: £2m, haringey: £2m, islington: £2m}}
  - {says: delivered, what: saving, amount: £3m, period: each year, on: 2018-01, said_by: [camden, haringey, islington],
     by_authority: {camden: £1m, haringey: £1m, islington: £1m}}
  - {says: promised, what: cost, amount: £3m, period: one-off, on: 2018-01}
"""
OF_ALL_KINDS = {
    "savings/all": FIGURES,
    "decisions/one": "date: 2018-02-05\nwhy: A test.\nkind: key\n"
    "path: [{body: joint-committee, date: 2018-02-05, outcome: agreed, published: 2018-02-06}]\n",
    "decisions/two": "date: 2018-03-05\nauthorities: [camden, haringey]\n"
    "path: [{body: camden-cabinet, date: 2018-03-05, outcome: agreed}, {authority: haringey, date: 2018-03-05}]\n",
    "minutes/one": "body: joint-committee\ndate: 2018-02-05\nstate: held\nitems: [{title: First, exempt: {}}]\n",
    "exit-plans/haringey": "authority: haringey\nstate: done\nnotice: {months: 12}\nwhat_happens: {staff: They go back.}\n",
    "exit-plans/camden": "authority: camden\nstate: agreed\nagreed: 2016-05-01\n",
    "risks/all": "kind: threat\nstate: open\ncould_end_it: true\nscores: [{on: 2018-01-01, likelihood: 4, impact: 3}]\n",
    "risks/some": "kind: threat\nstate: open\nauthorities: [camden, haringey]\n",
    "agreements/ours": "kind: partnership\nparties: [camden, haringey, islington]\nends: 2021-03-31\non_exit: split\n",
    "agreements/network": "kind: contract\nsupplier: A firm\nlead: haringey\non_exit: hand over\n",
    "assessments/haringey": "authority: haringey\ndate: 2016\noffers: [Staff.]\nseeks: [Savings.]\n",
    "measures/calls": "unit: percent\nbetter: higher\nsplit_by_council: false\n"
    "readings: [{period: 2017/18, value: 64}, {period: 2018/19, value: 70}]\n",
    "reviews/first": "date: 2017-10-30\nstage: internal assessment\nworking_well: [Calls.]\n",
}
KEPT = {"by its partners": "", "from outside": "run_by: The project\n"}
ENDED = {"runs": "", "ended": "ended: 2019-12-31\n"}


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("ended", ENDED)
def test_no_page_calls_a_police_force_a_council(tmp_path: Path, kept: str, ended: str) -> None:
    """In text, headings, tables, cards, descriptions, the menu's words and the data: partners, wherever all are meant."""
    register = register_of(tmp_path, OF_ALL_KINDS, "2020-06-01", POLICE + KEPT[kept] + ENDED[ended])
    found = {}
    for path, page in {page.path: page.text for page in pages_of(register, all_kinds(), ())}.items():
        # The names of fields in what the search reads, and of files, are no words of a page.
        told = re.sub(r'"council":|by-council|\(\S+\)', "", page)
        if words := re.findall(r".{0,40}\b[Cc]ouncils?\b.{0,30}", told):
            found[path] = words
    assert found == {}


def test_no_letter_is_to_a_company(tmp_path: Path) -> None:
    """The Act does not bind it; what is not in the record of it is listed all the same."""
    company = PARTNERSHIP.replace("name: Haringey,", "name: Haringey Services Ltd, kind: company,")
    register = register_of(tmp_path, {}, "2020-06-01", company)
    asked = by_councils(gaps_in(register, lambda entry: None), register)
    assert ["Haringey Services Ltd"] in [[one.called for one in held.councils] for held in asked]
    assert {name for held in asked for name, _ in held.to} == {"Camden", "Islington"}


def test_where_all_are_councils_they_are_called_so(tmp_path: Path) -> None:
    """Nothing changes for them."""
    made = pages(tmp_path, PARTNERSHIP, OF_ALL_KINDS)
    assert made["authorities/index.md"].count("ouncils") > 1
    assert "Partner" not in made["authorities/index.md"]


BACK = PARTNERSHIP.replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31, rejoined: [{on: 2018-04-01}],")
DECIDED = "date: {day}\nwhy: A test.\npath: [{{body: joint-committee, date: {day}, outcome: agreed}}]\n"


def test_a_partner_that_comes_back(tmp_path: Path) -> None:
    """It left and joined again: what was decided in between does not concern it, and no page says that it is gone."""
    days = {"in": "2016-11-05", "out": "2017-11-05", "again": "2018-11-05"}
    files = {f"decisions/{name}": DECIDED.format(day=day) for name, day in days.items()}
    register = register_of(tmp_path, files, "2020-06-01", BACK)
    concerned = {name: "haringey" in register.concerning(register.entries["decisions"][name]) for name in days}
    assert concerned == {"in": True, "out": False, "again": True}
    made = pages(tmp_path, BACK, files)
    page = made["authorities/haringey.md"]
    before = "It was also in the partnership from March 2016 to 31 March 2017."
    assert f"**Haringey joined the partnership again on 1 April 2018.** {before}" in page
    assert fact("Joined again", "1 April 2018") in page
    assert "Left" not in page
    assert "Joined again on 1 April 2018" in made["authorities/index.md"]
    assert "joined again." in made["story/haringey.md"] and " left." in made["story/haringey.md"]
    assert checked(tmp_path, files, "2020-06-01", BACK).problems == checked(tmp_path, files, "2020-06-01").problems


def test_one_that_is_to_come_back_is_away(tmp_path: Path) -> None:
    """It has left, and is due to join again."""
    later = BACK.replace("on: 2018-04-01", "on: 2021-04-01")
    made = pages(tmp_path, later)
    assert (
        "**Haringey left the partnership on 31 March 2017.** It is due to join again on 1 April 2021."
        in (made["authorities/haringey.md"])
    )
    assert (
        "left on 31 March 2017. These rules no longer apply to it. It is due to join again"
        in (made["how-decisions-are-made.md"])
    )


SERVICES = PARTNERSHIP.replace(
    "services: [{id: ict, name: ICT}]",
    """services:
  - {id: ict, name: ICT}
  - id: pay
    name: Payroll
    shared:
      - {authority: camden}
      - {authority: haringey, until: 2018-03-31, part: the payslips}
      - {authority: islington, from: 2017-04-01}
""",
)


def test_a_council_takes_one_service_back_and_keeps_the_others(tmp_path: Path) -> None:
    """What was decided of it later is not Haringey's; it has not left, and its page says what it still shares."""
    files = {
        f"decisions/{name}": DECIDED.format(day=day) + f"services: [{service}]\n"
        for name, day, service in (
            ("early", "2017-01-05", "pay"),
            ("both", "2017-11-05", "pay"),
            ("late", "2018-11-05", "pay"),
            ("other", "2018-11-05", "ict"),
        )
    }
    register = register_of(tmp_path, files, "2020-06-01", SERVICES)
    found = {name: register.concerning(entry) for name, entry in register.entries["decisions"].items()}
    assert found["early"] == ("camden", "haringey")
    assert found["both"] == ("camden", "haringey", "islington")
    assert found["late"] == ("camden", "islington")
    assert found["other"] == ("camden", "haringey", "islington")
    made = pages(tmp_path, SERVICES, files)
    service = made["services/pay.md"]
    assert "| [Haringey](../authorities/haringey.md) |  | 31 March 2018 | The payslips |" in service
    assert "****" not in service
    page = made["authorities/haringey.md"]
    assert "-   [Payroll](../services/pay.md): the payslips (until 31 March 2018)" in page
    assert "-   [ICT](../services/ict.md)" in page
    assert "has been part of the partnership since March 2016" in page
    share = "Camden, Haringey and Islington share ICT. Camden and Islington also share payroll."
    assert share in made["authorities/index.md"]
    alone = SERVICES.replace("name: ICT", "name: ICT, shared: [{authority: haringey}]", 1)
    (folder := tmp_path / "alone").mkdir()
    made = pages(folder, alone, {})
    assert "\n**Camden and Islington share payroll.**\n" in made["authorities/index.md"]
    assert ">Council</h2>\n\n-   [Haringey](../authorities/haringey.md)\n" in made["services/ict.md"]


def test_shares_are_of_those_who_share_the_service(tmp_path: Path) -> None:
    """Two councils share payroll equally in 2019: half each, not a third, and none for the one that took it back."""
    saving = """services: [pay]
figures:
  - {says: delivered, what: saving, amount: £6m, period: each year, on: 2019-03, by_authority: {camden: £3m, islington: £3m}}
"""
    page = pages(tmp_path, SERVICES, {"savings/pay": saving})["savings/pay.md"]
    assert re.search(r"\[Camden\].*£3 million each \| 50%, £3 million each", page)
    assert "33" not in page


def test_shares_leave_out_who_has_not_joined(tmp_path: Path) -> None:
    """Before Haringey joined, two shared it; and a rule that is only proposed changes no share."""
    proposed = PARTNERSHIP.replace(
        "sharing: {rule: equal}",
        "sharing:\n  - {rule: equal, from: 2015-09}\n"
        "  - {rule: shares, from: 2015-10, proposed: true, shares: {camden: 90%, haringey: 5%, islington: 5%}}",
    )
    saving = """figures:
  - {says: promised, what: saving, amount: £4m, period: each year, on: 2015-12, by_authority: {camden: £2m, islington: £2m}}
"""
    made = pages(tmp_path, proposed, {"savings/all": saving})
    assert re.search(r"\[Camden\].*£2 million each \| 50%, £2 million each", made["savings/all.md"])
    assert "-   Proposed from October 2015: [Camden](../authorities/camden.md) 90%" in made["partnership/index.md"]


@pytest.mark.parametrize(
    ("sharing", "shares"),
    [
        ("{rule: equal}", {"camden": "1/3", "haringey": "1/3", "islington": "1/3"}),
        (
            "[{rule: equal}, {rule: equal, from: 2018-04}]",
            {"newton": "1/3", "haringey": "1/3", "islington": "1/3", "camden": None},
        ),
    ],
)
def test_equal_shares_of_a_council_that_ended(tmp_path: Path, sharing: str, shares: dict[str, str | None]) -> None:
    """They stay under its name until the record has shares that were agreed since."""
    ended = PARTNERSHIP.replace(
        "joined: 2015-09,", "joined: 2015-09, ends: {on: 2018-03-31, followed_by: [newton]},", 1
    ).replace("bodies:", "  - {id: newton, name: Newton, joined: 2018-04-01}\nbodies:")
    ended = ended.replace("sharing: {rule: equal}", f"sharing: {sharing}")
    saving = """figures:
  - {says: delivered, what: saving, amount: £3m, period: each year, on: 2019-03,
     by_authority: {camden: £1m, haringey: £1m, islington: £1m}}
"""
    register = register_of(tmp_path, {"savings/all": saving}, "2020-06-01", ended)
    entry = register.find(Saving, "all")
    assert entry is not None
    ((_, parts),) = ledger_of(entry, register).parts
    assert {part.authority.id: part.share and str(part.share) for part in parts} == shares


def test_members_of_a_joint_body_by_date(tmp_path: Path) -> None:
    """Each list from its day; a list of ids says who, and no number; and a short name stands where there is no room."""
    body = "{id: joint-committee, name: Joint Committee, authority: joint, members: {camden: 2, haringey: 2, islington: 2}}"
    assert body in PARTNERSHIP
    dated = PARTNERSHIP.replace(
        body,
        "{id: joint-committee, name: Shared Digital Joint Committee of Three Councils, short_name: Digital Committee, "
        "authority: joint, members: [{seats: [camden, islington]}, "
        "{from: 2016-03, seats: {camden: 2, haringey: 1, islington: 2}}]}",
    )
    made = pages(tmp_path, dated, {"decisions/one": DECIDED.format(day="2018-02-05")})
    page = made["partnership/index.md"]
    assert "### Shared Digital Joint Committee of Three Councils (Digital Committee)" in page
    assert "-   [Camden](../authorities/camden.md) and [Islington](../authorities/islington.md)\n" in page
    assert "-   From March 2016: 2 from [Camden](../authorities/camden.md), 1 from [Haringey]" in page
    assert "Agreed on 5 February 2018 by the Digital Committee." in made["decisions/one.md"]
    whole = made["how-decisions-are-made.md"]
    assert "The Shared Digital Joint Committee of Three Councils" in whole and "1 from [Haringey]" in whole


@pytest.mark.parametrize(
    "members", ["{camden: 2, haringey: 2}", "[{seats: {camden: 2, haringey: 2}}]", "{seats: {camden: 2, haringey: 2}}"]
)
def test_members_are_written_in_a_short_way_or_in_full(tmp_path: Path, members: str) -> None:
    """Both say the same, and what is wrong in either is shown at its own line."""
    short = PARTNERSHIP.replace("members: {camden: 2, haringey: 2, islington: 2}", f"\n    members: {members}")
    register = register_of(tmp_path, {}, "2020-06-01", short)
    assert register.bodies["joint-committee"].appointed_by == ("camden", "haringey")
    wrong = checked(tmp_path, {}, "2020-06-01", short.replace("camden: 2", "cambden: two"))
    line = next(number for number, text in enumerate(short.splitlines(), 1) if "members:" in text)
    assert {(one.rule.name, one.line) for one in wrong.problems if one.severity == "error"} == {
        ("unknown-authority", line),
        ("bad-number", line),
    }


def test_a_list_of_ids_is_checked_too(tmp_path: Path) -> None:
    """One that is not there, and one that is there twice."""
    ids = PARTNERSHIP.replace("members: {camden: 2, haringey: 2, islington: 2}", "members: [camden, cambden, camden]")
    found = checked(tmp_path, {}, "2020-06-01", ids).problems
    assert {one.rule.name for one in found if one.severity == "error"} == {"unknown-authority", "twice"}


def test_a_newer_edition_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """At its line; the first and the second are known, and so is a file that does not say."""
    for edition in ("", "format: 1", "format: 2"):
        assert checked(tmp_path, {}, "2020-06-01", f"{PARTNERSHIP}{edition}\n").register is not None
    newer = checked(tmp_path, {}, "2020-06-01", f"{PARTNERSHIP}format: 3\n")
    (told,) = [one for one in newer.problems if one.severity == "error"]
    assert told.line == PARTNERSHIP.count("\n") + 1
    assert told.said.startswith(
        "`format`: This record is in edition 3 of the format. This program reads editions 1 to 2"
    )
    assert told.hint == "Use a newer release of the program."


def test_diff_tells_what_changes_of_who_shares_what(tmp_path: Path) -> None:
    """In words, each change with what it was and what it is."""
    changed = (
        SERVICES.replace("until: 2018-03-31", "until: 2018-06-30")
        .replace("members: {camden: 2, haringey: 2, islington: 2}", "members: {camden: 2, haringey: 1, islington: 2}")
        .replace("joined: 2016-03,", "joined: 2016-03, left: 2017-03-31, rejoined: [{on: 2018-04-01}],")
    )
    found = []
    for name, partnership in (("before", SERVICES), ("after", f"{changed}format: 2\n")):
        (tmp_path / name).mkdir()
        found.append(checked(tmp_path / name, {}, "2020-06-01", partnership))
    (told,) = compare(*found).records
    said = "\n".join(told.sentences)
    assert "The edition of the format changed from 1 to 2." in said
    assert "added: date it left: 31 March 2017." in said
    assert "in the times it was in again, added: 1 April 2018." in said
    assert "added: camden 2, haringey 1, islington 2." in said
    assert "in the partners that share it, “haringey”, “the payslips”: the end changed from 31 March 2018 to" in said


def test_the_check_speaks_of_partners_too(tmp_path: Path) -> None:
    """A message of ours about all of them; what is quoted, and a name, stay as they are."""
    mixed = POLICE.replace("sharing: {rule: equal}", "sharing: {rule: shares, shares: {camden: 50%, islington: 50%}}")
    told = next(one for one in checked(tmp_path, {}, "2020-06-01", mixed).problems if one.rule.name == "shares")
    assert told.said.startswith("There is no share for Haringey Police")
    assert told.hint.startswith("Add a share for each partner")


def test_a_link_to_figures_leads_to_them(tmp_path: Path) -> None:
    """The names of files are no words of ours: they stay as they are where the site speaks of partners."""
    site = site_of(register_of(tmp_path, {"savings/all": FIGURES}, "2020-06-01", POLICE), all_kinds(), ())
    linked = set(re.findall(r"\]\(/?(?:\.\./)*(data/[^)]+)\)", "".join(page.text for page in site.pages)))
    assert "data/savings-by-council.csv" in linked
    assert linked <= {file.path for file in site.files}


def test_a_service_that_all_have_stopped_sharing_is_in_the_past(tmp_path: Path) -> None:
    """Also while the partnership runs: on its own page, and apart on the pages of its councils."""
    shared = ", ".join(f"{{authority: {one}, until: 2018-03-31}}" for one in ("camden", "haringey"))
    over = SERVICES.replace("name: ICT", f"name: ICT, shared: [{shared}]", 1)
    made = pages(tmp_path, over, {})
    assert "Councils that shared it</h2>" in made["services/ict.md"]
    council, _, later = made["authorities/camden.md"].partition("Services it no longer shares")
    assert "services/ict.md" not in council and "services/ict.md" in later


def test_what_names_no_service_is_not_about_one_that_is_over(tmp_path: Path) -> None:
    """A later decision on all that is shared is on the page of the service that goes on, and in its story."""
    shared = ", ".join(f"{{authority: {one}, until: 2018-03-31}}" for one in ("camden", "haringey"))
    over = SERVICES.replace("name: ICT", f"name: ICT, shared: [{shared}]", 1)
    step = "{body: joint-committee, date: 2019-01-10, outcome: agreed}"
    made = pages(tmp_path, over, {"decisions/budget": f"date: 2019-01-10\nwhy: A test.\npath: [{step}]\n"})
    for page in ("services/{0}.md", "story/service-{0}.md"):
        assert "decisions/budget.md" in made[page.format("pay")]
        assert "decisions/budget.md" not in made[page.format("ict")]

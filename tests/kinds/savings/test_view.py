"""What a saving's page shows besides its figures: with nothing, one and several of them, and in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.register import Register
from generator.kinds.savings.headline import Headline, headline_of, totals_of
from generator.kinds.savings.ledger import Ledger, ledger_of
from generator.kinds.savings.model import Saving
from generator.kinds.savings.sentences import figure_named, figure_said, heading
from tests.partnership import PARTNERSHIP, register_of

PROMISED = "{on: 2016-01-01, says: promised, what: saving, period: each year, amount: £6m}"
DELIVERED = "{on: 2018-01-01, says: delivered, what: saving, period: each year, amount: £2m}"
LATER = "{on: 2019-05-01, says: delivered, what: saving, period: 2018/19, amount: £1m}"
COST = "{on: 2016-01-01, says: promised, what: cost, period: one-off, amount: £7m}"
SPENT = "{on: 2019-01-01, says: delivered, what: cost, period: 2017/18, amount: £8m}"
QUARTER = "{on: 2018-09-01, says: delivered, what: saving, period: 2018/19 Q1, amount: £1m}"


def saving(*figures: str, more: str = "counts: cashable") -> str:
    """A saving with these figures."""
    return f"{more}\nfigures:\n" + "".join(f"  - {figure}\n" for figure in figures)


def ledgers(folder: Path, *savings: str, partnership: str = PARTNERSHIP) -> tuple[list[Ledger], Register]:
    """What several savings say."""
    files = {f"savings/{number}": text for number, text in enumerate(savings)}
    register = register_of(folder, files, "2026-11-23", partnership)
    return [ledger_of(entry, register) for entry in register.all(Saving)], register


def headline(folder: Path, *savings: str) -> Headline:
    """What is said of all of them."""
    found = headline_of(ledgers(folder, *savings)[0])
    assert found is not None
    return found


def test_what_is_missing_is_said_to_be(tmp_path: Path) -> None:
    """Of a saving only promised, and of one only delivered."""
    (first, second), _ = ledgers(tmp_path, saving(PROMISED), saving(DELIVERED))
    assert (first.nothing_planned, first.says("delivered"), first.alone) == (False, False, False)
    assert second.nothing_planned and second.says("delivered")
    (tmp_path / "one").mkdir()
    (only,), _ = ledgers(tmp_path / "one", saving(PROMISED))
    assert only.alone


def test_results_without_a_plan_are_told_the_newest_first(tmp_path: Path) -> None:
    """At most three of them, and none is held against anything."""
    (ledger,), _ = ledgers(tmp_path, saving(DELIVERED, LATER))
    assert (len(ledger.gains.delivered), ledger.gains.paired) == (2, False)
    many = [
        DELIVERED.replace("2018-01-01", f"201{year}-05-01").replace("each year", f"201{year}/1{year + 1}")
        for year in range(1, 6)
    ]
    (tmp_path / "many").mkdir()
    (ledger,), _ = ledgers(tmp_path / "many", saving(*(row.replace("201", "201", 1) for row in many)))
    assert len(ledger.gains.delivered) == 3


def test_what_came_after_a_pair_is_told_apart(tmp_path: Path) -> None:
    """Of two pairs the one that ends last; what was recorded of a later time than it stands behind it."""
    other = LATER.replace("amount", "covers: printers, amount")
    (pair, newer, apart), _ = ledgers(
        tmp_path, saving(PROMISED, DELIVERED), saving(PROMISED, DELIVERED, LATER), saving(PROMISED, DELIVERED, other)
    )
    assert pair.gains.pair and pair.gains.pair.manner == "each year" and pair.gains.since == ()
    assert newer.gains.pair and newer.gains.pair.manner == "year" and newer.gains.since == ()
    assert apart.gains.pair and apart.gains.pair.manner == "each year"
    assert [told.covers for told in apart.gains.since] == ["printers"]


def test_a_gap_says_how_far_and_which_way(tmp_path: Path) -> None:
    """£4m less than £6m, which is two thirds; and more the other way round."""
    (less, more), _ = ledgers(tmp_path, saving(PROMISED, DELIVERED), saving(PROMISED, DELIVERED.replace("£2m", "£9m")))
    assert less.gains.gap and less.gains.gap.less and str(less.gains.gap.size) == "£4 million"
    assert less.gains.gap.share_size * 3 == 2
    assert more.gains.gap and not more.gains.gap.less and str(more.gains.gap.size) == "£3 million"


def test_words_for_what_was_done_with_the_money(tmp_path: Path) -> None:
    """A cost is spent, and not saved; a type of saving is explained, and left out where it is not known."""
    checked = saving(PROMISED, more="checked_by: {who: The auditor}")
    (ledger, bare, looked_at), _ = ledgers(
        tmp_path, saving(PROMISED, COST, SPENT), saving(PROMISED, more="services: []"), checked
    )
    assert looked_at.facts_to_tell
    assert [heading(told) for told in (*ledger.gains.planned, *ledger.costs.delivered)] == ["Promised", "Spent"]
    assert ledger.counts_explained.startswith("Cashable: ")
    assert (bare.counts_explained, bare.facts_to_tell) == ("", False)


@pytest.mark.parametrize(
    ("checked", "graded", "said"),
    [
        (("", ""), ("", ""), ("none", "none")),
        (("true", ""), ("partial", ""), ("some", "some")),
        (("true", "true"), ("partial", "sufficient"), ("all", "all")),
    ],
)
def test_how_many_were_checked_and_graded(
    tmp_path: Path, checked: tuple[str, ...], graded: tuple[str, ...], said: tuple[str, str]
) -> None:
    """None, some or all of two savings."""
    made = []
    for by, evidence in zip(checked, graded, strict=True):
        more = "counts: cashable" + (f"\nchecked_by: {{who: The auditor, independent: {by}}}" if by else "")
        delivered = DELIVERED.replace("}", f", evidence: {evidence}}}") if evidence else DELIVERED
        made.append(saving(PROMISED, delivered, more=more))
    found = headline(tmp_path, *made)
    assert (found.checked_of, found.graded_of) == said


def test_a_sum_says_of_how_many_savings(tmp_path: Path) -> None:
    """Of three savings two have both sides for each year; their sum says so, and costs alone are no saving."""
    found = ledgers(
        tmp_path, saving(PROMISED, DELIVERED), saving(PROMISED, DELIVERED), saving(PROMISED), saving(SPENT)
    )[0]
    (total,) = totals_of(found)
    assert (total.number, str(total.pair.plan.amount), total.counted) == (
        2,
        "£12 million",
        "cashable (frees money to spend)",
    )
    lead = headline_of(found)
    assert lead is not None
    assert (lead.number, lead.of, lead.of_several) == (2, 3, True)
    assert lead.sentence == "In 2 of 3 savings, £4 million a year was saved; £12 million a year was promised."


def test_a_saving_is_as_large_as_what_is_told_of_it(tmp_path: Path) -> None:
    """A large result stands before a smaller plan, though its own plan of another part is small."""
    part = PROMISED.replace("£6m", "£1m, covers: printers")
    lead = headline(tmp_path, saving(PROMISED), saving(part, DELIVERED.replace("£2m", "£7m")))
    assert lead.sentence.endswith("On 1 January 2018, £7 million a year was recorded as saved.")


def test_years_are_not_added_to_other_years(tmp_path: Path) -> None:
    """A year and another year, and a year and each year, are pairs of their own."""
    year = [row.replace("each year", "2016/17").replace("2016-01", "2017-01") for row in (PROMISED, DELIVERED)]
    next_year = [row.replace("2016/17", "2017/18").replace("2018-01", "2019-01") for row in year]
    found = ledgers(tmp_path, saving(PROMISED, DELIVERED), saving(*year), saving(*next_year))[0]
    assert [total.number for total in totals_of(found)] == [1, 1, 1]


def test_years_are_drawn_where_there_are_several(tmp_path: Path) -> None:
    """One year alone is not drawn, nor are costs alone; three quarters of a year are not the whole of it."""
    (one, two, costs), _ = ledgers(
        tmp_path,
        saving(QUARTER),
        saving(LATER, LATER.replace("2018/19", "2017/18")),
        saving(SPENT),
    )
    assert [held.drawn for held in one.years] == [False] and one.years[0].last.quarters_only == 1
    assert [held.drawn for held in two.years] == [True] and two.years[0].last.quarters_only == 0
    assert [held.drawn for held in costs.years] == [False]
    assert str(costs.years[0].last.spent_so_far) == "£8 million" and not costs.years_apart


def test_a_figure_of_the_story_says_how_it_is_known(tmp_path: Path) -> None:
    """A loss is described as what it cost; each publisher stands once, and the official ones apart."""
    papers = "".join(
        f'{{title: {title}, publisher: {by}, kind: {kind}, url: "https://example.org/{title}"}}, '
        for title, by, kind in (("A", "Camden", "official"), ("B", "Camden", "official"), ("C", "The News", "press"))
    )
    figure = DELIVERED.replace("£2m}", f"-£2m, sources: [{papers}]}}")
    (ledger,), _ = ledgers(tmp_path, saving(PROMISED, figure))
    promised, delivered = ledger.rows
    assert figure_said(promised.told, dated=False) == "£6 million a year was promised."
    assert figure_said(delivered.told, dated=False) == "An extra cost of £2 million a year was recorded."
    assert heading(delivered.told) == "Extra cost"
    assert [str(source.title) for source in delivered.official_publishers] == ["A"]
    assert [str(source.title) for source in delivered.other_publishers] == ["C"]


def test_a_council_without_a_part_says_why(tmp_path: Path) -> None:
    """It had left; without a figure on both sides nothing is drawn."""
    left = PARTNERSHIP.replace("id: haringey, name: Haringey,", "id: haringey, name: Haringey, left: 2017-01-01,")
    split = "by_authority: {camden: £2m, haringey: £2m, islington: £2m}}"
    promised = PROMISED.replace("}", f", {split}")
    halves = "by_authority: {camden: £1m, islington: £1m}}"
    (both, one), _ = ledgers(
        tmp_path, saving(promised, DELIVERED.replace("}", f", {halves}")), saving(promised), partnership=left
    )
    assert both.by_council and one.by_council is None
    said = {council.authority.id: council.delivered.said for council in both.by_council.councils}
    assert said == {"camden": "£1m", "haringey": "had left", "islington": "£1m"}


def test_where_there_is_little_room_the_days_are_left_out(tmp_path: Path) -> None:
    """Just enough room is enough."""
    lead = headline(tmp_path, saving(LATER))
    assert "1 May 2019" in lead.sentence
    assert lead.within(len(lead.sentence)) == lead.sentence
    assert "1 May 2019" not in lead.within(len(lead.sentence) - 1)


@pytest.mark.parametrize(
    ("parts", "rounded"),
    [
        ("{camden: £0.7m, haringey: £0.7m, islington: £0.7m}", True),
        ("{camden: £1m, haringey: £0.5m, islington: £0.5m}", False),
        ("{camden: £1m, haringey: £0.5m}", False),
    ],
)
def test_parts_are_rounded_where_all_are_known_and_do_not_come_to_the_sum(
    tmp_path: Path, parts: str, rounded: bool
) -> None:
    """With a part missing nobody knows."""
    figure = DELIVERED.replace("}", f", by_authority: {parts}}}")
    (ledger,), _ = ledgers(tmp_path, saving(figure))
    assert [row.parts_are_rounded for row in ledger.rows] == [rounded]


def test_a_figure_in_a_row_has_its_day_only_if_asked(tmp_path: Path) -> None:
    """A table has the days in a column; a list needs them with the words."""
    (ledger,), _ = ledgers(tmp_path, saving(LATER))
    (told,) = (row.told for row in ledger.rows)
    assert figure_named(told) == "Saved in 2018/19"
    assert figure_named(told, dated=True) == "Saved in 2018/19 (1 May 2019)"


def test_many_who_say_the_same_are_the_councils_where_they_are_all(tmp_path: Path) -> None:
    """Five of five are; five of six are named, so that nobody thinks the sixth was among them."""
    five = [f"c{number}" for number in range(5)]
    for number, who in ((5, "the councils"), (6, "Council 0, Council 1, Council 2, Council 3 and Council 4")):
        councils = "".join(f"  - {{id: c{one}, name: Council {one}}}\n" for one in range(number))
        figure = PROMISED.replace("promised,", f"promised, said_by: [{', '.join(five)}],")
        (tmp_path / str(number)).mkdir()
        partnership = f"name: Many\nsummary: Councils.\nauthorities:\n{councils}"
        (ledger,), _ = ledgers(tmp_path / str(number), saving(figure), partnership=partnership)
        assert f", {who} promised " in figure_said(ledger.rows[0].told)

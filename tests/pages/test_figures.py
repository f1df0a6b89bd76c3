"""What pages say of figures, whatever ledger there is: nothing that the file has is denied, and no doubtful verdict."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from generator.building.whole_site import site_of
from generator.kinds import all_kinds
from generator.site.site import Page, SiteFile
from generator.values.money import Money
from tests.partnership import PARTNERSHIP, checked
from tests.proofs import examples

PRESS = '[{title: A paper, url: "https://example.org/p", kind: press}]'
OFFICIAL = '[{title: Minutes, url: "https://example.org/m", kind: official}]'
DENIED = re.compile(r"we have not found what|is not in this record|not published|nobody|no figure", re.IGNORECASE)
VERDICT = re.compile(
    r"for every £1|(?:less|more) than (?:promised|the target|expected)|That is (?:as promised|on target|as expected)\b"
)


def made(text: str, partnership: str = PARTNERSHIP, **others: str) -> dict[str, Page | SiteFile]:
    """The pages and files of a partnership with one saving, or with others; none where the check finds an error."""
    files = {f"savings/{name}": saving for name, saving in {"one": text, **others}.items()}
    with TemporaryDirectory() as folder:
        found = checked(Path(folder), files, "2026-11-23", partnership)
    if found.register is None:
        return {}
    site = site_of(found.register, all_kinds(), found.problems)
    return {made.path: made for made in (*site.pages, *site.files)}


def ledger(*rows: str, counts: str = "cashable") -> str:
    """A saving with such figures."""
    return f"counts: {counts}\nbasis: A plan.\nfigures:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


def answer(page: Page) -> str:
    """What a page says first."""
    found = re.search(r'^<div class="answer" markdown>\n\n\*\*(.+)\n\n</div>$', page.text, re.MULTILINE)
    assert found, page.text
    return found[1].replace("**", "")


def first_words(pages: dict[str, Page]) -> list[str]:
    """What is said first of the only saving: in the headline of the front page with the facts below, and on its page."""
    home = re.search(r"^# (.+)$", pages["index.md"].text, re.MULTILINE)
    card = pages["index.md"].card
    assert home and card and card.words == home[1]
    below = pages["index.md"].text.partition(home[0])[2].partition("\n## ")[0]
    return [home[1] + below, answer(pages["savings/one.md"])]


WHERE_IT_IS_SAID = ("index.md", "savings/one.md", "story/index.md")

FIGURES = st.fixed_dictionaries(
    {
        "on": st.sampled_from(["2016-05-01", "2017", "2018-07", "2018-08-03"]),
        "says": st.sampled_from(["promised", "expected", "target", "forecast", "delivered", "delivered"]),
        "what": st.sampled_from(["saving", "saving", "income", "cost"]),
        "period": st.sampled_from(["each year", "one-off", "2016/17", "2017/18", "2015/16 Q1", "2015/16 Q2"]),
        "amount": st.sampled_from(["£6m", "£2.4m", "£12.85m", "£0", "-£300k", "£20,000", "£0.30", "£5,999,999"]),
        "sources": st.sampled_from([OFFICIAL, OFFICIAL, PRESS]),
    },
    optional={
        "net_of_costs": st.sampled_from(["true", "false"]),
        "prices": st.sampled_from(["nominal", "real"]),
        "said_by": st.sampled_from(["[camden]", "[islington]", "[camden, haringey, islington]", "[A union]"]),
        "covers": st.sampled_from(["everyday ICT", "joint purchases"]),
    },
)


def told(pages: dict[str, Page | SiteFile], path: str) -> str:
    """All that a page says, its description, its pictures and its card among it."""
    page = pages[path]
    card = page.card if isinstance(page, Page) else None
    return page.content.decode() + (f"\n{card.words}\n{card.below}" if card else "")


PLANS = ("promised", "target", "expected")


def drawn_from(figures: list[dict[str, str]], split: bool) -> tuple[dict[str, Page | SiteFile], list[str]]:
    """The site of such figures, and the pages that show them."""
    parts = ", by_authority: {camden: %s, haringey: £0, islington: £0}" if split else ""
    rows = [
        ", ".join(f"{key}: {value}" for key, value in one.items()) + (parts % one["amount"] if parts else "")
        for one in figures
    ]
    pages = made(ledger(*rows))
    assume(pages)
    return pages, [*WHERE_IT_IS_SAID, *(["authorities/camden.md", "story/camden.md"] if split else [])]


# A ledger takes a third of a second, so that shrinking one would take minutes.
@settings(max_examples=examples(40), derandomize=True, deadline=None, phases=[Phase.generate])
@given(st.lists(FIGURES, min_size=1, max_size=6), st.booleans())
def test_no_figure_of_the_file_is_denied(figures: list[dict[str, str]], split: bool) -> None:
    """Where anything is delivered, no page says that it is not known, and each amount is shown."""
    pages, paths = drawn_from(figures, split)
    says = {one["says"] for one in figures}
    gains = {one["says"] for one in figures if one["what"] != "cost"}
    for path in paths:
        denied = [found.group().lower() for found in DENIED.finditer(told(pages, path).partition("## Year by year")[0])]
        if "delivered" in gains or not says & set(PLANS):
            assert not [words for words in denied if "spent" not in words and "found what" in words] or _costs(figures)
    own = told(pages, "savings/one.md") + told(pages, "data/savings-figures.csv")
    for one in figures:
        amount = Money.parse(one["amount"])
        assert str(abs(amount)) in told(pages, "savings/one.md")
        assert amount.data() in own
    for words in first_words(pages):
        for sides in (PLANS, ("delivered",)):
            amounts = [str(abs(Money.parse(one["amount"]))) for one in figures if one["says"] in sides]
            amounts += ["othing was"] if "£0" in amounts else []
            assert not amounts or any(amount in words for amount in amounts), (words, sides)


def _costs(figures: list[dict[str, str]]) -> bool:
    """Whether there is a plan for costs, of which it may not be known what was spent."""
    return any(one["what"] == "cost" and one["says"] in PLANS for one in figures)


def _may_be_compared(figures: list[dict[str, str]]) -> bool:
    """Whether any plan is meant for any result beyond doubt, worked out anew from what is typed."""
    keys = ("what", "prices", "covers", "net_of_costs")
    for plan in figures:
        for came in figures:
            if plan["says"] not in PLANS or came["says"] != "delivered":
                continue
            alike = all(
                plan.get(key) == came.get(key) for key in keys if key != "net_of_costs" or plan["what"] != "cost"
            )
            whole_year = re.fullmatch(r"\d{4}/\d\d", came["period"])
            if alike and (plan["period"] == came["period"] or (plan["period"] == "each year" and whole_year)):
                return True
    return False


@settings(max_examples=examples(60), derandomize=True, deadline=None, phases=[Phase.generate])
@given(st.lists(FIGURES, min_size=1, max_size=4), st.booleans())
def test_nothing_is_compared_that_is_not_surely_meant_for_the_other(figures: list[dict[str, str]], split: bool) -> None:
    """No verdict, no percent and no pence on any page, card or in any data where no two figures belong together."""
    assume(not _may_be_compared(figures))
    pages, _ = drawn_from(figures, split)
    for path in pages:
        if not path.endswith((".md", ".csv", ".json")) or path.startswith(
            ("pages/", "glossary", "accessibility", "how-we-compare")
        ):
            continue
        words = told(pages, path).replace("(33.3%)", "")
        assert not VERDICT.search(words), (path, VERDICT.search(words))
        assert not re.search(r"\d%(?! *[|,])", re.sub(r"<svg.*?</svg>", "", words)) or "Agreed share" in words, path
        assert "Promised and saved" not in words and "Expected and saved" not in words


P, D, F = ("says: promised, what: saving", "says: delivered, what: saving", "says: forecast, what: saving")
PC, DC = "says: promised, what: cost, period: one-off", "says: delivered, what: cost, period: one-off"
YEARLY = f"on: 2016, {P}, period: each year, amount: "
CAME = f"on: 2018-07, {D}, period: each year, amount: "


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            tuple(f"on: 2014-02, {P}, period: 20{year}/{year + 1}, amount: £{year}m" for year in range(14, 20)),
            "In February 2014, £19 million was promised for 2019/20. What was saved is not in this record.",
        ),
        (
            (f"{YEARLY}£6m, prices: real", f"{CAME}£4m"),
            "In 2016, £6 million a year in real terms was promised. In July 2018, £4 million a year was recorded as "
            "saved. Not compared: one is in real terms, and the record does not say whether the other is.",
        ),
        (
            (f"{YEARLY}£5m, net_of_costs: false", f"{CAME}£3m, net_of_costs: true"),
            "In 2016, £5 million a year before costs was promised. In July 2018, £3 million a year after costs was "
            "recorded as saved. Not compared: one is before costs, one after costs.",
        ),
        ((f"{YEARLY}£0", f"{CAME}£3m"), "£3 million a year was saved (July 2018); £0 a year was promised."),
        (
            (f"{YEARLY}£1m", f"{CAME}-£300k"),
            "It cost £300,000 a year more (July 2018); £1 million a year was promised.",
        ),
        (
            (f"on: 2024-02, {F}, period: 2025/26, amount: £2m", f"on: 2025-11, {F}, period: 2025/26, amount: £1.6m"),
            "In November 2025, £1.6 million was forecast for 2025/26.",
        ),
        (
            (f"{CAME}£3m",),
            "In July 2018, £3 million a year was recorded as saved. What was expected is not in this record.",
        ),
        (
            (f"{YEARLY}£6m", f"{CAME}£2.4m", f"on: 2019, {P}, period: each year, amount: £3m"),
            "£2.4 million a year was saved (July 2018); £6 million a year was promised at first, and later £3 million a "
            "year (2019).",
        ),
        (
            (f"{CAME}£2.4m", f"on: 2019, {P}, period: each year, amount: £3m"),
            "In 2019, £3 million a year was promised. In July 2018, £2.4 million a year was recorded as saved. Not compared: "
            "the plan came later.",
        ),
        (
            (f"{YEARLY}£6m", f"{CAME}£2.4m", f"on: 2017, {P}, period: each year, amount: £3m"),
            "£2.4 million a year was saved (July 2018); £6 million a year was promised at first, and later £3 million a "
            "year (2017).",
        ),
        (
            (f"{YEARLY}£6m, covers: everyday ICT", f"{CAME}up to £2.4m, said_by: [islington], covers: everyday ICT"),
            "Islington recorded that up to £2.4 million a year was saved, covering everyday ICT (July 2018); £6 million a year "
            "was promised.",
        ),
        (
            (f"on: 2016, {P}, amount: £6m", f"on: 2018-07, {D}, amount: £2.4m"),
            "In 2016, £6 million was promised. In July 2018, £2.4 million was recorded as saved. Not compared: "
            "the record does not say that they are for the same time.",
        ),
        (
            (f"{YEARLY}£5m", f"on: 2018, {DC}, amount: £9m"),
            "In 2016, £5 million a year was promised. What was saved is not in this record. In 2018, £9 million was "
            "recorded as spent.",
        ),
    ],
)
def test_what_is_not_surely_of_the_same_thing_has_no_verdict(rows: tuple[str, ...], said: str) -> None:
    """Other periods, coverage or speakers, nothing or less than nothing: both stand with their days, uncompared."""
    pages = made(ledger(*rows))
    assert said in answer(pages["savings/one.md"])
    for path in ("index.md", "savings/one.md", "authorities/index.md", "story/index.md"):
        assert not VERDICT.search(told(pages, path)), path


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((f"{YEARLY}£6m", f"{CAME}£20,000"), "That is £5.98 million (99.7%) less than promised."),
        ((f"{YEARLY}£3m", f"{CAME}£2,999,000"), "That is £1,000 (0.03%) less than promised."),
        ((f"{YEARLY}£1m", f"{CAME}£949,600"), "That is £50,400 (5.04%) less than promised."),
        (
            (f"{YEARLY}£1m".replace("promised", "expected"), f"{CAME}£500k"),
            "£500,000 a year was saved (July 2018); £1 million a year was expected. That is £500,000 (50%) less than expected.",
        ),
        (
            (f"{YEARLY}£1m".replace("promised", "target"), f"{CAME}£1.5m, said_by: [camden, haringey, islington]"),
            "By the councils’ own count, £1.5 million a year was saved (July 2018); £1 million a year was the target. That "
            "is £500,000 (50%) more than the target.",
        ),
        (
            (f"{YEARLY}£1m, said_by: [islington]", f"{CAME}£500k, said_by: [islington]"),
            "Islington recorded that £500,000 a year was saved (July 2018); it had promised £1 million a year. That is £500,000 "
            "(50%) less than promised.",
        ),
        (
            (f"{YEARLY}£6m, said_by: [camden]", f"{CAME}£2.4m, said_by: [islington]"),
            "Islington recorded that £2.4 million a year was saved (July 2018); Camden promised £6 million a year. That is £3.6",
        ),
        (
            (f"{YEARLY}£6m, covers: everyday ICT", f"{CAME}about £2.4m, said_by: [islington], covers: everyday ICT"),
            "That is about £3.6 million (about 60%) less than promised.",
        ),
        (
            (
                f"on: 2014-02, {P}, period: each year, amount: £10.6m",
                f"on: 2015-05, {D}, period: 2014/15, amount: £5.4m",
                f"on: 2018-05, {D}, period: 2017/18, amount: £12.85m",
            ),
            "£12.85 million was saved in 2017/18; £10.6 million a year was promised. That is £2.25 million (21.2%) more "
            "than promised.",
        ),
        (
            (f"{YEARLY}£1m", f"{CAME}£1m", f"on: 2016, {PC}, amount: £5m", f"on: 2018-07, {DC}, amount: £9m"),
            "That is as promised. £9 million was spent; £5 million was promised. That is £4 million (80%) more than "
            "promised.",
        ),
        (
            (
                f"on: 2016, {PC}, amount: £5m",
                f"on: 2018, {DC}, amount: £9m",
                f"on: 2019, {DC[:-7]}2018/19, amount: £1m",
            ),
            "That is £4 million (80%) more than promised. In 2019, £1 million was recorded as spent in",
        ),
        (
            (f"on: 2016, {PC}, amount: £5m", f"on: 2018-07, {DC}, amount: £5m"),
            "£5 million was spent; £5 million was promised. That is as promised.",
        ),
        (
            (f"{YEARLY}£6m, prices: real", f"{YEARLY}£5m", f"{CAME}£4m, prices: real", f"{CAME}£5m"),
            "£5 million a year was saved (July 2018); £5 million a year was promised. That is as promised.",
        ),
    ],
)
def test_what_is_of_the_same_thing_is_compared(rows: tuple[str, ...], said: str) -> None:
    """Exactly, rounded only where it is shown; what it cost over the plan stands beside what was saved."""
    assert said in answer(made(ledger(*rows))["savings/one.md"])


def test_both_speakers_stand_where_two_differ() -> None:
    """In the headline, on the page, on the card and in what other sites show: neither is everyone's."""
    rows = (
        f"{YEARLY}£6m".replace("promised", "expected"),
        f"{CAME}£2.4m, said_by: [islington]",
        f"on: 2018-11, {D}, period: each year, amount: £800k, said_by: [haringey]",
    )
    pages = made(ledger(*rows))
    said = (
        "In 2016, £6 million a year was expected. In July 2018, Islington recorded that £2.4 million a year was saved. "
        "In November 2018, Haringey recorded that £800,000 a year was saved."
    )
    card = pages["savings/one.md"].card
    assert f"# {said}\n" in pages["index.md"].text
    assert card and card.below == said
    assert "Not compared: accounts of the result differ." in pages["index.md"].text
    assert not VERDICT.search(told(pages, "index.md") + told(pages, "savings/one.md"))
    csv = pages["data/savings-figures.csv"].content.decode()
    assert "Haringey" in csv and "Islington" in csv and "800000" in csv


def home_between(pages: dict[str, Page | SiteFile], start: str, end: str) -> str:
    """A part of the front page."""
    return told(pages, "index.md").partition(start)[2].partition(end)[0]


def test_the_front_page_says_each_thing_once() -> None:
    """Below the headline: why its figures are not compared, and how many there are; the cost in its own fact."""
    rows = (
        f"{YEARLY}£6m".replace("promised", "expected"),
        f"on: 2015, {P}, period: each year, amount: £4m, authorities: [camden, islington], sources: {PRESS}",
        f"{CAME}about £2.4m, said_by: [islington], covers: everyday ICT",
        f"on: 2018-11, {D}, amount: £800k, said_by: [haringey], covers: joint purchases, note: So far.",
        f"on: 2015, {PC}, amount: £5m, authorities: [camden, islington]",
        f"on: 2016, {PC}, amount: £7.5m, sources: {PRESS}",
        f"on: 2018-12, {F}, period: each year, amount: £1m",
    )
    pages = made(ledger(*rows))
    below = home_between(pages, "covering everyday ICT.\n\n", "</div>")
    assert below.startswith(
        "Not compared: one covers everyday ICT, and what the other covers is not recorded. "
        "[How we compare](how-we-compare.md). In November 2018, Haringey recorded that £800,000 was saved, covering joint "
        "purchases. So far. There are [7 figures in all](savings/one.md), some from Haringey.\n"
    )
    cost = home_between(pages, "\nCost\n", "</div>")
    assert "In 2016, a one-off cost of £7.5 million was promised (press report)." in cost.replace("[", "").replace(
        "](#word-one-off-cost)", ""
    )
    assert "What was spent is not in this record." in cost
    assert "£5 million" not in cost
    # The rows are in the order of what each is a figure of, so that is their first column.
    assert "| Promised a year for Camden and Islington | £4 million | 2015 | Press report" in told(
        pages, "savings/one.md"
    )


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        ((f"{YEARLY}£6m",), "What was saved is not in this record. [How"),
        (
            (f"{YEARLY}£6m", f"{CAME}£2m"),
            "That is £4 million (66.7%) less than promised. [How we compare](how-we-compare.md). [How reliable",
        ),
        (
            (f"{YEARLY}£6m", f"{CAME}£2m", f"on: 2014, {P}, period: 2016/17, amount: £6m"),
            "That is £4 million (66.7%) less than promised. [How we compare](how-we-compare.md). There are [3 figures",
        ),
        (
            (f"{YEARLY}£6m", f"{CAME}£2m", f"on: 2014, {P}, period: each year, amount: £6m"),
            "That is £4 million (66.7%) less than promised. [How we compare](how-we-compare.md). There are [3 figures",
        ),
    ],
)
def test_below_a_headline_stands_only_what_there_is(rows: tuple[str, ...], below: str) -> None:
    """How many figures there are is shown where there are more than two."""
    found = home_between(made(ledger(*rows)), "\n# ", "</div>").partition("\n")[2]
    assert " ".join(re.sub(r"(?s)<figure.*</figure>", "", found).split()).startswith(below)
    assert "not compared" not in found


def test_what_stands_in_brackets_stands_in_one_pair() -> None:
    """Who reports a figure, that it comes once and its day, wherever it is listed."""
    split = "by_authority: {camden: £1m, haringey: £1m, islington: £1m}"
    rows = (
        f"on: 2015-09, {P}, period: each year, amount: £3m, said_by: [camden], {split}, sources: {PRESS}",
        f"on: 2016-03, {PC}, amount: £3m, {split}, sources: {PRESS}",
        f"on: 2017-05, {D}, period: 2016/17, amount: £1m, sources: {PRESS}",
        f"on: 2018-05, {D}, period: 2017/18, amount: £2m, sources: {PRESS}",
        f"on: 2019-05, {D}, period: 2018/19, amount: £3m, sources: {PRESS}",
    )
    pages = made(ledger(*rows))
    councils = told(pages, "authorities/index.md")
    assert "£1 million a year, according to Camden (press report, September 2015)" in councils
    assert "£1 million (one-off, press report, March 2016)" in councils
    page = told(pages, "savings/one.md")
    assert "| Promised cost (one-off, press report, March 2016) |" in page
    assert "£3 million was saved in 2018/19 (press report); Camden promised £3 million a year (press report)." in page
    for path in ("index.md", "savings/one.md", "authorities/index.md", "authorities/camden.md", "savings/index.md"):
        assert not re.search(r"[^\]]\) \((?!http)", told(pages, path)), path


def test_what_a_figure_covers_goes_with_it_everywhere() -> None:
    """To the headline, the pages, the story, the card, the search and the data, with whose it is."""
    rows = (
        f"{YEARLY}£6m".replace("promised", "expected"),
        f"{CAME}£2.4m, said_by: [islington], covers: everyday ICT, provisional: true, authorities: [camden, islington]",
    )
    pages = made(ledger(*rows))
    covers = "Islington recorded £2.4 million a year for Camden and Islington, covering everyday ICT, not final."
    for path in ("index.md", "savings/one.md", "story/index.md"):
        assert covers in told(pages, path).replace("(July 2018)", ""), path
    assert "covering everyday ICT, not final" in pages["story/index.md"].text
    for path in ("data/savings-each-year.csv", "data/savings-figures.csv", "data/savings.json"):
        assert "everyday ICT" in told(pages, path) and "slington" in told(pages, path)


def test_a_council_s_part_is_not_taken_for_what_several_expected() -> None:
    """All three expected £2 million for Camden; Camden alone needs no such word."""
    split = "by_authority: {camden: £2m, haringey: £2m, islington: £2m}"
    spoken = f"{YEARLY}£6m, said_by: [camden, haringey, islington], {split}".replace("promised", "expected")
    page = made(ledger(spoken))["authorities/camden.md"].text
    assert "In 2016, Camden, Haringey and Islington expected Camden to save £2 million a year." in page
    alone = made(ledger(f"{YEARLY}£6m, said_by: [camden], {split}"))["authorities/camden.md"].text
    assert "In 2016, Camden promised to save £2 million a year." in alone


def test_what_other_sites_show_holds_both_figures() -> None:
    """Where there is no room for the days, the figures stand without them, with whose they are."""
    rows = (
        f"{YEARLY}£6m, said_by: [camden, haringey, islington]".replace("promised", "expected"),
        f"{CAME}about £2.4m, said_by: [islington], covers: ICT and paper",
    )
    front = made(ledger(*rows))["index.md"].content.decode().partition("card:")[0]
    assert (
        "Camden, Haringey and Islington expected to save £6 million a year. Islington recorded that about £2.4" in front
    )


def test_costs_over_the_plan_stand_on_the_front_page() -> None:
    """Beside the saving that came as promised."""
    rows = (f"{YEARLY}£1m", f"{CAME}£1m", f"on: 2016, {PC}, amount: £5m", f"on: 2018-07, {DC}, amount: £9m")
    home = made(ledger(*rows))["index.md"].text
    assert "£9 million was spent; £5 million was promised. That is £4 million (80%) more than promised." in home


def test_a_sum_is_of_savings_that_have_both() -> None:
    """Only pairs of the same kind are added up, and of how many savings is said; a plan alone speaks for itself."""
    other = ledger(f"{YEARLY}£7m")
    pages = made(ledger(f"{YEARLY}£7m"), other=ledger(f"{YEARLY}£1m"), third=ledger(f"{CAME}£500k"))
    assert "# one: In 2016, £7 million a year was promised.\n" in pages["index.md"].text
    assert "£8 million" not in pages["index.md"].text
    both = made(ledger(f"{YEARLY}£1m", f"{CAME}£500k"), other=ledger(f"{YEARLY}£7m", f"{CAME}£3.5m"))
    half = "In 2 savings, £4 million a year was saved; £8 million a year was promised."
    assert f"# {half}\n" in both["index.md"].text
    assert half in both["story/index.md"].text
    assert "| 2 |\n" in both["savings/index.md"].text
    assert made(ledger(f"{YEARLY}£1m".replace("promised", "target")), other=other)["index.md"].text.count("£8") == 0


def test_a_council_s_parts_of_different_times_are_both_told() -> None:
    """Planned for one year, delivered in another: neither is denied, and the two are not compared."""
    split = "by_authority: {camden: £1m, haringey: £1m, islington: £1m}"
    planned = f"on: 2016, {P}, period: 2018/19, amount: £3m, {split}"
    pages = made(ledger(planned, f"on: 2018-05, {D}, period: 2017/18, amount: £3m, {split}"))
    page = pages["authorities/camden.md"].text
    said = "In 2016, £1 million was promised for Camden in 2018/19. In May 2018, £1 million was recorded as saved for Camden"
    assert f"{said} in 2017/18. Not compared: they are not for the same time." in page
    assert "| Promised: £1 million in 2018/19 (2016) | Saved: £1 million in 2017/18 (May 2018) |\n" in page
    assert "<figure>" not in pages["savings/one.md"].text.partition("## Savings by council")[2].partition("##")[0]


def test_some_councils_parts_are_enough() -> None:
    """A figure that is split for one council only is shown for that one, and the others have none."""
    pages = made(ledger(f"{YEARLY}£3m, by_authority: {{camden: £1m}}"))
    assert "£1 million a year was promised for Camden." in pages["authorities/camden.md"].text
    assert "£1 million" not in pages["authorities/haringey.md"].text
    assert "rounded" not in pages["savings/one.md"].text
    assert made(ledger(f"{YEARLY}£3m, by_authority: {{camden: £4m}}")) == {}


def test_the_story_reads_a_result_as_its_page_does() -> None:
    """What was published before its years were over is not what was saved in all of them."""
    pages = made(ledger("on: 2017-03-28, says: delivered, what: saving, period: 2015/16 to 2016/17, amount: £3m"))
    assert "£3 million was saved from April 2015 to 28 March 2017." in pages["savings/one.md"].text
    assert "was saved in 2015/16 to 2016/17" not in pages["story/index.md"].text


def test_all_of_a_record_about_one_council_is_its_own() -> None:
    """What was promised, what it got, and what it paid; the others have no part in it."""
    rows = (f"{YEARLY}£6m", f"{CAME}£5.9m", f"on: 2018-07, {DC}, amount: £1m")
    pages = made("authorities: [haringey]\n" + ledger(*rows))
    page = pages["authorities/haringey.md"].text
    said = "For Haringey, £5.9 million a year was saved (July 2018); £6 million a year was promised. That is £100,000 (1.7%) less"
    assert said in page
    assert "Spent: £1 million (one-off)" in page
    assert "£6 million" not in pages["authorities/camden.md"].text


def test_a_reply_stands_beside_the_figure() -> None:
    """A council's answer, with its day and where it is published."""
    reply = f'reply: [{{by: haringey, on: 2018-12, says: "We did not ask for the end.", sources: {OFFICIAL}}}]'
    page = made(ledger(f"{YEARLY}£6m, {reply}"))["savings/one.md"].text
    said = "-   **Haringey** (December 2018), on the figure of £6 million a year: We did not ask for the end."
    assert f"{said}\n    -   [Minutes]" in page


def test_the_reason_for_an_extra_cost_names_it_so() -> None:
    """Nobody reads a figure below zero as one that was saved."""
    row = f"on: 2018-07, {D}, period: 2017/18, amount: -£2.1m, why: Staff left late."
    page = made(ledger(row))["savings/one.md"].text
    assert "Reason given with the extra cost of £2.1 million in 2017/18:" in page


def test_a_reply_to_the_record_stands_at_its_end() -> None:
    """A council's answer to all of it."""
    reply = f'reply: [{{by: haringey, on: 2018-12, says: "We did not ask for the end.", sources: {OFFICIAL}}}]'
    page = made(f"{reply}\n" + ledger(f"{YEARLY}£6m"))["savings/one.md"].text
    assert "## Replies\n\n-   **Haringey** (December 2018): We did not ask for the end." in page


def test_nobody_is_said_not_to_have_checked() -> None:
    """What was checked or graded is shown; what was not is one name in the line of what the record does not have."""
    pages = made(ledger(f"{YEARLY}£6m", f"{CAME}£2m"))
    page = pages["savings/one.md"].text
    assert "obody" not in page.partition("## About this page")[0] and "the independent check" in page
    checked = "checked_by: {who: Auditors, on: 2018-09, independent: true}\n" + ledger(
        f"{YEARLY}£6m", f"{CAME}£2m, evidence: partial"
    )
    pages = made(checked)
    assert "Checked by Auditors in September 2018. 1 of 1 figure has an evidence grade." in pages["index.md"].text
    assert "the independent check" not in pages["savings/one.md"].text
    alone = "checked_by: {who: Auditors, on: 2018-09, independent: true}"
    assert "the independent check" not in made(ledger(f"{YEARLY}£6m", f"{CAME}£2m, {alone}"))["savings/one.md"].text
    none = made("checked_by: none\n" + ledger(f"{YEARLY}£6m"))["savings/one.md"].text
    assert "No independent check was made." in none and "the independent check" not in none


def test_a_year_that_is_not_known_is_not_guessed() -> None:
    """What came once is in the year that the record gives, and never in that in which it was published."""
    other = f"on: 2016-05, {D}, period: 2015/16, amount: £1m"
    for period, year in (("one-off", ""), ("2016/17", "2016/17")):
        page = made(ledger(f"on: 2018-03, {D}, period: {period}, amount: £2.4m", other))["savings/one.md"].text
        years = page.partition("## Year by year")[2].partition("## ")[0]
        assert list(re.findall(r"^\| (\d{4}/\d\d) .*£2.4", years, re.MULTILINE)) == ([year] if year else [])
        told = (
            "Saving of £2.4 million (one-off), published in March 2018, is not added to any year, because this record "
            "does not give its financial year."
        )
        assert (told in years) is (not year)
    alone = made(ledger(f"on: 2018, {D}, period: one-off, amount: £2.4m"))["savings/one.md"].text
    assert "## Year by year" not in alone


def test_a_year_that_is_not_final_is_marked_in_its_table() -> None:
    """As it is in the sentence; what replaced it is final."""
    rows = (
        f"on: 2018-05, {D}, period: 2017/18, amount: £1m, provisional: true",
        f"on: 2017-05, {D}, period: 2016/17, amount: £3m",
    )
    years = made(ledger(*rows))["savings/one.md"].text.partition("## Year by year")[2]
    assert "| 2017/18 | £1 million (not final) |" in years and "| 2016/17 | £3 million |" in years


def test_a_year_told_before_its_end_is_marked() -> None:
    """What was saved of a year so far is in the list of years, with its day, and has no column in the picture."""
    whole = [f"on: 2018-05, {D}, period: {year}, amount: £1m" for year in ("2016/17", "2017/18")]
    pages = made(ledger(*whole, f"on: 2018-08-15, {D}, period: 2018/19, amount: £300,000"))
    years = pages["savings/one.md"].text.partition("## Year by year")[2].partition("## ")[0]
    assert "| 2018/19, up to 15 August 2018 | £300,000 | £2.3 million |" in years
    assert "It ends at £2 million in 2017/18." in years and ">2018/19</text>" not in years
    assert "Years without figures" not in years


def test_what_services_saved_together_is_not_one_s() -> None:
    """It has its own heading on a service's page, and is not its answer."""
    two = PARTNERSHIP.replace(
        "services: [{id: ict, name: ICT}]", "services: [{id: ict, name: ICT}, {id: hr, name: HR}]"
    )
    rows = ledger(f"{YEARLY}£6m", f"{CAME}£2m")
    page = made(rows, two)["services/ict.md"].text
    assert "£" not in page.partition('<div class="answer"')[2].partition("</div>")[0]
    assert "## Savings and costs of several services" in page
    own = made(f"services: [ict]\n{rows}", two)["services/ict.md"]
    assert "£2 million a year was saved" in answer(own)
    assert "of several services" not in own.text


def test_rounded_parts_and_shares_are_said_to_be() -> None:
    """They come to £990,000 of £1 million, and each council's part is as agreed."""
    split = "by_authority: {camden: £0.33m, haringey: £0.33m, islington: £0.33m}"
    thirds = "sharing: {rule: shares, shares: {camden: 33.3%, haringey: 33.3%, islington: 33.3%}}"
    partnership = PARTNERSHIP.replace("sharing: {rule: equal}", thirds)
    pages = made(ledger(f"{YEARLY}£1m, {split}"), partnership)
    page = pages["savings/one.md"].text
    assert "The councils’ amounts of £1 million are rounded. Together they come to £990,000." in page
    assert "| £330,000 each | 33.3%, £333,333.33 each | None |" in page
    assert "These shares are rounded: together they come to 99.9%." in pages["partnership/index.md"].text
    assert made(ledger(f"{YEARLY}£1.1m, {split}")) == {}
    thousands = made(ledger(f"{YEARLY}£1m, {split.replace('£0.33m', '£333k')}"))["savings/one.md"].text
    assert "| £333,000 each | 33.3%, £333,333.33 each | None |" in thousands


def test_what_was_called_delivered_before_its_year_is_told_as_a_forecast() -> None:
    """Minutes of February 2014 said so of 2014/15: their words stand there, and nothing is described as saved."""
    early = "on: 2014-02-20, says: delivered, what: saving, period: 2014/15, amount: £49k"
    words = "savings of £49,000 had been delivered in 2014/15"
    quoted = f'{early}, sources: [{{title: Minutes, kind: official, quote: "{words}"}}]'
    assert not made(ledger(early))
    pages = made(ledger(quoted))
    page = pages["savings/one.md"].text
    assert "**On 20 February 2014, £49,000 was forecast for 2014/15.**" in page and f"> “{words}”" in page
    assert "was saved" not in page.replace("What was saved is not in this record.", "")
    assert ",forecast,saving,2014/15,49000," in pages["data/savings-figures.csv"].content.decode()


def test_a_share_of_one_council_is_told_alone() -> None:
    """The others are not in the record: the page says so, and no share of any figure is worked out."""
    split = "by_authority: {camden: £0.5m, haringey: £0.3m, islington: £0.2m}"
    one = "sharing: {rule: shares, shares: {camden: 17.4%}, only_some: true}"
    partnership = PARTNERSHIP.replace("sharing: {rule: equal}", one)
    pages = made(ledger(f"{YEARLY}£1m, {split}"), partnership)
    said = "[Camden](../authorities/camden.md) 17.4%. The other shares are not in this record."
    assert said in pages["partnership/index.md"].text
    assert "greed share" not in pages["savings/one.md"].text
    outside = made(ledger(f"{YEARLY}£1m, {split}"), f"{partnership}run_by: A project\n")
    assert "17.4%. We have not found the other shares." in outside["partnership/index.md"].text


def test_what_covers_something_else_is_told_in_the_spreadsheets() -> None:
    """Real prices, and what is after costs, have columns of their own."""
    pages = made(ledger(f"{YEARLY}£6m, prices: real", f"{CAME}£4m, net_of_costs: true"))
    lines = pages["data/savings-figures.csv"].content.decode().splitlines()
    assert lines[0].startswith(
        "\ufeffsaving,published,figure type,what,period,pounds,said by,covers,councils,services,from,"
    )
    assert [line.split(",")[11:13] for line in lines[1:]] == [["real", ""], ["", "yes"]]
    assert len(pages["data/savings-each-year.csv"].content.decode().splitlines()) == 3


def test_a_headline_can_be_taken_in_at_a_glance() -> None:
    """The pair that ends last stands for all; the others stand in the tables."""
    years = [f"on: 20{year + 1}-05, {D}, period: 20{year}/{year + 1}, amount: £{year}m" for year in (16, 17, 18)]
    pages = made(ledger(f"{YEARLY}£10m", *years))
    home = pages["index.md"].text
    assert "# £18 million was saved in 2018/19; £10 million a year was promised.\n" in home
    assert "There are [4 figures in all](savings/one.md)." in home
    for year in (16, 17, 18):
        assert f"| 20{year}/{year + 1} | £{year} million |" in pages["savings/one.md"].text


def test_other_sorts_are_named_only_where_there_are_any() -> None:
    """Two savings of one sort are both in the sum; one of another sort is not."""
    one = ledger(f"{YEARLY}£1m", f"{CAME}£500k")
    assert "Other savings are listed" not in made(one, other=one)["index.md"].text
    assert (
        "Other savings are listed" in made(one, other=ledger(f"{YEARLY}£10k", counts="avoided cost"))["index.md"].text
    )


def test_less_than_nothing_is_not_said_to_be_saved() -> None:
    """A sum below nothing is what it cost; and a gap in real terms is described as one."""
    pages = made(ledger(f"{YEARLY}£1m", f"{CAME}£10k"), other=ledger(f"{YEARLY}£1m", f"{CAME}-£300k"))
    assert "In 2 savings, it cost £290,000 a year more; £2 million a year was promised." in pages["index.md"].text
    real = made(ledger(f"{YEARLY}£1m, prices: real", f"{CAME}£2m, prices: real"))["savings/one.md"].text
    assert "£2 million a year was saved in real terms (July 2018); £1 million a year was promised." in real
    assert "That is £1 million (100%) more than promised." in real


def test_the_old_key_for_another_account_is_still_read() -> None:
    """`disputed` stands under a heading that accuses nobody."""
    text = "disputed: [{by: A union, claims: It was less., amount: £1m}]\n" + ledger(f"{YEARLY}£6m")
    assert (
        "### Different accounts\n\n-   **A union** says £1 million. It was less." in made(text)["savings/one.md"].text
    )

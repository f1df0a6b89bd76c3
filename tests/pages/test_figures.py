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

PRESS = '[{title: A paper, url: "https://example.org/p", kind: press}]'
OFFICIAL = '[{title: Minutes, url: "https://example.org/m", kind: official}]'
DENIED = re.compile(
    r"what was (?:promised|delivered)(?: for it)? is not published|nothing is published of what was delivered"
    r"|no (?:promise|saving|figure) is published|^(?:promised|delivered)\n\n</dt><dd markdown>\n\nnot published|(?:promised|delivered): not",
    re.IGNORECASE | re.MULTILINE,
)
VERDICT = re.compile(r"for every £1|(?:less|more) than (?:was )?promised|\d% off|as promised")


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
    """What is said first of all savings and of the only one: in a list and on its own page, and in the headline.

    The headline of the front page and of its card may be shorter; where it is, all of it stands below.
    """
    home = re.search(r"^# (.+)$", pages["index.md"].text, re.MULTILINE)
    card = pages["index.md"].card
    row = re.search(r"^    (.+)$", pages[listed_in(pages)].text, re.MULTILINE)
    assert home and card and row
    below = pages["index.md"].text.partition(home[0])[2].strip().partition("\n")[0]
    shortened = home[1] != row[1] and not home[1].startswith("For every £1")
    assert card.words == home[1]
    assert not shortened or below == row[1]
    return [below if shortened else home[1], row[1], answer(pages["savings/one.md"])]


def listed_in(pages: dict[str, Page | SiteFile]) -> str:
    """The list on which the only saving stands, as there is no list of savings then."""
    return next(path for path in pages if re.fullmatch(r"all/(?!index)\w+\.md", path))


WHERE_IT_IS_SAID = ("index.md", "savings/one.md", "story/index.md")

FIGURES = st.fixed_dictionaries(
    {
        "on": st.sampled_from(["2016-05-01", "2017", "2018-07", "2018-08-03"]),
        "says": st.sampled_from(["promised", "forecast", "delivered"]),
        "what": st.sampled_from(["saving", "saving", "income", "cost"]),
        "period": st.sampled_from(["each year", "one-off", "2016/17", "2017/18", "2015/16 Q1", "2015/16 Q2"]),
        "amount": st.sampled_from(["£6m", "£2.4m", "£12.85m", "£0", "-£300k", "£20,000", "£0.30", "£5,999,999"]),
        "prices": st.sampled_from(["nominal", "nominal", "real"]),
        "sources": st.sampled_from([OFFICIAL, OFFICIAL, PRESS]),
    },
    optional={"net_of_costs": st.sampled_from(["true", "false"])},
)


def told(pages: dict[str, Page | SiteFile], path: str) -> str:
    """All that a page says, its description, its pictures and its card among it."""
    page = pages[path]
    card = page.card if isinstance(page, Page) else None
    return page.content.decode() + (f"\n{card.words}\n{card.below}" if card else "")


# A ledger takes a third of a second, so that shrinking one would take minutes.
@settings(max_examples=40, derandomize=True, deadline=None, phases=[Phase.generate])
@given(st.lists(FIGURES, min_size=1, max_size=6), st.booleans())
def test_no_figure_of_the_file_is_denied(figures: list[dict[str, str]], split: bool) -> None:
    """Where anything is delivered, no page says that nothing is, and its amount is told; the same for a promise."""
    parts = ", by_authority: {camden: %s, haringey: £0, islington: £0}" if split else ""
    rows = [
        ", ".join(f"{key}: {value}" for key, value in one.items()) + (parts % one["amount"] if parts else "")
        for one in figures
    ]
    pages = made(ledger(*rows))
    assume(pages)
    says = {one["says"] for one in figures}
    paths = [*WHERE_IT_IS_SAID, listed_in(pages), *(["authorities/camden.md", "story/camden.md"] if split else [])]
    for path in paths:
        denied = [found.group().lower() for found in DENIED.finditer(told(pages, path))]
        if "delivered" in says:
            assert not [words for words in denied if "delivered" in words or "saving" in words], (path, denied)
        if "promised" in says:
            assert not [words for words in denied if "promise" in words], (path, denied)
    own = told(pages, "savings/one.md") + told(pages, "data/savings/one-figures.csv")
    for one in figures:
        amount = Money.parse(one["amount"])
        assert str(amount) in told(pages, "savings/one.md")
        assert amount.data() in own
    for words in first_words(pages):
        for side in says & {"promised", "delivered"}:
            amounts = [str(Money.parse(one["amount"])) for one in figures if one["says"] == side]
            pound = words.startswith("For every £1")
            assert pound or any(amount in words for amount in amounts) or _costs_only(figures, side), (words, side)


def _costs_only(figures: list[dict[str, str]], side: str) -> bool:
    """Whether one side has costs only, which the other side's savings stand before."""
    return {one["what"] for one in figures if one["says"] == side} == {"cost"}


P, D, F = ("says: promised, what: saving", "says: delivered, what: saving", "says: forecast, what: saving")
PC, DC = "says: promised, what: cost, period: one-off", "says: delivered, what: cost, period: one-off"
YEARLY = f"on: 2016, {P}, period: each year, amount: "
CAME = f"on: 2018-07, {D}, period: each year, amount: "


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (
                f"on: 2014-02, {P}, period: each year, amount: £10.6m",
                f"on: 2015-05, {D}, period: 2014/15, amount: £5.4m",
                f"on: 2016-05, {D}, period: 2015/16, amount: £8.5m",
                f"on: 2017-05, {D}, period: 2016/17, amount: £9.5m",
                f"on: 2018-05, {D}, period: 2017/18, amount: £12.85m",
            ),
            "Promised £10.6 million a year. Delivered £12.85 million for 2017/18, £9.5 million for 2016/17, "
            "£8.5 million for 2015/16 and £5.4 million for 2014/15. They are not compared",
        ),
        (
            tuple(f"on: 2014-02, {P}, period: 20{year}/{year + 1}, amount: £{year}m" for year in range(14, 20)),
            "Promised £19 million for 2019/20, £18 million for 2018/19, £17 million for 2017/18, £16 million for "
            "2016/17 and 2 other figures. Nothing is published of what was delivered.",
        ),
        (
            (
                f"on: 2024-02, {P}, period: 2024/25, amount: £1m",
                *(f"on: 2025-05, {D}, period: 2024/25 Q{number}, amount: £250k" for number in (1, 2, 3, 4)),
            ),
            "Promised £1 million for 2024/25. Delivered £250,000 for January to March 2025 (2024/25 Q4), ",
        ),
        (
            (f"{YEARLY}£6m, prices: real", f"{CAME}£4m"),
            "Promised £6 million a year in real terms. Delivered £4 million a year. They are not compared",
        ),
        (
            (f"{YEARLY}£5m, net_of_costs: false", f"{CAME}£3m, net_of_costs: true"),
            "Promised £5 million a year before costs. Delivered £3 million a year after costs. They are not compared",
        ),
        (
            (f"{YEARLY}£5m", f"{CAME}£3m, net_of_costs: true"),
            "Promised £5 million a year. Delivered £3 million a year after costs. They are not compared",
        ),
        ((f"{YEARLY}£0", f"{CAME}£3m"), "Promised £0 a year, delivered £3 million."),
        ((f"{YEARLY}-£1m", f"{CAME}£3m"), "Promised -£1 million a year, delivered £3 million."),
        ((f"{YEARLY}£1m", f"{CAME}-£300k"), "Promised £1 million a year, delivered -£300,000."),
        (
            (f"on: 2024-02, {F}, period: 2025/26, amount: £2m", f"on: 2025-11, {F}, period: 2025/26, amount: £1.6m"),
            "The latest forecast is £1.6 million for 2025/26.",
        ),
        ((f"{CAME}£3m",), "Delivered £3 million a year. No promise is published."),
        (
            (f"{YEARLY}£6m", f"{CAME}£2.4m", f"on: 2019, {P}, period: each year, amount: £3m"),
            "Promised £3 million a year, delivered £2.4 million.",
        ),
        (
            (
                f"{YEARLY}£10m",
                f"on: 2016, {P}, period: 2016/17, amount: £0.1m",
                f"on: 2017-05, {D}, period: 2016/17, amount: £0.2m",
            ),
            "Promised £10 million a year and £100,000 for 2016/17. Delivered £200,000 for 2016/17. They are not",
        ),
        ((f"{YEARLY}£5m", f"on: 2018, {DC}, amount: £9m"), "Promised £5 million a year. It cost £9 million once."),
    ],
)
def test_what_is_not_surely_of_the_same_thing_has_no_verdict(rows: tuple[str, ...], said: str) -> None:
    """Other periods, other prices, before and after costs, nothing or less than nothing: both stand, uncompared."""
    pages = made(ledger(*rows))
    for words in first_words(pages):
        assert words.startswith(said)
        assert not VERDICT.search(words)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((f"{YEARLY}£6m", f"{CAME}£20,000"), "delivered £20,000: £5.98 million (99.7%) less than promised."),
        ((f"{YEARLY}£3m", f"{CAME}£2,999,000"), "delivered £2.999 million: £1,000 (0.03%) less than promised."),
        ((f"{YEARLY}£1m", f"{CAME}£949,600"), "delivered £949,600: £50,400 (5.04%) less than promised."),
        (
            (f"{YEARLY}£1m", f"{CAME}£1m", f"on: 2016, {PC}, amount: £5m", f"on: 2018-07, {DC}, amount: £9m"),
            "as promised. It cost £9 million once: £4 million (80%) more than the £5 million promised.",
        ),
        (
            (
                f"on: 2016, {PC}, amount: £5m",
                f"on: 2018, {DC}, amount: £9m",
                f"on: 2019, {DC[:-7]}2018/19, amount: £1m",
            ),
            "It cost £9 million once: £4 million (80%) more than the £5 million promised. It also cost £1 million for",
        ),
        (
            (f"on: 2016, {PC}, amount: £5m", f"on: 2018-07, {DC}, amount: £5m"),
            "It cost £5 million once, as promised.",
        ),
        (
            (f"{YEARLY}£6m, prices: real", f"{YEARLY}£5m", f"{CAME}£4m, prices: real", f"{CAME}£5m"),
            "For every £1 a year promised, £1 is delivered. Promised £5 million a year, delivered £5 million: as",
        ),
    ],
)
def test_what_is_of_the_same_thing_is_compared(rows: tuple[str, ...], said: str) -> None:
    """Exactly, rounded only where it is shown; what it cost over the plan stands beside what was saved."""
    assert said in answer(made(ledger(*rows))["savings/one.md"])


def test_the_order_of_rows_changes_nothing() -> None:
    """A promise in real and one in nominal prices, whichever stands first."""
    rows = (f"{YEARLY}£6m, prices: real", f"{YEARLY}£5m", f"{CAME}£4m")
    pages, turned = made(ledger(*rows)), made(ledger(*reversed(rows)))
    assert first_words(pages) == first_words(turned)
    assert "delivered £4 million: £1 million (20%) less than promised" in answer(pages["savings/one.md"])


def test_costs_over_the_plan_stand_on_the_front_page() -> None:
    """Beside the saving that came as promised."""
    rows = (f"{YEARLY}£1m", f"{CAME}£1m", f"on: 2016, {PC}, amount: £5m", f"on: 2018-07, {DC}, amount: £9m")
    home = made(ledger(*rows))["index.md"].text
    assert "It cost £9 million once: £4 million (80%) more than the £5 million promised." in home


def test_a_sum_is_compared_only_where_every_saving_has_both() -> None:
    """£8m a year promised in two savings, of which one tells what it delivered: no verdict, but both sums."""
    other = ledger(f"{YEARLY}£7m")
    pages = made(ledger(f"{YEARLY}£1m", f"{CAME}£500k"), other=other)
    home = pages["index.md"].text
    assert "# £8 million a year was promised in 2 savings. £500,000 a year is delivered in 1 saving.\n" in home
    assert "| £8 million (2 savings) | £500,000 (1 saving) | Cannot be told |" in pages["savings/index.md"].text
    assert "£8 million a year (2 savings)" in pages["story/index.md"].text
    by_year = made(ledger(f"{YEARLY}£1m", f"on: 2018-05, {D}, period: 2017/18, amount: £500k"), other=other)
    assert "What was delivered is told saving by saving." in by_year["index.md"].text
    both = made(ledger(f"{YEARLY}£1m", f"{CAME}£500k"), other=ledger(f"{YEARLY}£7m", f"{CAME}£3.5m"))
    assert "# For every £1 a year promised, 50p is delivered.\n" in both["index.md"].text


def test_a_council_s_parts_of_different_times_are_both_told() -> None:
    """Promised for each year, delivered in one: neither is denied, and the two are not compared."""
    split = "by_authority: {camden: £1m, haringey: £1m, islington: £1m}"
    pages = made(ledger(f"{YEARLY}£3m, {split}", f"on: 2018-05, {D}, period: 2017/18, amount: £3m, {split}"))
    page = pages["authorities/camden.md"].text
    assert "It was promised £1 million a year. By the councils’ own account, it got £1 million for 2017/18." in page
    assert "| £1 million a year | £1 million for 2017/18 | Cannot be told |" in page
    assert "<figure>" not in pages["savings/one.md"].text.partition("## What each council gets")[2].partition("##")[0]


def test_all_of_a_record_about_one_council_is_its_own() -> None:
    """What was promised, what it got, and what it paid; the others have no part in it."""
    rows = (f"{YEARLY}£6m", f"{CAME}£5.9m", f"on: 2018-07, {DC}, amount: £1m")
    pages = made("authorities: [haringey]\n" + ledger(*rows))
    page = pages["authorities/haringey.md"].text
    assert "It was promised £6 million a year and, by the councils’ own account, gets £5.9 million a year." in page
    assert "Paid: £1 million once" in page
    assert "art of these is not published" not in page
    assert "£6 million" not in pages["authorities/camden.md"].text


def test_a_year_that_is_not_known_is_not_guessed() -> None:
    """2018 alone is in no financial year; March and April of it are in different ones."""
    for on, year in (("2018", ""), ("2018-03", "2017/18"), ("2018-04", "2018/19"), ("2018-04-01", "2018/19")):
        page = made(ledger(f"on: {on}, {D}, period: one-off, amount: £2.4m"))["savings/one.md"].text
        years = page.partition("## Year by year")[2].partition("## ")[0]
        assert re.findall(r"^\| (\d{4}/\d\d) ", years, re.MULTILINE) == ([year] if year else [])
        told = "Saving of £2.4 million, published in 2018, is in no year here: its financial year is not known."
        assert (told in years) is (not year)


def test_rounded_parts_and_shares_are_said_to_be() -> None:
    """They come to £990,000 of £1 million, and each council's part is as agreed."""
    split = "by_authority: {camden: £0.33m, haringey: £0.33m, islington: £0.33m}"
    thirds = "sharing: {rule: shares, shares: {camden: 33.3%, haringey: 33.3%, islington: 33.3%}}"
    partnership = PARTNERSHIP.replace("sharing: {rule: equal}", thirds)
    pages = made(ledger(f"{YEARLY}£1m, {split}"), partnership)
    page = pages["savings/one.md"].text
    assert "The parts of £1 million are rounded: together they come to £990,000." in page
    assert "| £330,000 each | 33.3%: £333,333.33 each | As agreed |" in page
    assert "These shares are rounded: together they come to 99.9%." in pages["partnership/index.md"].text
    assert made(ledger(f"{YEARLY}£1.1m, {split}")) == {}
    thousands = made(ledger(f"{YEARLY}£1m, {split.replace('£0.33m', '£333k')}"))["savings/one.md"].text
    assert "| £333,000 each | 33.3%: £333,333.33 each | As agreed |" in thousands


def test_what_covers_something_else_is_told_in_the_spreadsheets() -> None:
    """Real prices, and what is after costs, have columns of their own."""
    pages = made(ledger(f"{YEARLY}£6m, prices: real", f"{CAME}£4m, net_of_costs: true"))
    lines = pages["data/savings/one-figures.csv"].content.decode().splitlines()
    assert lines[0].startswith("\ufeffpublished,says,what,period,pounds,prices,net of costs,")
    assert [line.split(",")[4:7] for line in lines[1:]] == [["6000000", "real", ""], ["4000000", "nominal", "yes"]]
    assert len(pages["data/savings-each-year.csv"].content.decode().splitlines()) == 3


def test_a_headline_can_be_taken_in_at_a_glance() -> None:
    """The newest figure stands for those it is told with; how many they are is said, and all of them stand below."""
    years = [f"on: 20{year + 1}-05, {D}, period: 20{year}/{year + 1}, amount: £{year}m" for year in (14, 15, 16)]
    home = made(ledger(f"{YEARLY}£10m", *years))["index.md"].text
    assert "# Promised £10 million a year. Delivered £16 million for 2016/17 and 2 other figures.\n" in home
    assert (
        "Delivered £16 million for 2016/17, £15 million for 2015/16 and £14 million for 2014/15. They are not" in home
    )


def test_other_sorts_are_named_only_where_there_are_any() -> None:
    """Two savings of one sort are both in the sum; one of another sort is not."""
    one = ledger(f"{YEARLY}£1m", f"{CAME}£500k")
    assert "Other sorts" not in made(one, other=one)["index.md"].text
    assert "Other sorts" in made(one, other=ledger(f"{YEARLY}£10k", counts="avoided cost"))["index.md"].text


def test_less_than_nothing_is_not_said_to_be_delivered() -> None:
    """A sum below nothing is what was delivered comes to; and a gap in real terms is told as one."""
    pages = made(ledger(f"{YEARLY}£1m", f"{CAME}£10k"), other=ledger(f"{YEARLY}£1m", f"{CAME}-£300k"))
    assert "What was delivered in 2 savings comes to -£290,000 a year.\n" in pages["index.md"].text
    real = made(ledger(f"{YEARLY}£1m, prices: real", f"{CAME}£2m, prices: real"))["savings/one.md"].text
    assert "The delivered saving of £2 million (each year in real terms) is 100% off what was promised." in real


def test_one_council_s_own_account_is_its_own() -> None:
    """There are no others whose word it could be."""
    one = "name: One\nsummary: One council.\nsharing: {rule: equal}\nauthorities: [{id: camden, name: Camden}]\n"
    page = made(ledger(f"{YEARLY}£1m", f"{CAME}£500k"), one)["authorities/camden.md"].text
    assert "It was promised £1 million a year and, by its own account, gets £500,000 a year." in page

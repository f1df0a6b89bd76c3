"""Pictures for templates: what a kind works out becomes rows and points; each template brings the words."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from html import escape
from typing import Any

from markupsafe import Markup

from generator.overview.known_kinds import Council, Row, Side, YearSum
from generator.pages.markdown import Markdown, plain
from generator.pictures import bars, columns, grid, over_time, pairs, path, readings, segments
from generator.results.model import Measured
from generator.results.series import Row as ReadingRow
from generator.results.words import covering, measured
from generator.values.figures import PLANS, Says, headed
from generator.values.money import Money, Number
from generator.values.words import Prose, words_of

MOST_YEARS = 6
"""How many years an axis names."""


def pictures(until: date) -> dict[str, Any]:
    """The names under which templates ask for pictures, and for what goes into them."""
    return {
        "bar": _bar,
        "bars": _bars,
        "amount_bars": _amount_bars,
        "amount_pairs": _amount_pairs,
        "council_pairs": _council_pairs,
        "figures_over_time": partial(_figures_over_time, until),
        "most_figures": over_time.MOST,
        "year_columns": _year_columns,
        "most_columns": columns.MOST,
        "most_readings": readings.MOST,
        "decision_path": _drawn(path.draw_path),
        "risk_grid": _risk_grid,
        "segment_rows": _segment_rows,
        "reading_line": _reading_line,
    }


def said(value: object) -> str:
    """Return the words of anything that a template holds, without marks."""
    if isinstance(value, Markup):
        return plain(value)
    if isinstance(value, Prose):
        return words_of(value)
    return " ".join(str(value).split())


def _drawn(draw: Callable[..., Markup]) -> Callable[..., Markdown]:
    def drawn(rows: Sequence[Any], **words: Any) -> Markdown:
        told = {name: said(value) for name, value in words.items()}
        return figure(draw(rows, **told), told["title"])

    return drawn


def _risk_grid(risks: Sequence[grid.Risk], heavy_from: int, light_from: int, **words: Any) -> Markdown:
    """Draw open risks; the two scores say from where on its cells are shaded."""
    told = {name: said(value) for name, value in words.items()}
    return figure(grid.draw_grid(risks, heavy_from=heavy_from, light_from=light_from, **told), told["title"])


def figure(picture: Markup, caption: str) -> Markdown:
    """Put a picture into a page: raw HTML on its own line, which no Markdown acts on."""
    return Markdown(f"<figure><figcaption>{escape(caption)}</figcaption>{picture}</figure>")


def _bar(
    label: object, amount: Money | None, shown: object, tone: Any, mark: Money | None = None, told: object = ""
) -> bars.Bar:
    value = amount.pounds if amount is not None else None
    return bars.Bar(
        said(label),
        value,
        said(shown),
        tone if value is not None else "missing",
        mark.pounds if mark is not None else None,
        said(told),
    )


def _bars(*rows: bars.Bar | None, **words: object) -> Markdown:
    return _drawn(bars.draw_bars)([row for row in rows if row], **words)


def _council_pairs(
    councils: Iterable[Council],
    shares_said: Callable[[object], object],
    part_said: Callable[[str, Side], object],
    names: tuple[str, str],
    **words: object,
) -> Markdown:
    """Put each council's two parts beside each other; the template says what is written beside them."""

    def side(says: str, one: Side) -> pairs.Side:
        # A share is only marked on an amount that is there to be held against it.
        due = one.due.pounds if one.due is not None and one.amount is not None else None
        return pairs.Side(one.amount.pounds if one.amount is not None else None, said(part_said(says, one)), due)

    rows = [
        pairs.Pair(
            council.authority.called,
            said(shares_said(council.shares)),
            side(names[0], council.planned),
            side(names[1], council.delivered),
        )
        for council in councils
    ]
    return _drawn(pairs.draw_pairs)(rows, **words)


def _amount_pairs(rows: Iterable[Any], names: tuple[object, object, object], **words: object) -> Markdown:
    """Draw a budget and its outturn as a pair of bars for each row; the last name is said of what is not known."""
    *sides, missing = map(said, names)

    def side(name: str, amount: Money | None) -> pairs.Side:
        if amount is None:
            return pairs.Side(None, f"{name}: {missing}")
        return pairs.Side(amount.pounds, f"{name} {amount.short()}")

    drawn = [pairs.Pair(row.label, "", side(sides[0], row.budget), side(sides[1], row.came)) for row in rows]
    return _drawn(partial(pairs.draw_pairs, mark_name=""))(drawn, **words)


def _amount_bars(rows: Iterable[tuple[object, Money, object]], **words: object) -> Markdown:
    """Draw amounts above and below nothing, each with what it is in words."""
    return _bars(*(_bar(label, amount, shown, "delivered") for label, amount, shown in rows), **words)


def _segment_rows(rows: Sequence[segments.Row], names: Iterable[object], **words: object) -> Markdown:
    told = {name: said(value) for name, value in words.items()}
    return figure(segments.draw_segments(rows, [said(name) for name in names], **told), told["title"])


_SAYS: tuple[Says, ...] = (*PLANS, "forecast", "delivered")


def _figures_over_time(today: date, lead: Sequence[Row], **words: object) -> Markdown:
    """Draw the newest figures of the sort of a saving's headline, from the year of the first to today."""
    rows = [row.figure for row in lead]
    if len({figure.on for figure in rows}) < 2:
        return Markdown("")
    tones: dict[Says, Any] = {"forecast": "forecast", "delivered": "delivered"}
    series = [
        over_time.Series(
            headed(says, rows[0].what),
            tones.get(says, "promised"),
            tuple(
                over_time.Point(figure.on.first, figure.amount.pounds, figure.amount.short())
                for figure in rows
                if figure.says == says
            ),
        )
        for says in _SAYS
    ]
    first = min(figure.on.year for figure in rows)
    last = max(today.year, max(figure.on.year for figure in rows))
    every = -(-(last - first + 1) // MOST_YEARS)
    years = [(date(year, 1, 1), "" if (year - first) % every else str(year)) for year in range(first, last + 1)]
    told = {name: said(value) for name, value in words.items()}
    drawn = over_time.draw_over_time(
        [one for one in series if one.points],
        start=date(first, 1, 1),
        end=date(last, 12, 31),
        year_labels=years,
        written=lambda pounds: Money(pounds).short(),
        **told,
    )
    return figure(drawn, told["title"])


def _year_columns(years: Sequence[YearSum], missing: str, **words: object) -> Markdown:
    drawn = [
        columns.Column(
            str(year.year),
            year.gained.pounds if year.gained is not None else None,
            year.spent.pounds if year.spent is not None else None,
            year.running.pounds if year.running is not None else None,
            year.gained.short() if year.gained is not None else missing,
            year.spent.short() if year.spent is not None else "",
            year.running.short() if year.running is not None else "",
        )
        for year in years
    ]
    told = {name: said(value) for name, value in words.items()}
    return figure(columns.draw_columns(drawn, **told), told["title"])


def _reading_line(rows: Iterable[ReadingRow], measure: Measured, **words: object) -> Markdown:
    """Draw the results of a measure against the targets of their times."""
    rows = list(rows)
    drawn = [
        readings.Reading(covering(row.period, row.on), row.value.value, row.written, row.met)
        for row in rows
        if row.value is not None
    ]
    told = {name: said(value) for name, value in words.items()}
    target = told.pop("target")
    targets = [
        (first, last, value.value, f"{target} {measured(value, measure)}") for first, last, value in _spans(rows)
    ]

    def written(value: Decimal) -> str:
        return measured(Number(value), measure)

    return figure(readings.draw_readings(drawn, targets=targets, written=written, **told), told["title"])


def _spans(rows: Sequence[ReadingRow]) -> list[tuple[int, int, Number]]:
    """Each target with the first and last result it held for."""
    spans: list[tuple[int, int, Number]] = []
    for number, row in enumerate(rows):
        if row.aim is None:
            continue
        if spans and spans[-1][1] == number - 1 and spans[-1][2] == row.aim:
            spans[-1] = (spans[-1][0], number, row.aim)
        else:
            spans.append((number, number, row.aim))
    return spans

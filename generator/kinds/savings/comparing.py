"""What `diff` says of a saving: each change of its figures once, and how the main figures change."""

from collections.abc import Iterator

from generator.core.differences import list_sentences
from generator.core.kind import Comparing, ViewOf
from generator.core.register import Register
from generator.kinds.savings.headline import headline_of
from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.rows import Row, Sort, sort_of
from generator.kinds.savings.sentences import attributed
from generator.values.date_words import day_in_words
from generator.values.figures import headed

_Key = tuple[str, Sort, frozenset[str]]


def worked_out(old: Saving, new: Saving, before: Ledger, after: Ledger) -> Iterator[str]:
    """Report each change of a saving's figures once: rows that are others now, what is worked out, and the rest."""
    kept = {_published(figure) for figure in new.figures}
    lost = [figure for figure in old.figures if _published(figure) not in kept]
    had = {_published(figure) for figure in old.figures}
    fresh = [figure for figure in new.figures if _published(figure) not in had]
    for figure in lost:
        now = next((one for one in fresh if _published(one)[:-1] == _published(figure)[:-1]), None)
        fresh = [one for one in fresh if one is not now]
        came = f"goes from {figure.amount} to {now.amount}" if now else f"({figure.amount}) is changed or taken out"
        yield (
            f"The figure of {day_in_words(figure.on)} {came}. "
            "Every published figure stays: put it back, and add a new row."
        )
    changed = {sort_of(figure) for figure in lost}
    worked = dict(_newest(before, after))
    for key in [key for key in worked if key[1] not in changed]:
        yield worked[key]
    told = {(key[0], key[1]) for key in worked}
    added = [figure for figure in fresh if (figure.says, sort_of(figure)) not in told]
    rest = [figure for figure in new.figures if _published(figure) in had]
    yield from list_sentences("list of figures", [one for one in old.figures if one not in lost], [*rest, *added])


def _newest(before: Ledger, after: Ledger) -> Iterator[tuple[_Key, str]]:
    """Report each newest figure that differs, of each sort and speaker."""
    old, new = ({_key(row): row for row in ledger.rows if row.newest} for ledger in (before, after))
    for key in dict.fromkeys([*new, *old]):
        first, last = old.get(key), new.get(key)
        if _amount(first) != _amount(last):
            row = last or first
            name = headed(row.figure.says, row.figure.what) if row else ""
            yield key, f"{name}: {_amount(first)} becomes {_amount(last)}."


def _key(row: Row) -> _Key:
    return (row.figure.says, sort_of(row.figure), frozenset(map(str, row.figure.said_by)))


def _published(figure: Figure) -> tuple[object, ...]:
    return (figure.on, figure.says, sort_of(figure), figure.said_by, figure.amount)


def _amount(row: Row | None) -> str:
    return attributed(row.told) if row else "no figure"


def main_figures(register: Register, view_of: ViewOf) -> Iterator[tuple[str, str]]:
    """What the front page begins with."""
    found = headline_of(view_of(entry) for entry in register.current(Saving))
    yield "What the front page says of savings", found.sentence if found and found.sentence else "nothing"


COMPARING = Comparing(frozenset({"figures"}), worked_out, whole=main_figures)
"""What changed in a saving, and in what the front page says of all."""

"""What `diff` says of a saving: each change of its figures once, and what is delivered for every £1 promised."""

from collections.abc import Iterator

from generator.core.differences import list_sentences
from generator.core.kind import Comparing, ViewOf
from generator.core.register import Register
from generator.kinds.savings.headline import headline_of
from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.rows import Row, Sort, sort_of
from generator.kinds.savings.statement import Basis
from generator.values.date_words import day_in_words
from generator.values.years import Period


def worked_out(old: Saving, new: Saving, before: Ledger, after: Ledger) -> Iterator[str]:
    """Tell each change of a saving's figures once: rows that are others now, what is worked out, and the rest."""
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
    worked = dict(_sums(before, after))
    for key in [key for key in worked if key not in changed]:
        yield from worked[key]
    added = [figure for figure in fresh if sort_of(figure) not in worked]
    rest = [figure for figure in new.figures if _published(figure) in had]
    yield from list_sentences("list of figures", [one for one in old.figures if one not in lost], [*rest, *added])


def _sums(before: Ledger, after: Ledger) -> Iterator[tuple[Sort, list[str]]]:
    """Tell each of promised, forecast and delivered that differs, for each period."""
    old, new = (
        {(found.what, found.period, found.basis): found for found in ledger.comparisons} for ledger in (before, after)
    )
    for key in dict.fromkeys([*new, *old]):
        told = []
        for says in ("promised", "forecast", "delivered"):
            first, last = (_amount(getattr(found.get(key), says, None)) for found in (old, new))
            if first != last:
                told.append(f"The {_named(*key)} {says} goes from {first} to {last}.")
        if told:
            yield key, told


def _named(what: str, period: Period, basis: Basis) -> str:
    real = " in real terms" if basis.prices == "real" else ""
    costs = {None: "", True: " after costs", False: " before costs"}[basis.net_of_costs]
    covers = f"{real}{costs}"
    if period.each_year:
        return f"yearly {what}{covers}"
    return f"{what}{covers}, once," if period.one_off else f"{what}{covers} of {period},"


def _published(figure: Figure) -> tuple[object, ...]:
    return (figure.on, figure.says, sort_of(figure), figure.amount)


def _amount(row: Row | None) -> str:
    if row is None:
        return "no figure"
    return f"{row.figure.amount}{' (as reported)' if row.provenance == 'as reported' else ''}"


def for_every_pound(register: Register, view_of: ViewOf) -> Iterator[tuple[str, str]]:
    """What is delivered of what was promised, as the front page begins."""
    found = headline_of(view_of(entry) for entry in register.current(Saving))
    pence = found.said.in_the_pound if found else None
    period = found.said.promised[0].period if found and pence is not None else None
    once = "" if period is None or period.each_year else f" ({period})"
    yield "For every £1 promised, what is delivered", "not told" if pence is None else f"{pence}{once}"


COMPARING = Comparing(frozenset({"figures"}), worked_out, whole=for_every_pound)

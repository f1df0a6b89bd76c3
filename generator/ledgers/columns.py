"""What a figure is of besides its amount and period, as columns of a table for spreadsheets."""

from generator.ledgers.told import Coverage, Told

COVERS = ("said by", "covers", "councils", "services", "from", "prices", "net of costs", "only new")
"""The headings. An empty cell is not in the record."""


def covers(told: Told) -> tuple[object, ...]:
    """The cells of a figure."""
    return ("; ".join(told.speakers) or None, told.covers or None, *covers_besides(told, told.coverage))


def covers_besides(told: Told, coverage: Coverage) -> tuple[object, ...]:
    """The cells without whose it is and which part it covers."""
    names = ("; ".join(told.whom) or None, "; ".join(told.of) or None)
    return (*names, told.since, coverage.prices, coverage.net_of_costs, coverage.new)

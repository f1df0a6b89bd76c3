"""Readings: the results of all measures in one period, as a performance report has them."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from generator.core.part import Id, RefersTo
from generator.results.model import Reporting, Result
from generator.values.dates import PartialDate

MEASURES = "measures"
MeasureId = Annotated[Id, RefersTo(MEASURES)]


def _value_alone(typed: Any) -> Any:
    """Take one value for a result that has no more: `64` for `{value: 64}`."""
    return {"value": typed} if isinstance(typed, str | bool) else typed


OneResult = Annotated[Result, BeforeValidator(_value_alone)]


class Report(Reporting):
    """The results of one period: one file for all measures."""

    called_also: ClassVar[Mapping[str, str]] = {
        "readings": "results,measures,values,figures,data",
        "on": "date,published,publication date,date published,reported on",
    }

    readings: dict[MeasureId, OneResult] = Field(
        description="Each measure’s result, by the measure’s file name: a number alone, or the fields below."
    )

    @property
    def results(self) -> Mapping[str, Result]:
        """Every result, by the id of its measure."""
        return self.readings

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The first and the last day that it covers."""
        span = self.period.span
        return (PartialDate.of(span.first), PartialDate.of(span.last)) if span else ()

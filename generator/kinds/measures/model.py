"""Measures: how the service is doing, again and again."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from generator.core.part import Flag
from generator.results.model import Measured
from generator.values.dates import PartialDate
from generator.values.reasons import Reason


class Measure(Measured):
    """One measure."""

    gaps: ClassVar[Mapping[str, str]] = {
        "target": "No target was set.",
        "readings": "No results were recorded.",
        "split_by_council": "",
        "why_not_split": "",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "readings": "list of results",
        "split_by_council": "results by council",
        "why_not_split": "reason it is not split by council",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "unit": "measured in",
        "out_of": "maximum,max,scale,best score,highest score",
        "better": "polarity,direction,good is",
        "readings": "results,values,data",
        "every_months": "frequency,how often",
        "why_not_split": "reason not split",
    }

    split_by_council: Flag | None = Field(None, description="`false` if the partners chose not to split it by council.")
    why_not_split: Reason | None = Field(None, description="Why they chose so.")

    def asks(self, key: str) -> bool:
        """What is about one council has no split; a reason is asked for where the partners chose not to split it."""
        if key == "split_by_council":
            return len(self.authorities) != 1 and not any(reading.by_authority for reading in self.readings)
        if key == "target":
            return self.better != "neither"
        return key != "why_not_split" or self.split_by_council is False

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The first and the last day of each result, as far as it has any."""
        spans = [reading.period for reading in self.readings if reading.period.span]
        return tuple(PartialDate.of(day) for span in spans for day in (span.first, span.last))

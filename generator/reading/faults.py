"""What is wrong with a file before anyone asks what it says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.core.places import Spot


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a file as text or as YAML: the place, the rule, what is wrong and what to do."""

    spot: Spot
    rule: str
    message: str
    hint: str = ""

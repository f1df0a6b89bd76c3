"""Passives in piles: one is fine, two in a sentence or most of a text leave open who does what."""

import re

_BE = r"(?:is|are|was|were|been|being|be)"
_IRREGULAR = (
    "bought|brought|built|chosen|cut|done|drawn|driven|felt|found|given|gone|grown|heard|held|hidden|kept|known|laid|led|"
    "left|lent|let|lost|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|shut|sold|spent|split|spoken|spread|"
    "taken|taught|thought|thrown|told|understood|undertaken|withdrawn|won|written"
)
_PASSIVE = re.compile(
    rf"\b{_BE}\s+(?:not\s+|also\s+|now\s+|then\s+|still\s+|already\s+|being\s+|\w+ly\s+)?(\w{{2,}}ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)
# These look like passives and describe a state: nobody is left out of the sentence.
_STATES = frozenset(
    re.findall(
        r"\w+",
        """interested concerned based used supposed tired pleased worried involved located qualified experienced limited
        married retired detailed complicated related opposed delighted closed needed left gone met led read set indeed
        overcrowded crowded aged advanced mixed varied red shared""",
    )
)


def passives_in(text: str) -> list[re.Match[str]]:
    """Find the passives of a text, in its order."""
    return [found for found in _PASSIVE.finditer(text) if found[1].casefold() not in _STATES]

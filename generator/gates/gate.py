"""What a gate is, and how it says what it found: as a check does, so that the same reports can show it."""

from dataclasses import dataclass

from generator.core.problems import Problem
from generator.values.rules import Rule, Severity


@dataclass(frozen=True, slots=True)
class Gate(Rule):
    """A rule for a built site. It is not among those of the records: no officer can break it in one file alone."""

    def __post_init__(self) -> None:
        """Stay out of the register of the records' rules."""

    def found(self, file: str, said: str, hint: str, line: int = 1) -> Problem:
        """Say what is wrong in a file of the site."""
        return Problem(file, line, 1, self, said, hint)


PAGE = Gate("site-page", "Every page is whole, and its HTML is well formed.")
LINK = Gate("site-link", "Every link, anchor, picture and redirect within the site leads somewhere.")
GONE = Gate(
    "site-address-gone", "No address that was published disappears, unless it leads on or was taken down on purpose."
)
DATA = Gate("site-data-gone", "A data file that was published stays where it is.", Severity.WARNING)
HEAVY = Gate("site-page-heavy", "No page is heavier than its budget.")
NEARLY_HEAVY = Gate("site-page-heavy", "A page has used most of its budget.", Severity.WARNING)
SEARCH = Gate("site-search", "The search finds pages by the words of their titles.")
UNASKED = Gate("site-search", "The search can be tried.", Severity.WARNING)
HOST = Gate("site-host", "The site keeps within the limits of its host.")
NEARLY_HOST = Gate("site-host", "The site has used most of what its host allows.", Severity.WARNING)

GATES = (PAGE, LINK, GONE, DATA, HEAVY, NEARLY_HEAVY, SEARCH, UNASKED, HOST, NEARLY_HOST)
"""All of them, in the order of `docs/operators/publishing.md`."""

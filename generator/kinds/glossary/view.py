"""What the glossary's page shows besides its words: the letters that they begin with."""

from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.model import Term
from generator.core.register import Register
from generator.kinds.glossary.model import Glossary

MANY = 20
"""From how many words on a list of them has letters that lead into it."""


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """Each letter, or other sign, with the first word that begins with it; none above a short list."""

    letters: tuple[tuple[str, Term], ...]


def view(entry: Entry[Glossary], register: Register) -> GlossaryView:
    """Find the first word of each letter."""
    terms = entry.record.in_order
    first: dict[str, Term] = {}
    for term in terms if len(terms) >= MANY else ():
        first.setdefault(term.term.text[0].upper(), term)
    return GlossaryView(tuple(first.items()))

"""What must be true of glossary beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.glossary.model import Glossary
from generator.values.rules import Finding, Rule

SAME_TERM = Rule("same-term", "The glossary explains each word once.")


def terms_do_not_repeat(entry: Entry[Glossary], register: Register) -> Iterator[Finding]:
    """A word has one meaning here."""
    seen: dict[str, str] = {}
    for number, term in enumerate(entry.record.terms):
        names = [(("terms", number, "term"), str(term.term))]
        names += [(("terms", number, "also", position), str(also)) for position, also in enumerate(term.also)]  # type: ignore[misc]
        for path, name in names:
            if name.casefold() in seen:
                message = f"“{name}” is already explained under “{seen[name.casefold()]}”."
                yield Finding(path, SAME_TERM, message, "Keep one of them.")
            seen.setdefault(name.casefold(), str(term.term))

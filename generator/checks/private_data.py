"""Personal data in the files of a content folder, each finding at its line: an error, unless it may be public.

What may be public is said in partnership.yml: its contact, `privacy: public:`, and single findings with a reason.
UK GDPR, article 5(1)(c): no more personal data than is needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.core.partners import Partnership
from generator.core.places import Spot
from generator.core.problems import Problem
from generator.core.settings import Allowed
from generator.privacy import Seen, leaks_in
from generator.privacy.leak import PHONE_NUMBER, PRIVATE_EMAIL
from generator.reading.record_file import RecordFile
from generator.values.english import lowered
from generator.values.rules import Rule

CONTACTS = (PRIVATE_EMAIL, PHONE_NUMBER)


@dataclass(frozen=True, slots=True)
class Permitted:
    """What may be public: contacts, and single findings with the file that each may be in."""

    contacts: frozenset[str] = frozenset()
    allowed: tuple[Allowed, ...] = ()
    all_contacts: bool = False

    def has(self, rule: Rule, words: str, file: RecordFile) -> bool:
        """Whether a finding was allowed, in this file or in any; the file that allows it names it, too."""
        if self.all_contacts and rule in CONTACTS:
            return True
        here = (f"{file.kind.name}/{file.id}", file.kind.name, "")
        plain = _plain(words)
        return any(
            _plain(str(getattr(one, "words", ""))) == plain
            and (file.kind.name == "partnership" or str(getattr(one, "where", "") or "").removesuffix(".yml") in here)
            for one in self.allowed
        )


def permitted(partnership: Partnership | None, readable: bool) -> Permitted:
    """Return what a partnership lets be public; where its file cannot be read, no contact is said to be private."""
    contact = getattr(partnership, "contact", None)
    email = getattr(contact, "email", None)
    privacy = getattr(partnership, "privacy", None)
    declared = (str(line) for line in getattr(privacy, "public", ()))
    contacts = frozenset((*declared, *((str(email),) if email else ())))
    return Permitted(contacts, tuple(getattr(privacy, "allowed", ())), all_contacts=not readable)


def private_data_in(file: RecordFile, may_stand: Permitted) -> Iterator[Problem]:
    """Find what has no place in a file: in its text, keys, links and comments, and in its name."""
    for leak in leaks_in(file.file, may_stand.contacts):
        if not may_stand.has(leak.rule, leak.words, file):
            told = f"In the file name: {lowered(leak.message)}"
            yield Problem(file.shown, 1, 1, leak.rule, told, "Rename the file.")
    text = "\n".join(file.document.lines)
    starts: list[int] = []
    for leak in leaks_in(text, may_stand.contacts):
        if may_stand.has(leak.rule, leak.words, file):
            continue
        starts = starts or _starts(text)
        line = next(number for number in range(len(starts), 0, -1) if starts[number - 1] <= leak.at)
        spot = Spot(line, leak.at - starts[line - 1] + 1)
        hint = f"{leak.hint} If it may be public, say so under `privacy:` in partnership.yml."
        yield Problem.of(file.shown, spot, replace(leak, hint=hint))


def _starts(text: str) -> list[int]:
    return [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]


def _plain(words: str) -> str:
    return "".join(Seen(words).text.split()).casefold()

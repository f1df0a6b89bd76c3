"""Names of private people: councillors and chief officers are named in public records, others by their role."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from generator.core.entry import Entry
from generator.core.kind import Named
from generator.core.model import Action, Shared
from generator.core.places import Path
from generator.core.register import Register
from generator.core.settings import PERSON_NAMED
from generator.core.walking import all_of
from generator.kinds import people_in, people_named
from generator.values.rules import Finding
from generator.values.words import Line, Prose

_TITLED = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\.?\s+"
_SURNAME = r"(?:(?:Mc|Mac|O['’]|van\s|de\s)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
_PERSON = re.compile(
    rf"\b(?P<title>{_TITLED})?(?P<first>[A-Z][a-z]+|(?<=\s)[A-Z]\.?)(?:\s+[A-Z]\.?(?=\s))?(?P<last>\s+{_SURNAME})?"
)
_PUBLIC_BEFORE = re.compile(
    r"(?:\bCllrs?|\bCouncillors?|\bMayor|\bMP|\bSir|\bDame|\bLord|\bLady|\bBaroness|\bAlderman|\bLeader|\bMinister"
    r"|\bMember|\bof|\bat|\bin|\band\s+Sons|\bSt|\bSaint)\.?,?\s+(?:[A-Z][\w’'-]+(?:,|\s+and)?\s+){0,12}$"
)
LOOK_BACK = 160
"""How many characters before a name an office counts: room for "Councillors" and six names."""
_NO_SURNAME = re.compile(
    r"(?:Road|Street|Avenue|Lane|Close|Square|House|Cent(?:re|er)|Library|Hall|School|College|Park|Gardens|Place|Trust|"
    r"Ltd|Limited|Council|Hospital|Report|Review|Day|Award|Estate|Court|Bridge|Station|Church|University|Foundation|"
    r"Group|Partnership|Committee|Cabinet|Executive|Building|Tower|Way|Hill|Green|Market|Museum|Theatre|Institute|Act|"
    r"And|Borough|City|County|District|Town|Village|Plan|Fund|Scheme|Project|Services?)\b"
)
# A building, a street or an award that is named after somebody: "James Watt House", "the Mary Seacole Trust".
_NAMED_AFTER = re.compile(
    r"(?:\s+[A-Z][\w’'-]+)?\s+(?:Road|Street|Avenue|Lane|Close|Square|House|Cent(?:re|er)|Library|Hall|School|Academy|"
    r"College|Park|Gardens?|Place|Trust|Ltd|Limited|Hospital|Clinic|Surgery|Award|Prize|Estate|Court|Bridge|Station|"
    r"Church|University|Foundation|Charity|Memorial|Building|Block|Tower|Way|Hill|Green|Market|Museum|Gallery|Theatre|"
    r"Institute|Room|Suite|Wing|Ward|Lodge|Arms|Stadium|Arena|Pavilion|Pool|Bequest|Fund|Lecture|Partnership|Depot)\b"
)
_IN_OFFICE = re.compile(
    r"\b(?:councillor|cllr|leader|mayor|cabinet|executive member|lead member|chair|alderman|chief|director|head of|"
    r"monitoring officer|section 151|head of paid service|returning officer|town clerk)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"^(?:Cllr|Councillor|Mayor|Sir|Dame|Lord|Lady|Baroness|Alderman)\b", re.IGNORECASE)


@cache
def first_names() -> frozenset[str]:
    """Return common first names in England; any other name is reported only after a title such as Mrs."""
    return frozenset(files("generator.checks").joinpath("first_names.txt").read_text(encoding="utf-8").split())


def people_are_not_named(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Only councillors and chief officers are named (UK GDPR, article 5(1)(c), data minimisation)."""
    if entry.kind == "partnership":
        return
    found = [(path, name) for path, text in _texts(entry) for name in names_in(text)]
    found += [(one.path, one.name) for one in people_in(entry) if not _in_office(one)]
    # Who may be named is in all the minutes: they are looked through only where somebody is named.
    known = _known(register) if found else frozenset()
    for path, name in found:
        if name.casefold() not in known and not known & _parts(name):
            yield _named(path, name)


def names_in(text: str) -> Iterator[str]:
    """Find what seems to be the names of private people: a title and a name, or a first name and a surname."""
    for found in _PERSON.finditer(text):
        title, first, last = found["title"], found["first"], (found["last"] or "").strip()
        if title is None and (first not in first_names() or not last or _NO_SURNAME.match(last)):
            continue
        if title is None and _NAMED_AFTER.match(text, found.end()):
            continue
        if not _PUBLIC_BEFORE.search(text, max(0, found.start() - LOOK_BACK), found.start()):
            yield " ".join(found.group().split())


def _parts(name: str) -> set[str]:
    return {part for part in (name.casefold().split(maxsplit=1)[-1],) if " " in part}


def _texts(entry: Entry[Shared]) -> Iterator[tuple[Path, str]]:
    for path, prose in all_of(entry.record, Prose):
        yield path, prose.source
    for path, action in all_of(entry.record, Action):
        if action.who is not None:
            yield (*path, "who"), str(action.who)
    owner = getattr(entry.record, "owner", None)
    if isinstance(owner, Line):
        yield ("owner",), str(owner)


def _in_office(person: Named) -> bool:
    return bool(_IN_OFFICE.search(person.role) or _OFFICE.match(person.name))


def _known(register: Register) -> frozenset[str]:
    """Everybody who may be named: those in office in any minutes, and those that the partnership lists."""
    return register.remembered("people in office", _everybody)


def _everybody(register: Register) -> frozenset[str]:
    listed = {str(name).casefold() for name in register.duties.people}
    in_office = (person for person in people_named(register) if _in_office(person))
    return frozenset(listed | {_OFFICE.sub("", person.name).strip().casefold() for person in in_office})


def _named(path: Path, name: str) -> Finding:
    message = f"“{name}” looks like the name of someone who is not a councillor or chief officer."
    hint = "Write the role instead. If they hold office, add the name to `people:` under `duties:` in partnership.yml."
    return Finding(path, PERSON_NAMED, message, hint, words=name)

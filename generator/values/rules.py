"""A rule, and what is found by it: the values that every check, refusal and piece of advice is made of.

A rule is a constant beside the function or the type that finds where it is broken. Whatever is said of a rule
elsewhere (the reference of messages, the page of what is missing, SARIF, the settings) is read off that constant, and
nothing is ever read out of the words of a message.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Generic

from typing_extensions import TypeVar


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning may be on the site, advice never does."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Law:
    """What asks for something, the law or good practice, and the address where it can be read.

    `says` is what it asks in a few words; `in_message` is what officers read instead, where they know it by another
    name than residents.
    """

    name: str
    address: str = ""
    says: str = ""
    in_message: str = ""

    def __str__(self) -> str:
        """Name it as residents read it."""
        return f"{self.name}: {self.says}" if self.says else self.name

    @property
    def source(self) -> str:
        """What is in brackets at the end of a message."""
        return self.in_message or str(self)


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be so, or would be better so: its name, which messages carry, and what it is about, in a sentence.

    `law` asks for it, or one of `other_laws`, which a finding names. A rule that `may_be_off` is one of those that a
    partnership can set not to be asked, and `period` is the key by which it sets how long something may take. Residents
    read of what is `for_residents`, under its `subject`.
    """

    name: str
    about: str
    severity: Severity = Severity.ERROR
    law: Law | None = None
    other_laws: tuple[Law, ...] = ()
    may_be_off: bool = False
    for_residents: bool = False
    subject: str = ""
    period: str = ""

    def __post_init__(self) -> None:
        """Make it known; there is one rule of a name and a severity."""
        key = (self.name, self.severity)
        if key in _KNOWN:
            raise ValueError(f"There are two rules called {self.name}, both {self.severity}.")
        _KNOWN[key] = self

    def __reduce__(self) -> tuple[Any, ...]:
        """Come out of another process as the very same rule."""
        return _known_or_made, tuple(getattr(self, one.name) for one in fields(self))

    @property
    def rank(self) -> int:
        """Its place among others: errors first, advice last."""
        return _RANKS[self.severity]

    @property
    def laws(self) -> tuple[Law, ...]:
        """All that asks for it."""
        return (*((self.law,) if self.law else ()), *self.other_laws)

    @property
    def notes(self) -> tuple[str, ...]:
        """What else is to be known of it, each as a sentence."""
        return (
            *((f"Rules and guidance: {'; '.join(map(str, self.laws))}.",) if self.laws else ()),
            *(("Residents see it on the page “Not in this record”.",) if self.for_residents else ()),
            *((f"`{self.period}` under `duties:` in partnership.yml sets another number.",) * bool(self.period)),
            *((f"To turn it off, write `off: [{self.name}]` under `duties:` in partnership.yml.",) * self.may_be_off),
        )

    def maybe(self, about: str) -> Rule:
        """Make the rule of the same name for what may be right after all, and is only warned of."""
        return replace(self, about=about, severity=Severity.WARNING, for_residents=False)


_KNOWN: dict[tuple[str, Severity], Rule] = {}


def _known_or_made(name: str, about: str, severity: Severity, *rest: Any) -> Rule:
    return _KNOWN.get((name, severity)) or Rule(name, about, severity, *rest)


def known_rules() -> tuple[Rule, ...]:
    """Every rule of the modules that are loaded, errors first, each sort by name."""
    return tuple(sorted(_KNOWN.values(), key=lambda rule: (rule.rank, rule.name)))


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right answer: what is to be written in place of the key or value that a finding is at.

    It is in the same quotes as before, unless it is `bare`. One `of_line` is written in place of the whole line;
    where so many lines are `gone`, they are taken out, with the key and the value that they have. Of a text only the
    `words` are replaced, where there are any: the address in a link.
    """

    instead: str
    bare: bool = False
    of_line: bool = False
    gone: int = 0
    words: str = ""


P = TypeVar("P", default=tuple[str | int, ...])


@dataclass(frozen=True, slots=True)
class Finding(Generic[P]):
    """What is wrong, found by whatever looks: the place, the rule, what is wrong and what to do about it.

    The place is the way to a key or value; `Finding[Spot]` is at a line and a column, `Finding[int]` at a character of
    a text. `words` are the very words that it is about, so that they can be pointed at. `law` is what asks for it where
    that is not the rule's own, `source` the same in other words, and `fix` the one right answer.
    """

    at: P
    rule: Rule
    message: str
    hint: str = ""
    at_key: bool = False
    words: str = ""
    law: Law | None = None
    source: str | None = None
    fix: Fix | None = None

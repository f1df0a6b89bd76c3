"""What a record does not say: left out, none, or not published.

Left out means only that this record does not have it. That is never told as a failing of anybody: it is a name in one
line at the end of a page.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.core.entry import Entry
from generator.core.model import NONE, Part, gaps_of
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.values.english import capital, listed


def not_here(record: Part, register: Register) -> tuple[str, ...]:
    """What residents could expect of a record and it leaves out, each once, as they call it: “the vote”."""
    return tuple(dict.fromkeys(map(register.worded, _left_out(record, register))))


def gaps_of_record(entry: Entry[Any], register: Register) -> tuple[str, ...]:
    """The same of a record with what other records add to it, worked out once for all pages that list its gaps."""
    return register.remembered(f"gaps in {entry.address}", lambda _: not_here(register.whole(entry), register))


def _left_out(part: Part, register: Register) -> Iterator[str]:
    gaps, specs = gaps_of(type(part)), spec_of(type(part))
    if part.asked_of_councils and not any(
        map(register.is_council, register.owners(part, None) or register.authorities)
    ):
        gaps = {key: said for key, said in gaps.items() if key not in part.asked_of_councils}
    for name, info in type(part).model_fields.items():
        key = info.alias or name
        value = getattr(part, name)
        if value in (None, (), {}) and key in gaps and key not in part.absent and part.asks(key):
            yield f"the {specs[key].in_words.removeprefix('list of ')}"
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _left_out(inner, register)


def gaps_called(register: Register) -> str:
    """How a list of gaps begins: who keeps a record from outside can only say what was not found."""
    return "We have not found" if register.partnership.run_by else "Not in this record"


def unknown(what: str, register: Register) -> str:
    """Say in a sentence that something is not known here, and nothing about anybody who may have published it."""
    return f"We have not found {what}." if register.partnership.run_by else f"{capital(what)} is not in this record."


def said_absent(part: Part, key: str, councils: Sequence[str]) -> str:
    """What a page says in place of a value: that there was none, or that these councils do not publish it.

    Empty where the key is simply left out. No councils stand for all of them.
    """
    word = part.absent.get(key)
    if word is None:
        return ""
    if word == NONE:
        return gaps_of(type(part))[key]
    if not councils:
        return "The councils do not publish this."
    return f"{listed(councils, 'and')} {'does' if len(councils) == 1 else 'do'} not publish this."

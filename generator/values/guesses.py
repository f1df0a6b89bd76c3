"""What somebody most likely meant who typed a word that the format does not know; nothing where that is unsure.

Two things are known of a word: what councils write for it, which is beside each field as `SaidAs`, and how it is
spelled. A guess by spelling fixes slips of the fingers. It never takes a word for one of another meaning: where a
negation, a number, the start of a word or a short word differs, there is no guess.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.values.words import good_id
from generator.values.wrong import plainer

LONGEST = 80
"""What is longer is a sentence, and no word that was misspelled."""

_LONG = 9
_DIGIT = re.compile("[0-9]")
_NEGATIONS = ("un", "non", "in", "im", "ir", "il", "dis", "mis", "de", "no", "over", "under")
_DENYING = frozenset(("not", "no", "non", "un", "dis", "never", "without", "nor", "neither"))
_BODY = r"(?:full |joint )?(?:council|cabinet|committee|executive|board|leader|mayor|members|officers?|chair|all)"
_BEFORE = re.compile(r"^(?:(?:was|were|is|are|been|has|have|had|the|it|item|decision|formally|unanimously|duly|all) )+")
_AFTER = re.compile(
    r" (?:unanimously|by (?:a )?majority(?: vote)?|nem con|by consensus|in full|as recommended|as proposed"
    rf"|(?:by|at) (?:the )?{_BODY}|(?:by )?[0-9]+ (?:votes? )?to [0-9]+)$"
)


@dataclass(frozen=True, eq=False)
class SaidAs:
    """Marks a field: what councils write for each of its choices, as `{"agreed": "approved, adopted"}`.

    Under the empty word stand those that look like a choice, or like one of these words, and mean none of them.
    """

    words: Mapping[str, str]

    @cached_property
    def meanings(self) -> dict[str, str]:
        """Each word with the choice that it stands for; an empty one where there is none."""
        return {
            folded(phrase): choice for choice, phrases in self.words.items() for phrase in phrases.split(",") if phrase
        }


def folded(text: str) -> str:
    """Leave out of a word what does not change it: capitals, hyphens, full stops, quotes."""
    return re.sub(r"[\s_.,;:!/()-]+", " ", plainer(text).casefold().replace("&", " and ")).strip()


def choice_meant(typed: str, choices: Iterable[str], said_as: SaidAs | None = None) -> str | None:
    """Find the choice that was meant by another word."""
    if len(typed) > LONGEST:
        return None
    meanings = dict(said_as.meanings) if said_as else {}
    meanings |= {folded(choice): choice for choice in choices}
    joined = {known.replace(" ", ""): known for known in meanings}
    for words in _without_frame(folded(typed)):
        if words in meanings:
            return meanings[words] or None
        whole = words.replace(" ", "")
        if whole in joined and not _DENYING & {*words.split()}:
            return meanings[joined[whole]] or None
        meant = {meanings[one] for one in _nearest(words, [one for one, choice in meanings.items() if choice], 5)}
        if meant:
            return meant.pop() if len(meant) == 1 else None
    return None


def _without_frame(words: str) -> Iterator[str]:
    """A phrase, and what is left of it without words that change nothing: `was agreed by Cabinet`."""
    yield words
    short = _BEFORE.sub("", words)
    while (shorter := _AFTER.sub("", short)) != short:
        short = shorter
    if short != words:
        yield short


def spelled_like(typed: str, known: Iterable[str], least: int = 5) -> str | None:
    """Find the one known name that is typed with a slip or two; None where there is none, or more than one.

    Words of fewer than `least` letters have no slips in them: too many others are as near.
    """
    best = _nearest(typed, known, least)
    return best[0] if len(best) == 1 else None


def _nearest(typed: str, known: Iterable[str], least: int) -> list[str]:
    """All the known names that are typed with the fewest slips."""
    wanted, found = folded(typed[: LONGEST + 1]).split(), dict[str, int]()
    for name in known:
        slips = _slips_in(wanted, folded(name).split(), least)
        if slips is not None:
            found[name] = slips
    least_slips = min(found.values(), default=0)
    return [name for name, slips in found.items() if slips == least_slips]


def _slips_in(typed: list[str], known: list[str], least: int) -> int | None:
    """Count the slips between two names word by word; None where one is not the other."""
    if len(typed) != len(known):
        return None
    slips = [_slips(one, other, least) for one, other in zip(typed, known, strict=True)]
    return None if None in slips else sum(slip for slip in slips if slip is not None)


def _slips(typed: str, known: str, least: int) -> int | None:
    if typed == known:
        return 0
    if typed[:1] != known[0] or not typed.isalnum() or _DIGIT.findall(typed) != _DIGIT.findall(known):
        return None
    if any(typed.startswith(sign) and (not known.startswith(sign) or typed == sign + known) for sign in _NEGATIONS):
        return None
    if _stem(typed) == _stem(known):
        return 1
    most = 0 if len(known) < least else 2 if len(known) >= _LONG else 1
    apart = _distance(typed, known)
    return apart if apart <= most else None


def _stem(word: str) -> str:
    """A word without the ending of its plural."""
    return re.sub(r"ies$", "y", word) if word.endswith("ies") else re.sub(r"(?<=[^s])s$", "", word)


def _distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or in each other's place; 3 stands for more than 2."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at] + [0] * len(other)
        for there, wanted in enumerate(other, 1):
            row[there] = min(before[there] + 1, row[there - 1] + 1, before[there - 1] + (letter != wanted))
            if at > 1 and there > 1 and letter == other[there - 2] and one[at - 2] == wanted:
                row[there] = min(row[there], earlier[there - 2] + 1)
    return min(row[-1], 3)


_NUMBERED = re.compile(r"[0-9]+")
_TURNED = frozenset(
    ("not", "no", "non", "un", "never", "without", "against", "anti", "refused", "rejected", "withdrawn", "cancelled")
)


def id_meant(typed: str, known: Iterable[str]) -> str | None:
    """Find the id that was meant: one with a slip in it, or the only one that has all of its words.

    The typed text is an id already. A word that turns a meaning round is never passed over, nor a number that differs.
    """
    names = list(known)
    if typed in names:
        return typed
    near = spelled_like(typed.replace("-", " "), names)
    if near is not None or len(typed) > LONGEST:
        return near
    words = typed.split("-")
    longer = [name for name in names if _only_lacks(words, name.split("-"))]
    return longer[0] if len(longer) == 1 else None


def council_meant(name: str, known: Iterable[str]) -> str | None:
    """Find the council that a file was to be named after: `ashmere` of `Ashmere plan`."""
    names, typed = list(known), good_id(name) or name
    return id_meant(typed, names) or next((one for one in names if typed.startswith(f"{one}-")), None)


def _only_lacks(words: list[str], longer: list[str]) -> bool:
    """Whether a shorter id has the words of a longer one in their order, and lacks its date or one of its words."""
    rest = iter(longer)
    if not all(word in rest for word in words) or not any(word.isalpha() for word in words):
        return False
    left = list(longer)
    for word in words:
        left.remove(word)
    spoken = [word for word in left if not _NUMBERED.fullmatch(word)]
    return len(spoken) <= 1 < len(words) and not _TURNED & {*spoken}


def of_other_numbers(typed: str, known: Iterable[str]) -> list[str]:
    """Find the ids that are the same but for their date or another number: to be looked at, none is meant."""
    bare = _NUMBERED.sub("", typed)
    return [name for name in known if _NUMBERED.sub("", name) == bare] if re.search("[a-z]", bare) else []


def nearly(typed: str, meant: str, known: Iterable[str]) -> bool:
    """Whether a word is off by its capitals, its spaces or one letter, and no other known word is as near."""
    plain = plainer(typed)
    alike = [word for word in known if _same_letters(word) == _same_letters(plain)]
    if not alike and len(meant) >= 4:
        alike = [word for word in known if one_letter_off(word, plain)]
    return alike == [meant]


def _same_letters(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word.casefold()).strip()


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another one, one more or less, or two neighbours that changed places."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((number for number, letter in enumerate(one) if letter != other[number]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]

"""What residents type for what officers write: the words that a page is found by although they do not be on it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.search.spellings import other_spellings

_ABBREVIATION = re.compile(r"(?<![\w&'’-])[A-Z]{2,5}(?![\w'’-])")
_ADDRESS = re.compile(r"\]\([^()]*\)|<[^<>]*>")


def _folded(text: str) -> str:
    """A text in which a word is found that is the same but for its case, as an expression would find it."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


def _written(words: Iterable[str]) -> re.Pattern[str]:
    parts = [re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


# A letter to those who are named, not one about a certain page, which most pages lead to.
_LETTER = re.compile(r"\]\(mailto:[^()?]+\)")
_SMALL = re.compile(r"(?<!\S)[A-Za-z][a-z]?(?!\S)")


@dataclass(frozen=True, slots=True)
class Group:
    """One thing in several words: those that a page may use of it, and those that are only typed."""

    written: re.Pattern[str]
    used: tuple[str, ...]
    typed: tuple[str, ...] = ()


class Vocabulary:
    """Words for one thing, and forms of one word, out of one or more files such as `everyday_words.yml`."""

    def __init__(self, files: Iterable[Mapping[str, Any]]) -> None:
        files = tuple(files)
        self._groups = [
            Group(_written(group["used"]), tuple(group["used"]), tuple(group.get("typed", ())))
            for file in files
            for group in file.get("groups", ())
        ]
        self._forms = [Group(_written(forms), tuple(forms)) for file in files for forms in file.get("forms", ())]

    def everyday_words(self, text: str) -> set[str]:
        """All words for what a text speaks of, in any of them."""
        return {word for group in self._groups if group.written.search(text) for word in group.used}

    def typed_words(self, text: str) -> set[str]:
        """What else residents type who look for what a text speaks of."""
        return {word for group in self._groups if group.written.search(text) for word in group.typed}

    def abbreviations_for(self, text: str) -> set[str]:
        """The abbreviations for what a text itself abbreviates: whoever writes ICT is found by IT as well."""
        return {word for word in self.everyday_words(" ".join(abbreviations_in(text))) if word.isupper()}

    def other_forms(self, markdown: str) -> set[str]:
        """Other forms of what a text has."""
        folded = _folded(markdown)  # Most words are not there at all, which takes far less to see.
        there = (forms for forms in self._forms if any(_folded(word) in folded for word in forms.used))
        return {word for forms in there if forms.written.search(markdown) for word in forms.used}


def has_a_letter(markdown: str) -> bool:
    """Whether a text says who to write to."""
    return bool(_LETTER.search(markdown))


def spellings_in(markdown: str) -> set[str]:
    """The abbreviations in a text, and what it writes otherwise than a search asks for it."""
    text = _ADDRESS.sub("]", markdown)
    return set(_ABBREVIATION.findall(text)) | other_spellings(text)


def without_small_words(words: str) -> str:
    """Leave out words of one or two letters but for abbreviations: "it" in the name of a kind is not IT."""
    return " ".join(_SMALL.sub("", words).split())


def abbreviations_in(markdown: str) -> set[str]:
    """The abbreviations in a text: words of two to five capitals, which are found where small words are not."""
    return set(_ABBREVIATION.findall(_ADDRESS.sub("]", markdown)))

"""What councils and bodies are called: in a sentence, and by the people who live there."""

import re
from collections import Counter
from collections.abc import Iterable

from generator.values.english import capital

_THING = re.compile(
    r"\b(?:(?:sub-?)?committee|board|cabinet|executive|panel|group|authority|commission(?:er)?|forum|partnership|"
    r"assembly|conference|team|service|trust|meeting|office|consortium|alliance|federation|corporation|company|"
    r"leader|mayor)\b"
    r"|^(?:(?:royal|london|metropolitan)\s+)*(?:borough|city|county|district|isles?|vale|forest)\s+(?:and\s+\w+\s+)?of\b",
    re.IGNORECASE,
)
_BY_ITSELF = re.compile(r"^the\s|\b(?:council|ltd|limited|plc|llp|cic)\.?$", re.IGNORECASE)


def with_article(name: object) -> str:
    """Name a council or a body as it is within a sentence: the Joint Committee, but Camden and London Councils."""
    words = str(name)
    if not (thing := _THING.search(words)) or words.lower().startswith("the "):
        return words
    # Of a group of a council, the group has the article; a council has none.
    return f"the {words}" if words.startswith(" of ", thing.end()) or not _BY_ITSELF.search(words) else words


_PAPER = re.compile(
    r"\b(?:advertiser|argus|bulletin|chronicle|citizen|courier|echo|examiner|express|gazette|guardian|herald|"
    r"independent|journal|mail|mercury|messenger|mirror|observer|post|press|record|recorder|reporter|sentinel|"
    r"standard|star|sun|telegraph|times|tribune)$",
    re.IGNORECASE,
)
_INITIALS = frozenset({"BBC", "CMA", "CQC", "LGA", "NAO", "OBR", "ONS"})
"""Those that are said letter by letter and with an article; most initials are said without: CIPFA, KPMG, Ofsted."""


def paper_with_article(name: object) -> str:
    """Name who published something as it is within a sentence: the Islington Gazette, but PublicTechnology."""
    words = str(name)
    said = words in _INITIALS or (_PAPER.search(words) and not _BY_ITSELF.search(words))
    return f"the {words}" if said else with_article(words)


def sentence_start(name: object) -> str:
    """Name a council or a body at the start of a sentence: The Joint Committee, Camden."""
    return capital(with_article(name))


_RANKS = r"(?:city|county|borough|district|metropolitan|london|royal|town|parish|community|islands)"
_RANK = re.compile(rf"{_RANKS}|and|&", re.IGNORECASE)
_COUNCIL_OF = re.compile(rf"^(?:{_RANKS}\s)*council\sof\s(?:the\s)?", re.IGNORECASE)
_RANK_OF = re.compile(rf"^{_RANKS}(?:\s(?:(?:and|&)\s)?{_RANKS})*\sof\s(?:the\s)?", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:police|fire|combined|authority|commissioner|service|trust|ltd|limited)\b", re.IGNORECASE)
_CITY = "City of London"
"""The one whose rank is its name: without it, it would be all of London."""


def short_name(council: str) -> str:
    """Call a council as people do: the London Borough of Camden is Camden. What is not a council keeps its name."""
    name = re.sub(r"^the\s", "", " ".join(council.split()), flags=re.IGNORECASE)
    if name.casefold().removesuffix(" corporation") == _CITY.casefold():
        return _CITY
    without = _COUNCIL_OF.sub("", _without_council(name))
    # A police force of a city is no council, and is called by its whole name.
    return name if _OTHER.search(name) else _RANK_OF.sub("", without) or council


def _without_council(name: str) -> str:
    """Leave out the word council at the end of a name, and the ranks before it: City and District Council."""
    words = name.split()
    if len(words) > 1 and words[-1].casefold() == "council":
        words.pop()
        while len(words) > 1 and _RANK.fullmatch(words[-1]):
            words.pop()
    return " ".join(words)


_COUNCIL = re.compile(r"\b([Cc])ouncil(?=s?\b)(?! tax)")
_AMONG = re.compile(
    r"\b(?P<before>(?i:the|all|any|each|every|both|no|one|a|other|another|host|lead|by|of|between|which)\s)"
    r"council(?=s?\b)(?!s? (?:tax|house|housing|home))"
)


def as_partners(words: str) -> str:
    """Our own words, with partners in place of councils."""
    return _COUNCIL.sub(lambda found: "Partner" if found[1] == "C" else "partner", words)


def as_partners_among(words: str) -> str:
    """Words of ours with an officer's among them: only where council stands as we write it, as in “each council”."""
    return _AMONG.sub(r"\g<before>partner", words)


def short_names(councils: Iterable[str]) -> list[str]:
    """Call several councils as people do; where that would be the same for two, each keeps its whole name."""
    full = list(councils)
    short = [short_name(council) for council in full]
    often = Counter(name.casefold() for name in short)
    return [one if often[one.casefold()] == 1 else whole for one, whole in zip(short, full, strict=True)]

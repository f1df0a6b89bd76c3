"""What councils and bodies are called: in a sentence, and by the people who live there."""

from __future__ import annotations

import re

_THING = re.compile(
    r"\b(?:(?:sub-?)?committee|board|cabinet|executive|panel|group|authority|commission(?:er)?|forum|partnership|"
    r"assembly|conference|team|service|trust|meeting|office|consortium|alliance|federation|corporation|company|"
    r"leader|mayor)\b"
    r"|^(?:(?:royal|london|metropolitan)\s+)*(?:borough|city|county|district|isles?|vale|forest)\s+(?:and\s+\w+\s+)?of\b",
    re.IGNORECASE,
)
_BY_ITSELF = re.compile(r"^the\s|\b(?:council|ltd|limited|plc|llp|cic)\.?$", re.IGNORECASE)


def with_article(name: object) -> str:
    """Name a council or a body as it stands within a sentence: the Joint Committee, but Camden and London Councils."""
    words = str(name)
    return f"the {words}" if _THING.search(words) and not _BY_ITSELF.search(words) else words

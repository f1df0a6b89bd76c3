"""What time of day was probably meant by what is none in the format: the hint for the officer who typed it."""

import re

from generator.values.wrong import Cure, if_not_known, plainer, write

_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s*([ap]m)")
_LOOSE_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.h ]?([0-5][0-9])(?::[0-9]{2})?")
_SURE_TIME = re.compile(
    r"(?:0[0-9]|1[0-9]|2[0-3])[.:h ]?[0-5][0-9](?::00)?(?: ?(?:hrs?|hours))?"
    r"|(?:[1-9]|1[01])(?:[:.][0-5][0-9])?\s*(?:[ap]m|[ap]\.m\.?)|noon|midday",
    re.IGNORECASE,
)
"""Times that are only written in another way; `7.30` may be the evening."""
_NAMED = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00", "midnight": "00:00"}


def time_hint(typed: str) -> str | Cure:
    """Offer the time that was meant; both of them where it may be the morning's or the evening's."""
    sure = bool(_SURE_TIME.fullmatch(plainer(typed)))
    plain = plainer(typed, 40).removeprefix("at ").rstrip(" .,;").lower()
    plain = re.sub(r"\s?(?:hrs?|hours|o'?clock)$", "", re.sub(r"\b([ap])\. ?m\b", r"\1m", plain))
    if unknown := if_not_known(typed):
        return unknown
    found = _HOUR.fullmatch(plain)
    if found and int(found[1]) == 12 and not found[2]:
        return "Write `12:00` for midday, or `00:00` for midnight."
    if found and (1 <= int(found[1]) <= 12 or (found[3] == "pm" and 13 <= int(found[1]) <= 23)):
        hour = int(found[1]) % 12 + 12 * (found[3] == "pm")
        return write(f"{hour:02}:{found[2] or '00'}", sure)
    loose = _LOOSE_TIME.fullmatch(plain)
    if loose:
        hour = int(loose[1])
        if 1 <= hour <= 11 and loose[1] not in ("10", "11") and not loose[1].startswith("0"):
            return f"Write `{hour:02}:{loose[2]}` for the morning, or `{hour + 12}:{loose[2]}` for the evening."
        return write(f"{hour:02}:{loose[2]}", sure)
    if re.search(r"[0-9]\s?(?:am|pm)?\s?(?:-|to|until)\s?[0-9]", plain):
        return "Write only the start time, such as 19:30."
    known = _NAMED.get(plain)
    return write(known, sure) if known else "Write a time such as 19:30, from 00:00 to 23:59."

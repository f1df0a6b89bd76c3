"""Why something is so: prose that says it, and not that nobody does."""

from __future__ import annotations

from typing import Self

from generator.values.rules import Rule
from generator.values.words import Prose
from generator.values.wrong import WRONG_TYPE, is_not_known, plainer, shown, write, wrong

NOT_A_REASON = Rule("not-a-reason", "A reason says why, not that there is none.")

_NO_REASON = frozenset(
    ("none", "nil", "no", "yes", "no reason", "no reasons", "no reason given", "no reasons given", "none stated")
    + ("reason", "reasons", "the reasons", "various", "various reasons", "not required", "not needed", "as stated")
    + ("as discussed", "as agreed", "as recommended", "as set out above", "as stated above", "as before", "same")
    + ("the same", "same as above", "same reason", "self-explanatory", "because", "other", "ok", "noted", "to do")
)


class Reason(Prose):
    """The reason for something, in a few words at least."""

    __slots__ = ()

    @classmethod
    def read(cls, source: str) -> Self:
        """Read text, refusing what people type into a cell that must not be empty."""
        reason = super().read(source)
        if len(source) <= 40 and (
            is_not_known(source) or plainer(source).casefold().strip(" .,;:!-()[]") in _NO_REASON
        ):
            message = f"{shown(source)} is not a reason."
            hint = "Write why, in plain words. If you do not have the reason and the field is optional, leave it out."
            raise wrong(NOT_A_REASON, message, hint)
        return reason


class TrueOrWhy(Reason):
    """That something is so: `true`, or the reason where it is known."""

    __slots__ = ()

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `true`, or a reason."""
        if value is False:
            raise wrong(WRONG_TYPE, "Write `true` or the reason here, not `false`.", "Delete this line.")
        return cls(_TRUE) if value is True else super().parse(value)

    @classmethod
    def read(cls, source: str) -> Self:
        """Read a reason; in the data that we write, `true` is a word."""
        if source.strip().casefold() in ("yes", "y"):
            raise wrong(WRONG_TYPE, f"{shown(source)} is neither `true` nor a reason.", write(_TRUE, sure=True))
        return cls(_TRUE) if source == _TRUE else super().read(source)

    @property
    def why(self) -> TrueOrWhy | None:
        """The reason, where it is known."""
        return None if self.source == _TRUE else self


_TRUE = "true"

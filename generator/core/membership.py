"""Membership: which councils were in the partnership when. Anything that counts or lists councils uses this."""

from collections.abc import Iterable, Sequence
from datetime import date

from generator.core.authorities import Authority, Span
from generator.core.partners import Service
from generator.values.dates import PartialDate


def within(span: Span, first: date, last: date) -> bool:
    """Whether a time has any day from one to another; an end that is not given is open."""
    start, end = span
    return not (start and start.named_first > last) and not (end and end.named_last < first)


def sharing_during(
    service: Service, days: Iterable[PartialDate | date], *, nearest: bool = False
) -> frozenset[str] | None:
    """The ids of those that shared a service at any time on these days; None where it does not say, so all partners.

    Of days before anyone shared it, or after all had stopped, `nearest` takes those who were the first to, or the last.
    """
    if not service.shared:
        return None
    spans = [(day, day) if isinstance(day, date) else (day.named_first, day.named_last) for day in days]
    first = min((span[0] for span in spans), default=date.min)
    last = max((span[1] for span in spans), default=date.max)
    if nearest and all(one.since for one in service.shared):
        last = max(last, min(one.since.named_first for one in service.shared if one.since))
    if nearest and all(one.until for one in service.shared):
        first = min(first, max(one.until.named_last for one in service.shared if one.until))
    return frozenset(one.authority for one in service.shared if within((one.since, one.until), first, last))


def members_during(authorities: Sequence[Authority], days: Iterable[PartialDate | date]) -> tuple[str, ...]:
    """The ids of those that were in at any time from the first of the days to the last; without days, all of them.

    A day that is not fully known is taken as any of those that are named. What was before anyone had joined is about
    those who joined first, and what was after all had left about those who left last: they founded it and saw its end.
    Who withdrew from the plans was never in.
    """
    authorities = [authority for authority in authorities if not authority.withdrew]
    spans = [(day, day) if isinstance(day, date) else (day.named_first, day.named_last) for day in days]
    if not spans:
        return tuple(authority.id for authority in authorities)
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    joined = [authority.joined.named_first for authority in authorities if authority.joined]
    left = [authority.last_day.named_last for authority in authorities if authority.last_day]
    if len(joined) == len(authorities):
        last = max(last, min(joined))
    if len(left) == len(authorities):
        first = min(first, max(left))
    return tuple(
        authority.id for authority in authorities if any(within(stay, first, last) for stay in authority.stays)
    )

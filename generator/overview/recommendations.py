"""What reviews by auditors and others recommended: all of it, what one council was asked, what is about a record."""

from typing import Any

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.register import Register
from generator.overview.known_kinds import Recommended, Review

ABOUT = ("recommendations.risks", "recommendations.decisions")
"""The keys in which a recommendation names what it is about."""


def all_recommended(register: Register, view_of: ViewOf) -> tuple[Recommended, ...]:
    """Every recommendation, the newest review first."""
    reviews = sorted(register.current(Review), key=lambda entry: entry.record.date.sort_key, reverse=True)
    return tuple(one for entry in reviews for one in view_of(entry).recommended)


def made_to(authority: Authority, register: Register, view_of: ViewOf) -> tuple[Recommended, ...]:
    """Those that were made to a council, the newest first."""
    return tuple(one for one in all_recommended(register, view_of) if authority in one.councils)


def recommended_about(entry: Entry[Any], register: Register, view_of: ViewOf) -> tuple[Recommended, ...]:
    """Those that name a risk or a decision, in the order of the reviews."""
    reviews = {link.source.address: link.source for link in register.links_to(entry.address, *ABOUT)}
    return tuple(
        one
        for review in reviews.values()
        if not review.record.withdrawn
        for one in view_of(review).recommended
        if entry.address in one.about
    )

"""Contacts that the partnership declared are allowed, in any spelling of theirs and of the text's."""

from __future__ import annotations

import pytest

from generator.privacy import leaks_in
from generator.privacy.public import plain_address, plain_number


def rules(text: str, *public: str) -> list[str]:
    """The rules that a text breaks where these contacts are public."""
    return [leak.rule.name for leak in leaks_in(text, frozenset(public))]


@pytest.mark.parametrize(
    "declared",
    [
        "tom.baker@camden.gov.uk",
        "Tom.Baker@Camden.gov.uk",
        "mailto:tom.baker@camden.gov.uk",
        "Tom Baker <tom.baker@camden.gov.uk>",
        "@camden.gov.uk",
        "tom.baker [at] camden [dot] gov [dot] uk",
    ],
)
@pytest.mark.parametrize(
    "written",
    [
        "tom.baker@camden.gov.uk",
        "Write to TOM.BAKER@camden.gov.uk.",
        "?to=tom.baker%40camden.gov.uk&x=1",
        "tom.baker (at) camden (dot) gov (dot) uk",
        "tom dot baker at camden dot gov dot uk",
        "mailto:tom.baker@camden.gov.uk",
        "minutes-tom.baker@camden.gov.uk.yml",
    ],
)
def test_a_declared_address_is_allowed_in_any_spelling(declared: str, written: str) -> None:
    """Capitals, links, encodings and addresses written out are one and the same."""
    assert rules(written) == ["private-email"]
    assert rules(written, declared) == []


def test_another_address_of_the_same_body_is_still_told() -> None:
    """One declared address or domain allows no other."""
    assert rules("rolf.lund@camden.gov.uk", "tom.baker@camden.gov.uk") == ["private-email"]
    assert rules("rolf.lund@camden.gov.uk.made-up.com", "@camden.gov.uk") == ["private-email"]
    assert rules("rolf.lund@notcamden.gov.uk", "@camden.gov.uk") == ["private-email"]


@pytest.mark.parametrize(
    "declared", ["020 7946 0123", "+44 20 7946 0123", "+44 (0)20 7946 0123", "00442079460123", "tel:+44-20-7946-0123"]
)
@pytest.mark.parametrize(
    "written",
    ["020 7946 0123", "(020) 7946 0123", "+442079460123", "0044 (0)20 7946 0123", "02079460123", "020 7946 0123 ext 4"],
)
def test_a_declared_number_is_allowed_in_any_spelling(declared: str, written: str) -> None:
    """Spaces, brackets, prefixes and extensions make no difference."""
    assert rules("Ring " + written) == ["phone-number"]
    assert rules("Ring " + written, declared) == []


def test_a_number_from_abroad_can_be_declared() -> None:
    """A number with the code of another country is compared as well."""
    assert rules("Ring +33 1 23 45 67 89") == ["phone-number"]
    assert rules("Ring +33 1 23 45 67 89", "0033 123456789") == []
    assert rules("Ring +33 1 23 45 67 89", "020 7946 0123") == ["phone-number"]


def test_what_is_no_contact_allows_nothing() -> None:
    """An empty or senseless declaration does not switch a rule off."""
    assert rules("jane.doe@gmail.com or 07700 900123", "", "@", "no contact") == ["private-email", "phone-number"]


def test_plain_spellings() -> None:
    """The one spelling in which contacts are compared."""
    assert plain_address("Jane%2EDoe%40Gmail.com") == "jane.doe@gmail.com"
    assert plain_number("+44 (0)7700 900 123 x12") == "07700900123"
    assert plain_number("O7700 900123") == "07700900123"
    assert plain_number("Telephone: 07700 900123") == "07700900123"

"""What each rule lets pass and what it does not, where the difference is small."""

from __future__ import annotations

import pytest

from generator.privacy import leaks_in
from generator.privacy.leak import SIGNATURE
from generator.values.rules import Finding


def found(text: str) -> list[tuple[str, str]]:
    """The rule and the words of each leak."""
    return [(leak.rule.name, leak.words) for leak in leaks_in(text)]


def test_leaks_come_in_the_order_of_the_text() -> None:
    """Not in the order of the rules."""
    text = "DOB 03/03/1961, 07700 900123, jane@gmail.com, AA123456C, 20-32-53 12345678"
    assert [leak.rule.name for leak in leaks_in(text)] == [
        "birth-date",
        "phone-number",
        "private-email",
        "national-insurance",
        "bank-details",
    ]


def test_the_words_are_those_of_the_text() -> None:
    """An address over two lines keeps its line end."""
    text = "Objection by Mr Doe, 14 Acacia Road,\nLondon NW1 2DB."
    assert next(leaks_in(text)).words == "14 Acacia Road,\nLondon NW1 2DB"


def test_a_leak_does_not_change() -> None:
    """It can be kept and compared."""
    leak = Finding(0, SIGNATURE, "This looks like a.", "Do b.", words="a")
    with pytest.raises(AttributeError):
        leak.at = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        "enquiries@camden.gov.uk",
        "committee.services2@islington.gov.uk",
        "foi@met.police.uk",
        "camden.planning@camden.gov.uk",
    ],
)
def test_an_address_of_a_role_at_a_public_body_is_public(text: str) -> None:
    """It names a task, and so needs no declaration."""
    assert found(text) == []


@pytest.mark.parametrize("text", ["enquiries@made-up-firm.co.uk", "j.planning@camden.gov.uk", "smith@camden.gov.uk"])
def test_a_role_elsewhere_or_a_name_is_not(text: str) -> None:
    """A firm's address must be declared, and a person's work address too."""
    assert found(text) == [("private-email", text)]


@pytest.mark.parametrize(
    "prefix", ["DA", "FA", "IA", "QA", "UA", "VA", "AD", "AO", "BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]
)
def test_prefixes_that_are_never_given_out(prefix: str) -> None:
    """Such a number is a reference or an example."""
    assert found(f"{prefix}123456C") == []


def test_check_digits_are_checked() -> None:
    """One wrong digit, and it is no account and no card."""
    assert found("GB29 NWBK 6016 1331 9268 19 for the hall") == [("bank-details", "GB29 NWBK 6016 1331 9268 19")]
    assert found("GB29 NWBK 6016 1331 9268 18") == []
    assert found("4111 1111 1111 1111") == [("bank-details", "4111 1111 1111 1111")]
    assert found("4111 1111 1111 1112") == []


def test_a_date_is_a_sort_code_only_if_it_is_called_so() -> None:
    """12-03-24 is a day unless the text says otherwise."""
    assert found("On 12-03-24, 12345678 kWh were used") == []
    assert found("sort code 12-03-24, 12345678") != []


def test_where_somebody_lives_is_told_even_near_an_office() -> None:
    """The word for an office excuses no home."""
    assert found("Town Hall officers visited him; he lives at 14 Acacia Road.") == [("home-address", "14 Acacia Road")]


def test_a_number_in_a_link_is_an_id_unless_it_is_called_a_number() -> None:
    """Links are full of long ids."""
    assert found("https://x.example/doc/02079460123") == []
    assert found("https://x.example/?tel=02079460123") == [("phone-number", "02079460123")]


def test_a_year_after_a_number_is_not_part_of_it() -> None:
    """The number ends where it can be dialled."""
    assert found("020 7946 0123 2024") == [("phone-number", "020 7946 0123")]


def test_many_leaks_do_not_take_long() -> None:
    """A pasted list of addresses is reported whole."""
    assert len(list(leaks_in("jane@gmail.com " * 3000))) == 3000

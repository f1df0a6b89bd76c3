"""What councils and bodies are called within a sentence."""

from __future__ import annotations

import pytest

from generator.values.names import with_article


@pytest.mark.parametrize(
    "name",
    [
        "Joint Committee",
        "Shared Digital Joint Committee",
        "Leaders' Board",
        "Board of Leaders",
        "Greater London Authority",
        "West Yorkshire Combined Authority",
        "Police and Crime Commissioner for Kent",
        "City of London",
        "Isle of Wight",
        "Isles of Scilly",
        "London Borough of Camden",
        "Royal Borough of Kensington and Chelsea",
        "Tees Joint Sub-Committee 2",
    ],
)
def test_a_thing_has_an_article(name: str) -> None:
    """The committee, the board, the city of somewhere."""
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    [
        "Camden",
        "Camden Council",
        "London Councils",
        "The Joint Committee",
        "oneSource",
        "Leeds City Council",
        "LGSS Ltd",
    ],
)
def test_a_name_stands_by_itself(name: str) -> None:
    """A place, a council, and what brings its article along."""
    assert with_article(name) == name

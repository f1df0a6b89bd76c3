"""What councils and bodies are called: within a sentence, and by people who live there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.values.names import paper_with_article, short_name, short_names, with_article


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
        "Conservative group of Ambleford District Council",
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
        "The Board of Ambleford Council",
        "Isle of Wight Council",
        "oneSource",
        "Leeds City Council",
        "LGSS Ltd",
    ],
)
def test_a_name_stands_by_itself(name: str) -> None:
    """A place, a council, and what brings its article along."""
    assert with_article(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BBC", "the BBC"),
        ("BBC News", "BBC News"),
        ("NAO", "the NAO"),
        ("the CIPFA review", "the CIPFA review"),
        ("CIPFA", "CIPFA"),
        ("Islington Gazette", "the Islington Gazette"),
        ("PublicTechnology", "PublicTechnology"),
    ],
)
def test_who_published_something_has_an_article_where_people_say_one(name: str, said: str) -> None:
    """A newspaper, and initials that are said with one; who types an article keeps it."""
    assert paper_with_article(name) == said


def councils() -> list[tuple[str, str]]:
    """Every council of the four nations: its name, and what people call it."""
    named, pattern = [], ""
    for line in Path(__file__).with_name("councils.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            pattern = line[2:]
        elif not line.startswith("#"):
            named += [(pattern.replace("{}", short), short) for short in line.split("; ")]
    return named


@pytest.mark.parametrize(("name", "short"), councils())
def test_a_council_is_called_as_people_call_it(name: str, short: str) -> None:
    """Without its rank and the word council; the City of London and what is not a council keep theirs."""
    assert short_name(name) == short


def test_all_councils_are_there() -> None:
    """317 in England, 32 in Scotland, 22 in Wales and 11 in Northern Ireland."""
    assert len({short for _, short in councils()}) >= 382


def test_two_that_would_be_called_the_same_keep_their_names() -> None:
    """A county and its city; spaces and capitals make no difference."""
    assert short_names(["Durham County Council", "City of Durham Parish Council", "Kent County Council"]) == [
        "Durham County Council",
        "City of Durham Parish Council",
        "Kent",
    ]
    assert short_name("  the   HIGHLAND   council ") == "HIGHLAND"


def test_a_rank_alone_is_what_is_left_of_a_name() -> None:
    """Nobody is called nothing."""
    assert [short_name(name) for name in ("Borough Council", "Council")] == ["Borough", "Council"]

"""The last step of `make coverage`: each room by itself, and none is rounded up."""

from tools.coverage_by_room import by_room, table


def measured(taken: int, there: int) -> dict[str, dict[str, int]]:
    """What coverage.py says of one file."""
    return {"summary": {"covered_branches": taken, "num_branches": there}}


def test_a_room_is_the_sum_of_its_modules() -> None:
    """However deep they are; what lies beside the rooms is a room too."""
    files = {
        "generator/kinds/risks/rules.py": measured(3, 4),
        "generator/kinds/reviews/rules.py": measured(1, 6),
        "generator/values/money.py": measured(5, 5),
        "generator/__main__.py": measured(0, 2),
    }
    assert by_room(files) == {"(beside the rooms)": (0, 2), "kinds": (4, 10), "values": (5, 5)}


def test_almost_enough_is_too_few() -> None:
    """919 of 1,000 branches are not 92%; a room without a branch lacks none."""
    assert table({"kinds": (920, 1000), "values": (0, 0)})[1]
    text, enough = table({"kinds": (919, 1000), "values": (5, 5)})
    assert not enough
    assert [line.endswith("too few") for line in text.splitlines()] == [False, True, False]

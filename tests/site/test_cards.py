"""The share cards as pictures: what is drawn, what is cut, and that the same words give the same bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from generator.site.cards import EDGE, GROUND, HIGH, SMALL, WIDE, Card, _shortened, _wrapped, draw_cards, drawable
from tests.proofs import examples

SITE = "Shared Services"


def drawn(words: str, site: str = SITE) -> bytes:
    """Give the bytes of a card's file."""
    card = Card("card", words, site)
    with tempfile.TemporaryDirectory() as folder:
        draw_cards({card.file: card}, Path(folder))
        return Path(folder, card.file).read_bytes()


def picture(words: str, site: str = SITE) -> Image.Image:
    """Give a card as a picture of three colours a point."""
    with tempfile.TemporaryDirectory() as folder:
        card = Card("card", words, site)
        draw_cards({card.file: card}, Path(folder))
        with Image.open(Path(folder, card.file)) as opened:
            return opened.convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Give the box of what is drawn, apart from the stripe at the left edge."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, GROUND)).crop((25, 0, WIDE, HIGH)).getbbox()
    return box and (box[0] + 25, box[1], box[2] + 25, box[3])


def test_a_card_is_of_the_size_that_sites_ask_for() -> None:
    """1200 by 630, and the words and the name within its margins."""
    image = picture("For every £1 a year promised, 40p was delivered.")
    left, top, right, bottom = ink(image)

    assert image.size == (1200, 630)
    assert left >= EDGE - 5
    assert top >= EDGE - 5
    assert right <= WIDE - EDGE + 5
    assert bottom <= HIGH - EDGE + 15


def test_where_it_stands_is_drawn_below_the_title() -> None:
    """A page's own card has its title and, below it, where it stands: however long, within the card."""
    title = "Haringey joins the shared service"
    for below in ("Agreed by all.", "Waiting for Camden. " * 30):
        card = Card("card", title, SITE, below)
        with tempfile.TemporaryDirectory() as folder:
            draw_cards({card.file: card}, Path(folder))
            with Image.open(Path(folder, card.file)) as opened:
                image = opened.convert("RGB")
        difference = ImageChops.difference(image, picture(title)).getbbox()
        assert difference is not None
        assert difference[1] >= HIGH // 2, "the title stays where it is"
        assert ink(image)[2] <= WIDE - EDGE + 30
        assert card.front["alt"] == f"{title} {below} {SITE}"


@pytest.mark.parametrize("word", ["Łódź", "Siân", "naïve", "£5m", "€3", "–", "“quoted”", "Ωmega", "Жизнь"])
def test_accents_and_signs_are_drawn(word: str) -> None:
    """The card differs from the one without the word, and, of a letter with an accent, from the one without that."""
    bare = {"Łódź": "Lodz", "Siân": "Sian", "naïve": "naive", "£5m": "5m", "€3": "3"}.get(word, "")

    assert drawable(word) == word
    assert drawn(f"We agreed {word} today") != drawn("We agreed today")
    assert drawn(f"We agreed {word} today") != drawn(f"We agreed {bare} today")


def test_an_accent_of_two_marks_is_drawn_as_one() -> None:
    """A letter and a mark that stands apart are the letter with the mark."""
    assert drawn("Sia\u0302n") == drawn("Siân")


@pytest.mark.parametrize("words", ["word " * 200, "x" * 500, "Short " + "y" * 300, "W" * 60 + " and more"])
def test_words_that_are_too_long_are_cut(words: str) -> None:
    """However many or long the words: they stay within the card, apart from the site's name, and something is drawn."""
    image = picture(words)
    left, _, right, bottom = ink(image)
    above_name = ink(image.crop((0, 0, WIDE, HIGH - EDGE - SMALL - 10)))

    assert left >= EDGE - 5
    assert right <= WIDE - EDGE + 30
    assert bottom <= HIGH - EDGE + 15
    assert above_name[3] <= HIGH - EDGE - SMALL - 10 - 2


@pytest.mark.parametrize("site", ["Council " * 40, "x" * 300, "", "Name"])
def test_a_long_name_of_a_site_is_cut(site: str) -> None:
    """The name is on one line within the card; without any there is just none."""
    assert ink(picture("Words", site))[2] <= WIDE - EDGE + 30


@pytest.mark.parametrize(
    "words", ["", " ", "🎉", "\x00", "a\x07b", "\u202eevil", "👩‍👩‍👧 done", "\ud83d", "中文", "a\nb\tc"]
)
def test_what_cannot_be_drawn_is_left_out(words: str) -> None:
    """Emoji, control characters and letters that the font has not: no crash, and no box in their place."""
    assert drawn(words) == drawn(drawable(words))
    assert not any(letter < " " or "\u2028" <= letter <= "\u202e" or letter > "\u20bf" for letter in drawable(words))


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(max_size=60))
def test_the_same_words_give_the_same_bytes(words: str, site: str) -> None:
    """Whatever the words: a card is drawn, within its margins, and again the very same."""
    made = drawn(words, site)

    assert made == drawn(words, site)
    box = ink(picture(words, site))
    assert box is None or box[2] <= WIDE - EDGE + 30


SENTENCES = [f"Council number {number} agreed to share its services with the others." for number in range(9)]


def test_what_stands_below_breaks_off_between_sentences() -> None:
    """As many sentences as there is room for; of one that is too long, as many words as there is room for and a sign."""
    whole = " ".join(_shortened(" ".join(SENTENCES)))
    assert whole == " ".join(SENTENCES[:2])
    long = " ".join(_shortened("the council agreed to share its services and " * 9))
    assert long.endswith(" …")
    assert ("the council agreed to share its services and " * 9).startswith(long.removesuffix("…"))


def test_a_word_wider_than_the_card_loses_no_letter() -> None:
    """It goes on on the next line; a name of a site that is long is drawn smaller."""
    word = "Llanfairpwllgwyngyll" * 4
    lines = _wrapped(f"{word} agreed", 46)
    assert len(lines) > 1
    assert "".join(lines).startswith(word)
    assert drawn("Words", "Shared services of the councils of Ambleford, Brackwater and Corrin") != drawn(
        "Words", "Shared services of the councils of Ambleford, Brackwater and Dunmarsh"
    )

"""What `diff` says of a review: how each recommendation was answered, and what else differs in them."""

from collections.abc import Iterator

from generator.core.differences import list_sentences
from generator.core.kind import Comparing
from generator.kinds.reviews.model import Review
from generator.kinds.reviews.recommended import Given, Recommended
from generator.kinds.reviews.view import ReviewView
from generator.values.english import capital, whose


def worked_out(old: Review, new: Review, before: ReviewView, after: ReviewView) -> Iterator[str]:
    """Describe each answer that is new or another, and what else differs in the recommendations."""
    were = {one.recommendation.name: one for one in before.recommended}
    rest = list(old.recommendations)
    for one in after.recommended:
        was = were.get(one.recommendation.name)
        sentences = tuple(dict.fromkeys(_answers(was, one))) if was else ()
        yield from sentences
        if was and sentences:
            # What was answered is covered already.
            told = was.recommendation.model_copy(update={"answer": one.recommendation.answer})
            rest[rest.index(was.recommendation)] = told
    yield from list_sentences("list of recommendations", rest, new.recommendations)


def _answers(before: Recommended, after: Recommended) -> Iterator[str]:
    """Say what each council answers now, and what it did before."""
    number = after.recommendation.number
    about = f"recommendation {number}" if number else f"the recommendation “{after.recommendation.name}”"
    for authority in after.councils:
        was, now = before.answer_of(authority.id), after.answer_of(authority.id)
        together = all(given is None or given.council is None for given in (was, now))
        answer = capital(f"{'the' if together else whose(authority.called)} answer to {about}")
        if _said(was) == _said(now):
            continue
        if was and now:
            yield f"{answer} goes from “{_said(was)}” to “{_said(now)}”."
        else:
            yield f"{answer} is added: “{_said(now)}”." if now else f"{answer} is taken out: “{_said(was)}”."


def _said(given: Given | None) -> str:
    return given.said.lower() if given else ""


COMPARING = Comparing(frozenset({"recommendations"}), worked_out)

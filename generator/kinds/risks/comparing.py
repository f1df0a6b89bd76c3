"""What `diff` says about a risk: how likely and how serious it is thought to be."""

from collections.abc import Iterator

from generator.core.differences import list_sentences
from generator.core.kind import Comparing
from generator.kinds.risks.model import Risk, Score


def worked_out(before: Risk, after: Risk, *_: object) -> Iterator[str]:
    """Say how likely and how serious it is thought to be now, and what else differs in the scores."""
    newest = (before.newest_score, after.newest_score)
    scores = [f"likelihood {score.likelihood}, impact {score.impact}" if score else "no score" for score in newest]
    targets = [_target(score) for score in newest]
    if targets[0] != targets[1]:
        yield f"The target score goes from {targets[0]} to {targets[1]}."
    if scores[0] != scores[1]:
        yield f"The score changed from {scores[0]} to {scores[1]}."
        told = tuple(score for score in (*before.scores, *after.scores) if score in newest)
        lists = ([score for score in one.scores if score not in told] for one in (before, after))
        yield from list_sentences("list of scores", *lists)
    else:
        lists = ([_without_target(score, newest) for score in one.scores] for one in (before, after))
        yield from list_sentences("list of scores", *lists)


def _target(score: Score | None) -> str:
    target = score.target if score else None
    return f"likelihood {target.likelihood}, impact {target.impact}" if target else "none"


def _without_target(score: Score, newest: tuple[Score | None, ...]) -> Score:
    """A score as its row is compared: the target of the newest is described by itself."""
    return score.model_copy(update={"target": None}) if score in newest else score


COMPARING = Comparing(frozenset({"scores"}), worked_out)

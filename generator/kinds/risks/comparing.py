"""What `diff` says about a risk: how likely and how serious it is thought to be."""

from collections.abc import Iterator

from generator.core.differences import list_sentences
from generator.core.kind import Comparing
from generator.kinds.risks.model import Risk


def worked_out(before: Risk, after: Risk, *_: object) -> Iterator[str]:
    """Say how likely and how serious it is thought to be now, and what else differs in the scores."""
    newest = (before.newest_score, after.newest_score)
    scores = [f"likelihood {score.likelihood}, impact {score.impact}" if score else "no score" for score in newest]
    if scores[0] != scores[1]:
        yield f"The score changed from {scores[0]} to {scores[1]}."
        told = tuple(score for score in (*before.scores, *after.scores) if score in newest)
        lists = ([score for score in one.scores if score not in told] for one in (before, after))
        yield from list_sentences("list of scores", *lists)
    else:
        yield from list_sentences("list of scores", before.scores, after.scores)


COMPARING = Comparing(frozenset({"scores"}), worked_out)

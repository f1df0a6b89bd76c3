"""Which of two sites is the newer one, so that an older night never takes the place of a newer merge."""

from datetime import date
from pathlib import Path

from generator.machine.history import Origin, comes_after
from generator.site.manifest import Manifest
from generator.values.date_words import day_in_words


def why_older(content: Path, origin: Origin, day: str, there: Manifest) -> str:
    """Say why a site is older than the newest release, in a sentence without its full stop; empty where it is not.

    Git decides it by what builds on what. Where it does not know both commits, or they went different ways, the moments
    of the commits do, as after a history that was written anew; of one commit, and without git, the day.
    """
    known = there.origin
    if origin.commit and known.commit and origin.commit != known.commit:
        if comes_after(content, origin.commit, known.commit):
            return ""
        older = comes_after(content, known.commit, origin.commit) or origin.committed < known.committed
        return f"the newest release is of a later commit, {known.commit[:10]}" if older else ""
    if day < there.as_of:
        there_day = day_in_words(date.fromisoformat(there.as_of))
        return f"the newest release is as at {there_day}, which is later (if its day was wrong, publish with --resume)"
    return ""

"""Nobody is made to guess: every key that has to be there is one that whoever writes it down knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds

NAMED = "Without it nobody could tell what this is."
SOURCE = "Whoever has the source has it before them."
OWN = "Whoever writes it did it, and knows."
GROUP = "The group says nothing else: who does not know it leaves the group out."
FORM = "It decides how all else is read, and the source shows it."
DATED = "It puts the record in order; a year, a season, `by` or `after` will do."

SHARED: Mapping[str, str] = {
    "title": NAMED,
    "summary": NAMED,
    "sources": "What no source says is not told.",
    "sources.title": SOURCE,
    "sources.kind": SOURCE,
    "corrections.on": OWN,
    "corrections.what": OWN,
    "corrections.why": OWN,
    "change_notes.on": OWN,
    "change_notes.what": OWN,
    "searched.on": OWN,
    "confirmed_by.authority": GROUP,
    "confirmed_by.on": "The council that confirmed it said so on a day; a year will do.",
    "withdrawn.on": OWN,
    "withdrawn.why": OWN,
    "reply.by": GROUP,
    "reply.says": GROUP,
}
ALLOWED: Mapping[str, Mapping[str, str]] = {
    "partnership": {
        "name": NAMED,
        "summary": NAMED,
        "authorities": "A partnership has members.",
        "authorities.id": NAMED,
        "authorities.name": NAMED,
        "authorities.call_in.days": GROUP,
        "authorities.rejoined.on": GROUP,
        "authorities.ends.on": "The law names the last day.",
        "authorities.households.number": GROUP,
        "authorities.households.year": "A count of households is of a year.",
        "bodies.members.seats": GROUP,
        "services.shared.authority": GROUP,
        "bodies.id": NAMED,
        "bodies.name": NAMED,
        "bodies.authority": FORM,
        "bodies.formerly.name": GROUP,
        "bodies.formerly.until": "A former name was used until a day; a year, or `by`, will do.",
        "services.id": NAMED,
        "services.name": NAMED,
        "sharing.rule": GROUP,
        "days_off.on": GROUP,
        "days_off.why": OWN,
        "duties.elections.from": "The notice of an election is public.",
        "duties.elections.until": "Polling day is public.",
        "privacy.allowed.words": OWN,
        "privacy.allowed.why": OWN,
        "risk_bands.amber": GROUP,
        "risk_bands.red": GROUP,
    },
    "decisions": {
        "date": DATED,
        "path": "A decision is somebody's.",
        "path.date": DATED,
        "path.vote.for": GROUP,
        "options.option": GROUP,
        "called_in.authority": GROUP,
        "called_in.on": DATED,
    },
    "minutes": {
        "body": NAMED,
        "date": DATED,
        "state": "Of a meeting that is past, `planned` says only that no more is known.",
        "present.name": GROUP,
        "items.title": NAMED,
        "items.vote.for": GROUP,
        "items.papers.title": SOURCE,
        "items.questions.question": GROUP,
        "items.deputations.for": GROUP,
        "items.actions.what": GROUP,
    },
    "savings": {
        "figures": "A saving of which no figure is known is a decision.",
        "figures.on": DATED,
        "figures.says": "The nearest to the source's own word.",
        "figures.what": FORM,
        "figures.amount": GROUP,
        "figures.reply.by": GROUP,
        "figures.reply.says": GROUP,
        "figures.checked_by.who": GROUP,
        "baseline.amount": GROUP,
        "checked_by.who": GROUP,
        "disputed.by": GROUP,
        "disputed.claims": GROUP,
    },
    "budgets": {
        "rows": "A budget of which no figure is known is a decision.",
        "rows.on": DATED,
        "rows.says": "The nearest to the source's own word.",
        "rows.reply.by": GROUP,
        "rows.reply.says": GROUP,
        "rows.checked_by.who": GROUP,
        "checked_by.who": GROUP,
    },
    "measures": {
        "unit": FORM,
        "target.value": GROUP,
        "readings.period": "A result without its time says nothing.",
    },
    "readings": {
        "period": "A report is the report of a period.",
        "readings": "They are what the report is for; a line may stay empty.",
    },
    "exit-plans": {"authority": NAMED, "steps.what": GROUP},
    "agreements": {"kind": FORM, "changes.on": DATED, "changes.what": GROUP},
    "assessments": {"authority": NAMED, "date": DATED},
    "reviews": {
        "date": DATED,
        "actions.what": GROUP,
        "recommendations.what": GROUP,
        "recommendations.answer.says": GROUP,
        "recommendations.steps.what": GROUP,
    },
    "risks": {
        "kind": FORM,
        "scores.on": DATED,
        "scores.likelihood": GROUP,
        "scores.impact": GROUP,
        "scores.target.likelihood": GROUP,
        "scores.target.impact": GROUP,
    },
    "pages": {"text": NAMED},
    "glossary": {"terms.term": GROUP, "terms.means": GROUP},
}


def required(keys: Mapping[str, Spec], above: str = "") -> Iterator[str]:
    """Every key that has to be there where its group is."""
    for key, spec in keys.items():
        if spec.required:
            yield f"{above}{key}"
        # What is asked of a source is the same wherever one stands.
        if key != "sources" or not above:
            yield from required(spec.keys, f"{above}{key}.")


def test_no_key_that_has_to_be_there_makes_anybody_guess() -> None:
    """Each one was looked at, and has its reason here; one that is new, or is asked no longer, is reported."""
    asked = {kind.name: set(required(spec_of(kind.model))) for kind in all_kinds()}
    unlooked = {f"{kind}: {key}" for kind, keys in asked.items() for key in keys - {*SHARED, *ALLOWED.get(kind, {})}}
    assert unlooked == set()
    gone = {f"{kind}: {key}" for kind, keys in ALLOWED.items() for key in keys.keys() - asked[kind]}
    assert gone == set()

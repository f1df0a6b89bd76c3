"""An id that is not there, and which was most likely meant: by its old id, by a name in its place, or by a slip."""

import re

from generator.checks.names import Names, Things
from generator.checks.old_ids import OLD_ID, as_id
from generator.core.kind import Layout, kind_called
from generator.core.places import Spot
from generator.core.problems import Problem
from generator.core.walking import Mention
from generator.reading.record_file import RecordFile
from generator.values.english import listed, named
from generator.values.guesses import id_meant, of_other_numbers, spelled_like
from generator.values.rules import Fix, Rule
from generator.values.words import good_id
from generator.values.wrong import Cure, shown

BROKEN_LINK = Rule("broken-link", "A link to a record goes to one that exists.")


def unknown_id(file: RecordFile, mention: Mention, target: str, names: Names) -> Problem:
    """Say that there is nothing of an id, and what to write in its place."""
    places = file.document.places.at(mention.path)
    spot = places.key if mention.is_key else places.value
    one, things = names.one(target), names.things[target]
    rule = names.rule_of(target)
    parts = [part for part in re.split(r"[\s,;&]+|\band\b", mention.id) if part]
    ids = [found for part in parts if (found := _surely_meant(part, things))]
    if len(parts) > 1 and len(ids) == len(parts):
        message = f"`{mention.id}` is not one {one}, but {len(parts)}."
        return file.problem(spot, rule, message, f"Put commas between them: `[{', '.join(ids)}]`.")
    namesakes = things.called.get(mention.id.casefold(), [])
    if len(namesakes) > 1:
        message = f"More than one {one} is called {shown(mention.id)}."
        return file.problem(spot, rule, message, f"Write {_with_whose(namesakes, things, names, file)}.")
    meant, by_name = _meant(mention.id, things)
    message = f"No {one} is called {shown(mention.id)}."
    if meant and by_name:
        message = f"{_wanted(target, names)}, not the full name {shown(mention.id)}."
    elif meant and good_id(mention.id) == meant:
        message = f"{_wanted(target, names)}, not {shown(mention.id)}."
    elif meant and target != "bodies" and target not in names.kinds and things.names[meant]:
        message = f"{things.names[meant]} is not spelled {shown(mention.id)}."
    hint = f"Did you mean `{meant}`?" if meant else _what_there_is(mention.id, target, things, names)
    return file.problem(spot, rule, message, hint)


def _wanted(target: str, names: Names) -> str:
    """What is to be written: a file name, or what partnership.yml has."""
    return "Use the file name here" if target in names.kinds else "Use the `id` from partnership.yml"


def _what_there_is(typed: str, target: str, things: Things, names: Names) -> str:
    """What to write where no id is like the one that was typed."""
    if target not in names.kinds:
        there = f"Write {named(list(things.names)[:12], 'or')}."
        return there if things.names else f"Add it to partnership.yml, under `{target}:`."
    if near := of_other_numbers(as_id(typed), things.names):
        alike = named(near[:3])
        return f"There is {alike}. Check the date and the numbers, or add the {names.one(target)} first."
    there = f"Write the name of a file in {target}/, without .yml, or add the {names.one(target)} first."
    return there if things.names else f"There are no files in {target}/ yet."


def _with_whose(ids: list[str], things: Things, names: Names, file: RecordFile) -> str:
    """Name the ids of one name with whose each is, those of the record's own authorities first."""
    value = file.document.value
    own = value.get("authorities") if isinstance(value, dict) else None
    councils = names.things.get("authorities", Things()).names
    ordered = sorted(
        dict.fromkeys(ids), key=lambda one: not (isinstance(own, list) and things.of_authority[one] in own)
    )
    return listed([f"`{one}` ({councils.get(things.of_authority[one]) or 'joint'})" for one in ordered], "or")


def broken_link(file: RecordFile, spot: Spot, target: str, names: Names) -> Problem:
    """Say that a link of a text leads nowhere."""
    kind, _, record_id = target.partition("/")
    now = names.ids.now_called(record_id, kind)
    if now is not None:
        fix = Fix(f"{kind}/{now}", words=target)
        message = f"`{target}` is now called `{fix.instead}`."
        return file.problem(spot, OLD_ID, message, Cure(f"Write `{fix.instead}`.", fix))
    hint = _link_meant(kind, record_id, names)
    return file.problem(spot, BROKEN_LINK, f"No record is called `{target}`.", hint)


def _link_meant(kind: str, record_id: str, names: Names) -> str:
    if kind not in names.with_pages:
        meant = kind_called(kind, names.kinds.values()) or spelled_like(kind, names.with_pages)
        return f"Did you mean `{meant}/{record_id}`?" if meant else f"The folders are {named(names.with_pages)}."
    known = names.things[kind].names
    if kind in names.kinds and names.kinds[kind].layout is Layout.FILE:
        return f"Write `{kind}/{kind}`: that is its one page." if known else f"There is no {kind}.yml yet."
    meant = id_meant(record_id, known)
    return f"Did you mean `{kind}/{meant}`?" if meant else f"Write the name of a file in {kind}/."


def _surely_meant(typed: str, things: Things) -> str | None:
    """Find the id that can be the only one meant: it is spelled so but for capitals, or it is the name."""
    meant, by_name = _meant(typed, things)
    return meant if by_name or good_id(typed) == meant else None


def _meant(typed: str, things: Things) -> tuple[str | None, bool]:
    """Find the id that was most likely meant, by its name or by how it is spelled, and say if it was the name.

    A name with more words around it counts as well: “Ashmere Borough Council” where it is called Ashmere.
    """
    by_name = things.long_names.get(typed.casefold()) or next(
        (key for key, name in things.names.items() if name.casefold() == typed.casefold()), None
    )
    plain = good_id(typed)
    words = plain.split("-")
    inside = [key for key, name in things.names.items() if name and set(good_id(name).split("-")) <= set(words)]
    if not by_name and len(set(inside)) == 1 and plain not in things.names:
        by_name = inside[0]
    return (by_name, True) if by_name else (id_meant(as_id(typed), things.names), False)

"""Writing one page: its template filled in, its words explained, its links made relative, its front matter on top."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import Any

from generator.core.asked import WHOLE, Memo, Question, asking, note_of_all
from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import Kind
from generator.core.register import Register
from generator.kinds import terms_of
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.overview.narrative import STORY, narrative_of
from generator.overview.story import events_in
from generator.pages.addresses import Addresses
from generator.pages.earlier import Earlier
from generator.pages.environment import Titles, Views, environment
from generator.pages.event_rows import EventRows
from generator.pages.front_matter import Front, front_matter, said_first, shortened, with_answer
from generator.pages.listing import Piece
from generator.pages.markdown import Markdown, plain
from generator.pages.terms import Explainer
from generator.site.cards import Card
from generator.site.site import Page


class Renderer:
    """Fills in templates for one register.

    `changed` says when each file of the content was last changed, where that is known.
    """

    def __init__(
        self, register: Register, kinds: Iterable[Kind[Any]], changed: Mapping[str, date], kept: Kept = NOTHING_KEPT
    ) -> None:
        self.register, self.changed = register, changed
        with asking() as base:
            note_of_all("partnership", WHOLE)
            self._surround(kinds)
        self.earlier = Earlier(kept, self._answer, register.as_of, base)
        register.recall_by(self.earlier.value)

    def _surround(self, kinds: Iterable[Kind[Any]]) -> None:
        """Work out what all pages rest on."""
        register = self.register
        self.kinds = {kind.name: kind for kind in kinds}
        self.views = Views(register)
        self.titles = Titles(register)
        self.listed = [kind for kind in self.kinds.values() if kind.listed(register)]
        self._addresses = Addresses(register.partnership)
        self._templates = environment(register, self.views, self.titles)
        self._rows: Memo[str, Markdown] = Memo()
        self._events: Memo[tuple[object, ...], Markdown] = Memo()
        self._templates.globals.update(entry_row=self._entry_row)
        self._story_of = f"{told.address}.md" if (told := narrative_of(register)) else ""
        names = sorted(self._names_of_bodies(), key=lambda name: (-len(name), name))
        self._explainer = Explainer(terms_of(register), names)

    def _answer(self, question: Question) -> str:
        """What a page asked for has as its answer in this register."""
        if question[0] != "title":
            return self.register.answer(question)
        return self._kept_titles.get("/".join(question[1:]), "")

    @cached_property
    def _kept_titles(self) -> dict[str, str]:
        """How each record is called, by its address; of an earlier build where it is the same."""
        named = [kind.name for kind in self.kinds.values() if kind.title_of]
        entries = {entry.address: entry for name in named for entry in self.register.entries[name].values()}
        return self.earlier.each("titles", entries, lambda address: self.titles.worked_out(entries[address]))

    def _names_of_bodies(self) -> set[str]:
        """The names of several words that bodies have or had; a body called "Cabinet" is explained as the word is."""
        bodies = self.register.partnership.bodies
        names = {str(name) for body in bodies for name in (body.name, *(former.name for former in body.formerly))}
        return {name for name in names if " " in name}

    def page(
        self,
        path: str,
        template: str,
        title: str,
        view: object = None,
        front: Front | None = None,
        explained: bool = True,
        **given: object,
    ) -> Page:
        """Write one page; `given` is what its template asks for by name."""
        made = _tidy(self._render(template, view_of_page=view, page_title=title, path=path, **given))
        body, terms = self._explainer.explain(made) if explained else (made, [])
        if terms:
            body += f"\n{self._render('terms.md.j2', terms=terms)}"
        front = self._described(path, title, front or Front(), made)
        matter = front_matter(title, path, front, terms, made)
        if not front.moved_to:
            matter["report"] = self._addresses.report(title, path)
        return Page(path, title, _relative(body, path, self._story_of), matter, front.card)

    def piece(self, piece: Piece[Entry[Any]], front: Front, template: str, **told: Any) -> Page:
        """A piece of a list of records, of an earlier build where its rows are the same."""
        given = (repr(front), piece.heading, piece.of, [entry.address for entry in piece.rows])
        make = partial(self.page, piece.path, template, piece.heading, piece, front, **told)
        return self.earlier.page(piece.path, given, make)

    def _described(self, path: str, title: str, front: Front, body: str) -> Front:
        """Say for other sites what a page says first, and make cards for pages that gather."""
        if front.moved_to:
            return front
        # What is too long to stand whole is not cut: half of it may not be fair.
        said = front.description or shortened(
            with_answer(said_first(body), front.answer), f"{title}: {self.register.partnership.name}."
        )
        card = front.card
        if card is None and front.found and front.found.always:
            card = self.card(path.removesuffix(".md").removesuffix("/index").replace("/", "-"), title, said)
        return replace(front, description=said, card=card)

    def card(self, name: str, words: str, below: str = "") -> Card:
        """The share card of a page, or of several."""
        return Card(name, words, str(self.register.partnership.name), below)

    def words(self, template: str, **given: object) -> str:
        """The words of a short template, without any marks."""
        return plain(self._render(template, **given))

    def part(self, name: str, template: str, given: Callable[[], dict[str, object]]) -> Markdown:
        """A part of a page, of an earlier build where it is the same although the rest of the page may not be."""
        return Markdown(self.earlier.value(name, (), lambda: self._render(template, **given()).strip()))

    def _entry_row(self, entry: Entry[Any]) -> Markdown:
        """A record's row, which is the same on every list."""
        return self._rows.of(entry.address, lambda: Markdown(self._render("row.md.j2", entry=entry)))

    @cached_property
    def event_rows(self) -> EventRows:
        """The events of all records; whoever makes one page has to be told which of them it shows."""
        return EventRows(self.register, self.kinds, self.earlier, self._event_row)

    def _event_row(self, event: Event) -> Markdown:
        """An event's row, which is the same in every story, but for a council's own part and turning points."""
        key = (event.id, event.turning, event.part, event.because)
        return self._events.of(key, lambda: self._made_event(event))

    def _made_event(self, event: Event) -> Markdown:
        events_in(event.entry, self.kinds[event.entry.kind], self.register)
        return Markdown(self._render("event.md.j2", event=event).strip())

    def _render(self, template: str, **given: object) -> str:
        return self._templates.get_template(template).render(**given)


# A block ends after an empty line, or its end would be part of its last paragraph.
_END = re.compile(r"\n(?<=[^\n]\n)(?=</div>$)", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"(?<! )[ ]+\n")


def _tidy(body: str) -> str:
    """Leave one empty line between blocks, whatever the templates' conditions left."""
    return _GAPS.sub("\n\n", _END.sub("\n\n", _TRAILING.sub("\n", body))).strip() + "\n"


# The middle of a link from the root; behind a single backslash the bracket is a sign that somebody typed.
_FROM_ROOT = re.compile(r"(?<!\\)((?:\\\\)*\]\()/")


def _relative(body: str, path: str, narrative: str) -> str:
    """Turn links from the site's root into relative ones, which work on disk and under any address.

    A link to the narrative leads to the story itself, which begins with it.
    """
    up = "../" * path.count("/")
    if narrative and f"/{narrative}" in body:
        body = re.sub(rf"{_FROM_ROOT.pattern}{re.escape(narrative)}(?=[#)])", rf"\1{up}{STORY}", body)
    # Hardly a page has a bracket that somebody typed.
    return _FROM_ROOT.sub(rf"\1{up}", body) if "\\]" in body else body.replace("](/", f"]({up}")

"""Which pages the site has: each as a path and its Markdown, worked out from the register alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Template

from generator.kind import Entry, Kind, Layout
from generator.kinds.exit_plans import ExitPlan
from generator.kinds.glossary import Glossary
from generator.model import Record
from generator.pages.environment import Titles, Views, environment
from generator.pages.listing import newest_first, oldest_first, pieces
from generator.pages.terms import Explainer
from generator.problems import Problem
from generator.register import Link, Register
from generator.values.words import words_of
from generator.workings.overdue import duties_of
from generator.workings.overview import authority_view, home_view, service_view
from generator.workings.readiness import readiness_table

NEWEST = 10
"""How many of the newest records a page shows before it points to the whole list."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """One page: its path below the Markdown folder, and its text with front matter."""

    path: str
    text: str


def pages_of(register: Register, kinds: Iterable[Kind[Any]], problems: Iterable[Problem]) -> Iterator[PageFile]:
    """Write every page of the site; the problems are those that do not stop it."""
    return _Site(register, tuple(kinds), tuple(problems)).pages()


class _Site:
    def __init__(self, register: Register, kinds: tuple[Kind[Any], ...], problems: tuple[Problem, ...]) -> None:
        self._register = register
        self._kinds = {kind.name: kind for kind in kinds}
        self._problems = problems
        self._views = Views(register)
        self._titles = Titles(register)
        self._templates = environment(register, self._views, self._titles)
        self._templates.globals["shown_kinds"] = self._shown_kinds()
        self._templates.globals["dated"] = self._dated
        glossaries = [entry.record for entry in register.all(Glossary)]
        self._explainer = Explainer(glossaries[0] if glossaries else None)

    def pages(self) -> Iterator[PageFile]:
        yield self._page(
            "index.md",
            "home.md.j2",
            str(self._register.partnership.name),
            home_view(self._register, self._views.of),
        )
        for kind in self._kinds.values():
            if kind.layout is Layout.FILE:
                yield from self._file_kind(kind)
            elif kind.listed(self._register):
                yield from self._kind(kind)
        yield from self._authorities()
        yield from self._services()
        yield from self._pieces("actions", "What has to be done", "actions.md.j2", duties_of(self._register))
        yield from self._pieces("scorecard", "What is missing or late", "scorecard.md.j2", self._warnings())

    def _shown_kinds(self) -> list[Kind[Any]]:
        return [kind for kind in self._kinds.values() if kind.listed(self._register)]

    def _dated(self, kind_name: str, entries: Iterable[Entry[Any]]) -> list[Entry[Any]]:
        return newest_first(list(entries), self._kinds[kind_name].date_of)[:NEWEST]

    def _file_kind(self, kind: Kind[Any]) -> Iterator[PageFile]:
        for entry in self._register.entries[kind.name].values():
            yield self._page(
                f"{kind.name}/index.md", f"kinds/{kind.name}.md.j2", kind.many, None, entry=entry, kind=kind
            )

    def _kind(self, kind: Kind[Any]) -> Iterator[PageFile]:
        entries = list(self._register.entries[kind.name].values())
        for entry in entries:
            yield self._record(kind, entry)
            if isinstance(entry.record, Record):
                for old in entry.record.formerly:
                    yield self._moved(kind, entry, old)
        yield from self._lists(kind, entries)

    def _record(self, kind: Kind[Any], entry: Entry[Any]) -> PageFile:
        links = self._linked_from(entry)
        return self._page(
            f"{entry.address}.md",
            "record.md.j2",
            self._titles.of(entry),
            self._views.of(entry),
            entry=entry,
            kind=kind,
            links=links,
            foot="foot.md.j2",
        )

    def _linked_from(self, entry: Entry[Any]) -> list[tuple[Kind[Any], list[Entry[Any]], int]]:
        """Who mentions a record, kind by kind: the newest few and how many in all."""
        by_kind: dict[str, dict[str, Link]] = {}
        for found in self._register.links_to(entry.address):
            by_kind.setdefault(found.source.kind, {})[found.source.id] = found
        # What the record mentions itself stands on its page already.
        told = []
        above = {entry.address, *self._register.mentions_of(entry.address)}
        for name, kind in self._kinds.items():
            sources = [found.source for found in by_kind.get(name, {}).values() if found.source.address not in above]
            if sources and kind.layout is not Layout.FILE:
                told.append((kind, newest_first(sources, kind.date_of)[:NEWEST], len(sources)))
        return told

    def _moved(self, kind: Kind[Any], entry: Entry[Any], old: str) -> PageFile:
        title = self._titles.of(entry)
        target = f"../{entry.id}/"
        return self._page(f"{kind.name}/{old}.md", "moved.md.j2", title, None, entry=entry, front={"moved_to": target})

    def _lists(self, kind: Kind[Any], entries: list[Entry[Any]]) -> Iterator[PageFile]:
        """The front page of a kind, and all its records year by year in pieces of a fixed size."""
        by_year: dict[str, list[Entry[Any]]] = {}
        for entry in oldest_first(entries, kind.date_of):
            day = kind.date_of(entry.record)
            by_year.setdefault(str(day.year) if day else "undated", []).append(entry)
        long = len(entries) > NEWEST
        years = [(year, len(held), f"{kind.name}/all/{year}.md") for year, held in by_year.items()] if long else []
        front = kind.front(self._register) if kind.front else None
        yield self._page(
            f"{kind.name}/index.md",
            "list.md.j2",
            kind.many,
            front,
            kind=kind,
            rows=newest_first(entries, kind.date_of)[:NEWEST],
            number=len(entries),
            years=list(reversed(years)),
        )
        if long:
            for year, held in by_year.items():
                heading = f"{kind.many}: {year}" if year != "undated" else f"{kind.many} without a date"
                for piece in pieces(held, f"{kind.name}/all/{year}", heading):
                    yield self._page(piece.path, "year.md.j2", piece.heading, piece, kind=kind)

    def _authorities(self) -> Iterator[PageFile]:
        yield self._page(
            "authorities/index.md",
            "authorities.md.j2",
            "Councils",
            readiness_table(self._register.all(ExitPlan), self._register),
        )
        for authority in self._register.authorities.values():
            view = authority_view(authority, self._register, self._views.of)
            yield self._page(f"authorities/{authority.id}.md", "authority.md.j2", str(authority.name), view)

    def _services(self) -> Iterator[PageFile]:
        services = self._register.services.values()
        if len(services) < 2:
            for service in services:
                # Links to the one service must lead somewhere; the home page tells its story already.
                view = service_view(service, self._register, self._views.of)
                yield self._page(f"services/{service.id}.md", "service.md.j2", str(service.name), view)
            return
        yield self._page("services/index.md", "services.md.j2", "Services", None)
        for service in services:
            view = service_view(service, self._register, self._views.of)
            yield self._page(f"services/{service.id}.md", "service.md.j2", str(service.name), view)

    def _pieces(self, base: str, title: str, template: str, rows: list[Any]) -> Iterator[PageFile]:
        cut = list(pieces(rows, f"{base}/index", title))
        if not cut:
            yield self._page(f"{base}/index.md", template, title, None, number=0)
        for piece in cut:
            yield self._page(piece.path, template, title, piece, number=len(rows))

    def _warnings(self) -> list[tuple[Problem, Entry[Any] | None]]:
        by_file = {entry.file: entry for entry in self._register}
        return [(problem, by_file.get(problem.file)) for problem in self._problems]

    def _page(
        self,
        path: str,
        template: str,
        title: str,
        view: object,
        front: dict[str, str] | None = None,
        foot: str = "",
        **given: object,
    ) -> PageFile:
        entry = given.get("entry")
        made = self._template(template).render(view_of_page=view, page_title=title, path=path, **given)
        body, terms = self._explainer.explain(made) if path != "glossary/index.md" else (made, [])
        if terms:
            body += self._template("terms.md.j2").render(terms=terms)
        if foot:
            body += self._template(foot).render(entry=entry)
        matter = {"title": title, **_description(entry), **_layout(path, given.get("kind")), **(front or {})}
        return PageFile(path, _front_matter(matter) + _relative(_tidy(body), path))

    def _template(self, name: str) -> Template:
        return self._templates.get_template(name)


def _description(entry: object) -> dict[str, str]:
    if not isinstance(entry, Entry):
        return {}
    summary = getattr(entry.record, "summary", None)
    return {"description": _shortened(words_of(summary))} if summary else {}


def _shortened(text: str) -> str:
    if len(text) <= 200:
        return text
    return text[:200].rsplit(" ", 1)[0] + " …"


def _layout(path: str, kind: object) -> dict[str, str]:
    """What kind of page it is, for the theme to dress."""
    section = path.partition("/")[0].removesuffix(".md")
    return {"section": section if "/" in path else "home"}


def _front_matter(matter: dict[str, str]) -> str:
    # JSON's strings are YAML's too, and nothing in them can end the front matter.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items()]
    return "\n".join(["---", *lines, "---", "", ""])


# A fact (":   value") ends its block, or the next name would run into it.
_FACT = re.compile(r"^(:   .*)\n(?=[^\s:])", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ ]+\n")


def _tidy(body: str) -> str:
    """Leave one empty line between blocks, whatever the templates' conditions left."""
    body = _FACT.sub(r"\1\n\n", _TRAILING.sub("\n", body))
    return _GAPS.sub("\n\n", body).strip() + "\n"


def _relative(body: str, path: str) -> str:
    """Turn links from the site's root into relative ones, which work on disk and under any address."""
    return body.replace("](/", "](" + "../" * path.count("/"))

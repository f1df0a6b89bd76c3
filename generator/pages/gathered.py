"""The pages that gather many records: home, the story, everything by year, each authority and service, what is late."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from generator.core.asked import Day
from generator.core.authorities import Authority
from generator.core.kind import MOST_SHOWN
from generator.core.partners import Service
from generator.core.problems import Problem
from generator.core.register import Register
from generator.overview.council_money import money_side_by_side
from generator.overview.councils import authority_view, councils_of
from generator.overview.deciding import deciding_of
from generator.overview.finding import general, questions
from generator.overview.front_page import home_view
from generator.overview.gaps import gaps_in, request_law
from generator.overview.known_kinds import Saving, how_we_compare
from generator.overview.outline import outline_of, promise_of
from generator.overview.recommendations import all_recommended
from generator.overview.services import service_view
from generator.overview.story import Told
from generator.overview.to_do import all_to_do
from generator.overview.year_report import YearReport, reported_years, reports_of
from generator.pages.front_matter import COUNCILS, OVERVIEWS, SERVICES, Front, overview, shortened
from generator.pages.listing import PIECE, UNDATED, pieces, years_of
from generator.pages.rendering import Renderer
from generator.pages.scorecard import scorecard_of
from generator.pages.stories import stories, turn_of_service
from generator.site.site import Page
from generator.values.date_words import day_in_words
from generator.values.english import after_title, capital, counted, listed
from generator.values.words import words_of
from generator.values.years import FinancialYear

MOST_LETTERS = 15
"""How many gaps, each with a letter that asks for it, are on one page."""

ACTIONS, ALL, DATA = "Actions", "All pages by year", "Data and downloads"
ANNUAL = "Annual reports"
RECOMMENDATIONS = "Open recommendations"
"""What pages are called in the menu, above themselves and above the pages below them."""

COMPARE = ("How we compare figures", "how-we-compare.md")
"""The page of the rules by which figures are compared, which there is where there are any."""

STATUS = ("When this site was last built", "status.md")
"""The page of the last build, which a script fills: no page but the front page is new each night."""

AS_AT = "\x02"
"""What stands on the front page for the day, until all else of it is known: no text of ours or of a record has it."""


def gathered_pages(renderer: Renderer, problems: tuple[Problem, ...]) -> Iterator[Page]:
    """Write all of them; the problems are those that do not stop the site."""
    register, taken = renderer.register, renderer.earlier.pages
    newest = max(renderer.changed.values(), default=None)
    for page in taken("home", (newest,), partial(_home, renderer)):
        yield replace(page, body=page.body.replace(AS_AT, str(day_in_words(Day.of(register.as_of).plain))))
    yield from stories(renderer)
    yield from _services(renderer)
    yield from taken("all", (), partial(_everything, renderer))
    yield from _authorities(renderer)
    yield from taken("actions", (), partial(_to_do, renderer))
    told = [(one.file, one.said, one.rule.name) for one in problems if one.rule.for_residents]
    yield from taken("scorecard", told, partial(_scorecard, renderer, problems))
    yield from taken("how decisions are made", (), partial(_how_decisions, renderer))
    yield from taken("about the site", (), partial(_about_the_site, renderer))
    yield from _years(renderer)
    yield from taken("downloads", (), partial(_files_and_search, renderer))


def _home(renderer: Renderer) -> Iterator[Page]:
    register = renderer.register
    name, home = str(register.partnership.name), home_view(register, renderer.views.of, renderer.changed)
    what = renderer.words("what_it_is.md.j2")
    card = renderer.card("home", renderer.words("card.md.j2", view_of_page=home))
    lead = home.headline
    headline = register.partnership.worded_among(lead.within(MOST_SHOWN)) if lead else ""
    if lead and lead.ledger and lead.of_several:
        headline = f"{renderer.titles.of(lead.ledger.entry)}{after_title(headline)}"
    # Half of what was planned and recorded would not be fair alone.
    summary = words_of(register.partnership.summary)
    apart = "" if summary.startswith(what.split(" share")[0]) else what
    told = f"{headline} {what}" if 0 < len(headline) <= MOST_SHOWN else f"{apart} {summary}".strip()
    yield renderer.page("index.md", "home.md.j2", name, home, Front(shortened(told, what), card=card), as_at=AS_AT)


def _to_do(renderer: Renderer) -> Iterator[Page]:
    register = renderer.register
    recommended = all_recommended(register, renderer.views.of)
    yield from _pieces(renderer, "actions", ACTIONS, "actions.md.j2", all_to_do(register), recommended=recommended)
    if recommended:
        still = [one for one in recommended if one.open]
        yield from _pieces(renderer, "recommendations", RECOMMENDATIONS, "recommendations.md.j2", still)


def _scorecard(renderer: Renderer, problems: tuple[Problem, ...]) -> Iterator[Page]:
    register = renderer.register
    gaps, scorecard = gaps_in(register, renderer.views.of), scorecard_of(problems, register)
    yield from _pieces(
        renderer,
        "scorecard",
        gaps_title(register),
        "scorecard.md.j2",
        gaps,
        MOST_LETTERS,
        scorecard=scorecard,
        law=request_law(register),
        explained=False,
    )


def _how_decisions(renderer: Renderer) -> Iterator[Page]:
    title, windows = how_decisions_title(renderer.register), deciding_of(renderer.register)
    front = Front(found=overview())
    yield renderer.page("how-decisions-are-made.md", "how_decisions.md.j2", title, windows, front)


def _about_the_site(renderer: Renderer) -> Iterator[Page]:
    register, front = renderer.register, Front(found=overview())
    if compares(register):
        yield renderer.page(COMPARE[1], "how_we_compare.md.j2", COMPARE[0], how_we_compare(), front, explained=False)
    yield renderer.page(
        "accessibility.md", "accessibility.md.j2", "Accessibility statement", None, front, explained=False
    )
    yield renderer.page("privacy.md", "privacy.md.j2", "Privacy", None, front, explained=False)
    front = Front(script="status.js")
    yield renderer.page(STATUS[1], "status.md.j2", STATUS[0], None, front, explained=False)


def _files_and_search(renderer: Renderer) -> Iterator[Page]:
    front = Front(found=overview(asked=tuple(general()["download"])))
    yield renderer.page("downloads.md", "downloads.md.j2", DATA, _files_of(renderer), front)
    yield _search(renderer)


def compares(register: Register) -> bool:
    """Whether there are figures, and so the page of the rules by which they are compared."""
    return bool(register.all(Saving))


def how_decisions_title(register: Register) -> str:
    """What the page of bodies and rules is called: what has ended is not in the present tense."""
    return f"How decisions {'were' if register.ended else 'are'} made"


def _files_of(renderer: Renderer) -> list[tuple[str, str, list[dict[str, str]]]]:
    """What can be downloaded of each kind: its name, the list as data, and the figures of all its records together."""
    held = ((kind, tuple(renderer.register.entries[kind.name].values())) for kind in renderer.kinds.values())
    return [
        (
            kind.heading(renderer.register),
            f"data/{kind.name}.json",
            [
                {
                    "name": f"{table.called or kind.heading(renderer.register)} (CSV)",
                    "path": f"data/{table.path}.csv",
                }
                for table in kind.tables(entries, renderer.views.of)
                if "/" not in table.path
            ],
        )
        for kind, entries in held
        if entries
    ]


def gaps_title(register: Register) -> str:
    """What the page of gaps is called: who keeps the record from outside can only say what was not found."""
    return "What we have not found" if register.partnership.run_by else "Not in this record"


def _search(renderer: Renderer) -> Page:
    """The search page: its form is part of the theme, and works with what the content has."""
    register = renderer.register
    entries = [(kind, entry) for kind in renderer.listed for entry in register.entries[kind.name].values()]
    days = [day for kind, entry in entries if (day := kind.day_of(entry, register)) is not None]
    worded = register.worded
    choices = {
        "kind": [
            *(worded(kind.many) for kind in renderer.listed if register.entries[kind.name]),
            *(worded(many) for _, many in (COUNCILS, SERVICES, OVERVIEWS) if many != SERVICES[1] or register.services),
            *(kind.many for kind in renderer.kinds.values() if kind.terms and register.entries[kind.name]),
        ],
        "partner": worded("Council"),
        "council": [authority.called for authority in register.authorities.values()],
        "service": [str(service.name) for service in register.services.values()],
        "year": sorted({str(day.year) for day in days}, reverse=True),
        "questions": questions(register),
    }
    said = f"Search {register.partnership.name}."
    front = Front(said, include="search-page.html", script="search.js", choices=choices)
    return renderer.page("search.md", "search.md.j2", "Search", None, front)


def _everything(renderer: Renderer) -> Iterator[Page]:
    """Every record of every kind, year by year: what search finds, for those without JavaScript."""
    entries = [entry for kind in renderer.listed for entry in renderer.register.entries[kind.name].values()]
    held = years_of(entries, lambda entry: renderer.kinds[entry.kind].day_of(entry, renderer.register))
    rows = [(year, len(found), f"all/{year}.md") for year, found in reversed(held.items())]
    name = renderer.register.partnership.name
    front = Front(f"The record of {name} has {counted(len(entries), 'page')}, listed by year.")
    yield renderer.page("all/index.md", "everything.md.j2", ALL, rows, front)
    for year, found in held.items():
        heading = f"Pages from {year}" if year != UNDATED else "Pages without a date"
        for piece in pieces(found, f"all/{year}", heading):
            when = f"from {year}" if year != UNDATED else "without a date"
            said = f"The record of {name} has {counted(len(found), 'page')} {when}."
            front = Front(said, {"name": ALL, "path": "all/"})
            yield renderer.piece(piece, front, "everything_year.md.j2")


def _authorities(renderer: Renderer) -> Iterator[Page]:
    yield renderer.earlier.page("authorities/index.md", (), partial(_all_authorities, renderer))
    for authority in renderer.register.authorities.values():
        yield renderer.earlier.page(f"authorities/{authority.id}.md", (), partial(_authority, renderer, authority))


def _all_authorities(renderer: Renderer) -> Page:
    register, front = renderer.register, Front(found=overview())
    table, money = councils_of(register), money_side_by_side(register, renderer.views.of)
    title = register.worded(COUNCILS[1])
    return renderer.page("authorities/index.md", "authorities.md.j2", title, table, front, money=money)


def _authority(renderer: Renderer, authority: Authority) -> Page:
    register = renderer.register
    sort = (register.worded(COUNCILS[0]), register.worded(COUNCILS[1]))
    above = {"name": sort[1], "path": "authorities/"}
    view = authority_view(authority, register, renderer.views.of)
    answer = renderer.words("council_money.md.j2", view_of_page=view, room=MOST_SHOWN)
    front = Front(above=above, found=overview(sort, council=authority.called), answer=answer)
    return renderer.page(f"authorities/{authority.id}.md", "authority.md.j2", str(authority.name), view, front)


def _services(renderer: Renderer) -> Iterator[Page]:
    services = renderer.register.services.values()
    if len(services) > 1:
        yield renderer.earlier.page("services/index.md", (), partial(_all_services, renderer))
    for service in services:
        path = f"services/{service.id}.md"
        if len(services) > 1:
            turn = turn_of_service(renderer, service)
            yield renderer.earlier.page(path, (turn,), partial(_service, renderer, service, path, turn))
        else:
            # The home page covers an only service already; its old address leads there.
            front = Front(moved_to="../../")
            yield renderer.page(path, "moved.md.j2", str(service.name), None, front, entry=None)


def _all_services(renderer: Renderer) -> Page:
    front = Front(renderer.words("what_it_is.md.j2"), found=overview())
    return renderer.page("services/index.md", "services.md.j2", "Services", None, front)


def _service(renderer: Renderer, service: Service, path: str, turn: Told | None) -> Page:
    register, view_of = renderer.register, renderer.views.of
    front = Front(above={"name": "Services", "path": "services/"}, found=overview(SERVICES, service=str(service.name)))
    outline = outline_of(renderer.event_rows.whole(turn) if turn else None, register)
    view, promise = service_view(service, register, view_of), promise_of(register, view_of, service=service.id)
    return renderer.page(path, "service.md.j2", str(service.name), view, front, outline=outline, promise=promise)


def _years(renderer: Renderer) -> Iterator[Page]:
    """A report a financial year, and one for each council, each as a committee paper."""
    taken, listed_years = renderer.earlier, []
    for year in reported_years(renderer.register):
        # What the list says of a year changes less often than its reports do.
        if row := taken.value(f"list of {year}", (), partial(_listed_reports, renderer, year)):
            listed_years.append((str(year), row))
            yield from taken.pages(f"reports of {year}", (), partial(_reports, renderer, year))
    if listed_years:
        front = Front(found=overview())
        yield from taken.pages(
            "years", listed_years, lambda: [renderer.page("years/index.md", "years.md.j2", ANNUAL, listed_years, front)]
        )


def _listed_reports(renderer: Renderer, year: FinancialYear) -> list[list[str]]:
    reports = reports_of(year, renderer.register, renderer.views.of)
    return [[report.title, report.path] for report in reports if report.listed or not report.council]


def _reports(renderer: Renderer, year: FinancialYear) -> Iterator[Page]:
    reports = reports_of(year, renderer.register, renderer.views.of)
    for report in reports:
        above = {"name": ANNUAL, "path": "years/"}
        # The search leads to the list: what a report gathers has its own pages.
        whose = report.whose(str(renderer.register.partnership.name))
        kinds = Counter(renderer.kinds[entry.kind].one for entry in report.entries)
        records = counted(len(report.entries), "record")
        of_kinds = listed(counted(number, one) for one, number in kinds.items())
        counts = f"{capital(whose)} in {report.year}: {report.counts_said}" if report.counts_said else ""
        made_from = f"{records}: {of_kinds}" if of_kinds else records
        told = counts or f"This report is made from {made_from}."
        told = next((both for both in _with_money(renderer, report, told) if len(both) <= MOST_SHOWN), told)
        each, front = () if report.council else tuple(one for one in reports if one.listed), Front(told, above)
        given: dict[str, Any] = {"records": records, "kinds_of_records": of_kinds, "each": each}
        yield renderer.page(report.path, "year_report.md.j2", report.title, report, front, **given)


def _with_money(renderer: Renderer, report: YearReport, told: str) -> Iterator[str]:
    """The same with the money of one budget or saving: one of several figures would not be fair alone."""
    money = report.money
    each: list[tuple[Any, tuple[str, object]]] = [(one.entry, ("budget", one.said)) for one in money.budgets]
    each += [(one.entry, ("pair", one.said)) for one in money.compared]
    if not each and len(money.others) == 1:
        each = [(money.others[0].entry, ("figure", money.others[0].told))]
    said = ((entry, renderer.words("year_money.md.j2", sort=sort, one=one)) for entry, (sort, one) in each)
    yield from (f"{told} {renderer.titles.of(entry)}{after_title(words)}" for entry, words in said)


def _pieces(
    renderer: Renderer, base: str, title: str, template: str, rows: list[Any], most: int = PIECE, **given: Any
) -> Iterator[Page]:
    cut = list(pieces(rows, f"{base}/index", title, most))
    if not cut:
        yield renderer.page(f"{base}/index.md", template, title, None, Front(found=overview()), number=0, **given)
    for piece in cut:
        front = Front(found=overview() if piece.number == 1 else None)
        named = f"{title} (page {piece.number} of {piece.of})" if piece.number > 1 else title
        yield renderer.page(piece.path, template, named, piece, front, number=len(rows), **given)

"""The templates' surroundings: everything that a template can ask for, and the gate that all text goes through."""

import sys
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from markupsafe import Markup

from generator.core.absence import (
    councils_holding,
    gap_names,
    gaps_called,
    gaps_of_record,
    not_here,
    said_absent,
    unknown,
)
from generator.core.asked import Memo, asking, note
from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.licences import licence_named
from generator.core.part import Part
from generator.core.register import Register
from generator.kinds import all_kinds, kind_named, terms_of
from generator.overview.gaps import by_councils
from generator.overview.known_kinds import ExitPlan, money_words
from generator.overview.newest import could_end_it
from generator.overview.sharing import sharing_of
from generator.overview.sourcing import cited, searched_of, sources_of
from generator.overview.story import because_of, by_day
from generator.pages import tested, wording
from generator.pages.addresses import Addresses
from generator.pages.drawn import pictures
from generator.pages.markdown import Markdown, as_html, begun, block, chapters, escape, inline, link
from generator.pages.partner_words import PartnerWords
from generator.pages.terms import anchors_of
from generator.plain_language.sentences import first_sentence
from generator.results.words import apart, covering, in_unit, measured, when
from generator.values.date_words import clock_in_words, day_in_words, due_in_words, weekday_in_words, when_in_words
from generator.values.dates import PartialDate
from generator.values.english import counted, lowered
from generator.values.names import sentence_start, with_article
from generator.values.rounding import percent_in_words
from generator.values.words import Prose

MOST_NAMED = 5
"""How many councils are named one by one where something concerns all of them."""


class Views:
    """What the kinds work out for their records, each worked out once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._views: Memo[str, object] = Memo()

    def of(self, entry: Entry[Any]) -> Any:
        """What its kind works out for a record."""
        kind = kind_named(entry.kind)
        return self._views.of(entry.address, lambda: kind.view(entry, self._register) if kind else None)

    def sign_of(self, entry: Entry[Any]) -> str:
        """The sign that is before where a record stands; empty where its kind has none."""
        return "over" if getattr(entry.record, "withdrawn", None) else getattr(self.of(entry), "sign", "")


def _day_of(entry: Entry[Any], register: Register) -> PartialDate | None:
    """The day that puts a record in order."""
    kind = kind_named(entry.kind)
    return kind.day_of(entry, register) if kind else None


class Titles:
    """What records are called, links to them, and what has to be said wherever one is named."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, entry: Entry[Any]) -> str:
        """A record's title; some kinds make one where none is typed."""
        kind = kind_named(entry.kind)
        if kind is None or kind.title_of is None:
            return self.worked_out(entry)
        # What it is called may rest on all others of its kind; only the answer counts.
        note("title", entry.kind, entry.id)
        with asking(days_alone=True):
            return self.worked_out(entry)

    def worked_out(self, entry: Entry[Any]) -> str:
        """The same for whoever has to know what it rests on."""
        kind = kind_named(entry.kind)
        if kind is not None and kind.title_of is not None:
            return kind.title_of(entry, self._register)
        return str(getattr(entry.record, "title", None) or entry.record.name)

    def day_beside(self, entry: Entry[Any]) -> str:
        """The day to write beside a title; a title that says it already has the day of the week beside it."""
        day = _day_of(entry, self._register)
        if day is None:
            return ""
        if words := self.day_not_in_title(entry):
            return words
        return str(weekday_in_words(day)).replace(f" {day_in_words(day)}", "") if day.known_day else ""

    def day_not_in_title(self, entry: Entry[Any]) -> str:
        """The day that puts a record in order, where its title does not say it."""
        day = _day_of(entry, self._register)
        words = str(day_in_words(day)) if day else ""
        return words if words not in self.of(entry) else ""

    def link(self, entry: Entry[Any]) -> Markdown:
        """A link to a record, with a word where it is made up or withdrawn."""
        return link(self.of(entry), f"/{entry.address}.md")

    def quoted(self, entry: Entry[Any]) -> Markdown:
        """The same within a sentence, where nobody could see which words are the title."""
        return Markdown(f"“{wording.quoted(self.link(entry))}”")


class _Compiled(FileSystemBytecodeCache):
    """Templates compiled once: for a process, and where Python keeps its own compiled modules, for those after it."""

    def __init__(self, words: str) -> None:
        files = (Path(__file__), Path(__file__).with_name("partner_words.py"))
        made = sha256(b"".join([version("jinja2").encode(), *(file.read_bytes() for file in files)])).hexdigest()[:12]
        super().__init__(str(Path(cache_from_source(__file__)).parent), f"{words}-{made}-%s.cache")
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            with suppress(Exception):  # What is damaged is compiled anew.
                super().load_bytecode(bucket)
            self._code[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


_COMPILED = {True: _Compiled("councils"), False: _Compiled("partners")}
"""Templates are put in other words where not all partners are councils."""


class Templates(Environment):
    """Templates that share one plain mapping of what they may call: Jinja's own chain of two is slow to look into."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Share the environment's own with each template; none brings others."""
        return self.globals


def environment(register: Register, views: Views, titles: Titles) -> Environment:
    """Build the templates' environment for one register."""
    made = Templates(
        loader=ChoiceLoader(
            [PackageLoader("generator.pages"), PrefixLoader({"kinds": PackageLoader("generator", "kinds")})]
        ),
        autoescape=True,
        finalize=_gate,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        auto_reload=False,  # An environment is for one build; a changed template is seen by the next.
        bytecode_cache=_COMPILED[register.partnership.only_councils],
        extensions=[] if register.partnership.only_councils else [PartnerWords],
    )
    made.filters.update(FILTERS)
    partners = tuple(name for one in register.partnership.authorities for name in (str(one.name), one.called))
    made.filters["within_sentence"] = lambda prose: _within_sentence(prose, partners)
    made.globals.update(_surroundings(register, views, titles))
    made.globals.update(_gaps(register))
    made.globals.update(_links(register, titles))
    made.globals.update(_of_partners(money_words(register), register))
    made.globals.update(pictures(register.running_until))
    addresses = Addresses(register.partnership)
    made.globals.update(addresses.for_templates(), issues=addresses.issues, issues_host=addresses.host)
    return made


def _of_partners(said: Mapping[str, Callable[..., str]], register: Register) -> dict[str, Callable[..., str]]:
    """Sentences that are worked out in one place for all sites, in the words for this one's partners."""
    if register.partnership.only_councils:
        return dict(said)

    def worded(say: Callable[..., str]) -> Callable[..., str]:
        return lambda *given, **named: register.partnership.worded_among(say(*given, **named))

    return {name: worded(say) for name, say in said.items()}


def _surroundings(register: Register, views: Views, titles: Titles) -> dict[str, Any]:
    """What a template can ask of the whole content, and of a record in it."""
    return {
        "register": register,
        "partnership": register.partnership,
        "view": views.of,
        "kind": kind_named,
        "record_at": register.at,
        "many_councils": len(register.authorities) > MOST_NAMED,
        "several_services": len(register.services) > 1,
        "sharing": sharing_of(register),
        "day_beside": titles.day_beside,
        "day_not_in_title": titles.day_not_in_title,
        "sign_of": views.sign_of,
        "newest_of": wording.newest_of,
        "as_reported": wording.as_reported,
        "day_of": lambda entry: _day_of(entry, register),
        "plans_of": lambda ids: [plan for one in ids if (plan := register.find(ExitPlan, one))],
        "risks_that_could_end_it": lambda plan: could_end_it(plan, register),
        "because_of": lambda event: because_of(event, register),
        "has_own_page": lambda entry: (kind := kind_named(entry.kind)) is not None and kind.listed(register),
        "is_late": lambda action, entry: (
            bool(entry and action.due and action.open and action.due.late_by(register.as_of))
            and register.tells_delay_of(entry)
        ),
        "licence_named": licence_named,
        "tested": tested,
        "concerns_all": lambda entry: len(register.concerning(entry)) == len(register.authorities),
        "concerning": register.concerning,
        "sources_of": sources_of,
        "cited": cited,
        "in_our_words": register.worded,
        "of_partners": register.partnership.worded_among,
        "taken_over_from": lambda authority: register.taken_over_from(authority.id),
        "searched_of": lambda record: searched_of(record, register),
    }


def _gaps(register: Register) -> dict[str, Any]:
    """What a template can ask of what is not in a record."""
    return {
        "absent": lambda part, key, entry=None: register.partnership.worded_among(
            said_absent(part, key, [part.called] if isinstance(part, Authority) else _whose(part, entry, register))
        ),
        "gaps_of_record": lambda entry: gap_names(gaps_of_record(entry, register)),
        "not_here": lambda record: not_here(record, register),
        "gaps_called": gaps_called(register),
        "unknown": lambda what: unknown(what, register),
    }


def _whose(part: Part, entry: Entry[Any] | None, register: Register) -> list[str]:
    """The councils that decided, or those that a record is about; none stand for all of them."""
    holders = part.holders or (entry.record.holders if entry else ())
    ids = councils_holding(holders, register) or (register.concerning(entry) if entry else ())
    return [] if len(ids) == len(register.authorities) else [register.authorities[one].called for one in ids]


def _links(register: Register, titles: Titles) -> dict[str, Any]:
    """What things are called, and the links to them."""
    anchors = anchors_of(terms_of(register))
    instead = {f"{kind.name}/index.md": kind.front_page(register) for kind in all_kinds() if kind.alone}
    if len(register.services) == 1:
        instead |= {f"services/{name}.md": "index.md" for name in register.services}
    return {
        "title": titles.of,
        "body_over": lambda body: body.over(register.as_of),
        "record_link": titles.link,
        "quoted_link": titles.quoted,
        "record_links": lambda entries: list(map(titles.link, entries)),
        "quoted_links": lambda entries: list(map(titles.quoted, entries)),
        "authority_link": lambda authority_id: _authority_link(authority_id, register),
        "authority_links": lambda ids: [_authority_link(authority_id, register) for authority_id in ids],
        "authorities_within": lambda ids: [
            _authority_link(authority_id, register, with_article) for authority_id in ids
        ],
        "by_councils": lambda gaps: by_councils(gaps, register),
        "followers": lambda ends: [_authority_link(str(name), register) for name in ends.followed_by],
        "authority_within": lambda authority_id: _authority_link(authority_id, register, with_article),
        "authority_said": lambda authority_id: _authority_link(authority_id, register, sentence_start),
        "web_link": link,
        "page_link": lambda words, path: link(words, f"/{instead.get(path, path)}"),
        "anchor_of": lambda term: anchors[term.term.text],
    }


def _gate(value: object) -> Markdown:
    """Let nothing into a page but what is Markdown already: all other text is escaped.

    Jinja's own escaping is for HTML, so this comes before it and leaves it nothing to do.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        return inline(value)
    if isinstance(value, PartialDate | date):
        return escape(day_in_words(value))
    return escape(value)


FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "block": block,
        "chapters": chapters,
        "begun": begun,
        "html": as_html,
        "day": day_in_words,
        "iso": wording.iso_day,
        "weekday": weekday_in_words,
        "when": when_in_words,
        "due": due_in_words,
        "held": wording.held,
        "names": wording.names,
        "the": with_article,
        "within": wording.within,
        "called": wording.called,
        "called_in_full": wording.called_in_full,
        "by_day": by_day,
        "count": counted,
        "every": wording.every,
        "nth": wording.nth,
        "span": wording.span,
        "clock": clock_in_words,
        "measured": measured,
        "apart": apart,
        "in_unit": in_unit,
        "covering": lambda row: covering(row.period, row.on),
        "in_period": lambda row: when(row.period, row.on),
        "percent": percent_in_words,
        "capital": wording.first_upper,
        "small": wording.first_lower,
        "opening": wording.opening,
        "quoted": wording.quoted,
        "without_stop": wording.without_stop,
        "lower_first": lowered,
        "inline": inline,
        "within_sentence": lambda prose: _within_sentence(prose, ()),
        "first_sentence": first_sentence,
    }
)


def _within_sentence(prose: Prose, names: tuple[str, ...]) -> Markdown:
    """What was typed as a sentence, within another one: it keeps its capital where it begins with a council's name."""
    words = inline(prose)
    return Markdown(words if str(words).startswith(names) else lowered(words))


def _authority_link(authority_id: str, register: Register, how: Callable[[object], object] = str) -> Markdown:
    """A link to a council by its name, or as a sentence says it: the City of London with its article."""
    authority = register.authorities.get(authority_id)
    if authority is None:
        return escape(authority_id)
    return link(how(authority.called), f"/authorities/{authority_id}.md")

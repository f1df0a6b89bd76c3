"""The gates, one after another: what stops a site, and what is only warned of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.core.problems import Problem, has_errors, in_order
from generator.gates.gate import DATA, GONE, HEAVY, LINK, NEARLY_HEAVY, PAGE, SEARCH, UNASKED
from generator.gates.hosts import host_faults
from generator.gates.looked import Looked
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.search.answering import CannotAsk, unanswered
from generator.site.manifest import Manifest
from generator.site.verifying import Fault, files_of

BUDGET = 100_000
"""The most bytes that a host may send for the HTML of one page: as many as a first search fetches in all."""

_LATER = re.compile(r"/(?:index-\d+|part-[a-z0-9]+)/\Z")
"""The further pages of a list and the parts of a long page, which come and go with its length."""


class NotPassed(Exception):
    """Raised where a site may not be shown; `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{problems[0].file}: {problems[0].message}" if problems else "")
        self.problems = problems


@dataclass(slots=True)
class Gates:
    """The gates of one site, with what they must know besides it; `found` is what they found.

    `last` is the manifest of the site that is shown now, `gone` has the addresses that were taken down on purpose, and
    `host` is the name of the host.
    """

    last: Manifest | None = None
    gone: frozenset[str] = frozenset()
    host: str = ""
    found: tuple[Problem, ...] = field(default=(), init=False)

    def look(self, folder: Path, manifest: Manifest, address: str, kept: Kept = NOTHING_KEPT) -> None:
        """Look at a built site; raises `NotPassed`."""
        looked, faults = Looked.kept(kept, address).again(folder, files_of(folder), manifest.files, address)
        self.found = in_order(
            (
                *_broken(faults),
                *_heavy(looked.weights),
                *self._vanished(manifest),
                *(_not_found(folder, manifest, kept) if looked.searched else ()),
                *host_faults(folder, self.host),
            )
        )
        if has_errors(self.found):
            raise NotPassed(self.found)
        looked.keep(kept, address)

    def _vanished(self, new: Manifest) -> Iterator[Problem]:
        if self.last is None:
            return
        for address in sorted(self.last.addresses - new.addresses):
            if not _LATER.search(address) and not self._taken_down(address):
                yield GONE.found(
                    f"{address.lstrip('/')}index.html",
                    f"{address} was published and is not there any more.",
                    "If its record has a new id, write the old one under `formerly:`. "
                    f"If it was taken down on purpose, add {address} under `gone:` in publishing.yml, or, where that "
                    f"would name somebody, {unnamed(address)}.",
                )
        for file in sorted(self.last.files.keys() - new.files.keys()):
            if file.startswith("data/") and not self._taken_down(f"/{file}"):
                yield DATA.found(
                    file,
                    f"The data file {file} was published and is not there any more.",
                    f"Whoever fetches it gets an error. If that is meant, add /{file} under `gone:` in publishing.yml.",
                )

    def _taken_down(self, address: str) -> bool:
        return address in self.gone or unnamed(address) in self.gone


def unnamed(address: str) -> str:
    """An address as it can stand in settings where the address itself would name somebody."""
    return f"sha256:{sha256(address.encode()).hexdigest()}"


def _broken(faults: Iterable[Fault]) -> Iterator[Problem]:
    for fault in faults:
        if fault.of_link:
            hint = "Correct the link in the record or page that it comes from, or put back what it leads to."
            yield LINK.found(fault.file, f"{fault.said}.", hint, fault.line)
        else:
            hint = "If a text of a record is the cause, change it there; if not, report it as a fault of the program."
            yield PAGE.found(fault.file, f"The page {fault.said}.", hint, fault.line)


def _heavy(weights: Mapping[str, int]) -> Iterator[Problem]:
    for file, sent in weights.items():
        over = sent > BUDGET
        said = f"The page is {sent:,} bytes as sent; its budget is {BUDGET:,}."
        hint = "Divide the record or page that it shows into several."
        yield (HEAVY if over else NEARLY_HEAVY).found(file, said, hint)


def _not_found(folder: Path, manifest: Manifest, kept: Kept) -> Iterator[Problem]:
    hint = "Build again with --no-cache; if it stays, report it as a fault of the program."
    try:
        for said in unanswered(folder, manifest.addresses, kept):
            yield SEARCH.found("search/index.html", f"In {said}", hint)
    except CannotAsk as error:
        yield UNASKED.found("search/index.html", f"The search cannot be tried ({error}).", hint)

"""What the gates saw of a site's pages: one whose bytes are the same is not looked at again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.machine.kept import Kept, named
from generator.site.scanning import HEAVY, Scanned
from generator.site.verifying import Fault, Leads, page_faults, pages_of


@dataclass(slots=True)
class Looked:
    """The hash of each page, the heavy ones with their bytes, those that are searched, and what the pages lead to."""

    prints: dict[str, str] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    searched: set[str] = field(default_factory=set)
    leads: Leads = field(default_factory=Leads)

    @classmethod
    def kept(cls, kept: Kept, address: str) -> Looked:
        """What was seen when a site at an address passed; nothing where that is not known."""
        held = kept.get(named("passed", address)) if kept else None
        if held is None:
            return cls()
        told = json.loads(held)
        leads = Leads(told["places"], {(file, place) for file, place in told["wanted"]}, set(told["linked"]))
        return cls(told["prints"], told["weights"], set(told["searched"]), leads)

    def keep(self, kept: Kept, address: str) -> None:
        """Keep what was seen of a site on which nothing is wrong."""
        if kept:
            leads = {
                "places": self.leads.places,
                "wanted": sorted(self.leads.wanted),
                "linked": sorted(self.leads.linked),
            }
            told = {"prints": self.prints, "weights": self.weights, "searched": sorted(self.searched), **leads}
            kept.put(named("passed", address), json.dumps(told).encode())

    def again(
        self, folder: Path, files: frozenset[str], prints: Mapping[str, str], address: str
    ) -> tuple[Looked, list[Fault]]:
        """Look at the pages that are others now, and at all of them where something is gone that one led to."""
        same = {name for name, known in self.prints.items() if name in files and prints.get(name) == known}
        places = {name: self.leads.places[name] for name in same}
        leads = Leads(places, set(self.leads.wanted), set(self.leads.linked))
        weights = {name: sent for name, sent in self.weights.items() if name in same}
        now = Looked({name: prints[name] for name in same}, weights, self.searched & same, leads)
        faults = list(page_faults(now._noting(pages_of(folder, files - same), prints), files, address, leads))
        if not files.issuperset(self.leads.linked) or any(self._gone(leads)):
            return Looked().again(folder, files, prints, address)
        return now, faults

    def _noting(self, pages: Iterable[tuple[str, Scanned]], prints: Mapping[str, str]) -> Iterator[tuple[str, Scanned]]:
        for name, page in pages:
            self.prints[name] = prints.get(name, "")
            if page.sent > HEAVY:
                self.weights[name] = page.sent
            if page.searched:
                self.searched.add(name)
            yield name, page

    def _gone(self, now: Leads) -> Iterator[str]:
        """Yield the pages that lack a place which a page led to."""
        there = {name: frozenset(places) for name, places in now.places.items()}
        return (file for file, place in self.leads.wanted if place not in there.get(file, (place,)))

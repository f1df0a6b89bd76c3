"""Puts the filters of a Pagefind index into a fixed order, so that the same site has the same index, byte for byte.

Pagefind 1.5 writes its filters, and each one's choices, in the order of a hash table that differs from run to run. Its
files are gzipped CBOR after a mark; what refers to a file is the hash in its name.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

MARK = b"pagefind_dcd"
FILTERS = 3
"""Where the index's own page has its list of filters: each a name and the hash of its file."""


class StrangeIndex(Exception):
    """Raised where an index is not of the form that this module knows."""


def put_in_order(index: Path) -> None:
    """Rewrite the filters of an index, and what refers to them; raises `StrangeIndex`."""
    entry_file = index / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for name, language in sorted(entry["languages"].items()):
        old = index / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(old)
        if len(meta) <= FILTERS or not all(len(pair) == 2 for pair in meta[FILTERS]):
            raise StrangeIndex(f"{old.name} has no list of filters where Pagefind 1.5 has it")
        meta[FILTERS] = sorted([called, _reordered(index, called, known)] for called, known in meta[FILTERS])
        old.unlink()
        written = _packed(meta)
        language["hash"] = f"{name}_{hashlib.sha256(written).hexdigest()[:10]}"
        (index / f"pagefind.{language['hash']}.pf_meta").write_bytes(written)
    entry_file.write_text(json.dumps(entry, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _reordered(index: Path, called: str, known: str) -> str:
    """Write one filter with its choices in the order of the alphabet; gives the hash it has now."""
    old = index / "filter" / f"{known}.pf_filter"
    name, choices = _read(old)
    if name != called:
        raise StrangeIndex(f"{old.name} is the filter {name}, not {called}")
    old.unlink()
    written = _packed([name, sorted(choices)])
    fresh = f"{known.partition('_')[0]}_{hashlib.sha256(written).hexdigest()[:7]}"
    (index / "filter" / f"{fresh}.pf_filter").write_bytes(written)
    return fresh


def _read(file: Path) -> Any:
    held = gzip.decompress(file.read_bytes())
    if not held.startswith(MARK):
        raise StrangeIndex(f"{file.name} does not start with Pagefind's mark")
    return cbor2.loads(held[len(MARK) :])


def _packed(value: Any) -> bytes:
    return gzip.compress(MARK + cbor2.dumps(value), compresslevel=9, mtime=0)

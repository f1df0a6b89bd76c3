"""Every message that the check can tell, with its cure, read off the source of the rules themselves.

A message is written where its rule stands, with the values of the moment in it. Here the source is read, and each such
value becomes an ellipsis. So the page of all messages leaves none out, and nothing is written down a second time.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from generator.reference.source import Module, Source, assigned, bound, name_of, table

VALUE = "…"
MAKERS: Mapping[str, tuple[str, ...]] = {
    "Finding": ("path", "rule", "message", "hint", "severity"),
    "wrong": ("rule", "message", "hint"),
    "Fault": ("spot", "rule", "message", "hint"),
    "Advice": ("start", "words", "rule", "message", "hint"),
    "Leak": ("start", "words", "rule", "message", "hint"),
    "Problem": ("file", "line", "column", "severity", "rule", "message", "hint"),
    "problem_at": ("file", "spot", "rule", "message", "hint", "severity"),
}
"""What a problem is made with, and the names of what it is given, in order."""

_TOLD = ("rule", "message", "hint")
_MOST = 30
_FEW = 4
_DEEPEST = 9


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A message as it stands in its rule, with `…` for what depends on the file, and what to do about it."""

    rule: str
    severity: str
    message: str
    hints: tuple[str, ...]


class Program:
    """The program's own source, in which messages are looked for."""

    def __init__(self, folder: Path) -> None:
        """Read every module below a folder."""
        self.modules = [Module(file) for file in sorted(folder.rglob("*.py"))]

    def messages(self) -> list[Message]:
        """Give every message, in order, each with all that may be told to do about it."""
        hints: dict[tuple[str, str, str], list[str]] = {}
        for module in self.modules:
            for call, within in module.calls:
                if name_of(call) in MAKERS and not (within and within.name in MAKERS):
                    for rule, severity, message, hint in self._made(Source(call, module, within)):
                        known = hints.setdefault((rule, severity, message), [])
                        if hint and hint not in known:
                            known.append(hint)
        return sorted(Message(*told, tuple(cures)) for told, cures in hints.items())

    def _made(self, place: Source, depth: int = 0) -> Iterator[tuple[str, str, str, str]]:
        """Yield what one maker's call can tell: for each call of its function, where that tells it."""
        call = place.expression
        assert isinstance(call, ast.Call)
        names = MAKERS[name_of(call)]
        parts = dict(zip(names, call.args, strict=False)) | {key.arg: key.value for key in call.keywords if key.arg}
        if not {"rule", "message"} <= parts.keys():
            return
        wanted = {node.id for part in parts.values() for node in ast.walk(part) if isinstance(node, ast.Name)}
        parameters = {argument.arg for argument in place.within.args.args} if place.within else set()
        if depth < 3 and place.within and not place.given and wanted & parameters & {*_TOLD}:
            for module in self.modules:
                for outer, around in module.calls:
                    if name_of(outer) == place.within.name and (
                        module is place.module or not place.within.name.startswith("_")
                    ):
                        given = bound(place.within, outer, Source(outer, module, around))
                        yield from self._made(Source(call, place.module, place.within, given), depth + 1)
            return
        for told in self._alternatives(place, parts):
            severity = self.texts(told.get("severity")) if "severity" in told else []
            usual = "advice" if name_of(call) == "Advice" else "error"
            for rule, message in product(self.texts(told["rule"]), self.texts(told["message"])):
                if rule == VALUE or message == VALUE:
                    continue
                for hint in self.texts(told.get("hint")) or [""]:
                    yield rule, (severity or [usual])[0], _short(message), _short(hint)

    def _alternatives(self, place: Source, parts: Mapping[str, ast.expr]) -> Iterator[dict[str, Source]]:
        """Where rule, message and hint come out of one call together, take each of what that may give."""
        plain = {name: place.of(part) for name, part in parts.items()}
        together = {name: self._unpacked(plain[name]) for name in _TOLD if name in plain}
        sources = {id(found[0].expression) for found in together.values() if found}
        if len(sources) != 1:
            yield plain
            return
        whole = next(found[0] for found in together.values() if found)
        for row in self.rows(whole):
            yield plain | {name: row[found[1]] for name, found in together.items() if found and found[1] < len(row)}

    def _unpacked(self, source: Source) -> tuple[Source, int] | None:
        """The call whose result a name was unpacked from, and its place there."""
        if not isinstance(source.expression, ast.Name):
            return None
        for target, value in assigned(source):
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Call | ast.Subscript):
                names = [getattr(one, "id", "") for one in target.elts]
                if source.expression.id in names:
                    return source.of(value), names.index(source.expression.id)
        return None

    def rows(self, source: Source, depth: int = 0) -> Iterator[list[Source]]:
        """Yield each tuple that an expression may give."""
        expression = source.expression
        if depth > _DEEPEST:
            return
        if isinstance(expression, ast.Tuple):
            parts = [
                list(self.rows(source.of(one.value), depth + 1)) if isinstance(one, ast.Starred) else [[source.of(one)]]
                for one in expression.elts
            ]
            for several in product(*parts):
                yield [one for part in several for one in part]
        elif isinstance(expression, ast.IfExp):
            yield from self.rows(source.of(expression.body), depth + 1)
            yield from self.rows(source.of(expression.orelse), depth + 1)
        elif isinstance(expression, ast.Call):
            for returned in self._returned(source, expression):
                yield from self.rows(returned, depth + 1)
        elif isinstance(expression, ast.Name):
            for _, value in assigned(source):
                yield from self.rows(source.of(value), depth + 1)
        elif isinstance(expression, ast.Subscript):
            for row in table(source.of(expression.value)):
                yield from self.rows(row, depth + 1)

    def _returned(self, source: Source, call: ast.Call) -> Iterator[Source]:
        module, function = self._function(source.module, name_of(call))
        if function is None:
            return
        given = bound(function, call, source)
        for node in ast.walk(function):
            if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                yield Source(node.value, module, function, given)

    def _function(self, module: Module, name: str) -> tuple[Module, ast.FunctionDef | None]:
        if name in module.functions:
            return module, module.functions[name]
        found = [other for other in self.modules if name in other.functions and not name.startswith("_")]
        return (found[0], found[0].functions[name]) if len(found) == 1 else (module, None)

    def texts(self, source: Source | None, depth: int = 0) -> list[str]:
        """Give the texts that an expression may be, with `…` for what only a run can tell."""
        if source is None:
            return []
        expression = source.expression
        found: Iterable[str] = [VALUE]
        if depth > _DEEPEST:
            return [VALUE]
        if isinstance(expression, ast.Constant):
            found = ["" if expression.value is None else str(expression.value)]
        elif isinstance(expression, ast.JoinedStr):
            found = self._joined(source, expression.values, depth)
        elif isinstance(expression, ast.FormattedValue):
            found = self._inner(source.of(expression.value), depth)
        elif isinstance(expression, ast.IfExp):
            found = [
                *self.texts(source.of(expression.body), depth + 1),
                *self.texts(source.of(expression.orelse), depth + 1),
            ]
        elif isinstance(expression, ast.BoolOp):
            found = [text for part in expression.values for text in self.texts(source.of(part), depth + 1)]
        elif isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Add):
            found = self._joined(source, [expression.left, expression.right], depth)
            # Two numbers may be added as well.
            found = found if any(text.strip(VALUE) for text in found) and not _numbers(expression) else [VALUE]
        elif isinstance(expression, ast.Attribute) and getattr(expression.value, "id", "") == "Severity":
            found = [expression.attr.lower()]
        elif isinstance(expression, ast.Name):
            found = self._named(source, expression.id, depth)
        elif isinstance(expression, ast.Call):
            found = self._called(source, expression, depth)
        elif isinstance(expression, ast.Subscript):
            found = self._looked_up(source, expression, depth)
        return list(dict.fromkeys(found))[:_MOST]

    def _inner(self, source: Source, depth: int) -> list[str]:
        """A value within a text: the few fixed wordings that it may have, or an ellipsis."""
        texts = self.texts(source, depth + 1)
        if all(set(text) <= {"`", VALUE} for text in texts):
            return ["`…`" if "`" in "".join(texts) else VALUE]
        if set(texts) == {"s", ""}:
            return ["s"]
        return texts if len(texts) <= _FEW and all(re.search("[A-Za-z]", text) for text in texts) else [VALUE]

    def _joined(self, source: Source, parts: Iterable[ast.expr], depth: int) -> list[str]:
        texts = [self.texts(source.of(part), depth + 1) or [VALUE] for part in parts]
        return ["".join(several) for several in product(*texts)][:_MOST]

    def _named(self, source: Source, name: str, depth: int) -> list[str]:
        if name in source.given:
            return self.texts(source.given[name], depth + 1)
        values = [(target, value) for target, value in assigned(source)]
        found: list[str] = []
        for target, value in values:
            if isinstance(target, ast.Tuple):
                place = [getattr(one, "id", "") for one in target.elts].index(name)
                rows = [row for row in self.rows(source.of(value), depth + 1) if place < len(row)]
                found += [text for row in rows for text in self.texts(row[place], depth + 1)] or [VALUE]
            else:
                found += self.texts(source.of(value), depth + 1)
        return found or [VALUE]

    def _called(self, source: Source, call: ast.Call, depth: int) -> list[str]:
        if name_of(call) in ("strip", "rstrip", "lstrip") and isinstance(call.func, ast.Attribute):
            return self.texts(source.of(call.func.value), depth + 1)
        if name_of(call) == "counted":
            return [f"{VALUE} {one}s" for one in self.texts(source.of(call.args[1]), depth + 1)]
        if name_of(call) == "printable":
            return self.texts(source.of(call.args[0]), depth + 1)
        found = [text for returned in self._returned(source, call) for text in self.texts(returned, depth + 1)]
        return found or [VALUE]

    def _looked_up(self, source: Source, expression: ast.Subscript, depth: int) -> list[str]:
        """A text from a table of texts."""
        return [text for value in table(source.of(expression.value)) for text in self.texts(value, depth + 1)] or [
            VALUE
        ]


def _numbers(sum_of: ast.BinOp) -> bool:
    return any(
        isinstance(part, ast.Constant) and not isinstance(part.value, str) for part in (sum_of.left, sum_of.right)
    )


def _short(text: str) -> str:
    """Show values that stand beside each other as one."""
    return re.sub(rf"{VALUE}(?: ?{VALUE})+", VALUE, text)

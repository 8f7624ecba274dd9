"""What is known of a function's locals before its Python is written: which closures share them, and in which bounds its
whole numbers stay. Knows no Python.

Bounds are found without regard to the order of statements: each Int local gets the union of what it is ever given. They only
tell which checks cannot fail, so the plain answer is always "anything".
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from prism.pir.nodes import (
    Assign,
    Block,
    Closure,
    Expr,
    ForEach,
    ForRange,
    If,
    Let,
    Literal,
    Local,
    Loop,
    Param,
    PBind,
    Prim,
    Try,
)
from prism.pir.primitives import PROVED
from prism.pir.types import FLOAT, INT, STRING, Type
from prism.pir.walk import binding_patterns, children, free_locals, pattern_bindings
from prism.semantics.integers import INT_MAX, INT_MIN

Bounds = tuple[int, int]

ANY: Bounds = (INT_MIN, INT_MAX)
LENGTH: Bounds = (0, 1 << 48)
"""No memory holds more."""

_LENGTHS = frozenset(("list.len", "string.len", "map.len"))


class Facts:
    """Of one top-level function or initial value, its closures included."""

    def __init__(self, params: Iterable[Param], body: Expr) -> None:
        self.assigned: set[str] = set()
        self.captured: set[str] = set()
        """By any closure."""
        self.per_turn: set[str] = set()
        """Declared inside a loop of the function or closure that they belong to: each turn has its own."""
        self.mentions: dict[str, int] = {}
        self.types: dict[str, Type] = {param.name: param.type for param in params}
        self._sources: dict[str, list[Expr | ForRange | None]] = {param.name: [None] for param in params}
        self._closures: list[Closure] = []
        self._visit(body, False)
        for closure in self._closures:
            self.captured.update(free_locals(closure))
        self._bounds: dict[str, Bounds] = {}
        self._solve()

    def in_cell(self, name: str) -> bool:
        """Does the variable need a cell of its own for each turn of the loop it is declared in?"""
        return name in self.per_turn and name in self.captured and name in self.assigned

    # --- who declares what -----------------------------------------------------------------------------------------

    def _visit(self, e: Expr, in_loop: bool) -> None:
        kind = type(e)
        if kind is Local:
            name = e.name  # type: ignore[attr-defined]  # a Local
            self.mentions[name] = self.mentions.get(name, 0) + 1
            return
        match e:
            case Assign():
                self.assigned.add(e.name)
                self._source(e.name, e.operand)
            case Let(pattern=PBind(name=name)):
                self._declare(name, e.pattern.type, e.init, in_loop)
                if isinstance(e.init, Closure) and name in free_locals(e.init):
                    self.assigned.add(name)  # it calls itself: it must exist before its value does
            case ForRange():
                self._visit(e.low, in_loop)
                self._visit(e.high, in_loop)
                self._declare(e.name, INT, e, True)
                self._visit(e.body, True)
                return
            case ForEach():
                self._visit(e.items, in_loop)
                for name, t in pattern_bindings(e.pattern).items():
                    self._declare(name, t, None, True)
                self._visit(e.body, True)
                return
            case Loop():
                self._visit(e.body, True)
                return
            case Closure():
                self._closures.append(e)
                for param in e.params:
                    self._declare(param.name, param.type, None, False)
                self._visit(e.body, False)
                return
            case Try():
                for handler in e.handlers:
                    self._declare(handler.name, handler.type or STRING, None, in_loop)
            case _:
                for p in binding_patterns(e):
                    for name, t in pattern_bindings(p).items():
                        self._declare(name, t, None, in_loop)
        for part in children(e):
            self._visit(part, in_loop)

    def _declare(self, name: str, t: Type, source: Expr | ForRange | None, in_loop: bool) -> None:
        self.types[name] = t
        self._source(name, source)
        if in_loop:
            self.per_turn.add(name)

    def _source(self, name: str, source: Expr | ForRange | None) -> None:
        self._sources.setdefault(name, []).append(source)

    # --- bounds ----------------------------------------------------------------------------------------------------

    def _solve(self) -> None:
        """Grows the bounds of all locals together until they hold; what still grows after some rounds gets no bound on
        that side."""
        known = {name: s for name, s in self._sources.items() if all(p is not None and _counts(p) for p in s)}
        bounds = self._bounds
        for turn in range(12):
            changed = False
            for name, sources in known.items():
                found: Bounds | None = None
                for source in sources:
                    assert source is not None
                    b = self._range(source) if type(source) is ForRange else self._bounds_or_none(source)
                    found = b if found is None else found if b is None else _union(found, b)
                if found is None:
                    continue
                old = bounds.get(name)
                if old is not None:
                    found = _union(old, found)
                    if found != old and turn > 3:
                        found = (
                            found[0] if found[0] == old[0] else INT_MIN,
                            found[1] if found[1] == old[1] else INT_MAX,
                        )
                if found != old:
                    bounds[name] = found
                    changed = True
            if not changed:
                break
        else:
            bounds.clear()
        self._solving = False
        self._known = known

    _solving = True

    def _range(self, e: ForRange) -> Bounds | None:
        low, high = self._bounds_or_none(e.low), self._bounds_or_none(e.high)
        if low is None or high is None:
            return None
        last = high[1] if e.inclusive else high[1] - 1
        return (low[0], max(last, low[0]))

    def bounds(self, e: Expr) -> Bounds:
        """Bounds of an Int expression's value."""
        found = self._bounds_or_none(e)
        return ANY if found is None else found

    def raw(self, e: Prim) -> Bounds:
        """Bounds of what an operation gives before its overflow is checked."""
        a = self.bounds(e.args[0])
        b = self.bounds(e.args[1]) if len(e.args) > 1 else (0, 0)
        return _raw(PROVED.get(e.op, e.op), a, b)

    def _bounds_or_none(self, e: Expr) -> Bounds | None:
        """None while nothing is known yet of a local that it depends on."""
        kind = type(e)
        if kind is Literal:
            value = e.value  # type: ignore[attr-defined]  # a Literal
            return (value, value) if type(value) is int else ANY
        if kind is Local:
            found = self._bounds.get(e.name)  # type: ignore[attr-defined]  # a Local
            if found is None and (not self._solving or e.type != INT or None in self._sources.get(e.name, (None,))):  # type: ignore[attr-defined]
                return ANY
            return found
        if kind is Prim:
            return self._prim(e)  # type: ignore[arg-type]  # a Prim
        match e:
            case If():
                a, b = self._bounds_or_none(e.then), self._bounds_or_none(e.otherwise)
                if e.then.type != INT or e.otherwise.type != INT:  # one of them never ends
                    return b if e.otherwise.type == INT else a if e.then.type == INT else ANY
                return b if a is None else a if b is None else _union(a, b)
            case Block():
                return self._bounds_or_none(e.result)
        return ANY

    def _prim(self, e: Prim) -> Bounds | None:
        if e.op in _LENGTHS:
            return LENGTH
        if not e.op.startswith("int."):
            return ANY
        if e.type != INT or e.op == "int.parse":
            return ANY
        found = [self._bounds_or_none(arg) for arg in e.args]
        if None in found:
            return None
        a = found[0] or ANY
        b = (found[1] or ANY) if len(found) > 1 else (0, 0)
        low, high = _raw(PROVED.get(e.op, e.op), a, b)
        return (max(low, INT_MIN), min(high, INT_MAX))

    # --- floats ----------------------------------------------------------------------------------------------------

    def never_negative(self, e: Expr) -> bool:
        """Is a Float never below zero, nor -0.0, which divides to minus infinity (NaN aside)?"""
        match e:
            case Literal(value=float(value)):
                return math.copysign(1.0, value) > 0.0
            case Prim(op="float.mul", args=(a, b)):
                return _same_local(a, b) or (self.never_negative(a) and self.never_negative(b))
            case Prim(op="float.add" | "float.div", args=(a, b)):
                return self.never_negative(a) and self.never_negative(b)
            case Prim(op="float.abs"):
                return True
            case Prim(op="float.sqrt", args=(a,)):
                return self.never_negative(a)
            case Local(name=name) if e.type == FLOAT and name not in self.assigned:
                sources = self._sources.get(name, [None])
                return len(sources) == 1 and isinstance(sources[0], Expr) and self.never_negative(sources[0])
        return False


def _same_local(a: Expr, b: Expr) -> bool:
    return isinstance(a, Local) and isinstance(b, Local) and a.name == b.name


def _counts(source: Expr) -> bool:
    return type(source) is ForRange or source.type == INT


def _union(a: Bounds, b: Bounds) -> Bounds:
    return (min(a[0], b[0]), max(a[1], b[1]))


def _raw(op: str, a: Bounds, b: Bounds) -> Bounds:
    match op:
        case "int.add":
            return (a[0] + b[0], a[1] + b[1])
        case "int.sub":
            return (a[0] - b[1], a[1] - b[0])
        case "int.mul":
            products = (a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1])
            return (min(products), max(products))
        case "int.neg":
            return (-a[1], -a[0])
        case "int.abs":
            low = 0 if a[0] <= 0 <= a[1] else min(abs(a[0]), abs(a[1]))
            return (low, max(abs(a[0]), abs(a[1])))
        case "int.rem":
            most = max(abs(b[0]), abs(b[1])) - 1
            most = max(0, min(most, max(abs(a[0]), abs(a[1]))))
            return (0 if a[0] >= 0 else -most, 0 if a[1] <= 0 else most)
        case "int.mod" if b[0] > 0:
            return (0, b[1] - 1)
        case "int.div" if b[0] > 0:
            ends = [abs(x) // abs(y) * (1 if x >= 0 else -1) for x in a for y in b]
            return (min(ends), max(ends))
        case "int.div_floor" if b[0] > 0:
            ends = [x // y for x in a for y in b]
            return (min(ends), max(ends))
        case "int.bit_and" if a[0] >= 0 or b[0] >= 0:
            tops = [x[1] for x in (a, b) if x[0] >= 0]
            return (0, min(tops))
        case "int.bit_or" | "int.bit_xor" if a[0] >= 0 and b[0] >= 0:
            return (0, (1 << max(a[1], b[1]).bit_length()) - 1)
        case "int.shift_right" if a[0] >= 0:
            return (0, a[1])
        case "int.shift_left" if b[0] >= 0 and b[1] <= 63:
            low, high = min(a[0], a[0] << b[1]), max(a[1], a[1] << b[1])
            return (low, high) if low >= INT_MIN and high <= INT_MAX else ANY
    return ANY

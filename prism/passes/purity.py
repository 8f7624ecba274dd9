"""What evaluating an expression can do besides giving a value: the licence of every pass that drops, shares or moves something.

The answer is a set of flags. An effect row says what a function does to the outside; the flags also say whether it looks at
mutable data, changes some, may trap or run for ever, or makes a list or record that others could change. They are upper bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prism.passes.call_graph import CallGraph
from prism.pir.nodes import (
    Assign,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    Expr,
    Field,
    ForEach,
    FunctionRef,
    Global,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Module,
    PAny,
    Pattern,
    PBind,
    PConstruct,
    Perform,
    PList,
    Prim,
    RecordDef,
    Restrict,
    Return,
    SetField,
    Throw,
)
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import PURE, Con, Fn
from prism.pir.walk import children, walk, walk_pattern

READS = 1
"""Looks at a list, a map or a mutable field."""
WRITES = 2
"""Changes one."""
TRAPS = 4
DIVERGES = 8
"""May run for ever."""
EFFECTS = 16
"""Performs an operation, throws, or does what an unknown function does to the outside."""
FRESH = 32
"""Makes mutable data: two evaluations are not one."""
JUMPS = 64
"""Leaves a loop or function, perhaps only one inside itself."""
ASSIGNS = 128
"""Assigns a local."""
LOOKS = 256
"""Reads a local that is assigned somewhere."""

SHRINKS = 512
"""May make a list shorter."""

ANYTHING = SHRINKS | READS | WRITES | TRAPS | DIVERGES | FRESH
UNDROPPABLE = WRITES | TRAPS | DIVERGES | EFFECTS | JUMPS | ASSIGNS
"""What must not be left out, nor happen where it did not."""
UNMOVABLE = UNDROPPABLE | READS | LOOKS
"""Also what gives another value elsewhere."""
UNSHARABLE = WRITES | EFFECTS | FRESH | JUMPS | ASSIGNS
"""What must happen as often as it is written."""

_INSIDE = JUMPS | ASSIGNS | LOOKS
_PRIMITIVES: dict[str, int] = {
    name: READS * row.reads
    | WRITES * row.writes
    | TRAPS * bool(row.traps)
    | FRESH * row.fresh
    | SHRINKS * (name in ("list.pop", "list.remove", "list.clear"))
    for name, row in PRIMITIVES.items()
}


class Purity:
    """What is known of a module: the flags of every function, and which fields are mutable."""

    def __init__(self, module: Module, graph: CallGraph | None = None) -> None:
        graph = graph or CallGraph(module)
        records = [d for d in module.types if isinstance(d, RecordDef)]
        self.changing = frozenset((d.name, f.name) for d in records for f in d.fields if f.mutable)
        self.mutable_records = frozenset(name for name, _ in self.changing)
        self.functions: dict[str, int] = {
            name: ANYTHING if graph.functions[name].row == PURE else ANYTHING | EFFECTS for name in graph.recursive
        }
        for f in graph.order:
            if f.name not in graph.recursive:
                self.functions[f.name] = self.summary(f.body)

    def summary(self, body: Expr) -> int:
        """What calling a function with this body can do."""
        flags = 0
        each = False
        stack = [body]
        while stack:
            e = stack.pop()
            kind = type(e)
            rule = _OWN.get(kind)
            if rule is not None:
                flags |= rule(self, e)
            if kind is ForEach:
                each = True
            if kind is not Closure:
                stack.extend(children(e))
        if each and flags & WRITES:
            flags |= DIVERGES
        return flags & ~_INSIDE


class LocalPurity:
    """The flags of the expressions of one function, in which these locals are assigned. Remembers them by node."""

    def __init__(self, module: Purity, assigned: set[str]) -> None:
        self.module = module
        self.assigned = assigned
        self.known: dict[int, tuple[Expr, int]] = {}

    def of(self, e: Expr) -> int:
        kind = type(e)
        if kind is Literal or kind is Global or kind is FunctionRef or kind is Closure:
            return 0
        if kind is Local:
            return LOOKS if e.name in self.assigned else 0  # type: ignore[attr-defined]  # a Local
        found = self.known.get(id(e))
        if found is not None:
            return found[1]
        rule = _OWN.get(kind)
        flags = 0 if rule is None else rule(self.module, e)
        for part in children(e):
            flags |= self.of(part)
        if flags & WRITES and kind is ForEach:
            flags |= DIVERGES
        self.known[id(e)] = (e, flags)
        return flags

    def own(self, e: Expr) -> int:
        """What `e` adds to what its parts do."""
        rule = _OWN.get(type(e))
        return 0 if rule is None else rule(self.module, e)


def _invoke(known: Purity, e: Invoke) -> int:
    row = e.callee.type.row if isinstance(e.callee.type, Fn) else None
    return ANYTHING if row == PURE else ANYTHING | EFFECTS


def _construct(known: Purity, e: Construct) -> int:
    return FRESH if isinstance(e.type, Con) and e.type.name in known.mutable_records else 0


def _field(known: Purity, e: Field) -> int:
    t = e.subject.type
    return READS if isinstance(t, Con) and (t.name, e.name) in known.changing else 0


def _match(known: Purity, e: Match) -> int:
    flags = 0
    for arm in e.arms:
        flags |= _looking(arm.pattern)
    return flags


def _looking(pattern: Pattern) -> int:
    if type(pattern) is PBind or type(pattern) is PAny:
        return 0
    for p in walk_pattern(pattern):
        if isinstance(p, PList):
            return READS | FRESH
        if isinstance(p, PConstruct) and p.variant is None:
            return READS
    return 0


_OWN: dict[type[Expr], Callable[[Purity, Any], int]] = {
    Prim: lambda known, e: _PRIMITIVES[e.op],
    Call: lambda known, e: known.functions.get(e.function, ANYTHING | EFFECTS),
    Invoke: _invoke,
    Perform: lambda known, e: EFFECTS,
    Throw: lambda known, e: EFFECTS,
    Restrict: lambda known, e: EFFECTS,
    Construct: _construct,
    Field: _field,
    SetField: lambda known, e: WRITES,
    Assign: lambda known, e: ASSIGNS,
    Break: lambda known, e: JUMPS,
    Continue: lambda known, e: JUMPS,
    Return: lambda known, e: JUMPS,
    Loop: lambda known, e: DIVERGES,
    ForEach: lambda known, e: READS,
    Let: lambda known, e: _looking(e.pattern),
    Match: _match,
}
"""What a node adds to what its parts do."""


def assigned_in(body: Expr) -> set[str]:
    """The locals that are assigned in a function, closures included; a set of the caller's own."""
    return {e.name for e in walk(body) if type(e) is Assign}


def droppable(flags: int) -> bool:
    """May an expression be left out if its value is not used?"""
    return not flags & UNDROPPABLE

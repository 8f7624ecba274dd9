"""What check elimination knows of a whole program: intervals of globals, of fields, of what functions are given and give."""

from __future__ import annotations

from prism.passes.call_graph import CallGraph
from prism.passes.intervals import TOP, Interval, join
from prism.passes.purity import LocalPurity, Purity
from prism.passes.range_rows import KEEPERS, MAKERS
from prism.pir.nodes import (
    Assign,
    Closure,
    Construct,
    EnumDef,
    Expr,
    Field,
    ForEach,
    FunctionRef,
    Invoke,
    Let,
    Literal,
    Local,
    Module,
    PBind,
    Prim,
    SetField,
    Try,
    TypeDef,
)
from prism.pir.primitives import PROVED
from prism.pir.types import INT, Con, Fn, Type, list_of
from prism.pir.walk import assigned_locals, walk, walk_module

Key = tuple[str, str | None, int]
"""A field: the type's name, the variant or None, and the index of the field."""


LIST = list_of(INT)
KEEPING = frozenset(f"list.{name}" for name in KEEPERS)


class Shape:
    """What is true of one body however often it is walked. `wild` are the locals whose assignments are not followed; `counters`
    those that only ever go in steps; `closures` those that hold known closures and are only called, `named` the closures by identity."""

    def __init__(self, body: Expr) -> None:
        self.body = body
        self.size = 0
        self.assigned: set[str] = set()
        self.wild: set[str] = set()
        self.named: dict[int, str] = {}
        self.closures: list[str] = []
        self.lists: set[str] = set()
        """Locals that hold a list of Int that was made here, and that no one else gets hold of."""
        self.purity: LocalPurity | None = None
        self._in_loop: dict[int, frozenset[str]] = {}
        stepping: dict[str, bool] = {}
        closures = False
        kept: set[int] = set()
        lost: set[str] = set()
        for e in walk(body):
            self.size += 1
            if isinstance(e, Local):
                if e.type == LIST and id(e) not in kept:
                    lost.add(e.name)
            elif isinstance(e, Prim):
                if e.args and isinstance(e.args[0], Local) and PROVED.get(e.op, e.op) in KEEPING:
                    kept.add(id(e.args[0]))
            elif isinstance(e, Let):
                if isinstance(e.pattern, PBind) and isinstance(e.init, Prim) and e.pattern.type == LIST:
                    (self.lists if e.init.op in MAKERS else lost).add(e.pattern.name)
            elif isinstance(e, ForEach):
                kept.add(id(e.items))
            elif isinstance(e, Assign):
                self.assigned.add(e.name)
                steps = isinstance(e.operand, Prim) and e.operand.op in ("int.add", "int.sub")
                stepping[e.name] = stepping.get(e.name, True) and steps
            elif isinstance(e, Closure):
                closures = True
                self.wild |= assigned_locals(e.body)
            elif isinstance(e, Try) and e.finalizer is not None:
                self.wild |= assigned_locals(e.finalizer)  # which runs behind jumps that are followed elsewhere
        self.counters = {name for name, steps in stepping.items() if steps}
        self.lists -= lost | self.assigned
        if closures:
            self._name_closures()

    def _name_closures(self) -> None:
        made: dict[str, list[Closure]] = {}
        other: set[str] = set()
        callees: set[int] = set()
        for e in walk(self.body):
            if isinstance(e, Invoke):
                callees.add(id(e.callee))
            elif isinstance(e, Let) and isinstance(e.pattern, PBind) and isinstance(e.init, Closure):
                made.setdefault(e.pattern.name, []).append(e.init)
            elif isinstance(e, Assign):
                if isinstance(e.operand, Closure):
                    made.setdefault(e.name, []).append(e.operand)
                else:
                    other.add(e.name)
            elif isinstance(e, Local) and id(e) not in callees:
                other.add(e.name)
        for name, closures in made.items():
            if name not in other:
                self.closures.append(name)
                for closure in closures:
                    self.named[id(closure)] = name

    def variables(self, e: Expr, inside: Expr) -> frozenset[str]:
        """The locals that are assigned inside a part of the body, and followed; `e` stands for the part."""
        found = self._in_loop.get(id(e))
        if found is None:
            found = self._in_loop[id(e)] = assigned_locals(inside) - self.wild
        return found


class Facts:
    """Grows while functions are walked. `recording` says whether what calls give counts, `reading` whether fields hold only what was
    seen to be stored: one that holds nothing yet is never read."""

    def __init__(self, module: Module) -> None:
        self.graph = CallGraph(module)
        self.purity = Purity(module, self.graph)
        self.recording = False
        self.reading = False
        self.globals: dict[str, Interval] = {}
        self.results: dict[str, Interval] = {}
        self.given: dict[str, list[Interval]] = {}
        """What the parameters of each function were given so far."""
        self.shapes: dict[int, Shape] = {}
        self.fields: dict[Key, Interval] = {}
        self.loaded: set[Key] = set()
        """The fields that were read since someone looked."""
        self.tracked: set[Key] = set()
        """The Int fields that only this program can set."""
        self.indices: dict[tuple[str, str], int] = {}
        """The index of each field of a record by name."""
        self.unknown = set(module.exports) | self.graph.tangled
        """Functions that may be called with anything."""
        for e in walk_module(module):
            if type(e) is FunctionRef:
                self.unknown.add(e.name)
        self.moving: set[Key] = set()
        """Those of them that are set again after the value was made."""
        self._define(module)
        self.owners = {(name, variant) for name, variant, _ in self.tracked}

    def _define(self, module: Module) -> None:
        seen = _seen_by_hosts(module)
        for d in module.types:
            variants = d.variants if isinstance(d, EnumDef) else (None,)
            for v in variants:
                fields = v.fields if v is not None else d.fields  # type: ignore[union-attr]  # a record's
                for i, f in enumerate(fields):
                    if v is None:
                        self.indices[d.name, f.name] = i
                    if f.type == INT and d.name not in seen:
                        key = (d.name, None if v is None else v.name, i)
                        self.tracked.add(key)
                        if (d.name, f.name) in self.purity.changing:
                            self.moving.add(key)

    def shape(self, body: Expr) -> Shape:
        found = self.shapes.get(id(body))
        if found is None:
            found = self.shapes[id(body)] = Shape(body)
        return found

    def local_purity(self, shape: Shape) -> LocalPurity:
        if shape.purity is None:
            shape.purity = LocalPurity(self.purity, shape.assigned)
        return shape.purity

    def give(self, function: str, ranges: list[Interval]) -> None:
        """A call gives these arguments."""
        if self.recording:
            given = self.given.get(function)
            self.given[function] = ranges if given is None else [join(a, b) for a, b in zip(given, ranges)]

    def store(self, t: Type, variant: str | None, index: int, what: Interval) -> None:
        """A field is set."""
        key = (t.name, variant, index) if isinstance(t, Con) else None
        if key in self.tracked:
            old = self.fields.get(key)
            self.fields[key] = what if old is None else join(old, what)

    def load(self, t: Type, variant: str | None, index: int) -> Interval | None:
        """What a field can hold; None if nothing was ever stored."""
        key = (t.name, variant, index) if isinstance(t, Con) else None
        if not self.reading or key not in self.tracked:
            return TOP
        self.loaded.add(key)
        return self.fields.get(key)

    def stores(self, body: Expr) -> set[tuple[str, str | None]]:
        """The records and variants with fields that are tracked, of which this code sets some."""
        found: set[tuple[str, str | None]] = set()
        for e in walk(body):
            if isinstance(e, Construct):
                if isinstance(e.type, Con) and (e.type.name, e.variant) in self.owners:
                    found.add((e.type.name, e.variant))
            elif isinstance(e, SetField):
                t = e.subject.type
                if isinstance(t, Con) and (t.name, None) in self.owners:
                    found.add((t.name, None))
                    if _grows(e):
                        key = (t.name, None, self.field_index(t, e.name))
                        self.tracked.discard(key)
                        self.moving.discard(key)
        return found

    def field_index(self, t: Type, name: str) -> int:
        """The index of a record's field, -1 of a tuple's."""
        return self.indices.get((t.name, name), -1) if isinstance(t, Con) else -1


def _grows(e: SetField) -> bool:
    """Is a field set to a sum or product, other than in literal steps? Then there is little hope of a bound."""
    x = e.operand
    if not isinstance(x, Prim) or x.op not in ("int.add", "int.sub", "int.mul"):
        return False
    return not (
        any(isinstance(a, Literal) for a in x.args) and any(isinstance(a, Field) and a.name == e.name for a in x.args)
    )


def _seen_by_hosts(module: Module) -> set[str]:
    """Types of which a host can make or change values: those that exported functions take or give."""
    definitions: dict[str, TypeDef] = {d.name: d for d in module.types}
    seen: set[str] = set()
    waiting: list[Type] = []
    exports = set(module.exports)
    for f in module.functions:
        if f.name in exports:
            waiting += [*(p.type for p in f.params), f.result]
    while waiting:
        t = waiting.pop()
        if isinstance(t, Fn):
            waiting += [*t.params, t.result]
        elif isinstance(t, Con):
            waiting += t.args
            d = definitions.get(t.name)
            if d is not None and t.name not in seen:
                seen.add(t.name)
                parts = [f for v in d.variants for f in v.fields] if isinstance(d, EnumDef) else d.fields
                waiting += [f.type for f in parts]
    return seen

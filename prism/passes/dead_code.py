"""Leaves out definitions that nothing reaches: functions, types, and globals whose initial value does nothing else.

What is unused inside functions goes in `simplify`. A global whose initial value may trap or run for ever stays, since that happens when
the program starts, used or not.
"""

from __future__ import annotations

from prism.immutable import value
from prism.passes.purity import Purity, droppable
from prism.passes.rebuilding import with_definitions
from prism.pir.nodes import (
    Call,
    Closure,
    Construct,
    EnumDef,
    Expr,
    FunctionRef,
    Global,
    Literal,
    Module,
    Perform,
    Prim,
    Try,
    TypeDef,
)
from prism.pir.types import Con, Fn, Row, Type
from prism.pir.walk import binding_patterns, walk, walk_pattern


@value
class DeadCode:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        return _Reached(module).module()


class _Reached:
    def __init__(self, module: Module) -> None:
        self.whole = module
        self.functions = {f.name: f for f in module.functions}
        self.globals = {g.name: g for g in module.globals}
        self.definitions: dict[str, TypeDef] = {d.name: d for d in module.types}
        self.reached: set[str] = set()
        self.waiting: list[str] = []
        self.types: set[str] = set()
        self.seen: dict[int, object] = {}
        """Types and rows looked at, by identity: the nodes of a body share them."""

    def module(self) -> Module:
        whole = self.whole
        self.name(*whole.exports)
        calling = [g for g in whole.globals if not _is_data(g.init)]
        if calling:
            purity = Purity(whole)
            self.name(*[g.name for g in calling if not droppable(purity.summary(g.init))])
        while self.waiting:
            name = self.waiting.pop()
            if name in self.functions:
                f = self.functions[name]
                for p in f.params:
                    self.type(p.type)
                self.type(f.result)
                self.row(f.row)
                self.expr(f.body)
            elif name in self.globals:
                self.type(self.globals[name].type)
                self.expr(self.globals[name].init)
        return with_definitions(
            whole,
            tuple([d for d in whole.types if d.name in self.types or d.name in ALWAYS]),
            tuple([g for g in whole.globals if g.name in self.reached]),
            tuple([f for f in whole.functions if f.name in self.reached]),
        )

    def name(self, *names: str) -> None:
        for name in names:
            if name not in self.reached:
                self.reached.add(name)
                self.waiting.append(name)

    def expr(self, e: Expr) -> None:
        seen = self.seen
        for part in walk(e):
            if id(part.type) not in seen:
                self.type(part.type)
            match part:
                case Call():
                    self.name(part.function)
                    self.every(part.type_args)
                case FunctionRef():
                    self.name(part.name)
                    self.every(part.type_args)
                case Prim():
                    self.every(part.type_args)
                case Global():
                    self.name(part.name)
                case Closure():
                    self.every(tuple([p.type for p in part.params]))
                case Perform():
                    self.row(part.row)
                case Try():
                    for handler in part.handlers:
                        if handler.type is not None:
                            self.type(handler.type)
            for pattern in binding_patterns(part):
                for p in walk_pattern(pattern):
                    self.type(p.type)

    def every(self, types: tuple[Type, ...]) -> None:
        for t in types:
            self.type(t)

    def row(self, row: Row) -> None:
        if id(row) not in self.seen:
            self.seen[id(row)] = row
            self.every(row.throws)

    def type(self, t: Type) -> None:
        if id(t) in self.seen:
            return
        self.seen[id(t)] = t
        if isinstance(t, Fn):
            self.every(t.params)
            self.type(t.result)
            self.row(t.row)
        elif isinstance(t, Con):
            self.every(t.args)
            definition = self.definitions.get(t.name)
            if definition is not None and t.name not in self.types:
                self.types.add(t.name)
                fields = (
                    [f for v in definition.variants for f in v.fields]
                    if isinstance(definition, EnumDef)
                    else definition.fields
                )
                for f in fields:
                    self.type(f.type)


def _is_data(e: Expr) -> bool:
    return isinstance(e, Literal) or (isinstance(e, Construct) and all(map(_is_data, e.fields)))


ALWAYS = frozenset(("Option",))
"""Types that primitives make without naming them."""

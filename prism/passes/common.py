"""Common subexpressions: what is surely the same value is worked out once.

In a block, an expression that is written several times gets a name before the statement where it is first evaluated, if

- all of it is primitives and fields that neither read nor change mutable data, make none, and have no effects, over locals that are
  never assigned: then it gives the same wherever it stands;
- the first statement surely evaluates it, before anything that could be seen, so that a trap in it is not moved;
- it is worth a name: what is saved is more than one operation.

    a[size - 1] += 1; if a[size - 1] < size { a[size - 1] = 0 }
    let common = size - 1; a[common] += 1; if a[common] < size { a[common] = 0 }

Also an expression that was already given a name by `let` is replaced by that name.
"""

from __future__ import annotations

from collections.abc import Hashable

from prism.immutable import value
from prism.passes.names import Names
from prism.passes.order import evaluated_first
from prism.passes.purity import READS, UNDROPPABLE, UNSHARABLE, LocalPurity, Purity, assigned_in
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.pir.nodes import (
    Block,
    Closure,
    Expr,
    Field,
    Global,
    Let,
    Literal,
    Local,
    Module,
    Param,
    PBind,
    Prim,
)
from prism.pir.types import PURE, UNIT, union
from prism.pir.walk import binds, children, rebuild, walk

LARGEST = 12
"""Expressions of more nodes are not compared."""


@value
class Common:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        purity = Purity(module)
        globals = tuple([with_init(g, _Sharer((), g.init, purity).go(g.init)) for g in module.globals])
        functions = tuple([with_body(f, _Sharer(f.params, f.body, purity).go(f.body)) for f in module.functions])
        return with_definitions(module, module.types, globals, functions)


class _Sharer:
    """Works on one function."""

    def __init__(self, params: tuple[Param, ...], body: Expr, purity: Purity) -> None:
        self.names = Names(params, body)
        self.purity = LocalPurity(purity, assigned_in(body))
        self.keys: dict[int, tuple[Expr, Hashable | None, int]] = {}
        self.totals = self.occurrences((body,))[0]
        self.named: dict[Hashable, Local] = {}
        """Names for expressions, while they are visible."""

    # --- what can be shared ------------------------------------------------------------------------------------

    def key(self, e: Expr) -> Hashable | None:
        """What expressions that surely have the same value have in common; None if nothing is sure of `e`."""
        return self.keyed(e)[0]

    def keyed(self, e: Expr) -> tuple[Hashable | None, int]:
        """The key and the number of nodes."""
        kind = type(e)
        if kind is Local:
            return (None if e.name in self.purity.assigned else e.name), 1  # type: ignore[attr-defined]  # a Local
        if kind is Literal:
            v = e.value  # type: ignore[attr-defined]  # a Literal
            return (type(v), repr(v) if isinstance(v, float) else v), 1
        if kind is Global:
            return (Global, e.name), 1  # type: ignore[attr-defined]  # a Global
        if kind is not Prim and kind is not Field:
            return None, 1
        known = self.keys.get(id(e))
        if known is not None:
            return known[1], known[2]
        key, size = self.composed(e)
        self.keys[id(e)] = (e, key, size)
        return key, size

    def composed(self, e: Expr) -> tuple[Hashable | None, int]:
        size = 1
        parts: list[Hashable] = []
        for part in children(e):
            key, inner = self.keyed(part)
            size += inner
            if key is None or size > LARGEST:
                return None, size
            parts.append(key)
        if self.purity.own(e) & (UNSHARABLE | READS):
            return None, size
        if isinstance(e, Prim):
            return (e.op, e.type_args, *parts), size
        return ((Field, e.name, *parts) if isinstance(e, Field) else None), size

    def pays(self, times: int, size: int) -> bool:
        """Is an expression of this size that stands so often worth a name?"""
        return (times - 1) * (size // 2) >= 2

    # --- walking -----------------------------------------------------------------------------------------------

    def go(self, e: Expr) -> Expr:
        kind = type(e)
        if kind is Block:
            return self.block(e)  # type: ignore[arg-type]  # a Block
        if kind is Prim or kind is Field:
            if self.named:
                key = self.key(e)
                found = self.named.get(key) if key is not None else None
                if found is not None:
                    return found
            return rebuild(e, self.go)
        return rebuild(e, self.go)

    def block(self, e: Block) -> Expr:
        made: list[Hashable] = []
        out: list[Expr] = []
        parts = (*e.body, e.result)
        counts: list[dict[Hashable, int]] | None = None
        for i, part in enumerate(parts):
            for first in self.candidates(part):
                key, size = self.keyed(first)
                if key is None or key in self.named or not self.pays(self.totals.get(key, 0), size):
                    continue
                if counts is None:
                    counts = self.occurrences(parts)
                times = sum(count.get(key, 0) for count in counts[i:])
                if not self.pays(times, size):
                    continue
                init = self.go(first)
                local = Local(first.type, PURE, first.span, self.names.local("common"))
                out.append(Let(UNIT, first.row, first.span, PBind(local.type, local.span, local.name), False, init))
                self.named[key] = local
                made.append(key)
            part = self.go(part)
            out.append(part)
            if isinstance(part, Let) and isinstance(part.pattern, PBind) and type(part.init) is Prim:
                name = part.pattern.name
                key = self.key(part.init)
                if key is not None and key not in self.named and name not in self.purity.assigned:
                    self.named[key] = Local(part.pattern.type, PURE, part.span, name)
                    made.append(key)
        for key in made:
            del self.named[key]
        if len(out) == len(parts) and all(old is new for old, new in zip(parts, out)):
            return e
        row = union(*[part.row for part in out])
        return Block(e.type, row, e.span, tuple(out[:-1]), out[-1])

    def candidates(self, e: Expr) -> list[Expr]:
        """The sharable expressions that `e` surely evaluates, before anything else that can be seen; larger ones first."""
        found: list[Expr] = []
        self.collect(e, found, set())
        return found

    def collect(self, e: Expr, found: list[Expr], bound: set[str]) -> bool:
        """False if nothing behind `e` may be moved in front of it. `bound` are the locals that a block inside binds, which are not
        visible out there."""
        kind = type(e)
        if (kind is Prim or kind is Field) and self.key(e) is not None:
            if not bound or not any(type(part) is Local and part.name in bound for part in walk(e)):
                found.append(e)
            for part in children(e):
                self.collect(part, found, bound)
                if self.purity.of(part) & UNDROPPABLE:
                    break  # a trap further on must not come before one in here
            return not self.purity.of(e) & UNDROPPABLE
        parts = children(e)
        count = evaluated_first(e, parts)
        for part in parts[:count]:
            if not self.collect(part, found, bound):
                return False
        if kind is Let:
            bound.update(binds(e))
        if kind is Closure:
            return True
        if count < len(parts):
            return False
        return not self.purity.own(e) & UNDROPPABLE

    def occurrences(self, parts: tuple[Expr, ...]) -> list[dict[Hashable, int]]:
        """How often each sharable expression stands in each part."""
        out = []
        for part in parts:
            count: dict[Hashable, int] = {}
            stack = [part]
            while stack:
                e = stack.pop()
                kind = type(e)
                if kind is Prim or kind is Field:
                    key = self.key(e)
                    if key is not None:
                        count[key] = count.get(key, 0) + 1
                stack.extend(children(e))
            out.append(count)
        return out

"""Which locals closures capture. One walk over a whole function, since names are unique in it.

An immutable local is captured by value. One that is mutable and captured lives in a cell. A closure that is bound to an immutable
name and mentions it (a local function that calls itself) does not capture it: it asks for itself.
"""

from __future__ import annotations

from prism.pir.nodes import (
    Assign,
    Closure,
    Expr,
    ForEach,
    ForRange,
    Let,
    Local,
    Param,
    PBind,
    Try,
)
from prism.pir.walk import children, pattern_names


class Captures:
    """`free` gives for each closure, by identity, the locals it captures, in the order of their first use; `cells` are the
    locals that live in cells; `own_names` the name by which a closure asks for itself; `finalizers` counts them."""

    def __init__(self, params: tuple[Param, ...], body: Expr) -> None:
        self.free: dict[int, dict[str, None]] = {}
        self.cells: set[str] = set()
        self.own_names: dict[int, str] = {}
        self.finalizers = 0
        self._owner: dict[str, int] = {p.name: 0 for p in params}
        """Where a local is bound: how many closures are around it."""
        self._mutable: set[str] = set()
        self._around: list[Closure] = []
        self._walk(body)

    def _bind(self, *names: str) -> None:
        for name in names:
            self._owner[name] = len(self._around)

    def _walk(self, root: Expr) -> None:
        stack: list[Expr | None] = [root]
        while stack:
            e = stack.pop()
            if e is None:
                self._around.pop()
                continue
            kind = type(e)
            if kind is Local or kind is Assign:
                self._use(e.name)  # type: ignore[attr-defined]  # both have one
            elif kind is Let:
                assert isinstance(e, Let)
                names = pattern_names(e.pattern)
                self._bind(*names)
                if e.mutable:
                    self._mutable.update(names)
                elif isinstance(e.init, Closure) and isinstance(e.pattern, PBind):
                    self.own_names[id(e.init)] = e.pattern.name
            elif kind is Closure:
                assert isinstance(e, Closure)
                self._around.append(e)
                self.free[id(e)] = {}
                self._bind(*[p.name for p in e.params])
                stack.append(None)
                stack.append(e.body)
                continue
            elif kind is ForRange:
                self._bind(e.name)  # type: ignore[attr-defined]  # it has one
            elif kind is ForEach:
                self._bind(*pattern_names(e.pattern))  # type: ignore[attr-defined]  # it has one
            elif kind is Try:
                assert isinstance(e, Try)
                self._bind(*[h.name for h in e.handlers])
                self.finalizers += e.finalizer is not None
            parts = children(e)
            if parts:
                stack.extend(parts[::-1])

    def _use(self, name: str) -> None:
        depth = len(self._around)
        owner = self._owner[name]
        if owner == depth:
            return
        captured = False
        for level in range(depth - 1, owner - 1, -1):
            closure = self._around[level]
            if self.own_names.get(id(closure)) == name:
                return
            self.free[id(closure)][name] = None
            captured = True
        if captured and name in self._mutable:
            self.cells.add(name)

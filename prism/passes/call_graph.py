"""Who calls whom, and in which order functions can be looked at so that callees come before callers."""

from __future__ import annotations

from collections.abc import Mapping

from prism.pir.nodes import Call, Expr, Function, FunctionRef, Module
from prism.pir.walk import walk


def references(e: Expr) -> dict[str, int]:
    """How often each function is called or named in `e`, in order of first mention."""
    found: dict[str, int] = {}
    for part in walk(e):
        kind = type(part)
        if kind is Call:
            name = part.function  # type: ignore[attr-defined]  # a Call
            found[name] = found.get(name, 0) + 1
        elif kind is FunctionRef:
            name = part.name  # type: ignore[attr-defined]  # a FunctionRef
            found[name] = found.get(name, 0) + 1
    return found


class CallGraph:
    """`callees` counts each function's references to others. `order` holds the functions, callees first; `recursive` are those that
    can come to call themselves, `tangled` those that do so through others."""

    def __init__(self, module: Module) -> None:
        self.functions: Mapping[str, Function] = {f.name: f for f in module.functions}
        self.callees: Mapping[str, Mapping[str, int]] = {f.name: references(f.body) for f in module.functions}
        self.order: list[Function] = []
        self.recursive: set[str] = set()
        self.tangled: set[str] = set()
        self._sort()

    def _sort(self) -> None:
        """Tarjan's strongly connected components, without recursion."""
        index: dict[str, int] = {}
        low: dict[str, int] = {}
        stack: list[str] = []
        waiting: set[str] = set()
        for root in self.functions:
            if root in index:
                continue
            index[root] = low[root] = len(index)
            stack.append(root)
            waiting.add(root)
            path = [(root, iter(self.callees[root]))]
            while path:
                name, rest = path[-1]
                for callee in rest:
                    if callee not in self.functions:
                        continue
                    if callee not in index:
                        index[callee] = low[callee] = len(index)
                        stack.append(callee)
                        waiting.add(callee)
                        path.append((callee, iter(self.callees[callee])))
                        break
                    if callee in waiting:
                        low[name] = min(low[name], index[callee])
                else:
                    path.pop()
                    if path:
                        low[path[-1][0]] = min(low[path[-1][0]], low[name])
                    if low[name] == index[name]:
                        self._component(name, stack, waiting)

    def _component(self, name: str, stack: list[str], waiting: set[str]) -> None:
        members = []
        while True:
            member = stack.pop()
            waiting.discard(member)
            members.append(member)
            self.order.append(self.functions[member])
            if member == name:
                break
        if len(members) > 1 or name in self.callees[name]:
            self.recursive.update(members)
        if len(members) > 1:
            self.tangled.update(members)

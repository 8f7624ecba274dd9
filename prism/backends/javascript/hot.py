"""Which functions run often: those that loops, recursive functions or closures lead to, and the standard library's. There arithmetic is written for speed, elsewhere
to be read."""

from __future__ import annotations

from prism.pir.nodes import Call, Closure, Expr, ForEach, ForRange, FunctionRef, Loop, Module
from prism.pir.walk import children


def hot_functions(module: Module) -> frozenset[str]:
    """The names of those functions."""
    calls: dict[str, set[str]] = {}
    hot = {f.name for f in module.functions if f.name.startswith("std.")}
    for f in module.functions:
        calls[f.name] = set()
        _collect(f.body, False, calls[f.name], hot)
    for g in module.globals:
        _collect(g.init, False, set(), hot)
    hot |= _recursive(calls)
    waiting = list(hot)
    while waiting:
        for name in calls.get(waiting.pop(), ()):
            if name not in hot:
                hot.add(name)
                waiting.append(name)
    return frozenset(hot)


def _collect(e: Expr, repeats: bool, calls: set[str], hot: set[str]) -> None:
    """Adds what `e` calls, and to `hot` what it calls in loops and closures."""
    stack = [(e, repeats)]
    while stack:
        e, repeats = stack.pop()
        match e:
            case Call(function=name):
                (hot if repeats else calls).add(name)
            case FunctionRef(name=name):
                hot.add(name)
        inside = repeats or isinstance(e, Loop | ForRange | ForEach | Closure)
        stack.extend([(part, inside) for part in children(e)])


def _recursive(calls: dict[str, set[str]]) -> set[str]:
    """The functions that lie on a cycle of calls: Tarjan's algorithm without recursion."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    found = {name for name, called in calls.items() if name in called}
    for root in calls:
        if root in index:
            continue
        work = [(root, iter(calls[root]))]
        index[root] = low[root] = len(index)
        path.append(root)
        on_path.add(root)
        while work:
            name, rest = work[-1]
            for called in rest:
                if called not in index:
                    index[called] = low[called] = len(index)
                    path.append(called)
                    on_path.add(called)
                    work.append((called, iter(calls.get(called, ()))))
                    break
                if called in on_path:
                    low[name] = min(low[name], index[called])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    component = path[path.index(name) :]
                    del path[path.index(name) :]
                    on_path.difference_update(component)
                    if len(component) > 1:
                        found.update(component)
    return found

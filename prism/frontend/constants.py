"""Constants whose values need themselves, through functions too.

Strongly connected parts of the graph of who refers to whom (Tarjan's algorithm, with a stack of its own): a part that holds
a constant and a circle is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prism.frontend.interface import CheckedFunction, CheckedGlobal
from prism.frontend.modules import ModuleScope


def report_cycles(module: ModuleScope, globals_: Sequence[CheckedGlobal], functions: Sequence[CheckedFunction]) -> None:
    if not globals_:
        return
    graph = {f.function.name: f.refers for f in functions}
    constants = {g.definition.name: g for g in globals_}
    graph |= {name: g.refers for name, g in constants.items()}
    for part in components(graph):
        members = set(part)
        first = next((name for name in constants if name in members), None)
        if first is None or (len(part) == 1 and first not in graph[first]):
            continue
        shown = " -> ".join(name.removeprefix(f"{module.name}.") for name in circle(graph, first, members))
        module.report(
            "constant-cycle",
            f"the value of `{first.removeprefix(f'{module.name}.')}` depends on itself: {shown}",
            constants[first].definition.span,
            notes=("constants are evaluated once, each after those it uses",),
        )


def circle(graph: dict[str, tuple[str, ...]], start: str, members: set[str]) -> list[str]:
    """A shortest way from a member of a component back to it."""
    before: dict[str, str] = {}
    waiting = [start]
    for name in waiting:
        for other in graph[name]:
            if other == start:
                path = [start]
                while name != start:
                    path.append(name)
                    name = before[name]
                return [start, *reversed(path)]
            if other in members and other not in before:
                before[other] = name
                waiting.append(other)
    return [start]


def components(graph: dict[str, tuple[str, ...]]) -> list[list[str]]:
    """The strongly connected components."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    found: list[list[str]] = []
    for root in graph:
        if root in order:
            continue
        work: list[tuple[str, Iterator[str]]] = []

        def enter(name: str) -> None:
            order[name] = low[name] = len(order)
            stack.append(name)
            on_stack.add(name)
            work.append((name, iter(graph[name])))  # noqa: B023  # called in this turn only

        enter(root)
        while work:
            name, others = work[-1]
            for other in others:
                if other not in graph:
                    continue
                if other not in order:
                    enter(other)
                    break
                if other in on_stack:
                    low[name] = min(low[name], order[other])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[name])
                if low[name] == order[name]:
                    part: list[str] = []
                    while not part or part[-1] != name:
                        part.append(stack.pop())
                        on_stack.discard(part[-1])
                    found.append(part)
    return found

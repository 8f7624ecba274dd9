"""The effect graph: which function performs what, calls whom, and with which effects; and the manifest. For people and tools; knows no
target. Function values count: making a reference to a function is an edge to it, calling an unknown one is an edge to its type."""

from __future__ import annotations

from prism.immutable import value
from prism.pir.implied import operation_row
from prism.pir.nodes import Call, Closure, Expr, Function, FunctionRef, Invoke, Module, Perform
from prism.pir.types import PURE, Fn, Row, show_row, substitute_row
from prism.pir.verify_types import star_of
from prism.pir.walk import walk
from prism.semantics.operations import OPERATIONS
from prism.source import Span


@value
class Edge:
    """What a function does somewhere in its body. `kind` is `performs` (an operation), `calls` or `mentions` (a function) or
    `invokes` (a function value, by its type); `row` is what that brings; `span` is the first place where it does so."""

    kind: str
    target: str
    row: Row
    span: Span


@value
class FunctionEffects:
    """A function with its stated or inferred row and what it does, in order of first appearance."""

    name: str
    row: Row
    exported: bool
    edges: tuple[Edge, ...]


def function_effects(module: Module) -> tuple[FunctionEffects, ...]:
    """The graph, in the order of the module's functions."""
    functions = {function.name: function for function in module.functions}
    return tuple(
        [
            FunctionEffects(f.name, f.row, f.name in module.exports, tuple(_edges(f.body, functions)))
            for f in module.functions
        ]
    )


def _edges(body: Expr, functions: dict[str, Function]) -> list[Edge]:
    found: dict[tuple[str, str, Row], Edge] = {}
    for e in walk(body):
        edge: Edge | None = None
        match e:
            case Perform(operation=name) if name in OPERATIONS:
                edge = Edge("performs", name, operation_row(name), e.span)
            case Call(function=name) if name in functions:
                callee = functions[name]
                types = {param.name: t for param, t in zip(callee.type_params, e.type_args)}
                star = star_of(zip([param.type for param in callee.params], [arg.type for arg in e.args]))
                edge = Edge("calls", name, substitute_row(callee.row, types, star), e.span)
            case FunctionRef(name=name):
                edge = Edge("mentions", name, e.type.row if isinstance(e.type, Fn) else PURE, e.span)
            case Invoke() if not isinstance(e.callee, FunctionRef | Closure):
                t = e.callee.type
                edge = Edge("invokes", str(t), t.row if isinstance(t, Fn) else PURE, e.span)
        if edge is not None:
            found.setdefault((edge.kind, edge.target, edge.row), edge)
    return list(found.values())


def effect_graph(module: Module) -> dict[str, object]:
    """The manifest and the graph as plain data, ready for JSON."""
    return {
        "module": module.name,
        "exports": list(module.exports),
        "manifest": _row_data(module.manifest),
        "functions": [
            {
                "name": function.name,
                "exported": function.exported,
                **_row_data(function.row),
                "edges": [
                    {"kind": edge.kind, "target": edge.target, **_row_data(edge.row), "at": _place(edge.span)}
                    for edge in function.edges
                ],
            }
            for function in function_effects(module)
        ],
    }


def effect_text(module: Module) -> str:
    """The manifest and the graph for reading: a line for each function, and one for each edge that has an effect."""
    lines = [f"module {module.name}", f"manifest{show_row(module.manifest) or ' pure'}"]
    for function in function_effects(module):
        star = "* " if function.exported else "  "
        lines.append(f"{star}{function.name}{show_row(function.row) or ' pure'}")
        for edge in function.edges:
            if edge.row.effects or edge.row.open:
                lines.append(f"      {edge.kind} {edge.target}{show_row(Row(edge.row.effects, (), edge.row.open))}")
    return "\n".join(lines) + "\n"


def _row_data(row: Row) -> dict[str, object]:
    uses = [str(effect) for effect in row.effects] + (["*"] if row.open else [])
    return {"uses": uses, "throws": [str(t) for t in row.throws]}


def _place(span: Span) -> str | None:
    return str(span) if span.line > 0 else None

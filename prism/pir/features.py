"""What a module needs of a backend: features of PIR and effects, each with the place that needs it. A backend states what it provides
in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prism.diagnostics import Diagnostic
from prism.pir.nodes import (
    Assign,
    Closure,
    EnumDef,
    Expr,
    ForEach,
    ForRange,
    FunctionRef,
    Global,
    Invoke,
    Loop,
    Match,
    Module,
    Perform,
    Prim,
    RecordDef,
    Restrict,
    SetField,
    Throw,
    Try,
)
from prism.pir.types import Con, Fn, Type, Var
from prism.pir.walk import walk
from prism.semantics.operations import OPERATIONS
from prism.source import NOWHERE, Span

if TYPE_CHECKING:
    from prism.backends.contract import BackendInfo

FEATURES: dict[str, str] = {
    "floats": "values of Float",
    "strings": "values of String",
    "tuples": "values of tuple types",
    "lists": "values of List",
    "maps": "values of Map",
    "records": "records",
    "enums": "enums, Option among them",
    "generics": "functions or types with type parameters",
    "closures": "functions as values",
    "globals": "top-level constants",
    "mutation": "assigning locals and fields",
    "loops": "loops",
    "match": "taking values apart by patterns",
    "errors": "throwing and catching errors",
    "finally": "code that runs on every way out",
    "restrict": "limiting effects for what is called inside",
}
"""The features of PIR, with a line on each. Int, Bool, unit, calls, blocks and conditions are a matter of course."""

_BY_TYPE: dict[str, str] = {"Float": "floats", "String": "strings", "Tuple": "tuples", "List": "lists", "Map": "maps"}
_BY_NODE: dict[type[Expr], tuple[str, ...]] = {
    Closure: ("closures",),
    FunctionRef: ("closures",),
    Invoke: ("closures",),
    Global: ("globals",),
    Assign: ("mutation",),
    SetField: ("mutation",),
    Loop: ("loops",),
    ForRange: ("loops",),
    ForEach: ("loops",),
    Match: ("match",),
    Throw: ("errors",),
    Restrict: ("restrict",),
}


def required(module: Module) -> dict[str, Span]:
    """The features and effects that the module uses, by name, with the first place that does; places in the program come before
    places in the standard library."""
    found: dict[str, Span] = {}
    late: dict[str, Span] = {}
    for owner, need, span in _needs(module):
        (late if owner.startswith("std.") else found).setdefault(need, span)
    for need, span in late.items():
        found.setdefault(need, span)
    return found


def missing(module: Module, info: BackendInfo) -> tuple[Diagnostic, ...]:
    """What the module needs and the backend does not provide, as errors in the program's source."""
    found: list[Diagnostic] = []
    for need, span in required(module).items():
        if need in FEATURES:
            if need not in info.features:
                message = f"the target does not support {FEATURES[need]}"
                found.append(Diagnostic("missing-feature", message, span, notes=(f"the feature is called {need}",)))
        elif need not in info.effects and need.split(".")[0] not in info.effects:
            found.append(Diagnostic("missing-effect", f"the target does not provide the effect {need}", span))
    return tuple(found)


def _needs(module: Module) -> Iterator[tuple[str, str, Span]]:
    """Everything needed, with the definition that needs it and a place; with repetitions."""
    types = {definition.name: definition for definition in module.types}
    known: dict[int, tuple[str, ...]] = {}
    for definition in module.types:
        if definition.type_params:
            yield definition.name, "generics", definition.span
        groups = [v.fields for v in definition.variants] if isinstance(definition, EnumDef) else [definition.fields]
        for field in [field for group in groups for field in group]:
            for need in _of_type(field.type, types):
                yield definition.name, need, definition.span
    bodies = [(constant.name, constant.span, constant.init) for constant in module.globals]
    for function in module.functions:
        if function.type_params:
            yield function.name, "generics", function.span
        for t in (*[param.type for param in function.params], function.result):
            for need in _of_type(t, types):
                yield function.name, need, function.span
        bodies.append((function.name, function.span, function.body))
    for owner, around, body in bodies:
        for e in walk(body):
            span = e.span if e.span != NOWHERE else around
            needs = known.get(id(e.type))
            if needs is None:
                needs = known[id(e.type)] = tuple(_of_type(e.type, types))
            for need in (*needs, *_of_node(e)):
                yield owner, need, span


def _of_node(e: Expr) -> tuple[str, ...]:
    match e:
        case Perform():
            return (OPERATIONS[e.operation].effect,) if e.operation in OPERATIONS else ()
        case Try():
            return (*(("errors",) if e.handlers else ()), *(("finally",) if e.finalizer is not None else ()))
        case Prim():
            family = e.op.split(".")[0].capitalize()
            return (_BY_TYPE[family],) if family in _BY_TYPE else ()
        case _:
            return _BY_NODE.get(type(e), ())


def _of_type(t: Type, types: dict[str, RecordDef | EnumDef]) -> Iterator[str]:
    match t:
        case Con(name, args):
            if name in _BY_TYPE:
                yield _BY_TYPE[name]
            elif name in types:
                yield "records" if isinstance(types[name], RecordDef) else "enums"
            for arg in args:
                yield from _of_type(arg, types)
        case Fn(params, result, _):
            yield "closures"
            for part in (*params, result):
                yield from _of_type(part, types)
        case Var():
            pass

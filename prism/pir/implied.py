"""What a node's type and row follow to be from its parts. The text form leaves out what is as implied.

Total on anything that has the classes of PIR: where nothing follows, the type is Unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from prism.pir.nodes import (
    Block,
    Break,
    Closure,
    Continue,
    Expr,
    Handler,
    If,
    Invoke,
    Literal,
    Local,
    Loop,
    Match,
    PAs,
    Pattern,
    Perform,
    PList,
    PLiteral,
    POr,
    PRange,
    Prim,
    PTuple,
    Restrict,
    Return,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.primitives import PRIMITIVES, operation_signature, signature
from prism.pir.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    PURE,
    STRING,
    UNIT,
    Con,
    Effect,
    Fn,
    Row,
    Type,
    covers,
    list_of,
    substitute,
    tuple_of,
    union,
)
from prism.pir.walk import children
from prism.semantics.operations import IO_ERROR, OPERATIONS

_LITERALS: dict[type, Type] = {int: INT, float: FLOAT, bool: BOOL, str: STRING}


def joined_row(parts: Iterable[Expr]) -> Row:
    """The row of evaluating all of these."""
    rows = [e.row for e in parts if e.row is not PURE]
    return union(*rows) if rows else PURE


def implied_row(e: Expr) -> Row:
    """The least row of `e`, but for what a called function does: the parser of one module's text does not know that yet."""
    find = _ROWS.get(type(e))
    return joined_row(children(e)) if find is None else find(e)


@cache
def operation_row(name: str) -> Row:
    """What performing an operation of a built-in effect does."""
    operation = OPERATIONS[name]
    return Row((Effect(operation.effect),), (Con(IO_ERROR),) if operation.throws else ())


def caught(row: Row, handlers: Iterable[Handler]) -> Row:
    """What is left of a body's row outside a `Try` with these handlers."""
    if not row.throws:
        return row
    types = [handler.type for handler in handlers]
    if None in types:
        return Row(row.effects, (), row.open)
    return Row(row.effects, tuple([t for t in row.throws if t not in types]), row.open)


def restricted(row: Row, limits: Iterable[Effect]) -> Row:
    """What is left of a body's row outside a `Restrict` with these limits: an effect without limits gets theirs."""
    if not row.effects:
        return row
    effects = []
    for effect in row.effects:
        if effect.limits is None:
            limit = next((limit for limit in limits if covers(limit, effect)), effect)
            effect = Effect(effect.name, limit.limits)
        effects.append(effect)
    return Row(tuple(effects), row.throws, row.open)


def _throw_row(e: Throw) -> Row:
    return union(e.operand.row, Row((), (e.operand.type,)))


def _perform_row(e: Perform) -> Row:
    row = joined_row(e.args)
    return union(row, operation_row(e.operation)) if e.operation in OPERATIONS else row


def _invoke_row(e: Invoke) -> Row:
    row = joined_row((e.callee, *e.args))
    return union(row, e.callee.type.row) if isinstance(e.callee.type, Fn) else row


def _try_row(e: Try) -> Row:
    rows = [caught(e.body.row, e.handlers), *[handler.body.row for handler in e.handlers]]
    return union(*rows) if e.finalizer is None else union(*rows, e.finalizer.row)


def _restrict_row(e: Restrict) -> Row:
    return restricted(e.body.row, e.limits)


def _closure_row(e: Closure) -> Row:
    return PURE


_ROWS: dict[type[Expr], Callable[..., Row]] = {
    Throw: _throw_row,
    Perform: _perform_row,
    Invoke: _invoke_row,
    Try: _try_row,
    Restrict: _restrict_row,
    Closure: _closure_row,
}


def joined_type(types: Iterable[Type]) -> Type:
    """Of branches: the first type that is not Never."""
    return next((t for t in types if t != NEVER), NEVER)


def implied_type(e: Expr, locals: Mapping[str, Type]) -> Type:
    match e:
        case Literal():
            return _LITERALS.get(type(e.value), UNIT)
        case Local():
            return locals.get(e.name, UNIT)
        case Block():
            return e.result.type
        case Prim():
            row = PRIMITIVES.get(e.op)
            if row is None or len(row.type_params) != len(e.type_args):
                return UNIT
            result = signature(e.op).result
            return substitute(result, dict(zip(row.type_params, e.type_args))) if e.type_args else result
        case Perform():
            return operation_signature(e.operation).result if e.operation in OPERATIONS else UNIT
        case Invoke():
            return e.callee.type.result if isinstance(e.callee.type, Fn) else UNIT
        case If():
            return joined_type((e.then.type, e.otherwise.type))
        case Match():
            return joined_type([arm.body.type for arm in e.arms])
        case Closure():
            return Fn(tuple([param.type for param in e.params]), e.body.type, e.body.row)
        case Try():
            return joined_type((e.body.type, *[handler.body.type for handler in e.handlers]))
        case Restrict():
            return e.body.type
        case VariantTest():
            return BOOL
        case Loop() | Break() | Continue() | Return() | Throw():
            return NEVER
        case _:
            return UNIT


def implied_pattern_type(p: Pattern) -> Type:
    match p:
        case PLiteral():
            return _LITERALS.get(type(p.value), UNIT)
        case PRange():
            return INT
        case PTuple():
            return tuple_of([part.type for part in p.parts])
        case PList():
            return list_of(p.items[0].type) if p.items else UNIT
        case POr():
            return p.alternatives[0].type if p.alternatives else UNIT
        case PAs():
            return p.inner.type
        case _:
            return UNIT

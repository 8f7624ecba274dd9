"""Copies of PIR trees with other names or types: what inlining and specialising need. Knows no pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    Expr,
    Field,
    ForEach,
    ForRange,
    FunctionRef,
    Global,
    Handler,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    PAny,
    Param,
    PAs,
    Pattern,
    Payload,
    PBind,
    PConstruct,
    Perform,
    PList,
    PLiteral,
    POr,
    PRange,
    Prim,
    PTuple,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.types import Row, Type
from prism.pir.walk import rebuild, rebuild_pattern


def rename_pattern(p: Pattern, names: Mapping[str, str]) -> Pattern:
    """`p` with its locals renamed; what `names` lacks stays."""
    p = rebuild_pattern(p, lambda part: rename_pattern(part, names))
    match p:
        case PBind() if p.name in names:
            return PBind(p.type, p.span, names[p.name])
        case PAs() if p.name in names:
            return PAs(p.type, p.span, p.inner, names[p.name])
        case _:
            return p


def rename_locals(e: Expr, names: Mapping[str, str]) -> Expr:
    """`e` with locals renamed, where they are bound as well as where they are used; what `names` lacks stays. Inlining
    and specialising give `bound_locals` new names this way to keep names unique."""

    def go(e: Expr) -> Expr:
        e = rebuild(e, go)
        match e:
            case Local():
                return Local(e.type, e.row, e.span, names[e.name]) if e.name in names else e
            case Assign():
                return Assign(e.type, e.row, e.span, names[e.name], e.operand) if e.name in names else e
            case Let():
                return Let(e.type, e.row, e.span, rename_pattern(e.pattern, names), e.mutable, e.init)
            case ForEach():
                return ForEach(e.type, e.row, e.span, e.label, rename_pattern(e.pattern, names), e.items, e.body)
            case ForRange():
                name = names.get(e.name, e.name)
                return ForRange(e.type, e.row, e.span, e.label, name, e.low, e.high, e.inclusive, e.body)
            case Match():
                arms = tuple([Arm(rename_pattern(arm.pattern, names), arm.guard, arm.body) for arm in e.arms])
                return Match(e.type, e.row, e.span, e.subject, arms)
            case Try():
                handlers = tuple([Handler(names.get(h.name, h.name), h.type, h.body) for h in e.handlers])
                return Try(e.type, e.row, e.span, e.body, handlers, e.finalizer)
            case Closure():
                params = tuple([Param(names.get(param.name, param.name), param.type) for param in e.params])
                return Closure(e.type, e.row, e.span, params, e.body)
            case _:
                return e

    return go(e) if names else e


def retype_pattern(p: Pattern, on_type: Callable[[Type], Type]) -> Pattern:
    """`p` with every type in it replaced."""
    t = on_type(p.type)
    match p:
        case PAny():
            return PAny(t, p.span)
        case PBind():
            return PBind(t, p.span, p.name)
        case PLiteral():
            return PLiteral(t, p.span, p.value)
        case PRange():
            return PRange(t, p.span, p.low, p.high)
        case PConstruct():
            return PConstruct(t, p.span, p.variant, tuple([retype_pattern(part, on_type) for part in p.fields]))
        case PTuple():
            return PTuple(t, p.span, tuple([retype_pattern(part, on_type) for part in p.parts]))
        case PList():
            rest = None if p.rest is None else retype_pattern(p.rest, on_type)
            return PList(t, p.span, tuple([retype_pattern(part, on_type) for part in p.items]), rest)
        case POr():
            return POr(t, p.span, tuple([retype_pattern(part, on_type) for part in p.alternatives]))
        case PAs():
            return PAs(t, p.span, retype_pattern(p.inner, on_type), p.name)
    raise TypeError(f"no pattern: {p!r}")


def retype(e: Expr, on_type: Callable[[Type], Type], on_row: Callable[[Row], Row]) -> Expr:
    """A copy of `e` with every type and row in it replaced, at any depth: types of nodes, patterns, parameters and handlers,
    and type arguments. Specialising substitutes type parameters this way."""

    def go(e: Expr) -> Expr:
        t, row, span = on_type(e.type), on_row(e.row), e.span
        match e:
            case Literal():
                return Literal(t, row, span, e.value)
            case Local():
                return Local(t, row, span, e.name)
            case Global():
                return Global(t, row, span, e.name)
            case FunctionRef():
                return FunctionRef(t, row, span, e.name, every(e.type_args))
            case Closure():
                params = tuple([Param(param.name, on_type(param.type)) for param in e.params])
                return Closure(t, row, span, params, go(e.body))
            case Let():
                return Let(t, row, span, retype_pattern(e.pattern, on_type), e.mutable, go(e.init))
            case Assign():
                return Assign(t, row, span, e.name, go(e.operand))
            case Block():
                return Block(t, row, span, parts(e.body), go(e.result))
            case Prim():
                return Prim(t, row, span, e.op, every(e.type_args), parts(e.args))
            case Call():
                return Call(t, row, span, e.function, every(e.type_args), parts(e.args))
            case Invoke():
                return Invoke(t, row, span, go(e.callee), parts(e.args))
            case Perform():
                return Perform(t, row, span, e.operation, parts(e.args))
            case Construct():
                return Construct(t, row, span, e.variant, parts(e.fields))
            case Field():
                return Field(t, row, span, go(e.subject), e.name)
            case SetField():
                return SetField(t, row, span, go(e.subject), e.name, go(e.operand))
            case If():
                return If(t, row, span, go(e.condition), go(e.then), go(e.otherwise))
            case Match():
                return Match(t, row, span, go(e.subject), tuple([arm(a) for a in e.arms]))
            case Loop():
                return Loop(t, row, span, e.label, go(e.body))
            case ForRange():
                return ForRange(t, row, span, e.label, e.name, go(e.low), go(e.high), e.inclusive, go(e.body))
            case ForEach():
                return ForEach(t, row, span, e.label, retype_pattern(e.pattern, on_type), go(e.items), go(e.body))
            case Break():
                return Break(t, row, span, e.label, None if e.operand is None else go(e.operand))
            case Continue():
                return Continue(t, row, span, e.label)
            case Return():
                return Return(t, row, span, go(e.operand))
            case Throw():
                return Throw(t, row, span, go(e.operand))
            case Try():
                body, handlers = go(e.body), tuple([handler(h) for h in e.handlers])
                return Try(t, row, span, body, handlers, None if e.finalizer is None else go(e.finalizer))
            case Restrict():
                return Restrict(t, row, span, e.limits, go(e.body))
            case VariantTest():
                return VariantTest(t, row, span, go(e.subject), e.variant)
            case Payload():
                return Payload(t, row, span, go(e.subject), e.variant, e.index)
        raise TypeError(f"no expression: {e!r}")

    def parts(es: tuple[Expr, ...]) -> tuple[Expr, ...]:
        return tuple([go(e) for e in es])

    def every(types: tuple[Type, ...]) -> tuple[Type, ...]:
        return tuple([on_type(t) for t in types])

    def arm(a: Arm) -> Arm:
        return Arm(retype_pattern(a.pattern, on_type), None if a.guard is None else go(a.guard), go(a.body))

    def handler(h: Handler) -> Handler:
        return Handler(h.name, None if h.type is None else on_type(h.type), go(h.body))

    return go(e)

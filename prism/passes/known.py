"""What can be told about a match while compiling: does a pattern fit an expression whose constructor is visible?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prism.pir.nodes import (
    Arm,
    Block,
    Construct,
    Expr,
    If,
    Literal,
    Local,
    Match,
    PAny,
    PAs,
    Pattern,
    PBind,
    PConstruct,
    PLiteral,
    PRange,
    PTuple,
)
from prism.pir.types import NEVER, union

Binding = tuple[Pattern, Expr]
"""A pattern that is sure to fit, and what it takes apart."""


def fit(p: Pattern, e: Expr) -> list[Binding] | bool | None:
    """How `p` fits the value of `e`: False if it can't, None if that is not known, else what is left to bind, in evaluation
    order. What `e` evaluates is in the bindings, each part once."""
    match p:
        case PAny() | PBind():
            return [(p, e)]
        case PAs():
            inner = fit(p.inner, e)
            if inner is False or not isinstance(e, (Local, Literal)):
                return False if inner is False else None
            return None if inner is None else [(PBind(p.type, p.span, p.name), e), *_list(inner)]
        case PLiteral():
            return _literal(p, e)
        case PRange():
            if isinstance(e, Literal) and isinstance(e.value, int):
                return [(PAny(p.type, p.span), e)] if p.low <= e.value <= p.high else False
            return None
        case PConstruct(fields=parts) | PTuple(parts=parts):
            if not isinstance(e, Construct):
                return None
            if isinstance(p, PConstruct) and p.variant != e.variant:
                return False
            return _all(parts, e.fields)
        case _:
            return None


def _literal(p: PLiteral, e: Expr) -> list[Binding] | bool | None:
    if p.value is None:
        return [(PAny(p.type, p.span), e)]
    if not isinstance(e, Literal):
        return None
    return [(PAny(p.type, p.span), e)] if e.value == p.value else False


def _all(parts: Sequence[Pattern], fields: Sequence[Expr]) -> list[Binding] | bool | None:
    out: list[Binding] = []
    known = True
    for p, e in zip(parts, fields):
        found = fit(p, e)
        if found is False:
            return False
        if found is None:
            known = False
        else:
            out += _list(found)
    return out if known else None


def _list(found: list[Binding] | bool | None) -> list[Binding]:
    return found if isinstance(found, list) else []


def choose(arms: Sequence[Arm], e: Expr) -> tuple[int, list[Binding]] | None:
    """The arm that a match over `e` comes to, if that is known."""
    for i, arm in enumerate(arms):
        found = fit(arm.pattern, e)
        if found is False:
            continue
        if found is None or arm.guard is not None:
            return None
        return i, _list(found)
    return None


def leaves(e: Expr) -> list[Expr]:
    """The expressions that can be the value of `e`; those of type Never are none."""
    match e:
        case _ if e.type == NEVER:
            return []
        case If():
            return leaves(e.then) + leaves(e.otherwise)
        case Block():
            return leaves(e.result)
        case Match():
            return [leaf for arm in e.arms for leaf in leaves(arm.body)]
        case _:
            return [e]


def map_leaves(e: Expr, like: Expr, f: Callable[[Expr], Expr]) -> Expr:
    """`e` with `f` applied to its leaves, and the type of `like`."""
    match e:
        case _ if e.type == NEVER:
            return e
        case If():
            then, otherwise = map_leaves(e.then, like, f), map_leaves(e.otherwise, like, f)
            row = union(e.condition.row, then.row, otherwise.row)
            return If(like.type, row, e.span, e.condition, then, otherwise)
        case Block():
            result = map_leaves(e.result, like, f)
            return Block(result.type, union(e.row, result.row), e.span, e.body, result)
        case Match():
            arms = tuple([Arm(arm.pattern, arm.guard, map_leaves(arm.body, like, f)) for arm in e.arms])
            return Match(like.type, union(e.row, *[arm.body.row for arm in arms]), e.span, e.subject, arms)
        case _:
            return f(e)

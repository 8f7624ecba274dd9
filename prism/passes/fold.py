"""Constant folding: a primitive of literals becomes the literal that its reference function gives.

What would trap is left alone, so that it traps where it stands, when it is reached. So is what gives an infinity or NaN, which have no
literal, and what would make a long string. Algebraic identities are used only where they hold for every value, and nothing
that could be seen is lost: `x + 0` is `x`, but `x * 0` stays, and so does `f + 0.0` (for -0.0).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from prism.immutable import value
from prism.passes.rebuilding import map_bodies
from prism.pir.nodes import Construct, Expr, Literal, Module, Prim
from prism.pir.primitives import PRIMITIVES, PROVED
from prism.pir.types import PURE, STRING, Con
from prism.pir.walk import children, rebuild
from prism.semantics.traps import Trap
from prism.semantics.values import Data

LONGEST = 1000
"""No longer string is made while compiling."""


@value
class Fold:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        return map_bodies(module, fold)


def fold(e: Expr) -> Expr:
    """`e` with its constant parts folded, at any depth."""
    e = rebuild(e, fold)
    return fold_prim(e) if type(e) is Prim else e


def fold_prim(e: Prim) -> Expr:
    """What a primitive whose operands are folded comes to; itself if nothing is known."""
    args = e.args
    if e.op == "string.concat":
        return _concat(e)
    values = [a.value for a in args if type(a) is Literal]
    if args and len(values) == len(args):
        return _evaluated(e, values)
    rule = _IDENTITIES.get(PROVED.get(e.op, e.op))
    return rule(e) if rule is not None else e


def _evaluated(e: Prim, values: Sequence[object]) -> Expr:
    if e.op in _GROWING and any(isinstance(v, int) and v > LONGEST for v in values):
        return e
    row = PRIMITIVES[e.op]
    if row.fresh or row.writes:
        return e
    try:
        result = row.reference(*values)
    except Trap:
        return e
    return _literal(e, result) or e


_GROWING = frozenset(("string.repeat", "string.pad_start", "string.pad_end", "float.fixed"))


def _literal(e: Expr, result: object) -> Expr | None:
    """A constant of `e`'s type, if it can be written as one."""
    match result:
        case Data() if isinstance(e.type, Con) and e.type.name == "Option":
            if result.layout.variant == "None":
                return Construct(e.type, PURE, e.span, "None", ())
            item = _scalar(result.fields[0])
            if item is None:
                return None
            inner = Literal(e.type.args[0], PURE, e.span, item)
            return Construct(e.type, PURE, e.span, "Some", (inner,))
        case _:
            plain = _scalar(result)
            return None if plain is None else Literal(e.type, PURE, e.span, plain)


def _scalar(v: object) -> int | float | bool | str | None:
    if isinstance(v, float):
        return v if math.isfinite(v) else None
    if isinstance(v, str):
        return v if len(v) <= LONGEST else None
    return v if isinstance(v, int) else None


def _concat(e: Prim) -> Expr:
    """Joins neighbouring literals, and what is itself joined."""
    parts: list[Expr] = []
    changed = False
    for part in e.args:
        nested = isinstance(part, Prim) and part.op == "string.concat"
        changed = changed or nested
        for p in children(part) if nested else (part,):
            text = _text(p)
            if text == "":
                changed = True
                continue
            before = _text(parts[-1]) if parts else None
            if text is not None and before is not None and len(before) + len(text) <= LONGEST:
                parts[-1] = Literal(STRING, PURE, parts[-1].span, before + text)
                changed = True
            else:
                parts.append(p)
    if not parts:
        return Literal(STRING, PURE, e.span, "")
    if len(parts) == 1:
        return parts[0]
    return Prim(e.type, e.row, e.span, e.op, e.type_args, tuple(parts)) if changed else e


def _text(e: Expr) -> str | None:
    return e.value if isinstance(e, Literal) and isinstance(e.value, str) else None


def _is(e: Expr, v: int | float) -> bool:
    """Is `e` this literal? (Not -0.0 for 0.0.)"""
    if type(v) is float and type(e) is Literal and str(e.value) != str(v):
        return False
    return type(e) is Literal and e.value == v and type(e.value) is type(v)


def _right_neutral(neutral: int | float) -> Callable[[Prim], Expr]:
    return lambda e: e.args[0] if _is(e.args[1], neutral) else e


def _neutral(neutral: int | float) -> Callable[[Prim], Expr]:
    return lambda e: e.args[0] if _is(e.args[1], neutral) else e.args[1] if _is(e.args[0], neutral) else e


def _not(e: Prim) -> Expr:
    """`not not x` is `x`; `not (a == b)` is `a != b`. (`not (a < b)` is not `a >= b`, for NaN.)"""
    x = e.args[0]
    if isinstance(x, Prim):
        if x.op == "bool.not":
            return x.args[0]
        opposite = {"eq": "ne", "ne": "eq"}.get(x.op)
        if opposite is None and x.type_args and x.type_args[0] in (Con("Int"), STRING):
            opposite = {"lt": "ge", "ge": "lt", "gt": "le", "le": "gt"}.get(x.op)
        if opposite is not None:
            return Prim(x.type, x.row, x.span, opposite, x.type_args, x.args)
    return e


def _show(e: Prim) -> Expr:
    return e.args[0] if e.type_args == (STRING,) else e


_IDENTITIES: dict[str, Callable[[Prim], Expr]] = {
    "int.add": _neutral(0),
    "int.sub": _right_neutral(0),
    "int.mul": _neutral(1),
    "int.div": _right_neutral(1),
    "int.bit_or": _neutral(0),
    "int.bit_xor": _neutral(0),
    "int.shift_left": _right_neutral(0),
    "int.shift_right": _right_neutral(0),
    "float.mul": _neutral(1.0),
    "float.div": _right_neutral(1.0),
    "float.sub": _right_neutral(0.0),
    "bool.not": _not,
    "show": _show,
}

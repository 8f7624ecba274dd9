"""Puts an expression where the only read of a local stands, if nothing can tell the difference: what is evaluated before that
read must not be able to see, or be seen by, what the expression does."""

from __future__ import annotations

from prism.passes.order import evaluated_first
from prism.passes.purity import (
    ASSIGNS,
    DIVERGES,
    EFFECTS,
    LOOKS,
    READS,
    TRAPS,
    UNDROPPABLE,
    UNMOVABLE,
    WRITES,
    LocalPurity,
    droppable,
)
from prism.pir.nodes import (
    Expr,
    If,
    Local,
)
from prism.pir.types import union
from prism.pir.walk import children, rebuild


class _Blocked(Exception):
    pass


def forward(name: str, init: Expr, e: Expr, purity: LocalPurity) -> Expr | None:
    """`e` with its only read of the immutable local `name` replaced by `init`, whose evaluation came right before `e`; None if
    that would change what happens, or if the read stands where it may happen repeatedly."""
    flags = purity.of(init)
    try:
        return _into(name, init, flags, e, purity)
    except _Blocked:
        return None


def _into(name: str, init: Expr, flags: int, e: Expr, purity: LocalPurity) -> Expr | None:
    """None if the read is not in here, and may lie behind it."""
    kind = type(e)
    if kind is Local:
        if e.name == name:  # type: ignore[attr-defined]  # a Local
            return init
        if not _may_pass(flags, purity.of(e)):
            raise _Blocked
        return None
    parts = children(e)
    count = evaluated_first(e, parts)
    for i in range(count):
        found = _into(name, init, flags, parts[i], purity)
        if found is not None:
            return _with_child(e, i, found)
    if count < len(parts):
        if kind is If and droppable(flags) and not flags & (READS | LOOKS):
            for i in (1, 2):
                found = _into(name, init, flags, parts[i], purity)
                if found is not None:
                    return _with_child(e, i, found)
        elif not _may_pass(flags, purity.of(e)):
            raise _Blocked
        return None
    if not _may_pass(flags, purity.own(e)):
        raise _Blocked
    return None


def _with_child(e: Expr, index: int, child: Expr) -> Expr:
    """`e` with one child replaced, and a row that covers it."""
    seen = -1

    def step(part: Expr) -> Expr:
        nonlocal seen
        seen += 1
        return child if seen == index else part

    made = rebuild(e, step)
    row = union(e.row, child.row)
    if row is not e.row and row != e.row:
        object.__setattr__(made, "row", row)  # not seen by anyone yet
    return made


def _may_pass(flags: int, other: int) -> bool:
    """May something with these flags be evaluated after something with those, instead of before?"""
    if not flags & UNMOVABLE:
        return True
    if flags & (TRAPS | DIVERGES) and other & UNDROPPABLE:
        return False
    if flags & READS and other & (WRITES | EFFECTS):
        return False
    if flags & LOOKS and other & (ASSIGNS | EFFECTS | WRITES):
        return False
    if flags & (UNDROPPABLE & ~(TRAPS | DIVERGES)):
        return not other & UNMOVABLE
    return True

"""Finalizers inside finalizers. Control flow emits a finalizer once for each way out of its `Try`, so of n inside each other the
innermost would be there 2^n times. One that holds another therefore becomes a closure, whose code is emitted once, and its call.

A finalizer that jumps (returns, or breaks a loop around it) cannot be a closure, so how deep such ones nest is limited.
"""

from __future__ import annotations

from collections.abc import Iterator

from prism.diagnostics import CompileError, Diagnostic
from prism.pir.nodes import Break, Closure, Continue, Expr, ForEach, ForRange, Invoke, Loop, Return, Try
from prism.pir.types import PURE, Fn
from prism.pir.walk import children, rebuild

MOST_JUMPING = 8
"""How many finalizers that jump and hold others may be inside each other."""


def outlined(e: Expr, jumping: int = 0) -> Expr:
    """`e` with those closures; `jumping` finalizers that could not become one are around it."""
    if not isinstance(e, Try) or e.finalizer is None:
        around = 0 if isinstance(e, Closure) else jumping
        return rebuild(e, lambda part: outlined(part, around))
    finalizer = e.finalizer
    holds = any(isinstance(part, Try) and part.finalizer is not None for part in _own(finalizer))
    jumps = _jumps(finalizer)
    within = jumping + holds if jumps else 0
    if within > MOST_JUMPING:
        message = "more finalizers that return, break or continue are inside each other than bytecode can have"
        raise CompileError((Diagnostic("pir-depth", message, finalizer.span),))
    e = rebuild(e, lambda part: outlined(part, within if part is finalizer else jumping))
    assert isinstance(e, Try) and e.finalizer is not None
    return Try(e.type, e.row, e.span, e.body, e.handlers, _called(e.finalizer)) if holds and not jumps else e


def _called(e: Expr) -> Expr:
    return Invoke(e.type, e.row, e.span, Closure(Fn((), e.type, e.row), PURE, e.span, (), e), ())


def _jumps(e: Expr) -> bool:
    """Can control leave `e` other than by an error?"""
    parts = list(_own(e))
    labels = {part.label for part in parts if isinstance(part, Loop | ForRange | ForEach)}
    return any(
        isinstance(part, Return) or (isinstance(part, Break | Continue) and part.label not in labels) for part in parts
    )


def _own(e: Expr) -> Iterator[Expr]:
    """`e` and the expressions inside it, but not what is inside closures."""
    stack = [e]
    while stack:
        e = stack.pop()
        yield e
        if not isinstance(e, Closure):
            stack.extend(children(e))

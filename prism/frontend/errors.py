"""`throw` and `try`: which errors a body may throw, which are caught, and which go on."""

from __future__ import annotations

from prism.frontend import ast
from prism.frontend.control import Join
from prism.frontend.metas import ERROR, OPAQUE_ERROR, Flow, Hole, head, resolve, same
from prism.frontend.names import is_snake, to_snake
from prism.frontend.rows import CatchDuty
from prism.frontend.scope import Context, Local, Why
from prism.frontend.type_names import is_throwable, report_not_throwable
from prism.frontend.types import show
from prism.pir import nodes as pir
from prism.pir.types import NEVER, PURE, UNIT, Row, Type


def infer_throw(cx: Context, e: ast.Throw) -> pir.Expr:
    operand = cx.infer(e.operand)
    t = cx.known(operand.type)
    if t is NEVER or t is ERROR:
        return operand if t is NEVER else pir.Literal(NEVER, PURE, e.span, None)
    if not is_throwable(t):
        cx.errors += 1
        if t is OPAQUE_ERROR:
            cx.report(
                "not-throwable",
                "which error this is is not known here",
                operand.span,
                notes=("catch it by its type to throw it again",),
            )
        else:
            report_not_throwable(cx.module, t, operand.span)
        return pir.Literal(NEVER, PURE, e.span, None)
    row = Row((), (t,))
    cx.emit(row, (e.span, "throw"))
    return pir.Throw(NEVER, row, e.span, operand)


def infer_try(cx: Context, e: ast.Try) -> pir.Expr:
    return try_of(cx, e, None, None)


def check_try(cx: Context, e: ast.Try, expected: Type, why: Why | None) -> pir.Expr:
    return try_of(cx, e, expected, why)


def try_of(cx: Context, e: ast.Try, expected: Type | None, why: Why | None) -> pir.Expr:
    join = Join(cx, expected, why)
    hole = Hole()
    with cx.sink(hole):
        body = join.branch(e.body, "the `try` body")
    caught: set[str] = set()
    everything = False
    handlers: list[pir.Handler] = []
    ends = body.type is NEVER
    for c in e.catches:
        t, handled = caught_type(cx, c, hole, body, caught, everything)
        everything = everything or c.type is None
        if handled is not None:
            caught.add(head(handled))
        if not is_snake(c.name.text):
            cx.module.report(
                "naming",
                f"`{c.name.text}` should be `{to_snake(c.name.text)}`: names of values are lower_snake",
                c.name.span,
            )
        mark = cx.enter()
        name = cx.fresh(c.name.text)
        cx.bind(c.name.text, Local(name, t, c.name.span))
        made = join.branch(c.body, "this `catch`")
        cx.leave(mark)
        ends = ends and made.type is NEVER
        handlers.append(pir.Handler(name, handled, made))
    hole.into(Flow(cx.frame.sink, caught=None if everything else frozenset(caught)))
    finalizer = cx.check(e.finalizer, UNIT) if e.finalizer is not None else None
    return pir.Try(NEVER if ends else join.result(), PURE, e.span, body, tuple(handlers), finalizer)


def caught_type(
    cx: Context, c: ast.Catch, hole: Hole, body: pir.Expr, caught: set[str], everything: bool
) -> tuple[Type, Type | None]:
    """What a catch binds, and which error it handles: None for every error left."""
    if everything:
        cx.report("unreachable-catch", "an earlier `catch` takes every error", c.span, "never reached")
        return ERROR, None
    if c.type is not None:
        t = cx.read_type(c.type)
        if t is ERROR:
            return ERROR, ERROR
        if not is_throwable(t):
            cx.errors += 1
            report_not_throwable(cx.module, t, c.type.span)
            return ERROR, ERROR
        if head(t) in caught:
            cx.report("unreachable-catch", f"an earlier `catch` takes {show(t)}", c.span, "never reached")
        cx.module.duties.append(CatchDuty(hole, t, c.type.span))
        return t, t
    cx.module.ensure(body)
    left: list[Type] = []
    for t, _ in hole.throws:
        if head(t) not in caught and not any(same(t, have) for have in left):
            left.append(t)
    cx.module.duties.append(CatchDuty(hole, None, c.name.span, frozenset(caught), tuple(left)))
    if len(left) == 1 and hole.star is None:
        return left[0], resolve(left[0])
    return OPAQUE_ERROR, None

"""Function values written in place: closures and local functions."""

from __future__ import annotations

from prism.diagnostics import Label
from prism.frontend import ast
from prism.frontend.control import block_items
from prism.frontend.metas import ERROR, Hole, Meta, MetaRow, resolve
from prism.frontend.names import is_snake, is_upper, to_snake
from prism.frontend.patterns import bind_pattern, new_local
from prism.frontend.rows import closure_row, local_function_duty
from prism.frontend.scope import Context, Frame, Local, Why, block
from prism.frontend.types import count, show
from prism.pir import nodes as pir
from prism.pir.types import NEVER, PURE, UNIT, Fn, Row, Type
from prism.pir.walk import mentioned_locals
from prism.source import Span


def infer_closure(cx: Context, e: ast.Closure) -> pir.Expr:
    return closure(cx, e, None, None)


def check_closure(cx: Context, e: ast.Closure, expected: Type, why: Why | None) -> pir.Expr:
    want = resolve(expected)
    if isinstance(want, Fn) and len(want.params) == len(e.params):
        made = closure(cx, e, want, why)
        return cx.coerce(made, expected, why)
    if isinstance(want, Fn):
        made = closure(cx, e, None, None, True)
        cx.report(
            "wrong-count",
            f"expected a function of {count(len(want.params), 'parameter')}, found one of {len(e.params)}",
            e.span,
            f"expected {show(want)}",
            (Label(*why),) if why is not None else (),
        )
        return cx.error(e.span)
    return cx.coerce(closure(cx, e, None, None, want is ERROR), expected, why)


def closure(cx: Context, e: ast.Closure, want: Fn | None, why: Why | None, broken: bool = False) -> pir.Expr:
    """A closure; `want` gives the types it leaves out. After a mistake (`broken`) they go with everything."""
    mark = cx.enter()
    params: list[pir.Param] = []
    steps: list[pir.Expr] = []
    star = Hole()
    for i, p in enumerate(e.params):
        t: Type
        if p.type is not None:
            t = cx.read_type(p.type, star)
            if want is not None:
                cx.unifier.here = p.type.span
                if not cx.unifier.subsume(want.params[i], t):
                    cx.mismatch(t, want.params[i], p.type.span, why)
                    t = ERROR
        elif want is not None:
            t = want.params[i]
        elif broken:
            t = ERROR
        else:
            t = cx.meta(f"the parameter `{cx.module.text(p.span)}`", p.span)
        params.append(parameter(cx, p.pattern, t, steps))
    result: Type | None = None
    result_why: Why | None = None
    if e.result is not None:
        result = cx.read_type(e.result, star)
        result_why = (e.result.span, f"the result is declared as {show(result)}")
    elif want is not None and not isinstance(resolve(want.result), Meta):
        result = want.result
        result_why = why
    made = body_of(cx, e.body, result, result_why, want.result if want is not None else None, e.row, e.span, star)
    cx.leave(mark)
    body, given, row = made
    body = block(steps, body, e.span)
    return pir.Closure(Fn(tuple([p.type for p in params]), given, row), PURE, e.span, tuple(params), body)


def parameter(cx: Context, p: ast.Pattern, t: Type, steps: list[pir.Expr]) -> pir.Param:
    """A parameter; one that is a pattern is taken apart at the start of the body."""
    if isinstance(p, ast.NamePattern) and not is_upper(p.name):
        local = new_local(cx, p.name, p.span, t, False, None)
        cx.bind(p.name, local)
        return pir.Param(local.name, t)
    name = cx.fresh("_" if isinstance(p, ast.AnyPattern) else "param")
    pattern = bind_pattern(cx, p, t, "a parameter")
    if not isinstance(pattern, pir.PAny):
        steps.append(pir.Let(UNIT, PURE, p.span, pattern, False, pir.Local(t, PURE, p.span, name)))
    return pir.Param(name, t)


def body_of(
    cx: Context,
    e: ast.Expr | ast.Assign,
    result: Type | None,
    why: Why | None,
    wanted: Type | None,
    written: ast.RowExpr,
    span: Span,
    star: Hole,
) -> tuple[pir.Expr, Type, Row]:
    """The body of a closure in the scope that is open, what it gives, and its row. `wanted` is an undecided result that the
    body decides."""
    hole = Hole()
    own = result if result is not None else wanted if wanted is not None else cx.meta("what this function gives", span)
    outer = cx.frame
    cx.frame = Frame(own, why, hole, "closure")
    if result is not None:
        body = body_expr(cx, e, result, why)
    else:
        body = body_expr(cx, e, None, None)
        if body.type is NEVER:
            known = resolve(own)
            if isinstance(known, Meta):
                # It never gives anything. Where nothing else decides what it would, it is `()`.
                cx.dropped_metas.append(known)
        else:
            body = cx.coerce(body, own, cx.frame.why)
    cx.frame = outer
    stated = cx.read_row(written, star)
    row: Row = MetaRow(hole)
    if written.uses is not None or written.throws is not None:
        row = closure_row(cx.module, written, stated, hole, span)
    return body, own, row


def body_expr(cx: Context, e: ast.Expr | ast.Assign, result: Type | None, why: Why | None) -> pir.Expr:
    if isinstance(e, ast.Assign):
        made = cx.infer_rules[ast.Assign](cx, e)
        return made if result is None else cx.coerce(made, result, why)
    if isinstance(e, ast.Block):
        mark = cx.enter()
        made = block_items(cx, e, result, why)
        cx.leave(mark)
        return made
    return cx.infer(e) if result is None else cx.check(e, result, why)


def infer_local_function(cx: Context, e: ast.LocalFunction) -> pir.Expr:
    """A local `fn` is an immutable local that holds a closure. One that calls itself is bound first and assigned then, since
    a closure captures the variable, not its value."""
    f = e.function
    if not is_snake(f.name):
        cx.module.report("naming", f"`{f.name}` should be `{to_snake(f.name)}`: functions are lower_snake", f.name_span)
    if f.type_params:
        cx.report(
            "bad-local-function",
            f"the local function `{f.name}` cannot have type parameters",
            f.type_params[0].span,
            notes=("move it to the top of the file",),
        )
        cx.bind(f.name, Local(cx.fresh(f.name), ERROR, f.name_span))
        return cx.error(e.span)
    star = Hole()
    types: list[Type] = []
    for p in f.params:
        if p.default is not None:
            cx.report(
                "bad-local-function",
                "the parameters of a local function have no defaults",
                p.default.span,
                notes=("move the function to the top of the file",),
            )
        types.append(cx.read_type(p.type, star) if p.type is not None else ERROR)
    result = UNIT if f.result is None else cx.read_type(f.result, star)
    stated = cx.read_row(f.row, star)
    # Its row is a hole while the body is checked, so that it may call itself.
    own_row = Hole()
    t = Fn(tuple(types), result, MetaRow(own_row, stated))
    name = cx.fresh(f.name)
    local = Local(name, t, f.name_span, params=tuple(p.name for p in f.params))
    cx.bind(f.name, local)
    mark = cx.enter()
    params = []
    for p, param_type in zip(f.params, types):
        inner = new_local(cx, p.name, p.span, param_type, False, None)
        cx.bind(p.name, inner)
        params.append(pir.Param(inner.name, param_type))
    outer = cx.frame
    hole = Hole()
    why = (
        (f.result.span, f"the result is declared as {show(result)}")
        if f.result is not None
        else (f.name_span, f"`{f.name}` gives `()`")
    )
    cx.frame = Frame(result, why, hole, "closure")
    body = body_expr(cx, f.body, result, why) if f.body is not None else cx.error(e.span)
    cx.frame = outer
    cx.leave(mark)
    local_function_duty(cx.module, f, stated, hole, own_row)
    made = pir.Closure(t, PURE, e.span, tuple(params), body)
    if name not in mentioned_locals(body):
        return pir.Let(UNIT, PURE, e.span, pir.PBind(t, f.name_span, name), False, made)
    cx.mutable.add(name)
    return bound_first(cx, e, made, name, t)


def bound_first(cx: Context, e: ast.LocalFunction, made: pir.Closure, name: str, t: Fn) -> pir.Expr:
    span = e.function.name_span
    params = tuple(pir.Param(cx.fresh(p.name), p.type) for p in made.params)
    never = pir.Prim(
        NEVER, PURE, span, "trap.unreachable", (), (cx.string(f"{e.function.name} is not bound yet", span),)
    )
    first = pir.Closure(t, PURE, span, params, never)
    cx.extra.append(pir.Let(UNIT, PURE, e.span, pir.PBind(t, span, name), True, first))
    return pir.Assign(UNIT, PURE, e.span, name, made)

"""Blocks and control flow: `if`, `match`, loops, and the expressions that leave them.

Where a rule has an infer and a check form, one function does both: `expected` is None when nothing is known, and then the first branch
that has a value decides.
"""

from __future__ import annotations

from prism.diagnostics import Label
from prism.frontend import ast
from prism.frontend.metas import ERROR, Meta, resolve
from prism.frontend.patterns import bind_pattern, elaborate_pattern
from prism.frontend.scope import Context, Frame, LoopFrame, Why
from prism.frontend.types import show
from prism.pir import nodes as pir
from prism.pir.types import BOOL, INT, NEVER, PURE, STRING, UNIT, Con, Type, tuple_of
from prism.source import Span

STATEMENTS: tuple[type[ast.Node], ...] = (ast.Let, ast.Assign, ast.Assert, ast.LocalFunction)
BRANCHING: tuple[type[ast.Node], ...] = (ast.If, ast.IfLet, ast.Match, ast.Try, ast.Block)
"""As a statement, their branches may differ in type: every value is dropped."""


class Join:
    """The type of several branches: the first that has a value decides where nothing was expected."""

    __slots__ = ("cx", "type", "why")

    def __init__(self, cx: Context, expected: Type | None, why: Why | None) -> None:
        self.cx = cx
        self.type = expected
        self.why = why

    def branch(self, e: ast.Expr, what: str) -> pir.Expr:
        if self.type is not None:
            return self.cx.check(e, self.type, self.why)
        return self.settle(self.cx.infer(e), what)

    def settle(self, made: pir.Expr, what: str) -> pir.Expr:
        if made.type is not NEVER and resolve(made.type) is not ERROR:
            self.type = made.type
            span = value_span(made)
            self.why = (span, f"{what} is {show(made.type)}")
        return made

    def result(self) -> Type:
        return NEVER if self.type is None else self.type


def value_span(e: pir.Expr) -> Span:
    """The place of the value that an expression ends with."""
    while isinstance(e, pir.Block):
        e = e.result
    return e.span


# --- blocks -----------------------------------------------------------------------------------------------------


def infer_block(cx: Context, e: ast.Block) -> pir.Expr:
    return block_of(cx, e, None, None)


def check_block(cx: Context, e: ast.Block, expected: Type, why: Why | None) -> pir.Expr:
    return block_of(cx, e, expected, why)


def block_of(cx: Context, e: ast.Block, expected: Type | None, why: Why | None) -> pir.Expr:
    mark = cx.enter()
    made = block_items(cx, e, expected, why)
    cx.leave(mark)
    return made


def block_items(cx: Context, e: ast.Block, expected: Type | None, why: Why | None) -> pir.Expr:
    """The items of a block in the scope that is open. What stands behind an item that never finishes is checked, and left
    out."""
    items = e.items
    body: list[pir.Expr] = []
    ended: pir.Expr | None = None
    last: ast.Node | None = None
    if items and not isinstance(items[-1], STATEMENTS):
        last = items[-1]
        items = items[:-1]
    for item in items:
        made = statement(cx, item)
        if cx.extra:
            body += cx.extra
            cx.extra = []
        if ended is not None:
            continue
        if made.type is NEVER:
            ended = made
            following = e.items[e.items.index(item) + 1 :]
            if following:
                cx.module.report(
                    "unreachable-code",
                    "this is never reached",
                    following[0].span,
                    labels=(Label(made.span, "this never finishes"),),
                )
        else:
            body.append(made)
    result: pir.Expr
    if last is not None:
        result = cx.infer(last) if expected is None or ended is not None else cx.check(last, expected, why)  # type: ignore[arg-type]
    else:
        # The last statement gives the block's `()` itself, but for a binding.
        given = body and body[-1].type is UNIT and not isinstance(body[-1], pir.Let)
        result = body.pop() if given else cx.unit(end_of(e.span))
        if expected is not None and ended is None and not fits_unit(cx, expected):
            missing_value(cx, e, expected, why)
            result = cx.error(e.span)
    if ended is not None:
        result = ended
    return pir.Block(result.type, PURE, e.span, tuple(body), result) if body else result


def statements_only(cx: Context, e: ast.Block) -> pir.Expr:
    """The body of a function without a result. Its last expression is a statement like the others, and is not to be dropped
    unseen."""
    last = e.items[-1] if e.items else None
    if last is not None and not isinstance(last, (*STATEMENTS, *BRANCHING)):
        mark = cx.enter()
        made = block_items(cx, e, UNIT, None)
        cx.leave(mark)
        value = made
        while isinstance(value, pir.Block) and value.body and isinstance(value.result, pir.Block):
            value = value.result
        if isinstance(value, pir.Block) and value.body and value.body[-1].span == last.span:
            unused(cx, value.body[-1])
        return made
    return cx.check(e, UNIT)


def fits_unit(cx: Context, expected: Type) -> bool:
    t = resolve(expected)
    return t is ERROR or t == UNIT or (isinstance(t, Meta) and cx.unifier.unify(t, UNIT))


def missing_value(cx: Context, e: ast.Block, expected: Type, why: Why | None) -> None:
    notes: tuple[str, ...] = ()
    last = e.items[-1] if e.items else None
    if isinstance(last, ast.Let | ast.Assign):
        notes = ("a block's value is its last expression, and a statement has none",)
    cx.report(
        "missing-value",
        f"expected {show(expected)}, but this block ends without a value",
        end_of(e.span),
        f"no {show(expected)} here",
        (Label(*why),) if why is not None else (),
        notes,
    )


def end_of(span: Span) -> Span:
    """The closing brace."""
    return Span(span.file, span.end_line, max(span.end_column - 1, 1), span.end_line, span.end_column)


def statement(cx: Context, item: ast.Node) -> pir.Expr:
    """An item of a block whose value is dropped."""
    if isinstance(item, STATEMENTS):
        return cx.infer_rules[type(item)](cx, item)
    if isinstance(item, BRANCHING):
        return cx.check(item, UNIT)  # type: ignore[arg-type]
    made = cx.infer(item)  # type: ignore[arg-type]
    if made.type is not UNIT and made.type is not NEVER:
        unused(cx, made)
    return made


def unused(cx: Context, made: pir.Expr) -> None:
    """Warns of a result that is dropped."""
    t = cx.known(made.type)
    if t is ERROR or t in (UNIT, NEVER) or isinstance(t, Meta):
        return
    if isinstance(t, Con) and t.name == "Option" and resolve(t.args[0]) == UNIT:
        return
    cx.module.report(
        "unused-result",
        f"this {show(t)} is not used",
        made.span,
        notes=("drop it on purpose with `let _ = ...`",),
    )


# --- if and match -----------------------------------------------------------------------------------------------


def infer_if(cx: Context, e: ast.If) -> pir.Expr:
    return if_of(cx, e, None, None)


def check_if(cx: Context, e: ast.If, expected: Type, why: Why | None) -> pir.Expr:
    return if_of(cx, e, expected, why)


def if_of(cx: Context, e: ast.If, expected: Type | None, why: Why | None) -> pir.Expr:
    condition = cx.check(e.condition, BOOL, (e.condition.span, "a condition is a Bool"))
    if e.otherwise is None:
        no_else(cx, e, expected, why)
        then = cx.check(e.then, UNIT)
        return pir.If(UNIT, PURE, e.span, condition, then, cx.unit(end_of(e.span)))
    join = Join(cx, expected, why)
    then = join.branch(e.then, "this branch")
    otherwise = join.branch(e.otherwise, "this branch")
    t = NEVER if then.type is NEVER and otherwise.type is NEVER else join.result()
    return pir.If(t, PURE, e.span, condition, then, otherwise)


def no_else(cx: Context, e: ast.If | ast.IfLet, expected: Type | None, why: Why | None) -> None:
    """An `if` without `else` is `()`; reports where another value is wanted."""
    if expected is not None and not fits_unit(cx, expected):
        cx.report(
            "missing-else",
            f"expected {show(expected)}, but this `if` has no `else`",
            Span(e.span.file, e.span.line, e.span.column, e.span.line, e.span.column + 2),
            "gives `()` where the condition does not hold",
            (Label(*why),) if why is not None else (),
            ("add an `else` with the value for the other case",),
        )


def infer_if_let(cx: Context, e: ast.IfLet) -> pir.Expr:
    return if_let_of(cx, e, None, None)


def check_if_let(cx: Context, e: ast.IfLet, expected: Type, why: Why | None) -> pir.Expr:
    return if_let_of(cx, e, expected, why)


def if_let_of(cx: Context, e: ast.IfLet, expected: Type | None, why: Why | None) -> pir.Expr:
    subject = cx.infer(e.subject)
    if e.otherwise is None:
        no_else(cx, e, expected, why)
        join = Join(cx, UNIT, None)
    else:
        join = Join(cx, expected, why)
    mark = cx.enter()
    pattern = elaborate_pattern(cx, e.pattern, subject.type)
    then = join.branch(e.then, "this branch")
    cx.leave(mark)
    otherwise = join.branch(e.otherwise, "this branch") if e.otherwise is not None else cx.unit(end_of(e.span))
    t = NEVER if then.type is NEVER and otherwise.type is NEVER else join.result()
    rest = pir.PAny(subject.type, e.pattern.span)
    return pir.Match(t, PURE, e.span, subject, (pir.Arm(pattern, None, then), pir.Arm(rest, None, otherwise)))


def infer_match(cx: Context, e: ast.Match) -> pir.Expr:
    return match_of(cx, e, None, None)


def check_match(cx: Context, e: ast.Match, expected: Type, why: Why | None) -> pir.Expr:
    return match_of(cx, e, expected, why)


def match_of(cx: Context, e: ast.Match, expected: Type | None, why: Why | None) -> pir.Expr:
    subject = cx.infer(e.subject)
    join = Join(cx, expected, why)
    arms: list[pir.Arm] = []
    ends = True
    for arm in e.arms:
        mark = cx.enter()
        pattern = elaborate_pattern(cx, arm.pattern, subject.type)
        guard = cx.check(arm.guard, BOOL, (arm.guard.span, "a guard is a Bool")) if arm.guard is not None else None
        if isinstance(arm.body, ast.Assign):
            body = cx.infer_rules[ast.Assign](cx, arm.body)
            body = join.settle(body, "this arm") if join.type is None else cx.coerce(body, join.type, join.why)
        else:
            body = join.branch(arm.body, "this arm")
        cx.leave(mark)
        ends = ends and body.type is NEVER
        arms.append(pir.Arm(pattern, guard, body))
    made = pir.Match(NEVER if ends else join.result(), PURE, e.span, subject, tuple(arms))
    cx.matches.append((made, e))
    return made


# --- loops ------------------------------------------------------------------------------------------------------


def loop_body(cx: Context, frame: LoopFrame, body: ast.Block) -> pir.Expr:
    """The body of a loop: its value is dropped."""
    cx.frame.loops.append(frame)
    made = cx.check(body, UNIT)
    cx.frame.loops.pop()
    return made


def infer_loop(cx: Context, e: ast.Loop) -> pir.Expr:
    return loop_of(cx, e, None, None)


def check_loop(cx: Context, e: ast.Loop, expected: Type, why: Why | None) -> pir.Expr:
    return loop_of(cx, e, expected, why)


def loop_of(cx: Context, e: ast.Loop, expected: Type | None, why: Why | None) -> pir.Expr:
    t = expected if expected is not None else cx.meta("what this loop gives", e.span)
    frame = LoopFrame(cx.fresh("loop"), t)
    frame.why = why
    body = loop_body(cx, frame, e.body)
    if not frame.left:
        if isinstance(t, Meta) and t.target is None:
            t.target = UNIT
        t = NEVER
    return pir.Loop(t, PURE, e.span, frame.label, body)


def infer_while(cx: Context, e: ast.While) -> pir.Expr:
    condition = cx.check(e.condition, BOOL, (e.condition.span, "a condition is a Bool"))
    frame = LoopFrame(cx.fresh("loop"), None)
    body = loop_body(cx, frame, e.body)
    leave = pir.Break(NEVER, PURE, e.condition.span, frame.label, None)
    return pir.Loop(UNIT, PURE, e.span, frame.label, pir.If(UNIT, PURE, e.span, condition, body, leave))


def infer_while_let(cx: Context, e: ast.WhileLet) -> pir.Expr:
    subject = cx.infer(e.subject)
    frame = LoopFrame(cx.fresh("loop"), None)
    mark = cx.enter()
    pattern = elaborate_pattern(cx, e.pattern, subject.type)
    body = loop_body(cx, frame, e.body)
    cx.leave(mark)
    leave = pir.Break(NEVER, PURE, e.subject.span, frame.label, None)
    rest = pir.PAny(subject.type, e.pattern.span)
    arms = (pir.Arm(pattern, None, body), pir.Arm(rest, None, leave))
    return pir.Loop(UNIT, PURE, e.span, frame.label, pir.Match(UNIT, PURE, e.span, subject, arms))


def infer_for(cx: Context, e: ast.For) -> pir.Expr:
    if isinstance(e.items, ast.Range):
        return for_range(cx, e, e.items)
    items = cx.infer(e.items)
    t = cx.known(items.type)
    item: Type = ERROR
    if isinstance(t, Con) and t.name == "List":
        item = t.args[0]
    elif isinstance(t, Con) and t.name == "Map":
        item = tuple_of(t.args)
        items = pir.Prim(Con("List", (item,)), PURE, items.span, "map.entries", t.args, (items,))
    elif t == STRING:
        item = STRING
    elif isinstance(t, Meta):
        item = cx.meta("the items of this loop", items.span)
        cx.unify(t, Con("List", (item,)), items.span)
    elif t is not ERROR:
        notes = ("count with a range: `for i in 0..n`",) if t == INT else ()
        cx.report(
            "bad-operands",
            f"`for` walks lists, maps, strings and ranges, found {show(t)}",
            items.span,
            f"this is {show(t)}",
            notes=notes,
        )
    frame = LoopFrame(cx.fresh("loop"), None)
    mark = cx.enter()
    pattern = bind_pattern(cx, e.pattern, item, "a `for` pattern")
    body = loop_body(cx, frame, e.body)
    cx.leave(mark)
    return pir.ForEach(UNIT, PURE, e.span, frame.label, pattern, items, body)


def for_range(cx: Context, e: ast.For, r: ast.Range) -> pir.Expr:
    why = (r.span, "ranges are of Int")
    low = cx.check(r.low, INT, why)
    high = cx.check(r.high, INT, why)
    frame = LoopFrame(cx.fresh("loop"), None)
    mark = cx.enter()
    pattern = bind_pattern(cx, e.pattern, INT, "a `for` pattern")
    if isinstance(pattern, pir.PBind):
        name = pattern.name
    else:
        name = cx.fresh("i")
    body = loop_body(cx, frame, e.body)
    cx.leave(mark)
    return pir.ForRange(UNIT, PURE, e.span, frame.label, name, low, high, r.inclusive, body)


def infer_break(cx: Context, e: ast.Break) -> pir.Expr:
    loop = enclosing_loop(cx, "break", e.span)
    if loop is None:
        if e.operand is not None:
            cx.check(e.operand, ERROR)
        return cx.error(e.span)
    loop.left = True
    if loop.type is None:
        if e.operand is not None:
            cx.check(e.operand, ERROR)
            cx.report(
                "misplaced-break",
                "only `loop` gives a value, so only it takes `break` with one",
                e.operand.span,
                "not taken",
            )
        return pir.Break(NEVER, PURE, e.span, loop.label, None)
    if e.operand is None:
        cx.coerce(cx.unit(e.span), loop.type, loop.why)
        return pir.Break(NEVER, PURE, e.span, loop.label, None)
    operand = cx.check(e.operand, loop.type, loop.why)
    if loop.why is None:
        loop.why = (operand.span, f"the loop gives {show(operand.type)} here")
    return pir.Break(NEVER, PURE, e.span, loop.label, operand)


def infer_continue(cx: Context, e: ast.Continue) -> pir.Expr:
    loop = enclosing_loop(cx, "continue", e.span)
    if loop is None:
        return cx.error(e.span)
    return pir.Continue(NEVER, PURE, e.span, loop.label)


def enclosing_loop(cx: Context, word: str, span: Span) -> LoopFrame | None:
    if cx.frame.loops:
        return cx.frame.loops[-1]
    notes = ("a closure cannot leave a loop around it",) if cx.frame.what == "closure" else ()
    cx.report(f"misplaced-{word}", f"`{word}` stands outside of any loop", span, "no loop here", notes=notes)
    return None


def infer_return(cx: Context, e: ast.Return) -> pir.Expr:
    frame: Frame = cx.frame
    if frame.what == "constant":
        if e.operand is not None:
            cx.infer(e.operand)
        return cx.wrong("misplaced-return", "`return` stands outside of any function", e.span)
    if e.operand is None:
        operand = cx.unit(e.span)
        t = resolve(frame.result)
        if t is not ERROR and not fits_unit(cx, t):
            labels = (Label(*frame.why),) if frame.why is not None else ()
            cx.report("missing-value", f"expected `return` with {show(t)}", e.span, "no value here", labels)
    else:
        operand = cx.check(e.operand, frame.result, frame.why)
    if operand.type is NEVER:
        return operand
    return pir.Return(NEVER, PURE, e.span, operand)

"""Statements: `let`, assignment and `assert`."""

from __future__ import annotations

from prism.diagnostics import Diagnostic, Edit, Fix, Label
from prism.frontend import ast
from prism.frontend.bounds import Entailment
from prism.frontend.expressions import check_index, check_indexable, shown
from prism.frontend.interface import ConstantInfo
from prism.frontend.members import field_type, record_of, unknown_member
from prism.frontend.metas import ERROR, Meta, resolve, too_large
from prism.frontend.names import did_you_mean, is_upper, to_snake
from prism.frontend.operators import COMPARISONS, arithmetic, compare, is_simple
from prism.frontend.patterns import bind_pattern
from prism.frontend.scope import Context, Local, block
from prism.frontend.types import show
from prism.pir import nodes as pir
from prism.pir.types import BOOL, NEVER, PURE, STRING, UNIT, Con, Type
from prism.source import Span


def infer_let(cx: Context, e: ast.Let) -> pir.Expr:
    if e.type is not None:
        t = cx.read_type(e.type)
        init = cx.check(e.init, t, (e.type.span, f"declared as {show(t)} here"))
    else:
        init = cx.infer(e.init)
        t = init.type
        if t is NEVER:
            t = ERROR
        elif too_large(t):
            cx.too_large(e.pattern.span)
            t = ERROR
    if isinstance(e.pattern, ast.NamePattern) and is_upper(e.pattern.name):
        name = e.pattern.name
        if name not in cx.module.constructors and name not in ("None", "Some"):
            cx.report(
                "naming", f"`{name}` should be `{to_snake(name)}`: names of values are lower_snake", e.pattern.span
            )
            cx.bind(name, Local(cx.fresh(name), t, e.pattern.span, e.mutable))
            return cx.error(e.span)
    if e.mutable and not isinstance(e.pattern, ast.NamePattern):
        cx.report(
            "bad-pattern",
            "`var` declares one name, not a pattern",
            e.pattern.span,
            notes=("use `let`, or one `var` for each name",),
        )
    let = None if e.mutable else Span(e.span.file, e.span.line, e.span.column, e.span.line, e.span.column + 3)
    pattern = bind_pattern(cx, e.pattern, t, "`let`", e.mutable, let)
    if init.type is NEVER:
        return init
    return pir.Let(UNIT, PURE, e.span, pattern, e.mutable, init)


def infer_assign(cx: Context, e: ast.Assign) -> pir.Expr:
    target = e.target
    if isinstance(target, ast.Variable):
        return assign_variable(cx, e, target)
    if isinstance(target, ast.Member):
        return assign_field(cx, e, target)
    if isinstance(target, ast.Index):
        return assign_item(cx, e, target)
    cx.check(e.operand, ERROR)
    return cx.wrong(
        "bad-assignment", "this cannot be assigned to", target.span, notes=("assign to a `var`, a field or an item",)
    )


def assign_variable(cx: Context, e: ast.Assign, target: ast.Variable) -> pir.Expr:
    local = cx.locals.get(target.name)
    if local is None:
        cx.check(e.operand, ERROR)
        value = cx.module.values.get(target.name)
        if isinstance(value, ConstantInfo):
            return cx.wrong(
                "immutable",
                f"`{target.name}` is a constant of its module and cannot be assigned",
                target.span,
                "a constant",
                (Label(value.span, "declared here"),) if value.module == cx.module.name else (),
            )
        if value is not None:
            return cx.wrong("bad-assignment", f"`{target.name}` is a function and cannot be assigned", target.span)
        notes = did_you_mean(target.name, cx.locals) or (f"declare it first: `var {target.name} = ...`",)
        if target.name in cx.module.poisoned:
            return cx.error(e.span)
        return cx.wrong(
            "unknown-name", f"there is nothing called `{target.name}` here", target.span, "not found", notes=notes
        )
    if not local.mutable:
        cx.check(e.operand, ERROR)
        return immutable(cx, target, local)
    place = pir.Local(local.type, PURE, target.span, local.name)
    why = (local.span, f"`{target.name}` is {show(local.type)}")
    if e.op == "=":
        operand = cx.check(e.operand, local.type, why)
    else:
        operand = arithmetic(cx, e.op[:-1], place, e.operand, e.span, operator_span(e))
        operand = cx.coerce(operand, local.type, why)
    if operand.type is NEVER:
        return operand
    return pir.Assign(UNIT, PURE, e.span, local.name, operand)


def operator_span(e: ast.Assign) -> Span:
    """About where the operator stands: between target and operand."""
    t, o = e.target.span, e.operand.span
    if t.end_line == o.line and t.end_column < o.column:
        return Span(t.file, t.end_line, t.end_column + 1, t.end_line, t.end_column + 1 + len(e.op))
    return e.span


def immutable(cx: Context, target: ast.Variable, local: Local) -> pir.Expr:
    cx.errors += 1
    if local.let is not None:
        fix = Fix(f"declare `{target.name}` with `var`", (Edit(local.let, "var"),))
        note = f"declare it with `var`: `var {target.name} = ...`"
    else:
        fix = None
        note = (
            f"bind a variable of its own first: `var {target.name} = {target.name}` in an inner block, or another name"
        )
    cx.program.diagnostics.append(
        Diagnostic(
            "immutable",
            f"`{target.name}` cannot be assigned: it is not a `var`",
            target.span,
            "assigned here",
            (Label(local.span, "bound here"),),
            (note,),
            fix,
        )
    )
    return cx.error(target.span)


def held(cx: Context, e: pir.Expr, base: str, steps: list[pir.Expr]) -> pir.Expr:
    """The expression, evaluated once: a temporary unless it is simple."""
    if is_simple(cx, e) or e.type is ERROR:
        return e
    let, local = cx.temporary(base, e)
    steps.append(let)
    return local


def assign_field(cx: Context, e: ast.Assign, target: ast.Member) -> pir.Expr:
    subject = cx.infer(target.subject)
    t = cx.known(subject.type)
    record = record_of(cx, t)
    name = target.name.text
    field = next((f for f in record[1].fields if f.name == name), None) if record is not None else None
    if record is None or field is None:
        cx.check(e.operand, ERROR)
        return unknown_member(cx, subject, t, target.name, False)
    info, definition, con = record
    if not field.mutable:
        cx.check(e.operand, ERROR)
        return cx.wrong(
            "immutable",
            f"the field `{name}` of {info.short} cannot be assigned: it is not a `var`",
            target.name.span,
            "assigned here",
            (Label(info.span, f"{info.short} is declared here"),) if info.module == cx.module.name else (),
            (
                f"declare the field as `var {name}: {show(field.type)}`, or make a changed copy: `{info.short}(..old, {name}: ...)`",
            ),
        )
    wanted = field_type(definition, con, field)
    why = (target.name.span, f"`{name}` is {show(wanted)}")
    steps: list[pir.Expr] = []
    if e.op == "=":
        operand = cx.check(e.operand, wanted, why)
    else:
        subject = held(cx, subject, "record", steps)
        place = pir.Field(wanted, PURE, target.span, subject, name)
        operand = cx.coerce(arithmetic(cx, e.op[:-1], place, e.operand, e.span, operator_span(e)), wanted, why)
    return block(steps, pir.SetField(UNIT, PURE, e.span, subject, name, operand), e.span)


def assign_item(cx: Context, e: ast.Assign, target: ast.Index) -> pir.Expr:
    subject = cx.infer(target.subject)
    t = cx.known(subject.type)
    if not check_indexable(cx, t, subject):
        cx.check(target.index, ERROR)
        cx.check(e.operand, ERROR)
        return cx.error(e.span)
    assert isinstance(t, Con)
    if t.name == "String":
        cx.check(target.index, ERROR)
        cx.check(e.operand, ERROR)
        return cx.wrong(
            "immutable", "strings cannot be changed", target.span, "part of a String", notes=("build a new one",)
        )
    index = check_index(cx, t, target.index)
    item = t.args[-1]
    family = "list" if t.name == "List" else "map"
    why = (target.subject.span, f"it holds {show(item)}")
    steps: list[pir.Expr] = []
    if e.op == "=":
        operand = cx.check(e.operand, item, why)
    else:
        subject = held(cx, subject, "items", steps)
        index = held(cx, index, "index", steps)
        place = pir.Prim(item, PURE, target.span, f"{family}.at", t.args, (subject, index))
        operand = cx.coerce(arithmetic(cx, e.op[:-1], place, e.operand, e.span, operator_span(e)), item, why)
    made = pir.Prim(UNIT, PURE, e.span, f"{family}.set", t.args, (subject, index, operand))
    return block(steps, made, e.span)


# --- assert -----------------------------------------------------------------------------------------------------


def infer_assert(cx: Context, e: ast.Assert) -> pir.Expr:
    """`assert c, m`: a trap whose message holds the source of the condition and, of a comparison, what both sides were."""
    condition = e.condition
    text = cx.module.text(condition.span)
    steps: list[pir.Expr] = []
    parts: list[pir.Expr]
    if isinstance(condition, ast.Binary) and condition.op in COMPARISONS:
        left = held(cx, cx.infer(condition.left), "left", steps)
        test = compare(cx, condition, left)
        parts = [cx.string(text, condition.span)]
        if isinstance(test, pir.Prim) and can_show(cx, left.type):
            right = held(cx, test.args[1], "right", steps)
            test = pir.Prim(BOOL, PURE, condition.span, test.op, test.type_args, (left, right))
            parts = [
                cx.string(f"{text}, with left ", condition.span),
                shown(cx, left),
                cx.string(" and right ", condition.span),
                shown(cx, right),
            ]
    else:
        test = cx.check(condition, BOOL, (condition.span, "`assert` takes a Bool"))
        parts = [cx.string(f"{text} does not hold", condition.span)]
    if e.message is not None:
        message = cx.check(e.message, STRING, (e.message.span, "the message is a String"))
        parts = [message, cx.string(": ", e.message.span), *parts]
    why = parts[0] if len(parts) == 1 else pir.Prim(STRING, PURE, e.span, "string.concat", (), tuple(parts))
    trap = pir.Prim(NEVER, PURE, e.span, "trap.assertion", (), (why,))
    return block(steps, pir.If(UNIT, PURE, e.span, test, cx.unit(e.span), trap), e.span)


def can_show(cx: Context, t: Type) -> bool:
    t = resolve(t)
    if isinstance(t, Meta):
        return True
    return Entailment(cx.program.definition, cx.type_params).obstacle("Show", t) is None

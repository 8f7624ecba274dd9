"""Operators: arithmetic, comparison, logic, `??`, `in`; and the compile-time check of expressions made of literals."""

from __future__ import annotations

from prism.diagnostics import Label
from prism.frontend import ast
from prism.frontend.metas import ERROR, Meta, resolve
from prism.frontend.scope import Context, block
from prism.frontend.types import show
from prism.pir import nodes as pir
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import BOOL, FLOAT, INT, NEVER, PURE, STRING, UNIT, Con, Type, Var, option_of
from prism.semantics.traps import Trap
from prism.source import Span

INT_MAX = 2**63 - 1

ARITHMETIC: dict[str, dict[str, str]] = {
    "+": {"Int": "int.add", "Float": "float.add", "String": "string.concat", "List": "list.concat"},
    "-": {"Int": "int.sub", "Float": "float.sub"},
    "*": {"Int": "int.mul", "Float": "float.mul"},
    "/": {"Int": "int.div", "Float": "float.div"},
    "%": {"Int": "int.rem", "Float": "float.rem"},
}
"""Operators on two values of one type, by the type's constructor."""

BITWISE: dict[str, str] = {
    "&": "int.bit_and",
    "|": "int.bit_or",
    "^": "int.bit_xor",
    "<<": "int.shift_left",
    ">>": "int.shift_right",
}
EQUALITY: dict[str, str] = {"==": "eq", "!=": "ne"}
ORDER: dict[str, str] = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
COMPARISONS = {**EQUALITY, **ORDER}


def infer_binary(cx: Context, e: ast.Binary) -> pir.Expr:
    op = e.op
    if op in ARITHMETIC:
        return arithmetic(cx, op, cx.infer(e.left), e.right, e.span, e.op_span)
    if op in COMPARISONS:
        return comparison(cx, e)
    if op == "and" or op == "or":
        return logic(cx, e)
    if op == "??":
        return coalesce(cx, e, None)
    if op == "in":
        return membership(cx, e)
    left = cx.check(e.left, INT, (e.op_span, f"`{op}` works on Int"))
    right = cx.check(e.right, INT, (e.op_span, f"`{op}` works on Int"))
    return literal_check(cx, pir.Prim(INT, PURE, e.span, BITWISE[op], (), (left, right)))


def check_binary(cx: Context, e: ast.Binary, expected: Type, why: tuple[Span, str] | None) -> pir.Expr:
    if e.op == "??":
        return coalesce(cx, e, expected, why)
    if e.op == "+" and isinstance(resolve(expected), Con) and resolve(expected) != UNIT:
        # `[] + xs` and the like learn their type from outside.
        want = resolve(expected)
        if isinstance(want, Con) and want.name == "List" and isinstance(e.left, ast.ListLiteral):
            return arithmetic(cx, e.op, cx.check(e.left, expected, why), e.right, e.span, e.op_span)
    return cx.coerce(infer_binary(cx, e), expected, why)


def logic(cx: Context, e: ast.Binary) -> pir.Expr:
    why = (e.op_span, f"`{e.op}` works on Bool")
    left = cx.check(e.left, BOOL, why)
    right = cx.check(e.right, BOOL, why)
    if e.op == "and":
        return pir.If(BOOL, PURE, e.span, left, right, pir.Literal(BOOL, PURE, e.span, False))
    return pir.If(BOOL, PURE, e.span, left, pir.Literal(BOOL, PURE, e.span, True), right)


def arithmetic(cx: Context, op: str, left: pir.Expr, right_syntax: ast.Expr, span: Span, op_span: Span) -> pir.Expr:
    """`left op right` on two values of one type. A type that is not known yet is that of the other operand, or decided later."""
    table = ARITHMETIC[op]
    t = left.type if left.type is INT else cx.known(left.type)
    name = t.name if isinstance(t, Con) else ""
    prim = table.get(name)
    if prim is None:
        if t is ERROR or t is NEVER:
            cx.check(right_syntax, ERROR)
            return left if t is NEVER else cx.error(span)
        if not isinstance(t, Meta):
            right = cx.infer(right_syntax)
            return bad_operands(cx, op, t, cx.known(right.type), span, op_span, left, right)
    right = cx.check(right_syntax, t) if name == "List" else cx.infer(right_syntax)
    other = right.type if right.type is t else cx.known(right.type)
    if other is t or other is NEVER:
        pass
    elif other is ERROR:
        return cx.error(span)
    elif (isinstance(t, Meta) and isinstance(other, Con) and other.name not in table) or not cx.unify(
        t, other, right.span
    ):
        return bad_operands(cx, op, t, other, span, op_span, left, right)
    t = resolve(t)
    if isinstance(t, Meta):
        node = pir.Prim(t, PURE, span, "", (), (left, right))
        cx.later.append(lambda: decide_later(cx, node, op, t, op_span))
        return node
    assert isinstance(t, Con)
    made = pir.Prim(t, PURE, span, table[t.name], t.args if t.name == "List" else (), (left, right))
    return literal_check(cx, made) if t is INT or t is FLOAT else made


def decide_later(cx: Context, node: pir.Prim, op: str, t: Type, op_span: Span) -> bool:
    """Puts the primitive into an arithmetic node once the type of its operands is known. The node is under construction, so it
    may still be written."""
    t = resolve(t)
    if isinstance(t, Meta):
        return False
    prim = ARITHMETIC[op].get(t.name) if isinstance(t, Con) else None
    if prim is None:
        bad_operands(cx, op, t, t, node.span, op_span, node.args[0], node.args[1])
        return True
    object.__setattr__(node, "op", prim)
    if isinstance(t, Con) and t.name == "List":
        object.__setattr__(node, "type_args", t.args)
    return True


def bad_operands(
    cx: Context, op: str, a: Type, b: Type, span: Span, op_span: Span, left: pir.Expr, right: pir.Expr
) -> pir.Expr:
    """Reports what is wrong with the operands of an arithmetic operator."""
    if a is ERROR or b is ERROR:
        return cx.error(span)
    x, y = show(a), show(b)
    labels = (Label(left.span, f"this is {x}"), Label(right.span, f"this is {y}"))
    if {x, y} == {"Int", "Float"}:
        whole = left if x == "Int" else right
        text = cx.module.text(whole.span)
        fixed = (
            f"{text}.0"
            if isinstance(whole, pir.Literal)
            else f"{text}.to_float()"
            if is_postfix(text)
            else f"({text}).to_float()"
        )
        return cx.wrong(
            "mixed-numbers",
            f"`{op}` needs two numbers of one type, found {x} and {y}",
            op_span,
            "Int and Float do not mix",
            labels,
            (f"convert the Int: `{fixed}`",),
        )
    notes: tuple[str, ...] = ()
    if op == "+" and "String" in (x, y) and x != y:
        other = cx.module.text((right if x == "String" else left).span)
        notes = (f'make it text by interpolation: `"{{{other}}}"`',)
    elif (isinstance(a, Con) and a.name == "Option") or (isinstance(b, Con) and b.name == "Option"):
        notes = ("an option may be `None`: give a default with `??`, or unwrap with `!`",)
    elif isinstance(a, Var):
        notes = (f"nothing is known of `{a.name}` but its bounds",)
    if a is not b and x != y and isinstance(a, Con) and a.name in ARITHMETIC[op] and not notes:
        notes = (f"with {x} on the left, the right side must be {x} too",)
    return cx.wrong("bad-operands", f"`{op}` does not work on {x} and {y}", op_span, "", labels, notes)


def is_postfix(text: str) -> bool:
    return all(c.isalnum() or c in "_.()[]" for c in text)


def comparison(cx: Context, e: ast.Binary) -> pir.Expr:
    left = cx.infer(e.left)
    return compare(cx, e, left)


def compare(cx: Context, e: ast.Binary, left: pir.Expr) -> pir.Expr:
    """A comparison whose left operand is elaborated already."""
    op = e.op
    t = left.type
    right = operand_like(cx, e.right, t)
    other = right.type
    if t is not other and other is not NEVER:
        if t is NEVER:
            t = other
        elif not cx.unify(t, other, right.span):
            a, b = cx.known(t), cx.known(other)
            if a is ERROR or b is ERROR:
                return cx.error(e.span)
            return bad_comparison(cx, e, a, b, left, right)
    bound = "Eq" if op in EQUALITY else "Ord"
    cx.require(bound, t, e.op_span, f"`{op}` compares them")
    return pir.Prim(BOOL, PURE, e.span, COMPARISONS[op], (t,), (left, right))


def operand_like(cx: Context, e: ast.Expr, t: Type) -> pir.Expr:
    """The other operand: literals of lists and the like take the type of the first, without a complaint of their own."""
    if isinstance(e, ast.ListLiteral | ast.MapLiteral) and not (
        e.items if isinstance(e, ast.ListLiteral) else e.entries
    ):
        known = cx.known(t)
        if isinstance(known, Con) and known.name == ("List" if isinstance(e, ast.ListLiteral) else "Map"):
            return cx.check(e, known)
    return cx.infer(e)


def bad_comparison(cx: Context, e: ast.Binary, a: Type, b: Type, left: pir.Expr, right: pir.Expr) -> pir.Expr:
    x, y = show(a), show(b)
    labels = (Label(left.span, f"this is {x}"), Label(right.span, f"this is {y}"))
    if {x, y} == {"Int", "Float"}:
        return cx.wrong(
            "mixed-numbers",
            f"`{e.op}` needs two values of one type, found {x} and {y}",
            e.op_span,
            "Int and Float do not mix",
            labels,
            ("convert the Int: `x.to_float()`, or write the literal with a point: `1.0`",),
        )
    notes: tuple[str, ...] = ()
    if isinstance(e.left, ast.Binary) and e.left.op in COMPARISONS:
        notes = ("comparisons do not chain: write `a < b and b < c`",)
    elif isinstance(a, Con) and a.name == "Option" and a.args[0] == b:
        notes = (
            f"the left side may be `None`: compare with `Some({cx.module.text(right.span)})`, or give it a default with `??`",
        )
    elif isinstance(b, Con) and b.name == "Option" and b.args[0] == a:
        notes = (
            f"the right side may be `None`: compare with `Some({cx.module.text(left.span)})`, or give it a default with `??`",
        )
    return cx.wrong(
        "type-mismatch", f"`{e.op}` compares two values of one type, found {x} and {y}", e.op_span, "", labels, notes
    )


def coalesce(cx: Context, e: ast.Binary, expected: Type | None, why: tuple[Span, str] | None = None) -> pir.Expr:
    """`a ?? b`: a match on the option, so that `b` is lazy."""
    subject = cx.infer(e.left)
    t = cx.known(subject.type)
    if t is ERROR or t is NEVER:
        cx.check(e.right, ERROR)
        return subject if t is NEVER else cx.error(e.span)
    if isinstance(t, Meta):
        cx.unify(t, option_of(cx.meta("the option", e.left.span)), e.left.span)
        t = resolve(t)
    if not isinstance(t, Con) or t.name != "Option":
        cx.check(e.right, ERROR)
        return cx.wrong(
            "type-mismatch",
            f"`??` gives a default to an option, found {show(t)}",
            subject.span,
            f"this is {show(t)}, never `None`",
            notes=("drop `??` and the default",),
        )
    item = t.args[0]
    otherwise = cx.check(e.right, item, (e.left.span, f"this is {show(t)}, so the default must be {show(item)}"))
    name = cx.fresh("value")
    made = pir.Match(item, PURE, e.span, subject, (
        some_arm(t, name, pir.Local(item, PURE, e.left.span, name), e.span),
        pir.Arm(pir.PConstruct(t, e.span, "None", ()), None, otherwise),
    ))  # fmt: skip
    return cx.coerce(made, expected, why) if expected is not None else made


def some_arm(option: Con, name: str, body: pir.Expr, span: Span) -> pir.Arm:
    """`Some(name) => body`"""
    return pir.Arm(pir.PConstruct(option, span, "Some", (pir.PBind(option.args[0], span, name),)), None, body)


def membership(cx: Context, e: ast.Binary) -> pir.Expr:
    """`x in xs`. The left operand is evaluated first, as written, though it is the method's second argument."""
    from prism.frontend.calls import call_method_on

    if isinstance(e.right, ast.Range):
        return in_range(cx, e, e.right)
    item = cx.infer(e.left)
    steps: list[pir.Expr] = []
    if not is_simple(cx, item):
        let, item = cx.temporary("item", item)
        steps.append(let)
    items = cx.infer(e.right)
    t = cx.known(items.type)
    if t is ERROR:
        return cx.error(e.span)
    if not isinstance(t, Con) or t.name not in ("List", "Map", "String"):
        return cx.wrong(
            "bad-operands",
            f"`in` asks lists, map keys, ranges and strings, found {show(t)}",
            items.span,
            f"this is {show(t)}",
        )
    wanted = STRING if t.name == "String" else t.args[0]
    what = {"String": "a String can only contain a String", "List": f"the items are {show(wanted)}"}
    item = cx.coerce(item, wanted, (items.span, what.get(t.name, f"the keys are {show(wanted)}")))
    if item.type is ERROR:
        return item
    return block(steps, call_method_on(cx, items, "contains", [item], e.span, e.op_span), e.span)


def in_range(cx: Context, e: ast.Binary, r: ast.Range) -> pir.Expr:
    """`x in a..b`: every operand is evaluated once, in order."""
    steps: list[pir.Expr] = []
    operands: list[pir.Expr] = []
    for syntax in (e.left, r.low, r.high):
        operand = cx.check(syntax, INT, (r.span, "ranges are of Int"))
        if not is_simple(cx, operand):
            let, operand = cx.temporary("item" if syntax is e.left else "bound", operand)
            steps.append(let)
        operands.append(operand)
    x, low, high = operands
    above = pir.Prim(BOOL, PURE, e.span, "le", (INT,), (low, x))
    below = pir.Prim(BOOL, PURE, e.span, "le" if r.inclusive else "lt", (INT,), (x, high))
    return block(steps, pir.If(BOOL, PURE, e.span, above, below, pir.Literal(BOOL, PURE, e.span, False)), e.span)


def is_simple(cx: Context, e: pir.Expr) -> bool:
    """Can it be evaluated later without a difference? Mutable locals cannot: something may assign them between."""
    return isinstance(e, pir.Literal) or (isinstance(e, pir.Local) and e.name not in cx.mutable)


def infer_unary(cx: Context, e: ast.Unary) -> pir.Expr:
    if e.op == "not":
        operand = cx.check(e.operand, BOOL, (e.span, "`not` works on Bool"))
        return pir.Prim(BOOL, PURE, e.span, "bool.not", (), (operand,))
    if e.op == "~":
        operand = cx.check(e.operand, INT, (e.span, "`~` works on Int"))
        return pir.Prim(INT, PURE, e.span, "int.bit_not", (), (operand,))
    inner = e.operand
    if isinstance(inner, ast.IntLiteral):
        if inner.value > INT_MAX + 1:
            return literal_too_large(cx, inner)
        return pir.Literal(INT, PURE, e.span, -inner.value)
    if isinstance(inner, ast.FloatLiteral):
        return pir.Literal(FLOAT, PURE, e.span, -inner.value)
    operand = cx.infer(inner)
    t = cx.known(operand.type)
    if t is ERROR or t is NEVER:
        return operand
    if isinstance(t, Meta):
        node = pir.Prim(t, PURE, e.span, "", (), (operand,))
        cx.later.append(lambda: decide_negation(cx, node, t))
        return node
    if t != INT and t != FLOAT:
        return cx.wrong("bad-operands", f"`-` does not work on {show(t)}", e.span, f"this is {show(t)}")
    made = pir.Prim(t, PURE, e.span, "int.neg" if t == INT else "float.neg", (), (operand,))
    return literal_check(cx, made)


def decide_negation(cx: Context, node: pir.Prim, t: Type) -> bool:
    """As `decide_later`, for unary `-`."""
    t = resolve(t)
    if isinstance(t, Meta):
        return False
    if t != INT and t != FLOAT:
        if t is not ERROR:
            cx.report("bad-operands", f"`-` does not work on {show(t)}", node.span, f"this is {show(t)}")
        return True
    object.__setattr__(node, "op", "int.neg" if t == INT else "float.neg")
    return True


def infer_int(cx: Context, e: ast.IntLiteral) -> pir.Expr:
    if e.value > INT_MAX:
        return literal_too_large(cx, e)
    return pir.Literal(INT, PURE, e.span, e.value)


def literal_too_large(cx: Context, e: ast.IntLiteral) -> pir.Expr:
    note = f"the largest Int is {INT_MAX}"
    if e.value == INT_MAX + 1:
        note = f"only -{e.value} fits, with the `-` directly in front"
    return cx.wrong(
        "literal-range", "this number does not fit Int (64 bits, signed)", e.span, "too large", notes=(note,)
    )


def literal_check(cx: Context, e: pir.Prim) -> pir.Expr:
    """Evaluates an operator whose operands are all literals (or made of such), since one that would trap is an error."""
    values: list[object] = []
    for a in e.args:
        if type(a) is pir.Literal:
            if a.type is ERROR or a.value is None:  # stands for an expression with an error
                return e
            values.append(a.value)
        elif type(a) is pir.Prim and id(a) in cx.constants:
            values.append(cx.constants[id(a)])
        else:
            return e
    reference = PRIMITIVES[e.op].reference
    if reference is None:
        return e
    try:
        result = reference(*values)
    except Trap as trap:
        return cx.wrong(
            "literal-trap",
            f"this always traps `{trap.code}`: {trap.args[0].split(': ', 1)[-1]}",
            e.span,
            "made of literals, so it can never work",
        )
    if isinstance(result, bool | int | float | str):
        cx.constants[id(e)] = result
        cx.kept.append(e)
    return e

"""Python for primitive operations: a function for each row of `prism.pir.primitives` that has a form of its own; all others
are calls of their reference function.

What may overflow is computed first (Python's whole numbers do not wrap) and then compared with the bounds that it can pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from prism.backends.python import expressions as x
from prism.backends.python.body import (
    ATOM,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    COMPARE,
    NOT,
    OR,
    PRODUCT,
    SHIFT,
    SUM,
    TERNARY,
    UNARY,
    Body,
    Code,
    atom,
)
from prism.backends.python.layout import bare
from prism.backends.python.shapes import direct
from prism.pir.nodes import Construct, Expr, Literal, Local, Prim
from prism.pir.primitives import PRIMITIVES, PROVED
from prism.pir.types import BOOL, FLOAT, INT, STRING, list_of
from prism.semantics.integers import INT_MAX, INT_MIN

Writer = Callable[[Body, Prim], Code]

ARITHMETIC: dict[str, tuple[str, int]] = {
    "int.add": ("+", SUM),
    "int.sub": ("-", SUM),
    "int.mul": ("*", PRODUCT),
}


def primitive(b: Body, e: Prim) -> Code:
    """Python for an operation whose operands are simple."""
    code = _WRITERS.get(PROVED.get(e.op, e.op), _reference)(b, e)
    if not PRIMITIVES[e.op].traps or code.text in b.temps:
        return code
    return Code(b.mark(e.span, code.text), code.level)


_GIVE_OPTIONS = frozenset(("int.parse", "float.parse", "string.find"))


def _reference(b: Body, e: Prim, codes: Sequence[Code] = ()) -> Code:
    """A call of the reference function. `codes` are the operands if they are written already: no operand is written twice."""
    reference = PRIMITIVES[e.op].reference
    assert reference is not None, e.op
    name = b.use(reference.__name__)
    made = f"{name}({', '.join([c.text for c in codes or x.operands(b, e.args)])})"
    return atom(f"{b.use('option')}({made})" if e.op in _GIVE_OPTIONS else made)


# --- whole numbers -----------------------------------------------------------------------------------------------


def overflow_sides(b: Body, e: Prim) -> tuple[bool, bool]:
    """Can the result be too small, too large?"""
    if e.op in PROVED:
        return False, False
    low, high = b.facts.raw(e)
    return low < INT_MIN, high > INT_MAX


def overflow_test(b: Body, sides: tuple[bool, bool], value: str, holds: bool) -> str:
    """The condition that a value fits, or does not."""
    if sides == (True, True):
        b.use("INT_MIN", "INT_MAX")
        return f"{'' if holds else 'not '}INT_MIN <= {value} <= INT_MAX"
    if sides[0]:
        return f"{value} {'>=' if holds else '<'} {b.use('INT_MIN')}"
    return f"{value} {'<=' if holds else '>'} {b.use('INT_MAX')}"


def unchecked(b: Body, e: Prim) -> Code:
    """`+ - *` and the negative and absolute value, without the check."""
    codes = x.operands(b, e.args)
    op = PROVED.get(e.op, e.op)
    if op == "int.neg":
        return Code(f"-{codes[0].at(UNARY)}", UNARY)
    if op == "int.abs":
        return atom(f"abs({codes[0].text})")
    sign, level = ARITHMETIC[op]
    return Code(f"{codes[0].at(level)} {sign} {codes[1].at(level + 1)}", level)


CHECKED = frozenset(("int.add", "int.sub", "int.mul", "int.neg", "int.abs"))


def checks(b: Body, e: Expr) -> bool:
    """Is it arithmetic that needs a check?"""
    return isinstance(e, Prim) and e.op in CHECKED and overflow_sides(b, e) != (False, False)


def write_check(b: Body, e: Prim, target: str) -> None:
    """The statement that checks what was assigned to `target`."""
    with b.block(f"if {overflow_test(b, overflow_sides(b, e), target, False)}:"):
        b.line(b.mark(e.span, f"{b.use('overflow')}()"))


def _checked(b: Body, e: Prim) -> Code:
    sides = overflow_sides(b, e)
    if sides == (False, False):
        return unchecked(b, e)
    code = unchecked(b, e)
    name = b.temp()
    if b.early:
        b.line(f"{name} = {code.text}")
        write_check(b, e, name)
        return atom(name)
    test = overflow_test(b, sides, f"({name} := {code.text})", True)
    return Code(f"{name} if {test} else {b.use('overflow')}()", TERNARY)


def _divide(b: Body, e: Prim) -> Code:
    """`/` and `%`, toward zero; Python's go toward minus infinity, which differs below zero only."""
    sign = "//" if e.op.startswith("int.div") else "%"
    (low, _), (least, _) = b.facts.bounds(e.args[0]), b.facts.bounds(e.args[1])
    by = e.args[1]
    if e.op in PROVED or (low >= 0 and least >= 0):
        a, c = x.operands(b, e.args)
        return Code(f"{a.at(PRODUCT)} {sign} {c.at(PRODUCT + 1)}", PRODUCT)
    if isinstance(by, Literal) and least > 0:
        first, again = x.twice(b, e.args[0])
        divisor = x.expression(b, by).text
        if first == again:
            return Code(f"{again} {sign} {divisor} if {again} >= 0 else -(-{again} {sign} {divisor})", TERNARY)
        return Code(f"{again} {sign} {divisor} if {first} >= 0 else -(-{again} {sign} {divisor})", TERNARY)
    return _reference(b, e)


def _divide_floor(b: Body, e: Prim) -> Code:
    (low, _), (least, _) = b.facts.bounds(e.args[0]), b.facts.bounds(e.args[1])
    if e.op in PROVED or low > INT_MIN or least >= 0 or e.op.startswith("int.mod"):
        a, c = x.operands(b, e.args)
        return Code(f"{a.at(PRODUCT)} {'//' if e.op.startswith('int.div') else '%'} {c.at(PRODUCT + 1)}", PRODUCT)
    return _reference(b, e)


def _shift(b: Body, e: Prim) -> Code:
    least, most = b.facts.bounds(e.args[1])
    left = e.op.startswith("int.shift_left")
    if (least < 0 or most > 63) and e.op not in PROVED:
        return _reference(b, e)
    if left and e.op not in PROVED:
        low, high = b.facts.bounds(e.args[0])
        if low << most < INT_MIN or high << most > INT_MAX:
            return _reference(b, e)
    a, c = x.operands(b, e.args)
    return Code(f"{a.at(SHIFT)} {'<<' if left else '>>'} {c.at(SHIFT + 1)}", SHIFT)


def _infix(sign: str, level: int, b: Body, e: Prim) -> Code:
    a, c = x.operands(b, e.args)
    left = level + (level == COMPARE)  # Python would read `a < b == c` as a chain
    return Code(f"{a.at(left)} {sign} {c.at(level + 1)}", level)


def _prefix(sign: str, b: Body, e: Prim) -> Code:
    return Code(f"{sign}{x.text(b, e.args[0], UNARY)}", UNARY)


def _not(b: Body, e: Prim) -> Code:
    return opposite(b, e.args[0])


def opposite(b: Body, e: Expr) -> Code:
    """Of a condition."""
    if isinstance(e, Prim):
        if e.op == "bool.not":
            return x.expression(b, e.args[0])
        if e.op in ("eq", "ne"):
            return primitive(b, Prim(e.type, e.row, e.span, "ne" if e.op == "eq" else "eq", e.type_args, e.args))
        if e.op in ("map.contains", "string.contains"):
            return contains(b, e, holds=False)
    return x.negated(x.expression(b, e))


# --- floats ------------------------------------------------------------------------------------------------------


def _float_infix(sign: str, level: int, b: Body, e: Prim) -> Code:
    """Python turns a whole number beside a float into the nearest float, as `to_float` does."""
    args = list(e.args)
    for i in (0, 1):
        arg = args[i]
        if isinstance(arg, Prim) and arg.op == "int.to_float" and not _is_whole(args[1 - i]):
            args[i] = arg.args[0]
    a, c = x.operands(b, args)
    return Code(f"{a.at(level)} {sign} {c.at(level + 1)}", level)


def _is_whole(e: Expr) -> bool:
    return e.type == INT or (isinstance(e, Prim) and e.op == "int.to_float")


def _float_divide(b: Body, e: Prim) -> Code:
    by = e.args[1]
    if isinstance(by, Literal) and by.value:
        return _float_infix("/", PRODUCT, b, e)
    if isinstance(by, Prim) and by.op == "int.to_float" and b.facts.bounds(by.args[0])[0] > 0:
        return _float_infix("/", PRODUCT, b, e)
    if not (x.is_atom(e.args[0]) or x.harmless(b, e.args[0])):
        return _reference(b, e)
    a = x.expression(b, e.args[0])
    first, again = x.twice(b, by)
    return Code(f"{a.at(PRODUCT)} / {again} if {first} else {b.use('float_div')}({a.text}, {again})", TERNARY)


def _square_root(b: Body, e: Prim) -> Code:
    if b.facts.never_negative(e.args[0]):
        b.module.math = True
        return atom(f"math.sqrt({x.text(b, e.args[0])})")
    return _reference(b, e)


def _to_float(b: Body, e: Prim) -> Code:
    return atom(f"float({x.text(b, e.args[0])})")


def _is_nan(b: Body, e: Prim) -> Code:
    first, again = x.twice(b, e.args[0])
    return Code(f"{first} != {again}", COMPARE)


# --- structure ---------------------------------------------------------------------------------------------------

_SIGNS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_ORDERS = {"lt": "== -1", "le": "in (-1, 0)", "gt": "== 1", "ge": "in (0, 1)"}


def _equal(b: Body, e: Prim) -> Code:
    t = e.type_args[0]
    same = e.op == "eq"
    if t == INT and (even := _divides(b, e)) is not None:
        return Code(f"{even.at(COMPARE + 1)} {'==' if same else '!='} 0", COMPARE)
    if direct(t) or t == FLOAT:
        return _infix("==" if same else "!=", COMPARE, b, e)
    if b.types.plain_enum(t) or any(isinstance(arg, Construct) and not arg.fields for arg in e.args):
        return _infix("is" if same else "is not", COMPARE, b, e)
    a, c = x.operands(b, e.args)
    made = f"{b.types.shape(t)}.equal({a.text}, {c.text})"
    return atom(made) if same else Code(f"not {made}", NOT)


def _divides(b: Body, e: Prim) -> Code | None:
    """Of `a % b == 0` its left side: whether there is a rest does not depend on which way a division rounds."""
    rest, zero = e.args
    if (
        isinstance(rest, Prim)
        and PROVED.get(rest.op, rest.op) == "int.rem"
        and isinstance(zero, Literal)
        and zero.value == 0
    ):
        a, c = x.operands(b, rest.args)
        return Code(b.mark(rest.span, f"{a.at(PRODUCT)} % {c.at(PRODUCT + 1)}"), PRODUCT)
    return None


def _ordered(b: Body, e: Prim) -> Code:
    t = e.type_args[0]
    if direct(t) or t == FLOAT:
        return _infix(_SIGNS[e.op], COMPARE, b, e)
    a, c = x.operands(b, e.args)
    return Code(f"{b.types.shape(t)}.order({a.text}, {c.text}, False) {_ORDERS[e.op]}", COMPARE)


def _compare(b: Body, e: Prim) -> Code:
    a, c = x.operands(b, e.args)
    return atom(f"{b.types.shape(e.type_args[0])}.order({a.text}, {c.text})")


def _show(b: Body, e: Prim) -> Code:
    t, arg = e.type_args[0], e.args[0]
    if t == STRING:
        return x.expression(b, arg)
    if t == INT:
        return atom(f"str({x.text(b, arg)})")
    if t == FLOAT:
        return atom(f"repr({x.text(b, arg)})")
    if t == BOOL:
        return Code(f'"true" if {x.text(b, arg, OR)} else "false"', TERNARY)
    return atom(f"{b.types.shape(t)}.show({x.text(b, arg)})")


# --- strings -----------------------------------------------------------------------------------------------------


def _concat(b: Body, e: Prim) -> Code:
    """An f-string; what cannot stand in one (Python 3.11 allows neither its quotes nor backslashes inside) is added with `+`."""
    args = _joined(e)
    if not args:
        return atom('""')
    inner: list[Expr] = [p.args[0] if isinstance(p, Prim) and _plain_show(p) else p for p in args]
    codes = x.operands(b, inner)
    if all(not isinstance(p, Literal) and p.type == STRING for p in inner):
        return Code(" + ".join([c.at(SUM + (i > 0)) for i, c in enumerate(codes)]), SUM)
    pieces: list[str] = []
    current = ""
    for source, part, code in zip(args, inner, codes):
        if isinstance(part, Literal):
            current += _hole_free(str(part.value))
            continue
        hole = bare(code.text)
        if "\\" in hole or "#" in hole or ('"' in hole and "'" in hole):
            if current:
                pieces.append(_f_string(current))
                current = ""
            pieces.append(
                x.text(b, source, SUM + 1)
                if part is source
                else f"str({code.text})"
                if part.type == INT
                else f"repr({code.text})"
            )
            continue
        shown = code.at(TERNARY) if not hole.startswith("{") else f" {code.text}"
        shown = shown.replace('"', "'")
        current += "{" + shown + ("!r}" if part.type == FLOAT else "}")
    if current or not pieces:
        pieces.append(_f_string(current))
    return (
        atom(pieces[0]) if len(pieces) == 1 and pieces[0].startswith(("f", '"', "'")) else Code(" + ".join(pieces), SUM)
    )


def _joined(e: Prim) -> list[Expr]:
    """The parts, with those of parts that are joined strings themselves."""
    found: list[Expr] = []
    for arg in e.args:
        found += _joined(arg) if isinstance(arg, Prim) and arg.op == "string.concat" else [arg]
    return found


def _plain_show(e: Prim) -> bool:
    """Does a formatted string show it by itself?"""
    return e.op == "show" and e.type_args[0] in (INT, FLOAT, STRING) and not isinstance(e.args[0], Literal)


def _hole_free(value: str) -> str:
    """Text as it stands in a formatted string in double quotes."""
    body = repr("'" + value)[2:-1]  # the quote makes Python use double ones, or escape nothing but single ones
    if repr("'" + value)[0] == "'":
        body = repr("'" + value)[3:-1].replace("\\'", "'").replace('"', '\\"')
    return body.replace("{", "{{").replace("}", "}}")


def _f_string(body: str) -> str:
    if "{" in body.replace("{{", ""):
        return f'f"{body}"'
    plain = body.replace("{{", "{").replace("}}", "}")
    return f'"{plain}"' if '\\"' not in plain or "'" in plain else "'" + plain.replace('\\"', '"') + "'"


def _len(b: Body, e: Prim) -> Code:
    return atom(f"len({x.text(b, e.args[0])})")


def _at(b: Body, e: Prim) -> Code:
    """`xs[i]`: Python counts a negative index from the end, so one that may be negative is tested."""
    items, index = x.operands(b, e.args)
    low = b.facts.bounds(e.args[1])[0]
    if low >= 0 or e.op in PROVED:
        return atom(f"{items.at(ATOM)}[{index.text}]")
    if isinstance(e.args[0], Local) and (x.is_atom(e.args[1]) or bare(index.text) in b.temps):
        trap = f"{b.use('index_trap')}({items.text}, {index.text})"
        return atom(f"{items.text}[{index.text} if {index.at(COMPARE + 1)} >= 0 else {trap}]")
    return _reference(b, e, (items, index))


def _method(name: str, b: Body, e: Prim) -> Code:
    subject, *args = x.operands(b, e.args)
    return atom(f"{subject.at(ATOM)}.{name}({', '.join([a.text for a in args])})")


def _helper(name: str, b: Body, e: Prim) -> Code:
    return atom(f"{b.use(name)}({', '.join([c.text for c in x.operands(b, e.args)])})")


def contains(b: Body, e: Prim, holds: bool = True) -> Code:
    """`in` takes its operands the other way round."""
    items, item = x.operands(b, e.args)
    if x.is_atom(e.args[0]) or x.is_atom(e.args[1]):
        return Code(f"{item.at(COMPARE + 1)} {'in' if holds else 'not in'} {items.at(COMPARE + 1)}", COMPARE)
    found = atom(f"{items.at(ATOM)}.__contains__({item.text})")
    return found if holds else x.negated(found)


def _split(b: Body, e: Prim) -> Code:
    separator = e.args[1]
    if isinstance(separator, Literal) and separator.value:
        return _method("split", b, e)
    return _reference(b, e)


def _call_of(name: str, b: Body, e: Prim) -> Code:
    return atom(f"{name}({x.text(b, e.args[0])})")


# --- lists and maps ----------------------------------------------------------------------------------------------


def _list(b: Body, e: Prim) -> Code:
    return atom(f"[{', '.join([c.text for c in x.operands(b, e.args)])}]")


def _item_set(b: Body, e: Prim) -> Code:
    """As an expression; `statements` has the usual form."""
    if e.op.startswith("list"):
        return _reference(b, e)
    return _method("__setitem__", b, e)


def _sort(b: Body, e: Prim) -> Code:
    t = e.type_args[0]
    if direct(t):
        return _method("sort", b, e)
    return atom(f"{b.types.shape(t)}.sort({x.text(b, e.args[0])})")


def _sort_order(b: Body, e: Prim) -> Code:
    return atom(f"{b.types.shape(e.type_args[0])}.sort_order({x.text(b, e.args[0])})")


def _join(b: Body, e: Prim) -> Code:
    items, separator = x.operands(b, e.args)
    if e.type_args[0] == STRING and x.is_atom(e.args[1]):
        return atom(f"{separator.text}.join({items.text})")
    shape = b.types.shape(list_of(e.type_args[0]))
    return atom(f"{shape}.join({items.text}, {separator.text})")


def _map(b: Body, e: Prim) -> Code:
    key = e.type_args[0]
    codes = x.operands(b, e.args)
    pairs = list(zip(codes[::2], codes[1::2]))
    if direct(key):
        return atom("{" + ", ".join([f"{k.text}: {v.text}" for k, v in pairs]) + "}")
    b.use("KeyedMap")
    entries = f", [{', '.join([f'({k.text}, {v.text})' for k, v in pairs])}]" if pairs else ""
    encode = b.use("float_key") if key == FLOAT else f"{b.types.shape(key)}.key"
    return atom(f"KeyedMap({encode}{entries})")


def _map_at(b: Body, e: Prim) -> Code:
    entries, key = x.operands(b, e.args)
    return atom(f"{entries.at(ATOM)}[{key.text}]")


def _get_or(b: Body, e: Prim) -> Code:
    return _method("get", b, e)


def _listed(method: str, b: Body, e: Prim) -> Code:
    subject = x.expression(b, e.args[0]).at(ATOM)
    return atom(f"list({subject}{method})")


_WRITERS: dict[str, Writer] = {
    "eq": _equal,
    "ne": _equal,
    **dict.fromkeys(_SIGNS, _ordered),
    "compare": _compare,
    "show": _show,
    "bool.not": _not,
    **dict.fromkeys(CHECKED, _checked),
    "int.div": _divide,
    "int.rem": _divide,
    "int.div_floor": _divide_floor,
    "int.mod": _divide_floor,
    "int.bit_and": partial(_infix, "&", BIT_AND),
    "int.bit_or": partial(_infix, "|", BIT_OR),
    "int.bit_xor": partial(_infix, "^", BIT_XOR),
    "int.bit_not": partial(_prefix, "~"),
    "int.shift_left": _shift,
    "int.shift_right": _shift,
    "int.to_float": _to_float,
    "float.add": partial(_float_infix, "+", SUM),
    "float.sub": partial(_float_infix, "-", SUM),
    "float.mul": partial(_float_infix, "*", PRODUCT),
    "float.div": _float_divide,
    "float.neg": partial(_prefix, "-"),
    "float.abs": partial(_call_of, "abs"),
    "float.sqrt": _square_root,
    "float.is_nan": _is_nan,
    "string.concat": _concat,
    "string.len": _len,
    "string.at": _at,
    "string.contains": contains,
    "string.starts_with": partial(_method, "startswith"),
    "string.ends_with": partial(_method, "endswith"),
    "string.split": _split,
    "string.chars": partial(_call_of, "list"),
    "list.make": _list,
    "list.len": _len,
    "list.at": _at,
    "list.get": partial(_helper, "get_item"),
    "list.set": _item_set,
    "list.push": partial(_method, "append"),
    "list.pop": partial(_helper, "pop_item"),
    "list.concat": partial(_infix, "+", SUM),
    "list.copy": partial(_method, "copy"),
    "list.extend": partial(_method, "extend"),
    "list.reverse": partial(_method, "reverse"),
    "list.clear": partial(_method, "clear"),
    "list.sort": _sort,
    "list.sort_order": _sort_order,
    "list.join": _join,
    "map.make": _map,
    "map.len": _len,
    "map.at": _map_at,
    "map.get": partial(_helper, "get_entry"),
    "map.get_or": _get_or,
    "map.set": _item_set,
    "map.remove": partial(_helper, "pop_entry"),
    "map.contains": contains,
    "map.keys": partial(_listed, ""),
    "map.values": partial(_listed, ".values()"),
    "map.entries": partial(_listed, ".items()"),
    "map.clear": partial(_method, "clear"),
    "map.copy": partial(_method, "copy"),
    "option.unwrap": partial(_helper, "unwrap"),
}

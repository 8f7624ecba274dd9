"""The JavaScript for each primitive. A rule takes the body that is being written and the node; the rules of operations that
differ by type look at `type_args`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from prism.backends.javascript import arithmetic
from prism.backends.javascript.shapes import SCALAR_KEYS
from prism.backends.javascript.text import (
    ADD,
    BIT_OR,
    BIT_XOR,
    EQUAL,
    LESS,
    POSTFIX,
    PRIMARY,
    TERNARY,
    TIMES,
    UNARY,
    Js,
    bare,
    template_text,
)
from prism.pir.nodes import Construct, Expr, Global, Literal, Local, Prim
from prism.pir.primitives import PROVED
from prism.pir.types import Con, Type

if TYPE_CHECKING:
    from prism.backends.javascript.body import Body

Rule = Callable[["Body", Prim], Js]


def primitive(b: Body, e: Prim) -> Js:
    """The code of a primitive operation."""
    rule = RULES[PROVED.get(e.op, e.op)]
    b.leads &= rule is arithmetic.arithmetic
    return rule(b, e)


def statement(b: Body, e: Prim) -> bool:
    """Writes one whose value is dropped, if there is a form for that."""
    if PROVED.get(e.op, e.op) != "list.set":
        return False
    _set(b, e)
    return True


# --- forms ---------------------------------------------------------------------------------------------------


def _helper(name: str, b: Body, e: Prim) -> Js:
    """A function of the support module on the operands."""
    args = ", ".join([b.text(a) for a in e.args])
    return (f"{b.mark(e.span)}{b.m.support(name)}({args})", POSTFIX)


def _method(name: str, b: Body, e: Prim) -> Js:
    """A method of the first operand."""
    args = ", ".join([b.text(a) for a in e.args[1:]])
    return (f"{b.text(e.args[0], POSTFIX)}.{name}({args})", POSTFIX)


def _property(name: str, b: Body, e: Prim) -> Js:
    return (f"{b.text(e.args[0], POSTFIX)}.{name}", POSTFIX)


def _call(name: str, b: Body, e: Prim) -> Js:
    """A function of JavaScript's own."""
    return (f"{name}({', '.join([b.text(a) for a in e.args])})", POSTFIX)


def _infix(sign: str, precedence: int, b: Body, e: Prim) -> Js:
    left, right = e.args
    return (f"{b.text(left, precedence)} {sign} {b.text(right, precedence + 1)}", precedence)


def _nested(name: str, more: Callable[[Body, Prim], str], b: Body, e: Prim) -> Js:
    """A function of the support module that also takes functions for the parts."""
    args = ", ".join([b.text(a) for a in e.args])
    return (f"{b.mark(e.span)}{b.m.support(name)}({args}, {more(b, e)})", POSTFIX)


# --- structure -----------------------------------------------------------------------------------------------


def _is(t: Type, *names: str) -> bool:
    return isinstance(t, Con) and t.name in names


def _show(b: Body, e: Prim) -> Js:
    t, value = e.type_args[0], e.args[0]
    if _is(t, "String"):
        return b.expr(value)
    if _is(t, "Int", "Bool"):
        return (f"String({b.text(value)})", POSTFIX)
    return (f"{b.mark(e.span)}{b.m.shapes.call('show', t, b.text(value))}", POSTFIX)


def _concat(b: Body, e: Prim) -> Js:
    """Two strings by `+`, more or shown values in a template."""
    if not e.args:
        return ('""', PRIMARY)
    if len(e.args) == 1:
        return b.expr(e.args[0])
    if len(e.args) == 2 and not any(isinstance(a, Literal) or _shown(a) for a in e.args):
        return _infix("+", ADD, b, e)
    parts: list[str] = []
    for a in e.args:
        if isinstance(a, Literal) and isinstance(a.value, str):
            parts.append(template_text(a.value))
        else:
            shown = _shown(a)
            parts.append("${" + b.text(a if shown is None else shown) + "}")
    return (f"`{''.join(parts)}`", PRIMARY)


def _shown(e: Expr) -> Expr | None:
    """What a template shows by itself as Prism does: the operand of `show` on an Int, Bool or String."""
    if isinstance(e, Prim) and e.op == "show" and _is(e.type_args[0], "Int", "Bool", "String"):
        return e.args[0]
    return None


def _equal(negate: bool, b: Body, e: Prim) -> Js:
    t = e.type_args[0]
    if _is(t, "Int", "Float", "Bool", "String"):
        return _infix("!==" if negate else "===", EQUAL, b, e)
    if (none := _compared_to_none(e)) is not None:
        return (f"{b.text(none, EQUAL)} {'!==' if negate else '==='} null", EQUAL)
    left, right = (b.text(a) for a in e.args)
    code = f"{b.mark(e.span)}{b.m.shapes.call('equal', t, left, right)}"
    if "===" in bare(code) and not bare(code).endswith(")"):
        return (f"!({code})", UNARY) if negate else (code, EQUAL)
    return (f"!{code}", UNARY) if negate else (code, POSTFIX)


def _compared_to_none(e: Prim) -> Expr | None:
    for one, other in (e.args, e.args[::-1]):
        if isinstance(one, Construct) and one.variant == "None" and isinstance(other, Local):
            return other
    return None


def _order(sign: str, b: Body, e: Prim) -> Js:
    t = e.type_args[0]
    if _is(t, "Int", "Float", "Bool"):
        return _infix(sign, LESS, b, e)
    if _is(t, "String") and any(_is_low(a) for a in e.args):
        return _infix(sign, LESS, b, e)
    left, right = (b.text(a) for a in e.args)
    return (f"{b.mark(e.span)}{b.m.shapes.call('order', t, left, right)} {sign} 0", LESS)


def _is_low(e: Expr) -> bool:
    """Is it a literal below the surrogates? Compared with one, the order of units is that of scalar values."""
    return isinstance(e, Literal) and isinstance(e.value, str) and all(c < "\ud800" for c in e.value)


def _compare(b: Body, e: Prim) -> Js:
    left, right = (b.text(a) for a in e.args)
    return (f"{b.mark(e.span)}{b.m.shapes.call('compare', e.type_args[0], left, right)}", POSTFIX)


def _not(b: Body, e: Prim) -> Js:
    return (f"!{b.text(e.args[0], UNARY)}", UNARY)


# --- floats --------------------------------------------------------------------------------------------------


def _negate_float(b: Body, e: Prim) -> Js:
    text = b.text(e.args[0], UNARY)
    return (f"-({text})" if bare(text).startswith("-") else f"-{text}", UNARY)


def _is_nan(b: Body, e: Prim) -> Js:
    return (f"Number.isNaN({b.text(e.args[0])})", POSTFIX)


# --- lists ---------------------------------------------------------------------------------------------------


def _make_list(b: Body, e: Prim) -> Js:
    return (f"[{', '.join([b.text(a, TERNARY) for a in e.args])}]", PRIMARY)


def _at(b: Body, e: Prim) -> Js:
    """In hot code the item is read at once: outside the list that gives undefined, and then the check is made."""
    items, index = e.args
    if e.op == "list.at_inside":
        return (f"{b.text(items, POSTFIX)}[{b.text(index)}]", POSTFIX)
    if not b.is_hot:
        return _helper("listAt", b, e)
    xs, i = b.text(items, POSTFIX), b.text(index)
    first, second = xs, i
    if not (isinstance(items, Global) or b.is_constant(items) or _both_local(items, index)):
        xs = b.temp()
        first = f"({xs} = {first})"
    if not isinstance(index, Local | Literal):
        i = b.temp()
        second = f"{i} = {second}"
    item = b.temp()
    slow = f"{b.mark(e.span)}{b.m.support('listAt')}({xs}, {i})"
    return (f"({item} = {first}[{second}]) !== undefined ? {item} : {slow}", TERNARY)


def _both_local(items: Expr, index: Expr) -> bool:
    return isinstance(items, Local) and isinstance(index, Local | Literal)


def _set(b: Body, e: Prim) -> None:
    items, index, item = e.args
    xs = b.stable(items, "items")
    i = b.stable(index, "index")
    x = b.text(item)
    if e.op == "list.set_inside":
        b.line(f"{xs}[{i}] = {x};")
        return
    if not b.is_hot:
        b.line(f"{b.mark(e.span)}{b.m.support('listSet')}({xs}, {i}, {x});")
        return
    if not isinstance(item, Local | Literal):
        name = b.names.fresh("item")
        b.line(f"const {name} = {x};")
        x = name
    low = b.bounds(index)[0]
    test = f"{i} < {xs}.length" if low >= 0 or e.op == "list.set_from_zero" else f"{i} >= 0 && {i} < {xs}.length"
    b.line(f"if ({test}) {xs}[{i}] = {x};")
    b.line(f"else {b.mark(e.span)}{b.m.support('listSet')}({xs}, {i}, {x});")


def _push(b: Body, e: Prim) -> Js:
    return (f"{b.text(e.args[0], POSTFIX)}.push({b.text(e.args[1], TERNARY)})", POSTFIX)


def _clear_list(b: Body, e: Prim) -> Js:
    return (f"{b.text(e.args[0], POSTFIX)}.length = 0", 1)


def _concat_lists(b: Body, e: Prim) -> Js:
    return (f"{b.text(e.args[0], POSTFIX)}.concat({b.text(e.args[1])})", POSTFIX)


def _sort(b: Body, e: Prim) -> Js:
    compare = b.m.shapes.function("compare", e.type_args[0])
    return (f"{b.text(e.args[0], POSTFIX)}.sort({compare})", POSTFIX)


def _compared(b: Body, e: Prim) -> str:
    return b.m.shapes.function("compare", e.type_args[0])


def _join(b: Body, e: Prim) -> Js:
    items, separator = b.text(e.args[0], POSTFIX), b.text(e.args[1])
    t = e.type_args[0]
    if not _is(t, "String", "Int", "Bool"):
        show = b.m.shapes.function("show", t)
        items = f"{items}.map({show if '=>' in show else f'(x) => {show}(x)'})"
    return (f"{b.mark(e.span)}{items}.join({separator})", POSTFIX)


def _filled(b: Body, e: Prim) -> Js:
    return _helper("filledList", b, e)


# --- maps ----------------------------------------------------------------------------------------------------


def _make_map(b: Body, e: Prim) -> Js:
    key = e.type_args[0]
    pairs = [f"[{b.text(k, TERNARY)}, {b.text(v, TERNARY)}]" for k, v in zip(e.args[::2], e.args[1::2])]
    if _is(key, *SCALAR_KEYS):
        return (f"new Map({'[' + ', '.join(pairs) + ']' if pairs else ''})", POSTFIX)
    made = f"new {b.m.support('KeyedMap')}({b.m.shapes.function('keyOf', key)})"
    return (made + "".join([f".set({pair[1:-1]})" for pair in pairs]), POSTFIX)


def _map_at(b: Body, e: Prim) -> Js:
    return _nested("mapAt", _shown_key, b, e)


def _shown_key(b: Body, e: Prim) -> str:
    return b.m.shapes.function("show", e.type_args[0])


def _map_get_or(b: Body, e: Prim) -> Js:
    never_empty = _is(e.type_args[1], "Int", "Float", "Bool", "String", "List", "Map", "Tuple")
    if never_empty and isinstance(e.args[2], Local | Literal):
        found = f"{b.text(e.args[0], POSTFIX)}.get({b.text(e.args[1])})"
        return (f"({found} ?? {b.text(e.args[2], BIT_OR)})", PRIMARY)
    return _helper("mapGetOr", b, e)


def _spread(method: str, b: Body, e: Prim) -> Js:
    return (f"Array.from({b.text(e.args[0], POSTFIX)}{method})", POSTFIX)


RULES: dict[str, Rule] = {
    "show": _show,
    "eq": partial(_equal, False),
    "ne": partial(_equal, True),
    "lt": partial(_order, "<"),
    "le": partial(_order, "<="),
    "gt": partial(_order, ">"),
    "ge": partial(_order, ">="),
    "compare": _compare,
    "bool.not": _not,
    **dict.fromkeys(arithmetic.HELPERS, arithmetic.arithmetic),
    "int.bit_and": arithmetic.bit_and,
    "int.bit_or": partial(arithmetic.bit_infix, "|", BIT_OR, "bitOr"),
    "int.bit_xor": partial(arithmetic.bit_infix, "^", BIT_XOR, "bitXor"),
    "int.bit_not": partial(_helper, "bitNot"),
    "int.shift_left": arithmetic.shift_left,
    "int.shift_right": arithmetic.shift_right,
    "int.pow": partial(_helper, "powInt"),
    "int.div_floor": partial(_helper, "divFloor"),
    "int.mod": partial(_helper, "modInt"),
    "int.wrapping_add": partial(_helper, "wrappingAdd"),
    "int.wrapping_sub": partial(_helper, "wrappingSub"),
    "int.wrapping_mul": partial(_helper, "wrappingMul"),
    "int.to_float": arithmetic.to_float,
    "int.to_hex": partial(_helper, "toHex"),
    "int.parse": partial(_helper, "parseInt64"),
    "float.add": partial(_infix, "+", ADD),
    "float.sub": partial(_infix, "-", ADD),
    "float.mul": partial(_infix, "*", TIMES),
    "float.div": partial(_infix, "/", TIMES),
    "float.rem": partial(_infix, "%", TIMES),
    "float.neg": _negate_float,
    "float.abs": partial(_call, "Math.abs"),
    "float.sqrt": partial(_call, "Math.sqrt"),
    "float.pow": partial(_helper, "powFloat"),
    "float.exp": partial(_call, "Math.exp"),
    "float.log": partial(_call, "Math.log"),
    "float.log2": partial(_call, "Math.log2"),
    "float.log10": partial(_call, "Math.log10"),
    "float.sin": partial(_call, "Math.sin"),
    "float.cos": partial(_call, "Math.cos"),
    "float.tan": partial(_call, "Math.tan"),
    "float.atan": partial(_call, "Math.atan"),
    "float.atan2": partial(_call, "Math.atan2"),
    "float.min": partial(_call, "Math.min"),
    "float.max": partial(_call, "Math.max"),
    "float.is_nan": _is_nan,
    "float.is_finite": partial(_call, "Number.isFinite"),
    "float.trunc": partial(_call, "Math.trunc"),
    "float.floor": partial(_helper, "floorFloat"),
    "float.ceil": partial(_helper, "ceilFloat"),
    "float.round": partial(_helper, "roundFloat"),
    "float.to_int": partial(_helper, "floatToInt"),
    "float.fixed": partial(_helper, "fixedFloat"),
    "float.parse": partial(_helper, "parseFloat64"),
    "string.concat": _concat,
    "string.len": partial(_helper, "stringLength"),
    "string.at": partial(_helper, "stringAt"),
    "string.slice": partial(_helper, "stringSlice"),
    "string.find": partial(_helper, "stringFind"),
    "string.contains": partial(_method, "includes"),
    "string.starts_with": partial(_method, "startsWith"),
    "string.ends_with": partial(_method, "endsWith"),
    "string.split": partial(_helper, "stringSplit"),
    "string.lines": partial(_helper, "stringLines"),
    "string.trim": partial(_helper, "trimString"),
    "string.trim_start": partial(_helper, "trimStart"),
    "string.trim_end": partial(_helper, "trimEnd"),
    "string.replace": partial(_helper, "replaceString"),
    "string.repeat": partial(_helper, "repeatString"),
    "string.reverse": partial(_helper, "reverseString"),
    "string.upper": partial(_helper, "upperCase"),
    "string.lower": partial(_helper, "lowerCase"),
    "string.pad_start": partial(_helper, "padStart"),
    "string.pad_end": partial(_helper, "padEnd"),
    "string.chars": partial(_spread, ""),
    "string.code_points": partial(_helper, "codePoints"),
    "string.from_code_points": partial(_helper, "fromCodePoints"),
    "list.join": _join,
    "list.make": _make_list,
    "list.len": partial(_property, "length"),
    "list.at": _at,
    "list.get": partial(_helper, "listGet"),
    "list.set": partial(_helper, "listSet"),
    "list.push": _push,
    "list.pop": partial(_helper, "listPop"),
    "list.insert": partial(_helper, "listInsert"),
    "list.remove": partial(_helper, "listRemove"),
    "list.slice": partial(_helper, "listSlice"),
    "list.concat": _concat_lists,
    "list.copy": partial(_method, "slice"),
    "list.extend": partial(_helper, "listExtend"),
    "list.filled": _filled,
    "list.reverse": partial(_method, "reverse"),
    "list.clear": _clear_list,
    "list.sort": _sort,
    "list.sort_order": partial(_nested, "sortOrder", _compared),
    "map.make": _make_map,
    "map.len": partial(_property, "size"),
    "map.at": _map_at,
    "map.get": partial(_helper, "mapGet"),
    "map.get_or": _map_get_or,
    "map.set": partial(_method, "set"),
    "map.remove": partial(_helper, "mapRemove"),
    "map.contains": partial(_method, "has"),
    "map.keys": partial(_spread, ".keys()"),
    "map.values": partial(_spread, ".values()"),
    "map.entries": partial(_spread, ""),
    "map.clear": partial(_method, "clear"),
    "map.copy": partial(_helper, "copyMap"),
    "option.unwrap": partial(_helper, "unwrapOption"),
    "trap.unreachable": partial(_helper, "raiseUnreachable"),
    "trap.assertion": partial(_helper, "raiseAssertion"),
}
"""A rule for each primitive; rows of `PROVED` use that of the row they refine."""

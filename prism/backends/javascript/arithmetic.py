"""Whole-number arithmetic. Three forms, the first that is right:

    i + 1                                                              bounds show that doubles are exact
    typeof n === "number" && Number.isSafeInteger($1 = n * 3) ? $1 % 7 : remInt(mulInt(n, 3), 7)      in hot code
    remInt(mulInt(n, 3), 7)                                            elsewhere

The middle form asks once for a whole expression: V8 keeps the left side in registers and, as long as the right side never ran, compiles
it as a way out, so that the result stays an unboxed number. As calls the same takes twice as long, or more once any caller met a BigInt.
`isSafeInteger` costs nothing on what V8 knows to be 32 bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prism.backends.javascript.bounds import Bounds, is_int32, is_number, proved
from prism.backends.javascript.text import (
    ADD,
    BIT_AND,
    BIT_OR,
    POSTFIX,
    PRIMARY,
    SHIFT,
    TERNARY,
    TIMES,
    UNARY,
    Js,
    within,
)
from prism.pir.nodes import Expr, Field, Global, Literal, Local, Payload, Prim
from prism.pir.primitives import PROVED

if TYPE_CHECKING:
    from prism.backends.javascript.body import Body

HELPERS: dict[str, str] = {
    "int.add": "addInt",
    "int.sub": "subInt",
    "int.mul": "mulInt",
    "int.div": "divInt",
    "int.rem": "remInt",
    "int.neg": "negInt",
    "int.abs": "absInt",
}
"""The operations that this file makes code for, with the support module's function that always works."""

_INFIX: dict[str, tuple[str, int]] = {"int.add": ("+", ADD), "int.sub": ("-", ADD), "int.mul": ("*", TIMES)}
_LENGTHS = frozenset(("list.len", "map.len"))


def arithmetic(b: Body, e: Prim) -> Js:
    """The code of one of `HELPERS`."""
    if _is_plain(b, e):
        return _plain(b, e, [b.expr(a) for a in e.args])
    leads, b.leads = b.leads, False
    if not b.is_hot:
        return _call(b, e, [b.text(a) for a in e.args])
    tree = _Tree(b, any(map(_is_active, e.args)), leads)
    fast, slow = tree.build(e)
    checks = " && ".join(tree.checks)
    if not checks:
        code = within(fast, TERNARY)
        precedence = fast[1]
    else:
        code = f"{checks} ? {within(fast, TERNARY)} : {slow}"
        precedence = TERNARY
    if tree.setup:
        return (f"({', '.join([*tree.setup, code])})", PRIMARY)
    return (code, precedence)


def _operand_bounds(b: Body, e: Prim) -> list[Bounds]:
    return [proved(e.op, b.bounds(a)) for a in e.args]


def _is_plain(b: Body, e: Prim) -> bool:
    """Is JavaScript's own operator right whatever the operands?"""
    operands = _operand_bounds(b, e)
    if not all(map(is_number, operands)) or not is_number(b.bounds(e)):
        return False
    if PROVED.get(e.op, e.op) in ("int.div", "int.rem"):
        return "natural" in e.op or not operands[1][0] <= 0 <= operands[1][1]
    return True


def _plain(b: Body, e: Prim, args: list[Js]) -> Js:
    """The operation on numbers, never giving -0. What comes out may not be safe."""
    base = PROVED.get(e.op, e.op)
    operands = _operand_bounds(b, e)
    if base == "int.neg":
        return (f"0 - {within(args[0], TIMES)}", ADD) if operands[0][0] <= 0 <= operands[0][1] else _negated(args[0])
    if base == "int.abs":
        return (f"Math.abs({args[0][0]})", POSTFIX)
    x, y = operands
    same_signs = "natural" in e.op or (x[0] >= 0 and y[0] >= 0)
    if base == "int.div":
        quotient = f"{within(args[0], TIMES)} / {within(args[1], POSTFIX)}"
        if is_int32(x) and is_int32(y):
            return (f"({quotient}) | 0", BIT_OR)
        whole = f"Math.trunc({quotient})"
        return (whole, POSTFIX) if same_signs else (f"{whole} + 0", ADD)
    if base == "int.rem":
        code = f"{within(args[0], TIMES)} % {within(args[1], POSTFIX)}"
        return (code, TIMES) if "natural" in e.op or x[0] >= 0 else (f"({code}) + 0", ADD)
    sign, precedence = _INFIX[base]
    code = f"{within(args[0], precedence)} {sign} {within(args[1], precedence + 1)}"
    if base == "int.mul" and not same_signs and not (x[0] > 0 or y[0] > 0 or (x[1] < 0 and y[1] < 0)):
        return (f"{code} + 0", ADD)
    return (code, precedence)


def _negated(code: Js) -> Js:
    text = within(code, POSTFIX)
    return (f"-({text})" if text.startswith("-") else f"-{text}", UNARY)


def _call(b: Body, e: Prim, args: list[str]) -> Js:
    helper = b.m.support(HELPERS[PROVED.get(e.op, e.op)])
    return (f"{b.mark(e.span)}{helper}({', '.join(args)})", POSTFIX)


class _Tree:
    """One expression of several operations: what must be put into temporaries first, what must hold for its number form, and
    that form beside the one that always works. `is_active`: some operand may change variables; `leads`:
    the statement evaluates nothing before it, so that temporaries may be constants in statements before."""

    def __init__(self, b: Body, is_active: bool, leads: bool) -> None:
        self.b = b
        self.is_active = is_active
        self.leads = leads
        self.setup: list[str] = []
        self.checks: list[str] = []
        self._checked: set[str] = set()

    def build(self, e: Expr) -> tuple[Js, str]:
        b = self.b
        if not (isinstance(e, Prim) and PROVED.get(e.op, e.op) in HELPERS):
            return self.leaf(e)
        parts: list[tuple[Js, str]] = []
        for i, a in enumerate(e.args):
            # An operation that may trap must not wait for later operands that may do so too, or do anything else.
            if _is_operation(a) and any(_is_active(later) for later in e.args[i + 1 :]):
                parts.append(self.leaf(a))
            else:
                parts.append(self.build(a))
        slow = _call(b, e, [part[1] for part in parts])[0]
        base = PROVED.get(e.op, e.op)
        operands = _operand_bounds(b, e)
        if base in ("int.div", "int.rem") and "natural" not in e.op and operands[1][0] <= 0 <= operands[1][1]:
            self.check(f"{within(parts[1][0], SHIFT)} !== 0")
        fast = _plain(b, e, [part[0] for part in parts])
        if base in _INFIX and not is_number(b.bounds(e)):
            temp = b.temp()
            self.check(f"Number.isSafeInteger({temp} = {fast[0]})")
            fast = (temp, PRIMARY)
        return fast, slow

    def leaf(self, e: Expr) -> tuple[Js, str]:
        b = self.b
        code = b.expr(e)
        if not (isinstance(e, Literal) or (isinstance(e, Local) and (not self.is_active or b.is_constant(e)))):
            if self.leads:
                temp = b.names.fresh(_like(e))
                b.put(f"const {temp} = {code[0]};")
            else:
                temp = b.temp()
                self.setup.append(f"{temp} = {within(code, TERNARY)}")
            code = (temp, PRIMARY)
        if not is_number(b.bounds(e)):
            self.check(f'typeof {within(code, POSTFIX)} === "number"')
        return code, code[0]

    def check(self, text: str) -> None:
        if text not in self._checked:
            self._checked.add(text)
            self.checks.append(text)


def _like(e: Expr) -> str:
    """A name for the value of an operand."""
    match e:
        case Field(name=name) if not name.isdigit():
            return name
        case Prim(op="list.at"):
            return "item"
    return "part"


def _is_operation(e: Expr) -> bool:
    return isinstance(e, Prim) and PROVED.get(e.op, e.op) in HELPERS


def _is_active(e: Expr) -> bool:
    """May evaluating it trap, throw or do something, other than by arithmetic?"""
    match e:
        case Local() | Literal() | Global():
            return False
        case Field(subject=subject) | Payload(subject=subject):
            return _is_active(subject)
        case Prim(op=op, args=args):
            return not (op in _LENGTHS or PROVED.get(op, op) in HELPERS) or any(map(_is_active, args))
    return True


def bit_and(b: Body, e: Prim) -> Js:
    x, y = b.bounds(e.args[0]), b.bounds(e.args[1])
    left, right = b.expr(e.args[0]), b.expr(e.args[1])
    both = is_int32(x) and is_int32(y)
    # A mask of 31 bits takes the low bits of any safe integer alike.
    masks = [y[0] >= 0 and is_int32(y) and is_number(x), x[0] >= 0 and is_int32(x) and is_number(y)]
    if both or any(masks):
        return (f"{within(left, BIT_AND)} & {within(right, BIT_AND + 1)}", BIT_AND)
    return (f"{b.m.support('bitAnd')}({left[0]}, {right[0]})", POSTFIX)


def bit_infix(sign: str, precedence: int, helper: str, b: Body, e: Prim) -> Js:
    left, right = b.expr(e.args[0]), b.expr(e.args[1])
    if is_int32(b.bounds(e.args[0])) and is_int32(b.bounds(e.args[1])):
        return (f"{within(left, precedence)} {sign} {within(right, precedence + 1)}", precedence)
    return (f"{b.m.support(helper)}({left[0]}, {right[0]})", POSTFIX)


def shift_left(b: Body, e: Prim) -> Js:
    count = b.bounds(e.args[1])
    left, right = b.expr(e.args[0]), b.expr(e.args[1])
    known = count[0] >= 0 and count[1] <= 63
    if known and is_number(b.bounds(e.args[0])) and is_number(b.bounds(e)):
        if is_int32(b.bounds(e)) and count[1] <= 31:
            return (f"{within(left, SHIFT)} << {within(right, SHIFT + 1)}", SHIFT)
        return (f"{within(left, TIMES)} * 2 ** {within(right, POSTFIX)}", TIMES)
    return (f"{b.mark(e.span)}{b.m.support('shiftLeft')}({left[0]}, {right[0]})", POSTFIX)


def shift_right(b: Body, e: Prim) -> Js:
    count = b.bounds(e.args[1])
    left, right = b.expr(e.args[0]), b.expr(e.args[1])
    if count[0] >= 0 and count[1] <= 31 and is_int32(b.bounds(e.args[0])):
        return (f"{within(left, SHIFT)} >> {within(right, SHIFT + 1)}", SHIFT)
    return (f"{b.mark(e.span)}{b.m.support('shiftRight')}({left[0]}, {right[0]})", POSTFIX)


def to_float(b: Body, e: Prim) -> Js:
    code = b.expr(e.args[0])
    return code if is_number(b.bounds(e.args[0])) else (f"Number({code[0]})", POSTFIX)

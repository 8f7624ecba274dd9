"""Simple expressions as JavaScript expressions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from prism.backends.javascript import primitives
from prism.backends.javascript.names import field_name
from prism.backends.javascript.text import (
    AND,
    ARROW,
    EQUAL,
    INDENT,
    OR,
    POSTFIX,
    PRIMARY,
    TERNARY,
    UNARY,
    Js,
    literal_text,
    string_literal,
    within,
)
from prism.pir.nodes import (
    Call,
    Closure,
    Construct,
    Expr,
    Field,
    FunctionRef,
    Global,
    If,
    Invoke,
    Literal,
    Local,
    Payload,
    Perform,
    Prim,
    VariantTest,
)
from prism.pir.types import BOOL, UNIT, Con, Type

if TYPE_CHECKING:
    from prism.backends.javascript.body import Body

RETURN = "return"
"""The destination of a value that a function gives; see `body`."""


def literal(b: Body, e: Literal) -> Js:
    text = literal_text(e.value)
    return (text, UNARY if text.startswith("-") else PRIMARY)


def local(b: Body, e: Local) -> Js:
    return (b.names[e.name], PRIMARY)


def global_(b: Body, e: Global) -> Js:
    return (b.m.names.globals[e.name], PRIMARY)


def function_ref(b: Body, e: FunctionRef) -> Js:
    return (b.m.names.functions[e.name], PRIMARY)


def closure(b: Body, e: Closure) -> Js:
    """An arrow function, with its value behind the arrow if that is all there is. What gives () must give nothing, even
    where what it does last has a value in JavaScript."""
    inner = b.nested(b.m.inlines)
    params = ", ".join([b.names.add(p.name) for p in e.params])
    is_unit = isinstance(e.body.type, Con) and e.body.type == UNIT
    if is_simple(e.body) and not is_unit:
        body = inner.text(e.body, TERNARY)
        if not inner.temps and not inner.lines:
            return (f"({params}) => {f'({body})' if body.startswith('{') else body}", ARROW)
        inner = b.nested(b.m.inlines)
    inner.statement(e.body, None if is_unit else RETURN)
    lines = inner.with_temps()
    if not lines:
        return (f"({params}) => {{}}", ARROW)
    text = "\n".join(lines)
    return (f"({params}) => {{\n{text}\n{INDENT * b.depth}}}", ARROW)


def prim(b: Body, e: Prim) -> Js:
    code = primitives.primitive(b, e)
    if e.type == UNIT:
        return (f"void {within(code, UNARY)}", UNARY)
    return code


def call(b: Body, e: Call) -> Js:
    args = ", ".join([b.text(a) for a in e.args])
    return (f"{b.mark(e.span)}{b.m.names.functions[e.function]}({args})", POSTFIX)


def invoke(b: Body, e: Invoke) -> Js:
    args = ", ".join([b.text(a) for a in e.args])
    return (f"{b.mark(e.span)}{b.text(e.callee, POSTFIX)}({args})", POSTFIX)


def perform(b: Body, e: Perform) -> Js:
    words = e.operation.replace(".", "_").split("_")
    name = words[0] + "".join(word.capitalize() for word in words[1:])
    args = ", ".join([b.text(a) for a in e.args])
    return (f"{b.m.host()}.{b.mark(e.span)}{name}({args})", POSTFIX)


def construct(b: Body, e: Construct) -> Js:
    t = e.type
    assert isinstance(t, Con)
    args = ", ".join([b.text(a) for a in e.fields])
    if t.name == "Option":
        return (f"new {b.m.support('Some')}({args})", POSTFIX) if e.variant == "Some" else ("null", PRIMARY)
    if t.name == "Tuple":
        return (f"[{args}]", PRIMARY)
    if e.variant is None:
        return (f"new {b.m.names.types[t.name]}({args})", POSTFIX)
    name = b.m.names.variants[t.name, e.variant]
    return (f"new {name}({args})", POSTFIX) if e.fields else (name, PRIMARY)


def field(b: Body, e: Field) -> Js:
    subject = b.text(e.subject, POSTFIX)
    if isinstance(e.subject.type, Con) and e.subject.type.name == "Tuple":
        return (f"{subject}[{e.name}]", POSTFIX)
    return (f"{subject}.{field_name(e.name)}", POSTFIX)


def is_simple(e: Expr) -> bool:
    """Is there an expression for it?"""
    if isinstance(e, If):
        return is_simple(e.condition) and is_simple(e.then) and is_simple(e.otherwise)
    return type(e) in EXPRESSIONS


def if_(b: Body, e: If) -> Js:
    """`and`, `or` and `not` come as If too."""
    if e.type == BOOL:
        then, otherwise = _truth(e.then), _truth(e.otherwise)
        if otherwise is False and then is None:
            return (f"{b.text(e.condition, AND)} && {b.text(e.then, AND)}", AND)
        if then is True and otherwise is None:
            return (f"{b.text(e.condition, OR)} || {b.text(e.otherwise, OR)}", OR)
        if then is False and otherwise is True:
            return (f"!{b.text(e.condition, UNARY)}", UNARY)
    code = f"{b.text(e.condition, OR)} ? {b.text(e.then, TERNARY)} : {b.text(e.otherwise, TERNARY)}"
    return (code, TERNARY)


def _truth(e: Expr) -> bool | None:
    return e.value if isinstance(e, Literal) and isinstance(e.value, bool) else None


def variant_test(t: Type, variant: str, path: str) -> list[str]:
    if isinstance(t, Con) and t.name == "Option":
        return [f"{path} {'===' if variant == 'None' else '!=='} null"]
    return [f"{path}.tag === {string_literal(variant)}"]


def variant_is(b: Body, e: VariantTest) -> Js:
    return (variant_test(e.subject.type, e.variant, b.text(e.subject, POSTFIX))[0], EQUAL)


def payload(b: Body, e: Payload) -> Js:
    t = e.subject.type
    assert isinstance(t, Con)
    return (b.m.payload(t, e.variant, e.index, b.text(e.subject, POSTFIX)), POSTFIX)


EXPRESSIONS: dict[type[Expr], Callable[..., Js]] = {
    Literal: literal,
    Local: local,
    Global: global_,
    FunctionRef: function_ref,
    Closure: closure,
    Prim: prim,
    Call: call,
    Invoke: invoke,
    Perform: perform,
    Construct: construct,
    Field: field,
    If: if_,
    VariantTest: variant_is,
    Payload: payload,
}

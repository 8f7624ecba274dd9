"""Python for simple expressions (what `prism.passes.hoist` calls simple): one function for each kind of node.

Operands are written in order. While nothing that must come later has been written (`b.early`), an operand may put statements in
front; checked arithmetic does so because that is both the quickest and the plainest form of a check.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prism.backends.python import closures, primitives
from prism.backends.python.body import AND, ATOM, COMPARE, LAMBDA, NOT, OR, TERNARY, UNARY, Body, Code, atom
from prism.backends.python.layout import bare
from prism.backends.python.shapes import is_option, quoted
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
from prism.pir.primitives import PRIMITIVES
from prism.semantics.operations import OPERATIONS


def expression(b: Body, e: Expr) -> Code:
    """Python for a simple expression."""
    return _EXPRESSIONS[type(e)](b, e)


def text(b: Body, e: Expr, level: int = 0) -> str:
    """Its text where an operand of this level stands."""
    return expression(b, e).at(level)


def operands(b: Body, es: Sequence[Expr]) -> list[Code]:
    """Python for operands that are evaluated in this order."""
    early = b.early
    codes = []
    for e in es:
        codes.append(expression(b, e))
        if b.early and not settled(b, e, codes[-1]):
            b.early = False
    b.early = early
    return codes


def is_expression(e: Expr) -> bool:
    """Is it of a kind that Python has an expression for?"""
    return type(e) in _EXPRESSIONS


def settled(b: Body, e: Expr, code: Code) -> bool:
    """May it be evaluated after statements that follow it? A local may, unless a call can assign it."""
    if isinstance(e, Local):
        return not (e.name in b.facts.assigned and e.name in b.facts.captured)
    return isinstance(e, (Literal, FunctionRef, Global, Closure)) or bare(code.text) in b.temps


def harmless(b: Body, e: Expr) -> bool:
    """Is it the same whether evaluated before or after a neighbouring operand, which can do no more than trap?"""
    if isinstance(e, Prim):
        row = PRIMITIVES[e.op]
        plain = not (row.traps or row.reads or row.writes or row.fresh)
        return plain and all(harmless(b, arg) for arg in e.args)
    return isinstance(e, (Local, Literal, Global, FunctionRef))


def is_atom(e: Expr) -> bool:
    """May its text stand twice?"""
    return isinstance(e, (Local, Literal, Global))


def twice(b: Body, e: Expr) -> tuple[str, str]:
    """An operand that is needed two times: its text where it is evaluated first, and after that."""
    code = expression(b, e)
    if is_atom(e) or bare(code.text) in b.temps:
        return code.at(COMPARE + 1), code.at(COMPARE + 1)
    if b.early:
        name = b.temp(e.type)
        b.line(f"{name} = {code.text}")
        return name, name
    name = b.temp(e.type)
    return f"({name} := {code.text})", name


# --- kinds of nodes ----------------------------------------------------------------------------------------------


def _literal(b: Body, e: Literal) -> Code:
    value = e.value
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        b.module.math = True
        return Code(f"-math.{-value}", UNARY) if value < 0 else atom(f"math.{value}")
    return literal(value)


def literal(value: object) -> Code:
    """A constant as Python's; no infinity or NaN."""
    if isinstance(value, str):
        return atom(quoted(value))
    shown = repr(value).replace("e+", "e")
    return Code(shown, UNARY if shown.startswith("-") else ATOM)


def _local(b: Body, e: Local) -> Code:
    return atom(b.read(e.name))


def _global(b: Body, e: Global) -> Code:
    return atom(b.module.names.globals[e.name])


def _function_ref(b: Body, e: FunctionRef) -> Code:
    return atom(b.module.names.functions[e.name])


def _call(b: Body, e: Call) -> Code:
    args = ", ".join([c.text for c in operands(b, e.args)])
    return atom(b.mark(e.span, f"{b.module.names.functions[e.function]}({args})"))


def _invoke(b: Body, e: Invoke) -> Code:
    callee, *args = operands(b, (e.callee, *e.args))
    return atom(b.mark(e.span, f"{callee.at(ATOM)}({', '.join([c.text for c in args])})"))


def _perform(b: Body, e: Perform) -> Code:
    row = OPERATIONS[e.operation]
    args = [c.text for c in operands(b, e.args)]
    if e.operation == "console.print":
        made = f"{b.use('console_print')}({args[0]})"
    elif row.throws:
        made = f"{b.use('fails_as')}({', '.join([io_error(b), repr_operation(e.operation), *args])})"
    else:
        made = f"{b.use('perform')}({', '.join([repr_operation(e.operation), *args])})"
        if is_option(e.type):
            made = f"{b.use('option_of')}({made})"
    return atom(b.mark(e.span, made))


def repr_operation(name: str) -> str:
    return f'"{name}"'


def io_error(b: Body) -> str:
    """The function of the module that makes what failing operations throw."""
    if b.module.io_error is None:
        b.module.io_error = b.module.names.scope.fresh("_io_error")
    return b.module.io_error


def _construct(b: Body, e: Construct) -> Code:
    if e.type.name == "Tuple":  # type: ignore[union-attr]  # a Con: only those are made
        return atom(f"({', '.join([c.text for c in operands(b, e.fields)])})")
    if is_option(e.type):
        if e.variant == "None":
            return atom("None")
        return atom(f"{b.use('Some')}({expression(b, e.fields[0]).text})")
    names = b.module.names
    if e.variant is not None and not e.fields:
        return atom(names.singletons[e.type.name, e.variant])  # type: ignore[union-attr]  # a Con: only those are made
    args = ", ".join([c.text for c in operands(b, e.fields)])
    return atom(f"{b.types.class_name(e.type, e.variant)}({args})")


def _field(b: Body, e: Field) -> Code:
    subject = expression(b, e.subject).at(ATOM)
    if e.name.isdigit():
        return atom(f"{subject}[{e.name}]")
    fields = b.types.fields(e.subject.type, None)
    place = next(i for i, f in enumerate(fields) if f.name == e.name)
    return atom(f"{subject}.{b.types.attributes(e.subject.type, None)[place]}")


def _if(b: Body, e: If) -> Code:
    then, otherwise = e.then, e.otherwise
    if _is_bool(then, False):
        refused = primitives.opposite(b, e.condition)
        if _is_bool(otherwise, True):
            return refused
        with b.inline():
            return Code(f"{refused.at(AND)} and {text(b, otherwise, NOT)}", AND)
    condition = expression(b, e.condition)
    with b.inline():
        if _is_bool(otherwise, False):
            made = Code(f"{condition.at(AND)} and {text(b, then, NOT)}", AND)
        elif _is_bool(then, True):
            made = Code(f"{condition.at(OR)} or {text(b, otherwise, AND)}", OR)
        else:
            made = Code(f"{text(b, then, OR)} if {condition.at(OR)} else {text(b, otherwise, TERNARY)}", TERNARY)
    return made


def _is_bool(e: Expr, value: bool) -> bool:
    return isinstance(e, Literal) and e.value is value


def negated(code: Code) -> Code:
    return Code(f"not {code.at(NOT)}", NOT)


def condition(b: Body, e: Expr, wanted: bool = True) -> str:
    """The text of a condition, or of its opposite."""
    return (expression(b, e) if wanted else primitives.opposite(b, e)).text


def _variant_test(b: Body, e: VariantTest) -> Code:
    subject = expression(b, e.subject)
    return variant_test(b, e.subject.type, e.variant, subject)


def variant_test(b: Body, t: object, variant: str, subject: Code, holds: bool = True) -> Code:
    """Is a value of this variant, or not?"""
    if is_option(t):  # type: ignore[arg-type]  # a Type
        some = (variant == "Some") == holds
        return Code(f"{subject.at(COMPARE + 1)} is{' not' if some else ''} None", COMPARE)
    name = t.name  # type: ignore[attr-defined]  # a Con
    single = b.module.names.singletons.get((name, variant))
    if single is not None:
        return Code(f"{subject.at(COMPARE + 1)} is{'' if holds else ' not'} {single}", COMPARE)
    test = atom(f"isinstance({subject.text}, {b.module.names.variants[name, variant]})")
    return test if holds else negated(test)


def _payload(b: Body, e: Payload) -> Code:
    subject = expression(b, e.subject).at(ATOM)
    if is_option(e.subject.type):
        return atom(f"{subject}.value")
    return atom(f"{subject}.{b.types.attributes(e.subject.type, e.variant)[e.index]}")


# --- closures ----------------------------------------------------------------------------------------------------


def _closure(b: Body, e: Closure) -> Code:
    if closures.is_lambda(b, e):
        with b.inline():
            define, b.can_define = b.can_define, False
            head = ", ".join([*[b.bind(p.name) for p in e.params], *closures.turn_variables(b, e)])
            body = expression(b, e.body).at(LAMBDA)
            b.can_define = define
        return Code(f"lambda {head}: {body}" if head else f"lambda: {body}", LAMBDA)
    return atom(closures.define_closure(b, e, b.part("closure")))


_EXPRESSIONS: dict[type[Expr], Callable[..., Code]] = {
    Literal: _literal,
    Local: _local,
    Global: _global,
    FunctionRef: _function_ref,
    Call: _call,
    Invoke: _invoke,
    Perform: _perform,
    Construct: _construct,
    Field: _field,
    If: _if,
    VariantTest: _variant_test,
    Payload: _payload,
    Closure: _closure,
    Prim: lambda b, e: primitives.primitive(b, e),
}

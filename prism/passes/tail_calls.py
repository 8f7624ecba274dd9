"""Self tail calls become loops, on every target: a function that ends by calling itself runs in constant stack.

    fn f(n, acc) { if n == 0 { acc } else { f(n - 1, acc + n) } }

becomes

    fn f(n, acc) {
        var n_2 = n
        var acc_2 = acc
        loop { if n_2 == 0 { return acc_2 } else { let n_3 = n_2 - 1; acc_2 = acc_2 + n_2; n_2 = n_3; continue } }
    }

A call inside `Try` or `Restrict` is not a tail call: something is left to do behind it. Nor is one in a closure, or one with
other type arguments. A parameter that a closure captures is copied at the start of each turn, since every turn stands for
a call with variables of its own; one that every call passes on as it is stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from prism.immutable import value
from prism.passes.names import Names
from prism.passes.rebuilding import with_body, with_functions
from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Call,
    Closure,
    Continue,
    Expr,
    Function,
    If,
    Let,
    Local,
    Loop,
    Match,
    Module,
    Param,
    PBind,
    Restrict,
    Return,
    Try,
)
from prism.pir.rewrite import rename_locals
from prism.pir.types import NEVER, PURE, UNIT, Var
from prism.pir.walk import children, free_locals, mentioned_locals, rebuild, walk
from prism.source import Span


@value
class TailCalls:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        return with_functions(module, tuple([tail_calls(f) for f in module.functions]))


def tail_calls(function: Function) -> Function:
    """The function with its self tail calls turned into a loop; itself if it has none."""
    calls = list(_in_tail(function.body, function)) if _mentions_itself(function) else []
    if not calls:
        return function
    names = Names(function.params, function.body)
    changed = [p for i, p in enumerate(function.params) if not all(_is_local(c.args[i], p.name) for c in calls)]
    captured = {name for e in walk(function.body) if isinstance(e, Closure) for name in free_locals(e)}
    variables = {p.name: names.local(p.name) for p in changed}
    copies = {p.name: names.local(p.name) for p in changed if p.name in captured}
    label = names.label("again")
    jumps = _Jumps(function, changed, variables, frozenset(copies), label, names)
    body = rename_locals(jumps.tail(function.body), {**variables, **copies})
    row, span = function.body.row, function.span
    body = _block([_let(p, copies[p.name], variables[p.name], False, span) for p in changed if p.name in copies], body)
    loop = Loop(NEVER, row, span, label, body)
    body = _block([_let(p, variables[p.name], p.name, True, span) for p in changed], loop)
    return with_body(function, body)


def _let(p: Param, name: str, source: str, mutable: bool, span: Span) -> Expr:
    return Let(UNIT, PURE, span, PBind(p.type, span, name), mutable, Local(p.type, PURE, span, source))


def _block(first: list[Expr], last: Expr) -> Expr:
    if not first:
        return last
    if isinstance(last, Block):
        return Block(last.type, last.row, last.span, (*first, *last.body), last.result)
    return Block(last.type, last.row, last.span, tuple(first), last)


def _is_local(e: Expr, name: str) -> bool:
    return isinstance(e, Local) and e.name == name


def _mentions_itself(function: Function) -> bool:
    return any(_is_self(e, function) for e in walk(function.body))


def _is_self(e: Expr, function: Function) -> bool:
    return (
        isinstance(e, Call)
        and e.function == function.name
        and e.type_args == tuple([Var(p.name) for p in function.type_params])
    )


def _in_tail(e: Expr, function: Function) -> Iterator[Call]:
    """The calls of the function itself in tail position of `e`, whose value is the function's."""
    match e:
        case Block():
            for part in e.body:
                yield from _returned(part, function)
            yield from _in_tail(e.result, function)
        case If():
            yield from _returned(e.condition, function)
            yield from _in_tail(e.then, function)
            yield from _in_tail(e.otherwise, function)
        case Match():
            yield from _returned(e.subject, function)
            for arm in e.arms:
                if arm.guard is not None:
                    yield from _returned(arm.guard, function)
                yield from _in_tail(arm.body, function)
        case Call() if _is_self(e, function):
            for part in e.args:
                yield from _returned(part, function)
            yield e
        case _:
            yield from _returned(e, function)


def _returned(e: Expr, function: Function) -> Iterator[Call]:
    """As `_in_tail`, where `e`'s value is used: only what it returns from inside is a tail."""
    match e:
        case Closure() | Try() | Restrict():
            return
        case Return():
            yield from _in_tail(e.operand, function)
        case _:
            for part in children(e):
                yield from _returned(part, function)


class _Jumps:
    """Rewrites one function's body; `variables` are the loop's variables by parameter, and the parameters in `copied` are
    read from copies that no jump changes."""

    def __init__(
        self,
        function: Function,
        changed: list[Param],
        variables: dict[str, str],
        copied: frozenset[str],
        label: str,
        names: Names,
    ) -> None:
        self.function = function
        self.changed = frozenset(p.name for p in changed)
        self.variables = variables
        self.copied = copied
        self.label = label
        self.names = names

    def tail(self, e: Expr) -> Expr:
        """`e`, whose value is the function's, so that it never ends normally: it returns or goes round."""
        match e:
            case Block():
                body = tuple([self.inner(part) for part in e.body])
                return Block(NEVER, e.row, e.span, body, self.tail(e.result))
            case If():
                return If(NEVER, e.row, e.span, self.inner(e.condition), self.tail(e.then), self.tail(e.otherwise))
            case Match():
                return Match(NEVER, e.row, e.span, self.inner(e.subject), tuple([self.arm(a) for a in e.arms]))
            case Call() if _is_self(e, self.function):
                return self.jump(e)
            case _:
                e = self.inner(e)
                return e if e.type == NEVER else Return(NEVER, e.row, e.span, e)

    def arm(self, arm: Arm) -> Arm:
        return Arm(arm.pattern, None if arm.guard is None else self.inner(arm.guard), self.tail(arm.body))

    def inner(self, e: Expr) -> Expr:
        match e:
            case Closure() | Try() | Restrict():
                return e
            case Return():
                return self.tail(e.operand)
            case _:
                return rebuild(e, self.inner)

    def jump(self, e: Call) -> Expr:
        """Assigns the loop's variables and goes round. An argument waits in a local of its own where a later one still
        reads the variable it goes to."""
        moves = [
            (p, self.inner(arg))
            for p, arg in zip(self.function.params, e.args)
            if p.name in self.changed and not _is_local(arg, p.name)
        ]
        steps: list[Expr] = []
        late: list[Expr] = []
        for i, (p, arg) in enumerate(moves):
            variable = self.variables[p.name]
            if p.name not in self.copied and any(p.name in mentioned_locals(later) for _, later in moves[i + 1 :]):
                waiting = self.names.local(p.name)
                steps.append(Let(UNIT, arg.row, arg.span, PBind(p.type, arg.span, waiting), False, arg))
                late.append(Assign(UNIT, PURE, arg.span, variable, Local(p.type, PURE, arg.span, waiting)))
            else:
                steps.append(Assign(UNIT, arg.row, arg.span, variable, arg))
        again = Continue(NEVER, PURE, e.span, self.label)
        return Block(NEVER, e.row, e.span, (*steps, *late), again) if steps else again

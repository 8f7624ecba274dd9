"""Bodies without `Return`: what a function or closure must come to before it can stand in the place of a call.

A `Return` in tail position is just its operand. One that leaves early takes what follows into the other branch: `{ if c { return a };
rest }` becomes `if c { a } else { rest }`, as long as no code is needed twice. One inside a loop becomes a `Break`, where the loop's
value is the result, or where only a constant follows:

    for x in xs { if f(x) { return true } }; false
    var result = false; for x in xs { if f(x) { result = true; break } }; result
"""

from __future__ import annotations

from prism.passes.names import Names
from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Break,
    Closure,
    Construct,
    Expr,
    ForEach,
    ForRange,
    Global,
    If,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    PBind,
    Return,
)
from prism.pir.types import NEVER, PURE, UNIT, Type, union
from prism.pir.walk import children, rebuild


def without_returns(body: Expr, result: Type, names: Names) -> Expr | None:
    """An expression that gives what a function with this body and result type gives; None if there is none in this form."""
    return _Remover(result, names).tail(body)


def returns(e: Expr) -> bool:
    """Is there a `Return` in `e` that is not a closure's?"""
    stack = [e]
    while stack:
        e = stack.pop()
        kind = type(e)
        if kind is Return:
            return True
        if kind is not Closure:
            stack.extend(children(e))
    return False


def ends(e: Expr) -> bool:
    """Does control never come out behind `e`?"""
    return e.type == NEVER or (isinstance(e, Block) and any(part.type == NEVER for part in e.body))


class _Remover:
    def __init__(self, result: Type, names: Names) -> None:
        self.result = result
        self.names = names

    def tail(self, e: Expr) -> Expr | None:
        """`e`, whose value is the function's."""
        if not returns(e):
            return e
        match e:
            case Return():
                return self.tail(e.operand)
            case Block():
                return self.block(list(e.body), e.result)
            case If() if not returns(e.condition):
                return self.either(e, self.tail(e.then), self.tail(e.otherwise))
            case Match():
                return self.choice(e, [self.tail(arm.body) for arm in e.arms])
            case Loop() if e.type == NEVER:
                return Loop(self.result, e.row, e.span, e.label, _leave(e.body, e.label, None))
            case _:
                return None

    def block(self, body: list[Expr], result: Expr) -> Expr | None:
        for i, part in enumerate(body):
            if ends(part):
                body, result = body[:i], part
                break
            if returns(part):
                rest = Block(result.type, result.row, result.span, tuple(body[i + 1 :]), result)
                last = self.absorb(part, rest if rest.body else result)
                return None if last is None else _block(body[:i], last)
        last = self.tail(result)
        return None if last is None else _block(body, last)

    def absorb(self, part: Expr, rest: Expr) -> Expr | None:
        """The statement `part`, which may return, and then `rest`."""
        match part:
            case Return():
                return self.tail(part.operand)
            case Block():
                return self.block([*part.body, part.result], rest)
            case If() if not returns(part.condition) and (ends(part.then) or ends(part.otherwise)):
                return self.either(part, self.onward(part.then, rest, None), self.onward(part.otherwise, rest, None))
            case Match() if sum(not ends(arm.body) for arm in part.arms) <= 1:
                return self.choice(part, [self.onward(arm.body, rest, None) for arm in part.arms])
            case Let():
                return self.let(part, rest)
            case ForEach() | ForRange():
                return self.loop(part, rest)
            case Loop() if part.type == UNIT:
                return self.loop(part, rest)
            case _:
                return None

    def let(self, let: Let, rest: Expr) -> Expr | None:
        init = let.init
        match init:
            case If() if not returns(init.condition) and (ends(init.then) or ends(init.otherwise)):
                return self.either(init, self.onward(init.then, rest, let), self.onward(init.otherwise, rest, let))
            case Match() if sum(not ends(arm.body) for arm in init.arms) <= 1:
                return self.choice(init, [self.onward(arm.body, rest, let) for arm in init.arms])
            case Block():
                last = Let(UNIT, let.row, let.span, let.pattern, let.mutable, init.result)
                return self.block([*init.body, last], rest)
            case _:
                return None

    def onward(self, branch: Expr, rest: Expr, let: Let | None) -> Expr | None:
        """A branch, then, unless it ends there, `rest` (with the branch's value bound by `let`)."""
        if ends(branch):
            return self.tail(branch)
        if let is not None:
            branch = Let(UNIT, branch.row, let.span, let.pattern, let.mutable, branch)
        return self.block([branch], rest)

    def either(self, e: If, then: Expr | None, otherwise: Expr | None) -> Expr | None:
        if then is None or otherwise is None:
            return None
        row = union(e.condition.row, then.row, otherwise.row)
        return If(self.joined(then, otherwise), row, e.span, e.condition, then, otherwise)

    def choice(self, e: Match, bodies: list[Expr | None]) -> Expr | None:
        if returns(e.subject) or any(arm.guard is not None and returns(arm.guard) for arm in e.arms):
            return None
        arms = [Arm(arm.pattern, arm.guard, body) for arm, body in zip(e.arms, bodies) if body is not None]
        if len(arms) != len(e.arms):
            return None
        row = union(e.row, *[arm.body.row for arm in arms])
        return Match(self.joined(*[arm.body for arm in arms]), row, e.span, e.subject, tuple(arms))

    def joined(self, *branches: Expr) -> Type:
        return NEVER if all(branch.type == NEVER for branch in branches) else self.result

    def loop(self, e: ForEach | ForRange | Loop, rest: Expr) -> Expr | None:
        """A loop that may return, with only a constant behind it."""
        if isinstance(rest, Return):
            rest = rest.operand
        atomic = isinstance(rest, (Literal, Global)) or (isinstance(rest, Construct) and not rest.fields)
        if not atomic or _returns_from_inner_loop(e.body):
            return None
        name = self.names.local("result")
        first = Let(UNIT, rest.row, e.span, PBind(self.result, e.span, name), True, rest)
        loop = rebuild(e, lambda part: _leave(part, e.label, name) if part is e.body else part)
        return Block(self.result, e.row, e.span, (first, loop), Local(self.result, PURE, e.span, name))


def _returns_from_inner_loop(e: Expr) -> bool:
    match e:
        case Loop() | ForEach() | ForRange():
            return returns(e)
        case Closure():
            return False
        case _:
            return any(map(_returns_from_inner_loop, children(e)))


def _leave(e: Expr, label: str, name: str | None) -> Expr:
    """`e` with its returns made to leave a loop, with their value or after assigning it to the local `name`."""
    match e:
        case Closure():
            return e
        case Return():
            operand = _leave(e.operand, label, name)
            if name is None:
                return Break(NEVER, operand.row, e.span, label, operand)
            assign = Assign(UNIT, operand.row, e.span, name, operand)
            return Block(NEVER, operand.row, e.span, (assign,), Break(NEVER, PURE, e.span, label, None))
        case _:
            return rebuild(e, lambda part: _leave(part, label, name))


def _block(body: list[Expr], last: Expr) -> Expr:
    if not body:
        return last
    if isinstance(last, Block):
        body, last = [*body, *last.body], last.result
    return Block(last.type, union(last.row, *[part.row for part in body]), last.span, tuple(body), last)

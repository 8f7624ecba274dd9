"""For targets that tell statements from expressions: compound expressions end up in statement positions only.

Compound are Block, Match, Loop, ForRange, ForEach, Try, Restrict, Let, Assign, SetField, Return, Break, Continue, Throw, and an If
whose parts are not all simple. All else is simple when its operands are. Afterwards:

- every operand of a simple expression, of SetField, Break and Throw, every condition, subject, guard and bound is simple;
- a compound stands only as an item or result of a Block, a branch, an arm's, handler's or loop's body, the body of a closure or
  function, or what a Let, Assign or Return takes (and there it is no Block). A backend makes code for it with a destination
  for its value: return it, assign it, or drop it.

    f(g(), match x { A => 1, B => 2 })   becomes   let hoisted = g(); let hoisted_2 = match x {...}; f(hoisted, hoisted_2)

Evaluation order is kept: when an operand is hoisted, those before it that could then give another value, or whose work could be
seen, are hoisted as well. Nothing follows an expression of type Never in a block.

A guard that is compound makes its match a loop that runs once (`Loop(L, {Match(... => Break(L, e)); Match(...)})`), which falls through to the later arms.
"""

from __future__ import annotations

from prism.immutable import value
from prism.passes.names import Names
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    Expr,
    Field,
    ForEach,
    ForRange,
    FunctionRef,
    Global,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Module,
    PAny,
    Param,
    Payload,
    PBind,
    Perform,
    Prim,
    RecordDef,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import NEVER, PURE, UNIT, Con, union
from prism.pir.walk import assigned_locals, children, rebuild, walk


@value
class Hoist:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        records = {d.name: d for d in module.types if isinstance(d, RecordDef)}
        changing = frozenset((d.name, f.name) for d in records.values() for f in d.fields if f.mutable)
        globals = tuple([with_init(g, _Hoister((), g.init, changing).value(g.init)) for g in module.globals])
        functions = tuple(
            [with_body(f, _Hoister(f.params, f.body, changing).value(f.body)) for f in module.functions]
        )  # fmt: skip
        return with_definitions(module, module.types, globals, functions)


COMPOUND, PLAIN, HOLDS_CLOSURE = 0, 1, 2
"""What an expression is: compound, simple, or simple with the body of a closure somewhere inside to look at."""

_ALWAYS_COMPOUND = frozenset(
    (Block, Match, Loop, ForRange, ForEach, Try, Restrict, Let, Assign, SetField, Return, Break, Continue, Throw)
)


class _Never(Exception):
    """An operand that never finishes was put into the statements: what uses its value never happens."""


class _Hoister:
    """Rewrites one function. Methods that take `out` append to it the statements that must run before what they return."""

    def __init__(self, params: tuple[Param, ...], body: Expr, changing: frozenset[tuple[str, str]]) -> None:
        self.names = Names(params, body)
        self.changing = changing
        self.known: dict[int, tuple[Expr, int]] = {}
        self.body = body
        self.variables: tuple[frozenset[str], frozenset[str]] | None = None

    # --- what is simple -------------------------------------------------------------------------------------

    def kind(self, e: Expr) -> int:
        t = type(e)
        if t is Local or t is Literal or t is Global or t is FunctionRef:
            return PLAIN
        if t is Closure:
            return HOLDS_CLOSURE
        if t in _ALWAYS_COMPOUND:
            return COMPOUND
        known = self.known.get(id(e))
        if known is not None:
            return known[1]
        found = PLAIN
        for part in children(e):
            kind = self.kind(part)
            if kind == COMPOUND:
                found = COMPOUND
                break
            if kind == HOLDS_CLOSURE:
                found = HOLDS_CLOSURE
        self.known[id(e)] = (e, found)
        return found

    # --- statement positions ----------------------------------------------------------------------------------

    def value(self, e: Expr) -> Expr:
        """`e` in a statement position, with everything it needs before it in a block."""
        out: list[Expr] = []
        try:
            last = self.last(e, out)
        except _Never:
            last = out.pop()
        return _block(out, last, e)

    def statement(self, e: Expr, out: list[Expr]) -> None:
        """Puts `e`, whose value is dropped, into `out`. Raises `_Never` if nothing can follow."""
        e = self.last(e, out)
        if type(e) not in (Literal, Local, Global, FunctionRef, Closure):
            out.append(e)
            if e.type == NEVER:
                raise _Never

    def last(self, e: Expr, out: list[Expr]) -> Expr:
        """`e` as the last thing of a block whose other statements are `out`; no Block itself."""
        t = type(e)
        if t not in _ALWAYS_COMPOUND and self.kind(e) != COMPOUND:
            return self.simple(e, out)
        match e:
            case Block():
                for part in e.body:
                    self.statement(part, out)
                return self.last(e.result, out)
            case Let():
                init = self.last(e.init, out)
                return init if _ends(init) else Let(UNIT, init.row, e.span, e.pattern, e.mutable, init)
            case Assign():
                operand = self.last(e.operand, out)
                return operand if _ends(operand) else Assign(UNIT, operand.row, e.span, e.name, operand)
            case Return():
                operand = self.last(e.operand, out)
                return operand if _ends(operand) else Return(NEVER, operand.row, e.span, operand)
            case If():
                condition = self.simple(e.condition, out)
                return If(e.type, e.row, e.span, condition, self.value(e.then), self.value(e.otherwise))
            case Match():
                return self.match(e, out)
            case Loop() | Try() | Restrict():
                return rebuild(e, self.value)
            case ForRange():
                low, high = self.operands((e.low, e.high), out)
                return ForRange(UNIT, e.row, e.span, e.label, e.name, low, high, e.inclusive, self.value(e.body))
            case ForEach():
                items = self.simple(e.items, out)
                return ForEach(UNIT, e.row, e.span, e.label, e.pattern, items, self.value(e.body))
            case Continue():
                return e
            case _:
                return self.with_operands(e, out)

    def match(self, e: Match, out: list[Expr]) -> Expr:
        subject = self.simple(e.subject, out)
        split = next(
            (i for i, a in enumerate(e.arms) if a.guard is not None and self.kind(a.guard) == COMPOUND), None
        )  # fmt: skip
        if split is None:
            return Match(e.type, e.row, e.span, subject, tuple([self.arm(a) for a in e.arms]))
        if not isinstance(subject, (Local, Literal)) or not self.is_stable(subject, None):
            subject = self.keep(subject, out)
        label = self.names.label("arms")
        guarded = e.arms[split]
        assert guarded.guard is not None
        nothing = Literal(UNIT, PURE, e.span, None)
        leave = self.leave(guarded.body, label)
        tried = If(UNIT, union(guarded.guard.row, guarded.body.row), guarded.body.span, guarded.guard, leave, nothing)
        first = [Arm(a.pattern, a.guard, self.leave(a.body, label)) for a in e.arms[:split]]
        others = Arm(PAny(subject.type, e.span), None, nothing)
        attempt = Match(UNIT, e.row, e.span, subject, (*first, Arm(guarded.pattern, None, tried), others))
        rest = e.arms[split + 1 :]
        later = self.leave(Match(e.type, e.row, e.span, subject, rest), label) if rest else nothing
        return self.last(Loop(e.type, e.row, e.span, label, Block(NEVER, e.row, e.span, (attempt,), later)), out)

    def leave(self, e: Expr, label: str) -> Expr:
        if e.type == NEVER:
            return e
        if e.type == UNIT:
            return Block(NEVER, e.row, e.span, (e,), Break(NEVER, PURE, e.span, label, None))
        return Break(NEVER, e.row, e.span, label, e)

    def arm(self, a: Arm) -> Arm:
        guard = a.guard
        if guard is not None and self.kind(guard) == HOLDS_CLOSURE:
            guard = self.simple(guard, [])
        return Arm(a.pattern, guard, self.value(a.body))

    # --- operands -----------------------------------------------------------------------------------------------

    def simple(self, e: Expr, out: list[Expr]) -> Expr:
        """`e` as a simple expression."""
        t = type(e)
        if t is Closure:
            return rebuild(e, self.value)
        if t is Block:
            assert isinstance(e, Block)
            for part in e.body:
                self.statement(part, out)
            return self.simple(e.result, out)
        kind = self.kind(e)
        if kind == PLAIN:
            return e
        if kind == HOLDS_CLOSURE:
            return rebuild(e, lambda part: self.simple(part, out))
        if t not in _ALWAYS_COMPOUND and t is not If:
            return self.with_operands(e, out)
        e = self.last(e, out)
        if e.type == NEVER:
            out.append(e)
            raise _Never
        if e.type == UNIT:
            out.append(e)
            return Literal(UNIT, PURE, e.span, None)
        return self.keep(e, out) if self.kind(e) == COMPOUND else e

    def keep(self, e: Expr, out: list[Expr]) -> Expr:
        """`e` in a new local."""
        name = self.names.local("hoisted")
        out.append(Let(UNIT, e.row, e.span, PBind(e.type, e.span, name), False, e))
        return Local(e.type, PURE, e.span, name)

    def operands(self, es: tuple[Expr, ...], out: list[Expr]) -> list[Expr]:
        """`es` as simple expressions that may be evaluated in order after `out`."""
        done: list[Expr] = []
        for e in es:
            before = len(out)
            try:
                now = self.simple(e, out)
            except _Never:
                self.spill(done, out, before)
                raise
            if len(out) > before:
                self.spill(done, out, before)
            done.append(now)
        return done

    def spill(self, done: list[Expr], out: list[Expr], before: int) -> None:
        """Moves those of the operands so far that must not wait for the statements from `before` on in front of them."""
        hoisted = out[before:]
        kept: list[Expr] = []
        for i, e in enumerate(done):
            if not self.is_stable(e, hoisted):
                done[i] = self.keep(e, kept)
        out[before:before] = kept

    def with_operands(self, e: Expr, out: list[Expr]) -> Expr:
        """`e` with its children, all of them operands, made simple."""
        done = self.operands(children(e), out)
        row = e.row
        if isinstance(e, (Prim, Construct, Field, VariantTest, Payload, SetField, Break)):
            row = union(*[part.row for part in done])
        match e:
            case Prim():
                return Prim(e.type, row, e.span, e.op, e.type_args, tuple(done))
            case Call():
                return Call(e.type, row, e.span, e.function, e.type_args, tuple(done))
            case Invoke():
                return Invoke(e.type, row, e.span, done[0], tuple(done[1:]))
            case Perform():
                return Perform(e.type, row, e.span, e.operation, tuple(done))
            case Construct():
                return Construct(e.type, row, e.span, e.variant, tuple(done))
            case Field():
                return Field(e.type, row, e.span, done[0], e.name)
            case VariantTest():
                return VariantTest(e.type, row, e.span, done[0], e.variant)
            case Payload():
                return Payload(e.type, row, e.span, done[0], e.variant, e.index)
            case SetField():
                return SetField(e.type, row, e.span, done[0], e.name, done[1])
            case Break():
                return Break(NEVER, row, e.span, e.label, done[0] if done else None)
            case Throw():
                return Throw(NEVER, row, e.span, done[0])
        raise TypeError(f"no operands: {e!r}")

    # --- what may wait --------------------------------------------------------------------------------------------

    def is_stable(self, e: Expr, hoisted: list[Expr] | None) -> bool:
        """May the simple `e` be evaluated after the statements `hoisted` (None: after anything) instead of before?"""
        match e:
            case Literal() | FunctionRef() | Global() | Closure():
                return True
            case Local():
                assigned, shared = self.assigned()
                if e.name not in assigned:
                    return True
                if e.name in shared or hoisted is None:
                    return False
                return all(e.name not in assigned_locals(s) for s in hoisted)
            case Prim():
                row = PRIMITIVES[e.op]
                pure = not (row.reads or row.writes or row.traps)
                return pure and all(self.is_stable(a, hoisted) for a in e.args)
            case Construct(fields=parts):
                return all(self.is_stable(a, hoisted) for a in parts)
            case Field():
                owner = e.subject.type.name if isinstance(e.subject.type, Con) else ""
                return (owner, e.name) not in self.changing and self.is_stable(e.subject, hoisted)
            case VariantTest() | Payload():
                return self.is_stable(e.subject, hoisted)
            case If():
                return all(self.is_stable(part, hoisted) for part in children(e))
            case _:
                return False

    def assigned(self) -> tuple[frozenset[str], frozenset[str]]:
        """The locals that are assigned anywhere, and those that a closure assigns."""
        if self.variables is None:
            inside: set[str] = set()
            for e in walk(self.body):
                if isinstance(e, Closure):
                    inside |= assigned_locals(e.body)
            self.variables = assigned_locals(self.body), frozenset(inside)
        return self.variables


def _ends(e: Expr) -> bool:
    """Does a compound never give a value? (A simple one that never does, a call, may be kept where it is.)"""
    return e.type == NEVER and type(e) in (Return, Break, Continue, Throw, If, Match, Loop, Try, Restrict)


def _block(out: list[Expr], last: Expr, origin: Expr) -> Expr:
    """`last` after the statements `out`."""
    if not out:
        return last
    row = union(last.row, *[e.row for e in out])
    return Block(last.type, row, origin.span, tuple(out), last)

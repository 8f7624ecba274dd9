"""Simplification: what is known while compiling is not worked out when running.

- conditions and matches whose outcome is visible are replaced by the branch taken, also through a conditional or a match that
  yields constructors (`match if c { Some(x) } else { None } { Some(y) => a, None => b }` is `if c { a } else { b }`);
- names for constants and for other immutable names disappear, and so do unused pure bindings and values;
- nested blocks become one, and what follows an expression of type Never goes;
- primitives of constants are folded on the way (see `fold`), since each uncovers the other.

What a program's author named stays named: only copies of atoms are propagated.
"""

from __future__ import annotations

from collections.abc import Callable

from prism.immutable import value
from prism.passes.fold import fold_prim
from prism.passes.known import Binding, choose, fit, leaves, map_leaves
from prism.passes.purity import LocalPurity, Purity, droppable
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Closure,
    Construct,
    Expr,
    Field,
    FunctionRef,
    Global,
    If,
    Let,
    Literal,
    Local,
    Match,
    Module,
    PAny,
    Payload,
    PBind,
    PConstruct,
    Prim,
    PTuple,
    Return,
    VariantTest,
)
from prism.pir.types import BOOL, NEVER, PURE, UNIT, union
from prism.pir.walk import children, free_locals, rebuild, walk
from prism.source import Span

LONG = 40
"""A text constant that is longer keeps its name."""


@value
class Simplify:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        purity = Purity(module)
        globals = tuple([with_init(g, simplify(g.init, purity)) for g in module.globals])
        functions = tuple([with_body(f, simplify(f.body, purity)) for f in module.functions])
        return with_definitions(module, module.types, globals, functions)


def simplify(body: Expr, purity: Purity) -> Expr:
    """The body of a function, simplified."""
    return _Simplifier(body, purity).go(body)


class _Simplifier:
    def __init__(self, body: Expr, purity: Purity) -> None:
        self.assigned: set[str] = set()
        self.uses: dict[str, int] = {}
        """How often each local is read: an upper bound."""
        for e in walk(body):
            kind = type(e)
            if kind is Local:
                self.uses[e.name] = self.uses.get(e.name, 0) + 1  # type: ignore[attr-defined]  # a Local
            elif kind is Assign:
                self.assigned.add(e.name)  # type: ignore[attr-defined]  # an Assign
        self.purity = LocalPurity(purity, self.assigned)
        self.copies: dict[str, Expr] = {}
        """What stands for a local: an atom."""
        self.known: dict[str, Construct] = {}
        """Locals that hold a constructor of atoms that cannot change."""
        self.table: dict[type[Expr], Callable[..., Expr]] = {
            Local: self.local,
            Block: self.block,
            Prim: self.prim,
            If: self.if_,
            Match: self.match,
            Let: self.stray,
            Field: self.field,
            VariantTest: self.variant_test,
            Payload: self.payload,
            Return: self.return_,
            Assign: self.assign,
        }

    def go(self, e: Expr) -> Expr:
        rule = self.table.get(type(e))
        return rebuild(e, self.go) if rule is None else rule(e)

    def again(self, e: Expr) -> Expr:
        """Another read of an atom."""
        if type(e) is Local:
            self.uses[e.name] = self.uses.get(e.name, 0) + 1
        return e

    def is_atom(self, e: Expr) -> bool:
        kind = type(e)
        if kind is Local:
            return e.name not in self.assigned  # type: ignore[attr-defined]  # a Local
        if kind is Literal:
            return not (isinstance(e.value, str) and len(e.value) > LONG)  # type: ignore[attr-defined]  # a Literal
        return kind is Global or kind is FunctionRef

    # --- expressions -------------------------------------------------------------------------------------------

    def local(self, e: Local) -> Expr:
        return self.copies.get(e.name, e)

    def prim(self, e: Prim) -> Expr:
        done = rebuild(e, self.go)
        assert isinstance(done, Prim)
        if done.op == "option.unwrap":
            held = self.constructor(done.args[0])
            if held is not None and held.variant == "Some":
                return self.again(held.fields[0]) if held is not done.args[0] else held.fields[0]
        return fold_prim(done)

    def constructor(self, e: Expr) -> Construct | None:
        """The constructor that `e` is, or that it names."""
        if isinstance(e, Construct):
            return e
        return self.known.get(e.name) if isinstance(e, Local) else None

    def field(self, e: Field) -> Expr:
        subject = self.go(e.subject)
        held = self.constructor(subject)
        if held is not None and e.name.isdigit() and all(map(self.is_atom, held.fields)):
            return self.again(held.fields[int(e.name)])
        return e if subject is e.subject else Field(e.type, e.row, e.span, subject, e.name)

    def variant_test(self, e: VariantTest) -> Expr:
        subject = self.go(e.subject)
        held = self.constructor(subject)
        if held is not None and all(map(self.is_atom, held.fields)):
            return Literal(BOOL, PURE, e.span, held.variant == e.variant)
        return e if subject is e.subject else VariantTest(e.type, e.row, e.span, subject, e.variant)

    def payload(self, e: Payload) -> Expr:
        subject = self.go(e.subject)
        held = self.constructor(subject)
        if held is not None and held.variant == e.variant and all(map(self.is_atom, held.fields)):
            return self.again(held.fields[e.index])
        return e if subject is e.subject else Payload(e.type, e.row, e.span, subject, e.variant, e.index)

    def assign(self, e: Assign) -> Expr:
        if self.uses.get(e.name):
            return rebuild(e, self.go)
        return self.stray(Let(UNIT, e.row, e.span, PAny(e.operand.type, e.span), False, e.operand))  # never read

    def return_(self, e: Return) -> Expr:
        operand = self.go(e.operand)
        if operand.type == NEVER:
            return operand
        if isinstance(operand, Block):
            inner = Return(NEVER, operand.result.row, e.span, operand.result)
            return Block(NEVER, operand.row, operand.span, operand.body, inner)
        return e if operand is e.operand else Return(NEVER, operand.row, e.span, operand)

    def if_(self, e: If) -> Expr:
        condition = self.go(e.condition)
        if isinstance(condition, Literal):
            return self.go(e.then if condition.value else e.otherwise)
        if condition.type == NEVER:
            return condition
        then, otherwise = self.go(e.then), self.go(e.otherwise)
        if isinstance(condition, Block):
            inner = self.conditional(e, condition.result, then, otherwise)
            row = union(condition.row, inner.row)
            return Block(inner.type, row, e.span, condition.body, inner)
        return self.conditional(e, condition, then, otherwise)

    def conditional(self, e: If, condition: Expr, then: Expr, otherwise: Expr) -> Expr:
        if isinstance(then, Literal) and isinstance(otherwise, Literal):
            if then.value is True and otherwise.value is False:
                return condition
            if then.value is False and otherwise.value is True:
                return fold_prim(Prim(BOOL, condition.row, e.span, "bool.not", (), (condition,)))
            if then.value is None and otherwise.value is None and droppable(self.purity.of(condition)):
                return then
        if (
            isinstance(condition, Prim)
            and condition.op == "bool.not"
            and not (isinstance(otherwise, Literal) and otherwise.value is None)
        ):
            condition, then, otherwise = condition.args[0], otherwise, then
        if condition is e.condition and then is e.then and otherwise is e.otherwise:
            return e
        row = union(condition.row, then.row, otherwise.row)
        return If(e.type, row, e.span, condition, then, otherwise)

    # --- matches -----------------------------------------------------------------------------------------------

    def match(self, e: Match) -> Expr:
        subject = self.go(e.subject)
        if subject.type == NEVER:
            return subject
        if isinstance(subject, Block):
            inner = self.matched(e, subject.result)
            out = list(subject.body)
            return self.ended(e, out, inner)
        return self.matched(e, subject)

    def matched(self, e: Match, subject: Expr) -> Expr:
        held = self.constructor(subject) or subject
        found = choose(e.arms, held)
        if found is not None:
            index, bindings = found
            if held is not subject:
                bindings = [(p, subject if x is held else self.again(x)) for p, x in bindings]
            return self.bound(bindings, e.arms[index].body, e.span)
        pushed = self.through(e, subject)
        if pushed is not None:
            return pushed
        arms: list[Arm] = []
        covered = any(arm.guard is None and isinstance(arm.pattern, (PAny, PBind)) for arm in e.arms)
        for arm in e.arms:
            if covered and fit(arm.pattern, held) is False:
                continue  # else it stays, for the match to be exhaustive
            guard = None if arm.guard is None else self.go(arm.guard)
            if isinstance(guard, Literal):
                if guard.value is False:
                    continue
                guard = None
            arms.append(arm if guard is arm.guard else Arm(arm.pattern, guard, arm.body))
            if guard is None and isinstance(arm.pattern, (PAny, PBind)):
                break
        if len(arms) == 1 and isinstance(arms[0].pattern, (PAny, PBind)) and arms[0].guard is None:
            return self.bound([(arms[0].pattern, subject)], arms[0].body, e.span)
        changed = subject is not e.subject or len(arms) != len(e.arms)
        for i, arm in enumerate(arms):
            body = self.go(arm.body)
            if body is not arm.body:
                arms[i] = Arm(arm.pattern, arm.guard, body)
            changed = changed or arms[i] is not e.arms[i]
        if not changed:
            return e
        row = union(subject.row, *[r for a in arms for r in (a.body.row, a.guard.row if a.guard else PURE)])
        return Match(e.type, row, e.span, subject, tuple(arms))

    def through(self, e: Match, subject: Expr) -> Expr | None:
        """The match done where its subject is made, if all that the subject can be is visible there, and no arm is needed
        twice."""
        if not isinstance(subject, (If, Match)):
            return None
        ends = leaves(subject)
        chosen: set[int] = set()
        for leaf in ends:
            found = choose(e.arms, leaf)
            if found is None or found[0] in chosen:
                return None
            chosen.add(found[0])
        if not ends:
            return None

        def taken(leaf: Expr) -> Expr:
            found = choose(e.arms, leaf)
            assert found is not None
            return self.bound(found[1], e.arms[found[0]].body, e.span)

        return map_leaves(subject, e, taken)

    def bound(self, bindings: list[Binding], body: Expr, span: Span) -> Expr:
        """`body`, not simplified yet, behind bindings to what is."""
        out: list[Expr] = []
        for pattern, e in bindings:
            if not self.bind(Let(UNIT, e.row, span, pattern, False, e), e, out):
                return self.ended(body, out[:-1], out[-1])
        return self.ended(body, out, self.go(body))

    # --- blocks ------------------------------------------------------------------------------------------------

    def block(self, e: Block) -> Expr:
        out: list[Expr] = []
        for part in e.body:
            if not self.statement(part, out):
                return self.ended(e, out[:-1], out[-1])
        result = self.go(e.result)
        same = out and result is e.result and len(out) == len(e.body) and type(result) is not Block
        if same and all(old is new for old, new in zip(e.body, out)):
            return e
        return self.ended(e, out, result)

    def ended(self, like: Expr, out: list[Expr], result: Expr) -> Expr:
        """`result` behind the statements `out`, as one block."""
        if isinstance(result, Block):
            out = [*out, *result.body]
            result = result.result
        if not out:
            return result
        last = out[-1]
        if (
            type(result) is Local
            and isinstance(last, Let)
            and isinstance(last.pattern, PBind)
            and last.pattern.name == result.name
            and last.init.type != NEVER
            and not (isinstance(last.init, Closure) and last.pattern.name in free_locals(last.init))
        ):
            return self.ended(like, out[:-1], last.init)  # { ...; let x = e; x }
        row = union(result.row, *[part.row for part in out])
        return Block(result.type, row, like.span, tuple(out), result)

    def statement(self, e: Expr, out: list[Expr]) -> bool:
        """Puts what is left of `e`, whose value is dropped, into `out`. False if nothing can follow it."""
        match e:
            case Let():
                return self.bind(e, self.go(e.init), out)
            case Block():
                return all(self.statement(part, out) for part in (*e.body, e.result))
            case _:
                return self.drop(self.go(e), out)

    def drop(self, e: Expr, out: list[Expr]) -> bool:
        """As `statement`, of what is simplified already."""
        if isinstance(e, Block):
            out.extend(e.body)
            return self.drop(e.result, out)
        if isinstance(e, (Prim, Construct, Field, VariantTest, Payload)):
            own = self.purity.own(e)
            if droppable(own) and e.type != NEVER:
                return all(self.drop(part, out) for part in children(e))
        if droppable(self.purity.of(e)) and e.type != NEVER:
            return True
        out.append(e)
        return e.type != NEVER

    def stray(self, e: Let) -> Expr:
        """A Let that stands outside a block binds nothing that anyone sees."""
        out: list[Expr] = []
        if not self.statement(Let(UNIT, e.row, e.span, PAny(e.pattern.type, e.span), False, e.init), out):
            return self.ended(e, out[:-1], out[-1])
        return self.ended(e, out, Literal(UNIT, PURE, e.span, None))

    def bind(self, e: Let, init: Expr, out: list[Expr]) -> bool:
        """As `statement`, for a Let whose initial value is simplified already."""
        while isinstance(init, Block):
            out.extend(init.body)
            init = init.result
        if init.type == NEVER:
            out.append(init)
            return False
        pattern = e.pattern
        if isinstance(pattern, PAny):
            return self.drop(init, out)
        if isinstance(pattern, PBind):
            name = pattern.name
            if not self.uses.get(name):
                return self.drop(init, out)
            if name not in self.assigned:
                if self.is_atom(init):
                    self.copies[name] = init
                    if type(init) is Local:
                        self.uses[init.name] = self.uses.get(init.name, 0) + self.uses[name] - 1
                    return True
                if isinstance(init, Construct) and self.is_constant(init):
                    self.known[name] = init
        elif isinstance(pattern, (PTuple, PConstruct)):
            held = self.constructor(init)
            found = fit(pattern, held) if held is not None else None
            if isinstance(found, list):
                if held is not init:
                    found = [(p, init if x is held else self.again(x)) for p, x in found]
                return all(self.bind(Let(UNIT, x.row, e.span, p, e.mutable, x), x, out) for p, x in found)
        mutable = e.mutable and (not isinstance(pattern, PBind) or pattern.name in self.assigned)
        if init is e.init and mutable == e.mutable:
            out.append(e)
        else:
            out.append(Let(UNIT, init.row, e.span, pattern, mutable, init))
        return True

    def is_constant(self, e: Construct) -> bool:
        """A constructor of atoms, and of data that cannot change."""
        return not self.purity.of(e) and all(map(self.is_atom, e.fields))

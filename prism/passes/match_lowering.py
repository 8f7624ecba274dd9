"""Patterns become tests and payload reads, for bytecode: afterwards there is no Match, and Let and ForEach bind plain names.

Rows (an arm's remaining tests, its guard and body) are cut into runs that look at the same local, whose patterns are equal or
disjoint (Wadler's method). A run becomes one chain of tests, its rows grouped by constructor and compiled further inside, so that
each test is made once per run and no body is ever copied: code grows linearly. Where every value is sure to fit, the last test
is left out. When a run can fail and another follows, the match becomes a loop that runs once:

    match p { (Some(x), 0) => a, (_, n) if n > 5 => b, _ => c }

    loop arms {
        if p.0 is Some { let x = ...; if p.1 == 0 { break arms a } }
        let n = p.1
        if n > 5 { break arms b }
        break arms c
    }

Otherwise it is a plain conditional. Many Int cases are searched by halves.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from prism.immutable import value
from prism.passes.names import Names
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.pir.nodes import (
    Block,
    Break,
    Construct,
    Expr,
    Field,
    ForEach,
    If,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Module,
    PAny,
    Param,
    PAs,
    Pattern,
    Payload,
    PBind,
    PConstruct,
    PList,
    PLiteral,
    POr,
    PRange,
    Prim,
    PTuple,
    RecordDef,
    VariantTest,
)
from prism.pir.rewrite import rename_pattern
from prism.pir.types import BOOL, INT, NEVER, PURE, STRING, UNIT, Con, Row, Type, list_of, tuple_of, union
from prism.pir.walk import assigned_locals, pattern_bindings, rebuild
from prism.source import Span

CHAIN = 8
"""More cases than this are not nested in each other: Int ones are searched by halves, others stand one behind the other."""

INT_MIN, INT_MAX = -(2**63), 2**63 - 1


@value
class MatchLowering:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        fields = {d.name: tuple([f.name for f in d.fields]) for d in module.types if isinstance(d, RecordDef)}
        globals = tuple([with_init(g, _Lowering((), g.init, fields).lower(g.init)) for g in module.globals])
        functions = tuple(
            [with_body(f, _Lowering(f.params, f.body, fields).lower(f.body)) for f in module.functions]
        )  # fmt: skip
        return with_definitions(module, module.types, globals, functions)


class _Row:
    """What is left to do for an arm: locals to test, locals to bind (name, type, where from), then guard and body."""

    __slots__ = ("binds", "body", "guard", "tests")

    def __init__(
        self,
        tests: Sequence[tuple[Local, Pattern]],
        binds: Sequence[tuple[str, Local]],
        guard: Expr | None,
        body: Expr,
    ) -> None:
        self.binds = list(binds)
        self.guard = guard
        self.body = body
        self.tests: list[tuple[Local, Pattern]] = []
        for x, p in tests:
            while isinstance(p, (PBind, PAs)):
                if p.name != x.name:
                    self.binds.append((p.name, x))
                p = p.inner if isinstance(p, PAs) else PAny(p.type, p.span)
            if not isinstance(p, PAny) and not (isinstance(p, PLiteral) and p.value is None):
                self.tests.append((x, p))

    def fits_all(self) -> bool:
        return not self.tests and self.guard is None


class _Frame:
    """Where the code of one match goes: its type and row, and the place to blame."""

    __slots__ = ("row", "span", "type")

    def __init__(self, t: Type, row: Row, span: Span) -> None:
        self.type = t
        self.row = row
        self.span = span


class _Lowering:
    """Lowers one function. `total` says that one of the rows is sure to fit. With a label `done`, code leaves for it with
    the body's value and falls through where no row fits; without one the code's value is the match's, `default` where no row fits."""

    def __init__(self, params: tuple[Param, ...], body: Expr, fields: Mapping[str, tuple[str, ...]]) -> None:
        self.names = Names(params, body)
        self.body = body
        self.fields = fields
        self.assigned: frozenset[str] | None = None

    def lower(self, e: Expr) -> Expr:
        e = rebuild(e, self.lower)
        match e:
            case Match():
                return self.match(e)
            case Block():
                return self.block(e)
            case ForEach() if not isinstance(e.pattern, (PBind, PAny)):
                item = self.local("item", e.pattern.type, e.pattern.span)
                body = _block(self.take_apart(item, e.pattern, False), e.body)
                pattern = PBind(item.type, item.span, item.name)
                return ForEach(UNIT, e.row, e.span, e.label, pattern, e.items, body)
            case _:
                return e

    def block(self, e: Block) -> Expr:
        if not any(isinstance(part, Let) and not isinstance(part.pattern, (PBind, PAny)) for part in e.body):
            return e
        body: list[Expr] = []
        for part in e.body:
            if isinstance(part, Let) and not isinstance(part.pattern, (PBind, PAny)):
                whole = self.local("whole", part.pattern.type, part.span)
                body.append(_let(whole, part.init))
                body.extend(self.take_apart(whole, part.pattern, part.mutable))
            else:
                body.append(part)
        return Block(e.type, e.row, e.span, tuple(body), e.result)

    def match(self, e: Match) -> Expr:
        first: list[Expr] = []
        arms = list(e.arms)
        while len(arms) > 1 and arms[-1].guard is not None:
            arms.pop()  # never reached: the arms before are exhaustive without it
        subject = e.subject
        if (
            isinstance(subject, Construct)
            and subject.variant is None
            and all(isinstance(a.pattern, (PTuple, PAny)) for a in arms)
        ):
            # A tuple that is only made to be taken apart is not made.
            parts = [self.held(part, first) for part in subject.fields]
            rows = [
                _Row(list(zip(parts, a.pattern.parts)) if isinstance(a.pattern, PTuple) else [], [], a.guard, a.body)
                for a in arms
            ]
        else:
            whole = self.held(subject, first)
            rows = [_Row([(whole, a.pattern)], [], a.guard, a.body) for a in arms]
        if not rows:
            return _block(first, _unreachable(e.span))
        return _block(first, self.rows(rows, True, None, None, _Frame(e.type, e.row, e.span)))

    def held(self, e: Expr, first: list[Expr]) -> Local:
        """An immutable local with the value of `e`, bound in `first` unless `e` is one."""
        if isinstance(e, Local) and not self.is_assigned(e.name):
            return e
        local = self.local("subject", e.type, e.span)
        first.append(_let(local, e))
        return local

    def is_assigned(self, name: str) -> bool:
        if self.assigned is None:
            self.assigned = assigned_locals(self.body)
        return name in self.assigned

    def local(self, like: str, t: Type, span: Span) -> Local:
        return Local(t, PURE, span, self.names.local(like))

    # --- rows -----------------------------------------------------------------------------------------------

    def rows(self, rows: list[_Row], total: bool, done: str | None, default: Expr | None, to: _Frame) -> Expr:
        for i, row in enumerate(rows):
            if row.fits_all():
                rows, total = rows[: i + 1], True
                break
        last = rows[-1]
        if done is None and len(rows) > 1 and last.fits_all() and not last.binds and isinstance(last.body, Literal):
            rows, total, default = rows[:-1], False, last.body
        runs = _runs(rows)
        if len(runs) == 1:
            return self.run(runs[0], total, done, default, to)
        if done is None and len(runs[0]) == 1 and not runs[0][0].tests:
            row = runs[0][0]
            assert row.guard is not None
            rest = self.rows(rows[1:], total, None, default, to)
            return self.bound(row, If(to.type, to.row, row.body.span, row.guard, row.body, rest))
        if done is None and len(runs) <= CHAIN and _fails_once(runs[0]):
            rest = self.rows(rows[len(runs[0]) :], total, None, default, to)
            return self.run(runs[0], False, None, rest, to)
        label = done if done is not None else self.names.label("arms")
        steps = [self.run(run, False, label, None, to) for run in runs[:-1]]
        if done is not None:
            steps.append(self.run(runs[-1], total, label, None, to))
        elif total:
            steps.append(self.leave(self.run(runs[-1], True, None, None, to), label))
        else:
            assert default is not None
            steps.append(self.run(runs[-1], False, label, None, to))
            steps.append(self.leave(default, label))
        body = Block(steps[-1].type, to.row, to.span, tuple(steps[:-1]), steps[-1])
        return body if done is not None else Loop(to.type, to.row, to.span, label, body)

    def run(self, rows: list[_Row], total: bool, done: str | None, default: Expr | None, to: _Frame) -> Expr:
        row = rows[0]
        if not row.tests:
            body = row.body if done is None else self.leave(row.body, done)
            if row.guard is not None:
                if done is not None:
                    body = If(UNIT, to.row, row.body.span, row.guard, body, _nothing(to.span))
                else:
                    other = default if default is not None else _unreachable(to.span)
                    body = If(to.type, to.row, row.body.span, row.guard, body, other)
            return self.bound(row, body)
        if isinstance(row.tests[0][1], POr):
            return self.either(row, total, done, default, to)
        return self.switch(rows, total, done, default, to)

    def bound(self, row: _Row, body: Expr) -> Expr:
        return _block([_let(Local(x.type, PURE, x.span, name), x) for name, x in row.binds], body)

    def leave(self, e: Expr, label: str) -> Expr:
        if e.type == NEVER:
            return e
        if e.type == UNIT:
            jump = Break(NEVER, PURE, e.span, label, None)
            return jump if isinstance(e, Literal) else Block(NEVER, e.row, e.span, (e,), jump)
        return Break(NEVER, e.row, e.span, label, e)

    def either(self, row: _Row, total: bool, done: str | None, default: Expr | None, to: _Frame) -> Expr:
        """A row that begins with an or-pattern: which alternative fits is found first, with what it binds as value."""
        x, p = row.tests[0]
        assert isinstance(p, POr)
        bindings = pattern_bindings(p)
        span = p.span
        rest = _Row(row.tests[1:], row.binds, row.guard, row.body)
        if not bindings:
            if total:
                return self.rows([rest], True, done, default, to)
            yes, no = Literal(BOOL, PURE, span, True), Literal(BOOL, PURE, span, False)
            alternatives = [_Row([(x, a)], [], None, yes) for a in p.alternatives]
            fits = self.rows(alternatives, False, None, no, _Frame(BOOL, PURE, span))
            t = to.type if done is None else UNIT
            other = default if done is None and default is not None else _nothing(span)
            return If(t, to.row, span, fits, self.rows([rest], False, done, default, to), other)
        rows = [self.renamed(x, a, bindings, span) for a in p.alternatives]
        found_type = next(iter(bindings.values())) if len(bindings) == 1 else tuple_of(bindings.values())
        inner = _Frame(found_type, PURE, span)
        if total:
            return _block(
                self.unpack(self.rows(rows, True, None, None, inner), bindings, span),
                self.rows([rest], True, done, default, to),
            )
        fails, fits_label = self.names.label("fails"), self.names.label("fits")
        tries = self.rows(rows, False, fits_label, None, inner)
        give_up = Break(NEVER, PURE, span, fails, None)
        found = Loop(found_type, PURE, span, fits_label, Block(NEVER, PURE, span, (tries,), give_up))
        if done is None:
            assert default is not None
            label = self.names.label("arms")
            attempt = self.tried(found, bindings, rest, fails, label, to, span)
            body = Block(NEVER, to.row, span, (attempt,), self.leave(default, label))
            return Loop(to.type, to.row, span, label, body)
        return self.tried(found, bindings, rest, fails, done, to, span)

    def tried(
        self,
        found: Expr,
        bindings: Mapping[str, Type],
        rest: _Row,
        fails: str,
        done: str,
        to: _Frame,
        span: Span,
    ) -> Expr:
        """The rest of a row behind an or-pattern with bindings; leaves for `fails` where none fits."""
        steps = [*self.unpack(found, bindings, span), self.rows([rest], False, done, None, to)]
        return Loop(UNIT, to.row, span, fails, Block(NEVER, to.row, span, tuple(steps), _break(fails, span)))

    def renamed(self, x: Local, p: Pattern, bindings: Mapping[str, Type], span: Span) -> _Row:
        """An alternative as a row of its own, whose body is what it binds."""
        names = {name: self.names.local(name) for name in bindings}
        parts = tuple([Local(t, PURE, span, names[name]) for name, t in bindings.items()])
        body = parts[0] if len(parts) == 1 else Construct(tuple_of(bindings.values()), PURE, span, None, parts)
        return _Row([(x, rename_pattern(p, names))], [], None, body)

    def unpack(self, found: Expr, bindings: Mapping[str, Type], span: Span) -> list[Expr]:
        if len(bindings) == 1:
            return [_let(Local(t, PURE, span, name), found) for name, t in bindings.items()]
        held = self.local("found", found.type, span)
        lets = [
            _let(Local(t, PURE, span, name), Field(t, PURE, span, held, str(i)))
            for i, (name, t) in enumerate(bindings.items())
        ]
        return [_let(held, found), *lets]

    # --- switches ---------------------------------------------------------------------------------------------

    def switch(self, rows: list[_Row], total: bool, done: str | None, default: Expr | None, to: _Frame) -> Expr:
        """Rows that all begin with a test of the same local."""
        x = rows[0].tests[0][0]
        groups: dict[Hashable, list[_Row]] = {}
        heads: dict[Hashable, Pattern] = {}
        for row in rows:
            p = row.tests[0][1]
            key = _key(p)
            groups.setdefault(key, []).append(row)
            heads.setdefault(key, p)
        if done is None and len(groups) > CHAIN and not isinstance(next(iter(heads.values())), (PRange, PLiteral)):
            label = self.names.label("arms")
            body = self.switch(rows, total, label, None, to)
            if not total:
                assert default is not None
                body = Block(NEVER, to.row, to.span, (body,), self.leave(default, label))
            return Loop(to.type, to.row, to.span, label, body)
        first: list[Expr] = []
        length: Local | None = None
        if isinstance(next(iter(heads.values())), PList):
            length = self.local("length", INT, x.span)
            item = _item_type(x)
            first.append(_let(length, Prim(INT, PURE, x.span, "list.len", (item,), (x,))))
        cases = []
        for key, group in groups.items():
            loads, inner = self.enter(x, heads[key], group, length)
            body = _block(loads, self.rows(inner, total, done, default, to))
            cases.append((heads[key], body))
        return _block(first, self.chain(x, cases, length, total, done, default, to))

    def chain(
        self,
        x: Local,
        cases: list[tuple[Pattern, Expr]],
        length: Local | None,
        total: bool,
        done: str | None,
        default: Expr | None,
        to: _Frame,
    ) -> Expr:
        """Tests for disjoint cases."""
        t = to.type if done is None else NEVER if total else UNIT
        other = default if done is None and default is not None else _nothing(to.span)
        if len(cases) > CHAIN:
            if all(_interval(p) is not None for p, _ in cases):
                cases = sorted(cases, key=lambda case: _interval(case[0]) or (0, 0))
                return self.halve(x, cases, total, t, other, to)
            if done is not None:
                steps = []
                for p, body in cases[: -1 if total else None]:
                    test = self.test(x, p, length)
                    assert test is not None
                    steps.append(If(UNIT, to.row, p.span, test, body, _nothing(p.span)))
                last = cases[-1][1] if total else _nothing(to.span)
                return Block(t, to.row, to.span, tuple(steps), last)
        result = other
        for i, (p, body) in enumerate(reversed(cases)):
            test = self.test(x, p, length)
            if test is None or (total and i == 0):
                result = body
            else:
                result = If(t, to.row, p.span, test, body, result)
        return result

    def halve(self, x: Local, cases: list[tuple[Pattern, Expr]], total: bool, t: Type, other: Expr, to: _Frame) -> Expr:
        if len(cases) == 1:
            p, body = cases[0]
            test = None if total else self.test(x, p, None)
            return body if test is None else If(t, to.row, p.span, test, body, other)
        middle = len(cases) // 2
        bound = _interval(cases[middle][0])
        assert bound is not None
        below = Prim(BOOL, PURE, to.span, "lt", (INT,), (x, Literal(INT, PURE, to.span, bound[0])))
        lower = self.halve(x, cases[:middle], total, t, other, to)
        return If(t, to.row, to.span, below, lower, self.halve(x, cases[middle:], total, t, other, to))

    def test(self, x: Local, p: Pattern, length: Local | None) -> Expr | None:
        """Does `x` fit the outermost constructor of `p`? None if it always does."""
        span = p.span
        match p:
            case PConstruct(variant=None) | PTuple():
                return None
            case PConstruct():
                assert p.variant is not None
                return VariantTest(BOOL, PURE, span, x, p.variant)
            case PLiteral(value=True):
                return x if isinstance(p.value, bool) else self.equal(x, p.value, span)
            case PLiteral(value=False):
                return (
                    Prim(BOOL, PURE, span, "bool.not", (), (x,)) if p.value is False else self.equal(x, p.value, span)
                )
            case PLiteral():
                return self.equal(x, p.value, span)
            case PRange():
                return _within(x, p.low, p.high, span)
            case PList():
                assert length is not None
                count = len(p.items)
                if p.rest is None:
                    return _within(length, count, count, span)
                return None if count == 0 else _within(length, count, INT_MAX, span)
        raise TypeError(f"no constructor: {p!r}")

    def equal(self, x: Local, v: int | float | bool | str | None, span: Span) -> Expr:
        return Prim(BOOL, PURE, span, "eq", (x.type,), (x, Literal(x.type, PURE, span, v)))

    def enter(self, x: Local, head: Pattern, rows: list[_Row], length: Local | None) -> tuple[list[Expr], list[_Row]]:
        """Reads the parts of `x` that some row looks at, once; the rows go on with tests of those."""
        count = len(_parts(head))
        locals: list[Local | None] = [None] * count
        loads: list[Expr] = []
        for i in range(count):
            wanted = next((p for row in rows if not isinstance(p := _parts(row.tests[0][1])[i], PAny)), None)
            if wanted is not None:
                name = wanted.name if isinstance(wanted, PBind) else self.names.local("part")
                part = locals[i] = Local(wanted.type, PURE, wanted.span, name)
                loads.append(_let(part, self.part(x, head, i, wanted.type, length)))
        inner = []
        for row in rows:
            tests = [(part, p) for part, p in zip(locals, _parts(row.tests[0][1])) if part is not None]
            inner.append(_Row([*tests, *row.tests[1:]], row.binds, row.guard, row.body))
        return loads, inner

    def part(self, x: Local, head: Pattern, i: int, t: Type, length: Local | None) -> Expr:
        span = head.span
        match head:
            case PTuple():
                return Field(t, PURE, span, x, str(i))
            case PConstruct(variant=None):
                assert isinstance(x.type, Con)
                return Field(t, PURE, span, x, self.fields[x.type.name][i])
            case PConstruct():
                assert head.variant is not None
                return Payload(t, PURE, span, x, head.variant, i)
            case PList():
                item, at = _item_type(x), Literal(INT, PURE, span, i)
                if i < len(head.items):
                    return Prim(t, PURE, span, "list.at", (item,), (x, at))
                assert length is not None
                return Prim(list_of(item), PURE, span, "list.slice", (item,), (x, at, length))
        raise TypeError(f"no parts: {head!r}")

    # --- irrefutable patterns -----------------------------------------------------------------------------------

    def take_apart(self, x: Local, p: Pattern, mutable: bool) -> list[Expr]:
        """Bindings for an irrefutable pattern."""
        match p:
            case PAny() | PLiteral():
                return []
            case PBind():
                return [_let(Local(p.type, PURE, p.span, p.name), x, mutable)]
            case PAs():
                whole = _let(Local(p.type, PURE, p.span, p.name), x, mutable)
                return [whole, *self.take_apart(x, p.inner, mutable)]
            case POr():
                bindings = pattern_bindings(p)
                if not bindings:
                    return []
                rows = [self.renamed(x, a, bindings, p.span) for a in p.alternatives]
                found_type = next(iter(bindings.values())) if len(bindings) == 1 else tuple_of(bindings.values())
                found = self.rows(rows, True, None, None, _Frame(found_type, PURE, p.span))
                lets = self.unpack(found, bindings, p.span)
                return [
                    Let(UNIT, e.row, e.span, e.pattern, mutable and e.pattern.name in bindings, e.init)
                    for e in lets
                    if isinstance(e, Let) and isinstance(e.pattern, PBind)
                ]
        out: list[Expr] = []
        length: Local | None = None
        if isinstance(p, PList):
            length = self.local("length", INT, p.span)
            out.append(_let(length, Prim(INT, PURE, p.span, "list.len", (_item_type(x),), (x,))))
        for i, inner in enumerate(_parts(p)):
            if isinstance(inner, PAny):
                continue
            load = self.part(x, p, i, inner.type, length)
            if isinstance(inner, PBind):
                out.append(_let(Local(inner.type, PURE, inner.span, inner.name), load, mutable))
            else:
                part = self.local("part", inner.type, inner.span)
                out.append(_let(part, load))
                out.extend(self.take_apart(part, inner, mutable))
        return out


def _runs(rows: list[_Row]) -> list[list[_Row]]:
    """Cuts rows where one no longer looks at the local that those before it look at, or overlaps with one of them."""
    runs: list[list[_Row]] = []
    keys: dict[Hashable, Pattern] = {}
    intervals: list[tuple[int, int]] = []
    for row in rows:
        if runs and row.tests and runs[-1][0].tests:
            y, q = runs[-1][0].tests[0]
            test = next(((z, r) for z, r in row.tests if z.name == y.name), None)
            if test is not None and not isinstance(q, POr) and not isinstance(test[1], POr):
                p = test[1]
                key = _key(p)
                span = _interval(p)
                if key in keys or span is None or all(span[1] < low or high < span[0] for low, high in intervals):
                    row.tests.remove(test)
                    row.tests.insert(0, test)
                    runs[-1].append(row)
                    keys[key] = p
                    if span is not None:
                        intervals.append(span)
                    continue
        runs.append([row])
        keys.clear()
        intervals.clear()
        if row.tests:
            p = row.tests[0][1]
            keys[_key(p)] = p
            span = _interval(p)
            if span is not None:
                intervals.append(span)
    return runs


def _fails_once(run: list[_Row]) -> bool:
    """Is there only one place in the code of a run where no row fits: behind the last test of its first local?"""
    first = run[0].tests[0][1] if run[0].tests else None
    if isinstance(first, POr):
        return len(run[0].tests) == 1 and run[0].guard is None and not pattern_bindings(first)
    last: dict[Hashable, _Row] = {}
    for row in run:
        if row.tests:
            last[_key(row.tests[0][1])] = row
    return 0 < len(last) <= CHAIN and all(
        row.guard is None and len(row.tests) == 1 and all(map(_fits_all, _parts(row.tests[0][1])))
        for row in last.values()
    )


def _fits_all(p: Pattern) -> bool:
    while isinstance(p, PAs):
        p = p.inner
    return isinstance(p, (PAny, PBind))


def _interval(p: Pattern) -> tuple[int, int] | None:
    """The numbers that a pattern takes: of an Int, or of a list's length."""
    match p:
        case PRange():
            return p.low, p.high
        case PLiteral() if type(p.value) is int:
            return p.value, p.value
        case PList():
            return len(p.items), len(p.items) if p.rest is None else INT_MAX
        case _:
            return None


def _key(p: Pattern) -> Hashable:
    match p:
        case PConstruct():
            return p.variant
        case PLiteral():
            return (type(p.value), p.value)
        case PRange() if p.low == p.high:
            return (int, p.low)
        case PRange():
            return (p.low, p.high)
        case PList():
            return (len(p.items), p.rest is None)
        case _:
            return None


def _parts(p: Pattern) -> tuple[Pattern, ...]:
    match p:
        case PConstruct():
            return p.fields
        case PTuple():
            return p.parts
        case PList():
            return p.items if p.rest is None else (*p.items, p.rest)
        case _:
            return ()


def _item_type(x: Local) -> Type:
    assert isinstance(x.type, Con)
    return x.type.args[0]


def _within(x: Local, low: int, high: int, span: Span) -> Expr | None:
    """Is an Int in this interval? None if every one is."""
    if low == high:
        return Prim(BOOL, PURE, span, "eq", (INT,), (x, Literal(INT, PURE, span, low)))
    above = Prim(BOOL, PURE, span, "ge", (INT,), (x, Literal(INT, PURE, span, low)))
    below = Prim(BOOL, PURE, span, "le", (INT,), (x, Literal(INT, PURE, span, high)))
    if low == INT_MIN:
        return None if high == INT_MAX else below
    return above if high == INT_MAX else If(BOOL, PURE, span, above, below, Literal(BOOL, PURE, span, False))


def _let(x: Local, init: Expr, mutable: bool = False) -> Expr:
    return Let(UNIT, init.row, x.span, PBind(x.type, x.span, x.name), mutable, init)


def _block(first: list[Expr], last: Expr) -> Expr:
    if not first:
        return last
    row = union(last.row, *[e.row for e in first])
    if isinstance(last, Block):
        return Block(last.type, row, last.span, (*first, *last.body), last.result)
    return Block(last.type, row, last.span, tuple(first), last)


def _nothing(span: Span) -> Expr:
    return Literal(UNIT, PURE, span, None)


def _break(label: str, span: Span) -> Expr:
    return Break(NEVER, PURE, span, label, None)


def _unreachable(span: Span) -> Expr:
    return Prim(NEVER, PURE, span, "trap.unreachable", (), (Literal(STRING, PURE, span, "no arm fits"),))

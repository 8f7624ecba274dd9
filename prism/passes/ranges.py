"""Check elimination: primitives whose checks cannot fail are replaced by the rows of `primitives.PROVED`.

    for i in 0..xs.len() { total += xs[i] * 2 }      list.at_inside, int.mul unless xs[i] is known to be small

An interval is worked out for every Int by walking the tree in the order of evaluation: literals, lengths, the counters of `for`,
comparisons in conditions, remainders and masks give bounds, and so does every index operation that did not trap. At a loop the
intervals of what it assigns are iterated to a fixed point, with widening. Parameters of private functions have the union of what
their callers give them. What closures assign is not followed.

Two bounds come from physics: nothing is longer than `LONGEST`, and no program takes more than `STEPS` turns (13 days of doing nothing
else at a nanosecond each); so a counter that starts small and goes in small steps stays small, and `count += 1` needs no check.

What the rows mean to targets: Python needs to know that the exact result fits 64 bits (`_unchecked`, `_natural`, `_positive`,
`_counted`) and that an index is not negative (`_from_zero`). JavaScript needs to know that operands and result are exact as doubles
(`_small`, `_small_natural`) and that an index is in range (`_inside`). Each row says all that the weaker one says; bytecode maps
them to what they refine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.immutable import value
from prism.passes.call_graph import CallGraph
from prism.passes.intervals import (
    BINARY,
    LENGTH,
    MAX,
    MIN,
    TOP,
    UNARY,
    Interval,
    clip,
    fits,
    is_small,
    join,
    meet,
)
from prism.passes.purity import SHRINKS, LocalPurity, Purity
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Continue,
    Expr,
    Field,
    ForEach,
    ForRange,
    Function,
    FunctionRef,
    Global,
    Handler,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Module,
    PAs,
    Pattern,
    Payload,
    PBind,
    PLiteral,
    PRange,
    Prim,
    Return,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.primitives import PROVED
from prism.pir.types import INT, NEVER
from prism.pir.walk import assigned_locals, children, rebuild, walk

STEPS = 2**50
"""No program takes more turns."""
NEAR, FAR = 2**52, 2**62
"""Where a counter stays that goes in steps of at most 4, and of at most 4096."""
VISITS = 40
"""So many times the nodes of a function may be looked at on average before loops are no longer iterated."""


@value
class Ranges:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        return _Program(module).run()


class _Program:
    def __init__(self, module: Module) -> None:
        self.module = module
        self.graph = CallGraph(module)
        self.purity = Purity(module, self.graph)
        self.globals: dict[str, Interval] = {}
        self.given: dict[str, list[Interval]] = {}
        """What the parameters of each function were given so far."""
        self.unknown = set(module.exports) | self.graph.tangled
        for f in module.functions:
            for e in walk(f.body):
                if type(e) is FunctionRef:
                    self.unknown.add(e.name)
        for g in module.globals:
            for e in walk(g.init):
                if type(e) is FunctionRef:
                    self.unknown.add(e.name)

    def run(self) -> Module:
        globals = []
        for g in self.module.globals:
            walker = _Walk(self, g.init)
            globals.append(with_init(g, walker.go(g.init)))
            self.globals[g.name] = walker.range
        done: dict[str, Function] = {}
        for f in reversed(self.graph.order):
            done[f.name] = with_body(f, self.function(f))
        functions = tuple([done[f.name] for f in self.module.functions])
        return with_definitions(self.module, self.module.types, tuple(globals), functions)

    def function(self, f: Function) -> Expr:
        """Callers have been done, so what they give is known; what the function gives itself is found by iterating."""
        if f.name in self.unknown or not any(p.type == INT for p in f.params):
            return self.walked(f, {}, True)
        given = self.given.get(f.name)
        if given is None:
            return self.walked(f, {}, True)
        if f.name in self.graph.recursive:
            for turn in range(4):
                before = list(given)
                self.walked(f, _named(f, before), False)
                given = self.given[f.name]
                if given == before:
                    break
                if turn:
                    self.given[f.name] = given = [_widen(a, b, None) for a, b in zip(before, given)]
            else:
                given = [TOP] * len(given)
        return self.walked(f, _named(f, given), True)

    def walked(self, f: Function, params: Mapping[str, Interval], rewriting: bool) -> Expr:
        walker = _Walk(self, f.body)
        walker.env.update(params)
        walker.rewriting = rewriting
        return walker.go(f.body)

    def give(self, function: str, ranges: list[Interval]) -> None:
        given = self.given.get(function)
        self.given[function] = ranges if given is None else [join(a, b) for a, b in zip(given, ranges)]


def _named(f: Function, given: list[Interval]) -> dict[str, Interval]:
    return {p.name: a for p, a in zip(f.params, given) if p.type == INT}


def _widen(old: Interval, new: Interval, limit: int | None) -> Interval:
    """`new` with the ends that moved at `limit`, if they are not beyond it, or else at the end of Int."""
    low, high = new
    if low < old[0]:
        low = -limit if limit is not None and -limit <= low else MIN
    if high > old[1]:
        high = limit if limit is not None and high <= limit else MAX
    return low, high


State = dict[str, Interval]


class _Frame:
    """A loop being walked: the variables that it assigns, and their intervals wherever it is left or goes round."""

    def __init__(self, variables: frozenset[str]) -> None:
        self.variables = variables
        self.breaks: State | None = None
        self.rounds: State | None = None
        self.result: Interval | None = None


class _Walk:
    """Walks one function. `go` sets `range`, the interval of what it was given, and keeps `env` for the place where it
    stands; `dead` says that no run comes there."""

    def __init__(self, program: _Program, body: Expr) -> None:
        self.program = program
        self.body = body
        self.env: State = {}
        self.trail: list[tuple[str, Interval | None]] = []
        self.dead = False
        self.rewriting = True
        self.range: Interval = TOP
        self.frames: dict[str, _Frame] = {}
        self.lengths: dict[str, str] = {}
        """Immutable locals that hold the length of a list held by an immutable local."""
        self.inside: dict[str, set[str]] = {}
        """Counters, and the lists they are indices of."""
        self.in_loop: dict[int, frozenset[str]] = {}
        self.local_purity: LocalPurity | None = None
        self.assigned: set[str] = set()
        self.wild: set[str] = set()
        self.counters: set[str] | None = None
        self.visits = 0
        size = 0
        for e in walk(body):
            size += 1
            if type(e) is Assign:
                self.assigned.add(e.name)
            elif type(e) is Closure:
                self.wild |= assigned_locals(e.body)
            elif type(e) is Try and e.finalizer is not None:
                self.wild |= assigned_locals(e.finalizer)  # which runs behind jumps that are followed elsewhere
        self.budget = VISITS * size + 1000
        self.table: dict[type[Expr], Callable[..., Expr]] = {
            Literal: self.literal,
            Local: self.local,
            Global: self.global_,
            Closure: self.closure,
            Let: self.let,
            Assign: self.assign,
            Block: self.block,
            Prim: self.prim,
            Call: self.call,
            If: self.if_,
            Match: self.match,
            Loop: self.loop,
            ForRange: self.for_range,
            ForEach: self.for_each,
            Break: self.break_,
            Continue: self.continue_,
            Return: self.leave,
            Throw: self.leave,
            Try: self.try_,
        }

    @property
    def purity(self) -> LocalPurity:
        if self.local_purity is None:
            self.local_purity = LocalPurity(self.program.purity, self.assigned)
        return self.local_purity

    def go(self, e: Expr) -> Expr:
        self.visits += 1
        rule = self.table.get(type(e))
        if rule is not None:
            return rule(e)
        e = rebuild(e, self.go)
        self.range = TOP
        if e.type == NEVER:
            self.dead = True
        return e

    # --- states ----------------------------------------------------------------------------------------------

    def set(self, name: str, to: Interval) -> None:
        self.trail.append((name, self.env.get(name)))
        self.env[name] = to

    def undo(self, mark: int) -> State:
        """Goes back to where the trail was so long, and gives the changes since."""
        changes: State = {}
        env, trail = self.env, self.trail
        while len(trail) > mark:
            name, old = trail.pop()
            if name not in changes:
                changes[name] = env[name]
            if old is None:
                del env[name]
            else:
                env[name] = old
        return changes

    def merge(self, states: list[State | None]) -> None:
        """Goes on where these meet: changes to the present state, or None where no run comes from."""
        live = [state for state in states if state is not None]
        if not live:
            self.dead = True
            return
        self.dead = False
        for name in {name: None for state in live for name in state}:
            here = self.env.get(name, TOP)
            merged: Interval | None = None
            for state in live:
                a = state.get(name, here)
                merged = a if merged is None else join(merged, a)
            assert merged is not None
            self.set(name, merged)

    def branch(self, assume: tuple[Expr, bool] | None, run: Callable[[], Expr]) -> tuple[Expr, Interval, State | None]:
        """Walks a branch from the present state, and comes back to it."""
        mark = len(self.trail)
        dead = self.dead
        if assume is not None:
            self.assume(*assume)
        self.range = TOP
        e = run()
        found = self.range
        ended = self.dead
        changes = self.undo(mark)
        self.dead = dead
        return e, found, None if ended else changes

    def joined(self, found: list[tuple[Expr, Interval, State | None]]) -> None:
        """Goes on behind branches."""
        self.merge([state for _, _, state in found])
        ranges = [r for _, r, state in found if state is not None]
        self.range = ranges[0] if ranges else TOP
        for r in ranges[1:]:
            self.range = join(self.range, r)

    # --- leaves ----------------------------------------------------------------------------------------------

    def literal(self, e: Literal) -> Expr:
        v = e.value
        self.range = (v, v) if type(v) is int else TOP
        return e

    def local(self, e: Local) -> Expr:
        self.range = self.env.get(e.name, TOP)
        return e

    def global_(self, e: Global) -> Expr:
        self.range = self.program.globals.get(e.name, TOP)
        return e

    def closure(self, e: Closure) -> Expr:
        """Its body runs at another time: what is assigned may then be anything."""
        mark, dead = len(self.trail), self.dead
        frames, self.frames = self.frames, {}
        inside, self.inside = self.inside, {}
        lengths, self.lengths = self.lengths, {}
        for name in self.assigned:
            if name in self.env:
                self.set(name, TOP)
        made = rebuild(e, self.go)
        self.undo(mark)
        self.frames, self.inside, self.lengths = frames, inside, lengths
        self.dead = dead
        self.range = TOP
        return made

    # --- bindings --------------------------------------------------------------------------------------------

    def let(self, e: Let) -> Expr:
        init = self.go(e.init)
        self.bind(e.pattern, self.range)
        p = e.pattern
        if isinstance(p, PBind) and p.name not in self.assigned and isinstance(init, Prim) and init.op == "list.len":
            held = init.args[0]
            if isinstance(held, Local) and held.name not in self.assigned:
                self.lengths[p.name] = held.name
        self.range = TOP
        return e if init is e.init else Let(e.type, e.row, e.span, e.pattern, e.mutable, init)

    def bind(self, p: Pattern, to: Interval) -> None:
        """Binds what an Int pattern binds; parts of data are not known."""
        while isinstance(p, PAs):
            if p.type == INT and p.name not in self.wild:
                self.set(p.name, to)
            p = p.inner
        if isinstance(p, PBind) and p.type == INT and p.name not in self.wild:
            self.set(p.name, to)

    def assign(self, e: Assign) -> Expr:
        operand = self.go(e.operand)
        found = self.range
        if e.name in self.env and e.name not in self.wild:
            old = self.env[e.name]
            counted = self.counted(e.name, old, e.operand)
            if counted is not None:
                found = meet(found, (-counted, counted)) or found
                if self.rewriting and isinstance(operand, Prim):
                    suffix = "small" if counted == NEAR else "unchecked"
                    operand = _row(operand, f"{'.'.join(_base(operand.op))}_{suffix}")
            self.set(e.name, found)
        self.range = TOP
        return e if operand is e.operand else Assign(e.type, e.row, e.span, e.name, operand)

    def counted(self, name: str, old: Interval, operand: Expr) -> int | None:
        """The bound of a variable that goes in small steps from where it is small: `name = name + step`."""
        if not isinstance(operand, Prim) or operand.op not in ("int.add", "int.sub"):
            return None
        first, second = operand.args
        if not (isinstance(first, Local) and first.name == name):
            if operand.op == "int.sub" or not (isinstance(second, Local) and second.name == name):
                return None
            second = first
        step = self.peek(second)
        if step[0] >= -4 and step[1] <= 4 and old[0] >= -NEAR and old[1] <= NEAR:
            return NEAR
        if step[0] >= -4096 and step[1] <= 4096 and old[0] >= -FAR and old[1] <= FAR:
            return FAR
        return None

    def block(self, e: Block) -> Expr:
        made = rebuild(e, self.go)
        if made.type == NEVER:
            self.dead = True
        return made

    # --- operations ------------------------------------------------------------------------------------------

    def prim(self, e: Prim) -> Expr:
        args = []
        ranges = []
        changed = False
        for arg in e.args:
            made = self.go(arg)
            changed = changed or made is not arg
            args.append(made)
            ranges.append(self.range)
        op = proved = PROVED.get(e.op, e.op)
        self.range = TOP
        if op in BINARY:
            a, b = ranges
            exact = BINARY[op](a, b)
            proved = _proved(op, a, b, exact)
            self.range = exact if fits(exact) else TOP if op == "int.shift_left" else clip(exact)
        elif op in UNARY:
            exact = UNARY[op](ranges[0])
            if is_small(exact) and is_small(ranges[0]) and op in ("int.neg", "int.abs"):
                proved = f"{op}_small"
            elif fits(exact) and op in ("int.neg", "int.abs"):
                proved = f"{op}_unchecked"
            self.range = clip(exact)
        elif op in _INDEXED:
            proved = self.indexed(op, e.args, ranges[1])
        elif op in _RESULTS:
            self.range = _RESULTS[op]
        if e.type == NEVER:
            self.dead = True
        if proved == op:
            proved = e.op  # which may have been proved before
        if proved != e.op and self.rewriting:
            return Prim(e.type, e.row, e.span, proved, e.type_args, tuple(args))
        return Prim(e.type, e.row, e.span, e.op, e.type_args, tuple(args)) if changed else e

    def indexed(self, op: str, args: tuple[Expr, ...], index: Interval) -> str:
        """Behind it, the index is known to have been in range."""
        subject, at = args[0], args[1]
        if isinstance(at, Local):
            if isinstance(subject, Local) and subject.name in self.inside.get(at.name, ()) and op != "string.at":
                return f"{op}_inside"
            later = args[2:]
            if at.name not in self.wild and not any(at.name in assigned_locals(arg) for arg in later):
                self.set(at.name, meet(index, LENGTH) or LENGTH)
        return f"{op}_from_zero" if index[0] >= 0 else op

    def call(self, e: Call) -> Expr:
        ranges = []
        args = []
        changed = False
        for arg in e.args:
            made = self.go(arg)
            changed = changed or made is not arg
            args.append(made)
            ranges.append(self.range)
        if not self.dead:
            self.program.give(e.function, ranges)
        self.range = TOP
        if e.type == NEVER:
            self.dead = True
        return Call(e.type, e.row, e.span, e.function, e.type_args, tuple(args)) if changed else e

    def peek(self, e: Expr) -> Interval:
        """The interval of an expression without effects, as things stand."""
        match e:
            case Literal() if type(e.value) is int:
                return e.value, e.value
            case Local():
                return self.env.get(e.name, TOP)
            case Global():
                return self.program.globals.get(e.name, TOP)
            case Prim(op=op) if op in BINARY and len(e.args) == 2:
                found = BINARY[op](self.peek(e.args[0]), self.peek(e.args[1]))
                return found if fits(found) else TOP if op == "int.shift_left" else clip(found)
            case Prim(op=op):
                return _RESULTS.get(op, TOP)
            case _:
                return TOP

    # --- conditions ------------------------------------------------------------------------------------------

    def assume(self, e: Expr, truth: bool) -> None:
        """From here on, the condition `e`, which was just evaluated, was so."""
        if not _is_plain(e):
            return  # what it compared may have been assigned in it
        match e:
            case Literal():
                if e.value is not truth:
                    self.dead = True
            case If(otherwise=Literal(value=False)) if truth:
                self.assume(e.condition, True)
                self.assume(e.then, True)
            case If(then=Literal(value=True)) if not truth:
                self.assume(e.condition, False)
                self.assume(e.otherwise, False)
            case Prim(op="bool.not"):
                self.assume(e.args[0], not truth)
            case Prim(op=op) if op in _COMPARISONS and e.type_args == (INT,):
                a, b = e.args
                if not truth:
                    op = _OPPOSITE[op]
                ra, rb = self.peek(a), self.peek(b)
                self.narrow(a, _COMPARISONS[op](ra, rb))
                self.narrow(b, _COMPARISONS[_SWAPPED[op]](rb, ra))

    def narrow(self, e: Expr, to: Interval | None) -> None:
        """The value of `e` lies here; None: that cannot be."""
        if to is None:
            self.dead = True
            return
        if isinstance(e, Local) and e.name not in self.wild and e.type == INT:
            found = meet(self.env.get(e.name, TOP), to)
            if found is None:
                self.dead = True
            else:
                self.set(e.name, found)
        elif isinstance(e, Prim) and e.op in ("int.add", "int.sub"):
            a, b = e.args
            if isinstance(b, Literal) and isinstance(b.value, int):
                by = -b.value if e.op == "int.add" else b.value
                self.narrow(a, (max(to[0] + by, MIN), min(to[1] + by, MAX)))

    def if_(self, e: If) -> Expr:
        condition = self.go(e.condition)
        then = self.branch((e.condition, True), lambda: self.go(e.then))
        otherwise = self.branch((e.condition, False), lambda: self.go(e.otherwise))
        self.joined([then, otherwise])
        if condition is e.condition and then[0] is e.then and otherwise[0] is e.otherwise:
            return e
        return If(e.type, e.row, e.span, condition, then[0], otherwise[0])

    def match(self, e: Match) -> Expr:
        subject = self.go(e.subject)
        known = self.range if e.subject.type == INT else TOP
        guarded = any(arm.guard is not None for arm in e.arms)
        arms: list[Arm] = []
        found: list[tuple[Expr, Interval, State | None]] = []
        for arm in e.arms:
            guards: list[Expr] = []

            def run(arm: Arm = arm, guards: list[Expr] = guards) -> Expr:
                inner = meet(known, _within(arm.pattern)) or known
                self.bind(arm.pattern, inner)
                if isinstance(e.subject, Local) and not (guarded and e.subject.name in self.assigned):
                    self.narrow(e.subject, inner)
                if arm.guard is not None:
                    guards.append(self.go(arm.guard))
                    self.assume(arm.guard, True)
                self.range = TOP
                return self.go(arm.body)

            done = self.branch(None, run)
            found.append(done)
            guard = guards[0] if guards else None
            same = guard is arm.guard and done[0] is arm.body
            arms.append(arm if same else Arm(arm.pattern, guard, done[0]))
            if arm.guard is not None:
                # What the guard assigned may hold in later arms.
                for name in assigned_locals(arm.guard):
                    self.set(name, TOP)
        self.joined(found)
        if subject is e.subject and all(old is new for old, new in zip(e.arms, arms)):
            return e
        return Match(e.type, e.row, e.span, subject, tuple(arms))

    # --- loops -----------------------------------------------------------------------------------------------

    def variables(self, e: Expr, body: Expr) -> frozenset[str]:
        found = self.in_loop.get(id(e))
        if found is None:
            found = self.in_loop[id(e)] = assigned_locals(body) - self.wild
        return found

    def iterate(self, e: Loop | ForRange | ForEach, prepare: Callable[[], None]) -> tuple[Expr, _Frame, State]:
        """Walks a loop's body until the state at its start holds for every turn. Gives the body, what left the loop, and
        the state at the start."""
        variables = frozenset(name for name in self.variables(e, e.body) if name in self.env)
        head = {name: self.env[name] for name in variables}
        rewriting = self.rewriting
        if self.visits > self.budget:
            head = dict.fromkeys(head, TOP)
        else:
            self.rewriting = False
            for turn in range(8):
                body, frame, end = self.turn(e, head, variables, prepare)
                grown = {
                    name: join(a, end[name]) for name, a in head.items() if end is not None and end[name] != a
                }  # fmt: skip
                grown = {name: a for name, a in grown.items() if a != head[name]}
                if not grown:
                    break
                if turn == 7 or self.visits > self.budget:
                    head = dict.fromkeys(head, TOP)
                    break
                for name, a in grown.items():
                    limit = (NEAR, FAR, None)[min(turn, 2)]
                    plain = turn == 0 and not self.is_counter(name)
                    head[name] = a if plain else _widen(head[name], a, limit)
            self.rewriting = rewriting
        body, frame, _ = self.turn(e, head, variables, prepare)
        return body, frame, head

    def is_counter(self, name: str) -> bool:
        """Does the variable only ever go in steps? Then there is no use in following its first ones."""
        if self.counters is None:
            stepping: dict[str, bool] = {}
            for e in walk(self.body):
                if type(e) is Assign:
                    steps = isinstance(e.operand, Prim) and e.operand.op in ("int.add", "int.sub")
                    stepping[e.name] = stepping.get(e.name, True) and steps
            self.counters = {name for name, steps in stepping.items() if steps}
        return name in self.counters

    def turn(
        self, e: Loop | ForRange | ForEach, head: State, variables: frozenset[str], prepare: Callable[[], None]
    ) -> tuple[Expr, _Frame, State | None]:
        """One walk of the body from a state. Gives also the state at its end, None if it has none."""
        frame = self.frames[e.label] = _Frame(variables)
        mark, dead = len(self.trail), self.dead
        for name, a in head.items():
            self.set(name, a)
        prepare()
        body = self.go(e.body)
        end = None if self.dead else {name: self.env[name] for name in variables}
        self.undo(mark)
        self.dead = dead
        del self.frames[e.label]
        if end is None:
            end = frame.rounds
        elif frame.rounds is not None:
            end = {name: join(a, frame.rounds[name]) for name, a in end.items()}
        return body, frame, end

    def loop(self, e: Loop) -> Expr:
        body, frame, _ = self.iterate(e, lambda: None)
        self.merge([frame.breaks])
        self.range = frame.result or TOP
        return e if body is e.body else Loop(e.type, e.row, e.span, e.label, body)

    def for_range(self, e: ForRange) -> Expr:
        low = self.go(e.low)
        first = self.range
        high = self.go(e.high)
        last = self.range
        end = min(last[1] - (not e.inclusive), first[1] + STEPS)
        counter = (first[0], max(first[0], end))
        list_name = self.length_of(e.high)
        indexes = list_name is not None and not e.inclusive and first[0] >= 0 and self.keeps_lengths(e)
        if indexes and list_name is not None:
            self.inside.setdefault(e.name, set()).add(list_name)
        body, frame, head = self.iterate(e, lambda: self.set(e.name, counter))
        self.merge([head, frame.breaks] if frame.breaks is not None else [head])
        self.range = TOP
        if low is e.low and high is e.high and body is e.body:
            return e
        return ForRange(e.type, e.row, e.span, e.label, e.name, low, high, e.inclusive, body)

    def length_of(self, e: Expr) -> str | None:
        """The immutable local that holds the list whose length `e` is."""
        if isinstance(e, Local):
            return self.lengths.get(e.name)
        if isinstance(e, Prim) and e.op == "list.len":
            held = e.args[0]
            if isinstance(held, Local) and held.name not in self.assigned:
                return held.name
        return None

    def keeps_lengths(self, e: ForRange) -> bool:
        """Does no list get shorter from when the length was taken to the end of the loop?"""
        return not self.purity.of(e.body if isinstance(e.high, Prim) else self.body) & SHRINKS

    def for_each(self, e: ForEach) -> Expr:
        items = self.go(e.items)
        body, frame, head = self.iterate(e, lambda: self.bind(e.pattern, TOP))
        self.merge([head, frame.breaks] if frame.breaks is not None else [head])
        self.range = TOP
        if items is e.items and body is e.body:
            return e
        return ForEach(e.type, e.row, e.span, e.label, e.pattern, items, body)

    def break_(self, e: Break) -> Expr:
        operand = None if e.operand is None else self.go(e.operand)
        found = self.range
        frame = self.frames.get(e.label)
        if frame is not None and not self.dead:
            frame.breaks = self.left(frame, frame.breaks)
            if operand is not None:
                frame.result = found if frame.result is None else join(frame.result, found)
        self.dead = True
        self.range = TOP
        return e if operand is e.operand else Break(e.type, e.row, e.span, e.label, operand)

    def continue_(self, e: Continue) -> Expr:
        frame = self.frames.get(e.label)
        if frame is not None and not self.dead:
            frame.rounds = self.left(frame, frame.rounds)
        self.dead = True
        return e

    def left(self, frame: _Frame, before: State | None) -> State:
        now = {name: self.env[name] for name in frame.variables}
        return now if before is None else {name: join(a, before[name]) for name, a in now.items()}

    def leave(self, e: Expr) -> Expr:
        e = rebuild(e, self.go)
        self.dead = True
        self.range = TOP
        return e

    def try_(self, e: Try) -> Expr:
        """An error may come from anywhere inside, so what is assigned there may be anything."""
        inside = [name for name in self.variables(e, e) if name in self.env]
        body = self.branch(None, lambda: self.go(e.body))
        for name in inside:
            self.set(name, TOP)
        found = [body]
        handlers = []
        for handler in e.handlers:
            done = self.branch(None, lambda handler=handler: self.go(handler.body))  # type: ignore[misc]  # a default
            found.append(done)
            same = done[0] is handler.body
            handlers.append(handler if same else Handler(handler.name, handler.type, done[0]))
        self.joined(found)
        result = self.range
        for name in inside:
            self.set(name, TOP)
        finalizer = e.finalizer
        if finalizer is not None:
            dead = self.dead
            self.dead = False
            finalizer = self.go(finalizer)
            self.dead = dead or self.dead
        self.range = result
        same = body[0] is e.body and finalizer is e.finalizer
        if same and all(old is new for old, new in zip(e.handlers, handlers)):
            return e
        return Try(e.type, e.row, e.span, body[0], tuple(handlers), finalizer)


_PLAIN = frozenset((Local, Literal, Global, Prim, If, Field, Call, Invoke, VariantTest, Payload))


def _is_plain(e: Expr) -> bool:
    """Does `e` assign nothing itself?"""
    return type(e) in _PLAIN and all(map(_is_plain, children(e)))


def _within(p: Pattern) -> Interval:
    """The interval of an Int that fits a pattern."""
    while isinstance(p, PAs):
        p = p.inner
    if isinstance(p, PRange):
        return p.low, p.high
    if isinstance(p, PLiteral) and type(p.value) is int:
        return p.value, p.value
    return TOP


def _proved(op: str, a: Interval, b: Interval, exact: Interval) -> str:
    """The row that says what is known of a binary operation."""
    if op in ("int.add", "int.sub", "int.mul"):
        if is_small(exact) and is_small(a) and is_small(b):
            return f"{op}_small"
        return f"{op}_unchecked" if fits(exact) else op
    if op in ("int.div", "int.rem", "int.div_floor", "int.mod") and b[0] > 0:
        if a[0] >= 0:
            natural = {"int.div_floor": "int.div", "int.mod": "int.rem"}.get(op, op)
            return f"{natural}_small_natural" if is_small(a) and is_small(b) else f"{natural}_natural"
        return f"{op}_positive" if op in ("int.div_floor", "int.mod") else op
    if op == "int.shift_left" and fits(exact):
        return "int.shift_left_unchecked"
    if op == "int.shift_right" and b[0] >= 0 and b[1] <= 63:
        return "int.shift_right_counted"
    return op


def _base(op: str) -> tuple[str, str]:
    """The family and operation of a row that may be a proved one."""
    family, _, operation = op.partition(".")
    return family, operation.partition("_")[0]


def _row(e: Prim, op: str) -> Prim:
    return e if e.op.endswith("_small") else Prim(e.type, e.row, e.span, op, e.type_args, e.args)


def _less(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (MIN, b[1] - 1))


def _less_or_equal(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (MIN, b[1]))


def _greater(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (b[0] + 1, MAX))


def _greater_or_equal(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (b[0], MAX))


def _different(a: Interval, b: Interval) -> Interval | None:
    if b[0] != b[1]:
        return a
    low, high = a[0] + (a[0] == b[0]), a[1] - (a[1] == b[0])
    return (low, high) if low <= high else None


_COMPARISONS: Mapping[str, Callable[[Interval, Interval], Interval | None]] = {
    "lt": _less,
    "le": _less_or_equal,
    "gt": _greater,
    "ge": _greater_or_equal,
    "eq": meet,
    "ne": _different,
}
"""What the left side can be where the comparison holds."""
_OPPOSITE = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt", "eq": "ne", "ne": "eq"}
_SWAPPED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
_INDEXED = frozenset(("list.at", "list.set", "string.at"))
_RESULTS: Mapping[str, Interval] = {
    "list.len": LENGTH,
    "string.len": LENGTH,
    "map.len": LENGTH,
    "compare": (-1, 1),
}

"""One function's intervals: walks its tree in the order of evaluation, keeping the interval of every Int local for the place where it
stands, and rewrites the primitives whose checks cannot fail. See `ranges` for what is known and assumed.
"""

from __future__ import annotations

from collections.abc import Callable

from prism.passes.intervals import (
    BINARY,
    LENGTH,
    TOP,
    UNARY,
    Interval,
    clip,
    fits,
    hull,
    join,
    meet,
    widen,
)
from prism.passes.purity import SHRINKS
from prism.passes.range_facts import Facts, Shape
from prism.passes.range_flow import Flow, State
from prism.passes.range_rows import CONTENTS, INDEXED, MAKERS, RESULTS, STORED, proved, proved_unary
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
    Global,
    Handler,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    PAs,
    Pattern,
    Payload,
    PBind,
    PConstruct,
    PLiteral,
    PRange,
    Prim,
    PTuple,
    Return,
    SetField,
    Throw,
    Try,
)
from prism.pir.primitives import PROVED
from prism.pir.types import INT, NEVER, Type
from prism.pir.walk import assigned_locals, rebuild

STEPS = 2**50
"""No program takes more turns."""
NEAR, FAR = 2**52, 2**62
"""Where a counter stays that goes in steps of at most 4, and of at most 4096."""
VISITS = 40
"""So many times the nodes of a function may be looked at on average before loops are no longer iterated."""


class _Frame:
    """A loop being walked: the variables that it assigns, and their intervals wherever it is left or goes round."""

    def __init__(self, variables: frozenset[str]) -> None:
        self.variables = variables
        self.breaks: State | None = None
        self.rounds: State | None = None
        self.result: Interval | None = None


class Walk(Flow):
    """Walks one function. `go` sets `range`, the interval of what it was given. `called` holds what closures that are only called
    were given so far, `result` what the function has returned."""

    def __init__(self, facts: Facts, shape: Shape) -> None:
        super().__init__(facts, shape)
        self.shape = shape
        self.rewriting = True
        self.range: Interval = TOP
        self.result: Interval | None = None
        self.name = ""
        self.params: tuple[str, ...] = ()
        self.called: dict[str, list[Interval] | None] = dict.fromkeys(shape.closures)
        self.contents: dict[str, Interval | None] = dict.fromkeys(shape.lists)
        """What is in the lists of Int that are the function's own; None while that is nothing."""
        self.content: Interval | None = None
        """What is in the list that was just made."""
        self.frames: dict[str, _Frame] = {}
        self.lengths: dict[str, str] = {}
        """Immutable locals that hold the length of a list held by an immutable local."""
        self.inside: dict[str, set[str]] = {}
        """Counters, and the lists they are indices of."""
        self.within: list[tuple[str, tuple[str, ...]]] = []
        """The closures around the place: the names of those that are only called, and their parameters."""
        self.visits = 0
        self.budget = VISITS * shape.size + 1000
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
            Invoke: self.invoke,
            Construct: self.construct,
            Field: self.field,
            SetField: self.set_field,
            Payload: self.payload,
            If: self.if_,
            Match: self.match,
            Loop: self.loop,
            ForRange: self.for_range,
            ForEach: self.for_each,
            Break: self.break_,
            Continue: self.continue_,
            Return: self.return_,
            Throw: self.leave,
            Try: self.try_,
        }

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
        self.range = self.facts.globals.get(e.name, TOP)
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
        given = self.called.get(self.shape.named.get(id(e), ""), [])
        made: Expr = e
        if given is not None or self.rewriting:
            for p, a in zip(e.params, given or ()):
                if p.type == INT:
                    self.set(p.name, a)
            self.within.append((self.shape.named.get(id(e), ""), tuple([p.name for p in e.params])))
            made = rebuild(e, self.go)
            self.within.pop()
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
        if isinstance(p, PBind) and p.name in self.contents and self.content is not None:
            self.add(p.name, self.content)
        if isinstance(p, PBind) and p.name not in self.assigned and isinstance(init, Prim) and init.op == "list.len":
            held = init.args[0]
            if isinstance(held, Local) and held.name not in self.assigned:
                self.lengths[p.name] = held.name
        self.range = TOP
        return e if init is e.init else Let(e.type, e.row, e.span, e.pattern, e.mutable, init)

    def bind(self, p: Pattern, to: Interval) -> None:
        """Binds the Ints that a pattern binds."""
        while isinstance(p, PAs):
            if p.type == INT and p.name not in self.wild:
                self.set(p.name, to)
            p = p.inner
        if isinstance(p, PBind):
            if p.type == INT and p.name not in self.wild:
                self.set(p.name, to)
        elif isinstance(p, PConstruct):
            for i, part in enumerate(p.fields):
                held = self.facts.load(p.type, p.variant, i)
                if held is None:
                    self.dead = True
                self.bind(part, held or TOP)
        elif isinstance(p, PTuple):
            for part in p.parts:
                self.bind(part, TOP)

    def assign(self, e: Assign) -> Expr:
        operand = self.go(e.operand)
        found = self.range
        if e.name in self.env and e.name not in self.wild:
            old = self.env[e.name]
            operand, found = self.stepped(e.operand, operand, found, old, lambda x: _names(x, e.name))
            self.set(e.name, found)
        self.range = TOP
        return e if operand is e.operand else Assign(e.type, e.row, e.span, e.name, operand)

    def stepped(
        self, before: Expr, made: Expr, found: Interval, old: Interval, is_old: Callable[[Expr], bool]
    ) -> tuple[Expr, Interval]:
        """What a variable that held `old` is set to: `before`, which was walked to `made` and `found`. Going in small steps
        from where it is small, it stays small."""
        if not isinstance(before, Prim) or before.op not in ("int.add", "int.sub"):
            return made, found
        first, second = before.args
        if not is_old(first):
            if before.op == "int.sub" or not is_old(second):
                return made, found
            second = first
        step = self.peek(second)
        if step[0] >= -4 and step[1] <= 4 and old[0] >= -NEAR and old[1] <= NEAR:
            bound, suffix = NEAR, "small"
        elif step[0] >= -4096 and step[1] <= 4096 and old[0] >= -FAR and old[1] <= FAR:
            bound, suffix = FAR, "unchecked"
        else:
            return made, found
        if self.rewriting and isinstance(made, Prim) and not made.op.endswith("_small"):
            made = Prim(made.type, made.row, made.span, f"{before.op}_{suffix}", made.type_args, made.args)
        return made, meet(found, (-bound, bound)) or found

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
        op = row = PROVED.get(e.op, e.op)
        self.range = TOP
        if op in BINARY:
            a, b = ranges
            exact = BINARY[op](a, b)
            row = proved(op, a, b, exact)
            self.range = exact if fits(exact) else TOP if op == "int.shift_left" else clip(exact)
        elif op in UNARY:
            exact = UNARY[op](ranges[0])
            row = proved_unary(op, ranges[0], exact)
            self.range = clip(exact)
        elif op in INDEXED:
            row = self.indexed(op, e.args, ranges[1])
            if op == "list.at":  # the item
                self.range = self.taken(e.args[0])
        elif op in RESULTS:
            self.range = RESULTS[op]
        if e.type == NEVER:
            self.dead = True
        if op in MAKERS:
            items = ranges if op == "list.make" else ranges[1:]
            self.content = CONTENTS.get(op) or (hull(items) if items else None)
        elif op in STORED:
            self.put(e.args[0], ranges[STORED[op]])
        if row == op:
            row = e.op  # which may have been proved before
        if row != e.op and self.rewriting:
            return Prim(e.type, e.row, e.span, row, e.type_args, tuple(args))
        return Prim(e.type, e.row, e.span, e.op, e.type_args, tuple(args)) if changed else e

    def put(self, items: Expr, what: Interval) -> None:
        if isinstance(items, Local):
            self.add(items.name, what)

    def add(self, name: str, what: Interval) -> None:
        if name in self.contents and not self.dead:
            old = self.contents[name]
            self.contents[name] = what if old is None else join(old, what)

    def taken(self, items: Expr) -> Interval:
        """What an item of a list can be."""
        if isinstance(items, Prim):
            return CONTENTS.get(items.op, TOP)
        if not isinstance(items, Local) or items.name not in self.contents:
            return TOP
        found = self.contents[items.name]
        if found is None:
            self.dead = True  # the list is empty, as far as is known
        return found or TOP

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

    def arguments(self, args: tuple[Expr, ...], params: tuple[str, ...]) -> tuple[tuple[Expr, ...], list[Interval]]:
        """Walks arguments. `params` are the parameters that they go to where the call is a turn of recursion: those may be
        counters."""
        made: list[Expr] = []
        ranges: list[Interval] = []
        for i, arg in enumerate(args):
            done = self.go(arg)
            found = self.range
            if i < len(params) and params[i] in self.env:
                name = params[i]
                done, found = self.stepped(arg, done, found, self.env[name], lambda x, name=name: _names(x, name))  # type: ignore[misc]  # a default
            made.append(done)
            ranges.append(found)
        return (args if all(old is new for old, new in zip(args, made)) else tuple(made)), ranges

    def call(self, e: Call) -> Expr:
        args, ranges = self.arguments(e.args, self.params if e.function == self.name else ())
        if not self.dead:
            self.facts.give(e.function, ranges)
        self.range = self.facts.results.get(e.function, TOP)
        if e.type == NEVER:
            self.dead = True
        return e if args is e.args else Call(e.type, e.row, e.span, e.function, e.type_args, args)

    def invoke(self, e: Invoke) -> Expr:
        callee = self.go(e.callee)
        known = isinstance(e.callee, Local) and e.callee.name in self.called
        args, ranges = self.arguments(e.args, self.closure_params(e.callee) if known else ())
        if known and not self.dead:
            assert isinstance(e.callee, Local)
            given = self.called[e.callee.name]
            self.called[e.callee.name] = ranges if given is None else [join(a, b) for a, b in zip(given, ranges)]
        self.range = TOP
        if e.type == NEVER:
            self.dead = True
        return e if callee is e.callee and args is e.args else Invoke(e.type, e.row, e.span, callee, args)

    def closure_params(self, callee: Expr) -> tuple[str, ...]:
        """The parameters of a known closure, if this is inside it."""
        for name, params in reversed(self.within):
            if _names(callee, name):
                return params
        return ()

    # --- data --------------------------------------------------------------------------------------------------

    def construct(self, e: Construct) -> Expr:
        fields: list[Expr] = []
        for i, f in enumerate(e.fields):
            fields.append(self.go(f))
            if f.type == INT and not self.dead:
                self.facts.store(e.type, e.variant, i, self.range)
        self.range = TOP
        if all(old is new for old, new in zip(e.fields, fields)):
            return e
        return Construct(e.type, e.row, e.span, e.variant, tuple(fields))

    def field(self, e: Field) -> Expr:
        subject = self.go(e.subject)
        self.loaded(e, e.subject.type, None, self.facts.field_index(e.subject.type, e.name))
        return e if subject is e.subject else Field(e.type, e.row, e.span, subject, e.name)

    def payload(self, e: Payload) -> Expr:
        subject = self.go(e.subject)
        self.loaded(e, e.subject.type, e.variant, e.index)
        return e if subject is e.subject else Payload(e.type, e.row, e.span, subject, e.variant, e.index)

    def loaded(self, e: Expr, t: Type, variant: str | None, index: int) -> None:
        held = self.facts.load(t, variant, index) if e.type == INT else TOP
        if held is None:
            self.dead = True  # nothing was stored so far, so no run comes here
        self.range = held or TOP

    def set_field(self, e: SetField) -> Expr:
        subject = self.go(e.subject)
        operand = self.go(e.operand)
        if e.operand.type == INT:
            t = e.subject.type
            index = self.facts.field_index(t, e.name)
            old = self.facts.load(t, None, index) or TOP
            operand, found = self.stepped(e.operand, operand, self.range, old, lambda x: _is_field(x, t, e.name))
            if not self.dead:
                self.facts.store(t, None, index, found)
        self.range = TOP
        if subject is e.subject and operand is e.operand:
            return e
        return SetField(e.type, e.row, e.span, subject, e.name, operand)

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

    def iterate(self, e: Loop | ForRange | ForEach, prepare: Callable[[], None]) -> tuple[Expr, _Frame, State]:
        """Walks a loop's body until the state at its start holds for every turn. Gives the body, what left the loop, and
        the state at the start."""
        variables = frozenset(name for name in self.shape.variables(e, e.body) if name in self.env)
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
                    plain = turn == 0 and name not in self.shape.counters
                    head[name] = a if plain else widen(head[name], a, limit)
            self.rewriting = rewriting
        body, frame, _ = self.turn(e, head, variables, prepare)
        return body, frame, head

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
        return (
            not self.facts.local_purity(self.shape).of(e.body if isinstance(e.high, Prim) else self.shape.body)
            & SHRINKS
        )

    def for_each(self, e: ForEach) -> Expr:
        items = self.go(e.items)
        body, frame, head = self.iterate(e, lambda: self.bind(e.pattern, self.taken(e.items)))
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

    def return_(self, e: Return) -> Expr:
        operand = self.go(e.operand)
        if not self.dead and not self.within:
            self.result = self.range if self.result is None else join(self.result, self.range)
        self.dead = True
        self.range = TOP
        return e if operand is e.operand else Return(e.type, e.row, e.span, operand)

    def leave(self, e: Expr) -> Expr:
        e = rebuild(e, self.go)
        self.dead = True
        self.range = TOP
        return e

    def try_(self, e: Try) -> Expr:
        """An error may come from anywhere inside, so what is assigned there may be anything."""
        inside = [name for name in self.shape.variables(e, e) if name in self.env]
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


def _within(p: Pattern) -> Interval:
    """The interval of an Int that fits a pattern."""
    while isinstance(p, PAs):
        p = p.inner
    if isinstance(p, PRange):
        return p.low, p.high
    if isinstance(p, PLiteral) and type(p.value) is int:
        return p.value, p.value
    return TOP


def _names(e: Expr, name: str) -> bool:
    return isinstance(e, Local) and e.name == name


def _is_field(e: Expr, t: Type, name: str) -> bool:
    return isinstance(e, Field) and e.name == name and e.subject.type == t

"""What holds at a place in a function: an interval for every Int local, changed by assignments and narrowed by conditions."""

from __future__ import annotations

from prism.passes.intervals import (
    BINARY,
    COMPARISONS,
    MAX,
    MIN,
    OPPOSITE,
    SWAPPED,
    TOP,
    Interval,
    clip,
    fits,
    join,
    meet,
)
from prism.passes.range_facts import Facts, Shape
from prism.passes.range_rows import RESULTS
from prism.pir.nodes import Call, Expr, Field, Global, If, Invoke, Literal, Local, Payload, Prim, VariantTest
from prism.pir.types import INT
from prism.pir.walk import children

State = dict[str, Interval]


class Flow:
    """The state of a walk. `env` holds what is known of locals (what it lacks may be anything), `trail` what it was changed from;
    `dead` says that no run comes to the place."""

    def __init__(self, facts: Facts, shape: Shape) -> None:
        self.facts = facts
        self.assigned = shape.assigned
        self.wild = shape.wild
        self.env: State = {}
        self.trail: list[tuple[str, Interval | None]] = []
        self.dead = False

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

    def peek(self, e: Expr) -> Interval:
        """The interval of an expression without effects, as things stand."""
        match e:
            case Literal() if type(e.value) is int:
                return e.value, e.value
            case Local():
                return self.env.get(e.name, TOP)
            case Global():
                return self.facts.globals.get(e.name, TOP)
            case Prim(op=op) if op in BINARY and len(e.args) == 2:
                found = BINARY[op](self.peek(e.args[0]), self.peek(e.args[1]))
                return found if fits(found) else TOP if op == "int.shift_left" else clip(found)
            case Prim(op=op):
                return RESULTS.get(op, TOP)
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
            case Prim(op=op) if op in COMPARISONS and e.type_args == (INT,):
                a, b = e.args
                if not truth:
                    op = OPPOSITE[op]
                ra, rb = self.peek(a), self.peek(b)
                self.narrow(a, COMPARISONS[op](ra, rb))
                self.narrow(b, COMPARISONS[SWAPPED[op]](rb, ra))

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


_PLAIN = frozenset((Local, Literal, Global, Prim, If, Field, Call, Invoke, VariantTest, Payload))


def _is_plain(e: Expr) -> bool:
    """Does `e` assign nothing itself?"""
    return type(e) in _PLAIN and all(map(_is_plain, children(e)))

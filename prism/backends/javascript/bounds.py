"""In which bounds the Int values of a function stay, so that code may treat them as JavaScript numbers without asking.

A local gets the union of what it is ever given, without regard to the order of statements. "Anything" is always a right answer.

Counters are the one place where time is taken into account: a local that only ever moves by at most 16 from a small start would
need 2^48 turns, days of nothing else, to leave the numbers that JavaScript holds exactly; it is taken to stay within 2^52.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prism.pir.nodes import Assign, Block, Expr, ForRange, If, Let, Literal, Local, Match, Param, PBind, Prim
from prism.pir.primitives import PROVED
from prism.pir.types import INT
from prism.pir.walk import binds, walk
from prism.semantics.integers import INT_MAX, INT_MIN

Bounds = tuple[int, int]

ANY: Bounds = (INT_MIN, INT_MAX)
SAFE = (1 << 53) - 1
INT32 = (1 << 31) - 1
COUNTER = 1 << 52
STEP = 16
ROUNDS = 4

_LENGTHS: dict[str, Bounds] = {"list.len": (0, 1 << 32), "string.len": (0, 1 << 30), "map.len": (0, 1 << 25)}


def is_number(bounds: Bounds) -> bool:
    """Is such a value always held as a number, never as a BigInt?"""
    return bounds[0] >= -SAFE and bounds[1] <= SAFE


def is_int32(bounds: Bounds) -> bool:
    return bounds[0] >= -INT32 - 1 and bounds[1] <= INT32


def clip(low: int, high: int) -> Bounds:
    """What is left of a result after the overflow check."""
    return (max(low, INT_MIN), min(high, INT_MAX))


def join(a: Bounds | None, b: Bounds | None) -> Bounds | None:
    if a is None or b is None:
        return a or b
    return (min(a[0], b[0]), max(a[1], b[1]))


class BoundsOf:
    """Of one function or initial value, its closures included. Call it with an Int expression of that function."""

    def __init__(self, params: Iterable[Param], body: Expr) -> None:
        self._given: dict[str, list[Expr | ForRange | None]] = {param.name: [None] for param in params}
        for e in walk(body):
            kind = type(e)
            if kind is Let and isinstance(e.pattern, PBind):  # type: ignore[attr-defined]  # a Let, by its class
                self._give(e.pattern.name, e.init)  # type: ignore[attr-defined]  # as above
            elif kind is Assign:
                self._give(e.name, e.operand)  # type: ignore[attr-defined]  # an Assign, by its class
            elif kind is ForRange:
                self._give(e.name, e)  # type: ignore[attr-defined]  # a ForRange, by its class
            else:
                for name in binds(e):
                    self._give(name, None)
        self._locals: dict[str, Bounds | None] = dict.fromkeys(self._given)
        self._known: dict[int, Bounds | None] = {}
        self._solve()

    def _give(self, name: str, source: Expr | ForRange | None) -> None:
        self._given.setdefault(name, []).append(source)

    def __call__(self, e: Expr) -> Bounds:
        return self._of(e) or ANY

    def _solve(self) -> None:
        """Rounds until nothing grows; what still grows after some is a counter or anything, and if that does not end it, all are anything."""
        ints = [name for name, sources in self._given.items() if any(_is_int(s) for s in sources)]
        for name in self._given:
            if name not in ints or None in self._given[name]:
                self._locals[name] = ANY
        for turn in range(3 * ROUNDS):
            self._known.clear()
            changed = False
            for name in ints:
                now = self._locals[name]
                found = now
                for source in self._given[name]:
                    found = join(found, ANY if source is None else self._source(source))
                if found != now and turn >= ROUNDS:
                    found = self._widened(name)
                if found != now:
                    changed = True
                    self._locals[name] = found
            if not changed:
                return
        self._locals.update(dict.fromkeys(ints, ANY))
        self._known.clear()

    def _source(self, source: Expr | ForRange) -> Bounds | None:
        if not isinstance(source, ForRange):
            return self._of(source)
        low, high = self._of(source.low), self._of(source.high)
        if low is None or high is None:
            return None
        top = high[1] if source.inclusive else high[1] - 1
        if low[0] >= -COUNTER // 2 and low[1] <= COUNTER // 2:
            top = min(top, COUNTER)
        return (low[0], max(top, low[0]))

    def _widened(self, name: str) -> Bounds:
        start: Bounds | None = None
        for source in self._given[name]:
            if source is None:
                return ANY
            if isinstance(source, ForRange):
                start = join(start, self._of(source.low))
            elif not _is_step(source, name):
                start = join(start, self._of(source))
        if start is None or start[0] < -COUNTER // 2 or start[1] > COUNTER // 2:
            return ANY
        return (-COUNTER, COUNTER)

    def _of(self, e: Expr) -> Bounds | None:
        """None for what is not reached yet."""
        key = id(e)
        if key in self._known:
            return self._known[key]
        found = self._find(e)
        self._known[key] = found
        return found

    def _find(self, e: Expr) -> Bounds | None:
        match e:
            case Literal(value=int(number)):
                return (number, number)
            case Local(name=name):
                return self._locals.get(name, ANY)
            case Prim(op=op, args=args):
                if op in _LENGTHS:
                    return _LENGTHS[op]
                base = PROVED.get(op, op)
                rule = _RULES.get(base)
                if rule is None:
                    return ANY
                parts = [self._of(a) for a in args]
                if None in parts:
                    return None
                low, high = rule(*[proved(op, part) for part in parts if part is not None])
                return (max(low, -SAFE), min(high, SAFE)) if "_small" in op[len(base) :] else (low, high)
            case If():
                return join(self._of(e.then), self._of(e.otherwise)) if e.type == INT else ANY
            case Block():
                return self._of(e.result)
            case Match() if e.type == INT:
                found: Bounds | None = None
                for arm in e.arms:
                    found = join(found, self._of(arm.body))
                return found
        return ANY if e.type == INT else None


def _is_int(source: Expr | ForRange | None) -> bool:
    return isinstance(source, ForRange) or (source is not None and source.type == INT)


def _is_step(e: Expr, name: str) -> bool:
    """Is this `name + c` or `name - c` with a small literal c?"""
    match e:
        case Prim(op=op, args=(Local(name=who), Literal(value=int(c)))):
            return who == name and -STEP <= c <= STEP and PROVED.get(op, op) in ("int.add", "int.sub")
    return False


def proved(op: str, operand: Bounds) -> Bounds:
    """The bounds of an operand of `op`, given what a pass proved about it (`primitives.PROVED`)."""
    if op.endswith(("_small", "_small_natural")):
        return (max(operand[0], -SAFE), min(operand[1], SAFE))
    return operand


def _products(a: Bounds, b: Bounds) -> Bounds:
    all = (a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1])
    return clip(min(all), max(all))


def _div(a: Bounds, b: Bounds) -> Bounds:
    if b[0] > 0:
        ends = [_quotient(x, y) for x in a for y in b]
        return (min(ends), max(ends))
    size = max(-a[0], a[1])
    return clip(-size, size)


def _quotient(a: int, b: int) -> int:
    return a // b if a >= 0 else -(-a // b)


def _rem(a: Bounds, b: Bounds) -> Bounds:
    most = max(abs(b[0]), abs(b[1]), 1) - 1
    return (0 if a[0] >= 0 else max(a[0], -most), 0 if a[1] <= 0 else min(a[1], most))


def _mod(a: Bounds, b: Bounds) -> Bounds:
    return (min(b[0] + 1, 0), max(b[1] - 1, 0))


def _and(a: Bounds, b: Bounds) -> Bounds:
    tops = [x[1] for x in (a, b) if x[0] >= 0]
    return (0, min(tops)) if tops else ANY


def _or(a: Bounds, b: Bounds) -> Bounds:
    if a[0] >= 0 and b[0] >= 0:
        return (0, (1 << max(a[1].bit_length(), b[1].bit_length())) - 1)
    return (-INT32 - 1, INT32) if is_int32(a) and is_int32(b) else ANY


def _shift_left(a: Bounds, b: Bounds) -> Bounds:
    if a[0] >= 0 and b[0] >= 0 and b[1] <= 63 and a[1] << b[1] <= INT_MAX:
        return (0, a[1] << b[1])
    return ANY


def _shift_right(a: Bounds, b: Bounds) -> Bounds:
    least = min(max(b[0], 0), 63)
    return (min(a[0] >> least, 0) if a[0] < 0 else 0, max(a[1] >> least, 0) if a[1] >= 0 else -1)


_RULES: dict[str, Callable[..., Bounds]] = {
    "int.add": lambda a, b: clip(a[0] + b[0], a[1] + b[1]),
    "int.sub": lambda a, b: clip(a[0] - b[1], a[1] - b[0]),
    "int.mul": _products,
    "int.div": _div,
    "int.rem": _rem,
    "int.mod": _mod,
    "int.neg": lambda a: clip(-a[1], -a[0]),
    "int.abs": lambda a: clip(0 if a[0] <= 0 <= a[1] else min(abs(a[0]), abs(a[1])), max(abs(a[0]), abs(a[1]))),
    "int.bit_and": _and,
    "int.bit_or": _or,
    "int.bit_xor": _or,
    "int.bit_not": lambda a: (-a[1] - 1, -a[0] - 1),
    "int.shift_left": _shift_left,
    "int.shift_right": _shift_right,
    "compare": lambda a=None, b=None: (-1, 1),
}

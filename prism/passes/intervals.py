"""Intervals of Int, and what primitives make of them. An interval is a pair, both ends included."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MIN, MAX = -(2**63), 2**63 - 1
SMALL = 2**53 - 1
"""Doubles are exact up to here."""
LONGEST = 2**40
"""No list, string or map is longer: it would not fit any memory."""

Interval = tuple[int, int]
TOP: Interval = (MIN, MAX)
LENGTH: Interval = (0, LONGEST)


def join(a: Interval, b: Interval) -> Interval:
    return (min(a[0], b[0]), max(a[1], b[1]))


def hull(all: Sequence[Interval]) -> Interval:
    """The least interval that holds all of these, one at least."""
    return min(low for low, _ in all), max(high for _, high in all)


def meet(a: Interval, b: Interval) -> Interval | None:
    """None if they have nothing in common."""
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return (low, high) if low <= high else None


def widen(old: Interval, new: Interval, limit: int | None) -> Interval:
    """`new`, which holds `old`, with the ends that moved at `limit`, or at the end of Int if they are beyond it."""
    low, high = new
    if low < old[0]:
        low = -limit if limit is not None and -limit <= low else MIN
    if high > old[1]:
        high = limit if limit is not None and high <= limit else MAX
    return low, high


def clip(a: Interval) -> Interval:
    """The part that fits 64 bits: what is beyond traps."""
    return (max(a[0], MIN), min(a[1], MAX)) if a[0] <= MAX and a[1] >= MIN else TOP


def fits(a: Interval) -> bool:
    return a[0] >= MIN and a[1] <= MAX


def is_small(a: Interval) -> bool:
    return a[0] >= -SMALL and a[1] <= SMALL


def add(a: Interval, b: Interval) -> Interval:
    return (a[0] + b[0], a[1] + b[1])


def sub(a: Interval, b: Interval) -> Interval:
    return (a[0] - b[1], a[1] - b[0])


def mul(a: Interval, b: Interval) -> Interval:
    products = (a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1])
    return (min(products), max(products))


def neg(a: Interval) -> Interval:
    return (-a[1], -a[0])


def absolute(a: Interval) -> Interval:
    if a[0] >= 0:
        return a
    return (0 if a[1] >= 0 else -a[1], max(-a[0], a[1]))


def _quotient(a: int, b: int) -> int:
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def div(a: Interval, b: Interval) -> Interval:
    if b[0] <= 0:
        size = max(-a[0], a[1])
        return (-size, size)
    quotients = (_quotient(a[0], b[0]), _quotient(a[0], b[1]), _quotient(a[1], b[0]), _quotient(a[1], b[1]))
    return (min(quotients), max(quotients))


def rem(a: Interval, b: Interval) -> Interval:
    most = max(abs(b[0]), abs(b[1])) - 1
    return (max(a[0], -most) if a[0] < 0 else 0, min(a[1], most) if a[1] > 0 else 0)


def div_floor(a: Interval, b: Interval) -> Interval:
    if b[0] <= 0:
        size = max(-a[0], a[1])
        return (-size, size)
    quotients = (a[0] // b[0], a[0] // b[1], a[1] // b[0], a[1] // b[1])
    return (min(quotients), max(quotients))


def mod(a: Interval, b: Interval) -> Interval:
    if b[0] <= 0:
        most = max(abs(b[0]), abs(b[1])) - 1
        return (-most, most)
    return (0, min(a[1], b[1] - 1) if a[0] >= 0 else b[1] - 1)


def bit_and(a: Interval, b: Interval) -> Interval:
    if a[0] >= 0:
        return (0, min(a[1], b[1]) if b[0] >= 0 else a[1])
    return (0, b[1]) if b[0] >= 0 else TOP


def bit_or(a: Interval, b: Interval) -> Interval:
    """Of `|` and `^`."""
    if a[0] < 0 or b[0] < 0:
        return TOP
    return (0, (1 << max(a[1], b[1]).bit_length()) - 1)


def bit_not(a: Interval) -> Interval:
    return (-a[1] - 1, -a[0] - 1)


def shift_right(a: Interval, b: Interval) -> Interval:
    low, high = max(b[0], 0), min(b[1], 63)
    if low > high:
        return TOP
    ends = (a[0] >> low, a[0] >> high, a[1] >> low, a[1] >> high)
    return (min(ends), max(ends))


def shift_left(a: Interval, b: Interval) -> Interval:
    """The exact result, which need not fit; for a count that is not known to be right, anything."""
    if not (b[0] >= 0 and b[1] <= 63):
        return (2 * MIN, 2 * MAX)
    ends = (a[0] << b[0], a[0] << b[1], a[1] << b[0], a[1] << b[1])
    return (min(ends), max(ends))


BINARY: dict[str, Callable[[Interval, Interval], Interval]] = {
    "int.add": add,
    "int.sub": sub,
    "int.mul": mul,
    "int.div": div,
    "int.rem": rem,
    "int.div_floor": div_floor,
    "int.mod": mod,
    "int.bit_and": bit_and,
    "int.bit_or": bit_or,
    "int.bit_xor": bit_or,
    "int.shift_right": shift_right,
    "int.shift_left": shift_left,
}
UNARY: dict[str, Callable[[Interval], Interval]] = {
    "int.neg": neg,
    "int.abs": absolute,
    "int.bit_not": bit_not,
}
"""The exact results, before what does not fit 64 bits traps (or, of `<<`, is dropped)."""


def less(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (MIN, b[1] - 1))


def less_or_equal(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (MIN, b[1]))


def greater(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (b[0] + 1, MAX))


def greater_or_equal(a: Interval, b: Interval) -> Interval | None:
    return meet(a, (b[0], MAX))


def different(a: Interval, b: Interval) -> Interval | None:
    if b[0] != b[1]:
        return a
    low, high = a[0] + (a[0] == b[0]), a[1] - (a[1] == b[0])
    return (low, high) if low <= high else None


COMPARISONS: dict[str, Callable[[Interval, Interval], Interval | None]] = {
    "lt": less,
    "le": less_or_equal,
    "gt": greater,
    "ge": greater_or_equal,
    "eq": meet,
    "ne": different,
}
"""What the left side can be where the comparison holds."""
OPPOSITE = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt", "eq": "ne", "ne": "eq"}
SWAPPED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}

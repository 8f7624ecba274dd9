"""Which row of `primitives.PROVED` says what intervals tell about an operation."""

from __future__ import annotations

from prism.passes.intervals import LENGTH, Interval, fits, is_small

CODE_POINT: Interval = (0, 0x10FFFF)
CONTENTS: dict[str, Interval] = {"string.code_points": CODE_POINT, "list.sort_order": LENGTH}
"""What is in the lists of Int that these make."""
MAKERS = frozenset(("list.make", "list.filled", *CONTENTS))
KEEPERS = frozenset(
    (
        "len",
        "at",
        "get",
        "set",
        "push",
        "pop",
        "insert",
        "remove",
        "clear",
        "reverse",
        "sort",
        "sort_order",
        "join",
        "copy",
        "slice",
    )
)
"""Operations of List that let no one else have their first operand."""
STORED = {"list.set": 2, "list.push": 1, "list.insert": 2}
"""Which operand goes into the list."""
INDEXED = frozenset(("list.at", "list.set", "string.at"))
RESULTS: dict[str, Interval] = {
    "list.len": LENGTH,
    "string.len": LENGTH,
    "map.len": LENGTH,
    "compare": (-1, 1),
}
"""What operations with a known range give."""


def proved(op: str, a: Interval, b: Interval, exact: Interval) -> str:
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


def proved_unary(op: str, a: Interval, exact: Interval) -> str:
    """The same, of an operation on one."""
    if op not in ("int.neg", "int.abs"):
        return op
    if is_small(exact) and is_small(a):
        return f"{op}_small"
    return f"{op}_unchecked" if fits(exact) else op

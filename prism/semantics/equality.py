"""Equality, order and keys of values. Imported at every start.

Three ways to look at a Float: `==` and `<` follow IEEE, inside data too; the total order of sorting puts -0.0 before 0.0 and
NaN last; as keys all NaNs are one, and -0.0 is 0.0.
"""

from __future__ import annotations

import math

from prism.semantics.traps import Trap
from prism.semantics.values import DATA_DEPTH, Data, MapValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

SCALAR_CLASSES = frozenset((int, float, bool, str, type(None)))


def _too_deep(what: str) -> Trap:
    return Trap("stack", f"the data to {what} is nested too deeply")


def equal(a: Any, b: Any) -> bool:
    """`a == b`. Traps `stack` for data that is cyclic or nests too deeply."""
    if type(a) in SCALAR_CLASSES:
        return a == b  # type: ignore[no-any-return]  # a bool, for scalars
    stack: list[Iterator[tuple[Any, Any]]] = [iter(((a, b),))]
    while stack:
        for x, y in stack[-1]:
            kind = type(x)
            if kind in SCALAR_CLASSES:
                if x != y:
                    return False
                continue
            if kind is Data:
                if x.layout.index != y.layout.index:
                    return False
                stack.append(zip(x.fields, y.fields))
            elif kind is list:
                if len(x) != len(y):
                    return False
                stack.append(zip(x, y))
            elif kind is tuple:
                stack.append(zip(x, y))
            elif kind is MapValue:
                others = y.items
                if len(x.items) != len(others) or any(key not in others for key in x.items):
                    return False
                stack.append(iter([(item, others[key]) for key, item in x.items.items()]))
            else:
                raise TypeError("functions are not compared")
            break
        else:
            stack.pop()
        if len(stack) > DATA_DEPTH:
            raise _too_deep("compare")
    return True


UNORDERED = 2
"""What `_order` gives where IEEE says neither."""


def _order(a: Any, b: Any, total: bool) -> int:
    """-1, 0 or 1, by the first place that differs; UNORDERED if a NaN stands there and the order is not total."""
    stack: list[tuple[Iterator[tuple[Any, Any]], int]] = [(iter(((a, b),)), 0)]
    while stack:
        parts, tie = stack[-1]
        for x, y in parts:
            kind = type(x)
            if kind is float:
                if total:
                    x, y = _total(x), _total(y)
                if x == y:
                    continue
                return -1 if x < y else 1 if x > y else UNORDERED
            if kind in SCALAR_CLASSES:
                if x == y:
                    continue
                return -1 if x < y else 1
            if kind is Data:
                if x.layout.index != y.layout.index:
                    return -1 if x.layout.index < y.layout.index else 1
                stack.append((zip(x.fields, y.fields), 0))
            elif kind is list:
                stack.append((zip(x, y), (len(x) > len(y)) - (len(x) < len(y))))
            elif kind is tuple:
                stack.append((zip(x, y), 0))
            else:
                raise TypeError("maps and functions have no order")
            break
        else:
            if tie:
                return tie
            stack.pop()
        if len(stack) > DATA_DEPTH:
            raise _too_deep("compare")
    return 0


def _total(x: float) -> tuple[bool, float, float]:
    return (True, 0.0, 0.0) if x != x else (False, x, math.copysign(1.0, x))


def compare(a: Any, b: Any) -> int:
    """The total order that sorting uses: -1, 0 or 1."""
    kind = type(a)
    if kind is not float and kind in SCALAR_CLASSES:
        return 0 if a == b else -1 if a < b else 1
    return _order(a, b, True)


def not_equal(a: Any, b: Any) -> bool:
    return not equal(a, b)


def less(a: Any, b: Any) -> bool:
    """`a < b`: the first place that differs (by `==`) decides, and decides for neither if a NaN stands there."""
    if type(a) in SCALAR_CLASSES and a is not None:
        return a < b  # type: ignore[no-any-return]  # a bool, for scalars
    return _order(a, b, False) == -1


def less_or_equal(a: Any, b: Any) -> bool:
    if type(a) in SCALAR_CLASSES and a is not None:
        return a <= b  # type: ignore[no-any-return]  # as above
    return _order(a, b, False) in (-1, 0)


def greater(a: Any, b: Any) -> bool:
    return less(b, a)


def greater_or_equal(a: Any, b: Any) -> bool:
    return less_or_equal(b, a)


def order_key(value: Any) -> Any:
    """A key for Python's own sorting that orders as `compare` does: flat, so that nothing recurses."""
    kind = type(value)
    if kind is float:
        return _total(value)
    if kind in SCALAR_CLASSES and value is not None:
        return value
    out: list[object] = []
    stack: list[tuple[Iterator[Any], bool]] = [(iter((value,)), False)]
    while stack:
        parts, in_list = stack[-1]
        for part in parts:
            if in_list:
                out.append(1)  # an item follows
            kind = type(part)
            if kind is float:
                out.extend(_total(part))
            elif kind is Data:
                out.append(part.layout.index)
                stack.append((iter(part.fields), False))
                break
            elif kind is list:
                stack.append((iter(part), True))
                break
            elif kind is tuple:
                stack.append((iter(part), False))
                break
            elif part is not None:
                if kind not in SCALAR_CLASSES:
                    raise TypeError("maps and functions have no order")
                out.append(part)
        else:
            if in_list:
                out.append(0)  # the end comes before any item
            stack.pop()
        if len(stack) > DATA_DEPTH:
            raise _too_deep("sort")
    return tuple(out)


_NAN_KEY = math.nan  # one object: Python finds it in a dict by identity


def key_of(value: Any) -> object:
    """The key under which a map keeps `value`: itself for a scalar, else a flat encoding of its structure (types are static,
    so it need not tell an Int from a Float) that later changes to the value don't touch."""
    kind = type(value)
    if kind is float:
        return value + 0.0 if value == value else _NAN_KEY  # -0.0 goes in as 0.0
    if kind in SCALAR_CLASSES:
        return value
    out: list[object] = []
    stack: list[Iterator[Any]] = [iter((value,))]
    while stack:
        for part in stack[-1]:
            kind = type(part)
            if kind is float:
                out.append(part if part == part else _NAN_KEY)
            elif kind in SCALAR_CLASSES:
                out.append(part)
            elif kind is Data:
                out.append(part.layout.index)
                stack.append(iter(part.fields))
                break
            elif kind is list:
                out.append(len(part))
                stack.append(iter(part))
                break
            elif kind is tuple:
                stack.append(iter(part))
                break
            elif kind is MapValue:
                out.append(_map_key(part))
            else:
                raise TypeError("functions are no keys")
        else:
            stack.pop()
        if len(stack) > DATA_DEPTH:
            raise _too_deep("use as a key")
    return tuple(out)


def _map_key(value: MapValue) -> object:
    """Maps ignore order. Here alone keys recurse, as deep as maps nest in maps."""
    try:
        return frozenset([(key, key_of(item)) for key, item in value.items.items()])
    except RecursionError:
        raise _too_deep("use as a key") from None

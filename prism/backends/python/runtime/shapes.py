"""Shapes: what depends on the structure of a type (showing, equality, order, keys, checks of what a host passes), one object
per type, since types are static and values carry none.

`plain` and `of_plain` convert to and from Python's own types, as `prism.vm.convert` does.
"""

from __future__ import annotations

import math
from functools import cmp_to_key
from operator import attrgetter

from prism.backends.python.runtime.values import KeyedMap, Singleton, Some, float_key
from prism.semantics.display import quote
from prism.semantics.equality import UNORDERED
from prism.semantics.integers import INT_MAX, INT_MIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


class Misfit(TypeError):
    """A host passed a value that is not of the type that the signature states."""


class Shape:
    """What one type does. `direct` means that Python's `==`, `<` and `hash` are the language's on its values."""

    direct = False

    def __init__(self, name: str) -> None:
        self.name = name

    def show(self, x: Any, nested: bool = False) -> str:
        """As shown; inside data strings are quoted."""
        return str(x)

    def equal(self, a: Any, b: Any) -> bool:
        return bool(a == b)

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        """-1, 0 or 1 in the order that sorting uses, or (not total) that of `<`, which may be UNORDERED."""
        return 0 if a == b else -1 if a < b else 1

    def key(self, x: Any) -> Any:
        """What stands for `x` as a key. Flat: hashing it nests no calls."""
        return x

    def put(self, x: Any, out: list[Any]) -> None:
        """Appends the key's parts."""
        out.append(x)

    def check(self, x: Any, path: str) -> Any:
        """`x`, which a host passed, if it is of this type; else raises Misfit naming the place."""
        raise NotImplementedError

    def plain(self, x: Any) -> Any:
        """`x` in the types that Python comes with."""
        return x

    def of_plain(self, x: Any, path: str) -> Any:
        """The value that `x`, as `plain` gives it, stands for; Misfit if there is none."""
        return self.check(x, path)

    def hashable(self) -> bool:
        """Is what `plain` gives something that Python takes as a key?"""
        return True

    def misfit(self, x: Any, path: str, why: str = "") -> Misfit:
        what = "None" if x is None else type(x).__name__
        if isinstance(x, (int, float, str)):
            what += f" {shortened(repr(x))}"
        return Misfit(f"{path} must be {self.name}, not {what}{': ' if why else ''}{why}")

    def sort(self, items: list[Any]) -> None:
        if self.direct:
            items.sort()
        else:
            items[:] = sorted(items, key=cmp_to_key(self.order))

    def sort_order(self, keys: list[Any]) -> list[int]:
        if self.direct:
            return sorted(range(len(keys)), key=keys.__getitem__)
        ordered = [cmp_to_key(self.order)(k) for k in keys]
        return sorted(range(len(keys)), key=ordered.__getitem__)


def shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "..."


class IntShape(Shape):
    direct = True

    def check(self, x: Any, path: str) -> Any:
        if type(x) is not int:
            raise self.misfit(x, path)
        if not INT_MIN <= x <= INT_MAX:
            raise Misfit(f"{path} must be Int, and does not fit 64 bits")
        return x


class FloatShape(Shape):
    def show(self, x: Any, nested: bool = False) -> str:
        return float.__repr__(x)

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        if total:
            a, b = float_rank(a), float_rank(b)
        return 0 if a == b else -1 if a < b else 1 if a > b else UNORDERED

    def key(self, x: Any) -> Any:
        return float_key(x)

    def put(self, x: Any, out: list[Any]) -> None:
        out.append(float_key(x))

    def check(self, x: Any, path: str) -> Any:
        if type(x) is float:
            return x
        if type(x) is int and abs(x) <= 1 << 53:
            return float(x)
        raise self.misfit(x, path)

    def sort(self, items: list[Any]) -> None:
        items.sort(key=float_rank)

    def sort_order(self, keys: list[Any]) -> list[int]:
        ranks = [float_rank(k) for k in keys]
        return sorted(range(len(keys)), key=ranks.__getitem__)


def float_rank(x: float) -> tuple[bool, float, float]:
    return (True, 0.0, 0.0) if x != x else (False, x, math.copysign(1.0, x))


class BoolShape(Shape):
    direct = True

    def show(self, x: Any, nested: bool = False) -> str:
        return "true" if x else "false"

    def check(self, x: Any, path: str) -> Any:
        if type(x) is not bool:
            raise self.misfit(x, path)
        return x


class StringShape(Shape):
    direct = True

    def show(self, x: Any, nested: bool = False) -> str:
        return quote(x) if nested else x

    def check(self, x: Any, path: str) -> Any:
        if type(x) is not str:
            raise self.misfit(x, path)
        if not x.isascii():
            try:
                x.encode("utf-8")
            except UnicodeEncodeError:
                raise Misfit(f"{path} holds a lone surrogate, which no String may") from None
        return x


class UnitShape(Shape):
    def show(self, x: Any, nested: bool = False) -> str:
        return "()"

    def equal(self, a: Any, b: Any) -> bool:
        return True

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        return 0

    def put(self, x: Any, out: list[Any]) -> None:
        """There is one value."""

    def check(self, x: Any, path: str) -> Any:
        if x is not None:
            raise self.misfit(x, path)
        return x


class FunctionShape(Shape):
    def show(self, x: Any, nested: bool = False) -> str:
        return "<fn>"

    def check(self, x: Any, path: str) -> Any:
        if not callable(x):
            raise self.misfit(x, path)
        return x

    def plain(self, x: Any) -> Any:
        return "<fn>"

    def of_plain(self, x: Any, path: str) -> Any:
        raise Misfit(f"{path} is a function, which no host can make")


INT = IntShape("Int")
FLOAT = FloatShape("Float")
BOOL = BoolShape("Bool")
STRING = StringShape("String")
UNIT = UnitShape("()")
FUNCTION = FunctionShape("fn")


class TupleShape(Shape):
    def __init__(self, name: str, parts: tuple[Shape, ...]) -> None:
        super().__init__(name)
        self.parts = parts
        self.direct = all(part.direct for part in parts)

    def show(self, x: Any, nested: bool = False) -> str:
        return f"({', '.join([part.show(y, True) for part, y in zip(self.parts, x)])})"

    def equal(self, a: Any, b: Any) -> bool:
        if self.direct:
            return bool(a == b)
        for part, x, y in zip(self.parts, a, b):  # noqa: SIM110 (`all` would call from C)
            if not part.equal(x, y):
                return False
        return True

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        for part, x, y in zip(self.parts, a, b):
            if found := part.order(x, y, total):
                return found
        return 0

    def key(self, x: Any) -> Any:
        if self.direct:
            return x
        out: list[Any] = []
        self.put(x, out)
        return tuple(out)

    def put(self, x: Any, out: list[Any]) -> None:
        for part, y in zip(self.parts, x):
            part.put(y, out)

    def check(self, x: Any, path: str) -> Any:
        if type(x) is not tuple or len(x) != len(self.parts):
            raise self.misfit(x, path)
        return tuple([part.check(y, f"{path}[{i}]") for i, (part, y) in enumerate(zip(self.parts, x))])

    def plain(self, x: Any) -> Any:
        return tuple([part.plain(y) for part, y in zip(self.parts, x)])

    def hashable(self) -> bool:
        for part in self.parts:  # noqa: SIM110 (as elsewhere)
            if not part.hashable():
                return False
        return True

    def of_plain(self, x: Any, path: str) -> Any:
        if not isinstance(x, (tuple, list)) or len(x) != len(self.parts):
            raise self.misfit(x, path)
        return tuple([part.of_plain(y, f"{path}[{i}]") for i, (part, y) in enumerate(zip(self.parts, x))])


class ListShape(Shape):
    def __init__(self, name: str, item: Shape) -> None:
        super().__init__(name)
        self.item = item

    def show(self, x: Any, nested: bool = False) -> str:
        return f"[{self.join(x, ', ', True)}]"

    def join(self, x: Any, separator: str, nested: bool = False) -> str:
        item = self.item
        return separator.join([item.show(y, nested) for y in x])

    def equal(self, a: Any, b: Any) -> bool:
        if self.item.direct:
            return bool(a == b)
        if len(a) != len(b):
            return False
        item = self.item
        for x, y in zip(a, b):  # noqa: SIM110 (`all` would call from C)
            if not item.equal(x, y):
                return False
        return True

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        item = self.item
        for x, y in zip(a, b):
            if found := item.order(x, y, total):
                return found
        return (len(a) > len(b)) - (len(a) < len(b))

    def key(self, x: Any) -> Any:
        if self.item.direct:
            return tuple(x)
        out: list[Any] = []
        self.put(x, out)
        return tuple(out)

    def put(self, x: Any, out: list[Any]) -> None:
        out.append(len(x))
        item = self.item
        for y in x:
            item.put(y, out)

    def check(self, x: Any, path: str) -> Any:
        if type(x) is not list:
            raise self.misfit(x, path)
        item = self.item
        for i, y in enumerate(x):
            checked = item.check(y, f"{path}[{i}]")
            if checked is not y:
                x[i] = checked  # an int for a Float: the list itself is what the program works on
        return x

    def plain(self, x: Any) -> Any:
        return [self.item.plain(y) for y in x]

    def hashable(self) -> bool:
        return False

    def of_plain(self, x: Any, path: str) -> Any:
        if not isinstance(x, (list, tuple)):
            raise self.misfit(x, path)
        return [self.item.of_plain(y, f"{path}[{i}]") for i, y in enumerate(x)]


class MapShape(Shape):
    def __init__(self, name: str, k: Shape, v: Shape) -> None:
        super().__init__(name)
        self.k = k
        self.v = v

    def make(self, entries: Sequence[tuple[Any, Any]] = ()) -> Any:
        return dict(entries) if self.k.direct else KeyedMap(self.k.key, entries)

    def show(self, x: Any, nested: bool = False) -> str:
        k, v = self.k, self.v
        parts = [f"{k.show(key, True)}: {v.show(item, True)}" for key, item in x.items()]
        return f"[{', '.join(parts)}]" if parts else "[:]"

    def equal(self, a: Any, b: Any) -> bool:
        if len(a) != len(b):
            return False
        v = self.v
        for key, item in a.items():  # noqa: SIM110 (`all` would call from C)
            if key not in b or not v.equal(item, b[key]):
                return False
        return True

    def key(self, x: Any) -> Any:
        k, v = self.k, self.v
        return frozenset([(k.key(key), v.key(item)) for key, item in x.items()])

    def put(self, x: Any, out: list[Any]) -> None:
        out.append(self.key(x))

    def check(self, x: Any, path: str) -> Any:
        if self.k.direct:
            if type(x) is not dict:
                raise self.misfit(x, path)
            for key, item in x.items():
                self.k.check(key, f"a key of {path}")
                checked = self.v.check(item, f"{path}[{key!r}]")
                if checked is not item:
                    x[key] = checked
            return x
        if type(x) is KeyedMap:
            return x
        if not isinstance(x, dict):
            raise self.misfit(x, path)
        return self.make(
            [(self.k.check(key, f"a key of {path}"), self.v.check(y, f"{path}[{key!r}]")) for key, y in x.items()]
        )

    def plain(self, x: Any) -> Any:
        entries = [(self.k.plain(key), self.v.plain(item)) for key, item in x.items()]
        return dict(entries) if self.k.hashable() else entries

    def of_plain(self, x: Any, path: str) -> Any:
        if hasattr(x, "items"):
            entries = list(x.items())
        elif isinstance(x, (list, tuple)) and all(isinstance(p, (list, tuple)) and len(p) == 2 for p in x):
            entries = list(x)
        else:
            raise self.misfit(x, path)
        return self.make(
            [(self.k.of_plain(key, f"a key of {path}"), self.v.of_plain(y, f"{path}[{key!r}]")) for key, y in entries]
        )

    def hashable(self) -> bool:
        return False


class OptionShape(Shape):
    def __init__(self, name: str, item: Shape) -> None:
        super().__init__(name)
        self.item = item

    def show(self, x: Any, nested: bool = False) -> str:
        return "None" if x is None else f"Some({self.item.show(x.value, True)})"

    def equal(self, a: Any, b: Any) -> bool:
        return a is b is None or (a is not None and b is not None and self.item.equal(a.value, b.value))

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        if a is None or b is None:
            return (a is not None) - (b is not None)
        return self.item.order(a.value, b.value, total)

    def key(self, x: Any) -> Any:
        out: list[Any] = []
        self.put(x, out)
        return tuple(out)

    def put(self, x: Any, out: list[Any]) -> None:
        out.append(x is not None)
        if x is not None:
            self.item.put(x.value, out)

    def check(self, x: Any, path: str) -> Any:
        if x is None:
            return x
        if type(x) is not Some:
            raise self.misfit(x, path, "None or Some(value) is wanted")
        x.value = self.item.check(x.value, path)
        return x

    def plain(self, x: Any) -> Any:
        if x is None:
            return None
        inner = self.item.plain(x.value)
        return ("Some", inner) if isinstance(self.item, (OptionShape, UnitShape)) else inner

    def of_plain(self, x: Any, path: str) -> Any:
        if x is None:
            return None
        if type(x) is Some:
            return Some(self.item.of_plain(x.value, path))
        if isinstance(self.item, (OptionShape, UnitShape)):
            if not isinstance(x, (list, tuple)) or len(x) != 2 or x[0] != "Some":
                raise self.misfit(x, path, 'None or ("Some", value) is wanted')
            x = x[1]
        return Some(self.item.of_plain(x, path))

    def hashable(self) -> bool:
        return self.item.hashable()


class FieldsShape(Shape):
    """A record, or one variant of an enum. Its fields are set by `define`, so that types may contain each other."""

    def __init__(self, name: str, cls: type, label: str, named: bool = True) -> None:
        super().__init__(name)
        self.cls = cls
        self.label = label
        self.named = named
        self.fields: tuple[tuple[str, str, Shape], ...] = ()
        self._parts: Callable[[Any], Any] | None = None

    def define(self, *fields: tuple[str, str, Shape]) -> None:
        """For each field its name in the language, its attribute and its shape."""
        self.fields = fields
        if len(fields) > 1 and all(shape.direct for _, _, shape in fields):
            self._parts = attrgetter(*[attribute for _, attribute, _ in fields])

    def show(self, x: Any, nested: bool = False) -> str:
        if self.named:
            parts = [f"{name}: {shape.show(getattr(x, at), True)}" for name, at, shape in self.fields]
        else:
            parts = [shape.show(getattr(x, at), True) for _, at, shape in self.fields]
        return f"{self.label}({', '.join(parts)})"

    def equal(self, a: Any, b: Any) -> bool:
        if self._parts is not None:
            return bool(self._parts(a) == self._parts(b))
        for _, at, shape in self.fields:  # noqa: SIM110 (`all` would call from C)
            if not shape.equal(getattr(a, at), getattr(b, at)):
                return False
        return True

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        for _, at, shape in self.fields:
            if found := shape.order(getattr(a, at), getattr(b, at), total):
                return found
        return 0

    def key(self, x: Any) -> Any:
        if self._parts is not None:
            return self._parts(x)
        out: list[Any] = []
        self.put(x, out)
        return tuple(out)

    def put(self, x: Any, out: list[Any]) -> None:
        for _, at, shape in self.fields:
            shape.put(getattr(x, at), out)

    def check(self, x: Any, path: str) -> Any:
        if type(x) is not self.cls:
            raise self.misfit(x, path)
        for name, at, shape in self.fields:
            have = getattr(x, at)
            checked = shape.check(have, f"{path}.{name}")
            if checked is not have:
                setattr(x, at, checked)
        return x

    def plain(self, x: Any) -> Any:
        return {name: shape.plain(getattr(x, at)) for name, at, shape in self.fields}

    def of_plain(self, x: Any, path: str) -> Any:
        if type(x) is self.cls:
            return self.check(x, path)
        names = [name for name, _, _ in self.fields]
        if hasattr(x, "keys") and hasattr(x, "__getitem__"):
            unknown = [key for key in x if key not in names]
            if unknown:
                raise self.misfit(x, path, f"there is no field {unknown[0]!r}")
            found = {name: x[name] for name in names if name in x}
        elif isinstance(x, (int, float, str, list, tuple, type(None))):
            raise self.misfit(x, path)
        else:
            found = {name: getattr(x, name) for name in names if hasattr(x, name)}
        missing = [name for name in names if name not in found]
        if missing:
            raise self.misfit(x, path, f"the field {missing[0]!r} is missing")
        return self.made([found[name] for name in names], path)

    def made(self, parts: Sequence[Any], path: str) -> Any:
        """A value of these plain fields."""
        return self.cls(*[shape.of_plain(x, f"{path}.{name}") for (name, _, shape), x in zip(self.fields, parts)])

    def hashable(self) -> bool:
        return False


class RecordShape(FieldsShape):
    """A record."""


class EnumShape(Shape):
    """An enum, by the shapes of its variants in order. Without any fields, Python's identity of values is equality."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.variants: dict[type, tuple[int, FieldsShape]] = {}
        self.plainly: dict[str, FieldsShape] = {}

    def define(self, *variants: FieldsShape) -> None:
        for i, variant in enumerate(variants):
            self.variants[variant.cls] = (i, variant)
            self.plainly[variant.label] = variant

    def show(self, x: Any, nested: bool = False) -> str:
        _, variant = self.variants[type(x)]
        return variant.show(x) if variant.fields else variant.label

    def equal(self, a: Any, b: Any) -> bool:
        if type(a) is not type(b):
            return False
        return a is b if isinstance(a, Singleton) else self.variants[type(a)][1].equal(a, b)

    def order(self, a: Any, b: Any, total: bool = True) -> int:
        i, variant = self.variants[type(a)]
        j, _ = self.variants[type(b)]
        return (-1 if i < j else 1) if i != j else variant.order(a, b, total)

    def key(self, x: Any) -> Any:
        out: list[Any] = []
        self.put(x, out)
        return tuple(out)

    def put(self, x: Any, out: list[Any]) -> None:
        i, variant = self.variants[type(x)]
        out.append(i)
        variant.put(x, out)

    def check(self, x: Any, path: str) -> Any:
        found = self.variants.get(type(x))
        if found is None:
            raise self.misfit(x, path)
        return found[1].check(x, path)

    def plain(self, x: Any) -> Any:
        _, variant = self.variants[type(x)]
        return (variant.label, *[shape.plain(getattr(x, at)) for _, at, shape in variant.fields])

    def of_plain(self, x: Any, path: str) -> Any:
        if type(x) in self.variants:
            return self.check(x, path)
        if isinstance(x, str):
            x = (x,)
        if not isinstance(x, (list, tuple)) or not x or not isinstance(x[0], str):
            raise self.misfit(x, path, "a tuple of a variant's name and its fields is wanted")
        label, *parts = x
        variant = self.plainly.get(label)
        if variant is None:
            raise self.misfit(x, path, f"there is no variant {label!r}")
        if len(parts) != len(variant.fields):
            raise self.misfit(x, path, f"{label} has {len(variant.fields)} fields, not {len(parts)}")
        return variant.made(parts, path)

    def hashable(self) -> bool:
        return False

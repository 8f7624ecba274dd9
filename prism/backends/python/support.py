"""What generated Python needs at run time beyond the rules in `prism.semantics` and the gate in `prism.host`.

Behind those files this one ends the support module that generated programs import (`bundle.py` joins them). It owns how
values of the language look in Python:

    Int int   Float float   Bool bool   String str   () None   (A, B) tuple   List list   functions: callables
    Option    None, or `Some(value)`
    Map       dict where Python's own equality of keys is the language's, else KeyedMap, which behaves like one
    records   classes with slots; an enum is a base class with one subclass for each variant

What depends on the structure of a type (showing, equality, order, keys, checks of what a host passes) is done by *shapes*,
one object per type, since types are static and values carry none.

Nothing here may call a function of the program from C (`map`, a sort key, a generator): Python calls nest on the heap, but calls
through C use up the thread's stack.
"""

from __future__ import annotations

import math
import sys
import types
from bisect import bisect_right
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cmp_to_key
from itertools import islice
from operator import attrgetter
from threading import Lock

from prism.host.console import Recording, Streams
from prism.host.failures import HostError
from prism.host.gate import Gate
from prism.host.grants import GrantError, Grants
from prism.outcome import EXIT_THROWN, EXIT_TRAP, EXIT_USAGE, Frame
from prism.semantics.display import quote
from prism.semantics.equality import UNORDERED
from prism.semantics.integers import INT_MAX, INT_MIN
from prism.semantics.traps import TRAP_CODES, Trap
from prism.semantics.values import NONE, Data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any, ClassVar, NoReturn

# --- values ------------------------------------------------------------------------------------------------------


class Some:
    """The option that holds a value. The empty option is `None`."""

    __slots__ = ("value",)
    __match_args__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"Some({self.value!r})"


class Singleton:
    """A variant without fields: there is one value of the class, however often it is called."""

    __slots__ = ()
    _instance: ClassVar[Any] = None

    def __new__(cls) -> Any:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self

    def __reduce__(self) -> Any:
        return type(self), ()


class Cell:
    """A variable that is assigned, declared in a loop and captured by a closure: each turn has one of its own."""

    __slots__ = ("value",)

    def __init__(self, value: Any = None) -> None:
        self.value = value


class KeyedMap:
    """A map whose keys Python would not compare as the language does. Behaves like a dict, and keeps each key as it
    was when it was first set, however it changes later."""

    __slots__ = ("_entries", "_key")

    def __init__(self, key: Callable[[Any], Any], entries: Sequence[tuple[Any, Any]] = ()) -> None:
        self._key = key
        self._entries: dict[Any, tuple[Any, Any]] = {}
        for k, v in entries:
            self[k] = v

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, k: object) -> bool:
        return self._key(k) in self._entries

    def __iter__(self) -> Iterator[Any]:
        return iter([k for k, _ in self._entries.values()])

    def __getitem__(self, k: Any) -> Any:
        found = self._entries.get(self._key(k))
        if found is None:
            raise KeyError(k)
        return found[1]

    def __setitem__(self, k: Any, v: Any) -> None:
        encoded = self._key(k)
        found = self._entries.get(encoded)
        self._entries[encoded] = (k if found is None else found[0], v)

    def get(self, k: Any, default: Any = None) -> Any:
        found = self._entries.get(self._key(k))
        return default if found is None else found[1]

    def pop(self, k: Any, default: Any = None) -> Any:
        found = self._entries.pop(self._key(k), None)
        return default if found is None else found[1]

    def keys(self) -> list[Any]:
        return [k for k, _ in self._entries.values()]

    def values(self) -> list[Any]:
        return [v for _, v in self._entries.values()]

    def items(self) -> list[tuple[Any, Any]]:
        return list(self._entries.values())

    def clear(self) -> None:
        self._entries.clear()

    def copy(self) -> KeyedMap:
        made = KeyedMap(self._key)
        made._entries = self._entries.copy()
        return made

    def __repr__(self) -> str:
        return f"KeyedMap({self.items()!r})"


def float_key(x: float) -> float:
    """All NaNs are one key."""
    return x if x == x else math.nan


class Thrown(Exception):
    """An error that the program throws, as Python sees it: each type of error has a subclass. `value` is the record
    or enum value."""

    shape: ClassVar[Shape]

    def __init__(self, value: Any) -> None:
        super().__init__(value)
        self.value = value

    @property
    def type_name(self) -> str:
        """The qualified name of the value's type in the language."""
        return self.shape.name

    def shown(self) -> str:
        """The value as the language shows it."""
        return self.shape.show(self.value)

    def __str__(self) -> str:
        return self.shown()


# --- shapes ------------------------------------------------------------------------------------------------------


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

    def misfit(self, x: Any, path: str) -> Misfit:
        return Misfit(f"{path}: expected {self.name}, found {type(x).__name__} {shortened(repr(x))}")

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
    return text if len(text) <= 60 else text[:57] + "..."


class IntShape(Shape):
    direct = True

    def check(self, x: Any, path: str) -> Any:
        if type(x) is not int:
            raise self.misfit(x, path)
        if not INT_MIN <= x <= INT_MAX:
            raise Misfit(f"{path}: {shortened(str(x))} does not fit Int, which has 64 bits")
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
                raise Misfit(f"{path}: the text holds a lone surrogate, which String cannot") from None
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
        return tuple([part.check(y, f"{path}.{i}") for i, (part, y) in enumerate(zip(self.parts, x))])

    def plain(self, x: Any) -> Any:
        return tuple([part.plain(y) for part, y in zip(self.parts, x)])

    def of_plain(self, x: Any, path: str) -> Any:
        if not isinstance(x, (tuple, list)) or len(x) != len(self.parts):
            raise self.misfit(x, path)
        return tuple([part.of_plain(y, f"{path}.{i}") for i, (part, y) in enumerate(zip(self.parts, x))])


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
        return {self.k.plain(key): self.v.plain(item) for key, item in x.items()}

    def of_plain(self, x: Any, path: str) -> Any:
        if not isinstance(x, dict):
            raise self.misfit(x, path)
        return self.make(
            [(self.k.of_plain(key, f"a key of {path}"), self.v.of_plain(y, f"{path}[{key!r}]")) for key, y in x.items()]
        )


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
            raise Misfit(f"{path}: expected {self.name}, that is None or Some(...), found {shortened(repr(x))}")
        x.value = self.item.check(x.value, path)
        return x

    def plain(self, x: Any) -> Any:
        if x is None:
            return None
        inner = self.item.plain(x.value)
        return Some(inner) if isinstance(self.item, OptionShape) else inner

    def of_plain(self, x: Any, path: str) -> Any:
        if x is None or type(x) is Some:
            return x if x is None else Some(self.item.of_plain(x.value, path))
        return Some(self.item.of_plain(x, path))


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
        if not isinstance(x, dict):
            raise self.misfit(x, path)
        names = [name for name, _, _ in self.fields]
        for name in x:
            if name not in names:
                raise Misfit(f"{path}: {self.name} has no field {name!r}; it has {', '.join(names)}")
        for name in names:
            if name not in x:
                raise Misfit(f"{path}: the field {name!r} of {self.name} is missing")
        return self.cls(*[shape.of_plain(x[name], f"{path}.{name}") for name, _, shape in self.fields])


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
        return {variant.label: variant.plain(x)} if variant.fields else variant.label

    def of_plain(self, x: Any, path: str) -> Any:
        if type(x) in self.variants:
            return self.check(x, path)
        label: object = x if isinstance(x, str) else None
        fields: object = {}
        if isinstance(x, dict) and len(x) == 1:
            ((label, fields),) = x.items()
        variant = self.plainly.get(label) if isinstance(label, str) else None
        if variant is None:
            raise self.misfit(x, path)
        return variant.of_plain(fields, path)


# --- operations that generated code calls ------------------------------------------------------------------------


def overflow() -> NoReturn:
    raise Trap("overflow", TRAP_CODES["overflow"])


def index_trap(items: Any, index: int) -> NoReturn:
    what = "string" if isinstance(items, str) else "list"
    raise Trap("index", f"index {index} is out of range of a {what} of length {len(items)}")


def option(found: Data) -> Some | None:
    """An option of the reference functions as generated code holds it."""
    return None if found is NONE else Some(found.fields[0])


def option_of(x: Any) -> Some | None:
    """From what the host gives: None or a value."""
    return None if x is None else Some(x)


def unwrap(x: Any) -> Any:
    if x is None:
        raise Trap("unwrap", "`!` met None")
    return x.value


def get_item(items: list[Any], index: int) -> Some | None:
    return Some(items[index]) if 0 <= index < len(items) else None


def pop_item(items: list[Any]) -> Some | None:
    return Some(items.pop()) if items else None


MISSING = object()
"""Stands for no entry."""


def get_entry(entries: Any, k: Any) -> Some | None:
    found = entries.get(k, MISSING)
    return None if found is MISSING else Some(found)


def pop_entry(entries: Any, k: Any) -> Some | None:
    found = entries.pop(k, MISSING)
    return None if found is MISSING else Some(found)


def ends_normally(error: BaseException) -> bool:
    """Does a `finally` of the program run? Traps, and what becomes one, run nothing."""
    return isinstance(error, Thrown)


# --- authority and effects ---------------------------------------------------------------------------------------


class Authority:
    """What a host lets programs do, and where their operations lead."""

    def __init__(self, grants: Grants, streams: Streams | Recording | None, options: dict[str, Any]) -> None:
        self.grants = grants
        self.streams = streams
        self.options = options
        self.gates: dict[int, Gate] = {}

    def gate(self, manifest: Sequence[tuple[str, tuple[str, ...] | None]]) -> Gate:
        """The gate for programs with this manifest; made once."""
        found = self.gates.get(id(manifest))
        if found is None:
            if self.streams is None:
                self.streams = Streams()
            found = Gate(self.grants, manifest, streams=self.streams, **self.options)
            self.gates[id(manifest)] = found
        return found


NO_AUTHORITY = Authority(Grants.none(), None, {"trace": False})
AUTHORITY: ContextVar[Authority] = ContextVar("AUTHORITY", default=NO_AUTHORITY)
GATE: ContextVar[Gate | None] = ContextVar("GATE", default=None)


@contextmanager
def granting(
    grants: object,
    *,
    root: str = ".",
    argv: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    streams: Streams | Recording | None = None,
) -> Iterator[Authority]:
    """Lets programs called inside `with` do what `grants` say: a list such as `["console", "fs.read=data/**"]` or a mapping
    such as `{"console": True, "fs.read": ["data/**"]}`. Paths start from `root`; `streams` (`Recording(stdin)`) takes the
    place of this process's own."""
    authority = Authority(
        Grants.of(grants), streams, {"root": root, "argv": argv, "environment": environment, "trace": False}
    )
    token = AUTHORITY.set(authority)
    try:
        yield authority
    finally:
        AUTHORITY.reset(token)
        if authority.streams is not None:
            authority.streams.flush()


def perform(operation: str, *args: Any) -> Any:
    """Does an operation of an effect."""
    gate = GATE.get()
    if gate is None:
        gate = AUTHORITY.get().gate(())
    return gate.perform(operation, args)


def console_print(text: str) -> None:
    perform("console.print", text)


class restricted:
    """`with restricted(("fs.read", ("data/**",))):` bounds operations of these effects inside."""

    __slots__ = ("_depth", "_gate", "_limits")

    def __init__(self, *limits: tuple[str, tuple[str, ...] | None]) -> None:
        self._limits = limits

    def __enter__(self) -> None:
        self._gate = GATE.get()
        if self._gate is not None:
            self._depth = self._gate.push_restriction(self._limits)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._gate is not None:
            self._gate.pop_restriction(self._depth)


# --- the boundary to the host --------------------------------------------------------------------------------------

CALL_DEPTH = 100_000
"""How deep Python calls may nest inside a program. They take no space on the thread's stack."""

_depth_lock = Lock()
_depth_users = 0
_depth_before = 0


def deepen() -> None:
    """Lets calls nest deeply, until as many calls of `shallow`."""
    global _depth_users, _depth_before
    with _depth_lock:
        if _depth_users == 0:
            _depth_before = sys.getrecursionlimit()
            sys.setrecursionlimit(max(CALL_DEPTH, _depth_before))
        _depth_users += 1


def shallow() -> None:
    global _depth_users
    with _depth_lock:
        _depth_users -= 1
        if _depth_users == 0:
            with suppress(RecursionError):  # the host itself may stand deeper than its own limit by now
                sys.setrecursionlimit(_depth_before)


_HOST_ERRORS: tuple[tuple[type[BaseException], str], ...] = (
    (IndexError, "index"),
    (KeyError, "index"),
    (ZeroDivisionError, "division_by_zero"),
    (RecursionError, "stack"),
    (MemoryError, "memory"),
)


def as_trap(error: BaseException) -> Trap | None:
    """The trap that an exception inside a program stands for, if any."""
    if isinstance(error, Trap):
        return error
    if isinstance(error, KeyError) and error.args:
        key = error.args[0]
        text = quote(key) if type(key) is str else BOOL.show(key) if type(key) is bool else repr(key)
        return Trap("index", f"the map has no key {text}")
    for kind, code in _HOST_ERRORS:
        if isinstance(error, kind):
            return Trap(code, TRAP_CODES[code])
    return None


def program_frames(trace: types.TracebackType | None) -> list[tuple[str, str, int, int]]:
    """The program's own calls in a traceback, innermost first, as (function, file, line, column)."""
    found: list[tuple[str, str, int, int]] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines = trace.tb_frame.f_globals.get("__prism_lines__")
        if type(lines) is Lines and lines.python_file == code.co_filename:
            place = lines.find(code, trace.tb_lasti, trace.tb_lineno)
            if place is not None:
                if code.co_name in ("<listcomp>", "<dictcomp>") and found:
                    place = (found.pop()[0], *place[1:])
                found.append(place)
        trace = trace.tb_next
    return found[::-1]


class Lines:
    """Which place in the sources each part of a generated module comes from.

    The table is text, read when first needed. A row `12 4-20 0:3:5 8-11 0:3:9` says that on line 12, columns 4 to 20 (in bytes) come
    from file 0, line 3, column 5, and a part of them from another place; a row `12 = NAME` that the function NAME begins there.
    """

    def __init__(self, python_file: str, files: tuple[str, ...], table: str) -> None:
        self.python_file = python_file
        self._files = files
        self._table = table
        self._regions: dict[int, list[tuple[int, int, int, int, int]]] = {}
        self._starts: list[int] = []
        self._names: list[str] = []
        self._found: dict[tuple[types.CodeType, int], tuple[str, str, int, int] | None] = {}

    def _read(self) -> None:
        for row in self._table.splitlines():
            number, *parts = row.split(" ")
            if not number:
                continue
            if parts[0] == "=":
                self._starts.append(int(number))
                self._names.append(parts[1])
                continue
            regions = self._regions.setdefault(int(number), [])
            for i in range(0, len(parts), 2):
                start, _, end = parts[i].partition("-")
                file, line, column = parts[i + 1].split(":")
                regions.append((int(start), int(end), int(file), int(line), int(column)))

    def find(self, code: types.CodeType, instruction: int, line: int) -> tuple[str, str, int, int] | None:
        """The function that an instruction belongs to, and where it comes from: the innermost region around it, else any
        on its line."""
        at = (code, instruction)
        if at not in self._found:
            if not self._starts:
                self._read()
            self._found[at] = self._find(code, instruction, line)
        return self._found[at]

    def _find(self, code: types.CodeType, instruction: int, line: int) -> tuple[str, str, int, int] | None:
        start = end = -1
        first, last, left, right = next(islice(code.co_positions(), instruction // 2, None), (None, None, None, None))
        if first is not None and left is not None:
            line, start = first, left
            end = start if right is None or last != first else right
        index = bisect_right(self._starts, code.co_firstlineno) - 1
        if index < 0:
            return None
        while line not in self._regions and line > self._starts[index]:
            line -= 1  # a line of its own making belongs to what stands before it
        regions = self._regions.get(line)
        if regions is None:
            return None
        inside = [r for r in regions if r[0] <= start and end <= r[1]]
        best = min(inside, key=lambda r: r[1] - r[0]) if inside else regions[0]
        return self._names[index], self._files[best[2]], best[3], best[4]


def program_traceback(stack: Sequence[tuple[str, str, int, int]]) -> types.TracebackType | None:
    """A traceback whose frames are the program's own: Python then shows lines of the sources."""
    trace: types.TracebackType | None = None
    for function, file, line, _ in stack[:200]:
        code = compile("\n" * (line - 1) + "raise error", file, "exec").replace(co_name=function)
        try:
            exec(code, {"error": StopIteration(), "__name__": function})
        except StopIteration as error:
            inner = error.__traceback__
            if inner is not None and inner.tb_next is not None:
                frame = inner.tb_next
                trace = types.TracebackType(trace, frame.tb_frame, frame.tb_lasti, line)
    return trace


def at_the_boundary(error: BaseException) -> BaseException:
    """What a host gets for an exception that leaves a program: a Trap or a Thrown with the program's own traceback, or the
    exception itself if it is neither."""
    stack = program_frames(error.__traceback__)
    trap = as_trap(error)
    if trap is not None:
        if not trap.stack:
            trap.stack = tuple(stack)
        found: BaseException = trap
    elif isinstance(error, Thrown):
        found = error
    else:
        return error
    found.__cause__ = found.__context__ = None
    found.__suppress_context__ = True
    return found.with_traceback(program_traceback(stack))


class Export:
    """A function of the program that hosts may call: checks authority and arguments, and turns what leaves it into
    exceptions of the language."""

    def __init__(
        self,
        name: str,
        function: Callable[..., Any],
        params: tuple[tuple[str, Shape], ...],
        result: Shape,
        effects: tuple[tuple[str, tuple[str, ...] | None], ...] = (),
    ) -> None:
        self.name = name
        self.function = function
        self.params = params
        self.result = result
        self.effects = effects

    def __call__(self, *args: Any) -> Any:
        checked = [shape.check(x, name) for (name, shape), x in zip(self.params, args)]
        return self.enter(checked)

    def enter(self, args: Sequence[Any]) -> Any:
        """Calls the function with arguments of its types."""
        token = None
        deepen()
        try:
            if self.effects:
                gate = AUTHORITY.get().gate(self.effects)
                gate.check_load()
                token = GATE.set(gate)
            return self.function(*args)
        except Exception as error:
            found = at_the_boundary(error)
            if found is error and not isinstance(error, (Trap, Thrown)):
                raise
        finally:
            shallow()
            if token is not None:
                GATE.reset(token)
        raise found

    def of_plain(self, args: Sequence[Any]) -> list[Any]:
        """Arguments in Python's own types as values of the program."""
        if len(args) != len(self.params):
            raise Misfit(f"{self.name}: expected {len(self.params)} arguments, found {len(args)}")
        return [shape.of_plain(x, name) for (name, shape), x in zip(self.params, args)]


def initial(function: Callable[[], Any]) -> Any:
    """The value of a top-level `let`."""
    return Export("let", function, (), UNIT).enter(())


def run_script(exports: Mapping[str, Export], words: Sequence[str]) -> int:
    """Runs `main` as a command: `python program.py [--allow EFFECT[=LIMIT]]... [--] ARGS`. Gives the exit code."""
    allow = ["console"]
    rest = list(words)
    while rest and rest[0] != "--":
        word = rest[0]
        if word == "--allow" and len(rest) > 1:
            allow.append(rest[1])
            del rest[:2]
        elif word.startswith("--allow="):
            allow.append(word.removeprefix("--allow="))
            del rest[0]
        else:
            break
    if rest and rest[0] == "--":
        del rest[0]
    main = exports.get("main")
    if main is None:
        sys.stderr.write(f"error: the program has no main; it exports {', '.join(exports) or 'nothing'}\n")
        return EXIT_USAGE
    try:
        grants = Grants.parse(allow)
    except GrantError as error:
        sys.stderr.write(f"error: {error}\n")
        return EXIT_USAGE
    try:
        with granting(grants, argv=rest):
            code = main.enter([rest] if main.params else [])
    except Trap as trap:
        sys.stderr.write(f"trap {trap.code}: {trap.message}\n" + stack_text(trap.stack))
        return EXIT_TRAP
    except Thrown as thrown:
        sys.stderr.write(f"uncaught error: {thrown.shown()}\n")
        return EXIT_THROWN
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return EXIT_THROWN
    return code & 0xFF if type(code) is int else 0


def stack_text(stack: Sequence[tuple[str, str, int, int]]) -> str:
    """The calls, innermost first, a line each; the middle of a deep stack is left out."""
    lines = [f"  at {Frame(*place)}\n" for place in (stack if len(stack) <= 17 else (*stack[:12], *stack[-4:]))]
    if len(stack) > 17:
        lines.insert(12, f"  ... {len(stack) - 16:,} more calls\n")
    return "".join(lines)


def fails_as(wrap: Callable[[str, str], Thrown], operation: str, *args: Any) -> Any:
    """Does an operation whose failure the program may catch."""
    try:
        return perform(operation, *args)
    except HostError as error:
        raise wrap(error.message, error.path) from None

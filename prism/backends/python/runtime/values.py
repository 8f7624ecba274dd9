"""How values of the language look in Python.

Int int   Float float   Bool bool   String str   () None   (A, B) tuple   List list   functions: callables
Option    None, or `Some(value)`
Map       dict where Python's own equality of keys is the language's, else KeyedMap, which behaves like one
records   classes with slots; an enum is a base class with one subclass for each variant
"""

from __future__ import annotations

import math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, ClassVar, Generic, TypeVar

    from prism.backends.python.runtime.shapes import Shape


if TYPE_CHECKING:
    T = TypeVar("T")
    K = TypeVar("K")

    class Some(Generic[T]):
        """As below, for type checkers: this is not run."""

        __match_args__ = ("value",)
        value: T

        def __init__(self, value: T) -> None: ...
else:

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


if TYPE_CHECKING:

    class KeyedMap(dict[K, T]):
        """As below, for type checkers: this is not run."""

        def __init__(self, key: Callable[[Any], Any], entries: Sequence[tuple[K, T]] = ()) -> None: ...
else:

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
            if found is None:
                self._entries[encoded] = (encoded if type(k) is float else k, v)  # a float key is kept as 0.0, not -0.0
            else:
                self._entries[encoded] = (found[0], v)

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
    """All NaNs are one key, and -0.0 is 0.0."""
    return x + 0.0 if x == x else math.nan


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
        return self.shape.name.partition("<")[0]

    def shown(self) -> str:
        """The value as the language shows it."""
        return self.shape.show(self.value)

    def __str__(self) -> str:
        return self.shown()

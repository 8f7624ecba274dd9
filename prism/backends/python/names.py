"""What things of the program are called in Python. Knows no expressions.

The entry module's functions keep their names; others are prefixed by the last part of their module or by their type, in lower
case (`cart_add`, `list_map`). A function that hosts may call stands behind a wrapper of that name, and is itself `_name`. A name that
Python or the generated module needs gets a trailing underscore, as is custom.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable

from prism.pir.nodes import EnumDef, Module
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import Con, Fn, Type, Var

BUILTINS = frozenset(
    """abs all any bool bytes callable chr dict enumerate filter float format frozenset hash id input int isinstance
    issubclass iter len list map max min next object open ord pow print property range repr reversed round set slice sorted
    str sum super tuple type vars zip Exception BaseException IndexError KeyError MemoryError NotImplemented OverflowError
    RecursionError RuntimeError StopIteration SyntaxError TypeError ValueError Warning ZeroDivisionError""".split()
)
"""Python's own names that no generated name hides."""

SUPPORT_NAMES = frozenset(
    """Some Singleton Cell KeyedMap Thrown INT FLOAT BOOL STRING UNIT FUNCTION TupleShape ListShape MapShape OptionShape
    RecordShape FieldsShape EnumShape Export Lines INT_MIN INT_MAX overflow index_trap option option_of unwrap get_item pop_item
    get_entry pop_entry perform console_print restricted fails_as ends_normally initial run_script float_key""".split()
) | frozenset(row.reference.__name__ for row in PRIMITIVES.values() if row.reference is not None)
"""Names that a generated module may import from the support module."""

_RESERVED = (
    frozenset(keyword.kwlist)
    | BUILTINS
    | SUPPORT_NAMES
    | frozenset("annotations math dataclass Callable Generic NoReturn TypeVar TYPE_CHECKING sys".split())
)


def identifier(text: str) -> str:
    """The text as the beginning of an identifier: other characters become underscores."""
    name = re.sub(r"\W+", "_", text, flags=re.ASCII).strip("_") or "it"
    return f"n{name}" if name[0].isdigit() else name


def snake(text: str) -> str:
    """`UpperCamel` as `upper_camel`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text).lower()


class Scope:
    """Hands out names that differ from each other and from those that are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self._next: dict[str, int] = {}

    def fresh(self, like: str, fits: Callable[[str], bool] = lambda name: True) -> str:
        """`like` itself if it is free and fits, else with a number: `item`, `item_2`."""
        stem, _, number = like.rpartition("_")
        name = stem if stem and number.isdigit() else like
        name = f"{name}_" if name in _RESERVED else name
        n = self._next.get(name, 1)
        found = name
        while found in self.taken or not fits(found):
            n += 1
            found = f"{name}_{n}" if not name.endswith("_") else f"{name}{n}"
        self._next[name] = n
        self.taken.add(found)
        return found

    def release(self, name: str) -> None:
        """The name may be handed out again."""
        self.taken.discard(name)
        stem, _, number = name.rpartition("_")
        self._next.pop(stem if stem and number.isdigit() else name, None)
        self._next.pop(name.rstrip("0123456789"), None)


def split_name(name: str) -> tuple[list[str], str]:
    """A qualified name without what monomorphizing added, as parts, and that addition: `std.list.List.map<Int>` is
    (["std", "list", "List", "map"], "<Int>")."""
    match = re.match(r"[\w.]+", name)
    plain = match[0] if match else name
    return plain.split("."), name[len(plain) :]


class ModuleNames:
    """The module's own names: functions, globals, classes, shapes."""

    def __init__(self, module: Module) -> None:
        self.scope = Scope()
        self.functions: dict[str, str] = {}
        self.wrappers: dict[str, str] = {}
        self.globals: dict[str, str] = {}
        self.classes: dict[str, str] = {}
        self.variants: dict[tuple[str, str], str] = {}
        self.singletons: dict[tuple[str, str], str] = {}
        self._entry = module.name
        exports = frozenset(module.exports)
        for name in module.exports:
            short = self.scope.fresh(identifier(name.rsplit(".", 1)[-1]))
            self.wrappers[name] = short
            self.functions[name] = self.scope.fresh(f"_{short}")
        for definition in sorted(module.types, key=lambda d: not self._own(d.name)):
            self._type(definition.name, definition if isinstance(definition, EnumDef) else None)
        for function in sorted(module.functions, key=lambda f: not self._own(f.name)):
            if function.name not in exports:
                self.functions[function.name] = self.scope.fresh(self._function(function.name))
        for constant in sorted(module.globals, key=lambda g: not self._own(g.name)):
            self.globals[constant.name] = self.scope.fresh(self._function(constant.name, constant=True))

    def _own(self, name: str) -> bool:
        return name.rpartition(".")[0] == self._entry

    def _type(self, name: str, enum: EnumDef | None) -> None:
        if name in ("Option", "std.option.Option"):
            return
        parts, added = split_name(name)
        label = identifier(parts[-1] + added)
        self.classes[name] = self.scope.fresh(label)
        if enum is None:
            return
        for variant in enum.variants:
            like = variant.name if variant.name not in self.scope.taken else f"{label}{variant.name}"
            cls = self.scope.fresh(like)
            self.variants[name, variant.name] = cls
            if not variant.fields:
                self.singletons[name, variant.name] = self.scope.fresh(snake(cls.rstrip("_")).upper())

    def _function(self, name: str, constant: bool = False) -> str:
        parts, added = split_name(name)
        addition = f"_{snake(identifier(added))}" if added else ""
        if self._own(".".join(parts)):
            return identifier(parts[-1]) + addition
        owner = snake(parts[-2]) if len(parts) > 1 else ""
        if constant:
            owner = owner.upper() if parts[-1].isupper() else owner
        return identifier(f"{owner}_{parts[-1]}") + addition


def type_words(t: Type) -> str:
    """A type as part of a name: `List<(Int, String)>` is `List_Int_String`."""
    match t:
        case Con(name, args):
            short = identifier(split_name(name)[0][-1] + split_name(name)[1])
            return "_".join([short, *map(type_words, args)])
        case Var(name):
            return name
        case Fn():
            return "Fn"


def python_file(name: str, stdlib: frozenset[str]) -> str:
    """The name, without suffix, of the Python module for a program; it must not hide one of Python's own."""
    short = identifier(name.rsplit(".", 1)[-1])
    return f"{short}_" if short in stdlib or keyword.iskeyword(short) else short

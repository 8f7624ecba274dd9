"""What things are called in generated JavaScript.

Prism's functions and locals are `lower_snake`, its types and variants `UpperCamel`; the support module's functions are
`camelCase`, so that only the few classes it has could clash with a program's. Of two definitions that want one name, the later
in the module gets a number; exports come first, since a host relies on their names.
"""

from __future__ import annotations

import re

from prism.pir.nodes import EnumDef, Module

RESERVED = frozenset(
    """
    arguments await break case catch class const continue debugger default delete do else enum eval export extends false
    finally for function if implements import in instanceof interface let new null package private protected public return
    static super switch this throw true try typeof undefined var void while with yield NaN Infinity
    globalThis host
    """.split()
)
"""Words that no local or function may be called, and names that generated code uses without declaring or of its own."""

GLOBALS = frozenset(
    """
    Array BigInt Error Map Math Number Object RangeError Set String Symbol console performance process crypto
    Some KeyedMap Misfit PrismTrap PrismError Gate Session
    """.split()
)
"""Names that generated code uses as they are, in the case of types."""

_QUALIFIED = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_TYPE_ARGS = re.compile(r"<.*", re.S)


def identifier(text: str) -> str:
    """The text as an identifier, at least nearly."""
    name = re.sub(r"[^A-Za-z0-9_$]+", "_", text).strip("_") or "_"
    if name == "__proto__" or name[0].isdigit():
        return f"_{name}"
    return f"{name}_" if name in RESERVED else name


def short_name(qualified: str) -> str:
    """`std.list.List.sort<shop.Point>` as `List_sort_Point`."""
    args = _TYPE_ARGS.search(qualified)
    base = qualified[: args.start()] if args else qualified
    parts = base.split(".")
    kept = parts[-2:] if len(parts) > 1 and parts[-2][:1].isupper() else parts[-1:]
    if args:
        kept += [text.rpartition(".")[2] for text in _QUALIFIED.findall(args[0])]
    return "_".join(kept)


def field_name(name: str) -> str:
    """A field as a property; unnamed ones, called `0`, `1`, ..., are `_0`, `_1`, ..."""
    return f"_{name}" if name.isdigit() or name in ("__proto__", "constructor", "tag") else name


class ModuleNames:
    """The names at the top of one generated module."""

    def __init__(self, module: Module) -> None:
        self.used: set[str] = set(RESERVED | GLOBALS)
        self.functions: dict[str, str] = {}
        self.globals: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.variants: dict[tuple[str, str], str] = {}
        self._operations: dict[tuple[str, str], str] = {}
        functions = {f.name for f in module.functions}
        for name in module.exports:
            if name in functions:
                self.functions[name] = self.fresh(identifier(short_name(name)))
        for definition in module.types:
            if definition.name != "Option":
                self.types[definition.name] = self.fresh(identifier(short_name(definition.name)))
        for definition in module.types:
            if isinstance(definition, EnumDef) and definition.name != "Option":
                enum = self.types[definition.name]
                for variant in definition.variants:
                    plain = identifier(variant.name)
                    name = plain if plain not in self.used else f"{enum}_{plain}"
                    self.variants[definition.name, variant.name] = self.fresh(name)
        for constant in module.globals:
            self.globals[constant.name] = self.fresh(identifier(short_name(constant.name)))
        for function in module.functions:
            if function.name not in self.functions:
                self.functions[function.name] = self.fresh(identifier(short_name(function.name)))

    def fresh(self, name: str) -> str:
        """The name, with a number if it is taken."""
        found = name
        number = 1
        while found in self.used:
            number += 1
            found = f"{name}_{number}"
        self.used.add(found)
        return found

    def operation(self, operation: str, type_text: str) -> tuple[str, bool]:
        """The name of the function that does `show`, `equal`, ... for a type, and whether it is a new one."""
        key = operation, type_text
        known = self._operations.get(key)
        if known is not None:
            return known, False
        words = [text.rpartition(".")[2] for text in _QUALIFIED.findall(type_text)]
        name = self.fresh(f"{operation}{'_'.join(words) or 'Tuple'}")
        self._operations[key] = name
        return name, True


class LocalNames:
    """The names of the locals of one function. `taken` are the names at the top of the module that it mentions."""

    def __init__(self, taken: set[str]) -> None:
        self.used = taken
        self.names: dict[str, str] = {}

    def __getitem__(self, local: str) -> str:
        known = self.names.get(local)
        return known if known is not None else self.add(local)

    def add(self, local: str) -> str:
        name = self.fresh(identifier(local))
        self.names[local] = name
        return name

    def fresh(self, like: str) -> str:
        found = like
        number = 1
        while found in self.used or found in RESERVED:
            number += 1
            found = f"{like}_{number}"
        self.used.add(found)
        return found

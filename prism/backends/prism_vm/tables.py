"""A bytecode module's tables while code is generated: types, constants, operations and restrictions, each held once.

Types of PIR without type parameters become numbers. A record's or enum's number is given before its fields are looked at, so that
types may mention themselves; every other type stands behind its parts.
"""

from __future__ import annotations

from prism.pir.nodes import EnumDef, Module, RecordDef, TypeDef
from prism.pir.types import Con, Effect, Fn, Row, Type, Var, show_type, substitute
from prism.semantics.operations import IO_ERROR
from prism.vm import module as vm
from prism.vm.module import SCALARS

_SCALAR_NUMBERS = {"Int": 0, "Float": 1, "Bool": 2, "String": 3, "Unit": 4, "Never": 5}


class Tables:
    """`variants` gives the numbers of an enum's variants, `fields` those of a record's fields, by the type's name."""

    def __init__(self, module: Module) -> None:
        self.defs: dict[str, TypeDef] = {d.name: d for d in module.types}
        self.types: list[vm.Type] = list(SCALARS)
        self.constants: list[int | float | str | bool | None] = []
        self.operations: list[str] = []
        self.restrictions: list[vm.Limits] = []
        self.variants: dict[str, dict[str, int]] = {
            d.name: {v.name: i for i, v in enumerate(d.variants)} for d in module.types if isinstance(d, EnumDef)
        }
        self.variants["Option"] = {"None": 0, "Some": 1}
        self.fields: dict[str, dict[str, int]] = {
            d.name: {f.name: i for i, f in enumerate(d.fields)} for d in module.types if isinstance(d, RecordDef)
        }
        self._numbers: dict[Type, int] = {}
        self._entries: dict[vm.Type, int] = {entry: t for t, entry in enumerate(SCALARS)}
        self._constants: dict[tuple[type, object], int] = {}
        self._operations: dict[str, int] = {}
        self._restrictions: dict[vm.Limits, int] = {}

    # --- types -------------------------------------------------------------------------------------------------------

    def number(self, t: Type) -> int:
        """The number of a type."""
        found = self._numbers.get(t)
        if found is None:
            found = self._numbers[t] = self._new(t)
        return found

    def _new(self, t: Type) -> int:
        match t:
            case Con(name) if name in _SCALAR_NUMBERS:
                return _SCALAR_NUMBERS[name]
            case Con("List" | "Map" | "Option" | "Tuple" as name, args):
                return self.entry((name.lower(), *[self.number(a) for a in args]))
            case Con(name, args):
                return self._declared(t, self.defs[name], args)
            case Fn(params, result, row):
                return self.function_type(tuple([self.number(p) for p in params]), self.number(result), self.row(row))
            case Var(name):
                raise AssertionError(f"the type parameter {name} is left after monomorphization")

    def _declared(self, t: Con, definition: TypeDef, args: tuple[Type, ...]) -> int:
        number = len(self.types)
        self._numbers[t] = number
        name = show_type(t)
        types = {p.name: a for p, a in zip(definition.type_params, args)}

        def part(t: Type) -> int:
            return self.number(substitute(t, types))

        if isinstance(definition, RecordDef):
            self.types.append(("record", name))
            self.types[number] = (
                "record",
                name,
                tuple([(f.name, part(f.type), f.mutable) for f in definition.fields]),
            )
        else:
            self.types.append(("enum", name))
            self.types[number] = (
                "enum",
                name,
                tuple(
                    [(v.name, v.named, tuple([(f.name, part(f.type)) for f in v.fields])) for v in definition.variants]
                ),
            )
        return number

    def entry(self, entry: vm.Type) -> int:
        """The number of an entry that is neither record nor enum."""
        found = self._entries.get(entry)
        if found is None:
            found = self._entries[entry] = len(self.types)
            self.types.append(entry)
        return found

    def cell(self, t: int) -> int:
        return self.entry(("cell", t))

    def function_type(self, params: tuple[int, ...], result: int, row: vm.Row) -> int:
        return self.entry(("fn", params, result, row))

    def row(self, row: Row) -> vm.Row:
        effects = tuple(sorted({e.name for e in row.effects}))
        return effects, tuple(sorted({self.number(t) for t in row.throws})), row.open

    def io_error(self) -> None:
        """Makes sure that the type which file operations throw is there."""
        t = Con(IO_ERROR)
        if IO_ERROR in self.defs:
            self.number(t)
        elif t not in self._numbers:
            self._numbers[t] = len(self.types)
            self.types.append(("record", IO_ERROR, (("message", 3, False), ("path", 3, False))))

    # --- the others ----------------------------------------------------------------------------------------------

    def constant(self, item: int | float | str | bool | None) -> int:
        # By text for floats: -0.0 is not 0.0 here, and all NaNs are one.
        key = (type(item), repr(item) if isinstance(item, float) else item)
        found = self._constants.get(key)
        if found is None:
            found = self._constants[key] = len(self.constants)
            self.constants.append(item)
        return found

    def operation(self, name: str) -> int:
        found = self._operations.get(name)
        if found is None:
            found = self._operations[name] = len(self.operations)
            self.operations.append(name)
        return found

    def restriction(self, effects: tuple[Effect, ...]) -> int:
        limits = stated_limits(effects)
        found = self._restrictions.get(limits)
        if found is None:
            found = self._restrictions[limits] = len(self.restrictions)
            self.restrictions.append(limits)
        return found


def stated_limits(effects: tuple[Effect, ...]) -> vm.Limits:
    """Effects with their patterns, as the gate takes them."""
    return tuple([(e.name, e.limits) for e in effects])

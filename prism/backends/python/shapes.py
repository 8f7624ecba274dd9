"""Python's view of types: annotations, which keys a dict compares as the language does, and the shape constants that a
module defines for what depends on a type's structure (`prism.backends.python.support`)."""

from __future__ import annotations

from collections.abc import Mapping

from prism.backends.python.names import ModuleNames, identifier, snake, split_name, type_words
from prism.pir.nodes import EnumDef, FieldDef, Module, RecordDef, TypeDef, VariantDef
from prism.pir.types import Con, Effect, Fn, Type, Var, show_type, substitute

OPTION = frozenset(("Option", "std.option.Option"))

_SCALARS = {
    "Int": "int",
    "Float": "float",
    "Bool": "bool",
    "String": "str",
    "Unit": "None",
    "Never": "NoReturn",
}
_SCALAR_SHAPES = {"Int": "INT", "Float": "FLOAT", "Bool": "BOOL", "String": "STRING", "Unit": "UNIT", "Never": "UNIT"}
_KEYWORD_FIELDS = frozenset(
    "and as assert async await break class continue def del elif else except False finally for from "
    "global if import in is lambda None nonlocal not or pass raise return True try while with yield".split()
)


def quoted(value: str) -> str:
    """A string literal, in double quotes where that needs no escapes."""
    shown = repr(value)
    return f'"{shown[1:-1]}"' if shown[0] == "'" and '"' not in value else shown


def tuple_text(items: list[str]) -> str:
    """A tuple of these expressions."""
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def effect_text(effect: Effect) -> str:
    """An effect and its patterns as the gate takes them."""
    limits = "None" if effect.limits is None else tuple_text(list(map(quoted, effect.limits)))
    return f"({quoted(effect.name)}, {limits})"


def is_option(t: Type) -> bool:
    return type(t) is Con and t.name in OPTION


def direct(t: Type) -> bool:
    """Are Python's `==`, `<` and `hash` the language's on values of this type?"""
    match t:
        case Con("Int" | "Bool" | "String"):
            return True
        case Con("Tuple", args):
            return all(map(direct, args))
    return False


def attribute(name: str, count: int = 1) -> str:
    """A field's attribute. Unnamed fields are `value`, or `value_0`, `value_1`, ..."""
    if name.isdigit():
        return "value" if count == 1 else f"value_{name}"
    if name.startswith("__"):
        return f"f{name}"  # else Python would mangle it
    return f"{name}_" if name in _KEYWORD_FIELDS else name


class Types:
    """A module's types: definitions by name, and the shape constants asked for so far."""

    def __init__(self, module: Module, names: ModuleNames) -> None:
        self.definitions: Mapping[str, TypeDef] = {d.name: d for d in module.types}
        self.names = names
        self.imports: set[str] = set()
        """Names from the support module that annotations and shapes use."""
        self.typing: set[str] = set()
        """Names from `typing` and `collections.abc` that annotations use."""
        self.variables: dict[str, str] = {}
        """Type parameters by name, as Python's type variables."""
        self.creations: list[str] = []
        self._undefined: list[tuple[str, Con]] = []
        self._constants: dict[Type, str] = {}

    # --- definitions -------------------------------------------------------------------------------------------------

    def variant(self, t: Type, variant: str) -> VariantDef:
        definition = self.definitions[t.name] if isinstance(t, Con) else None
        assert isinstance(definition, EnumDef), t
        return next(v for v in definition.variants if v.name == variant)

    def fields(self, t: Type, variant: str | None) -> tuple[FieldDef, ...]:
        """The fields of a record or variant, their types as declared."""
        if variant is not None:
            return self.variant(t, variant).fields
        definition = self.definitions[t.name] if isinstance(t, Con) else None
        assert isinstance(definition, RecordDef), t
        return definition.fields

    def attributes(self, t: Type, variant: str | None) -> list[str]:
        found = self.fields(t, variant)
        return [attribute(f.name, len(found)) for f in found]

    def class_name(self, t: Type, variant: str | None) -> str:
        assert isinstance(t, Con)
        return self.names.classes[t.name] if variant is None else self.names.variants[t.name, variant]

    def plain_enum(self, t: Type) -> bool:
        """An enum without any fields, whose values are compared by identity."""
        definition = self.definitions.get(t.name) if isinstance(t, Con) else None
        return isinstance(definition, EnumDef) and not is_option(t) and not any(v.fields for v in definition.variants)

    def varies(self, t: Type) -> bool:
        """Is it an enum or option, so that the class of a value says less than the type?"""
        return is_option(t) or (isinstance(t, Con) and isinstance(self.definitions.get(t.name), EnumDef))

    # --- annotations -------------------------------------------------------------------------------------------------

    def annotation(self, t: Type) -> str:
        match t:
            case Con("Unit" | "Never" | "Int" | "Float" | "Bool" | "String" as name):
                if name == "Never":
                    self.typing.add("NoReturn")
                return _SCALARS[name]
            case Con("List", (item,)):
                return f"list[{self.annotation(item)}]"
            case Con("Tuple", args):
                return f"tuple[{', '.join(map(self.annotation, args))}]"
            case Con("Map", (key, item)):
                if direct(key):
                    return f"dict[{self.annotation(key)}, {self.annotation(item)}]"
                self.imports.add("KeyedMap")
                return f"KeyedMap[{self.annotation(key)}, {self.annotation(item)}]"
            case Con(name, args) if name in OPTION:
                self.imports.add("Some")
                return f"Some[{self.annotation(args[0])}] | None"
            case Con(name, args):
                cls = self.names.classes[name]
                return f"{cls}[{', '.join(map(self.annotation, args))}]" if args else cls
            case Fn(params, result, _):
                self.typing.add("Callable")
                return f"Callable[[{', '.join(map(self.annotation, params))}], {self.annotation(result)}]"
            case Var(name):
                return self.variable(name)
        raise TypeError(f"no annotation for {t!r}")

    def variable(self, name: str) -> str:
        """The Python type variable of a type parameter."""
        if name not in self.variables:
            self.typing.add("TypeVar")
            self.variables[name] = self.names.scope.fresh(identifier(name))
        return self.variables[name]

    # --- shapes ------------------------------------------------------------------------------------------------------

    def shape(self, t: Type) -> str:
        """The name of a type's shape; its definition is added if this is the first use."""
        match t:
            case Con(name, ()) if name in _SCALAR_SHAPES:
                self.imports.add(_SCALAR_SHAPES[name])
                return _SCALAR_SHAPES[name]
            case Fn() | Var():
                self.imports.add("FUNCTION")
                return "FUNCTION"
        assert isinstance(t, Con)
        found = self._constants.get(t)
        if found is not None:
            return found
        shown = quoted(show_type(t))
        if t.name in ("List", "Tuple", "Map") or t.name in OPTION:
            parts = [self.shape(arg) for arg in t.args]
            kind = "OptionShape" if t.name in OPTION else f"{t.name}Shape"
            inner = f"({', '.join(parts)})" if t.name == "Tuple" else ", ".join(parts)
            made = f"{kind}({shown}, {inner})"
        else:
            definition = self.definitions[t.name]
            kind = "RecordShape" if isinstance(definition, RecordDef) else "EnumShape"
            label = split_name(t.name)[0][-1]
            made = (
                f"EnumShape({shown})"
                if kind == "EnumShape"
                else f"RecordShape({shown}, {self.names.classes[t.name]}, {quoted(label)})"
            )
        self.imports.add(kind)
        constant = self.names.scope.fresh(f"_{snake(type_words(t)).upper()}")
        self._constants[t] = constant
        self.creations.append(f"{constant} = {made}")
        if kind in ("RecordShape", "EnumShape"):
            self._undefined.append((constant, t))
        return constant

    def finish(self) -> list[str]:
        """The lines that define all shapes asked for, in an order in which Python can run them."""
        defined: list[str] = []
        while self._undefined:
            constant, t = self._undefined.pop(0)
            definition = self.definitions[t.name]
            types = dict(zip([p.name for p in definition.type_params], t.args))
            if isinstance(definition, RecordDef):
                fields = self._fields(definition.fields, types)
                defined.append(f"{constant}.define({fields})")
                continue
            variants = []
            for variant in definition.variants:
                self.imports.add("FieldsShape")
                name = f"{constant}_{snake(variant.name).upper()}"
                cls = self.names.variants[t.name, variant.name]
                named = "" if variant.named else ", named=False"
                self.creations.append(
                    f"{name} = FieldsShape({quoted(show_type(t))}, {cls}, {quoted(variant.name)}{named})"
                )
                if variant.fields:
                    defined.append(f"{name}.define({self._fields(variant.fields, types)})")
                variants.append(name)
            defined.append(f"{constant}.define({', '.join(variants)})")
        return [*self.creations, *defined]

    def _fields(self, fields: tuple[FieldDef, ...], types: Mapping[str, Type]) -> str:
        count = len(fields)
        return ", ".join(
            f"({quoted(f.name)}, {quoted(attribute(f.name, count))}, {self.shape(substitute(f.type, types))})"
            for f in fields
        )

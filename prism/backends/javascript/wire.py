"""Values on their way between Python and a JavaScript process: plain Python values, JSON, and the types that tell how.

A type is its name, or a list of its constructor and arguments: `"Int"`, `["List", "Int"]`, `["Fn"]`, `["shop.Pair", "Int", "String"]`. The
shapes of plain values are those of `prism.vm.convert`; in JSON, an Int beyond 2^53 and every Float are text, an option is null or
a list of one, a map a list of pairs, a record a list of its fields, a variant a list of its name and fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from prism.backends.description import short_name
from prism.backends.javascript.names import ModuleNames, field_name
from prism.pir.nodes import Function, Module, RecordDef
from prism.pir.types import Con, Type, Var
from prism.semantics.integers import INT_MAX, INT_MIN

SAFE = (1 << 53) - 1

Wire = Any
"""A type or a value as JSON."""


class BadArgument(TypeError):
    """A value does not fit the signature. The message is fit for the caller."""


def wire_type(t: Type) -> Wire:
    match t:
        case Con(name, ()):
            return name
        case Con(name, args):
            return [name, *map(wire_type, args)]
        case Var(name):
            return name
    return ["Fn"]


def wire_types(module: Module, names: ModuleNames, exported_types: Iterable[str]) -> Wire:
    """The exports with the types that the runner needs: parameters, result, and the records and enums they are made of."""
    definitions = {d.name: d for d in module.types}
    functions = {}
    for f in module.functions:
        if f.name in module.exports:
            functions[short_name(f)] = {
                "params": [[p.name, wire_type(p.type)] for p in f.params],
                "result": wire_type(f.result),
                "row": entry_row(module, f),
            }
    types: dict[str, Wire] = {}
    for name in exported_types:
        d = definitions[name]
        row: dict[str, Wire] = {"name": names.types[name], "params": [p.name for p in d.type_params]}
        if isinstance(d, RecordDef):
            row["fields"] = [[f.name, field_name(f.name), wire_type(f.type)] for f in d.fields]
        else:
            row["variants"] = [
                [v.name, v.named, [[f.name, field_name(f.name), wire_type(f.type)] for f in v.fields]]
                for v in d.variants
            ]
        types[name] = row
    return {"functions": functions, "types": types}


def entry_row(module: Module, f: Function) -> Wire:
    """What a call of this export may do, as pairs of effect and patterns: the manifest for main, else the effects of the
    function's own row, whose limits are restrictions in its body."""
    if short_name(f) != "main":
        return [[e.name, None] for e in f.row.effects]
    return [[e.name, None if e.limits is None else list(e.limits)] for e in module.manifest.effects]


class Converter:
    """Converts for one program, whose `types` are those of `wire_types`."""

    def __init__(self, types: Mapping[str, Wire]) -> None:
        self.types = types

    def to_wire(self, t: Wire, value: Any, where: str) -> Wire:
        """Raises BadArgument."""
        name, args = (t, []) if isinstance(t, str) else (t[0], t[1:])
        match name:
            case "Int" if type(value) is int and INT_MIN <= value <= INT_MAX:
                return value if abs(value) <= SAFE else str(value)
            case "Float" if type(value) in (float, int):
                return repr(float(value))
            case "Bool" if isinstance(value, bool):
                return value
            case "String" if isinstance(value, str):
                if any("\ud800" <= c <= "\udfff" for c in value):
                    raise BadArgument(f"{where} holds a lone surrogate, which no String may")
                return value
            case "Unit" if value is None:
                return None
            case "List" if isinstance(value, (list, tuple)):
                return [self.to_wire(args[0], part, f"{where}[{i}]") for i, part in enumerate(value)]
            case "Tuple" if isinstance(value, (list, tuple)) and len(value) == len(args):
                return [self.to_wire(a, part, f"{where}[{i}]") for i, (a, part) in enumerate(zip(args, value))]
            case "Map" if isinstance(value, Mapping) or _is_pairs(value):
                pairs = value.items() if isinstance(value, Mapping) else value
                key, item = args
                return [
                    [self.to_wire(key, k, f"a key of {where}"), self.to_wire(item, v, f"{where}[{k!r}]")]
                    for k, v in pairs
                ]
            case "Option":
                if value is None:
                    return None
                if _needs_some(args[0]):
                    if not (isinstance(value, (list, tuple)) and len(value) == 2 and value[0] == "Some"):
                        raise BadArgument(f'{where} must be None or ("Some", value)')
                    value = value[1]
                return [self.to_wire(args[0], value, where)]
        row = self.types.get(name)
        if row is not None:
            return self._data_to_wire(row, args, value, where)
        raise BadArgument(f"{where} must be {show_wire(t)}, not {type(value).__name__}")

    def _data_to_wire(self, row: Wire, args: list[Wire], value: Any, where: str) -> Wire:
        types = dict(zip(row["params"], args))
        if "fields" in row:
            if isinstance(value, Mapping):
                value = {name: value[name] for name in value}
            else:
                value = {f[0]: getattr(value, f[0]) for f in row["fields"] if hasattr(value, f[0])}
            names = [f[0] for f in row["fields"]]
            if set(value) != set(names):
                raise BadArgument(f"{where} must have the fields {', '.join(names)}")
            return [self.to_wire(_apply(t, types), value[name], f"{where}.{name}") for name, _, t in row["fields"]]
        parts = [value] if isinstance(value, str) else list(value) if isinstance(value, (list, tuple)) else []
        for name, _, fields in row["variants"]:
            if parts and name == parts[0] and len(fields) == len(parts) - 1:
                rest = zip(fields, parts[1:])
                return [name, *[self.to_wire(_apply(f[2], types), v, f"{where}.{f[0]}") for f, v in rest]]
        raise BadArgument(f"{where} must be a tuple of a variant's name and its fields")

    def to_plain(self, t: Wire, value: Wire) -> Any:
        """A value from the program as a plain Python value."""
        name, args = (t, []) if isinstance(t, str) else (t[0], t[1:])
        match name:
            case "Int":
                return int(value)
            case "Float":
                return float(value)
            case "List":
                return [self.to_plain(args[0], part) for part in value]
            case "Tuple":
                return tuple([self.to_plain(a, part) for a, part in zip(args, value)])
            case "Map":
                pairs = [(self.to_plain(args[0], k), self.to_plain(args[1], v)) for k, v in value]
                return dict(pairs) if _is_hashable(args[0]) else pairs
            case "Option":
                if value is None:
                    return None
                inner = self.to_plain(args[0], value[0])
                return ("Some", inner) if _needs_some(args[0]) else inner
        row = self.types.get(name)
        if row is None:
            return value
        types = dict(zip(row["params"], args))
        if "fields" in row:
            return {f[0]: self.to_plain(_apply(f[2], types), v) for f, v in zip(row["fields"], value)}
        fields = next(fields for variant, _, fields in row["variants"] if variant == value[0])
        return (value[0], *[self.to_plain(_apply(f[2], types), v) for f, v in zip(fields, value[1:])])


def show_wire(t: Wire) -> str:
    if isinstance(t, str):
        return t
    return f"{t[0]}<{', '.join(map(show_wire, t[1:]))}>" if len(t) > 1 else "a function"


def _apply(t: Wire, types: Mapping[str, Wire]) -> Wire:
    if isinstance(t, str):
        return types.get(t, t)
    return [t[0], *[_apply(part, types) for part in t[1:]]]


def _needs_some(t: Wire) -> bool:
    return t == "Unit" or (isinstance(t, list) and t[0] == "Option")


def _is_hashable(t: Wire) -> bool:
    if isinstance(t, list):
        return t[0] in ("Option", "Tuple") and all(map(_is_hashable, t[1:]))
    return t in ("Int", "Float", "Bool", "String", "Unit")


def _is_pairs(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(p, (list, tuple)) and len(p) == 2 for p in value)

"""What depends on the structure of types: showing, equality, order and keys, each as code for two values or as a function.

Scalars are done in place, lists, options and maps by the support module with a function for their parts, and records, enums
and tuples by functions that are generated when first asked for. `o` is one of the operations:

    show      the text inside data         equal    ==             order    <, where a NaN leaves none
    compare   the total order of sorting   keyOf    a string that is equal where keys are
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.backends.javascript.names import ModuleNames, field_name
from prism.backends.javascript.text import INDENT, string_literal
from prism.pir.nodes import EnumDef, Module, RecordDef, VariantDef
from prism.pir.types import Con, Fn, Type, show_type, substitute

_SCALARS: dict[str, dict[str, str]] = {
    "show": {
        "Int": "showPlain",
        "Bool": "showPlain",
        "Float": "showFloat",
        "String": "quoteString",
        "Unit": "showUnit",
    },
    "equal": dict.fromkeys(("Int", "Bool", "Float", "String", "Unit"), "sameValue"),
    "compare": {
        "Int": "compareInts",
        "Bool": "compareBools",
        "Float": "compareFloats",
        "String": "compareStrings",
        "Unit": "compareUnits",
    },
    "order": {"Float": "orderFloats"},
    "keyOf": {
        "Int": "keyOfScalar",
        "Bool": "keyOfScalar",
        "Float": "keyOfScalar",
        "String": "keyOfString",
        "Unit": "keyOfUnit",
    },
}
_COLLECTIONS: dict[str, dict[str, str]] = {
    "show": {"List": "showList", "Option": "showOption", "Map": "showMap"},
    "equal": {"List": "equalLists", "Option": "equalOptions", "Map": "equalMaps"},
    "compare": {"List": "compareLists", "Option": "compareOptions"},
    "order": {"List": "compareLists", "Option": "compareOptions"},
    "keyOf": {"List": "keyOfList", "Option": "keyOfOption", "Map": "keyOfMap"},
}
_BINARY = frozenset(("equal", "compare", "order"))

SCALAR_KEYS = frozenset(("Int", "Float", "Bool", "String"))
"""The keys that a JavaScript Map compares as Prism does."""


class Shapes:
    """Makes that code for one module; `functions` are the lines of the functions it needed."""

    def __init__(self, module: Module, names: ModuleNames, support: Callable[[str], str]) -> None:
        self.definitions = {d.name: d for d in module.types}
        self.names = names
        self.support = support
        self.functions: list[list[str]] = []
        self._has_float: dict[Type, bool] = {}

    def function(self, o: str, t: Type) -> str:
        """A function that does `o` for values of `t`, by name or written out."""
        o = self._order(o, t)
        if isinstance(t, Fn):
            return self.support("showFunction")
        name = t.name
        if name in _SCALARS[o]:
            return self.support(_SCALARS[o][name])
        if isinstance(t, Con) and name in _COLLECTIONS[o]:
            params = "a, b" if o in _BINARY else "x"
            return f"({params}) => {self._collection(o, t, params)}"
        return self._generated(o, t)

    def call(self, o: str, t: Type, *values: str) -> str:
        """The code of `o` for values of `t`: a call, or for equal scalars a comparison."""
        o = self._order(o, t)
        if o == "equal" and isinstance(t, Con) and t.name in _SCALARS[o]:
            return f"{values[0]} === {values[1]}"
        if isinstance(t, Con) and t.name in _COLLECTIONS[o]:
            return self._collection(o, t, ", ".join(values))
        return f"{self.function(o, t)}({', '.join(values)})"

    def _order(self, o: str, t: Type) -> str:
        return "compare" if o == "order" and not self.has_float(t) else o

    def _collection(self, o: str, t: Con, values: str) -> str:
        parts = ", ".join(
            [self.function(o, arg) for arg in (t.args[1:] if o == "equal" and t.name == "Map" else t.args)]
        )
        return f"{self.support(_COLLECTIONS[o][t.name])}({values}, {parts})"

    def has_float(self, t: Type) -> bool:
        """Is there a Float anywhere in values of this type?"""
        known = self._has_float.get(t)
        if known is None:
            self._has_float[t] = False  # of a recursive type, until another part has one
            known = self._has_float[t] = isinstance(t, Con) and (
                t.name == "Float" or any(map(self.has_float, [*t.args, *self._field_types(t)]))
            )
        return known

    def _field_types(self, t: Con) -> list[Type]:
        definition = self.definitions.get(t.name)
        if definition is None or t.name == "Option":
            return []
        types = type_arguments(definition, t)
        if isinstance(definition, RecordDef):
            return [substitute(f.type, types) for f in definition.fields]
        return [substitute(f.type, types) for v in definition.variants for f in v.fields]

    # --- generated functions ---------------------------------------------------------------------------------

    def _generated(self, o: str, t: Type) -> str:
        name, is_new = self.names.operation(o, show_type(t))
        if is_new:
            lines: list[str] = []
            self.functions.append(lines)
            lines += self._lines(o, t, name)
        return name

    def _lines(self, o: str, t: Type, name: str) -> list[str]:
        assert isinstance(t, Con), "every structural operation is on a known type"
        head = f"function {name}({'a, b' if o in _BINARY else 'x'}) {{"
        definition = self.definitions.get(t.name)
        if definition is None:
            body = self._fields(o, [(f"[{i}]", arg) for i, arg in enumerate(t.args)], ("(", ")"), None)
        elif isinstance(definition, RecordDef):
            types = type_arguments(definition, t)
            fields = [(f".{field_name(f.name)}", substitute(f.type, types)) for f in definition.fields]
            label = definition.name.rpartition(".")[2]
            body = self._fields(o, fields, (f"{label}(", ")"), [f.name for f in definition.fields])
        else:
            body = self._variants(o, definition, type_arguments(definition, t))
        return [head, *[INDENT + line for line in body], "}"]

    def _fields(
        self, o: str, fields: list[tuple[str, Type]], brackets: tuple[str, str], labels: list[str] | None
    ) -> list[str]:
        """Statements that return the result for values whose parts are at these paths."""
        if o == "show":
            parts = [
                f"{f'{labels[i]}: ' if labels else ''}${{{self._shown(t, 'x' + path)}}}"
                for i, (path, t) in enumerate(fields)
            ]
            return [f"return `{brackets[0]}{', '.join(parts)}{brackets[1]}`;"]
        if o == "keyOf":
            parts = [f"${{{self._key(t, f'x{path}')}}}" for path, t in fields]
            return [f"return `({','.join(parts)})`;"]
        if o == "equal":
            tests = [self.call(o, t, "a" + path, "b" + path) for path, t in fields]
            return [f"return {' && '.join(tests) or 'true'};"]
        if not fields:
            return ["return 0;"]
        steps = [self.call(o, t, "a" + path, "b" + path) for path, t in fields]
        if len(steps) == 1:
            return [f"return {steps[0]};"]
        lines = [f"let found = {steps[0]};"]
        for step in steps[1:-1]:
            lines += ["if (found !== 0) return found;", f"found = {step};"]
        return [*lines, f"return found !== 0 ? found : {steps[-1]};"]

    def _shown(self, t: Type, value: str) -> str:
        return value if isinstance(t, Con) and t.name in ("Int", "Bool") else self.call("show", t, value)

    def _key(self, t: Type, value: str) -> str:
        return value if isinstance(t, Con) and t.name in ("Int", "Bool") else self.call("keyOf", t, value)

    def _variants(self, o: str, definition: EnumDef, types: Mapping[str, Type]) -> list[str]:
        lines: list[str] = []
        if o in _BINARY and len(definition.variants) > 1:
            if o == "equal":
                lines.append("if (a.tag !== b.tag) return false;")
            else:
                order = ", ".join(string_literal(v.name) for v in definition.variants)
                lines.append(f"const tags = [{order}];")
                lines.append("if (a.tag !== b.tag) return tags.indexOf(a.tag) < tags.indexOf(b.tag) ? -1 : 1;")
        lines.append(f"switch ({'a' if o in _BINARY else 'x'}.tag) {{")
        for variant in definition.variants:
            if not variant.fields and o != "keyOf" and o != "show":
                continue
            body = self._variant(o, variant, types)
            declares = any(line.startswith("let ") for line in body)
            lines.append(f"{INDENT}case {string_literal(variant.name)}:{' {' if declares else ''}")
            lines += [INDENT * 2 + line for line in body]
            if declares:
                lines.append(f"{INDENT}}}")
        if o in _BINARY:
            lines += [f"{INDENT}default:", f"{INDENT * 2}return {'true' if o == 'equal' else '0'};"]
        return [*lines, "}"]

    def _variant(self, o: str, variant: VariantDef, types: Mapping[str, Type]) -> list[str]:
        fields = [(f".{field_name(f.name)}", substitute(f.type, types)) for f in variant.fields]
        if o == "keyOf":
            parts = "".join([f",${{{self._key(t, 'x' + path)}}}" for path, t in fields])
            return [f"return `({variant.name}{parts})`;"]
        if not fields:
            return [f"return {string_literal(variant.name)};"]
        names = [f.name for f in variant.fields] if variant.named else None
        return self._fields(o, fields, (f"{variant.name}(", ")"), names)


def type_arguments(definition: RecordDef | EnumDef, t: Con) -> dict[str, Type]:
    return {p.name: arg for p, arg in zip(definition.type_params, t.args)}

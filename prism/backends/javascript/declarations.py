"""The `.d.ts` of a generated module: what a TypeScript program may import from it."""

from __future__ import annotations

from collections.abc import Iterable

from prism.backends.description import short_name
from prism.backends.javascript.names import ModuleNames, field_name, identifier
from prism.backends.javascript.text import INDENT, comment_text, string_literal
from prism.pir.nodes import EnumDef, Function, Module, RecordDef, TypeParam, VariantDef
from prism.pir.types import Con, Fn, Row, Type, Var

_SCALARS = {
    "Int": "Int",
    "Float": "number",
    "Bool": "boolean",
    "String": "string",
    "Unit": "void",
    "Never": "never",
}


def reachable_types(module: Module) -> tuple[str, ...]:
    """The records and enums that hosts meet: in signatures of exports, and inside those."""
    definitions = {d.name: d for d in module.types}
    exports = [f for f in module.functions if f.name in module.exports]
    waiting: list[Type] = [t for f in exports for t in (*[p.type for p in f.params], f.result, *f.row.throws)]
    found: set[str] = set()
    while waiting:
        t = waiting.pop()
        match t:
            case Con(name, args):
                waiting += args
                definition = definitions.get(name)
                if definition is not None and name != "Option" and name not in found:
                    found.add(name)
                    if isinstance(definition, RecordDef):
                        waiting += [f.type for f in definition.fields]
                    else:
                        waiting += [f.type for v in definition.variants for f in v.fields]
            case Fn(params, result, _):
                waiting += [*params, result]
    return tuple([d.name for d in module.types if d.name in found])


def declarations(module: Module, names: ModuleNames, exported_types: Iterable[str]) -> str:
    writer = _Writer(names)
    definitions = {d.name: d for d in module.types}
    body: list[str] = []
    for name in exported_types:
        definition = definitions[name]
        body += writer.record(definition) if isinstance(definition, RecordDef) else writer.enum(definition)
    for f in module.functions:
        if f.name in module.exports:
            body += writer.function(f)
    head = [
        "/** What is known about this program: its module, manifest, exports and sources. */",
        "export const __prism__: Record<string, unknown>;",
        "",
        "/** 64 bits; a number while it is a safe integer, a bigint beyond. */",
        "type Int = number | bigint;",
        "",
    ]
    if "Option<" in "\n".join(body):
        head += ["/** A value, boxed, or null for none. */", "type Option<T> = { readonly value: T } | null;", ""]
    return "\n".join([*head, *body])


class _Writer:
    def __init__(self, names: ModuleNames) -> None:
        self.names = names

    def type(self, t: Type) -> str:
        match t:
            case Var(name):
                return name
            case Fn(params, result, _):
                parts = ", ".join([f"a{i}: {self.type(p)}" for i, p in enumerate(params)])
                return f"({parts}) => {self.type(result)}"
            case Con("Unit"):
                return "void"
            case Con("List", args):
                return f"Array<{self.type(args[0])}>"
            case Con("Tuple", args):
                return f"[{', '.join(map(self.type, args))}]"
            case Con(name, args):
                plain = _SCALARS.get(name) or (
                    name if name in ("Option", "Map") else self.names.types.get(name, "unknown")
                )
                return f"{plain}<{', '.join(map(self.type, args))}>" if args else plain

    def record(self, d: RecordDef) -> list[str]:
        fields = [
            f"{INDENT}{'' if f.mutable else 'readonly '}{field_name(f.name)}: {self.type(f.type)};" for f in d.fields
        ]
        params = ", ".join([f"{identifier(field_name(f.name))}: {self.type(f.type)}" for f in d.fields])
        made = f"{INDENT}constructor({params});"
        return [
            *_doc(d.doc),
            f"export class {self.names.types[d.name]}{_params(d.type_params)} {{",
            *fields,
            made,
            "}",
            "",
        ]

    def enum(self, d: EnumDef) -> list[str]:
        name = self.names.types[d.name]
        params = _params(d.type_params)
        lines = [*_doc(d.doc), f"export type {name}{params} ="]
        lines += [f"{INDENT}| {self.variant(v)}" for v in d.variants]
        lines[-1] += ";"
        lines.append(f"export const {name}: {{")
        for v in d.variants:
            fields = ", ".join([f"{identifier(field_name(f.name))}: {self.type(f.type)}" for f in v.fields])
            result = f"{name}<{', '.join(p.name for p in d.type_params)}>" if d.type_params else name
            lone = f"{name}<{', '.join('never' for _ in d.type_params)}>" if d.type_params else name
            lines.append(f"{INDENT}{v.name}{f'{params}({fields}): {result}' if v.fields else f': {lone}'};")
        return [*lines, "};", ""]

    def variant(self, v: VariantDef) -> str:
        fields = [f"readonly tag: {string_literal(v.name)}"]
        fields += [f"readonly {field_name(f.name)}: {self.type(f.type)}" for f in v.fields]
        return f"{{ {'; '.join(fields)} }}"

    def function(self, f: Function) -> list[str]:
        params = ", ".join([f"{identifier(p.name)}: {self.type(p.type)}" for p in f.params])
        name = short_name(f)
        plain = identifier(name)
        doc = "\n".join(filter(None, [f.doc.strip(), row_text(f.row)]))
        head = f"{'export ' if plain == name else ''}function {plain}({params}): {self.type(f.result)};"
        return [*_doc(doc), head, *([] if plain == name else [f"export {{ {plain} as {name} }};"]), ""]


def row_text(row: Row) -> str:
    """What a host must know beyond TypeScript's types."""
    uses = f"Uses {', '.join(map(str, row.effects))}: call it inside `granting`." if row.effects else ""
    throws = f"Throws PrismError of {', '.join(map(str, row.throws))}." if row.throws else ""
    return "\n".join(filter(None, (uses, throws)))


def _params(params: tuple[TypeParam, ...]) -> str:
    return f"<{', '.join(p.name for p in params)}>" if params else ""


def _doc(text: str) -> list[str]:
    lines = [comment_text(line) for line in text.strip().split("\n")] if text.strip() else []
    if len(lines) < 2:
        return [f"/** {line} */" for line in lines]
    return ["/**", *[f" * {line}".rstrip() for line in lines], " */"]

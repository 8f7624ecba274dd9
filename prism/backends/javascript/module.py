"""A whole program as one ES module: imports, types, constants, functions, exports, and where in the sources each part comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from prism.backends.description import MARK, describe, short_name
from prism.backends.javascript import declarations
from prism.backends.javascript.body import Body
from prism.backends.javascript.bounds import BoundsOf
from prism.backends.javascript.expressions import RETURN, is_simple
from prism.backends.javascript.hot import hot_functions
from prism.backends.javascript.names import LocalNames, ModuleNames, field_name, identifier
from prism.backends.javascript.shapes import Shapes
from prism.backends.javascript.sourcemap import Range, Segment, source_map
from prism.backends.javascript.text import INDENT, Places, comment_text, finish, string_literal
from prism.backends.javascript.wire import entry_row, wire_types
from prism.passes.hoist import Hoist
from prism.passes.monomorphize import Monomorphize
from prism.passes.tail_calls import TailCalls
from prism.pir.nodes import (
    Call,
    Closure,
    EnumDef,
    Expr,
    Function,
    FunctionRef,
    Global,
    GlobalDef,
    Invoke,
    Module,
    Param,
    PConstruct,
    Perform,
    Prim,
    RecordDef,
    Restrict,
    TypeDef,
    VariantDef,
)
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import UNIT, Con, Effect
from prism.pir.walk import assigned_locals, walk, walk_module
from prism.semantics.operations import IO_ERROR
from prism.source import Span

SUPPORT_FILE = "prism_support.mjs"

LOWERING = (Monomorphize(bounded_only=True), TailCalls(), Hoist())
"""What the code generator needs, in order."""


class Generated:
    """The files of a program by name, and counts for people."""

    def __init__(self, files: Mapping[str, bytes], entry: str, statistics: Mapping[str, int]) -> None:
        self.files = files
        self.entry = entry
        self.statistics = statistics


def generate(module: Module, inline: bool, texts: Mapping[str, str]) -> Generated:
    """`texts` are the sources that are at hand, by name, to be put into the source map."""
    for lowering in LOWERING:
        module = lowering(module)
    writer = ModuleWriter(module, inline)
    name = identifier(module.name.rpartition(".")[2])
    if f"{name}.mjs" == SUPPORT_FILE:
        name += "_"
    code, mapped = writer.text(name, texts)
    types = declarations.declarations(module, writer.names, writer.exported_types).encode()
    files = {f"{name}.mjs": code.encode(), f"{name}.mjs.map": mapped, f"{name}.d.ts": types, f"{name}.d.mts": types}
    counts = {"functions": len(module.functions), "types": len(module.types), "lines": code.count("\n")}
    return Generated(files, f"{name}.mjs", counts)


class ModuleWriter:
    """What the bodies of one module share."""

    def __init__(self, module: Module, inline: bool) -> None:
        self.module = module
        self.inlines = inline
        self.names = ModuleNames(module)
        self.places = Places()
        self.imports: set[str] = set()
        self.shapes = Shapes(module, self.names, self.support)
        self.definitions = {d.name: d for d in module.types}
        self.hot = hot_functions(module) if inline else frozenset()
        self.exported_types = declarations.reachable_types(module)
        self._labels: dict[str, str] = {}
        self.starts: list[tuple[str, str]] = []
        """The first lines of functions, as far as they tell them apart, with their qualified names."""

    # --- what bodies ask for -----------------------------------------------------------------------------

    def support(self, name: str) -> str:
        """A name of the support module, which is imported then."""
        self.imports.add(name)
        return name

    def host(self) -> str:
        return "host"

    def label(self, label: str) -> str:
        known = self._labels.get(label)
        if known is None:
            known = self._labels[label] = identifier(label)
        return known

    def part(self, p: PConstruct, path: str, index: int) -> str:
        """The path to a field of what a pattern takes apart."""
        assert isinstance(p.type, Con)
        if p.variant is not None:
            return self.payload(p.type, p.variant, index, path)
        definition = self.definitions[p.type.name]
        assert isinstance(definition, RecordDef)
        return f"{path}.{field_name(definition.fields[index].name)}"

    def payload(self, t: Con, variant: str, index: int, path: str) -> str:
        if t.name == "Option":
            return f"{path}.value"
        definition = self.definitions[t.name]
        assert isinstance(definition, EnumDef)
        fields = next(v.fields for v in definition.variants if v.name == variant)
        return f"{path}.{field_name(fields[index].name)}"

    def limits_text(self, limits: Sequence[Effect]) -> str:
        return json.dumps([[e.name, None if e.limits is None else list(e.limits)] for e in limits])

    # --- the parts of the file -----------------------------------------------------------------------------

    def text(self, name: str, texts: Mapping[str, str]) -> tuple[str, bytes]:
        """The code, and its source map."""
        types = [line for d in self.module.types for line in self._type(d)]
        constants = [line for g in self.module.globals for line in self._global(g)]
        functions = [line for f in self.module.functions for line in self._function(f)]
        performs = any(isinstance(e, Perform | Restrict) for e in walk_module(self.module))
        gate = self._gate() if performs or any(map(self._is_entry, self.module.functions)) else []
        body = [*gate, *types, *constants, *functions]
        for lines in self.shapes.functions:
            body += [*lines, ""]
        body += self._exports()
        lines = "\n".join([*self._head(), *body]).split("\n")
        return self._finish(name, lines, texts)

    def _head(self) -> list[str]:
        described = describe(self.module)
        program = {**described, "exports": wire_types(self.module, self.names, self.exported_types)}
        imports = ", ".join(sorted(self.imports, key=lambda n: (n[0].isupper(), n)))
        lines = [f"// {MARK}{json.dumps(described)}"]
        if imports:
            lines.append(f'import {{ {imports} }} from "./{SUPPORT_FILE}";')
        return [*lines, "", f"export const __prism__ = {json.dumps(program)};", ""]

    def _gate(self) -> list[str]:
        """The door to the world, which failing file operations leave with the program's own error."""
        self.support("Gate")
        if not isinstance(self.definitions.get(IO_ERROR), RecordDef):
            return ["const host = new Gate();", ""]
        show = self.shapes.function("show", Con(IO_ERROR))
        made = f"new {self.names.types[IO_ERROR]}(message, path)"
        error = f"new {self.support('PrismError')}({made}, {string_literal(IO_ERROR)}, {show})"
        return [f"const host = new Gate((message, path) => {error});", ""]

    def _is_entry(self, f: Function) -> bool:
        """Does a host come in through the gate when it calls this one?"""
        return f.name in self.module.exports and (is_main(f) or bool(entry_row(self.module, f)))

    def _doc(self, text: str, indent: str = "") -> list[str]:
        lines = [comment_text(line) for line in text.strip().split("\n")] if text.strip() else []
        if not lines:
            return []
        if len(lines) == 1:
            return [f"{indent}/** {lines[0]} */"]
        return [f"{indent}/**", *[f"{indent} * {line}".rstrip() for line in lines], f"{indent} */"]

    def _type(self, definition: TypeDef) -> list[str]:
        if definition.name == "Option":
            return []
        name = self.names.types[definition.name]
        if isinstance(definition, RecordDef):
            return [*self._doc(definition.doc), *_class(name, [f.name for f in definition.fields], None), ""]
        lines: list[str] = []
        for variant in definition.variants:
            lines += self._doc(variant.doc)
            lines += self._variant(definition, variant)
        return [*self._doc(definition.doc), *lines, ""]

    def _variant(self, definition: EnumDef, variant: VariantDef) -> list[str]:
        name = self.names.variants[definition.name, variant.name]
        if variant.fields:
            return _class(name, [f.name for f in variant.fields], variant.name)
        head, *rest = _class(name, [], variant.name)
        return [f"const {name} = new ({head}", *rest[:-1], "})();"]

    def _body(self, params: Sequence[Param], e: Expr, is_hot: bool) -> Body:
        taken: set[str] = set()
        for part in walk(e):
            if isinstance(part, Call):
                taken.add(self.names.functions[part.function])
            elif isinstance(part, FunctionRef):
                taken.add(self.names.functions[part.name])
            elif isinstance(part, Global):
                taken.add(self.names.globals[part.name])
        self._labels = {}
        b = Body(self, LocalNames(taken), BoundsOf(params, e), assigned_locals(e), is_hot)
        closures = [part.body for part in walk(e) if isinstance(part, Closure)]
        b.shared = frozenset().union(*map(assigned_locals, closures))
        return b

    def _global(self, definition: GlobalDef) -> list[str]:
        """A constant. What may trap is told as from main, where Node was started with this module."""
        b = self._body((), definition.init, False)
        name = self.names.globals[definition.name]
        doc = self._doc(definition.doc)
        traps = any(
            isinstance(e, Call | Invoke) or (isinstance(e, Prim) and PRIMITIVES[e.op].traps)
            for e in walk(definition.init)
        )
        if not traps and is_simple(definition.init):
            b.depth = 0
            return [*doc, f"const {name} = {b.text(definition.init)};", ""]
        b.statement(definition.init, RETURN)
        head = f"const {name} = {self.support('initialValue')}(import.meta.url, () => {{"
        self.starts.append((head, definition.name))
        return [*doc, head, *b.with_temps(), "});", ""]

    def _function(self, f: Function) -> list[str]:
        b = self._body(f.params, f.body, f.name in self.hot)
        params = ", ".join([b.names.add(p.name) for p in f.params])
        name = self.names.functions[f.name]
        b.statement(f.body, None if f.result == UNIT else RETURN)
        head = f"function {name}({params}) {{"
        self.starts.append((head, f.name))
        return [*self._doc(f.doc), head, *b.with_temps(), "}", ""]

    def _exports(self) -> list[str]:
        """What hosts come in by, arguments checked and through the gate where there are effects, and the types that hosts need."""
        out: list[str] = []
        lines: list[str] = []
        last: list[str] = []
        for f in self.module.functions:
            own, short = self.names.functions[f.name], short_name(f)
            if f.name not in self.module.exports:
                continue
            entry = self.names.fresh(f"enter{short[0].upper()}{short[1:]}")
            made = f"{self.support('checked')}(__prism__.exports, {string_literal(short)}, {own})"
            if self._is_entry(f):
                made = f"host.entry(__prism__.exports.functions.{short}.row, {made})"
            lines += [f"const {entry} = {made};", ""]
            out.append(f"{entry} as {short}")
            if is_main(f):
                last = [f"{self.support('startIfMain')}(import.meta.url, {entry}, {len(f.params)});", ""]
        for name in self.exported_types:
            definition = self.definitions[name]
            own = self.names.types[name]
            if isinstance(definition, RecordDef):
                out.append(own)
                continue
            lines.append(f"export const {own} = {{")
            for v in definition.variants:
                made = self.names.variants[name, v.name]
                fields = ", ".join([_parameter(f.name) for f in v.fields])
                lines.append(f"{INDENT}{v.name}: {f'({fields}) => new {made}({fields})' if v.fields else made},")
            lines += ["};", ""]
        return [*lines, *([f"export {{ {', '.join(out)} }};", ""] if out else []), *last]

    # --- places ----------------------------------------------------------------------------------------------

    def _finish(self, name: str, marked: list[str], texts: Mapping[str, str]) -> tuple[str, bytes]:
        """Takes the marks out of the lines."""
        starts = iter(self.starts)
        start = next(starts, None)
        sources: dict[str, int] = {source.name: i for i, source in enumerate(self.module.sources)}
        lines: list[str] = []
        mapped: list[list[Segment]] = []
        functions: list[Range] = []
        for line in marked:
            text, marks = finish(line)
            segments: dict[int, Segment] = {}
            for column, number in marks:
                span = self.places.spans[number]
                segments[column] = self._segment(column, span, sources)
            if start is not None and text == start[0]:
                functions.append((len(lines), 0, len(lines), 0, start[1]))
                start = next(starts, None)
            elif functions and text in ("}", "});") and functions[-1][2] == functions[-1][0]:
                first = functions.pop()
                functions.append((first[0], 0, len(lines), 1, first[4]))
            lines.append(text)
            mapped.append(list(segments.values()))
        lines.append(f"//# sourceMappingURL={name}.mjs.map")
        code = "\n".join(lines) + "\n"
        return code, source_map(f"{name}.mjs", list(sources), mapped, functions, texts)

    def _segment(self, column: int, span: Span, sources: dict[str, int]) -> Segment:
        source = sources.setdefault(span.file, len(sources))
        return (column, source, span.line - 1, span.column - 1)


def is_main(f: Function) -> bool:
    return short_name(f) == "main"


def _parameter(field: str) -> str:
    return identifier(field_name(field))


def _class(name: str, fields: Sequence[str], tag: str | None) -> list[str]:
    """A class with one property for each field; a variant's tag stands in the prototype."""
    lines = [f"class {name} {{"]
    if fields:
        params = ", ".join(map(_parameter, fields))
        lines.append(f"{INDENT}constructor({params}) {{")
        lines += [f"{INDENT * 2}this.{field_name(f)} = {_parameter(f)};" for f in fields]
        lines.append(f"{INDENT}}}")
    if tag is not None:
        lines += [f"{INDENT}static {{", f"{INDENT * 2}this.prototype.tag = {string_literal(tag)};", f"{INDENT}}}"]
    return [*lines, "}"]

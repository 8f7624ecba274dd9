"""A whole program as a Python module: classes, functions, what hosts may call, and the table of places."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from prism.backends.contract import Artifacts
from prism.backends.description import description_line
from prism.backends.python.body import Body, Dest, ModuleState, too_deep
from prism.backends.python.bundle import support_text
from prism.backends.python.closures import finish_function
from prism.backends.python.expressions import expression
from prism.backends.python.layout import Finished, Places, Writer
from prism.backends.python.names import ModuleNames, python_file
from prism.backends.python.shapes import Types, attribute, effect_text, is_option, quoted, tuple_text
from prism.backends.python.statements import statement, thrown_class
from prism.diagnostics import CompileError
from prism.passes.hoist import Hoist
from prism.passes.monomorphize import Monomorphize
from prism.passes.tail_calls import TailCalls
from prism.pir.depth import deep_calls
from prism.pir.nodes import (
    Construct,
    EnumDef,
    Expr,
    Function,
    Global,
    GlobalDef,
    Literal,
    Module,
    Prim,
    RecordDef,
    TypeDef,
    VariantDef,
)
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import Con, Effect, Row
from prism.pir.walk import walk
from prism.semantics.operations import IO_ERROR
from prism.source import NOWHERE

SUPPORT = "prism_support"

LOWERING = (Monomorphize(bounded_only=True), TailCalls(), Hoist())
"""What the code generator needs, in order."""


def generate(module: Module, options: Mapping[str, object]) -> Artifacts:
    """The program's module and the support module. Raises CompileError for a program that is nested too deeply."""
    support = str(options.get("support") or SUPPORT)
    name = python_file(module.name, frozenset((*sys.stdlib_module_names, support)))
    package = bool(options.get("package"))
    try:
        with deep_calls():
            for lowering in LOWERING:
                module = lowering(module)
            text = _Program(module, support, package, f"{name}.py").text()
    except RecursionError:
        raise CompileError((too_deep(NOWHERE),)) from None
    return Artifacts(
        {f"{name}.py": text.encode(), f"{support}.py": support_text(support).encode()},
        f"{name}.py",
        {
            "functions": len(module.functions),
            "types": len(module.types),
            "lines": text.count("\n"),
        },
    )


class _Program:
    def __init__(self, module: Module, support: str, package: bool, file: str) -> None:
        self.module = module
        self.support = support
        self.package = package
        self.file = file
        self.names = ModuleNames(module)
        self.types = Types(module, self.names)
        self.places = Places()
        self.state = ModuleState(self.names, self.types, self.places)
        self.generic = False

    def text(self) -> str:
        classes = Writer()
        for definition in self.module.types:
            self._type(classes, definition)
        functions = Writer()
        starts: dict[int, str] = {}
        for constant in self.module.globals:
            if not _is_plain(constant.init):
                self._initial(functions, constant, starts)
        for function in self.module.functions:
            self._function(functions, function, starts)
        exports = self._exports()
        errors = self._errors()
        values = Writer()
        for constant in self.module.globals:
            self._global(values, constant)
        shapes = self.types.finish()
        head = self._head()
        body = [*head, *classes.lines]
        if shapes:
            body += ["", "", *shapes]
        body += errors
        offset = len(body)
        body += functions.lines
        body += exports
        finished = Finished(body)
        if finished.too_deep is not None:
            place = self.places.spans[finished.too_deep] if finished.too_deep >= 0 else NOWHERE
            raise CompileError((too_deep(place),))
        table = self._table(finished, {finished.starts[line + offset - 1]: name for line, name in starts.items()})
        last = [
            "",
            'if __name__ == "__main__":',
            "    import sys",
            "",
            "    sys.exit(run_script(__prism_exports__, sys.argv[1:]))",
        ]
        return "\n".join([*finished.lines, *table, *values.lines, *last]) + "\n"

    # --- the top -----------------------------------------------------------------------------------------------------

    def _head(self) -> list[str]:
        sources = ", ".join(source.name for source in self.module.sources if not source.name.startswith("std/"))
        lines = [
            f'"""{self.module.name}, compiled by Prism from {sources or "PIR"}."""',
            description_line(self.module, "# "),
            "",
            "from __future__ import annotations",
            "",
        ]
        if self.state.math:
            lines.append("import math")
        if any(
            isinstance(d, RecordDef) or any(v.fields for v in d.variants) for d in self.module.types if not _built_in(d)
        ):
            lines.append("from dataclasses import dataclass")
        runtime = [name for name in ("Generic", "TypeVar") if self.generic]
        if self.generic:
            self.types.typing.add("TypeVar")
            lines.append(f"from typing import {', '.join(runtime)}")
        if lines[-1]:
            lines.append("")
        imports = sorted(
            {*self.types.imports, "Export", "Lines", "run_script"},
            key=lambda n: (not n.isupper(), not n[0].isupper(), n),
        )
        lines += _import(f"{'.' if self.package else ''}{self.support}", imports)
        typing = sorted(self.types.typing - set(runtime))
        variables = [f'{own} = TypeVar("{own}")' for own in self.types.variables.values()]
        guarded = []
        if "Callable" in typing:
            typing.remove("Callable")
            guarded.append("    from collections.abc import Callable")
        if typing:
            guarded.append(f"    from typing import {', '.join(typing)}")
        if variables and not self.generic:
            guarded += ["", *[f"    {line}" for line in variables]]
        if guarded:
            lines += ["", "TYPE_CHECKING = False", "if TYPE_CHECKING:", *guarded]
        if variables and self.generic:
            lines += ["", *variables]
        public = sorted([*self.names.wrappers.values(), *self._public_classes()])
        if public:
            lines += ["", *_wrapped("__all__ = [", [f'"{name}"' for name in public], "]")]
        return lines

    def _public_classes(self) -> list[str]:
        found: list[str] = []
        for definition in self.module.types:
            if definition.public and not _built_in(definition):
                found.append(self.names.classes[definition.name])
                if isinstance(definition, EnumDef):
                    for variant in definition.variants:
                        key = (definition.name, variant.name)
                        found.append(self.names.variants[key])
                        if key in self.names.singletons:
                            found.append(self.names.singletons[key])
        return found

    # --- classes -----------------------------------------------------------------------------------------------------

    def _type(self, out: Writer, definition: TypeDef) -> None:
        if _built_in(definition):
            return
        name = self.names.classes[definition.name]
        params = [self.types.variable(p.name) for p in definition.type_params]
        generic = f"Generic[{', '.join(params)}]" if params else ""
        self.generic = self.generic or bool(params)
        if isinstance(definition, RecordDef):
            self._fields(out, name, generic, definition, definition.doc)
            return
        out.line()
        out.line()
        out.line(f"class {name}({generic}):" if generic else f"class {name}:")
        out.depth += 1
        _docstring(out, definition.doc)
        if definition.doc:
            out.line()
        out.line("__slots__ = ()")
        out.depth -= 1
        base = f"{name}[{', '.join(params)}]" if params else name
        for variant in definition.variants:
            cls = self.names.variants[definition.name, variant.name]
            if variant.fields:
                self._fields(out, cls, base, variant, variant.doc)
                continue
            self.types.imports.add("Singleton")
            out.line()
            out.line()
            out.line(f"class {cls}(Singleton, {base}):")
            out.depth += 1
            _docstring(out, variant.doc)
            if variant.doc:
                out.line()
            out.line("__slots__ = ()")
            out.depth -= 1
            out.line()
            out.line()
            out.line(f"{self.names.singletons[definition.name, variant.name]} = {cls}()")

    def _fields(self, out: Writer, name: str, base: str, definition: RecordDef | VariantDef, doc: str) -> None:
        out.line()
        out.line()
        out.line("@dataclass(slots=True, eq=False)")
        out.line(f"class {name}({base}):" if base else f"class {name}:")
        out.depth += 1
        _docstring(out, doc)
        if doc and definition.fields:
            out.line()
        for field in definition.fields:
            own = attribute(field.name, len(definition.fields))
            out.line(f"{own}: {self.types.annotation(field.type)}")
        if not doc and not definition.fields:
            out.line("pass")
        out.depth -= 1

    def _errors(self) -> list[str]:
        """The exception classes for what the program throws and catches."""
        out = Writer()
        if self.state.io_error is not None:
            cls = _thrown(self.state, Con(IO_ERROR))
            out.line()
            out.line()
            out.line(f"def {self.state.io_error}(message: str, path: str) -> {cls}:")
            out.line(f"    return {cls}({self.names.classes[IO_ERROR]}(message, path))")
        made = Writer()
        for t, cls in self.state.thrown.items():
            assert isinstance(t, Con)
            made.line()
            made.line()
            made.line(f"class {cls}(Thrown):")
            made.depth += 1
            made.line(f'"""Thrown by the program: `value` is a {t.name.rsplit(".", 1)[-1]}."""')
            made.line()
            made.line(f"shape = {self.types.shape(t)}")
            if not is_option(t):
                made.line(f"value: {self.types.annotation(t)}")
            made.depth -= 1
        return made.lines + out.lines

    # --- functions ---------------------------------------------------------------------------------------------------

    def _function(self, out: Writer, function: Function, starts: dict[int, str]) -> None:
        b = Body(self.state, function.params, function.body)
        params = ", ".join([f"{b.bind(p.name)}: {self.types.annotation(p.type)}" for p in function.params])
        result = self.types.annotation(function.result)
        name = self.names.functions[function.name]
        out.line()
        out.line()
        out.line(f"def {name}({params}) -> {result}:")
        starts[len(out.lines)] = function.name
        b.out.depth = 1
        if function.name not in self.names.wrappers:
            _docstring(b.out, function.doc)
        before = len(b.out.lines)
        finish_function(b, function.body, function.result)
        if len(b.out.lines) == before:
            b.line("pass")
        out.lines += b.out.lines

    def _initial(self, out: Writer, constant: GlobalDef, starts: dict[int, str]) -> None:
        """The function that computes a global."""
        b = Body(self.state, (), constant.init)
        out.line()
        out.line()
        out.line(f"def _initial_{self.names.globals[constant.name]}() -> {self.types.annotation(constant.type)}:")
        starts[len(out.lines)] = constant.name
        b.out.depth = 1
        statement(b, constant.init, Dest("return"))
        out.lines += b.out.lines

    def _global(self, out: Writer, constant: GlobalDef) -> None:
        name = self.names.globals[constant.name]
        b = Body(self.state, (), constant.init)
        if _is_plain(constant.init):
            value = expression(b, constant.init).text
        else:
            value = f"{b.use('initial')}(_initial_{name})"
        out.line(f"{name}: {self.types.annotation(constant.type)} = {value}")
        if constant.doc:
            _docstring(out, constant.doc)

    # --- the bottom --------------------------------------------------------------------------------------------------

    def _exports(self) -> list[str]:
        out = Writer()
        by_name = {function.name: function for function in self.module.functions}
        out.line()
        out.line()
        out.line("__prism_exports__ = {")
        out.depth += 1
        for name in self.module.exports:
            function = by_name[name]
            short = name.rsplit(".", 1)[-1]
            params = "".join([f'("{p.name}", {self.types.shape(p.type)}), ' for p in function.params])
            params = f"({params.strip()})" if len(function.params) == 1 else f"({params.removesuffix(', ')})"
            # What a function states of limits is held by restrictions in its body.
            effects = (
                self.module.manifest.effects if short == "main" else [Effect(e.name) for e in function.row.effects]
            )
            needs = f", {tuple_text(list(map(effect_text, effects)))}" if effects else ""
            result = self.types.shape(function.result)
            out.line(f'"{short}": Export("{short}", {self.names.functions[name]}, {params}, {result}{needs}),')
        out.depth -= 1
        out.line("}")
        for name in self.module.exports:
            self._wrapper(out, by_name[name])
        return out.lines

    def _wrapper(self, out: Writer, function: Function) -> None:
        """The function that hosts call."""
        b = Body(self.state, function.params, Literal(function.result, Row(), function.span, None))
        names = [b.bind(p.name) for p in function.params]
        params = ", ".join([f"{n}: {self.types.annotation(p.type)}" for n, p in zip(names, function.params)])
        out.line()
        out.line()
        out.line(f"def {self.names.wrappers[function.name]}({params}) -> {self.types.annotation(function.result)}:")
        out.depth += 1
        _docstring(out, function.doc)
        short = function.name.rsplit(".", 1)[-1]
        call = f'__prism_exports__["{short}"]({", ".join(names)})'
        out.line(call if self.types.annotation(function.result) == "None" else f"return {call}")
        out.depth -= 1

    def _table(self, finished: Finished, starts: Mapping[int, str]) -> list[str]:
        files = list(dict.fromkeys(span.file for span in self.places.spans))
        numbers = {file: i for i, file in enumerate(files)}
        rows = []
        for line in sorted({*finished.regions, *starts}):
            if line in starts:
                rows.append(f"{line} = {starts[line]}")
            parts: list[str] = []
            for start, end, place in finished.regions.get(line, ()):
                span = self.places.spans[place]
                part = f"{start}-{end} {numbers[span.file]}:{span.line}:{span.column}"
                if not parts or part != parts[-1]:
                    parts.append(part)
            if parts:
                rows.append(f"{line} {' '.join(parts)}")
        shown = tuple_text(list(map(quoted, files)))
        return [
            "",
            "",
            "# Where each line above comes from, for tracebacks.",
            "__prism_lines__ = Lines(",
            "    __file__,",
            f"    {shown},",
            '    """',
            *rows,
            '""",',
            ")",
        ]


def _is_plain(e: Expr) -> bool:
    """Can the value stand at the top of a module: it needs no statements and cannot trap?"""
    return all(
        isinstance(part, (Literal, Global, Construct)) or (isinstance(part, Prim) and not PRIMITIVES[part.op].traps)
        for part in walk(e)
    )


def _built_in(definition: TypeDef) -> bool:
    return is_option(Con(definition.name))


def _thrown(state: ModuleState, t: Con) -> str:
    return thrown_class(Body(state, (), Literal(t, Row(), NOWHERE, None)), t)


def _docstring(out: Writer, doc: str) -> None:
    if not doc:
        return
    text = doc.strip().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    lines = text.split("\n")
    if len(lines) == 1:
        out.line(f'"""{lines[0]}{" " if text.endswith(chr(34)) else ""}"""')
        return
    out.line(f'"""{lines[0]}')
    for line in lines[1:]:
        out.line(line.rstrip())
    out.line('"""')


def _import(module: str, names: list[str]) -> list[str]:
    return _wrapped(f"from {module} import (", names, ")") if names else []


def _wrapped(opening: str, items: list[str], closing: str) -> list[str]:
    """A bracket with its items, on one line if they fit."""
    line = f"{opening}{', '.join(items)}{closing}"
    if opening.startswith("from "):
        line = line.replace("(", "").replace(")", "")
    return [line] if len(line) <= 120 else [opening, *[f"    {item}," for item in items], closing]

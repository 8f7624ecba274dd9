"""Bytecode as text for people: manifest, exports, types, constants, and every function with its source lines. Takes any module that
decodes, valid or not, and never fails on one; deterministic.
"""

from __future__ import annotations

import struct

from prism.host.gate import stated
from prism.semantics.display import quote, show
from prism.vm.module import ANY_ERROR, SCALARS, show_row, show_type
from prism.vm.opcodes import BY_CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from prism.vm.module import Function, Limits, Module, Type

NAME_WIDTH = 22


def disassemble(module: Module, sources: Mapping[str, str] | None = None) -> str:
    """The whole module. `sources` are the texts of source files by name; their lines stand where their code begins."""
    lines = [f"module {module.name}"]
    lines += [f"  {key}: {text}" for key, text in sorted(module.metadata.items())]
    lines += ["", "manifest:", *_block([_limits(module.manifest)] if module.manifest else [])]
    lines += ["", "operations:", *_block([f"{i}  {name}" for i, name in enumerate(module.operations)])]
    if module.restrictions:
        lines += ["", "restrictions:", *_block([f"{i}  {_limits(r)}" for i, r in enumerate(module.restrictions)])]
    lines += ["", "exports:", *_block([_export(module, i) for i in range(len(module.exports))])]
    lines += ["", "types:", *_block([_type_line(module, t) for t in range(len(SCALARS), len(module.types))])]
    lines += ["", "constants:", *_block([f"{i}  {_constant(c)}" for i, c in enumerate(module.constants)])]
    if module.globals:
        lines += ["", "globals:", *_block([_global(module, i) for i in range(len(module.globals))])]
    texts = {name: text.split("\n") for name, text in (sources or {}).items()}
    for number in range(len(module.functions)):
        lines += ["", *_function(module, number, texts)]
    return "\n".join(lines) + "\n"


def _block(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines] or ["  none"]


def _limits(limits: Limits) -> str:
    return ", ".join([stated(effect, patterns) for effect, patterns in limits])


def _constant(value: object) -> str:
    return quote(value) if isinstance(value, str) else show(value)


def _export(module: Module, i: int) -> str:
    export = module.exports[i]
    if export.function >= len(module.functions):
        return f"{export.name} = function {export.function}, which is not there"
    return f"{export.name} = function {export.function}: {_signature(module, module.functions[export.function], export.params)}"


def _global(module: Module, i: int) -> str:
    g = module.globals[i]
    return f"{i}  {g.name}: {show_type(module.types, g.type)} = function {g.function}"


def _type_line(module: Module, t: int) -> str:
    types: list[Type] = module.types
    kind, *rest = types[t]
    if kind == "record":
        fields = [f"{'var ' if mutable else ''}{name}: {show_type(types, p)}" for name, p, mutable in rest[1]]
        return f"{t}  record {rest[0]} {{ {', '.join(fields)} }}"
    if kind == "enum":
        variants = [_variant(types, *variant) for variant in rest[1]]
        return f"{t}  enum {rest[0]} {{ {', '.join(variants)} }}"
    return f"{t}  {show_type(types, t)}"


def _variant(types: list[Type], name: str, named: bool, fields: tuple[tuple[str, int], ...]) -> str:
    shown = [f"{field}: {show_type(types, p)}" if named else show_type(types, p) for field, p in fields]
    return f"{name}({', '.join(shown)})" if shown else name


def _signature(module: Module, function: Function, names: tuple[str, ...] = ()) -> str:
    params = [show_type(module.types, t) for t in function.params]
    if len(names) == len(params):
        params = [f"{name}: {t}" for name, t in zip(names, params)]
    return f"({', '.join(params)}) -> {show_type(module.types, function.result)}{show_row(module.types, function.row)}"


def _function(module: Module, number: int, texts: Mapping[str, list[str]]) -> list[str]:
    function = module.functions[number]
    types = module.types
    lines = [f"function {number} {function.name}{_signature(module, function)}"]
    if function.upvalues:
        lines.append(f"  upvalues {', '.join([show_type(types, t) for t in function.upvalues])}")
    if function.locals:
        first = len(function.params)
        shown = [f"{i}: {show_type(types, t)}" for i, t in enumerate(function.locals, first)]
        lines.append(f"  locals {', '.join(shown)}")
    places = _places(module, function)
    targets = {b for code, _, b in function.code if code in BY_CODE and BY_CODE[code].b == "target"}
    targets.update([h.target for h in function.handlers])
    last = None
    for pc, (code, a, b) in enumerate(function.code):
        place = places.get(pc)
        if place is not None:
            file, line, column = place
            if (file, line) != last:
                source = texts.get(file, [])
                text = f"  {source[line - 1].strip()}" if 0 < line <= len(source) else ""
                lines.append(f"  ; {file}:{line}:{column}{text}".rstrip())
            last = (file, line)
        mark = ">" if pc in targets else " "
        lines.append(f"{mark}{pc:5}  {_instruction(module, code, a, b)}".rstrip())
    for h in function.handlers:
        error = "any error" if h.type == ANY_ERROR else show_type(types, h.type)
        kept = f", keeping {h.depth} on the stack" if h.depth else ""
        lines.append(f"  {h.start}..{h.end}: {error} goes to {h.target}{kept}")
    return lines


def _places(module: Module, function: Function) -> dict[int, tuple[str, int, int]]:
    found = {}
    for pc, file, line, column in struct.iter_unpack("<IIII", function.lines[: len(function.lines) & ~15]):
        found[pc] = (module.sources[file][0] if file < len(module.sources) else "?", line, column)
    return found


def _instruction(module: Module, code: int, a: int, b: int) -> str:
    row = BY_CODE.get(code)
    if row is None:
        return f"?{code:#x} {a} {b}"
    operands = [str(n) for kind, n in ((row.a, a), (row.b, b)) if kind or n]
    notes = [note for kind, n in ((row.a, a), (row.b, b)) if kind and (note := _note(module, kind, n))]
    text = f"{row.name:{NAME_WIDTH}}{' '.join(operands)}"
    return f"{text:{NAME_WIDTH + 10}}  {', '.join(notes)}" if notes else text


def _note(module: Module, kind: str, n: int) -> str:
    """What an operand names."""
    if kind == "type":
        return show_type(module.types, n)
    if kind == "constant" and n < len(module.constants):
        text = _constant(module.constants[n])
        return text if len(text) <= 60 else text[:57] + '..."'
    if kind == "function" and n < len(module.functions):
        return module.functions[n].name
    if kind == "global" and n < len(module.globals):
        return module.globals[n].name
    if kind == "operation" and n < len(module.operations):
        return module.operations[n]
    if kind == "limits" and n < len(module.restrictions):
        return _limits(module.restrictions[n])
    return ""

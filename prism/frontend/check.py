"""Checking a program: from the source of its entry module to one linked PIR module, or to what is wrong with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from prism.collector import collector_paused
from prism.diagnostics import Diagnostic
from prism.frontend import std
from prism.frontend.bodies import Bodies, ConstantDuty
from prism.frontend.constants import report_cycles
from prism.frontend.declarations import declare
from prism.frontend.finish import Finisher
from prism.frontend.interface import (
    CheckedModule,
    ConstantInfo,
    Interface,
    Methods,
    ParamInfo,
    Signature,
    TypeInfo,
)
from prism.frontend.linking import link
from prism.frontend.metas import MetaRow, zonk, zonk_row
from prism.frontend.modules import ModuleScope, Program, TooManyErrors
from prism.frontend.rows import look, look_at_use, pure_only
from prism.immutable import value
from prism.pir.depth import deep_calls
from prism.pir.nodes import Function, Module, SourceInfo
from prism.source import Source, Span

FRAMES = 40_000
"""Rules recurse over the syntax, a few calls for each level of nesting."""


@value
class Checked:
    """`module` is None if there are errors. `sources` are all files that were read, by name."""

    module: Module | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]


@collector_paused()
def check_program(
    entry: Source,
    find: Callable[[str], Source | None],
    cache: std.Cache | None = None,
    name: str | None = None,
) -> Checked:
    """Checks the entry module and all it imports. `find` gives the source of a module of the program by dotted name;
    `name` is the entry's own, by default that of its file; `cache` may keep checked modules of std."""
    program = Program(find, check_module, cache)
    program.sources[entry.name] = entry
    module_name = name if name is not None else module_name_of(entry.name)
    module: Module | None = None
    try:
        with deep_calls(FRAMES):
            checked = check_module(program, module_name, entry)
            if checked is not None and not any(d.severity == "error" for d in program.diagnostics):
                program.checked[module_name] = checked
                module = link(program, module_name)
    except TooManyErrors:
        module = None
    except RecursionError:
        program.diagnostics.append(
            Diagnostic("too-deep", "this program is nested too deeply to be checked", Span(entry.name, 1, 1, 1, 1))
        )
    diagnostics = tuple(sorted(dict.fromkeys(program.diagnostics), key=place))
    if any(d.severity == "error" for d in diagnostics):
        module = None
    return Checked(module, diagnostics, program.sources)


def place(d: Diagnostic) -> tuple[str, int, int, str]:
    return d.span.file, d.span.line, d.span.column, d.code


def module_name_of(path: str) -> str:
    """The name of a module in the file's own folder."""
    stem = path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".prism")
    stem = re.sub(r"\W", "_", stem, flags=re.ASCII) or "main"
    return f"_{stem}" if stem[0].isdigit() else stem


def check_module(program: Program, name: str, source: Source) -> CheckedModule | None:
    """Checks one module; None if its file does not parse. Its interface is known to the program either way."""
    from prism.frontend.parser import parse

    module = ModuleScope(name, source, program)
    program.interfaces[name] = module.interface
    file, found = parse(source)
    program.diagnostics += found
    if any(d.severity == "error" for d in found):
        program.broken.add(name)
        return None
    before = len(program.diagnostics)
    program.loading.append(name)
    declarations = declare(module, file)
    program.loading.pop()
    made = Bodies(module, declarations).check_all()
    for duty in module.duties:
        if isinstance(duty, ConstantDuty):
            pure_only(module, duty.hole, duty.what)
        else:
            look(module, duty)  # type: ignore[arg-type]  # the other kinds of duty
    for check in module.unifier.checks:
        look_at_use(module, check)
    finisher = Finisher(module)
    functions = []
    globals_ = []
    for elaborated in made:
        if elaborated.context.errors:
            continue
        if isinstance(elaborated.definition, Function):
            functions.append(finisher.function(elaborated))
        else:
            globals_.append(finisher.constant(elaborated))
    report_cycles(module, globals_, functions)
    interface = settled(module.interface)
    program.interfaces[name] = interface
    if any(d.severity == "error" for d in program.diagnostics[before:]):
        program.failed.add(name)
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    return CheckedModule(interface, tuple(functions), tuple(globals_), SourceInfo(source.name, digest))


# --- interfaces without holes ---------------------------------------------------------------------------------------


def settled(interface: Interface) -> Interface:
    """The interface with the rows and types that were inferred."""
    values: dict[str, Signature | ConstantInfo] = {}
    for name, found in interface.values.items():
        values[name] = settled_signature(found) if isinstance(found, Signature) else settled_constant(found)
    methods: Methods = {
        head: {name: [settled_signature(s) for s in sigs] for name, sigs in table.items()}
        for head, table in interface.methods.items()
    }
    for info in interface.types.values():
        if isinstance(info, TypeInfo):
            for key, sig in info.defaults.items():
                info.defaults[key] = settled_signature(sig)
    return Interface(interface.name, values, interface.types, methods)


def settled_constant(info: ConstantInfo) -> ConstantInfo:
    return ConstantInfo(info.module, info.short, info.target, zonk(info.type), info.public, info.span)


def settled_signature(sig: Signature) -> Signature:
    defaults = any(p.default is not None for p in sig.params)
    if type(sig.row) is not MetaRow and not defaults:
        return sig
    params = tuple(
        ParamInfo(p.name, p.type, settled_signature(p.default) if p.default is not None else None) for p in sig.params
    )
    return Signature(
        sig.module, sig.short, sig.target, sig.kind, sig.type_params, params, sig.result, zonk_row(sig.row), sig.public,
        sig.span, sig.receiver, sig.method, sig.generic,
    )  # fmt: skip

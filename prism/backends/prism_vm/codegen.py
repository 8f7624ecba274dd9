"""PIR to bytecode, function by function. Takes what `monomorphize` and `match_lowering` leave: no type parameters, no `Match`, and
patterns that only bind a name.
"""

from __future__ import annotations

from prism import __version__
from prism.backends.prism_vm.captures import Captures
from prism.backends.prism_vm.control import FunctionCode
from prism.backends.prism_vm.finalizers import outlined
from prism.backends.prism_vm.tables import Tables, stated_limits
from prism.pir.nodes import Expr, Function, GlobalDef, Module, Param
from prism.pir.types import Type
from prism.vm import module as vm


class Generator:
    """The whole module's generation: the tables, and the functions that were finished. Numbers of the module's own functions
    are known beforehand; those of globals and closures follow."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.tables = Tables(module)
        self.files: dict[str, int] = {source.name: i for i, source in enumerate(module.sources)}
        self.numbers = {f.name: i for i, f in enumerate(module.functions)}
        self.globals = {g.name: i for i, g in enumerate(module.globals)}
        self.functions: list[vm.Function | None] = [None] * (len(module.functions) + len(module.globals))

    def run(self) -> vm.Module:
        module, tables = self.module, self.tables
        for i, f in enumerate(module.functions):
            self.functions[i] = self.function(f)
        globals = []
        for i, g in enumerate(module.globals, len(module.functions)):
            self.functions[i] = self.initializer(g)
            globals.append(vm.Global(g.name, tables.number(g.type), i))
        by_name = {f.name: f for f in module.functions}
        exports = []
        for name in module.exports:
            f = by_name[name]
            parameters = tuple([p.name for p in f.params])
            exports.append(vm.Export(name.rpartition(".")[2], self.numbers[name], parameters, f.doc))
        digests = {source.name: source.sha256 for source in module.sources}
        return vm.Module(
            module.name,
            tables.types,
            tables.constants,
            [f for f in self.functions if f is not None],
            globals,
            tables.operations,
            stated_limits(module.manifest.effects),
            tables.restrictions,
            exports,
            [(name, digests.get(name, "")) for name in self.files],
            {"prism": __version__, "pir": str(module.version)},
        )

    def function(self, f: Function) -> vm.Function:
        return self.emit(f.name, f.params, f.result, f.body, self.tables.row(f.row))

    def initializer(self, g: GlobalDef) -> vm.Function:
        return self.emit(g.name, (), g.type, g.init, vm.PURE)

    def emit(self, name: str, params: tuple[Param, ...], result: Type, body: Expr, row: vm.Row) -> vm.Function:
        numbers = tuple([self.tables.number(p.type) for p in params])
        captures = Captures(params, body)
        if captures.finalizers > 1:
            body = outlined(body)
            captures = Captures(params, body)
        code = FunctionCode(self, name, captures, params, result, {}, None)
        code.body(body)
        return code.builder.function(name, numbers, self.tables.number(result), row, ())

"""Links checked modules into one program: what can be reached from its exports, under qualified names."""

from __future__ import annotations

from collections.abc import Iterable

from prism.frontend.interface import CheckedFunction, CheckedGlobal, CheckedModule
from prism.frontend.modules import Program, owner_of
from prism.pir.nodes import EnumDef, FieldDef, Module, TypeDef
from prism.pir.types import PURE, Con, Fn, Type, union


class Linker:
    """Collects what is reached."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.modules = program.checked
        self.functions: dict[str, CheckedFunction] = {}
        self.globals: dict[str, CheckedGlobal] = {}
        self.known: set[str] = set()
        self.reached: dict[str, None] = {}
        self.types: dict[str, TypeDef] = {}

    def know(self, module: CheckedModule) -> None:
        """Makes a module's definitions findable."""
        name = module.interface.name
        if name not in self.known:
            self.known.add(name)
            for f in module.functions:
                self.functions[f.function.name] = f
            for g in module.globals:
                self.globals[g.definition.name] = g

    def find(self, name: str) -> None:
        """Loads the module that a name of std belongs to, where the program itself has not."""
        parts = name.split(".")
        for end in range(len(parts) - 1, 0, -1):
            owner = ".".join(parts[:end])
            if owner in self.modules or self.program.load(owner) is not None:
                if owner in self.modules:
                    self.know(self.modules[owner])
                return

    def reach(self, names: Iterable[str]) -> None:
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in self.reached:
                continue
            self.reached[name] = None
            if name not in self.functions and name not in self.globals:
                info = self.program.info(name)
                if info is not None:
                    self.types[name] = info.definition
                    waiting += types_in(info.definition)
                    continue
                self.find(name)
            found = self.functions.get(name) or self.globals.get(name)
            if found is not None:
                waiting += found.refers


def types_in(definition: TypeDef) -> list[str]:
    """The records and enums that a type's fields mention."""
    names: list[str] = []

    def look(t: Type) -> None:
        if isinstance(t, Con):
            if owner_of(t.name) is not None and ("." in t.name or t.name == "Option"):
                names.append(t.name)
            for a in t.args:
                look(a)
        elif isinstance(t, Fn):
            for part in (*t.params, t.result, *t.row.throws):
                look(part)

    groups: list[tuple[FieldDef, ...]]
    groups = [v.fields for v in definition.variants] if isinstance(definition, EnumDef) else [definition.fields]
    for fields in groups:
        for field in fields:
            look(field.type)
    return names


def is_std(module: CheckedModule) -> bool:
    return module.interface.name.startswith("std.")


def place(module: CheckedModule) -> str:
    """Modules of the program in the order of their loading, then those of std by name: in what order those are loaded, and
    which, depends on what the cache holds."""
    return module.interface.name if is_std(module) else ""


def link(program: Program, entry: str) -> Module:
    """The program of an entry module that has no errors, nor have those it uses."""
    linker = Linker(program)
    for module in list(program.checked.values()):
        linker.know(module)
    main = f"{entry}.main"
    exports: list[str] = []
    for f in program.checked[entry].functions:
        definition = f.function
        is_method = definition.name.count(".") > entry.count(".") + 1
        if definition.name == main or (definition.public and not definition.type_params and not is_method):
            exports.append(definition.name)
    linker.reach(reversed(exports))
    modules = sorted(program.checked.values(), key=place)
    functions = tuple(f.function for m in modules for f in m.functions if f.function.name in linker.reached)
    by_name = {f.name: f for f in functions}
    manifest = by_name[main].row if main in by_name else union(PURE, *(by_name[name].row for name in exports))
    globals_ = {g.definition.name: g for m in modules for g in m.globals if g.definition.name in linker.reached}
    used = {name[:end] for name in linker.reached for end, c in enumerate(name) if c == "."}
    used |= {owner for name in linker.types if (owner := owner_of(name)) is not None}
    sources = {m.source.name: m.source for m in modules if not is_std(m) or m.interface.name in used}
    return Module(
        entry,
        tuple(linker.types[name] for name in sorted(linker.types)),
        tuple(globals_[name].definition for name in in_order(globals_, linker)),
        functions,
        tuple(exports),
        manifest,
        tuple(sources[name] for name in sorted(sources)),
    )


def in_order(globals_: dict[str, CheckedGlobal], linker: Linker) -> list[str]:
    """Globals, each after those its value needs, directly or through functions. There are no cycles: `check` has looked."""
    done: dict[str, None] = {}
    seen: set[str] = set()
    for start in globals_:
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            name, after = stack.pop()
            if after:
                if name in globals_:
                    done[name] = None
                continue
            if name in seen:
                continue
            seen.add(name)
            found = globals_.get(name) or linker.functions.get(name)
            if found is not None:
                stack.append((name, True))
                stack += [(other, False) for other in found.refers]
    return list(done)

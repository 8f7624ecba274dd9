"""The modules of a program: loading each once, import cycles, and what names mean at the top of a file.

A `ModuleScope` is a module while it is checked; others see its `interface`, which is complete before any body is looked at, so that
the modules of std may use each other's methods.
"""

from __future__ import annotations

from collections.abc import Callable

from prism.diagnostics import Diagnostic, Label
from prism.frontend import ast, std
from prism.frontend.interface import AliasInfo, CheckedModule, ConstantInfo, Constructor, Interface, Signature, TypeInfo
from prism.frontend.names import did_you_mean
from prism.frontend.unify import Unifier
from prism.pir.nodes import EnumDef, Expr, TypeDef
from prism.pir.types import Con, Type
from prism.source import Source, Span

Find = Callable[[str], Source | None]

MAX_ERRORS = 1000
"""How many errors a program may have before the rest of it is left alone: nobody reads more, and looking for near names takes time."""


class TooManyErrors(Exception):
    """The errors so far are enough."""


class ModuleScope:
    """A module while it is checked. `values`, `types` and `constructors` are what names mean in it, imports included;
    `poisoned` are names that an error has been reported for already."""

    def __init__(self, name: str, source: Source, program: Program) -> None:
        self.name = name
        self.source = source
        self.program = program
        self.is_std = name.startswith("std.")
        self.interface = Interface(name, {}, {}, {})
        self.values: dict[str, Signature | ConstantInfo] = {}
        self.types: dict[str, TypeInfo | AliasInfo] = {}
        self.constructors: dict[str, list[Constructor]] = {}
        self.modules: dict[str, str | None] = {}
        self.poisoned: set[str] = set()
        self.places: dict[str, Span] = {}
        self.unifier = Unifier()
        self.lines: list[str] | None = None
        self.duties: list[object] = []
        # Set by the one who checks bodies: the type of a constant, which may have to be inferred first; and making sure that the
        # functions called in an expression are checked, so that what they throw is known.
        self.constant_type: Callable[[ConstantInfo], Type] = lambda info: info.type
        self.ensure: Callable[[Expr], None] = lambda e: None

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        label: str = "",
        labels: tuple[Label, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        diagnostic = Diagnostic(code, message, span, label, labels, notes)
        self.program.diagnostics.append(diagnostic)
        if diagnostic.severity == "error":
            self.program.errors += 1
            if self.program.errors >= MAX_ERRORS:
                raise TooManyErrors

    def text(self, span: Span) -> str:
        """The source text of a span; lines are joined by a blank."""
        if self.lines is None:
            self.lines = self.source.text.split("\n")
        if span.line == span.end_line:
            return self.lines[span.line - 1][span.column - 1 : span.end_column - 1]
        parts = [self.lines[span.line - 1][span.column - 1 :], *self.lines[span.line : span.end_line - 1]]
        parts.append(self.lines[span.end_line - 1][: span.end_column - 1])
        return " ".join(part.strip() for part in parts)

    def claim(self, name: str, span: Span) -> bool:
        """Takes a name at the top of the file; reports a second one."""
        if name in self.places:
            self.report(
                "duplicate-name",
                f"`{name}` is declared twice in this module",
                span,
                "declared again here",
                (Label(self.places[name], "first declared here"),),
                ("rename one of them",),
            )
            return False
        self.places[name] = span
        return True

    def add_type(self, name: str, info: TypeInfo | AliasInfo) -> None:
        """Brings a type into scope, with what constructs its values."""
        self.types[name] = info
        if isinstance(info, TypeInfo):
            for constructor in constructors_of(info, name):
                self.constructors.setdefault(constructor[0], []).append(constructor[1])

    def bring(self, imported: ast.Import) -> None:
        """Resolves one import."""
        path = ".".join(part.text for part in imported.path)
        interface = self.program.import_module(path, self, imported)
        if imported.names is None:
            alias = imported.alias or imported.path[-1]
            if self.claim(alias.text, alias.span):
                self.modules[alias.text] = None if interface is None else path
            return
        for name in imported.names:
            if not self.claim(name.text, name.span):
                continue
            if interface is None:
                self.poisoned.add(name.text)
                continue
            self.bring_name(interface, name)

    def bring_name(self, interface: Interface, name: ast.Name) -> None:
        value = interface.values.get(name.text)
        info = interface.types.get(name.text)
        found = value or info
        if found is None:
            self.poisoned.add(name.text)
            if interface.name in self.program.broken:
                return
            notes = did_you_mean(name.text, public_names(interface))
            owner = next((t for t in interface.types.values() if has_variant(t, name.text)), None)
            if owner is not None:
                notes = (f"it is a variant of `{owner.short}`: import `{owner.short}`, and its variants come along",)
            self.report(
                "unknown-name", f"`{interface.name}` has no `{name.text}`", name.span, "not found there", notes=notes
            )
            return
        if not found.public:
            self.report(
                "private-name",
                f"`{name.text}` is private to `{interface.name}`",
                name.span,
                "not exported",
                (Label(found.span, "declared here without `pub`"),),
                ("write `pub` in front of its declaration to export it",),
            )
        if value is not None:
            self.values[name.text] = value
        if info is not None:
            self.add_type(name.text, info)


def constructors_of(info: TypeInfo, name: str) -> list[tuple[str, Constructor]]:
    """The names that construct values of a type."""
    if isinstance(info.definition, EnumDef):
        return [(variant.name, Constructor(info, variant)) for variant in info.definition.variants]
    return [(name, Constructor(info, None))]


def has_variant(info: TypeInfo | AliasInfo, name: str) -> bool:
    if not isinstance(info, TypeInfo) or not isinstance(info.definition, EnumDef):
        return False
    return any(variant.name == name for variant in info.definition.variants)


def public_names(interface: Interface) -> list[str]:
    return [n for n, v in interface.values.items() if v.public] + [n for n, v in interface.types.items() if v.public]


class Program:
    """Everything loaded so far. `broken` names the modules whose files do not parse: what is not found in them is no error."""

    def __init__(
        self,
        find: Find,
        check: Callable[[Program, str, Source], CheckedModule | None],
        cache: std.Cache | None,
    ) -> None:
        self.find = find
        self.check = check
        self.cache = cache
        self.interfaces: dict[str, Interface] = {}
        self.scopes: dict[str, ModuleScope] = {}
        self.checked: dict[str, CheckedModule] = {}
        self.broken: set[str] = set()
        self.definitions: dict[str, TypeInfo] = {}
        self.diagnostics: list[Diagnostic] = []
        self.errors = 0
        self.sources: dict[str, Source] = {}
        self.missing: set[str] = set()
        self.failed: set[str] = set()
        self.loading: list[str] = []

    def import_module(self, name: str, scope: ModuleScope, imported: ast.Import) -> Interface | None:
        """The module an import names; reports where there is none or the import closes a cycle."""
        span = imported.path[0].span.to(imported.path[-1].span)
        if name in self.loading:
            cycle = [*self.loading[self.loading.index(name) :], name]
            scope.report(
                "import-cycle",
                f"modules import each other: {' -> '.join(cycle)}",
                span,
                "this import closes the cycle" if len(cycle) > 2 else "a module cannot import itself",
                notes=("move what both need into a module of its own",),
            )
            return None
        interface = self.load(name)
        if interface is None and name in std.LATER_MODULES:
            message = f"`{name}` is not available in this version of Prism"
            scope.report("not-available", message, span, "not available yet")
        elif interface is None:
            notes = did_you_mean(name, std.module_names()) if name.startswith("std.") or "." not in name else ()
            if not notes and f"std.{name}" in std.module_names():
                notes = (f"did you mean `std.{name}`?",)
            where = "" if name.startswith("std.") else f" (looked for `{name.replace('.', '/')}.prism`)"
            scope.report("unknown-module", f"there is no module `{name}`{where}", span, "not found", notes=notes)
        return interface

    def load(self, name: str) -> Interface | None:
        """A module's interface, checking the module first if this is the first time it is asked for."""
        have = self.interfaces.get(name)
        if have is not None or name in self.missing:
            return have
        is_std = name == "std" or name.startswith("std.")
        source = std.read(name) if is_std else self.find(name)
        if source is None:
            self.missing.add(name)
            return None
        self.sources[source.name] = source
        if is_std and self.cache is not None:
            key = std.cache_key(source)
            data = self.cache.get(key)
            module = std.load(data) if data is not None else None
            if module is not None:
                self.adopt(module)
                return module.interface
        checked = self.check(self, name, source)
        if checked is not None:
            self.checked[name] = checked
            if is_std and self.cache is not None:
                self.cache.put(std.cache_key(source), std.dump(checked))
        return self.interfaces.get(name)

    def adopt(self, module: CheckedModule) -> None:
        """Takes in a module that was checked earlier."""
        self.checked[module.interface.name] = module
        self.interfaces[module.interface.name] = module.interface
        for info in module.interface.types.values():
            if isinstance(info, TypeInfo):
                self.definitions[info.definition.name] = info

    def info(self, name: str) -> TypeInfo | None:
        """The record or enum of a qualified name."""
        found = self.definitions.get(name)
        if found is None:
            owner = owner_of(name)
            if owner is not None and owner not in self.interfaces:
                self.load(owner)
                found = self.definitions.get(name)
        return found

    def definition(self, name: str) -> TypeDef:
        """As `info`; raises KeyError."""
        info = self.info(name)
        if info is None:
            raise KeyError(name)
        return info.definition

    def methods(self, name: str) -> dict[str, list[Signature]]:
        """The methods and associated functions of a type constructor."""
        owner = owner_of(name)
        interface = self.load(owner) if owner is not None else None
        return interface.methods.get(name, {}) if interface is not None else {}


def owner_of(name: str) -> str | None:
    """The module that declares a type constructor's methods."""
    owner = std.METHODS_OF.get(name)
    if owner is None and "." in name:
        owner = name.rsplit(".", 1)[0]
    return owner


def option_info(program: Program) -> TypeInfo:
    """`Option` itself."""
    info = program.info("Option")
    assert info is not None, "std.option declares Option"
    return info


def prelude_constructors(program: Program, name: str) -> list[Constructor]:
    """What a name constructs without any import."""
    if name in ("Some", "None"):
        return [c for n, c in constructors_of(option_info(program), "Option") if n == name]
    if name in std.PRELUDE_TYPES:
        info = prelude_type(program, name)
        return [Constructor(info, None)] if info is not None else []
    return []


def prelude_type(program: Program, name: str) -> TypeInfo | None:
    module, short = std.PRELUDE_TYPES[name]
    interface = program.load(module)
    info = interface.types.get(short) if interface is not None else None
    return info if isinstance(info, TypeInfo) else None


def type_of(info: TypeInfo, args: tuple[Type, ...]) -> Con:
    return Con(info.definition.name, args)

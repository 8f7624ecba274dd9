"""The declarations of a module: its types, and the signatures of its functions and constants, before any body is looked at."""

from __future__ import annotations

from typing import Literal

from prism.diagnostics import Label
from prism.frontend import ast, std
from prism.frontend.interface import AliasInfo, ConstantInfo, Constructor, ParamInfo, Signature, TypeInfo
from prism.frontend.metas import ERROR, Hole, Meta, MetaRow
from prism.frontend.modules import ModuleScope
from prism.frontend.names import is_camel, is_constant, is_snake, to_camel, to_snake
from prism.frontend.type_names import LATER_TYPES, STAR, TypeReader, not_available, read_type_params
from prism.frontend.types import show
from prism.frontend.unify import matches
from prism.immutable import node
from prism.pir.nodes import EnumDef, FieldDef, RecordDef, TypeParam, VariantDef
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import SCALARS, STRING, UNIT, Con, Row, Type, Var, list_of
from prism.semantics.operations import OPERATIONS
from prism.source import Span


@node
class FunctionWork:
    """A function whose body is to be checked. `hole` is where what its omitted clauses leave open is
    found; `broken` that a clause names what does not exist, so that what is missing cannot be told."""

    signature: Signature
    syntax: ast.Function
    self_type: Type | None
    hole: Hole | None
    stated: Row
    broken: bool


@node
class DefaultWork:
    """A default of a parameter or field: a function without parameters. What it does is also done by `owner`; a default of a field
    has none, and does nothing."""

    signature: Signature
    init: ast.Expr
    type: Type
    hole: Hole
    owner: FunctionWork | None
    self_type: Type | None
    what: str


@node
class ConstantWork:
    info: ConstantInfo
    syntax: ast.Constant


class Declarations:
    """What is to be checked of a module."""

    def __init__(self) -> None:
        self.functions: list[FunctionWork] = []
        self.defaults: list[DefaultWork] = []
        self.constants: list[ConstantWork] = []


def declare(module: ModuleScope, file: ast.File) -> Declarations:
    """Fills the module's interface."""
    made = Declarations()
    for imported in file.imports:
        module.bring(imported)
    types: list[tuple[ast.Record | ast.Enum, TypeInfo]] = []
    aliases: dict[str, ast.TypeAlias] = {}
    functions: list[ast.Function] = []
    constants: list[ast.Constant] = []
    impls: list[ast.Impl] = []
    for d in file.declarations:
        if isinstance(d, ast.Impl):
            impls.append(d)
        elif isinstance(d, ast.Test):
            not_available(
                module,
                "`test` blocks are",
                Span(d.span.file, d.span.line, d.span.column, d.span.line, d.span.column + 4),
            )
        elif isinstance(d, ast.Interface | ast.EffectDecl):
            what = "interfaces are" if isinstance(d, ast.Interface) else "effects declared by programs are"
            not_available(module, what, d.name_span)
            module.poisoned.add(d.name)
        elif isinstance(d, ast.TypeAlias) and d.predicate is not None:
            not_available(module, "refined types (`where`) are", d.name_span)
            module.poisoned.add(d.name)
        elif module.claim(d.name, d.name_span):
            if isinstance(d, ast.Record | ast.Enum):
                types.append((d, declare_type(module, d)))
            elif isinstance(d, ast.TypeAlias):
                camel(module, d.name, d.name_span, "type")
                aliases[d.name] = d
            elif isinstance(d, ast.Function):
                functions.append(d)
            else:
                constants.append(d)
        elif isinstance(d, ast.Function):
            # A second one of its name is still checked, under the first one's name.
            functions.append(d)
    Aliases(module, aliases).resolve_all()
    for syntax, info in types:
        define_type(module, syntax, info, made)
    for f in functions:
        sig = declare_function(module, f, (), None, made)
        if sig is not None:
            module.values.setdefault(f.name, sig)
            module.interface.values.setdefault(f.name, sig)
    for impl in impls:
        declare_impl(module, impl, made)
    for c in constants:
        declare_constant(module, c, made)
    return made


RESERVED = frozenset((*std.BUILT_IN_TYPES, *LATER_TYPES, "Self", "Unit", "Tuple"))
"""Names that types of a program cannot have."""


def camel(module: ModuleScope, name: str, span: Span, what: str) -> None:
    if not is_camel(name):
        module.report("naming", f"the {what} `{name}` should be `{to_camel(name)}`: {what}s are UpperCamel", span)


def snake(module: ModuleScope, name: str, span: Span, what: str) -> None:
    if not is_snake(name):
        module.report("naming", f"the {what} `{name}` should be `{to_snake(name)}`: {what}s are lower_snake", span)


# --- types ------------------------------------------------------------------------------------------------------


def declare_type(module: ModuleScope, d: ast.Record | ast.Enum) -> TypeInfo:
    """The type's name and parameters; its parts come when all names are known."""
    camel(module, d.name, d.name_span, "type")
    if d.name in RESERVED and not module.is_std:
        module.report(
            "duplicate-name", f"`{d.name}` is a built-in type", d.name_span, notes=("give yours another name",)
        )
    params = read_type_params(module, d.type_params)
    name = d.name if module.is_std and d.name in std.BUILT_IN_TYPES else f"{module.name}.{d.name}"
    definition: RecordDef | EnumDef
    if isinstance(d, ast.Record):
        definition = RecordDef(name, params, (), d.doc, d.public, d.name_span)
    else:
        definition = EnumDef(name, params, (), d.doc, d.public, d.name_span)
    info = TypeInfo(module.name, d.name, definition, d.public, d.name_span, {})
    module.types[d.name] = info
    module.interface.types[d.name] = info
    module.program.definitions[name] = info
    return info


def define_type(module: ModuleScope, d: ast.Record | ast.Enum, info: TypeInfo, made: Declarations) -> None:
    """Reads the fields, and completes `info` in place, as others hold it already."""
    params = {p.name: p for p in info.definition.type_params}
    reader = TypeReader(module, params, None, None)
    name = info.definition.name
    if isinstance(d, ast.Record):
        fields = read_fields(module, d.fields, reader, info, "", made)
        definition: RecordDef | EnumDef = RecordDef(
            name, info.definition.type_params, fields, d.doc, d.public, d.name_span
        )
    else:
        variants: list[VariantDef] = []
        seen: dict[str, Span] = {}
        for v in d.variants:
            camel(module, v.name, v.span, "variant")
            if v.name in seen:
                module.report(
                    "duplicate-name",
                    f"the variant `{v.name}` is declared twice",
                    v.span,
                    labels=(Label(seen[v.name], "first declared here"),),
                )
                continue
            seen[v.name] = v.span
            named = bool(v.fields) and all(f.name for f in v.fields)
            fields = read_fields(module, v.fields, reader, info, v.name, made)
            variants.append(VariantDef(v.name, fields, named, v.doc))
        definition = EnumDef(name, info.definition.type_params, tuple(variants), d.doc, d.public, d.name_span)
    object.__setattr__(info, "definition", definition)
    if isinstance(definition, EnumDef):
        for variant in definition.variants:
            module.constructors.setdefault(variant.name, []).append(Constructor(info, variant))
    else:
        module.constructors.setdefault(d.name, []).append(Constructor(info, None))


def read_fields(
    module: ModuleScope,
    fields: tuple[ast.FieldDecl, ...],
    reader: TypeReader,
    info: TypeInfo,
    variant: str,
    made: Declarations,
) -> tuple[FieldDef, ...]:
    found: dict[str, FieldDef] = {}
    for i, f in enumerate(fields):
        name = f.name or str(i)
        if f.name:
            snake(module, f.name, f.span, "field")
        if name in found:
            module.report("duplicate-name", f"the field `{name}` is declared twice", f.span)
            continue
        t = reader.read(f.type)
        found[name] = FieldDef(name, t, f.mutable)
        if f.default is not None:
            owner = f"{module.name}.{info.short}" + (f".{variant}" if variant else "")
            hole = Hole()
            sig = default_signature(module, f"{owner}.default.{name}", info.definition.type_params, t, hole, f.span)
            info.defaults[(variant, name)] = sig
            made.defaults.append(DefaultWork(sig, f.default, t, hole, None, None, f"the default of the field `{name}`"))
    return tuple(found.values())


def default_signature(
    module: ModuleScope, target: str, params: tuple[TypeParam, ...], t: Type, hole: Hole, span: Span
) -> Signature:
    short = target.rsplit(".", 1)[-1]
    return Signature(
        module.name, short, target, "function", params, (), t, MetaRow(hole), False, span, None, False, bool(params)
    )


class Aliases:
    """Resolves plain `type`s, each after those it mentions."""

    def __init__(self, module: ModuleScope, syntax: dict[str, ast.TypeAlias]) -> None:
        self.module = module
        self.syntax = syntax
        self.open: list[str] = []

    def resolve_all(self) -> None:
        for name in self.syntax:
            self.resolve(name)

    def resolve(self, name: str) -> None:
        module = self.module
        if name in module.interface.types:
            return
        d = self.syntax[name]
        if name in self.open:
            cycle = " -> ".join([*self.open[self.open.index(name) :], name])
            module.report(
                "recursive-alias",
                f"the type `{name}` stands for itself: {cycle}",
                d.name_span,
                notes=("declare a `record` or `enum`, which may hold itself",),
            )
            info = AliasInfo(module.name, name, (), ERROR, d.public, d.name_span)
        else:
            self.open.append(name)
            for mentioned in mentions(d.target):
                if mentioned in self.syntax:
                    self.resolve(mentioned)
            self.open.pop()
            if name in module.interface.types:
                return
            params = read_type_params(module, d.type_params)
            target = TypeReader(module, {p.name: p for p in params}, None, None).read(d.target)
            info = AliasInfo(module.name, name, params, target, d.public, d.name_span)
        module.types[name] = info
        module.interface.types[name] = info


def mentions(t: ast.TypeExpr) -> list[str]:
    """The undotted names in a type."""
    if isinstance(t, ast.NamedType):
        found = [t.path[0].text] if len(t.path) == 1 else []
        for a in t.args:
            found += mentions(a)
        return found
    if isinstance(t, ast.OptionType):
        return mentions(t.inner)
    if isinstance(t, ast.TupleType):
        return [name for part in t.parts for name in mentions(part)]
    parts = (*t.params, *([t.result] if t.result is not None else []), *(t.row.throws or ()))
    return [name for part in parts for name in mentions(part)]


# --- functions --------------------------------------------------------------------------------------------------


def declare_function(
    module: ModuleScope, f: ast.Function, outer: tuple[TypeParam, ...], receiver: Type | None, made: Declarations
) -> Signature | None:
    """The signature of a function or method; `outer` are the type parameters of its `impl`."""
    snake(module, f.name, f.name_span, "function")
    own = read_type_params(module, f.type_params)
    for t_param in own:
        if any(t_param.name == o.name for o in outer):
            module.report(
                "duplicate-name", f"the type parameter `{t_param.name}` is declared by the `impl` already", f.name_span
            )
    params = (*outer, *(t for t in own if all(t.name != o.name for o in outer)))
    reader = TypeReader(module, {t.name: t for t in params}, receiver, lambda: STAR)
    if f.contracts:
        not_available(module, "contracts (`requires`, `ensures`) are", f.contracts[0].span)
    target = qualified_name(module, f.name, receiver)
    infos: list[ParamInfo] = []
    defaults: list[tuple[ast.Expr, Type, Signature, Hole, str]] = []
    method = False
    seen: set[str] = set()
    for i, p in enumerate(f.params):
        if p.name == "self" and p.type is None:
            if receiver is None or i > 0:
                where = "stands first" if receiver is not None else "means something only in methods, inside `impl`"
                module.report("bad-self", f"`self` {where}", p.span)
            method = method or i == 0
            infos.append(ParamInfo("self", receiver or ERROR, None))
            continue
        snake(module, p.name, p.span, "parameter")
        if p.name in seen and p.name != "_":
            module.report("duplicate-name", f"the parameter `{p.name}` is declared twice", p.span)
        seen.add(p.name)
        param_type = reader.read(p.type) if p.type is not None else ERROR
        default = None
        if p.default is not None:
            hole = Hole()
            default = default_signature(module, f"{target}.default.{p.name}", params, param_type, hole, p.span)
            defaults.append((p.default, param_type, default, hole, p.name))
        infos.append(ParamInfo(p.name, param_type, default))
    stars = reader.stars
    if not stars:
        reader.star = None
    result = reader.read(f.result) if f.result is not None else UNIT
    before = len(module.program.diagnostics)
    stated = reader.row(f.row)
    broken = len(module.program.diagnostics) > before
    is_main = f.name == "main" and receiver is None
    kind, intrinsic = intrinsic_of(module, f)
    hole_: Hole | None = None
    row = stated
    inferred = not f.public and not is_main and kind == "function"
    if (inferred and (f.row.uses is None or f.row.throws is None)) or (stars and not stated.open):
        hole_ = Hole()
        row = MetaRow(hole_, stated)
    sig = Signature(
        module.name,
        f.name,
        intrinsic or target,
        kind,
        params,
        tuple(infos),
        result,
        row,
        f.public or (module.is_std and receiver is not None),
        f.name_span,
        receiver,
        method,
        bool(params) or reader.stars > 0,
    )
    if f.body is None:
        if kind == "function":
            module.report(
                "missing-body", f"the function `{f.name}` has no body", f.name_span, notes=("add one: `{ ... }`",)
            )
            return sig
        return sig
    work = FunctionWork(sig, f, receiver, hole_, stated, broken)
    made.functions.append(work)
    for init, t, default_sig, hole, name in defaults:
        made.defaults.append(DefaultWork(default_sig, init, t, hole, work, receiver, f"the default of `{name}`"))
    if is_main:
        check_main(module, f, sig)
    return sig


def qualified_name(module: ModuleScope, name: str, receiver: Type | None) -> str:
    """`shop.cart.total`, `std.list.List.map`; `std.list.List_Int.sum` for an `impl` of one kind of list."""
    if receiver is None:
        return f"{module.name}.{name}"
    return f"{module.name}.{target_name(receiver)}.{name}"


def target_name(t: Type) -> str:
    if not isinstance(t, Con):
        return "Function"
    short = t.name.rsplit(".", 1)[-1]
    if all(isinstance(a, Var) for a in t.args):
        return short
    return "_".join([short, *(target_name(a) if isinstance(a, Con) else str(a) for a in t.args)])


def intrinsic_of(module: ModuleScope, f: ast.Function) -> tuple[Literal["function", "primitive", "operation"], str]:
    """What a function of std without a body stands for."""
    if f.body is not None or not module.is_std:
        return "function", ""
    name = f"{module.name.rsplit('.', 1)[-1]}.{f.name}"
    if name in OPERATIONS:
        return "operation", name
    return ("primitive", name) if name in PRIMITIVES else ("function", "")


def check_main(module: ModuleScope, f: ast.Function, sig: Signature) -> None:
    """`fn main()`, `fn main(args: List<String>)`, each with or without `-> Int`."""
    types = [p.type for p in sig.params]
    if f.type_params or (types and types != [list_of(STRING)]) or any(p.default is not None for p in sig.params):
        module.report(
            "bad-main",
            "`main` takes nothing, or the program's arguments",
            f.name_span,
            notes=("write `fn main()` or `fn main(args: List<String>)`",),
        )
    if sig.result != UNIT and sig.result != SCALARS["Int"] and sig.result is not ERROR:
        module.report(
            "bad-main",
            f"`main` gives nothing or an Int (the exit code), not {show(sig.result)}",
            f.result.span if f.result is not None else f.name_span,
        )


def declare_impl(module: ModuleScope, impl: ast.Impl, made: Declarations) -> None:
    if impl.interface is not None:
        not_available(module, "implementations of interfaces are", impl.interface.span)
        return
    params = read_type_params(module, impl.type_params)
    target = TypeReader(module, {p.name: p for p in params}, None, None).read(impl.target)
    if target is ERROR:
        return
    if not isinstance(target, Con) or target.name in ("Tuple", "Unit", "Never"):
        module.report(
            "bad-impl",
            f"{show(target)} cannot have methods",
            impl.target.span,
            notes=("methods belong to records and enums",),
        )
        return
    own = target.name.startswith(f"{module.name}.") or std.METHODS_OF.get(target.name) == module.name
    if not own:
        owner = std.METHODS_OF.get(target.name) or target.name.rsplit(".", 1)[0]
        module.report(
            "bad-impl",
            f"{show(target)} belongs to `{owner}`: its methods are declared there",
            impl.target.span,
            notes=("write a function instead: `x |> f()` calls it like a method",),
        )
        return
    unused = [p for p in params if not occurs(p.name, target)]
    if unused:
        module.report("bad-impl", f"`{unused[0].name}` does not occur in {show(target)}", impl.target.span)
        return
    table = module.interface.methods.setdefault(target.name, {})
    for f in impl.methods:
        sig = declare_function(module, f, params, target, made)
        if sig is None:
            continue
        known = table.setdefault(f.name, [])
        clash = next((s for s in known if s.receiver is not None and overlap(s.receiver, target)), None)
        if clash is not None:
            module.report(
                "duplicate-name",
                f"{show(target)} has a method `{f.name}` already",
                f.name_span,
                "declared again here",
                (Label(clash.span, "first declared here"),),
            )
            continue
        known.append(sig)


def occurs(name: str, t: Type) -> bool:
    if isinstance(t, Con):
        return any(occurs(name, a) for a in t.args)
    return isinstance(t, Var) and t.name == name


def overlap(a: Type, b: Type) -> bool:
    return matches(a, b, {}) or matches(b, a, {})


def declare_constant(module: ModuleScope, c: ast.Constant, made: Declarations) -> None:
    if not is_constant(c.name):
        module.report("naming", f"the constant `{c.name}` should be `{to_snake(c.name)}` or upper case", c.name_span)
    t: Type = Meta(f"`{c.name}`", c.name_span)
    if c.type is not None:
        t = TypeReader(module, {}, None, None).read(c.type)
    info = ConstantInfo(module.name, c.name, f"{module.name}.{c.name}", t, c.public, c.name_span)
    module.values[c.name] = info
    module.interface.values[c.name] = info
    made.constants.append(ConstantWork(info, c))

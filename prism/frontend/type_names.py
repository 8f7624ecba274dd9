"""What written types and clauses mean: names to types, `uses` and `throws` to rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.diagnostics import Label
from prism.frontend import ast, std
from prism.frontend.bounds import BOUNDS
from prism.frontend.interface import AliasInfo, Interface, TypeInfo
from prism.frontend.metas import ERROR, MetaRow, make_row, too_large
from prism.frontend.modules import ModuleScope, prelude_type
from prism.frontend.names import did_you_mean, is_camel, to_camel
from prism.frontend.types import count, short, show
from prism.frontend.unify import instantiate
from prism.pir.nodes import TypeParam
from prism.pir.types import PURE, SCALARS, UNIT, Con, Effect, Fn, Row, Type, Var
from prism.semantics.operations import EFFECTS, FAMILIES, LIMITED
from prism.source import Span

LATER_TYPES = {"Set": "sets", "Bytes": "byte strings", "StringBuilder": "string builders"}
LATER_EFFECTS = ("net", "net.http")

STAR = Row(open=True)
"""The `*` of the signature being read."""


def not_available(module: ModuleScope, what: str, span: Span) -> None:
    """Reports a feature of a later version."""
    module.report("not-available", f"{what} not available in this version of Prism", span, "not available yet")


class TypeReader:
    """Reads types in one place. `star` is what `*` stands for there: None where it may not stand."""

    def __init__(
        self,
        module: ModuleScope,
        params: Mapping[str, TypeParam],
        self_type: Type | None,
        star: Callable[[], Row] | None,
    ) -> None:
        self.module = module
        self.params = params
        self.self_type = self_type
        self.star = star
        self.stars = 0

    def read(self, t: ast.TypeExpr) -> Type:
        kind = type(t)
        if kind is ast.NamedType:
            return self.named(t)  # type: ignore[arg-type]  # `kind` says so, faster than isinstance
        if isinstance(t, ast.OptionType):
            return Con("Option", (self.read(t.inner),))
        if isinstance(t, ast.TupleType):
            return Con("Tuple", tuple(map(self.read, t.parts))) if t.parts else UNIT
        assert isinstance(t, ast.FunctionType)
        params = tuple(map(self.read, t.params))
        result = UNIT if t.result is None else self.read(t.result)
        return Fn(params, result, self.row(t.row))

    def named(self, t: ast.NamedType) -> Type:
        name = t.path[0].text
        if len(t.path) == 1:
            if not t.args:
                scalar = SCALARS.get(name)
                if scalar is not None and name != "Unit":
                    return scalar
                if name in self.params:
                    return Var(name)
            if name == "Self":
                return self.own(t)
            arity = std.BUILT_IN_TYPES.get(name)
            if arity is not None and name not in self.module.places:
                return self.apply(t, name, arity, lambda args: Con(name, args))
            if name in self.params:
                self.module.report("wrong-count", f"the type parameter `{name}` takes no type arguments", t.span)
                return ERROR
            info = self.module.types.get(name)
            if info is None and name in std.PRELUDE_TYPES:
                info = prelude_type(self.module.program, name)
            if info is None:
                self.unknown(t)
                return ERROR
            return self.use(t, info)
        interface = self.interface(t.path[:-1])
        if interface is None:
            return ERROR
        found = interface.types.get(t.path[-1].text)
        if found is None:
            if interface.name not in self.module.program.broken:
                notes = did_you_mean(t.path[-1].text, interface.types)
                self.module.report(
                    "unknown-type", f"`{interface.name}` has no type `{t.path[-1].text}`", t.path[-1].span, notes=notes
                )
            return ERROR
        if not found.public and interface.name != self.module.name:
            private(self.module, found, interface.name, t.path[-1].span)
        return self.use(t, found)

    def own(self, t: ast.NamedType) -> Type:
        if self.self_type is None:
            self.module.report("unknown-type", "`Self` means something only inside `impl`", t.span)
            return ERROR
        return self.self_type

    def interface(self, path: tuple[ast.Name, ...]) -> Interface | None:
        """The module in front of a dotted type."""
        name = ".".join(part.text for part in path)
        module = self.module
        if name in module.modules:
            target = module.modules[name]
            return module.program.load(target) if target is not None else None
        if name in std.PRELUDE_MODULES:
            return module.program.load(std.PRELUDE_MODULES[name])
        if name not in module.poisoned:
            span = path[0].span.to(path[-1].span)
            notes = did_you_mean(name, [*module.modules, *std.PRELUDE_MODULES]) or (f"import it: `import {name}`",)
            module.report("unknown-name", f"no module `{name}` is imported here", span, "not imported", notes=notes)
        return None

    def use(self, t: ast.NamedType, info: TypeInfo | AliasInfo) -> Type:
        if isinstance(info, AliasInfo):
            params = info.type_params
            stands_for = self.apply(
                t,
                info.short,
                len(params),
                lambda args: instantiate(info.target, dict(zip([p.name for p in params], args)), None),
            )
            if not too_large(stands_for):
                return stands_for
            notes = ("declare a `record` for it",)
            self.module.report(
                "too-deep", f"the type that `{info.short}` stands for here is too large", t.span, notes=notes
            )
            return ERROR
        definition = info.definition
        return self.apply(t, info.short, len(definition.type_params), lambda args: Con(definition.name, args))

    def apply(self, t: ast.NamedType, name: str, arity: int, make: Callable[[tuple[Type, ...]], Type]) -> Type:
        args = tuple(map(self.read, t.args))
        if len(args) == arity:
            return make(args)
        given = "none is given" if not args else count(len(args), "is given", "are given")
        letters = ", ".join("ABCDEFGH"[:arity]) if arity > 1 else "T"
        notes = (f"write `{name}<{letters}>`",) if arity else (f"write just `{name}`",)
        self.module.report(
            "wrong-count",
            f"`{name}` takes {count(arity, 'type argument') if arity else 'no type arguments'}, {given}",
            t.span,
            notes=notes,
        )
        return ERROR

    def unknown(self, t: ast.NamedType) -> None:
        name = t.path[0].text
        module = self.module
        if name in module.poisoned:
            return
        if name in LATER_TYPES:
            not_available(module, f"{LATER_TYPES[name]} (`{name}`) are", t.span)
            return
        known = [*module.types, *std.BUILT_IN_TYPES, *std.PRELUDE_TYPES, *self.params]
        common = {
            "int": "Int",
            "float": "Float",
            "bool": "Bool",
            "boolean": "Bool",
            "Boolean": "Bool",
            "string": "String",
        }
        common |= {"str": "String", "Str": "String", "Unit": "()", "Void": "()", "void": "()", "Double": "Float"}
        common |= {"Array": "List", "Vec": "List", "Dict": "Map", "Integer": "Int", "i64": "Int", "f64": "Float"}
        notes = (f"did you mean `{common[name]}`?",) if name in common else did_you_mean(name, known)
        if any(c.variant is not None for c in module.constructors.get(name, ())):
            owner = module.constructors[name][0].info.short
            notes = (f"`{name}` is a variant; the type is `{owner}`",)
        module.report("unknown-type", f"there is no type `{name}`", t.span, "not found", notes=notes)

    # --- rows -------------------------------------------------------------------------------------------------

    def row(self, row: ast.RowExpr) -> Row:
        """The row that clauses state; what is omitted is nothing."""
        if row.uses is None and row.throws is None:
            return PURE
        effects, star = self.effects(row.uses or ())
        throws = self.errors(row.throws or ())
        plain = make_row(effects, throws, False)
        if star is None:
            return plain
        if not isinstance(star, MetaRow):
            return Row(plain.effects, plain.throws, True)
        return star if plain == PURE else MetaRow(star.hole, plain)

    def effects(self, written: tuple[ast.EffectExpr, ...]) -> tuple[list[Effect], Row | None]:
        found: list[Effect] = []
        star: Row | None = None
        for e in written:
            if e.name == "*":
                self.stars += 1
                if self.star is None:
                    self.module.report(
                        "misplaced-star",
                        "`*` stands for the effects of functions that are passed as parameters, and there are none here",
                        e.span,
                        "stands for nothing",
                        notes=("name the effects, or write `uses *` in the type of a parameter",),
                    )
                else:
                    star = self.star()
            elif self.is_effect(e):
                found.append(Effect(e.name, tuple(sorted(set(e.limits))) if e.limits is not None else None))
        return found, star

    def is_effect(self, e: ast.EffectExpr) -> bool:
        """Is there such an effect? Reports what is wrong with it."""
        if e.name not in EFFECTS and e.name not in FAMILIES:
            if e.name in LATER_EFFECTS:
                not_available(self.module, f"the effect `{e.name}` is", e.span)
                return False
            if e.name[:1].isupper():
                not_available(self.module, f"effects that programs declare (`{e.name}`) are", e.span)
                return False
            notes = did_you_mean(e.name, [*EFFECTS, *FAMILIES]) or (f"effects are {', '.join(sorted(FAMILIES))}",)
            self.module.report("unknown-effect", f"there is no effect `{e.name}`", e.span, "not found", notes=notes)
            return False
        if e.limits is not None and not any(x == e.name or x.startswith(e.name + ".") for x in LIMITED):
            self.module.report(
                "no-limit",
                f"`{e.name}` takes no limit in brackets",
                e.span,
                notes=(f"only {', '.join(sorted(LIMITED))} have an argument to limit",),
            )
        return True

    def errors(self, written: tuple[ast.TypeExpr, ...]) -> list[Type]:
        found: list[Type] = []
        for t in written:
            error = self.read(t)
            if error is ERROR:
                continue
            if is_throwable(error):
                found.append(error)
            else:
                report_not_throwable(self.module, error, t.span)
        return found


def is_throwable(t: Type) -> bool:
    """Errors are records and enums."""
    return isinstance(t, Con) and "." in t.name


def report_not_throwable(module: ModuleScope, t: Type, span: Span) -> None:
    module.report(
        "not-throwable",
        f"{show(t)} cannot be thrown: errors are records and enums of the program",
        span,
        notes=("declare one: `record Failed { reason: String }`",),
    )


def private(module: ModuleScope, found: TypeInfo | AliasInfo, owner: str, span: Span) -> None:
    module.report(
        "private-name",
        f"`{found.short}` is private to `{owner}`",
        span,
        "not exported",
        (Label(found.span, "declared here without `pub`"),),
        ("write `pub` in front of its declaration to export it",),
    )


def read_type_params(module: ModuleScope, written: tuple[ast.TypeParam, ...]) -> tuple[TypeParam, ...]:
    """Type parameters with their bounds, in order."""
    found: dict[str, TypeParam] = {}
    for p in written:
        if not is_camel(p.name):
            module.report(
                "naming", f"the type parameter `{p.name}` should be `{to_camel(p.name)}`: types are UpperCamel", p.span
            )
        if p.name in found:
            module.report("duplicate-name", f"the type parameter `{p.name}` is declared twice", p.span)
            continue
        bounds: list[str] = []
        for bound in p.bounds:
            name = ".".join(part.text for part in bound.path)
            if name in BOUNDS and not bound.args:
                if name not in bounds:
                    bounds.append(name)
            elif name in module.poisoned:
                continue
            elif (guess := did_you_mean(name, BOUNDS)) and name not in module.places:
                module.report("unknown-type", f"there is no bound `{name}`", bound.span, "not found", notes=guess)
            else:
                not_available(module, f"bounds other than {', '.join(BOUNDS)} (`{short(name)}`) are", bound.span)
        found[p.name] = TypeParam(p.name, tuple(bounds))
    return tuple(found.values())

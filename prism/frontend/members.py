"""What stands behind a dot: members of modules and types, fields, methods, and `?.`."""

from __future__ import annotations

from collections.abc import Sequence

from prism.diagnostics import Label
from prism.frontend import ast, std
from prism.frontend.calls import Given, call_signature, construct, give_up, invoke
from prism.frontend.expressions import constructor_value, function_value, shown, unknown_type, value_of
from prism.frontend.interface import AliasInfo, ConstantInfo, Constructor, Interface, Signature, TypeInfo
from prism.frontend.metas import ERROR, OPAQUE_ERROR, Meta, resolve
from prism.frontend.modules import constructors_of, public_names
from prism.frontend.names import did_you_mean, is_upper
from prism.frontend.operators import some_arm
from prism.frontend.scope import Context, Why
from prism.frontend.types import show
from prism.frontend.unify import instantiate, matches
from prism.pir import nodes as pir
from prism.pir.types import NEVER, PURE, SCALARS, Con, Fn, Type, Var, option_of
from prism.source import Span

Static = Interface | Type
"""What a name in front of a dot may mean when it is no value: a module, or a type."""


class Broken:
    """A name in front of a dot that a mistake has been reported for."""


BROKEN = Broken()


def static(cx: Context, e: ast.Expr) -> Static | Broken | None:
    """The module or type that an expression names, or None if it is a value."""
    if isinstance(e, ast.Variable):
        name = e.name
        if name in cx.locals or name in cx.module.values:
            return None
        module = cx.module
        if name in module.modules:
            target = module.modules[name]
            interface = cx.program.load(target) if target is not None else None
            if interface is None:
                cx.errors += 1
            return interface or BROKEN
        if not is_upper(name):
            if name in std.PRELUDE_MODULES and name not in module.places:
                return cx.program.load(std.PRELUDE_MODULES[name])
            return None
        return type_named(cx, name)
    if isinstance(e, ast.Member) and isinstance(e.subject, ast.Variable) and is_upper(e.name.text):
        outer = static(cx, e.subject)
        if isinstance(outer, Interface):
            info = outer.types.get(e.name.text)
            if info is not None:
                visible(cx, info, outer, e.name.span)
                return as_type(info)
    return None


def type_named(cx: Context, name: str) -> Type | None:
    if name == "Self":
        return cx.self_type
    if name in cx.type_params:
        return Var(name)
    info = cx.module.types.get(name)
    if info is not None:
        return as_type(info)
    if name in cx.module.places:
        return None
    if name in std.BUILT_IN_TYPES:
        return SCALARS.get(name) or Con(name)
    if name in std.PRELUDE_TYPES:
        return Con(".".join(std.PRELUDE_TYPES[name]))
    return None


def as_type(info: TypeInfo | AliasInfo) -> Type:
    return info.target if isinstance(info, AliasInfo) else Con(info.definition.name)


def visible(cx: Context, found: Signature | ConstantInfo | TypeInfo | AliasInfo, owner: Interface, span: Span) -> None:
    if not found.public and found.module != cx.module.name:
        cx.report(
            "private-name",
            f"`{found.short}` is private to `{owner.name}`",
            span,
            "not exported",
            (Label(found.span, "declared here without `pub`"),),
            ("write `pub` in front of its declaration to export it",),
        )


# --- members as values ------------------------------------------------------------------------------------------


def infer_member(cx: Context, e: ast.Member) -> pir.Expr:
    return member(cx, e, None)


def check_member(cx: Context, e: ast.Member, expected: Type, why: Why | None) -> pir.Expr:
    return cx.coerce(member(cx, e, expected), expected, why)


def member(cx: Context, e: ast.Member, expected: Type | None) -> pir.Expr:
    owner = static(cx, e.subject)
    if owner is None:
        return field_of(cx, cx.infer(e.subject), e.name, e.span)
    if isinstance(owner, Broken):
        return cx.error(e.span)
    if isinstance(owner, Interface):
        value = owner.values.get(e.name.text)
        if value is not None:
            visible(cx, value, owner, e.name.span)
            return value_of(cx, value, e.span)
        constructor = module_constructor(cx, owner, e.name)
        if constructor is not None:
            return constructor_value(cx, constructor, e.span, expected)
        return unknown_in_module(cx, owner, e.name)
    constructor = type_constructor(cx, owner, e.name.text)
    if constructor is not None:
        return constructor_value(cx, constructor, e.span, expected)
    sig = associated(cx, owner, e.name)
    if sig is not None:
        return function_value(cx, sig, e.span)
    constant = type_constant(cx, owner, e.name.text)
    if constant is not None:
        return value_of(cx, constant, e.span)
    return unknown_in_type(cx, owner, e.name)


def module_constructor(cx: Context, owner: Interface, name: ast.Name) -> Constructor | None:
    """A record of the module, or a variant of one of its enums."""
    found: list[tuple[TypeInfo, Constructor]] = []
    for info in owner.types.values():
        if isinstance(info, TypeInfo):
            found += [(info, c) for n, c in constructors_of(info, info.short) if n == name.text]
    if not found:
        return None
    visible(cx, found[0][0], owner, name.span)
    return found[0][1]


def type_constructor(cx: Context, t: Type, name: str) -> Constructor | None:
    """The variant of that name of an enum."""
    t = resolve(t)
    info = cx.program.info(t.name) if isinstance(t, Con) and ("." in t.name or t.name == "Option") else None
    if info is None or not isinstance(info.definition, pir.EnumDef):
        return None
    return next((Constructor(info, v) for v in info.definition.variants if v.name == name), None)


def associated(cx: Context, t: Type, name: ast.Name) -> Signature | None:
    """The function or method of that name of a type; a method takes the receiver as its first argument."""
    t = resolve(t)
    if not isinstance(t, Con):
        return None
    found = cx.program.methods(t.name).get(name.text, [])
    if not found:
        return None
    sig = next((s for s in found if t.args and s.receiver is not None and matches(s.receiver, t, {})), found[0])
    check_visible(cx, sig, name.span)
    return sig


def type_constant(cx: Context, t: Type, name: str) -> ConstantInfo | None:
    """A public constant of the module that declares a built-in type, such as `Int.max_value`."""
    t = resolve(t)
    if not isinstance(t, Con) or t.name not in std.METHODS_OF:
        return None
    interface = cx.program.load(std.METHODS_OF[t.name])
    value = interface.values.get(name) if interface is not None else None
    return value if isinstance(value, ConstantInfo) and value.public else None


def unknown_in_module(cx: Context, owner: Interface, name: ast.Name) -> pir.Expr:
    if owner.name in cx.program.broken:
        return cx.error(name.span)
    known = public_names(owner)
    return cx.wrong(
        "unknown-name",
        f"`{owner.name}` has no `{name.text}`",
        name.span,
        "not found there",
        notes=did_you_mean(name.text, known),
    )


def unknown_in_type(cx: Context, t: Type, name: ast.Name) -> pir.Expr:
    t = resolve(t)
    if t is ERROR:
        return cx.error(name.span)
    known: list[str] = []
    if isinstance(t, Con):
        known = list(cx.program.methods(t.name))
        owner = std.METHODS_OF.get(t.name)
        interface = cx.program.load(owner) if owner is not None else None
        if interface is not None:
            known += [n for n, v in interface.values.items() if isinstance(v, ConstantInfo) and v.public]
        info = cx.program.info(t.name)
        if info is not None and isinstance(info.definition, pir.EnumDef):
            known += [v.name for v in info.definition.variants]
    shown_type = show(t).split("<")[0].rstrip("?") if not isinstance(t, Con) else t.name.rsplit(".", 1)[-1]
    what = "variant" if is_upper(name.text) else "function"
    return cx.wrong(
        "unknown-name",
        f"`{shown_type}` has no {what} `{name.text}`",
        name.span,
        "not found",
        notes=did_you_mean(name.text, known),
    )


# --- fields -----------------------------------------------------------------------------------------------------


def record_of(cx: Context, t: Type) -> tuple[TypeInfo, pir.RecordDef, Con] | None:
    if isinstance(t, Con) and "." in t.name:
        info = cx.program.info(t.name)
        if info is not None and isinstance(info.definition, pir.RecordDef):
            return info, info.definition, t
    return None


def field_type(definition: pir.RecordDef, t: Con, field: pir.FieldDef) -> Type:
    if not definition.type_params:
        return field.type
    return instantiate(field.type, {p.name: a for p, a in zip(definition.type_params, t.args)}, None)


def field_of(cx: Context, subject: pir.Expr, name: ast.Name, span: Span) -> pir.Expr:
    """The field of a value."""
    t = cx.known(subject.type)
    record = record_of(cx, t)
    if record is not None:
        for field in record[1].fields:
            if field.name == name.text:
                return pir.Field(field_type(record[1], record[2], field), PURE, span, subject, name.text)
    return unknown_member(cx, subject, t, name, False)


def unknown_member(cx: Context, subject: pir.Expr, t: Type, name: ast.Name, called: bool) -> pir.Expr:
    """Reports a field or method that is not there, with what may have been meant."""
    if t is ERROR or t is NEVER:
        return subject
    if isinstance(t, Meta):
        unknown_type(cx, subject)
        return cx.error(name.span)
    text = name.text
    if t is OPAQUE_ERROR:
        return cx.wrong(
            "unknown-field",
            f"several errors may arrive here, so `{cx.module.text(subject.span)}` can only be shown",
            name.span,
            f"no `{text}` on all of them",
            notes=("catch each by its type: `catch e: SomeError { ... }`",),
        )
    fields: list[str] = []
    record = record_of(cx, t)
    if record is not None:
        fields = [f.name for f in record[1].fields]
    methods = list(cx.program.methods(t.name)) if isinstance(t, Con) else []
    notes: tuple[str, ...] = ()
    if not called and (text in methods or text == "to_string"):
        notes = (f"`{text}` is a method: call it with `.{text}()`",)
    elif text.isdigit() or (isinstance(t, Con) and t.name == "Tuple"):
        notes = ("take a tuple apart by a pattern: `let (a, b) = ...`",)
    elif isinstance(t, Con) and t.name == "Option" and has_member(cx, t.args[0], text):
        notes = (f"the value may be `None`: write `?.{text}`, or unwrap it first",)
    elif isinstance(t, Var):
        notes = (f"nothing is known of `{t.name}` but its bounds",)
    elif isinstance(t, Fn):
        notes = ("this is a function: call it first",)
    elif text in ("length", "lenght", "size", "count") and "len" in methods:
        notes = ("did you mean `len`?",)
    else:
        notes = did_you_mean(text, [*methods, *fields] if called else [*fields, *methods])
        if not notes and fields and not called:
            notes = (f"its fields are {', '.join(f'`{f}`' for f in fields)}",)
    what = "method" if called else "field"
    return cx.wrong(f"unknown-{what}", f"{show(t)} has no {what} `{text}`", name.span, "not found", notes=notes)


def has_member(cx: Context, t: Type, name: str) -> bool:
    t = resolve(t)
    record = record_of(cx, t)
    if record is not None and any(f.name == name for f in record[1].fields):
        return True
    return isinstance(t, Con) and name in cx.program.methods(t.name)


# --- methods ----------------------------------------------------------------------------------------------------


def find_method(cx: Context, subject: pir.Expr, name: str, span: Span) -> Signature | None:
    """The method of that name for the type of a value: of several, the first whose `impl` fits. None, without a report, if
    there is none of that name."""
    t = cx.known(subject.type)
    if not isinstance(t, Con):
        return None
    found = cx.program.methods(t.name).get(name)
    if not found:
        return None
    for sig in found:
        if sig.receiver is not None and sig.method and (len(found) == 1 or matches(sig.receiver, t, {})):
            check_visible(cx, sig, span)
            return sig
    return found[0]


def check_visible(cx: Context, sig: Signature, span: Span) -> None:
    if not sig.public and sig.module != cx.module.name:
        cx.report(
            "private-name",
            f"`{sig.short}` is private to `{sig.module}`",
            span,
            "not exported",
            (Label(sig.span, "declared here without `pub`"),),
            ("write `pub` in front of its declaration to export it",),
        )


def call_member(
    cx: Context, callee: ast.Member, args: Given, expected: Type | None, first: pir.Expr | None, span: Span
) -> pir.Expr:
    """`a.b(...)`: of a module or type, else a method or a field that holds a function."""
    owner = static(cx, callee.subject)
    if owner is None:
        return call_method(cx, cx.infer(callee.subject), callee.name, args, expected, first, span)
    if isinstance(owner, Broken):
        return give_up(cx, args, span)
    name = callee.name
    given = [] if first is None else [first]
    constructor: Constructor | None
    if isinstance(owner, Interface):
        value = owner.values.get(name.text)
        if isinstance(value, Signature):
            visible(cx, value, owner, name.span)
            return call_signature(cx, value, name.span, span, given, args, expected)
        if value is not None:
            visible(cx, value, owner, name.span)
            return invoke(cx, value_of(cx, value, callee.span), args, first, span, None)
        constructor = module_constructor(cx, owner, name)
        if constructor is None:
            unknown_in_module(cx, owner, name)
            return give_up(cx, args, span)
        return construct(cx, constructor, args, first, name.span, span, expected)
    constructor = type_constructor(cx, owner, name.text)
    if constructor is not None:
        return construct(cx, constructor, args, first, name.span, span, expected)
    sig = associated(cx, owner, name)
    if sig is not None:
        return call_signature(cx, sig, name.span, span, given, args, expected)
    constant = type_constant(cx, owner, name.text)
    if constant is not None:
        return invoke(cx, value_of(cx, constant, callee.span), args, first, span, None)
    unknown_in_type(cx, owner, name)
    return give_up(cx, args, span)


def call_method(
    cx: Context,
    subject: pir.Expr,
    name: ast.Name,
    args: Given,
    expected: Type | None,
    first: pir.Expr | None,
    span: Span,
) -> pir.Expr:
    t = cx.known(subject.type)
    sig = find_method(cx, subject, name.text, name.span)
    if sig is not None:
        if not sig.method:
            owner = show(t).split("<")[0] if isinstance(t, Con) and t.name != "Option" else "Option"
            cx.report(
                "unknown-method",
                f"`{name.text}` takes no `self`: it is called on the type",
                name.span,
                "not a method",
                notes=(f"write `{owner}.{name.text}(...)`",),
            )
            return give_up(cx, args, span)
        if sig.receiver is not None and not matches(sig.receiver, t, {}):
            return wrong_receiver(cx, subject, t, name, args, span)
        given = [subject] if first is None else [subject, first]
        return call_signature(cx, sig, name.span, span, given, args, expected)
    record = record_of(cx, t)
    if record is not None and any(f.name == name.text for f in record[1].fields):
        return invoke(cx, field_of(cx, subject, name, subject.span.to(name.span)), args, first, span, None)
    if name.text == "to_string" and not args and first is None and t is not ERROR and not isinstance(t, Meta):
        return shown(cx, subject)
    unknown_member(cx, subject, t, name, True)
    return give_up(cx, args, span)


def wrong_receiver(
    cx: Context, subject: pir.Expr, t: Type, name: ast.Name, args: Sequence[ast.Argument], span: Span
) -> pir.Expr:
    """A method that exists for other arguments of the type's constructor."""
    assert isinstance(t, Con)
    sigs = cx.program.methods(t.name)[name.text]
    targets = " and ".join(sorted({show(s.receiver) for s in sigs if s.receiver is not None}))
    cx.report(
        "unknown-method",
        f"{show(t)} has no method `{name.text}`",
        name.span,
        f"only {targets} has it" if len(sigs) == 1 else f"only {targets} have it",
    )
    return give_up(cx, tuple(args), span)


# --- ?. ---------------------------------------------------------------------------------------------------------


def infer_option_member(cx: Context, e: ast.OptionMember) -> pir.Expr:
    return through_option(cx, e, None, None, e.span)


def call_option_member(
    cx: Context, callee: ast.OptionMember, args: Given, first: pir.Expr | None, span: Span
) -> pir.Expr:
    return through_option(cx, callee, args, first, span)


def through_option(
    cx: Context, e: ast.OptionMember, args: Given | None, first: pir.Expr | None, span: Span
) -> pir.Expr:
    """`e?.name` and `e?.name(...)`: a match on the option. The result is an option, flattened if it was one already."""
    subject = cx.infer(e.subject)
    t = cx.known(subject.type)
    if t is ERROR or t is NEVER:
        if args is not None:
            give_up(cx, args, span)
        return subject
    if not isinstance(t, Con) or t.name != "Option":
        if args is not None:
            give_up(cx, args, span)
        if isinstance(t, Meta):
            unknown_type(cx, subject)
            return cx.error(span)
        return cx.wrong(
            "type-mismatch",
            f"`?.` works on options, found {show(t)}",
            subject.span,
            f"this is {show(t)}, never `None`",
            notes=(f"write `.{e.name.text}`",),
        )
    name = cx.fresh("value")
    local = pir.Local(t.args[0], PURE, e.subject.span, name)
    if args is None:
        inner = field_of(cx, local, e.name, span)
    else:
        inner = call_method(cx, local, e.name, args, None, first, span)
    result = cx.known(inner.type)
    if result is ERROR:
        return cx.error(span)
    if isinstance(result, Con) and result.name == "Option":
        option, body = result, inner
    else:
        option = option_of(inner.type)
        body = pir.Construct(option, PURE, span, "Some", (inner,))
    none = pir.Construct(option, PURE, span, "None", ())
    return pir.Match(option, PURE, span, subject, (
        some_arm(t, name, body, span),
        pir.Arm(pir.PConstruct(t, span, "None", ()), None, none),
    ))  # fmt: skip

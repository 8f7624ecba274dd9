"""The verifier's part for patterns, and what it shares with that for expressions: reports, fitting types, fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.pir.exhaustiveness import irrefutable
from prism.pir.nodes import (
    Assign,
    Break,
    Call,
    Construct,
    Continue,
    EnumDef,
    Expr,
    Field,
    FieldDef,
    ForEach,
    ForRange,
    FunctionRef,
    Global,
    Local,
    Loop,
    PAny,
    PAs,
    Pattern,
    Payload,
    PBind,
    PConstruct,
    Perform,
    PList,
    PLiteral,
    POr,
    PRange,
    Prim,
    PTuple,
    RecordDef,
    SetField,
    VariantTest,
)
from prism.pir.types import BOOL, FLOAT, INT, NEVER, STRING, UNIT, Con, Type, substitute
from prism.pir.verify_types import TypeFacts, fits
from prism.semantics.integers import INT_MAX, INT_MIN
from prism.source import Span

Params = Mapping[str, frozenset[str]]
"""Type parameters in scope, with their bounds."""

Report = Callable[[str, str, Span], None]
"""Takes a code, a message and a place."""

LITERALS: dict[type, Type] = {int: INT, float: FLOAT, bool: BOOL, str: STRING, type(None): UNIT}
"""The types of literals by their classes."""


class PatternChecker:
    """Checks patterns in the body of one definition."""

    def __init__(self, types: TypeFacts, report: Report, owner: str, span: Span, params: Params) -> None:
        self.types = types
        self.owner = owner
        self.span = span
        self.params = params
        self._report = report

    def report(self, code: str, e: Expr | Pattern, message: str) -> None:
        span = e.span if e.span.line > 0 else self.span
        self._report(code, f"{describe(e)} in {self.owner}: {message}", span)

    def well_formed(self, e: Expr | Pattern, t: Type) -> None:
        fault = self.types.fault(t, self.params)
        if fault is not None:
            self.report("pir-unknown", e, fault)

    def expect(self, e: Expr | Pattern, actual: Type, expected: Type, what: str) -> None:
        """A value of type `actual` has to fit where `expected` is wanted."""
        if actual is not expected and not fits(actual, expected):
            self.report("pir-type", e, f"{what} has type {actual}, where {expected} is expected")

    def field_types(self, e: Expr | Pattern, t: Type, variant: str | None) -> tuple[Type, ...] | None:
        """The types of the fields of a record, tuple or variant; None, and a report, if there is no such thing."""
        if isinstance(t, Con):
            definition = self.types.types.get(t.name)
            fields: tuple[FieldDef, ...] | None = None
            if isinstance(definition, EnumDef) and variant is not None:
                fields = self.types.variants(definition).get(variant)
            elif isinstance(definition, RecordDef) and variant is None:
                fields = definition.fields
            elif t.name == "Tuple" and variant is None:
                return t.args
            if fields is not None and definition is not None:
                if not t.args:
                    return tuple([field.type for field in fields])
                types = dict(zip([param.name for param in definition.type_params], t.args))
                return tuple([substitute(field.type, types) for field in fields])
        what = "is no record or tuple" if variant is None else f"has no variant {variant}"
        self.report("pir-unknown", e, f"{t} {what}")
        return None

    def must_fit(self, pattern: Pattern) -> None:
        if type(pattern) is PBind or type(pattern) is PAny:
            return
        example = irrefutable(pattern, self.types.lookup)
        if example is not None:
            self.report("pir-match", pattern, f"the pattern has to fit every value, but {example} does not")

    def pattern(self, p: Pattern, expected: Type, names: dict[str, Type]) -> None:
        """Checks a pattern for values of type `expected`; adds what it binds to `names`."""
        t = p.type
        if t is not expected:
            if expected == NEVER:
                self.well_formed(p, t)
            else:
                self.expect(p, expected, t, "the value to fit")
        kind = type(p)
        if kind is PAny:
            return
        match p:
            case PBind():
                self.bind_name(p, p.name, names)
            case PConstruct():
                types = self.field_types(p, t, p.variant)
                if types is not None:
                    self.parts(p, p.fields, types, names)
            case PTuple():
                if isinstance(t, Con) and t.name == "Tuple":
                    self.parts(p, p.parts, t.args, names)
                else:
                    self.report("pir-type", p, f"{t} is no tuple")
            case PLiteral():
                fault = literal_fault(p.value)
                if fault is not None or LITERALS.get(type(p.value)) != t:
                    self.report("pir-type", p, fault or f"{t} is not the literal's type")
            case PRange():
                if t != INT or literal_fault(p.low) is not None or literal_fault(p.high) is not None:
                    self.report("pir-type", p, "a range is of Int and within 64 bits")
            case PList():
                self.list_pattern(p, names)
            case POr():
                self.or_pattern(p, names)
            case PAs():
                self.pattern(p.inner, t, names)
                self.bind_name(p, p.name, names)
            case _:
                raise TypeError(f"{kind.__name__} is no pattern")

    def bind_name(self, p: PBind | PAs, name: str, names: dict[str, Type]) -> None:
        if name in names:
            self.report("pir-scope", p, f"the local {name} is bound twice")
        names[name] = p.type

    def parts(self, p: Pattern, parts: tuple[Pattern, ...], types: tuple[Type, ...], names: dict[str, Type]) -> None:
        if len(parts) != len(types):
            self.report("pir-arity", p, f"{len(types)} parts expected, {len(parts)} given")
            return
        for part, t in zip(parts, types):
            self.pattern(part, t, names)

    def list_pattern(self, p: PList, names: dict[str, Type]) -> None:
        t = p.type
        if not isinstance(t, Con) or t.name != "List" or len(t.args) != 1:
            self.report("pir-type", p, f"{t} is no list")
            return
        for part in p.items:
            self.pattern(part, t.args[0], names)
        if p.rest is not None:
            if not isinstance(p.rest, PAny | PBind):
                self.report("pir-malformed", p, "the rest of a list pattern is a name or nothing")
            self.pattern(p.rest, t, names)

    def or_pattern(self, p: POr, names: dict[str, Type]) -> None:
        if len(p.alternatives) < 2:
            self.report("pir-arity", p, "two or more alternatives expected")
        found: list[dict[str, Type]] = []
        for part in p.alternatives:
            own: dict[str, Type] = {}
            self.pattern(part, p.type, own)
            found.append(own)
        if any(own != found[0] for own in found):
            self.report("pir-scope", p, "its alternatives do not bind the same names at the same types")
        for name, t in found[0].items() if found else ():
            if name in names:
                self.report("pir-scope", p, f"the local {name} is bound twice")
            names[name] = t


def literal_fault(value: object) -> str | None:
    """What is wrong with a constant of the right class."""
    if isinstance(value, int) and not INT_MIN <= value <= INT_MAX:
        return "the number does not fit 64 bits"
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return "the string holds a lone surrogate"
    return None


def describe(e: Expr | Pattern) -> str:
    """The node in a few words: its class and what it names."""
    match e:
        case (
            Local(name=name)
            | Global(name=name)
            | FunctionRef(name=name)
            | PBind(name=name)
            | Assign(name=name)
            | Field(name=name)
            | SetField(name=name)
            | Prim(op=name)
            | Perform(operation=name)
            | Call(function=name)
            | Break(label=name)
            | Continue(label=name)
            | Loop(label=name)
            | ForEach(label=name)
            | ForRange(label=name)
            | VariantTest(variant=name)
            | Payload(variant=name)
        ):
            return f"{type(e).__name__} {name}"
        case Construct() | PConstruct():
            return f"{type(e).__name__} {e.type}{'' if e.variant is None else '.' + e.variant}"
        case _:
            return type(e).__name__

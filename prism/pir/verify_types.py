"""Types and rows, for the verifier: what is well-formed, what may stand where what else is expected, which row covers which, which
types satisfy a bound. Knows no expressions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prism.pir.nodes import EnumDef, FieldDef, RecordDef, TypeDef
from prism.pir.types import NEVER, PURE, Con, Effect, Fn, Row, Type, Var, covers, union
from prism.semantics.operations import EFFECTS, FAMILIES, LIMITED
from prism.semantics.patterns import limits_within

BUILT_IN: Mapping[str, int] = {
    "Int": 0,
    "Float": 0,
    "Bool": 0,
    "String": 0,
    "Unit": 0,
    "Never": 0,
    "List": 1,
    "Map": 2,
}
"""Type constructors that no definition stands for, with the number of their arguments; a tuple has two or more."""

MAX_TYPE_DEPTH = 100
TOO_DEEP = "a type is nested too deeply"

BOUND_NAMES = frozenset(("Eq", "Ord", "Hash", "Show"))

_IMPLIED: Mapping[str, frozenset[str]] = {
    "Eq": frozenset(("Eq", "Ord", "Hash")),
    "Ord": frozenset(("Ord",)),
    "Hash": frozenset(("Hash",)),
    "Show": frozenset(("Show",)),
}
"""A type parameter with one of these bounds satisfies the bound."""


# --- rows ------------------------------------------------------------------------------------------------------


def known_effect(name: str) -> bool:
    return name in EFFECTS or name in FAMILIES


def takes_limits(name: str) -> bool:
    """An effect with an argument that patterns can bound, or a family with one."""
    return any(covers(Effect(name), Effect(limited)) for limited in LIMITED)


def effect_within(effect: Effect, row: Row, strict: bool = False) -> bool:
    """Does the row allow the effect? Limits are compared where both sides state some; with `strict`, an effect without
    limits is not within one that has some. An effect nobody knows may be any effect, on both sides."""
    if not known_effect(effect.name) and all(effect_within(Effect(name), row, strict) for name in EFFECTS):
        return True
    for have in row.effects:
        if covers(have, effect):
            if strict and effect.limits is None and have.limits is not None:
                continue
            if limits_within(effect.limits, have.limits):
                return True
        elif not known_effect(have.name):
            return True
    return False


def uncovered(outer: Row, inner: Row, strict: bool = False) -> str | None:
    """The first thing that `inner` does and `outer` does not allow, in words."""
    if inner is outer or inner is PURE:
        return None
    for effect in inner.effects:
        if effect not in outer.effects and not effect_within(effect, outer, strict):
            return f"the effect {effect}"
    for t in inner.throws:
        if t not in outer.throws:
            return f"the error {t}"
    return "the effects of `*`" if inner.open and not outer.open else None


# --- types -----------------------------------------------------------------------------------------------------


def fits(actual: Type, expected: Type) -> bool:
    """May a value of type `actual` stand where `expected` is wanted? Never fits everywhere; a function value may do less
    than it is allowed to. Arguments of constructors must be the same."""
    if actual is expected or actual in (expected, NEVER):
        return True
    if isinstance(actual, Fn):
        return (
            isinstance(expected, Fn)
            and len(actual.params) == len(expected.params)
            and all(fits(theirs, mine) for mine, theirs in zip(actual.params, expected.params))
            and fits(actual.result, expected.result)
            and uncovered(expected.row, actual.row) is None
        )
    return _same(actual, expected)


def _same(a: Type, b: Type) -> bool:
    if a is b or a == b:
        return True
    if isinstance(a, Con):
        return (
            isinstance(b, Con)
            and a.name == b.name
            and len(a.args) == len(b.args)
            and all(_same(x, y) for x, y in zip(a.args, b.args))
        )
    return isinstance(a, Fn) and isinstance(b, Fn) and fits(a, b) and fits(b, a)


def collect_star(declared: Type, actual: Type, found: list[Row]) -> None:
    """What `*` in a signature stands for at a use: adds what function values in `actual` do beyond what is declared."""
    if isinstance(declared, Fn):
        if not isinstance(actual, Fn):
            return
        row = actual.row
        if declared.row.open and row is not PURE:
            own = Row(declared.row.effects, declared.row.throws)
            found.append(
                Row(
                    tuple([effect for effect in row.effects if not effect_within(effect, own)]),
                    tuple([t for t in row.throws if t not in own.throws]),
                    row.open,
                )
            )
        for mine, theirs in zip(declared.params, actual.params):
            collect_star(mine, theirs, found)
        collect_star(declared.result, actual.result, found)
    elif isinstance(declared, Con) and declared.args and isinstance(actual, Con):
        for mine, theirs in zip(declared.args, actual.args):
            collect_star(mine, theirs, found)


def star_of(pairs: Iterable[tuple[Type, Type]]) -> Row:
    """As `collect_star`, over pairs of declared and actual types."""
    found: list[Row] = []
    for declared, actual in pairs:
        collect_star(declared, actual, found)
    return union(*found)


def field_groups(definition: TypeDef) -> list[tuple[FieldDef, ...]]:
    if isinstance(definition, EnumDef):
        return [variant.fields for variant in definition.variants]
    return [definition.fields]


class TypeFacts:
    """What the definitions of a module say of types. Answers are remembered: closed types by identity, since they are
    shared throughout a module and live as long as it does."""

    def __init__(self, types: Mapping[str, TypeDef]) -> None:
        self.types = types
        self._good: dict[int, Type] = {}
        self._lacking: dict[tuple[str, str], bool] = {}
        self._enums: dict[str, dict[str, tuple[FieldDef, ...]]] = {}

    def lookup(self, name: str) -> TypeDef:
        return self.types[name]

    def variants(self, definition: EnumDef) -> dict[str, tuple[FieldDef, ...]]:
        """The fields of each variant by its name."""
        found = self._enums.get(definition.name)
        if found is None:
            found = {variant.name: variant.fields for variant in definition.variants}
            self._enums[definition.name] = found
        return found

    def fault(self, t: Type, params: Mapping[str, frozenset[str]], depth: int = 0) -> str | None:
        """What is wrong with a type in the scope of these type parameters (with their bounds), in words."""
        if id(t) in self._good:
            return None
        if depth > MAX_TYPE_DEPTH:
            return TOO_DEEP
        match t:
            case Con(name, args):
                definition = self.types.get(name)
                if definition is not None:
                    count = len(definition.type_params)
                    fault = None if len(args) == count else f"{name} takes {count} type arguments, not {len(args)}"
                    if fault is None:
                        fault = self._bounds_fault(definition, args, params)
                elif name == "Tuple":
                    fault = None if len(args) > 1 else "a tuple has two or more parts"
                elif name in BUILT_IN:
                    count = BUILT_IN[name]
                    fault = None if len(args) == count else f"{name} takes {count} type arguments, not {len(args)}"
                else:
                    fault = f"there is no type {name}"
                parts: tuple[Type, ...] = args
            case Var(name):
                return None if name in params else f"there is no type parameter {name}"
            case Fn(inputs, result, row):
                fault, parts = self.row_fault(row, params), (*inputs, result)
            case _:
                return f"{t!r} is no type"
        for part in parts:
            fault = fault or self.fault(part, params, depth + 1)
        if fault is None and not params:
            self._good[id(t)] = t
        return fault

    def _bounds_fault(
        self, definition: TypeDef, args: tuple[Type, ...], params: Mapping[str, frozenset[str]]
    ) -> str | None:
        for param, arg in zip(definition.type_params, args):
            for bound in param.bounds:
                if not self.satisfies(arg, bound, params):
                    return f"{arg} does not satisfy {bound}, which {definition.name} asks of {param.name}"
        return None

    def row_fault(self, row: Row, params: Mapping[str, frozenset[str]]) -> str | None:
        if row is PURE:
            return None
        for effect in row.effects:
            if effect.limits is not None and known_effect(effect.name) and not takes_limits(effect.name):
                return f"the effect {effect.name} takes no limits"
        for t in row.throws:
            if not self.is_error(t):
                return f"{t} is no error: only records and enums are thrown"
            fault = self.fault(t, params)
            if fault is not None:
                return fault
        return None

    def is_error(self, t: Type) -> bool:
        return isinstance(t, Con) and t.name in self.types

    def satisfies(self, t: Type, bound: str, params: Mapping[str, frozenset[str]]) -> bool:
        """Does the type have a built-in bound? Structurally: no function inside, and no map for `Ord`."""
        match t:
            case Con(name, args):
                if name == "Map" and bound == "Ord":
                    return False
                for arg in args:
                    if not self.satisfies(arg, bound, params):
                        return False
                return name not in self.types or not self._lacks(name, bound)
            case Var(name):
                return not _IMPLIED.get(bound, frozenset()).isdisjoint(params.get(name, ()))
            case _:
                return bound == "Show"

    def _lacks(self, name: str, bound: str) -> bool:
        """Does a definition itself stand in the way, its parameters taken to have the bound? While one is looked at it is taken
        to have it, so that definitions may be recursive."""
        known = self._lacking.get((name, bound))
        if known is not None:
            return known
        self._lacking[name, bound] = False
        definition = self.types[name]
        params = {param.name: frozenset((bound,)) for param in definition.type_params}
        fields = [field for group in field_groups(definition) for field in group]
        lacks = not all(self.satisfies(field.type, bound, params) for field in fields)
        if lacks:
            # What was concluded meanwhile, on the assumption that this one has the bound, is to be found anew.
            self._lacking = {key: value for key, value in self._lacking.items() if value}
            self._lacking[name, bound] = True
        return lacks


def fields_of(definition: RecordDef) -> dict[str, FieldDef]:
    return {field.name: field for field in definition.fields}

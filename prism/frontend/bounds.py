"""When a type has `Eq`, `Ord`, `Hash` or `Show`.

All four hold structurally for data that contains no function (`Show` for functions too); maps have no order. A bound is a
`Predicate` on a type, and `Entailment` solves it from the structure of the type and the bounds of the type parameters in scope;
declared implementations will be one more source it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.frontend.metas import ERROR, OPAQUE_ERROR, Meta, resolve
from prism.immutable import node
from prism.pir.nodes import EnumDef, TypeDef, TypeParam
from prism.pir.types import Con, Fn, Type, Var, substitute
from prism.source import Span

BOUNDS = ("Eq", "Ord", "Hash", "Show")

IMPLIED: dict[str, tuple[str, ...]] = {
    "Eq": ("Eq", "Ord", "Hash"),
    "Ord": ("Ord",),
    "Hash": ("Hash",),
    "Show": ("Show",),
}
"""A bound holds for a type parameter that has any of these."""

ABILITY: dict[str, str] = {
    "Eq": "be compared with `==`",
    "Ord": "be ordered",
    "Hash": "be used as a key",
    "Show": "be shown",
}


@node
class Predicate:
    """The type must have the bound; `reason` says what needs it."""

    bound: str
    type: Type
    span: Span
    reason: str


class Entailment:
    """Solves predicates under the type parameters in scope."""

    def __init__(self, definition: Callable[[str], TypeDef], params: Mapping[str, TypeParam]) -> None:
        self.definition = definition
        self.params = params
        self.assumed: set[tuple[str, str]] = set()

    def obstacle(self, bound: str, t: Type) -> Type | None:
        """The part of the type that lacks the bound, None if it holds. Metavariables are taken to have it."""
        t = resolve(t)
        if t is ERROR or isinstance(t, Meta):
            return None
        if isinstance(t, Fn):
            return None if bound == "Show" else t
        if isinstance(t, Var):
            param = self.params.get(t.name)
            return None if param is None or any(b in param.bounds for b in IMPLIED[bound]) else t
        if t is OPAQUE_ERROR:
            return None if bound == "Show" else t
        if t.name == "Map" and bound == "Ord":
            return t
        for a in t.args:
            found = self.obstacle(bound, a)
            if found is not None:
                return found
        return self.fields_obstacle(bound, t) if "." in t.name else None

    def fields_obstacle(self, bound: str, t: Con) -> Type | None:
        """Looks at the fields of a record or enum. Its arguments have been looked at, so its parameters are taken to have the bound, and
        each definition needs to be looked at only once."""
        if (bound, t.name) in self.assumed:
            return None
        self.assumed.add((bound, t.name))
        try:
            definition = self.definition(t.name)
        except KeyError:
            return None
        types: dict[str, Type] = {p.name: ERROR for p in definition.type_params}
        groups = [v.fields for v in definition.variants] if isinstance(definition, EnumDef) else [definition.fields]
        for fields in groups:
            for field in fields:
                found = self.obstacle(bound, substitute(field.type, types))
                if found is not None:
                    self.assumed.discard((bound, t.name))
                    return found
        return None


def explain(bound: str, t: Type, shown: str, obstacle: str, part: Type) -> tuple[str, tuple[str, ...]]:
    """The message and notes for a type without a bound."""
    message = f"{shown} cannot {ABILITY[bound]}"
    if isinstance(part, Var):
        return message, (f"nothing is known of `{part.name}`: declare it as `{part.name}: {bound}`",)
    if isinstance(part, Fn):
        inside = "" if part is resolve(t) else f" it contains {obstacle}, and"
        return message, (f"functions have no `{bound}`:{inside} functions are never equal, ordered or keys",)
    return message, (f"{obstacle} has no `{bound}`",)

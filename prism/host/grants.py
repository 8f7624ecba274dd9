"""Grants: what a host allows a program to do. Immutable, checked by the gate, written `effect` or `effect=pattern`."""

from __future__ import annotations

from prism.semantics.operations import EFFECTS, FAMILIES, LIMITED, OPERATIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Patterns = tuple[str, ...] | None
    """None allows every argument."""


class GrantError(ValueError):
    """A grant that means nothing. The message is fit for the user."""


class Grants:
    """From effect (an operation's, or a family) to the patterns that its argument must match, or None for any."""

    __slots__ = ("_by_effect",)

    def __init__(self, by_effect: Mapping[str, Patterns] | None = None) -> None:
        self._by_effect: dict[str, Patterns] = dict(sorted((by_effect or {}).items()))

    @staticmethod
    def none() -> Grants:
        return Grants()

    @staticmethod
    def all() -> Grants:
        """Every effect without limit: for code that the host wrote itself."""
        return Grants(dict.fromkeys(FAMILIES))

    @staticmethod
    def parse(texts: Iterable[str]) -> Grants:
        """From `["console", "fs.read=data/**"]`. Patterns of one effect add up; one grant without a pattern lifts them."""
        pairs: list[tuple[str, str | None]] = []
        for text in texts:
            effect, equals, pattern = text.partition("=")
            pairs.append((effect.strip(), pattern if equals else None))
        return grants_of_pairs(pairs)

    @staticmethod
    def of(given: object) -> Grants:
        """From what a host may write: Grants, None (nothing is granted), a list of texts as `parse` takes, or a
        mapping such as `{"console": True, "fs.read": ["data/**"], "env.get": "HOME"}` (False leaves an effect out)."""
        if isinstance(given, Grants):
            return given
        if given is None:
            return Grants()
        if isinstance(given, str):
            return Grants.parse([given])
        if hasattr(given, "items"):
            pairs: list[tuple[str, str | None]] = []
            for effect, limit in given.items():
                if limit is None or limit is True:
                    pairs.append((effect, None))
                elif isinstance(limit, str):
                    pairs.append((effect, limit))
                elif isinstance(limit, (list, tuple, set, frozenset)) and all(isinstance(p, str) for p in limit):
                    pairs += [(effect, pattern) for pattern in sorted(limit)]
                elif limit is not False:
                    raise GrantError(f"the grant of {effect} is True, False, a pattern or a list of patterns")
            return grants_of_pairs(pairs)
        if isinstance(given, (list, tuple, set, frozenset)) and all(isinstance(text, str) for text in given):
            return Grants.parse(sorted(given) if isinstance(given, (set, frozenset)) else given)
        raise GrantError(
            'grants are a list such as ["console", "fs.read=data/**"] or a mapping such as {"console": True}'
        )

    def covers(self, effect: str) -> bool:
        """Is anything of this effect granted? A family is covered if each of its operations is."""
        if self.patterns(effect) != ():
            return True
        parts = [name for name in EFFECTS if name.startswith(effect + ".")]
        return bool(parts) and all(self.patterns(part) != () for part in parts)

    def patterns(self, effect: str) -> Patterns:
        """The patterns that bound an effect: None for no bound, `()` if it is not granted."""
        found: list[str] = []
        for granted, patterns in self._by_effect.items():
            if effect == granted or effect.startswith(granted + "."):
                if patterns is None:
                    return None
                found += patterns
        return tuple(found)

    def texts(self) -> list[str]:
        """As `parse` takes them."""
        return [
            text
            for effect, patterns in self._by_effect.items()
            for text in ([effect] if patterns is None else [f"{effect}={pattern}" for pattern in patterns])
        ]

    def __str__(self) -> str:
        return ", ".join(self.texts()) or "nothing"

    def __repr__(self) -> str:
        return f"Grants.parse({self.texts()!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grants) and other._by_effect == self._by_effect

    def __hash__(self) -> int:
        return hash(tuple(self._by_effect.items()))


def grants_of_pairs(pairs: Iterable[tuple[str, str | None]]) -> Grants:
    """From effects with one pattern each, checked."""
    merged: dict[str, Patterns] = {}
    for effect, pattern in pairs:
        check_grant(effect, pattern)
        merged[effect] = added_patterns(merged.get(effect, ()), None if pattern is None else (pattern,))
    return Grants(merged)


def added_patterns(have: Patterns, more: Patterns) -> Patterns:
    return None if have is None or more is None else tuple(sorted({*have, *more}))


def check_grant(effect: str, pattern: str | None) -> None:
    if effect not in EFFECTS and effect not in FAMILIES:
        raise GrantError(unknown_effect(effect))
    if pattern is None:
        return
    if effect not in LIMITED and not any(name.startswith(effect + ".") for name in LIMITED):
        raise GrantError(f"{effect} takes no limit: grant {effect} alone")
    if not pattern:
        raise GrantError(f"the limit of {effect} is empty: write {effect}=PATTERN, or {effect} alone for no limit")
    if effect.split(".")[0] == "fs" and (pattern.startswith("/") or ".." in pattern.split("/")):
        raise GrantError(f'{effect}={pattern} can match nothing: paths are relative and never contain ".."')


def unknown_effect(effect: str) -> str:
    """The message for an effect that does not exist, with what is near or what there is."""
    from difflib import get_close_matches

    names = sorted({*EFFECTS, *FAMILIES})
    operation = OPERATIONS.get(effect)
    if operation is not None:
        return f'there is no effect "{effect}"; the operation {effect} belongs to the effect {operation.effect}'
    near = get_close_matches(effect, names, n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else f"the effects are {', '.join(sorted(FAMILIES))}"
    return f'there is no effect "{effect}"; {hint}'

"""Types while bytecode is verified: the module's table, checked, and what grows on it when instructions make new ones.

A type is its number, equal numbers are equal types. Beyond the kinds of `module.py` the verifier knows `("error", target)`:
what the handler at that instruction finds on the stack when it takes every error.
"""

from __future__ import annotations

from prism.semantics.operations import EFFECTS, FAMILIES, IO_ERROR
from prism.vm.module import SCALARS, show_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prism.vm.module import Row, Type

DEEPEST = 200
"""How deep types may nest, records and enums not entered."""


class BadType(Exception):
    """What is wrong with the type table."""


class Types:
    """`no_eq` and `no_ord` are the types that hold a function, and that hold a function or a map: they have no `==`, no
    `<`. `opens` are those in which an open row stands, records and enums not entered. `io_error` is the number of the
    record that file operations throw, or -1."""

    def __init__(self, table: list[Type]) -> None:
        self.table: list[Type] = []
        self.numbers: dict[Type, int] = {}
        self.depths: list[int] = []
        self.opens: set[int] = set()
        self.io_error = -1
        self._subtypes: dict[tuple[int, int], bool] = {}
        self._substituted: dict[tuple[int, Row], int] = {}
        names = set()
        for t, entry in enumerate(table):
            if (t < len(SCALARS)) != (len(entry) == 1) or (t < len(SCALARS) and entry != SCALARS[t]):
                raise BadType(f"type {t} is {entry[0]}")
            self._check(t, entry, len(table))
            if entry in self.numbers:
                raise BadType(f"types {self.numbers[entry]} and {t} are the same")
            if entry[0] in ("record", "enum"):
                if entry[1] in names:
                    raise BadType(f"two types are called {entry[1]}")
                names.add(entry[1])
                if entry[1] == IO_ERROR:
                    self.io_error = t
            self._add(entry)
        if self.io_error >= 0:
            shape = [(t, mutable) for _, t, mutable in self.table[self.io_error][2]]
            if self.table[self.io_error][0] != "record" or shape != [(3, False), (3, False)]:
                raise BadType(f"{IO_ERROR} is not a record of two strings")
        self._inner = [_parts(entry) for entry in self.table]
        for t, parts in enumerate(self._inner):
            for part in parts:
                if self.table[part][0] == "cell":
                    raise BadType(f"type {t} holds a cell")
                if self.table[t][0] in ("record", "enum") and part in self.opens:
                    raise BadType(f"type {t} has a field whose row is open")
        self.no_eq = self._holders(("fn",))
        self.no_ord = self._holders(("fn", "map"))
        for t, entry in enumerate(self.table):
            if entry[0] == "map" and entry[1] in self.no_eq:
                raise BadType(f"type {t} is a map whose keys hold functions")

    def _check(self, t: int, entry: Type, size: int) -> None:
        kind = entry[0]
        nominal = kind in ("record", "enum")
        for part in _parts(entry):
            if not 0 <= part < (size if nominal else t):
                raise BadType(
                    f"type {t} mentions type {part}, which is {'not there' if part >= size else 'not before it'}"
                )
        if kind == "fn":
            problem = self.row_problem(entry[3])
            if problem:
                raise BadType(f"type {t} has a row {problem}")
        if kind == "tuple" and len(entry) < 3:
            raise BadType(f"type {t} is a tuple of {len(entry) - 1}")

    def row_problem(self, row: Row) -> str:
        """What is wrong with a row that may mention the types that are there, or nothing."""
        effects, throws, _ = row
        for effect in effects:
            if effect not in EFFECTS and effect not in FAMILIES:
                return f"with an unknown effect {effect!r}"
        if list(effects) != sorted(set(effects)) or list(throws) != sorted(set(throws)):
            return "that is not sorted"
        if any(not 0 <= t < len(self.table) or self.table[t][0] not in ("record", "enum") for t in throws):
            return "that throws what is neither record nor enum"
        return ""

    def _holders(self, kinds: tuple[str, ...]) -> set[int]:
        """The types in which one of these kinds stands anywhere."""
        users: list[list[int]] = [[] for _ in self.table]
        for t, parts in enumerate(self._inner):
            for part in parts:
                users[part].append(t)
        found = {t for t, entry in enumerate(self.table) if entry[0] in kinds}
        waiting = list(found)
        while waiting:
            for user in users[waiting.pop()]:
                # What a function takes and gives is not held by it, but it is one itself.
                if user not in found:
                    found.add(user)
                    waiting.append(user)
        return found

    def _add(self, entry: Type) -> int:
        t = len(self.table)
        self.table.append(entry)
        self.numbers[entry] = t
        if entry[0] in ("record", "enum", "error"):
            self.depths.append(1)
            return t
        parts = _parts(entry)
        depth = 1 + max([self.depths[part] for part in parts], default=0)
        if depth > DEEPEST:
            raise BadType(f"type {t} nests more than {DEEPEST} deep")
        self.depths.append(depth)
        if (entry[0] == "fn" and entry[3][2]) or any(part in self.opens for part in parts):
            self.opens.add(t)
        return t

    def number(self, entry: Type) -> int:
        """The number of a type, which is added if it is new."""
        t = self.numbers.get(entry)
        if t is None:
            t = self._add(entry)
            if entry[0] != "error":
                parts = _parts(entry)
                if entry[0] == "fn" or any(part in self.no_eq for part in parts):
                    self.no_eq.add(t)
                if entry[0] in ("fn", "map") or any(part in self.no_ord for part in parts):
                    self.no_ord.add(t)
        return t

    def show(self, t: int) -> str:
        return "an error" if self.table[t][0] == "error" else show_type(self.table, t)

    # --- function types ------------------------------------------------------------------------------------------

    def fits(self, have: int, want: int) -> bool:
        """May a value of type `have` stand where `want` is due? Only function types differ: a smaller row will do."""
        if have == want:
            return True
        if self.table[have][0] != "fn" or self.table[want][0] != "fn":
            return False
        known = self._subtypes.get((have, want))
        if known is None:
            _, params, result, row = self.table[have]
            _, wanted_params, wanted_result, wanted_row = self.table[want]
            known = (
                len(params) == len(wanted_params)
                and all(self.fits(w, h) for h, w in zip(params, wanted_params))
                and self.fits(result, wanted_result)
                and within(row, wanted_row)
            )
            self._subtypes[have, want] = known
        return known

    def star(self, pairs: list[tuple[int, int]]) -> Row:
        """What the `*` of a signature stands for, when these types meet those of its parameters."""
        effects: set[str] = set()
        throws: set[int] = set()
        is_open = False
        waiting = list(pairs)
        seen = set()
        while waiting:
            pair = waiting.pop()
            have, want = pair
            if want not in self.opens or pair in seen or self.table[have][0] != self.table[want][0]:
                continue
            seen.add(pair)
            if self.table[want][0] == "fn":
                _, params, result, row = self.table[have]
                _, wanted_params, wanted_result, wanted_row = self.table[want]
                if wanted_row[2]:
                    effects.update([e for e in row[0] if not covered(e, wanted_row[0])])
                    throws.update([t for t in row[1] if t not in wanted_row[1]])
                    is_open = is_open or row[2]
                waiting += zip(params, wanted_params)
                waiting.append((result, wanted_result))
            else:
                waiting += zip(_parts(self.table[have]), _parts(self.table[want]))
        return tuple(sorted(effects)), tuple(sorted(throws)), is_open

    def with_star(self, t: int, star: Row) -> int:
        """The type with its open rows filled in."""
        if t not in self.opens:
            return t
        made = self._substituted.get((t, star))
        if made is None:
            entry = self.table[t]
            if entry[0] == "fn":
                _, params, result, row = entry
                made = self.number(
                    (
                        "fn",
                        tuple([self.with_star(p, star) for p in params]),
                        self.with_star(result, star),
                        row_with_star(row, star),
                    )
                )
            else:
                made = self.number((entry[0], *[self.with_star(part, star) for part in entry[1:]]))
            self._substituted[t, star] = made
        return made


def _parts(entry: Type) -> tuple[int, ...]:
    """The types that an entry mentions."""
    kind = entry[0]
    if kind == "fn":
        return (*entry[1], entry[2], *entry[3][1])
    if kind == "record":
        return tuple([t for _, t, _ in entry[2]])
    if kind == "enum":
        return tuple([t for _, _, fields in entry[2] for _, t in fields])
    if kind == "error":
        return ()
    parts: tuple[Any, ...] = entry[1:]
    return parts


def covered(effect: str, row: tuple[str, ...]) -> bool:
    """Is the effect, or its family, in the row?"""
    return effect in row or effect.partition(".")[0] in row


def within(row: Row, limit: Row) -> bool:
    """Does a row do no more than another says?"""
    return (
        all(covered(effect, limit[0]) for effect in row[0])
        and all(t in limit[1] for t in row[1])
        and (limit[2] or not row[2])
    )


def row_with_star(row: Row, star: Row) -> Row:
    """The row with what `*` stands for, if it is open."""
    effects, throws, is_open = row
    if not is_open:
        return row
    return (
        tuple(sorted({*effects, *[e for e in star[0] if not covered(e, effects)]})),
        tuple(sorted({*throws, *star[1]})),
        star[2],
    )

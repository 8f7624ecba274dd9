"""Which values a match leaves out, and which of its arms can never run.

Maranget's usefulness on PIR patterns, in one walk: the arms are the rows of a matrix whose first column is split by
constructor, again and again, until no column is left. There the first row runs, with those behind it as long as the
guard in front may fail; where no row is left a value is missing, and the constructors met on the way spell it out.

Knows patterns, types and definitions; it reports, and words no diagnostics. Ill-typed patterns (the front end goes on
after an error) never crash it: they fit nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from prism.immutable import value
from prism.pir.nodes import (
    Arm,
    EnumDef,
    FieldDef,
    PAny,
    PAs,
    Pattern,
    PBind,
    PConstruct,
    PList,
    PLiteral,
    POr,
    PRange,
    PTuple,
    TypeDef,
)
from prism.pir.types import NEVER, Con, Type, substitute
from prism.source import NOWHERE

SHOWN = 5
"""So many missing patterns are spelled out."""

BUDGET = 100_000
"""So many rows are looked at before giving up: the problem is exponential in the worst case."""

INT_MIN, INT_MAX = -(2**63), 2**63 - 1

Lookup = Callable[[str], TypeDef]
"""The definition of a type by qualified name; raises KeyError where there is none."""


@value
class MatchReport:
    """`missing`: patterns, as Prism source, of values that no arm takes; empty if the match is exhaustive. `unreachable`:
    indices of arms that never run. `redundant`: alternatives of or-patterns, in arms that do run, that never decide.
    `gave_up`: the patterns were too many to tell, and the rest of the report is empty."""

    missing: tuple[str, ...]
    unreachable: tuple[int, ...]
    redundant: tuple[Pattern, ...] = ()
    gave_up: bool = False


def check_match(arms: Sequence[Arm], subject_type: Type, lookup: Lookup) -> MatchReport:
    """Report on a match over a subject of this type. An arm with a guard covers nothing."""
    return _report([(arm.pattern, arm.guard is not None) for arm in arms], subject_type, lookup)


def irrefutable(pattern: Pattern, lookup: Lookup) -> str | None:
    """None if the pattern fits every value of its type, else an example that it does not fit."""
    while isinstance(pattern, PAs):
        pattern = pattern.inner
    if isinstance(pattern, (PAny, PBind)):
        return None
    report = _report([(pattern, False)], pattern.type, lookup)
    if report.gave_up:
        return "_"
    return report.missing[0] if report.missing else None


def _report(patterns: Sequence[tuple[Pattern, bool]], subject_type: Type, lookup: Lookup) -> MatchReport:
    walk = _Walk(lookup)
    if not patterns and walk.is_empty(subject_type):
        return MatchReport((), ())
    rows = [_Row((pattern,), index, guarded, ()) for index, (pattern, guarded) in enumerate(patterns)]
    try:
        missing = walk.split(rows, (subject_type,))
    except (_GaveUp, RecursionError):
        return MatchReport((), (), (), True)
    unreachable = tuple(index for index in range(len(patterns)) if index not in walk.reached)
    redundant = tuple(p for p, arm in walk.alternatives.values() if arm in walk.reached and id(p) not in walk.decided)
    return MatchReport(tuple(dict.fromkeys(w[0] for w in missing))[:SHOWN], unreachable, redundant)


class _GaveUp(Exception):
    pass


_ANY = PAny(NEVER, NOWHERE)
"""Stands for fields that a pattern says nothing about."""

Patterns = tuple[Pattern, ...]
Types = tuple[Type, ...]
"""A row's patterns and the matrix's types, one for each column."""

Witness = tuple[str, ...]
"""A missing value: the text of one pattern for each column."""


class _Row:
    __slots__ = ("alternatives", "arm", "guarded", "patterns")

    def __init__(self, patterns: Patterns, arm: int, guarded: bool, alternatives: tuple[Pattern, ...]) -> None:
        self.patterns = patterns
        self.arm = arm
        self.guarded = guarded
        self.alternatives = alternatives

    def with_patterns(self, patterns: Patterns) -> _Row:
        return _Row(patterns, self.arm, self.guarded, self.alternatives)


class _Case:
    """One way the first column can go: the types of the constructor's fields, the ways it is spelled around the texts
    of those fields (several where constructors that no row names are treated as one), and the rows that remain."""

    __slots__ = ("fields", "rows", "spellings")

    def __init__(self, fields: tuple[Type, ...], spellings: Sequence[Callable[[Sequence[str]], str]]) -> None:
        self.fields = fields
        self.spellings = spellings
        self.rows: list[_Row] = []

    def take(self, row: _Row, front: Sequence[Pattern], rest: Patterns) -> None:
        self.rows.append(row.with_patterns((*front, *rest)))

    def take_any(self, row: _Row, rest: Patterns) -> None:
        self.rows.append(row.with_patterns((_ANY,) * len(self.fields) + rest))


class _Walk:
    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.steps = 0
        self.reached: set[int] = set()
        self.alternatives: dict[int, tuple[Pattern, int]] = {}
        self.decided: set[int] = set()

    def split(self, rows: list[_Row], types: Types) -> list[Witness]:
        """The values of these types that no row takes, a few of them; notes on the way which rows run."""
        skipped = 0
        while types:
            self.steps += 1 + len(rows)
            if self.steps > BUDGET:
                raise _GaveUp
            rows = self.expand(rows)
            if any(not isinstance(row.patterns[0], PAny) for row in rows):
                break
            if rows and not rows[0].guarded and all_any(rows[0].patterns):
                rows = rows[:1]
            skipped += 1
            types = types[1:]
            rows = [row.with_patterns(row.patterns[1:]) for row in rows]
        front = ("_",) * skipped
        if not types:
            for row in rows:
                self.reached.add(row.arm)
                self.decided.update(map(id, row.alternatives))
                if not row.guarded:
                    return []
            return [front]
        found: list[Witness] = []
        for case in self.cases(rows, types[0]):
            width = len(case.fields)
            for witness in self.split(case.rows, case.fields + types[1:]):
                for spell in case.spellings:
                    if len(found) < SHOWN:
                        found.append((*front, spell(witness[:width]), *witness[width:]))
        return found

    def expand(self, rows: list[_Row]) -> list[_Row]:
        """The rows with names taken off the first column, and one row for each alternative there."""
        out: list[_Row] = []
        for row in rows:
            head, rest = row.patterns[0], row.patterns[1:]
            while isinstance(head, PAs):
                head = head.inner
            if isinstance(head, PBind):
                out.append(row.with_patterns((_ANY, *rest)))
            elif isinstance(head, POr):
                for alternative in head.alternatives:
                    self.alternatives[id(alternative)] = (alternative, row.arm)
                one_each = [
                    _Row((p, *rest), row.arm, row.guarded, (*row.alternatives, p)) for p in head.alternatives
                ]  # fmt: skip
                self.steps += len(one_each)
                out.extend(self.expand(one_each))
            else:
                out.append(row if head is row.patterns[0] else row.with_patterns((head, *rest)))
        return out

    def cases(self, rows: list[_Row], t: Type) -> list[_Case]:
        first = next(row.patterns[0] for row in rows if not isinstance(row.patterns[0], PAny))
        if isinstance(first, PList):
            return list_cases(rows, t)
        if isinstance(first, PRange) or (isinstance(first, PLiteral) and type(first.value) is int):
            return int_cases(rows)
        return self.constructor_cases(rows, t)

    def constructor_cases(self, rows: list[_Row], t: Type) -> list[_Case]:
        """Variants, records, tuples, and literals but those of Int."""
        all_keys = self.constructors(t)
        seen: dict[Hashable, _Case] = {}
        for row in rows:
            head = row.patterns[0]
            if isinstance(head, PAny):
                continue
            key = key_of(head)
            if key in seen or (all_keys is not None and key not in all_keys):
                continue
            seen[key] = all_keys[key] if all_keys is not None else _Case((), (str,))
        cases = list(seen.values())
        if all_keys is None:
            others = _Case((), (lambda _: "_",))
        else:
            cases = [case for key, case in all_keys.items() if key in seen]
            unseen = [case for key, case in all_keys.items() if key not in seen]
            spellings = [blank_spelling(case) for case in unseen[:SHOWN]]
            others = _Case((), spellings)
        for row in rows:
            head, rest = row.patterns[0], row.patterns[1:]
            if isinstance(head, PAny):
                for case in cases:
                    case.take_any(row, rest)
                others.rows.append(row.with_patterns(rest))
                self.steps += len(cases)
            elif (found := seen.get(key_of(head))) is not None:
                found.take(row, parts_of(head, len(found.fields)), rest)
        return [others, *cases] if others.spellings else cases

    def constructors(self, t: Type) -> dict[Hashable, _Case] | None:
        """Every constructor of the type in declaration order, or None where they cannot be listed."""
        if not isinstance(t, Con):
            return None
        if t.name == "Bool":
            return {True: _Case((), (lambda _: "true",)), False: _Case((), (lambda _: "false",))}
        if t.name == "Unit":
            return {None: _Case((), (lambda _: "()",))}
        if t.name == "Tuple":
            return {"Tuple": _Case(t.args, (lambda parts: single(f"({', '.join(parts)})", parts),))}
        definition = self.definition(t)
        if definition is None:
            return None
        types = {p.name: a for p, a in zip(definition.type_params, t.args, strict=False)}
        if not isinstance(definition, EnumDef):
            fields = tuple(substitute(f.type, types) for f in definition.fields)
            name = definition.name.rpartition(".")[2]
            spell = record_spelling(name, definition.fields)
            return {("variant", None): _Case(fields, (lambda parts: single(spell(parts), parts),))}
        return {
            ("variant", v.name): _Case(
                tuple(substitute(f.type, types) for f in v.fields),
                (record_spelling(v.name, v.fields) if v.named else positional_spelling(v.name),),
            )
            for v in definition.variants
        }

    def definition(self, t: Con) -> TypeDef | None:
        try:
            return self.lookup(t.name)
        except KeyError:
            return None

    def is_empty(self, t: Type) -> bool:
        """Has the type no values?"""
        if t == NEVER:
            return True
        definition = self.definition(t) if isinstance(t, Con) else None
        return isinstance(definition, EnumDef) and not definition.variants


def all_any(patterns: Patterns) -> bool:
    return all(isinstance(p, (PAny, PBind)) for p in patterns)


def key_of(p: Pattern) -> Hashable:
    """What tells constructors of one type apart."""
    match p:
        case PConstruct():
            return ("variant", p.variant)
        case PTuple():
            return "Tuple"
        case PLiteral():
            return p.value if p.value is None or isinstance(p.value, bool) else ("literal", p.value)
        case _:
            return ("unfit", type(p))


def parts_of(p: Pattern, count: int) -> Sequence[Pattern]:
    """The patterns of a constructor's fields; exactly `count`, even where the pattern is wrong."""
    parts = p.fields if isinstance(p, PConstruct) else p.parts if isinstance(p, PTuple) else ()
    return parts if len(parts) == count else (*parts[:count], *[_ANY] * (count - len(parts)))


def single(text: str, parts: Sequence[str]) -> str:
    """The text of a type's only constructor, or `_` where it says nothing."""
    return "_" if all(part == "_" for part in parts) else text


def positional_spelling(name: str) -> Callable[[Sequence[str]], str]:
    return lambda parts: f"{name}({', '.join(parts)})" if parts else name


def record_spelling(name: str, fields: tuple[FieldDef, ...]) -> Callable[[Sequence[str]], str]:
    def spell(parts: Sequence[str]) -> str:
        shown = ", ".join(f"{f.name}: {part}" for f, part in zip(fields, parts, strict=False))
        return f"{name}({shown})" if shown else name

    return spell


def blank_spelling(case: _Case) -> Callable[[Sequence[str]], str]:
    """Spells a constructor with blanks for its fields."""
    text = case.spellings[0](("_",) * len(case.fields))
    return lambda _: text


def int_cases(rows: list[_Row]) -> list[_Case]:
    """Intervals in which every row fits all or nothing. Those that no row names are one case."""
    bounds = {INT_MIN}
    for row in rows:
        low, high = interval(row.patterns[0])
        if low <= high:
            bounds.update((low, high + 1))
    starts = sorted(b for b in bounds if b <= INT_MAX)
    index = {start: i for i, start in enumerate(starts)}
    named: dict[int, _Case] = {}
    for row in rows:
        head, rest = row.patterns[0], row.patterns[1:]
        low, high = interval(head)
        if isinstance(head, PAny) or low > high:
            continue
        for i in range(index[low], index.get(high + 1, len(starts))):
            if i not in named:
                end = starts[i + 1] - 1 if i + 1 < len(starts) else INT_MAX
                named[i] = _Case((), (int_spelling(starts[i], end),))
    gaps = [i for i in range(len(starts)) if i not in named]
    texts: list[Callable[[Sequence[str]], str]] = []
    for i in gaps:
        end = starts[i + 1] - 1 if i + 1 < len(starts) else INT_MAX
        texts.append(int_spelling(starts[i], end))
    blank = next((spell for spell in texts if spell(()) == "_"), None)
    others = _Case((), [blank] if blank is not None else texts[:SHOWN])
    for row in rows:
        head, rest = row.patterns[0], row.patterns[1:]
        if isinstance(head, PAny):
            for case in named.values():
                case.rows.append(row.with_patterns(rest))
            others.rows.append(row.with_patterns(rest))
            continue
        low, high = interval(head)
        if low <= high:
            for i in range(index[low], index.get(high + 1, len(starts))):
                named[i].rows.append(row.with_patterns(rest))
    cases = [named[i] for i in sorted(named)]
    return [*cases, others] if others.spellings else cases


def interval(p: Pattern) -> tuple[int, int]:
    """What an Int pattern takes, both ends included; for others an empty one."""
    if isinstance(p, PRange):
        return max(p.low, INT_MIN), min(p.high, INT_MAX)
    if isinstance(p, PLiteral) and type(p.value) is int and INT_MIN <= p.value <= INT_MAX:
        return p.value, p.value
    return 0, -1


def int_spelling(low: int, high: int) -> Callable[[Sequence[str]], str]:
    text = "_" if low == INT_MIN or high == INT_MAX else str(low) if low == high else f"{low}..={high}"
    return lambda _: text


def list_cases(rows: list[_Row], t: Type) -> list[_Case]:
    """One case for each length up to the longest that a row tells apart, and one for all that are longer."""
    item = t.args[0] if isinstance(t, Con) and t.args else NEVER
    longest = 0
    for row in rows:
        head = row.patterns[0]
        if isinstance(head, PList):
            longest = max(longest, len(head.items) + (head.rest is None))
    exact = [_Case((item,) * n, (lambda parts: f"[{', '.join(parts)}]",)) for n in range(longest)]
    longer = _Case((item,) * longest, (lambda parts: f"[{', '.join([*parts, '.._'])}]" if parts else "_",))
    for row in rows:
        head, rest = row.patterns[0], row.patterns[1:]
        if isinstance(head, PAny):
            for case in (*exact, longer):
                case.take_any(row, rest)
        elif isinstance(head, PList):
            count = len(head.items)
            if head.rest is None:
                exact[count].take(row, head.items, rest)
            else:
                for case in (*exact[count:], longer):
                    case.take(row, (*head.items, *[_ANY] * (len(case.fields) - count)), rest)
    return [*exact, longer]

"""Missing and unreachable patterns, and agreement with trying every value."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prism.pir.exhaustiveness import check_match, irrefutable
from prism.pir.nodes import (
    Arm,
    EnumDef,
    FieldDef,
    Literal,
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
    RecordDef,
    TypeDef,
    TypeParam,
    VariantDef,
)
from prism.pir.types import BOOL, FLOAT, INT, PURE, STRING, UNIT, Con, Type, Var, list_of, option_of, tuple_of
from prism.source import NOWHERE

OPTION = EnumDef(
    "Option",
    (TypeParam("T"),),
    (VariantDef("None", (), False), VariantDef("Some", (FieldDef("0", Var("T")),), False)),
    "",
    True,
    NOWHERE,
)
PAYMENT = EnumDef(
    "shop.Payment",
    (),
    (
        VariantDef("Cash", (), False),
        VariantDef("Card", (FieldDef("number", STRING),), True),
        VariantDef("Voucher", (FieldDef("code", STRING), FieldDef("cents", INT)), True),
    ),
    "",
    True,
    NOWHERE,
)
POINT = RecordDef("geo.Point", (), (FieldDef("x", INT), FieldDef("on", BOOL)), "", True, NOWHERE)
MANY = EnumDef("Many", (), tuple(VariantDef(f"V{i}", (), False) for i in range(60)), "", True, NOWHERE)
NEST = EnumDef("Nest", (), (VariantDef("More", (FieldDef("0", Con("Nest")),), False),), "", True, NOWHERE)
TYPES: dict[str, TypeDef] = {d.name: d for d in (OPTION, PAYMENT, POINT, MANY, NEST)}
BODY = Literal(UNIT, PURE, NOWHERE, None)

any_ = PAny(UNIT, NOWHERE)


def bind(name: str) -> Pattern:
    return PBind(UNIT, NOWHERE, name)


def lit(v: int | float | bool | str | None) -> Pattern:
    return PLiteral(UNIT, NOWHERE, v)


def span(low: int, high: int) -> Pattern:
    return PRange(INT, NOWHERE, low, high)


def con(variant: str | None, *fields: Pattern) -> Pattern:
    return PConstruct(Con("geo.Point"), NOWHERE, variant, fields)


def tup(*parts: Pattern) -> Pattern:
    return PTuple(UNIT, NOWHERE, parts)


def items(*parts: Pattern, rest: Pattern | None = None) -> Pattern:
    return PList(UNIT, NOWHERE, parts, rest)


def either(*alternatives: Pattern) -> Pattern:
    return POr(UNIT, NOWHERE, alternatives)


def arms(*patterns: Pattern | tuple[Pattern, str]) -> list[Arm]:
    return [Arm(p[0], BODY, BODY) if isinstance(p, tuple) else Arm(p, None, BODY) for p in patterns]


none, payment, option_bool = con("None"), Con("shop.Payment"), option_of(BOOL)


@pytest.mark.parametrize(
    ("subject", "patterns", "missing", "unreachable"),
    [
        (BOOL, [lit(True)], ["false"], []),
        (BOOL, [lit(True), lit(False), any_], [], [2]),
        (UNIT, [lit(None)], [], []),
        (payment, [con("Cash")], ["Card(number: _)", "Voucher(code: _, cents: _)"], []),
        (payment, [con("Card", lit("a")), con("Cash")], ["Voucher(code: _, cents: _)", "Card(number: _)"], []),
        (payment, [(con("Cash"), "if"), con("Card", any_), con("Voucher", any_, any_)], ["Cash"], []),
        (payment, [con("Card", bind("n")), con("Card", lit("x")), any_], [], [1]),
        (option_of(option_bool), [none, con("Some", con("Some", lit(True)))], ["Some(None)", "Some(Some(false))"], []),
        (Con("geo.Point"), [con(None, any_, lit(True))], ["Point(x: _, on: false)"], []),
        (Con("geo.Point"), [con(None, any_, any_), any_], [], [1]),
        (tuple_of((BOOL, BOOL)), [tup(lit(False), any_)], ["(true, _)"], []),
        (tuple_of((BOOL, BOOL)), [tup(any_, lit(False)), tup(lit(True), any_)], ["(false, true)"], []),
        (INT, [span(0, 3), span(10, 20), span(-9, -1)], ["_"], []),
        (INT, [span(-(2**63), 3), span(10, 2**63 - 1)], ["4..=9"], []),
        (INT, [span(-(2**63), 3), span(5, 2**63 - 1)], ["4"], []),
        (INT, [span(0, 9), lit(4), span(5, 12), any_], [], [1]),
        (STRING, [lit("a"), lit("a"), any_], [], [1]),
        (FLOAT, [lit(0.0), lit(-0.0)], ["_"], [1]),
        (list_of(BOOL), [items(), items(lit(True), rest=any_)], ["[false, .._]"], []),
        (list_of(INT), [items(any_), items(any_, any_, any_, rest=bind("r"))], ["[]", "[_, _]"], []),
        (list_of(INT), [items(), items(any_), items(any_, any_)], ["[_, _, _, .._]"], []),
        (list_of(INT), [items(rest=bind("r")), items()], [], [1]),
        (Con("Error"), [con("Cash")], ["_"], []),
        (payment, [con("Nope"), lit(1), any_], [], [0, 1]),
    ],
)
def test_reports(subject: Type, patterns: list[Pattern], missing: list[str], unreachable: list[int]) -> None:
    report = check_match(arms(*patterns), subject, TYPES.__getitem__)
    assert (list(report.missing), list(report.unreachable)) == (missing, unreachable)


def test_alternatives_that_never_decide_are_reported() -> None:
    repeated = lit(2)
    report = check_match(arms(either(lit(1), lit(2)), either(repeated, lit(3)), any_), INT, TYPES.__getitem__)
    assert report.redundant == (repeated,) and report.unreachable == ()


def test_irrefutable() -> None:
    assert irrefutable(PAs(UNIT, NOWHERE, bind("a"), "b"), TYPES.__getitem__) is None
    pair = PTuple(tuple_of((option_bool, INT)), NOWHERE, (con("Some", any_), any_))
    assert irrefutable(pair, TYPES.__getitem__) == "(None, _)"


def test_large_matches_are_quick_and_hopeless_ones_given_up() -> None:
    many = check_match(arms(*(con(f"V{i}") for i in range(59))), Con("Many"), TYPES.__getitem__)
    assert many.missing == ("V59",)
    texts = check_match(arms(*(lit(f"s{i}") for i in range(5000)), any_), STRING, TYPES.__getitem__)
    assert texts == check_match(arms(any_), INT, TYPES.__getitem__) and not texts.gave_up
    n = 24
    wide = [tup(*(lit(i == j) if j <= i else any_ for j in range(n))) for i in range(n)]
    wide += [tup(*(lit(True) if j in (i, (i * 7 + 3) % n) else any_ for j in range(n))) for i in range(n)]
    wide += [tup(*(lit(False) if j in (i, (i * 5 + 2) % n) else any_ for j in range(n))) for i in range(n)]
    report = check_match(arms(*wide), tuple_of([BOOL] * n), TYPES.__getitem__)
    assert report.gave_up or report.missing
    deep: Pattern = any_
    for _ in range(100_000):
        deep = con("More", deep)
    assert check_match(arms(deep, any_), Con("Nest"), TYPES.__getitem__).gave_up


SUBJECT = tuple_of((option_bool, list_of(BOOL), INT))
bools = st.sampled_from([any_, lit(True), lit(False)])
options = st.one_of(st.just(any_), st.just(none), bools.map(lambda p: con("Some", p)))
lists = st.builds(lambda ps, rest: items(*ps, rest=rest), st.lists(bools, max_size=2), st.sampled_from([None, any_]))
ints = st.one_of(
    st.just(any_), st.builds(lambda a, b: span(min(a, b), max(a, b)), st.integers(0, 3), st.integers(0, 3))
)
leaves = st.builds(tup, options, lists, ints)
rows = st.one_of(st.just(any_), leaves, st.builds(either, leaves, leaves))
VALUES = list(
    itertools.product(
        [None, (True,), (False,)],
        [xs for n in range(4) for xs in itertools.product([True, False], repeat=n)],
        [-1, 0, 1, 2, 3, 4],
    )
)


def fits(p: Pattern, v: object) -> bool:
    match p:
        case PLiteral():
            return v is p.value
        case PRange():
            return isinstance(v, int) and p.low <= v <= p.high
        case PConstruct(fields=fields):
            return (v is None) == (not fields) and all(fits(f, x) for f, x in zip(fields, v or ()))  # type: ignore[call-overload]
        case PTuple(parts=parts):
            return all(fits(q, x) for q, x in zip(parts, v))  # type: ignore[call-overload]
        case PList():
            size = len(v)  # type: ignore[arg-type]
            return (size == len(p.items) or (p.rest is not None and size > len(p.items))) and all(
                fits(q, x)
                for q, x in zip(p.items, v)  # type: ignore[call-overload]
            )
        case POr():
            return any(fits(q, v) for q in p.alternatives)
    return True


@settings(max_examples=300)
@given(st.lists(st.tuples(rows, st.booleans()), max_size=6))
def test_agrees_with_trying_every_value(patterns: list[tuple[Pattern, bool]]) -> None:
    checked = arms(*((p, "if") if guarded else p for p, guarded in patterns))
    report = check_match(checked, SUBJECT, TYPES.__getitem__)
    reached: set[int] = set()
    missing = False
    for v in VALUES:
        for i, (p, guarded) in enumerate(patterns):
            if fits(p, v):
                reached.add(i)
                if not guarded:
                    break
        else:
            missing = True
    assert bool(report.missing) == missing
    assert set(report.unreachable) == set(range(len(patterns))) - reached

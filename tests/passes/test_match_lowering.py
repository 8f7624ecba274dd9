"""Lowered matches pick the same arm and bind the same values as the patterns say, for every value of a small type."""

from __future__ import annotations

import itertools
from typing import Any

from evaluate import Machine
from hypothesis import given, settings
from hypothesis import strategies as st

from prism.passes.hoist import Hoist
from prism.passes.match_lowering import MatchLowering
from prism.pir.nodes import (
    Arm,
    Block,
    Expr,
    Function,
    Let,
    Literal,
    Local,
    Match,
    Module,
    PAny,
    Param,
    PAs,
    Pattern,
    PBind,
    PConstruct,
    PList,
    PLiteral,
    POr,
    PRange,
    Prim,
    PTuple,
)
from prism.pir.rewrite import rename_pattern
from prism.pir.text_parse import parse_module
from prism.pir.types import BOOL, INT, PURE, STRING, UNIT, Type, list_of, option_of, tuple_of
from prism.pir.walk import pattern_bindings, walk
from prism.semantics.values import NONE, some
from prism.source import NOWHERE

OPTIONS = option_of(BOOL)
SUBJECT = tuple_of((OPTIONS, list_of(BOOL), INT))
TYPES = parse_module("pir 1\nmodule t\n\nenum public Option<T> {\n  None,\n  Some(T),\n}\n").types

bools: st.SearchStrategy[Pattern] = st.sampled_from(
    [PAny(BOOL, NOWHERE), PLiteral(BOOL, NOWHERE, True), PLiteral(BOOL, NOWHERE, False), PBind(BOOL, NOWHERE, "b")]
)
options = st.one_of(
    st.just(PAny(OPTIONS, NOWHERE)),
    st.just(PConstruct(OPTIONS, NOWHERE, "None", ())),
    st.just(PAs(OPTIONS, NOWHERE, PConstruct(OPTIONS, NOWHERE, "None", ()), "o")),
    bools.map(lambda p: PConstruct(OPTIONS, NOWHERE, "Some", (p,))),
)
lists = st.builds(
    lambda items, rest: PList(list_of(BOOL), NOWHERE, tuple(items), rest),
    st.lists(bools.filter(lambda p: not isinstance(p, PBind)), max_size=2),
    st.sampled_from([None, PAny(list_of(BOOL), NOWHERE), PBind(list_of(BOOL), NOWHERE, "r")]),
) | st.just(PAny(list_of(BOOL), NOWHERE))
ints: st.SearchStrategy[Pattern] = st.one_of(
    st.just(PAny(INT, NOWHERE)),
    st.just(PBind(INT, NOWHERE, "i")),
    st.builds(lambda a, b: PRange(INT, NOWHERE, min(a, b), max(a, b)), st.integers(0, 3), st.integers(0, 3)),
    st.integers(-1, 12).map(lambda n: PLiteral(INT, NOWHERE, n)),
)
leaves = st.builds(lambda *parts: PTuple(SUBJECT, NOWHERE, parts), options, lists, ints)
rows: st.SearchStrategy[Pattern] = st.one_of(
    leaves,
    leaves,
    st.builds(lambda a, b: POr(SUBJECT, NOWHERE, (a, b)) if same_names(a, b) else a, leaves, leaves),
    st.builds(lambda p: PAs(SUBJECT, NOWHERE, p, "whole"), leaves),
    st.just(PAny(SUBJECT, NOWHERE)),
)
VALUES: list[Any] = list(
    itertools.product(
        [NONE, some(True), some(False)],
        [list(xs) for n in range(4) for xs in itertools.product([True, False], repeat=n)],
        range(-1, 13, 2),
    )
)


def same_names(a: Pattern, b: Pattern) -> bool:
    return pattern_bindings(a).keys() == pattern_bindings(b).keys()


def make(patterns: list[tuple[Pattern, bool]], complex_guards: bool) -> Module:
    """A function that gives an arm's number and what it bound, as text."""
    arms = []
    for n, (pattern, guarded) in enumerate([*patterns, (PAny(SUBJECT, NOWHERE), False)]):
        names = {name: f"{name}_{n}" for name in pattern_bindings(pattern)}
        pattern = rename_pattern(pattern, names)
        shown: list[Expr] = [Literal(STRING, PURE, NOWHERE, f"arm {n}")]
        for name, t in pattern_bindings(pattern).items():
            shown.append(Prim(STRING, PURE, NOWHERE, "show", (t,), (Local(t, PURE, NOWHERE, name),)))
        body = Prim(STRING, PURE, NOWHERE, "string.concat", (), tuple(shown)) if n % 2 else shown[-1]
        guard = guard_of(pattern_bindings(pattern), n, complex_guards) if guarded else None
        arms.append(Arm(pattern, guard, body))
    body = Match(STRING, PURE, NOWHERE, Local(SUBJECT, PURE, NOWHERE, "s"), tuple(arms))
    f = Function("t.f", (), (Param("s", SUBJECT),), STRING, PURE, body, "", True, NOWHERE)
    return Module("t", TYPES, (), (f,), ("t.f",), PURE, ())


def guard_of(bindings: dict[str, Type], n: int, in_block: bool) -> Expr:
    number = next((name for name, t in bindings.items() if t == INT), None)
    guard: Expr = Literal(BOOL, PURE, NOWHERE, n % 2 == 0)
    if number is not None:
        guard = Prim(
            BOOL,
            PURE,
            NOWHERE,
            "gt",
            (INT,),
            (Local(INT, PURE, NOWHERE, number), Literal(INT, PURE, NOWHERE, 4)),
        )
    if not in_block:
        return guard
    held = f"g_{n}"
    let = Let(UNIT, PURE, NOWHERE, PBind(BOOL, NOWHERE, held), False, guard)
    return Block(BOOL, PURE, NOWHERE, (let,), Local(BOOL, PURE, NOWHERE, held))


def outcomes(module: Module) -> list[Any]:
    machine = Machine(module, 10_000_000)
    return [machine.call("t.f", [v]) for v in VALUES]


@settings(max_examples=250)
@given(st.lists(st.tuples(rows, st.booleans()), min_size=1, max_size=7))
def test_lowered_matches_agree(patterns: list[tuple[Pattern, bool]]) -> None:
    module = make(patterns, False)
    lowered = MatchLowering()(module)
    assert not any(isinstance(e, Match) for f in lowered.functions for e in walk(f.body))
    assert outcomes(lowered) == outcomes(module)


@settings(max_examples=100)
@given(st.lists(st.tuples(rows, st.booleans()), min_size=1, max_size=7))
def test_hoisted_guards_agree(patterns: list[tuple[Pattern, bool]]) -> None:
    module = make(patterns, True)
    assert outcomes(Hoist()(module)) == outcomes(module)

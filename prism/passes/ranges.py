"""Check elimination: primitives whose checks cannot fail are replaced by the rows of `primitives.PROVED`.

    for i in 0..xs.len() { total += xs[i] * 2 }      list.at_inside, int.mul unless xs[i] is known to be small

An interval is worked out for every Int by walking the tree in the order of evaluation: literals, lengths, the counters of `for`,
comparisons in conditions, remainders and masks give bounds, and so does every index operation that did not trap. At a loop the
intervals of what it assigns are iterated to a fixed point, with widening (`range_walk`). What closures assign is not followed.

Across functions: an Int field holds the union of what the whole program stores in it, unless a host can reach it; parameters of
private functions and of closures that are only called have the union of what they are given; results are what bodies come to.

Two bounds come from physics: nothing is longer than `LONGEST`, and no program takes more than `STEPS` turns (13 days of doing nothing
else at a nanosecond each); so a counter that starts small and goes in small steps stays small, and `count += 1` needs no check.

What the rows mean to targets: Python needs to know that the exact result fits 64 bits (`_unchecked`, `_natural`, `_positive`,
`_counted`) and that an index is not negative (`_from_zero`). JavaScript needs to know that operands and result are exact as doubles
(`_small`, `_small_natural`) and that an index is in range (`_inside`). Each row says all that the weaker one says; bytecode maps
them to what they refine.
"""

from __future__ import annotations

from collections.abc import Mapping

from prism.immutable import value
from prism.passes.intervals import TOP, Interval, hull, widen
from prism.passes.range_facts import Facts, Key
from prism.passes.range_walk import NEAR, Walk
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.pir.nodes import Expr, Function, Module
from prism.pir.types import INT

ROUNDS = 8
"""So often is something iterated before it may be anything."""


@value
class Ranges:
    """The pass; it has no options."""

    def __call__(self, module: Module) -> Module:
        facts = Facts(module)
        for g in module.globals:
            if g.type == INT:
                facts.globals[g.name] = walked(facts, g.init, rewriting=False).range
        bodies = [g.init for g in module.globals] + [f.body for f in facts.graph.order]
        stores = {id(body): facts.stores(body) for body in bodies} if facts.tracked else {}
        moving = {(name, variant) for name, variant, _ in facts.moving}
        for body in bodies:
            if stores.get(id(body)):
                walked(facts, body, rewriting=False)
        find_fields(facts, [body for body in bodies if not moving.isdisjoint(stores.get(id(body), ()))])
        for f in facts.graph.order:
            if f.result == INT and f.name not in facts.graph.recursive:
                facts.results[f.name] = given_by(walked(facts, f.body, rewriting=False))
        facts.recording = True
        globals = tuple([with_init(g, walked(facts, g.init).made) for g in module.globals])
        done = {f.name: with_body(f, rewritten(facts, f)) for f in reversed(facts.graph.order)}
        return with_definitions(module, module.types, globals, tuple([done[f.name] for f in module.functions]))


class _Walked:
    """A walk that came to its end: the code, the interval of its value, and the walk."""

    def __init__(self, walk: Walk, made: Expr) -> None:
        self.walk = walk
        self.made = made
        self.range = walk.range


def walked(
    facts: Facts,
    body: Expr,
    params: Mapping[str, Interval] = {},  # nobody changes it
    rewriting: bool = True,
    function: Function | None = None,
) -> _Walked:
    """Walks a body with these intervals for its parameters; first as often as it takes to know what its closures are given and what is
    in its lists."""
    inner = _Inner({}, {})
    for turn in range(ROUNDS):
        walk = Walk(facts, facts.shape(body))
        settled = not walk.called and not walk.contents
        if settled and rewriting:
            break
        walk.rewriting = False
        done = _walk(walk, inner, params, function)
        found = _Inner(walk.called, walk.contents)
        if settled or found == inner:
            if not rewriting:
                return done
            break
        inner = _grown(inner, found, turn)
    else:
        inner = _Inner(
            {name: None if given is None else [TOP] * len(given) for name, given in inner.called.items()},
            dict.fromkeys(inner.contents, TOP),
        )
    walk = Walk(facts, facts.shape(body))
    walk.rewriting = rewriting
    return _walk(walk, inner, params, function)


@value
class _Inner:
    """What was found of a function's closures and lists (see `Walk`)."""

    called: dict[str, list[Interval] | None]
    contents: dict[str, Interval | None]


def _grown(old: _Inner, new: _Inner, turn: int) -> _Inner:
    """What to assume in the next turn."""
    if turn < 2:
        return new
    called = dict(new.called)
    for name, given in new.called.items():
        before = old.called.get(name)
        if given is not None and before is not None:
            called[name] = [widen(a, b, limit(turn)) for a, b in zip(before, given)]
    contents = dict(new.contents)
    for name, held in new.contents.items():
        first = old.contents.get(name)
        if held is not None and first is not None:
            contents[name] = widen(first, held, limit(turn))
    return _Inner(called, contents)


def _walk(walk: Walk, inner: _Inner, params: Mapping[str, Interval], function: Function | None) -> _Walked:
    walk.called.update(inner.called)
    walk.contents.update(inner.contents)
    walk.env.update(params)
    if function is not None:
        walk.name = function.name
        walk.params = tuple([p.name for p in function.params])
    return _Walked(walk, walk.go(walk.shape.body))


def given_by(done: _Walked) -> Interval:
    """What a function's body comes to."""
    found = [] if done.walk.dead else [done.range]
    if done.walk.result is not None:
        found.append(done.walk.result)
    return hull(found) if found else TOP


def find_fields(facts: Facts, writers: list[Expr]) -> None:
    """What the program stores in Int fields. For those that never change, what was stored while nothing was known of fields is good
    enough. For the others this starts from nothing, and walks what stores until no more is added: a field that nothing was stored in
    yet is not read."""
    facts.reading = True
    facts.fields = {key: a for key, a in facts.fields.items() if key not in facts.moving}
    needs: dict[int, set[Key]] = {}
    waiting = writers
    for turn in range(ROUNDS):
        before = dict(facts.fields)
        for body in waiting:
            facts.loaded = set()
            walked(facts, body, rewriting=False)
            needs[id(body)] = facts.loaded
        changed = {key for key, a in facts.fields.items() if before.get(key) != a}
        if turn > 1:
            for key in changed & before.keys():
                facts.fields[key] = widen(before[key], facts.fields[key], limit(turn))
        waiting = [body for body in writers if not changed.isdisjoint(needs[id(body)])]
        if not waiting:
            return
    facts.tracked.clear()


def limit(turn: int) -> int | None:
    """Where to widen to first, so that counters may stop there."""
    return NEAR if turn < 4 else None


def rewritten(facts: Facts, f: Function) -> Expr:
    """Callers have been done, so what they give is known; what the function gives itself is found by iterating."""
    given = facts.given.get(f.name)
    if given is None or f.name in facts.unknown or not any(p.type == INT for p in f.params):
        return walked(facts, f.body, function=f).made
    if f.name in facts.graph.recursive:
        for turn in range(ROUNDS):
            before = list(given)
            walked(facts, f.body, named(f, before), False, f)
            given = facts.given[f.name]
            if given == before:
                break
            if turn:
                facts.given[f.name] = given = [widen(a, b, limit(turn)) for a, b in zip(before, given)]
        else:
            given = [TOP] * len(given)
    return walked(facts, f.body, named(f, given), True, f).made


def named(f: Function, given: list[Interval]) -> dict[str, Interval]:
    return {p.name: a for p, a in zip(f.params, given) if p.type == INT}

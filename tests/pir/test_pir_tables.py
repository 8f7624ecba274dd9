"""Tables and walks: every node, primitive and operation is covered, and one place knows the parts of a node."""

from __future__ import annotations

import inspect
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_modules import RandomModules, difference

from prism.pir.effects import effect_graph, effect_text
from prism.pir.features import FEATURES, missing, required
from prism.pir.json_shape import EXPRESSIONS, PATTERNS, shapes
from prism.pir.nodes import Expr, Module, Pattern
from prism.pir.primitives import BOUNDS, PRIMITIVES, operation_signature, signature
from prism.pir.rewrite import rename_locals, retype
from prism.pir.text import print_expr
from prism.pir.text_parse import parse_module
from prism.pir.types import substitute
from prism.pir.walk import bound_locals, children, free_locals, rebuild, walk, walk_module
from prism.semantics.operations import OPERATIONS
from prism.semantics.traps import TRAP_CODES


def expr_of(text: str) -> Expr:
    return parse_module(f"pir 1 module m fn m.f() -> () = {text}").functions[0].body


@pytest.mark.parametrize("name", PRIMITIVES)
def test_primitive_rows(name: str) -> None:
    row = PRIMITIVES[name]
    known = signature(name)
    assert set(row.traps) <= set(TRAP_CODES)
    parameters = inspect.signature(row.reference).parameters.values()
    if known.repeats:
        assert [p.kind for p in parameters] == [inspect.Parameter.VAR_POSITIONAL]
    else:
        assert len(parameters) == len(known.params)
    mentioned = {str(t) for t in (*known.params, known.result)}
    assert all(any(param in text for text in mentioned) for param in row.type_params)
    assert name not in BOUNDS or row.type_params


def test_operations_have_types() -> None:
    for name, operation in OPERATIONS.items():
        known = operation_signature(name)
        assert len(known.params) == len(operation.params)


def test_every_class_of_node_is_listed() -> None:
    assert set(EXPRESSIONS.values()) == set(Expr.__subclasses__())
    assert set(PATTERNS.values()) == set(Pattern.__subclasses__())


@given(st.integers(0, 2**64))
def test_children_are_all_parts_in_order_of_fields(seed: int) -> None:
    def parts(value: object) -> list[Expr]:
        if isinstance(value, Expr):
            return [value]
        if isinstance(value, tuple):
            return [e for item in value for e in parts(item)]
        if hasattr(type(value), "__dataclass_fields__"):
            return [e for name in shapes(type(value)) for e in parts(getattr(value, name))]
        return []

    for e in walk_module(RandomModules(seed).module()):
        expected = [part for name in shapes(type(e)) for part in parts(getattr(e, name))]
        assert [id(part) for part in children(e)] == [id(part) for part in expected]


@given(st.integers(0, 2**64))
def test_rebuilding_shares_what_stays_and_copies_the_rest(seed: int) -> None:
    def copied(e: Expr) -> Expr:
        return retype(e, lambda t: t, lambda row: row)

    for function in RandomModules(seed).module().functions:
        for e in walk(function.body):
            assert rebuild(e, lambda part: part) is e
            again = rebuild(e, copied)
            assert difference(e, again) is None
            assert all(old is not new for old, new in zip(children(e), children(again)))


def test_free_locals() -> None:
    e = expr_of("closure (%a: Int) => { let %b = int.add(%a, %c: Int); set %d = %b; match %e: Int { %f: Int => %f, } }")
    assert free_locals(e) == ("c", "d", "e")
    assert bound_locals(e) == {"a", "b", "f"}


def test_renaming_and_retyping() -> None:
    e = expr_of("{ let %a = 1; each 'l %b: T in %c: List<T> do { set %a = 2; () } }")
    renamed = rename_locals(e, {"a": "x", "b": "y", "c": "z"})
    assert (
        print_expr(renamed)
        == "{\n  let %x = 1;\n  each 'l %y: T in %z: List<T>\n    do {\n      set %x = 2;\n      ()\n    }\n}"
    )
    typed = retype(
        parse_module("pir 1 module m fn m.f<T>(%c: List<T>) -> T = list.at<T>(%c, 0)").functions[0].body,
        lambda t: substitute(t, {"T": operation_signature("env.args").result}),
        lambda row: row,
    )
    assert print_expr(typed) == "list.at<List<String>>(%c: List<List<String>>, 0)"


def test_effect_graph(sample: Module) -> None:
    assert effect_text(sample) == (
        "module shop\n"
        'manifest uses (console.print, fs.read("data/**"))\n'
        "* shop.total pure\n"
        "  shop.pay throws (shop.Declined)\n"
        "  shop.first uses (*)\n"
        "      invokes fn(T) -> U uses (*) uses (*)\n"
        '  shop.load uses (fs.read("data/**")) throws (std.fs.IoError)\n'
        "      performs fs.read_text uses (fs.read)\n"
        '* shop.main uses (console.print, fs.read("data/**"))\n'
        "      performs console.print uses (console.print)\n"
        "      calls shop.first uses (console.print)\n"
        '      calls shop.load uses (fs.read("data/**"))\n'
    )
    graph = json.loads(json.dumps(effect_graph(sample)))
    assert graph["manifest"]["uses"] == ["console.print", 'fs.read("data/**")']
    assert [f["name"] for f in graph["functions"] if "console.print" in f["uses"]] == ["shop.main"]


def test_features(sample: Module) -> None:
    needs = required(sample)
    assert set(needs) - set(FEATURES) == {"console.print", "fs.read"}
    assert set(FEATURES) - set(needs) == {"maps"}
    assert str(needs["loops"]) == "shop.prism:5:1"

    class Info:
        features = frozenset(FEATURES) - {"maps", "closures"}
        effects = frozenset({"console"})

    found = missing(sample, Info())  # type: ignore[arg-type]  # what is asked of it
    assert [(d.code, d.message) for d in found] == [
        ("missing-feature", "the target does not support functions as values"),
        ("missing-effect", "the target does not provide the effect fs.read"),
    ]

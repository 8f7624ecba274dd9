"""The text and JSON forms: what is written reads back equal, and what is malformed is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_modules import RandomModules, deep, difference

from prism.diagnostics import CompileError
from prism.pir.json import from_json, to_json
from prism.pir.json_models import schema
from prism.pir.nodes import Module
from prism.pir.text import print_module
from prism.pir.text_parse import parse_module
from prism.pir.walk import walk_module
from prism.source import NOWHERE

SEEDS = st.integers(0, 2**64)


@given(SEEDS)
def test_text_round_trip(seed: int) -> None:
    module = RandomModules(seed).module()
    text = print_module(module)
    assert difference(module, parse_module(text)) is None


@given(SEEDS)
def test_json_round_trip(seed: int) -> None:
    module = RandomModules(seed).module()
    assert difference(module, from_json(to_json(module))) is None


def test_sample_prints_as_it_stands(sample: Module, sample_text: str) -> None:
    assert print_module(sample) == sample_text


def test_text_without_spans(sample: Module) -> None:
    text = print_module(sample, spans=False)
    assert "@" not in text
    assert all(e.span == NOWHERE for e in walk_module(parse_module(text)))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "1:1", "expected `pir` and its version, found the end of the text"),
        ("pir 2\nmodule m", "1:1", "the text is of version 2, and this reader knows 1"),
        ("pir 1\nmodule m\nfoo", "3:1", "expected `record`, `enum`, `global` or `fn`, found `foo`"),
        ("pir 1\nmodule m\nfn f() -> Int = int.add(1, ]", "3:28", "expected an expression, found `]`"),
        ("pir 1\nmodule m\nfn f() -> Int = if true then 1", "3:31", "expected `else`, found the end of the text"),
        ('pir 1\nmodule m\nfn f() -> String = "\\q"', "3:20", "unknown escape `\\q`"),
        ('pir 1\nmodule m\nfn f() -> String = "\\u{110000}"', "3:20", "`\\u{110000}` is no scalar value"),
        ("pir 1\nmodule m\nfn f() -> Int @[7]1:1-2 = 1", "3:15", "there is no file 7"),
        ("pir 1\nmodule m\nfn f() -> Int = match 1 { 2.5 }", "3:31", "expected `=>`, found `}`"),
        ("pir " + "9" * 5000, "1:5", "expected a whole number, found `" + "9" * 40 + "`"),
    ],
)
def test_malformed_text(text: str, place: str, message: str) -> None:
    with pytest.raises(CompileError) as caught:
        parse_module(text, "m.pir")
    (found,) = caught.value.diagnostics
    assert (f"m.pir:{place}", message) == (str(found.span), found.message)


@given(st.data())
def test_damaged_text_never_crashes(sample_text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sample_text)))
    end = data.draw(st.integers(start, min(len(sample_text), start + 30)))
    text = sample_text[:start] + data.draw(st.text(max_size=3)) + sample_text[end:]
    try:
        parse_module(text)
    except CompileError as error:
        assert error.diagnostics


@given(st.data())
def test_damaged_json_never_crashes(sample: Module, data: st.DataObject) -> None:
    text = to_json(sample)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    text = (
        text[:start] + data.draw(st.text(max_size=3) | st.sampled_from(["0", "7", "null", '"Int"', "-1"])) + text[end:]
    )
    try:
        from_json(text)
    except CompileError as error:
        assert error.diagnostics


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"name":"shop"', '"nam":"shop"', "name: Field required"),
        ('"kind":"Block"', '"kind":"Bloc"', "Input tag 'Bloc' found"),
        ('"mutable":true', '"mutable":1', "Input should be a valid boolean"),
        ('"value":"450"', '"value":"4x"', "String should match pattern"),
        ('"version":1', '"version":7', "the text is of version 7, and this reader knows 1"),
        ('{"name"', '{,"name"', "Invalid JSON"),
    ],
)
def test_malformed_json(sample: Module, old: str, new: str, message: str) -> None:
    text = to_json(sample)
    assert old in text
    with pytest.raises(CompileError) as caught:
        from_json(text.replace(old, new, 1))
    assert message in " ".join(d.message for d in caught.value.diagnostics)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([0, 0], "node 0 of a body stands in two places"),
        ([0], "node 1 of a body stands nowhere"),
        ([0, 2], "node 2 of a body has a part 2, which does not come before it"),
        ([0, 99], "node 2 of a body has a part 99, which does not come before it"),
        ([0, -1], "functions[0].body[2].Prim.args[1]: Input should be greater than or equal to 0"),
    ],
)
def test_nodes_form_a_tree(parts: list[int], message: str) -> None:
    module = json.loads(to_json(parse_module("pir 1\nmodule m\nfn m.f() -> Int = int.add(1, 2)")))
    module["functions"][0]["body"][2]["args"] = parts
    with pytest.raises(CompileError) as caught:
        from_json(json.dumps(module))
    assert [d.message for d in caught.value.diagnostics] == [message]


def test_any_depth() -> None:
    module = deep(20_000)
    assert to_json(from_json(to_json(module))) == to_json(module)
    with pytest.raises(CompileError, match="pir-depth"):
        print_module(module)
    with pytest.raises(CompileError, match="pir-depth"):
        parse_module("pir 1\nmodule m\nfn f() -> () = " + "{" * 20_000)


def test_published_schema_is_fresh() -> None:
    published = Path(__file__).parents[2] / "design-docs" / "pir.schema.json"
    assert published.read_text() == schema(), "run make docs"

"""Strings, lists, maps, equality, order, keys and display, against independent formulations."""

from __future__ import annotations

import math
import re
from functools import cmp_to_key

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prism.semantics import control, equality, lists, maps, strings
from prism.semantics.display import show
from prism.semantics.traps import Trap
from prism.semantics.values import NONE, Data, Layout, MapValue, some

POINT = Layout("geo.Point", None, ("x", "y"), True)
CARD = Layout("shop.Payment", "Card", ("number",), True, 1)
PAIR = Layout("shop.Payment", "Pair", ("0", "1"), False, 2)
CASH = Layout("shop.Payment", "Cash", (), False, 0)

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8) | st.text(" \t\n\v\f\r\0ab\x85\u2028", max_size=6)
FLOATS = st.floats() | st.sampled_from([0.0, -0.0, math.nan, 1.0])


def data_of(leaf: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Pairs of a list of a payment and a leaf: values of one static type, as operations meet them."""
    payments = (
        st.just(Data(CASH, []))
        | st.builds(lambda s: Data(CARD, [s]), st.sampled_from(["", "a", "b"]))
        | st.builds(lambda a, b: Data(PAIR, [a, b]), leaf, st.booleans())
    )
    return st.tuples(st.lists(payments, max_size=3), leaf)


def plain(value: object) -> object:
    """A value as nested tuples that Python compares as `==` does, but for NaN."""
    if isinstance(value, Data):
        return (value.layout.index, *map(plain, value.fields))
    return tuple(map(plain, value)) if isinstance(value, list | tuple) else value


@given(data_of(st.integers(0, 2)), data_of(st.integers(0, 2)))
def test_order_of_data_is_that_of_tuples(a: object, b: object) -> None:
    x, y = plain(a), plain(b)
    assert equality.equal(a, b) == (x == y) != equality.not_equal(a, b)
    assert equality.less(a, b) == (x < y) == equality.greater(b, a)
    assert equality.less_or_equal(a, b) == (x <= y) == equality.greater_or_equal(b, a)
    assert equality.compare(a, b) == (x > y) - (x < y)
    assert (equality.key_of(a) == equality.key_of(b)) == (x == y)


def total(a: float, b: float) -> int:
    """NaN last and equal to itself, -0.0 before 0.0."""
    x, y = ((1, 0.0, 0) if v != v else (0, v, math.copysign(1, v)) for v in (a, b))
    return (x > y) - (x < y)


@given(FLOATS, FLOATS, st.booleans())
def test_three_views_of_floats(a: float, b: float, inside: bool) -> None:
    x, y = ([a], [b]) if inside else (a, b)
    assert equality.equal(x, y) == (a == b)
    assert equality.less(x, y) == (a < b)
    assert equality.less_or_equal(x, y) == (a <= b)
    assert equality.compare(x, y) == total(a, b)
    same_key = a == b or (a != a and b != b)
    assert (maps.map_len(maps.map_make(x, 1, y, 2)) == 1) == same_key


@given(st.lists(data_of(FLOATS), max_size=8))
def test_sorting_is_stable_and_by_compare(items: list[object]) -> None:
    expected = sorted(items, key=cmp_to_key(equality.compare))
    order = lists.list_sort_order(items)
    assert [id(items[i]) for i in order] == [id(item) for item in expected]
    again = list(items)
    lists.list_sort(again)
    assert [id(item) for item in again] == [id(item) for item in expected]


@given(st.lists(st.tuples(data_of(FLOATS), st.integers(0, 9)), max_size=8))
def test_maps_against_lists_of_pairs(operations: list[tuple[object, int]]) -> None:
    made = maps.map_make()
    model: list[tuple[object, int]] = []
    for key, item in operations:
        same = [i for i, (have, _) in enumerate(model) if equality.key_of(have) == equality.key_of(key)]
        if item == 0:
            removed = maps.map_remove(made, key)
            assert removed.fields == [model[i][1] for i in same]
            model = [entry for i, entry in enumerate(model) if i not in same]
        elif same:
            maps.map_set(made, key, item)
            model[same[0]] = (model[same[0]][0], item)
        else:
            maps.map_set(made, key, item)
            model.append((key, item))
    assert [(id(k), v) for k, v in maps.map_entries(made)] == [(id(k), v) for k, v in model]
    assert maps.map_values(maps.map_copy(made)) == [item for _, item in model]
    shuffled = maps.map_make(*[part for entry in reversed(model) for part in entry])
    assert equality.equal(made, shuffled)


def test_keys_are_frozen_when_they_go_in() -> None:
    point = Data(POINT, [1, 2])
    made = maps.map_make(point, "here")
    point.fields[0] = 5
    assert maps.map_get(made, point) is NONE
    assert maps.map_get_or(made, Data(POINT, [1, 2]), "") == "here"
    assert maps.map_keys(made) == [point]


@given(TEXT, TEXT)
def test_strings_against_regular_expressions(text: str, part: str) -> None:
    blank = r"[ \t\n\v\f\r]*"
    assert strings.string_trim(text) == re.sub(rf"\A{blank}|{blank}\Z", "", text)
    assert strings.string_trim_start(text) == re.sub(rf"\A{blank}", "", text)
    assert strings.string_trim_end(text) == re.sub(rf"{blank}\Z", "", text)
    assert strings.string_upper(text) == re.sub("[a-z]", lambda m: chr(ord(m[0]) - 32), text)
    assert strings.string_lower(text) == re.sub("[A-Z]", lambda m: chr(ord(m[0]) + 32), text)
    lines = re.split("\r?\n", text)
    assert strings.string_lines(text) == (lines if lines[-1] else lines[:-1])
    if part:
        assert strings.string_split(text, part) == re.split(re.escape(part), text)
        assert strings.string_replace(text, part, "<>") == re.sub(re.escape(part), "<>", text)
    else:
        assert strings.string_split(text, part) == list(text)
        assert strings.string_replace(text, part, "<>") == text
    found = re.search(re.escape(part), text)
    assert strings.string_find(text, part).fields == ([found.start()] if found else [])


@given(TEXT, st.integers(-2, 12), TEXT)
def test_padding(text: str, length: int, fill: str) -> None:
    missing = max(0, length - len(text)) if fill else 0
    padding = "".join(fill[i % len(fill)] for i in range(missing))
    assert strings.string_pad_start(text, length, fill) == padding + text
    assert strings.string_pad_end(text, length, fill) == text + padding


@given(TEXT)
def test_strings_show_as_literals(text: str) -> None:
    shown = show([text])
    assert re.fullmatch(r'\["([^\x00-\x1f\x7f-\x9f"\\{}]|\\["\\ntr0{}]|\\u\{(?:[1-9a-f][0-9a-f]?)\})*"\]', shown)
    escapes = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
    back = re.sub(
        r"\\(?:u\{(\w+)\}|(.))", lambda m: chr(int(m[1], 16)) if m[1] else escapes.get(m[2], m[2]), shown[2:-2]
    )
    assert back == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3, "3"), (True, "true"), (1.0, "1.0"), (1e16, "1e+16"), (1e-5, "1e-05"), (-0.0, "-0.0"), (math.nan, "nan"), ("a\"b", 'a"b'),
        (None, "()"), ([1, 2], "[1, 2]"), ([], "[]"), ((1, "a"), '(1, "a")'), (some(some(1)), "Some(Some(1))"), (NONE, "None"),
        (Data(POINT, [1.0, 2.0]), "Point(x: 1.0, y: 2.0)"), (Data(CARD, ["1"]), 'Card(number: "1")'), (Data(CASH, []), "Cash"),
        (Data(PAIR, [None, [None]]), "Pair((), [()])"),
        (maps.map_make("a", 1, "b", [True]), '["a": 1, "b": [true]]'), (MapValue(), "[:]"), (print, "<fn>"), ([print], "[<fn>]"),
        (Data(Layout("a.Empty", None, (), True), []), "Empty()"), (["\x1b\x7f\x9f\0é"], '["\\u{1b}\\u{7f}\\u{9f}\\0é"]'),
    ],
)  # fmt: skip
def test_show(value: object, shown: str) -> None:
    assert show(value) == shown


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [some(value)]
    return value


def test_deep_data_works_and_cyclic_data_traps() -> None:
    value, other = nested(2_000), nested(2_000)
    assert show(value).count("Some") == 2_000
    assert equality.equal(value, other)
    assert equality.compare(value, other) == 0
    assert not equality.less(value, other)
    assert maps.map_get_or(maps.map_make(value, "found"), other, "") == "found"
    cyclic: list[object] = []
    cyclic.append(cyclic)
    for operation in (show, equality.key_of, equality.order_key):
        with pytest.raises(Trap, match="stack"):
            operation(cyclic)
    for comparison in (equality.equal, equality.less, equality.compare):
        with pytest.raises(Trap, match="stack"):
            comparison(cyclic, cyclic)
    endless = MapValue()
    maps.map_set(endless, 1, endless)
    with pytest.raises(Trap, match="stack"):
        equality.key_of(endless)


@pytest.mark.parametrize(
    ("code", "operation"),
    [
        ("index", lambda: lists.list_at([1], 1)), ("index", lambda: lists.list_at([1], -1)), ("index", lambda: lists.list_set([], 0, 1)),
        ("index", lambda: lists.list_insert([], 1, 1)), ("index", lambda: lists.list_remove([1], -1)),
        ("index", lambda: lists.list_slice([1], 1, 0)), ("index", lambda: lists.list_slice([1], 0, 2)),
        ("index", lambda: strings.string_at("a", 1)), ("index", lambda: strings.string_slice("ab", -1, 1)),
        ("index", lambda: maps.map_at(maps.map_make("a", 1), "b")), ("memory", lambda: strings.string_repeat("ab", 2**40)),
        ("memory", lambda: strings.string_pad_start("", 2**40, "a")), ("memory", lambda: lists.list_filled(2**40, 0)),
        ("conversion", lambda: strings.string_from_code_points([0xD800])), ("conversion", lambda: strings.string_from_code_points([-1])),
        ("unwrap", lambda: control.option_unwrap(NONE)), ("unreachable", lambda: control.trap_unreachable("why")),
    ],
)  # fmt: skip
def test_traps(code: str, operation: object) -> None:
    with pytest.raises(Trap) as caught:
        operation()  # type: ignore[operator]  # a lambda
    assert caught.value.code == code


def test_lists_in_place() -> None:
    items = [3, 1, 2]
    lists.list_extend(items, items)
    assert items == [3, 1, 2, 3, 1, 2]
    lists.list_sort(items)
    lists.list_reverse(items)
    assert (items, lists.list_pop(items).fields, lists.list_get(items, 9)) == ([3, 3, 2, 2, 1], [1], NONE)
    lists.list_insert(items, 5, 7)
    assert (lists.list_remove(items, 0), items, lists.list_filled(-1, 0)) == (3, [3, 2, 2, 1, 7], [])
    assert lists.list_sort_order([2, 1, 2, 1]) == [1, 3, 0, 2]
    assert strings.list_join([1.0, "a", some("b")], "-") == '1.0-a-Some("b")'

"""Patterns against regular expressions, and containment of patterns against the texts they fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prism.semantics.patterns import limits_allow, limits_within, pattern_matches, pattern_within

PARTS = st.sampled_from(["a", "b", "ab", "*", "?", "**", "a*", "*b", "a?b", "?*", "*a*"])
PATTERNS = st.lists(PARTS, min_size=1, max_size=4).map("/".join)
TEXTS = st.lists(st.text("ab*", min_size=1, max_size=3), min_size=1, max_size=4).map("/".join)


def expression(pattern: str) -> str:
    """Each part with the slash before it; the text gets one in front as well."""
    one = {"*": "[^/]*", "?": "[^/]"}
    return "".join(
        "(?:/[^/]+)*" if part == "**" else "/" + "".join(one.get(c, re.escape(c)) for c in part)
        for part in pattern.split("/")
    )


@given(PATTERNS, TEXTS)
def test_matching(pattern: str, text: str) -> None:
    assert pattern_matches(pattern, text) == bool(re.fullmatch(expression(pattern), "/" + text))


@given(PATTERNS, PATTERNS, st.lists(TEXTS, max_size=20))
def test_containment_is_sound(inner: str, outer: str, texts: list[str]) -> None:
    if pattern_within(inner, outer):
        sample = [re.sub(r"\*\*|\*|\?", fill, inner) for fill in ("a", "b", "ab")]
        for text in (*texts, *sample):
            assert not pattern_matches(inner, text) or pattern_matches(outer, text)
    assert pattern_within(inner, inner)
    assert pattern_within(inner, "**")


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("data/a.txt", "data/**", True), ("data/**", "data/**", True), ("data/*", "data/**", True), ("data/**", "data/*", False),
        ("data/?x", "data/*x", True), ("data/*x", "data/?x", False), ("a/**/b", "a/**", True), ("**", "a/**", False),
        ("data", "data/**", True), ("./data//x/", "data/x", True), ("*?", "?*", True), ("/data/x", "**", False), ("/data/x", "/**", True),
    ],
)  # fmt: skip
def test_containment(inner: str, outer: str, within: bool) -> None:
    assert pattern_within(inner, outer) is within


def test_what_leaves_the_tree_fits_nothing() -> None:
    assert not pattern_matches("data/**", "data/../secret")
    assert not pattern_matches("**", "/etc/passwd")
    assert not pattern_matches("**", "..")
    assert pattern_matches("/etc/*", "/etc/passwd")


def test_limits() -> None:
    assert limits_within(None, ("a",)) and limits_within(("a",), None)
    assert limits_within(("a/b", "c"), ("c", "a/*"))
    assert not limits_within(("a/b", "d"), ("c", "a/*"))
    assert limits_within((), ("c",)) and not limits_within(("c",), ())
    assert limits_allow(None, "x") and limits_allow(("y", "x"), "x") and not limits_allow((), "x")


def test_hostile_patterns_are_no_trouble() -> None:
    assert not pattern_matches("*a" * 500 + "b", "a" * 3_000)
    assert not pattern_matches("/".join(["**", "a"] * 200) + "/b", "/".join("a" * 1_500))

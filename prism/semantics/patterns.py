"""Patterns that limit effects: globs for paths and names. Imported at every start; knows no file system.

In a pattern, `*` fits any characters but `/`, `?` fits one, and `**` as a whole part between slashes fits any number of parts,
none included: `data/**` fits `data`, `data/a` and `data/a/b`. Everything else fits itself. `.` parts mean nothing; a pattern without
a leading `/` fits no text with one, and no pattern fits a text with a `..` part.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_ANY = 1  # `*` as a token
_ONE = 2  # `?` as a token

_DEEP: tuple[int | str, ...] = (_ANY, _ANY)  # `**`


def pattern_matches(pattern: str, text: str) -> bool:
    """Does the text fit the pattern?"""
    if pattern.startswith("/") != text.startswith("/") or ".." in text.split("/"):
        return False
    return _fits(_parts(pattern, True), _parts(text, False), _is_deep, _segment_fits)


def pattern_within(inner: str, outer: str) -> bool:
    """Does every text that fits `inner` fit `outer`? Where that is hard to tell, no."""
    if outer.startswith("/") != inner.startswith("/"):
        return False
    return _fits(_parts(outer, True), _parts(inner, True), _is_deep, _segment_fits)


def limits_within(inner: tuple[str, ...] | None, outer: tuple[str, ...] | None) -> bool:
    """Is every pattern of `inner` within one of `outer`? Compared only where both state some: who states none runs under
    the limit of its caller."""
    if inner is None or outer is None:
        return True
    return all(any(pattern_within(one, other) for other in outer) for one in inner)


def limits_allow(limits: tuple[str, ...] | None, text: str) -> bool:
    """Does the text fit one of the patterns? None allows everything."""
    return limits is None or any(pattern_matches(pattern, text) for pattern in limits)


def _parts(text: str, is_pattern: bool) -> list[tuple[int | str, ...]]:
    found: list[tuple[int | str, ...]] = []
    for part in text.split("/"):
        if part == "." or part == "":
            continue  # `a//b`, `a/./b` and `a/b/` are `a/b`
        if not is_pattern:
            found.append(tuple(part))
        elif part == "**":
            found.append(_DEEP)
        else:
            found.append(_tokens(part))
    return found


def _tokens(part: str) -> tuple[int | str, ...]:
    """Of one part. A run of `*` is one `*`, and stands behind the `?` next to it: equal patterns look equal."""
    out: list[int | str] = []
    pending = False
    for c in part:
        if c == "*":
            pending = True
        elif c == "?":
            out.append(_ONE)
        else:
            if pending:
                out.append(_ANY)
                pending = False
            out.append(c)
    if pending:
        out.append(_ANY)
    return tuple(out)


def _is_deep(segment: Any) -> bool:
    return bool(segment == _DEEP)


def _is_any(token: Any) -> bool:
    return bool(token == _ANY)


def _token_fits(pattern: Any, token: Any) -> bool:
    return bool(token != _ANY if pattern == _ONE else pattern == token)


def _segment_fits(pattern: Any, segment: Any) -> bool:
    return segment != _DEEP and _fits(pattern, segment, _is_any, _token_fits)


def _fits(
    pattern: Sequence[Any], text: Sequence[Any], is_star: Callable[[Any], bool], fits: Callable[[Any, Any], bool]
) -> bool:
    """Wildcard matching where a star takes any run of `text`: on a mismatch, the last star takes one more. Linear in space, and
    in time at most the product of the lengths."""
    at = start = resume = 0
    star = -1
    while start < len(text):
        if at < len(pattern) and is_star(pattern[at]):
            star, resume = at, start
            at += 1
        elif at < len(pattern) and fits(pattern[at], text[start]):
            at += 1
            start += 1
        elif star >= 0:
            at = star + 1
            resume += 1
            start = resume
        else:
            return False
    return all(is_star(part) for part in pattern[at:])

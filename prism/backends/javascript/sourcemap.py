"""Source maps, version 3: from places in generated code to places in Prism sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {c: i for i, c in enumerate(_DIGITS)}

Segment = tuple[int, int, int, int]
"""Column in the generated line, number of the source, line and column there; all from 0."""


def encode_vlq(value: int) -> str:
    """A number in base-64 digits of five bits, least first, the sign in the lowest bit."""
    rest = value << 1 if value >= 0 else (-value << 1) | 1
    out = ""
    while True:
        digit = rest & 31
        rest >>= 5
        if not rest:
            return out + _DIGITS[digit]
        out += _DIGITS[digit | 32]


def decode_vlq(text: str) -> list[int]:
    """The numbers of one segment. Raises ValueError."""
    out: list[int] = []
    value = shift = 0
    for c in text:
        digit = _VALUES.get(c)
        if digit is None:
            raise ValueError(f"{c!r} is no digit of a source map")
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            out.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    if shift:
        raise ValueError("a number of the source map is cut off")
    return out


def encode_mappings(lines: Sequence[Sequence[Segment]]) -> str:
    """The field `mappings`: every number but a line's first column relative to the one before."""
    source = line = column = 0
    groups: list[str] = []
    for segments in lines:
        generated = 0
        group: list[str] = []
        for at, s, row, col in segments:
            numbers = (at - generated, s - source, row - line, col - column)
            group.append("".join(map(encode_vlq, numbers)))
            generated, source, line, column = at, s, row, col
        groups.append(",".join(group))
    return ";".join(groups)


def decode_mappings(text: str) -> list[list[Segment]]:
    """The inverse of `encode_mappings`. Raises ValueError."""
    source = line = column = 0
    lines: list[list[Segment]] = []
    for group in text.split(";"):
        generated = 0
        segments: list[Segment] = []
        for part in group.split(",") if group else ():
            numbers = decode_vlq(part)
            if len(numbers) != 4:
                raise ValueError("a segment of the source map has not four numbers")
            generated += numbers[0]
            source += numbers[1]
            line += numbers[2]
            column += numbers[3]
            segments.append((generated, source, line, column))
        lines.append(segments)
    return lines


Range = tuple[int, int, int, int, str]
"""First line and column, last line and column (excluded), all from 0, and the qualified name of the function there."""


def source_map(
    file: str,
    sources: Sequence[str],
    lines: Sequence[Sequence[Segment]],
    functions: Iterable[Range],
    texts: Mapping[str, str],
) -> bytes:
    """The file. `x_prism_functions` is an extension of ours, for call stacks in Prism's names."""
    content: dict[str, object] = {
        "version": 3,
        "file": file,
        "sources": list(sources),
        "names": [],
        "mappings": encode_mappings(lines),
        "x_prism_functions": [list(one) for one in functions],
    }
    if any(name in texts for name in sources):
        content["sourcesContent"] = [texts.get(name) for name in sources]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def problems_of(data: bytes, code: str) -> list[str]:
    """What is wrong with a source map for this code."""
    try:
        content = json.loads(data)
        lines = decode_mappings(content["mappings"])
        count = len(content["sources"])
    except (ValueError, KeyError, TypeError) as error:
        return [f"the source map cannot be read: {error}"]
    if content.get("version") != 3:
        return ["the source map is not of version 3"]
    text = code.split("\n")
    if len(lines) > len(text):
        return [f"the source map has {len(lines)} lines, the code {len(text)}"]
    found: list[str] = []
    for number, segments in enumerate(lines, 1):
        length = len(text[number - 1].encode("utf-16-le")) // 2
        before = -1
        for at, source, line, column in segments:
            if not (before <= at <= length and 0 <= source < count and line >= 0 and column >= 0):
                found.append(f"line {number}, column {at + 1} of the code is mapped out of bounds")
                break
            before = at
    return found

"""The text of generated JavaScript: precedences, literals, and marks that tell where in the sources code comes from.

A mark is a number between two control characters at the start of the code it is for; literals and comments hold no such
characters. `finish` takes the marks out and tells the places.
"""

from __future__ import annotations

import json
import math
import re

from prism.source import Span

# Precedences of JavaScript's operators, loosest first.
SEQUENCE, ARROW, TERNARY, OR, AND, BIT_OR, BIT_XOR, BIT_AND, EQUAL, LESS, SHIFT, ADD, TIMES, UNARY, POSTFIX, PRIMARY = (
    range(16)
)

Js = tuple[str, int]
"""An expression and its precedence."""

INDENT = "  "

_OPEN, _CLOSE = "\x01", "\x02"
_MARK = re.compile(r"\x01(\d+)\x02")

SAFE = (1 << 53) - 1


def within(code: Js, precedence: int) -> str:
    """The code where an operator of this precedence wants an operand."""
    return code[0] if code[1] >= precedence else f"({code[0]})"


def int_literal(value: int) -> Js:
    text = str(value) if -SAFE <= value <= SAFE else f"{value}n"
    return (text, PRIMARY if value >= 0 else UNARY)


def float_literal(value: float) -> Js:
    if math.isnan(value):
        return ("NaN", PRIMARY)
    if math.isinf(value):
        return ("Infinity", PRIMARY) if value > 0 else ("-Infinity", UNARY)
    text = repr(abs(value))
    if text.endswith(".0"):
        text = text[:-2]
    return (f"-{text}", UNARY) if math.copysign(1.0, value) < 0 else (text, PRIMARY)


def literal_text(value: int | float | bool | str | None) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return int_literal(value)[0]
        case float():
            return float_literal(value)[0]
        case str():
            return string_literal(value)
        case None:
            return "undefined"


def string_literal(text: str) -> str:
    """In double quotes, with everything outside printable text escaped."""
    return _escaped(json.dumps(text, ensure_ascii=False))


def template_text(text: str) -> str:
    """As it stands inside a template literal."""
    inner = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"')
    return _escaped(inner.replace("`", "\\`").replace("${", "\\${"))


def _escaped(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in text)


def _escape(c: str) -> str:
    return f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\u{{{ord(c):x}}}"


def comment_text(text: str) -> str:
    """As it stands inside a block comment on one line."""
    return "".join(c if c.isprintable() else " " for c in text).replace("*/", "*\\/")


class Places:
    """The places that marks stand for, by number."""

    def __init__(self) -> None:
        self.numbers: dict[Span, int] = {}
        self.spans: list[Span] = []

    def mark(self, span: Span) -> str:
        """A mark to stand before the code for `span`; nothing for code that no source stands behind."""
        if not span.line:
            return ""
        number = self.numbers.get(span)
        if number is None:
            number = self.numbers[span] = len(self.spans)
            self.spans.append(span)
        return f"{_OPEN}{number}{_CLOSE}"


def bare(text: str) -> str:
    """Without marks."""
    return _MARK.sub("", text) if _OPEN in text else text


def width(text: str) -> int:
    """In UTF-16 units, which JavaScript's columns count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def finish(line: str) -> tuple[str, list[tuple[int, int]]]:
    """A line without its marks, and (column from 0, place) for each."""
    if _OPEN not in line:
        return line, []
    parts = _MARK.split(line)
    marks: list[tuple[int, int]] = []
    column = width(parts[0])
    for number, text in zip(parts[1::2], parts[2::2]):
        marks.append((column, int(number)))
        column += width(text)
    return "".join(parts[::2]), marks

"""The text of the generated module: lines with indentation, and which place in the sources each part of a line comes from.

Expressions carry their place inside their text, as marks around it (`marked`), until `finish` takes the marks out and
tells the columns. Marks are control characters, which Python's `repr` escapes, so no string of the program can hold one.
"""

from __future__ import annotations

import re

from prism.source import Span

_OPEN, _CLOSE, _END = "\x01", "\x02", "\x03"
_MARK = re.compile(r"\x01(\d+)\x02|\x03")
INDENT = "    "
WIDTH = 120


class Places:
    """The places that marks stand for, by number."""

    def __init__(self) -> None:
        self._numbers: dict[Span, int] = {}
        self.spans: list[Span] = []

    def marked(self, span: Span, text: str) -> str:
        """The text with its place. Code that no source stands behind gets no mark."""
        if not span.line:
            return text
        number = self._numbers.get(span)
        if number is None:
            number = self._numbers[span] = len(self.spans)
            self.spans.append(span)
        return f"{_OPEN}{number}{_CLOSE}{text}{_END}"


def bare(text: str) -> str:
    """The text without marks."""
    return _MARK.sub("", text) if _END in text else text


class Writer:
    """Lines of Python, growing."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.depth = 0

    def line(self, text: str = "") -> None:
        self.lines.append(INDENT * self.depth + text if text else "")

    def insert(self, at: int, depth: int, text: str) -> None:
        """Puts a line where one was found to be needed only later."""
        self.lines.insert(at, INDENT * depth + text)


class Finished:
    """Lines without marks; for each line that has some, its regions as (first byte, end byte, place)."""

    def __init__(self, lines: list[str]) -> None:
        self.lines: list[str] = []
        self.regions: dict[int, list[tuple[int, int, int]]] = {}
        for marked in lines:
            if _END not in marked:
                self.lines.append(marked)
                continue
            self.lines.append(bare(marked))
            self.regions[len(self.lines)] = _regions(marked)


def _regions(line: str) -> list[tuple[int, int, int]]:
    """Outer regions before inner ones."""
    found: list[tuple[int, int, int]] = []
    open_at: list[int] = []
    column = last = 0
    for mark in _MARK.finditer(line):
        column += len(line[last : mark.start()].encode())
        last = mark.end()
        if mark[1] is not None:
            open_at.append(len(found))
            found.append((column, -1, int(mark[1])))
        else:
            at = open_at.pop()
            start, _, place = found[at]
            found[at] = (start, column, place)
    return found

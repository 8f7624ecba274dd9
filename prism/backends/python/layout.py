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
MOST_BRACKETS = 190
"""CPython reads up to 200 brackets in each other."""


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
    return _MARK.sub("", text) if _END in text or _OPEN in text else text


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
    """Lines without marks, none too long where that can be helped; `starts` tells where each of the given lines went. For
    each line that has some, its regions as (first byte, end byte, place)."""

    def __init__(self, lines: list[str]) -> None:
        self.lines: list[str] = []
        self.starts: list[int] = []
        self.regions: dict[int, list[tuple[int, int, int]]] = {}
        self.too_deep: int | None = None
        """The place of a line with more brackets in each other than Python reads; -1 if it has none."""
        for marked in lines:
            self.starts.append(len(self.lines) + 1)
            pieces = (
                wrapped(marked) if len(marked) > WIDTH and len(bare(marked)) > WIDTH and _is_code(marked) else [marked]
            )
            if len(marked) > MOST_BRACKETS and _brackets(marked) > MOST_BRACKETS and self.too_deep is None:
                self.too_deep = min([int(m) for m in _MARK.findall(marked) if m], default=-1)
            still_open: list[int] = []
            for piece in pieces:
                self.lines.append(bare(piece))
                found, still_open = _regions(piece, still_open)
                if found:
                    self.regions[len(self.lines)] = found


def _is_code(line: str) -> bool:
    """A line of a function's body has marks; others are told from comments and documentation by how they begin."""
    return _END in line or re.match(r' *(def |\w+(: [^=]+)? = |_\w+\.define\(|"\w+": Export\()', line) is not None


_TOKEN = re.compile(r"""\x01\d+\x02|\x03|[frb]?"(?:[^"\\]|\\.)*"|[frb]?'(?:[^'\\]|\\.)*'|.""", re.DOTALL)


def _brackets(line: str) -> int:
    """How many brackets are open at once."""
    depth = most = 0
    for token in _TOKEN.findall(line):
        depth += (token in ("(", "[", "{")) - (token in (")", "]", "}"))
        most = max(most, depth)
    return most


def wrapped(line: str) -> list[str]:
    """A line that is too long, broken inside its last outermost brackets as formatters do: a part on each line if the whole does
    not fit on one."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    tokens = _TOKEN.findall(line)
    depth, opening, closing = 0, -1, -1
    for i, token in enumerate(tokens):
        if token in ("(", "[", "{"):
            if depth == 0:
                opening = i
            depth += 1
        elif token in (")", "]", "}"):
            depth -= 1
            if depth == 0:
                closing = i
    if closing <= opening or closing - opening < 2 or depth:
        return [line]
    inner = "".join(tokens[opening + 1 : closing])
    head, tail = "".join(tokens[: opening + 1]), "".join(tokens[closing:])
    inside = indent + INDENT
    if len(inside + bare(inner)) <= WIDTH or not (parts := _parts(tokens[opening + 1 : closing])):
        body = [inside + inner]
    else:
        body = [f"{inside}{part}," for part in parts]
    return [
        head,
        *[piece for part in body for piece in (wrapped(part) if len(bare(part)) > WIDTH else [part])],
        indent + tail,
    ]


def _parts(tokens: list[str]) -> list[str]:
    """What stands between the commas; none if there are no commas, or something that a comma behind it would change."""
    parts, depth = [""], 0
    for token in tokens:
        depth += (token in ("(", "[", "{")) - (token in (")", "]", "}"))
        if token == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    found = [part.strip(" ") for part in parts]
    plain = bare("".join(found))
    if len(found) == 1 or " for " in plain or any(re.search(r"\blambda [^:]*$", bare(part)) for part in found):
        return []
    return found if found[-1] else found[:-1]


def _regions(line: str, still_open: list[int]) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Outer regions before inner ones, and the places whose regions go on in the next line. Those of `still_open` began in
    the line before."""
    if _END not in line and _OPEN not in line and not still_open:
        return [], []
    begin = len(line) - len(line.lstrip(" "))
    found: list[tuple[int, int, int]] = [(begin, -1, place) for place in still_open]
    open_at: list[int] = list(range(len(still_open)))
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
    end = len(bare(line).encode())
    left = [found[at][2] for at in open_at]
    for at in open_at:
        found[at] = (found[at][0], end, found[at][2])
    return found, left

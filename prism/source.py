"""Source files and places in them. Knows nothing of what the text means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from prism.immutable import value


class Span(NamedTuple):
    """A stretch of one source file. Lines and columns count from 1, columns in Unicode scalar values;
    `end_column` is the column behind the last character."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of `other`."""
        return Span(self.file, self.line, self.column, other.end_line, other.end_column)

    def start(self) -> Span:
        """The empty span where this one begins."""
        return Span(self.file, self.line, self.column, self.line, self.column)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Span("", 0, 0, 0, 0)
"""The span of what no source text stands behind, such as code a pass made."""


@value
class Source:
    """A source file: `name` is what diagnostics call it, relative to where the user stands, with `/`."""

    name: str
    text: str

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its end, or `""` past the end of the file."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


Sources = Mapping[str, Source]
"""Every file of a compilation by name, for rendering diagnostics."""

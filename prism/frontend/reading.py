"""One reading of a source file: its text, where it stands, the brackets that are open, and what was reported.

The stream of tokens is balanced: every bracket has its partner. Where the text has none, the missing one is put in and
reported here, so that the parser can go on as if it were there.
"""

from __future__ import annotations

from typing import NamedTuple

from prism.diagnostics import Diagnostic, Edit, Fix, Label
from prism.frontend.tokens import MAX_ERRORS, MAX_NESTING, Token
from prism.source import Source, Span

CLOSERS = {"(": ")", "[": "]", "{": "}"}


class OpenString:
    """A string whose end is not reached yet. `index` is its first token, `depth` the brackets open around it."""

    def __init__(self, multi: bool, index: int, depth: int, start: int, line: int, column: int) -> None:
        self.multi = multi
        self.index = index
        self.depth = depth
        self.start = start
        self.line = line
        self.column = column
        self.pieces: list[tuple[int, str, int, int]] = []  # token, raw text, line and column where that begins
        self.brace_reported = False


class Bracket(NamedTuple):
    """An open bracket; `indent` is the column of the first token on its line, `string` the one an interpolation belongs to."""

    sign: str
    closer: str
    start: int
    line: int
    column: int
    indent: int
    string: OpenString | None


class Stop(Exception):
    """Enough is wrong: the rest of the file is not read."""


class Reading:
    """One reading of a file. A first reading notes which brackets are never closed, in `unclosed`; a second one, which knows them
    as `blamed`, closes them where the indentation says and reports them."""

    def __init__(self, source: Source, blamed: frozenset[int]) -> None:
        self.file = source.name
        self.text = source.text
        self.blamed = blamed
        self.unclosed: list[int] = []
        self.suspects: list[Bracket] = []
        self.inserted: list[tuple[Bracket, Token]] = []
        self.tokens: list[Token] = []
        self.stack: list[Bracket] = []
        self.strings: list[OpenString] = []
        self.docs: dict[tuple[int, int], str] = {}
        self.file_doc = ""
        self.diagnostics: list[Diagnostic] = []
        self.repaired: list[tuple[int, int]] = []
        self.line = 1
        self.line_start = 0
        self.pending_doc = ""

    # --- places and reports -----------------------------------------------------------------------------------------

    def _span(self, start: int, end: int) -> Span:
        """The span of text on the current line."""
        return Span(self.file, self.line, start - self.line_start + 1, self.line, end - self.line_start + 1)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        if len(self.diagnostics) >= MAX_ERRORS:
            raise Stop

    def _append(self, kind: str, text: str, start: int, end: int) -> str:
        column = start - self.line_start + 1
        self.tokens.append(Token(kind, text, self.line, column, self.line, column + end - start))
        return kind

    def _too_deep(self, line: int, column: int) -> None:
        opener = self.stack[-1]
        width = 1 if opener.sign in CLOSERS else 0
        self._report(
            Diagnostic(
                "nesting-too-deep",
                f"more than {MAX_NESTING} brackets are open here",
                Span(self.file, line, column, line, column + width),
                notes=("name a part of it with `let`, or move it into a function",),
            )
        )
        raise Stop

    # --- brackets ---------------------------------------------------------------------------------------------------

    def _insert_closer(self) -> str:
        """Closes the innermost bracket behind the last token, as if its closer stood there."""
        bracket = self.stack.pop()
        last = self.tokens[-1]
        closer = Token(bracket.closer, "", last.end_line, last.end_column, last.end_line, last.end_column)
        self.tokens.append(closer)
        self.inserted.append((bracket, closer))
        if bracket.start not in self.blamed:
            self.unclosed.append(bracket.start)
        elif bracket.string is None:
            self._report_unclosed(bracket, closer)
        return bracket.closer

    def _report_unclosed(self, bracket: Bracket, closer: Token) -> None:
        place = Span(self.file, bracket.line, bracket.column, bracket.line, bracket.column + 1)
        end = Span(self.file, closer.line, closer.column, closer.line, closer.column)
        # What gave the bracket away is on the current line, and most often an echo too.
        self.repaired.append((bracket.line, self.line))
        self._report(
            Diagnostic(
                "unclosed-bracket",
                f"this `{bracket.sign}` is never closed",
                place,
                label=f"no `{bracket.closer}` belongs to it",
                labels=(Label(end, f"`{bracket.closer}` is missing here or before"),),
            )
        )

    def _close_by_layout(self, kind: str, column: int) -> str:
        """In a second reading, before the first token of a line: closes brackets known to lack a partner if the line is not indented
        more than the line they open on."""
        closed = ""
        while self.stack:
            bracket = self.stack[-1]
            if (
                bracket.start not in self.blamed
                or column > bracket.indent
                or (kind == bracket.closer and column == bracket.indent)
            ):
                break
            closed = self._insert_closer()
        return closed

    def _mismatch(self, closer: str, start: int, previous: str) -> tuple[str, int]:
        """A closing bracket that does not fit the innermost open one."""
        stack = self.stack
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].closer == closer:
                while len(stack) > depth + 1:
                    self._insert_closer()
                bracket = stack.pop()
                if bracket.string is not None:
                    return self._resume(bracket.string, start, start + 1)
                return self._append(closer, closer, start, start + 1), start + 1
            if stack[depth].string is not None:
                break
        place = self._span(start, start + 1)
        if stack and closer != "}" and stack[-1].sign in "([":
            bracket = stack.pop()
            opener = Span(self.file, bracket.line, bracket.column, bracket.line, bracket.column + 1)
            self._report(
                Diagnostic(
                    "unmatched-bracket",
                    f"`{bracket.sign}` is closed by `{bracket.closer}`, not by `{closer}`",
                    place,
                    label=f"expected `{bracket.closer}`",
                    labels=(Label(opener, "opened here"),),
                    fix=Fix(f"write `{bracket.closer}`", (Edit(place, bracket.closer),)),
                )
            )
            return self._append(bracket.closer, "", start, start + 1), start + 1
        self._report(
            Diagnostic(
                "unmatched-bracket",
                f"this `{closer}` closes nothing",
                place,
                label="no bracket is open here"
                if not stack
                else f"the innermost open bracket is the `{stack[-1].sign}` of line {stack[-1].line}",
                fix=Fix("remove it", (Edit(place, ""),)),
            )
        )
        self.repaired.append((self.line, self.line))
        return previous, start + 1

    def _resume(self, string: OpenString, start: int, position: int) -> tuple[str, int]:
        """Goes on reading a string behind an interpolation."""
        raise NotImplementedError

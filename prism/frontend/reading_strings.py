"""Reads strings to tokens: pieces, interpolations, raw and multi-line strings, and what can be wrong with them."""

from __future__ import annotations

import re

from prism.diagnostics import Diagnostic, Label
from prism.frontend import strings
from prism.frontend.reading import Bracket, OpenString, Reading, Stop
from prism.frontend.tokens import MAX_NESTING, Token
from prism.source import Span

_PIECE = re.compile(r'[^"\\{}\r\n]*(?:\\(?:u\{[^}"\r\n]*\}|[^\r\n])[^"\\{}\r\n]*)*')
_LONG_PIECE = re.compile(r'[^"\\{}]*(?:(?:\\(?:u\{[^}"\n]*\}|.)|"(?!""))[^"\\{}]*)*', re.DOTALL)
_EMPTY_BRACES = re.compile(r"\{[ \t]*\}")


class StringReading(Reading):
    def _open_string(self, start: int, end: int) -> tuple[str, int]:
        """A string with escapes or interpolation, a raw or a multi-line one. Gives the last token's kind and where to go on."""
        raw, multi = self.text[start] == "r", end - start >= 3
        string = OpenString(multi, len(self.tokens), len(self.stack), start, self.line, start - self.line_start + 1)
        if raw:
            return self._raw_string(string, end)
        self.strings.append(string)
        if multi:
            self._check_opening(end)
        return self._resume(string, start, end)

    def _raw_string(self, string: OpenString, position: int) -> tuple[str, int]:
        text = self.text
        if string.multi:
            self._check_opening(position)
            end = text.find('"""', position)
            if end < 0:
                self._unterminated(string)
            string.pieces.append((len(self.tokens), text[position:end], self.line, position - self.line_start + 1))
            self._multi_token("STRING", string.start, position, end, end + 3)
            self._finish_multi(string, escapes=False)
            return "STRING", end + 3
        end = position
        while text[end : end + 1] not in ('"', "\n", "\r", ""):
            end = min(
                (e for e in (text.find('"', end), text.find("\n", end), text.find("\r", end)) if e >= 0),
                default=len(text),
            )
        if text[end : end + 1] != '"':
            self._report_open_string(string, ())
            return self._swallowed(string, end)
        return self._append("STRING", text[position:end], string.start, end + 1), end + 1

    def _check_opening(self, position: int) -> None:
        end = self.text.find("\n", position)
        rest = self.text[position : end if end >= 0 else len(self.text)].rstrip("\r")
        if rest.strip(" \t") and '"""' not in rest:
            self._report(
                Diagnostic(
                    "multi-line-string",
                    'nothing follows the opening `"""` on its line',
                    self._span(position, position + len(rest)),
                    label="the text begins on the next line",
                )
            )
        elif rest.strip(" \t"):
            self._report(
                Diagnostic(
                    "multi-line-string",
                    'a string between `"""` has lines of its own: nothing follows the opening `"""` on its line',
                    self._span(position - 3, position + len(rest)),
                    notes=('a string on one line stands between `"`',),
                )
            )

    def _resume(self, string: OpenString, start: int, position: int) -> tuple[str, int]:
        """Reads a string's text from `position` to its end or its next interpolation; the token begins at `start`."""
        text = self.text
        pattern = _LONG_PIECE if string.multi else _PIECE
        scan = position
        while True:
            found = pattern.match(text, scan)
            scan = found.end() if found else scan
            sign = text[scan : scan + 1]
            if sign == '"':
                width = 3 if string.multi else 1
                kind = "STRING_END" if string.pieces else "STRING"
                self.strings.pop()
                self._text_token(kind, string, start, position, scan, scan + width)
                if string.multi:
                    self._finish_multi(string, escapes=True)
                return kind, scan + width
            if sign == "{" and not text.startswith("{{", scan) and not _EMPTY_BRACES.match(text, scan):
                kind = "STRING_MIDDLE" if string.pieces else "STRING_BEGIN"
                self._text_token(kind, string, start, position, scan, scan + 1)
                self.stack.append(
                    Bracket("{", "}", scan, self.line, scan - self.line_start + 1, self.line_start + 1, string)
                )
                if len(self.stack) > MAX_NESTING:
                    self._too_deep(self.line, scan - self.line_start + 1)
                return kind, scan + 1
            if sign == "{" or sign == "}":
                scan = self._lone_brace(string, scan)
            elif string.multi:
                self._unterminated(string)
            else:
                return self._break_line(scan)

    def _text_token(self, kind: str, string: OpenString, start: int, begin: int, end: int, stop: int) -> None:
        """Appends the token from `start` to `stop` whose text is that between `begin` and `end`."""
        raw = self.text[begin:end]
        string.pieces.append((len(self.tokens), raw, self.line, begin - self.line_start + 1))
        if string.multi:
            self._multi_token(kind, start, begin, end, stop)
            return
        text, problems = strings.decode(raw)
        self._append(kind, text, start, stop)
        for a, b, message in problems:
            self._report(Diagnostic("bad-escape", message, self._span(begin + a, begin + b)))

    def _multi_token(self, kind: str, start: int, begin: int, end: int, stop: int) -> None:
        line, column = self.line, start - self.line_start + 1
        newlines = self.text.count("\n", begin, end)
        if newlines:
            self.line += newlines
            self.line_start = self.text.rindex("\n", begin, end) + 1
        self.tokens.append(Token(kind, "", line, column, self.line, stop - self.line_start + 1))

    def _finish_multi(self, string: OpenString, escapes: bool) -> None:
        """Gives the tokens of a multi-line string their texts, now that its indentation is known."""
        pieces = string.pieces
        indent = strings.indentation_of(pieces[-1][1])
        if indent is None:
            self._report(
                Diagnostic(
                    "multi-line-string",
                    'the closing `"""` stands on its own line',
                    self._span(
                        self.tokens[-1].end_column + self.line_start - 4,
                        self.tokens[-1].end_column + self.line_start - 1,
                    ),
                    label="begin a new line before it",
                    labels=(
                        Label(
                            Span(self.file, string.line, string.column, string.line, string.column + 3), "opened here"
                        ),
                    ),
                )
            )
            return
        reported = False
        for number, (index, raw, line, column) in enumerate(pieces):
            raw = raw.replace("\r\n", "\n")
            text, wrong = strings.dedent(raw, indent, number == 0, number == len(pieces) - 1)
            if wrong is not None and not reported:
                reported = True
                content = raw.split("\n")[wrong]
                width = len(content) - len(content.lstrip(" \t"))
                self._report(
                    Diagnostic(
                        "multi-line-string",
                        'this line is indented less than the closing `"""`',
                        Span(self.file, line + wrong, 1, line + wrong, width + 1),
                        label=f"expected {_blanks(indent)}, found {_blanks(content[:width])}",
                    )
                )
            problems: list[tuple[int, int, str]] = []
            plain = text
            if escapes:
                text, problems = strings.decode(plain)
            self.tokens[index] = self.tokens[index]._replace(text=text)
            for a, b, message in problems:
                above = plain.count("\n", 0, a) + (number == 0)
                at = a - (plain.rfind("\n", 0, a) + 1) + (len(indent) + 1 if above else column)
                self._report(
                    Diagnostic("bad-escape", message, Span(self.file, line + above, at, line + above, at + b - a))
                )

    def _lone_brace(self, string: OpenString, position: int) -> int:
        """A brace in a string that begins no interpolation; it stands for itself, and one report a string is enough."""
        text = self.text
        empty = _EMPTY_BRACES.match(text, position)
        if empty:
            message, label, end = (
                "there is nothing between these braces to show",
                "an expression is missing",
                empty.end(),
            )
            advice = "for the braces themselves write `\\{\\}`"
        elif text[position] == "{":
            message, label, end = "braces are not doubled", "this begins no interpolation", position + 2
            advice = "for a brace itself write `\\{`"
        else:
            message, label, end = "this `}` closes no interpolation", "no `{` before it", position + 1
            advice = "for the brace itself write `\\}`"
        if string.multi:
            newlines = text.count("\n", string.start, position)
            start = text.rfind("\n", 0, position) + 1
            line = string.line + newlines
            span = Span(self.file, line, position - start + 1, line, end - start + 1)
        else:
            span = self._span(position, end)
        if not string.brace_reported:
            string.brace_reported = True
            self._report(Diagnostic("bad-interpolation", message, span, label=label, notes=(advice,)))
        return end

    def _break_line(self, position: int) -> tuple[str, int]:
        """The line ends inside a string on one line: the outermost such string is taken as a whole, up to here."""
        first = len(self.strings) - 1
        while first and not self.strings[first - 1].multi:
            first -= 1
        string = self.strings[first]
        notes: tuple[str, ...] = ()
        if len(self.stack) > string.depth:
            opener = self.stack[string.depth]
            notes = (
                f"the `{{` in column {opener.column} begins an interpolation; for a brace itself write `\\{{`",
                "an interpolation in a string on one line ends on that line",
            )
        self._report_open_string(string, notes)
        self._drop_string(first)
        return self._swallowed(string, position)

    def _swallowed(self, string: OpenString, position: int) -> tuple[str, int]:
        """Puts in a string that was not closed on its line, and what it most likely took in: the closers of the line's brackets."""
        self._append("STRING", "", string.start, position)
        while (
            self.stack
            and self.stack[-1].line == self.line
            and self.stack[-1].sign in "(["
            and not self.stack[-1].string
        ):
            self._append(self.stack.pop().closer, "", position, position)
        return self.tokens[-1].kind, position

    def _drop_string(self, number: int) -> None:
        """Takes back what an open string has brought."""
        string = self.strings[number]
        del self.strings[number:], self.tokens[string.index :], self.stack[string.depth :]

    def _report_open_string(self, string: OpenString, notes: tuple[str, ...]) -> None:
        if self.diagnostics and self.diagnostics[-1].span[1:3] > (string.line, string.column):
            return  # what was reported inside it is the cause
        self._report(
            Diagnostic(
                "unterminated-string",
                "this string is not closed on its line",
                Span(self.file, string.line, string.column, string.line, string.column + 1),
                label='no `"` closes it',
                notes=notes or ('write a newline as `\\n`, or put the text on lines of its own between `"""`',),
            )
        )

    def _unterminated(self, string: OpenString) -> None:
        width = 3 if string.multi else 1
        quote = '"' * width
        self._report(
            Diagnostic(
                "unterminated-string",
                "this string is not closed before the end of the file",
                Span(self.file, string.line, string.column, string.line, string.column + width),
                label=f"no `{quote}` closes it",
            )
        )
        raise Stop


def _blanks(text: str) -> str:
    if not text:
        return "no blanks"
    kinds = {" ": "blank", "\t": "tab"}
    parts = [f"{text.count(c)} {name}{'s' if text.count(c) > 1 else ''}" for c, name in kinds.items() if c in text]
    return " and ".join(parts)

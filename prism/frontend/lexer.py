"""Source text to tokens. Owns what newlines mean, which words are keywords where, and how strings and numbers look; knows
nothing of the grammar but its keywords and signs.

The stream it gives is balanced: every bracket has its partner. Where the text has none, the missing one is put in and
reported here, so that the parser can go on as if it were there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from prism.diagnostics import Diagnostic, Edit, Fix, Label
from prism.frontend import strings
from prism.frontend.tables import TERMINALS
from prism.source import Source, Span

MAX_NESTING = 200
"""How many brackets may be open at one place, those of interpolations included."""

MAX_ERRORS = 20
"""How many diagnostics a file may have before the rest of it is left alone."""


class Token(NamedTuple):
    """`kind` is a name of `TERMINALS`. `text` is the name, the digits, or a string's text with escapes resolved; a token that the
    source does not hold has none. Positions are those of `Span`."""

    kind: str
    text: str
    line: int
    column: int
    end_line: int
    end_column: int


class Lexed(NamedTuple):
    """`docs` holds `///` text by the line and column of the token that follows it. `repaired` holds the ranges of lines in which a
    bracket was put in: what the parser finds wrong there is no news. `stopped` tells that the file was not read to its end."""

    tokens: list[Token]
    docs: dict[tuple[int, int], str]
    file_doc: str
    diagnostics: list[Diagnostic]
    repaired: list[tuple[int, int]]
    stopped: bool


SOFT_KEYWORDS = frozenset("effect enum impl import interface record test type".split())
HARD_KEYWORDS = frozenset(t for t in TERMINALS if t.isalpha() and t.islower()) - SOFT_KEYWORDS
_NEVER_NAMES = frozenset(("self", "true", "false"))
_KINDS = {word: word for word in SOFT_KEYWORDS | HARD_KEYWORDS}

_DECLARATION_BEFORE = frozenset(("", "_NEWLINE", ";", "pub"))
"""Kinds behind which, outside all brackets, a declaration begins; `""` is the start of the file."""

_ENDS = frozenset("NAME INT FLOAT STRING STRING_END ) ] } ! ? self true false break continue return".split())
"""Kinds behind which a newline ends a statement."""

MAY_END = frozenset(("?", "??", ">", ">>", "*"))
"""Kinds behind which a newline ends a statement if they end a type or a row, which only the parser knows."""

_CONTINUE = frozenset(
    ". ?. , : ; = => -> { ) ] } and or in as else catch finally with uses throws where requires ensures "
    "+ * / % == != < <= > >= ?? |> .. ..= | ^ & << >> += -= *= /= %= ? $END".split()
)
"""Kinds before which a newline ends nothing."""

_CLOSERS = {"(": ")", "[": "]", "{": "}"}

FOREIGN_SIGNS = {
    # sign: (what stands in for it, what to say)
    "&&": ("and", "`&&` is written `and`"),
    "||": ("or", "`||` is written `or`"),
    "===": ("==", "`===` is written `==`; it compares data by structure"),
    "!==": ("!=", "`!==` is written `!=`; it compares data by structure"),
    "++": ("+", "there is no `++`; strings and lists are joined by `+`"),
    "**": ("*", "there is no `**`; write `x.pow(n)`"),
    ":=": ("=", "there is no `:=`; write `let x = ...` to make a name, `x = ...` to assign"),
    "::": (".", "`::` is written `.`"),
    "...": ("..", "`...` is written `..`"),
}

_SIGNS = sorted(
    [t for t in TERMINALS if not t[0].isalpha() and t not in ("$END", "_NEWLINE")] + list(FOREIGN_SIGNS), key=len
)
_TRIVIA, _WORD, _PLAIN, _QUOTE, _NUMBER, _COMMENT, _SIGN, _OTHER = range(1, 9)
_TOKEN = re.compile(
    r"[ \t]*+(?:"
    r"((?:\r?\n|//[^\r\n]*)(?:[ \t]+|\r?\n|//[^\r\n]*)*)"
    r'|((?!r")[A-Za-z_][A-Za-z0-9_]*)'
    r'|"([^"\\{}\r\n]+)"'
    r'|(r?"(?:"")?)'
    r"|(0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0b[01]+(?:_[01]+)*|0o[0-7]+(?:_[0-7]+)*"
    r"|[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?(?:[eE][+-]?[0-9]+)?)"
    r"|(/\*)"
    rf"|(--(?=[ \t]*(?:[\r\n;)}}]|\Z))|{'|'.join(map(re.escape, reversed(_SIGNS)))})"
    r"|(.))",
    re.DOTALL,
)
_REST_OF_WORD = re.compile(r"[A-Za-z0-9_]*")
_COUNTING = re.compile(r"\+\+[ \t]*(?:[\r\n;)}]|\Z)")
_MEMBER = re.compile(r"\.[.0-9]|\.[ \t]*[A-Za-z_]")
_BEFORE_COLON = re.compile(r"[ \t]*:(?![:=])")
_DECLARES = re.compile(r'<[A-Z]|[ \t]+(?!(?:in|and|or|as)\b)["A-Za-z_]')
_PIECE = re.compile(r'[^"\\{}\r\n]*(?:\\(?:u\{[^}"\r\n]*\}|[^\r\n])[^"\\{}\r\n]*)*')
_LONG_PIECE = re.compile(r'[^"\\{}]*(?:(?:\\(?:u\{[^}"\n]*\}|.)|"(?!""))[^"\\{}]*)*', re.DOTALL)
_EMPTY_BRACES = re.compile(r"\{[ \t]*\}")
_WHOLE_STRING = re.compile(r'r?"(?:[^"\\\r\n]|\\[^\r\n])*"?')
_FOREIGN_STRING = re.compile(r"'((?:[^'\\\r\n]|\\.)*)'|`([^`]*)`|[“”„]([^“”\r\n]*)[“”]|[‘’]([^‘’\r\n]*)[‘’]")
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f][^\x00-\x7f]*[A-Za-z0-9_]*|[\x00-\x08\x0b-\x1f\x7f]+|.", re.DOTALL)


class _String:
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


class _Bracket(NamedTuple):
    """An open bracket; `indent` is the column of the first token on its line, `string` the one an interpolation belongs to."""

    sign: str
    closer: str
    start: int
    line: int
    column: int
    indent: int
    string: _String | None


class _Stop(Exception):
    """Enough is wrong: the rest of the file is not read."""


def lex(source: Source) -> Lexed:
    lexer = _Lexer(source, frozenset())
    lexed = lexer.run()
    if lexer.unclosed and not lexed.stopped:
        return _Lexer(source, frozenset(lexer.unclosed)).run()
    return lexed


class _Lexer:
    """One reading of a file. A first reading notes which brackets are never closed, in `unclosed`; a second one, which knows them
    as `blamed`, closes them where the indentation says and reports them."""

    def __init__(self, source: Source, blamed: frozenset[int]) -> None:
        self.file = source.name
        self.text = source.text
        self.blamed = blamed
        self.unclosed: list[int] = []
        self.suspects: list[_Bracket] = []
        self.inserted: list[tuple[_Bracket, Token]] = []
        self.tokens: list[Token] = []
        self.stack: list[_Bracket] = []
        self.strings: list[_String] = []
        self.docs: dict[tuple[int, int], str] = {}
        self.file_doc = ""
        self.diagnostics: list[Diagnostic] = []
        self.repaired: list[tuple[int, int]] = []
        self.line = 1
        self.line_start = 0
        self.pending_doc = ""

    def run(self) -> Lexed:
        stopped = False
        try:
            self._tokens()
            self._finish()
        except _Stop:
            stopped = True
        return Lexed(self.tokens, self.docs, self.file_doc, self.diagnostics, self.repaired, stopped)

    def _tokens(self) -> None:
        # The hot loop: locals for what every token needs, methods for what is rare.
        text, stack, tokens = self.text, self.stack, self.tokens
        match, append, new = _TOKEN.match, tokens.append, tuple.__new__
        line, position = 1, 1 if text.startswith("\ufeff") else 0
        line_start = self.line_start = position
        kind = ""
        fresh, indent = True, 1  # fresh: the next token is the first on its line
        while True:
            found = match(text, position)
            group = found.lastindex if found else None
            position = found.end() if found else len(text)

            if found is None:
                pass
            elif group == _TRIVIA:
                start = found.start(_TRIVIA)
                newlines = text.count("\n", start, position)
                if newlines:
                    if self.strings and not self.strings[-1].multi:
                        self.line, self.line_start = line, line_start
                        kind, position = self._break_line(text.index("\n", start))
                        continue
                    if text.find("///", start, position) >= 0:
                        self._doc(text[start:position], fresh)
                    line += newlines
                    line_start = text.rindex("\n", start, position) + 1
                    fresh = True
                continue

            previous = kind
            word = ""
            if found is None:
                start, kind = position, "$END"
            elif group == _WORD:
                word = found[_WORD]
                start = position - len(word)
                kind = _KINDS.get(word, "NAME")
                if kind != "NAME":
                    if kind in SOFT_KEYWORDS:
                        if stack or not (
                            previous in _DECLARATION_BEFORE
                            or (fresh and (previous in _ENDS or _DECLARES.match(text, position)))
                        ):
                            kind = "NAME"
                    elif kind not in _NEVER_NAMES and (
                        previous == "." or previous == "?." or previous == "fn" or _BEFORE_COLON.match(text, position)
                    ):
                        kind = "NAME"
            elif group == _SIGN:
                word = kind = found[_SIGN]
                start = position - len(word)
            elif group == _NUMBER:
                word = found[_NUMBER]
                start = position - len(word)
                kind = "INT" if word.isdigit() or word[:2] in ("0x", "0b", "0o") else "FLOAT"
                if kind == "FLOAT" and "." not in word and "e" not in word and "E" not in word:
                    kind = "INT"
            elif group == _PLAIN:
                word = found[_PLAIN]
                start = position - len(word) - 2
                kind = "STRING"
            else:
                start = found.start(group or 0)
                kind = "STRING"

            column = start - line_start + 1
            if fresh:
                fresh = False
                indent = column
                if self.pending_doc:
                    self.docs[line, column] = self.pending_doc
                    self.pending_doc = ""
                if self.blamed and stack:
                    self.line, self.line_start = line, line_start
                    previous = self._close_by_layout(kind, column) or previous
                if (
                    (previous in _ENDS or previous in MAY_END)
                    and kind not in _CONTINUE
                    and (not stack or stack[-1].sign == "{")
                    and (kind != "-" or text[position : position + 1] not in ("", " ", "\t", "\r", "\n"))
                ):
                    last = tokens[-1]
                    previous = "_NEWLINE"
                    append(new(Token, ("_NEWLINE", "", last[4], last[5], last[4], last[5])))

            if group == _SIGN:
                if kind in _CLOSERS:
                    stack.append(new(_Bracket, (kind, _CLOSERS[kind], start, line, column, indent, None)))
                    if len(stack) > MAX_NESTING:
                        self._too_deep(line, column)
                elif kind in ")]}":
                    if stack and stack[-1].closer == kind:
                        bracket = stack.pop()
                        if kind == "}":
                            if bracket.string is not None:
                                self.line, self.line_start = line, line_start
                                kind, position = self._piece(bracket.string, start, position)
                                line, line_start = self.line, self.line_start
                                continue
                            if indent == column < bracket.indent:
                                self.suspects.append(bracket)
                    else:
                        self.line, self.line_start = line, line_start
                        kind, position = self._mismatch(kind, start, previous)
                        line, line_start = self.line, self.line_start
                        continue
                elif kind in FOREIGN_SIGNS or kind == "--" or (kind == "!" and previous not in _ENDS):
                    self.line, self.line_start = line, line_start
                    kind = self._foreign_sign(word, start, previous)
                    if kind != "+=" and kind != "-=":
                        word = kind
                    elif kind:
                        self._append(kind, kind, start, position)
                        kind, word, start = "INT", "1", position
                        column = start - line_start + 1
                    if not kind:
                        kind = previous
                        continue
                elif (
                    kind == "."
                    and text[position : position + 1].isdigit()
                    and (previous not in _ENDS or previous == "_NEWLINE")
                ):
                    self.line, self.line_start = line, line_start
                    self._report(
                        Diagnostic(
                            "bad-number",
                            "a number has a digit on both sides of the point",
                            self._span(start, position),
                            fix=Fix("write `0.`", (Edit(self._span(start, start), "0"),)),
                        )
                    )
                    kind = previous
                    continue
            elif group == _NUMBER:
                rest = _REST_OF_WORD.match(text, position)
                if rest is not None and rest.end() > position:
                    self.line, self.line_start = line, line_start
                    position = rest.end()
                    self._bad_number(start, position)
                    kind, word = "INT", "0"
                elif text.startswith(".", position) and not _MEMBER.match(text, position):
                    self.line, self.line_start = line, line_start
                    place = self._span(position, position + 1)
                    fix = Fix("write `.0`", (Edit(place, ".0"),))
                    self._report(
                        Diagnostic("bad-number", "a number has a digit on both sides of the point", place, fix=fix)
                    )
                    position += 1
            elif group is None:
                append(Token("$END", "", line, column, line, column))
                break
            elif group != _WORD and group != _PLAIN:
                self.line, self.line_start = line, line_start
                if group == _QUOTE:
                    kind, position = self._open_string(start, position)
                elif group == _COMMENT:
                    kind, position = previous, self._foreign_comment(start)
                else:
                    kind, position = self._foreign(start, previous)
                line, line_start = self.line, self.line_start
                continue
            append(new(Token, (kind, word, line, column, line, column + position - start)))

    # --- places and reports -----------------------------------------------------------------------------------------

    def _span(self, start: int, end: int) -> Span:
        """The span of text on the current line."""
        return Span(self.file, self.line, start - self.line_start + 1, self.line, end - self.line_start + 1)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        if len(self.diagnostics) >= MAX_ERRORS:
            raise _Stop

    def _append(self, kind: str, text: str, start: int, end: int) -> str:
        column = start - self.line_start + 1
        self.tokens.append(Token(kind, text, self.line, column, self.line, column + end - start))
        return kind

    def _too_deep(self, line: int, column: int) -> None:
        opener = self.stack[-1]
        width = 1 if opener.sign in _CLOSERS else 0
        self._report(
            Diagnostic(
                "nesting-too-deep",
                f"more than {MAX_NESTING} brackets are open here",
                Span(self.file, line, column, line, column + width),
                notes=("name a part of it with `let`, or move it into a function",),
            )
        )
        raise _Stop

    def _doc(self, trivia: str, at_start: bool) -> None:
        """Takes documentation from the comments before a token; what follows a token on its line is a mere comment."""
        blocks: list[list[str]] = []
        blank_behind = False  # behind the first block
        inside = False
        lines = trivia.split("\n")
        for number, line in enumerate(lines):
            line = line.strip()
            if line.startswith("///") and not line.startswith("////") and (number or at_start):
                if not inside:
                    blocks.append([])
                blocks[-1].append(line[4:] if line.startswith("/// ") else line[3:])
                inside = True
            else:
                if inside and len(blocks) == 1:
                    blank_behind = not line and number < len(lines) - 1
                inside = False
        if at_start and not self.tokens and blank_behind:
            self.file_doc = "\n".join(blocks.pop(0))
        self.pending_doc = "\n".join(blocks[-1]) if blocks else ""

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

    def _report_unclosed(self, bracket: _Bracket, closer: Token) -> None:
        place = Span(self.file, bracket.line, bracket.column, bracket.line, bracket.column + 1)
        end = Span(self.file, closer.line, closer.column, closer.line, closer.column)
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
                    return self._piece(bracket.string, start, start + 1)
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

    def _finish(self) -> None:
        """Closes what is open at the end of the file."""
        end = self.tokens.pop()
        if self.strings:
            self._unterminated(self.strings[0])
        if self.stack and not self.blamed:
            later = [b.start for b in self.suspects if b.start > self.stack[0].start]
            self.unclosed += (later + [b.start for b in reversed(self.stack)])[: len(self.stack)]
        while self.stack:
            self._insert_closer()
        self.tokens.append(end)
        if self.blamed and self.inserted and not any(d.code == "unclosed-bracket" for d in self.diagnostics):
            self._report_unclosed(*self.inserted[0])

    # --- strings ----------------------------------------------------------------------------------------------------

    def _open_string(self, start: int, end: int) -> tuple[str, int]:
        """A string with escapes or interpolation, a raw or a multi-line one. Gives the last token's kind and where to go on."""
        raw, multi = self.text[start] == "r", end - start >= 3
        string = _String(multi, len(self.tokens), len(self.stack), start, self.line, start - self.line_start + 1)
        if raw:
            return self._raw_string(string, end)
        self.strings.append(string)
        if multi:
            self._check_opening(end)
        return self._piece(string, start, end)

    def _raw_string(self, string: _String, position: int) -> tuple[str, int]:
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

    def _piece(self, string: _String, start: int, position: int) -> tuple[str, int]:
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
                    _Bracket("{", "}", scan, self.line, scan - self.line_start + 1, self.line_start + 1, string)
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

    def _text_token(self, kind: str, string: _String, start: int, begin: int, end: int, stop: int) -> None:
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

    def _finish_multi(self, string: _String, escapes: bool) -> None:
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

    def _lone_brace(self, string: _String, position: int) -> int:
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

    def _swallowed(self, string: _String, position: int) -> tuple[str, int]:
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

    def _report_open_string(self, string: _String, notes: tuple[str, ...]) -> None:
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

    def _unterminated(self, string: _String) -> None:
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
        raise _Stop

    # --- what other languages write ---------------------------------------------------------------------------------

    def _foreign_sign(self, sign: str, start: int, previous: str) -> str:
        """Reports the sign and gives the kind of token that stands in for it: none, or an assignment to which `1` belongs."""
        kind, message = FOREIGN_SIGNS.get(sign) or ("not", "`!x` is written `not x`")
        place = self._span(start, start + len(sign))
        fix: Fix | None = Fix(f"write `{kind}`", (Edit(place, kind + " " if kind == "not" else kind),))
        if sign in ("**", ":="):
            fix = None
        elif sign == "--" or (sign == "++" and _COUNTING.match(self.text, start)):
            kind = sign[0] + "="
            message = f"there is no `{sign}`; write `x {kind} 1`"
            fix = Fix(f"write `{kind} 1`", (Edit(place, f" {kind} 1"),))
        elif sign == "++" and previous not in _ENDS:
            kind, message, fix = "", "there is no `++`; write `x += 1`", None
        self._report(Diagnostic("foreign-syntax", message, place, fix=fix))
        return kind

    def _bad_number(self, start: int, end: int) -> None:
        text = self.text[start:end]
        if text[:2] in ("0X", "0B", "0O"):
            message = f"`{text}`: the prefix is a small letter, `{text[:2].lower()}`"
        elif text[:2] in ("0x", "0b", "0o"):
            kind, digits = {"x": ("hexadecimal", "0-9 and a-f"), "b": ("binary", "0 and 1"), "o": ("octal", "0-7")}[
                text[1]
            ]
            message = f"`{text}` is no {kind} number: its digits are {digits}"
        elif text.endswith("_") or "__" in text:
            message = f"`{text}`: a `_` in a number stands between two digits"
        elif text.rstrip("fFdDlLuUnij") != text and text.rstrip("fFdDlLuUnij")[-1:].isdigit():
            message = f"`{text}`: numbers take no suffix"
        else:
            message = f"`{text}` is neither a number nor a name"
        self._report(
            Diagnostic(
                "bad-number",
                message,
                self._span(start, end),
                notes=("a name does not begin with a digit",) if "neither" in message else (),
            )
        )

    def _foreign_comment(self, start: int) -> int:
        end = self.text.find("*/", start + 2)
        self._report(
            Diagnostic(
                "foreign-syntax",
                "there are no block comments",
                self._span(start, start + 2),
                notes=("begin each line of a comment with `//`",),
            )
        )
        if end < 0:
            raise _Stop
        newlines = self.text.count("\n", start, end)
        if newlines:
            self.line += newlines
            self.line_start = self.text.rindex("\n", start, end) + 1
        self._take_back_newline()
        return end + 2

    def _take_back_newline(self) -> None:
        """What follows is a comment of sorts: a newline before it says nothing yet."""
        if self.tokens and self.tokens[-1].kind == "_NEWLINE":
            self.tokens.pop()

    def _foreign(self, start: int, previous: str) -> tuple[str, int]:
        """A character that means nothing in Prism."""
        text = self.text
        char = text[start]
        if char == "\\" and self.strings and not self.strings[-1].multi:
            return self._escaped_brace(start)
        quoted = _FOREIGN_STRING.match(text, start)
        if quoted and "\n" not in quoted.group():
            self._report(
                Diagnostic(
                    "foreign-syntax",
                    "strings stand between double quotes, characters too",
                    self._span(start, quoted.end()),
                    fix=Fix(
                        'write `"..."`', (Edit(self._span(start, quoted.end()), f'"{quoted[quoted.lastindex or 0]}"'),)
                    ),
                )
            )
            return self._append("STRING", quoted[quoted.lastindex or 0], start, quoted.end()), quoted.end()
        found = _FOREIGN_RUN.match(text, start)
        end = found.end() if found else start + 1
        run = text[start:end]
        if char == "#":
            newline = text.find("\n", start)
            end = newline if newline >= 0 else len(text)
            self._report(Diagnostic("foreign-syntax", "a comment begins with `//`", self._span(start, start + 1)))
            self._take_back_newline()
            return previous, end
        message, label = _unknown(run)
        letters = char.isalpha()
        glued = (
            bool(self.tokens)
            and self.tokens[-1].kind == "NAME"
            and self.tokens[-1].end_column == start - self.line_start + 1
        )
        self._report(Diagnostic("unknown-character", message, self._span(start, end), label=label))
        if letters and not (glued and self.tokens[-1].line == self.line):
            return self._append("NAME", run, start, end), end
        if not letters:
            self._take_back_newline()
            return (self.tokens[-1].kind if self.tokens else ""), end
        return "NAME", end

    def _escaped_brace(self, start: int) -> tuple[str, int]:
        """A `\\` in an interpolation: its `{` was meant as a brace."""
        first = len(self.strings) - 1
        while first and not self.strings[first - 1].multi:
            first -= 1
        string = self.strings[first]
        opener = self.stack[string.depth]
        self._report(
            Diagnostic(
                "bad-interpolation",
                "there is a `\\` in this interpolation",
                self._span(start, start + 1),
                labels=(
                    Label(
                        Span(self.file, opener.line, opener.column, opener.line, opener.column + 1), "it begins here"
                    ),
                ),
                notes=("for a brace itself write `\\{`; inside an interpolation, quotes need no `\\`",),
            )
        )
        whole = _WHOLE_STRING.match(self.text, string.start)
        end = whole.end() if whole else start + 1
        self._drop_string(first)
        return self._append("STRING", "", string.start, end), end


def _blanks(text: str) -> str:
    if not text:
        return "no blanks"
    kinds = {" ": "blank", "\t": "tab"}
    parts = [f"{text.count(c)} {name}{'s' if text.count(c) > 1 else ''}" for c, name in kinds.items() if c in text]
    return " and ".join(parts)


def _unknown(run: str) -> tuple[str, str]:
    """What to say of characters that mean nothing: message and label."""
    char = run[0]
    point = f"U+{ord(char):04X}"
    match char:
        case "@":
            return "`@` means nothing in Prism: there are no annotations", ""
        case "$":
            return "`$` means nothing in Prism", "in a string, `{name}` shows a value"
        case "\\":
            return "`\\` means nothing outside strings", "a line goes on by itself behind an operator and in brackets"
        case "'" | "`":
            return f"`{char}` means nothing in Prism: strings stand between double quotes", ""
        case "\r":
            return "a carriage return without a newline", "lines end in a newline"
        case "“" | "”" | "„":
            return f'`{char}` is a typographic quote: strings stand between `"`', ""
        case "\u00a0" | "\u200b" | "\u2060" | "\ufeff" | "\u202f" | "\u2009":
            return f"an invisible character, {point}", "write an ordinary blank, or nothing"
    if char.isalpha():
        return f"`{run}`: names are made of the letters a to z and A to Z, digits and `_`", ""
    if ord(char) < 32 or ord(char) == 127:
        return f"a control character, {point}; is this a text file?", ""
    return f"`{char}` ({point}) means nothing in Prism", ""

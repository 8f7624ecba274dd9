"""Source text to tokens. Owns what newlines mean, which words are keywords where, and how numbers look; strings, brackets and
what is foreign are in `reading*.py`. Knows nothing of the grammar but its keywords and signs.
"""

from __future__ import annotations

import re

from prism.diagnostics import Diagnostic, Edit, Fix
from prism.frontend.reading import CLOSERS, Bracket, Stop
from prism.frontend.reading_foreign import FOREIGN_SIGNS, ForeignReading
from prism.frontend.tables import TERMINALS
from prism.frontend.tokens import (
    CONTINUE,
    ENDS,
    HARD_KEYWORDS,
    MAX_NESTING,
    MAY_END,
    NEVER_NAMES,
    SOFT_KEYWORDS,
    Lexed,
    Token,
)
from prism.source import Source

_KINDS = {word: word for word in SOFT_KEYWORDS | HARD_KEYWORDS}

_DECLARATION_BEFORE = frozenset(("", "_NEWLINE", ";", "pub"))
"""Kinds behind which, outside all brackets, a declaration begins; `""` is the start of the file."""

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
_MEMBER = re.compile(r"\.[.0-9]|\.[ \t]*[A-Za-z_]")
_BEFORE_COLON = re.compile(r"[ \t]*:(?![:=])")
_DECLARES = re.compile(r'<[A-Z]|[ \t]+(?!(?:in|and|or|as)\b)["A-Za-z_]')


def lex(source: Source) -> Lexed:
    lexer = _Lexer(source, frozenset())
    lexed = lexer.run()
    if lexer.unclosed and not lexed.stopped:
        return _Lexer(source, frozenset(lexer.unclosed)).run()
    return lexed


class _Lexer(ForeignReading):
    """The loop over a file's tokens."""

    def run(self) -> Lexed:
        stopped = False
        try:
            self._tokens()
            self._finish()
        except Stop:
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
                            or (fresh and (previous in ENDS or _DECLARES.match(text, position)))
                        ):
                            kind = "NAME"
                    elif kind not in NEVER_NAMES and (
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
                    if kind == "NAME" and word in SOFT_KEYWORDS and not stack:
                        kind = word
                if (
                    (
                        previous in ENDS
                        or previous in MAY_END
                        or (
                            (column == 1 and kind == "fn" and not stack)
                            and (previous not in _DECLARATION_BEFORE and _DECLARES.match(text, position))
                        )
                    )
                    and kind not in CONTINUE
                    and (not stack or stack[-1].sign == "{")
                    and (kind != "-" or text[position : position + 1] not in ("", " ", "\t", "\r", "\n"))
                ):
                    last = tokens[-1]
                    previous = "_NEWLINE"
                    append(new(Token, ("_NEWLINE", "", last[4], last[5], last[4], last[5])))

            if group == _SIGN:
                if kind in CLOSERS:
                    stack.append(new(Bracket, (kind, CLOSERS[kind], start, line, column, indent, None)))
                    if len(stack) > MAX_NESTING:
                        self._too_deep(line, column)
                elif kind in ")]}":
                    if stack and stack[-1].closer == kind:
                        bracket = stack.pop()
                        if kind == "}":
                            if bracket.string is not None:
                                self.line, self.line_start = line, line_start
                                kind, position = self._resume(bracket.string, start, position)
                                line, line_start = self.line, self.line_start
                                continue
                            if indent == column < bracket.indent:
                                self.suspects.append(bracket)
                    else:
                        self.line, self.line_start = line, line_start
                        kind, position = self._mismatch(kind, start, previous)
                        line, line_start = self.line, self.line_start
                        continue
                elif kind in FOREIGN_SIGNS or kind == "--" or (kind == "!" and previous not in ENDS):
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
                    and (previous not in ENDS or previous == "_NEWLINE")
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

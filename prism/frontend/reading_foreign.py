"""Reads what means nothing in Prism but something in other languages: their signs, comments, quotes and numbers."""

from __future__ import annotations

import re

from prism.diagnostics import Diagnostic, Edit, Fix, Label
from prism.frontend.reading import Stop
from prism.frontend.reading_strings import StringReading
from prism.frontend.tokens import ENDS
from prism.source import Span

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
_COUNTING = re.compile(r"\+\+[ \t]*(?:[\r\n;)}]|\Z)")
_WHOLE_STRING = re.compile(r'r?"(?:[^"\\\r\n]|\\[^\r\n])*"?')
_FOREIGN_STRING = re.compile(r"'((?:[^'\\\r\n]|\\.)*)'|`([^`]*)`|[“”„]([^“”\r\n]*)[“”]|[‘’]([^‘’\r\n]*)[‘’]")
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f][^\x00-\x7f]*[A-Za-z0-9_]*|[\x00-\x08\x0b-\x1f\x7f]+|.", re.DOTALL)


class ForeignReading(StringReading):
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
        elif sign == "++" and previous not in ENDS:
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
            raise Stop
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

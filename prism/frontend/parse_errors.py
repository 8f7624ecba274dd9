"""The wording of syntax errors: what was found, and what would fit there in the user's words, worked out from the parser's states.

`foreign.py` goes first, with what people bring from other languages. Both also say how to go on as if the mistake had not been made:
which tokens to take back, drop and put in; the parser tries nothing of its own but to skip.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from prism.diagnostics import Diagnostic, Edit, Fix, Label
from prism.frontend.automaton import ACTIONS, advance, shiftable
from prism.frontend.tokens import MAY_END, Token
from prism.source import Span


class Repair(NamedTuple):
    """Takes `back` tokens off the stack, drops `drop` tokens from the error on, and puts `put` there."""

    back: int
    drop: int
    put: Sequence[Token]


class Trouble(NamedTuple):
    """A syntax error and how to go on, if that is known."""

    diagnostic: Diagnostic
    repair: Repair | None


class Context(NamedTuple):
    """The construct that is being parsed: the keyword or bracket that began it, and its name if it has one."""

    token: Token
    name: str


WHAT = {
    # construct: what its `{` begins
    "fn": "the body of {}",
    "if": "the body of the `if`",
    "else": "the body of the `else`",
    "while": "the body of the `while`",
    "for": "the body of the `for`",
    "loop": "the body of the `loop`",
    "try": "the body of the `try`",
    "catch": "the body of the `catch`",
    "finally": "the body of the `finally`",
    "handle": "the body of the `handle`",
    "with": "the arms of the handler",
    "restrict": "the body of the `restrict`",
    "match": "the arms of the `match`",
    "test": "the body of the test",
    "record": "the fields of {}",
    "enum": "the variants of {}",
    "interface": "the methods of {}",
    "effect": "the operations of {}",
    "impl": "the methods of the `impl`",
}
_NAMED = frozenset(("fn", "record", "enum", "interface", "effect", "type"))
_CONSTRUCTS = frozenset(WHAT) | frozenset(
    ("let", "var", "assert", "import", "type", "throw", "return", "requires", "where")
)
_OPEN = frozenset(("(", "[", "{", "STRING_BEGIN", "STRING_MIDDLE"))
_CLOSE = frozenset((")", "]", "}", "STRING_END"))
_BALANCED = _OPEN | _CLOSE

LOOK_AHEAD = 4
"""How many tokens must fit behind a repair to believe in it."""

_SIGNS = ("{", "=>", "->", ":", "=", "in", "with", "for", "catch", "finally", ",", ")", "]", "}", ">")
"""Signs worth naming among what fits, in the order in which they are named."""

_IN_OPERANDS = frozenset((":", "=", "in", "->", ">"))
"""Signs that fit behind nearly every expression, or every name, and are no help there."""

_INSERTABLE = (",", ":", "=>", "->", "=", "in", "_NEWLINE")


_NO_TYPES = frozenset(("INT", "record", "*", "=", "."))
"""What never fits where a type begins."""

_OPERAND_ENDS = frozenset(("NAME", "INT", "FLOAT", "STRING", "STRING_END", ")", "]", "}", "!", "self", "true", "false"))
_NOT_AT_FAULT = _OPERAND_ENDS | {"", "_NEWLINE", ";"}
"""Kinds behind which nothing is missing, if the next token on another line does not fit."""


class Scene:
    """The parser at an error."""

    def __init__(self, file: str, states: list[int], values: list[Any], tokens: list[Token], position: int) -> None:
        self.file = file
        self.states = states
        self.values = values
        self.tokens = tokens
        self.position = position
        self.token = tokens[position]
        self.kind = self.token.kind
        self.text = self.token.text
        self.before = tokens[position - 1] if position else Token("", "", 1, 1, 1, 1)
        self.after = tokens[min(position + 1, len(tokens) - 1)]
        self.fits = {kind for kind in ACTIONS[states[-1]] if shiftable(states, kind)}

    def back(self, count: int) -> Token:
        """The token `count` places before the error."""
        index = self.position - count
        return self.tokens[index] if index >= 0 else Token("", "", 1, 1, 1, 1)

    def ahead(self, count: int) -> Token:
        return self.tokens[min(self.position + count, len(self.tokens) - 1)]

    def place(self, token: Token) -> Span:
        return Span(self.file, token.line, token.column, token.end_line, token.end_column)

    @property
    def here(self) -> Span:
        """Where to point: at the token, but behind the last one where the line or the file ends too early."""
        if self.kind in ("_NEWLINE", "$END"):
            return self.behind
        return self.place(self.token)

    @property
    def behind(self) -> Span:
        last = self.before
        return Span(self.file, last.end_line, last.end_column, last.end_line, last.end_column)

    @property
    def wants_expression(self) -> bool:
        return "~" in self.fits

    @property
    def wants_statement(self) -> bool:
        return "assert" in self.fits

    @property
    def wants_declaration(self) -> bool:
        return "record" in self.fits

    @property
    def wants_pattern(self) -> bool:
        return "INT" in self.fits and "~" not in self.fits

    @property
    def wants_type(self) -> bool:
        return {"NAME", "("} <= self.fits and not self.fits & _NO_TYPES

    @property
    def follows_operand(self) -> bool:
        """Whether an expression could end here."""
        return "|>" in self.fits or "and" in self.fits or self.before.kind in _OPERAND_ENDS

    @property
    def in_operand(self) -> bool:
        """Whether an operator could come next."""
        return "+" in self.fits and "." in self.fits

    @property
    def begins_statement(self) -> bool:
        """Whether the token before the error is the first of its statement."""
        return self.back(2).kind in ("{", "_NEWLINE", ";", "=>", "")

    def context(self) -> Context | None:
        """The innermost construct that is not complete."""
        closed = 0
        for index in range(len(self.values) - 1, 0, -1):
            value = self.values[index]
            if not isinstance(value, Token):
                continue
            kind = value.kind
            if kind in _CLOSE:
                closed += 1
            elif kind in _OPEN:
                if not closed:
                    return Context(value, "")
                closed -= 1
            elif kind in _CONSTRUCTS and not closed:
                name = self.values[index + 1] if index + 1 < len(self.values) else None
                named = kind in _NAMED and isinstance(name, Token) and name.kind == "NAME"
                return Context(value, name.text if named and name is not None else "")
        return None

    def made(self, kind: str) -> Token:
        """A token to put in at the error; a name is `_`."""
        line, column = self.behind[1:3] if kind == "_NEWLINE" else self.token[2:4]
        return Token(kind, "_" if kind == "NAME" else kind, line, column, line, column)

    def repair(self, back: int = 0, drop: int = 0, put: Sequence[str] = ()) -> Repair | None:
        """The repair, if the tokens behind it then fit."""
        if back and not (len(self.values) > back and self.values[-1] is self.before):
            return None
        states = self.states[: len(self.states) - back]
        ahead = self.tokens[self.position + drop : self.position + drop + LOOK_AHEAD]
        previous = ""
        for kind in (*put, *(t.kind for t in ahead)):
            rest = list(states)
            if not advance(states, kind):
                if (kind == "_NEWLINE" and previous in MAY_END) or (
                    kind in (">>", "??") and advance(rest, kind[0]) and advance(rest, kind[0])
                ):
                    states = rest
                else:
                    return None
            previous = kind
        return Repair(back, drop, [self.made(kind) for kind in put])

    def found(self) -> str:
        match self.kind:
            case "_NEWLINE":
                return "the end of the line"
            case "$END":
                return "the end of the file"
            case "STRING" | "STRING_BEGIN":
                return "a string"
            case "STRING_MIDDLE" | "STRING_END":
                return "the end of the interpolation"
            case "NAME" | "INT" | "FLOAT":
                return f"`{self.text}`"
            case _:
                return f"`{self.kind}`"

    def trouble(
        self,
        code: str,
        message: str,
        *notes: str,
        span: Span | None = None,
        label: str = "",
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
        repair: Repair | None = None,
    ) -> Trouble:
        return Trouble(Diagnostic(code, message, span or self.here, label, labels, notes, fix), repair)


def general(scene: Scene) -> Trouble:
    """Says what would fit, in the user's words."""
    context = scene.context()
    what = expected(scene, context)
    labels: tuple[Label, ...] = ()
    if context and context.token.kind in ("(", "[") and context.token.line < scene.token.line:
        labels = (Label(scene.place(context.token), f"this `{context.token.kind}` is open"),)
    if scene.before.kind not in _NOT_AT_FAULT and scene.token.line > scene.before.end_line:
        return scene.trouble(
            "syntax", f"expected {what.split(',')[0]} after {shown(scene.before)}", span=scene.behind, labels=labels
        )
    message = f"expected {what}, found {scene.found()}"
    notes: tuple[str, ...] = ()
    if what == "the end of the statement":
        notes = ("`;` or a new line separates statements",)
    elif what.endswith("the closure"):
        notes = ("a closure is written `fn(x) => x + 1` or `fn(x) { ... }`",)
    for kind in _INSERTABLE:
        if (
            kind in scene.fits
            and scene.kind not in ("_NEWLINE", "$END")
            and not (kind in _IN_OPERANDS and scene.in_operand)
        ):
            repair = scene.repair(put=[kind])
            if repair:
                blank = " " if kind in ("=>", "->", "=", "in") else ""
                title = "begin a new line or write `;`" if kind == "_NEWLINE" else f"insert `{kind}`"
                text = "; " if kind == "_NEWLINE" else blank + kind + ("" if kind == "," else " ")
                fix = Fix(
                    title,
                    (Edit(scene.behind, text.rstrip() if scene.token.column > scene.before.end_column else text),),
                )
                return scene.trouble("syntax", message, *notes, labels=labels, fix=fix, repair=repair)
    repair = None
    if scene.kind not in _BALANCED and scene.kind not in ("_NEWLINE", "$END"):
        repair = scene.repair(drop=1)
    return scene.trouble("syntax", message, *notes, labels=labels, repair=repair)


def expected(scene: Scene, context: Context | None) -> str:
    """What fits at the error, as a phrase."""
    fits = scene.fits
    if scene.wants_declaration:
        return "a declaration"
    if scene.wants_statement:
        return "a statement or an expression"
    if scene.wants_expression:
        return "an expression"
    if scene.wants_type:
        return "a type"
    if scene.wants_pattern:
        return "a pattern"
    if {"NAME", "*"} <= fits:
        return "an effect, such as `console`"
    if "NAME" in fits:
        return _name(scene, context)
    if "STRING_END" in fits:
        return "`}` to end the interpolation"
    if fits == {"STRING"}:
        return (
            "a name for the test, in quotes"
            if context and context.token.kind == "test"
            else "a string without interpolation"
        )
    if {"fn", "pub"} <= fits:
        return "a method, which begins with `fn`"
    if "{" in fits and context and context.token.kind in WHAT:
        begins = WHAT[context.token.kind].format(f"`{context.name}`" if context.name else "the closure")
        body = f"`{{` to begin {begins}"
        return f"`->` and a type, or {body}" if "->" in fits else body
    if "_NEWLINE" in fits and "=>" not in fits:
        if "," in fits:
            return "`,` or a new line"
        return "the end of the declaration" if "$END" in fits else "the end of the statement"
    if ":" in fits and "=" in fits:
        return "`=` and a value"
    if ":" in fits and context and context.token.kind in ("(", "{") and "," not in fits:
        return "`:` and a type"
    signs = [f"`{sign}`" for sign in _SIGNS if sign in fits and not (sign in _IN_OPERANDS and scene.in_operand)]
    if "," in fits and "`=`" in signs:
        signs.remove("`=`")
    if not signs and "(" in fits:
        signs = ["`(`"]
    if not signs:
        signs = [f"`{kind}`" for kind in sorted(fits) if kind.isalpha()][:3] or ["something else"]
    return " or ".join([", ".join(signs[:-1][:3]), signs[-1]] if len(signs) > 1 else signs)


def _name(scene: Scene, context: Context | None) -> str:
    match context.token.kind if context and scene.before.kind == context.token.kind else "":
        case "import":
            return "the name of a module"
        case "fn":
            return "a name for the function"
        case "record" | "enum" | "interface" | "effect" | "type" as kind:
            return f"a name for the {kind}"
        case "catch":
            return "a name for the error"
        case _:
            return "a name"


def shown(token: Token) -> str:
    """A token as a message names it."""
    if token.kind in ("STRING", "STRING_END"):
        return "this string"
    return f"`{token.text or token.kind}`"

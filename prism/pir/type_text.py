"""PIR's types and rows as text: printing that loses nothing, tokens, and the parser. The text form of modules and the
signatures of primitives and operations use it.

    Int   ()   (A, B)   List<Int>   shop.cart.Tree<T>   fn(A, B) -> C uses (fs.read("data/**"), *) throws (E)

A type parameter is written plainly where its declaration is around it, else `?T`; a constructor of that name is `T<>`.
A name that is no identifier with dots stands in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from prism.diagnostics import Diagnostic
from prism.pir.types import PURE, UNIT, Con, Effect, Fn, Row, Type, Var
from prism.semantics.display import quote
from prism.source import Span

# --- printing --------------------------------------------------------------------------------------------------

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z0-9_$]+)*\Z")

RESERVED = frozenset(
    (
        "break", "call", "catch", "closure", "continue", "do", "doc", "each", "else", "false",
        "field", "finally", "fn", "for", "global", "if", "in", "inf", "invoke",
        "is", "let", "list", "loop", "match", "mutable", "named", "nan", "new",
        "or", "payload", "perform", "public", "range", "ref", "restrict", "return", "set",
        "set_field", "then", "throw", "throws", "true", "try", "tuple", "uses", "var",
        "as", "with",
    )
)  # fmt: skip
"""Words that begin or join something; a name like that stands in quotes."""


def name_text(name: str) -> str:
    return name if _NAME.match(name) and name not in RESERVED else quote(name)


def type_text(t: Type, params: Collection[str] = ()) -> str:
    """The type, with the type parameters in scope."""
    match t:
        case Con("Unit", ()):
            return "()"
        case Con("Tuple", args) if len(args) > 1:
            return f"({', '.join([type_text(a, params) for a in args])})"
        case Con(name, ()):
            return f"{name_text(name)}<>" if name in params else name_text(name)
        case Con(name, args):
            return f"{name_text(name)}<{', '.join([type_text(a, params) for a in args])}>"
        case Var(name):
            return name_text(name) if name in params else f"?{name_text(name)}"
        case Fn(args, result, row):
            inner = type_text(result, params)
            if type(result) is Fn:
                inner = f"({inner})"
            return f"fn({', '.join([type_text(a, params) for a in args])}) -> {inner}{row_text(row, params)}"
    raise TypeError(f"no type: {t!r}")


def effect_text(effect: Effect) -> str:
    if effect.limits is None:
        return name_text(effect.name)
    return f"{name_text(effect.name)}({', '.join(map(quote, effect.limits))})"


def row_text(row: Row, params: Collection[str] = ()) -> str:
    """The row's clauses with a leading blank each."""
    if row is PURE:
        return ""
    uses = [effect_text(e) for e in row.effects] + (["*"] if row.open else [])
    text = f" uses ({', '.join(uses)})" if uses else ""
    if row.throws:
        text += f" throws ({', '.join([type_text(t, params) for t in row.throws])})"
    return text


# --- tokens ----------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""
      (?P<skip> [ \t\r\n]+ | //[^\n]* )
    | (?P<span> @ (?: \[\d+\] )? \d+:\d+-(?:\d+:)?\d+ )
    | (?P<number> -? (?: (?:inf|nan)(?![\w$.]) | \d+ (?: \.\d+ )? (?: [eE][+-]?\d+ )? ) )
    | (?P<string> " (?: [^"\\\n] | \\[^\n] )* " )
    | (?P<name> [A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z0-9_$]+)* )
    | (?P<sign> -> | => | :: | \.\.= | \.\. | [-%'?@(){}\[\]<>,;:=|*.+] )
    | (?P<bad> . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token:
    """`kind` is span, number, string, name, sign or end; `text` as written."""

    __slots__ = ("kind", "offset", "text")

    def __init__(self, kind: str, text: str, offset: int) -> None:
        self.kind = kind
        self.text = text
        self.offset = offset


class SyntaxFailure(Exception):
    """The text is malformed. Caught where the text comes in."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


_ESCAPED = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "{": "{", "}": "}"}


class Tokens:
    """Reads tokens one after the other."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.at = 0
        self.tokens = [
            Token(match.lastgroup or "bad", match.group(), match.start())
            for match in _TOKEN.finditer(text)
            if match.lastgroup != "skip"
        ]
        self.tokens.append(Token("end", "", len(text)))

    def fail(self, message: str, token: Token | None = None) -> SyntaxFailure:
        token = token or self.tokens[self.at]
        line = self.text.count("\n", 0, token.offset) + 1
        column = token.offset - (self.text.rfind("\n", 0, token.offset) + 1) + 1
        span = Span(self.file, line, column, line, column + len(token.text.split("\n")[0]))
        return SyntaxFailure(Diagnostic("pir-syntax", message, span))

    def unexpected(self, wanted: str) -> SyntaxFailure:
        token = self.tokens[self.at]
        found = "the end of the text" if token.kind == "end" else f"`{token.text[:40]}`"
        return self.fail(f"expected {wanted}, found {found}")

    def peek(self) -> str:
        """The next token's text; a string's text begins with `"`."""
        return self.tokens[self.at].text

    def kind(self) -> str:
        return self.tokens[self.at].kind

    def next(self) -> Token:
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def accept(self, text: str) -> bool:
        """Takes the next token if it is this one."""
        token = self.tokens[self.at]
        if token.text == text and token.kind != "end":
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise self.unexpected(f"`{text}`")

    def string(self) -> str:
        """A quoted string's value."""
        token = self.tokens[self.at]
        if token.kind != "string":
            raise self.unexpected("a string")
        self.at += 1
        if "\\" not in token.text:
            return token.text[1:-1]

        def unescape(found: re.Match[str]) -> str:
            if found[1] is not None:
                code = int(found[1], 16)
                if code > 0x10FFFF:
                    raise self.fail(f"`\\u{{{found[1]}}}` is no scalar value", token)
                return chr(code)
            if found[2] not in _ESCAPES:
                raise self.fail(f"unknown escape `\\{found[2]}`", token)
            return _ESCAPES[found[2]]

        return _ESCAPED.sub(unescape, token.text[1:-1])

    def name(self, what: str = "a name") -> str:
        """An identifier with dots, or any name in quotes."""
        token = self.tokens[self.at]
        if token.kind == "name" and token.text not in RESERVED:
            self.at += 1
            return token.text
        if token.kind == "string":
            return self.string()
        raise self.unexpected(what)

    def integer(self) -> int:
        token = self.tokens[self.at]
        if token.kind == "number" and len(token.text) < 1000:
            try:
                value = int(token.text)
            except ValueError:
                raise self.unexpected("a whole number") from None
            self.at += 1
            return value
        raise self.unexpected("a whole number")


# --- parsing ---------------------------------------------------------------------------------------------------


def parse_type(tokens: Tokens, params: Collection[str] = ()) -> Type:
    if tokens.accept("?"):
        return Var(tokens.name("a type parameter"))
    if tokens.accept("("):
        parts = _types(tokens, ")", params)
        return UNIT if not parts else parts[0] if len(parts) == 1 else Con("Tuple", parts)
    if tokens.accept("fn"):
        tokens.expect("(")
        args = _types(tokens, ")", params)
        tokens.expect("->")
        result = parse_type(tokens, params)
        return Fn(args, result, parse_row(tokens, params))
    name = tokens.name("a type")
    if tokens.accept("<"):
        return Con(name, _types(tokens, ">", params))
    return Var(name) if name in params else Con(name)


def _types(tokens: Tokens, closing: str, params: Collection[str]) -> tuple[Type, ...]:
    found: list[Type] = []
    while not tokens.accept(closing):
        if found:
            tokens.expect(",")
        found.append(parse_type(tokens, params))
    return tuple(found)


def parse_effect(tokens: Tokens) -> Effect:
    name = tokens.name("an effect")
    if not tokens.accept("("):
        return Effect(name)
    limits: list[str] = []
    while not tokens.accept(")"):
        if limits:
            tokens.expect(",")
        limits.append(tokens.string())
    return Effect(name, tuple(limits))


def parse_row(tokens: Tokens, params: Collection[str] = ()) -> Row:
    """The clauses that come next, in this order: `uses (...)`, `throws (...)`; PURE if there is none."""
    effects: list[Effect] = []
    throws: tuple[Type, ...] = ()
    is_open = False
    if tokens.accept("uses"):
        tokens.expect("(")
        while not tokens.accept(")"):
            if effects or is_open:
                tokens.expect(",")
            if tokens.accept("*"):
                is_open = True
            else:
                effects.append(parse_effect(tokens))
    if tokens.accept("throws"):
        tokens.expect("(")
        throws = _types(tokens, ")", params)
    return Row(tuple(effects), throws, is_open) if effects or throws or is_open else PURE


@cache
def type_of(text: str, params: tuple[str, ...] = ()) -> Type:
    """The type that a text of ours stands for, such as `Option<String>`."""
    tokens = Tokens(text, "")
    t = parse_type(tokens, params)
    if tokens.kind() != "end":
        raise tokens.unexpected("the end of the type")
    return t


def signature_of(text: str, params: tuple[str, ...]) -> tuple[tuple[Type, ...], bool, Type]:
    """A primitive's signature: parameters, whether they repeat (`...`), and the result."""
    t = type_of("fn" + text.replace("...", ""), params)
    if not isinstance(t, Fn):
        raise TypeError(text)
    return t.params, "..." in text, t.result

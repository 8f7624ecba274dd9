"""Tokens, and what the lexer and the parser agree on about their kinds."""

from __future__ import annotations

from typing import NamedTuple

from prism.diagnostics import Diagnostic
from prism.frontend.tables import TERMINALS

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
NEVER_NAMES = frozenset(("self", "true", "false"))

ENDS = frozenset("NAME INT FLOAT STRING STRING_END ) ] } ! ? self true false break continue return".split())
"""Kinds behind which a newline ends a statement."""

MAY_END = frozenset(("?", "??", ">", ">>", "*"))
"""Kinds behind which a newline ends a statement if they end a type or a row, which only the parser knows."""

CONTINUE = frozenset(
    ". ?. , : ; = => -> { ) ] } and or in as else catch finally with uses throws where requires ensures "
    "+ * / % == != < <= > >= ?? |> .. ..= | ^ & << >> += -= *= /= %= ? $END".split()
)
"""Kinds before which a newline ends nothing."""

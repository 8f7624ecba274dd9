"""The wording of syntax errors: what was found, and what would fit there in the user's words. Works from the states of the parser at the
error; knows which mistakes people bring from other languages, and how to go on as if they had not made them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from prism.diagnostics import Diagnostic
from prism.frontend.automaton import ACTIONS, shiftable
from prism.frontend.lexer import Token
from prism.source import Span


class Trouble(NamedTuple):
    """A syntax error, and how many tokens to drop and which to put in at its place to go on, if that is known."""

    diagnostic: Diagnostic
    repair: tuple[int, list[Token]] | None


def explain(file: str, states: list[int], values: list[Any], tokens: list[Token], position: int) -> Trouble:
    token = tokens[position]
    fits = {kind for kind in ACTIONS[states[-1]] if shiftable(states, kind)}
    span = Span(file, token.line, token.column, token.end_line, token.end_column)
    return Trouble(Diagnostic("syntax", f"unexpected {token.kind}, {sorted(fits)}", span), None)

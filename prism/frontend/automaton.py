"""The parsing tables, unpacked from tables.py, in the form the parser's loop wants. Knows nothing of trees or messages."""

from __future__ import annotations

import binascii
import struct

from prism.frontend.tables import END, NONTERMINALS, ROWS, RULES, STATES, TERMINALS


def _unpack() -> tuple[list[dict[str, int]], list[dict[int, int]]]:
    data = binascii.a2b_base64(ROWS)
    words = struct.unpack(f"<{len(data) // 2}H", data)
    actions: list[dict[str, int]] = []
    gotos: list[dict[int, int]] = []
    terminal = TERMINALS.__getitem__
    at = 0
    for _ in range(STATES):
        n = words[at]
        actions.append(dict(zip(map(terminal, words[at + 1 : at + 1 + n]), words[at + 1 + n : at + 1 + 2 * n])))
        at += 1 + 2 * n
        n = words[at]
        gotos.append(dict(zip(words[at + 1 : at + 1 + n], words[at + 1 + n : at + 1 + 2 * n])))
        at += 1 + 2 * n
    return actions, gotos


ACTIONS, GOTOS = _unpack()
"""By state: what to do with a terminal (below STATES: shift to that state; else: reduce by rule action - STATES), and where a nonterminal leads."""

UNIT = tuple(rule[2] == "pass" and rule[1] == 1 for rule in RULES)
"""Which rules only rename their one symbol."""

_settled: dict[tuple[int, int, str], tuple[int, int | None]] = {}


def settle(below: int, nonterminal: int, kind: str) -> tuple[int, int | None]:
    """The state after `nonterminal` was found above state `below` and all reductions that only rename it before a token of `kind` are
    done, and the action that is due then (None: the token does not fit). Expressions have 18 levels, so most reductions are
    of that sort; what is found out once is kept."""
    key = (below, nonterminal, kind)
    known = _settled.get(key)
    if known is None:
        state = GOTOS[below][nonterminal]
        action = ACTIONS[state].get(kind)
        while action is not None and action >= STATES and UNIT[action - STATES]:
            state = GOTOS[below][RULES[action - STATES][0]]
            action = ACTIONS[state].get(kind)
        known = _settled[key] = (state, action)
    return known


def shiftable(states: list[int], kind: str) -> bool:
    """Whether a token of `kind` could come next above these states."""
    return advance(list(states), kind)


def advance(states: list[int], kind: str) -> bool:
    """Does to the states what a token of `kind` would; False if it does not fit, with the states then spoiled."""
    while True:
        action = ACTIONS[states[-1]].get(kind)
        if action is None:
            return False
        if action < STATES:
            states.append(action)
            return True
        lhs, size = RULES[action - STATES][:2]
        if size:
            del states[-size:]
        states.append(GOTOS[states[-1]][lhs])


__all__ = [
    "ACTIONS",
    "END",
    "GOTOS",
    "NONTERMINALS",
    "RULES",
    "STATES",
    "TERMINALS",
    "UNIT",
    "advance",
    "settle",
    "shiftable",
]

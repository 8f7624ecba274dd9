"""Turns grammars/prism.lark into prism/frontend/tables.py: `python -m prism.frontend.build_tables`.

Lark reads the grammar and finds the LALR(1) automaton, in strict mode, so that a conflict is an error. What it finds is
written down compactly, so that a compiler that starts needs neither Lark (60 ms) nor the analysis (half a second). Run it
after every change of the grammar; a test compares the result with the file. Knows nothing of the tree.
"""

from __future__ import annotations

import binascii
import hashlib
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import Lexer, PatternStr
from lark.parsers.lalr_analysis import Shift

GRAMMAR = Path(__file__).parents[2] / "grammars" / "prism.lark"
TABLES = Path(__file__).with_name("tables.py")
START = "file"

HEADER = '''"""Generated from grammars/prism.lark by `python -m prism.frontend.build_tables`; never edited by hand."""

# fmt: off
GRAMMAR_SHA256 = "{digest}"

TERMINALS = {terminals}
"""Kinds of tokens: keywords and signs as they are written, the others in capitals."""

NONTERMINALS = {nonterminals}

RULES = {rules}
"""(left-hand side, number of symbols, what to do, name of the building function, positions of its arguments).
What to do: `pass` hands on the one argument, `list` makes a list (`~i` adds the items of the list at i), `append` adds to the
list at position 0, `call` calls the building function with the span and the arguments; position -1 stands for None."""

STATES = {states}

END = {end}
"""The state in which everything is parsed; there the end of the file leads to itself."""

ROWS = {rows}
"""For each state: the number of actions, terminals, actions, the number of gotos, nonterminals, states; 16 bits each, little
endian, base 64. An action below STATES shifts and goes to that state, another one reduces by rule action - STATES."""
'''


class _NoLexer(Lexer):
    """Stands where Lark wants a lexer; only its analysis of the grammar is used."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        return iter(())


def tables_from(grammar: str) -> str:
    """The text of tables.py for a grammar."""
    lark = Lark(grammar, parser="lalr", lexer=_NoLexer, strict=True, start=START, maybe_placeholders=True)
    table = lark.parser.parser._parse_table
    literals = {t.name: t.pattern.value for t in lark.terminals if isinstance(t.pattern, PatternStr)}
    rules: list[Rule] = sorted(lark.rules, key=lambda r: (r.origin.name, r.order, [s.name for s in r.expansion]))
    rule_numbers = {rule: number for number, rule in enumerate(rules)}
    nonterminals = sorted({str(rule.origin.name) for rule in rules})
    terminals = sorted({str(s.name) for rule in rules for s in rule.expansion if s.is_term} | {"$END"})
    order = _in_order(table.start_states[START], table.states)
    number_of = {state: number for number, state in enumerate(order)}

    words: list[int] = []
    for state in order:
        row = table.states[state]
        actions = sorted(
            (terminals.index(s), number_of[to] if act is Shift else len(order) + rule_numbers[to])
            for s, (act, to) in row.items()
            if s in terminals
        )
        if state == table.end_states[START]:
            actions.append((terminals.index("$END"), number_of[state]))
        gotos = sorted((nonterminals.index(s), number_of[to]) for s, (_, to) in row.items() if s in nonterminals)
        for pairs in (actions, gotos):
            words += [len(pairs), *(a for a, _ in pairs), *(b for _, b in pairs)]

    return HEADER.format(
        digest=hashlib.sha256(grammar.encode()).hexdigest(),
        terminals=_tuple(repr(literals.get(t, t)) for t in terminals),
        nonterminals=_tuple(map(repr, nonterminals)),
        rules=_tuple(repr((nonterminals.index(r.origin.name), len(r.expansion), *_building(r))) for r in rules),
        states=len(order),
        end=number_of[table.end_states[START]],
        rows=_string(binascii.b2a_base64(struct.pack(f"<{len(words)}H", *words), newline=False).decode()),
    )


def _in_order(start: Any, states: dict[Any, dict[str, Any]]) -> list[Any]:
    """The states in an order that depends on the grammar alone: breadth first, symbols sorted."""
    order, seen = [start], {start}
    for state in order:
        for _, (act, to) in sorted(states[state].items(), key=lambda item: item[0]):
            if act is Shift and to not in seen:
                seen.add(to)
                order.append(to)
    return order


def _building(rule: Rule) -> tuple[str, str, tuple[int, ...]]:
    """What a reduction by the rule does: kind, building function, positions of the arguments among the symbols."""
    lists = _makes_list(rule.origin.name)
    picks: list[int] = []
    position = 0
    for absent in rule.options.empty_indices or [False] * len(rule.expansion):
        if absent:
            picks.append(-1)
            continue
        symbol = rule.expansion[position]
        if lists and not symbol.is_term and symbol.name.startswith("__"):
            picks.append(~position)
        elif not symbol.is_term or rule.options.keep_all_tokens or not symbol.filter_out:  # type: ignore[attr-defined]
            picks.append(position)
        position += 1
    if lists:
        if rule.expansion[0] == rule.origin:
            return "append", "", tuple(picks[1:])
        return ("pass", "", (0,)) if picks == [~0] else ("list", "", tuple(picks))
    if rule.alias is None and rule.options.expand1:
        if len(picks) != 1:
            raise ValueError(f"{rule} hands on {len(picks)} parts: name its building function")
        return "pass", "", tuple(picks)
    return "call", str(rule.alias or rule.origin.name), tuple(picks)


def _makes_list(rule: str) -> bool:
    """Instances of rules with parameters, and what Lark makes of the repetitions in rules."""
    return "{" in rule or rule.startswith("__")


def _tuple(items: Iterable[str]) -> str:
    return "(\n" + "".join(f"    {item},\n" for item in items) + ")"


def _string(text: str) -> str:
    return "(\n" + "".join(f'    "{text[i : i + 110]}"\n' for i in range(0, len(text), 110)) + ")"


if __name__ == "__main__":
    TABLES.write_text(tables_from(GRAMMAR.read_text("utf-8")), "utf-8")

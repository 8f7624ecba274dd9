"""Text to tree: `parse` is the front end's first phase. Owns the LALR loop, its limits, and how parsing goes on after an error;
the syntax is in grammars/prism.lark, the tree's making in building.py, the wording of errors in parse_errors.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter
from typing import Any

from prism.collector import collector_paused
from prism.diagnostics import Diagnostic, Label
from prism.frontend import ast
from prism.frontend.automaton import ACTIONS, END, RULES, STATES, settle, shiftable
from prism.frontend.building import Builder
from prism.frontend.foreign import foreign
from prism.frontend.lexer import lex
from prism.frontend.parse_errors import Scene, general
from prism.frontend.tokens import MAX_ERRORS, MAY_END, Lexed, Token
from prism.source import Source, Span

MAX_DEPTH = 500
"""How deep a tree may be; later phases recurse over it."""

MAX_STACK = 4_000
"""How many symbols may wait for their rest at one place; a bound on the memory that hostile text can claim."""

MAX_RECOVERIES = 100
"""After so many errors, those included that are not worth a report, the rest of a file is left alone."""


@collector_paused()
def parse(source: Source) -> tuple[ast.File, tuple[Diagnostic, ...]]:
    """The tree of a source file, and what is wrong with it. Never raises: what does not parse is left out of the tree."""
    lexed = lex(source)
    builder = Builder(source.name, lexed)
    empty = ast.File(Span(source.name, 1, 1, 1, 1), (), (), lexed.file_doc)
    if lexed.stopped:
        return empty, _in_order(lexed.diagnostics, lexed.tokens)
    parser = _Parser(builder, lexed)
    tree = parser.run()
    builder.finish()
    # What the builder finds where the text did not parse is an echo.
    sound = [d for d in builder.diagnostics if not parser.is_spoiled(d.span.line)]
    return tree or empty, _in_order(parser.diagnostics + sound, lexed.tokens)


def _in_order(diagnostics: list[Diagnostic], tokens: list[Token]) -> tuple[Diagnostic, ...]:
    """From top to bottom. Of brackets only the first on a line is kept, and none that closes nothing behind another one in the same
    declaration: those follow from it."""
    ordered: list[Diagnostic] = []
    bracket: Diagnostic | None = None
    for diagnostic in sorted(diagnostics, key=lambda d: d.span[1:3]):
        if diagnostic.code in _BRACKETS:
            line = diagnostic.span.line
            if bracket and line == bracket.span.line:
                continue
            if bracket and diagnostic.code == "unmatched-bracket" and _margin(tokens, bracket.span.line) >= line:
                continue
            bracket = diagnostic
        ordered.append(diagnostic)
    return tuple(ordered[:MAX_ERRORS])


def _margin(tokens: list[Token], line: int) -> int:
    """The line before the next declaration that begins at the margin, behind `line`."""
    starts = (t.line for t in tokens if t.column == 1 and t.line > line and t.kind in _DECLARATIONS)
    return next(starts, tokens[-1].line + 1) - 1 if tokens else line


_PASS, _LIST, _APPEND, _CALL = range(4)


def _plan(rule: tuple[int, int, str, str, tuple[int, ...]]) -> tuple[int, int, int, Any]:
    """A rule as the loop wants it: left-hand side, size, what to do, and how to pick the arguments among the symbols."""
    lhs, size, what, _, picks = rule
    match what:
        case "pass":
            return lhs, size, _PASS, picks[0]
        case "call":
            return lhs, size, _CALL, None if picks == tuple(range(size)) else _picker(picks)
        case _:
            return lhs, size, _LIST if what == "list" else _APPEND, picks


def _picker(picks: tuple[int, ...]) -> Callable[[list[Any]], Any]:
    """Picks arguments from a list of symbols that has a None at its end."""
    if len(picks) < 2:
        return itemgetter(slice(picks[0], picks[0] + 1 or None) if picks else slice(0))
    return itemgetter(*picks)


_PLANS = [_plan(rule) for rule in RULES]
_OPENERS = frozenset(("(", "[", "{", "STRING_BEGIN"))
_CLOSERS = frozenset((")", "]", "}", "STRING_END"))
_SMALL = frozenset(("foreign-syntax", "bad-number", "unknown-character"))
"""Codes of the lexer that concern one token, so that they may be part of a larger mistake."""

_BRACKETS = frozenset(("unclosed-bracket", "unmatched-bracket"))
_DECLARATIONS = frozenset("fn pub let record enum type interface effect impl import test".split())
_STARTERS = _DECLARATIONS | frozenset("var assert return while loop for break continue throw".split())
"""Keywords that, at the start of a line, most likely begin a new statement."""


class _Parser:
    """The LALR loop over one file's tokens. Four stacks grow and shrink together: states, values, the first token of each value and
    how deep a tree it is."""

    def __init__(self, builder: Builder, lexed: Lexed) -> None:
        self.builder = builder
        self.tokens = lexed.tokens
        self.repaired = lexed.repaired
        self.states = [0]
        self.values: list[Any] = [None]
        self.firsts: list[Token] = [lexed.tokens[0]]
        self.depths = [0]
        self.recoveries = 0
        self.last_error = -1
        self.diagnostics = list(lexed.diagnostics)
        self.reported_lines = {d.span.line for d in lexed.diagnostics}
        strays = [d.span.line for d in lexed.diagnostics if d.code == "unmatched-bracket" and not d.labels]
        for line in strays:
            self._mute(line)
        for diagnostic in lexed.diagnostics if strays else ():
            line = diagnostic.span.line
            if diagnostic.code == "unclosed-bracket" and any(line <= s <= _margin(self.tokens, line) for s in strays):
                self._mute(line)

    def run(self) -> ast.File | None:
        # Hot: locals for everything, spans and tokens made and read as bare tuples.
        tokens, builder = self.tokens, self.builder
        file, new = builder.file, tuple.__new__
        states, values, firsts, depths = self.states, self.values, self.firsts, self.depths
        functions: list[Any] = [getattr(builder, name, None) for _, _, _, name, _ in RULES]
        position = 0
        token = last = tokens[0]
        kind = token[0]
        action = ACTIONS[0].get(kind)
        while True:
            if action is None:
                if (
                    kind == "_NEWLINE" and last[0] in MAY_END
                ):  # the `>` before it was an operator, not the end of a type
                    position += 1
                elif (kind == ">>" or kind == "??") and kind[0] in ACTIONS[states[-1]]:  # in types these are two tokens
                    half = Token(kind[0], kind[0], token[2], token[3] + 1, token[4], token[5])
                    tokens[position : position + 1] = [half._replace(column=half[3] - 1, end_column=half[3]), half]
                else:
                    position = self._recover(position)
                token = tokens[position]
                kind = token[0]
                action = ACTIONS[states[-1]].get(kind)
                continue
            if action < STATES:
                if action == END:
                    return values[-1]  # type: ignore[no-any-return]
                states.append(action)
                values.append(token)
                firsts.append(token)
                depths.append(0)
                if len(states) > MAX_STACK:
                    return self._give_up(builder.place(token))
                last = token
                position += 1
                token = tokens[position]
                kind = token[0]
                action = ACTIONS[action].get(kind)
                continue

            rule = action - STATES
            nonterminal, size, what, pick = _PLANS[rule]
            if what == _CALL:
                if size == 1:
                    first = firsts[-1]
                    span = new(Span, (file, first[2], first[3], last[4], last[5]))
                    if pick is None:
                        values[-1] = functions[rule](span, values[-1])
                    else:
                        values[-1] = functions[rule](span, *pick([values[-1], None]))
                    depths[-1] += 1
                    states.pop()
                elif size:
                    children = values[-size:]
                    first = firsts[-size]
                    depth = max(depths[-size:]) + 1
                    del values[-size:], states[-size:], depths[-size:], firsts[1 - size :]
                    span = new(Span, (file, first[2], first[3], last[4], last[5]))
                    if pick is not None:
                        children.append(None)
                        children = pick(children)
                    values.append(functions[rule](span, *children))
                    depths.append(depth)
                    if depth > MAX_DEPTH:
                        return self._give_up(span)
                else:
                    span = new(Span, (file, last[4], last[5], last[4], last[5]))
                    values.append(functions[rule](span, *pick([None]) if pick else ()))
                    firsts.append(token)
                    depths.append(0)
            elif what == _APPEND:
                target = values[-size]
                for i in pick:
                    if i >= 0:
                        target.append(values[i - size])
                    else:
                        target += values[~i - size]
                depths[-size] = max(depths[-size:])
                shorter = 1 - size
                del values[shorter:], firsts[shorter:], depths[shorter:], states[-size:]
            elif what == _LIST:
                result: list[Any] = []
                for i in pick:
                    if i >= 0:
                        result.append(values[i - size])
                    else:
                        result += values[~i - size]
                values[-size] = result
                depths[-size] = max(depths[-size:])
                if size > 1:
                    shorter = 1 - size
                    del values[shorter:], firsts[shorter:], depths[shorter:]
                del states[-size:]
            else:
                values[-size] = values[pick - size]
                depths[-size] = max(depths[-size:]) + 1
                if size > 1:
                    shorter = 1 - size
                    del values[shorter:], firsts[shorter:], depths[shorter:]
                del states[-size:]
            state, action = settle(states[-1], nonterminal, kind)
            states.append(state)

    # --- going on after an error ------------------------------------------------------------------------------------

    def _recover(self, position: int) -> int:
        """Reports the token that does not fit, brings stacks and tokens into a shape that does, and tells where to go on."""
        token = self.tokens[position]
        self.recoveries += 1
        scene = Scene(self.builder.file, self.states, self.values, self.tokens, position)
        trouble = foreign(scene) or general(scene)
        if self._is_news(token, position):
            self.diagnostics.append(self._with_stray_brace(scene, trouble.diagnostic))
        self.last_error = position
        enough = len(self.diagnostics) >= MAX_ERRORS or self.recoveries >= MAX_RECOVERIES
        if enough:
            self.tokens[position:] = self.tokens[-1:]
        elif trouble.repair is not None:
            back, drop, put = trouble.repair
            if back:
                del self.states[-back:], self.values[-back:], self.firsts[-back:], self.depths[-back:]
            self.tokens[position : position + drop] = put
            return position
        return self._panic(position, outermost=enough)

    def _with_stray_brace(self, scene: Scene, diagnostic: Diagnostic) -> Diagnostic:
        """Where a function's brace is missing or doubled, its statements stand outside and its last brace closes nothing: one mistake."""
        if scene.wants_declaration or "{" in scene.fits:
            here = (scene.token.line, scene.token.column)
            for stray in self.diagnostics:
                if stray.code == "unmatched-bracket" and not stray.labels and stray.span[1:3] > here:
                    self.diagnostics.remove(stray)
                    self._mute(scene.token.line)
                    if not scene.wants_declaration:
                        return diagnostic
                    note = "a brace before may be missing, or one too many"
                    label = Label(stray.span, "and this `}` closes nothing")
                    return replace(diagnostic, labels=(*diagnostic.labels, label), notes=(note,))
        return diagnostic

    def _mute(self, line: int) -> None:
        """Takes what does not fit from a line on, up to the next declaration at the margin, for an echo."""
        self.repaired.append((line, _margin(self.tokens, line)))

    def _is_news(self, token: Token, position: int) -> bool:
        """Whether an error at a token can be a mistake of its own and not the echo of one that was reported."""
        if self.last_error >= 0 and position < self.last_error + 3:
            return False
        if token.kind == "$END" and any(d.code in _BRACKETS for d in self.diagnostics):
            return False
        if any(first <= token.line <= last for first, last in self.repaired):
            return False
        if token.line in self.reported_lines:
            on_line = [d for d in self.diagnostics if d.span.line == token.line]
            if any(d.code not in _SMALL or d.span.column <= token.column for d in on_line):
                return False
            # What stands further right on the line is part of a larger mistake, like the `i++` of a `for (...; i++)`.
            self.diagnostics = [d for d in self.diagnostics if d.span.line != token.line]
        self.reported_lines.add(token.line)
        return True

    def is_spoiled(self, line: int) -> bool:
        return line in self.reported_lines or any(first <= line <= last for first, last in self.repaired)

    def _panic(self, position: int, outermost: bool) -> int:
        """Gives up the innermost item (statement, arm, field, declaration) around `position`: leaves an ERROR in its place, and skips to
        where the next one may begin."""
        states, tokens = self.states, self.tokens
        places = range(len(states)) if outermost else range(len(states) - 1, -1, -1)
        keep = next(depth for depth in places if "ERROR" in ACTIONS[states[depth]]) + 1
        nesting = 0
        for value in self.values[keep:]:
            if isinstance(value, Token):
                nesting += (value.kind in _OPENERS) - (value.kind in _CLOSERS)
        first = self.firsts[keep] if keep < len(states) else tokens[position]
        stuck = first is tokens[position]
        del states[keep:], self.values[keep:], self.firsts[keep:], self.depths[keep:]
        states.append(ACTIONS[states[-1]]["ERROR"])
        self.values.append(Token("ERROR", "", first.line, first.column, first.line, first.column))
        self.firsts.append(first)
        self.depths.append(0)
        while tokens[position].kind != "$END":
            token = tokens[position]
            if nesting == 0 and not stuck:
                if shiftable(states, token.kind):
                    break
                if token.kind in _STARTERS and position and token.line > tokens[position - 1].end_line:
                    before = tokens[position - 1]
                    newline = Token(
                        "_NEWLINE", "", before.end_line, before.end_column, before.end_line, before.end_column
                    )
                    if shiftable(states, "_NEWLINE"):
                        tokens.insert(position, newline)
                        break
            stuck = False
            nesting += (token.kind in _OPENERS) - (token.kind in _CLOSERS)
            position += 1
        return position

    def _give_up(self, span: Span) -> ast.File | None:
        advice = "name a part of it with `let`, or move it into a function"
        message = f"this is nested more than {MAX_DEPTH} levels deep"
        self.diagnostics.append(Diagnostic("nesting-too-deep", message, span.start(), notes=(advice,)))
        return None

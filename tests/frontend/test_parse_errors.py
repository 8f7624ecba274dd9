"""What is said of mistakes. `mistakes.txt` holds texts, the snapshot what the parser answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from prism.diagnostics import CODES, Diagnostic
from prism.frontend import ast
from prism.frontend.parser import parse
from prism.source import Source
from tests.frontend.trees import problems

MISTAKES = Path(__file__).with_name("mistakes.txt").read_text("utf-8").removesuffix("\n").split("\n====\n")


def test_mistakes(snapshot: SnapshotAssertion) -> None:
    answers: list[str] = []
    for text in MISTAKES:
        found = problems(text)
        assert found, text
        answers.append("\n".join([rendered(text, d) for d in found]))
    assert "\n\n".join(answers) == snapshot


def rendered(text: str, diagnostic: Diagnostic) -> str:
    """A diagnostic under the line it concerns."""
    span = diagnostic.span
    line = text.split("\n")[span.line - 1]
    width = span.end_column - span.column if span.end_line == span.line else 1
    shown = [line, " " * (span.column - 1) + "^" * max(1, width) + " " + diagnostic.label]
    shown.append(f"  {diagnostic.code}: {diagnostic.message}")
    shown += [f"  {label.span.line}:{label.span.column}: {label.text}" for label in diagnostic.labels]
    shown += [f"  note: {note}" for note in diagnostic.notes]
    if diagnostic.fix:
        edits = [f"{e.span.line}:{e.span.column}-{e.span.end_column} {e.text!r}" for e in diagnostic.fix.edits]
        shown.append(f"  fix: {diagnostic.fix.title}: {', '.join(edits)}")
    return "\n".join(part.rstrip() for part in shown)


def test_fixes_remove_the_mistake_they_belong_to() -> None:
    """Applying a fix never leaves the same mistake in the same place."""
    for text in MISTAKES:
        for diagnostic in problems(text):
            if diagnostic.fix:
                after = problems(applied(text, diagnostic))
                assert (diagnostic.code, diagnostic.message, diagnostic.span) not in [
                    (d.code, d.message, d.span) for d in after
                ], text


def applied(text: str, diagnostic: Diagnostic) -> str:
    lines = text.split("\n")
    assert diagnostic.fix
    for edit in reversed(diagnostic.fix.edits):
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.text + line[edit.span.end_column - 1 :]
    return "\n".join(lines)


PROGRAM = """\
import std.text

record Point { x: Int, y: Int }

fn f(p: Point, n: Int) -> Int {
    let a = [p.x, p.y]
    if n > 0 {
        print("{a[0]} and {p}")
    } else {
        for x in a { print(x) }
    }
    match n { 0 => 1, _ => f(p, n - 1) }
}

fn g() -> String { "g" }
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("let a =", "const a =", "foreign-syntax"),
        ("let a =", "let =", "syntax"),
        ("[p.x, p.y]", "[p.x p.y]", "syntax"),
        ("[p.x, p.y]", "[p.x, p.y", "unclosed-bracket"),
        ("= [p.x, p.y]", "", "syntax"),
        ("n > 0", "n > 0 && n < 9", "foreign-syntax"),
        ("n > 0", "n = 0", "foreign-syntax"),
        ("n > 0 {", "n > 0", "syntax"),
        ("    } else {", "    else {", "unclosed-bracket"),
        ("{a[0]}", "{a[0}", "unclosed-bracket"),
        ("{a[0]}", "{a[0]", "unterminated-string"),
        ('{p}")', "{p})", "unterminated-string"),
        ("for x in a", "for (x in a)", "foreign-syntax"),
        ("match n", "switch n", "foreign-syntax"),
        ("0 => 1", "0 -> 1", "foreign-syntax"),
        ("0 => 1,", "0 =>,", "syntax"),
        ("n - 1)", "n - )", "syntax"),
        ("n - 1) }\n}", "n - 1) }\n", "unclosed-bracket"),
        (" y: Int }", " y Int }", "syntax"),
        ("fn f(p: Point, n: Int)", "fn f(p, n: Int)", "syntax"),
        ("fn f", "function f", "foreign-syntax"),
        (") -> Int", "): Int", "foreign-syntax"),
        ("import std.text", "import std/text", "syntax"),
        ("record", "class", "foreign-syntax"),
        ('"g" }', '"g" } }', "unmatched-bracket"),
    ],
)
def test_one_mistake_gives_one_message(old: str, new: str, code: str) -> None:
    assert old in PROGRAM
    assert [d.code for d in problems(PROGRAM.replace(old, new, 1))] == [code]


def test_several_mistakes_are_reported_and_the_rest_is_kept() -> None:
    text = "fn a( { }\n\nlet a = 1\nlet b = 1 +\n\nfn c() { x = }\n\nrecord D { e Int }\n\nfn f() { 1 }\n"
    file, diagnostics = parse(Source("t", text))
    assert [d.span.line for d in diagnostics] == [1, 4, 6, 8]
    names = [d.name for d in file.declarations if isinstance(d, ast.Function | ast.Record)]
    assert names == ["c", "D", "f"]


def test_codes_are_those_of_the_table() -> None:
    used = {d.code for text in MISTAKES for d in problems(text)}
    used |= {d.code for text in ("(" * 300, "fn f() { fn g() }") for d in problems(text)}
    assert used == {code for code, row in CODES.items() if row.phase == "parse"}

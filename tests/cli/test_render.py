"""What diagnostics look like."""

from __future__ import annotations

import io

import pytest

from prism.cli.render import MAX_SHOWN, clean, plain, print_diagnostics, render, render_plain, summary, text_width
from prism.diagnostics import CODES, Diagnostic, Edit, Fix, Label
from prism.source import NOWHERE, Source, Span

ERROR = next(code for code, row in CODES.items() if row.severity == "error")


def at(line: int, column: int, end_column: int, file: str = "a.prism", end_line: int | None = None) -> Span:
    return Span(file, line, column, end_line or line, end_column)


def shown(diagnostic: Diagnostic, text: str, width: int = 120) -> str:
    return plain(
        render(diagnostic, {"a.prism": Source("a.prism", text), "b.prism": Source("b.prism", "let b = 1\n")}, width)
    )


def test_the_whole_form() -> None:
    text = "fn f(x: Int) -> Int {\n    print(x)\n\n\n    x\n}\n"
    diagnostic = Diagnostic(
        ERROR,
        "calling `print` needs console",
        at(2, 5, 13),
        "performs console.print",
        (Label(at(1, 1, 21), "this signature does not allow it"), Label(at(1, 5, 6, "b.prism"), "b is here")),
        ("effects stand in the signature",),
        Fix("add the effect", (Edit(at(1, 21, 21), " uses console"),)),
    )
    assert shown(diagnostic, text) == (
        f"error[{ERROR}]: calling `print` needs console\n"
        " --> a.prism:2:5\n"
        "  |\n"
        "1 | fn f(x: Int) -> Int {\n"
        "  | -------------------- this signature does not allow it\n"
        "2 |     print(x)\n"
        "  |     ^^^^^^^^ performs console.print\n"
        " ::: b.prism:1:5\n"
        "  |\n"
        "1 | let b = 1\n"
        "  |     - b is here\n"
        "  = note: effects stand in the signature\n"
        "  = fix: add the effect\n"
        "1 + fn f(x: Int) -> Int  uses console{\n"
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "shown_line", "carets"),
    [
        ("\tlet x = 1", 6, 7, "    let x = 1", "        ^"),
        ("ab\tx", 4, 5, "ab  x", "    ^"),
        ('"日本" + x', 8, 9, '"日本" + x', "         ^"),
        ("e\u0301 + x", 6, 7, "e\u0301 + x", "    ^"),
        ("a\x1b[31mb", 1, 8, "a␛[31mb", "^^^^^^^"),
        ("a\u202eb", 2, 3, "a�b", " ^"),
        ("let x", 6, 6, "let x", "     ^"),
        ("let x\r", 5, 6, "let x", "    ^"),
    ],
)
def test_columns_meet_what_is_shown(line: str, start: int, end: int, shown_line: str, carets: str) -> None:
    lines = shown(Diagnostic(ERROR, "m", at(1, start, end)), line + "\n").split("\n")
    assert lines[3] == f"1 | {shown_line}"
    assert lines[4] == f"  | {carets}"


def test_long_lines_are_cut_around_the_place() -> None:
    text = "a" * 5000 + "HERE" + "b" * 5000
    lines = shown(Diagnostic(ERROR, "m", at(1, 5001, 5005), "look here"), text, width=80).split("\n")
    assert all(text_width(line) <= 80 for line in lines)
    at_place = lines[3].index("HERE")
    assert lines[3].startswith("1 | ...aaa") and lines[3].endswith("bbb...")
    assert lines[4] == "  | " + " " * (at_place - 4) + "^^^^ look here"
    wide = shown(Diagnostic(ERROR, "m", at(1, 1, 10001), "all of it"), text, width=80).split("\n")
    assert all(text_width(line) <= 80 for line in wide)


def test_places_that_do_not_exist_are_no_matter() -> None:
    for span in (
        NOWHERE,
        at(99, 1, 2),
        at(1, 50, 60),
        at(1, 2, 1),
        at(1, 1, 1, end_line=9),
        at(1, 1, 2, "absent.prism"),
    ):
        assert shown(Diagnostic(ERROR, "m", span, "l"), "x\n").startswith(f"error[{ERROR}]: m\n")


def test_messages_can_not_command_the_terminal() -> None:
    assert clean("a\x1b[2Jb\nc\u202e") == "a␛[2Jb␊c�"
    assert clean("plain é 日本") == "plain é 日本"
    assert "\x1b" not in shown(Diagnostic(ERROR, "\x1b]0;x\x07", at(1, 1, 2), "\x1b", notes=("\x1b",)), "\x1b\n")


def test_several_and_their_sum() -> None:
    one, two = Diagnostic(ERROR, "first", NOWHERE), Diagnostic(ERROR, "second", NOWHERE)
    assert render_plain([one, two], {}) == f"error[{ERROR}]: first\n\nerror[{ERROR}]: second\n\n"
    assert summary([one, two]) == "2 errors"
    assert summary([one]) == "1 error"
    assert summary([]) == ""


def test_of_very_many_the_first_are_shown() -> None:
    warning = next(code for code, row in CODES.items() if row.severity == "warning")
    many = [Diagnostic(warning, f"w{n}", NOWHERE) for n in range(MAX_SHOWN)] + [Diagnostic(ERROR, "the error", NOWHERE)]
    out = io.StringIO()
    print_diagnostics(many, {}, out)
    assert out.getvalue().startswith(f"error[{ERROR}]: the error\n")
    assert out.getvalue().endswith(f"w{MAX_SHOWN - 2}\n\n... and 1 more\n\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    one = Diagnostic(ERROR, "a [bold]message[/bold]", at(1, 1, 2), "here")
    sources = {"a.prism": Source("a.prism", "x = [red]\n")}
    coloured = Terminal()
    print_diagnostics([one], sources, coloured)
    assert "\x1b[" in coloured.getvalue() and "[bold]message[/bold]" in coloured.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    bare = Terminal()
    print_diagnostics([one], sources, bare)
    assert bare.getvalue() == render_plain([one], sources)

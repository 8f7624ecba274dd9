"""The lexer: newlines, keywords and names, strings and numbers."""

from __future__ import annotations

import pytest

from prism.frontend.lexer import lex
from prism.frontend.tokens import Token
from prism.source import Source


def tokens(text: str) -> list[Token]:
    lexed = lex(Source("t", text))
    assert not lexed.diagnostics, lexed.diagnostics
    assert lexed.tokens[-1].kind == "$END"
    return lexed.tokens[:-1]


def kinds(text: str) -> str:
    """Kinds of tokens, a name by its text and a newline as `|`."""
    shown = (t.text if t.kind == "NAME" else "|" if t.kind == "_NEWLINE" else t.kind for t in tokens(text))
    return " ".join(shown)


def strings(text: str) -> list[str]:
    return [t.text for t in tokens(text) if t.kind.startswith("STRING")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", "a | b"),
        ("\n\na\n\n// x\n\nb\n", "a | b"),
        ("a // x\n  .b()\n  ?.c", "a . b ( ) ?. c"),
        ("a +\nb\n+ c", "a + b + c"),
        ("a\n-b", "a | - b"),
        ("a\n- b", "a - b"),
        ("f\n(x)", "f | ( x )"),
        ("f\n[x]", "f | [ x ]"),
        ("(a\nb)", "( a b )"),
        ("(fn() {\na\nb\n}\n)", "( fn ( ) { a | b } )"),
        ("{\na\n}\nelse {\n}", "{ a } else { }"),
        ("impl A {\n    fn f()\n    fn g()\n}\nfn h()", "impl A { fn f ( ) | fn g ( ) } | fn h ( )"),
        ("let a = b +\nfn c()", "let a = b + | fn c ( )"),
        ("let a =\nfn(c) => c", "let a = fn ( c ) => c"),
        ("return\na", "return | a"),
        ("a!\nb", "a ! | b"),
        ("x: T?\nb", "x : T ? | b"),
        ("a,\nb\n, c", "a , b , c"),
        ("fn f()\n    uses e\n    throws E\n    requires a\n{", None),
        ("a;\nb", "a ; b"),
        ("p\nif a", "p | if a"),
        ("a\r\nb\r\n", "a | b"),
        ("a == \n b", "a == b"),
        ("a\n|> b", "a |> b"),
        ("true\nself\n1\n1.5\n\"s\"\n~a", "true | self | INT | FLOAT | STRING | ~ a"),
    ],
)  # fmt: skip
def test_newlines(text: str, expected: str | None) -> None:
    if expected is None:
        text, expected = text + "}", "fn f ( ) uses e throws E requires a { }"
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.match + a?.in", "a . match + a ?. in"),
        ("fn match(self)", "fn match ( self )"),
        ("f(type: 1, if : 2, self: 3, true: 4)", "f ( type : INT , if : INT , self : INT , true : INT )"),
        ("match: 1", "match : INT"),
        ("record A\npub enum B\nimpl<T> C", "record A | pub enum B | impl < T > C"),
        ("f(record, test)", "f ( record , test )"),
        ("fn f() {\ntype.x\n}", "fn f ( ) { type . x }"),
        ("let a = b +\n    record", "let a = b + record"),
        ("let x: List<Int>\nimpl<T> A", "let x : List < Int > | impl < T > A"),
        ("a>>b??c..=d...e", None),
        ("1..2 1.a", "INT .. INT INT . a"),
        ("_ _a A1", "_ _a A1"),
    ],
)
def test_words_and_signs(text: str, expected: str | None) -> None:
    if expected is None:
        lexed = lex(Source("t", text))
        assert [d.code for d in lexed.diagnostics] == ["foreign-syntax"]
        assert [t.kind for t in lexed.tokens[1:-1:2]] == [">>", "??", "..=", ".."]
        return
    assert kinds(text) == expected


def test_soft_keywords_are_keywords_where_a_declaration_begins() -> None:
    found = [t.kind for t in tokens("test\n") + tokens("f(test)") + tokens("a.test") + tokens("{ test }")]
    assert found == ["test", "NAME", "(", "NAME", ")", "NAME", ".", "NAME", "{", "NAME", "}"]


def test_numbers() -> None:
    text = "42 1_000 0xff 0b1010 0o17 1.5 2e10 1.5e-3 0"
    assert [t.text for t in tokens(text)] == text.split()
    assert [t.kind for t in tokens(text)] == "INT INT INT INT INT FLOAT FLOAT FLOAT INT".split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'"\n\t\r\\\"\{\}\0\u{1F600}\u{41}"', ['\n\t\r\\"{}\0\U0001f600A']),
        (r'r"\n{}" r""', ["\\n{}", ""]),
        ('"a{b}c{"d{e}"}f"', ["a", "c", "d", "", "f"]),
        ('"""\n    a\n      b\n\n    c\n    """', ["a\n  b\n\nc"]),
        ('"""\n\ta "x" ""\n\t"""', ['a "x" ""']),
        ('"""\n  \\u{41}{x}\n    {y}\\n\n  """', ["A", "\n  ", "\n"]),
        ('"""\n"""', [""]),
        ('"""\n\n"""', [""]),
        ('"""\n\n\n"""', ["\n"]),
        ('r"""\n  \\n {x}\n\n  """', ["\\n {x}\n"]),
        ('"""\r\n  a\r\n  b\r\n  """', ["a\nb"]),
        ('"""\n  {f("""\n    a\n    """)}\n  """', ["", "a", ""]),
        ('"""\n  {f(\n a,\n b)}\n  """', ["", ""]),
    ],
)
def test_strings(text: str, expected: list[str]) -> None:
    assert strings(text) == expected


def test_places_of_tokens() -> None:
    text = 'a\n  "x{b}y" """\n  z\n  """ c'
    places = [(t.kind, *t[2:]) for t in tokens(text)]
    assert places == [
        ("NAME", 1, 1, 1, 2),
        ("_NEWLINE", 1, 2, 1, 2),
        ("STRING_BEGIN", 2, 3, 2, 6),
        ("NAME", 2, 6, 2, 7),
        ("STRING_END", 2, 7, 2, 10),
        ("STRING", 2, 11, 4, 6),
        ("NAME", 4, 7, 4, 8),
    ]


def test_a_byte_order_mark_has_no_column() -> None:
    assert tokens("\ufeffa")[0].column == 1


@pytest.mark.parametrize("text", ["f(a, [b", "{ a ( }", "{ { }", ") a ]", '"{f(x}"', "fn f() {\n if a {\n}\nfn g() {}"])
def test_brackets_come_out_balanced(text: str) -> None:
    stack: list[str] = []
    lexed = lex(Source("t", text))
    assert lexed.diagnostics
    closers = {"(": ")", "[": "]", "{": "}", "STRING_BEGIN": "STRING_END"}
    for token in lexed.tokens:
        if token.kind in closers:
            stack.append(closers[token.kind])
        elif token.kind in closers.values():
            assert stack.pop() == token.kind
    assert not stack

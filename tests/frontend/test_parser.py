"""The parser: what trees it makes, where their spans are, and that it bears any input."""

from __future__ import annotations

import hashlib
import inspect
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prism.frontend import ast, build_tables, tables
from prism.frontend.building import Builder
from prism.frontend.parser import MAX_DEPTH, parse
from prism.source import Source
from tests.frontend.trees import body, expression, problems, shown, tree

ROOT = Path(__file__).parents[2]
FOLDERS = ("examples", "bench", "prism/std", "prism/testing/corpus/programs", "prism/testing/corpus/records")
PROGRAMS = sorted(path for folder in FOLDERS for path in ROOT.glob(f"{folder}/**/*.prism"))


# --- tables ---------------------------------------------------------------------------------------------------------


def test_tables_are_those_of_the_grammar() -> None:
    grammar = build_tables.GRAMMAR.read_text("utf-8")
    assert hashlib.sha256(grammar.encode()).hexdigest() == tables.GRAMMAR_SHA256
    assert build_tables.tables_from(grammar) == build_tables.TABLES.read_text("utf-8")


def test_every_rule_has_a_building_function_that_takes_its_parts() -> None:
    for _, _, what, name, picks in tables.RULES:
        if what == "call":
            inspect.signature(getattr(Builder, name)).bind(None, None, *picks)


def test_parsing_needs_no_lark() -> None:
    code = "import sys, prism.frontend.parser; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- trees ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: str(p.relative_to(ROOT)))
def test_programs_parse_and_spans_nest(path: Path) -> None:
    file = tree(path.read_text("utf-8"))
    assert file.declarations
    check_spans(file)


def check_spans(parent: ast.Node) -> None:
    start, end = parent.span[1:3], parent.span[3:5]
    assert start <= end
    for field in fields(parent):
        part = getattr(parent, field.name)
        for child in part if isinstance(part, tuple) else (part,):
            if isinstance(child, ast.Node):
                assert start <= child.span[1:3] <= child.span[3:5] <= end, (parent, child)
                check_spans(child)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a or b and not c == d", "Binary('or', a, Binary('and', b, Unary('not', Binary('==', c, d))))"),
        ("a ?? b ?? c", "Binary('??', a, Binary('??', b, c))"),
        ("a < b ?? c", "Binary('<', a, Binary('??', b, c))"),
        ("a | b ^ c & d << e + f * -g", "Binary('|', a, Binary('^', b, Binary('&', c, Binary('<<', d, Binary('+', e, Binary('*', f, Unary('-', g)))))))"),
        ("a - b - c", "Binary('-', Binary('-', a, b), c)"),
        ("-a.b", "Unary('-', Member(a, b))"),
        ("~-a", "Unary('~', Unary('-', a))"),
        ("x |> f(y) |> g()", "Pipe(Pipe(x, Call(f, [Argument(None, y)])), Call(g, []))"),
        ("a in 0..n", "Binary('in', a, Range(IntLiteral(0), n, False))"),
        ("a?.b?.c(d)!", "Unwrap(Call(OptionMember(OptionMember(a, b), c), [Argument(None, d)]))"),
        ("m.get(k) ?? return 0", "Binary('??', Call(Member(m, get), [Argument(None, k)]), Return(IntLiteral(0)))"),
        ("a or throw b or c", "Binary('or', a, Throw(Binary('or', b, c)))"),
        ("fn(x) => x + 1", "Closure([ClosureParam(NamePattern('x'), None)], None, -, Binary('+', x, IntLiteral(1)))"),
        ("fn(x) => y = x", "Closure([ClosureParam(NamePattern('x'), None)], None, -, Assign(y, '=', x))"),
        ("fn() { 1 }", "Closure([], None, -, Block([IntLiteral(1)]))"),
        ("()", "UnitLiteral()"),
        ("(a)", "a"),
        ("(a, b)", "TupleLiteral([a, b])"),
        ("[..a, b,]", "ListLiteral([Spread(a), b])"),
        ("[a: b, c: d]", "MapLiteral([[a, b], [c, d]])"),
        ("[:]", "MapLiteral([])"),
        ("P(..old, x: 1)", "Call(P, [Argument(None, Spread(old)), Argument(x, IntLiteral(1))])"),
        ("a.match(type: 1).in", "Member(Call(Member(a, match), [Argument(type, IntLiteral(1))]), in)"),
        ("s[i][j]", "Index(Index(s, i), j)"),
        ("0xff_ff", "IntLiteral(65535)"),
        ("1_000.5e-3", "FloatLiteral(1.0005)"),
        ('"a{1}{b}c"', "StringLiteral(['a', IntLiteral(1), b, 'c'])"),
        ('"{"{"x"}"}"', "StringLiteral([StringLiteral([StringLiteral(['x'])])])"),
        ('""', "StringLiteral([])"),
        ("if let Some(x) = e { x } else if a { b } else { c }", "IfLet(ConstructPattern([Some], [FieldPattern(None, NamePattern('x'))], False), e, Block([x]), If(a, Block([b]), Block([c])))"),
        ("try { a } catch e: E { b } catch e { c } finally { d }", "Try(Block([a]), [Catch(e, NamedType([E], []), Block([b])), Catch(e, None, Block([c]))], Block([d]))"),
        ("handle { a } with { Log.log(m) => b, console.print(_) => () }", "Handle(Block([a]), [HandlerArm([Log, log], [NamePattern('m')], b), HandlerArm([console, print], [AnyPattern()], UnitLiteral())])"),
        ('restrict fs.read("a", "b"), console { a }', "Restrict([EffectExpr('fs.read', ['a', 'b']), EffectExpr('console', None)], Block([a]))"),
    ],
)  # fmt: skip
def test_expressions(text: str, expected: str) -> None:
    assert expression(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("_ => 1", "MatchArm(AnyPattern(), None, IntLiteral(1))"),
        ("Cash => 1", "MatchArm(NamePattern('Cash'), None, IntLiteral(1))"),
        ("Payment.Cash => 1", "MatchArm(ConstructPattern([Payment, Cash], [], False), None, IntLiteral(1))"),
        ("-1 | 0..=9 | -5..5 | -2.5 => 1", "MatchArm(OrPattern([LiteralPattern(-1), RangePattern(0, 9, True), RangePattern(-5, 5, False), LiteralPattern(-2.5)]), None, IntLiteral(1))"),
        ("A(x) | B(x) as n if x => throw x", "MatchArm(AsPattern(OrPattern([ConstructPattern([A], [FieldPattern(None, NamePattern('x'))], False), ConstructPattern([B], [FieldPattern(None, NamePattern('x'))], False)]), n), x, Throw(x))"),
        ("P(x: p, ..)\n if a => b = c", "MatchArm(ConstructPattern([P], [FieldPattern(x, NamePattern('p'))], True), a, Assign(b, '=', c))"),
        ("[p, _, ..rest] => { p }", "MatchArm(ListPattern([NamePattern('p'), AnyPattern()], NamePattern('rest')), None, Block([p]))"),
        ("[..] => 1", "MatchArm(ListPattern([], AnyPattern()), None, IntLiteral(1))"),
        ("(a, ()) => 1", "MatchArm(TuplePattern([NamePattern('a'), UnitPattern()]), None, IntLiteral(1))"),
        ('"a" => 1', "MatchArm(LiteralPattern('a'), None, IntLiteral(1))"),
        ("true => return", "MatchArm(LiteralPattern(True), None, Return(None))"),
    ],
)  # fmt: skip
def test_arms(text: str, expected: str) -> None:
    match = body(f"match e {{ {text} }}")[0]
    assert isinstance(match, ast.Match)
    assert shown(match.arms) == f"[{expected}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Map<String, List<List<Int>>>", "NamedType([Map], [NamedType([String], []), NamedType([List], [NamedType([List], [NamedType([Int], [])])])])"),
        ("cart.Line?", "OptionType(NamedType([cart, Line], []))"),
        ("T??", "OptionType(OptionType(NamedType([T], [])))"),
        ("(A, ())", "TupleType([NamedType([A], []), TupleType([])])"),
        ("(A)", "NamedType([A], [])"),
        ("fn(A) -> B? uses (e.f, g) throws (X, Y)", "FunctionType([NamedType([A], [])], OptionType(NamedType([B], [])), RowExpr([EffectExpr('e.f', None), EffectExpr('g', None)], [NamedType([X], []), NamedType([Y], [])]))"),
        ("fn() -> fn() -> A uses e", "FunctionType([], FunctionType([], NamedType([A], []), RowExpr([EffectExpr('e', None)], None)), -)"),
        ("fn() -> (fn() -> A) uses *", "FunctionType([], FunctionType([], NamedType([A], []), -), RowExpr([EffectExpr('*', None)], None))"),
    ],
)  # fmt: skip
def test_types(text: str, expected: str) -> None:
    alias = tree(f"type X = {text}\nlet y = 1").declarations[0]
    assert isinstance(alias, ast.TypeAlias)
    assert shown(alias.target) == expected


def test_signatures() -> None:
    text = """
        pub fn f<T: Show + Ord>(self, x: Int = 1, g: fn(T) -> () uses *) -> T? uses console, fs.read("a") throws A, B
            requires x > 0
            ensures result != old(x)
            ensures old(x, y)
        {
            old(x)
        }
        """
    function = tree(text).declarations[0]
    assert isinstance(function, ast.Function)
    assert function.public
    assert shown(function.type_params) == "[TypeParam('T', [NamedType([Show], []), NamedType([Ord], [])])]"
    assert shown(function.params[:2]) == "[Param('self', None, None), Param('x', NamedType([Int], []), IntLiteral(1))]"
    assert shown(function.row) == (
        "RowExpr([EffectExpr('console', None), EffectExpr('fs.read', ['a'])], [NamedType([A], []), NamedType([B], [])])"
    )
    assert [shown(c) for c in function.contracts] == [
        "Contract('requires', Binary('>', x, IntLiteral(0)))",
        "Contract('ensures', Binary('!=', result, Old(x)))",
        "Contract('ensures', Call(old, [Argument(None, x), Argument(None, y)]))",
    ]
    assert shown(function.body) == "Block([Call(old, [Argument(None, x)])])"


def test_declarations() -> None:
    text = """
        import a.b
        import a.b (c, D,)
        import a.b as x
        record R<T> { type: Int = 1, var match: T
            z: Int }
        enum E { A, B(x: Int)
            C(Int, String) }
        type P = Int where value > 0 and value < 9
        interface I { fn f(self)
            fn g(self) -> Int { 1 }; fn in(self) }
        impl<T: I> I for Box<T> { pub fn f(self) = () }
        impl R { }
        effect Log { fn log(m: String) }
        let k: Int = { 1 }
        test "name" { assert a, "b" }
        fn one_line() -> Int = 1; fn main() { var (a, b) = c; fn g() { } }
        """
    file = tree(text)
    assert [shown(i) for i in file.imports] == [
        "Import([a, b], None, None)",
        "Import([a, b], [c, D], None)",
        "Import([a, b], None, x)",
    ]
    kinds = [type(d).__name__ for d in file.declarations]
    assert kinds == "Record Enum TypeAlias Interface Impl Impl EffectDecl Constant Test Function Function".split()
    record, enum, alias, interface, impl = file.declarations[:5]
    assert isinstance(record, ast.Record)
    assert [(f.name, f.mutable, shown(f.default)) for f in record.fields] == [
        ("type", False, "IntLiteral(1)"),
        ("match", True, "None"),
        ("z", False, "None"),
    ]
    assert isinstance(enum, ast.Enum)
    assert [(v.name, [f.name for f in v.fields]) for v in enum.variants] == [("A", []), ("B", ["x"]), ("C", ["", ""])]
    assert isinstance(alias, ast.TypeAlias)
    assert shown(alias.predicate).startswith("Binary('and'")
    assert isinstance(interface, ast.Interface)
    assert [(m.name, m.body is None) for m in interface.methods] == [("f", True), ("g", False), ("in", True)]
    assert isinstance(impl, ast.Impl)
    assert shown(impl.interface) == "NamedType([I], [])"
    assert impl.methods[0].public


def test_documentation_goes_to_the_next_declaration() -> None:
    text = """/// Of the file.

        /// Not the last block.

        /// Of f,
        ///   two lines.
        // a remark
        pub fn f() { } /// of nothing
        enum E {
            /// Of A.
            A, B
        }
        //// no documentation
        fn g() { }
        """
    file = tree(text)
    f, enum, g = file.declarations
    assert file.doc == "Of the file."
    assert isinstance(f, ast.Function) and f.doc == "Of f,\n  two lines."
    assert isinstance(enum, ast.Enum) and enum.doc == ""
    assert [v.doc for v in enum.variants] == ["Of A.", ""]
    assert isinstance(g, ast.Function) and g.doc == ""


def test_spans_are_places_in_the_text() -> None:
    call = body("  foo(a,\n      b.c)")[0]
    assert isinstance(call, ast.Call)
    assert call.span[1:] == (2, 3, 3, 11)
    member = call.args[1].value
    assert isinstance(member, ast.Member)
    assert member.span[1:] == (3, 7, 3, 10)
    assert member.name.span[1:] == (3, 9, 3, 10)


# --- any input ------------------------------------------------------------------------------------------------------


DEEP = {
    "brackets": ("let x = ", "(", "1", ")", ""),
    "lists": ("let x = ", "[", "", "]", ""),
    "blocks": ("fn f() {", "if a {", "", "}", "}"),
    "matches": ("fn f() {", "match a { _ => ", "1", "}", "}"),
    "strings": ("let x = ", '"{', "1", '}"', ""),
    "minus": ("let x = ", "- ", "1", "", ""),
    "not": ("let x = ", "not ", "a", "", ""),
    "sum": ("let x = 1", "+1", "", "", ""),
    "chain": ("let x = a", ".b()", "", "", ""),
    "else if": ("fn f() { if a { }", " else if a { }", "", "", "}"),
    "options": ("let x: Int", "?", "", "", " = 1"),
    "generics": ("let x: ", "List<", "Int", ">", " = 1"),
    "function types": ("let x: ", "fn() -> ", "Int", "", " = 1"),
    "closures": ("let x = ", "fn() => ", "1", "", ""),
    "defaults": ("let x = a", " ?? a", "", "", ""),
    "throws": ("let x = ", "throw ", "1", "", ""),
    "patterns": ("fn f() { match a { ", "A(", "x", ")", " => 1 } }"),
}


@pytest.mark.parametrize("name", DEEP)
@pytest.mark.parametrize("depth", [50, 5_000, 100_000])
def test_nesting_gives_a_tree_or_one_message(name: str, depth: int) -> None:
    before, opening, middle, closing, after = DEEP[name]
    file, diagnostics = parse(Source("t", before + opening * depth + middle + closing * depth + after))
    if depth == 50:
        assert not diagnostics
        assert len(file.declarations) == 1
    else:
        assert [d.code for d in diagnostics] == ["nesting-too-deep"]


def test_trees_are_no_deeper_than_promised() -> None:
    for text in ("let x = 1" + "+1" * (MAX_DEPTH - 10), "let x = " + "- " * (MAX_DEPTH - 10) + "1"):
        deepest = 0
        waiting: list[tuple[object, int]] = [(tree(text), 1)]
        while waiting:
            part, depth = waiting.pop()
            if isinstance(part, ast.Node):
                deepest = max(deepest, depth)
                waiting += [(getattr(part, f.name), depth + 1) for f in fields(part)]
            elif isinstance(part, tuple):
                waiting += [(item, depth) for item in part]
        assert MAX_DEPTH - 20 < deepest <= MAX_DEPTH


def test_long_lists_are_not_deep() -> None:
    tree("let x = [" + "1, " * 20_000 + "]")
    tree("fn f() {" + "a()\n" * 20_000 + "}")


def test_time_is_linear() -> None:
    text = (ROOT / "prism" / "std" / "list.prism").read_text("utf-8")

    def seconds(times: int) -> float:
        source = Source("t", text * times)
        start = time.perf_counter()
        parse(source)
        return time.perf_counter() - start

    seconds(1)
    assert seconds(16) < 12 * max(seconds(4), 0.01)


TOKENS = [t for t in tables.TERMINALS if t not in ("$END", "_NEWLINE") and not t.isupper() and "_" not in t]
PIECES = st.sampled_from(
    [*TOKENS, "x", "Foo", "1", '"a"', '"', "{", "}", "\n", " ", '"""\n', "'", "//", "///", "\\", "é", "1.", 'r"']
)


@settings(max_examples=200)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)))
def test_no_text_breaks_the_parser(text: str) -> None:
    check_any(text)


@settings(max_examples=200)
@given(st.data())
def test_no_mutation_breaks_the_parser(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([p.read_text("utf-8") for p in PROGRAMS]))
    start = data.draw(st.integers(0, len(text)))
    text = text[start : start + 600]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(PIECES) + text[at + data.draw(st.integers(0, 6)) :]
    check_any(text)


def check_any(text: str) -> None:
    file, diagnostics = parse(Source("t", text))
    check_spans(file)
    lines = text.split("\n")
    for diagnostic in diagnostics:
        words = diagnostic.message + diagnostic.label + "".join(diagnostic.notes)
        for name in ("_NEWLINE", "$END", "STRING_", "NAME", "ERROR", "something else"):
            assert name not in words or name in text, words
        for span in (diagnostic.span, *(label.span for label in diagnostic.labels)):
            assert 1 <= span.line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert span[1:3] <= span[3:5]


def test_mistakes_are_bounded() -> None:
    for text in (
        ")" * 100_000,
        "\0\1" * 100_000,
        "é \n" * 10_000,
        '"\n' * 10_000,
        "x y\n" * 10_000,
        "fn f() {\n" * 5_000,
        "",
    ):
        start = time.perf_counter()
        assert len(problems(text)) <= 20
        assert time.perf_counter() - start < 5

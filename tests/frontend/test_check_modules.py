"""Programs of several modules: imports, visibility, cycles, linking, and the cache of std."""

from __future__ import annotations

from prism.diagnostics import Diagnostic
from prism.frontend import std
from prism.frontend.check import Checked, check_program
from prism.pir.text import print_module
from prism.pir.verify import verify
from prism.source import Source


def check(main: str, cache: std.Cache | None = None, **modules: str) -> Checked:
    def find(name: str) -> Source | None:
        key = name.replace(".", "_")
        return Source(f"{name.replace('.', '/')}.prism", modules[key]) if key in modules else None

    return check_program(Source("main.prism", main), find, cache)


def codes(checked: Checked) -> list[str]:
    return [f"{d.span.file}:{d.span.line} {d.code}" for d in checked.diagnostics]


def only(checked: Checked) -> Diagnostic:
    assert len(checked.diagnostics) == 1, checked.diagnostics
    return checked.diagnostics[0]


SHAPES = """
pub enum Shape { Circle(Float), Square(side: Float) }
pub record Point { x: Int, y: Int = 7 }
record Hidden { a: Int }
pub type Points = List<Point>
pub let origin = Point(0, 0)
pub fn area(s: Shape) -> Float { match s { Circle(r) => r, Square(a) => a * factor() } }
fn factor() -> Float { 2.0 }
impl Point {
    pub fn sum(self) -> Int { self.x + self.y }
    pub fn unit() -> Point { Point(1, 1) }
    fn secret(self) -> Int { 1 }
}
"""


def test_all_forms_of_import_reach_the_same_things() -> None:
    checked = check(
        """
import geo.shapes
import geo.shapes (Shape, area)
import geo.shapes as g

fn describe(s: shapes.Shape) -> String {
    match s { Circle(r) => "c{r}", shapes.Square(side: a) => "s{a}" }
}

fn main() uses console {
    let p: g.Point = g.Point(3)
    let ps: g.Points = [p, shapes.origin, g.Point.unit()]
    print("{area(Circle(1.0))} {describe(Shape.Square(2.0))} {ps} {p.sum()}")
    if let g.Point(x: 3, ..) = p { print(shapes.area(g.Square(1.0))) }
}
""",
        geo_shapes=SHAPES,
    )
    assert codes(checked) == []
    assert checked.module is not None and verify(checked.module) == ()
    names = {f.name for f in checked.module.functions}
    assert {"geo.shapes.area", "geo.shapes.factor", "geo.shapes.Point.sum", "geo.shapes.Point.default.y"} <= names
    assert "geo.shapes.Point.secret" not in names
    assert {t.name for t in checked.module.types} == {"geo.shapes.Shape", "geo.shapes.Point"}
    assert checked.module.exports == ("main.main",)


def test_what_is_private_or_unknown_in_another_module() -> None:
    checked = check(
        """
import geo.shapes
import geo.shapes (factor, Hidden, Circel, Square)
import geo.shaeps
fn main() uses console {
    print(shapes.factor())
    print(shapes.aera(shapes.Circle(1.0)))
    print(shapes.origin.secret())
    let h: shapes.Hidden = shapes.Hidden(1)
    factor() + Hidden(1)
}
""",
        geo_shapes=SHAPES,
    )
    assert codes(checked) == [
        "main.prism:3 private-name",
        "main.prism:3 private-name",
        "main.prism:3 unknown-name",
        "main.prism:3 unknown-name",
        "main.prism:4 unknown-module",
        "main.prism:6 private-name",
        "main.prism:7 unknown-name",
        "main.prism:8 private-name",
        "main.prism:9 private-name",
        "main.prism:9 private-name",
        "main.prism:10 bad-operands",
    ]
    notes = {d.message: d.notes for d in checked.diagnostics}
    assert notes["`geo.shapes` has no `aera`"] == ("did you mean `area`?",)


def test_a_cycle_of_imports_is_shown() -> None:
    checked = check("import a\nfn main() {}", a="import b", b="import c.d", c_d="import a\npub fn f() { a.g() }")
    found = only(checked)
    assert (found.code, found.message) == ("import-cycle", "modules import each other: a -> b -> c.d -> a")
    assert (found.span.file, found.span.line) == ("c/d.prism", 1)


def test_a_module_that_does_not_parse_gives_no_second_message_elsewhere() -> None:
    checked = check("import a\nimport a (x, T)\nfn main() { a.f(x)\n let t: T = T(1) }", a="fn f( {")
    assert {d.span.file for d in checked.diagnostics} == {"a.prism"}
    assert checked.module is None


def test_mistakes_in_an_imported_module_are_reported_there() -> None:
    checked = check("import a (f)\nfn main() uses console { print(f()) }", a='pub fn f() -> Int { "x" }')
    assert codes(checked) == ["a.prism:1 type-mismatch"]


def test_a_library_exports_its_public_functions_that_are_not_generic() -> None:
    checked = check(
        "pub fn f(a: Int) -> Int { g(a) }\nfn g(a: Int) -> Int { a }\npub fn h<T>(a: T) -> T { a }\n"
        "pub fn load(p: String) -> Bool uses fs.read { fs.exists(p) }"
    )
    assert checked.module is not None
    assert checked.module.exports == ("main.f", "main.load")
    assert str(checked.module.manifest) == " uses (fs.read)"
    assert [f.name for f in checked.module.functions] == ["main.f", "main.g", "main.load"]


def test_constants_come_after_those_they_need_through_functions_too() -> None:
    checked = check("let a = f()\nlet b = 2\nfn f() -> Int { b + c }\nlet c = 3\nfn main() uses console { print(a) }")
    assert checked.module is not None and verify(checked.module) == ()
    assert [g.name for g in checked.module.globals] == ["main.c", "main.b", "main.a"]


def test_hello_loads_nothing_of_std() -> None:
    checked = check('fn main() uses console { print("hello {1 + 2}") }')
    assert list(checked.sources) == ["main.prism"]


class Memory:
    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.hits = 0

    def get(self, key: str) -> bytes | None:
        self.hits += key in self.data
        return self.data.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.data[key] = data


def test_std_from_the_cache_is_the_same() -> None:
    program = (
        'fn main() uses console { print(["a"].map(fn(s) => s.upper()).contains("A"))\n print([2, 1].sorted().max()!) }'
    )
    cache = Memory()
    first, second, without = check(program, cache), check(program, cache), check(program)
    assert cache.hits >= 3
    assert first.module is not None and second.module is not None and without.module is not None
    assert verify(second.module) == ()
    assert print_module(first.module) == print_module(second.module) == print_module(without.module)


def test_a_damaged_cache_is_ignored() -> None:
    program = "fn main() uses console { print([1].len()) }"
    cache = Memory()
    check(program, cache)
    cache.data = {key: data[: len(data) // 2] for key, data in cache.data.items()}
    assert check(program, cache).module is not None

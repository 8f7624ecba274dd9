"""Prism from Python: compile, load, call, and what comes of wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest

import prism

SHOP = """
pub record Item { name: String, cents: Int }
pub enum Payment { Cash, Card(number: String) }
pub record Declined { reason: String }

pub fn total(items: List<Item>) -> Int { items.fold(0, fn(sum, i) => sum + i.cents) }
pub fn pay(cents: Int, payment: Payment) -> String throws Declined {
    match payment {
        Cash => "cash {cents}"
        Card(number) if number.len() != 4 => throw Declined("bad card")
        Card(number) => "card {number}"
    }
}
pub fn half(x: Float) -> Float { x / 2.0 }
pub fn echo(s: String) -> String { s }
pub fn add(a: Int, b: Int) -> Int { a + b }
pub fn greet(name: String) uses console { print("hello {name}") }
pub fn load(path: String) -> String uses fs.read throws IoError { fs.read_text(path) }
pub fn spin() { loop {} }
"""


@pytest.fixture(scope="module")
def shop() -> prism.Program:
    return prism.compile(SHOP, name="shop.prism")


def test_values_go_in_and_out(shop: prism.Program) -> None:
    assert shop.call("total", [[{"name": "tea", "cents": 450}, {"name": "mug", "cents": 1200}]]).value == 1650
    assert shop.call("half", [3.0]).value == 1.5
    assert shop.call("echo", ["é\0\U0001f600"]).value == "é\0\U0001f600"
    outcome = shop.call("add", [2**62, -1])
    assert (outcome.value, outcome.shown, outcome.exit_code) == (2**62 - 1, str(2**62 - 1), outcome.value & 0xFF)


def test_output_and_effects_are_in_the_outcome(shop: prism.Program, capfd: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []
    outcome = shop.call("greet", ["Ada"], on_effect=lambda event: seen.append(str(event)))
    assert (outcome.output, outcome.error_output, outcome.value) == ("hello Ada\n", "", None)
    assert [str(event) for event in outcome.effects] == seen == ['console.print("hello Ada") granted']
    assert capfd.readouterr() == ("", "")


def test_what_goes_wrong_is_in_the_outcome(shop: prism.Program) -> None:
    trap = shop.call("add", [2**63 - 1, 1]).trap
    assert trap is not None and trap.code == "overflow"
    assert [frame.function for frame in trap.stack] == ["shop.add"]
    thrown = shop.call("pay", [1, ("Card", "12")]).thrown
    assert thrown is not None and (thrown.type, thrown.shown) == ("shop.Declined", 'Declined(reason: "bad card")')
    trap = shop.call("spin", limits=prism.Limits(fuel=1000)).trap
    assert trap is not None and trap.code == "fuel"
    trap = shop.call("spin", limits=prism.Limits(timeout=0.1)).trap
    assert trap is not None and trap.code == "timeout"


def test_authority_is_what_the_host_grants(shop: prism.Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("content")
    grants = ["console", "fs.read=*.txt"]
    assert shop.call("load", ["a.txt"], grants=grants, root=tmp_path).value == "content"
    for given, path in ((None, "a.txt"), (["console"], "a.txt"), (grants, "b.md"), (grants, "../a.txt")):
        trap = shop.call("load", [path], grants=given, root=tmp_path).trap
        assert trap is not None and trap.code == "capability"
    thrown = shop.call("load", ["absent.txt"], grants=grants, root=tmp_path).thrown
    assert thrown is not None and thrown.type == "std.fs.IoError"


@pytest.mark.parametrize(
    ("function", "args"),
    [
        ("total", []),
        ("total", [1, 2]),
        ("total", [3]),
        ("total", [[{"name": "tea"}]]),
        ("total", [[{"name": "tea", "cents": "many"}]]),
        ("total", [[{"name": "tea", "cents": 1, "colour": 2}]]),
        ("add", [1, 2.0]),
        ("add", [1, True]),
        ("add", [1, 2**63]),
        ("add", ["1", 2]),
        ("add", [None, 2]),
        ("half", ["x"]),
        ("echo", [b"bytes"]),
        ("echo", ["\ud800"]),
        ("pay", [1, "Cheque"]),
        ("absent", []),
    ],
)
def test_calls_that_do_not_fit_are_refused(shop: prism.Program, function: str, args: list[object]) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        shop.call(function, args)
    assert str(caught.value) and "internal" not in str(caught.value)


@pytest.mark.parametrize(
    "options",
    [
        {"grants": ["teleport"]},
        {"grants": 3},
        {"argv": [1]},
        {"argv": ["\ud800"]},
        {"environment": {"A": 1}},
        {"stdin": "\ud800"},
    ],
)
def test_surroundings_that_can_not_be_are_refused(shop: prism.Program, options: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        shop.call("spin", **options)  # type: ignore[arg-type]  # wrong on purpose


def test_calls_do_not_touch_each_other() -> None:
    program = prism.compile("let seen: List<Int> = []\npub fn count() -> Int { seen.push(1)\n seen.len() }")
    assert [program.call("count").value for _ in range(3)] == [1, 1, 1]


def test_main_with_arguments_and_surroundings() -> None:
    program = prism.compile(
        "fn main(args: List<String>) -> Int uses console, env {\n"
        '    print("{args} {env.args()} {env.get("A")} {console.read_line()}")\n    args.len()\n}'
    )
    outcome = program.run(["x", "y"], grants=["console", "env"], environment={"A": "1"}, stdin="line\n")
    assert outcome.output == '["x", "y"] ["x", "y"] Some("1") Some("line")\n'
    assert outcome.exit_code == 2


def test_bytes_load_again(shop: prism.Program) -> None:
    loaded = prism.load(shop.data)
    assert loaded.call("add", [1, 2]).value == 3
    assert loaded.exports == shop.exports
    assert loaded.exports["add"] == "fn add(a: Int, b: Int) -> Int"
    assert loaded.exports["load"] == "fn load(path: String) -> String uses (fs.read) throws (std.fs.IoError)"
    assert loaded.manifest == ("console", "fs.read")


@pytest.mark.parametrize("size", [0, 1, 4, 20, 60, 100, -1])
def test_bytes_that_are_no_program_are_refused(shop: prism.Program, size: int) -> None:
    with pytest.raises(prism.LoadError, match="malformed program"):
        prism.load(shop.data[:size])
    with pytest.raises(TypeError):
        prism.load("text")  # type: ignore[arg-type]  # wrong on purpose


def test_flipped_bits_are_noticed(shop: prism.Program) -> None:
    for at in range(0, len(shop.data), 7):
        data = bytearray(shop.data)
        data[at] ^= 0x10
        with pytest.raises(prism.LoadError):
            prism.load(bytes(data))


def test_errors_of_a_program_are_diagnostics() -> None:
    with pytest.raises(prism.CompileError) as caught:
        prism.compile("fn main() { x }", name="broken.prism")
    assert [d.code for d in caught.value.diagnostics] == ["unknown-name"]
    assert str(caught.value).startswith("broken.prism:1:13: ")
    assert [d.code for d in prism.check("fn main() { x }")] == ["unknown-name"]
    assert prism.check("fn main() { }") == ()


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "fn", "(" * 5000, "//" + "x" * (9 << 20)])
def test_any_text_compiles_or_is_a_compile_error(text: str) -> None:
    with pytest.raises(prism.CompileError):
        prism.compile(text)
    prism.check(text)


def test_modules_in_memory() -> None:
    program = prism.compile(
        "import tax.vat\npub fn total(x: Int) -> Int { x + vat.of(x) }",
        modules={"tax.vat": "pub fn of(x: Int) -> Int { x / 5 }"},
    )
    assert program.call("total", [100]).value == 120
    assert [d.code for d in prism.check("import tax.vat", modules={})] == ["unknown-module"]


def test_files(tmp_path: Path) -> None:
    (tmp_path / "main.prism").write_text("import part\npub fn f() -> Int { part.g() }")
    (tmp_path / "part.prism").write_text("pub fn g() -> Int { 7 }")
    for source in (tmp_path / "main.prism", str(tmp_path / "main.prism")):
        assert prism.compile(source).call("f").value == 7
        assert prism.check(source) == ()
    assert [d.code for d in prism.check(tmp_path / "absent.prism")] == ["unreadable-source"]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"fuel": "x"}, "the limit fuel is a whole number, not str"),
        ({"fuel": 1.5}, "the limit fuel is a whole number, not float"),
        ({"memory": -1}, "the limit memory is a number from 0 up, not -1"),
        ({"depth": None}, "the limit depth is a whole number, not NoneType"),
        ({"depth": 10**9}, "the limit depth is at most 1000000, not 1000000000"),
        ({"timeout": float("nan")}, "the limit timeout is a number from 0 up, not nan"),
        ({"timeout": "x"}, "the limit timeout is a number of seconds, not str"),
        ({"output": True}, "the limit output is a whole number, not bool"),
    ],
)
def test_limits_that_are_none(shop: prism.Program, limits: dict[str, object], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=f"^{message}$"):
        shop.call("spin", limits=prism.Limits(**limits))  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"args": 5}, "the arguments are a list or tuple, not int"),
        ({"args": {1, 2}}, "the arguments are a list or tuple, not set"),
        ({"args": "ab"}, "the arguments are a list or tuple, not str"),
        ({"limits": {"fuel": 3}}, "limits are prism.Limits, not dict"),
        ({"argv": "ab"}, "argv is a list or tuple of str, not str"),
        ({"environment": [1]}, "environment is a mapping, not list"),
        ({"on_effect": 3}, "on_effect is a function, not int"),
        ({"stdin": b"a"}, "stdin holds bytes where str is expected"),
    ],
)
def test_what_is_no_call(shop: prism.Program, words: dict[str, object], message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}"):
        shop.call("add", **{"args": (1, 2), **words})  # type: ignore[arg-type]  # on purpose


def test_what_is_no_source() -> None:
    for source in (None, 3, b"fn main() {}"):
        with pytest.raises(TypeError, match="a source is a text or a path"):
            prism.compile(source)  # type: ignore[arg-type]  # on purpose
        with pytest.raises(TypeError, match="a source is a text or a path"):
            prism.check(source)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match="level is 0, 1 or 2, not 7"):
        prism.compile("fn main() {}", level=7)
    with pytest.raises(TypeError, match="modules are a mapping of names to texts, and 'a' is int"):
        prism.compile("import a\nfn main() {}", modules={"a": 3})  # type: ignore[dict-item]  # on purpose


def test_arguments_of_main_are_taken_once() -> None:
    program = prism.compile("fn main(args: List<String>) -> Int { args.len() }")
    assert program.run(word for word in ("a", "b")).value == 2  # type: ignore[arg-type]  # a generator
    with pytest.raises(TypeError, match="argv is a list or tuple of str, not str"):
        program.run("ab")

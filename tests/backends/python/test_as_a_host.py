"""Generated Python as a host meets it: imported, called, granted to, run as a script."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SHOP = """
/// A line of a cart.
pub record Line { name: String, var quantity: Int, cents: Int }
pub enum Kind { Food, Goods(rate: Int) }
pub record Bad { why: String }

/// The sum of all lines.
pub fn total(lines: List<Line>) -> Int {
    var sum = 0
    for l in lines { sum += price(l) }
    sum
}

fn price(l: Line) -> Int {
    let cents = l.cents
    if l.quantity == 0 { return 0 }
    cents * l.quantity
}

pub fn rate(k: Kind, extra: Int?) -> Int throws Bad {
    match k {
        Food => 7 + (extra ?? 0)
        Goods(r) if r > 50 => throw Bad("rate {r}")
        Goods(r) => r
    }
}

pub fn half(x: Float) -> Float { x / 2.0 }
pub fn echo(s: String) -> String { s }
pub fn nth(xs: List<Int>, i: Int) -> Int { xs[i] }
pub fn depth(n: Int) -> Int { if n == 0 { 0 } else { 1 + depth(n - 1) } }
pub fn load(path: String) -> String uses fs.read throws IoError { fs.read_text(path) }
pub fn positions(xs: List<(Int, String?)>) -> Map<(Int, String?), Int> {
    let found: Map<(Int, String?), Int> = [:]
    for x in xs { found.update(x, 0, fn(n) => n + 1) }
    found
}

fn main(args: List<String>) -> Int uses console, fs.read("data/**") {
    print("{args}")
    console.error("to standard error")
    if args.len() > 1 { print(nth([1], args.len())) }
    if args.len() > 0 { print(try { load(args[0]) } catch e: IoError { "failed: {e.message}" }) }
    args.len()
}
"""


def place(part: str) -> tuple[int, int]:
    """Line and column of a part of the program."""
    before = SHOP[: SHOP.index(part)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


Load = Callable[..., ModuleType]


def test_functions_take_and_give_python_values(imported: Load) -> None:
    shop = imported(SHOP)
    assert shop.total([shop.Line("tea", 2, 50), shop.Line(name="mug", quantity=1, cents=1)]) == 101
    assert shop.total.__doc__ == "The sum of all lines."
    assert shop.total.__annotations__ == {"lines": "list[Line]", "return": "int"}
    assert (shop.rate(shop.FOOD, None), shop.rate(shop.Food(), shop.Some(3)), shop.rate(shop.Goods(19), None)) == (
        7,
        10,
        19,
    )
    assert shop.half(3) == 1.5
    assert "total" in shop.__all__ and "price" not in shop.__all__
    found = shop.positions([(1, None), (2, shop.Some("x")), (1, None)])
    assert found[(1, None)] == 2 and found[(2, shop.Some("x"))] == 1 and len(found) == 2


@pytest.mark.parametrize(
    ("function", "args", "message"),
    [
        ("total", [3], "argument 1 (lines) must be List<host_test_program.Line>, not int 3"),
        ("nth", [["1"], 0], "argument 1 (xs)[0] must be Int, not str '1'"),
        ("nth", [[1], True], "argument 2 (i) must be Int, not bool True"),
        ("nth", [[1], 2**63], "argument 2 (i) must be Int, and does not fit 64 bits"),
        ("echo", ["a\ud800"], "argument 1 (s) holds a lone surrogate, which no String may"),
        ("half", ["1"], "argument 1 (x) must be Float, not str '1'"),
    ],
)
def test_arguments_are_checked(imported: Load, function: str, args: list[object], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        getattr(imported(SHOP), function)(*args)
    assert str(caught.value) == message


def test_errors_and_traps_are_exceptions_that_show_the_sources(imported: Load) -> None:
    shop = imported(SHOP, 0)
    with pytest.raises(shop.BadThrown) as thrown:
        shop.rate(shop.Goods(60), None)
    assert thrown.value.value.why == "rate 60" and str(thrown.value) == 'Bad(why: "rate 60")'
    with pytest.raises(Exception, match="50 \\* 4611686018427387904 does not fit 64 bits") as trap:
        shop.total([shop.Line("tea", 2**62, 50)])
    assert trap.value.code == "overflow"
    assert trap.value.stack == (
        ("host_test_program.price", "host_test_program.prism", *place("cents * l.quantity")),
        ("host_test_program.total", "host_test_program.prism", *place("price(l) }")),
    )
    text = "".join(traceback.format_exception(trap.value))
    assert f'File "host_test_program.prism", line {place("cents * l")[0]}, in host_test_program.price' in text
    with pytest.raises(Exception, match="index 5 is out of range of a list of length 2"):
        shop.nth([1, 2], 5)
    with pytest.raises(Exception, match="index -1 is out of range of a list of length 2"):
        shop.nth([1, 2], -1)


def test_deep_recursion_is_a_trap_and_leaves_the_host_as_it_was(imported: Load) -> None:
    shop = imported(SHOP, 0)
    before = sys.getrecursionlimit()
    assert shop.depth(5000) == 5000
    with pytest.raises(Exception, match="calls are nested too deeply") as trap:
        shop.depth(10**9)
    assert trap.value.code == "stack" and sys.getrecursionlimit() == before
    results: list[int] = []
    threads = [threading.Thread(target=lambda: results.append(shop.depth(5000))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [5000] * 4


def test_authority_comes_from_the_host(imported: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = imported(SHOP)
    granting, recording = (getattr(sys.modules["prism_support"], name) for name in ("granting", "Recording"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("content")
    with pytest.raises(Exception, match=r"fs\.read is denied: the program needs it, but nothing is granted"):
        shop.load("data/a.txt")
    with granting({"fs.read": ["data/**"]}):
        assert shop.load("data/a.txt") == "content"
        with pytest.raises(shop.IoErrorThrown) as thrown:
            shop.load("data/b.txt")
        assert thrown.value.value.message == "no such file or directory"
        for path in ("../data/a.txt", str(tmp_path / "data/a.txt"), "prism_support.py"):
            with pytest.raises(Exception, match="is denied") as denied:
                shop.load(path)
            assert denied.value.code == "capability"
    streams = recording()
    with granting(["console", "fs.read"], streams=streams):
        assert shop.main(["data/a.txt"]) == 1
    assert streams.output == '["data/a.txt"]\ncontent\n' and streams.error_output == "to standard error\n"


def script(folder: Path, *words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "host_test_program.py", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_a_module_is_a_command(imported: Load, tmp_path: Path) -> None:
    imported(SHOP, 0)
    needs = 'trap capability: fs.read("data/**") is denied: the program needs it, but only console is granted\n'
    assert script(tmp_path, "--", "x") == (70, "", needs)
    assert script(tmp_path, "--allow", "fs.read=data/**") == (0, "[]\n", "to standard error\n")
    assert script(tmp_path, "--allow=fs.read", "data/x") == (
        1,
        '["data/x"]\nfailed: no such file or directory\n',
        "to standard error\n",
    )
    code, _, errors = script(tmp_path, "--allow=fs.read", "a", "b")
    assert code == 70 and errors.splitlines()[1:] == [
        "trap index: index 2 is out of range of a list of length 1",
        "  at host_test_program.prism:{}:{} in host_test_program.nth".format(*place("xs[i]")),
        "  at host_test_program.prism:{}:{} in host_test_program.main".format(*place("nth([1]")),
    ]
    code, _, errors = script(tmp_path, "--allow", "fs.rea")
    assert code == 2 and errors.startswith('prism: --allow: there is no effect "fs.rea"; did you mean fs.read')


def test_a_command_that_is_used_wrongly(imported: Load, tmp_path: Path) -> None:
    imported(SHOP, 0)
    usage = "prism: there is no option --alow; usage: [--allow EFFECT[=PATTERN]]... [--] ARGS\n"
    assert script(tmp_path, "--alow", "fs.read") == (2, "", usage)
    assert script(tmp_path, "--allow") == (2, "", "prism: --allow needs a value: --allow EFFECT[=PATTERN]\n")
    assert script(tmp_path, "--allow=fs.read", os.fsdecode(b"\xff")) == (
        2,
        "",
        "prism: an argument for the program is not UTF-8\n",
    )
    command = f"{sys.executable} host_test_program.py --allow=fs.read"
    for line, code in ((f"{command} | true", 141), (f"{command} a b >/dev/full 2>&-", 70)):
        done = subprocess.run(
            ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr.replace("to standard error\n", "")) == (code, "")

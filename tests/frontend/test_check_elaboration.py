"""What the checker makes of the constructs that are more than one node: order of evaluation, temporaries, desugaring."""

from __future__ import annotations

import re

from syrupy.assertion import SnapshotAssertion

from prism.frontend.check import check_program
from prism.pir.text import print_module
from prism.pir.verify import verify
from prism.source import Source

PROGRAM = """
record Item { name: String, var count: Int = 1, tags: List<String> = [] }

fn three(a: Int, b: Int = step(9), c: Int = 0) -> Int uses console { a - b - c }

fn step(n: Int) -> Int uses console { print(n)
    n }

fn find(xs: List<Int>, want: Int) -> Int? {
    for (i, x) in xs.enumerate() { if x == want { return Some(i) } }
    None
}

fn named_arguments() -> Int uses console { three(c: step(1), a: step(2)) }

fn copy(old: Item) -> Item { Item(..old, tags: [..old.tags, "new"], name: old.name + "!") }

fn options(a: Item?, b: List<Int>) -> Int { a?.tags?.first()?.len() ?? b.get(0) ?? return -1 }

fn places(item: Item, m: Map<String, List<Int>>) -> () {
    item.count += 1
    m["k"][0] *= 2
}

fn asked(n: Int, xs: List<Int>) -> Bool { n + 1 in xs or n in 1..=xs.len() }

fn loops(xs: List<Int>) -> Int {
    var n = 10
    while n > 0 { n -= 3 }
    while let Some(x) = xs.pop() { if x == n { continue } }
    loop { if n > 5 { break n * 2 }
        n += 1 }
}

fn local(n: Int) -> Int {
    fn fact(n: Int) -> Int { if n < 2 { 1 } else { n * fact(n - 1) } }
    assert n == fact(3), "odd"
    n |> fact()
}

fn values() -> List<Int?> { ["1", "x"].map(Int.parse) }

fn shadow(x: Int) -> Int {
    let y = { fn(x) => x + 1 }
    if x > 0 { let x = x * 2
        x } else { x }
}

pub fn all(item: Item, f: fn(Item) -> Int uses *) -> String uses console {
    let r = try { find([1], f(item))! } finally { print("done") }
    let shown = "{r} {values()} {options(Some(copy(item)), [])} {asked(1, [])} {loops([])} {local(6)} {shadow(1)}"
    places(item, ["k": [1]])
    "{shown} {named_arguments()}"
}
""".replace("    let y = { fn(x) => x + 1 }\n", "")


def test_elaborated_program(snapshot: SnapshotAssertion) -> None:
    checked = check_program(Source("main.prism", PROGRAM), lambda name: None)
    assert checked.diagnostics == ()
    assert checked.module is not None and verify(checked.module) == ()
    text = re.sub('source "std/.*\n', "", print_module(checked.module, spans=False))
    own = [part for part in text.split("\n\n") if "std." not in part.split("=")[0]]
    assert "\n\n".join(own) == snapshot

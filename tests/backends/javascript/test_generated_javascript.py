"""What generated JavaScript looks like: sources and output side by side."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from prism.backends.javascript.primitives import RULES
from prism.backends.javascript.sourcemap import decode_vlq, encode_vlq
from prism.pir.primitives import PRIMITIVES, PROVED

from .conftest import code_of, generate

PROGRAMS = {
    "records_and_enums": """
/// A share of something.
pub record Share { name: String, var percent: Int, note: String? }

/// How to pay.
pub enum Payment { Cash, Card(number: String), Voucher(String, Int) }

pub fn describe(p: Payment) -> String {
    match p {
        Cash => "cash"
        Card(number) if number.len() != 16 => "bad card {number}"
        Card(number) => "card ..{number.slice(12, 16)}"
        Voucher(code, _) => "voucher {code}"
    }
}

pub fn is_cash(p: Payment) -> Bool { match p { Cash => true, Card(_) => false, Voucher(_, _) => false } }

pub fn raise_by(s: Share, more: Int) -> Share {
    s.percent += more
    Share(..s, name: "new")
}

pub fn shown(s: Share, p: Payment) -> String { "{s} {p} {s == s} {[p]}" }
""",
    "arithmetic": """
pub fn mix(a: Int, b: Int) -> Int { (a * 31 + b) % 1000003 }
pub fn half(n: Int) -> Int { n / 2 }
pub fn ratio(a: Int, b: Int) -> Float { a.to_float() / b.to_float() }
pub fn fib(n: Int) -> Int { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }
pub fn sum(xs: List<Int>) -> Int {
    var total = 0
    for x in xs { total += x }
    total
}
pub fn checksum(xs: List<Int>) -> Int {
    var sum = 0
    for i in 0..xs.len() { sum = (sum * 31 + xs[i] % 256) % 65521 }
    sum
}
""",
    "loops": """
pub fn first_pair(xs: List<Int>, wanted: Int) -> (Int, Int)? {
    var i = 0
    while i < xs.len() {
        for j in 0..i {
            if xs[j] == wanted - xs[i] { return Some((j, i)) }
            if xs[j] == 0 { break }
        }
        i += 1
    }
    None
}
pub fn words(text: String) -> Map<String, Int> {
    let counts: Map<String, Int> = [:]
    for word in text.split(" ") { counts.update(word, 0, fn(n) => n + 1) }
    counts
}
pub fn gcd(a: Int, b: Int) -> Int { if b == 0 { a } else { gcd(b, a % b) } }
""",
    "errors_and_effects": """
record Missing { key: String }

let limit = 3

fn find(m: Map<String, Int>, key: String) -> Int throws Missing { m.get(key) ?? throw Missing(key) }

fn log(name: String, text: String) uses fs.write("logs/**") throws IoError { fs.write_text("logs/{name}", text) }

fn main() uses console, fs.write {
    var tries = 0
    let n = try {
        tries += 1
        find(["a": 1], "b")
    } catch e: Missing {
        try { log("missing", e.key) } catch e { console.error(e.message) }
        limit
    } finally {
        print("looked {tries} times")
    }
    print(n)
}
""",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_it_looks_like(name: str, snapshot: SnapshotAssertion) -> None:
    artifacts = generate(PROGRAMS[name], name=f"{name}.prism")
    types = artifacts.files[f"{name}.d.ts"].decode()
    parts = (PROGRAMS[name].strip(), code_of(artifacts).strip(), types.strip())
    assert "\n\n----------\n\n".join(parts) == snapshot


def test_the_same_source_gives_the_same_bytes() -> None:
    text = PROGRAMS["errors_and_effects"]
    assert generate(text).files == generate(text).files


def test_every_primitive_has_a_rule() -> None:
    assert set(RULES) == set(PRIMITIVES) - set(PROVED)


@pytest.mark.parametrize("number", [0, 1, -1, 15, 16, -16, 31, 32, 1023, -1024, 123456789])
def test_numbers_in_source_maps(number: int) -> None:
    assert decode_vlq(encode_vlq(number)) == [number]

"""Whatever the bytes are: Malformed, Invalid, or an Outcome within limits. Anything else is a fault of the machine."""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest
from bytecode_building import program

from prism.host.console import Recording
from prism.host.gate import Gate
from prism.host.grants import Grants
from prism.limits import Limits
from prism.vm.codec import HEADER, Malformed, decode, encode, sealed
from prism.vm.disassembler import disassemble
from prism.vm.machine import Machine
from prism.vm.module import Module
from prism.vm.opcodes import BY_CODE, OPCODES
from prism.vm.verify import Invalid, verify

ROUNDS = int(os.environ.get("PRISM_FUZZ_ROUNDS", "600"))
"""For each seed program and way of mutating."""

WIDE = """
fn t.pick(%t: t.Tree, %m: Map<String, Int>) -> Int throws (t.E) =
  match %t {
    new t.Tree::Leaf() => map.get_or<String, Int>(%m, "a", 3),
    new t.Tree::Node(%l: t.Tree, _: t.Tree) => throw new t.E(4),
  }

fn t.each(%xs: List<Int>, %f: fn(Int) -> () uses (*)) -> () uses (*) =
  each 'l %x: Int in %xs do { invoke(%f, %x); () }

global t.limit: Int = 3

fn public t.main() -> () uses (console.print, fs.read) =
  {
    let %p = new t.Point(1, 2);
    set_field(%p, "x", global t.limit: Int);
    var %sum = 0;
    call t.each(list.make<Int>(3, 4, 5), closure (%x: Int) => {
      set %sum = int.add(%sum, int.mul(%x, field(%p, "x"): Int));
      perform console.print(show<Int>(%sum));
      ()
    }): () uses (console.print);
    let %r = try call t.pick(new t.Tree::Leaf(), map.make<String, Int>("a", 1)): Int throws (t.E) {
      catch %e: t.E => field(%e, "code"): Int,
      finally => { perform console.print("finally"); () },
    };
    for 'k %i in 0 ..= 2 do { perform console.print(string.concat(show<t.Point>(%p), show<Int>(%i))); () };
    each 'c %c: String in "xyz" do { if eq<String>(%c, "y") then break 'c else (); () };
    restrict (fs.read("a/**")) try { let %s = perform fs.read_text("a/b"); () } {
      catch %any => { perform console.print(%any); () },
    };
    let %xs = list.make<Float>(1.5, 2.5);
    list.sort<Float>(%xs);
    perform console.print(show<List<Float>>(%xs));
    perform console.print(show<Option<Int>>(list.get<Int>(list.make<Int>(1), 0)));
    ()
  }
"""

SEEDS = [
    program(WIDE, manifest="console.print, fs.read"),
    program(
        "fn public t.main(%n: Int, %s: String) -> (Int, String) = new (Int, String)(int.mul(%n, 2), string.upper(%s))"
    ),
]


def survive(data: bytes, count: Counter[str]) -> None:
    try:
        module = decode(data)
    except Malformed:
        count["malformed"] += 1
        return
    judge(module, count)


def judge(module: Module, count: Counter[str]) -> None:
    try:
        verified = verify(module)
    except Invalid as error:
        assert error.reason
        count["invalid"] += 1
        return
    limits = Limits(fuel=3_000, memory=300_000, depth=100, output=2_000)
    for export in module.exports:
        types = [module.types[t][0] for t in module.functions[export.function].params]
        args = [{"int": 3, "string": "s", "bool": True, "float": 0.5, "unit": None}.get(kind, []) for kind in types]
        grants = Grants.parse(["console", "fs.read=a/**"])
        gate = Gate(grants, module.manifest, limits=limits, streams=Recording())
        try:
            outcome = Machine(verified, gate, limits).call(export.name, args)
        except TypeError:
            count["bad call"] += 1
            continue
        count[f"trap {outcome.trap.code}" if outcome.trap else "thrown" if outcome.thrown else "value"] += 1


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_flipped_bytes(seed: int) -> None:
    """With the digest mended, so that what follows is reached."""
    data = SEEDS[seed]
    rng = random.Random(seed)
    count: Counter[str] = Counter()
    for _ in range(ROUNDS):
        payload = bytearray(data[HEADER.size :])
        for _ in range(rng.choice((1, 1, 1, 2, 5))):
            payload[rng.randrange(len(payload))] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
        if rng.random() < 0.1:
            del payload[rng.randrange(len(payload)) :]
        survive(sealed(bytes(payload)), count)
    assert count["malformed"] and count["invalid"]


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_changed_instructions(seed: int) -> None:
    rng = random.Random(seed)
    count: Counter[str] = Counter()
    codes = list(BY_CODE)
    for _ in range(ROUNDS):
        module = decode(SEEDS[seed])
        f = rng.choice(module.functions)
        for _ in range(rng.choice((1, 1, 2, 4))):
            at = rng.randrange(len(f.code))
            op, a, b = f.code[at]
            match rng.randrange(6):
                case 0:
                    f.code[at] = (rng.choice(codes), a, b)
                case 1:
                    f.code[at] = (op, rng.choice((0, 1, 2, a + 1, 0xFFFFFFFF)), b)
                case 2:
                    f.code[at] = (op, a, rng.choice((0, 1, b + 1, max(b - 1, 0), rng.randrange(40), 0xFFFFFFFF)))
                case 3:
                    f.code[at], other = rng.choice(f.code), rng.randrange(len(f.code))
                    f.code[other] = (op, a, b)
                case 4:
                    f.code.insert(at, (rng.choice(codes), rng.choice((0, 1, 2)), rng.randrange(12)))
                case _:
                    if len(f.code) > 1:
                        del f.code[at]
                        break
        if rng.random() < 0.3 and f.handlers:
            h = rng.choice(f.handlers)
            name = rng.choice(("start", "end", "target", "depth", "restrictions"))
            setattr(h, name, rng.randrange(len(f.code) + 2))
        if rng.random() < 0.2:
            f.locals = tuple(rng.randrange(len(module.types)) for _ in f.locals)
        judge(module, count)
    assert count["invalid"] and sum(n for kind, n in count.items() if kind.startswith(("trap", "value", "thrown")))


def test_random_bytes() -> None:
    rng = random.Random(7)
    count: Counter[str] = Counter()
    for size in (*range(60), *[rng.randrange(2000) for _ in range(ROUNDS // 3)]):
        noise = rng.randbytes(size)
        survive(noise, count)
        survive(sealed(noise), count)
    assert set(count) == {"malformed"}


def test_random_code() -> None:
    """Functions of random instructions on operands that tend to exist."""
    rng = random.Random(11)
    count: Counter[str] = Counter()
    easy = [row for row in OPCODES.values() if not row.reserved]
    for _ in range(ROUNDS):
        module = decode(SEEDS[0])
        f = module.functions[-1]
        f.code = [(rng.choice(easy).code, rng.randrange(3), rng.randrange(8)) for _ in range(rng.randrange(1, 8))]
        f.code.append((OPCODES["return_unit"].code, 0, 0))
        judge(module, count)


def test_whatever_decodes_disassembles() -> None:
    rng = random.Random(3)
    for data in SEEDS:
        for _ in range(40):
            payload = bytearray(data[HEADER.size :])
            for _ in range(3):
                payload[rng.randrange(len(payload))] ^= 1 << rng.randrange(8)
            try:
                module = decode(sealed(bytes(payload)))
            except Malformed:
                continue
            assert disassemble(module).startswith("module ")
            assert decode(encode(module)).name == module.name


def test_truncated_files() -> None:
    count: Counter[str] = Counter()
    for size in range(0, len(SEEDS[1]), 3):
        survive(SEEDS[1][:size], count)
    assert set(count) == {"malformed"}

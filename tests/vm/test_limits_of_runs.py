"""Fuel, heap, depth, output and time end a run exactly where they should, as traps with a call stack."""

from __future__ import annotations

import time

import pytest
from bytecode_building import function, module, program, run, run_module

from prism.limits import Limits
from prism.outcome import Outcome
from prism.vm.heap import live_bytes
from prism.vm.metering import measure

SUM = program(
    """
fn t.add(%a: Int, %b: Int) -> Int = int.add(%a, %b)

fn public t.main() -> Int =
  {
    var %s = 0;
    for 'l %i in 0 .. 1000 do set %s = call t.add(%s, %i): Int;
    %s
  }
"""
)

STRINGS = program(
    """
fn public t.main() -> Int uses (console.print) =
  {
    var %s = "x";
    for 'l %i in 0 .. 12 do {
      set %s = string.concat(%s, %s);
      perform console.print(%s);
      ()
    };
    let %xs = string.chars(%s);
    list.sort<String>(%xs);
    int.add(list.len<String>(%xs), string.len(show<List<String>>(%xs)))
  }
"""
)


def trap(outcome: Outcome) -> tuple[str, str]:
    assert outcome.trap is not None, outcome.value
    return outcome.trap.code, str(outcome.trap.stack[0]) if outcome.trap.stack else ""


@pytest.mark.parametrize("data", [SUM, STRINGS], ids=["sum", "strings"])
def test_fuel_is_exact(data: bytes) -> None:
    free = run(data)
    assert free.trap is None and free.fuel is not None
    exact = run(data, limits=Limits(fuel=free.fuel))
    assert (exact.trap, exact.value, exact.fuel) == (None, free.value, free.fuel)
    for fuel in [*range(free.fuel - 60, free.fuel), *range(0, free.fuel, free.fuel // 37)]:
        short = run(data, limits=Limits(fuel=fuel))
        assert trap(short)[0] == "fuel", fuel
        assert free.output.startswith(short.output)
    assert run(data, limits=Limits(fuel=free.fuel - 1)).trap.message == f"the fuel limit of {free.fuel - 1} is used up"  # type: ignore[union-attr]


def test_fuel_counts_instructions_and_work() -> None:
    small, large = (
        run(program(f'fn public t.main() -> Int = string.len(string.repeat("ab", {n}))')).fuel for n in (1, 32_000)
    )
    assert small == 5 and large == small + 64_000 // 64


DEEP = program(
    """
fn t.down(%n: Int) -> Int @[0]8:1-11:2 =
  if eq<Int>(%n, 0) then 0 else int.add(1 @9:3-4, call t.down(int.sub(%n, 1)) @9:5-10: Int) @9:3-10

fn public t.main(%n: Int) -> Int @[0]5:1-6:1 = int.add(0, call t.down(%n) @12:3-9: Int) @12:1-9
"""
)


def test_depth_is_exact() -> None:
    assert run(DEEP, args=[9_998]).value == 9_998
    outcome = run(DEEP, args=[9_999])
    assert trap(outcome)[0] == "stack"
    assert outcome.trap is not None and len(outcome.trap.stack) == 10_000
    assert run(DEEP, args=[2], limits=Limits(depth=4)).value == 2
    assert trap(run(DEEP, args=[3], limits=Limits(depth=4))) == ("stack", "t.prism:9:5 in t.down")
    assert run(DEEP, args=[200_000], limits=Limits(depth=1_000_000)).value == 200_000


def test_call_stacks_name_functions_and_places() -> None:
    outcome = run(DEEP, args=[1], limits=Limits(fuel=12))
    assert outcome.trap is not None
    assert [str(f) for f in outcome.trap.stack][-1] == "t.prism:12:3 in t.main"


GROW = """
fn public t.main(%n: Int, %keep: Bool) -> Int =
  {{
    let %kept = list.make<List<Int>>();
    for 'l %i in 0 .. %n do {{
      let %xs = {made};
      if %keep then list.push<List<Int>>(%kept, %xs) else ();
      ()
    }};
    list.len<List<Int>>(%kept)
  }}
"""


@pytest.mark.parametrize("made", ["list.filled<Int>(1000, 0)", "list.copy<Int>(list.make<Int>(1, 2, 3))"])
def test_the_heap_limit_counts_what_is_alive(made: str) -> None:
    data = program(GROW.format(made=made))
    assert run(data, args=[3000, False], limits=Limits(memory=1_000_000)).value == 0
    assert trap(run(data, args=[100_000, True], limits=Limits(memory=1_000_000)))[0] == "memory"
    assert run(data, args=[20, True], limits=Limits(memory=1_000_000)).value == 20


@pytest.mark.parametrize(
    "body",
    [
        'string.len(string.repeat("abc", 1000000000000))',
        "list.len<Int>(list.filled<Int>(1000000000000, 1))",
        'string.len(string.pad_start("a", 9223372036854775807, "b"))',
        '{ var %s = "xxxxxxxxxxxxxxxx"; loop: Never \'l set %s = string.concat(%s, %s) }',
        "{ let %xs = list.make<Int>(1); loop: Never 'l list.extend<Int>(%xs, %xs) }",
        "{ let %xs = list.make<Int>(1); loop: Never 'l list.push<Int>(%xs, 1) }",
    ],
)
@pytest.mark.parametrize("memory", [100_000, 50_000_000])
def test_bombs_are_stopped_before_they_go_off(body: str, memory: int) -> None:
    data = program(f"fn public t.main() -> Int = {body}")
    started = time.monotonic()
    assert trap(run(data, limits=Limits(memory=memory)))[0] == "memory"
    assert time.monotonic() - started < 5


SHARED = program(
    """
fn t.tree(%depth: Int) -> t.Tree =
  {
    var %t = new t.Tree::Leaf();
    for 'l %i in 0 .. %depth do set %t = new t.Tree::Node(%t, %t);
    %t
  }

fn public t.shown(%depth: Int) -> Int = string.len(show<t.Tree>(call t.tree(%depth): t.Tree))

fn public t.same(%depth: Int) -> Bool = eq<t.Tree>(call t.tree(%depth): t.Tree, call t.tree(%depth): t.Tree)

fn public t.key(%depth: Int) -> Int = map.len<t.Tree, Int>(map.make<t.Tree, Int>(call t.tree(%depth): t.Tree, 1))
""",
    exports="t.shown, t.same, t.key",
    manifest="",
)


@pytest.mark.parametrize("name", ["shown", "same", "key"])
def test_shared_data_costs_what_a_walk_over_it_costs(name: str) -> None:
    """Forty records that hold each other twice are 2^40 values to who walks over them."""
    assert run(SHARED, name, [3]).trap is None
    # Its text would be too long for any string.
    code = "memory" if name == "shown" else "fuel"
    assert trap(run(SHARED, name, [40], limits=Limits(fuel=1_000_000)))[0] == code


def test_output_and_time() -> None:
    data = program(
        """
fn public t.main() -> () uses (console.print) =
  loop: Never 'l perform console.print("0123456789")
"""
    )
    outcome = run(data, limits=Limits(output=100))
    assert trap(outcome)[0] == "output" and outcome.output == "0123456789\n" * 9
    quiet = program("fn public t.main() -> () = loop: Never 'l ()")
    started = time.monotonic()
    assert trap(run(quiet, limits=Limits(timeout=0.1)))[0] == "timeout"
    assert time.monotonic() - started < 1


def test_data_too_deep_or_cyclic_traps() -> None:
    data = program(
        """
fn t.tree(%depth: Int) -> t.Tree =
  {
    var %t = new t.Tree::Leaf();
    for 'l %i in 0 .. %depth do set %t = new t.Tree::Node(%t, new t.Tree::Leaf());
    %t
  }

fn public t.shown(%depth: Int) -> Int = string.len(show<t.Tree>(call t.tree(%depth): t.Tree))

fn public t.given(%depth: Int) -> t.Tree = call t.tree(%depth): t.Tree
""",
        exports="t.shown, t.given",
        manifest="",
    )
    assert trap(run(data, "shown", [50_000]))[0] == "stack"
    assert run(data, "shown", [5_000]).trap is None
    assert trap(run(data, "given", [50_000]))[0] == "stack"


def test_what_is_alive_is_counted_once() -> None:
    xs: list[object] = [1, 2, 3]
    assert live_bytes([xs, xs]) == live_bytes([xs])
    xs.append(xs)
    assert live_bytes([xs]) > 0
    assert measure([[1, 2], [1, 2]])[0] == 7
    shared: list[object] = [1]
    for _ in range(60):
        shared = [shared, shared]
    assert measure(shared)[0] > 1 << 60


def test_large_frames_weigh_on_the_heap() -> None:
    """Each call of this function needs room for 60,000 locals; what is alive in them is next to nothing."""
    lines = [("const", 4), ("pop", 1), ("call", 0, 0), ("return",)]
    made = module(function(lines, result=0, locals=[0] * 60_000))
    outcome = run_module(made, limits=Limits(memory=50_000_000))
    assert trap(outcome)[0] == "memory"
    assert outcome.trap is not None and len(outcome.trap.stack) < 40

"""Each pass by text in, text out."""

from __future__ import annotations

import textwrap

import pytest
from evaluate import evaluate

from prism.diagnostics import CompileError
from prism.passes.pipeline import PASSES, PIPELINES, Pass, optimize
from prism.pir.text import print_module
from prism.pir.text_parse import parse_module
from prism.pir.verify import verify

HEAD = """\
pir 1
module t
exports t.run

enum public Option<T> {
  None,
  Some(T),
}

record t.Cell {
  var n: Int,
}
"""


def run(names: str, text: str) -> str:
    """What passes make of definitions: the module verifies before and after, and the functions are given back."""
    before = parse_module(f"{HEAD}\n{textwrap.dedent(text).strip()}\n")
    assert verify(before) == ()
    after = optimize(before, names.split(), lambda name, module: check(name, verify(module)))
    return print_module(after, spans=False).split("}\n\n", 2)[-1].rstrip()


def check(name: str, found: tuple[object, ...]) -> None:
    assert found == (), name


def same(text: str, expected: str) -> None:
    assert text == textwrap.dedent(expected).strip()


def test_every_pipeline_names_passes() -> None:
    assert all(name in PASSES for names in PIPELINES.values() for name in names)
    with pytest.raises(CompileError, match="there is no pass `nope`"):
        optimize(parse_module(HEAD.replace("exports t.run\n", "")), ("nope",))


def test_fold_leaves_what_traps() -> None:
    out = run(
        "fold",
        """
        fn public t.run(%x: Int, %f: Float) -> String =
          string.concat(
            "a", show<Int>(int.mul(int.add(1, 2), 3)), string.concat("b", show<Int>(int.div(1, 0))),
            show<Float>(float.add(%f, 0.0)), show<Int>(int.add(%x, 0)), show<Float>(float.div(1.0, 0.0))
          )
        """,
    )
    same(
        out,
        """
        fn public t.run(%x: Int, %f: Float) -> String =
          string.concat(
            "a9b",
            show<Int>(int.div(1, 0)),
            show<Float>(float.add(%f, 0.0)),
            show<Int>(%x),
            show<Float>(float.div(1.0, 0.0))
          )
        """,
    )


def test_simplify_takes_known_branches_and_drops_what_is_unused() -> None:
    out = run(
        "simplify",
        """
        fn public t.run(%c: Bool, %x: Int) -> Int =
          {
            let %unused: Int = int.bit_and(%x, 1);
            let %kept: Int = int.add(%x, 1);
            let %copy: Int = %x;
            { let %k: Int = 2; int.bit_or(%k, 1); };
            if true then () else return 9;
            match if %c then new Option<Int>::Some(%copy) else new Option<Int>::None() {
              new Option<Int>::Some(%v: Int) => int.add(%v, 1),
              new Option<Int>::None() => 0,
            }
          }
        """.replace("1); };", "1) };"),
    )
    same(
        out,
        """
        fn public t.run(%c: Bool, %x: Int) -> Int =
          {
            int.add(%x, 1);
            if %c then int.add(%x, 1) else 0
          }
        """,
    )


def test_inline_keeps_call_stacks_whole() -> None:
    """A function that may trap stays a call, unless the level is 2; std is inlined at every level."""
    text = """
        fn t.double(%x: Int) -> Int = int.mul(%x, 2)

        fn t.same(%x: Int) -> Int = %x

        fn public t.run(%n: Int) -> Int = call t.same(call t.double(%n): Int): Int
        """
    assert "call t.double(%n)" in run("inline dead_code", text)
    assert "t.same" not in run("inline dead_code", text)
    assert "t.double" not in run("inline_more dead_code", text)


def test_inline_turns_functions_given_closures_into_loops() -> None:
    out = run(
        "inline_more simplify dead_code",
        """
        fn t.map<T, U>(%self: List<T>, %f: (fn(T) -> U uses (*))) -> List<U> uses (*) =
          {
            let %out: List<U> = list.make<U>();
            each 'l %item: T in %self do list.push<U>(%out, invoke(%f, %item): U uses (*));
            %out
          }

        fn t.any<T>(%self: List<T>, %f: (fn(T) -> Bool uses (*))) -> Bool uses (*) =
          {
            each 'l %item: T in %self do if invoke(%f, %item): Bool uses (*) then return true else ();
            false
          }

        fn t.twice(%x: Int) -> Int = int.mul(%x, 2)

        fn public t.run(%xs: List<Int>, %k: Int) -> Bool =
          {
            let %ys: List<Int> = call t.map<Int, Int>(%xs, closure (%x: Int) => int.add(call t.twice(%x): Int, %k)): List<Int>;
            call t.any<Int>(%ys, closure (%y: Int) => gt<Int>(%y, 5)): Bool
          }
        """,
    )
    same(
        out,
        """
        fn public t.run(%xs: List<Int>, %k: Int) -> Bool =
          {
            let %ys = list.make<Int>();
            each 'l %item: Int in %xs
              do list.push<Int>(%ys, int.add(int.mul(%item, 2), %k));
            var %result = false;
            each 'l_2 %item_2: Int in %ys
              do if gt<Int>(%item_2, 5)
                then {
                  set %result = true;
                  break 'l_2
                }
                else ();
            %result
          }
        """,
    )


def test_inline_keeps_order_and_counts() -> None:
    text = """
        fn t.say(%x: Int) -> Int uses (console.print) = { perform console.print(show<Int>(%x)); %x }

        fn t.swap(%a: Int, %b: Int) -> Int = int.sub(%b, %a)

        fn t.both(%a: Int) -> Int = int.mul(%a, %a)

        fn public t.run() -> () uses (console.print) =
          {
            call t.say(call t.swap(call t.say(1): Int uses (console.print), call t.say(2): Int uses (console.print)): Int);
            call t.say(call t.both(call t.say(7): Int uses (console.print)): Int);
            ()
          }
        """.replace("exports", "")
    head = HEAD.replace("exports t.run\n", "exports t.run\nmanifest uses (console.print)\n")
    module = parse_module(f"{head}\n{textwrap.dedent(text).strip()}\n")
    after = optimize(module, 2)
    assert verify(after) == () and len(after.functions) == 1
    assert evaluate(after, "run") == evaluate(module, "run") == ["1", "2", "1", "7", "49", "=> ()"]


def test_self_tail_calls_become_loops() -> None:
    out = run(
        "tail_calls",
        """
        fn public t.run(%n: Int, %acc: Int, %same: Int) -> Int =
          {
            if lt<Int>(%n, 0) then return call t.run(%acc, int.add(%n, 1), %same): Int else ();
            if eq<Int>(%n, 0) then %acc else call t.run(int.sub(%n, %same), int.add(%acc, 1), %same): Int
          }
        """,
    )
    same(
        out,
        """
        fn public t.run(%n: Int, %acc: Int, %same: Int) -> Int =
          {
            var %n_2 = %n;
            var %acc_2 = %acc;
            loop 'again {
              if lt<Int>(%n_2, 0)
                then {
                  let %n_3 = %acc_2;
                  set %acc_2 = int.add(%n_2, 1);
                  set %n_2 = %n_3;
                  continue 'again
                }
                else ();
              if eq<Int>(%n_2, 0)
                then return %acc_2
                else {
                  set %n_2 = int.sub(%n_2, %same);
                  set %acc_2 = int.add(%acc_2, 1);
                  continue 'again
                }
            }
          }
        """,
    )


def test_captured_parameters_stay_fresh() -> None:
    text = """
        fn t.collect(%n: Int, %fs: List<(fn() -> Int)>) -> () =
          if eq<Int>(%n, 0) then () else {
            list.push<(fn() -> Int)>(%fs, closure () => %n);
            call t.collect(int.sub(%n, 1), %fs)
          }

        fn public t.run() -> Int =
          {
            let %fs: List<(fn() -> Int)> = list.make<(fn() -> Int)>();
            call t.collect(3, %fs);
            var %sum = 0;
            each 'l %f: (fn() -> Int) in %fs do set %sum = int.add(int.mul(%sum, 10), invoke(%f): Int);
            %sum
          }
        """
    module = parse_module(f"{HEAD}\n{textwrap.dedent(text).strip()}\n")
    after = optimize(module, ("tail_calls",))
    assert verify(after) == () and "loop" in print_module(after)
    assert evaluate(after, "run") == evaluate(module, "run") == ["=> 321"]


def test_monomorphize_names_copies_after_types() -> None:
    text = """
        fn t.pair<T: Show, U>(%x: T, %y: U) -> String = call t.text<T>(%x): String

        fn t.text<T: Show>(%x: T) -> String = show<T>(%x)

        fn public t.run() -> String =
          string.concat(call t.pair<Int, Bool>(1, true): String, call t.pair<Int, String>(2, "x"): String)
        """
    bounded, full = run("monomorphize_bounded", text), run("monomorphize", text)
    assert [line.split("(")[0] for line in bounded.splitlines() if line.startswith("fn")] == [
        'fn "t.pair<Int>"<U>',
        'fn "t.text<Int>"',
        "fn public t.run",
    ]
    assert [line.split("(")[0] for line in full.splitlines() if line.startswith("fn")] == [
        'fn "t.pair<Int, Bool>"',
        'fn "t.pair<Int, String>"',
        'fn "t.text<Int>"',
        "fn public t.run",
    ]


@pytest.mark.parametrize("grown", ["List<T>", "(T, T)"])
def test_endless_specialization_is_refused(grown: str) -> None:
    made = "list.make<T>(%x)" if grown == "List<T>" else "new (T, T)(%x, %x)"
    text = f"""
        fn t.grow<T>(%x: T) -> () = call t.grow<{grown}>({made})

        fn public t.run() -> () = call t.grow<Int>(1)
        """
    with pytest.raises(CompileError, match="`grow` would be needed for infinitely many types `T`"):
        run("monomorphize", text)


def test_hoist_keeps_the_order_of_evaluation() -> None:
    out = run(
        "hoist",
        """
        fn public t.run(%c: t.Cell, %o: Option<Int>) -> Int =
          {
            var %v = 1;
            int.add(
              int.add(%v, field(%c, "n"): Int),
              match %o {
                new Option<Int>::Some(%x: Int) => { set %v = %x; set_field(%c, "n", 3); %v },
                new Option<Int>::None() => return 0,
              }
            )
          }
        """,
    )
    same(
        out,
        """
        fn public t.run(%c: t.Cell, %o: Option<Int>) -> Int =
          {
            var %v = 1;
            let %hoisted_2 = int.add(%v, field(%c, "n"): Int);
            let %hoisted = match %o {
              new Option<Int>::Some(%x: Int) => {
                set %v = %x;
                set_field(%c, "n", 3);
                %v
              },
              new Option<Int>::None() => return 0,
            };
            int.add(%hoisted_2, %hoisted)
          }
        """,
    )


def test_common_leaves_locals_where_they_are_visible() -> None:
    """What a block inside a statement binds is not visible before the statement."""
    out = run(
        "common",
        """
        fn public t.run(%k: Int) -> Int =
          {
            list.push<Int>(list.make<Int>(), {
              let %a = int.bit_and(%k, 7);
              int.bit_xor(int.bit_xor(int.bit_or(%a, 1), int.bit_or(%a, 1)), int.bit_or(%a, 1))
            });
            0
          }
        """,
    )
    assert out.index("let %a") < out.index("int.bit_or(%a, 1)")


def test_common_names_what_is_written_often() -> None:
    out = run(
        "common",
        """
        fn public t.run(%xs: List<Int>, %i: Int, %c: Bool) -> Int =
          {
            list.set<Int>(%xs, int.sub(%i, 1), 0);
            if %c then list.set<Int>(%xs, int.sub(%i, 1), 1) else ();
            list.at<Int>(%xs, int.sub(%i, 1))
          }
        """,
    )
    same(
        out,
        """
        fn public t.run(%xs: List<Int>, %i: Int, %c: Bool) -> Int =
          {
            let %common = int.sub(%i, 1);
            list.set<Int>(%xs, %common, 0);
            if %c then list.set<Int>(%xs, %common, 1) else ();
            list.at<Int>(%xs, %common)
          }
        """,
    )


def test_ranges_prove_counters_indices_and_remainders() -> None:
    out = run(
        "ranges",
        """
        fn public t.run(%xs: List<Int>, %n: Int) -> Int =
          {
            var %seed = 42;
            var %count = 0;
            for 'l %i in 0 .. list.len<Int>(%xs) do {
              set %seed = int.rem(int.add(int.mul(%seed, 3877), 29573), 139968);
              set %count = int.add(%count, 1);
              list.set<Int>(%xs, %i, int.add(list.at<Int>(%xs, %i), %seed))
            };
            if gt<Int>(%n, 0) then list.at<Int>(%xs, int.sub(%n, 1)) else int.sub(%n, %count)
          }
        """,
    )
    same(
        out,
        """
        fn public t.run(%xs: List<Int>, %n: Int) -> Int =
          {
            var %seed = 42;
            var %count = 0;
            for 'l %i in 0 .. list.len<Int>(%xs)
              do {
                set %seed = int.rem_small_natural(int.add_small(int.mul_small(%seed, 3877), 29573), 139968);
                set %count = int.add_small(%count, 1);
                list.set_inside<Int>(%xs, %i, int.add(list.at_inside<Int>(%xs, %i), %seed))
              };
            if gt<Int>(%n, 0) then list.at_from_zero<Int>(%xs, int.sub_unchecked(%n, 1)) else int.sub(%n, %count)
          }
        """,
    )


def test_ranges_trust_nothing_that_a_closure_or_a_shrinking_list_can_change() -> None:
    out = run(
        "ranges",
        """
        fn public t.run(%xs: List<Int>) -> Int =
          {
            var %i = 0;
            let %f: (fn() -> ()) = closure () => set %i = int.sub(%i, 1);
            invoke(%f);
            for 'l %j in 0 .. list.len<Int>(%xs) do {
              list.pop<Int>(%xs);
              list.at<Int>(%xs, %j);
              ()
            };
            list.at<Int>(%xs, %i)
          }
        """,
    )
    assert "int.sub(%i, 1)" in out and "list.at<Int>(%xs, %i)" in out
    assert "list.at_from_zero<Int>(%xs, %j)" in out


def test_ranges_follow_fields_lists_and_recursion() -> None:
    out = run(
        "ranges",
        """
        fn t.next(%c: t.Cell) -> Int =
          {
            set_field(%c, "n", int.rem(int.add(int.mul(field(%c, "n"): Int, 3877), 29573), 139968));
            field(%c, "n"): Int
          }

        fn t.sum(%xs: List<Int>, %i: Int) -> Int =
          if eq<Int>(%i, list.len<Int>(%xs)) then 0 else int.add(
            list.at<Int>(%xs, %i), call t.sum(%xs, int.add(%i, 1)): Int
          )

        fn public t.run() -> Int =
          {
            let %c: t.Cell = new t.Cell(42);
            let %own: List<Int> = list.make<Int>();
            for 'l %i in 0 .. 9 do list.push<Int>(%own, int.rem(call t.next(%c): Int, 100));
            var %total = 0;
            each 'm %x: Int in %own do set %total = int.add(%total, %x);
            call t.sum(list.make<Int>(1, 2), 0): Int
          }
        """,
    )
    assert "int.rem_small_natural(int.add_small(int.mul_small(field" in out
    assert "list.at_from_zero<Int>(%xs, %i)" in out and "int.add_small(%i, 1)" in out
    assert "int.rem_small_natural(call t.next(%c): Int, 100)" in out
    assert "set %total = int.add_unchecked(%total, %x)" in out


def test_dead_code_keeps_what_may_trap_at_start() -> None:
    out = run(
        "dead_code",
        """
        global t.unused: Int = 1

        global t.risky: Int = int.div(1, 0)

        fn t.unreached() -> () = ()

        fn t.reached() -> () = ()

        fn public t.run() -> () = call t.reached()
        """,
    )
    assert "unused" not in out and "unreached" not in out and "Cell" not in out
    assert "t.risky" in out and "t.reached" in out


def test_passes_share_what_they_do_not_change() -> None:
    module = parse_module(f"{HEAD}\nfn public t.run(%x: Int) -> Int =\n  %x\n")
    for name, one in PASSES.items():
        changed: Pass = one
        if name != "dead_code":
            assert changed(module) is module, name

"""What the backend's code does, construct by construct, written in PIR."""

from __future__ import annotations

import pytest
from bytecode_building import output, program, run

from prism.backends.contract import Artifacts, CodeGenBackend
from prism.backends.prism_vm import BACKEND
from prism.diagnostics import CompileError
from prism.host.grants import Grants
from prism.vm.codec import decode
from prism.vm.disassembler import disassemble


def p(text: str) -> str:
    return f"perform console.print({text});"


def test_it_is_a_backend() -> None:
    assert isinstance(BACKEND, CodeGenBackend)
    made = program("fn public t.main() -> Int = 1")
    assert BACKEND.validate(Artifacts({"t.pvm": made}, "t.pvm", {})) == ()
    assert BACKEND.validate(Artifacts({"t.pvm": made[:-1]}, "t.pvm", {}))
    assert BACKEND.options_model()().model_dump() == {"debug": True}


def test_conditions() -> None:
    lines = []
    for a in ("true", "false"):
        for b in ("true", "false"):
            for c in (
                f"if {a} then {b} else false",
                f"if {a} then true else {b}",
                f"bool.not({{ if bool.not({a}) then true else {b} }})",
                f"if {{ if {a} then {b} else false }} then bool.not({b}) else {a}",
            ):
                lines.append(p(f'if {c} then "yes" else "no"'))
    values = []
    for a in (True, False):
        for b in (True, False):
            values += [a and b, a or b, not (not a or b), (not b) if (a and b) else a]
    assert output("\n".join(lines)) == ["yes" if v else "no" for v in values]


def test_loops_with_values_on_the_stack() -> None:
    text = """
      let %x = int.add(10, loop: Int 'a {
        for 'b %i in 0 ..= 9223372036854775807 do if eq<Int>(%i, 3) then break 'a with int.mul(2, %i) else continue 'b;
        break 'a with 0
      });
    """
    assert output(text + p("show<Int>(%x)")) == ["16"]


def test_ranges_at_the_ends_of_int() -> None:
    text = "".join(
        f"for 'l{i} %i{i} in {low} {dots} {high} do {p(f'show<Int>(%i{i})')[:-1]};"
        for i, (low, dots, high) in enumerate(
            [
                ("9223372036854775806", "..=", "9223372036854775807"),
                ("-9223372036854775808", "..=", "-9223372036854775808"),
                ("5", "..", "5"),
                ("5", "..=", "4"),
                ("9223372036854775807", "..", "-9223372036854775808"),
            ]
        )
    )
    assert output(text) == ["9223372036854775806", "9223372036854775807", "-9223372036854775808"]


def test_each_sees_appends_and_closures_see_fresh_variables() -> None:
    text = """
      let %xs = list.make<Int>(1, 2);
      let %fs = list.make<fn() -> Int>();
      each 'l %x: Int in %xs do {
        if lt<Int>(list.len<Int>(%xs), 4) then list.push<Int>(%xs, int.mul(%x, 10)) else ();
        list.push<fn() -> Int>(%fs, closure () => %x);
        ()
      };
      each 'm %f: fn() -> Int in %fs do { perform console.print(show<Int>(invoke(%f))); () };
    """
    assert output(text) == ["1", "2", "10", "20"]
    assert output('each \'l %c: String in "aß😂" do { perform console.print(%c); () };') == ["a", "ß", "😂"]


def test_captured_variables_are_shared() -> None:
    text = """
      var %n = 0;
      let %add = closure (%k: Int) => { set %n = int.add(%n, %k); let %inner = closure () => { set %n = int.mul(%n, 2); () }; invoke(%inner); () };
      invoke(%add, 3);
      set %n = int.add(%n, 1);
      invoke(%add, 1);
    """
    assert output(text + p("show<Int>(%n)")) == ["16"]


def test_a_local_function_may_call_itself() -> None:
    text = """
      let %k = 100;
      let %f: fn(Int) -> Int = closure (%n: Int) => if eq<Int>(%n, 0) then %k else {
        let %g = closure () => invoke(%f: fn(Int) -> Int, int.sub(%n, 1)): Int;
        int.add(1, invoke(%g))
      };
    """
    assert output(text + p("show<Int>(invoke(%f, 5))")) == ["105"]


WAYS = {
    "value": "1",
    "throw_e": "throw new t.E(7)",
    "throw_f": "throw new t.F(8)",
    "return": 'return "returned"',
    "break": "break 'l",
    "continue": "{ set %turn = int.add(%turn, 1); if lt<Int>(%turn, 3) then continue 'l else break 'l }",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("inner", ["value", "throw_e", "break"])
def test_every_way_out_runs_the_finalizers(way: str, inner: str) -> None:
    """Two nested `try`, with the way out in the inner body; the inner finalizer itself may throw or leave the loop."""
    body = WAYS[way]
    finalizer = {"value": "()", "throw_e": "throw new t.E(9)", "break": "break 'l"}[inner]
    more = f"""
fn t.go() -> String uses (console.print) throws (t.E, t.F) =
  {{
    var %turn = 0;
    loop 'l {{
      let %x = int.add(1, try try {body} {{
        finally => {{ perform console.print("inner"); {finalizer} }},
      }} {{
        catch %e: t.E => {{ perform console.print("caught"); field(%e, "code"): Int }},
        finally => {{ perform console.print("outer"); () }},
      }});
      perform console.print(show<Int>(%x));
      break 'l
    }};
    "end"
  }}
"""
    printed = output(
        """
      let %r = try call t.go(): String uses (console.print) throws (t.E, t.F) {
        catch %e: t.E => string.concat("E", show<Int>(field(%e, "code"): Int)),
        catch %any => %any,
      };
      perform console.print(%r);""",
        more,
    )
    assert printed == expected(way, inner)


def expected(way: str, inner: str) -> list[str]:
    """The same in Python, whose `finally` does the same."""
    out: list[str] = []

    class E(Exception):
        pass

    class F(Exception):
        pass

    def go() -> str:
        turn = 0
        while True:
            try:
                try:
                    if way == "throw_e":
                        raise E(7)
                    if way == "throw_f":
                        raise F(8)
                    if way == "return":
                        return "returned"
                    if way == "break":
                        break
                    if way == "continue":
                        turn += 1
                        if turn < 3:
                            continue
                        break
                    x = 1
                finally:
                    out.append("inner")
                    if inner == "throw_e":
                        raise E(9)
                    if inner == "break":
                        break  # noqa: B012  # what is tested
            except E as e:
                out.append("caught")
                x = e.args[0]
            finally:
                out.append("outer")
            out.append(str(1 + x))
            break
        return "end"

    try:
        out.append(go())
    except E as e:
        out.append(f"E{e.args[0]}")
    except F as e:
        out.append(f"F(code: {e.args[0]})")
    return out


def finalizers(depth: int, leave: str) -> str:
    """A function with so many finalizers inside each other, each of which does `leave` at its end."""
    body = 'perform console.print("end")'
    for _ in range(depth):
        body = f"try call t.fail(): () throws (t.E) {{ finally => {{ {body}; {leave} }}, }}"
    return f"""
fn t.fail() -> () throws (t.E) = throw new t.E(1)
fn t.go() -> () uses (console.print) throws (t.E) = {body}
"""


def size(more: str) -> int:
    return sum([len(function.code) for function in decode(program("fn public t.main() -> () = ()" + more)).functions])


def test_code_grows_with_finalizers_inside_each_other_not_with_their_ways() -> None:
    ten, twenty, thirty = [size(finalizers(depth, "()")) for depth in (10, 20, 30)]
    assert thirty - twenty == twenty - ten


def test_finalizers_that_jump_are_inside_each_other_only_so_deep() -> None:
    assert size(finalizers(5, "return ()")) > 0
    with pytest.raises(CompileError, match="finalizers that return"):
        size(finalizers(30, "return ()"))


def test_functions_with_smaller_rows_stand_where_larger_are_wanted() -> None:
    more = """
fn t.both(%f: fn(Int) -> Int uses (*), %g: fn(Int) -> Int uses (*)) -> Int uses (*) = int.add(invoke(%f, 1), invoke(%g, 2))
fn t.id(%x: Int) -> Int = %x
fn t.loud(%x: Int) -> Int uses (console.print) = { perform console.print("loud"); %x }
"""
    text = """
      let %r = call t.both(ref t.id: fn(Int) -> Int, ref t.loud: fn(Int) -> Int uses (console.print)): Int uses (console.print);
    """
    assert output(text + p("show<Int>(%r)"), more) == ["loud", "3"]


def test_restrictions_hold_inside_and_end_on_every_way_out() -> None:
    more = """
fn t.read(%path: String) -> String uses (fs.read) = try perform fs.read_text(%path) { catch %e: std.fs.IoError => "error", }

fn t.inside(%path: String, %leave: Bool) -> String uses (fs.read) throws (t.E) =
  restrict (fs.read("data/**")) if %leave then throw new t.E(1) else call t.read(%path): String uses (fs.read)
"""
    text = """
fn public t.main(%path: String) -> String uses (fs.read) =
  {
    let %a = try call t.inside("data/x", true): String uses (fs.read) throws (t.E) { catch %e: t.E => "thrown", };
    let %b = loop: String 'l restrict (fs.read("none/**")) break 'l with call t.read("none/x"): String uses (fs.read);
    let %c = call t.read("other/x"): String uses (fs.read);
    let %d = try call t.inside(%path, false): String uses (fs.read) throws (t.E) { catch %e2: t.E => "thrown", };
    string.concat(%a, " ", %b, " ", %c, " ", %d)
  }
"""
    data = program(more + text, manifest="fs.read")
    assert run(data, args=["data/y"]).value == "thrown error error error"
    outcome = run(data, args=["other/y"])
    assert outcome.trap is not None and outcome.trap.code == "capability"
    assert "a restriction has" in outcome.trap.message
    refused = run(data, args=["data/y"], grants=Grants.none())
    assert refused.trap is not None and refused.trap.stack == () and refused.effects == ()


def test_values_cross_the_border() -> None:
    more = """
fn public t.echo(%p: t.Point, %ts: List<t.Tree>, %o: Option<Option<Int>>, %m: Map<t.Point, String>, %pair: (Int, Float))
  -> (t.Point, List<t.Tree>, Option<Option<Int>>, Map<t.Point, String>, (Int, Float)) =
  new (t.Point, List<t.Tree>, Option<Option<Int>>, Map<t.Point, String>, (Int, Float))(%p, %ts, %o, %m, %pair)
"""
    data = program(more, exports="t.echo", manifest="")
    given = [
        {"x": 1, "y": 2},
        [("Leaf",), ("Node", ("Leaf",), ("Leaf",))],
        ("Some", 3),
        [({"x": 3, "y": 4}, "a")],
        (1, 2.5),
    ]
    assert run(data, "echo", given).value == tuple(given)

    class Like:
        x, y = 5, 6

    changed = [Like(), ["Leaf"], None, [], [7, 8]]
    outcome = run(data, "echo", changed)
    assert outcome.value == ({"x": 5, "y": 6}, [("Leaf",)], None, [], (7, 8.0))
    assert outcome.shown == "(Point(x: 5, y: 6), [Leaf], None, [:], (7, 8.0))"


def test_disassembly_shows_source_lines() -> None:
    data = program("fn public t.main(%n: Int) -> Int @[0]2:1-4:2 = int.add(%n, 1) @3:5-10")
    text = disassemble(decode(data), {"t.prism": "\nfn main(n: Int) -> Int {\n    n + 1\n}\n"})
    assert "; t.prism:3:5  n + 1" in text
    assert "main = function 0: (n: Int) -> Int" in text
    assert "add_int" in text


def test_long_chains_of_operators_and_branches() -> None:
    terms = "int.add(" * 600 + "0" + ", 1)" * 600
    branches = "".join(f'if eq<Int>(%n, {i}) then "{i}" else ' for i in range(600)) + '"more"'
    more = f"fn t.name(%n: Int) -> String = {branches}"
    assert output(p(f"show<Int>({terms})") + p("call t.name(599): String"), more) == ["600", "599"]

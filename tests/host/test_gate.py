"""Grants and the gate: who may do what, and what it says when not."""

from __future__ import annotations

import io
import time

import pytest

from prism.host.console import Recording, Streams
from prism.host.gate import Gate
from prism.host.grants import GrantError, Grants
from prism.limits import Limits
from prism.outcome import EffectEvent
from prism.semantics.traps import Trap


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (["console", "fs.read=data/**", "fs.read=docs/**"], ["console", "fs.read=data/**", "fs.read=docs/**"]),
        (["fs.read=data/**", "fs.read"], ["fs.read"]),
        ({"fs.read": ["data/**"], "console": True, "clock": False}, ["console", "fs.read=data/**"]),
        ({"env.get": "HOME"}, ["env.get=HOME"]),
        (["fs.read=a=b"], ["fs.read=a=b"]),
        (None, []),
        ("console", ["console"]),
        (Grants.parse(["random"]), ["random"]),
    ],
)
def test_grants_are_read(given: object, texts: list[str]) -> None:
    grants = Grants.of(given)
    assert grants.texts() == texts
    assert Grants.parse(grants.texts()) == grants


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["fs.raed"], "did you mean fs.read"),
        (["fs.read_text"], "the operation fs.read_text belongs to the effect fs.read"),
        (["teleport"], "the effects are clock, console, env, fs"),
        (["console=x"], "console takes no limit"),
        (["fs.read="], "the limit of fs.read is empty"),
        (["fs.read=/etc/*"], "can match nothing"),
        (["fs.read=data/../x"], "can match nothing"),
        ({"console": 3}, "the grant of console is True, False"),
        ([3], "grants are a list"),
        (3, "grants are a list"),
    ],
)
def test_meaningless_grants_are_refused(given: object, message: str) -> None:
    with pytest.raises(GrantError, match=message):
        Grants.of(given)


def test_families_and_operations() -> None:
    grants = Grants.parse(["fs=data/**", "clock", "env.get", "env.args"])
    assert grants.covers("fs.read") and grants.covers("fs") and grants.covers("clock.now") and grants.covers("env")
    assert not grants.covers("random") and not grants.covers("console.print")
    assert grants.patterns("fs.read") == ("data/**",) and grants.patterns("clock.now") is None
    assert Grants.all().covers("fs.write")


@pytest.mark.parametrize(
    ("grants", "message"),
    [
        (["console"], 'fs.read("data/**") is denied: the program needs it, but only console is granted'),
        ([], "console.print is denied: the program needs it, but nothing is granted"),
    ],
)
def test_load_compares_manifest_and_grants(grants: list[str], message: str) -> None:
    gate = Gate(Grants.parse(grants), [("console.print", None), ("fs.read", ("data/**",))])
    with pytest.raises(Trap) as caught:
        gate.check_load()
    assert (caught.value.code, caught.value.message) == ("capability", message)


def test_every_bound_holds_by_itself(tmp_path: object) -> None:
    environment = {name: name.lower() for name in ("AA", "AB", "BB", "AC")}
    gate = Gate(Grants.parse(["env.get=A*"]), [("env.get", ("A*", "B*"))], environment=environment)

    def ask(name: str) -> object:
        try:
            return gate.perform("env.get", (name,))
        except Trap as trap:
            return trap.message.partition("denied: ")[2]

    assert ask("AA") == "aa"
    assert ask("AZ") is None
    assert ask("BB") == "the grant is env.get=A*"
    outer = gate.push_restriction([("env.get", ("AA", "AB"))])
    inner = gate.push_restriction([("env", ("AB", "AC"))])
    assert [ask(name) for name in ("AA", "AB", "AC")] == [
        'a restriction has env("AB", "AC")',
        "ab",
        'a restriction has env.get("AA", "AB")',
    ]
    gate.pop_restriction(inner)
    assert ask("AA") == "aa"
    gate.pop_restriction(outer)
    assert ask("AC") == "ac"
    gate = Gate(Grants.all(), [("env.get", ("B*",))], environment=environment)
    assert ask("AA") == 'main\'s row has env.get("B*")'
    assert ask("BB") == "bb"
    gate = Gate(Grants.all(), [("console", None)], environment=environment)
    assert ask("AA") == "main's row has no env.get"


def test_trace_tells_all_that_reached_the_gate() -> None:
    seen: list[EffectEvent] = []
    gate = Gate(Grants.parse(["console"]), [("console", None), ("clock", None)], on_event=seen.append)
    gate.perform("console.print", ('a "b" \n{',))
    with pytest.raises(Trap):
        gate.perform("clock.sleep", (1.5,))
    assert list(map(str, seen)) == ['console.print("a \\"b\\" \\n\\{") granted', "clock.sleep(1.5) denied"]
    assert list(map(str, gate.events or ())) == list(map(str, seen))


def test_console_is_utf8_lines() -> None:
    streams = Recording("één\r\n\nlast")
    gate = Gate(Grants.parse(["console"]), [("console", None)], streams=streams)
    gate.perform("console.print", ("é",))
    gate.perform("console.error", ("oops",))
    assert [gate.perform("console.read_line", ()) for _ in range(5)] == ["één", "", "last", None, None]
    assert (streams.output, streams.error_output) == ("é\n", "oops\n")


def test_streams_of_hosts_that_only_take_text(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", None)
    monkeypatch.setattr("sys.stdin", io.StringIO("één\nlast"))
    gate = Gate(Grants.parse(["console"]), [("console", None)], streams=Streams())
    gate.perform("console.print", ("é",))
    gate.perform("console.error", ("lost",))
    assert [gate.perform("console.read_line", ()) for _ in range(3)] == ["één", "last", None]
    assert out.getvalue() == "é\n"


def test_output_is_limited_in_bytes() -> None:
    streams = Recording()
    gate = Gate(Grants.parse(["console"]), [("console", None)], streams=streams, limits=Limits(output=6))
    gate.perform("console.print", ("é",))
    gate.perform("console.error", ("ab",))
    with pytest.raises(Trap) as caught:
        gate.perform("console.print", ("",))
    assert (caught.value.code, caught.value.message) == ("output", "the output limit of 6 bytes is used up")
    assert (streams.output, streams.error_output) == ("é\n", "ab\n")


@pytest.mark.parametrize("seconds", [-1.0, 0.0, float("nan")])
def test_sleeping_for_nothing(seconds: float) -> None:
    assert Gate(Grants.all(), [("clock", None)]).perform("clock.sleep", (seconds,)) is None


@pytest.mark.parametrize("seconds", [10.0, float("inf")])
def test_sleep_ends_with_the_run(seconds: float) -> None:
    gate = Gate(Grants.all(), [("clock", None)], limits=Limits(timeout=0.05))
    start = time.monotonic()
    with pytest.raises(Trap) as caught:
        gate.perform("clock.sleep", (seconds,))
    assert time.monotonic() - start < 2
    assert (caught.value.code, caught.value.message) == ("timeout", "the time limit of 0.05 s is used up")


def test_chance() -> None:
    gate = Gate(Grants.all(), [("random", None)])
    assert {gate.perform("random.int", (-1, 1)) for _ in range(200)} == {-1, 0, 1}
    assert gate.perform("random.int", (-(2**63), -(2**63))) == -(2**63)
    assert all(0.0 <= gate.perform("random.float", ()) < 1.0 for _ in range(100))  # type: ignore[operator]  # a float
    with pytest.raises(Trap) as caught:
        gate.perform("random.int", (2, 1))
    assert caught.value.code == "index"


def test_environment_and_arguments() -> None:
    gate = Gate(Grants.all(), [("env", None)], environment={"A": "x\udcff"}, argv=["one", "two"])
    assert gate.perform("env.get", ("A",)) == "x�"
    assert gate.perform("env.get", ("B",)) is None
    assert gate.perform("env.args", ()) == ["one", "two"]

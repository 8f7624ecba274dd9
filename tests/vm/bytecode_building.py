"""Bytecode for tests: from PIR text through the backend, or spelt out by hand."""

from __future__ import annotations

from collections.abc import Sequence

from prism.backends.prism_vm import BACKEND
from prism.host.console import Recording
from prism.host.gate import Gate
from prism.host.grants import Grants
from prism.limits import Limits
from prism.outcome import Outcome
from prism.pir.text_parse import parse_module
from prism.vm.codec import decode
from prism.vm.machine import Machine
from prism.vm.module import PURE, SCALARS, Export, Function, Handler, Module
from prism.vm.opcodes import OPCODES
from prism.vm.verify import verify

HEAD = """pir 1
module t
source "t.prism" "00ff"
exports {exports}
manifest uses ({manifest})

enum public Option<T> {{
  None,
  Some(T),
}}

record public std.fs.IoError {{
  message: String,
  path: String,
}}

record public t.E {{ code: Int }}

record public t.F {{ code: Int }}

record public t.Point {{
  var x: Int,
  y: Int,
}}

enum public t.Tree {{
  Leaf,
  Node(t.Tree, t.Tree),
}}

"""


def program(body: str, exports: str = "t.main", manifest: str = "console.print") -> bytes:
    """The `.pvm` of a module in PIR text with some types in front."""
    module = parse_module(HEAD.format(exports=exports, manifest=manifest) + body, "t.pir")
    made = BACKEND.generate(module, {})
    return made.files[made.entry]


def run(
    data: bytes,
    name: str = "main",
    args: Sequence[object] = (),
    limits: Limits | None = None,
    grants: Grants | None = None,
) -> Outcome:
    limits = limits or Limits()
    verified = verify(decode(data))
    gate = Gate(grants or Grants.all(), verified.module.manifest, limits=limits, streams=Recording())
    return Machine(verified, gate, limits).call(name, args)


def output(main: str, more: str = "", effects: str = "console.print") -> list[str]:
    """The lines that a `main` with this body prints."""
    text = f"{more}\nfn public t.main() -> () uses ({effects}) =\n  {{ {main} () }}\n"
    outcome = run(program(text, manifest=effects))
    assert outcome.trap is None and outcome.thrown is None, (outcome.trap and outcome.trap.message, outcome.thrown)
    return outcome.output.splitlines()


Line = tuple[str | int, ...]


def code(*lines: Line) -> list[tuple[int, int, int]]:
    """Instructions as (name, a, b), with 0 for what is left out; one operand goes to the one that the opcode has."""
    made = []
    for name, *operands in lines:
        row = OPCODES[str(name)]
        numbers = [int(n) for n in operands]
        if len(numbers) == 1 and not row.a:
            numbers.insert(0, 0)
        a, b = [*numbers, 0, 0][:2]
        made.append((row.code, a, b))
    return made


def function(
    lines: Sequence[Line],
    params: Sequence[int] = (),
    result: int = 4,
    locals: Sequence[int] = (),
    handlers: Sequence[Handler] = (),
    row: tuple[tuple[str, ...], tuple[int, ...], bool] = PURE,
    upvalues: Sequence[int] = (),
    name: str = "f",
) -> Function:
    return Function(name, tuple(params), result, row, tuple(upvalues), tuple(locals), tuple(handlers), code(*lines))


def module(
    *functions: Function,
    types: Sequence[tuple[object, ...]] = (),
    constants: Sequence[int | float | str | bool | None] = (1, 2.5, True, "text", None),
    **more: object,
) -> Module:
    """A module of hand-made functions, the first exported as `f`."""
    made = Module(
        "t",
        [*SCALARS, *types],
        list(constants),
        list(functions),
        [],
        [],
        (),
        [],
        [Export("f", 0, tuple(f"p{i}" for i in range(len(functions[0].params))))] if functions else [],
        [],
        {},
    )
    for key, value in more.items():
        setattr(made, key, value)
    return made


def run_module(made: Module, args: Sequence[object] = (), limits: Limits | None = None) -> Outcome:
    limits = limits or Limits()
    gate = Gate(Grants.all(), made.manifest, limits=limits, streams=Recording())
    return Machine(verify(made), gate, limits).call("f", args)

"""Measures Prism and prints Markdown tables; `bench/RESULTS.md` records a run.

    python bench/run.py workloads      generated Python and JavaScript against hand-written peers
    python bench/run.py frontend       lines a second from source to AST and to .pvm, and memory, by program size
    python bench/run.py startup        wall time of `prism run` against `python -c pass`
    python bench/run.py vm             nanoseconds a unit of fuel in the interpreter, instructions a second in the verifier

A unit of fuel is one instruction; operations on many items or characters cost more, in proportion.

All figures of a table come from one process on one machine, runs interleaved (one run of each, then the next round), medians.
The peers are in bench/peers, or in another folder (`--peers`): for each workload a `main.py` and a `main.js`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs"
SIZES = json.loads((HERE / "sizes.json").read_text())
PRISM = [sys.executable, "-m", "prism"]


def timed(command: list[str], timeout: float = 600, env: dict[str, str] | None = None) -> tuple[float, str]:
    """Wall seconds and standard output of a process; ends the program if it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, env=env)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return seconds, done.stdout


def interleaved(
    commands: dict[str, list[str]], repeats: int, env: dict[str, str] | None = None
) -> dict[str, list[float]]:
    """Seconds of each command over rounds, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(repeats + 1):
        for name, command in commands.items():
            seconds, _ = timed(command, env=env)
            if turn:
                times[name].append(seconds)
    return times


def table(rows: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


# --- workloads ---------------------------------------------------------------------------------------------------


def workloads(options: argparse.Namespace) -> None:
    names = options.only.split(",") if options.only else list(SIZES)
    targets = options.targets.split(",")
    if not options.peers.is_dir():
        sys.exit(f"no peers at {options.peers}: name their folder with --peers")
    rows = [["workload"] + [f"{t} {what}" for t in targets for what in ("peer s", "prism s", "ratio")]]
    ratios: dict[str, list[float]] = {target: [] for target in targets}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            row = [name]
            for target in targets:
                args = [str(n) for n in SIZES[name][target if options.size == "full" else "small"]]
                peer, prism = commands_for(name, target, args, Path(folder, name, target), options.peers)
                outputs = {timed(command)[1] for command in (peer, prism)}
                if len(outputs) != 1:
                    sys.exit(f"{name}: {target} printed something else than its peer: {outputs}")
                times = interleaved({"peer": peer, "prism": prism}, options.repeats)
                ratio = statistics.median(b / a for a, b in zip(times["peer"], times["prism"]))
                ratios[target].append(ratio)
                row += [f"{statistics.median(times[k]):.3f}" for k in ("peer", "prism")] + [f"{ratio:.2f}"]
            rows.append(row)
            print(f"{name}: {row[1:]}", file=sys.stderr)
    median = ["median"]
    for target in targets:
        median += ["", "", f"{statistics.median(ratios[target]):.2f}"]
    print(table([*rows, median]))


def commands_for(name: str, target: str, args: list[str], out: Path, peers: Path) -> tuple[list[str], list[str]]:
    """The peer's command and that of the generated program, which is compiled here."""
    timed([*PRISM, "compile", str(PROGRAMS / name / "main.prism"), "--target", target, "-o", str(out)])
    if target == "python":
        return [sys.executable, str(peers / name / "main.py"), *args], [
            sys.executable,
            str(out / "main.py"),
            "--",
            *args,
        ]
    node = shutil.which("node") or sys.exit("Node is not on the PATH")
    return [node, str(peers / name / "main.js"), *args], [node, str(out / "main.mjs"), "--", *args]


# --- front end ---------------------------------------------------------------------------------------------------

_UNIT = """
/// Article {n} of the catalogue.
record Item{n} {{ name: String, var count: Int, cents: Int }}

enum Event{n} {{ Sold{n}(count: Int), Returned{n}(count: Int, reason: String), Closed{n} }}

fn apply{n}(item: Item{n}, event: Event{n}) -> Int {{
    match event {{
        Sold{n}(count) if count > item.count => 0
        Sold{n}(count) => {{
            item.count -= count
            count * item.cents
        }}
        Returned{n}(count, reason) => {{
            item.count += count
            if reason == "" {{ -count * item.cents }} else {{ 0 }}
        }}
        Closed{n} => 0
    }}
}}

fn total{n}(events: List<Event{n}>) -> Int {{
    let item = Item{n}("item {n}", 100, {n} + 1)
    var sum = 0
    for event in events {{ sum += apply{n}(item, event) }}
    let log = events.map(fn(e) => "{{e}}").filter(fn(s) => s.len() > 3)
    sum + log.len() * item.count % 7
}}
"""


def program_of(lines: int) -> str:
    """A program of about so many lines, all of it used by `main`."""
    unit = _UNIT.count("\n")
    count = max(1, lines // (unit + 1))
    calls = "".join(f'    sum += total{n}([Sold{n}(3), Returned{n}(1, ""), Closed{n}])\n' for n in range(count))
    units = "".join(_UNIT.format(n=n) for n in range(count))
    return f"{units}\nfn main() uses console {{\n    var sum = 0\n{calls}    print(sum)\n}}\n"


def frontend(options: argparse.Namespace) -> None:
    rows = [["lines", "parse s", "parse lines/s", "to .pvm s", "to .pvm lines/s", "peak MiB"]]
    for size in (1_000, 10_000, 50_000):
        runs = [
            json.loads(timed([sys.executable, __file__, "frontend-one", str(size)])[1]) for _ in range(options.repeats)
        ]
        median = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        lines = int(median["lines"])
        rows.append([
            f"{lines}", f"{median['parse']:.2f}", f"{lines / median['parse']:.0f}", f"{median['all']:.2f}",
            f"{lines / median['all']:.0f}", f"{median['mib']:.0f}",
        ])  # fmt: skip
        print(rows[-1], file=sys.stderr)
    print(table(rows))


def frontend_one(options: argparse.Namespace) -> None:
    """In a process of its own, so that its peak memory is its own."""
    from prism.backends.prism_vm import BACKEND
    from prism.collector import collector_paused
    from prism.frontend.check import check_program
    from prism.frontend.parser import parse
    from prism.passes.pipeline import optimize
    from prism.source import Source

    source = Source("big.prism", program_of(options.lines))
    start = time.perf_counter()
    parse(source)
    parsed = time.perf_counter() - start
    start = time.perf_counter()
    checked = check_program(source, lambda name: None)
    if checked.module is None:
        sys.exit(f"the program has errors: {checked.diagnostics[:3]}")
    with collector_paused():
        artifacts = BACKEND.generate(optimize(checked.module, options.level), {})
    everything = time.perf_counter() - start
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = len(artifacts.files[artifacts.entry])
    print(json.dumps({
        "lines": source.text.count("\n"), "parse": parsed, "all": everything, "mib": mib, "bytes": size,
    }))  # fmt: skip


# --- start-up ----------------------------------------------------------------------------------------------------


def startup(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder, "hello.prism")
        hello.write_text('fn main() uses console { print("hello") }\n')
        timed([*PRISM, "compile", str(hello), "--target", "prism-vm", "-o", folder])
        prism = str(Path(sys.executable).with_name("prism"))
        env = {**os.environ, "PRISM_CACHE_DIR": str(Path(folder, "cache"))}
        timed([prism, "run", str(hello)], env=env)  # fills the cache of the standard library
        times: dict[str, list[float]] = {}

        def one(name: str, command: list[str]) -> None:
            times.setdefault(name, []).append(timed(command, env=env)[0])

        for turn in range(options.repeats * 5):
            one("python -c pass", [sys.executable, "-c", "pass"])
            one("prism run hello.pvm", [prism, "run", str(Path(folder, "hello.pvm"))])
            one("prism run hello.prism, unchanged", [prism, "run", str(hello)])
            fresh = Path(folder, f"hello{turn}.prism")
            fresh.write_text(f'fn main() uses console {{ print("hello {turn}") }}\n')
            one("prism run hello.prism, first run", [prism, "run", str(fresh)])
        cold = []
        for turn in range(options.repeats):
            empty = {**env, "PRISM_CACHE_DIR": str(Path(folder, f"cold{turn}"))}
            cold.append(timed([prism, "run", str(hello)], env=empty)[0])
        times["prism run hello.prism, empty cache"] = cold
    base = statistics.median(times["python -c pass"])
    rows = [["command", "median ms", "ratio"]]
    rows += [
        [name, f"{statistics.median(t) * 1000:.1f}", f"{statistics.median(t) / base:.1f}"] for name, t in times.items()
    ]
    print(table(rows))


# --- the virtual machine -----------------------------------------------------------------------------------------


def vm(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = [["workload", "fuel", "ns a unit of fuel"]]
        every = []
        for name in SIZES:
            args = [str(n) for n in SIZES[name]["small"]]
            timed([*PRISM, "compile", str(PROGRAMS / name / "main.prism"), "--target", "prism-vm", "-o", folder])
            path = Path(folder, "main.pvm")
            runs = [
                json.loads(timed([sys.executable, __file__, "vm-one", str(path), *args])[1])
                for _ in range(options.repeats)
            ]
            cost = statistics.median(run["seconds"] / run["instructions"] for run in runs) * 1e9
            every.append(cost)
            rows.append([name, f"{runs[0]['instructions']}", f"{cost:.0f}"])
        rows.append(["median", "", f"{statistics.median(every):.0f}"])
        print(table(rows))
        big = Path(folder, "big.prism")
        big.write_text(program_of(10_000))
        timed([*PRISM, "compile", str(big), "--target", "prism-vm", "-o", folder])
        runs = [
            json.loads(timed([sys.executable, __file__, "verify-one", str(Path(folder, "big.pvm"))])[1])
            for _ in range(options.repeats)
        ]
        speed = statistics.median(run["instructions"] / run["seconds"] for run in runs)
        print(
            f"\nVerification of a 10,000-line program: {runs[0]['instructions']} instructions, {speed:,.0f} a second."
        )


def vm_one(options: argparse.Namespace) -> None:
    """Runs a program in the interpreter, loading not counted."""
    from prism.host.gate import Gate
    from prism.host.grants import Grants
    from prism.limits import Limits
    from prism.vm.machine import Machine, load

    verified = load(options.path.read_bytes())
    limits = Limits()
    machine = Machine(verified, Gate(Grants.parse(["console"]), verified.module.manifest, trace=False), limits)
    start = time.perf_counter()
    outcome = machine.main(options.args)
    seconds = time.perf_counter() - start
    if outcome.trap or outcome.thrown:
        sys.exit(f"{options.path} did not end well")
    print(json.dumps({"seconds": seconds, "instructions": outcome.fuel}))


def verify_one(options: argparse.Namespace) -> None:
    from prism.vm.codec import decode
    from prism.vm.verify import verify

    module = decode(options.path.read_bytes())
    start = time.perf_counter()
    verify(module)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "instructions": sum(len(f.code) for f in module.functions)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5, help="counted rounds (default 5)")
    commands = parser.add_subparsers(metavar="COMMAND", help="all four where none is named")
    one = commands.add_parser("workloads", help="generated code against hand-written peers")
    one.add_argument("--peers", type=Path, default=HERE / "peers", help="folder of the peers")
    one.add_argument("--targets", default="python,javascript")
    one.add_argument("--only", default="", help="comma-separated workloads")
    one.add_argument("--size", choices=["small", "full"], default="full")
    one.set_defaults(run=workloads)
    one = commands.add_parser("frontend", help="lines a second and memory")
    one.set_defaults(run=frontend)
    one = commands.add_parser("frontend-one")
    one.add_argument("lines", type=int)
    one.add_argument("--level", type=int, default=1)
    one.set_defaults(run=frontend_one)
    one = commands.add_parser("startup", help="wall time of prism run")
    one.set_defaults(run=startup)
    one = commands.add_parser("vm", help="interpreter and verifier")
    one.set_defaults(run=vm)
    one = commands.add_parser("vm-one")
    one.add_argument("path", type=Path)
    one.add_argument("args", nargs="*")
    one.set_defaults(run=vm_one)
    one = commands.add_parser("verify-one")
    one.add_argument("path", type=Path)
    one.set_defaults(run=verify_one)
    options = parser.parse_args()
    if hasattr(options, "run"):
        options.run(options)
        return
    for command in ("workloads", "frontend", "startup", "vm"):
        print(f"\n## {command}\n", flush=True)
        options = parser.parse_args([*sys.argv[1:], command])
        options.run(options)


if __name__ == "__main__":
    main()

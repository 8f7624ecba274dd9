"""Runs generated programs in Node and tells what became of them.

One Node process serves many runs (`NodeSession`): it takes requests as lines of JSON and answers with lines of JSON. A run with `inherit`
gets a process of its own, whose streams are this process's. `runner.mjs` is the other side.

Node cannot meter what runs in it: `fuel` is refused; `memory` is what V8 makes of a heap limit of so many bytes (at least 16 MiB).
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from typing import Any

from prism.backends.contract import Artifacts, CannotRun, RunRequest
from prism.backends.javascript.bundle import runner_module
from prism.backends.javascript.node import find_node
from prism.backends.javascript.wire import Converter
from prism.host.gate import timeout_message
from prism.outcome import EffectEvent, Frame, Outcome, ThrownReport, TrapReport

GRACE = 10.0
"""Seconds beyond a run's time limit after which Node is taken to hang."""

V8_GIVES_UP = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL) if os.name == "posix" else ()
"""V8 ends the whole process when it cannot get the memory it wants, or a list outgrows it."""
NOTHING: Mapping[str, Any] = {"output": "", "errorOutput": "", "events": []}
NO_MEMORY = {"code": "memory", "message": "the host has no more memory", "stack": []}


class UnsupportedLimit(CannotRun):
    """The request has a limit that this target cannot keep. The message is fit for the user."""


class NodeFailed(RuntimeError):
    """Node ended or said something that is not an answer: a fault of ours or of the installation."""


def run(artifacts: Artifacts, request: RunRequest) -> Outcome:
    """Runs `main` or another export. Raises UnsupportedLimit, NoNode, ValueError for an export that does not exist and
    BadArgument for arguments that do not fit."""
    if request.limits.fuel is not None:
        raise UnsupportedLimit("the target javascript cannot limit fuel; run the program on prism-vm for that")
    program = _program(artifacts)
    name = request.function or "main"
    function = program["functions"].get(name)
    if function is None:
        names = ", ".join(program["functions"])
        raise ValueError(f"the program exports no {name}; it has {names or 'nothing'}")
    converter = Converter(program["types"])
    wire: dict[str, Any] = {
        "function": name,
        "args": None if request.function is None else _args(converter, name, function["params"], request.args),
        "argv": list(request.argv),
        "grants": request.grants.texts(),
        "stdin": request.stdin,
        "inherit": request.inherit,
        "trace": request.trace,
        "root": os.path.abspath(request.root),
        "environment": None if request.environment is None else dict(request.environment),
        "outputLimit": request.limits.output,
        "timeout": request.limits.timeout,
        "memory": request.limits.memory,
    }
    answer = _run_alone(artifacts, wire) if request.inherit else session().ask(artifacts, wire)
    return _outcome(answer, converter, function["result"])


def _program(artifacts: Artifacts) -> Mapping[str, Any]:
    """What the module says about its exports."""
    for line in artifacts.files[artifacts.entry].decode().split("\n"):
        if line.startswith("export const __prism__ = "):
            found: Mapping[str, Any] = json.loads(line.partition(" = ")[2].rstrip(";"))["exports"]
            return found
    raise NodeFailed(f"{artifacts.entry} is no module that Prism made")


def _args(converter: Converter, name: str, params: list[Any], args: tuple[object, ...]) -> list[Any]:
    if len(args) != len(params):
        raise TypeError(f"{name} takes {len(params)} arguments, not {len(args)}")
    return [converter.to_wire(t, arg, f"argument {i} ({p})") for i, ((p, t), arg) in enumerate(zip(params, args), 1)]


def _outcome(answer: Mapping[str, Any], converter: Converter, result: Any) -> Outcome:
    if answer.get("closed"):
        raise BrokenPipeError
    if "internal" in answer:
        raise NodeFailed(str(answer["internal"]))
    trap, thrown = answer.get("trap"), answer.get("thrown")
    return Outcome(
        output=answer["output"],
        error_output=answer["errorOutput"],
        value=converter.to_plain(result, answer["value"]) if "value" in answer else None,
        shown=answer.get("shown"),
        thrown=None if thrown is None else ThrownReport(thrown["type"], thrown["shown"]),
        trap=None
        if trap is None
        else TrapReport(trap["code"], trap["message"], tuple([Frame(*frame) for frame in trap["stack"]])),
        effects=tuple([EffectEvent(e["operation"], tuple(e["args"]), e["decision"]) for e in answer["events"]]),
    )


def _write(folder: str, prefix: str, artifacts: Artifacts) -> tuple[str, str]:
    """Writes a program into a folder; gives the paths of its module and its support module."""
    support = ""
    for name, data in artifacts.files.items():
        is_support = name.endswith(".mjs") and name != artifacts.entry
        if name not in (artifacts.entry, f"{artifacts.entry}.map") and not is_support:
            continue
        path = os.path.join(folder, name if is_support else prefix + name)
        if is_support:
            support = path
            if os.path.exists(path):
                continue
        with open(path, "wb") as file:
            file.write(data)
    return os.path.join(folder, prefix + artifacts.entry), support


def _run_alone(artifacts: Artifacts, wire: dict[str, Any]) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory(prefix="prism-node-") as folder:
        wire["module"], wire["support"] = _write(folder, "program_", artifacts)
        runner, request, answer = (os.path.join(folder, name) for name in ("runner.mjs", "request.json", "answer.json"))
        with open(runner, "wb") as file:
            file.write(runner_module())
        with open(request, "w", encoding="utf-8") as text:
            json.dump(wire, text)
        done = subprocess.run([find_node(), runner, request, answer], check=False)
        if not os.path.exists(answer):
            if -done.returncode in V8_GIVES_UP:
                return {**NOTHING, "trap": NO_MEMORY}
            raise NodeFailed(f"node ended with code {done.returncode}")
        with open(answer, encoding="utf-8") as text:
            found: Mapping[str, Any] = json.load(text)
            return found


class NodeSession:
    """A Node process that runs one program after another. It starts with the first, and anew after one that it did not
    survive. Threads take turns."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="prism-node-")
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._count = 0

    def ask(self, artifacts: Artifacts, wire: dict[str, Any]) -> Mapping[str, Any]:
        """Runs a program; the answer as `runner.mjs` gives it."""
        with self._lock:
            self._count += 1
            module, support = _write(self._folder.name, f"m{self._count}_", artifacts)
            wire["module"], wire["support"] = module, support
            try:
                return self._exchange(wire)
            finally:
                for path in (module, f"{module}.map"):
                    if os.path.exists(path):
                        os.unlink(path)

    def close(self) -> None:
        """Ends the process and removes its files."""
        self._stop()
        self._folder.cleanup()

    def _exchange(self, wire: dict[str, Any]) -> Mapping[str, Any]:
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        timeout = wire["timeout"]
        hung: list[bool] = []

        def give_up() -> None:
            hung.append(True)
            process.kill()

        timer = None if timeout is None else threading.Timer(timeout + GRACE, give_up)
        if timer is not None:
            timer.start()
        try:
            process.stdin.write(json.dumps(wire) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        except BaseException:
            self._stop()
            raise
        finally:
            if timer is not None:
                timer.cancel()
        if line:
            answer: Mapping[str, Any] = json.loads(line)
            return answer
        self._stop()
        if hung:
            return {**NOTHING, "trap": {"code": "timeout", "message": timeout_message(timeout), "stack": []}}
        return {**NOTHING, "trap": NO_MEMORY}

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            runner = os.path.join(self._folder.name, "runner.mjs")
            if not os.path.exists(runner):
                with open(runner, "wb") as file:
                    file.write(runner_module())
            self._process = subprocess.Popen(
                [find_node(), runner],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


_sessions: list[NodeSession] = []


def session() -> NodeSession:
    """The session that this process shares."""
    if not _sessions:
        _sessions.append(NodeSession())
        atexit.register(_sessions[0].close)
    return _sessions[0]

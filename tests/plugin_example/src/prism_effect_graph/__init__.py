"""A Prism backend that draws a program's effects: functions, who calls whom, and what each does to the outside world.

Boxes are functions, double ones those a host may call; ovals are effects. Functions that reach no effect are left out unless the option
`pure` asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from prism.backends.contract import API_VERSION, Artifacts, BackendInfo, RunRequest
from prism.diagnostics import Diagnostic
from prism.outcome import Outcome
from prism.pir.features import FEATURES
from prism.pir.nodes import Call, Function, FunctionRef, Module, Perform
from prism.pir.walk import walk
from prism.semantics.operations import FAMILIES, OPERATIONS

VERSION = "1.0.0"


class Options(BaseModel):
    """What `--option NAME=VALUE` sets."""

    model_config = ConfigDict(extra="forbid")

    pure: bool = False
    """Show functions without effects too."""


class EffectGraph:
    """The backend. Stateless: every method is a function of its arguments."""

    name = "effect-graph"
    info = BackendInfo(
        summary="a Graphviz graph of functions and their effects",
        api=(API_VERSION, API_VERSION),
        features=frozenset(FEATURES),
        effects=frozenset(FAMILIES),
        suffixes=(".dot",),
        tier=3,
        runs=False,
        version=VERSION,
    )

    def options_model(self) -> type[BaseModel]:
        return Options

    def generate(self, module: Module, options: Mapping[str, object]) -> Artifacts:
        chosen = Options.model_validate(dict(options))
        calls = {function.name: called(function) for function in module.functions}
        performs = {function.name: performed(function) for function in module.functions}
        shown = [f for f in module.functions if chosen.pure or reaches_effect(f.name, calls, performs)]
        names = {function.name for function in shown}
        lines = [f"digraph {quoted(module.name)} {{", "  rankdir=LR;", "  node [shape=box];"]
        for function in shown:
            double = ", peripheries=2" if function.name in module.exports else ""
            lines.append(f"  {quoted(function.name)} [label={quoted(short_name(function.name, module.name))}{double}];")
        for effect in sorted({effect for function in shown for effect in performs[function.name]}):
            lines.append(f"  {quoted(effect)} [shape=oval, style=filled];")
        for function in shown:
            for callee in sorted(calls[function.name] & names):
                lines.append(f"  {quoted(function.name)} -> {quoted(callee)};")
            for effect in sorted(performs[function.name]):
                lines.append(f"  {quoted(function.name)} -> {quoted(effect)} [style=dashed];")
        lines.append("}")
        name = module.name.rsplit(".", 1)[-1] + ".dot"
        files = {name: ("\n".join(lines) + "\n").encode()}
        return Artifacts(files, name, {"functions": len(shown), "calls": sum(map(len, calls.values()))})

    def validate(self, artifacts: Artifacts) -> tuple[Diagnostic, ...]:
        return ()

    def run(self, artifacts: Artifacts, request: RunRequest) -> Outcome:
        raise RuntimeError("a graph does not run; info.runs says so")


def called(function: Function) -> frozenset[str]:
    """The functions it calls or mentions, by name."""
    found = set()
    for e in walk(function.body):
        match e:
            case Call(function=name) | FunctionRef(name=name):
                found.add(name)
    return frozenset(found)


def performed(function: Function) -> frozenset[str]:
    """The effects it performs itself."""
    return frozenset(OPERATIONS[e.operation].effect for e in walk(function.body) if isinstance(e, Perform))


def reaches_effect(start: str, calls: Mapping[str, frozenset[str]], performs: Mapping[str, frozenset[str]]) -> bool:
    pending, seen = [start], {start}
    while pending:
        name = pending.pop()
        if performs.get(name):
            return True
        new = calls.get(name, frozenset()) - seen
        seen |= new
        pending += new
    return False


def short_name(name: str, module: str) -> str:
    return name.removeprefix(module + ".")


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

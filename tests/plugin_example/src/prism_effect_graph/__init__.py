"""A Prism backend that draws a program's effects: functions, who calls whom, and what each does to the outside world.

Boxes are functions, double ones those a host may call; ovals are effects. Functions without effects are left out unless the option
`pure` asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from prism.backends.contract import API_VERSION, Artifacts, BackendInfo, RunRequest
from prism.diagnostics import Diagnostic
from prism.outcome import Outcome
from prism.pir.effects import function_effects
from prism.pir.features import FEATURES
from prism.pir.nodes import Module
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
        functions = function_effects(module)
        shown = [f for f in functions if chosen.pure or f.row.effects]
        names = {f.name for f in shown}
        nodes, effects, arrows = [], set(), []
        for f in shown:
            double = ", peripheries=2" if f.exported else ""
            label = quoted(f.name.removeprefix(module.name + "."))
            nodes.append(f"  {quoted(f.name)} [label={label}{double}];")
            for edge in f.edges:
                if edge.kind == "performs":
                    effects.add(OPERATIONS[edge.target].effect)
                    arrows.append(f"  {quoted(f.name)} -> {quoted(OPERATIONS[edge.target].effect)} [style=dashed];")
                elif edge.target in names:
                    arrows.append(f"  {quoted(f.name)} -> {quoted(edge.target)};")
        ovals = [f"  {quoted(effect)} [shape=oval, style=filled];" for effect in sorted(effects)]
        lines = [
            f"digraph {quoted(module.name)} {{",
            "  rankdir=LR;",
            "  node [shape=box];",
            *nodes,
            *ovals,
            *dict.fromkeys(arrows),
            "}",
        ]
        name = module.name.rsplit(".", 1)[-1] + ".dot"
        statistics = {"functions": len(nodes), "effects": len(ovals), "arrows": len(arrows)}
        return Artifacts({name: ("\n".join(lines) + "\n").encode()}, name, statistics)

    def validate(self, artifacts: Artifacts) -> tuple[Diagnostic, ...]:
        return ()

    def run(self, artifacts: Artifacts, request: RunRequest) -> Outcome:
        raise RuntimeError("a graph does not run; info.runs says so")


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

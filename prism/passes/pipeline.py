"""The passes by name, and the pipelines of `-O0`, `-O1` and `-O2`, to be read top to bottom.

What a pass needs to know stands in its fields. The lowering passes (`tail_calls`, `monomorphize`, `hoist`, `match_lowering`) are listed
too: backends apply those that they need themselves, and `--passes` may name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from prism.collector import collector_paused
from prism.diagnostics import CompileError, Diagnostic
from prism.passes.common import Common
from prism.passes.dead_code import DeadCode
from prism.passes.fold import Fold
from prism.passes.hoist import Hoist
from prism.passes.inline import Inline
from prism.passes.match_lowering import MatchLowering
from prism.passes.monomorphize import Monomorphize
from prism.passes.ranges import Ranges
from prism.passes.simplify import Simplify
from prism.passes.tail_calls import TailCalls
from prism.pir.depth import deep_calls
from prism.pir.nodes import Module
from prism.source import NOWHERE

Pass = Callable[[Module], Module]

PASSES: Mapping[str, Pass] = {
    "dead_code": DeadCode(),
    "fold": Fold(),
    "simplify": Simplify(),
    "inline": Inline(),
    "inline_more": Inline(small=60, taking=300, single=200, growth=5000, whole_stacks=False),
    "tail_calls": TailCalls(),
    "common": Common(),
    "ranges": Ranges(),
    "monomorphize": Monomorphize(),
    "monomorphize_bounded": Monomorphize(bounded_only=True),
    "hoist": Hoist(),
    "match_lowering": MatchLowering(),
}
"""Every pass by the name that `--passes` and `--print-after` know it by."""

PIPELINES: Mapping[int, tuple[str, ...]] = {
    0: (),
    1: (
        "simplify",
        "inline",
        "simplify",
        "dead_code",
        "tail_calls",
        "common",
        "ranges",
    ),
    2: (
        "simplify",
        "inline_more",
        "simplify",
        "tail_calls",
        "inline_more",
        "simplify",
        "dead_code",
        "common",
        "ranges",
    ),
}
"""What each level runs, in order."""

FRAMES = 20_000
"""Passes recurse over trees; so deep Python must allow while they run."""


@collector_paused()
def optimize(module: Module, passes: int | Sequence[str], after: Callable[[str, Module], None] | None = None) -> Module:
    """The module after the passes of a level, or after those named. `after` sees the name and the result of each. Raises
    CompileError for an unknown pass, and for a program that a pass must refuse."""
    names = PIPELINES[passes] if isinstance(passes, int) else tuple(passes)
    for name in names:
        if name not in PASSES:
            raise CompileError((Diagnostic("unknown-pass", f"there is no pass `{name}`", NOWHERE, notes=(known(),)),))
    with deep_calls(FRAMES):
        for name in names:
            try:
                module = PASSES[name](module)
            except RecursionError:
                continue  # too deep to improve: it stays as it is, which is as good
            if after is not None:
                after(name, module)
    return module


def known() -> str:
    return f"passes are {', '.join(PASSES)}"

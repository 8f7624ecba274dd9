"""Random programs mean the same before and after every pipeline, and each result verifies."""

from __future__ import annotations

import random

import pytest
from evaluate import evaluate

from prism.compiler import check_text
from prism.passes.pipeline import optimize
from prism.pir.nodes import Module
from prism.pir.verify import verify
from prism.testing.generator import write_program

CHAINS: tuple[tuple[int | str, ...], ...] = (
    (1,),
    (2, 2, "fold"),
    (1, "tail_calls", "monomorphize_bounded", "hoist"),
    (2, "tail_calls", "monomorphize", "match_lowering"),
    ("tail_calls", "monomorphize", "hoist", "match_lowering"),
    ("ranges",),
)


@pytest.mark.parametrize("seed", range(12))
def test_optimised_and_unoptimised_programs_agree(seed: int) -> None:
    module = check_text(write_program(random.Random(seed)), "p.prism", {}).module
    assert module is not None
    expected = evaluate(module)
    for chain in CHAINS:
        made = module
        for part in chain:
            made = optimize(made, part if isinstance(part, int) else (part,), verified)
        assert evaluate(made) == expected, chain


def verified(name: str, module: Module) -> None:
    assert verify(module) == (), name

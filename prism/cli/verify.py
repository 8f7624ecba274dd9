"""`prism verify`: is a compiled program safe to run?"""

from __future__ import annotations

from prism.cli.arguments import Arguments
from prism.cli.bytecode import read_program, verified_program


def run(arguments: Arguments) -> int:
    path = arguments.operands[0]
    module = verified_program(read_program(path), path).module
    count = sum(len(function.code) for function in module.functions)
    print(f"{path}: valid: {len(module.functions):,} functions, {count:,} instructions")
    return 0

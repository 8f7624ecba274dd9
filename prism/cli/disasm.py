"""`prism disasm`: the instructions of a compiled program."""

from __future__ import annotations

import sys

from prism.cli.arguments import Arguments
from prism.cli.bytecode import MAGIC, read_program, verified_program
from prism.cli.run import program_of_source
from prism.vm.disassembler import disassemble


def run(arguments: Arguments) -> int:
    path = arguments.operands[0]
    data = read_program(path)
    if not data.startswith(MAGIC) and not path.endswith(".pvm"):
        compiled = program_of_source(path, data, arguments)
        if compiled is None:
            return 2
        data = compiled
    sys.stdout.write(disassemble(verified_program(data, path).module))
    return 0

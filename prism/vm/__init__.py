"""Prism's virtual machine: bytecode from the file to the outcome. Starts from bytes and knows no PIR.

The road: `codec` makes a `module` of bytes; `verify` (with `types`, `flow`, `rules`) checks it; `link` makes instructions ready to run
and `interpreter` runs them, with `metering` and `heap` for what they cost; `convert` and `machine` are the border to the host. `opcodes` is
the table that all of them read; `disassembler` is for people.
"""

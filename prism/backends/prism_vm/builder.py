"""One function's bytecode while it grows. Knows instructions, labels, stack depth and line tables, not what they are for.

What cannot be reached is not emitted: after a jump, return or throw the builder is not `live` and drops instructions until a
label is placed that something jumps to. So the verifier, which refuses unreachable code, finds none.
"""

from __future__ import annotations

import struct

from prism.source import Span
from prism.vm.module import Function, Handler
from prism.vm.opcodes import OPCODES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.vm.module import Instruction, Row

CODE = {name: row.code for name, row in OPCODES.items()}


class Label:
    """A place to jump to: `pc` once it is placed, until then where the jumps to it are; `depth` is the operand stack's."""

    __slots__ = ("depth", "jumps", "pc")

    def __init__(self) -> None:
        self.pc = -1
        self.depth = -1
        self.jumps: list[int] = []


class Region:
    """The instructions that some handlers guard. Ways out of a `try` run its finalizer outside of its own region, so a region
    may have holes: it is a list of ranges."""

    __slots__ = ("depth", "ranges", "restrictions", "start")

    def __init__(self, start: int, depth: int, restrictions: int) -> None:
        self.ranges: list[tuple[int, int]] = []
        self.start = start
        self.depth = depth
        self.restrictions = restrictions

    def suspend(self, pc: int) -> None:
        """The region ends here, or pauses."""
        if self.start < pc:
            self.ranges.append((self.start, pc))

    def resume(self, pc: int) -> None:
        self.start = pc


class Builder:
    def __init__(self, files: dict[str, int]) -> None:
        self.code: list[Instruction] = []
        self.depth = 0
        self.live = True
        self.handlers: list[Handler] = []
        self.locals: list[int] = []
        """The types of all locals, parameters included."""
        self._files = files
        self._lines: list[int] = []
        self._place: tuple[str, int, int] | None = None
        self._pinned = -1

    def here(self) -> int:
        """The number of the next instruction, which someone will remember: the one before it must stay."""
        self._pinned = len(self.code)
        return self._pinned

    def local(self, t: int) -> int:
        """A new local."""
        self.locals.append(t)
        return len(self.locals) - 1

    def emit(self, name: str, a: int = 0, b: int = 0, change: int = 0) -> None:
        """An instruction that changes the stack's depth by `change` and goes on to the next."""
        if self.live:
            self.code.append((CODE[name], a, b))
            self.depth += change

    def stop(self, name: str, a: int = 0, b: int = 0) -> None:
        """An instruction behind which control does not go on."""
        if self.live:
            self.code.append((CODE[name], a, b))
            self.live = False

    def mark(self, span: Span) -> None:
        """What follows belongs to this place of the source, as far as traps and calls go."""
        place = span[:3]
        if not self.live or place == self._place or not span.line:
            return
        self._place = place
        file, line, column = place
        self._lines += (len(self.code), self._files.setdefault(file, len(self._files)), line, column)

    def jump(self, name: str, label: Label, a: int = 0, change: int = 0) -> None:
        """`jump`, or a conditional one that changes the depth before it does."""
        if not self.live:
            return
        self.depth += change
        assert label.depth in (-1, self.depth), "ways meet with different stack depths"
        label.depth = self.depth
        if label.pc < 0:
            label.jumps.append(len(self.code))
        self.code.append((CODE[name], a, max(label.pc, 0)))
        if name == "jump":
            self.live = False

    def place(self, label: Label) -> None:
        """The label is here. Control arrives by falling through, if live, or by jumps that were emitted."""
        here = len(self.code)
        if label.jumps and label.jumps[-1] == here - 1 and here != self._pinned and not self.live:
            # Control would jump to the next instruction.
            self.code.pop()
            label.jumps.pop()
            self.live = True
            self.depth = label.depth
        label.pc = self.here()
        here = label.pc
        for at in label.jumps:
            code, a, _ = self.code[at]
            self.code[at] = (code, a, here)
        if label.jumps:
            assert not self.live or self.depth == label.depth, "ways meet with different stack depths"
            self.live = True
            self.depth = label.depth
        elif self.live:
            label.depth = self.depth

    def guard(self, region: Region, type: int, target: int) -> None:
        """Errors of this type inside the region go to the target."""
        for start, end in region.ranges:
            self.handlers.append(Handler(start, end, target, region.depth, type, region.restrictions))

    def function(
        self, name: str, params: tuple[int, ...], result: int, row: Row, upvalues: tuple[int, ...]
    ) -> Function:
        return Function(
            name,
            params,
            result,
            row,
            upvalues,
            tuple(self.locals[len(params) :]),
            tuple(self.handlers),
            self.code,
            struct.pack(f"<{len(self._lines)}I", *self._lines),
        )

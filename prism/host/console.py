"""The console: standard streams of this process, or text in memory. Lines end in `\\n`, text is UTF-8 everywhere."""

from __future__ import annotations

import sys

from prism.host.failures import failure_message
from prism.semantics.traps import Trap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TextIO

    class Writer(Protocol):
        def write(self, data: bytes, /) -> object: ...

        def flush(self) -> None: ...


class Streams:
    """This process's own streams. What was written is flushed when it must be seen: before a read, before the other
    stream is written to, line by line on a terminal, and by `flush` at the end."""

    def __init__(self) -> None:
        self._out = writer_of(sys.stdout)
        self._err = writer_of(sys.stderr)
        self._live = sys.stdout is not None and sys.stdout.isatty()

    def write_out(self, data: bytes) -> None:
        try:
            self._out.write(data)
            if self._live:
                self._out.flush()
        except OSError as error:
            raise _unwritable(error) from None

    def write_err(self, data: bytes) -> None:
        try:
            self._out.flush()
            self._err.write(data)
            self._err.flush()
        except OSError as error:
            raise _unwritable(error) from None

    def read_line(self) -> bytes:
        self.flush()
        try:
            if sys.stdin is None:
                return b""
            return sys.stdin.buffer.readline() if hasattr(sys.stdin, "buffer") else sys.stdin.readline().encode()
        except OSError:
            return b""

    def flush(self) -> None:
        try:
            self._out.flush()
            self._err.flush()
        except OSError as error:
            raise _unwritable(error) from None


class TextWriter:
    """Bytes for a stream that only takes text, such as a notebook's; or for none at all."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        if self._stream is not None:
            self._stream.write(data.decode("utf-8"))

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()


def writer_of(stream: TextIO | None) -> Writer:
    return stream.buffer if stream is not None and hasattr(stream, "buffer") else TextWriter(stream)


def _unwritable(error: OSError) -> Exception:
    """A closed pipe goes up to the host as it is, who ends quietly; a full disk is a trap."""
    return error if isinstance(error, BrokenPipeError) else Trap("output", f"the console: {failure_message(error)}")


class Recording:
    """Streams in memory: reads `stdin`, keeps what is written."""

    def __init__(self, stdin: str = "") -> None:
        parts = stdin.encode("utf-8", "replace").split(b"\n")
        self._lines = [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
        self._next = 0
        self._out: list[bytes] = []
        self._err: list[bytes] = []

    def write_out(self, data: bytes) -> None:
        self._out.append(data)

    def write_err(self, data: bytes) -> None:
        self._err.append(data)

    def read_line(self) -> bytes:
        if self._next == len(self._lines):
            return b""
        self._next += 1
        return self._lines[self._next - 1]

    def flush(self) -> None:
        """Nothing to do."""

    @property
    def output(self) -> str:
        return b"".join(self._out).decode("utf-8")

    @property
    def error_output(self) -> str:
        return b"".join(self._err).decode("utf-8")


def line_text(line: bytes) -> str | None:
    """A line as the program sees it: without its `\\n` or `\\r\\n`, what is not UTF-8 as U+FFFD; None at the end."""
    if not line:
        return None
    if line.endswith(b"\n"):
        line = line[:-2] if line.endswith(b"\r\n") else line[:-1]
    return line.decode("utf-8", "replace")

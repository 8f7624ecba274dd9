"""The `.pvm` file: bytes to modules and back. Knows no meaning of an instruction beyond its size.

    "PRIS"  version:u16  0:u16  payload size:u32  signature size:u32  digest:32  payload  signature

The digest is the SHA-256 of the first sixteen bytes and the payload. The signature is room for later: its size is 0.
The payload holds every section once, in the order of `SECTIONS`, each as `id:u8 size:u32 content`. Numbers are little-endian;
counts and indices in headers are LEB128 of up to 32 bits (`number`), texts a number of bytes and UTF-8.

Decoding trusts nothing: a count is compared with the bytes that are left before anything is made for it. What decodes is
well-formed, not yet valid; `verify` says that.
"""

from __future__ import annotations

import struct

from prism.vm.module import SCALARS, Export, Function, Global, Handler, Module
from prism.vm.opcodes import INSTRUCTION, INSTRUCTION_SIZE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from prism.vm.module import Limits, Row, Type

MAGIC = b"PRIS"
FORMAT_VERSION = 1
HEADER = struct.Struct("<4sHHII32s")
SECTIONS = (
    "metadata",
    "constants",
    "types",
    "capabilities",
    "functions",
    "globals",
    "exports",
    "debug",
)
"""Sections by their ids, which count from 1."""

MAX_NUMBER = 0xFFFFFFFF


class Malformed(Exception):
    """The bytes are no bytecode module: `reason`, and where, counted from the file's start."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"{reason} (at byte {offset})")
        self.offset = offset
        self.reason = reason


def sha256(data: bytes) -> bytes:
    """The digest, without `hashlib` where Python's own implementation is there: OpenSSL takes 2 ms to load."""
    for name in ("_sha256", "_sha2"):
        try:
            return bytes(__import__(name).sha256(data).digest())
        except ImportError:
            continue
    import hashlib

    return hashlib.sha256(data).digest()


# --- encoding ----------------------------------------------------------------------------------------------------


def encode(module: Module) -> bytes:
    """The file's bytes. The same module gives the same bytes."""
    parts = []
    for i, name in enumerate(SECTIONS, 1):
        content = bytearray()
        _ENCODERS[name](content, module)
        parts.append(struct.pack("<BI", i, len(content)) + content)
    return sealed(b"".join(parts))


def sealed(payload: bytes) -> bytes:
    """The payload with header and digest in front."""
    start = struct.pack("<4sHHII", MAGIC, FORMAT_VERSION, 0, len(payload), 0)
    return start + sha256(start + payload) + payload


def _number(out: bytearray, n: int) -> None:
    while n > 0x7F:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)


def _numbers(out: bytearray, items: Sequence[int]) -> None:
    _number(out, len(items))
    for n in items:
        _number(out, n)


def _text(out: bytearray, text: str) -> None:
    data = text.encode("utf-8")
    _number(out, len(data))
    out += data


def _texts(out: bytearray, items: Sequence[str]) -> None:
    _number(out, len(items))
    for text in items:
        _text(out, text)


def _put_row(out: bytearray, row: Row) -> None:
    effects, throws, is_open = row
    _texts(out, effects)
    _numbers(out, throws)
    out.append(is_open)


def _put_limits(out: bytearray, limits: Limits) -> None:
    _number(out, len(limits))
    for effect, patterns in limits:
        _text(out, effect)
        out.append(patterns is not None)
        if patterns is not None:
            _texts(out, patterns)


def _put_metadata(out: bytearray, module: Module) -> None:
    _text(out, module.name)
    _number(out, len(module.metadata))
    for key, text in sorted(module.metadata.items()):
        _text(out, key)
        _text(out, text)


def _put_constants(out: bytearray, module: Module) -> None:
    _number(out, len(module.constants))
    for item in module.constants:
        if item is None:
            out.append(0)
        elif isinstance(item, bool):
            out.append(2 if item else 1)
        elif isinstance(item, int):
            out.append(3)
            out += item.to_bytes(8, "little", signed=True)
        elif isinstance(item, float):
            out.append(4)
            out += struct.pack("<d", item)
        else:
            out.append(5)
            _text(out, item)


_KINDS = ("list", "map", "option", "tuple", "fn", "cell", "record", "enum")
"""Kinds of types by their tags, which count from 1."""


def _put_types(out: bytearray, module: Module) -> None:
    own = module.types[len(SCALARS) :]
    _number(out, len(own))
    for kind, *rest in own:
        out.append(_KINDS.index(kind) + 1)
        if kind == "tuple":
            _numbers(out, rest)
        elif kind == "fn":
            params, result, row = rest
            _numbers(out, params)
            _number(out, result)
            _put_row(out, row)
        elif kind == "record":
            name, fields = rest
            _text(out, name)
            _number(out, len(fields))
            for field, t, mutable in fields:
                _text(out, field)
                _number(out, t)
                out.append(mutable)
        elif kind == "enum":
            name, variants = rest
            _text(out, name)
            _number(out, len(variants))
            for variant, named, fields in variants:
                _text(out, variant)
                out.append(named)
                _number(out, len(fields))
                for field, t in fields:
                    _text(out, field)
                    _number(out, t)
        else:
            for t in rest:
                _number(out, t)


def _put_capabilities(out: bytearray, module: Module) -> None:
    _put_limits(out, module.manifest)
    _texts(out, module.operations)
    _number(out, len(module.restrictions))
    for limits in module.restrictions:
        _put_limits(out, limits)


def _put_functions(out: bytearray, module: Module) -> None:
    _number(out, len(module.functions))
    pack = struct.Struct(INSTRUCTION).pack
    for f in module.functions:
        _text(out, f.name)
        _numbers(out, f.params)
        _number(out, f.result)
        _put_row(out, f.row)
        _numbers(out, f.upvalues)
        _numbers(out, f.locals)
        _number(out, len(f.handlers))
        for h in f.handlers:
            out += struct.pack("<IIIIII", h.start, h.end, h.target, h.depth, h.type, h.restrictions)
        _number(out, len(f.code))
        out += b"".join([pack(*instruction) for instruction in f.code])


def _put_globals(out: bytearray, module: Module) -> None:
    _number(out, len(module.globals))
    for g in module.globals:
        _text(out, g.name)
        _number(out, g.type)
        _number(out, g.function)


def _put_exports(out: bytearray, module: Module) -> None:
    _number(out, len(module.exports))
    for e in module.exports:
        _text(out, e.name)
        _number(out, e.function)
        _texts(out, e.params)
        _text(out, e.doc)


def _put_debug(out: bytearray, module: Module) -> None:
    _number(out, len(module.sources))
    for name, digest in module.sources:
        _text(out, name)
        _text(out, digest)
    for f in module.functions:
        _number(out, len(f.lines) // 16)
        out += f.lines


_ENCODERS: dict[str, Callable[[bytearray, Module], None]] = {
    "metadata": _put_metadata,
    "constants": _put_constants,
    "types": _put_types,
    "capabilities": _put_capabilities,
    "functions": _put_functions,
    "globals": _put_globals,
    "exports": _put_exports,
    "debug": _put_debug,
}


# --- decoding ----------------------------------------------------------------------------------------------------


class _Reader:
    """One section's bytes, read from `at` up to `end`."""

    __slots__ = ("at", "data", "end")

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self.data = data
        self.at = at
        self.end = end

    def byte(self) -> int:
        at = self.at
        if at >= self.end:
            raise Malformed(at, "the section ends early")
        self.at = at + 1
        return self.data[at]

    def flag(self) -> bool:
        n = self.byte()
        if n > 1:
            raise Malformed(self.at - 1, f"{n} is no flag, which is 0 or 1")
        return n == 1

    def number(self) -> int:
        n = self.byte()
        if n < 0x80:
            return n
        start = self.at - 1
        n &= 0x7F
        shift = 7
        while True:
            more = self.byte()
            n |= (more & 0x7F) << shift
            if more < 0x80:
                break
            shift += 7
            if shift > 28:
                raise Malformed(start, "a number takes more than 32 bits")
        if n > MAX_NUMBER or more == 0:
            raise Malformed(start, "a number takes more than 32 bits" if n > MAX_NUMBER else "a number has idle bytes")
        return n

    def take(self, size: int) -> bytes:
        at = self.at
        if size > self.end - at:
            raise Malformed(at, f"{size} bytes are declared and {self.end - at} are left")
        self.at = at + size
        return self.data[at : at + size]

    def count(self, least: int, what: str) -> int:
        """The number of items to come, each of at least `least` bytes."""
        start = self.at
        n = self.number()
        if n * least > self.end - self.at:
            raise Malformed(start, f"{n} {what} are declared and {self.end - self.at} bytes are left")
        return n

    def numbers(self, what: str) -> tuple[int, ...]:
        return tuple([self.number() for _ in range(self.count(1, what))])

    def text(self) -> str:
        start = self.at
        data = self.take(self.number())
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Malformed(start, f"a text is not UTF-8: {error.reason}") from None

    def texts(self, what: str) -> tuple[str, ...]:
        return tuple([self.text() for _ in range(self.count(1, what))])

    def row(self) -> Row:
        return self.texts("effects"), self.numbers("thrown types"), self.flag()

    def limits(self) -> Limits:
        return tuple(
            [(self.text(), self.texts("patterns") if self.flag() else None) for _ in range(self.count(2, "effects"))]
        )


def decode(data: bytes) -> Module:
    """The module in a file's bytes, or Malformed."""
    sections = _sections(data)
    name, metadata = _get_metadata(sections["metadata"])
    constants = _get_constants(sections["constants"])
    types = _get_types(sections["types"])
    manifest, operations, restrictions = _get_capabilities(sections["capabilities"])
    functions = _get_functions(sections["functions"])
    globals_ = _get_globals(sections["globals"])
    exports = _get_exports(sections["exports"])
    sources = _get_debug(sections["debug"], functions)
    for section, r in sections.items():
        if r.at != r.end:
            raise Malformed(r.at, f"the section {section} has {r.end - r.at} bytes too many")
    return Module(
        name, types, constants, functions, globals_, operations, manifest, restrictions, exports, sources, metadata
    )


def _sections(data: bytes) -> dict[str, _Reader]:
    if len(data) < HEADER.size or data[:4] != MAGIC:
        if data[:4] == MAGIC[: len(data)] and data:
            raise Malformed(len(data), f"the file ends in its header, which takes {HEADER.size} bytes")
        raise Malformed(0, "this is no Prism bytecode: it does not begin with PRIS")
    _, version, zero, size, signature, digest = HEADER.unpack_from(data)
    if version != FORMAT_VERSION:
        made_by = "a newer Prism made it" if version > FORMAT_VERSION else "there is no such version"
        raise Malformed(4, f"its format version is {version}, this Prism reads {FORMAT_VERSION}: {made_by}")
    if zero:
        raise Malformed(6, "reserved bytes are not 0")
    if signature:
        raise Malformed(12, "it carries a signature, which this Prism does not know how to check")
    if size != len(data) - HEADER.size:
        raise Malformed(8, f"{size} bytes are declared behind the header and {len(data) - HEADER.size} are there")
    if sha256(data[:16] + data[HEADER.size :]) != digest:
        raise Malformed(16, "the digest is wrong: the file was damaged or changed")
    found = {}
    at = HEADER.size
    for i, name in enumerate(SECTIONS, 1):
        if len(data) - at < 5:
            raise Malformed(at, f"the section {name} is missing")
        section, size = struct.unpack_from("<BI", data, at)
        if section != i:
            raise Malformed(at, f"section {section} stands where {i}, {name}, is due")
        at += 5
        if size > len(data) - at:
            raise Malformed(at - 4, f"the section {name} declares {size} bytes and {len(data) - at} are left")
        found[name] = _Reader(data, at, at + size)
        at += size
    if at != len(data):
        raise Malformed(at, "bytes follow the last section")
    return found


def _get_metadata(r: _Reader) -> tuple[str, dict[str, str]]:
    name = r.text()
    return name, {r.text(): r.text() for _ in range(r.count(2, "texts"))}


def _get_constants(r: _Reader) -> list[int | float | str | bool | None]:
    constants: list[int | float | str | bool | None] = []
    for _ in range(r.count(1, "constants")):
        tag = r.byte()
        if tag == 5:
            constants.append(r.text())
        elif tag == 3:
            constants.append(int.from_bytes(r.take(8), "little", signed=True))
        elif tag == 4:
            constants.append(struct.unpack("<d", r.take(8))[0])
        elif tag < 3:
            constants.append((None, False, True)[tag])
        else:
            raise Malformed(r.at - 1, f"{tag} is no kind of constant")
    return constants


def _get_types(r: _Reader) -> list[Type]:
    types = list(SCALARS)
    for _ in range(r.count(2, "types")):
        tag = r.byte()
        if not 1 <= tag <= len(_KINDS):
            raise Malformed(r.at - 1, f"{tag} is no kind of type")
        kind = _KINDS[tag - 1]
        made: Any
        if kind == "tuple":
            made = (kind, *r.numbers("parts"))
        elif kind == "fn":
            made = (kind, r.numbers("parameters"), r.number(), r.row())
        elif kind == "record":
            made = (
                kind,
                r.text(),
                tuple([(r.text(), r.number(), r.flag()) for _ in range(r.count(3, "fields"))]),
            )
        elif kind == "enum":
            made = (kind, r.text(), tuple([_get_variant(r) for _ in range(r.count(3, "variants"))]))
        elif kind == "map":
            made = (kind, r.number(), r.number())
        else:
            made = (kind, r.number())
        types.append(made)
    return types


def _get_variant(r: _Reader) -> tuple[str, bool, tuple[tuple[str, int], ...]]:
    return r.text(), r.flag(), tuple([(r.text(), r.number()) for _ in range(r.count(2, "fields"))])


def _get_capabilities(r: _Reader) -> tuple[Limits, list[str], list[Limits]]:
    return r.limits(), list(r.texts("operations")), [r.limits() for _ in range(r.count(1, "restrictions"))]


def _get_functions(r: _Reader) -> list[Function]:
    functions = []
    unpack = struct.Struct(INSTRUCTION).iter_unpack
    handler = struct.Struct("<IIIIII")
    for _ in range(r.count(9, "functions")):
        name = r.text()
        params = r.numbers("parameters")
        result = r.number()
        row = r.row()
        upvalues = r.numbers("upvalues")
        locals_ = r.numbers("locals")
        handlers = tuple(
            [Handler(*h) for h in handler.iter_unpack(r.take(handler.size * r.count(handler.size, "handlers")))]
        )
        code = list(unpack(r.take(INSTRUCTION_SIZE * r.count(INSTRUCTION_SIZE, "instructions"))))
        functions.append(Function(name, params, result, row, upvalues, locals_, handlers, code))
    return functions


def _get_globals(r: _Reader) -> list[Global]:
    return [Global(r.text(), r.number(), r.number()) for _ in range(r.count(3, "globals"))]


def _get_exports(r: _Reader) -> list[Export]:
    return [Export(r.text(), r.number(), r.texts("parameters"), r.text()) for _ in range(r.count(4, "exports"))]


def _get_debug(r: _Reader, functions: list[Function]) -> list[tuple[str, str]]:
    sources = [(r.text(), r.text()) for _ in range(r.count(2, "sources"))]
    for f in functions:
        f.lines = r.take(16 * r.count(16, "lines"))
    return sources

"""The file format: what is written is read back, and nothing else is."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from bytecode_building import function, module, output, program
from hypothesis import given, settings
from hypothesis import strategies as st

from prism.vm.codec import HEADER, Malformed, decode, encode, sealed, sha256
from prism.vm.module import SCALARS, Export, Function, Global, Handler, Module
from prism.vm.verify import Invalid, verify

SMALL = program('fn public t.main() -> () uses (console.print) = { perform console.print("hi"); () }')


def fields(made: object) -> object:
    """A module as plain data."""
    if isinstance(made, (Module, Function, Handler, Export, Global)):
        return [fields(getattr(made, name)) for name in sorted(type(made).__slots__)]
    if isinstance(made, float):
        return struct.pack("<d", made)
    if isinstance(made, (list, tuple)):
        return [fields(part) for part in made]
    return made


numbers = st.integers(0, 2**32 - 1)
small = st.integers(0, 300)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
rows = st.tuples(st.lists(texts, max_size=2).map(tuple), st.lists(numbers, max_size=2).map(tuple), st.booleans())
limits = st.lists(st.tuples(texts, st.none() | st.lists(texts, max_size=2).map(tuple)), max_size=2).map(tuple)
types = st.one_of(
    st.tuples(st.sampled_from(["list", "option", "cell"]), numbers),
    st.tuples(st.just("map"), numbers, numbers),
    st.lists(numbers, max_size=3).map(lambda parts: ("tuple", *parts)),
    st.tuples(st.just("fn"), st.lists(numbers, max_size=3).map(tuple), numbers, rows),
    st.tuples(st.just("record"), texts, st.lists(st.tuples(texts, numbers, st.booleans()), max_size=3).map(tuple)),
    st.tuples(
        st.just("enum"),
        texts,
        st.lists(
            st.tuples(texts, st.booleans(), st.lists(st.tuples(texts, numbers), max_size=2).map(tuple)), max_size=3
        ).map(tuple),
    ),
)
constants = st.one_of(st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), texts)
indices = st.lists(numbers, max_size=3).map(tuple)
functions = st.builds(
    Function,
    texts,
    indices,
    numbers,
    rows,
    indices,
    indices,
    st.lists(st.builds(Handler, numbers, numbers, numbers, numbers, numbers, numbers), max_size=2).map(tuple),
    st.lists(st.tuples(st.integers(0, 2**16 - 1), numbers, numbers), max_size=5),
    st.lists(st.binary(min_size=16, max_size=16), max_size=2).map(b"".join),
)
modules = st.builds(
    Module,
    texts,
    st.lists(types, max_size=4).map(lambda own: [*SCALARS, *own]),
    st.lists(constants, max_size=4),
    st.lists(functions, max_size=3),
    st.lists(st.builds(Global, texts, numbers, numbers), max_size=2),
    st.lists(texts, max_size=2),
    limits,
    st.lists(limits, max_size=2),
    st.lists(st.builds(Export, texts, numbers, st.lists(texts, max_size=2).map(tuple), texts), max_size=2),
    st.lists(st.tuples(texts, texts), max_size=2),
    st.dictionaries(texts, texts, max_size=2),
)


@settings(max_examples=150)
@given(modules)
def test_any_module_is_read_back_as_it_was(made: Module) -> None:
    data = encode(made)
    assert fields(decode(data)) == fields(made)
    assert encode(decode(data)) == data
    with suppress(Invalid):
        verify(made)


def broken(reason: str, data: bytes) -> Malformed:
    with pytest.raises(Malformed, match=reason) as raised:
        decode(data)
    assert 0 <= raised.value.offset <= max(len(data), HEADER.size)
    return raised.value


def test_headers() -> None:
    broken("does not begin with PRIS", b"")
    broken("does not begin with PRIS", b"\x7fELF" + bytes(100))
    for size in range(1, HEADER.size):
        broken("ends in its header", SMALL[:size])
    assert broken("a newer Prism made it", SMALL[:4] + b"\x02\x00" + SMALL[6:]).offset == 4
    broken("no such version", SMALL[:4] + b"\x00\x00" + SMALL[6:])
    broken("reserved bytes", SMALL[:6] + b"\x01" + SMALL[7:])
    broken("signature", SMALL[:12] + b"\x01" + SMALL[13:])
    for size in range(HEADER.size, len(SMALL), 7):
        broken("are there", SMALL[:size])
    broken("are there", SMALL + b"x")


def test_the_digest_covers_every_byte() -> None:
    for at in range(16, len(SMALL), 11):
        flipped = bytearray(SMALL)
        flipped[at] ^= 0x10
        assert broken("the digest is wrong", bytes(flipped)).offset == 16


def test_declared_sizes_are_compared_with_what_is_there() -> None:
    payload = SMALL[HEADER.size :]
    section, size = struct.unpack_from("<BI", payload)
    assert section == 1
    broken("declares 4294967295 bytes", sealed(struct.pack("<BI", 1, 0xFFFFFFFF) + payload[5:]))
    broken("stands where", sealed(struct.pack("<BI", 3, size) + payload[5:]))
    broken("is missing", sealed(payload[: 5 + size]))
    broken("stands where", sealed(struct.pack("<BI", 1, size + 5) + payload[5:]))
    broken(
        "bytes too many", sealed(struct.pack("<BI", 1, size + 1) + payload[5 : 5 + size] + b"x" + payload[5 + size :])
    )
    huge = b"\xff\xff\xff\xff\x0f"
    for i in range(1, 9):
        broken("are declared and", with_section(i, huge))
    broken("more than 32 bits", with_section(1, b"\xff\xff\xff\xff\xff\x01"))
    broken("more than 32 bits", with_section(1, b"\xff\xff\xff\xff\x1f"))
    broken("idle bytes", with_section(1, b"\x80\x00"))
    broken("not UTF-8", with_section(1, b"\x01\xff"))
    broken("no kind of constant", with_section(2, b"\x01\x09"))
    broken("no kind of type", with_section(3, b"\x01\x09\x00"))
    broken("no flag", with_section(4, b"\x01\x00\x07"))


def with_section(number: int, content: bytes) -> bytes:
    """A file whose sections are empty but for one."""
    payload = b""
    for i in range(1, 9):
        part = content if i == number else {1: b"\x00\x00", 4: b"\x00\x00\x00"}.get(i, b"\x00")
        payload += struct.pack("<BI", i, len(part)) + part
    return sealed(payload)


def test_the_same_program_gives_the_same_bytes() -> None:
    again = program('fn public t.main() -> () uses (console.print) = { perform console.print("hi"); () }')
    assert again == SMALL
    assert output('perform console.print("hi");') == ["hi"]


def test_the_digest_is_sha256() -> None:
    import hashlib

    assert sha256(b"prism") == hashlib.sha256(b"prism").digest()
    assert decode(encode(module(function([("return_unit",)])))).functions[0].name == "f"

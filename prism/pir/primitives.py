"""The primitive operations: one row each, with the reference function that defines what it does.

The constant folder calls the reference, the virtual machine's value opcodes use it, and the differential tests compare
every backend against it, so a folded value and a run value cannot differ.

Names are `family.operation`. A signature is written as in Prism source; `T`, `K`, `V` are type parameters, and
`...` before `)` means that the parameters repeat any number of times. `show eq ne lt le gt ge compare` and the map operations
work by the structure of their type arguments.

`reads` and `writes` tell whether the operation looks at or changes mutable data (lists, maps, records): such calls may not
be shared or reordered across a write. An operation that neither reads, writes, allocates fresh mutable data nor traps may
be dropped, shared and moved freely.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from prism.immutable import value
from prism.pir.type_text import signature_of, type_of
from prism.pir.types import Type
from prism.semantics import control, display, equality, floats, integers, lists, maps, strings
from prism.semantics.operations import OPERATIONS


@value
class Primitive:
    """A row. `type_params` in order of the node's `type_args`; `reference` takes the arguments as reference values
    (`prism.semantics.values`) and raises `Trap`."""

    name: str
    type_params: tuple[str, ...]
    signature: str
    reference: Callable[..., object]
    doc: str
    traps: tuple[str, ...] = ()
    reads: bool = False
    writes: bool = False
    fresh: bool = False


PRIMITIVES: dict[str, Primitive] = {
    row.name: row
    for row in (
        Primitive("show", ("T",), "(T) -> String", display.show, 'What `"{x}"` gives.', reads=True),
        Primitive(
            "eq",
            ("T",),
            "(T, T) -> Bool",
            equality.equal,
            "Structural equality; floats compare by IEEE, inside data too.",
            reads=True,
        ),
        Primitive("ne", ("T",), "(T, T) -> Bool", equality.not_equal, "Not `eq`.", reads=True),
        Primitive(
            "lt",
            ("T",),
            "(T, T) -> Bool",
            equality.less,
            "`<`: IEEE on floats, else structural: the first differing place decides.",
            reads=True,
        ),
        Primitive("le", ("T",), "(T, T) -> Bool", equality.less_or_equal, "`<=`.", reads=True),
        Primitive("gt", ("T",), "(T, T) -> Bool", equality.greater, "`>`.", reads=True),
        Primitive("ge", ("T",), "(T, T) -> Bool", equality.greater_or_equal, "`>=`.", reads=True),
        Primitive(
            "compare",
            ("T",),
            "(T, T) -> Int",
            equality.compare,
            "The total order that sorting uses, as -1, 0 or 1: NaN last and equal to itself, -0.0 before 0.0.",
            reads=True,
        ),
        Primitive("bool.not", (), "(Bool) -> Bool", control.bool_not, "Logical not."),
        Primitive("int.add", (), "(Int, Int) -> Int", integers.int_add, "`+`.", traps=("overflow",)),
        Primitive("int.sub", (), "(Int, Int) -> Int", integers.int_sub, "`-`.", traps=("overflow",)),
        Primitive("int.mul", (), "(Int, Int) -> Int", integers.int_mul, "`*`.", traps=("overflow",)),
        Primitive(
            "int.div",
            (),
            "(Int, Int) -> Int",
            integers.int_div,
            "`/`, toward zero.",
            traps=("division_by_zero", "overflow"),
        ),
        Primitive(
            "int.rem",
            (),
            "(Int, Int) -> Int",
            integers.int_rem,
            "`%`, with the sign of the dividend; min % -1 is 0.",
            traps=("division_by_zero",),
        ),
        Primitive("int.neg", (), "(Int) -> Int", integers.int_neg, "Unary `-`.", traps=("overflow",)),
        Primitive("int.bit_and", (), "(Int, Int) -> Int", integers.int_bit_and, "`&`."),
        Primitive("int.bit_or", (), "(Int, Int) -> Int", integers.int_bit_or, "`|`."),
        Primitive("int.bit_xor", (), "(Int, Int) -> Int", integers.int_bit_xor, "`^`."),
        Primitive("int.bit_not", (), "(Int) -> Int", integers.int_bit_not, "`~`."),
        Primitive(
            "int.shift_left",
            (),
            "(Int, Int) -> Int",
            integers.int_shift_left,
            "`<<`, dropping high bits; the count is 0..63.",
            traps=("shift",),
        ),
        Primitive(
            "int.shift_right",
            (),
            "(Int, Int) -> Int",
            integers.int_shift_right,
            "`>>`, arithmetic; the count is 0..63.",
            traps=("shift",),
        ),
        Primitive("int.abs", (), "(Int) -> Int", integers.int_abs, "The absolute value.", traps=("overflow",)),
        Primitive(
            "int.pow",
            (),
            "(Int, Int) -> Int",
            integers.int_pow,
            "The power; a negative exponent traps `conversion`.",
            traps=("overflow", "conversion"),
        ),
        Primitive(
            "int.div_floor",
            (),
            "(Int, Int) -> Int",
            integers.int_div_floor,
            "Division toward minus infinity.",
            traps=("division_by_zero", "overflow"),
        ),
        Primitive(
            "int.mod",
            (),
            "(Int, Int) -> Int",
            integers.int_mod,
            "The remainder of `div_floor`, with the sign of the divisor.",
            traps=("division_by_zero",),
        ),
        Primitive("int.wrapping_add", (), "(Int, Int) -> Int", integers.int_wrapping_add, "Addition modulo 2^64."),
        Primitive("int.wrapping_sub", (), "(Int, Int) -> Int", integers.int_wrapping_sub, "Subtraction modulo 2^64."),
        Primitive(
            "int.wrapping_mul", (), "(Int, Int) -> Int", integers.int_wrapping_mul, "Multiplication modulo 2^64."
        ),
        Primitive("int.to_float", (), "(Int) -> Float", integers.int_to_float, "The nearest float."),
        Primitive(
            "int.to_hex",
            (),
            "(Int) -> String",
            integers.int_to_hex,
            "Lower-case hexadecimal without a prefix, `-` in front of a negative.",
        ),
        Primitive(
            "int.parse",
            (),
            "(String) -> Option<Int>",
            strings.int_parse,
            "An optional sign and ASCII digits that fit 64 bits.",
        ),
        Primitive("float.add", (), "(Float, Float) -> Float", floats.float_add, "`+`, IEEE."),
        Primitive("float.sub", (), "(Float, Float) -> Float", floats.float_sub, "`-`, IEEE."),
        Primitive("float.mul", (), "(Float, Float) -> Float", floats.float_mul, "`*`, IEEE."),
        Primitive("float.div", (), "(Float, Float) -> Float", floats.float_div, "IEEE: x / 0.0 is infinite or NaN."),
        Primitive("float.rem", (), "(Float, Float) -> Float", floats.float_rem, "C's fmod."),
        Primitive(
            "float.neg", (), "(Float) -> Float", floats.float_neg, "Unary `-`; flips the sign of zero and infinity."
        ),
        Primitive("float.abs", (), "(Float) -> Float", floats.float_abs, "Without the sign."),
        Primitive("float.sqrt", (), "(Float) -> Float", floats.float_sqrt, "NaN below zero."),
        Primitive("float.pow", (), "(Float, Float) -> Float", floats.float_pow, "IEEE pow: never an error."),
        Primitive("float.exp", (), "(Float) -> Float", floats.float_exp, "e to the power."),
        Primitive("float.log", (), "(Float) -> Float", floats.float_log, "-inf at zero, NaN below."),
        Primitive("float.log2", (), "(Float) -> Float", floats.float_log2, "As `float.log`, to base 2."),
        Primitive("float.log10", (), "(Float) -> Float", floats.float_log10, "As `float.log`, to base 10."),
        Primitive("float.sin", (), "(Float) -> Float", floats.float_sin, "NaN at infinity."),
        Primitive("float.cos", (), "(Float) -> Float", floats.float_cos, "NaN at infinity."),
        Primitive("float.tan", (), "(Float) -> Float", floats.float_tan, "NaN at infinity."),
        Primitive("float.atan", (), "(Float) -> Float", floats.float_atan, "From -pi/2 to pi/2."),
        Primitive(
            "float.atan2",
            (),
            "(Float, Float) -> Float",
            floats.float_atan2,
            "The angle of the point (x, y) with y the first argument.",
        ),
        Primitive(
            "float.min", (), "(Float, Float) -> Float", floats.float_min, "NaN if either is; -0.0 is less than 0.0."
        ),
        Primitive(
            "float.max", (), "(Float, Float) -> Float", floats.float_max, "NaN if either is; -0.0 is less than 0.0."
        ),
        Primitive("float.is_nan", (), "(Float) -> Bool", floats.float_is_nan, "Is it NaN?"),
        Primitive("float.is_finite", (), "(Float) -> Bool", floats.float_is_finite, "Is it neither NaN nor infinite?"),
        Primitive("float.trunc", (), "(Float) -> Float", floats.float_trunc, "Toward zero."),
        Primitive(
            "float.floor", (), "(Float) -> Int", floats.float_floor, "Toward minus infinity.", traps=("conversion",)
        ),
        Primitive(
            "float.ceil", (), "(Float) -> Int", floats.float_ceil, "Toward plus infinity.", traps=("conversion",)
        ),
        Primitive(
            "float.round",
            (),
            "(Float) -> Int",
            floats.float_round,
            "To the nearest, half away from zero.",
            traps=("conversion",),
        ),
        Primitive("float.to_int", (), "(Float) -> Int", floats.float_to_int, "Toward zero.", traps=("conversion",)),
        Primitive(
            "float.fixed",
            (),
            "(Float, Int) -> String",
            floats.float_fixed,
            "Decimal with so many digits (0..100), half to even on the exact value; `inf`, `nan`.",
            traps=("conversion",),
        ),
        Primitive(
            "float.parse",
            (),
            "(String) -> Option<Float>",
            strings.float_parse,
            "A sign, digits, a fraction and an exponent if there are any, or `inf`, `nan`.",
        ),
        Primitive("string.concat", (), "(String...) -> String", strings.string_concat, "Joins any number of strings."),
        Primitive("string.len", (), "(String) -> Int", strings.string_len, "Unicode scalar values."),
        Primitive(
            "string.at",
            (),
            "(String, Int) -> String",
            strings.string_at,
            "The scalar value at an index, as a string.",
            traps=("index",),
        ),
        Primitive(
            "string.slice",
            (),
            "(String, Int, Int) -> String",
            strings.string_slice,
            "From the first index up to the second, 0 <= a <= b <= len.",
            traps=("index",),
        ),
        Primitive(
            "string.find", (), "(String, String) -> Option<Int>", strings.string_find, "Where the second first occurs."
        ),
        Primitive(
            "string.contains",
            (),
            "(String, String) -> Bool",
            strings.string_contains,
            "Does the second occur in the first?",
        ),
        Primitive(
            "string.starts_with",
            (),
            "(String, String) -> Bool",
            strings.string_starts_with,
            "Does the first begin with the second?",
        ),
        Primitive(
            "string.ends_with",
            (),
            "(String, String) -> Bool",
            strings.string_ends_with,
            "Does the first end with the second?",
        ),
        Primitive(
            "string.split",
            (),
            "(String, String) -> List<String>",
            strings.string_split,
            "An empty separator gives the scalar values.",
            fresh=True,
        ),
        Primitive(
            "string.lines",
            (),
            "(String) -> List<String>",
            strings.string_lines,
            "Splits at `\\n`, drops a `\\r` before it and a last empty line.",
            fresh=True,
        ),
        Primitive(
            "string.trim",
            (),
            "(String) -> String",
            strings.string_trim,
            "Without ASCII white space at both ends (blank, \\t \\n \\v \\f \\r).",
        ),
        Primitive(
            "string.trim_start", (), "(String) -> String", strings.string_trim_start, "As `string.trim`, at the start."
        ),
        Primitive(
            "string.trim_end", (), "(String) -> String", strings.string_trim_end, "As `string.trim`, at the end."
        ),
        Primitive(
            "string.replace",
            (),
            "(String, String, String) -> String",
            strings.string_replace,
            "Every occurrence, left to right; an empty pattern changes nothing.",
        ),
        Primitive(
            "string.repeat",
            (),
            "(String, Int) -> String",
            strings.string_repeat,
            'A count below 1 gives `""`.',
            traps=("memory",),
        ),
        Primitive("string.reverse", (), "(String) -> String", strings.string_reverse, "By scalar value."),
        Primitive("string.upper", (), "(String) -> String", strings.string_upper, "ASCII only."),
        Primitive("string.lower", (), "(String) -> String", strings.string_lower, "ASCII only."),
        Primitive(
            "string.pad_start",
            (),
            "(String, Int, String) -> String",
            strings.string_pad_start,
            "To at least so many scalar values, by repeating the fill and cutting it.",
            traps=("memory",),
        ),
        Primitive(
            "string.pad_end",
            (),
            "(String, Int, String) -> String",
            strings.string_pad_end,
            "As `pad_start`, behind.",
            traps=("memory",),
        ),
        Primitive(
            "string.chars",
            (),
            "(String) -> List<String>",
            strings.string_chars,
            "The scalar values as strings.",
            fresh=True,
        ),
        Primitive(
            "string.code_points",
            (),
            "(String) -> List<Int>",
            strings.string_code_points,
            "The scalar values as numbers.",
            fresh=True,
        ),
        Primitive(
            "string.from_code_points",
            (),
            "(List<Int>) -> String",
            strings.string_from_code_points,
            "A number that is no scalar value traps.",
            traps=("conversion",),
            reads=True,
        ),
        Primitive(
            "list.join",
            ("T",),
            "(List<T>, String) -> String",
            strings.list_join,
            "What the items show as, with the separator between them.",
            reads=True,
        ),
        Primitive("list.make", ("T",), "(T...) -> List<T>", lists.list_make, "A new list of these items.", fresh=True),
        Primitive("list.len", ("T",), "(List<T>) -> Int", lists.list_len, "The number of items.", reads=True),
        Primitive("list.at", ("T",), "(List<T>, Int) -> T", lists.list_at, "`xs[i]`.", traps=("index",), reads=True),
        Primitive(
            "list.get",
            ("T",),
            "(List<T>, Int) -> Option<T>",
            lists.list_get,
            "The item at an index, if there is one.",
            reads=True,
        ),
        Primitive(
            "list.set", ("T",), "(List<T>, Int, T) -> ()", lists.list_set, "`xs[i] = x`.", traps=("index",), writes=True
        ),
        Primitive("list.push", ("T",), "(List<T>, T) -> ()", lists.list_push, "Appends an item.", writes=True),
        Primitive(
            "list.pop",
            ("T",),
            "(List<T>) -> Option<T>",
            lists.list_pop,
            "Removes and gives the last item.",
            reads=True,
            writes=True,
        ),
        Primitive(
            "list.insert",
            ("T",),
            "(List<T>, Int, T) -> ()",
            lists.list_insert,
            "Before an index, 0 <= i <= len.",
            traps=("index",),
            writes=True,
        ),
        Primitive(
            "list.remove",
            ("T",),
            "(List<T>, Int) -> T",
            lists.list_remove,
            "Removes and gives the item at an index.",
            traps=("index",),
            reads=True,
            writes=True,
        ),
        Primitive(
            "list.slice",
            ("T",),
            "(List<T>, Int, Int) -> List<T>",
            lists.list_slice,
            "A new list from the first index up to the second, 0 <= a <= b <= len.",
            traps=("index",),
            reads=True,
            fresh=True,
        ),
        Primitive(
            "list.concat",
            ("T",),
            "(List<T>, List<T>) -> List<T>",
            lists.list_concat,
            "A new list.",
            reads=True,
            fresh=True,
        ),
        Primitive(
            "list.copy",
            ("T",),
            "(List<T>) -> List<T>",
            lists.list_copy,
            "A new list of the same items.",
            reads=True,
            fresh=True,
        ),
        Primitive(
            "list.extend",
            ("T",),
            "(List<T>, List<T>) -> ()",
            lists.list_extend,
            "Appends the items that the second holds when the call begins.",
            reads=True,
            writes=True,
        ),
        Primitive(
            "list.filled",
            ("T",),
            "(Int, T) -> List<T>",
            lists.list_filled,
            "A count below 1 gives an empty list.",
            traps=("memory",),
            fresh=True,
        ),
        Primitive("list.reverse", ("T",), "(List<T>) -> ()", lists.list_reverse, "In place.", reads=True, writes=True),
        Primitive("list.clear", ("T",), "(List<T>) -> ()", lists.list_clear, "Removes every item.", writes=True),
        Primitive(
            "list.sort",
            ("T",),
            "(List<T>) -> ()",
            lists.list_sort,
            "In place, stable, by `compare`.",
            reads=True,
            writes=True,
        ),
        Primitive(
            "list.sort_order",
            ("K",),
            "(List<K>) -> List<Int>",
            lists.list_sort_order,
            "The indices of the items in stable sorted order.",
            reads=True,
            fresh=True,
        ),
        Primitive(
            "map.make",
            ("K", "V"),
            "(K, V...) -> Map<K, V>",
            maps.map_make,
            "A new map of alternating keys and items.",
            fresh=True,
        ),
        Primitive("map.len", ("K", "V"), "(Map<K, V>) -> Int", maps.map_len, "The number of entries.", reads=True),
        Primitive("map.at", ("K", "V"), "(Map<K, V>, K) -> V", maps.map_at, "`m[k]`.", traps=("index",), reads=True),
        Primitive(
            "map.get",
            ("K", "V"),
            "(Map<K, V>, K) -> Option<V>",
            maps.map_get,
            "The item of a key, if there is one.",
            reads=True,
        ),
        Primitive(
            "map.get_or",
            ("K", "V"),
            "(Map<K, V>, K, V) -> V",
            maps.map_get_or,
            "The item of a key, or the last argument.",
            reads=True,
        ),
        Primitive(
            "map.set",
            ("K", "V"),
            "(Map<K, V>, K, V) -> ()",
            maps.map_set,
            "A new key goes last; an old one keeps its place and its first key.",
            reads=True,
            writes=True,
        ),
        Primitive(
            "map.remove",
            ("K", "V"),
            "(Map<K, V>, K) -> Option<V>",
            maps.map_remove,
            "Removes a key and gives its item.",
            reads=True,
            writes=True,
        ),
        Primitive(
            "map.contains", ("K", "V"), "(Map<K, V>, K) -> Bool", maps.map_contains, "Is there such a key?", reads=True
        ),
        Primitive(
            "map.keys",
            ("K", "V"),
            "(Map<K, V>) -> List<K>",
            maps.map_keys,
            "The keys in order of insertion.",
            reads=True,
            fresh=True,
        ),
        Primitive(
            "map.values",
            ("K", "V"),
            "(Map<K, V>) -> List<V>",
            maps.map_values,
            "The items in order of insertion of their keys.",
            reads=True,
            fresh=True,
        ),
        Primitive(
            "map.entries",
            ("K", "V"),
            "(Map<K, V>) -> List<(K, V)>",
            maps.map_entries,
            "Pairs of key and item in order of insertion.",
            reads=True,
            fresh=True,
        ),
        Primitive("map.clear", ("K", "V"), "(Map<K, V>) -> ()", maps.map_clear, "Removes every entry.", writes=True),
        Primitive(
            "map.copy",
            ("K", "V"),
            "(Map<K, V>) -> Map<K, V>",
            maps.map_copy,
            "A new map of the same entries.",
            reads=True,
            fresh=True,
        ),
        Primitive("option.unwrap", ("T",), "(Option<T>) -> T", control.option_unwrap, "`e!`.", traps=("unwrap",)),
        Primitive(
            "trap.unreachable",
            (),
            "(String) -> Never",
            control.trap_unreachable,
            '`unreachable("why")`.',
            traps=("unreachable",),
        ),
        Primitive(
            "trap.assertion",
            (),
            "(String) -> Never",
            control.trap_assertion,
            "A failed assert; the argument is the whole message.",
            traps=("assertion",),
        ),
    )
}

_PROVED: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    # suffix: of which operations, what was proved, which traps are left
    "unchecked": (
        ("int.add", "int.sub", "int.mul", "int.neg", "int.abs", "int.shift_left"),
        "the exact result fits 64 bits (a shift count is in 0..63)",
        (),
    ),
    "small": (
        ("int.add", "int.sub", "int.mul", "int.neg", "int.abs"),
        "operands and result are in -(2^53 - 1)..2^53 - 1, where doubles are exact",
        (),
    ),
    "natural": (("int.div", "int.rem"), "the dividend is not negative, and the divisor is positive", ()),
    "small_natural": (
        ("int.div", "int.rem"),
        "the dividend is not negative, the divisor is positive, and both are below 2^53",
        (),
    ),
    "positive": (("int.div_floor", "int.mod"), "the divisor is positive", ()),
    "counted": (("int.shift_right",), "the count is in 0..63", ()),
    "from_zero": (("list.at", "list.set", "string.at"), "the index is not negative", ("index",)),
    "inside": (("list.at", "list.set"), "the index is in range", ()),
}

PROVED: dict[str, str] = {f"{base}_{suffix}": base for suffix, (bases, _, _) in _PROVED.items() for base in bases}
"""Rows that say more than another one: `int.add_small` is `int.add` where the pass `ranges` proved that it cannot trap, and that
doubles are enough. A target may do without the checks then, or map the row to the one it refines, which this table gives."""

PRIMITIVES.update(
    {
        f"{base}_{suffix}": Primitive(
            f"{base}_{suffix}",
            PRIMITIVES[base].type_params,
            PRIMITIVES[base].signature,
            PRIMITIVES[base].reference,
            f"`{base}` where it was proved that {proof}.",
            traps,
            PRIMITIVES[base].reads,
            PRIMITIVES[base].writes,
        )
        for suffix, (bases, proof, traps) in _PROVED.items()
        for base in bases
    }
)

BOUNDS: dict[str, str] = {
    **dict.fromkeys(("show", "list.join"), "Show"),
    **dict.fromkeys(("eq", "ne"), "Eq"),
    **dict.fromkeys(("lt", "le", "gt", "ge", "compare", "list.sort", "list.sort_order"), "Ord"),
    **dict.fromkeys(("map.make", "map.at", "map.get", "map.get_or", "map.set", "map.remove", "map.contains"), "Hash"),
}
"""Of the primitives that look at the structure of their first type argument, the bound that it must satisfy."""


@value
class Signature:
    """Types of parameters and result. With `repeats`, the parameters may be given any number of times, even none."""

    params: tuple[Type, ...]
    repeats: bool
    result: Type


@cache
def signature(name: str) -> Signature:
    """The signature of a primitive, in terms of its type parameters."""
    row = PRIMITIVES[name]
    return Signature(*signature_of(row.signature, row.type_params))


@cache
def operation_signature(name: str) -> Signature:
    """The signature of an operation of a built-in effect."""
    row = OPERATIONS[name]
    return Signature(tuple([type_of(param) for param in row.params]), False, type_of(row.result))

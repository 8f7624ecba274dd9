"""The primitive operations: one row each, with the reference function that defines what it does.

The constant folder calls the reference, the virtual machine's value opcodes use it, and the differential tests compare
every backend against it, so a folded value and a run value cannot differ.

Names are `family.operation`. A signature is written as in Prism source; `T`, `K`, `V` are type parameters, and a
`...` before `)` means any number of arguments of the last type. `show eq ne lt le gt ge compare` and the map operations
work by the structure of their type arguments.

`reads` and `writes` tell whether the operation looks at or changes mutable data (lists, maps, records): such calls may not
be shared or reordered across a write. An operation that neither reads, writes, allocates fresh mutable data nor traps may
be dropped, shared and moved freely.
"""

from __future__ import annotations

from collections.abc import Callable

from prism.immutable import value


@value
class Primitive:
    """A row. `type_params` in order of the node's `type_args`; `reference` takes the arguments as reference values
    (`prism.semantics.values`) and raises `Trap`."""

    name: str
    type_params: tuple[str, ...]
    signature: str
    doc: str
    traps: tuple[str, ...] = ()
    reads: bool = False
    writes: bool = False
    fresh: bool = False
    reference: Callable[..., object] | None = None


PRIMITIVES: dict[str, Primitive] = {
    row.name: row
    for row in (
        Primitive("show", ("T",), "(T) -> String", 'What `"{x}"` gives.', reads=True),
        Primitive(
            "eq", ("T",), "(T, T) -> Bool", "Structural equality; floats compare by IEEE, inside data too.", reads=True
        ),
        Primitive("ne", ("T",), "(T, T) -> Bool", "Not `eq`.", reads=True),
        Primitive(
            "lt",
            ("T",),
            "(T, T) -> Bool",
            "`<`: IEEE on floats, else structural: the first differing place decides.",
            reads=True,
        ),
        Primitive("le", ("T",), "(T, T) -> Bool", "`<=`.", reads=True),
        Primitive("gt", ("T",), "(T, T) -> Bool", "`>`.", reads=True),
        Primitive("ge", ("T",), "(T, T) -> Bool", "`>=`.", reads=True),
        Primitive(
            "compare",
            ("T",),
            "(T, T) -> Int",
            "The total order that sorting uses, as -1, 0 or 1: NaN last and equal to itself, -0.0 before 0.0.",
            reads=True,
        ),
        Primitive("bool.not", (), "(Bool) -> Bool", ""),
        Primitive("int.add", (), "(Int, Int) -> Int", "`+`.", traps=("overflow",)),
        Primitive("int.sub", (), "(Int, Int) -> Int", "`-`.", traps=("overflow",)),
        Primitive("int.mul", (), "(Int, Int) -> Int", "`*`.", traps=("overflow",)),
        Primitive("int.div", (), "(Int, Int) -> Int", "`/`, toward zero.", traps=("division_by_zero", "overflow")),
        Primitive(
            "int.rem",
            (),
            "(Int, Int) -> Int",
            "`%`, with the sign of the dividend; min % -1 is 0.",
            traps=("division_by_zero",),
        ),
        Primitive("int.neg", (), "(Int) -> Int", "Unary `-`.", traps=("overflow",)),
        Primitive("int.bit_and", (), "(Int, Int) -> Int", "`&`."),
        Primitive("int.bit_or", (), "(Int, Int) -> Int", "`|`."),
        Primitive("int.bit_xor", (), "(Int, Int) -> Int", "`^`."),
        Primitive("int.bit_not", (), "(Int) -> Int", "`~`."),
        Primitive(
            "int.shift_left", (), "(Int, Int) -> Int", "`<<`, dropping high bits; the count is 0..63.", traps=("shift",)
        ),
        Primitive(
            "int.shift_right", (), "(Int, Int) -> Int", "`>>`, arithmetic; the count is 0..63.", traps=("shift",)
        ),
        Primitive("int.abs", (), "(Int) -> Int", "The absolute value.", traps=("overflow",)),
        Primitive(
            "int.pow",
            (),
            "(Int, Int) -> Int",
            "The power; a negative exponent traps `conversion`.",
            traps=("overflow", "conversion"),
        ),
        Primitive(
            "int.div_floor",
            (),
            "(Int, Int) -> Int",
            "Division toward minus infinity.",
            traps=("division_by_zero", "overflow"),
        ),
        Primitive(
            "int.mod",
            (),
            "(Int, Int) -> Int",
            "The remainder of `div_floor`, with the sign of the divisor.",
            traps=("division_by_zero",),
        ),
        Primitive("int.wrapping_add", (), "(Int, Int) -> Int", "Addition modulo 2^64."),
        Primitive("int.wrapping_sub", (), "(Int, Int) -> Int", "Subtraction modulo 2^64."),
        Primitive("int.wrapping_mul", (), "(Int, Int) -> Int", "Multiplication modulo 2^64."),
        Primitive("int.to_float", (), "(Int) -> Float", "The nearest float."),
        Primitive(
            "int.to_hex", (), "(Int) -> String", "Lower-case hexadecimal without a prefix, `-` in front of a negative."
        ),
        Primitive("int.parse", (), "(String) -> Option<Int>", "An optional sign and ASCII digits that fit 64 bits."),
        Primitive("float.add", (), "(Float, Float) -> Float", ""),
        Primitive("float.sub", (), "(Float, Float) -> Float", ""),
        Primitive("float.mul", (), "(Float, Float) -> Float", ""),
        Primitive("float.div", (), "(Float, Float) -> Float", "IEEE: x / 0.0 is infinite or NaN."),
        Primitive("float.rem", (), "(Float, Float) -> Float", "C's fmod."),
        Primitive("float.neg", (), "(Float) -> Float", ""),
        Primitive("float.abs", (), "(Float) -> Float", ""),
        Primitive("float.sqrt", (), "(Float) -> Float", "NaN below zero."),
        Primitive("float.pow", (), "(Float, Float) -> Float", "IEEE pow: never an error."),
        Primitive("float.exp", (), "(Float) -> Float", ""),
        Primitive("float.log", (), "(Float) -> Float", "-inf at zero, NaN below."),
        Primitive("float.log2", (), "(Float) -> Float", ""),
        Primitive("float.log10", (), "(Float) -> Float", ""),
        Primitive("float.sin", (), "(Float) -> Float", ""),
        Primitive("float.cos", (), "(Float) -> Float", ""),
        Primitive("float.tan", (), "(Float) -> Float", ""),
        Primitive("float.atan", (), "(Float) -> Float", ""),
        Primitive(
            "float.atan2", (), "(Float, Float) -> Float", "The angle of the point (x, y) with y the first argument."
        ),
        Primitive("float.min", (), "(Float, Float) -> Float", "NaN if either is; -0.0 is less than 0.0."),
        Primitive("float.max", (), "(Float, Float) -> Float", "NaN if either is; -0.0 is less than 0.0."),
        Primitive("float.is_nan", (), "(Float) -> Bool", ""),
        Primitive("float.is_finite", (), "(Float) -> Bool", ""),
        Primitive("float.trunc", (), "(Float) -> Float", "Toward zero."),
        Primitive("float.floor", (), "(Float) -> Int", "Toward minus infinity.", traps=("conversion",)),
        Primitive("float.ceil", (), "(Float) -> Int", "Toward plus infinity.", traps=("conversion",)),
        Primitive("float.round", (), "(Float) -> Int", "To the nearest, half away from zero.", traps=("conversion",)),
        Primitive("float.to_int", (), "(Float) -> Int", "Toward zero.", traps=("conversion",)),
        Primitive(
            "float.fixed",
            (),
            "(Float, Int) -> String",
            "Decimal with so many digits (0..100), half to even on the exact value; `inf`, `nan`.",
            traps=("conversion",),
        ),
        Primitive(
            "float.parse",
            (),
            "(String) -> Option<Float>",
            "A sign, digits, a fraction and an exponent if there are any, or `inf`, `nan`.",
        ),
        Primitive("string.concat", (), "(String...) -> String", "Joins any number of strings."),
        Primitive("string.len", (), "(String) -> Int", "Unicode scalar values."),
        Primitive(
            "string.at", (), "(String, Int) -> String", "The scalar value at an index, as a string.", traps=("index",)
        ),
        Primitive(
            "string.slice",
            (),
            "(String, Int, Int) -> String",
            "From the first index up to the second, 0 <= a <= b <= len.",
            traps=("index",),
        ),
        Primitive("string.find", (), "(String, String) -> Option<Int>", "Where the second first occurs."),
        Primitive("string.contains", (), "(String, String) -> Bool", ""),
        Primitive("string.starts_with", (), "(String, String) -> Bool", ""),
        Primitive("string.ends_with", (), "(String, String) -> Bool", ""),
        Primitive(
            "string.split",
            (),
            "(String, String) -> List<String>",
            "An empty separator gives the scalar values.",
            fresh=True,
        ),
        Primitive(
            "string.lines",
            (),
            "(String) -> List<String>",
            "Splits at `\\n`, drops a `\\r` before it and a last empty line.",
            fresh=True,
        ),
        Primitive(
            "string.trim",
            (),
            "(String) -> String",
            "Without ASCII white space at both ends (blank, \\t \\n \\v \\f \\r).",
        ),
        Primitive("string.trim_start", (), "(String) -> String", ""),
        Primitive("string.trim_end", (), "(String) -> String", ""),
        Primitive(
            "string.replace",
            (),
            "(String, String, String) -> String",
            "Every occurrence, left to right; an empty pattern changes nothing.",
        ),
        Primitive("string.repeat", (), "(String, Int) -> String", 'A count below 1 gives `""`.', traps=("memory",)),
        Primitive("string.reverse", (), "(String) -> String", "By scalar value."),
        Primitive("string.upper", (), "(String) -> String", "ASCII only."),
        Primitive("string.lower", (), "(String) -> String", "ASCII only."),
        Primitive(
            "string.pad_start",
            (),
            "(String, Int, String) -> String",
            "To at least so many scalar values, by repeating the fill and cutting it.",
            traps=("memory",),
        ),
        Primitive(
            "string.pad_end", (), "(String, Int, String) -> String", "As `pad_start`, behind.", traps=("memory",)
        ),
        Primitive("string.chars", (), "(String) -> List<String>", "fresh one-scalar strings", fresh=True),
        Primitive("string.code_points", (), "(String) -> List<Int>", "The scalar values as numbers.", fresh=True),
        Primitive(
            "string.from_code_points",
            (),
            "(List<Int>) -> String",
            "A number that is no scalar value traps.",
            traps=("conversion",),
            reads=True,
        ),
        Primitive(
            "list.join",
            ("T",),
            "(List<T>, String) -> String",
            "What the items show as, with the separator between them.",
            reads=True,
        ),
        Primitive("list.make", ("T",), "(T...) -> List<T>", "A new list of these items.", fresh=True),
        Primitive("list.len", ("T",), "(List<T>) -> Int", "", reads=True),
        Primitive("list.at", ("T",), "(List<T>, Int) -> T", "`xs[i]`.", traps=("index",), reads=True),
        Primitive("list.get", ("T",), "(List<T>, Int) -> Option<T>", "", reads=True),
        Primitive("list.set", ("T",), "(List<T>, Int, T) -> ()", "`xs[i] = x`.", traps=("index",), writes=True),
        Primitive("list.push", ("T",), "(List<T>, T) -> ()", "", writes=True),
        Primitive(
            "list.pop", ("T",), "(List<T>) -> Option<T>", "Removes and gives the last item.", reads=True, writes=True
        ),
        Primitive(
            "list.insert",
            ("T",),
            "(List<T>, Int, T) -> ()",
            "Before an index, 0 <= i <= len.",
            traps=("index",),
            writes=True,
        ),
        Primitive(
            "list.remove",
            ("T",),
            "(List<T>, Int) -> T",
            "Removes and gives the item at an index.",
            traps=("index",),
            reads=True,
            writes=True,
        ),
        Primitive(
            "list.slice",
            ("T",),
            "(List<T>, Int, Int) -> List<T>",
            "A new list from the first index up to the second, 0 <= a <= b <= len.",
            traps=("index",),
            reads=True,
            fresh=True,
        ),
        Primitive("list.concat", ("T",), "(List<T>, List<T>) -> List<T>", "A new list.", reads=True, fresh=True),
        Primitive("list.copy", ("T",), "(List<T>) -> List<T>", "", reads=True, fresh=True),
        Primitive(
            "list.extend",
            ("T",),
            "(List<T>, List<T>) -> ()",
            "Appends the items that the second holds when the call begins.",
            reads=True,
            writes=True,
        ),
        Primitive(
            "list.filled",
            ("T",),
            "(Int, T) -> List<T>",
            "A count below 1 gives an empty list.",
            traps=("memory",),
            fresh=True,
        ),
        Primitive("list.reverse", ("T",), "(List<T>) -> ()", "In place.", reads=True, writes=True),
        Primitive("list.clear", ("T",), "(List<T>) -> ()", "", writes=True),
        Primitive("list.sort", ("T",), "(List<T>) -> ()", "In place, stable, by `compare`.", reads=True, writes=True),
        Primitive(
            "list.sort_order",
            ("K",),
            "(List<K>) -> List<Int>",
            "The indices of the items in stable sorted order.",
            reads=True,
            fresh=True,
        ),
        Primitive(
            "map.make", ("K", "V"), "(K, V...) -> Map<K, V>", "A new map of alternating keys and items.", fresh=True
        ),
        Primitive("map.len", ("K", "V"), "(Map<K, V>) -> Int", "", reads=True),
        Primitive("map.at", ("K", "V"), "(Map<K, V>, K) -> V", "`m[k]`.", traps=("index",), reads=True),
        Primitive("map.get", ("K", "V"), "(Map<K, V>, K) -> Option<V>", "", reads=True),
        Primitive(
            "map.get_or", ("K", "V"), "(Map<K, V>, K, V) -> V", "The item of a key, or the last argument.", reads=True
        ),
        Primitive(
            "map.set",
            ("K", "V"),
            "(Map<K, V>, K, V) -> ()",
            "A new key goes last; an old one keeps its place and its first key.",
            reads=True,
            writes=True,
        ),
        Primitive("map.remove", ("K", "V"), "(Map<K, V>, K) -> Option<V>", "", reads=True, writes=True),
        Primitive("map.contains", ("K", "V"), "(Map<K, V>, K) -> Bool", "", reads=True),
        Primitive("map.keys", ("K", "V"), "(Map<K, V>) -> List<K>", "", reads=True, fresh=True),
        Primitive("map.values", ("K", "V"), "(Map<K, V>) -> List<V>", "", reads=True, fresh=True),
        Primitive("map.entries", ("K", "V"), "(Map<K, V>) -> List<(K, V)>", "", reads=True, fresh=True),
        Primitive("map.clear", ("K", "V"), "(Map<K, V>) -> ()", "", writes=True),
        Primitive("map.copy", ("K", "V"), "(Map<K, V>) -> Map<K, V>", "", reads=True, fresh=True),
        Primitive("option.unwrap", ("T",), "(Option<T>) -> T", "`e!`.", traps=("unwrap",)),
        Primitive("trap.unreachable", (), "(String) -> Never", '`unreachable("why")`.', traps=("unreachable",)),
        Primitive(
            "trap.assertion",
            (),
            "(String) -> Never",
            "A failed assert; the argument is the whole message.",
            traps=("assertion",),
        ),
    )
}

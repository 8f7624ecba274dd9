"""The instruction set: one table, read by codec, verifier, engines, disassembler and the reference page. Knows no engine.

An instruction is a triple `(code, a, b)`: `code` and its two operands, each of which may be unused (then it is 0). In a
file it takes ten bytes, `<HII`; jump targets are instruction numbers within the function.

Rows come in two sorts. A *value operation* has a signature and a reference function, which is all there is to know of it:
it takes its arguments from the stack, the last on top, and puts the result there, nothing for `()`. Every other row states
in words what it does to the stack (`before -> after`, top last); `verify.py` and `interpreter.py` have a case for each.
"""

from __future__ import annotations

from prism.semantics import control, display, equality, floats, integers, lists, maps, strings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

INSTRUCTION = "<HII"
INSTRUCTION_SIZE = 10

OPERANDS = {
    "": "unused, 0",
    "count": "how many stack items",
    "constant": "an index into the constants",
    "type": "an index into the types",
    "local": "a local's number; the parameters come first",
    "upvalue": "a number in the closure's captured values",
    "global": "a number in the globals",
    "function": "a number in the functions",
    "field": "the number of a field of a record or variant, or of a tuple's part",
    "variant": "the number of a variant of an enum",
    "operation": "a number in the imported operations",
    "limits": "a number in the restrictions",
    "target": "an instruction number in this function",
}
"""The kinds of operands."""

NEXT, JUMP, BRANCH, STOP = "next", "jump", "branch", "stop"
"""Flow: on to the next instruction; to the target; to either; to neither."""


class Opcode:
    """A row. `reference` is None but for value operations; `reserved` is why the verifier refuses the row, or empty."""

    __slots__ = ("a", "b", "code", "doc", "flow", "name", "reference", "reserved", "stack", "traps")

    def __init__(
        self,
        code: int,
        name: str,
        operands: str,
        stack: str,
        doc: str,
        *,
        flow: str = NEXT,
        traps: tuple[str, ...] = (),
        reference: Callable[..., Any] | None = None,
        reserved: str = "",
    ) -> None:
        a, _, b = operands.partition(" ")
        self.code = code
        self.name = name
        self.a = "" if a == "-" else a
        self.b = "" if b == "-" else b
        self.stack = stack
        self.doc = doc
        self.flow = flow
        self.traps = traps
        self.reference = reference
        self.reserved = reserved


def _value(
    code: int,
    name: str,
    signature: str,
    reference: Callable[..., Any],
    doc: str,
    *,
    traps: tuple[str, ...] = (),
    flow: str = NEXT,
) -> Opcode:
    return Opcode(code, name, "- -", signature, doc, traps=traps, reference=reference, flow=flow)


def _later(code: int, name: str, feature: str) -> Opcode:
    return Opcode(code, name, "- -", "", f"Reserved for {feature}.", reserved=feature)


OPCODES: dict[str, Opcode] = {
    row.name: row
    for row in (
        # --- locals, constants, fields, calls: most of what runs ------------------------------------------------
        Opcode(
            0x01, "load", "- local", "-> T", "The value of a local, which must have been assigned on every way here."
        ),
        Opcode(0x02, "const", "- constant", "-> T", "A constant."),
        Opcode(0x03, "store", "- local", "T ->", "Assigns a local."),
        Opcode(0x04, "field", "field -", "R -> T", "A field of a record."),
        Opcode(0x05, "jump", "- target", "->", "Goes on at the target.", flow=JUMP),
        Opcode(0x06, "jump_unless", "- target", "Bool ->", "Goes on at the target if false.", flow=BRANCH),
        Opcode(0x07, "jump_if", "- target", "Bool ->", "Goes on at the target if true.", flow=BRANCH),
        Opcode(0x08, "call", "count function", "arguments -> result", "Calls a function.", traps=("stack",)),
        Opcode(0x09, "return", "- -", "T ->", "Leaves the function; the stack holds its result alone.", flow=STOP),
        Opcode(
            0x0A, "is_variant", "variant -", "E -> Bool", "Is the enum's value of this variant? (None is 0, Some 1.)"
        ),
        Opcode(
            0x0B,
            "payload",
            "variant field",
            "E -> T",
            "A field of an enum's value; one of another variant traps.",
            traps=("unreachable",),
        ),
        Opcode(0x0C, "load_upvalue", "- upvalue", "-> T", "A value that the running closure captured."),
        Opcode(
            0x0D,
            "call_value",
            "count -",
            "F, arguments -> result",
            "Calls a function value.",
            traps=("stack",),
        ),
        Opcode(0x0E, "pop", "count -", "items ->", "Drops the top items."),
        # --- Int, as often ------------------------------------------------------------------------------------------
        _value(0x10, "add_int", "(Int, Int) -> Int", integers.int_add, "`+`.", traps=("overflow",)),
        _value(0x11, "sub_int", "(Int, Int) -> Int", integers.int_sub, "`-`.", traps=("overflow",)),
        _value(0x12, "mul_int", "(Int, Int) -> Int", integers.int_mul, "`*`.", traps=("overflow",)),
        _value(0x13, "lt_int", "(Int, Int) -> Bool", equality.less, "`<`."),
        _value(0x14, "le_int", "(Int, Int) -> Bool", equality.less_or_equal, "`<=`."),
        _value(0x15, "gt_int", "(Int, Int) -> Bool", equality.greater, "`>`."),
        _value(0x16, "ge_int", "(Int, Int) -> Bool", equality.greater_or_equal, "`>=`."),
        _value(0x17, "eq_int", "(Int, Int) -> Bool", equality.equal, "`==`."),
        _value(0x18, "ne_int", "(Int, Int) -> Bool", equality.not_equal, "`!=`."),
        # --- lists, floats and booleans, as often -------------------------------------------------------------------
        _value(0x20, "at_list", "<T>(List<T>, Int) -> T", lists.list_at, "`xs[i]`.", traps=("index",)),
        _value(0x21, "len_list", "<T>(List<T>) -> Int", lists.list_len, "The number of items."),
        _value(0x22, "set_list", "<T>(List<T>, Int, T) -> ()", lists.list_set, "`xs[i] = x`.", traps=("index",)),
        _value(0x23, "push_list", "<T>(List<T>, T) -> ()", lists.list_push, "Appends."),
        _value(0x24, "add_float", "(Float, Float) -> Float", floats.float_add, "Sum."),
        _value(0x25, "sub_float", "(Float, Float) -> Float", floats.float_sub, "Difference."),
        _value(0x26, "mul_float", "(Float, Float) -> Float", floats.float_mul, "Product."),
        _value(0x27, "not_bool", "(Bool) -> Bool", control.bool_not, "The other one."),
        # --- the stack, cells, closures, globals ---------------------------------------------------------------------
        Opcode(0x30, "slide", "count -", "items, T -> T", "Drops items from under the top."),
        Opcode(
            0x31,
            "new_cell",
            "- local",
            "T ->",
            "Puts the value into a fresh cell, a variable that closures share, and the cell into the local.",
        ),
        Opcode(0x32, "load_cell", "- local", "-> T", "What the cell in the local holds."),
        Opcode(0x33, "store_cell", "- local", "T ->", "Changes what the cell in the local holds."),
        Opcode(0x34, "load_upvalue_cell", "- upvalue", "-> T", "What a captured cell holds."),
        Opcode(0x35, "store_upvalue_cell", "- upvalue", "T ->", "Changes what a captured cell holds."),
        Opcode(
            0x36,
            "make_closure",
            "- function",
            "captured values -> F",
            "A function value that holds what the function's upvalues name, values or cells.",
        ),
        Opcode(
            0x37,
            "function_value",
            "function type",
            "-> F",
            "A function without upvalues as a value of this function type; an open row becomes what the type says.",
        ),
        Opcode(0x38, "load_self", "- -", "-> F", "The running closure itself."),
        Opcode(0x39, "load_global", "- global", "-> T", "The value of a global that was initialised before."),
        Opcode(
            0x3A, "as_type", "- type", "F -> G", "A function value as one of a type whose row is wider. Does nothing."
        ),
        Opcode(
            0x3B, "return_unit", "- -", "->", "Leaves a function whose result is `()`; the stack is empty.", flow=STOP
        ),
        # --- data ------------------------------------------------------------------------------------------------------
        Opcode(0x40, "make_record", "- type", "fields -> R", "A new record."),
        Opcode(0x41, "make_variant", "variant type", "fields -> E", "A value of a variant of an enum or option type."),
        Opcode(0x42, "make_tuple", "count type", "parts -> tuple", "A tuple."),
        Opcode(0x43, "make_list", "count type", "items -> List", "A new list of these items."),
        Opcode(0x44, "make_map", "count type", "K, V, K, V, ... -> Map", "A new map of so many entries."),
        Opcode(0x45, "set_field", "field -", "R, T ->", "Assigns a mutable field of a record."),
        Opcode(0x46, "part", "field -", "tuple -> T", "A part of a tuple."),
        Opcode(0x47, "concat_string", "count -", "strings -> String", "Joins strings."),
        # --- loops ---------------------------------------------------------------------------------------------------
        Opcode(
            0x48,
            "next_in_range",
            "local target",
            "->",
            "With local a the next Int, a+1 the end and a+2 the loop variable: jumps if a >= a+1, else assigns a to a+2 and "
            "counts a on.",
            flow=BRANCH,
        ),
        Opcode(
            0x49,
            "next_in_closed_range",
            "local target",
            "->",
            "As next_in_range, with the end included. After the last turn a and a+1 are 1 and 0, so that nothing overflows.",
            flow=BRANCH,
        ),
        Opcode(
            0x4A,
            "next_in_list",
            "local target",
            "->",
            "With local a a list, a+1 the next index and a+2 the loop variable: jumps at the end, else assigns the item and "
            "counts on. A negative index ends the loop.",
            flow=BRANCH,
        ),
        Opcode(0x4B, "next_in_string", "local target", "->", "As next_in_list, over the scalar values.", flow=BRANCH),
        # --- errors and traps ----------------------------------------------------------------------------------------
        Opcode(0x50, "throw", "- type", "T ->", "Throws a record or enum value.", flow=STOP),
        Opcode(0x51, "rethrow", "- -", "error ->", "Throws on what a handler of every error caught.", flow=STOP),
        Opcode(
            0x52,
            "error_text",
            "- -",
            "error -> String",
            "What the error that a handler of every error caught shows as.",
        ),
        _value(
            0x53,
            "trap_unreachable",
            "(String) -> Never",
            control.trap_unreachable,
            '`unreachable("why")`.',
            traps=("unreachable",),
            flow=STOP,
        ),
        _value(
            0x54,
            "trap_assertion",
            "(String) -> Never",
            control.trap_assertion,
            "A failed assert, with its whole message.",
            traps=("assertion",),
            flow=STOP,
        ),
        # --- effects and capabilities --------------------------------------------------------------------------------
        Opcode(
            0x58,
            "perform",
            "count operation",
            "arguments -> result",
            "Performs an operation of an effect through the gate; may throw what the operation throws.",
            traps=("capability", "output", "timeout"),
        ),
        Opcode(0x59, "restrict_push", "- limits", "->", "Enters a restriction of the authority."),
        Opcode(0x5A, "restrict_pop", "- -", "->", "Leaves the innermost restriction of this function."),
        # --- by structure ------------------------------------------------------------------------------------------------
        _value(0x60, "show", "<T>(T) -> String", display.show, 'What `"{x}"` gives.', traps=("stack",)),
        _value(0x61, "eq", "<T: Eq>(T, T) -> Bool", equality.equal, "`==`.", traps=("stack",)),
        _value(0x62, "ne", "<T: Eq>(T, T) -> Bool", equality.not_equal, "`!=`.", traps=("stack",)),
        _value(0x63, "lt", "<T: Ord>(T, T) -> Bool", equality.less, "`<`.", traps=("stack",)),
        _value(0x64, "le", "<T: Ord>(T, T) -> Bool", equality.less_or_equal, "`<=`.", traps=("stack",)),
        _value(0x65, "gt", "<T: Ord>(T, T) -> Bool", equality.greater, "`>`.", traps=("stack",)),
        _value(0x66, "ge", "<T: Ord>(T, T) -> Bool", equality.greater_or_equal, "`>=`.", traps=("stack",)),
        _value(
            0x67,
            "compare",
            "<T: Ord>(T, T) -> Int",
            equality.compare,
            "The total order that sorting uses, as -1, 0 or 1.",
            traps=("stack",),
        ),
        _value(0x69, "unwrap_option", "<T>(Option<T>) -> T", control.option_unwrap, "`e!`.", traps=("unwrap",)),
        _value(0x6A, "eq_float", "(Float, Float) -> Bool", equality.equal, "`==`, by IEEE."),
        _value(0x6B, "ne_float", "(Float, Float) -> Bool", equality.not_equal, "`!=`, by IEEE."),
        _value(0x6C, "lt_float", "(Float, Float) -> Bool", equality.less, "`<`, by IEEE."),
        _value(0x6D, "le_float", "(Float, Float) -> Bool", equality.less_or_equal, "`<=`, by IEEE."),
        _value(0x6E, "gt_float", "(Float, Float) -> Bool", equality.greater, "`>`, by IEEE."),
        _value(0x6F, "ge_float", "(Float, Float) -> Bool", equality.greater_or_equal, "`>=`, by IEEE."),
        # --- int
        _value(
            0x70,
            "div_int",
            "(Int, Int) -> Int",
            integers.int_div,
            "`/`, toward zero.",
            traps=("division_by_zero", "overflow"),
        ),
        _value(
            0x71,
            "rem_int",
            "(Int, Int) -> Int",
            integers.int_rem,
            "`%`, with the sign of the dividend; min % -1 is 0.",
            traps=("division_by_zero",),
        ),
        _value(0x72, "neg_int", "(Int) -> Int", integers.int_neg, "Unary `-`.", traps=("overflow",)),
        _value(0x73, "bit_and_int", "(Int, Int) -> Int", integers.int_bit_and, "`&`."),
        _value(0x74, "bit_or_int", "(Int, Int) -> Int", integers.int_bit_or, "`|`."),
        _value(0x75, "bit_xor_int", "(Int, Int) -> Int", integers.int_bit_xor, "`^`."),
        _value(0x76, "bit_not_int", "(Int) -> Int", integers.int_bit_not, "`~`."),
        _value(
            0x77,
            "shift_left_int",
            "(Int, Int) -> Int",
            integers.int_shift_left,
            "`<<`, dropping high bits; the count is 0..63.",
            traps=("shift",),
        ),
        _value(
            0x78,
            "shift_right_int",
            "(Int, Int) -> Int",
            integers.int_shift_right,
            "`>>`, arithmetic; the count is 0..63.",
            traps=("shift",),
        ),
        _value(0x79, "abs_int", "(Int) -> Int", integers.int_abs, "The absolute value.", traps=("overflow",)),
        _value(
            0x7A,
            "pow_int",
            "(Int, Int) -> Int",
            integers.int_pow,
            "The power; a negative exponent traps `conversion`.",
            traps=("overflow", "conversion"),
        ),
        _value(
            0x7B,
            "div_floor_int",
            "(Int, Int) -> Int",
            integers.int_div_floor,
            "Division toward minus infinity.",
            traps=("division_by_zero", "overflow"),
        ),
        _value(
            0x7C,
            "mod_int",
            "(Int, Int) -> Int",
            integers.int_mod,
            "The remainder of `div_floor`, with the sign of the divisor.",
            traps=("division_by_zero",),
        ),
        _value(0x7D, "wrapping_add_int", "(Int, Int) -> Int", integers.int_wrapping_add, "Addition modulo 2^64."),
        _value(0x7E, "wrapping_sub_int", "(Int, Int) -> Int", integers.int_wrapping_sub, "Subtraction modulo 2^64."),
        _value(0x7F, "wrapping_mul_int", "(Int, Int) -> Int", integers.int_wrapping_mul, "Multiplication modulo 2^64."),
        _value(0x80, "to_float_int", "(Int) -> Float", integers.int_to_float, "The nearest float."),
        _value(
            0x81,
            "to_hex_int",
            "(Int) -> String",
            integers.int_to_hex,
            "Lower-case hexadecimal without a prefix, `-` in front of a negative.",
        ),
        _value(
            0x82,
            "parse_int",
            "(String) -> Option<Int>",
            strings.int_parse,
            "An optional sign and ASCII digits that fit 64 bits.",
        ),
        # --- float
        _value(0x93, "div_float", "(Float, Float) -> Float", floats.float_div, "IEEE: x / 0.0 is infinite or NaN."),
        _value(0x94, "rem_float", "(Float, Float) -> Float", floats.float_rem, "C's fmod."),
        _value(0x95, "neg_float", "(Float) -> Float", floats.float_neg, "The other sign."),
        _value(0x96, "abs_float", "(Float) -> Float", floats.float_abs, "Without its sign."),
        _value(0x97, "sqrt_float", "(Float) -> Float", floats.float_sqrt, "NaN below zero."),
        _value(0x98, "pow_float", "(Float, Float) -> Float", floats.float_pow, "IEEE pow: never an error."),
        _value(0x99, "exp_float", "(Float) -> Float", floats.float_exp, "e to the power."),
        _value(0x9A, "log_float", "(Float) -> Float", floats.float_log, "-inf at zero, NaN below."),
        _value(0x9B, "log2_float", "(Float) -> Float", floats.float_log2, "As log_float, to base 2."),
        _value(0x9C, "log10_float", "(Float) -> Float", floats.float_log10, "As log_float, to base 10."),
        _value(0x9D, "sin_float", "(Float) -> Float", floats.float_sin, "Of radians."),
        _value(0x9E, "cos_float", "(Float) -> Float", floats.float_cos, "Of radians."),
        _value(0x9F, "tan_float", "(Float) -> Float", floats.float_tan, "Of radians."),
        _value(0xA0, "atan_float", "(Float) -> Float", floats.float_atan, "In radians."),
        _value(
            0xA1,
            "atan2_float",
            "(Float, Float) -> Float",
            floats.float_atan2,
            "The angle of the point (x, y) with y the first argument.",
        ),
        _value(
            0xA2, "min_float", "(Float, Float) -> Float", floats.float_min, "NaN if either is; -0.0 is less than 0.0."
        ),
        _value(
            0xA3, "max_float", "(Float, Float) -> Float", floats.float_max, "NaN if either is; -0.0 is less than 0.0."
        ),
        _value(0xA4, "is_nan_float", "(Float) -> Bool", floats.float_is_nan, "Is it NaN?"),
        _value(0xA5, "is_finite_float", "(Float) -> Bool", floats.float_is_finite, "Neither infinite nor NaN?"),
        _value(0xA6, "trunc_float", "(Float) -> Float", floats.float_trunc, "Toward zero."),
        _value(
            0xA7, "floor_float", "(Float) -> Int", floats.float_floor, "Toward minus infinity.", traps=("conversion",)
        ),
        _value(0xA8, "ceil_float", "(Float) -> Int", floats.float_ceil, "Toward plus infinity.", traps=("conversion",)),
        _value(
            0xA9,
            "round_float",
            "(Float) -> Int",
            floats.float_round,
            "To the nearest, half away from zero.",
            traps=("conversion",),
        ),
        _value(0xAA, "to_int_float", "(Float) -> Int", floats.float_to_int, "Toward zero.", traps=("conversion",)),
        _value(
            0xAB,
            "fixed_float",
            "(Float, Int) -> String",
            floats.float_fixed,
            "Decimal with so many digits (0..100), half to even on the exact value; `inf`, `nan`.",
            traps=("conversion",),
        ),
        _value(
            0xAC,
            "parse_float",
            "(String) -> Option<Float>",
            strings.float_parse,
            "A sign, digits, a fraction and an exponent if there are any, or `inf`, `nan`.",
        ),
        # --- string
        _value(0xB0, "len_string", "(String) -> Int", strings.string_len, "Unicode scalar values."),
        _value(
            0xB1,
            "at_string",
            "(String, Int) -> String",
            strings.string_at,
            "The scalar value at an index, as a string.",
            traps=("index",),
        ),
        _value(
            0xB2,
            "slice_string",
            "(String, Int, Int) -> String",
            strings.string_slice,
            "From the first index up to the second, 0 <= a <= b <= len.",
            traps=("index",),
        ),
        _value(
            0xB3,
            "find_string",
            "(String, String) -> Option<Int>",
            strings.string_find,
            "Where the second first occurs.",
        ),
        _value(
            0xB4,
            "contains_string",
            "(String, String) -> Bool",
            strings.string_contains,
            "Does the second occur in the first?",
        ),
        _value(
            0xB5,
            "starts_with_string",
            "(String, String) -> Bool",
            strings.string_starts_with,
            "Does the first begin with the second?",
        ),
        _value(
            0xB6,
            "ends_with_string",
            "(String, String) -> Bool",
            strings.string_ends_with,
            "Does the first end with the second?",
        ),
        _value(
            0xB7,
            "split_string",
            "(String, String) -> List<String>",
            strings.string_split,
            "An empty separator gives the scalar values.",
        ),
        _value(
            0xB8,
            "lines_string",
            "(String) -> List<String>",
            strings.string_lines,
            "Splits at `\\n`, drops a `\\r` before it and a last empty line.",
        ),
        _value(
            0xB9,
            "trim_string",
            "(String) -> String",
            strings.string_trim,
            "Without ASCII white space at both ends (blank, \\t \\n \\v \\f \\r).",
        ),
        _value(0xBA, "trim_start_string", "(String) -> String", strings.string_trim_start, "As trim_string, in front."),
        _value(0xBB, "trim_end_string", "(String) -> String", strings.string_trim_end, "As trim_string, behind."),
        _value(
            0xBC,
            "replace_string",
            "(String, String, String) -> String",
            strings.string_replace,
            "Every occurrence, left to right; an empty pattern changes nothing.",
        ),
        _value(
            0xBD,
            "repeat_string",
            "(String, Int) -> String",
            strings.string_repeat,
            'A count below 1 gives `""`.',
            traps=("memory",),
        ),
        _value(0xBE, "reverse_string", "(String) -> String", strings.string_reverse, "By scalar value."),
        _value(0xBF, "upper_string", "(String) -> String", strings.string_upper, "ASCII only."),
        _value(0xC0, "lower_string", "(String) -> String", strings.string_lower, "ASCII only."),
        _value(
            0xC1,
            "pad_start_string",
            "(String, Int, String) -> String",
            strings.string_pad_start,
            "To at least so many scalar values, by repeating the fill and cutting it.",
            traps=("memory",),
        ),
        _value(
            0xC2,
            "pad_end_string",
            "(String, Int, String) -> String",
            strings.string_pad_end,
            "As `pad_start`, behind.",
            traps=("memory",),
        ),
        _value(0xC3, "chars_string", "(String) -> List<String>", strings.string_chars, "Fresh one-scalar strings."),
        _value(
            0xC4,
            "code_points_string",
            "(String) -> List<Int>",
            strings.string_code_points,
            "The scalar values as numbers.",
        ),
        _value(
            0xC5,
            "from_code_points_string",
            "(List<Int>) -> String",
            strings.string_from_code_points,
            "A number that is no scalar value traps.",
            traps=("conversion",),
        ),
        # --- list
        _value(
            0xD0,
            "join_list",
            "<T>(List<T>, String) -> String",
            strings.list_join,
            "What the items show as, with the separator between them.",
        ),
        _value(
            0xD3, "get_list", "<T>(List<T>, Int) -> Option<T>", lists.list_get, "The item at an index, if there is one."
        ),
        _value(0xD6, "pop_list", "<T>(List<T>) -> Option<T>", lists.list_pop, "Removes and gives the last item."),
        _value(
            0xD7,
            "insert_list",
            "<T>(List<T>, Int, T) -> ()",
            lists.list_insert,
            "Before an index, 0 <= i <= len.",
            traps=("index",),
        ),
        _value(
            0xD8,
            "remove_list",
            "<T>(List<T>, Int) -> T",
            lists.list_remove,
            "Removes and gives the item at an index.",
            traps=("index",),
        ),
        _value(
            0xD9,
            "slice_list",
            "<T>(List<T>, Int, Int) -> List<T>",
            lists.list_slice,
            "A new list from the first index up to the second, 0 <= a <= b <= len.",
            traps=("index",),
        ),
        _value(0xDA, "concat_list", "<T>(List<T>, List<T>) -> List<T>", lists.list_concat, "A new list."),
        _value(0xDB, "copy_list", "<T>(List<T>) -> List<T>", lists.list_copy, "A new list of the same items."),
        _value(
            0xDC,
            "extend_list",
            "<T>(List<T>, List<T>) -> ()",
            lists.list_extend,
            "Appends the items that the second holds when the call begins.",
        ),
        _value(
            0xDD,
            "filled_list",
            "<T>(Int, T) -> List<T>",
            lists.list_filled,
            "A count below 1 gives an empty list.",
            traps=("memory",),
        ),
        _value(0xDE, "reverse_list", "<T>(List<T>) -> ()", lists.list_reverse, "In place."),
        _value(0xDF, "clear_list", "<T>(List<T>) -> ()", lists.list_clear, "Removes all items."),
        _value(0xE0, "sort_list", "<T: Ord>(List<T>) -> ()", lists.list_sort, "In place, stable, by `compare`."),
        _value(
            0xE1,
            "sort_order_list",
            "<T: Ord>(List<T>) -> List<Int>",
            lists.list_sort_order,
            "The indices of the items in stable sorted order.",
        ),
        # --- map
        _value(0xF0, "len_map", "<K, V>(Map<K, V>) -> Int", maps.map_len, "The number of entries."),
        _value(0xF1, "at_map", "<K, V>(Map<K, V>, K) -> V", maps.map_at, "`m[k]`.", traps=("index",)),
        _value(
            0xF2, "get_map", "<K, V>(Map<K, V>, K) -> Option<V>", maps.map_get, "The item of a key, if there is one."
        ),
        _value(
            0xF3,
            "get_or_map",
            "<K, V>(Map<K, V>, K, V) -> V",
            maps.map_get_or,
            "The item of a key, or the last argument.",
        ),
        _value(
            0xF4,
            "set_map",
            "<K, V>(Map<K, V>, K, V) -> ()",
            maps.map_set,
            "A new key goes last; an old one keeps its place and its first key.",
        ),
        _value(
            0xF5,
            "remove_map",
            "<K, V>(Map<K, V>, K) -> Option<V>",
            maps.map_remove,
            "Removes a key and gives its item, if there was one.",
        ),
        _value(0xF6, "contains_map", "<K, V>(Map<K, V>, K) -> Bool", maps.map_contains, "Is there such a key?"),
        _value(0xF7, "keys_map", "<K, V>(Map<K, V>) -> List<K>", maps.map_keys, "In order."),
        _value(0xF8, "values_map", "<K, V>(Map<K, V>) -> List<V>", maps.map_values, "In order."),
        _value(0xF9, "entries_map", "<K, V>(Map<K, V>) -> List<(K, V)>", maps.map_entries, "In order."),
        _value(0xFA, "clear_map", "<K, V>(Map<K, V>) -> ()", maps.map_clear, "Removes all entries."),
        _value(0xFB, "copy_map", "<K, V>(Map<K, V>) -> Map<K, V>", maps.map_copy, "A new map of the same entries."),
        # --- reserved for features to come -----------------------------------------------------------------------------
        _later(0x100, "handle_push", "effect handlers"),
        _later(0x101, "handle_pop", "effect handlers"),
        _later(0x102, "perform_declared", "effect handlers"),
        _later(0x103, "resume", "effect handlers"),
        _later(0x110, "call_method", "interfaces"),
        _later(0x111, "make_interface", "interfaces"),
        _later(0x118, "check_refined", "refined types"),
        _later(0x119, "check_requires", "contracts"),
        _later(0x11A, "check_ensures", "contracts"),
        _later(0x120, "spawn", "actors"),
        _later(0x121, "send", "actors"),
        _later(0x122, "ask", "actors"),
        _later(0x123, "receive", "actors"),
        _later(0x124, "self_actor", "actors"),
        _later(0x125, "link", "actors"),
        _later(0x126, "monitor", "actors"),
        _later(0x127, "exit_actor", "actors"),
        _later(0x130, "suspend", "generators and async functions"),
        _later(0x131, "await", "generators and async functions"),
        _later(0x138, "delegate", "the delegation of capabilities"),
        _later(0x139, "revoke", "the delegation of capabilities"),
        _later(0x140, "breakpoint", "the debugger"),
        _later(0x141, "watch", "the debugger"),
    )
}
"""Every opcode by name."""

BY_CODE: dict[int, Opcode] = {row.code: row for row in OPCODES.values()}

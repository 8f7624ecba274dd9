"""What operations cost beyond the one unit of fuel of each instruction, and what values weigh. Deterministic: the numbers
depend on the values alone, so engines agree on them. Costs are found before the work is done.

A *meter* takes an operation's arguments and gives the fuel and the heap bytes it takes. Bytes are estimates on the safe
side of what this host uses: a slot of a list or record has room for a number beside the reference.
"""

from __future__ import annotations

from prism.semantics.equality import SCALAR_CLASSES
from prism.semantics.traps import Trap
from prism.semantics.values import DATA_DEPTH, SIZE_LIMIT, Data, MapValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Cost = tuple[int, int]
    Meter = Callable[[list[Any]], Cost]

SLOT = 40
STRING = 56
LIST = 72
TUPLE = 56
DATA = 128
MAP = 320
ENTRY = 160
CELL = 96
CLOSURE = 128
ITEMS_PER_UNIT = 16
"""How many items one unit of fuel copies."""
CHARACTERS_PER_UNIT = 64
"""How many characters one unit of fuel copies or searches."""


def string_size(text: str) -> int:
    """What a string weighs."""
    return STRING + (len(text) if text.isascii() else 4 * len(text))


def measure(value: Any) -> Cost:
    """How many values a walk over all of `value` meets, and how many characters it shows as at most. Shared parts
    count each time they are met, but are looked at once, so that this is linear where the walk is not."""
    kind = type(value)
    if kind in SCALAR_CLASSES:
        return 1, 8 * len(value) if kind is str else 24
    known: dict[int, Cost | None] = {}
    cyclic = False
    total = [0, 0]
    stack: list[tuple[Any, list[int]]] = [(iter((value,)), total)]
    owners: list[int] = [0]
    while stack:
        parts, sums = stack[-1]
        for part in parts:
            kind = type(part)
            if kind in SCALAR_CLASSES:
                sums[0] += 1
                sums[1] += 8 * len(part) if kind is str else 24
                continue
            key = id(part)
            if key in known:
                cost = known[key]
                if cost is None:
                    cyclic = True
                else:
                    sums[0] += cost[0]
                    sums[1] += cost[1]
                continue
            inner = _parts(part)
            if inner is None:
                sums[0] += 1
                sums[1] += 4
                continue
            known[key] = None
            own = [1, _label_length(part)]
            stack.append((iter(inner), own))
            owners.append(key)
            break
        else:
            stack.pop()
            key = owners.pop()
            if stack:
                known[key] = (sums[0], sums[1])
                stack[-1][1][0] += sums[0]
                stack[-1][1][1] += sums[1]
    nodes, characters = total
    return (nodes * DATA_DEPTH, characters * DATA_DEPTH) if cyclic else (nodes, characters)


def _label_length(value: Any) -> int:
    if type(value) is Data:
        return len(value.layout.label) + 2 + sum(map(len, value.layout.opening))
    return 4


def _parts(value: Any) -> Iterable[Any] | None:
    kind = type(value)
    if kind is Data:
        return value.fields  # type: ignore[no-any-return]  # a list, by its class
    if kind is list or kind is tuple:
        return value  # type: ignore[no-any-return]  # as above
    if kind is MapValue:
        return [part for key, item in value.items.items() for part in (value.originals.get(key, key), item)]
    return None


# --- meters -------------------------------------------------------------------------------------------------------


def _text(length: int, ascii: bool) -> int:
    if length > SIZE_LIMIT:
        raise Trap("memory", f"a string of length {length} is too long")
    return STRING + (length if ascii else 4 * length)


def _items(count: int) -> int:
    if count > SIZE_LIMIT:
        raise Trap("memory", f"a list of length {count} is too long")
    return LIST + SLOT * count


def _show(args: list[Any]) -> Cost:
    value = args[0]
    if type(value) is str:
        return 0, 0
    if type(value) in SCALAR_CLASSES:
        return 0, STRING + 24
    nodes, characters = measure(value)
    return nodes, _text(characters, True)


def _walk_first(args: list[Any]) -> Cost:
    value = args[0]
    if type(value) is str:
        return len(value) // CHARACTERS_PER_UNIT, 0
    return (0, 0) if type(value) in SCALAR_CLASSES else (measure(value)[0], 0)


def _concat(args: list[Any]) -> Cost:
    length = 0
    ascii = True
    for part in args:
        length += len(part)
        ascii = ascii and part.isascii()
    return length // CHARACTERS_PER_UNIT, _text(length, ascii)


def _scan(args: list[Any]) -> Cost:
    return len(args[0]) // CHARACTERS_PER_UNIT, 0


def _part_of_text(args: list[Any]) -> Cost:
    text, start, end = args
    length = max(0, min(end, len(text)) - max(start, 0))
    return length // CHARACTERS_PER_UNIT, _text(length, text.isascii())


def _same_text(args: list[Any]) -> Cost:
    text = args[0]
    return len(text) // CHARACTERS_PER_UNIT, _text(len(text), text.isascii())


def _search(args: list[Any]) -> Cost:
    # Python's search is linear in the text, but for short ones, where it may take their product.
    return (len(args[0]) + len(args[1])) // ITEMS_PER_UNIT, SLOT


def _split(args: list[Any]) -> Cost:
    text = args[0]
    pieces = text.count(args[1]) + 1 if len(args) > 1 and args[1] else len(text)
    return len(text) // ITEMS_PER_UNIT + pieces // 4, _items(pieces) + STRING * pieces + 4 * len(text)


def _lines(args: list[Any]) -> Cost:
    text = args[0]
    pieces = text.count("\n") + 1
    return len(text) // ITEMS_PER_UNIT + pieces // 4, _items(pieces) + STRING * pieces + 4 * len(text)


def _replace(args: list[Any]) -> Cost:
    text, old, new = args
    found = text.count(old) if old else 0
    length = len(text) + found * max(0, len(new) - len(old))
    return (len(text) + length) // ITEMS_PER_UNIT, _text(length, text.isascii() and new.isascii())


def _repeat(args: list[Any]) -> Cost:
    text, count = args
    length = len(text) * max(0, count)
    return length // CHARACTERS_PER_UNIT, _text(length, text.isascii())


def _pad(args: list[Any]) -> Cost:
    text, width, fill = args
    length = max(len(text), width if fill else 0)
    return length // CHARACTERS_PER_UNIT, _text(length, text.isascii() and fill.isascii())


def _per_character(args: list[Any]) -> Cost:
    return len(args[0]) // 4, _items(len(args[0])) + STRING * len(args[0])


def _from_code_points(args: list[Any]) -> Cost:
    return len(args[0]) // 4, _text(len(args[0]), False)


def _join(args: list[Any]) -> Cost:
    items, separator = args
    nodes, characters = measure(items)
    length = characters + len(separator) * len(items)
    return nodes + len(separator) * len(items) // CHARACTERS_PER_UNIT, _text(min(length, SIZE_LIMIT), True)


def _shift(args: list[Any]) -> Cost:
    return len(args[0]) // CHARACTERS_PER_UNIT, SLOT


def _in_place(args: list[Any]) -> Cost:
    return len(args[0]) // ITEMS_PER_UNIT, 0


def _slice(args: list[Any]) -> Cost:
    items, start, end = args
    length = max(0, min(end, len(items)) - max(start, 0))
    return length // ITEMS_PER_UNIT, _items(length)


def _both(args: list[Any]) -> Cost:
    length = len(args[0]) + len(args[1])
    return length // ITEMS_PER_UNIT, _items(length)


def _copy(args: list[Any]) -> Cost:
    return len(args[0]) // ITEMS_PER_UNIT, _items(len(args[0]))


def _extend(args: list[Any]) -> Cost:
    _items(len(args[0]) + len(args[1]))
    return len(args[1]) // ITEMS_PER_UNIT, SLOT * len(args[1])


def _filled(args: list[Any]) -> Cost:
    count = max(0, args[0])
    return count // ITEMS_PER_UNIT, _items(count)


def _sort(args: list[Any]) -> Cost:
    items = args[0]
    count = len(items)
    if not count or type(items[0]) in (int, float, bool):
        nodes = count
    else:
        nodes = measure(items)[0]
    return nodes * max(1, count.bit_length()) // 4, SLOT * (nodes + count)


def _key(args: list[Any]) -> Cost:
    key = args[1]
    return (0, 0) if type(key) in SCALAR_CLASSES else (measure(key)[0], 0)


def _get(args: list[Any]) -> Cost:
    key = args[1]
    return (0, DATA) if type(key) in SCALAR_CLASSES else (measure(key)[0], DATA)


def _set(args: list[Any]) -> Cost:
    key = args[1]
    if type(key) in SCALAR_CLASSES:
        return 0, ENTRY
    nodes = measure(key)[0]
    return nodes, ENTRY + SLOT * nodes


def _make_map(args: list[Any]) -> Cost:
    fuel, size = 0, MAP
    for i in range(0, len(args), 2):
        cost = _set([None, args[i]])
        fuel += cost[0]
        size += cost[1]
    return fuel, size


def _map_list(args: list[Any]) -> Cost:
    count = len(args[0].items)
    return count // ITEMS_PER_UNIT, _items(count)


def _map_entries(args: list[Any]) -> Cost:
    count = len(args[0].items)
    return count // 4, _items(count) + (TUPLE + 2 * SLOT) * count


def _map_copy(args: list[Any]) -> Cost:
    count = len(args[0].items)
    return count // 4, MAP + ENTRY * count


def _map_clear(args: list[Any]) -> Cost:
    return len(args[0].items) // ITEMS_PER_UNIT, 0


def _fixed(args: list[Any]) -> Cost:
    return 4, STRING + 420


def _small(args: list[Any]) -> Cost:
    return 0, DATA


def _digits(args: list[Any]) -> Cost:
    return len(args[0]) // ITEMS_PER_UNIT, DATA


METERS: dict[str, Meter] = {
    "show": _show,
    "eq": _walk_first,
    "ne": _walk_first,
    "lt": _walk_first,
    "le": _walk_first,
    "gt": _walk_first,
    "ge": _walk_first,
    "compare": _walk_first,
    "parse_int": _digits,
    "parse_float": _digits,
    "to_hex_int": _small,
    "fixed_float": _fixed,
    "concat_string": _concat,
    "slice_string": _part_of_text,
    "find_string": _search,
    "contains_string": _search,
    "starts_with_string": _scan,
    "ends_with_string": _scan,
    "split_string": _split,
    "lines_string": _lines,
    "trim_string": _same_text,
    "trim_start_string": _same_text,
    "trim_end_string": _same_text,
    "replace_string": _replace,
    "repeat_string": _repeat,
    "reverse_string": _same_text,
    "upper_string": _same_text,
    "lower_string": _same_text,
    "pad_start_string": _pad,
    "pad_end_string": _pad,
    "chars_string": _per_character,
    "code_points_string": _per_character,
    "from_code_points_string": _from_code_points,
    "join_list": _join,
    "get_list": _small,
    "pop_list": _small,
    "insert_list": _shift,
    "remove_list": _shift,
    "slice_list": _slice,
    "concat_list": _both,
    "copy_list": _copy,
    "extend_list": _extend,
    "filled_list": _filled,
    "reverse_list": _in_place,
    "clear_list": _in_place,
    "sort_list": _sort,
    "sort_order_list": _sort,
    "make_map": _make_map,
    "at_map": _key,
    "get_map": _get,
    "get_or_map": _key,
    "set_map": _set,
    "remove_map": _get,
    "contains_map": _key,
    "keys_map": _map_list,
    "values_map": _map_list,
    "entries_map": _map_entries,
    "clear_map": _map_clear,
    "copy_map": _map_copy,
}
"""The meters by opcode. What is missing takes the same however large its arguments are, and allocates nothing."""

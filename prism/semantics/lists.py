"""What the operations of List do. Imported at every start."""

from __future__ import annotations

from prism.semantics.equality import order_key
from prism.semantics.traps import Trap
from prism.semantics.values import NONE, SIZE_LIMIT, Data, some

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _outside(items: list[Any], what: str) -> Trap:
    return Trap("index", f"{what} is out of range of a list of length {len(items)}")


def list_make(*items: Any) -> list[Any]:
    return list(items)


def list_len(items: list[Any]) -> int:
    return len(items)


def list_at(items: list[Any], index: int) -> Any:
    if 0 <= index < len(items):
        return items[index]
    raise _outside(items, f"index {index}")


def list_get(items: list[Any], index: int) -> Data:
    return some(items[index]) if 0 <= index < len(items) else NONE


def list_set(items: list[Any], index: int, item: Any) -> None:
    if not 0 <= index < len(items):
        raise _outside(items, f"index {index}")
    items[index] = item


def list_push(items: list[Any], item: Any) -> None:
    items.append(item)


def list_pop(items: list[Any]) -> Data:
    return some(items.pop()) if items else NONE


def list_insert(items: list[Any], index: int, item: Any) -> None:
    if not 0 <= index <= len(items):
        raise _outside(items, f"index {index}")
    items.insert(index, item)


def list_remove(items: list[Any], index: int) -> Any:
    if 0 <= index < len(items):
        return items.pop(index)
    raise _outside(items, f"index {index}")


def list_slice(items: list[Any], start: int, end: int) -> list[Any]:
    if 0 <= start <= end <= len(items):
        return items[start:end]
    raise _outside(items, f"{start}..{end}")


def list_concat(items: list[Any], others: list[Any]) -> list[Any]:
    return items + others


def list_copy(items: list[Any]) -> list[Any]:
    return items[:]


def list_extend(items: list[Any], others: list[Any]) -> None:
    items.extend(others)  # Python too stops at the end that `others` had, should both be one list


def list_filled(count: int, item: Any) -> list[Any]:
    if count > SIZE_LIMIT:
        raise Trap("memory", f"a list of length {count} is too long")
    return [item] * count


def list_reverse(items: list[Any]) -> None:
    items.reverse()


def list_clear(items: list[Any]) -> None:
    items.clear()


_AS_THEY_ARE = frozenset((int, str, bool))
"""Classes that Python sorts as Prism does."""


def list_sort(items: list[Any]) -> None:
    if items and type(items[0]) in _AS_THEY_ARE:
        items.sort()
    else:
        items[:] = sorted(items, key=order_key)


def list_sort_order(keys: list[Any]) -> list[int]:
    if not (keys and type(keys[0]) in _AS_THEY_ARE):
        keys = list(map(order_key, keys))
    return sorted(range(len(keys)), key=keys.__getitem__)

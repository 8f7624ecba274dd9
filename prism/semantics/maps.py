"""What the operations of Map do. Imported at every start."""

from __future__ import annotations

from prism.semantics.display import quote, show
from prism.semantics.equality import SCALAR_CLASSES, key_of
from prism.semantics.traps import Trap
from prism.semantics.values import NONE, Data, MapValue, some

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def map_make(*entries: Any) -> MapValue:
    """Of alternating keys and items."""
    made = MapValue()
    for i in range(0, len(entries), 2):
        map_set(made, entries[i], entries[i + 1])
    return made


def map_len(entries: MapValue) -> int:
    return len(entries.items)


def map_at(entries: MapValue, key: Any) -> Any:
    encoded = key_of(key)
    if encoded in entries.items:
        return entries.items[encoded]
    raise Trap("index", f"the map has no key {quote(key) if type(key) is str else show(key)}")


def map_get(entries: MapValue, key: Any) -> Data:
    encoded = key_of(key)
    return some(entries.items[encoded]) if encoded in entries.items else NONE


def map_get_or(entries: MapValue, key: Any, default: Any) -> Any:
    return entries.items.get(key_of(key), default)


def map_set(entries: MapValue, key: Any, item: Any) -> None:
    encoded = key_of(key)
    if type(key) not in SCALAR_CLASSES and encoded not in entries.items:
        entries.originals[encoded] = key
    entries.items[encoded] = item


def map_remove(entries: MapValue, key: Any) -> Data:
    encoded = key_of(key)
    if encoded not in entries.items:
        return NONE
    entries.originals.pop(encoded, None)
    return some(entries.items.pop(encoded))


def map_contains(entries: MapValue, key: Any) -> bool:
    return key_of(key) in entries.items


def map_keys(entries: MapValue) -> list[Any]:
    if not entries.originals:
        return list(entries.items)
    originals = entries.originals
    return [originals.get(key, key) for key in entries.items]


def map_values(entries: MapValue) -> list[Any]:
    return list(entries.items.values())


def map_entries(entries: MapValue) -> list[Any]:
    return list(zip(map_keys(entries), entries.items.values()))


def map_clear(entries: MapValue) -> None:
    entries.items.clear()
    entries.originals.clear()


def map_copy(entries: MapValue) -> MapValue:
    made = MapValue()
    made.items.update(entries.items)
    made.originals.update(entries.originals)
    return made

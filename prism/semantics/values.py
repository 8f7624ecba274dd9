"""Values as the constant folder and the virtual machine hold them. Imported at every start.

    Int     int          String  str            records, variants   Data
    Float   float        ()      None           Map                 MapValue
    Bool    bool         tuple   tuple          functions           an object of any other class
                         List    list

Types are static, so no operation meets an Int and a Float in one place; only `show` asks what class a value is of.
"""

from __future__ import annotations

DATA_DEPTH = 10_000
"""How deep data may nest for what walks it (showing, comparing, keys); what is deeper or cyclic traps `stack`."""

SIZE_LIMIT = 1 << 28
"""The longest string or list that one operation makes; beyond it traps `memory`."""


class Layout:
    """What all values of a record, or of one variant, share: the type's qualified name, the variant's name or None, the
    names of the fields, whether showing names them, and the variant's index in its enum (0 for a record)."""

    __slots__ = ("fields", "index", "label", "named", "opening", "type_name", "variant")

    def __init__(
        self, type_name: str, variant: str | None, fields: tuple[str, ...], named: bool, index: int = 0
    ) -> None:
        self.type_name = type_name
        self.variant = variant
        self.fields = fields
        self.named = named
        self.index = index
        self.label = variant if variant is not None else type_name.split("<")[0].rsplit(".", 1)[-1]
        """What it is called when shown."""
        self.opening = [f"{', ' if i else ''}{name}: " if named else ", " if i else "" for i, name in enumerate(fields)]
        """What stands before each field when shown."""


class Data:
    """A record or a variant. Two with the same content are equal in the language; Python compares them by identity."""

    __slots__ = ("fields", "layout")

    def __init__(self, layout: Layout, fields: list[object]) -> None:
        self.layout = layout
        self.fields = fields

    def __repr__(self) -> str:
        return f"{self.layout.label}({', '.join(map(repr, self.fields))})"


NONE_LAYOUT = Layout("Option", "None", (), False, 0)
SOME_LAYOUT = Layout("Option", "Some", ("0",), False, 1)
NONE = Data(NONE_LAYOUT, [])


def some(item: object) -> Data:
    return Data(SOME_LAYOUT, [item])


class MapValue:
    """A map in the order of insertion. `items` goes from encoded key (`equality.key_of`) to item; `originals` from encoded key
    to key, for keys that are not their own encoding."""

    __slots__ = ("items", "originals")

    def __init__(self) -> None:
        self.items: dict[object, object] = {}
        self.originals: dict[object, object] = {}

    def __repr__(self) -> str:
        return f"MapValue({self.items!r})"

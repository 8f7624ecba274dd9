"""Values across the border between a host in Python and a program, both ways, directed by types.

    Int, Float, Bool, String     int, float (or an int that is one exactly), bool, str
    ()                           None
    List<T>                      list (a tuple will do)
    (A, B)                       tuple (a list will do)
    Map<K, V>                    dict; one whose keys hold lists, maps or records is a list of (key, item)
    Option<T>                    None, or the value itself; where T is an option or (), ("Some", value)
    a record                     dict by field names (any object with these attributes will do)
    an enum                      tuple of the variant's name and its fields (the name alone will do where there are none)
    a function                   never goes in; comes out as the text "<fn>"

Everything is copied. What goes in is checked: a value that does not fit raises BadCall and says where and why.
"""

from __future__ import annotations

from prism.semantics.integers import INT_MAX, INT_MIN
from prism.semantics.maps import map_keys, map_set
from prism.semantics.traps import Trap
from prism.semantics.values import NONE, Data, MapValue, some
from prism.vm.module import show_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from prism.vm.link import Program


class BadCall(TypeError):
    """A host called what is not there, or with arguments that do not fit. The message is fit for its author."""


def to_prism(program: Program, t: int, value: Any, where: str) -> Any:
    """The program's value for a host's. `where` says what it is, for messages: `argument 1 (cents)`."""
    try:
        return _into(program, t, value, where)
    except RecursionError:
        raise BadCall(f"{where} is nested too deeply") from None


def to_host(program: Program, t: int, value: Any) -> Any:
    """The host's value for a program's. Traps `stack` for data that is cyclic or nests too deeply."""
    try:
        return _out(program, t, value, {})
    except RecursionError:
        raise Trap("stack", "the result is nested too deeply to be handed over") from None


# --- in --------------------------------------------------------------------------------------------------------


def _into(program: Program, t: int, value: Any, where: str) -> Any:
    return _INTO[program.module.types[t][0]](program, t, value, where)


def _bad(program: Program, t: int, value: Any, where: str, why: str = "") -> BadCall:
    shown = repr(value) if isinstance(value, (int, float, str, bool, type(None))) else ""
    if len(shown) > 40:
        shown = shown[:40] + "..."
    what = f"{type(value).__name__} {shown}".strip() if value is not None else "None"
    return BadCall(f"{where} must be {show_type(program.module.types, t)}, not {what}{why and ': '}{why}")


def _into_int(program: Program, t: int, value: Any, where: str) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _bad(program, t, value, where)
    if not INT_MIN <= value <= INT_MAX:
        raise BadCall(f"{where} must be Int, and does not fit 64 bits")
    return int(value)


def _into_float(program: Program, t: int, value: Any, where: str) -> Any:
    if isinstance(value, float):
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 1 << 53:
        return float(value)
    raise _bad(program, t, value, where)


def _into_bool(program: Program, t: int, value: Any, where: str) -> Any:
    if not isinstance(value, bool):
        raise _bad(program, t, value, where)
    return value


def _into_string(program: Program, t: int, value: Any, where: str) -> Any:
    if not isinstance(value, str):
        raise _bad(program, t, value, where)
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise BadCall(f"{where} holds a lone surrogate, which no String may") from None
    return str(value)


def _into_unit(program: Program, t: int, value: Any, where: str) -> Any:
    if value is not None:
        raise _bad(program, t, value, where)
    return None


def _into_list(program: Program, t: int, value: Any, where: str) -> Any:
    if not isinstance(value, (list, tuple)):
        raise _bad(program, t, value, where)
    item = program.module.types[t][1]
    return [_into(program, item, part, f"{where}[{i}]") for i, part in enumerate(value)]


def _into_tuple(program: Program, t: int, value: Any, where: str) -> Any:
    parts = program.module.types[t][1:]
    if not isinstance(value, (list, tuple)) or len(value) != len(parts):
        raise _bad(program, t, value, where)
    return tuple([_into(program, p, part, f"{where}[{i}]") for i, (p, part) in enumerate(zip(parts, value))])


def _into_map(program: Program, t: int, value: Any, where: str) -> Any:
    _, key, item = program.module.types[t]
    if hasattr(value, "items"):
        pairs = list(value.items())
    elif isinstance(value, (list, tuple)) and all(isinstance(p, (list, tuple)) and len(p) == 2 for p in value):
        pairs = list(value)
    else:
        raise _bad(program, t, value, where)
    made = MapValue()
    for k, v in pairs:
        map_set(made, _into(program, key, k, f"a key of {where}"), _into(program, item, v, f"{where}[{k!r}]"))
    return made


def _into_option(program: Program, t: int, value: Any, where: str) -> Any:
    item = program.module.types[t][1]
    if value is None:
        return NONE
    if program.module.types[item][0] in _NEEDS_SOME:
        if not isinstance(value, (list, tuple)) or len(value) != 2 or value[0] != "Some":
            raise _bad(program, t, value, where, 'None or ("Some", value) is wanted')
        value = value[1]
    return some(_into(program, item, value, where))


def _into_record(program: Program, t: int, value: Any, where: str) -> Any:
    fields = program.module.types[t][2]
    names = [name for name, _, _ in fields]
    if hasattr(value, "keys") and hasattr(value, "__getitem__"):
        unknown = [key for key in value if key not in names]
        if unknown:
            raise _bad(program, t, value, where, f"there is no field {unknown[0]!r}")
        missing = [name for name in names if name not in value]
        parts = [] if missing else [value[name] for name in names]
    elif isinstance(value, (int, float, str, list, tuple, type(None))):
        raise _bad(program, t, value, where)
    else:
        missing = [name for name in names if not hasattr(value, name)]
        parts = [] if missing else [getattr(value, name) for name in names]
    if missing:
        raise _bad(program, t, value, where, f"the field {missing[0]!r} is missing")
    made = [_into(program, part, v, f"{where}.{name}") for (name, part, _), v in zip(fields, parts)]
    return Data(program.layout(t, 0), made)


def _into_enum(program: Program, t: int, value: Any, where: str) -> Any:
    if isinstance(value, str):
        value = (value,)
    if not isinstance(value, (list, tuple)) or not value or not isinstance(value[0], str):
        raise _bad(program, t, value, where, "a tuple of a variant's name and its fields is wanted")
    name, *parts = value
    for number, (variant, _, fields) in enumerate(program.module.types[t][2]):
        if variant == name:
            if len(fields) != len(parts):
                raise _bad(program, t, value, where, f"{name} has {len(fields)} fields, not {len(parts)}")
            made = [_into(program, part, v, f"{where}.{field}") for (field, part), v in zip(fields, parts)]
            return Data(program.layout(t, number), made)
    raise _bad(program, t, value, where, f"there is no variant {name!r}")


def _into_nothing(program: Program, t: int, value: Any, where: str) -> Any:
    raise BadCall(f"{where} is a {show_type(program.module.types, t)}, which no host can make")


_NEEDS_SOME = frozenset(("option", "unit"))
"""What an option may hold that would be None itself."""

_INTO: dict[str, Callable[[Program, int, Any, str], Any]] = {
    "int": _into_int,
    "float": _into_float,
    "bool": _into_bool,
    "string": _into_string,
    "unit": _into_unit,
    "list": _into_list,
    "tuple": _into_tuple,
    "map": _into_map,
    "option": _into_option,
    "record": _into_record,
    "enum": _into_enum,
    "fn": _into_nothing,
    "never": _into_nothing,
}


# --- out -------------------------------------------------------------------------------------------------------


def _out(program: Program, t: int, value: Any, made: dict[int, Any]) -> Any:
    """What is met twice is made once, so that shared data stays shared and takes no longer than it is large."""
    kind, *rest = program.module.types[t]
    if kind in _AS_IT_IS:
        return value
    if kind == "fn":
        return "<fn>"
    found = made.get(id(value), made)
    if found is not made:
        return found
    out: Any
    if kind == "list":
        out = [_out(program, rest[0], part, made) for part in value]
    elif kind == "tuple":
        out = tuple([_out(program, p, part, made) for p, part in zip(rest, value)])
    elif kind == "map":
        items = [_out(program, rest[1], part, made) for part in value.items.values()]
        keys = [_out(program, rest[0], key, made) for key in map_keys(value)]
        out = dict(zip(keys, items)) if _hashable(program, rest[0]) else list(zip(keys, items))
    elif kind == "option":
        out = None
        if value.layout.index:
            out = _out(program, rest[0], value.fields[0], made)
            if program.module.types[rest[0]][0] in _NEEDS_SOME:
                out = ("Some", out)
    elif kind == "record":
        out = {name: _out(program, p, part, made) for (name, p, _), part in zip(rest[1], value.fields)}
    else:
        name, _, fields = rest[1][value.layout.index]
        out = (name, *[_out(program, p, part, made) for (_, p), part in zip(fields, value.fields)])
    made[id(value)] = out
    return out


_AS_IT_IS = frozenset(("int", "float", "bool", "string", "unit", "never"))


def _hashable(program: Program, t: int) -> bool:
    """Does a key of this type come out as something Python takes as a key?"""
    kind, *rest = program.module.types[t]
    if kind in ("option", "tuple"):
        return all(_hashable(program, part) for part in rest)
    return kind in _AS_IT_IS

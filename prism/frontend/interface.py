"""What a checked module offers to others, and what it holds for the linker: plain picklable data, without syntax and
without anything still to be inferred once `CheckedModule` exists.
"""

from __future__ import annotations

from typing import Literal

from prism.immutable import node
from prism.pir.nodes import EnumDef, FieldDef, Function, GlobalDef, SourceInfo, TypeDef, TypeParam, VariantDef
from prism.pir.types import Row, Type
from prism.source import Span


@node
class ParamInfo:
    """`default` is the function without parameters (but the type parameters of the one it belongs to) that makes its
    default, or None."""

    name: str
    type: Type
    default: Signature | None


@node
class Signature:
    """A function or method, or an intrinsic that stands for a primitive or operation of the name `target`.

    `receiver` is the target of the `impl` it stands in; a method has `self` as its first parameter. `generic` tells
    whether its types have parameters or `*` to fill in. While its module is checked, the row of a private function may
    hold a hole."""

    module: str
    short: str
    target: str
    kind: Literal["function", "primitive", "operation"]
    type_params: tuple[TypeParam, ...]
    params: tuple[ParamInfo, ...]
    result: Type
    row: Row
    public: bool
    span: Span
    receiver: Type | None
    method: bool
    generic: bool


@node
class ConstantInfo:
    """A top-level `let`."""

    module: str
    short: str
    target: str
    type: Type
    public: bool
    span: Span


@node
class TypeInfo:
    """A record or enum. `defaults` are the functions that make the defaults of fields, by variant (`""` for a record) and
    field."""

    module: str
    short: str
    definition: TypeDef
    public: bool
    span: Span
    defaults: dict[tuple[str, str], Signature]


@node
class AliasInfo:
    """A plain `type`: `target` with its parameters free in it."""

    module: str
    short: str
    type_params: tuple[TypeParam, ...]
    target: Type
    public: bool
    span: Span


@node
class Constructor:
    """What makes a record (`variant` is None) or a variant, and takes it apart in patterns."""

    info: TypeInfo
    variant: VariantDef | None

    @property
    def fields(self) -> tuple[FieldDef, ...]:
        if self.variant is not None:
            return self.variant.fields
        definition = self.info.definition
        return () if isinstance(definition, EnumDef) else definition.fields

    @property
    def name(self) -> str:
        return self.variant.name if self.variant is not None else self.info.short


Methods = dict[str, dict[str, list[Signature]]]
"""Methods and associated functions by type constructor, then name; several where `impl` blocks are specialised."""


@node
class Interface:
    """The names of a module, private ones too (to say that they are), and the methods it gives to types."""

    name: str
    values: dict[str, Signature | ConstantInfo]
    types: dict[str, TypeInfo | AliasInfo]
    methods: Methods


@node
class CheckedFunction:
    """`refers` are the functions, globals and types it mentions, by qualified name."""

    function: Function
    refers: tuple[str, ...]


@node
class CheckedGlobal:
    definition: GlobalDef
    refers: tuple[str, ...]


@node
class CheckedModule:
    interface: Interface
    functions: tuple[CheckedFunction, ...]
    globals: tuple[CheckedGlobal, ...]
    source: SourceInfo

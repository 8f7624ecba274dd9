"""Modules and definitions with parts replaced; what did not change is shared."""

from __future__ import annotations

from collections.abc import Callable

from prism.pir.nodes import Expr, Function, GlobalDef, Module, TypeDef


def with_functions(module: Module, functions: tuple[Function, ...]) -> Module:
    """The module with these functions; itself if they are the same."""
    return with_definitions(module, module.types, module.globals, functions)


def with_definitions(
    module: Module, types: tuple[TypeDef, ...], globals: tuple[GlobalDef, ...], functions: tuple[Function, ...]
) -> Module:
    """The module with these definitions; itself if they are the same."""
    if _same(module.types, types) and _same(module.globals, globals) and _same(module.functions, functions):
        return module
    return Module(
        module.name, types, globals, functions, module.exports, module.manifest, module.sources, module.version
    )


def map_bodies(module: Module, f: Callable[[Expr], Expr]) -> Module:
    """The module with `f` applied to the body of each function and the initial value of each global."""
    globals = tuple([with_init(g, f(g.init)) for g in module.globals])
    return with_definitions(
        module, module.types, globals, tuple([with_body(fn, f(fn.body)) for fn in module.functions])
    )


def with_body(function: Function, body: Expr) -> Function:
    """The function with this body; itself if it is the same."""
    if body is function.body:
        return function
    return Function(
        function.name,
        function.type_params,
        function.params,
        function.result,
        function.row,
        body,
        function.doc,
        function.public,
        function.span,
    )


def with_init(definition: GlobalDef, init: Expr) -> GlobalDef:
    """The global with this initial value; itself if it is the same."""
    if init is definition.init:
        return definition
    return GlobalDef(definition.name, definition.type, init, definition.doc, definition.public, definition.span)


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(a is b for a, b in zip(old, new))

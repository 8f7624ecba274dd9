"""Checking bodies: functions, defaults and constants, each in a `Context` of its own, and what is left to say at their end."""

from __future__ import annotations

from prism.frontend import ast
from prism.frontend.bounds import Entailment, explain
from prism.frontend.calls import check_call, infer_call, infer_pipe
from prism.frontend.closures import check_closure, infer_closure, infer_local_function
from prism.frontend.control import (
    check_block,
    check_if,
    check_if_let,
    check_loop,
    check_match,
    infer_block,
    infer_break,
    infer_continue,
    infer_for,
    infer_if,
    infer_if_let,
    infer_loop,
    infer_match,
    infer_return,
    infer_while,
    infer_while_let,
    statements_only,
)
from prism.frontend.declarations import ConstantWork, Declarations, DefaultWork, FunctionWork
from prism.frontend.errors import check_try, infer_throw, infer_try
from prism.frontend.expressions import (
    check_list,
    check_map,
    check_tuple,
    check_variable,
    infer_bool,
    infer_float,
    infer_index,
    infer_list,
    infer_map,
    infer_self,
    infer_string,
    infer_tuple,
    infer_unit,
    infer_unwrap,
    infer_variable,
    misplaced_range,
)
from prism.frontend.interface import ConstantInfo
from prism.frontend.members import check_member, infer_member, infer_option_member
from prism.frontend.metas import ERROR, Flow, Hole, Meta, zonk
from prism.frontend.modules import ModuleScope
from prism.frontend.operators import check_binary, infer_binary, infer_int, infer_unary
from prism.frontend.rows import RowDuty, pure_only
from prism.frontend.scope import Context, Frame, Local, Rules
from prism.frontend.statements import infer_assert, infer_assign, infer_let
from prism.frontend.type_names import not_available
from prism.frontend.types import show
from prism.immutable import node
from prism.pir import nodes as pir
from prism.pir.types import PURE, UNIT, Row, Type
from prism.pir.walk import walk


def unavailable_handle(cx: Context, e: ast.Handle) -> pir.Expr:
    not_available(cx.module, "`handle` is", e.span)
    return cx.error(e.span)


def unavailable_restrict(cx: Context, e: ast.Restrict) -> pir.Expr:
    not_available(cx.module, "`restrict` is", e.span)
    return cx.error(e.span)


def unavailable_old(cx: Context, e: ast.Old) -> pir.Expr:
    not_available(cx.module, "contracts (`old`) are", e.span)
    return cx.error(e.span)


RULES = Rules(
    {
        ast.IntLiteral: infer_int,
        ast.FloatLiteral: infer_float,
        ast.BoolLiteral: infer_bool,
        ast.StringLiteral: infer_string,
        ast.UnitLiteral: infer_unit,
        ast.TupleLiteral: infer_tuple,
        ast.ListLiteral: infer_list,
        ast.MapLiteral: infer_map,
        ast.Variable: infer_variable,
        ast.SelfExpr: infer_self,
        ast.Member: infer_member,
        ast.OptionMember: infer_option_member,
        ast.Call: infer_call,
        ast.Pipe: infer_pipe,
        ast.Index: infer_index,
        ast.Unwrap: infer_unwrap,
        ast.Unary: infer_unary,
        ast.Binary: infer_binary,
        ast.Range: misplaced_range,
        ast.Closure: infer_closure,
        ast.Block: infer_block,
        ast.If: infer_if,
        ast.IfLet: infer_if_let,
        ast.Match: infer_match,
        ast.Loop: infer_loop,
        ast.While: infer_while,
        ast.WhileLet: infer_while_let,
        ast.For: infer_for,
        ast.Break: infer_break,
        ast.Continue: infer_continue,
        ast.Return: infer_return,
        ast.Throw: infer_throw,
        ast.Try: infer_try,
        ast.Handle: unavailable_handle,
        ast.Restrict: unavailable_restrict,
        ast.Old: unavailable_old,
        ast.Let: infer_let,
        ast.Assign: infer_assign,
        ast.Assert: infer_assert,
        ast.LocalFunction: infer_local_function,
    },
    {
        ast.Binary: check_binary,
        ast.Block: check_block,
        ast.Call: check_call,
        ast.Closure: check_closure,
        ast.If: check_if,
        ast.IfLet: check_if_let,
        ast.ListLiteral: check_list,
        ast.Loop: check_loop,
        ast.MapLiteral: check_map,
        ast.Match: check_match,
        ast.Member: check_member,
        ast.Try: check_try,
        ast.TupleLiteral: check_tuple,
        ast.Variable: check_variable,
    },
)
"""Every expression and statement has a rule that infers its type; some use the type that is expected."""


@node
class Elaborated:
    """A definition in PIR, still with holes; `context` knows what is to be looked at when they are filled."""

    definition: pir.Function | pir.GlobalDef
    context: Context


class Bodies:
    """Checks what a module declares, in any order: constants and called functions may be asked for early."""

    def __init__(self, module: ModuleScope, declarations: Declarations) -> None:
        self.module = module
        self.declarations = declarations
        self.functions = {work.signature.target: work for work in declarations.functions}
        self.constants = {work.info.target: work for work in declarations.constants}
        self.begun: dict[str, bool] = {}  # in order
        self.done: dict[str, Elaborated] = {}
        module.constant_type = self.constant_type
        module.ensure = self.ensure

    def check_all(self) -> list[Elaborated]:
        """Everything, in the order of declaration: constants, then functions, then defaults."""
        for constant in self.declarations.constants:
            self.constant(constant)
        for work in self.declarations.functions:
            self.function(work)
        for default in self.declarations.defaults:
            self.default(default)
        order = [w.info.target for w in self.declarations.constants]
        order += [w.signature.target for w in self.declarations.functions]
        order += [w.signature.target for w in self.declarations.defaults]
        return [self.done[target] for target in dict.fromkeys(order) if target in self.done]

    def ensure(self, e: pir.Expr) -> None:
        """Checks the private functions called in an expression, and those they call, so that their rows are known."""
        seen: set[str] = set()
        waiting = [e]
        while waiting:
            for part in walk(waiting.pop()):
                if isinstance(part, pir.Call | pir.FunctionRef):
                    target = part.function if isinstance(part, pir.Call) else part.name
                    work = self.functions.get(target)
                    if work is None or work.hole is None or target in seen:
                        continue
                    seen.add(target)
                    self.function(work)
                    if target in self.done:
                        definition = self.done[target].definition
                        assert isinstance(definition, pir.Function)
                        waiting.append(definition.body)

    # --- functions --------------------------------------------------------------------------------------------

    def function(self, work: FunctionWork) -> None:
        sig, f = work.signature, work.syntax
        if sig.target in self.begun or f.body is None:
            return
        self.begun[sig.target] = True
        cx = Context(self.module, RULES, f"`{f.name}`")
        cx.type_params = {p.name: p for p in sig.type_params}
        cx.self_type = work.self_type
        cx.enter()
        params: list[pir.Param] = []
        for info, p in zip(sig.params, f.params):
            name = cx.fresh(info.name)
            if info.name not in cx.locals:
                cx.bind(info.name, Local(name, info.type, p.span))
            params.append(pir.Param(name, info.type))
        if f.result is not None:
            why = (f.result.span, f"the result of `{f.name}` is declared as {show(sig.result)}")
        else:
            why = (f.name_span, f"`{f.name}` declares no result, so it gives `()`")
        hole = Hole()
        cx.frame = Frame(sig.result, why, hole, "function")
        body = cx.check(f.body, sig.result, why) if f.result is not None else statements_only(cx, f.body)
        self.close(cx)
        public = f.public or (f.name == "main" and work.self_type is None)
        uses = public or f.row.uses is not None
        throws = public or f.row.throws is not None
        if work.hole is not None:
            star = sum(e.name == "*" for e in f.row.uses or ()) == 0
            hole.into(Flow(work.hole, caught=None if throws else frozenset(), effects=not uses, star=star))
        if not work.broken:
            self.module.duties.append(RowDuty(hole, sig.row, f.row, uses, throws, f.name, f.name_span, f.body.span))
        definition = pir.Function(
            sig.target, sig.type_params, tuple(params), sig.result, sig.row, body, f.doc, f.public, f.name_span
        )
        self.done[sig.target] = Elaborated(definition, cx)

    def default(self, work: DefaultWork) -> None:
        sig = work.signature
        cx = Context(self.module, RULES, work.what)
        cx.type_params = {p.name: p for p in sig.type_params}
        cx.self_type = work.self_type
        hole = Hole()
        cx.frame = Frame(sig.result, None, hole, "constant")
        body = cx.check(work.init, work.type)
        self.close(cx)
        if work.owner is None:
            pure_only(self.module, hole, work.what)
        else:
            hole.into(Flow(work.hole))
            owner = work.owner
            f = owner.syntax
            uses, throws = f.public or f.row.uses is not None, f.public or f.row.throws is not None
            if owner.hole is not None:
                hole.into(Flow(owner.hole, caught=None if throws else frozenset(), effects=not uses))
            span = f.body.span if f.body is not None else None
            self.module.duties.append(
                RowDuty(hole, owner.signature.row, f.row, uses, throws, f.name, f.name_span, span)
            )
        definition = pir.Function(sig.target, sig.type_params, (), sig.result, sig.row, body, "", False, sig.span)
        self.done[sig.target] = Elaborated(definition, cx)

    # --- constants --------------------------------------------------------------------------------------------

    def constant_type(self, info: ConstantInfo) -> Type:
        t = zonk(info.type)
        work = self.constants.get(info.target)
        if not isinstance(t, Meta) or work is None:
            return t
        if info.target in self.begun and info.target not in self.done:
            names = [name for name in self.begun if name in self.constants and name not in self.done]
            circle = [*names[names.index(info.target) :], info.target]
            shown = " -> ".join(name.removeprefix(f"{self.module.name}.") for name in circle)
            self.module.report(
                "constant-cycle",
                f"the value of `{info.short}` depends on itself: {shown}",
                info.span,
                notes=("constants are evaluated once, each after those it uses",),
            )
            t.target = ERROR
            return ERROR
        self.constant(work)
        return zonk(info.type)

    def constant(self, work: ConstantWork) -> None:
        info, c = work.info, work.syntax
        if info.target in self.begun:
            return
        self.begun[info.target] = True
        cx = Context(self.module, RULES, f"`{c.name}`")
        hole = Hole()
        cx.frame = Frame(ERROR, None, hole, "constant")
        if isinstance(info.type, Meta):
            init = cx.infer(c.init)
            if info.type.target is None:
                info.type.target = init.type
        else:
            why = (c.type.span, f"declared as {show(info.type)} here") if c.type is not None else None
            init = cx.check(c.init, info.type, why)
        self.close(cx)
        self.module.duties.append(ConstantDuty(hole, f"the constant `{c.name}`"))
        definition = pir.GlobalDef(info.target, info.type, init, c.doc, c.public, c.name_span)
        self.done[info.target] = Elaborated(definition, cx)

    # --- at the end of a body ---------------------------------------------------------------------------------

    def close(self, cx: Context) -> None:
        """Decides what is left open and reports what cannot be: operators, bounds, types that nothing decided."""
        cx.settle()
        for meta in cx.dropped_metas:
            if meta.target is None:
                meta.target = UNIT
        silent = cx.errors > 0
        lines: set[int] = set()
        for meta in cx.metas:
            if meta.target is None:
                if not silent and meta.span.line not in lines:
                    lines.add(meta.span.line)
                    cx.report(
                        "cannot-infer",
                        f"nothing tells what type {meta.what} is",
                        meta.span,
                        "its type is not known",
                        notes=("annotate it where it is bound, such as `let xs: List<Int> = []`",),
                    )
                meta.target = ERROR
        cx.settle()
        solver = Entailment(self.module.program.definition, cx.type_params)
        seen: set[tuple[object, ...]] = set()
        for p in cx.predicates:
            part = solver.obstacle(p.bound, p.type)
            if part is None or (p.span, p.bound) in seen:
                continue
            seen.add((p.span, p.bound))
            message, notes = explain(p.bound, p.type, show(p.type), show(part), part)
            cx.report("missing-bound", message, p.span, p.reason, notes=notes)


@node
class ConstantDuty:
    """A constant does nothing but give its value."""

    hole: Hole
    what: str


def restricted(body: pir.Expr, row: Row) -> pir.Expr:
    """The body under the limits that its function's row states."""
    limits = tuple(e for e in row.effects if e.limits is not None)
    return pir.Restrict(body.type, PURE, body.span, limits, body) if limits else body

"""What a trap that Python noticed is to say. Generated code spends nothing on messages: the operands are found in the frame
that failed, by reading its line again. Only reading names, fields, items and plain arithmetic is done anew, which changes nothing.
"""

from __future__ import annotations

import ast
import linecache

from prism.semantics.traps import TRAP_CODES, Trap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import types
    from typing import Any

_READS = (
    *(ast.Expression, ast.Name, ast.Load, ast.Constant, ast.Attribute, ast.Subscript, ast.BinOp, ast.UnaryOp, ast.List),
    *(ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.USub),
)
_SIGNS: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "/", ast.Mod: "%"}


def explained(code: str, trace: types.TracebackType | None) -> str:
    """The message of a trap at the end of this traceback: that of the reference functions if the operands can still be
    found, else a general one."""
    try:
        while trace is not None and trace.tb_next is not None and "__prism_lines__" in trace.tb_next.tb_frame.f_globals:
            trace = trace.tb_next
        if trace is not None:
            frame = trace.tb_frame
            found = _EXPLAIN[code](_Failure(frame, trace.tb_lineno, trace.tb_lasti))
            if found is not None:
                return found
    except (KeyError, SyntaxError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, NameError):
        pass  # what cannot be found again is not told
    return TRAP_CODES[code]


class _Failure:
    """A place where generated code failed."""

    def __init__(self, frame: types.FrameType, line: int, instruction: int) -> None:
        self.frame = frame
        file = frame.f_code.co_filename
        self.text = linecache.getline(file, line, frame.f_globals).strip()
        self.before = [linecache.getline(file, line - i, frame.f_globals).strip() for i in (1, 2)]
        place = list(frame.f_code.co_positions())[instruction // 2]
        source = linecache.getline(file, line, frame.f_globals).encode()
        self.part = source[place[2] : place[3]].decode() if place[0] == place[1] else ""

    def value(self, e: ast.expr) -> Any:
        """An operand's value. Raises ValueError if working it out could do more than read."""
        if isinstance(e, ast.IfExp):
            e = e.body  # `i if i >= 0 else ...`
        if isinstance(e, ast.NamedExpr):
            e = e.target
            return self.frame.f_locals[e.id]
        if not all(isinstance(part, _READS) for part in ast.walk(e)):
            raise ValueError("it would have to be run again")
        made = compile(ast.Expression(e), "operand", "eval")
        return eval(made, self.frame.f_globals, dict(self.frame.f_locals))


def _index(failure: _Failure) -> str | None:
    subscript = ast.parse(failure.part, mode="eval").body
    if not isinstance(subscript, ast.Subscript):
        return None
    items, index = failure.value(subscript.value), failure.value(subscript.slice)
    kind = "string" if isinstance(items, str) else "list"
    return f"index {index} is out of range of a {kind} of length {len(items)}"


def _division(failure: _Failure) -> str | None:
    division = ast.parse(failure.part, mode="eval").body
    if not isinstance(division, ast.BinOp):
        return None
    return f"{failure.value(division.left)} {_SIGNS[type(division.op)]} 0"


def _overflow(failure: _Failure) -> str | None:
    """The operation stands in an assignment before the check, or inside the same expression."""
    if failure.text == "overflow()":
        statement = ast.parse(failure.before[1]).body[0]
        if isinstance(statement, ast.AugAssign):
            return _operands(failure, failure.value(_read(statement.target)), None, statement.op, statement.value)
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
            return _operation(failure, statement.value, failure.value(_read(target)), ast.unparse(target))
        return None
    for part in ast.walk(ast.parse(failure.text.removesuffix(":") if failure.text.endswith(":") else failure.text)):
        if isinstance(part, ast.IfExp) and isinstance(part.body, ast.Name) and part.body.id in failure.frame.f_locals:
            for test in ast.walk(part.test):
                if isinstance(test, ast.NamedExpr) and failure.part == "overflow()":
                    result = failure.frame.f_locals[test.target.id]
                    if not -(1 << 63) <= result < 1 << 63:
                        return _operation(failure, test.value, result)
    return None


def _read(target: ast.expr) -> ast.expr:
    return ast.parse(ast.unparse(target), mode="eval").body


def _operation(failure: _Failure, e: ast.expr, result: int, target: str = "") -> str | None:
    if isinstance(e, ast.BinOp):
        left, right = [None if ast.unparse(part) == target else part for part in (e.left, e.right)]
        return _operands(failure, result, left, e.op, right)
    if isinstance(e, ast.UnaryOp):
        return f"-({-result}) does not fit 64 bits"
    if isinstance(e, ast.Call) and isinstance(e.func, ast.Name) and e.func.id == "abs":
        return f"the absolute value of {-result} does not fit 64 bits"
    return None


def _operands(
    failure: _Failure, result: int, left: ast.expr | None, op: ast.operator, right: ast.expr | None
) -> str | None:
    """One operand may be gone (what a variable held before, or what a call gave): the result gives it back."""
    known: list[int | None] = []
    for e in (left, right):
        try:
            known.append(None if e is None else failure.value(e))
        except ValueError:
            known.append(None)
    a, c = known
    if a is None and c is not None:
        a = result - c if isinstance(op, ast.Add) else result + c if isinstance(op, ast.Sub) else result // c
    if c is None and a is not None:
        c = result - a if isinstance(op, ast.Add) else a - result if isinstance(op, ast.Sub) else result // a
    return None if a is None else f"{a} {_SIGNS[type(op)]} {c} does not fit 64 bits"


_EXPLAIN = {"index": _index, "division_by_zero": _division, "overflow": _overflow}


def general(trap: Trap) -> bool:
    """Does a trap say no more than its code?"""
    return trap.message == TRAP_CODES.get(trap.code)

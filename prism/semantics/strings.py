"""What the operations of String do, reading numbers included. Text is a sequence of Unicode scalar values; case, blanks
and digits are those of ASCII. Imported at every start."""

from __future__ import annotations

import math

from prism.semantics.display import show
from prism.semantics.integers import INT_MAX, INT_MIN
from prism.semantics.traps import Trap
from prism.semantics.values import NONE, SIZE_LIMIT, Data, some

BLANKS = " \t\n\v\f\r"
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_TO_UPPER = str.maketrans(_LOWER, _LOWER.upper())
_TO_LOWER = str.maketrans(_LOWER.upper(), _LOWER)


def string_concat(*parts: str) -> str:
    return "".join(parts)


def string_len(text: str) -> int:
    return len(text)


def string_at(text: str, index: int) -> str:
    if 0 <= index < len(text):
        return text[index]
    raise Trap("index", f"index {index} is out of range of a string of length {len(text)}")


def string_slice(text: str, start: int, end: int) -> str:
    if 0 <= start <= end <= len(text):
        return text[start:end]
    raise Trap("index", f"{start}..{end} is out of range of a string of length {len(text)}")


def string_find(text: str, part: str) -> Data:
    index = text.find(part)
    return NONE if index < 0 else some(index)


def string_contains(text: str, part: str) -> bool:
    return part in text


def string_starts_with(text: str, part: str) -> bool:
    return text.startswith(part)


def string_ends_with(text: str, part: str) -> bool:
    return text.endswith(part)


def string_split(text: str, separator: str) -> list[str]:
    return text.split(separator) if separator else list(text)


def string_lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    found = [line[:-1] if line.endswith("\r") else line for line in lines]
    if last:
        found.append(last)
    return found


def string_trim(text: str) -> str:
    return text.strip(BLANKS)


def string_trim_start(text: str) -> str:
    return text.lstrip(BLANKS)


def string_trim_end(text: str) -> str:
    return text.rstrip(BLANKS)


def string_replace(text: str, part: str, by: str) -> str:
    if not part:
        return text
    if len(by) > len(part):
        _check_length(len(text) + text.count(part) * (len(by) - len(part)))
    return text.replace(part, by)


def string_repeat(text: str, count: int) -> str:
    if count <= 0:
        return ""
    _check_length(len(text) * count)
    return text * count


def string_reverse(text: str) -> str:
    return text[::-1]


def string_upper(text: str) -> str:
    return text.upper() if text.isascii() else text.translate(_TO_UPPER)


def string_lower(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_TO_LOWER)


def string_pad_start(text: str, length: int, fill: str) -> str:
    return _padding(text, length, fill) + text


def string_pad_end(text: str, length: int, fill: str) -> str:
    return text + _padding(text, length, fill)


def _padding(text: str, length: int, fill: str) -> str:
    missing = length - len(text)
    if missing <= 0 or not fill:
        return ""
    _check_length(length)
    return (fill * (missing // len(fill) + 1))[:missing]


def _check_length(length: int) -> None:
    if length > SIZE_LIMIT:
        raise Trap("memory", f"a string of length {length} is too long")


def string_chars(text: str) -> list[str]:
    return list(text)


def string_code_points(text: str) -> list[int]:
    return list(map(ord, text))


def string_from_code_points(points: list[int]) -> str:
    for point in points:
        if not 0 <= point <= 0x10FFFF or 0xD800 <= point <= 0xDFFF:
            raise Trap("conversion", f"{point} is no Unicode scalar value")
    return "".join(map(chr, points))


def list_join(items: list[object], separator: str) -> str:
    return separator.join(map(show, items))


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def int_parse(text: str) -> Data:
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not _digits(digits):
        return NONE
    digits = digits.lstrip("0")
    if len(digits) > 19:
        return NONE
    number = int(digits or "0")
    if text[0] == "-":
        number = -number
    return some(number) if INT_MIN <= number <= INT_MAX else NONE


def float_parse(text: str) -> Data:
    body = text[1:] if text[:1] in ("+", "-") else text
    if body == "inf" or body == "nan":
        return some(-math.inf if text == "-inf" else math.nan if body == "nan" else math.inf)
    mantissa, mark, exponent = body.partition("e" if "e" in body else "E")
    if mark and not _digits(exponent[1:] if exponent[:1] in ("+", "-") else exponent):
        return NONE
    whole, dot, fraction = mantissa.partition(".")
    if not _digits(whole) or (dot and not _digits(fraction)):
        return NONE
    return some(float(text))

// String: JavaScript strings without lone surrogates, looked at by Unicode scalar value.
//
// Where a string has no surrogates, units and scalar values are the same, which the engine finds out at once for Latin-1
// strings and by a scan for others. The last strings asked about are remembered, so that loops over one string stay linear.

import { Some } from "./ints.mjs";
import { raiseTrap } from "./traps.mjs";

/** The longest string or list that one operation makes. */
export const SIZE_LIMIT = 2 ** 28;
const SURROGATE = /[\ud800-\udfff]/;
const BLANKS = " \t\n\v\f\r";

let plainText = "";
let wideText = "";
let wideParts = [];

/** Has the string no scalar value beyond U+FFFF? */
function isPlain(s) {
  if (s.length < 2 || s === plainText) return true;
  if (s === wideText) return false;
  if (SURROGATE.test(s)) return false;
  plainText = s;
  return true;
}

/** The scalar values of a string that is not plain, as strings. */
function parts(s) {
  if (s !== wideText) {
    wideParts = Array.from(s);
    wideText = s;
  }
  return wideParts;
}

function checkLength(length) {
  if (length > SIZE_LIMIT) raiseTrap("memory", `a string of length ${length} is too long`);
}

export function stringLength(s) {
  return isPlain(s) ? s.length : parts(s).length;
}

export function stringAt(s, i) {
  if (isPlain(s)) {
    if (i >= 0 && i < s.length) return s[i];
  } else if (i >= 0 && i < parts(s).length) {
    return wideParts[i];
  }
  return raiseTrap("index", `index ${i} is out of range of a string of length ${stringLength(s)}`);
}

export function stringSlice(s, start, end) {
  const size = stringLength(s);
  if (!(start >= 0 && start <= end && end <= size)) {
    raiseTrap("index", `${start}..${end} is out of range of a string of length ${size}`);
  }
  return isPlain(s) ? s.slice(start, end) : parts(s).slice(start, end).join("");
}

export function stringFind(s, part) {
  const at = s.indexOf(part);
  if (at < 0) return null;
  return new Some(isPlain(s) ? at : Array.from(s.slice(0, at)).length);
}

export function stringSplit(s, separator) {
  return separator === "" ? Array.from(s) : s.split(separator);
}

export function stringLines(s) {
  const all = s.split("\n");
  const last = all.pop();
  for (let i = 0; i < all.length; i++) if (all[i].endsWith("\r")) all[i] = all[i].slice(0, -1);
  if (last !== "") all.push(last);
  return all;
}

export function trimStart(s) {
  let i = 0;
  while (i < s.length && BLANKS.includes(s[i])) i++;
  return s.slice(i);
}

export function trimEnd(s) {
  let i = s.length;
  while (i > 0 && BLANKS.includes(s[i - 1])) i--;
  return s.slice(0, i);
}

export const trimString = (s) => trimEnd(trimStart(s));

export function replaceString(s, part, by) {
  if (part === "") return s;
  if (by.length > part.length && s.length * by.length > SIZE_LIMIT) {
    checkLength(stringLength(s) + (s.split(part).length - 1) * (stringLength(by) - stringLength(part)));
  }
  return s.replaceAll(part, () => by);
}

export function repeatString(s, count) {
  if (count <= 0) return "";
  const total = BigInt(stringLength(s)) * BigInt(count);
  checkLength(total);
  return s === "" ? "" : s.repeat(count);
}

export function reverseString(s) {
  if (!isPlain(s)) return parts(s).slice().reverse().join("");
  let out = "";
  for (let i = s.length - 1; i >= 0; i--) out += s[i];
  return out;
}

/** ASCII letters only. */
export const upperCase = (s) => s.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
export const lowerCase = (s) => s.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function padding(s, size, fill) {
  const have = stringLength(s);
  if (size <= have || fill === "") return "";
  checkLength(size);
  const missing = size - have;
  const count = stringLength(fill);
  return stringSlice(fill.repeat(Math.trunc(missing / count) + 1), 0, missing);
}

export const padStart = (s, size, fill) => padding(s, size, fill) + s;
export const padEnd = (s, size, fill) => s + padding(s, size, fill);

export function codePoints(s) {
  if (!isPlain(s)) return Array.from(s, (c) => c.codePointAt(0));
  const out = new Array(s.length).fill(0);
  for (let i = 0; i < s.length; i++) out[i] = s.charCodeAt(i);
  return out;
}

export function fromCodePoints(points) {
  let out = "";
  for (const point of points) {
    if (!(point >= 0 && point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) {
      raiseTrap("conversion", `${point} is no Unicode scalar value`);
    }
    out += String.fromCodePoint(point);
  }
  return out;
}

/** By scalar value: at the first unit that differs, surrogates (that is, U+10000 and up) come after all others. */
export function compareStrings(a, b) {
  if (a === b) return 0;
  const shorter = a.length < b.length ? a.length : b.length;
  for (let i = 0; i < shorter; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x !== y) {
      if (x >= 0xd800 && y >= 0xd800) {
        x = x >= 0xe000 ? x - 0x2000 : x + 0x2000;
        y = y >= 0xe000 ? y - 0x2000 : y + 0x2000;
      }
      return x < y ? -1 : 1;
    }
  }
  return a.length < b.length ? -1 : 1;
}

const SHORT = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "{": "\\{", "}": "\\}" };

/** As a literal of the language. */
export function quoteString(s) {
  const inner = s.replace(
    /["\\{}\u0000-\u001f\u007f-\u009f]/g,
    (c) => SHORT[c] ?? `\\u{${c.charCodeAt(0).toString(16)}}`,
  );
  return `"${inner}"`;
}

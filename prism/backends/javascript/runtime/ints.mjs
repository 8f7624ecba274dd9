// Int: 64 bits that trap. A value is a number while that is a safe integer, and a BigInt beyond; never a BigInt for a safe
// value and never -0, so that === and < work on them as they stand. Hot code inlines the number paths of add, sub and mul.

import { raiseTrap } from "./traps.mjs";

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const BIG_MAX_SAFE = BigInt(MAX_SAFE);
const INT_MAX = 2n ** 63n - 1n;
const INT_MIN = -(2n ** 63n);
const TWO32 = 4294967296;

/** A BigInt in 64 bits as an Int. */
function narrow(r) {
  return r <= BIG_MAX_SAFE && r >= -BIG_MAX_SAFE ? Number(r) : r;
}

const fits = (r) => r <= INT_MAX && r >= INT_MIN;

function overflow(what) {
  raiseTrap("overflow", `${what} does not fit 64 bits`);
}

export function addInt(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const r = a + b;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r;
  }
  const r = BigInt(a) + BigInt(b);
  return fits(r) ? narrow(r) : overflow(`${a} + ${b}`);
}

export function subInt(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const r = a - b;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r;
  }
  const r = BigInt(a) - BigInt(b);
  return fits(r) ? narrow(r) : overflow(`${a} - ${b}`);
}

export function mulInt(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    // Above 2^53 products are rounded, but never back below it; the 0 added turns -0 into 0.
    const r = a * b + 0;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r;
  }
  const r = BigInt(a) * BigInt(b);
  return fits(r) ? narrow(r) : overflow(`${a} * ${b}`);
}

/** Toward zero. The float quotient of safe integers never rounds up to the next integer, so its trunc is exact. */
export function divInt(a, b) {
  if (b === 0) raiseTrap("division_by_zero", `${a} / 0`);
  if (typeof a === "number" && typeof b === "number") return Math.trunc(a / b) + 0;
  const r = BigInt(a) / BigInt(b);
  return fits(r) ? narrow(r) : overflow(`${a} / ${b}`);
}

export function remInt(a, b) {
  if (b === 0) raiseTrap("division_by_zero", `${a} % 0`);
  if (typeof a === "number" && typeof b === "number") return (a % b) + 0;
  return narrow(BigInt(a) % BigInt(b));
}

export function divFloor(a, b) {
  if (b === 0) raiseTrap("division_by_zero", `${a} div_floor 0`);
  if (typeof a === "number" && typeof b === "number") {
    const r = a % b;
    return (a - r) / b - (r !== 0 && r < 0 !== b < 0 ? 1 : 0) + 0;
  }
  const x = BigInt(a);
  const y = BigInt(b);
  const rest = x % y;
  const r = x / y - (rest !== 0n && rest < 0n !== y < 0n ? 1n : 0n);
  return fits(r) ? narrow(r) : overflow(`${a} div_floor ${b}`);
}

export function modInt(a, b) {
  if (b === 0) raiseTrap("division_by_zero", `${a} mod 0`);
  if (typeof a === "number" && typeof b === "number") {
    const r = a % b;
    return r !== 0 && r < 0 !== b < 0 ? r + b : r + 0;
  }
  const y = BigInt(b);
  const r = BigInt(a) % y;
  return narrow(r !== 0n && r < 0n !== y < 0n ? r + y : r);
}

export function negInt(a) {
  if (typeof a === "number") return 0 - a;
  const r = -a;
  return fits(r) ? r : overflow(`-(${a})`);
}

export function absInt(a) {
  if (typeof a === "number") return Math.abs(a);
  const r = a < 0n ? -a : a;
  return fits(r) ? r : overflow(`the absolute value of ${a}`);
}

export function powInt(base, exponent) {
  if (exponent < 0) raiseTrap("conversion", `${base} to the power ${exponent} is no Int`);
  const what = () => `${base} to the power ${exponent}`;
  if (exponent > 63) {
    if (base > 1 || base < -1) overflow(what());
    return base === -1 ? (isOdd(exponent) ? -1 : 1) : base;
  }
  if (typeof base === "number") {
    let r = 1;
    for (let i = 0; i < exponent; i++) r *= base;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r + 0;
  }
  const r = BigInt(base) ** BigInt(exponent);
  return fits(r) ? narrow(r) : overflow(what());
}

const isOdd = (a) => (typeof a === "number" ? a % 2 !== 0 : (a & 1n) === 1n);

/** The next number of a range, which ends before it could overflow. */
export function nextInt(a) {
  return typeof a === "number" && a !== MAX_SAFE ? a + 1 : narrow(BigInt(a) + 1n);
}

export function wrappingAdd(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const r = a + b;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r;
  }
  return narrow(BigInt.asIntN(64, BigInt(a) + BigInt(b)));
}

export function wrappingSub(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const r = a - b;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r;
  }
  return narrow(BigInt.asIntN(64, BigInt(a) - BigInt(b)));
}

export function wrappingMul(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const r = a * b + 0;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r;
  }
  return narrow(BigInt.asIntN(64, BigInt(a) * BigInt(b)));
}

/** From the high and low 32 bits; the high ones are signed and few enough to make a number, but for -2^53. */
function joined(high, low) {
  const r = high * TWO32 + (low >>> 0);
  return r >= -MAX_SAFE ? r : BigInt(r);
}

export function bitAnd(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    if ((a | 0) === a && (b | 0) === b) return a & b;
    return joined(Math.floor(a / TWO32) & Math.floor(b / TWO32), a & b);
  }
  return narrow(BigInt(a) & BigInt(b));
}

export function bitOr(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    if ((a | 0) === a && (b | 0) === b) return a | b;
    return joined(Math.floor(a / TWO32) | Math.floor(b / TWO32), a | b);
  }
  return narrow(BigInt(a) | BigInt(b));
}

export function bitXor(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    if ((a | 0) === a && (b | 0) === b) return a ^ b;
    return joined(Math.floor(a / TWO32) ^ Math.floor(b / TWO32), a ^ b);
  }
  return narrow(BigInt(a) ^ BigInt(b));
}

export function bitNot(a) {
  if (typeof a === "number" && a !== MAX_SAFE) return -1 - a;
  return narrow(~BigInt(a));
}

export function shiftLeft(a, count) {
  if (count < 0 || count > 63) raiseTrap("shift", `the count ${count} is not in 0..63`);
  if (typeof a === "number") {
    const r = a * 2 ** count;
    if (r <= MAX_SAFE && r >= -MAX_SAFE) return r;
  }
  return narrow(BigInt.asIntN(64, BigInt(a) << BigInt(count)));
}

export function shiftRight(a, count) {
  if (count < 0 || count > 63) raiseTrap("shift", `the count ${count} is not in 0..63`);
  if (typeof a === "number") return (a | 0) === a ? a >> (count < 31 ? count : 31) : Math.floor(a / 2 ** count);
  return narrow(a >> BigInt(count));
}

export function toHex(a) {
  return a.toString(16);
}

export function parseInt64(text) {
  if (!/^[+-]?[0-9]+$/.test(text)) return null;
  if (text.length <= 15) return new Some(Number(text) + 0);
  if (text.replace(/^[+-]?0*/, "").length > 19) return null;
  const r = text[0] === "-" ? -BigInt(text.slice(1)) : BigInt(text[0] === "+" ? text.slice(1) : text);
  return fits(r) ? new Some(narrow(r)) : null;
}

/** `Some(value)` of Prism's Option; `None` is null. Boxed always, so that options nest. */
export class Some {
  constructor(value) {
    this.value = value;
  }
}

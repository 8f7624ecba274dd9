// Float: what JavaScript's own operators do not do as Prism does.

import { Some } from "./ints.mjs";
import { raiseTrap } from "./traps.mjs";

/** The shortest digits that round-trip, as Python lays them out: `1.0`, `1e+16`, `1e-05`, `inf`, `nan`, `-0.0`. */
export function showFloat(x) {
  if (x !== x) return "nan";
  const size = Math.abs(x);
  if (size >= 1e16 || (size < 1e-4 && x !== 0)) {
    if (size === Infinity) return x > 0 ? "inf" : "-inf";
    return x.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  if (Number.isInteger(x)) return Object.is(x, -0) ? "-0.0" : `${x}.0`;
  return `${x}`;
}

/** C's pow: unlike JavaScript's, 1 to any power and -1 to an infinite one are 1. */
export function powFloat(a, b) {
  if (a === 1 || (a === -1 && (b === Infinity || b === -Infinity))) return 1;
  // V8's own pow is a bit off for roots.
  return b === 0.5 && a > 0 ? Math.sqrt(a) : a ** b;
}

function toInt(x, whole, what) {
  if (whole <= Number.MAX_SAFE_INTEGER && whole >= Number.MIN_SAFE_INTEGER) return whole + 0;
  if (whole >= -(2 ** 63) && whole < 2 ** 63) return BigInt(whole);
  return raiseTrap("conversion", `${showFloat(x)} ${what} does not fit Int`);
}

export const floatToInt = (x) => toInt(x, Math.trunc(x), "without its fraction");
export const floorFloat = (x) => toInt(x, Math.floor(x), "rounded down");
export const ceilFloat = (x) => toInt(x, Math.ceil(x), "rounded up");

/** Half away from zero. The fraction is exact: where there is one, both parts are below 2^52. */
export function roundFloat(x) {
  const whole = Math.trunc(x);
  return toInt(x, Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole, "rounded");
}

/** So many decimals, half to even on the exact value. */
export function fixedFloat(x, digits) {
  if (digits < 0 || digits > 100) raiseTrap("conversion", `the number of digits ${digits} is not in 0..100`);
  if (!Number.isFinite(x)) return showFloat(x);
  const size = Math.abs(x);
  let text = size < 1e21 ? size.toFixed(digits) : BigInt(size) + (digits ? `.${"0".repeat(digits)}` : "");
  // The value is half-way if 2 * size * 10^digits is odd, and 5^digits is odd anyway. toFixed then rounded up.
  const twice = size * 2 ** (digits + 1);
  if (twice % 2 === 1) {
    const units = BigInt(text.replace(".", ""));
    if (units % 2n === 1n) {
      const even = (units - 1n).toString().padStart(digits + 1, "0");
      text = digits ? `${even.slice(0, -digits)}.${even.slice(-digits)}` : even;
    }
  }
  return x < 0 || Object.is(x, -0) ? `-${text}` : text;
}

export function parseFloat64(text) {
  const special = /^([+-]?)(inf|nan)$/.exec(text);
  if (special) return new Some(special[2] === "nan" ? NaN : special[1] === "-" ? -Infinity : Infinity);
  return /^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text) ? new Some(Number(text)) : null;
}

/** The total order of sorting: -0.0 before 0.0, NaN last. */
export function compareFloats(a, b) {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return a !== 0 ? 0 : Math.sign(1 / a - 1 / b) || 0;
  return a === a ? -1 : b === b ? 1 : 0;
}

/** IEEE's order: NaN where there is none. */
export function orderFloats(a, b) {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN;
}

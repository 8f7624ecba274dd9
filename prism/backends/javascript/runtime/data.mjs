// Lists, maps, options and what holds for data of any type: showing, equality, order and keys. The compiler knows every
// type, so these take the functions for their parts as arguments: `showList(xs, showFloat)`.

import { Some } from "./ints.mjs";
import { SIZE_LIMIT, compareStrings, quoteString } from "./strings.mjs";
import { raiseTrap } from "./traps.mjs";

// --- options ---------------------------------------------------------------------------------------------------------

export function unwrapOption(option) {
  return option !== null ? option.value : raiseTrap("unwrap", "`!` met None");
}

// --- lists: arrays ----------------------------------------------------------------------------------------------------

/** The longest array that V8 lays out as one from the start. */
const FAST_ARRAY = 2 ** 25;

function outside(xs, what) {
  return raiseTrap("index", `${what} is out of range of a list of length ${xs.length}`);
}

export function listAt(xs, i) {
  return i >= 0 && i < xs.length ? xs[i] : outside(xs, `index ${i}`);
}

export function listGet(xs, i) {
  return i >= 0 && i < xs.length ? new Some(xs[i]) : null;
}

export function listSet(xs, i, x) {
  if (i >= 0 && i < xs.length) xs[i] = x;
  else outside(xs, `index ${i}`);
}

export function listPop(xs) {
  return xs.length > 0 ? new Some(xs.pop()) : null;
}

export function listInsert(xs, i, x) {
  if (!(i >= 0 && i <= xs.length)) outside(xs, `index ${i}`);
  if (i === xs.length) xs.push(x);
  else xs.splice(i, 0, x);
}

export function listRemove(xs, i) {
  if (!(i >= 0 && i < xs.length)) outside(xs, `index ${i}`);
  return i === 0 ? xs.shift() : xs.splice(i, 1)[0];
}

export function listSlice(xs, start, end) {
  return start >= 0 && start <= end && end <= xs.length ? xs.slice(start, end) : outside(xs, `${start}..${end}`);
}

export function listExtend(xs, more) {
  const count = more.length;
  for (let i = 0; i < count; i++) xs.push(more[i]);
}

export function filledList(count, x) {
  if (count > SIZE_LIMIT) raiseTrap("memory", `a list of length ${count} is too long`);
  if (count <= FAST_ARRAY) return new Array(count > 0 ? count : 0).fill(x);
  const xs = [];
  for (let i = 0; i < count; i++) xs.push(x);
  return xs;
}

/** The indices of the items in stable sorted order. */
export function sortOrder(keys, compare) {
  return Array.from(keys, (_, i) => i).sort((i, j) => compare(keys[i], keys[j]));
}

// --- maps: Map, and KeyedMap where keys are data ------------------------------------------------------------------------

/** A map whose keys are compared by structure, as they were when they went in. Used like a Map. */
export class KeyedMap {
  constructor(keyOf) {
    this.keyOf = keyOf;
    this.items = new Map();
  }

  get size() {
    return this.items.size;
  }

  has(key) {
    return this.items.has(this.keyOf(key));
  }

  get(key) {
    return this.items.get(this.keyOf(key))?.[1];
  }

  set(key, item) {
    const code = this.keyOf(key);
    const entry = this.items.get(code);
    if (entry !== undefined) entry[1] = item;
    else this.items.set(code, [key, item]);
    return this;
  }

  delete(key) {
    return this.items.delete(this.keyOf(key));
  }

  clear() {
    this.items.clear();
  }

  *keys() {
    for (const entry of this.items.values()) yield entry[0];
  }

  *values() {
    for (const entry of this.items.values()) yield entry[1];
  }

  *entries() {
    for (const entry of this.items.values()) yield [entry[0], entry[1]];
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}

export function mapAt(map, key, show) {
  const item = map.get(key);
  return item !== undefined || map.has(key) ? item : raiseTrap("index", `the map has no key ${show(key)}`);
}

export function mapGet(map, key) {
  const item = map.get(key);
  return item !== undefined || map.has(key) ? new Some(item) : null;
}

export function mapGetOr(map, key, otherwise) {
  const item = map.get(key);
  return item !== undefined || map.has(key) ? item : otherwise;
}

export function mapRemove(map, key) {
  const found = mapGet(map, key);
  if (found !== null) map.delete(key);
  return found;
}

export function copyMap(map) {
  if (map instanceof Map) return new Map(map);
  const made = new KeyedMap(map.keyOf);
  for (const [key, item] of map) made.set(key, item);
  return made;
}

// --- showing -----------------------------------------------------------------------------------------------------------

export const showFunction = () => "<fn>";
export const showUnit = () => "()";
export const showPlain = String;

export const showList = (xs, show) => `[${xs.map((x) => show(x)).join(", ")}]`;

export const showOption = (option, show) => (option === null ? "None" : `Some(${show(option.value)})`);

export function showMap(map, showKey, showItem) {
  if (map.size === 0) return "[:]";
  return `[${Array.from(map, ([key, item]) => `${showKey(key)}: ${showItem(item)}`).join(", ")}]`;
}

// --- equality ------------------------------------------------------------------------------------------------------------

export const sameValue = (a, b) => a === b;

export function equalLists(a, b, equal) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false;
  return true;
}

export function equalOptions(a, b, equal) {
  return a === null || b === null ? a === b : equal(a.value, b.value);
}

export function equalMaps(a, b, equal) {
  if (a.size !== b.size) return false;
  for (const [key, item] of a) if (!b.has(key) || !equal(item, b.get(key))) return false;
  return true;
}

// --- order: negative, zero, positive, and NaN where a float's NaN leaves none ----------------------------------------------

export const compareInts = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
export const compareBools = (a, b) => Number(a) - Number(b);
export const compareUnits = () => 0;

export function compareLists(a, b, compare) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return compareInts(a.length, b.length);
}

export function compareOptions(a, b, compare) {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return compare(a.value, b.value);
}

// --- keys: strings that are equal where the data is; NaN equals itself, and -0.0 equals 0.0 ---------------------------------

export const keyOfScalar = String;
export const keyOfString = quoteString;
export const keyOfUnit = () => "";
export const keyOfList = (xs, keyOf) => `[${xs.map((x) => keyOf(x)).join()}]`;
export const keyOfOption = (option, keyOf) => (option === null ? "-" : `+${keyOf(option.value)}`);

/** Maps ignore order. */
export function keyOfMap(map, keyOf, keyOfItem) {
  return `{${Array.from(map, ([key, item]) => `${keyOf(key)}:${keyOfItem(item)}`).sort(compareStrings).join()}}`;
}

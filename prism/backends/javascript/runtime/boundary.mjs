// What hosts hand in is checked against the signature before a function of the program sees it.

import { KeyedMap } from "./data.mjs";
import { Some } from "./ints.mjs";
import { asTrap } from "./traps.mjs";

/** A host's arguments do not fit the signature; the message names the place. */
export class Misfit extends TypeError {
  constructor(message) {
    super(message);
    this.name = "Misfit";
  }
}

/** An export as hosts call it: `exports` is the program's description of its functions and types. */
export function checked(exports, name, f) {
  const { params } = exports.functions[name];
  return (...args) => {
    try {
      if (args.length !== params.length) {
        throw new Misfit(`${name} takes ${params.length} argument${params.length === 1 ? "" : "s"}, not ${args.length}`);
      }
      params.forEach(([label, type], i) => checkArgument(exports.types, type, args[i], `argument ${i + 1} (${label})`));
      return f(...args);
    } catch (error) {
      throw asTrap(error);
    }
  };
}

/** A type's name and arguments, the row of its definition, and what applies its arguments to the types in there. */
export function typeParts(types, t) {
  const [name, args] = typeof t === "string" ? [t, []] : [t[0], t.slice(1)];
  const row = types[name];
  const bound = new Map(row ? row.params.map((param, i) => [param, args[i]]) : []);
  const apply = (u) => (typeof u === "string" ? (bound.get(u) ?? u) : [u[0], ...u.slice(1).map(apply)]);
  return { name, args, row, apply };
}

function checkArgument(types, t, value, path) {
  const { name, args, row, apply } = typeParts(types, t);
  const want = (fits, what) => {
    if (!fits) throw new Misfit(`${path} must be ${what ?? name}, not ${describeArgument(value)}`);
  };
  if (row) {
    const variant = row.variants?.find((v) => v[0] === value?.tag);
    want(typeof value === "object" && value !== null && (row.fields || variant));
    for (const [label, property, type] of row.fields ?? variant[2]) {
      want(property in value, `${name} with ${label}`);
      checkArgument(types, apply(type), value[property], `${path}.${label}`);
    }
    return;
  }
  switch (name) {
    case "Int":
      if (typeof value === "bigint") {
        want(BigInt.asIntN(64, value) === value, "Int, which has 64 bits");
        want(!Number.isSafeInteger(Number(value)), "Int, which is a number up to 2^53 and a bigint only beyond");
      } else {
        want(Number.isInteger(value));
        want(Number.isSafeInteger(value), "Int, which is a bigint beyond 2^53");
      }
      return;
    case "Float":
      return want(typeof value === "number");
    case "Bool":
      return want(typeof value === "boolean");
    case "String":
      want(typeof value === "string");
      return want(!/\p{Surrogate}/u.test(value), "String, which holds no lone surrogate");
    case "Unit":
      return want(value === undefined, "undefined");
    case "Fn":
      return want(typeof value === "function", "a function");
    case "List":
      want(Array.isArray(value));
      for (let i = 0; i < value.length; i++) checkArgument(types, args[0], value[i], `${path}[${i}]`);
      return;
    case "Tuple":
      want(Array.isArray(value) && value.length === args.length, `an array of ${args.length}`);
      return args.forEach((part, i) => checkArgument(types, part, value[i], `${path}[${i}]`));
    case "Option":
      want(value === null || value instanceof Some, "Some or null");
      if (value !== null) checkArgument(types, args[0], value.value, `${path}.value`);
      return;
    case "Map": {
      const isScalar = ["Int", "Float", "Bool", "String"].includes(args[0]);
      want(value instanceof (isScalar ? Map : KeyedMap), isScalar ? "Map" : "KeyedMap");
      for (const [key, item] of value) {
        checkArgument(types, args[0], key, `a key of ${path}`);
        checkArgument(types, args[1], item, `${path}[${String(key)}]`);
      }
    }
  }
}

function describeArgument(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return `the string ${JSON.stringify(value.slice(0, 40))}`;
  if (typeof value === "object" || typeof value === "function") return `${value.constructor?.name ?? "an object"}`;
  return `the ${typeof value} ${String(value)}`;
}

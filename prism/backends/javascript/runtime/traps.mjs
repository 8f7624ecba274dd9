// How a program ends early: traps, which nothing catches, and thrown errors.

/** The program was stopped. `code` is one of Prism's trap codes; programs cannot catch it, hosts can. */
export class PrismTrap extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "PrismTrap";
    this.code = code;
  }
}

/** A thrown Prism error: `value` is the record or variant, `type` its type's qualified name. */
export class PrismError extends Error {
  constructor(value, type, show) {
    super();
    this.name = "PrismError";
    this.value = value;
    this.type = type;
    this.show = show;
  }

  /** What the error shows as. */
  get shown() {
    return this.show(this.value);
  }

  get message() {
    return `${this.type}: ${this.shown}`;
  }
}

export function raiseTrap(code, message) {
  throw new PrismTrap(code, message);
}

/** What `catch` got, if it is a thrown Prism error; everything else goes on up at once. */
export function asThrown(error) {
  if (error instanceof PrismError) return error;
  throw error;
}

/** Is this something that `finally` runs for? Traps, and the host's own errors that become traps, are not. */
export function isThrown(error) {
  return error instanceof PrismError;
}

/** What the host's own errors mean: the stack overflowed, or a string or list outgrew the engine. */
export function asTrap(error) {
  if (error instanceof RangeError) {
    const code = error.message.startsWith("Maximum call stack") ? "stack" : "memory";
    const message = code === "stack" ? "calls are nested too deeply" : "a string or list is too long";
    const made = new PrismTrap(code, message, { cause: error });
    made.stack = error.stack;
    return made;
  }
  return error;
}

export function raiseUnreachable(message) {
  throw new PrismTrap("unreachable", message);
}

export function raiseAssertion(message) {
  throw new PrismTrap("assertion", message);
}

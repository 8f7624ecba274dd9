// The gate: the one door between a program and the world. Checks grants, main's row and restrictions at each operation, as on
// every other target and with the same words.

import { Some } from "./ints.mjs";
import { showFloat } from "./floats.mjs";
import { quoteString } from "./strings.mjs";
import { PrismTrap, asTrap, raiseTrap } from "./traps.mjs";
import { limitsAllow } from "./patterns.mjs";
import { Denied, HostError, failureMessage, fileExists, lexicalPath, listFolder, nodeFs, readTextFile, removeFile, writeTextFile } from "./files.mjs";
import { BrowserStreams, NodeStreams } from "./streams.mjs";
import { OPERATIONS } from "./operations.mjs";

const EFFECTS = new Set(Object.values(OPERATIONS).map((row) => row.effect));
const FAMILIES = new Set(Array.from(EFFECTS, (effect) => effect.split(".")[0]));
const LIMITED = new Set(Object.values(OPERATIONS).filter((row) => row.limit !== null).map((row) => row.effect));

// --- grants ------------------------------------------------------------------------------------------------------------

/** A grant that means nothing. */
export class GrantError extends Error {}

/** From what a host may write, `["console", "fs.read=data/**"]` or `{console: true, "fs.read": ["data/**"]}`, to a Map from
 * effect to its patterns, null for all. */
export function grantsOf(given) {
  const pairs = [];
  if (typeof given === "string") return grantsOf([given]);
  if (Array.isArray(given)) {
    for (const text of given) {
      const [effect, ...rest] = String(text).split("=");
      pairs.push([effect.trim(), rest.length > 0 ? rest.join("=") : null]);
    }
  } else if (given instanceof Map) {
    return given;
  } else if (typeof given === "object") {
    for (const [effect, limit] of Object.entries(given ?? {})) {
      if (limit === true || limit === null) pairs.push([effect, null]);
      else if (typeof limit === "string") pairs.push([effect, limit]);
      else if (Array.isArray(limit) && limit.every((p) => typeof p === "string")) for (const p of limit) pairs.push([effect, p]);
      else if (limit !== false) throw new GrantError(`the grant of ${effect} is true, false, a pattern or a list of patterns`);
    }
  } else if (given !== undefined) {
    throw new GrantError('grants are a list such as ["console", "fs.read=data/**"] or an object such as {console: true}');
  }
  const merged = new Map();
  for (const [effect, pattern] of pairs) {
    checkGrant(effect, pattern);
    const have = merged.get(effect);
    if (pattern === null || have === null) merged.set(effect, null);
    else merged.set(effect, Array.from(new Set([...(have ?? []), pattern])).sort());
  }
  return new Map(Array.from(merged).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

function checkGrant(effect, pattern) {
  if (!EFFECTS.has(effect) && !FAMILIES.has(effect)) {
    const row = OPERATIONS[effect];
    const hint = row ? `the operation ${effect} belongs to the effect ${row.effect}` : `the effects are ${Array.from(FAMILIES).sort().join(", ")}`;
    throw new GrantError(`there is no effect "${effect}"; ${hint}`);
  }
  if (pattern === null) return;
  if (!LIMITED.has(effect) && !Array.from(LIMITED).some((name) => name.startsWith(`${effect}.`))) {
    throw new GrantError(`${effect} takes no limit: grant ${effect} alone`);
  }
  if (pattern === "") throw new GrantError(`the limit of ${effect} is empty: write ${effect}=PATTERN, or ${effect} alone for no limit`);
  if (effect.split(".")[0] === "fs" && (pattern.startsWith("/") || pattern.split("/").includes(".."))) {
    throw new GrantError(`${effect}=${pattern} can match nothing: paths are relative and never contain ".."`);
  }
}

const bearsOn = (name, effect) => effect === name || effect.startsWith(`${name}.`);

/** The patterns that bound an effect: null for no bound, [] if it is not granted. */
function patternsOf(grants, effect) {
  const found = [];
  for (const [granted, patterns] of grants) {
    if (!bearsOn(granted, effect)) continue;
    if (patterns === null) return null;
    found.push(...patterns);
  }
  return found;
}

function isGranted(grants, effect) {
  const some = (name) => patternsOf(grants, name)?.length !== 0;
  if (some(effect)) return true;
  const parts = Array.from(EFFECTS).filter((name) => name.startsWith(`${effect}.`));
  return parts.length > 0 && parts.every(some);
}

const grantTexts = (grants) =>
  Array.from(grants).flatMap(([effect, patterns]) => (patterns === null ? [effect] : patterns.map((p) => `${effect}=${p}`)));

function grantedText(grants) {
  return grants.size > 0 ? `only ${grantTexts(grants).join(", ")} is granted` : "nothing is granted";
}

/** An effect as a row states it: `fs.read("data/**")`. */
const stated = ([effect, patterns]) => (patterns === null ? effect : `${effect}(${patterns.map(quoteString).join(", ")})`);

const boundFits = (patterns, argument) => (argument === null ? patterns?.length !== 0 : limitsAllow(patterns, argument));

// --- sessions ----------------------------------------------------------------------------------------------------------

/** One run: what is granted to it, and the world it sees. */
export class Session {
  constructor(grants, options = {}) {
    this.grants = grants;
    this.streams = options.streams ?? (nodeFs ? new NodeStreams() : new BrowserStreams());
    this.root = options.root ?? ".";
    this.argv = options.argv ?? [];
    this.environment = options.environment ?? globalThis.process?.env ?? {};
    this.outputLimit = options.outputLimit ?? Infinity;
    this.outputUsed = 0;
    this.timeout = options.timeout ?? Infinity;
    this.deadline = performance.now() + this.timeout * 1000;
    this.onEvent = options.onEvent ?? null;
    this.restrictions = [];
  }

  spend(text) {
    if (this.outputLimit === Infinity) return;
    this.outputUsed += new TextEncoder().encode(text).length;
    if (this.outputUsed > this.outputLimit) raiseTrap("output", `the output limit of ${this.outputLimit} bytes is used up`);
  }
}

let session = new Session(new Map());

/** Runs `body` with these grants, such as `{console: true, "fs.read": ["data/**"]}`, and gives its result. Options: `root`
 * (the folder that paths start from), `argv`, `environment`, `timeout` in seconds for sleeps, `outputLimit` in bytes, `onEvent`. */
export function granting(grants, body, options = {}) {
  return within(new Session(grantsOf(grants), options), body);
}

/** Runs `body` in a session. The host's own errors become traps here. */
export function within(next, body) {
  const before = session;
  session = next;
  try {
    const result = body();
    next.streams.flush();
    return result;
  } catch (error) {
    throw asTrap(error);
  } finally {
    session = before;
  }
}

/** Before anything runs: is every effect of the row granted? */
export function checkLoad(row, grants) {
  for (const needed of row) {
    if (!isGranted(grants, needed[0])) {
      raiseTrap("capability", `${stated(needed)} is denied: the program needs it, but ${grantedText(grants)}`);
    }
  }
}

// --- the gate ------------------------------------------------------------------------------------------------------------

/** One program's door. `ioError` makes the error that failing file operations throw. */
export class Gate {
  constructor(ioError) {
    this.ioError = ioError;
    this.row = [];
    this.always = new Set();
  }

  /** The function as hosts call it: everything it does is within `row`, its effects with their patterns (null for no limit),
   * each of which must be granted before it begins. The host's own errors become traps here. */
  entry(row, f) {
    return (...args) => {
      checkLoad(row, session.grants);
      const before = [this.row, this.always];
      this.row = row;
      this.always = new Set();
      try {
        return f(...args);
      } catch (error) {
        throw asTrap(error);
      } finally {
        [this.row, this.always] = before;
      }
    };
  }

  /** Enters a restriction; what it gives is for `unrestrict` on every way out but a trap. */
  restrict(limits) {
    return session.restrictions.push(limits) - 1;
  }

  unrestrict(depth) {
    session.restrictions.length = depth;
  }

  /** Why an operation with this argument (in plain form, or null) is denied, or null. */
  problem(effect, argument) {
    const patterns = patternsOf(session.grants, effect);
    if (patterns?.length === 0) return grantedText(session.grants);
    if (!boundFits(patterns, argument)) return `the grant is ${grantsFor(effect)}`;
    const row = this.row.filter(([name]) => bearsOn(name, effect));
    if (row.length === 0) return `main's row has no ${effect}`;
    if (!row.some(([, limits]) => boundFits(limits, argument))) return `main's row has ${row.map(stated).join(", ")}`;
    for (const restriction of session.restrictions.slice().reverse()) {
      const limits = restriction.filter(([name]) => bearsOn(name, effect));
      if (limits.length > 0 && !limits.some(([, bound]) => boundFits(bound, argument))) {
        return `a restriction has ${limits.map(stated).join(", ")}`;
      }
    }
    return null;
  }

  perform(operation, args, action) {
    const row = OPERATIONS[operation];
    const now = session;
    try {
      if (row.limit === null && !this.always.has(row.effect)) {
        const problem = this.problem(row.effect, null);
        if (problem !== null) raiseTrap("capability", `${row.effect} is denied: ${problem}`);
        this.always.add(row.effect);
      }
      const result = action(now);
      note(now, row, args, "granted");
      return result;
    } catch (error) {
      const denied = error instanceof PrismTrap && error.code === "capability";
      if (denied || error instanceof HostError || error instanceof PrismTrap) note(now, row, args, denied ? "denied" : "granted");
      if (error instanceof HostError) throw this.ioError(error.message, error.path);
      throw error;
    }
  }

  onFile(operation, action, path, ...more) {
    const effect = OPERATIONS[operation].effect;
    return this.perform(operation, [path, ...more], ({ root }) => {
      try {
        const problem = this.problem(effect, lexicalPath(path) || ".");
        if (problem !== null) raiseTrap("capability", `${effect} ${quoteString(path)} is denied: ${problem}`);
        if (!nodeFs) raiseTrap("capability", `${effect} ${quoteString(path)} is denied: there are no files here, only in Node`);
        return action(root, path, (place) => this.problem(effect, place), ...more);
      } catch (error) {
        if (error instanceof Denied) {
          const why = error.message.includes(", and ") ? error.message : `${error.message} (granted: ${grantsFor(effect) || "nothing"})`;
          raiseTrap("capability", `${effect} ${quoteString(path)} is denied: ${why}`);
        }
        if (error.syscall !== undefined || error.code in SYSTEM_CODES) throw new HostError(failureMessage(error), path);
        throw error;
      }
    });
  }

  consolePrint(text) {
    this.perform("console.print", [text], (now) => {
      now.spend(`${text}\n`);
      now.streams.out(`${text}\n`);
    });
  }

  consoleError(text) {
    this.perform("console.error", [text], (now) => {
      now.spend(`${text}\n`);
      now.streams.err(`${text}\n`);
    });
  }

  consoleReadLine() {
    return this.perform("console.read_line", [], (now) => optional(now.streams.readLine()));
  }

  fsReadText(path) {
    return this.onFile("fs.read_text", readTextFile, path);
  }

  fsList(path) {
    return this.onFile("fs.list", listFolder, path);
  }

  fsExists(path) {
    return this.onFile("fs.exists", fileExists, path);
  }

  fsWriteText(path, text) {
    this.onFile("fs.write_text", writeTextFile, path, text);
  }

  fsRemove(path) {
    this.onFile("fs.remove", removeFile, path);
  }

  clockNow() {
    return this.perform("clock.now", [], () => Date.now() / 1000);
  }

  clockMonotonic() {
    return this.perform("clock.monotonic", [], () => performance.now() / 1000);
  }

  clockSleep(seconds) {
    this.perform("clock.sleep", [seconds], (now) => {
      now.streams.flush();
      const end = performance.now() + (seconds > 0 ? seconds * 1000 : 0);
      sleepUntil(Math.min(end, now.deadline));
      if (end > now.deadline) raiseTrap("timeout", timeoutMessage(now.timeout));
    });
  }

  randomInt(low, high) {
    return this.perform("random.int", [low, high], () => {
      if (low > high) raiseTrap("index", `random.int(${low}, ${high}): there is no number from ${low} to ${high}`);
      let bits = 0n;
      for (const word of globalThis.crypto.getRandomValues(new Uint32Array(4))) bits = (bits << 32n) | BigInt(word);
      const r = BigInt(low) + (bits % (BigInt(high) - BigInt(low) + 1n));
      return Number.isSafeInteger(Number(r)) ? Number(r) : r;
    });
  }

  randomFloat() {
    return this.perform("random.float", [], () => {
      const [high, low] = globalThis.crypto.getRandomValues(new Uint32Array(2));
      return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
    });
  }

  envGet(name) {
    return this.perform("env.get", [name], (now) => {
      const problem = this.problem("env.get", name);
      if (problem !== null) raiseTrap("capability", `env.get ${quoteString(name)} is denied: ${problem}`);
      return optional(Object.hasOwn(now.environment, name) ? wellFormed(now.environment[name]) : null);
    });
  }

  envArgs() {
    return this.perform("env.args", [], (now) => now.argv.slice());
  }
}

const SYSTEM_CODES = { ENOENT: 1, ENOTDIR: 1, EISDIR: 1, EIO: 1, ELOOP: 1 };

const optional = (text) => (text === null ? null : new Some(text));

/** What the operating system gave, without lone surrogates. */
export const wellFormed = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

export const timeoutMessage = (timeout) => `the time limit of ${timeout} s is used up`;

function grantsFor(effect) {
  return grantTexts(session.grants).filter((text) => bearsOn(text.split("=")[0], effect)).join(", ");
}

function note(now, row, args, decision) {
  if (now.onEvent === null) return;
  const literals = args.map((arg, i) => (row.params[i] === "String" ? quoteString(arg) : row.params[i] === "Float" ? showFloat(arg) : `${arg}`));
  now.onEvent({ operation: row.name, args: literals, decision });
}

/** Blocks. Where that is forbidden (the main thread of a browser) it turns round until then. */
function sleepUntil(end) {
  for (let rest = end - performance.now(); rest > 0; rest = end - performance.now()) {
    try {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.min(rest, 3600000));
    } catch {
      continue;
    }
  }
}

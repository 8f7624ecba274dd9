// Running a compiled module as a program in Node, and what became of it in terms of the Prism source.

import { PrismError, PrismTrap, asTrap } from "./traps.mjs";
import { nodeFs } from "./files.mjs";
import { GrantError, Session, grantsOf, wellFormed, within } from "./gate.mjs";
import { ClosedPipe } from "./streams.mjs";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A source map of version 3: per generated line, segments [column, source, line, column], all from 0. */
export function decodeMappings(text) {
  let source = 0;
  let line = 0;
  let column = 0;
  return text.split(";").map((group) => {
    let generated = 0;
    return group
      .split(",")
      .filter((segment) => segment !== "")
      .map((segment) => {
        const numbers = [];
        let value = 0;
        let shift = 0;
        for (const c of segment) {
          const digit = DIGITS.indexOf(c);
          value += (digit & 31) * 2 ** shift;
          shift += 5;
          if (digit < 32) {
            numbers.push(value % 2 === 1 ? -((value - 1) / 2) : value / 2);
            value = 0;
            shift = 0;
          }
        }
        generated += numbers[0];
        source += numbers[1];
        line += numbers[2];
        column += numbers[3];
        return [generated, source, line, column];
      });
  });
}

/** Prism places for places in one generated module. `x_prism_functions` of the map holds [first line, column, last line, column,
 * qualified name] of every function, from 0, outer ones first. */
export class SourceMap {
  constructor(text) {
    this.map = JSON.parse(text);
    this.lines = decodeMappings(this.map.mappings);
  }

  /** What stands at a line and column from 1: {function, file, line, column} from 1, or null. */
  find(line, column) {
    const segments = this.lines[line - 1] ?? [];
    const found = segments.filter((segment) => segment[0] <= column - 1).pop();
    if (found === undefined) return null;
    const inside = this.map.x_prism_functions.filter(
      ([l1, c1, l2, c2]) => (l1 < line - 1 || (l1 === line - 1 && c1 <= column - 1)) && (l2 > line - 1 || (l2 === line - 1 && c2 > column - 1)),
    );
    const name = inside.length > 0 ? inside[inside.length - 1][4] : "";
    return { function: name, file: this.map.sources[found[1]], line: found[2] + 1, column: found[3] + 1 };
  }
}

const PLACE = /^\s+at (?:.*\()?(.*?):(\d+):(\d+)\)?$/;

/** The Prism call stack of an error, innermost first. `mapOf` gives the SourceMap of a URL or path, or null. */
export function prismStack(error, mapOf) {
  const frames = [];
  for (const text of String(error.stack).split("\n")) {
    const place = PLACE.exec(text);
    const map = place && mapOf(place[1]);
    const frame = map && map.find(Number(place[2]), Number(place[3]));
    if (frame) frames.push(frame);
  }
  return frames;
}

/** Reads the map beside a generated file, once. */
export function mapsFromFiles() {
  const known = new Map();
  return (place) => {
    if (!known.has(place)) known.set(place, readMap(place));
    return known.get(place);
  };
}

function readMap(place) {
  try {
    const file = place.startsWith("file:") ? new URL(`${place}.map`) : `${place}.map`;
    return place.endsWith(".mjs") ? new SourceMap(nodeFs.readFileSync(file, "utf8")) : null;
  } catch {
    return null;
  }
}

const FIRST_FRAMES = 12;
const LAST_FRAMES = 4;

/** The lines that tell how a program ended that did not end well; the middle of a deep stack is left out. */
export function report(error, mapOf) {
  if (error instanceof PrismError) return `uncaught error: ${error.shown}`;
  const stack = prismStack(error, mapOf).map((frame) => `  at ${frame.file}:${frame.line}:${frame.column} in ${frame.function}`);
  const more = stack.length - FIRST_FRAMES - LAST_FRAMES;
  if (more > 1) stack.splice(FIRST_FRAMES, more, `  ... ${more} more calls`);
  return [`trap ${error.code}: ${error.message}`, ...stack].join("\n");
}

/** Was Node started with this module? */
function isMain(url) {
  const process = globalThis.process;
  if (!nodeFs || !process.argv[1] || !url.startsWith("file:")) return false;
  try {
    return nodeFs.realpathSync(process.argv[1]) === nodeFs.realpathSync(process.getBuiltinModule("url").fileURLToPath(url));
  } catch {
    return false;
  }
}

/** The value of a constant, made when the module is loaded. */
export function initialValue(url, make) {
  try {
    return make();
  } catch (caught) {
    const error = asTrap(caught);
    if (!(error instanceof PrismTrap) || !isMain(url)) throw error;
    console.error(report(error, mapsFromFiles()));
    return globalThis.process.exit(70);
  }
}

/** If Node was started with this module, runs its main: `node x.mjs [--allow EFFECT[=LIMIT]]... [--] ARGS`. */
export function startIfMain(url, main, params) {
  if (isMain(url)) globalThis.process.exitCode = runMain(main, params, globalThis.process.argv.slice(2));
}

function runMain(main, params, words) {
  Error.stackTraceLimit = 100;
  const allowed = ["console"];
  let argv = words;
  let session;
  try {
    while (argv.length > 0 && argv[0].startsWith("--")) {
      const [word, ...rest] = argv;
      argv = rest;
      if (word === "--") break;
      const limit = /^--allow(?:=(.*))?$/s.exec(word);
      if (!limit) throw new GrantError(`there is no option ${word}; usage: [--allow EFFECT[=PATTERN]]... [--] ARGS`);
      const grant = limit[1] ?? argv.shift();
      if (grant === undefined) throw new GrantError("--allow needs a value: --allow EFFECT[=PATTERN]");
      allowed.push(grant);
    }
    argv = argv.map(wellFormed);
    session = new Session(grantsOf(allowed), { argv });
  } catch (error) {
    if (!(error instanceof GrantError)) throw error;
    console.error(`prism: ${error.message}`);
    return 2;
  }
  try {
    const value = within(session, () => (params > 0 ? main(argv.slice()) : main()));
    return value === undefined ? 0 : Number(BigInt.asUintN(8, BigInt(value)));
  } catch (caught) {
    return failed(asTrap(caught), session);
  }
}

function failed(error, session) {
  if (error instanceof ClosedPipe) return 141;
  if (!(error instanceof PrismTrap) && !(error instanceof PrismError)) throw error;
  try {
    session.streams.flush();
  } catch {
    // The trap is told in any case.
  }
  console.error(report(error, mapsFromFiles()));
  return error instanceof PrismTrap ? 70 : 1;
}

// Runs generated modules in a worker with a deep stack, and tells what became of each as JSON.
//
//   node runner.mjs            requests are lines on standard input, answers lines on standard output; one worker for many
//   node runner.mjs REQUEST ANSWER      one request from a file, with this process's own streams; the answer goes to a file
//
// A request names the module file and its support module, the grants, limits, arguments and so on (see `runner.py`). What the program
// writes and does is logged in shared memory, so that nothing is lost when it is stopped.

import fs from "node:fs";
import readline from "node:readline";
import { pathToFileURL, fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const STACK_MB = 256;
const LOG_BYTES = 1 << 16;
/** Room for what streams of Node's keep back, in UTF-8. */
const KEPT_BYTES = 1 << 16;
/** How much later than at its end a program is stopped that did not notice, as one that sleeps does. */
const SLACK_MS = 200;
const PROGRAMS_PER_WORKER = 200;

// --- in the worker -------------------------------------------------------------------------------------------------------

class Log {
  constructor(buffer) {
    this.size = new Int32Array(buffer, 0, 1);
    this.bytes = new Uint8Array(buffer, 4);
    this.encoder = new TextEncoder();
  }

  add(kind, content) {
    const entry = `${JSON.stringify([kind, content])}\n`;
    const room = this.bytes.subarray(this.size[0]);
    if (entry.length * 3 <= room.length) {
      this.size[0] += this.encoder.encodeInto(entry, room).written;
      return;
    }
    parentPort.postMessage({ log: this.take() + entry });
  }

  take() {
    const text = Buffer.from(this.bytes.slice(0, this.size[0])).toString("utf8");
    this.size[0] = 0;
    return text;
  }
}

class LoggedStreams {
  constructor(support, log, stdin) {
    this.input = new support.Recording(stdin);
    this.log = log;
  }

  out(text) {
    this.log.add("out", text);
  }

  err(text) {
    this.log.add("err", text);
  }

  readLine() {
    return this.input.readLine();
  }

  flush() {}
}

/** This process's own streams. What they keep back is in shared memory too, for the main thread to write if the program is stopped. */
function ownStreams(support, buffer) {
  const size = new Int32Array(buffer, 0, 1);
  const bytes = new Uint8Array(buffer, 4);
  const encoder = new TextEncoder();
  return new (class extends support.NodeStreams {
    out(text) {
      super.out(text);
      if (this.pending !== "") size[0] += encoder.encodeInto(text, bytes.subarray(size[0])).written;
    }

    flush() {
      size[0] = 0;
      super.flush();
    }
  })();
}

async function work(request, log) {
  Error.stackTraceLimit = 100;
  const support = await import(pathToFileURL(request.support));
  const url = pathToFileURL(request.module).href;
  let map = null;
  try {
    map = new support.SourceMap(fs.readFileSync(`${request.module}.map`, "utf8"));
  } catch {
    // Without a map there is no call stack to tell.
  }
  const mapOf = (place) => (place === url ? map : null);
  const session = new support.Session(support.grantsOf(request.grants), {
    streams: request.inherit ? ownStreams(support, workerData.kept) : new LoggedStreams(support, log, request.stdin),
    root: request.root,
    argv: request.argv,
    environment: request.environment ?? process.env,
    outputLimit: request.outputLimit ?? undefined,
    timeout: request.timeout ?? undefined,
    onEvent: request.trace ? (event) => log.add("event", event) : undefined,
  });
  if (request.deadline !== undefined) session.deadline = performance.now() + request.deadline - Date.now();
  try {
    return await run(support, url, request, session);
  } catch (caught) {
    return failed(support, support.asTrap(caught), mapOf, session);
  }
}

async function run(support, url, request, session) {
  const head = fs.readFileSync(request.module, "utf8");
  const program = JSON.parse(/^export const __prism__ = (.*);$/m.exec(head)[1]);
  const { functions, types } = program.exports;
  const called = functions[request.function];
  support.checkLoad(called.row, session.grants);
  const module = await import(url);
  const values = new Values(support, module, types);
  const given = request.args ?? (called.params.length > 0 ? [request.argv] : []);
  const args = given.map((arg, i) => values.fromWire(called.params[i][1], arg));
  return support.within(session, () => {
    const result = module[request.function](...args);
    if (called.result === "Unit") return { value: null };
    return { value: values.toWire(called.result, result), shown: values.show(called.result, result, true) };
  });
}

function failed(support, error, mapOf, session) {
  if (error instanceof support.ClosedPipe) return { closed: true };
  if (!(error instanceof support.PrismTrap) && !(error instanceof support.PrismError)) {
    return { internal: String(error?.stack ?? error) };
  }
  const stack = support.prismStack(error, mapOf).map((f) => [f.function, f.file, f.line, f.column]);
  try {
    session.streams.flush();
  } catch {
    // The trap is told in any case.
  }
  if (error instanceof support.PrismTrap) return { trap: { code: error.code, message: error.message, stack } };
  return { thrown: { type: error.type, shown: error.shown } };
}

/** Values by their types, as in `wire.py`. */
class Values {
  constructor(support, module, types) {
    this.support = support;
    this.module = module;
    this.types = types;
  }

  parts(t) {
    return this.support.typeParts(this.types, t);
  }

  fromWire(t, wire) {
    const { name, args, row, apply } = this.parts(t);
    if (row?.fields) return new this.module[row.name](...row.fields.map((f, i) => this.fromWire(apply(f[2]), wire[i])));
    if (row) {
      const fields = row.variants.find((v) => v[0] === wire[0])[2];
      const made = this.module[row.name][wire[0]];
      return fields.length > 0 ? made(...fields.map((f, i) => this.fromWire(apply(f[2]), wire[i + 1]))) : made;
    }
    switch (name) {
      case "Int":
        return typeof wire === "string" ? BigInt(wire) : wire;
      case "Float":
        return this.support.parseFloat64(wire).value;
      case "Unit":
        return undefined;
      case "List":
        return wire.map((part) => this.fromWire(args[0], part));
      case "Tuple":
        return wire.map((part, i) => this.fromWire(args[i], part));
      case "Option":
        return wire === null ? null : new this.support.Some(this.fromWire(args[0], wire[0]));
      case "Map": {
        const scalar = ["Int", "Float", "Bool", "String"].includes(args[0]);
        const map = scalar ? new Map() : new this.support.KeyedMap((key) => this.show(args[0], key, false).replaceAll("-0.0", "0.0"));
        for (const [key, item] of wire) map.set(this.fromWire(args[0], key), this.fromWire(args[1], item));
        return map;
      }
    }
    return wire;
  }

  toWire(t, value) {
    const { name, args, row, apply } = this.parts(t);
    if (row?.fields) return row.fields.map((f) => this.toWire(apply(f[2]), value[f[1]]));
    if (row) {
      const fields = row.variants.find((v) => v[0] === value.tag)[2];
      return [value.tag, ...fields.map((f) => this.toWire(apply(f[2]), value[f[1]]))];
    }
    switch (name) {
      case "Int":
        return typeof value === "bigint" ? String(value) : value;
      case "Float":
        return this.support.showFloat(value);
      case "Unit":
        return null;
      case "List":
        return value.map((part) => this.toWire(args[0], part));
      case "Tuple":
        return value.map((part, i) => this.toWire(args[i], part));
      case "Option":
        return value === null ? null : [this.toWire(args[0], value.value)];
      case "Map":
        return Array.from(value, ([key, item]) => [this.toWire(args[0], key), this.toWire(args[1], item)]);
      case "Fn":
        return "<fn>";
    }
    return value;
  }

  show(t, value, isTop) {
    const { name, args, row, apply } = this.parts(t);
    const s = this.support;
    if (row) {
      const variant = row.variants?.find((v) => v[0] === value.tag);
      const fields = variant ? variant[2] : row.fields;
      const named = variant ? variant[1] : true;
      const label = variant ? variant[0] : name.split(".").pop();
      if (variant && fields.length === 0) return label;
      return `${label}(${fields.map((f) => (named ? `${f[0]}: ` : "") + this.show(apply(f[2]), value[f[1]], false)).join(", ")})`;
    }
    const part = (i) => (x) => this.show(args[i], x, false);
    switch (name) {
      case "Float":
        return s.showFloat(value);
      case "String":
        return isTop ? value : s.quoteString(value);
      case "Unit":
        return "()";
      case "List":
        return s.showList(value, part(0));
      case "Tuple":
        return `(${value.map((x, i) => part(i)(x)).join(", ")})`;
      case "Option":
        return s.showOption(value, part(0));
      case "Map":
        return s.showMap(value, part(0), part(1));
      case "Fn":
        return "<fn>";
    }
    return String(value);
  }
}

if (!isMainThread) {
  const log = new Log(workerData.log);
  parentPort.on("message", async (request) => {
    parentPort.postMessage({ answer: await work(request, log), log: log.take() });
  });
}

// --- in the main thread ----------------------------------------------------------------------------------------------------

/** The bytes in shared memory that begins with their number. */
function taken(buffer) {
  const size = new Int32Array(buffer, 0, 1)[0];
  return Buffer.from(new Uint8Array(buffer, 4, size).slice());
}

/** A worker, the log it shares, and what to do with what it says. */
class Slot {
  constructor(memory) {
    this.memory = memory;
    this.log = new SharedArrayBuffer(LOG_BYTES + 4);
    this.kept = new SharedArrayBuffer(KEPT_BYTES + 4);
    this.served = 0;
    this.onMessage = null;
    this.onError = null;
    const resourceLimits = { stackSizeMb: STACK_MB };
    if (memory !== null) resourceLimits.maxOldGenerationSizeMb = memory;
    this.worker = new Worker(fileURLToPath(import.meta.url), { resourceLimits, workerData: { log: this.log, kept: this.kept } });
    this.worker.on("message", (message) => this.onMessage(message));
    this.worker.on("error", (error) => this.onError(error));
  }

  /** What is left in the log of a worker that was stopped. */
  rest() {
    return taken(this.log).toString("utf8");
  }

  /** Writes what the streams of a worker that was stopped kept back. */
  writeKept() {
    try {
      fs.writeSync(1, taken(this.kept));
    } catch {
      // Nobody reads it.
    }
  }
}

let slot = null;

/** The answer to one request. */
async function serve(request) {
  const memory = request.memory === null ? null : Math.max(16, Math.ceil(request.memory / (1 << 20)));
  if (slot !== null && (slot.served >= PROGRAMS_PER_WORKER || slot.memory !== memory)) {
    await slot.worker.terminate();
    slot = null;
  }
  slot ??= new Slot(memory);
  const used = slot;
  used.served++;
  let text = "";
  const answer = await new Promise((resolve) => {
    let timer = null;
    const end = (result) => {
      clearTimeout(timer);
      resolve(result);
    };
    const lost = (result) => {
      slot = null;
      used.writeKept();
      text += used.rest();
      end(result);
    };
    used.onMessage = (message) => {
      text += message.log;
      if (message.answer !== undefined) end(message.answer);
    };
    used.onError = (error) => {
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      const said = request.memory === null ? "the host has no more memory" : `the heap limit of ${request.memory} bytes is used up`;
      lost(isMemory ? { trap: { code: "memory", message: said, stack: [] } } : { internal: String(error?.stack ?? error) });
    };
    if (request.timeout !== null) {
      timer = setTimeout(async () => {
        await used.worker.terminate();
        lost({ trap: { code: "timeout", message: `the time limit of ${request.timeout} s is used up`, stack: [] } });
      }, request.timeout * 1000 + SLACK_MS);
      request.deadline = Date.now() + request.timeout * 1000;
    }
    used.worker.postMessage(request);
  });
  const entries = text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
  const of = (kind) => entries.filter((entry) => entry[0] === kind).map((entry) => entry[1]);
  return { ...answer, output: of("out").join(""), errorOutput: of("err").join(""), events: of("event") };
}

if (isMainThread) {
  const [requestFile, answerFile] = process.argv.slice(2);
  if (requestFile !== undefined) {
    process.on("SIGINT", () => {
      slot?.worker.terminate().then(() => {
        slot?.writeKept();
        process.exit(130);
      });
    });
    const answer = await serve(JSON.parse(fs.readFileSync(requestFile, "utf8")));
    fs.writeFileSync(answerFile, JSON.stringify(answer));
    process.exit(0);
  }
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await serve(JSON.parse(line)))}\n`);
  }
  process.exit(0);
}

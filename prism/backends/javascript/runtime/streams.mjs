// The console: this process's standard streams, the browser's console, or text in memory. Text is UTF-8, lines end in \n.

import { raiseTrap } from "./traps.mjs";
import { failureMessage, nodeFs } from "./files.mjs";

const BUFFER = 16384;

/** What output to a closed pipe ends in; the host stops quietly. */
export class ClosedPipe extends Error {}

/** Node's own streams, written to synchronously. What was written is flushed when it must be seen. */
export class NodeStreams {
  constructor() {
    this.pending = "";
    this.input = [];
    this.ended = false;
    this.live = globalThis.process.getBuiltinModule("tty").isatty(1);
  }

  out(text) {
    this.pending += text;
    if (this.live || this.pending.length > BUFFER) this.flush();
  }

  err(text) {
    this.flush();
    writeAll(2, text);
  }

  readLine() {
    this.flush();
    for (;;) {
      const last = this.input[this.input.length - 1];
      const end = last === undefined ? -1 : last.indexOf(10);
      if (end >= 0) {
        const all = Buffer.concat(this.input);
        const at = all.length - last.length + end;
        this.input = at + 1 < all.length ? [all.subarray(at + 1)] : [];
        return lineText(all.subarray(0, at));
      }
      const chunk = this.ended ? null : readSome();
      if (chunk !== null) {
        this.input.push(chunk);
        continue;
      }
      this.ended = true;
      if (this.input.length === 0) return null;
      const rest = Buffer.concat(this.input);
      this.input = [];
      return lineText(rest, false);
    }
  }

  flush() {
    const text = this.pending;
    this.pending = "";
    if (text !== "") writeAll(1, text);
  }
}

function lineText(bytes, ended = true) {
  const line = ended && bytes[bytes.length - 1] === 13 ? bytes.subarray(0, -1) : bytes;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(line);
}

function nap(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function writeAll(fd, text) {
  const bytes = Buffer.from(text, "utf8");
  let at = 0;
  while (at < bytes.length) {
    try {
      at += nodeFs.writeSync(fd, bytes, at);
    } catch (error) {
      if (error.code === "EPIPE") throw new ClosedPipe("the reader of the output is gone");
      if (error.code !== "EAGAIN") raiseTrap("output", `the console: ${failureMessage(error)}`);
      nap(5);
    }
  }
}

function readSome() {
  const chunk = Buffer.alloc(65536);
  for (;;) {
    try {
      const count = nodeFs.readSync(0, chunk, 0, chunk.length, null);
      return count === 0 ? null : chunk.subarray(0, count);
    } catch (error) {
      if (error.code !== "EAGAIN") return null;
      nap(10);
    }
  }
}

/** The console of a browser, which takes whole lines and gives none. */
export class BrowserStreams {
  out(text) {
    console.log(text.slice(0, -1));
  }

  err(text) {
    console.error(text.slice(0, -1));
  }

  readLine() {
    return null;
  }

  flush() {}
}

/** Streams in memory: reads `stdin`, keeps what is written. */
export class Recording {
  constructor(stdin = "") {
    this.lines = stdin.split("\n");
    if (this.lines[this.lines.length - 1] === "") this.lines.pop();
    else this.unended = true;
    this.next = 0;
    this.output = "";
    this.errorOutput = "";
  }

  out(text) {
    this.output += text;
  }

  err(text) {
    this.errorOutput += text;
  }

  readLine() {
    if (this.next === this.lines.length) return null;
    const line = this.lines[this.next++];
    const ended = !(this.unended && this.next === this.lines.length);
    return ended && line.endsWith("\r") ? line.slice(0, -1) : line;
  }

  flush() {}
}

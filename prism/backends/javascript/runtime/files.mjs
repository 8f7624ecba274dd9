// The file operations, below one root folder, in Node. Other hosts have no file system here.
//
// A path is relative and written with `/`. Denied outright: `..`, absolute paths, NUL. Symbolic links are followed component by
// component, never by the operating system: a link may lead elsewhere below the root if that place is allowed too, and is
// denied if it leads out. On Linux folders are held open meanwhile, so that a link swapped in by another process can't win a race.

import { compareStrings, quoteString } from "./strings.mjs";

const MAX_READ = 256 * 1024 * 1024;
const MAX_LINKS = 40;
const LEADS_OUT = "a symbolic link leads out of the root folder";

const isNode = globalThis.process?.versions?.node !== undefined;
const builtin = (name) => (isNode ? globalThis.process.getBuiltinModule?.(name) : undefined);
export const nodeFs = builtin("fs");
const nodePath = builtin("path");
const isWindows = isNode && globalThis.process.platform === "win32";
const byFolder = isNode && globalThis.process.platform === "linux" && nodeFs?.existsSync("/proc/self/fd");
const O_PATH = 0o10000000;

/** An operation failed in a way the program may catch, as IoError. */
export class HostError extends Error {
  constructor(message, path) {
    super(message);
    this.path = path;
  }
}

/** The path may not be touched; the message is what follows `is denied: `. */
export class Denied extends Error {}

const FAILURES = {
  ENOENT: "no such file or directory",
  ENOTDIR: "not a directory",
  EISDIR: "is a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "permission denied",
  EEXIST: "file exists",
};

/** The fixed text for what the operating system reported. */
export function failureMessage(error) {
  return FAILURES[error.code] ?? "input/output error";
}

function failure(code) {
  return Object.assign(new Error(code), { code });
}

/** The path without idle components, `""` for the root itself. */
export function lexicalPath(path) {
  if (path.includes("\0")) throw new Denied("it contains NUL");
  if (path.startsWith("/") || (isWindows && /[:\\]/.test(path))) throw new Denied("it is an absolute path");
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw new Denied('it contains ".."');
  return parts.join("/");
}

/** A folder on the way: its path, and its descriptor where files can be named by one. */
class Folder {
  constructor(path, fd) {
    this.path = path;
    this.fd = fd;
  }

  at(name) {
    return this.fd === null ? nodePath.join(this.path, name) : `/proc/self/fd/${this.fd}/${name}`;
  }

  look(name) {
    return nodeFs.lstatSync(this.at(name));
  }

  enter(name) {
    if (this.fd === null) return new Folder(nodePath.join(this.path, name), null);
    const { O_DIRECTORY, O_NOFOLLOW } = nodeFs.constants;
    return new Folder(nodePath.join(this.path, name), nodeFs.openSync(this.at(name), O_PATH | O_DIRECTORY | O_NOFOLLOW));
  }
}

/** Walks to where `path` leads and calls `use(place, link)`: places are a folder, a name in it and what is there (null for
 * nothing), `link` the last component itself where that is a link. `allow` tells what stands against a place links lead to. */
function walk(root, path, allow, use) {
  if (path === "") throw failure("ENOENT");
  const opened = [];
  const keep = (folder) => {
    opened.push(folder);
    return folder;
  };
  try {
    const { O_RDONLY, O_DIRECTORY } = nodeFs.constants;
    const top = keep(new Folder(root, byFolder ? nodeFs.openSync(root, O_RDONLY | O_DIRECTORY) : null));
    let link = null;
    const place = follow(top, root, lexicalPath(path), allow, keep, (found) => (link ??= found));
    return use(place, link);
  } finally {
    for (const folder of opened) if (folder.fd !== null) nodeFs.closeSync(folder.fd);
  }
}

function follow(top, root, path, allow, keep, noteLink) {
  const above = [top];
  const names = [];
  const pending = path === "" ? [] : path.split("/").reverse();
  let links = 0;
  const ask = (part) => {
    if (links > 0) askAbout([...names, part, ...pending.slice().reverse()], allow);
  };
  while (pending.length > 0) {
    const part = pending.pop();
    if (part === "..") {
      if (names.length === 0) throw new Denied(LEADS_OUT);
      names.pop();
      above.pop();
      continue;
    }
    const folder = above[above.length - 1];
    let found;
    try {
      found = folder.look(part);
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
      ask(part);
      if (pending.length > 0) throw error;
      return { folder, name: part, found: null };
    }
    if (found.isSymbolicLink()) {
      links++;
      if (links > MAX_LINKS) throw failure("ELOOP");
      if (pending.length === 0) noteLink({ folder, name: part, found });
      let target = nodeFs.readlinkSync(folder.at(part));
      if (nodePath.isAbsolute(target)) {
        target = pathBelow(root, target);
        above.length = 1;
        names.length = 0;
      }
      pending.push(...target.split("/").filter((step) => step !== "" && step !== ".").reverse());
      continue;
    }
    if (pending.length === 0 || !found.isDirectory()) {
      ask(part);
      if (pending.length > 0) throw failure("ENOTDIR");
      return { folder, name: part, found };
    }
    above.push(keep(folder.enter(part)));
    names.push(part);
  }
  ask(".");
  const folder = above[above.length - 1];
  return { folder, name: ".", found: folder.look(".") };
}

/** Before anything is said about a place that links led to: may the program know of it? */
function askAbout(names, allow) {
  const steps = [];
  for (const step of names) {
    if (step === "..") {
      if (steps.length === 0) throw new Denied(LEADS_OUT);
      steps.pop();
    } else if (step !== ".") {
      steps.push(step);
    }
  }
  const place = steps.join("/") || ".";
  const problem = allow(place);
  if (problem !== null) throw new Denied(`a symbolic link leads to ${quoteString(place)}, and ${problem}`);
}

/** An absolute link target as a path from the root. */
function pathBelow(root, target) {
  for (const base of [nodeFs.realpathSync(root), nodePath.resolve(root)].map((path) => path.replace(/\/+$/, ""))) {
    if (target === base || target.startsWith(`${base}/`)) return target.slice(base.length + 1);
  }
  throw new Denied(LEADS_OUT);
}

function wantFile({ found }) {
  if (found === null) throw failure("ENOENT");
  if (found.isDirectory()) throw failure("EISDIR");
  if (!found.isFile()) throw failure("EIO");
}

function decodeUtf8(bytes, path) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HostError("not valid UTF-8", path);
  }
}

export function readTextFile(root, path, allow) {
  return walk(root, path, allow, (place) => {
    wantFile(place);
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = nodeFs.constants;
    const fd = nodeFs.openSync(place.folder.at(place.name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const found = nodeFs.fstatSync(fd);
      if (!found.isFile()) throw failure("EIO");
      if (found.size > MAX_READ) throw new HostError("file too large", path);
      const bytes = nodeFs.readFileSync(fd);
      if (bytes.length > MAX_READ) throw new HostError("file too large", path);
      return decodeUtf8(bytes, path);
    } finally {
      nodeFs.closeSync(fd);
    }
  });
}

export function listFolder(root, path, allow) {
  return walk(root, path, allow, ({ folder, name, found }) => {
    if (found === null) throw failure("ENOENT");
    if (!found.isDirectory()) throw failure("ENOTDIR");
    const names = nodeFs.readdirSync(folder.at(name), { encoding: "buffer" });
    return names.map((bytes) => decodeUtf8(bytes, path)).sort(compareStrings);
  });
}

export function fileExists(root, path, allow) {
  try {
    return walk(root, path, allow, ({ found }) => found !== null);
  } catch (error) {
    if (error instanceof Denied || error.code === undefined) throw error;
    return false;
  }
}

/** Makes a new file beside the old one and puts it in its place as a whole. */
export function writeTextFile(root, path, allow, text) {
  walk(root, path, allow, (place) => {
    const { folder, name, found } = place;
    if (found !== null) {
      wantFile(place);
      nodeFs.accessSync(folder.at(name), nodeFs.constants.W_OK);
    }
    const random = Array.from(globalThis.crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0"));
    const fresh = folder.at(`.prism-${random.join("")}.tmp`);
    const fd = nodeFs.openSync(fresh, "wx", 0o666);
    try {
      try {
        nodeFs.writeFileSync(fd, text);
        if (found !== null) nodeFs.fchmodSync(fd, found.mode & 0o7777);
      } finally {
        nodeFs.closeSync(fd);
      }
      nodeFs.renameSync(fresh, folder.at(name));
    } catch (error) {
      nodeFs.unlinkSync(fresh);
      throw error;
    }
  });
}

export function removeFile(root, path, allow) {
  walk(root, path, allow, (place, link) => {
    const { folder, name, found } = link ?? place;
    if (found === null) throw failure("ENOENT");
    if (found.isDirectory()) throw failure("EISDIR");
    nodeFs.unlinkSync(folder.at(name));
  });
}

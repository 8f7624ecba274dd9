// Patterns that limit effects. In one, `*` fits any characters but `/`, `?` fits one, and `**` as a whole part fits any
// number of parts. No pattern fits a text with a `..` part, and one without a leading `/` no text with one.

export function patternMatches(pattern, text) {
  if (pattern.startsWith("/") !== text.startsWith("/")) return false;
  const steps = text.split("/").filter((part) => part !== "" && part !== ".");
  if (steps.includes("..")) return false;
  const parts = pattern.split("/").filter((part) => part !== "" && part !== ".");
  return wildcardFits(parts, steps, (part) => part === "**", partFits);
}

/** Does a text fit one of the patterns? null allows everything. */
export function limitsAllow(patterns, text) {
  return patterns === null || patterns.some((pattern) => patternMatches(pattern, text));
}

function partFits(pattern, text) {
  if (pattern === "**") return false;
  return wildcardFits(Array.from(pattern), Array.from(text), (c) => c === "*", (p, c) => p === "?" || p === c);
}

/** Wildcard matching where a star takes any run: on a mismatch, the last star takes one more. */
function wildcardFits(pattern, text, isStar, fit) {
  let at = 0;
  let start = 0;
  let star = -1;
  let resume = 0;
  while (start < text.length) {
    if (at < pattern.length && isStar(pattern[at])) {
      star = at++;
      resume = start;
    } else if (at < pattern.length && fit(pattern[at], text[start])) {
      at++;
      start++;
    } else if (star >= 0) {
      at = star + 1;
      start = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(isStar);
}

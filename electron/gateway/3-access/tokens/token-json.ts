// JSON of a token's parts, read with suspicion: whoever sends it chose every byte.

/** Objects and lists inside each other, the outermost included. */
const deepest = 16;

/** The object in `text`; undefined where it is no JSON object, names a member twice, or is nested too deep. */
export function parseTokenJson(text: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // a token that is not JSON is an answer here, not a fault
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return isPlain(text) ? (value as Readonly<Record<string, unknown>>) : undefined;
}

/**
 * Walks text that is known to be JSON. Of two members of one name each reader may take the other one, which lets a
 * token say one thing to the gateway and another to the endpoint.
 */
function isPlain(text: string): boolean {
  // the names seen in each object that is open; undefined for a list
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    const names = open[open.length - 1];
    if (mark.startsWith('"')) {
      if (isName && names !== undefined && !addName(names, mark)) return false;
      isName = false;
    } else if (mark === '{' || mark === '[') {
      isName = mark === '{';
      open.push(isName ? new Set() : undefined);
      if (open.length > deepest) return false;
    } else if (mark === ',') isName = names !== undefined;
    else open.pop();
  }
  return true;
}

/** False for a name that is there already, or that sets a prototype where objects are copied carelessly. */
function addName(names: Set<string>, literal: string): boolean {
  const name = String(JSON.parse(literal));
  if (names.has(name) || name === '__proto__') return false;
  names.add(name);
  return true;
}

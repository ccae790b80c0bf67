// One-line scalars of plain YAML: numbers, booleans and null as the core schema of YAML 1.2 has them, else text.

/** Thrown where a text is not plain; what `readPlainYaml` returns then. */
export const notPlain = Symbol('not plain YAML');

const nulls = new Set(['~', 'null', 'Null', 'NULL']);
const booleans = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
const decimal = /^[-+]?(?:\d+|\.\d+|\d+\.\d*)$/;
const otherNumber =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const plainStart = /^(?:[A-Za-z0-9_./$~(^+\\;<=]|-[^ -])/;
const jsonString = /^"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"$/;
const quotedString = /^'(?:[^']|'')*'$/;
const reference = /^\{ (file|secret): ("[^"\\]*"|[A-Za-z][A-Za-z0-9_./+-]*) \}$/;

/** The value of a scalar that fills the rest of its line. */
export function readScalar(text: string): unknown {
  if (text.startsWith('"')) return jsonString.test(text) ? JSON.parse(text) : refuse();
  if (text.startsWith("'")) return quotedString.test(text) ? text.slice(1, -1).replaceAll("''", "'") : refuse();
  if (text === '{}') return {};
  if (text === '[]') return [];
  const match = reference.exec(text);
  if (match !== null) return { [match[1] as 'file' | 'secret']: readScalar(match[2] ?? '') };
  return readPlain(text);
}

function readPlain(text: string): unknown {
  if (nulls.has(text)) return null;
  const boolean = booleans.get(text);
  if (boolean !== undefined) return boolean;
  if (decimal.test(text)) return Number.isSafeInteger(Number(text)) || text.length < 16 ? Number(text) : refuse();
  const isText = plainStart.test(text) && !otherNumber.test(text);
  const mayMeanMore = text.includes(' #') || /:(?: |$)/.test(text);
  return isText && !mayMeanMore ? text : refuse();
}

function refuse(): never {
  throw notPlain;
}

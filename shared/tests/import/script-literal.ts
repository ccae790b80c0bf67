// Literals of a script as values: texts, numbers, lists, objects, and `pm.…get("name")` as a variable.

/** A literal's value, or a variable in its braces. */
export type ScriptLiteral = { readonly value: unknown } | { readonly variable: string };

const variableGet =
  /^(?:pm\.(?:variables|environment|collectionVariables|globals|iterationData)\.get|postman\.get(?:Environment|Global)Variable)\(\s*(["'])([^"']{1,128})\1\s*\)$/;

/** Reads a literal; undefined for anything that would have to be run. */
export function scriptLiteral(written: string): ScriptLiteral | undefined {
  const text = written.trim();
  const variable = variableGet.exec(text)?.[2];
  if (variable !== undefined) return { variable };
  if (text === 'undefined') return undefined;
  const quoted = quotedText(text);
  if (quoted !== undefined) return { value: quoted };
  return parse(text) ?? parse(asJson(text));
}

/** The text of a string literal; undefined for anything else, templates with values among them. */
export function quotedText(written: string): string | undefined {
  const match = /^(["'`])((?:[^\\]|\\[\s\S])*)\1$/.exec(written.trim());
  if (match === null) return undefined;
  const [, quote = '', inner = ''] = match;
  if (new RegExp(`(?:^|[^\\\\])(?:\\\\\\\\)*${quote}`).test(inner)) return undefined;
  if (quote === '`' && inner.includes('${')) return undefined;
  return inner.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (_, unit?: string, byte?: string, letter = '') =>
      unit === undefined && byte === undefined
        ? escaped(letter)
        : String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16)),
  );
}

function escaped(letter: string): string {
  const known: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '\n': '' };
  return Object.hasOwn(known, letter) ? (known[letter] ?? letter) : letter;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // no literal: the caller tells of the line
    return undefined;
  }
}

/** `{a: 'b',}` as JSON has it: quotes around names, double ones around texts. */
function asJson(text: string): string {
  return text.replace(
    /"(?:[^"\\\n]|\\.)*"|'((?:[^'\\\n]|\\.)*)'|([{,]\s*)([A-Za-z_$][\w$]*)(?=\s*:)|,(?=\s*[}\]])/g,
    (whole, single?: string, before?: string, name?: string) => {
      if (single !== undefined) return JSON.stringify(single.replace(/\\(.)/g, '$1'));
      if (name !== undefined) return `${before}"${name}"`;
      return whole === ',' ? '' : whole;
    },
  );
}

// Where a JSON text stops being one. Platforms word this differently and some give no place at all.

/** What is wrong with a JSON text and the offset of it. */
export interface JsonProblem {
  readonly message: string;
  readonly at: number;
}

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

type Expected =
  | 'a value'
  | 'a value or ]'
  | 'a name or }'
  | 'a name'
  | 'a colon'
  | 'a comma or ]'
  | 'a comma or }'
  | 'the end';

/** The first problem of `text`; undefined where it is JSON. Reads once, and as deep as the text goes. */
export function jsonProblem(text: string): JsonProblem | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'a value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) {
      const start = pastSpace(text, at);
      if (expected === 'the end' && start >= text.length) return undefined;
      return { message: unexpected(text, start, expected), at: start };
    }
    const next = step(found, expected, open);
    if (next === undefined) {
      const start = pastSpace(text, at);
      return { message: unexpected(text, start, expected), at: start };
    }
    expected = next;
    at = token.lastIndex;
  }
}

function step([, mark, name]: RegExpExecArray, expected: Expected, open: ('{' | '[')[]): Expected | undefined {
  const isValuePlace = expected === 'a value' || expected === 'a value or ]';
  if (mark === undefined) {
    if (isValuePlace) return after(open);
    const isName = name !== undefined && (expected === 'a name' || expected === 'a name or }');
    return isName ? 'a colon' : undefined;
  }
  if (mark === '{' || mark === '[') {
    if (!isValuePlace) return undefined;
    open.push(mark);
    return mark === '{' ? 'a name or }' : 'a value or ]';
  }
  if (mark === ':') return expected === 'a colon' ? 'a value' : undefined;
  if (mark === ',') {
    if (expected === 'a comma or }') return 'a name';
    return expected === 'a comma or ]' ? 'a value' : undefined;
  }
  if (!expected.endsWith(`or ${mark}`)) return undefined;
  open.pop();
  return after(open);
}

function after(open: readonly ('{' | '[')[]): Expected {
  const last = open[open.length - 1];
  if (last === undefined) return 'the end';
  return last === '{' ? 'a comma or }' : 'a comma or ]';
}

function unexpected(text: string, at: number, expected: Expected): string {
  const character = text[at];
  const found = character === undefined ? 'the text ends' : `there is ${JSON.stringify(character)}`;
  return `No JSON: ${found} where ${expected} should stand.`;
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++;
  return at;
}

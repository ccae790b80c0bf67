// Where a text stops being JSON. The engine's own messages name the place only sometimes, and differ by version.
import { SourceFault } from './yaml-source';

/** What may come next, in the words of the message. */
type Wanted =
  | 'a value'
  | 'a value or ]'
  | 'a name in double quotes or }'
  | 'a name in double quotes'
  | ':'
  | 'a comma or a closing bracket';

interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: 'sign' | 'string' | 'word';
  readonly text: string;
}

/** The first fault of a JSON text; undefined where it is JSON. */
export function findJsonFault(text: string): SourceFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return locateFault(text);
  }
}

/** Walks token by token along what may follow, keeping the brackets that are open. */
function locateFault(text: string): SourceFault {
  const open: string[] = [];
  let wanted: Wanted = 'a value';
  for (let at = 0; ; ) {
    const token = tokenAt(text, at);
    const next: Wanted | undefined = typeof token === 'number' ? undefined : follow(token, wanted, open);
    if (typeof token === 'number' || next === undefined) {
      const offset = typeof token === 'number' ? token : token.start;
      return new SourceFault(offset, `JSON: ${messageOf(text, offset, wanted, open.length === 0)}`);
    }
    wanted = next;
    at = token.end;
  }
}

function messageOf(text: string, offset: number, wanted: Wanted, isOutside: boolean): string {
  if (offset >= text.length) return 'the text ends too early.';
  if (isOutside && wanted === 'a comma or a closing bracket') return 'nothing may follow the value.';
  const isString = text[offset] === '"' && (wanted.startsWith('a value') || wanted.startsWith('a name'));
  return isString ? 'this string is not closed or holds what it may not.' : `expected ${wanted} here.`;
}

/** What may follow `token`; undefined where the token itself may not stand here. */
function follow({ kind, text }: Token, wanted: Wanted, open: string[]): Wanted | undefined {
  const innermost = open[open.length - 1];
  const mayClose = wanted === 'a comma or a closing bracket' || wanted.endsWith('or ]') || wanted.endsWith('or }');
  if (kind === 'sign' && mayClose && ((text === '}' && innermost === '{') || (text === ']' && innermost === '['))) {
    open.pop();
    return 'a comma or a closing bracket';
  }
  if (wanted === 'a comma or a closing bracket') {
    if (text !== ',' || innermost === undefined) return undefined;
    return innermost === '{' ? 'a name in double quotes' : 'a value';
  }
  if (wanted === ':') return text === ':' ? 'a value' : undefined;
  if (wanted.startsWith('a name')) return kind === 'string' ? ':' : undefined;
  if (kind !== 'sign') return 'a comma or a closing bracket';
  if (text !== '{' && text !== '[') return undefined;
  open.push(text);
  return text === '{' ? 'a name in double quotes or }' : 'a value or ]';
}

/** The token that begins at or after `from`; where there is none, the offset of what is no token. */
function tokenAt(text: string, from: number): Token | number {
  let start = from;
  while (' \t\n\r'.includes(text[start] ?? '-')) start++;
  const rest = text.slice(start, start + 1);
  if (rest !== '' && '{}[],:'.includes(rest)) return { start, end: start + 1, kind: 'sign', text: rest };
  if (rest === '"') {
    const end = endOfString(text, start);
    return end === undefined ? start : { start, end, kind: 'string', text: text.slice(start, end) };
  }
  const word = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/.exec(
    text.slice(start, start + 400),
  );
  return word === null ? start : { start, end: start + word[0].length, kind: 'word', text: word[0] };
}

function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return isString(text.slice(start, at + 1)) ? at + 1 : undefined;
    if (character === '\n') return undefined;
    if (character === '\\') at++;
  }
  return undefined;
}

function isString(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'string';
  } catch {
    return false;
  }
}

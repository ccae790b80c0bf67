// `{{variables}}` of tests: plain ones, secrets (`{{secret:TOKEN}}`) and made-up values (`{{$uuid}}`).

export interface VariableScope {
  /** What answers gave, before the variables of the suite. Taken as it is: a server must not name secrets. */
  readonly captured: (name: string) => string | undefined;
  /** Undefined: there is no such variable. */
  readonly variable: (name: string) => string | undefined;
  /** The value of `{{secret:NAME}}`; undefined where nothing fills it. */
  readonly secret: (name: string) => string | undefined;
  /** The value of `{{$name}}`; undefined where there is no such maker. */
  readonly madeUp: (name: string) => string | undefined;
}

export interface FilledText {
  readonly text: string;
  /** Names without a value, as they stand between the braces. They stay as they were written. */
  readonly missing: readonly string[];
}

/** What stands for a secret wherever a request is shown. */
export const secretMask = '••••••';

const slot = /\{\{\s*([^{}\s]{1,200})\s*\}\}/g;

/** Variables may name variables; this deep at most, so that no circle runs on. */
const deepest = 8;
/** Values may grow a text to this many characters. */
const longest = 16 * 1_024 * 1_024;

/** Fills all slots of `text`. */
export function fillText(text: string, scope: VariableScope): FilledText {
  const missing = new Set<string>();
  return { text: fill(text, scope, missing, 0), missing: [...missing] };
}

/** The names between the braces of `text`, each once. */
export function slotNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(slot)].map((match) => match[1] ?? ''))];
}

/** The secrets that a text names, without `secret:`. */
export function secretNames(text: string): readonly string[] {
  return slotNames(text).flatMap((name) => (name.startsWith('secret:') ? [name.slice('secret:'.length)] : []));
}

/** The same scope for showing what is sent: secrets are masked. */
export function maskedScope(scope: VariableScope): VariableScope {
  return { ...scope, secret: (name) => (scope.secret(name) === undefined ? undefined : secretMask) };
}

function fill(text: string, scope: VariableScope, missing: Set<string>, depth: number): string {
  if (!text.includes('{{')) return text;
  let room = longest - text.length;
  return text.replace(slot, (written, name: string) => {
    const plain = name.startsWith('secret:') ? scope.secret(name.slice('secret:'.length)) : scope.captured(name);
    const value = plain ?? lookUp(name, scope);
    if (value === undefined || depth >= deepest || value.length > room) {
      missing.add(name);
      return written;
    }
    room -= value.length;
    return plain ?? fill(value, scope, missing, depth + 1);
  });
}

function lookUp(name: string, scope: VariableScope): string | undefined {
  if (name.startsWith('secret:')) return undefined;
  return name.startsWith('$') ? scope.madeUp(name.slice(1)) : scope.variable(name);
}

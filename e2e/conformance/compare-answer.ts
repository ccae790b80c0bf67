// An outcome and an expected answer in one form, so that one assertion compares both whole.
import { expect } from 'vitest';
import type { CaseAnswer, Expected, Invoked, SentRequest } from './conformance-case';
import type { CaseOutcome } from './run-case';

type Headers = Readonly<Record<string, Expected | null>>;

/** The outcome in the form of the answer: only what the case speaks of. */
export function seenOf(outcome: CaseOutcome, answer: CaseAnswer): unknown {
  const { named } = outcome;
  const text = named(outcome.body.toString('utf8'));
  return {
    status: outcome.status,
    ...(answer.body !== undefined && { body: text }),
    ...(answer.base64 !== undefined && { base64: outcome.body.toString('base64') }),
    ...(answer.json !== undefined && { json: parsed(text) }),
    ...(answer.headers !== undefined && { headers: pick(answer.headers, outcome.headers, named) }),
    ...(answer.sent !== undefined && { sent: sentOf(outcome, answer.sent) }),
    ...(answer.invoked !== undefined && { invoked: invokedOf(outcome, answer.invoked) }),
    ...(answer.accessLog !== undefined && { accessLog: named(outcome.accessLog.join('\n')) }),
    ...(answer.log !== undefined && { log: logOf(outcome, answer.log) }),
  };
}

/** The answer with matchers where it has patterns. */
export function wantedOf(answer: CaseAnswer): unknown {
  return withMatchers(answer);
}

function withMatchers(value: unknown): unknown {
  if (value instanceof RegExp) return expect.stringMatching(value);
  if (Array.isArray(value)) return value.map(withMatchers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withMatchers(member)]));
}

function sentOf({ sent, named }: CaseOutcome, wanted: SentRequest | null): unknown {
  if (sent === undefined) return wanted === null ? null : 'nothing was sent';
  if (wanted === null) return `${sent.method} ${sent.url} was sent`;
  return {
    ...(wanted.method !== undefined && { method: sent.method }),
    ...(wanted.url !== undefined && { url: sent.url }),
    ...(wanted.headers !== undefined && { headers: pick(wanted.headers, sent.headers, named) }),
    ...(wanted.body !== undefined && { body: named(sent.body.toString('utf8')) }),
    ...(wanted.base64 !== undefined && { base64: sent.body.toString('base64') }),
  };
}

function invokedOf({ invoked, named }: CaseOutcome, wanted: Invoked | null): unknown {
  if (invoked === undefined) return wanted === null ? null : 'no function was invoked';
  if (wanted === null) return `${invoked.functionName} was invoked`;
  const { event, payload, ...members } = wanted;
  const text = named(invoked.payload);
  const seen = Object.keys(members).map((name) => [name, invoked[name as keyof typeof members] ?? null]);
  return {
    ...Object.fromEntries(seen),
    ...(event !== undefined && { event: pickPaths(Object.keys(event), parsed(text)) }),
    ...(payload !== undefined && { payload: text }),
  };
}

/** What stands at each path; `undefined` becomes the word, so that an absent member differs from null. */
function pickPaths(paths: readonly string[], value: unknown): unknown {
  return Object.fromEntries(
    paths.map((path) => {
      const found = path.split('.').reduce<unknown>((at, name) => {
        return typeof at === 'object' && at !== null && Object.hasOwn(at, name)
          ? (at as Record<string, unknown>)[name]
          : undefined;
      }, value);
      return [path, found === undefined ? 'absent' : found];
    }),
  );
}

function pick(wanted: Headers, headers: ReadonlyMap<string, string>, named: (text: string) => string): unknown {
  return Object.fromEntries(
    Object.keys(wanted).map((name) => {
      const value = headers.get(name.toLowerCase());
      return [name, value === undefined ? null : named(value)];
    }),
  );
}

/** What was looked for where the log has it, the whole log where it does not. */
function logOf({ log, named }: CaseOutcome, wanted: Expected | readonly Expected[]): unknown {
  const lines = log.map(named);
  const found: string[] = [];
  let from = 0;
  for (const one of typeof wanted === 'string' || wanted instanceof RegExp ? [wanted] : wanted) {
    const at = lines.findIndex((line, index) => index >= from && hasText(line, one));
    if (at === -1) return lines;
    found.push(typeof one === 'string' ? one : (lines[at] ?? ''));
    from = at + 1;
  }
  return Array.isArray(wanted) ? found : found[0];
}

function hasText(line: string, wanted: Expected): boolean {
  return typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `no JSON: ${text}`;
  }
}

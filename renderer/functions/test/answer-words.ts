// How a call of a function came out, in few words and with its tone.
import type { LambdaOutcome } from '../../../shared/lambda/functions';

export interface AnswerWords {
  readonly tone: 'ok' | 'failed';
  /** `Succeeded`, `Unhandled error`, `404 ResourceNotFoundException`. */
  readonly title: string;
  /** The error's own message, where the function failed. */
  readonly message?: string;
  /** The payload, spread out where it is JSON. */
  readonly text: string;
}

/** A place in the function's own code, from the stack of its error. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
}

/** The words for `outcome`. */
export function answerWords(outcome: LambdaOutcome): AnswerWords {
  if (outcome.kind === 'refused') {
    return { tone: 'failed', title: `${outcome.status} ${outcome.errorType}`, message: outcome.message, text: '' };
  }
  const { functionError, payload, status } = outcome;
  const text = spreadOut(payload);
  if (functionError !== undefined) {
    const message = memberText(payload, 'errorMessage');
    const title = memberText(payload, 'errorType') ?? `${functionError} error`;
    return { tone: 'failed', title, text, ...(message !== undefined && { message }) };
  }
  const titles: Readonly<Record<number, string>> = { 202: 'Accepted', 204: 'May be called' };
  return { tone: 'ok', title: titles[status] ?? 'Succeeded', text };
}

/** The innermost frame of an error's stack that lies in one of `files`, as Node.js and Python write them. */
export function placeOfError(payload: string, files: readonly string[]): CodePlace | undefined {
  const stack = memberList(payload, 'trace') ?? memberList(payload, 'stackTrace') ?? [];
  const frames = stack.flatMap((entry) => entry.split('\n'));
  const isPython = frames.some((frame) => /^\s*File "/.test(frame));
  // Python prints the innermost frame last
  for (const frame of isPython ? frames.reverse() : frames) {
    const [, path = '', line = ''] =
      /File "([^"]+)", line (\d+)/.exec(frame) ??
      /\(?(?:file:\/\/)?([^()\s]+?):(\d+)(?::\d+)?\)?$/.exec(frame.trim()) ??
      [];
    const file = files
      .filter((each) => path === each || path.endsWith(`/${each}`))
      .sort((a, b) => b.length - a.length)[0];
    if (file !== undefined) return { file, line: Number(line) };
  }
  return undefined;
}

function spreadOut(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload; // a stream or broken JSON: shown as it came
  }
}

function memberOf(payload: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name]
      : undefined;
  } catch {
    return undefined;
  }
}

function memberText(payload: string, name: string): string | undefined {
  const value = memberOf(payload, name);
  return typeof value === 'string' ? value : undefined;
}

function memberList(payload: string, name: string): string[] | undefined {
  const value = memberOf(payload, name);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : undefined;
}

// What an answer that was seen once makes expected of the next ones.
import type { TestCheck } from '../../definition/companions/test-suite';
import { jsonValue } from '../evaluate/json-values';

export interface SeenAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** Absent: it was not kept, or is no text. */
  readonly body?: string;
}

/** Longer bodies are not made an expectation: nobody would read the difference. */
const longestJson = 64 * 1_024;
const longestText = 4 * 1_024;

/** Status, content type and body, as far as they say something. Times are never checked. */
export function expectationsOf({ status, headers, body }: SeenAnswer): {
  readonly expect: readonly TestCheck[];
  /** True where a body was there and is too long or no text. */
  readonly leavesBodyOut: boolean;
} {
  const expect: TestCheck[] = [{ check: 'status', operator: 'equals', value: String(status) }];
  const type =
    headers
      .find(([name]) => name.toLowerCase() === 'content-type')?.[1]
      ?.split(';')[0]
      ?.trim() ?? '';
  if (type !== '') expect.push({ check: 'header', name: 'Content-Type', operator: 'contains', value: type });
  if (body === undefined || body === '') return { expect, leavesBodyOut: false };
  const json = body.length <= longestJson && jsonValue(body) !== undefined ? prettyJson(body) : undefined;
  const text = json ?? (body.length <= longestText ? body : undefined);
  if (text === undefined || text.includes('{{')) return { expect, leavesBodyOut: true };
  return { expect: [...expect, { check: 'body', operator: 'equals', value: text }], leavesBodyOut: false };
}

/** The value of a check that means exactly `text`: quoted where it would be read as JSON otherwise. */
export function textValue(text: string): string {
  return jsonValue(text) === undefined ? text : JSON.stringify(text);
}

/** Over several lines, unless a number would not survive the platform's own reading. */
function prettyJson(text: string): string {
  if (/\d{16}|\d[eE.]/.test(text)) return text;
  return JSON.stringify(JSON.parse(text), null, 2);
}

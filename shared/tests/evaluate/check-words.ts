// Checks in words: titles of results, and texts cut to a readable length.
import type { TestCheck } from '../../definition/companions/test-suite';

const shownCharacters = 4_000;

const operatorWords: Readonly<Record<TestCheck['operator'], string>> = {
  equals: 'equals',
  notEquals: 'does not equal',
  contains: 'contains',
  notContains: 'does not contain',
  matches: 'matches',
  exists: 'exists',
  notExists: 'does not exist',
  lessThan: 'is less than',
  greaterThan: 'is greater than',
  length: 'has length',
};

/** `status equals 200`, `header Content-Type contains json`, `$.id exists`, `body matches model Pet`. */
export function checkTitle({ check, name = '', operator, value }: TestCheck): string {
  const said = value === undefined || operator === 'exists' || operator === 'notExists' ? '' : ` ${oneLine(value)}`;
  if (check === 'model') return `body matches model${said}`;
  const subject = { status: 'status', body: 'body', header: `header ${name}`, path: name }[check];
  return `${subject} ${operatorWords[operator]}${said}`;
}

/** A value as a result shows it. */
export function shown(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}… (${text.length} characters)` : text;
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}

// The policy language once more, as plainly as it can be said: what the real evaluator is held against.
import type { RandomRequest, RandomStatement } from './random-policies';

/** What statements say of a request. */
export function naiveResult(statements: readonly RandomStatement[], request: RandomRequest): string {
  const applying = statements.filter((statement) => applies(statement, request));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicit-deny';
  return applying.some(({ Effect }) => Effect === 'Allow') ? 'allow' : 'implicit-deny';
}

function applies(statement: RandomStatement, request: RandomRequest): boolean {
  const { Principal, Action, Resource, Condition = {} } = statement;
  const isMeant =
    typeof Principal === 'string' ||
    (request.user !== undefined && (Principal.AWS.includes(request.user) || Principal.AWS.includes('123456789012')));
  const actions = typeof Action === 'string' ? [Action] : Action;
  const holds = Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => conditionHolds(operator, values, request.keys[key])),
  );
  return (
    isMeant &&
    actions.some((action) => like(action.toLowerCase(), request.action.toLowerCase())) &&
    Resource.some((resource) => resource === '*' || likeArn(resource, request.resource)) &&
    holds
  );
}

function conditionHolds(operator: string, values: readonly string[], actual: string | undefined): boolean {
  const isNegated = operator.includes('Not');
  if (actual === undefined) return operator.endsWith('IfExists') || isNegated;
  const test = operator.includes('Ip') ? inRange : operator.includes('Like') ? like : (a: string, b: string) => a === b;
  return values.some((value) => test(value, actual)) !== isNegated;
}

function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function likeArn(pattern: string, arn: string): boolean {
  const wanted = pattern.split(':');
  return wanted.every((part, index) => like(part, arn.split(':')[index] ?? ''));
}

/** Binary digits of the address, compared as text. */
function inRange(range: string, address: string): boolean {
  const [start = '', prefix] = range.split('/');
  if (start.includes(':') !== address.includes(':')) return false;
  const length = Number(prefix ?? (start.includes(':') ? 128 : 32));
  return bits(start).slice(0, length) === bits(address).slice(0, length);
}

function bits(address: string): string {
  if (!address.includes(':'))
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)]
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
}

// One changed member in words: `timeout 29 s → 10 s`, `authorizer added: Customers`.
import type { MemberChange } from './member-changes';

/** Names of things that members refer to by id, before and after. */
export interface ReferredNames {
  readonly before: (member: string, id: string) => string | undefined;
  readonly after: (member: string, id: string) => string | undefined;
}

/** A changed member as a reader sees it. */
export interface MemberWords {
  /** The whole of it: `timeout 29 s → 10 s`. */
  readonly words: string;
  /** Its parts, where one short value became another. */
  readonly values?: { readonly label: string; readonly before: string; readonly after: string };
}

/** The words for `change`. Long texts are counted in lines, never quoted. */
export function memberWords(change: MemberChange, names: ReferredNames): MemberWords {
  const label = labelOf(change.path);
  const member = change.path.at(-1) ?? '';
  const before = 'before' in change ? valueWords(member, change.before, names.before) : undefined;
  const after = 'after' in change ? valueWords(member, change.after, names.after) : undefined;
  if (isText(change.before) && isText(change.after))
    return { words: `${label} changed (${lineWords(change.before, change.after)})` };
  if (before === undefined) return { words: isText(change.after) ? `${label} added` : `${label} added: ${after}` };
  if (after === undefined) return { words: `${label} removed` };
  return { words: `${label} ${before} → ${after}`, values: { label, before, after } };
}

// what AWS's console calls the members whose names say less
const labels: Readonly<Record<string, string>> = {
  timeoutInMillis: 'timeout',
  authorizerId: 'authorizer',
  authorizationType: 'authorization',
  authorizationScopes: 'scopes',
  apiKeyRequired: 'API key required',
  requestValidatorId: 'request validator',
  requestModels: 'request model',
  requestParameters: 'request parameter',
  responseParameters: 'response parameter',
  responseModels: 'response model',
  requestTemplates: 'request template',
  responseTemplates: 'response template',
  methodResponses: 'method response',
  integrationResponses: 'integration response',
  passthroughBehavior: 'passthrough behavior',
  contentHandling: 'content handling',
  binaryMediaTypes: 'binary media types',
  minimumCompressionSize: 'minimum compression size',
  corsConfiguration: 'CORS',
  uri: 'URI',
  integrationUri: 'URI',
  httpMethod: 'HTTP method',
  integrationMethod: 'HTTP method',
  target: 'integration',
  jwtConfiguration: 'JWT',
  ttlInSeconds: 'TTL',
  authorizerResultTtlInSeconds: 'TTL',
  cacheTtlInSeconds: 'cache TTL',
  policy: 'resource policy',
};

/** `methodIntegration.integrationResponses.200.responseTemplates.application/json` without what a reader knows. */
function labelOf(path: readonly string[]): string {
  const shown = path[0] === 'methodIntegration' && path.length > 1 ? path.slice(1) : path;
  return shown.map((name) => labels[name] ?? spaced(name)).join(' ');
}

/** Only names of members are spelled out; content types, header names and the like stay as they are. */
function spaced(name: string): string {
  return /^[a-z]+([A-Z][a-z]+)+$/.test(name) ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;
}

function valueWords(member: string, value: unknown, nameOf: ReferredNames['before']): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return member.endsWith('InMillis') ? milliseconds(value) : numberWords(member, value);
  if (typeof value === 'string') return nameOf(member, value) ?? (value === '' ? 'empty' : cut(value));
  if (Array.isArray(value)) return value.length === 0 ? 'none' : cut(value.map(String).join(', '));
  return cut(JSON.stringify(value) ?? 'nothing');
}

function numberWords(member: string, value: number): string {
  return member.endsWith('InSeconds') ? `${value} s` : String(value);
}

function milliseconds(value: number): string {
  return value % 1_000 === 0 ? `${value / 1_000} s` : `${value} ms`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.includes('\n');
}

/** How many lines came and went, by the lines that stand in one text only. */
function lineWords(before: string, after: string): string {
  const [left, right] = [before.split('\n'), after.split('\n')];
  return `+${countBeyond(right, left)} −${countBeyond(left, right)} lines`;
}

function countBeyond(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  let beyond = 0;
  for (const line of lines) {
    const count = left.get(line) ?? 0;
    if (count === 0) beyond += 1;
    else left.set(line, count - 1);
  }
  return beyond;
}

const longestValue = 80;

function cut(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}

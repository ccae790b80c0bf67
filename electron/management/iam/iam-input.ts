// Members that many actions of the iam service take: names, paths, documents, tags, pages.
import { type PolicyUse, parsePolicy } from '../../../shared/policy/parse-policy';
import { PolicyFault } from '../../../shared/policy/policy-fault';
import { queryMembers } from '../wire/query-members';
import type { QueryInput } from '../wire/query-protocol';
import { invalid, malformedPolicy } from './iam-errors';

/** The member `Name`; ValidationError where it is missing. */
export function requireText(input: QueryInput, name: string): string {
  const value = input.get(name);
  if (value === null || value === '') throw invalid(memberName(name), value, 'not be null');
  return value;
}

/** A name of a user, role or policy, of at most `longest` characters. */
export function requireName(input: QueryInput, name: string, longest: number): string {
  const value = requireText(input, name);
  if (!/^[\w+=,.@-]+$/.test(value)) {
    throw invalid(memberName(name), value, 'satisfy regular expression pattern: [\\w+=,.@-]+');
  }
  if (value.length > longest) {
    throw invalid(memberName(name), value, `have length less than or equal to ${longest}`);
  }
  return value;
}

/** `Path` as a field; the root is not kept. */
export function pathField(input: QueryInput): { readonly path?: string } {
  const path = input.get('Path') ?? '/';
  if (!/^\/(?:[\x21-\x7e]+\/)?$/.test(path) || path.length > 512) {
    throw invalid('path', path, 'satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)');
  }
  return path === '/' ? {} : { path };
}

/** A policy document as it was sent; MalformedPolicyDocument where it is none. */
export function requirePolicy(input: QueryInput, name: string, use: PolicyUse): string {
  const document = requireText(input, name);
  try {
    parsePolicy(document, use);
  } catch (error) {
    if (error instanceof PolicyFault) throw malformedPolicy(error.message);
    throw error;
  }
  return document;
}

/** `Tags.member.N.Key` and `.Value` as a record. */
export function tagsOf(input: QueryInput): Readonly<Record<string, string>> {
  const { Tags: tags } = queryMembers(input);
  if (!Array.isArray(tags)) return {};
  return Object.fromEntries(
    tags.map((tag: unknown) => {
      const { Key: key = '', Value: value = '' } = (typeof tag === 'object' && tag !== null ? tag : {}) as Tag;
      if (key === '') throw invalid('tags.1.member.key', '', 'have length greater than or equal to 1');
      return [String(key), String(value)];
    }),
  );
}

interface Tag {
  readonly Key?: unknown;
  readonly Value?: unknown;
}

/** A list of texts: `{name}.member.N`. */
export function textList(input: QueryInput, name: string): readonly string[] {
  const value = queryMembers(input)[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The page that `Marker` and `MaxItems` name, under the name of the list. */
export function pageOf<T>(input: QueryInput, name: string, items: readonly T[], shape: (item: T) => unknown): object {
  const asked = input.get('MaxItems');
  const most = asked === null ? 100 : Number(asked);
  if (!Number.isInteger(most) || most < 1 || most > 1_000) {
    throw invalid('maxItems', asked, 'have value between 1 and 1000');
  }
  const start = Math.max(0, Number(Buffer.from(input.get('Marker') ?? '', 'base64').toString('latin1')) || 0);
  const end = start + most;
  const isTruncated = end < items.length;
  return {
    [name]: items.slice(start, end).map(shape),
    IsTruncated: isTruncated,
    ...(isTruncated && { Marker: Buffer.from(String(end)).toString('base64') }),
  };
}

/** `UserName` → `userName`, as validation errors spell it. */
function memberName(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

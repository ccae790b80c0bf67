// Whether a request meets the conditions of a routing rule, condition by condition.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
import type { RoutingRule } from '../definition/companions/v2-companions';
import type { HeaderList } from '../trace/trace';
import { withoutSlashes } from './domain-routes';

export interface RuleMatch {
  readonly matches: boolean;
  readonly conditions: readonly ConditionMatch[];
  /** The base path of the condition that matched; absent: no condition names one. */
  readonly basePath?: string;
}

export interface ConditionMatch {
  readonly holds: boolean;
  /** `header x-version is v2*` or `path begins with /orders`. */
  readonly wanted: string;
  /** What the request has there; absent: nothing. */
  readonly actual?: string;
}

/** Holds the rule's conditions against a request; every one has to hold, and no condition takes everything. */
export function matchRule({ conditions }: RoutingRule, path: string, headers: HeaderList): RuleMatch {
  const parts = conditions.flatMap(({ matchHeaders, matchBasePaths }) => [
    ...(matchHeaders === undefined ? [] : [matchAnyHeader(headers, matchHeaders.anyOf)]),
    ...(matchBasePaths === undefined ? [] : [matchBasePath(path, matchBasePaths.anyOf)]),
  ]);
  const basePath = parts.find((part) => part.basePath !== undefined)?.basePath;
  return {
    matches: parts.every(({ holds }) => holds),
    conditions: parts.map(({ basePath: _, ...condition }) => condition),
    ...(basePath !== undefined && { basePath }),
  };
}

/** AWS documented: names whatever their case, values with theirs; `*` stands for anything, at either end only. */
export function globMatches(glob: string, value: string): boolean {
  if (glob === '*') return true;
  const isOpenBefore = glob.startsWith('*');
  const isOpenAfter = glob.length > 1 && glob.endsWith('*');
  const text = glob.slice(isOpenBefore ? 1 : 0, isOpenAfter ? -1 : undefined);
  if (isOpenBefore && isOpenAfter) return value.includes(text);
  if (isOpenBefore) return value.endsWith(text);
  return isOpenAfter ? value.startsWith(text) : value === text;
}

type Part = ConditionMatch & { readonly basePath?: string };

interface HeaderWanted {
  readonly header: string;
  readonly valueGlob: string;
}

/** AWS documented: the condition matches if any of its names and values do. */
function matchAnyHeader(headers: HeaderList, anyOf: readonly HeaderWanted[]): Part {
  const parts = anyOf.map((wanted) => matchHeader(headers, wanted));
  const actual = [...new Set(parts.flatMap((part) => part.actual ?? []))].join(', ');
  return {
    holds: parts.some(({ holds }) => holds),
    wanted: parts.map(({ wanted }) => wanted).join(' or '),
    ...(actual !== '' && { actual }),
  };
}

// AWS assumed: of a header that came more than once, any value may match
function matchHeader(headers: HeaderList, { header, valueGlob }: HeaderWanted): Part {
  const lowerName = header.toLowerCase();
  const values = headers.filter(([name]) => name.toLowerCase() === lowerName).map(([, value]) => value);
  return {
    holds: values.some((value) => globMatches(valueGlob, value)),
    wanted: `header ${header} is ${valueGlob}`,
    ...(values.length > 0 && { actual: values.join(', ') }),
  };
}

/** AWS documented: literal and case-sensitive, without wildcards. */
function matchBasePath(path: string, basePaths: readonly string[]): Part {
  const sent = path.replace(/^\/+/, '');
  const wanted = `path begins with ${basePaths.map((each) => `/${withoutSlashes(each)}`).join(' or ')}`;
  const found = basePaths.map(withoutSlashes).find((basePath) => isBelow(sent, basePath));
  return { holds: found !== undefined, wanted, actual: `/${sent}`, ...(found !== undefined && { basePath: found }) };
}

function isBelow(sent: string, basePath: string): boolean {
  return basePath === '' || sent === basePath || sent.startsWith(`${basePath}/`);
}

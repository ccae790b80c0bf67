// What a run of an authorizer came to, as names with values: for the page, and to compare two runs.
// Nothing here knows REST APIs from others: a run without policy, cache or principal has fewer facts.
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';

export type Fact = readonly [name: string, value: string];

const decisions = {
  allow: 'allowed',
  'explicit-deny': 'denied by a statement',
  'implicit-deny': 'no statement allows it',
} as const;

/** Who calls and what was decided. */
export function identityFacts(run: AuthorizerRun): readonly Fact[] {
  const { decision, principalId, usageIdentifierKey } = run;
  return [
    ...(decision === undefined ? [] : [['Decision', decisions[decision.result]] as const]),
    ...(decision === undefined ? [] : [['Asked about', decision.methodArn] as const]),
    ...(principalId === undefined ? [] : [['principalId', principalId] as const]),
    ...(usageIdentifierKey === undefined ? [] : [['usageIdentifierKey', usageIdentifierKey] as const]),
    ['Took', `${Math.round(run.latencyMs).toLocaleString('en-US')} ms`],
  ];
}

/** What results are kept by, and what the stage keeps of it now. */
export function cacheFacts({ cache, identity }: AuthorizerRun): readonly Fact[] {
  const parts = identity.map(({ source, value }): Fact => [source, value ?? 'not in the request']);
  if (cache === undefined) return parts;
  const { ttlSeconds, isHit, keptForMs, key } = cache;
  return [
    ...parts,
    [
      'Cache',
      ttlSeconds === 0
        ? 'off: the function is asked every time'
        : isHit
          ? 'hit: a request would not ask the function'
          : 'miss: a request would ask the function',
    ],
    ...(isHit && keptForMs !== undefined ? [['Age', ageWords(ttlSeconds, keptForMs)] as const] : []),
    ...(ttlSeconds > 0 ? [['Time to live', `${ttlSeconds.toLocaleString('en-US')} s`] as const] : []),
    ...(key === undefined ? [] : [['Cache key', key] as const]),
  ];
}

/** The caller's context under the names that methods read it by. */
export function contextFacts({ context, claims, principalId }: AuthorizerRun): readonly Fact[] {
  const named = (prefix: string, record: Readonly<Record<string, string>> = {}) =>
    Object.entries(record).map(([name, value]): Fact => [`${prefix}${name}`, value]);
  return [
    ...(principalId === undefined ? [] : [['$context.authorizer.principalId', principalId] as const]),
    ...named('$context.authorizer.', context),
    ...named('$context.authorizer.claims.', claims),
  ];
}

/** `403 ACCESS_DENIED`, or `let in`. */
export function outcomeOf({ refusal }: AuthorizerRun): string {
  return refusal === undefined ? 'let in' : `${refusal.status} ${refusal.responseType}`;
}

export interface Difference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What two runs do not have in common; times are left out, they always differ. */
export function differences(before: AuthorizerRun, after: AuthorizerRun): readonly Difference[] {
  const [old, now] = [comparable(before), comparable(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names
    .map((name) => ({ name, before: old.get(name) ?? 'nothing', after: now.get(name) ?? 'nothing' }))
    .filter((each) => each.before !== each.after);
}

function comparable(run: AuthorizerRun): ReadonlyMap<string, string> {
  const facts = [...identityFacts(run), ...cacheFacts(run), ...contextFacts(run)];
  return new Map([
    ['Outcome', outcomeOf(run)],
    ...facts.filter(([name]) => name !== 'Took' && name !== 'Age'),
    ...(run.policy === undefined ? [] : [['Policy', run.policy] as const]),
  ]);
}

function ageWords(ttlSeconds: number, keptForMs: number): string {
  const left = Math.ceil(keptForMs / 1_000);
  return `${Math.max(0, ttlSeconds - left)} s, good for another ${left} s`;
}

// Placed requests as a suite: ids, target, the variables they use, and what the caller is told.
import { StudioError } from '../../contract/errors';
import type { TestImportPlan } from '../../contract/tests';
import {
  type TestRequest,
  type TestSuite,
  type TestTarget,
  testSuiteSchema,
} from '../../definition/companions/test-suite';
import { type Definition, findEntity, listEntities } from '../../definition/entities';
import { newShortId, type RandomSource } from '../../definition/ids';
import type { LossList } from '../../openapi/import/losses';
import { slotNames } from '../fill-text';
import { madeUpNames } from '../made-up-values';
import type { ForeignRequests } from './foreign-requests';
import { placeRequests } from './place-requests';
import { isSecretName } from './secret-words';
import { openSecretTaker, withoutTokens } from './take-secrets';

export interface TestImportOptions {
  readonly definition: Definition;
  readonly random: RandomSource;
  /** Names of secrets that suites have already. */
  readonly takenSecrets: ReadonlySet<string>;
  readonly fileName?: string;
  readonly suiteName?: string;
  readonly intoSuiteId?: string;
  readonly target?: TestTarget;
  readonly targets: readonly { readonly origin: string; readonly target: TestTarget }[];
  readonly withExpectations: boolean;
  readonly apiRequestsOnly: boolean;
}

export interface PlannedImport {
  readonly plan: TestImportPlan;
  /** The values behind the names in `plan.secrets`. */
  readonly secretValues: ReadonlyMap<string, string>;
}

/** Makes the suite of `foreign`, or what joins the suite `intoSuiteId`. */
export function assembleSuite(foreign: ForeignRequests, losses: LossList, options: TestImportOptions): PlannedImport {
  const { definition, random } = options;
  const taker = openSecretTaker(options.takenSecrets);
  const { requests, matches } = placeRequests(foreign, { ...options, losses, taker });
  const into = options.intoSuiteId;
  const existing = into === undefined ? undefined : findEntity(definition, 'test-suite', into);
  if (into !== undefined && existing === undefined) {
    throw new StudioError('NOT_FOUND', `There is no test suite ${into}.`, { path: 'intoSuiteId' });
  }
  const numbered = withIds(requests, existing);
  const variables = usedVariables(foreign, numbered);
  const shownVariables = new Map(
    [...variables].map(([name, value]) => {
      const place = `variable ${name}`;
      return [name, isSecretName(name) ? taker.take(name, value, place) : withoutTokens(value, taker, place)] as const;
    }),
  );
  tellMissing(numbered, new Set([...variables.keys(), ...Object.keys(existing?.variables ?? {})]), losses);
  for (const name of foreign.variables.keys()) {
    if (!variables.has(name)) losses.info(`variable ${name}`, 'No request uses it; it is left out.');
  }
  const target = existing === undefined ? commonTarget(numbered) : existing.target;
  const suite = testSuiteSchema.parse({
    id: existing?.id ?? freshId(definition, random),
    name: existing?.name ?? freshName(definition, suiteName(foreign, options)),
    ...(foreign.description !== undefined && existing === undefined && { description: foreign.description }),
    ...(target !== undefined && { target }),
    ...(shownVariables.size > 0 && { variables: Object.fromEntries(shownVariables) }),
    requests: numbered.map((request) => (isSameTarget(request.target, target) ? withoutTarget(request) : request)),
  });
  const plan: TestImportPlan = {
    kind: foreign.kind,
    suites: [suite],
    requests: suite.requests.length,
    matches,
    losses: losses.all(),
    secrets: [...taker.places].map(([name, places]) => ({ name, places })),
  };
  return { plan, secretValues: taker.values };
}

/** `r1`, `r2` …, after those of the suite they join. */
function withIds(
  requests: readonly Omit<TestRequest, 'id'>[],
  existing: TestSuite | undefined,
): readonly TestRequest[] {
  const taken = new Set((existing?.requests ?? []).map(({ id }) => id));
  let number = 0;
  return requests.map((request) => {
    do number += 1;
    while (taken.has(`r${number}`));
    return { id: `r${number}`, ...request };
  });
}

/** The document's variables that requests use, or that used variables use. */
function usedVariables({ variables }: ForeignRequests, requests: readonly TestRequest[]): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  const open = requests.flatMap((request) => slotNames(JSON.stringify(request)));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const value = variables.get(name);
    if (value === undefined || used.has(name)) continue;
    used.set(name, value);
    open.push(...slotNames(value));
  }
  return used;
}

function tellMissing(requests: readonly TestRequest[], known: ReadonlySet<string>, losses: LossList): void {
  const captured = new Set<string>();
  for (const request of requests) {
    for (const name of slotNames(JSON.stringify({ ...request, capture: [] }))) {
      if (name.startsWith('secret:') || known.has(name) || captured.has(name)) continue;
      const isMaker = name.startsWith('$');
      if (isMaker && (madeUpNames as readonly string[]).includes(name.slice(1))) continue;
      losses.warn(
        request.name,
        isMaker ? `There is no {{${name}}} here.` : `The variable ${name} has no value: give it one in the suite.`,
      );
    }
    for (const { variable } of request.capture ?? []) captured.add(variable);
  }
}

/** The target that most requests have. */
function commonTarget(requests: readonly TestRequest[]): TestTarget | undefined {
  const counts = new Map<string, { target: TestTarget; count: number }>();
  for (const { target } of requests) {
    if (target === undefined) continue;
    const key = `${target.apiId} ${target.stageName}`;
    counts.set(key, { target, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.target;
}

function isSameTarget(a: TestTarget | undefined, b: TestTarget | undefined): boolean {
  return a !== undefined && b !== undefined && a.apiId === b.apiId && a.stageName === b.stageName;
}

function withoutTarget({ target: _target, ...request }: TestRequest): TestRequest {
  return request;
}

function suiteName(foreign: ForeignRequests, { suiteName: asked, fileName }: TestImportOptions): string {
  const file = fileName?.replace(/(?:\.postman_collection)?\.[A-Za-z0-9]+$/, '');
  const name = [asked, foreign.name, file, 'Imported requests'].find(
    (text) => text !== undefined && text.trim() !== '',
  );
  return (name ?? '').trim().slice(0, 240);
}

function freshName(definition: Definition, name: string): string {
  const taken = new Set(listEntities(definition, 'test-suite').map(({ entity }) => entity.name));
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name} (${number})`;
  return candidate;
}

function freshId(definition: Definition, random: RandomSource): string {
  for (;;) {
    const id = newShortId(random);
    if (findEntity(definition, 'test-suite', id) === undefined) return id;
  }
}

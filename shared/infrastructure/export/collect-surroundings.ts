// What an API needs beside it, whatever its protocol: plans with their keys, domain names, and the functions it calls.
import type { DomainName } from '../../definition/companions/domain-name';
import type { LambdaFunction } from '../../definition/companions/function';
import type { ApiKey, UsagePlan } from '../../definition/companions/usage-plan';
import { type Definition, findEntity, listEntities } from '../../definition/entities';
import { functionNameInUri } from '../../definition/function-uri';
import { createLossList, type LossList } from '../../openapi/import/losses';
import type { TextPlace } from './text-parts';

export interface Surroundings {
  readonly plans: readonly UsagePlan[];
  readonly keys: readonly ApiKey[];
  readonly domains: readonly DomainName[];
  readonly functions: readonly LambdaFunction[];
  readonly place: TextPlace;
  readonly losses: LossList;
}

export interface SurroundedApi {
  readonly apiId: string;
  readonly region: string;
  /** URIs of integrations and authorizers. */
  readonly called: readonly (string | undefined)[];
  /** Those that map to the API. */
  readonly domainNames: readonly string[];
}

/** Collects them, each kind in the order of its names. */
export function collectSurroundings(
  definition: Definition,
  { apiId, region, called, domainNames }: SurroundedApi,
): Surroundings {
  const losses = createLossList();
  const plans = sortedBy(
    listEntities(definition, 'usage-plan').flatMap(({ entity }) =>
      entity.apiStages?.some((stage) => stage.apiId === apiId) ? [entity] : [],
    ),
    ({ name }) => name,
  );
  const keyIds = [...new Set(plans.flatMap((plan) => plan.keyIds ?? []))];
  const functions = calledFunctions(definition, called, losses);
  return {
    plans,
    keys: sortedBy(
      keyIds.flatMap((id) => findEntity(definition, 'api-key', id) ?? []),
      ({ name, id }) => name ?? id,
    ),
    domains: sortedBy(
      [...new Set(domainNames)].flatMap((name) => findEntity(definition, 'domain-name', name) ?? []),
      ({ domainName }) => domainName,
    ),
    functions,
    place: {
      apiId,
      region,
      accountId: findEntity(definition, 'account')?.accountId ?? '000000000000',
      functionNames: new Set(functions.map(({ functionName }) => functionName)),
    },
    losses,
  };
}

/** The functions that are called, as far as the workspace has their code. */
function calledFunctions(
  definition: Definition,
  uris: readonly (string | undefined)[],
  losses: LossList,
): readonly LambdaFunction[] {
  const names = new Set(uris.flatMap((uri) => (uri === undefined ? [] : (functionNameInUri(uri) ?? []))));
  const known = [...names].flatMap((name) => findEntity(definition, 'function', name) ?? []);
  for (const { functionName, mode } of known) {
    if (mode === 'LOCAL') continue;
    losses.warn(
      `functions.${functionName}`,
      `The function has no code here (its mode is ${mode}) and is not exported.`,
    );
  }
  return sortedBy(
    known.filter(({ mode }) => mode === 'LOCAL'),
    ({ functionName }) => functionName,
  );
}

/** The items in the order of a text. */
export function sortedBy<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return [...items].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

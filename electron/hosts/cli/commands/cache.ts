// `gatehouse cache`: what a stage's response cache keeps, why a request is answered from it or not, and forgetting.

import { cacheKeyPartText, type ShownCacheKey } from '../../../../shared/cache/cache-visit';
import type { CacheExplanation } from '../../../../shared/cache/cached-entries';
import type { StageCacheState } from '../../../../shared/contract/cache';
import type { StudioClient } from '../../../../shared/contract/contract';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

interface Place {
  readonly apiId: string;
  readonly stageName: string;
}

interface Action {
  /** Names after the API. */
  readonly names: readonly string[];
  run(client: StudioClient, invocation: Invocation, place: Place, names: readonly string[]): Promise<ExitCode>;
}

const actions: Readonly<Record<string, Action>> = {
  list: { names: [], run: list },
  explain: { names: ['METHOD', 'PATH'], run: explain },
  invalidate: { names: ['ENTRY'], run: invalidate },
  flush: { names: [], run: flush },
};

export const cacheCommand: Command = {
  name: 'cache',
  summary:
    'Lists what a stage keeps in its response cache; explain says why a request is answered from it or not; invalidate forgets one entry, flush all of them.',
  usage:
    'list API --stage S | explain API METHOD PATH --stage S | invalidate API ENTRY --stage S | flush API --stage S',
  positionals: { min: 2, max: 4 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    headers: { type: 'string', value: 'JSON', summary: 'explain: request headers as a JSON object' },
    canary: { type: 'boolean', summary: 'explain, invalidate: of the stage’s canary' },
  },
  run(invocation) {
    const [name = '', word = '', ...names] = invocation.positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) {
      throw new UsageError(`gatehouse cache has no action ${name}. It has ${Object.keys(actions).join(', ')}.`);
    }
    if (names.length !== action.names.length) {
      throw new UsageError(
        `gatehouse cache ${[name, 'API', ...action.names].join(' ')}: ${names.length + 1} names given.`,
      );
    }
    const stageName = textOption(invocation, 'stage');
    if (stageName === undefined) throw new UsageError('--stage S is required.');
    return withWorkspace<ExitCode>(invocation, { gateway: true }, async (client) =>
      action.run(client, invocation, { apiId: (await findApi(client, word)).id, stageName }, names),
    );
  },
};

async function list(client: StudioClient, invocation: Invocation, place: Place): Promise<ExitCode> {
  const state = await client.cache.entries(place);
  return printResult(invocation, state, stateLines(state));
}

async function explain(
  client: StudioClient,
  invocation: Invocation,
  place: Place,
  [verb = '', pathWithQueryString = '/']: readonly string[],
): Promise<ExitCode> {
  const httpMethod = verb.toUpperCase();
  const headers = textPairsOption(invocation, 'headers');
  const isCanary = invocation.options.canary === true;
  const found = await client.cache.explain({ ...place, httpMethod, pathWithQueryString, headers, isCanary });
  return printResult(invocation, found, explanationLines(found));
}

async function invalidate(
  client: StudioClient,
  invocation: Invocation,
  place: Place,
  [entryId = '']: readonly string[],
): Promise<ExitCode> {
  await client.cache.invalidate({ ...place, entryId, scope: invocation.options.canary === true ? 'canary' : 'stage' });
  return printResult(invocation, { ...place, entryId }, [`Entry ${entryId} is gone.`]);
}

async function flush(client: StudioClient, invocation: Invocation, place: Place): Promise<ExitCode> {
  const flushed = await client.cache.flush(place);
  return printResult(invocation, flushed, [`${flushed.removed} entries of stage ${place.stageName} are gone.`]);
}

function stateLines({ isOn, clusterSize, entries, bytes, limitBytes, hits, misses, at }: StageCacheState): string[] {
  if (!isOn) return ['The stage has no cache cluster.'];
  const asked = hits + misses;
  const ratio = asked === 0 ? '' : ` (${Math.round((100 * hits) / asked)} %)`;
  return [
    `${clusterSize} GB, ${bytes} of ${limitBytes} bytes used here; ${hits} hits${ratio}, ${misses} misses`,
    ...entries.map(({ id, scope, key, resourcePath, status, bytes: size, expiresAt, hits: used, isEncrypted }) =>
      [
        id,
        `${key.httpMethod} ${resourcePath}`,
        ...(key.parts.length > 0 ? [keyText(key)] : []),
        `${status}, ${size} bytes, ${used} hits, ${Math.round((expiresAt - at) / 1_000)} s left`,
        ...(scope === 'canary' ? ['canary'] : []),
        ...(isEncrypted ? ['encrypted'] : []),
      ].join('  '),
    ),
  ];
}

function explanationLines({ verdict, said, notes, method, resourcePath, key, nearest }: CacheExplanation): string[] {
  return [
    `${verdict}: ${said}`,
    ...(method === undefined ? [] : [`Method: ${method} ${resourcePath}`]),
    ...(key === undefined ? [] : [`Key: ${[key.namespace, key.httpMethod].join(' ')} ${keyText(key)}`.trimEnd()]),
    ...notes,
    ...(nearest === undefined
      ? []
      : [
          `Nearest entry ${nearest.entry.id} differs in ${nearest.differing
            .map(({ parameter, kept }) => cacheKeyPartText({ parameter, values: kept }))
            .join(', ')}.`,
        ]),
  ];
}

function keyText({ parts }: ShownCacheKey): string {
  return parts.map(cacheKeyPartText).join(' ');
}

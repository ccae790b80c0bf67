// ApiKey operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateApiKey.html

import type { ApiKey } from '../../../../shared/definition/companions/usage-plan';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { newApiId, newApiKeyValue } from '../../../../shared/definition/ids';
import { placedAt } from '../../../../shared/definition/place';
import { badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { apiKeyPatches } from '../patch/companion-patches';
import { page, withTags } from '../shapes';
import { entityAt, patchEntity, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

export const apiKeyOperations: Operations = {
  async CreateApiKey(call) {
    refuseOver(listEntities(call.definition, 'api-key').length, quotas.apiKeys, 'API keys');
    const key = newApiKey(call, call.json());
    await storeEntity(call, entityKey('api-key', key.id), key);
    return apiKeyShape(requireApiKey({ ...call, labels: { api_Key: key.id } }), true, 'created or listed');
  },
  GetApiKey(call) {
    return apiKeyShape(requireApiKey(call), call.query.get('includeValue') === 'true', 'single');
  },
  GetApiKeys(call) {
    const prefix = call.query.get('name') ?? '';
    const customerId = call.query.get('customerId');
    const keys = newestFirst(listEntities(call.definition, 'api-key').map(({ entity }) => entity))
      .filter(({ name = '' }) => name.startsWith(prefix))
      .filter((key) => customerId === null || key.customerId === customerId);
    const withValue = call.query.get('includeValues') === 'true';
    return page(keys, call.query, (key) => apiKeyShape(key, withValue, 'created or listed'));
  },
  async UpdateApiKey(call) {
    const { id } = requireApiKey(call);
    const lastUpdatedDate = secondsNow(call);
    await patchEntity(call, {
      operation: 'UpdateApiKey',
      key: entityKey('api-key', id),
      table: {
        ...apiKeyPatches,
        check: (draft) => {
          draft.lastUpdatedDate = lastUpdatedDate;
        },
      },
      missing: noApiKey,
    });
    return apiKeyShape(requireApiKey(call), false, 'single');
  },
  async DeleteApiKey(call) {
    await call.studio.services.definition.remove({ key: entityKey('api-key', requireApiKey(call).id) });
    return undefined;
  },
};

/** The key that `body` asks for, with an id, a value and dates of its own. */
export function newApiKey(
  call: OperationCall,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> & ApiKey {
  const { name, description, value, stageKeys } = body;
  if (typeof description === 'string' && description.length > 125_000) {
    throw badRequest('Invalid API Key description specified.');
  }
  const { random } = call.studio.host;
  const now = secondsNow(call);
  let id = newApiId(random);
  while (call.definition.has(entityKey('api-key', id))) id = newApiId(random);
  return {
    id,
    // AWS recorded: an empty value is as good as none
    value: typeof value === 'string' && value !== '' ? value : newApiKeyValue(random),
    enabled: body.enabled === true,
    ...(name !== '' && pickSet(body, ['name'])),
    ...pickSet(body, ['customerId', 'description', 'tags']),
    ...(Array.isArray(stageKeys) && { stageKeys: stageKeys.map(stageKeyText) }),
    createdDate: now,
    lastUpdatedDate: now,
    ...placedAt(call, call.home),
  };
}

export function requireApiKey(call: OperationCall): ApiKey {
  const key = entityAt<ApiKey>(call, entityKey('api-key', label(call, 'api_Key')));
  if (key === undefined) throw noApiKey();
  return key;
}

/** AWS recorded: `value` shows when it is asked for or new, `stageKeys` always. */
function apiKeyShape(key: ApiKey, withValue: boolean, form: 'single' | 'created or listed'): object {
  const { value, tags, stageKeys = [], ...rest } = key;
  return withTags({ ...rest, stageKeys, ...(withValue && { value }) }, tags, form);
}

/** AWS recorded: lists of keys begin with the newest; those of one second keep their order of making. */
export function newestFirst<T extends { readonly createdDate: number }>(keys: readonly T[]): T[] {
  return [...keys].reverse().sort((a, b) => b.createdDate - a.createdDate);
}

export function noApiKey() {
  return notFound('Invalid API Key identifier specified');
}

function stageKeyText(stageKey: unknown): string {
  const { restApiId, stageName } = (stageKey ?? {}) as { restApiId?: unknown; stageName?: unknown };
  return `${String(restApiId)}/${String(stageName)}`;
}

function secondsNow(call: OperationCall): number {
  return Math.floor(call.studio.host.clock() / 1_000);
}

// A token bucket of the gateway in the words of the workspace.
import type { BucketState } from '../../../shared/contract/usage';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import type { BucketLevel } from '../../gateway/ports';

/** `bucket` with what it limits; its key is as the gateway's throttle step makes it. */
export function bucketState(bucket: BucketLevel, definition: Definition): BucketState {
  const space = bucket.key.indexOf(' ');
  const limit = bucket.key.slice(0, space) as BucketState['limit'];
  const { rate, burst, level } = bucket;
  const missing = burst - level;
  return {
    key: bucket.key,
    limit,
    ...placeOf(limit, bucket.key.slice(space + 1), definition),
    rate,
    burst,
    level,
    ...(rate > 0 && { fullInMs: Math.ceil((missing / rate) * 1_000) }),
  };
}

type BucketPlace = Pick<BucketState, 'of' | 'usagePlanId' | 'apiKeyId' | 'apiId' | 'stageName'>;

function placeOf(limit: BucketState['limit'], text: string, definition: Definition): BucketPlace {
  if (limit === 'throttle-account') return { of: `the account in ${text}` };
  if (limit === 'throttle-method') {
    const [apiId = '', stageName = '', resourceId = '', httpMethod = ''] = text.split('/');
    const path = resourcePath(definition, apiId, resourceId);
    return { of: `${httpMethod} ${path} of ${apiName(definition, apiId)}, stage ${stageName}`, apiId, stageName };
  }
  if (limit === 'throttle-route') {
    const [apiId = '', stageName = '', ...key] = text.split('/');
    return { of: `${key.join('/')} of ${apiName(definition, apiId)}, stage ${stageName}`, apiId, stageName };
  }
  const [usagePlanId = '', apiKeyId = '', apiId = '', stageName = '', ...rest] = text.split('/');
  const plan = findEntity(definition, 'usage-plan', usagePlanId)?.name ?? usagePlanId;
  const key = findEntity(definition, 'api-key', apiKeyId)?.name ?? apiKeyId;
  const client = `${key} in ${plan}`;
  if (limit === 'throttle-plan') return { of: client, usagePlanId, apiKeyId };
  const httpMethod = rest.at(-1) ?? '';
  const path = `/${rest.slice(0, -1).join('/')}`;
  const of = `${httpMethod} ${path} of ${apiName(definition, apiId)}, stage ${stageName}, for ${client}`;
  return { of, usagePlanId, apiKeyId, apiId, stageName };
}

function apiName(definition: Definition, apiId: string): string {
  return (findEntity(definition, 'rest-api', apiId) ?? findEntity(definition, 'v2-api', apiId))?.name ?? apiId;
}

/** `/orders/{id}`; the id where the resource is gone. */
function resourcePath(definition: Definition, apiId: string, resourceId: string): string {
  const resources = new Map(listEntities(definition, 'resource', apiId).map(({ entity }) => [entity.id, entity]));
  const parts: string[] = [];
  let resource = resources.get(resourceId);
  if (resource === undefined) return resourceId;
  while (resource !== undefined && parts.length <= resources.size) {
    if (resource.pathPart !== undefined) parts.unshift(resource.pathPart);
    resource = resources.get(resource.parentId ?? '');
  }
  return `/${parts.join('/')}`;
}

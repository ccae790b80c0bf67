// Tags of everything that has an ARN of this service: both API versions tag the same things.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging.html
import { type EntityKey, type EntityKind, entityKey } from '../../../../shared/definition/entities';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';

type Tags = Readonly<Record<string, string>>;

/** Adds `tags`, as a client sent them, to what `arn` names. */
export async function addTags(call: OperationCall, arn: string, tags: unknown): Promise<void> {
  if (typeof tags !== 'object' || tags === null) throw badRequest('Tags must be non-empty');
  checkTags(tags);
  await changeTags(call, arn, (before) => ({ ...before, ...tags }));
}

/** Takes the tags of these names from what `arn` names. */
export async function removeTags(call: OperationCall, arn: string, names: readonly string[]): Promise<void> {
  const gone = new Set(names);
  const without = (before: Tags) => Object.fromEntries(Object.entries(before).filter(([name]) => !gone.has(name)));
  await changeTags(call, arn, without);
}

/** The tags of what `arn` names. */
export function tagsOf(call: OperationCall, arn: string): Tags {
  return taggedEntity(call, arn).tags;
}

async function changeTags(
  call: OperationCall,
  arn: string,
  change: (tags: Tags) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const { key, tags } = taggedEntity(call, arn);
  const next = change(tags);
  if (Object.keys(next).length > 50) throw new AwsError('LimitExceededException', 429, 'Tag count exceeds 50');
  await call.studio.services.definition.update({
    key,
    changes: [Object.keys(next).length === 0 ? { path: ['tags'] } : { path: ['tags'], value: next }],
  });
}

/** AWS documented: keys up to 128 characters, values up to 256, `aws:` is reserved. */
function checkTags(tags: object): void {
  for (const [name, value] of Object.entries(tags)) {
    if (name === '' || name.length > 128) throw badRequest('Tag key must be between 1 and 128 characters');
    if (typeof value !== 'string' || value.length > 256) throw badRequest('Tag value must be at most 256 characters');
    if (name.toLowerCase().startsWith('aws:')) throw badRequest("Tag keys cannot start with 'aws:'");
  }
}

/** The entity of `arn:aws:apigateway:{region}::/restapis/{id}` and the like, with its tags. */
function taggedEntity(call: OperationCall, arn: string): { readonly key: EntityKey; readonly tags: Tags } {
  const [collection = '', id = '', child, childId = ''] =
    /^arn:[a-z-]+:apigateway:[a-z0-9-]*:\d*:\/(.+)$/.exec(arn)?.[1]?.split('/') ?? [];
  const isOwnArn = collection === 'domainnameaccessassociations';
  const kinds = taggedKinds.get(child === undefined || isOwnArn ? collection : `${collection}/${child}`);
  if (kinds === undefined) throw badRequest(`Invalid ARN: ${arn}`);
  const keys = kinds.map((kind) => keyOf(kind, arn, id, child === undefined ? undefined : childId));
  const key = keys.find((one) => call.definition.has(one));
  if (key === undefined) throw notFound(`Invalid resource identifier specified: ${arn}`);
  const { tags = {} } = call.definition.get(key) as { readonly tags?: Tags };
  return { key, tags };
}

/** Access associations are named by their ARN, everything else by what stands in it. */
function keyOf(kind: EntityKind, arn: string, id: string, childId: string | undefined): EntityKey {
  if (kind === 'access-association') return entityKey(kind, arn);
  return childId === undefined ? entityKey(kind, id) : entityKey(kind, id, childId);
}

// links of both API versions have ARNs of one form; their ids differ
const taggedKinds: ReadonlyMap<string, readonly EntityKind[]> = new Map<string, readonly EntityKind[]>([
  ['restapis', ['rest-api']],
  ['restapis/stages', ['stage']],
  ['apis', ['v2-api']],
  ['apis/stages', ['v2-stage']],
  ['apikeys', ['api-key']],
  ['usageplans', ['usage-plan']],
  ['vpclinks', ['vpc-link', 'v2-vpc-link']],
  ['clientcertificates', ['client-certificate']],
  ['domainnames', ['domain-name']],
  ['domainnameaccessassociations', ['access-association']],
]);

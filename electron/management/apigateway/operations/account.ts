// The account settings, and tags of everything that can be tagged.
import { type Account, accountSchema } from '../../../../shared/definition/companions/vpc-link';
import { type EntityKey, type EntityKind, entityKey, findEntity } from '../../../../shared/definition/entities';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall, type Operations } from '../operation';
import { accountPatches } from '../patch/companion-patches';
import { patchEntity } from './edit-entity';

export const accountOperations: Operations = {
  GetAccount: (call) => accountShape(call),
  async UpdateAccount(call) {
    await patchEntity(call, {
      operation: 'UpdateAccount',
      key: entityKey('account'),
      table: accountPatches,
      initial: accountSchema.parse({}),
      missing: () => notFound('Invalid account specified'),
    });
    return accountShape(call);
  },
  async TagResource(call) {
    const { tags } = call.json();
    if (typeof tags !== 'object' || tags === null) throw badRequest('Tags must be non-empty');
    checkTags(tags);
    await changeTags(call, (before) => ({ ...before, ...tags }));
    return undefined;
  },
  async UntagResource(call) {
    const gone = new Set(call.query.getAll('tagKeys'));
    await changeTags(call, (before) => Object.fromEntries(Object.entries(before).filter(([name]) => !gone.has(name))));
    return undefined;
  },
  GetTags: (call) => ({ tags: taggedEntity(call).tags }),
};

function accountShape(call: OperationCall): object {
  const account = findEntity(call.definition, 'account') ?? accountSchema.parse({});
  const { accountId: _, ...shape }: Account = account;
  return shape;
}

async function changeTags(
  call: OperationCall,
  change: (tags: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const { key, tags } = taggedEntity(call);
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
function taggedEntity(call: OperationCall): {
  readonly key: EntityKey;
  readonly tags: Readonly<Record<string, string>>;
} {
  const arn = label(call, 'resource_arn');
  const [collection = '', id = '', child, childId = ''] =
    /^arn:[a-z-]+:apigateway:[a-z0-9-]*:\d*:\/(.+)$/.exec(arn)?.[1]?.split('/') ?? [];
  const isOwnArn = collection === 'domainnameaccessassociations';
  const kind = taggedKinds.get(child === undefined || isOwnArn ? collection : `${collection}/${child}`);
  if (kind === undefined) throw badRequest(`Invalid ARN: ${arn}`);
  const key = keyOf(kind, arn, id, child === undefined ? undefined : childId);
  const entity = call.definition.get(key) as { tags?: Record<string, string> } | undefined;
  if (entity === undefined) throw notFound(`Invalid resource identifier specified: ${arn}`);
  return { key, tags: entity.tags ?? {} };
}

/** Access associations are named by their ARN, everything else by what stands in it. */
function keyOf(kind: EntityKind, arn: string, id: string, childId: string | undefined): EntityKey {
  if (kind === 'access-association') return entityKey(kind, arn);
  return childId === undefined ? entityKey(kind, id) : entityKey(kind, id, childId);
}

const taggedKinds = new Map([
  ['restapis', 'rest-api'],
  ['restapis/stages', 'stage'],
  ['apikeys', 'api-key'],
  ['usageplans', 'usage-plan'],
  ['vpclinks', 'vpc-link'],
  ['clientcertificates', 'client-certificate'],
  ['domainnames', 'domain-name'],
  ['domainnameaccessassociations', 'access-association'],
] as const) as ReadonlyMap<string, EntityKind>;

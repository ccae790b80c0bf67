// The account settings, and the calls that tag.
import { type Account, accountSchema } from '../../../../shared/definition/companions/vpc-link';
import { entityKey, findEntity } from '../../../../shared/definition/entities';
import { notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { accountPatches } from '../patch/companion-patches';
import { patchEntity } from './edit-entity';
import { addTags, removeTags, tagsOf } from './tags';

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
    await addTags(call, arnOf(call), call.json().tags);
    return undefined;
  },
  async UntagResource(call) {
    await removeTags(call, arnOf(call), call.query.getAll('tagKeys'));
    return undefined;
  },
  GetTags: (call) => ({ tags: tagsOf(call, arnOf(call)) }),
};

function accountShape(call: OperationCall): object {
  const account = findEntity(call.definition, 'account') ?? accountSchema.parse({});
  const { accountId: _, ...shape }: Account = account;
  return shape;
}

function arnOf(call: OperationCall): string {
  return label(call, 'resource_arn');
}

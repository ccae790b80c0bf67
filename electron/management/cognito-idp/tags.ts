// Tags of a pool, by its ARN.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { type CognitoActions, type CognitoCall, savePool } from './cognito-call';
import { refused } from './cognito-errors';
import { type Input, requiredText, textMap, texts } from './members';

export const tagActions: CognitoActions = {
  ListTagsForResource: (input, call) => ({ Tags: taggedPool(input, call).tags ?? {} }),
  async TagResource(input, call) {
    const pool = taggedPool(input, call);
    const given = textMap(input, 'Tags');
    await savePool(call, `Tag user pool ${pool.name}`, () => {
      const now = taggedPool(input, call);
      return { ...now, tags: { ...now.tags, ...given } };
    });
    return {};
  },
  async UntagResource(input, call) {
    const pool = taggedPool(input, call);
    const gone = texts(input, 'TagKeys') ?? [];
    await savePool(call, `Untag user pool ${pool.name}`, () => {
      const now = taggedPool(input, call);
      const left = Object.entries(now.tags ?? {}).filter(([name]) => !gone.includes(name));
      return { ...now, tags: Object.fromEntries(left) };
    });
    return {};
  },
};

function taggedPool(input: Input, call: CognitoCall): UserPool {
  const arn = requiredText(input, 'ResourceArn');
  const poolId = /:userpool\/([\w-]+)$/.exec(arn)?.[1] ?? '';
  const { pool } = call.studio.identity.viewPool(poolId);
  if (pool === undefined) throw refused('ResourceNotFoundException', `Resource not found ${arn}`);
  return pool;
}

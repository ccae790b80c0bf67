// Tags of users, roles and policies.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html
import type { IamPolicy, IamRole, IamUser } from '../../../shared/definition/companions/iam';
import type { QueryInput } from '../wire/query-protocol';
import { editEntity, type IamActions, type IamCall, type IamKind, keyOf } from './iam-call';
import { limitExceeded } from './iam-errors';
import { pageOf, requireText, tagsOf, textList } from './iam-input';
import { tagList } from './iam-shapes';
import { policyByArn } from './policies';
import { requireRole } from './roles';
import { requireUser } from './users';

type Tagged = IamUser | IamRole | IamPolicy;

interface TaggedKind {
  readonly word: 'User' | 'Role' | 'Policy';
  readonly kind: IamKind;
  readonly read: (input: QueryInput, call: IamCall) => { readonly name: string; readonly entity: Tagged };
}

const kinds: readonly TaggedKind[] = [
  {
    word: 'User',
    kind: 'iam-user',
    read(input, call) {
      const name = requireText(input, 'UserName');
      return { name, entity: requireUser(call, call.definition, name) };
    },
  },
  {
    word: 'Role',
    kind: 'iam-role',
    read(input, call) {
      const name = requireText(input, 'RoleName');
      return { name, entity: requireRole(call, call.definition, name) };
    },
  },
  {
    word: 'Policy',
    kind: 'iam-policy',
    read(input, call) {
      const entity = policyByArn(input, call);
      return { name: entity.policyName, entity };
    },
  },
];

const mostTags = 50;

export const tagActions: IamActions = Object.fromEntries(kinds.flatMap((kind) => Object.entries(actionsOf(kind))));

function actionsOf({ word, kind, read }: TaggedKind): IamActions {
  async function change(
    input: QueryInput,
    call: IamCall,
    label: string,
    next: (tags: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  ): Promise<undefined> {
    const { name } = read(input, call);
    await editEntity(call, `${label} ${word.toLowerCase()} ${name}`, keyOf(kind, name), () => {
      const { tags: before = {}, ...rest } = read(input, call).entity;
      const tags = next(before);
      if (Object.keys(tags).length > mostTags) throw limitExceeded(`TagsPer${word}`, mostTags);
      return Object.keys(tags).length === 0 ? rest : { ...rest, tags };
    });
    return undefined;
  }

  return {
    [`Tag${word}`]: (input, call) => change(input, call, 'Tag', (tags) => ({ ...tags, ...tagsOf(input) })),
    [`Untag${word}`](input, call) {
      const gone = new Set(textList(input, 'TagKeys'));
      return change(input, call, 'Untag', (tags) =>
        Object.fromEntries(Object.entries(tags).filter(([name]) => !gone.has(name))),
      );
    },
    [`List${word}Tags`]: (input, call) => pageOf(input, 'Tags', tagList(read(input, call).entity.tags), (tag) => tag),
  };
}

// What an action of the iam service is given, and the edits that all of them make.

import { withEntities } from '../../../shared/definition/edits/edit';
import type { Definition, Entity, EntityKey, EntityKind, EntityOf } from '../../../shared/definition/entities';
import { entityKey, findEntity } from '../../../shared/definition/entities';
import type { Studio } from '../../studio/create-studio';
import type { Caller } from '../wire/caller';
import type { QueryAction } from '../wire/query-protocol';

export interface IamCall {
  readonly studio: Studio;
  readonly caller: Caller;
  /** As it is now. */
  readonly definition: Definition;
}

export type IamActions = Readonly<Record<string, QueryAction<IamCall>>>;

/** What stands under a name in IAM, in the caller's account. */
export type IamKind = Extract<EntityKind, 'iam-user' | 'iam-role' | 'iam-policy'>;

/** The account of an entity that names none. */
export function homeAccount({ caller }: Pick<IamCall, 'caller'>): string {
  return caller.home.accountId;
}

/** `accountId` where the caller's is not the workspace's own. */
export function accountField({ caller }: IamCall): { readonly accountId?: string } {
  return caller.accountId === caller.home.accountId ? {} : { accountId: caller.accountId };
}

/** The entity of a name, where it is of the caller's account. */
export function find<K extends IamKind>(
  call: Pick<IamCall, 'caller'>,
  definition: Definition,
  kind: K,
  name: string,
): EntityOf<K> | undefined {
  const entity = findEntity(definition, kind, name);
  const account = (entity as { readonly accountId?: string } | undefined)?.accountId ?? homeAccount(call);
  return account === call.caller.accountId ? entity : undefined;
}

/** One edit of one entity: `change` gives what it becomes, undefined: gone. What else goes, `also` says. */
export async function editEntity(
  call: IamCall,
  label: string,
  key: EntityKey,
  change: (definition: Definition) => Entity | undefined,
): Promise<void> {
  await call.studio.current.require().workingCopy.edit(label, (definition) => ({
    definition: withEntities(definition, [[key, change(definition)]]),
    key,
  }));
}

export function keyOf(kind: IamKind | 'iam-access-key', name: string): EntityKey {
  return entityKey(kind, name);
}

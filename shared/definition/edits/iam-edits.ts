// Edits of users and their access keys.
import { type IamAccessKey, type IamUser, iamAccessKeySchema } from '../companions/iam';
import { type Definition, type Entity, type EntityKey, entityKey, findEntity, listEntities } from '../entities';
import { type Edit, refuse, withEntities } from './edit';
import { checkEntity } from './entity-check';

/** AWS documented: a user has two keys at most, so that one can take over from the other. */
export const keysPerUser = 2;

/** A user of a name that is free; CONFLICT otherwise. */
export function createUser(definition: Definition, user: IamUser): Edit {
  const key = entityKey('iam-user', user.userName);
  if (definition.has(key)) refuse('CONFLICT', `User with name ${user.userName} already exists.`, 'userName');
  return { definition: withEntities(definition, [[key, checkEntity('iam-user', user)]]), key };
}

/** One more key of a user that exists; LIMIT_EXCEEDED where it has two. */
export function createAccessKey(definition: Definition, accessKey: IamAccessKey): Edit {
  const { userName } = accessKey;
  requireUser(definition, userName);
  if (keysOfUser(definition, userName).length >= keysPerUser) {
    refuse('LIMIT_EXCEEDED', `Cannot exceed quota for AccessKeysPerUser: ${keysPerUser}`, 'userName');
  }
  const key = entityKey('iam-access-key', accessKey.accessKeyId);
  return { definition: withEntities(definition, [[key, iamAccessKeySchema.parse(accessKey)]]), key };
}

/** The user under another name that is free, its access keys and the personas that sign as it with it. */
export function renameUser(definition: Definition, userName: string, newUserName: string): Edit {
  const user = requireUser(definition, userName);
  const made = createUser(definition, { ...user, userName: newUserName });
  const personas = listEntities(definition, 'persona').flatMap(({ key, entity }): [EntityKey, Entity][] =>
    entity.iam?.kind === 'user' && entity.iam.userName === userName
      ? [[key, { ...entity, iam: { ...entity.iam, userName: newUserName } }]]
      : [],
  );
  const keys = keysOfUser(definition, userName).map(({ key, entity }): [EntityKey, Entity] => [
    key,
    { ...entity, userName: newUserName },
  ]);
  const gone = entityKey('iam-user', userName);
  return { ...made, definition: withEntities(made.definition, [[gone, undefined], ...keys, ...personas]) };
}

/** The keys of a user, the oldest first. */
export function keysOfUser(definition: Definition, userName: string) {
  return listEntities(definition, 'iam-access-key')
    .filter(({ entity }) => entity.userName === userName)
    .sort((a, b) => a.entity.createDate - b.entity.createDate);
}

/** The user of a name, or NOT_FOUND in AWS's words. */
export function requireUser(definition: Definition, userName: string): IamUser {
  return (
    findEntity(definition, 'iam-user', userName) ??
    refuse('NOT_FOUND', `The user with name ${userName} cannot be found.`, 'userName')
  );
}

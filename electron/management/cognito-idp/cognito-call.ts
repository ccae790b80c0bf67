// What an action of cognito-idp is given, and how it finds pools, clients and users.
import { StudioError } from '../../../shared/contract/errors';
import type { UserPool, UserPoolClient, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import type { Edit } from '../../../shared/definition/edits/edit';
import { putEntity } from '../../../shared/definition/edits/entity-edits';
import { type Definition, type EntityKey, entityKey, findEntity } from '../../../shared/definition/entities';
import type { Place } from '../../../shared/definition/place';
import type { Studio } from '../../studio/create-studio';
import { findUser, type PoolView } from '../../studio/identity/pool-view';
import type { AwsError } from '../wire/aws-error';
import type { JsonAction } from '../wire/json-protocol';
import { invalidParameter, refused } from './cognito-errors';
import { type Input, patternText } from './members';

export interface CognitoCall {
  readonly studio: Studio;
  readonly place: Place;
  /** Of those that say nothing of it. */
  readonly home: Place;
  /** As it is now. */
  readonly definition: Definition;
  /** Epoch milliseconds on the virtual clock. */
  readonly now: number;
  /** Runs one edit: one step of undo. */
  edit(label: string, change: (definition: Definition) => Edit): Promise<void>;
}

export type CognitoActions = Readonly<Record<string, JsonAction<CognitoCall>>>;

/** The call over `studio` of somebody at `place`. */
export function cognitoCall(studio: Studio, place: Place, home: Place): CognitoCall {
  const workspace = studio.current.require();
  return {
    studio,
    place,
    home,
    get definition() {
      return workspace.workingCopy.definition;
    },
    now: studio.virtualClock.now(),
    async edit(label, change) {
      await workspace.workingCopy.edit(label, change);
    },
  };
}

/** The pool that `UserPoolId` names. */
export function requirePool(input: Input, { studio }: CognitoCall): PoolView & { readonly pool: UserPool } {
  const poolId = patternText(input, 'UserPoolId', /^[\w-]+_[0-9a-zA-Z]+$/, '[\\w-]+_[0-9a-zA-Z]+');
  const view = studio.identity.viewPool(poolId);
  if (view.pool === undefined) throw refused('ResourceNotFoundException', `User pool ${poolId} does not exist.`);
  return { ...view, pool: view.pool };
}

/** The client that `ClientId` names, with its pool. */
export function requireClient(input: Input, call: CognitoCall) {
  const clientId = patternText(input, 'ClientId', /^[\w+]+$/, '[\\w+]+');
  const client = findEntity(call.definition, 'user-pool-client', clientId);
  const view = client && call.studio.identity.viewPool(client.userPoolId);
  if (client === undefined || view?.pool === undefined) throw noClient(clientId);
  return { client, view: { ...view, pool: view.pool } };
}

/** The client that `ClientId` names in the pool that `UserPoolId` names. */
export function requireClientOfPool(input: Input, call: CognitoCall) {
  const { poolId } = requirePool(input, call);
  const found = requireClient(input, call);
  if (found.client.userPoolId !== poolId) throw noClient(found.client.clientId);
  return found;
}

/** The user that `Username` names in the pool that `UserPoolId` names. */
export function requireUser(input: Input, call: CognitoCall) {
  const view = requirePool(input, call);
  const user = findUser(
    view,
    patternText(input, 'Username', /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'),
  );
  if (user === undefined) throw noUser();
  return { view, user };
}

/**
 * Saves the pool that `make` gives, and gives it back. Calls come side by side: what is made of the pool as it was has to
 * be made while no other edit runs, so `make` reads it itself.
 */
export function savePool(call: CognitoCall, label: string, make: () => UserPool): Promise<UserPool> {
  return save(call, label, make, ({ id }) => entityKey('user-pool', id));
}

/** The same for a client. */
export function saveClient(call: CognitoCall, label: string, make: () => UserPoolClient): Promise<UserPoolClient> {
  return save(call, label, make, ({ clientId }) => entityKey('user-pool-client', clientId));
}

/** The same for a user. */
export function saveUser(call: CognitoCall, label: string, make: () => UserPoolUser): Promise<UserPoolUser> {
  return save(call, label, make, ({ sub }) => entityKey('user-pool-user', sub));
}

/** The user as it is now. */
export function currentUser({ definition }: CognitoCall, { sub }: Pick<UserPoolUser, 'sub'>): UserPoolUser {
  const user = findEntity(definition, 'user-pool-user', sub);
  if (user === undefined) throw noUser();
  return user;
}

async function save<T extends object>(
  call: CognitoCall,
  label: string,
  make: () => T,
  keyOf: (entity: T) => EntityKey,
): Promise<T> {
  let saved: T | undefined;
  await call.edit(label, (definition) => {
    saved = { ...make(), lastModifiedDate: call.now };
    const entity = saved;
    return asCognito(() => putEntity(definition, keyOf(entity), entity));
  });
  return saved ?? make();
}

export function noUser(): AwsError {
  return refused('UserNotFoundException', 'User does not exist.');
}

function noClient(clientId: string): AwsError {
  return refused('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
}

/** An entity that has not the form of its kind is a parameter that is not valid. */
function asCognito(change: () => Edit): Edit {
  try {
    return change();
  } catch (error) {
    if (error instanceof StudioError && error.code === 'INVALID_DEFINITION') throw invalidParameter(error.message);
    throw error;
  }
}

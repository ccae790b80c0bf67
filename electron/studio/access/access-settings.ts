// Who may call and how often, as the gateway takes it from a workspace.
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import { openAccess } from '../../gateway/no-companions';
import type { AccessSettings, FunctionGrants } from '../../gateway/ports';

/** What the definition does not hold. */
export type LocalAccess = Pick<AccessSettings, 'isStrict'> &
  Partial<Pick<AccessSettings, 'providerKeys' | 'sessionKey'>>;

/** The access settings of a workspace. */
export function accessSettingsOf(definition: Definition, local: LocalAccess): AccessSettings {
  type Kind = 'api-key' | 'usage-plan' | 'iam-user' | 'iam-access-key' | 'iam-role' | 'iam-policy' | 'user-pool';
  const entitiesOf = <K extends Kind>(kind: K) => listEntities(definition, kind).map(({ entity }) => entity);
  const throttle = findEntity(definition, 'account')?.throttleSettings;
  return {
    ...openAccess,
    ...local,
    apiKeys: entitiesOf('api-key'),
    usagePlans: entitiesOf('usage-plan'),
    users: entitiesOf('iam-user'),
    accessKeys: entitiesOf('iam-access-key'),
    roles: entitiesOf('iam-role'),
    policies: entitiesOf('iam-policy'),
    userPools: entitiesOf('user-pool'),
    ...(local.isStrict && { functionGrants: functionGrantsOf(definition) }),
    ...(throttle !== undefined && !isDefaultThrottle(throttle) && { accountThrottle: throttle }),
  };
}

function functionGrantsOf(definition: Definition): readonly FunctionGrants[] {
  return listEntities(definition, 'function').map(
    ({ entity: { functionName, lambdaName = functionName, policy = [] } }) => ({
      functionName: lambdaName,
      statements: policy,
    }),
  );
}

// AWS documented: what an account has until it asks for more. A machine under test is no region: such limits would
// only ever stop load tests, so the account limits nothing until a workspace says how much.
function isDefaultThrottle({ rateLimit, burstLimit }: NonNullable<AccessSettings['accountThrottle']>): boolean {
  return rateLimit === 10_000 && burstLimit === 5_000;
}

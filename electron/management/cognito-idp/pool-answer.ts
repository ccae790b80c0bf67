// A user pool as the service shows it: with the defaults of everything that nobody set.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import type { Place } from '../../../shared/definition/place';
import type { CognitoCall } from './cognito-call';
import { type Input, seconds } from './members';
import { passwordPolicyOf } from './password-policy';

/** Where the pool was made; its id says the region. */
export function poolPlace({ id, accountId }: UserPool, { studio, home }: CognitoCall): Place {
  return { region: studio.identity.viewPool(id).region, accountId: accountId ?? home.accountId };
}

/** `arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab3dE6gH9`. */
function poolArn(pool: UserPool, call: CognitoCall): string {
  const { region, accountId } = poolPlace(pool, call);
  return `arn:aws:cognito-idp:${region}:${accountId}:userpool/${pool.id}`;
}

/** The `UserPool` of an answer. */
export function poolAnswer(call: CognitoCall, poolId: string): object {
  const { pool, users } = call.studio.identity.viewPool(poolId);
  if (pool === undefined) return {};
  const { otherSettings = {}, createDate, lastModifiedDate, tags } = pool;
  const { Schema: schema, ...settings } = otherSettings;
  return {
    LambdaConfig: {},
    MfaConfiguration: 'OFF',
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    DeletionProtection: 'INACTIVE',
    UserPoolTier: 'ESSENTIALS',
    ...settings,
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      UnusedAccountValidityDays: 7,
      ...(settings.AdminCreateUserConfig as Input | undefined),
    },
    Id: pool.id,
    Name: pool.name,
    Arn: poolArn(pool, call),
    Policies: { PasswordPolicy: passwordPolicyOf(pool) },
    SchemaAttributes: [...standardAttributes, ...customAttributes(schema)],
    CreationDate: seconds(createDate),
    LastModifiedDate: seconds(lastModifiedDate ?? createDate),
    EstimatedNumberOfUsers: users.length,
    UserPoolTags: tags ?? {},
  };
}

/** The names of the attributes that users of the pool may have beside the standard ones: `custom:team`. */
export function customNames(pool: UserPool): readonly string[] {
  return customAttributes(pool.otherSettings?.Schema).map(({ Name }) => Name);
}

interface SchemaAttribute {
  readonly Name: string;
  readonly AttributeDataType: string;
  readonly Required: boolean;
}

function customAttributes(schema: unknown): readonly SchemaAttribute[] {
  if (!Array.isArray(schema)) return [];
  return schema.flatMap((one: unknown) => {
    const { Name: name, AttributeDataType: type, ...more } = (one ?? {}) as Input;
    if (typeof name !== 'string' || standardNames.has(name)) return [];
    const prefixed = name.startsWith('custom:') || name.startsWith('dev:') ? name : `custom:${name}`;
    return [
      {
        ...attribute(prefixed, typeof type === 'string' ? type : 'String', true),
        ...more,
      },
    ];
  });
}

/** AWS documented: the attributes of OpenID Connect, and two of Cognito's own. */
const textNames = [
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'address',
];
const standardAttributes: readonly SchemaAttribute[] = [
  { ...attribute('sub', 'String', false), Required: true },
  ...textNames.map((name) => attribute(name, 'String', true)),
  attribute('email_verified', 'Boolean', true),
  attribute('phone_number_verified', 'Boolean', true),
  attribute('updated_at', 'Number', true),
];
const standardNames: ReadonlySet<string> = new Set(standardAttributes.map(({ Name }) => Name));

/** True for an attribute that every pool has. */
export function isStandardAttribute(name: string): boolean {
  return standardNames.has(name);
}

function attribute(Name: string, AttributeDataType: string, Mutable: boolean) {
  return { Name, AttributeDataType, DeveloperOnlyAttribute: false, Mutable, Required: false };
}

// The words of execute-api in policies: actions, condition keys and operators, for checks and completions.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
import { conditionOperators } from './condition-operators';

export interface PolicyWord {
  readonly name: string;
  /** One sentence. */
  readonly said: string;
}

export const policyActions: readonly PolicyWord[] = [
  { name: 'execute-api:Invoke', said: 'Call a method or route.' },
  { name: 'execute-api:InvalidateCache', said: 'Refresh a cached answer with Cache-Control: max-age=0.' },
  { name: 'execute-api:ManageConnections', said: 'Send to, look at and close WebSocket connections.' },
];

export interface ConditionKeyWord extends PolicyWord {
  /** `all` authorization types, or those that sign with IAM credentials only. */
  readonly authorization: 'all' | 'AWS_IAM';
  /** Private APIs alone have it. */
  readonly isPrivateOnly?: boolean;
  /** What follows the slash is free: `aws:PrincipalTag/team`. */
  readonly isPrefix?: boolean;
}

export const policyConditionKeys: readonly ConditionKeyWord[] = [
  all('aws:SourceIp', "The client's address; through a VPC endpoint there is none."),
  { ...all('aws:VpcSourceIp', "The client's address inside the VPC."), isPrivateOnly: true },
  { ...all('aws:SourceVpc', 'The VPC the request comes from.'), isPrivateOnly: true },
  { ...all('aws:SourceVpce', 'The VPC endpoint the request comes through.'), isPrivateOnly: true },
  { ...all('aws:VpceAccount', 'The account that owns the VPC endpoint.'), isPrivateOnly: true },
  all('aws:CurrentTime', 'Now, as an ISO 8601 date.'),
  all('aws:EpochTime', 'Now, in seconds since 1970.'),
  all('aws:SecureTransport', 'Whether the request came over TLS.'),
  all('aws:Referer', 'The Referer header, if one was sent.'),
  all('aws:UserAgent', 'The User-Agent header, if one was sent.'),
  all('aws:SourceArn', 'The resource on whose behalf a service calls.'),
  all('aws:SourceAccount', 'The account on whose behalf a service calls.'),
  all('aws:RequestedRegion', 'The region that is called.'),
  all('aws:ViaAWSService', 'Whether a service calls for the principal.'),
  all('aws:PrincipalType', 'Anonymous, Account, User, AssumedRole or FederatedUser.'),
  iam('aws:PrincipalArn', 'ARN of the signer; of a role session, the ARN of its role.'),
  iam('aws:PrincipalAccount', "The signer's account."),
  iam('aws:PrincipalOrgID', "The signer's organization."),
  iam('aws:PrincipalOrgPaths', "Where in its organization the signer's account stands."),
  { ...iam('aws:PrincipalTag/', 'A tag of the signing user, role or session.'), isPrefix: true },
  iam('aws:userid', 'AIDA… of a user, AROA…:session of a role session.'),
  iam('aws:username', 'The name of a user; role sessions have none.'),
  iam('aws:TokenIssueTime', 'When temporary credentials were issued.'),
  iam('aws:MultiFactorAuthPresent', 'Whether temporary credentials came with a second factor.'),
  iam('aws:MultiFactorAuthAge', 'Seconds since the second factor.'),
];

/** Every operator as it may be written without prefix and suffix. */
export const policyOperators: readonly string[] = [...conditionOperators.keys(), 'Null'];

/** The word of a key as written; undefined where execute-api has no such key. */
export function conditionKeyWord(key: string): ConditionKeyWord | undefined {
  const name = key.toLowerCase();
  return policyConditionKeys.find((word) =>
    word.isPrefix === true
      ? name.startsWith(word.name.toLowerCase()) && name.length > word.name.length
      : name === word.name.toLowerCase(),
  );
}

function all(name: string, said: string): ConditionKeyWord {
  return { name, said, authorization: 'all' };
}

function iam(name: string, said: string): ConditionKeyWord {
  return { name, said, authorization: 'AWS_IAM' };
}

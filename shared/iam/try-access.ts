// Whether the policies of an API and of a caller let a request in, told without sending one.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
import type { Method } from '../definition/rest/method';
import { type ConditionValues, conditionKeys } from '../policy/condition-keys';
import { decideAccess, type PolicyJoin } from '../policy/decide-access';
import { explainAccess } from '../policy/explain-policy';
import type { Policy } from '../policy/policy';
import { findSmallestChange } from '../policy/smallest-change';
import type { PolicyEvidence } from '../trace/access-check';
import { resourcePolicyJoin, signedJoin } from './policy-join';
import type { IamCaller } from './principal';
import { policyCallerOf, principalKeys } from './principal-keys';
import { requestConditions } from './request-conditions';

export interface TriedRequest {
  readonly apiId: string;
  readonly stageName: string;
  readonly verb: string;
  /** As it would be sent, below the stage. */
  readonly path: string;
  readonly region: string;
  /** The API's. */
  readonly accountId: string;
  readonly isPrivate: boolean;
  readonly authorizationType: NonNullable<Method['authorizationType']>;
  /** Absent: the API has none. */
  readonly policy?: Policy;
  /** Who signs; absent: nobody. */
  readonly caller?: IamCaller;
  readonly sourceIp?: string;
  readonly vpcId?: string;
  readonly vpceId?: string;
  /** Of the VPC endpoint's owner. */
  readonly sourceAccount?: string;
  readonly nowMs: number;
}

export interface TriedAccess {
  /** `authorizer`: the policy leaves it to the Lambda authorizer. */
  readonly verdict: 'allowed' | 'refused' | 'authorizer';
  /** One sentence. */
  readonly said: string;
  /** Absent where there was no policy to ask. */
  readonly evidence?: PolicyEvidence;
}

/** Decides by the table of the method's authorization type. Tokens of user pools are taken as good. */
export function tryAccess(tried: TriedRequest): TriedAccess {
  const { authorizationType: type, policy, caller, isPrivate } = tried;
  if (policy === undefined && isPrivate) {
    return { verdict: 'refused', said: 'A private API without a resource policy cannot be called.' };
  }
  if (type === 'AWS_IAM' && caller === undefined) {
    return { verdict: 'refused', said: 'The method asks for a signature, and this caller signs nothing.' };
  }
  const signer = type === 'AWS_IAM' ? caller : undefined;
  const join = joinOf(tried, signer);
  if (join.policies.length === 0 && type !== 'AWS_IAM') {
    if (type === 'CUSTOM') return { verdict: 'authorizer', said: 'No resource policy; the Lambda authorizer decides.' };
    return { verdict: 'allowed', said: 'No resource policy, so nothing keeps this caller out.' };
  }
  const request = {
    action: 'execute-api:Invoke',
    resource: arnOf(tried),
    caller: signer && policyCallerOf(signer.principal),
    keys: conditionKeys(() => ({ ...requestValues(tried), ...principalKeys(signer?.principal) })),
  };
  const decision = decideAccess(join, request);
  const explained = explainAccess(join, request, decision);
  if (decision.result === 'allow') return { verdict: 'allowed', said: saidOf(explained), evidence: explained };
  // AWS documented: a Lambda authorizer is still asked where the policy is silent
  if (type === 'CUSTOM' && decision.result === 'implicit-deny') {
    const said = 'The resource policy neither allows nor denies it; the Lambda authorizer decides.';
    return { verdict: 'authorizer', said, evidence: explained };
  }
  const smallestChange = findSmallestChange(join, request);
  const evidence = { ...explained, ...(smallestChange !== undefined && { smallestChange }) };
  return { verdict: 'refused', said: saidOf(explained), evidence };
}

function joinOf({ policy, apiId, accountId }: TriedRequest, signer: IamCaller | undefined): PolicyJoin {
  const api = { apiId, policy };
  if (signer !== undefined) return signedJoin(api, signer.policies, signer.principal, accountId);
  return resourcePolicyJoin(api) ?? { rule: 'one-policy', policies: [], isAdministrator: false };
}

function requestValues({ sourceAccount, sourceIp, vpcId, vpceId, ...tried }: TriedRequest): ConditionValues {
  return requestConditions({ ...tried, sourceIp, vpcId, vpceId, accountId: sourceAccount, isTls: false });
}

function arnOf({ region, accountId, apiId, stageName, verb, path }: TriedRequest): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stageName}/${verb}${path}`;
}

function saidOf({ decidedBy, policies, result }: PolicyEvidence): string {
  if (decidedBy === undefined) {
    if (result === 'allow') return 'The caller needs no policy of its own.';
    return policies.length === 1 ? `${policies[0]?.source} does not allow it.` : 'No policy allows it.';
  }
  const { source = 'a policy' } = policies[decidedBy.policy] ?? {};
  const verb = result === 'allow' ? 'allows' : 'denies';
  return `Statement ${decidedBy.statement + 1} of ${source.charAt(0).toLowerCase()}${source.slice(1)} ${verb} it.`;
}

// The resource policy as AWS keeps it: resources that name no API are expanded to whole ARNs.
import { partitionOf, policyText } from '../../../../shared/openapi/import/policy';
import { parsePolicy } from '../../../../shared/policy/parse-policy';
import { PolicyFault } from '../../../../shared/policy/policy-fault';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';

/** `policy` with `execute-api:/stage/METHOD/path` expanded for `apiId`; 400 where it is no policy. */
export function expandedPolicy(call: OperationCall, apiId: string, policy: string): string {
  try {
    parsePolicy(policy, 'resource');
  } catch (fault) {
    if (fault instanceof PolicyFault) throw invalidPolicy();
    throw fault;
  }
  return policyText(JSON.parse(policy) as Readonly<Record<string, unknown>>, {
    partition: partitionOf(call.region),
    region: call.region,
    accountId: call.accountId,
    apiId,
  });
}

// AWS assumed: remembered wording
function invalidPolicy() {
  return badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.');
}

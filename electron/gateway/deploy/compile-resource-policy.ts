// The resource policy of an API, made ready for its requests.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
import { entityKey } from '../../../shared/definition/entities';
import type { RestApi } from '../../../shared/definition/rest/rest-api';
import { parsePolicy } from '../../../shared/policy/parse-policy';
import type { Policy } from '../../../shared/policy/policy';
import { PolicyFault } from '../../../shared/policy/policy-fault';
import type { CompileProblem } from '../process/messages';

// AWS never keeps a broken policy; a file may hold one, and nothing that it was to guard is served open
const denyEverything = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' },
});

/** The policy; undefined where the API has none. A broken one becomes a problem and denies every request. */
export function compileResourcePolicy(
  { id, policy }: Pick<RestApi, 'id' | 'policy'>,
  problems: CompileProblem[],
): Policy | undefined {
  if (policy === undefined || policy === '') return undefined;
  try {
    return parsePolicy(policy, 'resource', id);
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    const { line, column } = fault;
    const message = `The resource policy is broken, so it denies every request. Line ${line}, column ${column}: ${fault.message}`;
    problems.push({ key: entityKey('rest-api', id), path: 'policy', message });
    return { ...parsePolicy(denyEverything, 'resource'), text: policy };
  }
}

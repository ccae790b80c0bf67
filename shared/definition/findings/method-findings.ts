// Rules of single methods: what they refer to, their parameters, their integration.
import { pathVariables } from '../api-view';
import { methodProblems } from '../edits/rules/method-rules';
import type { Method } from '../rest/method';
import { type ApiScope, type MethodScope, methodName, methodScopes } from './api-scope';
import type { Report } from './finding-report';
import type { FindingRule } from './finding-rules';
import { findIntegrationProblems } from './integration-findings';

/** Looks at every method of one API. */
export function findMethodProblems(scope: ApiScope, report: Report): void {
  const operationNames = new Map<string, string>();
  for (const at of methodScopes(scope)) {
    const { key, method, resource } = at;
    for (const { path, message } of methodProblems(method, scope.names)) {
      if (!isAboutMissingResponse(method, path)) report(ruleAt(path), key, path, message);
    }
    findPathParameters(scope, at, report);
    findDuplicateName(operationNames, at, report);
    if (method.methodIntegration === undefined) {
      const message = `No integration defined for method ${methodName(method.httpMethod, resource)}.`;
      report('integration-missing', key, ['methodIntegration'], message);
    } else {
      findIntegrationProblems(scope, at, method.methodIntegration, report);
    }
  }
}

/** The rule that a problem of the shared method rules belongs to, by the member it stands at. */
function ruleAt(path: readonly string[]): FindingRule {
  const [first, second] = path;
  if (first === 'authorizerId') return 'authorizer-unknown';
  if (first === 'requestValidatorId') return 'request-validator-unknown';
  if (first === 'requestModels' || path[2] === 'responseModels') return 'model-unknown';
  if (first !== 'methodIntegration') return 'parameter-refused';
  if (second === 'uri' || second === 'httpMethod') return 'endpoint-invalid';
  if (second === 'timeoutInMillis') return 'timeout-refused';
  return second === 'requestTemplates' || path[3] === 'responseTemplates' ? 'template-refused' : 'mapping-refused';
}

/** A rule of its own, `method-response-missing`, says this once for all headers of the response. */
function isAboutMissingResponse({ methodResponses, methodIntegration }: Method, path: readonly string[]): boolean {
  const [first, second, statusCode = '', fourth] = path;
  const isMapping =
    first === 'methodIntegration' && second === 'integrationResponses' && fourth === 'responseParameters';
  const isProxy = methodIntegration?.type === 'HTTP_PROXY' || methodIntegration?.type === 'AWS_PROXY';
  return isMapping && !isProxy && !Object.hasOwn(methodResponses ?? {}, statusCode);
}

function findPathParameters(scope: ApiScope, { key, method, resource }: MethodScope, report: Report): void {
  const variables = pathVariables(resource.path);
  for (const [parameter, isRequired] of Object.entries(method.requestParameters ?? {})) {
    const name = /^method\.request\.path\.(.+)$/.exec(parameter)?.[1];
    if (name === undefined || !isRequired || variables.includes(name)) continue;
    const effect = validatesParameters(scope, method)
      ? 'every request is answered with 400'
      : 'with a request validator every request would be answered with 400';
    const message = `${resource.path} has no variable {${name}}: ${effect}.`;
    report('path-parameter-missing', key, ['requestParameters', parameter], message);
  }
}

function validatesParameters({ view }: ApiScope, method: Method): boolean {
  return view?.requestValidators.get(method.requestValidatorId ?? '')?.validateRequestParameters === true;
}

function findDuplicateName(known: Map<string, string>, { key, method, resource }: MethodScope, report: Report): void {
  const name = method.operationName;
  if (name === undefined || name === '') return;
  const other = known.get(name);
  if (other === undefined) known.set(name, methodName(method.httpMethod, resource));
  else report('operation-name-duplicate', key, ['operationName'], `${other} has the operation name ${name} as well.`);
}

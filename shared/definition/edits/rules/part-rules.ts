// Rules of the parts of an API beside its methods: the API itself, models, authorizers, stages and the rest.
import { parsePolicy } from '../../../policy/parse-policy';
import { PolicyFault } from '../../../policy/policy-fault';
import { type Definition, type EntityKey, findEntity, listEntities } from '../../entities';
import { limits } from '../../limits';
import type { Authorizer } from '../../rest/authorizer';
import type { DocumentationPart } from '../../rest/documentation';
import type { GatewayResponse } from '../../rest/gateway-response';
import type { Model } from '../../rest/model';
import type { RequestValidator } from '../../rest/request-validator';
import type { RestApi } from '../../rest/rest-api';
import type { Stage } from '../../rest/stage';
import { isMembers } from '../member-path';
import { parseJson } from '../parse-json';
import { accessLogProblems } from './access-log-rules';
import { documentationLocationProblem } from './documentation-location';
import { gatewayMappingProblem } from './mapping-expression';
import type { RuleProblem } from './rule-problem';

export function restApiProblems(api: RestApi): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const { types, ipAddressType } = api.endpointConfiguration;
  if (types[0] === 'PRIVATE' && ipAddressType === 'ipv4') {
    const message = 'Only dualstack ipAddressType is supported for Private APIs.';
    const at = ['endpointConfiguration'];
    problems.push({ path: [...at, 'ipAddressType'], alsoAt: [[...at, 'types']], message });
  }
  const policyProblem = resourcePolicyProblem(api.policy);
  if (policyProblem !== undefined) problems.push({ path: ['policy'], message: policyProblem });
  if (Object.keys(api.tags ?? {}).length > limits.tagsPerResource) {
    problems.push({ path: ['tags'], message: 'An API has 50 tags at most.', code: 'LIMIT_EXCEEDED' });
  }
  return problems;
}

/** What is wrong with the text of a resource policy, in AWS's words and with the place. */
export function resourcePolicyProblem(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    parsePolicy(text, 'resource');
    return undefined;
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    // AWS assumed: remembered wording
    const words = 'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.';
    return `${words} (Line ${fault.line}, column ${fault.column}: ${fault.message})`;
  }
}

export function modelProblems(definition: Definition, key: EntityKey, apiId: string, model: Model): RuleProblem[] {
  const twin = listEntities(definition, 'model', apiId).find(
    (other) => other.entity.name === model.name && other.key !== key,
  );
  if (twin !== undefined) {
    return [{ path: ['name'], message: 'Model name already exists for this REST API', code: 'CONFLICT' }];
  }
  const message = modelSchemaProblem(model.schema);
  return message === undefined ? [] : [{ path: ['schema'], message }];
}

/** What is wrong with the schema text of a model, in AWS's words. */
export function modelSchemaProblem(text: string | undefined): string | undefined {
  const schema = text === undefined || text.trim() === '' ? {} : parseJson(text);
  // AWS recorded: an empty schema
  if (isMembers(schema) && Object.keys(schema).length === 0) {
    return 'Model schema must have at least 1 property or array items defined';
  }
  return isMembers(schema)
    ? undefined
    : 'Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]';
}

export function authorizerProblems(
  definition: Definition,
  key: EntityKey,
  apiId: string,
  authorizer: Authorizer,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const twin = listEntities(definition, 'authorizer', apiId).find(
    (other) => other.entity.name === authorizer.name && other.key !== key,
  );
  if (twin !== undefined) {
    // AWS assumed: remembered wording
    const message = `Authorizer name must be unique. Authorizer ${authorizer.name} already exists in this RestApi.`;
    problems.push({ path: ['name'], message, code: 'CONFLICT' });
  }
  const isCognito = authorizer.type === 'COGNITO_USER_POOLS';
  if (isCognito && (authorizer.providerARNs ?? []).length === 0) {
    const message = 'Authorizer of type COGNITO_USER_POOLS requires at least one provider ARN.';
    problems.push({ path: ['providerARNs'], alsoAt: [['type']], message });
  }
  if (!isCognito && !/^arn:[^:]*:apigateway:[^:]*:lambda:path\/./.test(authorizer.authorizerUri ?? '')) {
    // AWS assumed: remembered wording
    const message = `Invalid Authorizer URI: ${authorizer.authorizerUri ?? 'null'}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`;
    problems.push({ path: ['authorizerUri'], alsoAt: [['type']], message });
  }
  return problems;
}

export function requestValidatorProblems(validator: RequestValidator): RuleProblem[] {
  if (validator.name.trim() !== '') return [];
  return [{ path: ['name'], message: 'Request Validator name cannot be blank' }];
}

export function gatewayResponseProblems(response: GatewayResponse): RuleProblem[] {
  return Object.entries(response.responseParameters ?? {}).flatMap(([key, value]) => {
    const message = gatewayMappingProblem(key, value);
    return message === undefined ? [] : [{ path: ['responseParameters', key], message }];
  });
}

export function documentationPartProblems(part: DocumentationPart): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const location = documentationLocationProblem(part.location);
  if (location !== undefined) problems.push({ path: ['location'], message: location });
  if (!isMembers(parseJson(part.properties))) {
    problems.push({ path: ['properties'], message: 'Documentation properties must be a JSON object.' });
  }
  return problems;
}

export function stageProblems(definition: Definition, apiId: string, stage: Stage): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (Object.keys(stage.variables ?? {}).length > limits.stageVariables.count) {
    problems.push({ path: ['variables'], message: 'A stage has 100 variables at most.', code: 'LIMIT_EXCEEDED' });
  }
  const { destinationArn, format } = stage.accessLogSettings ?? {};
  if (destinationArn === '' || format === '') {
    problems.push({ path: ['accessLogSettings'], message: 'Access Log value must not be empty' });
  }
  problems.push(...accessLogProblems(stage.accessLogSettings, true));
  const { documentationVersion: version } = stage;
  if (version !== undefined && findEntity(definition, 'documentation-version', apiId, version) === undefined) {
    // AWS assumed: the wording
    problems.push({ path: ['documentationVersion'], message: 'Invalid Documentation version specified' });
  }
  const certificate = stage.clientCertificateId;
  if (certificate !== undefined && findEntity(definition, 'client-certificate', certificate) === undefined) {
    problems.push({ path: ['clientCertificateId'], message: 'Invalid Client Certificate identifier specified' });
  }
  return problems;
}

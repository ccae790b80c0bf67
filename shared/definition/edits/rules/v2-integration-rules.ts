// Rules of the integrations of HTTP and WebSocket APIs: type, endpoint, format, timeout.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
import { type Definition, type EntityKey, findEntity, listEntities } from '../../entities';
import type { V2ProtocolType } from '../../v2/api';
import type { V2Integration, V2IntegrationResponse } from '../../v2/integration';
import { serviceSubtype, serviceSubtypeNames } from '../../v2/service-subtypes';
import type { RuleProblem } from './rule-problem';
import { v2MappingProblems } from './v2-mapping-rules';

/** What is wrong with an integration of API `apiId`. */
export function v2IntegrationProblems(
  definition: Definition,
  apiId: string,
  integration: V2Integration,
): RuleProblem[] {
  const protocol = findEntity(definition, 'v2-api', apiId)?.protocolType ?? 'HTTP';
  return [
    ...typeProblems(integration, protocol),
    ...uriProblems(integration),
    ...linkProblems(definition, integration, protocol),
    ...subtypeProblems(integration),
    ...v2MappingProblems(integration, protocol),
  ];
}

function typeProblems(integration: V2Integration, protocol: V2ProtocolType): RuleProblem[] {
  const { integrationType, payloadFormatVersion: format, integrationSubtype, timeoutInMillis } = integration;
  const problems: RuleProblem[] = [];
  if (protocol === 'WEBSOCKET') {
    if (timeoutInMillis > 29_000) {
      problems.push({ path: ['timeoutInMillis'], message: 'Timeout should be between 50 ms and 29000 ms' });
    }
    if (format === '2.0') {
      // AWS documented: WebSocket APIs know 1.0 only. AWS assumed: the wording
      problems.push({ path: ['payloadFormatVersion'], message: 'PayloadFormatVersion must be 1.0 for WEBSOCKET Apis' });
    }
    return problems;
  }
  if (integrationType !== 'AWS_PROXY' && integrationType !== 'HTTP_PROXY') {
    // AWS documented: the two types. AWS assumed: the wording
    const message = 'Invalid integration type specified. HTTP protocol Apis support AWS_PROXY and HTTP_PROXY';
    problems.push({ path: ['integrationType'], message });
  }
  const isFunction = integrationType === 'AWS_PROXY' && integrationSubtype === undefined;
  const alsoAt = [['integrationType'], ['integrationSubtype']];
  if (format === undefined) {
    // AWS assumed: formed after the message of authorizers
    const message = 'PayloadFormatVersion is a required parameter for integration';
    problems.push({ path: ['payloadFormatVersion'], alsoAt, message });
  } else if (format === '2.0' && !isFunction) {
    // AWS documented: 2.0 is for Lambda functions. AWS assumed: the wording
    const message = 'PayloadFormatVersion 2.0 is supported for Lambda integrations only';
    problems.push({ path: ['payloadFormatVersion'], alsoAt, message });
  }
  return problems;
}

function uriProblems({
  integrationType,
  integrationUri,
  integrationSubtype,
  connectionType,
}: V2Integration): RuleProblem[] {
  const path = ['integrationUri'];
  const alsoAt = [['integrationType'], ['integrationSubtype'], ['connectionType']];
  if (integrationType === 'MOCK' || integrationSubtype !== undefined) return [];
  if (integrationUri === undefined) {
    // AWS assumed: the wordings of this function are REST's
    return [{ path, alsoAt, message: 'Integration URI must be specified' }];
  }
  const isArn = integrationUri.startsWith('arn:');
  if (integrationType === 'HTTP' || integrationType === 'HTTP_PROXY') {
    if (/^https?:\/\/[^\s/?#]+\S*$/i.test(integrationUri) || (isArn && connectionType === 'VPC_LINK')) return [];
    return [{ path, alsoAt, message: 'Invalid HTTP endpoint specified for URI' }];
  }
  return isArn ? [] : [{ path, alsoAt, message: 'Invalid ARN specified in the request' }];
}

function linkProblems(
  definition: Definition,
  { connectionType, connectionId }: V2Integration,
  protocol: V2ProtocolType,
): RuleProblem[] {
  if (connectionType !== 'VPC_LINK') return [];
  const kind = protocol === 'HTTP' ? 'v2-vpc-link' : 'vpc-link';
  // A stage variable may name the link of a WebSocket API.
  const isVariable = connectionId?.includes('${stageVariables.') === true;
  if (isVariable || (connectionId !== undefined && findEntity(definition, kind, connectionId) !== undefined)) return [];
  const message = `Invalid VpcLink identifier specified ${connectionId ?? ''}`.trim();
  return [{ path: ['connectionId'], alsoAt: [['connectionType']], message }];
}

function subtypeProblems(integration: V2Integration): RuleProblem[] {
  const { integrationSubtype, integrationType, credentialsArn, requestParameters = {} } = integration;
  if (integrationSubtype === undefined) return [];
  const path = ['integrationSubtype'];
  const subtype = serviceSubtype(integrationSubtype);
  // AWS assumed: the wordings of this function
  if (subtype === undefined) {
    const message = `Invalid integration subtype specified. Must be one of [${serviceSubtypeNames.join(', ')}]`;
    return [{ path, message }];
  }
  const problems: RuleProblem[] = [];
  if (integrationType !== 'AWS_PROXY') {
    problems.push({ path, alsoAt: [['integrationType']], message: 'Integration subtypes are for type AWS_PROXY only' });
  }
  if (credentialsArn === undefined) {
    problems.push({ path: ['credentialsArn'], alsoAt: [path], message: 'Credentials ARN must be specified' });
  }
  const alsoAt = [path, ['requestParameters']];
  for (const name of subtype.required) {
    if (Object.hasOwn(requestParameters, name)) continue;
    const message = `Missing required parameter ${name} for integration subtype ${integrationSubtype}`;
    problems.push({ path: ['requestParameters', name], alsoAt, message });
  }
  const known = new Set([...subtype.required, ...subtype.optional, 'Region']);
  for (const name of Object.keys(requestParameters)) {
    if (known.has(name)) continue;
    const message = `Unknown parameter ${name} for integration subtype ${integrationSubtype}`;
    problems.push({ path: ['requestParameters', name], alsoAt: [path], message });
  }
  return problems;
}

/** What is wrong with an integration response of a WebSocket API. */
export function v2IntegrationResponseProblems(
  definition: Definition,
  key: EntityKey,
  [apiId = '', integrationId = '']: readonly string[],
  response: V2IntegrationResponse,
): RuleProblem[] {
  const path = ['integrationResponseKey'];
  const { integrationResponseKey: responseKey } = response;
  const twin = listEntities(definition, 'v2-integration-response', apiId).find(
    (other) =>
      other.ids[1] === integrationId && other.key !== key && other.entity.integrationResponseKey === responseKey,
  );
  if (twin !== undefined) {
    // AWS assumed: the wordings of this function
    const message = `Integration response with key ${responseKey} already exists for this integration`;
    return [{ path, message, code: 'CONFLICT' }];
  }
  if (responseKey === '$default' || /^\/.+\/$/s.test(responseKey)) return [];
  const message = `Invalid integrationResponseKey specified ${responseKey}. It must be $default or a pattern such as /2\\d\\d/`;
  return [{ path, message }];
}

// Which kinds of endpoint a method can call, and the one edit that switches to another.
import type { FieldChange } from '../../../../shared/contract/definition';
import { pathVariables } from '../../../../shared/definition/api-view';
import type { Integration, IntegrationType } from '../../../../shared/definition/rest/integration';
import type { Method } from '../../../../shared/definition/rest/method';
import { isProxy } from '../../diagram/endpoint-words';
import { readLambdaUri, readServiceUri, writeLambdaUri, writeServiceUri } from './endpoint-uri';

export const endpointChoices = ['lambda', 'http', 'service', 'mock', 'vpc-link'] as const;
export type EndpointChoice = (typeof endpointChoices)[number];

export const endpointTitles: Readonly<Record<EndpointChoice, string>> = {
  lambda: 'Lambda',
  http: 'HTTP',
  service: 'AWS service',
  mock: 'Mock',
  'vpc-link': 'VPC link',
};

/** What a new endpoint can begin with: the workspace's first function and VPC link, its account. */
export interface EndpointStart {
  readonly functionName: string | undefined;
  readonly vpcLinkId: string | undefined;
  readonly region: string;
  readonly accountId: string;
}

/** The kind of endpoint an integration calls, as its form names it. */
export function endpointChoiceOf(integration: Integration | undefined): EndpointChoice | undefined {
  if (integration === undefined) return undefined;
  switch (integration.type) {
    case 'MOCK':
      return 'mock';
    case 'AWS_PROXY':
      return 'lambda';
    case 'AWS':
      return readLambdaUri(integration.uri ?? '') === undefined ? 'service' : 'lambda';
    default:
      return integration.connectionType === 'VPC_LINK' ? 'vpc-link' : 'http';
  }
}

/** Whether the kind can hand requests over as they come. A mock has nothing to hand over to, a service wants its own form. */
export function hasProxy(choice: EndpointChoice | undefined): boolean {
  return choice === 'lambda' || choice === 'http' || choice === 'vpc-link';
}

const at = (...path: string[]) => ['methodIntegration', ...path];

/**
 * The edit that makes the method call another kind of endpoint. What both kinds know stays: an address, a function,
 * being a proxy. What the new one cannot answer without is there at once; what it does not know goes.
 */
export function endpointChanges(
  method: Method,
  resourcePath: string,
  choice: EndpointChoice,
  start: EndpointStart,
): FieldChange[] {
  const integration = method.methodIntegration;
  if (endpointChoiceOf(integration) === choice) return [];
  if (choice === 'mock') return mockChanges(method, integration);
  const keepsTemplates = integration !== undefined && hasProxy(endpointChoiceOf(integration)) && !isProxy(integration);
  switch (choice) {
    case 'lambda':
      return lambdaChanges(method, integration, keepsTemplates, start);
    case 'service':
      return serviceChanges(method, integration, start);
    default:
      return httpChanges(method, integration, resourcePath, keepsTemplates, choice, start);
  }
}

/** The edit that turns the proxy on or off; off, the answer needs an integration response to go out by. */
export function proxyChanges(method: Method, isOn: boolean): FieldChange[] {
  const integration = method.methodIntegration;
  if (integration === undefined || isProxy(integration) === isOn) return [];
  const isLambda = endpointChoiceOf(integration) === 'lambda';
  const type: IntegrationType = isLambda ? (isOn ? 'AWS_PROXY' : 'AWS') : isOn ? 'HTTP_PROXY' : 'HTTP';
  return [{ path: at('type'), value: type }, ...(isOn ? [] : responseChanges(method, integration))];
}

function mockChanges(method: Method, integration: Integration | undefined): FieldChange[] {
  const templates = integration?.requestTemplates;
  const hasTemplate = Object.values(templates ?? {}).some((template) => template?.includes('statusCode'));
  return [
    { path: at('type'), value: 'MOCK' },
    // AWS documented: a uri given to a mock is not stored
    ...removals(integration, ['uri', 'httpMethod', 'credentials', ...connectionMembers, ...answerMembers]),
    ...(hasTemplate ? [] : [{ path: at('requestTemplates', 'application/json'), value: '{"statusCode": 200}' }]),
    ...responseChanges(method, integration),
  ];
}

function lambdaChanges(
  method: Method,
  integration: Integration | undefined,
  keepsTemplates: boolean,
  { functionName = 'my-function', region, accountId }: EndpointStart,
): FieldChange[] {
  const uri = writeLambdaUri({ region, accountId, functionName, isStreaming: false });
  return [
    { path: at('type'), value: keepsTemplates ? 'AWS' : 'AWS_PROXY' },
    { path: at('uri'), value: uri },
    // AWS documented: functions are invoked with POST, whatever the method is
    { path: at('httpMethod'), value: 'POST' },
    ...removals(integration, ['credentials', ...connectionMembers]),
    ...withoutMockTemplate(integration),
    ...(keepsTemplates ? responseChanges(method, integration) : []),
  ];
}

function serviceChanges(method: Method, integration: Integration | undefined, start: EndpointStart): FieldChange[] {
  const { region, accountId } = start;
  const named = readServiceUri(integration?.uri ?? '');
  const kept = named?.service === 'lambda' ? undefined : named;
  const uri = writeServiceUri(kept ?? { region, service: 'dynamodb', kind: 'action', target: 'GetItem' });
  return [
    { path: at('type'), value: 'AWS' },
    { path: at('uri'), value: uri },
    { path: at('httpMethod'), value: 'POST' },
    // AWS documented: a service is called with a role, or with the caller's own credentials
    { path: at('credentials'), value: integration?.credentials ?? `arn:aws:iam::${accountId}:role/apigateway` },
    ...removals(integration, connectionMembers),
    ...withoutMockTemplate(integration),
    ...responseChanges(method, integration),
  ];
}

function httpChanges(
  method: Method,
  integration: Integration | undefined,
  resourcePath: string,
  keepsTemplates: boolean,
  choice: 'http' | 'vpc-link',
  { vpcLinkId }: EndpointStart,
): FieldChange[] {
  const hasAddress = /^https?:\/\//i.test(integration?.uri ?? '');
  const uri = hasAddress ? (integration?.uri ?? '') : startAddress(resourcePath);
  const connection: FieldChange[] = [
    { path: at('connectionType'), value: 'VPC_LINK' },
    // AWS documented: the link may come from a stage variable
    { path: at('connectionId'), value: vpcLinkId ?? '${stageVariables.vpcLinkId}' },
  ];
  return [
    { path: at('type'), value: keepsTemplates ? 'HTTP' : 'HTTP_PROXY' },
    { path: at('uri'), value: uri },
    ...(integration?.httpMethod === undefined || !hasAddress
      ? [{ path: at('httpMethod'), value: method.httpMethod }]
      : []),
    ...(choice === 'vpc-link' ? connection : removals(integration, connectionMembers)),
    ...removals(integration, ['credentials']),
    ...pathMappingChanges(method, uri, resourcePath),
    ...withoutMockTemplate(integration),
    ...(keepsTemplates ? responseChanges(method, integration) : []),
  ];
}

/** Maps the path variables that `uri` names and the resource has, declaring them where they are not. */
export function pathMappingChanges(method: Method, uri: string, resourcePath: string): FieldChange[] {
  return unmappedVariables(method, uri, resourcePath).flatMap((name) => [
    ...(Object.hasOwn(method.requestParameters ?? {}, `method.request.path.${name}`)
      ? []
      : [{ path: ['requestParameters', `method.request.path.${name}`], value: true }]),
    {
      path: at('requestParameters', `integration.request.path.${name}`),
      value: `method.request.path.${name}`,
    },
  ]);
}

/** The `{name}`s of an address that the resource's path could fill and no mapping does. */
export function unmappedVariables(method: Method, uri: string, resourcePath: string): string[] {
  const mapped = method.methodIntegration?.requestParameters ?? {};
  return pathVariables(resourcePath).filter(
    (name) => uri.includes(`{${name}}`) && !Object.hasOwn(mapped, `integration.request.path.${name}`),
  );
}

const connectionMembers = ['connectionType', 'connectionId', 'integrationTarget', 'tlsConfig'] as const;
const answerMembers = ['responseTransferMode'] as const;

function removals(integration: Integration | undefined, members: readonly (keyof Integration)[]): FieldChange[] {
  return members.filter((member) => integration?.[member] !== undefined).map((member) => ({ path: at(member) }));
}

function responseChanges(method: Method, integration: Integration | undefined): FieldChange[] {
  if (Object.keys(integration?.integrationResponses ?? {}).length > 0) return [];
  return [
    { path: at('integrationResponses', '200'), value: { statusCode: '200' } },
    ...(Object.hasOwn(method.methodResponses ?? {}, '200')
      ? []
      : [{ path: ['methodResponses', '200'], value: { statusCode: '200' } }]),
  ];
}

/** What told a mock its status would be sent to the endpoint as a body. */
function withoutMockTemplate(integration: Integration | undefined): FieldChange[] {
  if (integration?.type !== 'MOCK') return [];
  const templates = Object.values(integration.requestTemplates ?? {});
  const isStatusOnly = templates.length === 1 && /^\s*\{\s*"statusCode"\s*:\s*\d+\s*\}\s*$/.test(templates[0] ?? '');
  return isStatusOnly ? [{ path: at('requestTemplates') }] : [];
}

function startAddress(resourcePath: string): string {
  // an address names a greedy variable without its plus
  return `http://127.0.0.1:3000${resourcePath.replaceAll('+}', '}')}`;
}

// Which kinds of endpoint a route can call, and the one edit that switches an integration to another.
import type { FieldChange } from '../../../../shared/contract/definition';
import type { V2ProtocolType } from '../../../../shared/definition/v2/api';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { readServiceUri, writeServiceUri } from '../../forms/integration/endpoint-uri';
import type { EndpointStart } from '../../forms/integration/integration-type';
import { subtypeInputs } from './subtype-inputs';
import { readV2FunctionUri, writeV2FunctionUri } from './v2-function-uri';

export type V2EndpointChoice = 'lambda' | 'http' | 'vpc-link' | 'service' | 'mock';

export const v2EndpointTitles: Readonly<Record<V2EndpointChoice, string>> = {
  lambda: 'Lambda',
  http: 'HTTP',
  service: 'AWS service',
  mock: 'Mock',
  'vpc-link': 'VPC link',
};

/** The kinds that the protocol has, in the order of the form. */
export function v2EndpointChoices(protocol: V2ProtocolType): readonly V2EndpointChoice[] {
  return protocol === 'HTTP'
    ? ['lambda', 'http', 'vpc-link', 'service']
    : ['lambda', 'http', 'service', 'mock', 'vpc-link'];
}

/** The kind of endpoint that an integration calls. */
export function v2EndpointChoiceOf(integration: V2Integration): V2EndpointChoice {
  const { integrationType, integrationSubtype, integrationUri = '', connectionType } = integration;
  switch (integrationType) {
    case 'MOCK':
      return 'mock';
    case 'AWS_PROXY':
      return integrationSubtype === undefined ? 'lambda' : 'service';
    case 'AWS':
      return readV2FunctionUri(integrationUri) === undefined ? 'service' : 'lambda';
    default:
      return connectionType === 'VPC_LINK' ? 'vpc-link' : 'http';
  }
}

/** Whether the request is handed over as it came. */
export function isV2Proxy({ integrationType }: V2Integration): boolean {
  return integrationType.endsWith('_PROXY');
}

/** Whether the form may turn the proxy off: HTTP APIs know nothing else. */
export function mayShape(protocol: V2ProtocolType, choice: V2EndpointChoice): boolean {
  return protocol === 'WEBSOCKET' && (choice === 'lambda' || choice === 'http' || choice === 'vpc-link');
}

/** The edit that turns the proxy of a WebSocket API's integration on or off. */
export function v2ProxyChanges(integration: V2Integration, isOn: boolean): FieldChange[] {
  if (isV2Proxy(integration) === isOn) return [];
  const base = v2EndpointChoiceOf(integration) === 'lambda' ? 'AWS' : 'HTTP';
  return [{ path: ['integrationType'], value: isOn ? `${base}_PROXY` : base }];
}

/** The edit that calls another kind of endpoint. What both know stays; what the new one does not know goes. */
export function v2EndpointChanges(
  protocol: V2ProtocolType,
  integration: V2Integration,
  choice: V2EndpointChoice,
  start: EndpointStart,
): FieldChange[] {
  if (v2EndpointChoiceOf(integration) === choice) return [];
  const keepsTemplates = mayShape(protocol, v2EndpointChoiceOf(integration)) && !isV2Proxy(integration);
  switch (choice) {
    case 'lambda':
      return [...lambdaChanges(protocol, integration, keepsTemplates, start), ...withoutInputs(integration)];
    case 'service':
      return protocol === 'HTTP' ? subtypeChanges(integration, start) : serviceChanges(integration, start);
    case 'mock':
      return mockChanges(integration);
    default:
      return [...httpChanges(protocol, integration, keepsTemplates, choice, start), ...withoutInputs(integration)];
  }
}

/** The edit that calls another action; inputs that both know stay, required ones are there at once. */
export function subtypeChangesTo(integration: V2Integration, subtype: string, start: EndpointStart): FieldChange[] {
  const kept = integration.integrationSubtype === undefined ? {} : integration.requestParameters;
  return [
    { path: ['integrationSubtype'], value: subtype },
    { path: ['requestParameters'], value: subtypeInputs(subtype, kept ?? {}, start) },
  ];
}

function lambdaChanges(
  protocol: V2ProtocolType,
  integration: V2Integration,
  keepsTemplates: boolean,
  { functionName = 'my-function', region, accountId }: EndpointStart,
): FieldChange[] {
  const uri = writeV2FunctionUri({ region, accountId, functionName, isStreaming: false, isPlain: protocol === 'HTTP' });
  return [
    { path: ['integrationType'], value: keepsTemplates ? 'AWS' : 'AWS_PROXY' },
    { path: ['integrationUri'], value: uri },
    // AWS documented: functions are invoked with POST, whatever the method is
    { path: ['integrationMethod'], value: 'POST' },
    { path: ['payloadFormatVersion'], value: protocol === 'HTTP' ? '2.0' : '1.0' },
    ...removals(integration, ['integrationSubtype', 'credentialsArn', ...connectionMembers]),
    ...withoutMockTemplate(integration),
  ];
}

function httpChanges(
  protocol: V2ProtocolType,
  integration: V2Integration,
  keepsTemplates: boolean,
  choice: 'http' | 'vpc-link',
  start: EndpointStart,
): FieldChange[] {
  const { integrationUri = '', integrationMethod } = integration;
  const wantsListener = protocol === 'HTTP' && choice === 'vpc-link';
  const hasAddress = wantsListener ? isListener(integrationUri) : /^https?:\/\//i.test(integrationUri);
  return [
    { path: ['integrationType'], value: keepsTemplates ? 'HTTP' : 'HTTP_PROXY' },
    { path: ['integrationUri'], value: hasAddress ? integrationUri : wantsListener ? startListener(start) : startUrl },
    ...(hasAddress && integrationMethod !== undefined
      ? []
      : [{ path: ['integrationMethod'], value: protocol === 'HTTP' ? 'ANY' : 'POST' }]),
    // AWS documented: 2.0 is the format of functions
    { path: ['payloadFormatVersion'], value: '1.0' },
    ...(choice === 'vpc-link' ? linkChanges(start) : removals(integration, connectionMembers)),
    ...removals(integration, ['integrationSubtype', 'credentialsArn']),
    ...withoutMockTemplate(integration),
  ];
}

function linkChanges({ vpcLinkId }: EndpointStart): FieldChange[] {
  return [
    { path: ['connectionType'], value: 'VPC_LINK' },
    { path: ['connectionId'], value: vpcLinkId ?? '${stageVariables.vpcLinkId}' },
  ];
}

function subtypeChanges(integration: V2Integration, start: EndpointStart): FieldChange[] {
  return [
    { path: ['integrationType'], value: 'AWS_PROXY' },
    ...subtypeChangesTo({ ...integration, requestParameters: {} }, 'SQS-SendMessage', start),
    { path: ['payloadFormatVersion'], value: '1.0' },
    { path: ['credentialsArn'], value: integration.credentialsArn ?? role(start) },
    ...removals(integration, ['integrationUri', 'integrationMethod', ...connectionMembers]),
  ];
}

function serviceChanges(integration: V2Integration, start: EndpointStart): FieldChange[] {
  const named = readServiceUri(integration.integrationUri ?? '');
  const kept = named?.service === 'lambda' ? undefined : named;
  const begun = { region: start.region, service: 'dynamodb', kind: 'action', target: 'PutItem' } as const;
  return [
    { path: ['integrationType'], value: 'AWS' },
    { path: ['integrationUri'], value: writeServiceUri(kept ?? begun) },
    { path: ['integrationMethod'], value: 'POST' },
    { path: ['credentialsArn'], value: integration.credentialsArn ?? role(start) },
    ...removals(integration, connectionMembers),
    ...withoutMockTemplate(integration),
  ];
}

function mockChanges(integration: V2Integration): FieldChange[] {
  const hasTemplate = Object.values(integration.requestTemplates ?? {}).some((text) => text.includes('statusCode'));
  return [
    { path: ['integrationType'], value: 'MOCK' },
    ...removals(integration, ['integrationUri', 'integrationMethod', 'credentialsArn', ...connectionMembers]),
    ...(hasTemplate
      ? []
      : [
          { path: ['requestTemplates'], value: { $default: mockTemplate } },
          { path: ['templateSelectionExpression'], value: '\\$default' },
        ]),
  ];
}

const mockTemplate = '{"statusCode": 200}';
const connectionMembers = ['connectionType', 'connectionId', 'tlsConfig'] as const;

function removals(integration: V2Integration, members: readonly (keyof V2Integration)[]): FieldChange[] {
  return members.filter((member) => integration[member] !== undefined).map((member) => ({ path: [member] }));
}

/** The inputs of a service are no mappings. */
function withoutInputs(integration: V2Integration): FieldChange[] {
  return integration.integrationSubtype === undefined ? [] : removals(integration, ['requestParameters']);
}

/** What told a mock its status would be sent to the endpoint as a body. */
function withoutMockTemplate({ integrationType, requestTemplates = {} }: V2Integration): FieldChange[] {
  const [text, ...others] = Object.values(requestTemplates);
  if (integrationType !== 'MOCK' || others.length > 0) return [];
  const isStatusOnly = /^\s*\{\s*"statusCode"\s*:\s*\d+\s*\}\s*$/.test(text ?? '');
  return isStatusOnly ? [{ path: ['requestTemplates'] }, { path: ['templateSelectionExpression'] }] : [];
}

function isListener(uri: string): boolean {
  return /^arn:[^:]+:(?:elasticloadbalancing|servicediscovery):/.test(uri);
}

const startUrl = 'http://127.0.0.1:3000';

/** AWS documented: behind a link of an HTTP API stands a listener or a Cloud Map service, named by its ARN. */
function startListener({ region, accountId }: EndpointStart): string {
  return `arn:aws:elasticloadbalancing:${region}:${accountId}:listener/app/my-balancer/0000000000000000/0000000000000000`;
}

function role({ accountId }: EndpointStart): string {
  return `arn:aws:iam::${accountId}:role/apigateway`;
}

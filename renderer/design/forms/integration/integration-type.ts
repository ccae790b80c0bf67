// Changing what kind of endpoint a method calls: the fields that go together, as one edit.
import type { FieldChange } from '../../../../shared/contract/definition';
import { pathVariables } from '../../../../shared/definition/api-view';
import {
  type Integration,
  type IntegrationType,
  integrationTypes,
} from '../../../../shared/definition/rest/integration';
import type { Method } from '../../../../shared/definition/rest/method';
import type { FieldOption } from '../fields/field-descriptor';

const labels: Readonly<Record<IntegrationType, string>> = {
  HTTP: 'HTTP',
  HTTP_PROXY: 'HTTP proxy',
  AWS: 'AWS service',
  AWS_PROXY: 'Lambda proxy',
  MOCK: 'Mock',
};

/** The types this product runs by itself; the others are offered where a definition has them already. */
const offered: readonly IntegrationType[] = ['HTTP', 'HTTP_PROXY', 'MOCK'];

/** The types to choose from. A Lambda function behind `AWS` is called what it is. */
export function integrationTypeOptions(integration: Integration | undefined): readonly FieldOption[] {
  return integrationTypes
    .filter((type) => offered.includes(type) || type === integration?.type)
    .map((type) => ({
      value: type,
      label: type === 'AWS' && /:lambda:path\//.test(integration?.uri ?? '') ? 'Lambda' : labels[type],
    }));
}

const at = (...path: string[]) => ['methodIntegration', ...path];

/**
 * The edit that makes the method call an endpoint of `type`. HTTP kinds keep an address they had or begin with one on
 * this machine, path variables mapped; a mock gets the template and the response it cannot answer without.
 */
export function integrationTypeChanges(method: Method, resourcePath: string, type: IntegrationType): FieldChange[] {
  const integration = method.methodIntegration;
  if (integration?.type === type) return [];
  return type === 'MOCK' ? mockChanges(method, integration) : httpChanges(method, integration, resourcePath, type);
}

function mockChanges(method: Method, integration: Integration | undefined): FieldChange[] {
  const templates = integration?.requestTemplates;
  const hasTemplate = Object.values(templates ?? {}).some((template) => template?.includes('statusCode'));
  return [
    { path: at('type'), value: 'MOCK' },
    // AWS documented: a uri given to a mock is not stored
    ...(['uri', 'httpMethod', 'connectionType', 'connectionId', 'credentials'] as const)
      .filter((member) => integration?.[member] !== undefined)
      .map((member) => ({ path: at(member) })),
    ...(hasTemplate ? [] : [{ path: at('requestTemplates', 'application/json'), value: '{"statusCode": 200}' }]),
    ...responseChanges(method, integration),
  ];
}

function httpChanges(
  method: Method,
  integration: Integration | undefined,
  resourcePath: string,
  type: IntegrationType,
): FieldChange[] {
  const hasAddress = /^https?:\/\//i.test(integration?.uri ?? '');
  const uri = hasAddress ? (integration?.uri ?? '') : startAddress(resourcePath);
  return [
    { path: at('type'), value: type },
    { path: at('uri'), value: uri },
    ...(integration?.httpMethod === undefined || !hasAddress
      ? [{ path: at('httpMethod'), value: method.httpMethod }]
      : []),
    ...pathMappingChanges(method, uri, resourcePath),
    // what told the mock its status would be sent to the endpoint as a body
    ...(integration !== undefined && hasMockTemplateOnly(integration) ? [{ path: at('requestTemplates') }] : []),
    ...(type === 'HTTP' ? responseChanges(method, integration) : []),
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

function responseChanges(method: Method, integration: Integration | undefined): FieldChange[] {
  if (Object.keys(integration?.integrationResponses ?? {}).length > 0) return [];
  return [
    { path: at('integrationResponses', '200'), value: { statusCode: '200' } },
    ...(Object.hasOwn(method.methodResponses ?? {}, '200')
      ? []
      : [{ path: ['methodResponses', '200'], value: { statusCode: '200' } }]),
  ];
}

function hasMockTemplateOnly({ type, requestTemplates = {} }: Integration): boolean {
  const templates = Object.values(requestTemplates);
  return (
    type === 'MOCK' && templates.length === 1 && /^\s*\{\s*"statusCode"\s*:\s*\d+\s*\}\s*$/.test(templates[0] ?? '')
  );
}

function startAddress(resourcePath: string): string {
  // an address names a greedy variable without its plus
  return `http://127.0.0.1:3000${resourcePath.replaceAll('+}', '}')}`;
}

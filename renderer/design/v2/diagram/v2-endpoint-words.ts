// How the endpoint of an HTTP or WebSocket API's integration is called in few words.
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { EndpointWords } from '../../diagram/endpoint-words';

/** Kind `none` where a route has no integration yet. */
export function v2EndpointWords(integration: V2Integration | undefined): EndpointWords {
  if (integration === undefined) return { kind: 'none', title: 'None', name: '' };
  const { integrationType, integrationSubtype, connectionType, integrationUri = '' } = integration;
  if (integrationType === 'MOCK') return { kind: 'mock', title: 'Mock', name: '' };
  if (integrationSubtype !== undefined)
    return { kind: 'service', title: 'AWS service', name: subtypeWords(integrationSubtype) };
  const lambda = /:function:([^/:]+(?::[^/]+)?)/.exec(integrationUri);
  if (lambda !== null) return { kind: 'lambda', title: 'Lambda', name: lambda[1] ?? '' };
  if (connectionType === 'VPC_LINK') return { kind: 'http', title: 'VPC link', name: lastPart(integrationUri) };
  const isHttp = integrationType === 'HTTP' || integrationType === 'HTTP_PROXY';
  const host = /^https?:\/\/([^/?#]*)/i.exec(integrationUri)?.[1];
  return { kind: isHttp ? 'http' : 'service', title: isHttp ? 'HTTP' : 'AWS service', name: host ?? integrationUri };
}

/** What stands beside a route in lists: `api.example.com`, `get-order`, `no integration`. */
export function v2EndpointCaption(integration: V2Integration | undefined): string {
  const { kind, title, name } = v2EndpointWords(integration);
  if (kind === 'none') return 'no integration';
  return name === '' ? title.toLowerCase() : name;
}

/** `SQS-SendMessage` as `SQS SendMessage`. */
function subtypeWords(subtype: string): string {
  return subtype.replace('-', ' ');
}

/** The name in the ARN of a listener (its load balancer's) or a Cloud Map service. */
function lastPart(arn: string): string {
  const balancer = /:listener\/\w+\/([^/]+)\//.exec(arn)?.[1];
  if (balancer !== undefined) return balancer;
  return arn.split('/').at(-1) ?? arn;
}

// Integrations of methods → integrations of an HTTP API, one for all routes that call the same.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html
import type { Integration } from '../rest/integration';
import type { PlacedNotes } from './migration-note';
import { freePartId, given, type Move, putPart } from './move';
import { moveRequestParameters, moveResponseHeaders, type UnmovedMapping } from './move-parameters';
import { moveService } from './move-services';
import { moveUri } from './move-uri';

/** AWS documented: more than the 29 seconds of REST APIs, unless their quota was raised. */
const maxTimeoutMs = 30_000;

export interface IntegrationPlace {
  readonly resourcePath: string;
  readonly notes: PlacedNotes;
}

export interface IntegrationMover {
  /** The id of what a method's integration became; undefined where it cannot go. */
  move(integration: Integration | undefined, place: IntegrationPlace): string | undefined;
}

/** Opens it for one move. */
export function openIntegrationMover(move: Move): IntegrationMover {
  const known = new Map<string, string>();
  return {
    move(integration, place) {
      const members = membersOf(integration, place);
      if (members === undefined) return undefined;
      const text = JSON.stringify(members);
      const there = known.get(text);
      if (there !== undefined) return there;
      const id = freePartId(move, 'v2-integration');
      const problem = putPart(move, 'v2-integration', id, { id, ...members });
      if (problem !== undefined) {
        place.notes.leftOut('integration', `${problem}. The method is left out.`);
        return undefined;
      }
      known.set(text, id);
      return id;
    },
  };
}

function membersOf(integration: Integration | undefined, place: IntegrationPlace): object | undefined {
  const { notes } = place;
  switch (integration?.type) {
    case 'AWS_PROXY':
      return functionMembers(integration, notes);
    case 'HTTP_PROXY':
    case 'HTTP':
      return endpointMembers(integration, place);
    case 'MOCK':
      notes.leftOut('MOCK integration', 'The method is left out. Let a function answer.');
      return undefined;
    case 'AWS':
      return serviceMembers(integration, notes);
    default:
      notes.leftOut('method without integration', 'It is left out.');
      return undefined;
  }
}

function functionMembers(integration: Integration, notes: PlacedNotes): object | undefined {
  if (integration.responseTransferMode === 'STREAM') {
    notes.leftOut('response streaming', 'The method is left out. Keep the REST API for it.');
    return undefined;
  }
  if (Object.values(integration.requestParameters ?? {}).some((value) => value === "'Event'")) {
    notes.lost('asynchronous call', 'The client waits for the function.');
  }
  notes.changes(
    'event format',
    'Payload format 1.0 is kept. `path` begins with the name of the stage unless that is $default, and bodies that are no text, JSON or XML come as Base64: forms too.',
  );
  const { uri, credentials } = integration;
  return {
    integrationType: 'AWS_PROXY',
    integrationMethod: 'POST',
    ...given('integrationUri', uri),
    ...given('credentialsArn', credentials),
    payloadFormatVersion: '1.0',
    timeoutInMillis: timeoutOf(integration, notes),
  };
}

function serviceMembers(integration: Integration, notes: PlacedNotes): object | undefined {
  const { credentials, integrationResponses = {} } = integration;
  const service = moveService(integration);
  if (service === undefined || credentials === undefined) {
    notes.leftOut(
      'AWS integration with templates',
      'The method is left out. Use a service subtype, or a function that is called as a proxy.',
    );
    return undefined;
  }
  const shaped = Object.values(integrationResponses).some(({ responseTemplates = {} }) =>
    Object.values(responseTemplates).some((template) => (template ?? '') !== ''),
  );
  if (shaped) notes.lost('response templates', 'Clients get what the service answers.');
  notes.changes(
    'AWS integration',
    `It becomes the subtype ${service.integrationSubtype} with the same inputs; status and body of the service are the answer.`,
  );
  return {
    integrationType: 'AWS_PROXY',
    ...service,
    credentialsArn: credentials,
    payloadFormatVersion: '1.0',
    timeoutInMillis: timeoutOf(integration, notes),
  };
}

function endpointMembers(integration: Integration, place: IntegrationPlace): object | undefined {
  const { notes, resourcePath } = place;
  const { uri = '', httpMethod, requestParameters = {}, connectionType, tlsConfig } = integration;
  if (connectionType === 'VPC_LINK') {
    notes.leftOut(
      'private integration',
      'The method is left out. HTTP APIs have VPC links of their own, which reach listeners and Cloud Map services.',
    );
    return undefined;
  }
  const moved = moveUri(uri, requestParameters, resourcePath);
  if (typeof moved === 'string') {
    notes.leftOut('endpoint', `The method is left out: ${moved}.`);
    return undefined;
  }
  if (integration.responseTransferMode === 'STREAM') {
    notes.lost('response streaming', 'Answers are collected before they are sent.');
  }
  if (tlsConfig?.insecureSkipVerification === true) {
    notes.lost('skipped certificate check', 'The endpoint needs a certificate that the service trusts.');
  }
  const request = moveRequestParameters(requestParameters);
  noteUnmoved(request.unmoved, notes);
  const parameters = { ...request.parameters, ...given('overwrite:path', moved.path) };
  const responses = integration.type === 'HTTP' ? shapedResponses(integration, notes) : undefined;
  return {
    integrationType: 'HTTP_PROXY',
    ...given('integrationMethod', httpMethod),
    integrationUri: moved.uri,
    payloadFormatVersion: '1.0',
    timeoutInMillis: timeoutOf(integration, notes),
    ...(Object.keys(parameters).length > 0 && { requestParameters: parameters }),
    ...given('responseParameters', responses),
  };
}

/** An integration that is no proxy: what of its responses parameter mapping can do. */
function shapedResponses(integration: Integration, notes: PlacedNotes): object | undefined {
  const { requestTemplates = {}, integrationResponses = {} } = integration;
  const responses = Object.values(integrationResponses);
  const hasTemplates = [requestTemplates, ...responses.map(({ responseTemplates = {} }) => responseTemplates)].some(
    (templates) => Object.values(templates).some((template) => (template ?? '') !== ''),
  );
  if (hasTemplates) {
    notes.lost(
      'HTTP integration with templates',
      'It becomes HTTP_PROXY, with the bodies of the client and of the endpoint: shape them there.',
    );
  }
  notes.changes(
    'HTTP integration',
    'It becomes HTTP_PROXY: all headers and query parameters go along, and the status of the endpoint is the answer.',
  );
  const byStatus: [string, Readonly<Record<string, string>>][] = [];
  for (const { statusCode, selectionPattern = '', responseParameters = {} } of responses) {
    const { parameters, unmoved } = moveResponseHeaders(responseParameters);
    noteUnmoved(unmoved, notes);
    // A pattern that is one status is the key that HTTP APIs want; others are an endpoint's own affair there.
    const status = selectionPattern === '' ? statusCode : selectionPattern;
    if (!/^[2-5]\d\d$/.test(status)) {
      notes.lost(`selection pattern ${status}`, 'Parameter mapping goes by single statuses of the endpoint.');
      continue;
    }
    const mapped = { ...parameters, ...(status !== statusCode && { 'overwrite:statuscode': statusCode }) };
    if (Object.keys(mapped).length > 0) byStatus.push([status, mapped]);
  }
  return byStatus.length === 0 ? undefined : Object.fromEntries(byStatus);
}

function noteUnmoved(unmoved: readonly UnmovedMapping[], notes: PlacedNotes): void {
  for (const { mapping, why } of unmoved) notes.lost(`mapping of ${mapping}`, why);
}

function timeoutOf({ timeoutInMillis }: Integration, notes: PlacedNotes): number {
  if (timeoutInMillis <= maxTimeoutMs) return timeoutInMillis;
  notes.lost(`timeout of ${timeoutInMillis} ms`, 'It becomes 30 seconds, the most that HTTP APIs wait.');
  return maxTimeoutMs;
}

// An API as the named things it consists of, without ids, defaults and what an endpoint adds by itself: two of these
// can be compared whichever side they come from.
import type { PushedKind } from '../../../shared/contract/push';
import { isMembers } from '../../../shared/definition/edits/member-path';
import { parseJson } from '../../../shared/definition/edits/parse-json';
import {
  defaultGatewayResponseTemplate,
  type GatewayResponseType,
  gatewayResponseStatus,
} from '../../../shared/definition/rest/gateway-response';
import { shortApiArns } from '../../../shared/infrastructure/export/own-arns';
import type { ApiParts } from './api-parts';
import type { Members } from './management-client';

export interface PushedThing {
  readonly kind: PushedKind;
  readonly name: string;
  readonly settings: Members;
}

/** By kind and name. */
export type PushedThings = ReadonlyMap<string, PushedThing>;

/** Puts things under their keys. */
export function thingsByKey(things: readonly PushedThing[]): PushedThings {
  return new Map(things.map((thing) => [`${thing.kind} ${thing.name}`, thing]));
}

/** The things of an API. */
export function thingsOfApi(parts: ApiParts): PushedThings {
  const apiId = String(parts.api.id);
  const authorizerNames = namesById(parts.authorizers);
  const validatorNames = namesById(parts.requestValidators);
  const named = (kind: PushedKind, list: readonly Members[], settings: (part: Members) => Members): PushedThing[] =>
    list.map((part) => ({ kind, name: String(part.name), settings: plain(settings(part)) }));
  return thingsByKey([
    { kind: 'api', name: String(parts.api.name), settings: plain(apiSettings(parts.api)) },
    ...parts.resources.map(({ path }): PushedThing => ({ kind: 'resource', name: path, settings: {} })),
    ...parts.resources.flatMap(({ id, path, methods }) =>
      Object.entries(methods).map(
        ([verb, method]): PushedThing => ({
          kind: 'method',
          name: `${verb} ${path}`,
          settings: plain(methodSettings(method, id, authorizerNames, validatorNames)),
        }),
      ),
    ),
    ...named('model', parts.models, (model) => modelSettings(model, apiId)),
    ...named('authorizer', parts.authorizers, authorizerSettings),
    ...named('request validator', parts.requestValidators, ({ id: _, name: _name, ...settings }) => settings),
    ...parts.gatewayResponses.map(gatewayResponse),
    ...parts.documentationParts.map(documentationPart),
  ]);
}

function apiSettings(api: Members): Members {
  const { id, createdDate, rootResourceId, warnings, apiStatus, apiStatusMessage, name, ...settings } = api;
  const { endpointConfiguration, policy, apiKeySource, tags, ...rest } = settings;
  return {
    ...rest,
    tags: ownTags(tags),
    name,
    ...(apiKeySource !== 'HEADER' && { apiKeySource }),
    ...(typeof policy === 'string' && { policy: shortPolicy(policy, String(id)) }),
    ...(isMembers(endpointConfiguration) && { endpointConfiguration }),
  };
}

/** Tags without those of AWS: CloudFormation sets them on what it made, and nobody else may. */
export function ownTags(tags: unknown): Members {
  return Object.fromEntries(Object.entries(isMembers(tags) ? tags : {}).filter(([name]) => !name.startsWith('aws:')));
}

/** The policy as a value, the API's own ARN shortened: ids and accounts differ from side to side. */
function shortPolicy(policy: string, apiId: string): unknown {
  // AWS recorded: answers carry the document with its quotes escaped once more
  const unescaped = policy.startsWith('{\\') ? parseJson(`"${policy}"`) : policy;
  const value = parseJson(typeof unescaped === 'string' ? unescaped : policy) ?? policy;
  return parseJson(shortApiArns(JSON.stringify(value), apiId));
}

function methodSettings(
  method: Members,
  resourceId: string,
  authorizers: ReadonlyMap<string, string>,
  validators: ReadonlyMap<string, string>,
): Members {
  const { httpMethod, authorizerId, requestValidatorId, methodResponses, methodIntegration, ...others } = method;
  const { requestParameters, ...rest } = others;
  return {
    ...rest,
    requestParameters: parameters(requestParameters),
    authorizer: nameOf(authorizers, authorizerId),
    requestValidator: nameOf(validators, requestValidatorId),
    methodResponses: withoutStatus(methodResponses),
    ...(isMembers(methodIntegration) && { integration: integrationSettings(methodIntegration, resourceId) }),
  };
}

function integrationSettings(integration: Members, resourceId: string): Members {
  const { integrationResponses, cacheNamespace, httpMethod, type, ...rest } = integration;
  const settings = Object.entries({ ...integrationDefaults, ...rest }).filter(
    ([name, value]) => !Object.hasOwn(integrationDefaults, name) || value !== integrationDefaults[name],
  );
  return {
    type,
    ...(type !== 'MOCK' && { httpMethod }),
    ...Object.fromEntries(settings),
    ...(cacheNamespace !== resourceId && { cacheNamespace }),
    integrationResponses: withoutStatus(integrationResponses),
  };
}

const integrationDefaults: Members = {
  connectionType: 'INTERNET',
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29_000,
  responseTransferMode: 'BUFFERED',
};

/** Responses by status code; the code stands in the key already. */
function withoutStatus(responses: unknown): unknown {
  if (!isMembers(responses)) return undefined;
  const entries = Object.entries(responses).map(([status, response]) => {
    const { statusCode: _, responseParameters, ...settings } = isMembers(response) ? response : {};
    return [status, { isThere: true, ...settings, responseParameters: parameters(responseParameters) }] as const;
  });
  return Object.fromEntries(entries);
}

/** A method's parameters say with true and false whether they are required; mappings are texts and stay. */
function parameters(declared: unknown): unknown {
  if (!isMembers(declared)) return undefined;
  const entries = Object.entries(declared).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? (value ? 'required' : 'optional') : value,
  ]);
  return Object.fromEntries(entries);
}

function modelSettings({ contentType, description, schema }: Members, apiId: string): Members {
  const text = String(schema ?? '').replaceAll(`/restapis/${apiId}/models/`, '/restapis/-/models/');
  return { contentType, description, schema: parseJson(text) ?? text };
}

function authorizerSettings({ id, name, authType, authorizerResultTtlInSeconds: ttl, ...settings }: Members): Members {
  // AWS documented: 300 seconds where nothing is said
  return { ...settings, ...(ttl !== 300 && { authorizerResultTtlInSeconds: ttl }) };
}

function gatewayResponse({ responseType, defaultResponse, statusCode, ...response }: Members): PushedThing {
  const name = String(responseType);
  const status = Object.hasOwn(gatewayResponseStatus, name)
    ? gatewayResponseStatus[name as GatewayResponseType]
    : undefined;
  const { responseTemplates } = response;
  const hasTemplates = isMembers(responseTemplates) && Object.keys(responseTemplates).length > 0;
  // AWS recorded: a response that was put takes the built-in status and template for what the put left out
  const settings = {
    ...response,
    statusCode: statusCode ?? (status === undefined ? undefined : String(status)),
    responseTemplates: hasTemplates ? responseTemplates : { 'application/json': defaultGatewayResponseTemplate },
  };
  return { kind: 'gateway response', name, settings: plain(settings) };
}

function documentationPart({ location, properties }: Members): PushedThing {
  const { type, path, method, statusCode, name } = isMembers(location) ? location : {};
  const words = [
    type,
    path === '/' ? undefined : path,
    method === '*' ? undefined : method,
    statusCode === '*' ? undefined : statusCode,
    name,
  ];
  const text = String(properties ?? '');
  return {
    kind: 'documentation part',
    name: words.filter((word) => word !== undefined).join(' '),
    settings: { properties: parseJson(text) ?? text },
  };
}

function namesById(parts: readonly Members[]): ReadonlyMap<string, string> {
  return new Map(parts.map(({ id, name }) => [String(id), String(name)]));
}

function nameOf(names: ReadonlyMap<string, string>, id: unknown): string | undefined {
  return typeof id === 'string' ? (names.get(id) ?? id) : undefined;
}

/** Settings without what says nothing: absent values, false, empty lists, maps and texts; empty templates stay. */
export function plain(settings: Members): Members {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const kept = Array.isArray(value) ? value : isMembers(value) ? plain(value) : value;
      const isNothing =
        kept === undefined ||
        kept === false ||
        (kept === '' && !name.includes('/')) ||
        (Array.isArray(kept) && kept.length === 0) ||
        (isMembers(kept) && Object.keys(kept).length === 0);
      return isNothing ? [] : [[name, kept] as const];
    }),
  );
}

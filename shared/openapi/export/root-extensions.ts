// The root of a document: info, addresses, and API Gateway's extensions.
import { isMembers } from '../../definition/edits/member-path';
import { parseJson } from '../../definition/edits/parse-json';
import type { DocumentationVersion } from '../../definition/rest/documentation';
import { type DocumentObject, whenFilled } from './document-object';
import { knownFields } from './documentation-lookup';
import type { ExportContext } from './export-context';

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

/** `info`; its version is the API's, or the time of its creation. */
export function infoOf(context: ExportContext): DocumentObject {
  const { api } = context.view;
  const { description, ...documented } = documentedInfo(context);
  const version = api.version ?? timestamp(api.createdDate);
  const text = description ?? api.description;
  if (description !== undefined && description !== api.description) {
    context.losses.info('info.description', 'The documentation part of the API stands in place of its description.');
  }
  const described = text === undefined ? {} : { description: text };
  return context.format === 'swagger'
    ? { ...described, version, title: api.name, ...documented }
    : { title: api.name, ...described, version, ...documented };
}

/** Root members that documentation of the API adds. */
export function documentedRoot(context: ExportContext): DocumentObject {
  const { tags, ...fields } = context.documentation.fieldsOf({ type: 'API' }, ['tags', 'externalDocs']);
  const isNamed = (tag: unknown) => isMembers(tag) && typeof tag.name === 'string';
  return { ...(Array.isArray(tags) && tags.every(isNamed) && { tags }), ...fields };
}

export interface ExportAddress {
  /** Host name, also with a scheme. */
  readonly host: string;
  readonly stageName: string | undefined;
}

/** `host`, `basePath` and `schemes` of Swagger 2.0, or `servers`. */
export function addressOf(context: ExportContext, { host, stageName }: ExportAddress): DocumentObject {
  const [, scheme = 'https', name = host] = /^(https?):\/\/(.*)$/.exec(host) ?? [];
  const endpoint = context.extensions.has('apigateway') ? endpointConfiguration(context) : {};
  if (context.format === 'swagger') {
    return { host: name, ...(stageName !== undefined && { basePath: `/${stageName}` }), schemes: [scheme] };
  }
  // AWS recorded: since 2025 the stage stands without a leading slash
  const variables = { basePath: { default: stageName ?? '' } };
  return { servers: [{ url: `${scheme}://${name}/{basePath}`, variables, ...whenFilled(ENDPOINT, endpoint) }] };
}

// AWS recorded: security policy, policy and access mode come first, binary media types last
/** API Gateway's own members of the root. */
export function rootExtensions(context: ExportContext, version: Partial<DocumentationVersion>): DocumentObject {
  const { view, extensions, format } = context;
  const { api } = view;
  const documentation = extensions.has('documentation') ? documentationOf(context, version) : {};
  if (!extensions.has('apigateway')) return documentation;
  return {
    ...(api.securityPolicy !== undefined && { 'x-amazon-apigateway-security-policy': api.securityPolicy }),
    ...policyOf(context),
    ...(api.endpointAccessMode !== undefined && {
      'x-amazon-apigateway-endpoint-access-mode': api.endpointAccessMode,
    }),
    ...(format === 'swagger' && whenFilled(ENDPOINT, endpointConfiguration(context))),
    ...(api.apiKeySource === 'AUTHORIZER' && { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' }),
    ...whenFilled('x-amazon-apigateway-gateway-responses', gatewayResponsesOf(context)),
    ...whenFilled('x-amazon-apigateway-request-validators', validatorsOf(context)),
    ...(api.minimumCompressionSize !== undefined && {
      'x-amazon-apigateway-minimum-compression-size': api.minimumCompressionSize,
    }),
    ...documentation,
    ...whenFilled('x-amazon-apigateway-binary-media-types', api.binaryMediaTypes),
  };
}

function documentedInfo(context: ExportContext): DocumentObject {
  const { info } = context.documentation.fieldsOf({ type: 'API' }, ['info']);
  // AWS documented: the version of the document is not overridden by the part
  return isMembers(info) ? knownFields(info, ['description', 'termsOfService', 'contact', 'license']) : {};
}

function endpointConfiguration({ view }: ExportContext): DocumentObject {
  const { endpointConfiguration: endpoint, disableExecuteApiEndpoint } = view.api;
  const isDualstack = endpoint.ipAddressType === 'dualstack' && endpoint.types[0] !== 'PRIVATE';
  return {
    ...(disableExecuteApiEndpoint && { disableExecuteApiEndpoint }),
    ...whenFilled('vpcEndpointIds', endpoint.vpcEndpointIds),
    ...(isDualstack && { ipAddressType: 'dualstack' }),
  };
}

function policyOf(context: ExportContext): DocumentObject {
  const { policy } = context.view.api;
  if (policy === undefined) return {};
  const parsed = parseJson(policy);
  if (isMembers(parsed)) return { 'x-amazon-apigateway-policy': parsed };
  context.losses.warn('x-amazon-apigateway-policy', 'The resource policy is no JSON object and is not exported.');
  return {};
}

function gatewayResponsesOf({ view }: ExportContext): DocumentObject {
  return Object.fromEntries(
    [...view.gatewayResponses.values()].map(({ responseType, statusCode, responseParameters, responseTemplates }) => [
      responseType,
      {
        ...(statusCode !== undefined && { statusCode }),
        ...whenFilled('responseParameters', responseParameters),
        ...whenFilled('responseTemplates', responseTemplates),
      },
    ]),
  );
}

function validatorsOf(context: ExportContext): DocumentObject {
  const validators = [...context.view.requestValidators.values()];
  const names = new Set(validators.map(({ name }) => name));
  if (names.size < validators.length) {
    context.losses.warn('x-amazon-apigateway-request-validators', 'Validators of one name are exported as one.');
  }
  return Object.fromEntries(
    validators.map(({ name, validateRequestBody, validateRequestParameters }) => [
      name,
      { validateRequestBody, validateRequestParameters },
    ]),
  );
}

function documentationOf(
  context: ExportContext,
  { version, createdDate }: Partial<DocumentationVersion>,
): DocumentObject {
  const documentationParts = context.documentation.parts.flatMap(({ location, properties }) => {
    const parsed = parseJson(properties);
    if (isMembers(parsed)) return [{ location, properties: parsed }];
    context.losses.warn(`documentation ${location.type}`, 'Properties that are no JSON object are not exported.');
    return [];
  });
  if (documentationParts.length === 0) return {};
  return {
    'x-amazon-apigateway-documentation': {
      ...(version !== undefined && { version }),
      ...(createdDate !== undefined && { createdDate: timestamp(createdDate) }),
      documentationParts,
    },
  };
}

// AWS recorded: the form of the timestamp
function timestamp(epochSeconds: number): string {
  return new Date(epochSeconds * 1_000).toISOString().replace(/\.\d+Z$/, 'Z');
}

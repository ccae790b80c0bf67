// The root of a document → the RestApi entity.
import { isMembers } from '../../definition/edits/member-path';
import { resourcePolicyProblem } from '../../definition/edits/rules/part-rules';
import { own } from '../../definition/records';
import type { EndpointType, RestApi } from '../../definition/rest/rest-api';
import { isOwnAddress } from './base-path';
import {
  addError,
  type ImportContext,
  isTrueAt,
  type Members,
  membersAt,
  reportOthers,
  textAt,
  textsAt,
} from './import-context';
import { asPolicy, partitionOf, policyText } from './policy';
import { refusal } from './read-document';

export interface ApiPlace {
  readonly region: string;
  readonly accountId: string;
  readonly endpointType: EndpointType;
  /** Epoch milliseconds. */
  readonly now: number;
}

const knownAtRoot = new Set([
  'swagger',
  'openapi',
  'info',
  'host',
  'schemes',
  'basePath',
  'servers',
  'paths',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
  'security',
  'consumes',
  'produces',
  'components',
  'tags',
  'externalDocs',
  'x-amazon-apigateway-api-key-source',
  'x-amazon-apigateway-binary-media-types',
  'x-amazon-apigateway-documentation',
  'x-amazon-apigateway-endpoint-access-mode',
  'x-amazon-apigateway-endpoint-configuration',
  'x-amazon-apigateway-gateway-responses',
  // Other tools write it for REST APIs too; AWS ignores it there.
  'x-amazon-apigateway-importexport-version',
  'x-amazon-apigateway-minimum-compression-size',
  'x-amazon-apigateway-policy',
  'x-amazon-apigateway-request-validator',
  'x-amazon-apigateway-request-validators',
  'x-amazon-apigateway-security-policy',
  // A copy of the document's own operations.
  'x-postman-collection',
]);
const knownInComponents = new Set([
  'schemas',
  'securitySchemes',
  'parameters',
  'responses',
  'requestBodies',
  'headers',
]);

/** The API itself: name, version and what the root extensions say. */
export function readApi(context: ImportContext, at: ApiPlace): RestApi {
  const { document, ids } = context;
  const info = membersAt(context, document, 'info', '') ?? {};
  const name = textAt(info, 'title');
  if (name === undefined || name === '') throw refusal('A document needs a title.', { path: 'info.title' });
  reportRoot(context, info);
  const version = textAt(info, 'version');
  const description = textAt(info, 'description');
  return {
    id: ids.apiId,
    name,
    ...(description !== undefined && description !== '' && { description }),
    createdDate: Math.floor(at.now / 1_000),
    ...(version !== undefined && { version }),
    ...binaryMediaTypesOf(context),
    ...compressionOf(context),
    apiKeySource: apiKeySourceOf(context),
    ...endpointOf(context, at),
    ...policyOf(context, at),
    rootResourceId: ids.rootResourceId,
    ...securityPolicyOf(context),
    ...accessModeOf(context),
  };
}

function reportRoot(context: ImportContext, info: Members): void {
  const { document } = context;
  reportOthers(context, document, knownAtRoot, '');
  reportOthers(context, info, new Set(['title', 'version', 'description']), 'info');
  if (!isOwnAddress(context)) {
    const place = context.format === 'swagger' ? 'host' : 'servers';
    context.losses.info(place, 'Addresses of servers are not kept: the API has addresses of its own.');
  }
  const components = own(document, 'components');
  if (isMembers(components)) reportOthers(context, components, knownInComponents, 'components');
}

function binaryMediaTypesOf(context: ImportContext): Pick<RestApi, 'binaryMediaTypes'> {
  const types = textsAt(context, context.document, 'x-amazon-apigateway-binary-media-types', '');
  return types === undefined || types.length === 0 ? {} : { binaryMediaTypes: types };
}

function compressionOf(context: ImportContext): Pick<RestApi, 'minimumCompressionSize'> {
  const place = 'x-amazon-apigateway-minimum-compression-size';
  const written = textAt(context.document, place);
  if (written === undefined) return {};
  const size = Number(written);
  if (Number.isInteger(size) && size >= 0 && size <= 10_485_760) return { minimumCompressionSize: size };
  addError(context, place, 'Invalid minimum compression size, must be between 0 and 10485760');
  return {};
}

function apiKeySourceOf(context: ImportContext): RestApi['apiKeySource'] {
  const place = 'x-amazon-apigateway-api-key-source';
  const written = textAt(context.document, place)?.toUpperCase();
  if (written === undefined || written === 'HEADER' || written === 'AUTHORIZER') return written ?? 'HEADER';
  context.losses.warn(place, `${written} is neither HEADER nor AUTHORIZER; HEADER is used.`);
  return 'HEADER';
}

// AWS documented: the endpoint type is no part of the document, it comes with the call
function endpointOf(
  context: ImportContext,
  at: ApiPlace,
): Pick<RestApi, 'endpointConfiguration' | 'disableExecuteApiEndpoint'> {
  const place = 'x-amazon-apigateway-endpoint-configuration';
  const servers = own(context.document, 'servers');
  const owners: readonly unknown[] =
    context.format === 'swagger' || !Array.isArray(servers) ? [context.document] : servers;
  const source = owners
    .map((owner) => membersAt(context, owner, place, 'servers'))
    .find((found) => found !== undefined);
  if (source !== undefined) {
    reportOthers(context, source, new Set(['disableExecuteApiEndpoint', 'vpcEndpointIds', 'ipAddressType']), place);
  }
  const vpcEndpointIds = textsAt(context, source, 'vpcEndpointIds', place);
  const isPrivate = at.endpointType === 'PRIVATE';
  const written = textAt(source, 'ipAddressType');
  return {
    endpointConfiguration: {
      types: [at.endpointType],
      ...(vpcEndpointIds !== undefined && { vpcEndpointIds }),
      // AWS recorded: PRIVATE forces dualstack
      ipAddressType: isPrivate || written === 'dualstack' ? 'dualstack' : 'ipv4',
    },
    disableExecuteApiEndpoint: isTrueAt(source, 'disableExecuteApiEndpoint'),
  };
}

function policyOf(context: ImportContext, at: ApiPlace): Pick<RestApi, 'policy'> {
  const place = 'x-amazon-apigateway-policy';
  const source = own(context.document, place);
  if (source === undefined || source === null) return {};
  const policy = asPolicy(source);
  if (policy === undefined || resourcePolicyProblem(JSON.stringify(policy)) !== undefined) {
    // AWS assumed: remembered wording
    addError(
      context,
      place,
      'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    );
    return {};
  }
  const { region, accountId } = at;
  return {
    policy: policyText(policy, { partition: partitionOf(region), region, accountId, apiId: context.ids.apiId }),
  };
}

function accessModeOf(context: ImportContext): Pick<RestApi, 'endpointAccessMode'> {
  const place = 'x-amazon-apigateway-endpoint-access-mode';
  const written = textAt(context.document, place)?.toUpperCase();
  if (written === 'BASIC' || written === 'STRICT') return { endpointAccessMode: written };
  if (written !== undefined) context.losses.warn(place, `${written} is neither BASIC nor STRICT; it is left out.`);
  return {};
}

// AWS documented: the policies named SecurityPolicy_… need an access mode beside them
function securityPolicyOf(context: ImportContext): Pick<RestApi, 'securityPolicy'> {
  const place = 'x-amazon-apigateway-security-policy';
  const securityPolicy = textAt(context.document, place);
  if (securityPolicy === undefined) return {};
  const hasMode = textAt(context.document, 'x-amazon-apigateway-endpoint-access-mode') !== undefined;
  if (hasMode || !securityPolicy.startsWith('SecurityPolicy_')) return { securityPolicy };
  context.losses.warn(place, `${securityPolicy} needs x-amazon-apigateway-endpoint-access-mode; it is left out.`);
  return {};
}

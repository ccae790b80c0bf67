// The settings of an API that no document carries, as the patch that makes the endpoint's API like ours.
// https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateRestApi.html
import { isDeepEqual } from '../../../shared/definition/changes';
import type { Members, PatchOperation } from './management-client';
import { ownTags } from './pushed-things';
import { membersOf, patchSegment, textPatch } from './stage-settings';

/** The body of CreateRestApi; a document put after it brings the rest. */
export function newApiBody(api: Members): Members {
  const { name, description, endpointConfiguration, apiKeySource, disableExecuteApiEndpoint, tags } = api;
  const { binaryMediaTypes, minimumCompressionSize, securityPolicy, endpointAccessMode } = api;
  return Object.fromEntries(
    Object.entries({
      name,
      description,
      endpointConfiguration,
      apiKeySource,
      disableExecuteApiEndpoint,
      binaryMediaTypes,
      minimumCompressionSize,
      securityPolicy,
      endpointAccessMode,
      ...(tags !== undefined && { tags: ownTags(tags) }),
    }).filter(([, value]) => value !== undefined),
  );
}

/** The patch that turns the settings of the API `found` into those of `wanted`. Policies travel in the document. */
export function apiPatch(wanted: Members, found: Members): readonly PatchOperation[] {
  const to = membersOf(wanted.endpointConfiguration);
  const from = membersOf(found.endpointConfiguration);
  const [type] = listOf(to.types);
  const [oldType] = listOf(from.types);
  return [
    ...textPatch('/name', wanted.name, found.name),
    ...textPatch('/description', wanted.description, found.description),
    ...textPatch('/apiKeySource', wanted.apiKeySource ?? 'HEADER', found.apiKeySource),
    ...textPatch(
      '/disableExecuteApiEndpoint',
      wanted.disableExecuteApiEndpoint,
      found.disableExecuteApiEndpoint ?? false,
    ),
    ...textPatch('/minimumCompressionSize', wanted.minimumCompressionSize, found.minimumCompressionSize),
    ...whereSet('/securityPolicy', wanted.securityPolicy, found.securityPolicy),
    ...whereSet('/endpointAccessMode', wanted.endpointAccessMode, found.endpointAccessMode),
    ...(type === undefined || type === oldType
      ? []
      : [{ op: 'replace' as const, path: `/endpointConfiguration/types/${oldType ?? '0'}`, value: type }]),
    ...whereSet('/endpointConfiguration/ipAddressType', to.ipAddressType, from.ipAddressType),
    ...listPatch('/endpointConfiguration/vpcEndpointIds', listOf(to.vpcEndpointIds), listOf(from.vpcEndpointIds)),
    ...mediaTypePatch(listOf(wanted.binaryMediaTypes), listOf(found.binaryMediaTypes)),
  ];
}

/** An endpoint sets these by itself; only what the working copy says counts. */
function whereSet(path: string, wanted: unknown, found: unknown): readonly PatchOperation[] {
  return wanted === undefined || isDeepEqual(wanted, found) ? [] : [{ op: 'replace', path, value: String(wanted) }];
}

function listPatch(path: string, wanted: readonly string[], found: readonly string[]): readonly PatchOperation[] {
  return [
    ...wanted.filter((item) => !found.includes(item)).map((value) => ({ op: 'add' as const, path, value })),
    ...found.filter((item) => !wanted.includes(item)).map((value) => ({ op: 'remove' as const, path, value })),
  ];
}

function mediaTypePatch(wanted: readonly string[], found: readonly string[]): readonly PatchOperation[] {
  const at = (type: string) => `/binaryMediaTypes/${patchSegment(type)}`;
  return [
    ...wanted.filter((type) => !found.includes(type)).map((type) => ({ op: 'add' as const, path: at(type) })),
    ...found.filter((type) => !wanted.includes(type)).map((type) => ({ op: 'remove' as const, path: at(type) })),
  ];
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

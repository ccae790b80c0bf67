// The integration of a method → `x-amazon-apigateway-integration` (reference: OpenAPI 5.5).
import type { Integration, IntegrationResponse } from '../../definition/rest/integration';
import { type DocumentObject, whenFilled } from './document-object';
import type { ExportContext } from './export-context';

export interface BlockPlace {
  readonly resourceId: string;
  readonly place: string;
}

// AWS recorded: defaults are left out, except the passthrough behaviour. The order of keys is not stable there
/** The block, members with their default value left out. */
export function integrationBlock(context: ExportContext, integration: Integration, at: BlockPlace): DocumentObject {
  const { type, httpMethod, uri, credentials, connectionType, connectionId, timeoutInMillis } = integration;
  const { integrationTarget, contentHandling, cacheNamespace, tlsConfig, responseTransferMode } = integration;
  const isPrivate = connectionType === 'VPC_LINK';
  return {
    type: type.toLowerCase(),
    ...(httpMethod !== undefined && { httpMethod }),
    ...(uri !== undefined && { uri }),
    ...(credentials !== undefined && { credentials }),
    ...whenFilled('responses', responsesOf(context, integration, at.place)),
    ...whenFilled('requestParameters', integration.requestParameters),
    ...whenFilled('requestTemplates', integration.requestTemplates),
    passthroughBehavior: integration.passthroughBehavior.toLowerCase(),
    ...(isPrivate && { connectionType }),
    ...(connectionId !== undefined && { connectionId }),
    ...(integrationTarget !== undefined && { integrationTarget }),
    ...(contentHandling !== undefined && { contentHandling }),
    ...(timeoutInMillis !== 29_000 && { timeoutInMillis }),
    ...(tlsConfig !== undefined && { tlsConfig: { insecureSkipVerification: tlsConfig.insecureSkipVerification } }),
    ...(cacheNamespace !== undefined && cacheNamespace !== at.resourceId && { cacheNamespace }),
    ...(integration.cacheKeyParameters.length > 0 && { cacheKeyParameters: integration.cacheKeyParameters }),
    ...(responseTransferMode === 'STREAM' && { responseTransferMode }),
  };
}

function responsesOf(context: ExportContext, integration: Integration, place: string): DocumentObject | undefined {
  const responses = new Map<string, DocumentObject>();
  for (const response of Object.values(integration.integrationResponses ?? {})) {
    const pattern = response.selectionPattern ?? '';
    const key = pattern === '' ? 'default' : pattern;
    if (responses.has(key) || (key === 'default' && pattern !== '')) {
      const reason = responses.has(key) ? 'has the pattern of another one' : 'has a pattern that means "no pattern"';
      context.losses.warn(place, `The integration response ${response.statusCode} ${reason} and is not exported.`);
      continue;
    }
    responses.set(key, responseOf(response));
  }
  return Object.fromEntries(responses);
}

function responseOf(response: IntegrationResponse): DocumentObject {
  return {
    statusCode: response.statusCode,
    ...whenFilled('responseParameters', response.responseParameters),
    ...whenFilled('responseTemplates', response.responseTemplates),
    ...(response.contentHandling !== undefined && { contentHandling: response.contentHandling }),
  };
}

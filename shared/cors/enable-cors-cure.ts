// What Enable CORS would have to be told so that it lets one page through.
import type { ResourceView } from '../definition/api-view';
import { corsHeaders } from '../definition/edits/cors-edits';
import type { CorsCure } from './cors-cure';
import { type PageRequest, unsafeHeaders } from './page-request';

interface CureWords {
  readonly label: string;
  /** Also DEFAULT_4XX and DEFAULT_5XX. */
  readonly withGatewayResponses: boolean;
}

/** Empty where OPTIONS calls an endpoint: Enable CORS would replace it. */
export function enableCorsCure(
  node: ResourceView,
  request: PageRequest,
  words: CureWords,
): { readonly cure?: CorsCure } {
  const integration = node.methods.get('OPTIONS')?.methodIntegration;
  if (integration !== undefined && integration.type !== 'MOCK') return {};
  const mapped = integration?.integrationResponses?.['200']?.responseParameters?.[allowHeadersParameter];
  // what other pages were promised stays
  const before = /^'(.*)'$/.exec(mapped ?? '')?.[1] ?? corsHeaders;
  const known = before.split(',').map((name) => name.trim().toLowerCase());
  const missing = unsafeHeaders(request).filter((name) => !known.includes(name));
  const cure: CorsCure = {
    kind: 'enable-cors',
    resourceId: node.resource.id,
    ...words,
    allowHeaders: [before, ...missing].join(','),
    // a browser takes no * where credentials go along
    ...(request.hasCredentials && { allowOrigin: request.origin, allowCredentials: true }),
  };
  return { cure };
}

const allowHeadersParameter = 'method.response.header.Access-Control-Allow-Headers';

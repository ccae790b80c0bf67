// How an integration's endpoint is called in few words: at the diagram's end, in the tree, in notes.
import type { Integration } from '../../../shared/definition/rest/integration';
import type { Method } from '../../../shared/definition/rest/method';

export type EndpointKind = 'http' | 'lambda' | 'service' | 'mock' | 'none';

export interface EndpointWords {
  readonly kind: EndpointKind;
  /** `Lambda`, `HTTP`, `Mock`, `DynamoDB` … */
  readonly title: string;
  /** The function's name, the URL's host, the action; empty where there is none. */
  readonly name: string;
}

/** The endpoint of an integration; kind `none` where a method has no integration yet. */
export function endpointWords(integration: Integration | undefined): EndpointWords {
  if (integration === undefined) return { kind: 'none', title: 'None', name: '' };
  const uri = integration.uri ?? '';
  if (integration.type === 'MOCK') return { kind: 'mock', title: 'Mock', name: '' };
  if (integration.type === 'HTTP' || integration.type === 'HTTP_PROXY') {
    return { kind: 'http', title: integration.connectionType === 'VPC_LINK' ? 'VPC link' : 'HTTP', name: hostOf(uri) };
  }
  const lambda = /functions\/(?:arn:[^/]*:function:)?([^/]+)/.exec(uri);
  if (lambda !== null) return { kind: 'lambda', title: 'Lambda', name: lambda[1] ?? '' };
  const service = /^arn:[^:]*:apigateway:[^:]*:(?:[^:.]+\.)?([^:.]+):(?:action\/([^&]+)|path\/(.*))$/.exec(uri);
  return { kind: 'service', title: 'AWS service', name: service === null ? uri : serviceName(service) };
}

/** The name as the diagram's end shows it: the host that was called, else the address with its variables cut short. */
export function shownName({ kind, name }: EndpointWords, calledUrl: string | undefined): string {
  if (kind === 'http' && calledUrl !== undefined && calledUrl !== '') return hostOf(calledUrl);
  return name.replace(/\$\{stageVariables\.(\w+)\}/g, '$$$1');
}

/** What stands beside a verb where the method has no operation name: `mock`, `api.example.com`, `get-order`. */
export function endpointCaption(method: Method): string {
  const { kind, title, name } = endpointWords(method.methodIntegration);
  if (kind === 'none') return 'no integration';
  return name === '' ? title.toLowerCase() : name;
}

/** True for `HTTP_PROXY` and `AWS_PROXY`: no templates, and no integration response. */
export function isProxy(integration: Integration | undefined): boolean {
  return integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY';
}

function serviceName(parts: RegExpExecArray): string {
  const [, service = '', action] = parts;
  return action === undefined ? service : `${service} ${action}`;
}

/** Host and port of a URL as written; stage variables and path variables may stand in it, so no URL parser. */
function hostOf(uri: string): string {
  const host = /^https?:\/\/([^/?#]*)/i.exec(uri);
  return host?.[1] ?? uri;
}

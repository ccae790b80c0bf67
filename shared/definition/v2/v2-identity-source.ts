// Identity sources of authorizers of HTTP and WebSocket APIs: what each expression reads.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
import type { V2ProtocolType } from './api';

export interface V2IdentitySource {
  /** As written: `$request.header.Authorization`. */
  readonly expression: string;
  readonly place: 'header' | 'querystring' | 'context' | 'stage-variable';
  readonly name: string;
}

type Forms = readonly (readonly [V2IdentitySource['place'], RegExp])[];

const httpForms: Forms = [
  ['header', /^\$request\.header\.([!#$%&'*+\-.^_`|~0-9A-Za-z]+)$/],
  ['querystring', /^\$request\.querystring\.(\S+)$/],
  ['context', /^\$context\.([A-Za-z0-9_.]+)$/],
  ['stage-variable', /^\$stageVariables\.([A-Za-z0-9_]+)$/],
];

const webSocketForms: Forms = [
  ['header', /^route\.request\.header\.([!#$%&'*+\-.^_`|~0-9A-Za-z]+)$/],
  ['querystring', /^route\.request\.querystring\.(\S+)$/],
  ['context', /^context\.([A-Za-z0-9_.]+)$/],
  ['stage-variable', /^stageVariables\.([A-Za-z0-9_]+)$/],
];

/** What the expression reads; undefined where it is none of this protocol. */
export function parseV2IdentitySource(expression: string, protocol: V2ProtocolType): V2IdentitySource | undefined {
  for (const [place, form] of protocol === 'HTTP' ? httpForms : webSocketForms) {
    const name = form.exec(expression)?.[1];
    if (name !== undefined) return { expression, place, name };
  }
  return undefined;
}

// Cases about templates: what a template makes of a request's or of an endpoint answer's payload.
import type { CaseEndpoint, CaseRequest, CaseStage, ConformanceCase } from './conformance-case';
import { http, type OperationOptions } from './operations';

type Source = ConformanceCase['source'];

export interface RenderingOptions {
  readonly request?: Partial<CaseRequest>;
  readonly endpoint?: CaseEndpoint;
  readonly stage?: CaseStage;
  /** Default `/t`. */
  readonly resource?: string;
  readonly operation?: OperationOptions;
}

/** `template` as the request template of a POST: `payload` is rendered to `rendered`, which the endpoint gets. */
export function rendersRequest(
  id: string,
  source: Source,
  template: string,
  payload: string,
  rendered: string | RegExp,
  options: RenderingOptions = {},
): ConformanceCase {
  const { resource = '/t', request, endpoint, stage, operation } = options;
  const integration = { httpMethod: 'POST', requestTemplates: { 'application/json': template } };
  return {
    id,
    source,
    paths: { [resource]: { post: http(integration, operation) } },
    ...(endpoint && { endpoint }),
    ...(stage && { stage }),
    request: { method: 'POST', path: '/dev/t', body: payload, ...request },
    answer: { status: 200, sent: { body: rendered } },
  };
}

/** A request template that cannot be rendered: nothing is sent. */
export function failsToRender(id: string, source: Source, template: string, payload = '{}'): ConformanceCase {
  return {
    ...rendersRequest(id, source, template, payload, ''),
    answer: {
      status: 500,
      json: { message: 'Internal server error' },
      log: 'Execution failed due to configuration error: Unable to transform request',
      sent: null,
    },
  };
}

/** `template` as the response template of an HTTP integration whose endpoint answers `payload`. */
export function rendersResponse(
  id: string,
  source: Source,
  template: string,
  payload: string,
  rendered: string | RegExp,
  options: RenderingOptions = {},
): ConformanceCase {
  const { resource = '/t', request, endpoint, stage, operation } = options;
  const responses = { default: { statusCode: '200', responseTemplates: { 'application/json': template } } };
  return {
    id,
    source,
    paths: { [resource]: { get: http({ responses }, operation) } },
    endpoint: { body: payload, ...endpoint },
    ...(stage && { stage }),
    request: { path: '/dev/t', ...request },
    answer: { status: 200, body: rendered },
  };
}

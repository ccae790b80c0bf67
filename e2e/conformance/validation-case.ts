// Cases about validation: a path with parameters and models in front of an endpoint, and requests it refuses or lets pass.
import type { CaseRequest, ConformanceCase } from './conformance-case';
import { http, parameters } from './operations';

type Source = ConformanceCase['source'];

export interface Validated {
  /** Name of the validator; `null`: none. */
  readonly validator?: 'all' | 'parameters' | 'body' | 'nothing' | null;
  readonly declared?: readonly string[];
  /** Content type → schema. */
  readonly models?: Readonly<Record<string, object>>;
  readonly schemas?: Readonly<Record<string, object>>;
  readonly responses?: object;
  readonly path?: string;
  /** Further members of the integration. */
  readonly integration?: object;
}

export const validators = {
  all: { validateRequestParameters: true, validateRequestBody: true },
  parameters: { validateRequestParameters: true, validateRequestBody: false },
  body: { validateRequestParameters: false, validateRequestBody: true },
  nothing: { validateRequestParameters: false, validateRequestBody: false },
};

/** GET and POST of a path in front of an endpoint, validated. */
export function validated(setup: Validated): Pick<ConformanceCase, 'paths' | 'document'> {
  const { validator = 'all', declared = [], models = {}, schemas = {}, responses, path = '/x', integration } = setup;
  const content = Object.entries(models).map(([type, schema]) => [type, { schema }]);
  const more = {
    ...(declared.length > 0 && parameters(...declared)),
    ...(validator !== null && { 'x-amazon-apigateway-request-validator': validator }),
    ...(content.length > 0 && { requestBody: { content: Object.fromEntries(content) } }),
  };
  return {
    paths: {
      [path]: { get: http(integration, { more }), post: http({ httpMethod: 'POST', ...integration }, { more }) },
    },
    document: {
      'x-amazon-apigateway-request-validators': validators,
      ...(Object.keys(schemas).length > 0 && { components: { schemas } }),
      ...(responses !== undefined && { 'x-amazon-apigateway-gateway-responses': responses }),
    },
  };
}

/** A request that validation refuses: the endpoint is not called. */
export function refuses(
  id: string,
  source: Source,
  setup: Validated,
  request: CaseRequest,
  message: string,
): ConformanceCase {
  return {
    id,
    source,
    ...validated(setup),
    request,
    answer: {
      status: 400,
      json: { message },
      headers: {
        'x-amzn-ErrorType': 'BadRequestException',
        'Content-Type': 'application/json',
        'X-Amzn-Trace-Id': null,
      },
      sent: null,
    },
  };
}

/** A request that goes on: the endpoint gets the body as it came. */
export function passes(id: string, source: Source, setup: Validated, request: CaseRequest): ConformanceCase {
  const { body } = request;
  const sent = request.method === 'POST' && typeof body === 'string' ? { sent: { body } } : {};
  return { id, source, ...validated(setup), request, answer: { status: 200, ...sent } };
}

export function post(body?: string, contentType?: string): CaseRequest {
  return {
    method: 'POST',
    path: '/dev/x',
    ...(contentType !== undefined && { headers: [['Content-Type', contentType]] }),
    ...(body !== undefined && { body }),
  };
}

export const invalidBody = 'Invalid request body';
export const model = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const note = { type: 'object', required: ['NoteId'], properties: { NoteId: { type: 'string' } } };
export const notes: Validated = { models: { 'application/json': model('Note') }, schemas: { Note: note } };
/** One model for JSON. */
export const json = (schema: object, more: Readonly<Record<string, object>> = {}): Validated => ({
  models: { 'application/json': model('Thing') },
  schemas: { Thing: schema, ...more },
});

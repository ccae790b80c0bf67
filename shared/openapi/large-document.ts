// A document of any size, for benchmarks and end-to-end tests: every kind of thing a large API has.

const verbs = ['get', 'post', 'put', 'delete'] as const;

/** An OpenAPI 3.0 document (JSON text) with exactly `methods` methods: MOCK and HTTP_PROXY, models, mappings. */
export function generateLargeDocument(methods: number): string {
  const paths: [string, Record<string, unknown>][] = [];
  for (let at = 0; at < methods; at += verbs.length) {
    const group = Math.floor(at / (verbs.length * 10));
    const path = `/group${group}/items${at / verbs.length}/{itemId}`;
    const operations = verbs
      .slice(0, Math.min(verbs.length, methods - at))
      .map((verb, index) => [verb, operation(verb, at + index)] as const);
    paths.push([path, Object.fromEntries(operations)]);
  }
  const schemas = Array.from({ length: Math.ceil(methods / 20) }, (_, at) => [`Item${at}`, schema(at)] as const);
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: `Large API of ${methods} methods`, version: '1.0.0' },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
  });
}

function operation(verb: (typeof verbs)[number], number: number): object {
  const model = { $ref: `#/components/schemas/Item${Math.floor(number / 20)}` };
  const content = { 'application/json': { schema: model } };
  const hasBody = verb === 'post' || verb === 'put';
  return {
    operationId: `${verb}Item${number}`,
    parameters: [
      { name: 'itemId', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'verbose', in: 'query', schema: { type: 'string' } },
    ],
    ...(hasBody && { requestBody: { content, required: true }, 'x-amazon-apigateway-request-validator': 'all' }),
    responses: {
      '200': { description: '200 response', headers: { 'x-item': { schema: { type: 'string' } } }, content },
    },
    'x-amazon-apigateway-integration': number % 3 === 2 ? proxy(verb) : mock(number),
  };
}

function mock(number: number): object {
  const template = `#set($id = $input.params('itemId'))\n{"id": "$id", "number": ${number}}`;
  return {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: {
        statusCode: '200',
        responseParameters: { 'method.response.header.x-item': `'item ${number}'` },
        responseTemplates: { 'application/json': template },
      },
    },
  };
}

function proxy(verb: string): object {
  return {
    type: 'http_proxy',
    httpMethod: verb.toUpperCase(),
    uri: 'https://backend.example.com/items/{id}',
    requestParameters: { 'integration.request.path.id': 'method.request.path.itemId' },
  };
}

function schema(at: number): object {
  return {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      count: { type: 'integer', minimum: 0 },
      next: { $ref: `#/components/schemas/Item${at}` },
    },
  };
}

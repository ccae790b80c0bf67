// The example of an empty workspace: two methods that answer by themselves.

const mock = (template: string) => ({
  responses: { '200': { description: 'OK' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': template } } },
  },
});

/** An OpenAPI document with API Gateway's extensions. */
export const exampleApi = {
  openapi: '3.0.1',
  info: { title: 'Hello', version: '1.0' },
  paths: {
    '/hello': { get: mock('{\n  "message": "Hello, $context.identity.sourceIp"\n}') },
    '/hello/{name}': {
      get: {
        ...mock('{\n  "message": "Hello, $util.escapeJavaScript($input.params(\'name\'))"\n}'),
        parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
      },
    },
  },
} as const;

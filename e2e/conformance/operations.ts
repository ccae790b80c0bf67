// OpenAPI operations for cases: MOCK, HTTP and HTTP_PROXY integrations with as little around them as the case needs.

export interface OperationOptions {
  /** Names of headers that the method response declares. */
  readonly headers?: readonly string[];
  /** Status codes of the method responses. */
  readonly statuses?: readonly string[];
  /** Further members of the operation. */
  readonly more?: object;
}

export interface MockOptions extends OperationOptions {
  /** The request template. */
  readonly request?: string;
  /** Status code of the default integration response. */
  readonly status?: string;
  /** Further members of the default integration response. */
  readonly response?: object;
  /** Further members of the integration. */
  readonly integration?: object;
}

/** A MOCK operation that answers what `template` renders; undefined: there is no template. */
export function mock(template: string | undefined, options: MockOptions = {}): object {
  const { request = '{"statusCode": 200}', status = '200', response = {}, integration = {} } = options;
  const responseTemplates = template === undefined ? {} : { responseTemplates: { 'application/json': template } };
  const whole = {
    type: 'mock',
    requestTemplates: { 'application/json': request },
    responses: { default: { statusCode: status, ...responseTemplates, ...response } },
    ...integration,
  };
  return operation(whole, { statuses: [status], ...options });
}

/** An HTTP operation on the case's endpoint: GET `/back`, one default response. */
export function http(integration: object = {}, options: OperationOptions = {}): object {
  const defaults = { type: 'http', httpMethod: 'GET', uri: 'http://{endpoint}/back' };
  return operation({ ...defaults, responses: { default: { statusCode: '200' } }, ...integration }, options);
}

/** An HTTP_PROXY operation on the case's endpoint, with the client's method. */
export function proxy(integration: object = {}, options: OperationOptions = {}): object {
  return operation({ type: 'http_proxy', httpMethod: 'ANY', uri: 'http://{endpoint}/back', ...integration }, options);
}

/** An operation with `integration`. */
export function operation(integration: object, options: OperationOptions = {}): object {
  const { headers = [], statuses = ['200'], more = {} } = options;
  const declared = Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }]));
  const response = { description: '', ...(headers.length > 0 && { headers: declared }) };
  return {
    responses: Object.fromEntries(statuses.map((status) => [status, response])),
    'x-amazon-apigateway-integration': integration,
    ...more,
  };
}

/** Parameters of an operation: `header X-A`, `query q`, `path id`; a `!` at the end makes one required. */
export function parameters(...written: readonly string[]): object {
  return {
    parameters: written.map((text) => {
      const [place = '', name = ''] = text.replace(/!$/, '').split(' ');
      return { in: place, name, required: text.endsWith('!') || place === 'path', schema: { type: 'string' } };
    }),
  };
}

/** The invocation ARN of a function of the case's account. */
export function invocationArn(functionReference: string, region = 'us-east-1'): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionReference}/invocations`;
}

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

/** An AWS_PROXY operation on the function `fn`. */
export function lambdaProxy(integration: object = {}, options: OperationOptions = {}): object {
  return operation(
    { type: 'aws_proxy', httpMethod: 'POST', uri: invocationArn(functionArn('fn')), ...integration },
    options,
  );
}

/** An AWS operation on the function `fn`, one default response. */
export function lambda(integration: object = {}, options: OperationOptions = {}): object {
  const defaults = { type: 'aws', httpMethod: 'POST', uri: invocationArn(functionArn('fn')) };
  return operation({ ...defaults, responses: { default: { statusCode: '200' } }, ...integration }, options);
}
